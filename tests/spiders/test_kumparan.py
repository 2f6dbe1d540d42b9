"""kumparan."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.kumparan import Kumparan
from tests.spiders.reading import located, read, source_of, texts

SCOPE = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://kumparan.com/kumparannews/pasar-ikan-dibuka-24AbC1dEfGh"


@pytest.mark.parametrize("end", ["", "/2", "/full", "?utm_source=x"])
def test_pages_of_an_article_are_the_article(end: str) -> None:
    assert located(Kumparan, URL + end) == ("24AbC1dEfGh", "article", None)


LD = """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pasar Ikan Dibuka",
"datePublished":"2026-07-24T03:15:00.000Z","author":{"@type":"Person","name":"Sari Dewi"}}</script>
<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"position":1,"item":{"name":"kumparan"}},
{"position":2,"item":{"name":"News"}},{"position":3,"item":{"name":"kumparanNEWS"}}]}</script>"""


@pytest.mark.parametrize(
    "story",
    [
        '<article><p data-qa-id="story-paragraph">Pasar itu dibuka.</p><aside>iklan</aside>'
        '<p data-qa-id="story-paragraph">Ramai.</p>'
        '<footer><a data-qa-id="tag-topic"><span>Pasar</span></a></footer></article>',
        '<main class="StoryRenderer__EditorWrapper-sc-1"><div class="track_paragraph">'
        '<span data-qa-id="story-paragraph">Pasar itu'
        ' dibuka.</span></div><div class="track_paragraph"><span data-qa-id="story-paragraph">Ramai.</span></div></main>'
        '<a data-qa-id="tag-topic"><span>Pasar</span></a>',
        '<div class="sc-2"><div class="track_paragraph"><span data-qa-id="story-paragraph">Pasar itu dibuka.</span></div>'
        '<div class="track_paragraph"><span data-qa-id="story-paragraph">Ramai.</span></div></div>'
        '<a data-qa-id="tag-topic">Pasar</a>',
        '<div class="sc-3"><div><span data-qa-id="story-paragraph">Pasar itu dibuka.</span></div><aside>iklan</aside>'
        '<div><span data-qa-id="story-paragraph">Ramai.</span></div></div><a data-qa-id="tag-topic">Pasar</a>',
    ],
)
def test_paragraphs_whatever_stands_around_them(story: str) -> None:
    page = f"""{LD}<h1 data-qa-id="story-title">Pasar Ikan Dibuka</h1><span data-qa-id="author-name">kumparanNEWS</span>
    <time data-qa-id="publish-date">24 Juli 2026 10:15 WIB</time>{story}"""
    article = read(Kumparan, URL, page)
    assert (article.title, article.authors, article.channel_name) == ("Pasar Ikan Dibuka", ["Sari Dewi"], "News")
    assert (str(article.published_at), article.published_offset) == ("2026-07-24 10:15:00+07:00", 420)
    assert (texts(article), article.tags) == (["Pasar itu dibuka.", "Ramai."], ["Pasar"])
    assert article.completeness is Completeness.COMPLETE


def test_a_time_that_counts_from_now_gives_way_to_the_exact_one() -> None:
    page = f"""{LD}<h1>Pasar Ikan</h1><time data-qa-id="publish-date">2 jam yang lalu</time>
    <article><p data-qa-id="story-paragraph">Buka.</p></article>"""
    assert str(read(Kumparan, URL, page).published_at) == "2026-07-24 03:15:00+00:00"


def test_further_pages() -> None:
    page = """<h1>Pasar Ikan</h1><article><p data-qa-id="story-paragraph">{}</p></article><a href="{}">Selanjutnya</a>"""
    article = read(Kumparan, URL, page.format("Satu.", f"{URL}/2"), page.format("Dua.", URL))
    assert (texts(article), article.pages_expected) == (["Satu.", "Dua."], 2)


def test_the_fixture_of_2026(shared: Path) -> None:
    url = "https://kumparan.com/kumparannews/contoh-peresmian-jalan-tol-baru-dukung-konektivitas-wilayah-24AbC1dEfGh"
    article = read(Kumparan, url, (shared / "snippets" / "egi-kumparan--sample-article.html").read_bytes())
    assert len(article.blocks) == 7
    assert article.tags == ["Jalan Tol", "Infrastruktur", "Kementerian PU"]
    assert [image.credit for image in article.images] == [
        "Foto: Contoh Fotografer/kumparan",
        "Foto: Contoh Fotografer Kedua/kumparan",
    ]


def test_sitemaps_of_the_channels() -> None:
    source, home = source_of(Kumparan, "sitemap"), "https://kumparan.com"
    names = ("basic", "image", "channels", "channel_news", "channel_tekno-sains")
    index = "".join(f"<sitemap><loc>{home}/sitemap_{name}.xml</loc></sitemap>" for name in names)
    listing = source.read(f"<sitemapindex>{index}</sitemapindex>".encode(), f"{home}/sitemap.xml", SCOPE)
    steps = source.after(SCOPE, source.first(SCOPE), listing)
    assert [step.url for step in steps] == [f"{home}/sitemap_channel_news.xml", f"{home}/sitemap_channel_tekno-sains.xml"]

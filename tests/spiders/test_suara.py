"""Suara.com."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.suara import Suara
from tests.spiders.reading import listed, located, read, source_of, texts

SCOPE = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://www.suara.com/news/2026/07/24/070859/pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL + "?page=all", ("2026-07-24-070859-pasar-ikan-dibuka", "article", "news")),
        (
            "https://jogja.suara.com/read/2021/10/15/162419/pasar-ikan",
            ("2021-10-15-162419-pasar-ikan", "article", "jogja"),
        ),
        ("https://www.suara.com/foto/2026/07/24/070900/pasar-ikan", ("2026-07-24-070900-pasar-ikan", "gallery", None)),
    ],
)
def test_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Suara, url) == expected


LD = """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-07-24T07:08:59+07:00",
"author":[{"name":"Sari Dewi"},{"name":"Bagus Putra"}]}</script>"""
PAGE = f"""{LD}<script>dataLayer = [{{'articleTotalPages': 3}}];</script><div class="detail-content"><div class="article-image">
<h1>Pasar Ikan Dibuka</h1><h3 class="author-trigger"><a>Sari Dewi</a>, <a>Bagus Putra</a></h3></div>
<div class="article-content"><div class="ten-second"><ul><li>Ringkasnya begini.</li></ul></div>
<p><strong>Suara.com - </strong>Pasar itu dibuka.</p><div class="article-read"><ul><p>Baca Juga</p><li>
<a href="/x">Cumi</a></li></ul></div>
<div class="baca-juga-new"><a href="/x">Udang</a></div><p>Ramai sekali.</p></div><div class="wrap-pagination">
<ul class="pagination-custom"><li class="active"><span>1</span></li><li><a href="{URL}?page=2">2</a></li>
<li><a href="{URL}?page=2">&gt;</a></li></ul></div><div class="article-tags"><a># pasar</a><a># ikan</a></div></div>"""


def test_article_and_what_its_script_says_of_pages() -> None:
    article = read(Suara, URL, PAGE)
    assert (article.title, article.authors) == ("Pasar Ikan Dibuka", ["Sari Dewi", "Bagus Putra"])
    assert (article.dateline, article.tags) == ("Suara.com", ["pasar", "ikan"])
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]
    assert (article.pages_expected, article.completeness) == (3, Completeness.PARTIAL)


@pytest.mark.parametrize(
    ("layout", "page"),
    [
        (
            "article",
            """<div class="article-image"><h1>Pasar Ikan</h1><h3 class="author-trigger"><a>Sari Dewi</a></h3>
            <span>Jum'at, 24 Juli 2026 | 07:08 WIB</span></div>
            <div class="article-content"><p><strong>Suara.com -</strong> Pasar itu dibuka.</p></div>""",
        ),
        (
            "detail",
            """<div class="info"><h1>Pasar Ikan</h1><div class="head-writer-date"><div class="writer">
            <span>Sari Dewi</span></div>
            <div class="date"><span>Jum'at, 24 Juli 2026 | 07:08 WIB</span></div></div></div>
            <article class="detail-content detail-berita"><p><strong>Suara.com - </strong>Pasar itu dibuka.</p></article>""",
        ),
        (
            "content",
            """<div class="title"><h1>Pasar Ikan</h1></div><div class="dateDetail"><div class="fl">
            <author>Sari Dewi</author></div>
            <div class="fr"><time>Jum'at, 24 Juli 2026 | 07:08 WIB</time></div></div>
            <article class="content-article"><p><strong>Suara.com</strong> - Pasar itu dibuka.</p>
            <p><strong>Kontributor : Tono Adi</strong></p></article>""",
        ),
    ],
)
def test_generations_without_metadata(layout: str, page: str) -> None:
    article = read(Suara, URL, page)
    assert (article.layout, article.title, article.authors) == (layout, "Pasar Ikan", ["Sari Dewi"])
    assert (article.dateline, texts(article)) == ("Suara.com", ["Pasar itu dibuka."])
    assert str(article.published_at) == "2026-07-24 07:08:00+07:00"


def test_the_fixture_of_2026(shared: Path) -> None:
    pages = [(shared / "snippets" / f"egi-suara--sample-article{page}.html").read_bytes() for page in ("", "-page2")]
    article = read(Suara, "https://www.suara.com/news/2026/07/24/070859/contoh-judul-berita-suara-multipage", *pages)
    assert (article.pages_expected, article.completeness) == (2, Completeness.COMPLETE)
    assert [text.split()[1] for text in texts(article)] == ["adalah", "kedua", "ketiga", "keempat", "pertama", "kedua"]
    assert str(article.published_at) == "2026-07-24 07:08:59+07:00"


@pytest.mark.parametrize(
    "card",
    [
        '<div class="article-kanal-info"><h2><a href="{url}">Pasar Ikan</a></h2>'
        '<span class="date">24 Juli 2026 07:08</span></div>',
        '<div class="list-item-y-img-retangle"><div class="item"><div class="img-thumb-4"><a href="/foto"></a></div>'
        '<div class="text-list-item-y"><a href="{url}"><h2>Pasar</h2></a>'
        '<span class="date">24 Juli 2026 07:08</span></div></div></div>',
        '<div class="item-content"><a href="/news">News</a><h4 class="post-title"><a class="ellipsis2" href="{url}">Pasar'
        "</a></h4>"
        '<span class="suara-time">24 Juli 2026 | 07:08 WIB</span></div>',
    ],
)
def test_list_of_the_latest(card: str) -> None:
    found = listed(Suara, "latest", card.format(url=URL).encode(), "https://www.suara.com/indeks", SCOPE)
    assert found == [(URL, "2026-07-24T07:08+07:00")]


def test_sitemap() -> None:
    source, home = source_of(Suara, "sitemap"), "https://www.suara.com/sitemap.xml"
    index = b"".join(
        b"<sitemap><loc>https://www.suara.com/news/sitemap-%s.xml</loc></sitemap>" % name
        for name in (b"web", b"news", b"image")
    )
    listing = source.read(b"<sitemapindex>" + index + b"</sitemapindex>", home, SCOPE)
    steps = source.after(SCOPE, source.first(SCOPE), listing)
    assert [step.url for step in steps] == ["https://www.suara.com/news/sitemap-news.xml"]
    news = f"""<urlset xmlns:news="x"><url><loc>{URL}</loc><news:news><news:publication_date>2026-07-24T07:08:59+07:00
    </news:publication_date><news:title>Pasar Ikan</news:title></news:news></url></urlset>"""
    assert listed(Suara, "sitemap", news.encode(), steps[0].url, SCOPE) == [(URL, "2026-07-24T07:08+07:00")]

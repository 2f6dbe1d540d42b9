"""IDN Times."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.idntimes import IdnTimes
from tests.spiders.reading import listed, located, read, source_of, texts

SCOPE = Scope(date(2026, 7, 24), date(2026, 7, 24), channel="news", prefix="www.idntimes.com/news")
URL = "https://www.idntimes.com/news/indonesia/pasar-ikan-dibuka-00-fxtur-a1b2c3"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, ("a1b2c3", "article", "news")),
        (URL.replace("fxtur", "gwxyz"), ("a1b2c3", "article", "news")),
        ("https://bali.idntimes.com/news/bali/pasar-ikan-00-gwxyz-d4e5f6", ("d4e5f6", "article", "bali")),
        ("https://www.idntimes.com/tag/indonesia/pasar-fxtur-a1b2c3", None),
        ("https://www.idntimes.com/news/indonesia", None),
    ],
)
def test_addresses(url: str, expected: tuple[str, str, str | None] | None) -> None:
    assert located(IdnTimes, url) == expected


PAGE = """
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pasar Ikan","keywords":["Pasar","Update me","Ikan"],
"datePublished":"2026-07-24T11:00:00+07:00","author":[{"name":"Sari Dewi"}]}</script>
<a><span data-testid="breadcrumbs-1">Home</span></a><a><span data-testid="breadcrumbs-2">News</span></a>
<a><span data-testid="breadcrumbs-3">Indonesia</span></a><h2 data-testid="title-article">Cumi</h2>
<h1 data-testid="title-article">Pasar Ikan</h1><div id="article-description"><div><p class="article-text">
<strong>Jakarta, IDN Times
- </strong>Pasar itu <a href="/tag/ikan">ikan</a>.</p><div data-cy="ds-widget-card-1">Bali</div><p>Ramai.</p></div></div>"""


def test_article() -> None:
    article = read(IdnTimes, URL, PAGE)
    assert (article.title, article.authors, article.dateline) == ("Pasar Ikan", ["Sari Dewi"], "Jakarta, IDN Times")
    assert (article.channel_name, article.section, article.tags) == ("News", ["Indonesia"], ["Pasar", "Ikan"])
    assert texts(article) == ["Pasar itu ikan.", "Ramai."]
    assert str(article.published_at) == "2026-07-24 11:00:00+07:00"


def test_time_as_printed() -> None:
    page = """<h1>Pasar Ikan</h1><time>24 Aug 2026, 11:00 WIB</time><div id="article-description"><p>Buka.</p></div>"""
    assert str(read(IdnTimes, URL, page).published_at) == "2026-08-24 11:00:00+07:00"


OLD = "https://www.idntimes.com/business/finance/sari-dewi/pasar-ikan-dibuka"
OLD_PAGE = """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pasar","author":{"name":"Sari Dewi"},
"datePublished":"2021-08-09T07:44:00+07:00"}</script><script type="application/ld+json">{"@type":"BreadcrumbList",
"itemListElement":[{"item":{"name":"Business"}},{"item":{"name":"Finance"}}]}</script>
<h1 class="header-logo"><a><img></a></h1><section class="content-post"><h1 class="title-text">Pasar Ikan</h1>
<div class="excerpt">Warga senang</div><div class="featured-image"><img src="/kosong.png" data-src="https://cdn.idntimes.com/a.jpg">
<span>Pasar ikan - Bagus Putra</span></div><div class="author-name"><div><span>Verified</span></div><a>Sari Dewi <img></a></div>
<article id="article-content" class="content-post-description">
<p><strong>Jakarta, IDN Times </strong>-&nbsp;Pasar itu dibuka.</p>
<p><a><strong><em>Baca Juga: Harga Cumi</em></strong></a></p><div class="show-page" target="1"></div>
<div class="split-page split-page1 open" data-target="1"><div class="inarticle-ads">iklan</div><h2>1. Ramai</h2>
<div class="embed-image"><img src="https://cdn.idntimes.com/b.jpg"><span class="main-article-source">Ikan - Bagus</span></div>
<p>Ramai sekali.</p><div class="editors-pick"><h3>Editor's picks</h3><ul><li><a>Udang</a></li></ul></div></div>
<div class="show-page hide" target="2"></div><div class="split-page split-page2" data-target="2"><h2>2. Murah</h2>
<p>Murah.</p></div>
</article><div class="content-post-topic"><ul><li><a>pasar</a></li><li><a>Ikan</a></li></ul></div><ul><li>
<div class="content-post-name"><a>Tono Adi</a><span>Editor</span></div></li></ul></section>"""


def test_blocks_of_2021_are_pages_of_one_html() -> None:
    article = read(IdnTimes, OLD + "/full", OLD_PAGE)
    assert (article.layout, article.url, article.title) == ("post", OLD, "Pasar Ikan")
    assert (article.subtitle, article.dateline) == ("Warga senang", "Jakarta, IDN Times")
    assert (article.authors, article.editors, article.tags) == (["Sari Dewi"], ["Tono Adi"], ["pasar", "Ikan"])
    assert (article.channel_name, article.section) == ("Business", ["Finance"])
    assert texts(article) == ["Pasar itu dibuka.", "1. Ramai", "Ramai sekali.", "2. Murah", "Murah."]
    assert [block.page for block in article.blocks] == [1, 1, 1, 2, 2]
    assert (article.pages_expected, article.completeness) == (2, Completeness.COMPLETE)
    assert [image.url[-5:] for image in article.images] == ["a.jpg", "b.jpg"]
    assert str(article.published_at) == "2021-08-09 07:44:00+07:00"


def test_the_fixtures_of_2026(shared: Path) -> None:
    folder = shared / "snippets"
    url = "https://www.idntimes.com/news/indonesia/contoh-judul-berita-idn-times-pertama-00-fxtur-a1b2c3"
    article = read(IdnTimes, url, (folder / "egi-idn_times--sample-article.html").read_bytes())
    assert (article.dateline, len(article.blocks)) == ("Jakarta, IDN Times", 3)
    assert article.tags == ["Contoh Topik Fixture", "Pengujian Adapter"]
    page = (folder / "egi-idn_times--listing-news.html").read_bytes()
    assert listed(IdnTimes, "latest", page, "https://www.idntimes.com/news", SCOPE) == [
        (url, "2026-07-24T11:00+07:00"),
        ("https://www.idntimes.com/news/world/contoh-berita-idn-times-dunia-c1c2-01-gwxyz-d4e5f6", "2026-07-24T10:15+07:00"),
        ("https://www.idntimes.com/news/indonesia/contoh-berita-idn-times-ketiga-00-hijkl-g7h8i9", "2026-07-24T09:48+07:00"),
    ]


def test_hub_of_a_channel() -> None:
    page = f"""<div class="css-1"><a href="{URL}"><div><h2 data-cy="ds-card-article-title">Pasar</h2></div></a>
    <span data-cy="ds-card-article-pubdate">24 Jul 2026, 11:00 WIB</span><div><a href="/news"><span>News</span></a></div></div>
    <div data-cy="ds-widget-card-1"><a href="https://bali.idntimes.com"><h3>Bali</h3></a></div>"""
    assert source_of(IdnTimes, "latest").first(SCOPE).url == "https://www.idntimes.com/news"
    assert listed(IdnTimes, "latest", page.encode(), "https://www.idntimes.com/news", SCOPE) == [
        (URL, "2026-07-24T11:00+07:00")
    ]

"""VIVA.co.id."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.viva import Viva
from tests.spiders.reading import listed, located, read, saved, texts

SCOPE = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://www.viva.co.id/berita/1234561-pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL + "?page=2", ("1234561", "article", "berita")),
        ("https://www.viva.co.id/otomotif/mobil/1234562-mobil-baru", ("1234562", "article", "otomotif")),
        ("http://politik.news.viva.co.id/news/read/736458-pasar-ikan", ("736458", "article", None)),
        ("http://life.viva.co.id/style/read/736450-tas-ikan", ("736450", "article", None)),
        ("https://techno.viva.co.id/platform/30678-pasar-daring", ("techno-30678", "article", None)),
        ("https://www.viva.co.id/video/1234569-pasar-ikan", ("1234569", "video", None)),
        ("https://www.viva.co.id/foto/berita/1234570-pasar-ikan", ("1234570", "gallery", None)),
    ],
)
def test_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Viva, url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://www.viva.co.id/tag/pemilu-2029",
        "https://www.viva.co.id/tag/123456-pasar",
        "https://www.viva.co.id/indeks",
        "https://www.viva.co.id/berita",
        "https://forum.viva.co.id/umum/1234-pasar",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(Viva, url) is None


PAGE = f"""<html><head><script type="application/ld+json">{{"@type":"NewsArticle","headline":"Pasar Ikan Dibuka",
"datePublished":"2026-07-24T06:10:00+07:00","articleSection":"Berita","author":{{"name":"Sari Dewi"}}}}</script></head>
<body><article>
<h1 class="main-content-title">Pasar Ikan Dibuka</h1><div class="main-content-date">Jumat, 24 Juli 2026 - 06:10 WIB</div>
<div class="main-content-author"><ul><li><a>Sari Dewi</a></li><li><a>Bagus Putra</a></li></ul></div>
<div class="main-content-detail"><p><strong>Tuban, VIVA</strong> - Pasar itu dibuka.</p><div class="recommended-article">
<p>Baca Juga:</p>
<ul><li><a href="/x">Harga Cumi</a></li></ul></div><div class="ads">iklan</div><p>Ramai sekali.</p></div>
<div class="pagination-detail"><a href="{URL}?page=1">1</a><a href="{URL}?page=2">2</a></div></article></body></html>"""


def test_main_content() -> None:
    article = read(
        Viva,
        URL,
        PAGE,
        PAGE.replace("<strong>Tuban, VIVA</strong> - Pasar itu dibuka.", "Pasar tutup.").replace("Ramai", "Sepi"),
    )
    assert (article.title, article.authors, article.dateline) == ("Pasar Ikan Dibuka", ["Sari Dewi"], "Tuban, VIVA")
    assert (str(article.published_at), article.pages_expected) == ("2026-07-24 06:10:00+07:00", 2)
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali.", "Pasar tutup.", "Sepi sekali."]


@pytest.mark.parametrize(
    "page",
    [
        """<h1 class="title-big-detail">Pasar Ikan</h1><span class="meta-author"><span>Oleh : <b>Sari Dewi</b></span>
        <span>,</span><span>Selasa, 16 Februari 2016, 12:54 WIB</span></span>
        <div class="detail-content"><a class="share-btn-right">Bagikan</a>
        <p><strong>VIVA.co.id</strong> - Pasar itu dibuka.</p><div>iklan</div><span>Terkait</span></div>""",
        """<meta name="author" content="Sari Dewi"><meta name="pubdate" content="2016-02-16 12:54:00">
        <article><h1>Pasar Ikan</h1><div><span><p><strong>VIVA.co.id</strong> - Pasar itu dibuka.</p></span></div></article>""",
    ],
)
def test_before_2019(page: str) -> None:
    article = read(Viva, "http://politik.news.viva.co.id/news/read/736458-pasar-ikan", page)
    assert (article.layout, article.title, article.authors) == ("article", "Pasar Ikan", ["Sari Dewi"])
    assert (article.dateline, texts(article)) == ("VIVA.co.id", ["Pasar itu dibuka."])
    assert str(article.published_at) == "2016-02-16 12:54:00+07:00"


def test_list_of_the_latest() -> None:
    page = f"""<div class="article-list-row"><a class="article-list-thumb-link" href="{URL}"></a>
    <a class="article-list-title" href="{URL}">
    <h2>Pasar Ikan Dibuka</h2></a><div class="article-list-date"><span>24 Jul 2026 - 06:10 WIB</span></div></div>
    <div class="article-list-row"><a class="article-list-title" href="https://www.viva.co.id/tag/pasar">Pasar</a></div>"""
    assert listed(Viva, "latest", page.encode(), "https://www.viva.co.id/indeks", SCOPE) == [(URL, "2026-07-24T06:10+07:00")]


def test_the_real_index_of_2016(shared: Path) -> None:
    found = listed(
        Viva, "latest", saved(shared, "viva.co.id/anpandu--viva-mainpage.html.gz"), "http://www.viva.co.id/indeks", SCOPE
    )
    assert len(found) == 20
    assert found[0][1] == "2016-02-16T12:55+07:00"

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
        ("https://m.viva.co.id/berita/1234561-pasar-ikan-dibuka", ("1234561", "article", None)),
        ("https://m.viva.co.id/amp/showbiz/gosip/1191225-pasar-ikan", ("1191225", "article", None)),
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


def test_article_detail_of_2019() -> None:
    page = """<html><head><meta content="2019-12-07 08:12:17" property="article:published_time">
    <meta content="PT. VIVA MEDIA BARU - VIVA" name="author"/><meta content="Sari Dewi, Tono Adi" property="dable:author">
    </head><body>
    <div class="leading-title"><h1 itemprop="headline">Pasar Ikan Dibuka</h1><span itemprop="name">VIVA.co.id</span></div>
    <div class="leading-author-photo"><div class="author-info"><span><h5><a>Tim VIVA &raquo;</a></h5>%s</span></div></div>
    <div class="leading-date"><div class="leading-breadcrumb"><ul><li><a><span></span></a></li><li><a><b>Showbiz</b></a></li>
    <li><a><b>Gosip</b></a></li></ul></div><div class="date">Sabtu, 7 Desember 2019 | 08:12 WIB</div></div>
    <div class="leading-image"><img src="https://img.example/a.jpg"><div class="leading-image-info"><span>Photo :</span><ul>
    <li>VIVA/Sari</li></ul></div></div><div class="leading-image-caption">Pedagang ikan</div>
    <div class="vmodule article-content"><ul><li><div class="article-share-v2"><h5>Share</h5></div>
    <div class="article-detail article-detail-v2" id="article-detail-content"><p><strong>VIVA</strong> – Pasar itu dibuka.</p>
    <div class="iklan-18"><span><div id="in-article-1">iklan</div></span></div><p><strong>1. Pedagang Ikan</strong></p>
    <div class="lihat-skyscraper"><div class="article-list lihat-juga"><h6><b>Lihat Juga</b></h6><ul><li><a><h3>Harga Cumi</h3>
    </a></li></ul></div></div><p>Ramai sekali.</p></div></li></ul></div>
    <div class="related-tag box"><b>Topik :</b><ul><li><a>pasar ikan</a></li></ul></div></body></html>"""
    listed_names = '<div class="author-list"><ul><li><div class="info"><b>Sari Dewi</b></div></li></ul></div>'
    article = read(Viva, URL, page % listed_names)
    assert (article.layout, article.title, article.authors) == ("article-detail", "Pasar Ikan Dibuka", ["Sari Dewi"])
    assert (article.dateline, article.channel_name, article.section) == ("VIVA", "Showbiz", ["Gosip"])
    assert (str(article.published_at), article.tags) == ("2019-12-07 08:12:17+07:00", ["pasar ikan"])
    assert (article.images[0].caption, article.images[0].credit) == ("Pedagang ikan", "VIVA/Sari")
    assert texts(article) == ["Pasar itu dibuka.", "1. Pedagang Ikan", "Ramai sekali."]
    assert (article.pages_expected, str(article.completeness)) == (1, "complete")
    assert read(Viva, URL, page % "").authors == ["Sari Dewi", "Tono Adi"]


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

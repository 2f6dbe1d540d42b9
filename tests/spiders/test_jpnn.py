"""JPNN.com."""

from datetime import date

import pytest

from detikcrawl.discovery.source import Scope
from spiders.jpnn import Jpnn
from tests.spiders.reading import listed, located, read, source_of, texts

SCOPE = Scope(date(2024, 10, 1), date(2024, 10, 1))
URL = "https://www.jpnn.com/news/pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, (None, "article", "news")),
        (URL + "?page=2", (None, "article", "news")),
        ("https://jabar.jpnn.com/jabar-terkini/20357/pasar-ikan-dibuka", ("jabar-20357", "article", "jabar")),
        ("https://www.jpnn.com/foto/pasar-ikan", (None, "gallery", "news")),
        ("https://video.jpnn.com/video/pasar-ikan", (None, "video", None)),
    ],
)
def test_articles(url: str, expected: tuple[str | None, str, str | None]) -> None:
    found = located(Jpnn, url)
    assert found is not None
    assert found[1:] == expected[1:]
    assert expected[0] is None or found[0] == expected[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.jpnn.com/tag/pasar",
        "https://www.jpnn.com/indeks",
        "https://www.jpnn.com/news",
        "https://jabar.jpnn.com/tag/12/x",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(Jpnn, url) is None


def test_article() -> None:
    page = f"""<html><head><meta name="jpnncom_news_author" content="Sari Dewi">
    <meta name="jpnncom_news_pubdate" content="24 April 2026 20:05">
    </head><body><h1 class="judul">Pasar Ikan Dibuka</h1><div itemprop="articleBody"><p>
    <strong>jpnn.com, TUBAN</strong> - Pasar itu dibuka.</p>
    <div class="baca-juga"><p>Baca Juga:</p><a href="/x">Harga Cumi</a></div>
    <p>Silakan baca konten menarik lainnya dari JPNN.com</p>
    <p>Ramai sekali. <strong>(sd/jpnn)</strong></p><div class="pagination"><a href="{URL}?page=2">2</a></div></div></body>
    </html>"""
    article = read(Jpnn, URL, page)
    assert (article.title, article.authors, article.dateline) == ("Pasar Ikan Dibuka", ["Sari Dewi"], "jpnn.com, TUBAN")
    assert (str(article.published_at), article.initials) == ("2026-04-24 20:05:00+07:00", "sd/jpnn")
    assert (article.pages_expected, str(article.completeness)) == (2, "partial")
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]


def test_what_stands_behind_the_last_sentence() -> None:
    page = """<h1 class="judul">Pasar Ikan</h1><div class="page-content"><p>jpnn.com - Pasar itu dibuka.</p><p>Ramai sekali.
    (mcr4/antara/jpnn)</p><p>Jangan Sampai Ketinggalan Video Pilihan Redaksi ini:</p><p>Redaktur &amp; Reporter : Sari Dewi</p>
    </div><p class="waktu">Redaktur &amp; Reporter : Sari Dewi</p>"""
    article = read(Jpnn, URL, page)
    assert (article.dateline, article.initials, article.authors) == ("jpnn.com", "mcr4/antara/jpnn", ["Sari Dewi"])
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]


def test_page_of_2016() -> None:
    page = """<html><head><meta name="pubdate" content="2016-12-28T14-10-00Z" itemprop="datePublished"></head><body>
    <div class="search-date"><div class="date">Kamis, 29 Desember 2016 &mdash; 10:45 WIB</div></div>
    <div id="content-utama"><div class="section-left"><div class="artikel"><div class="breadcrumb"><a>JPNN.COM</a></div>
    <h1>Pasar Ikan</h1><div class="date">Rabu, 28 Desember 2016 - 14:10 WIB</div><div class="relative"><div class="side-post">
    iklan</div><div class="post"><div class="foto"><img src="https://img.example/a.jpg"><p>Pedagang ikan. Foto: Sari</p></div>
    <p>JAKARTA - Pasar itu dibuka.</p><p>Ramai sekali.(sd/jpnn)</p></div></div><div class="terkait"><h3>Berita Terkait</h3>
    <ul><li><h2><a>Harga Cumi</a></h2></li></ul></div><div class="tags">TAGS <a>pasar</a><a>ikan</a></div></div></div></div>"""
    article = read(Jpnn, URL, page)
    assert (article.layout, article.title, article.dateline) == ("post", "Pasar Ikan", "JAKARTA")
    assert (str(article.published_at), article.initials) == ("2016-12-28 14:10:00+07:00", "sd/jpnn")
    assert (article.tags, article.images[0].caption) == (["pasar", "ikan"], "Pedagang ikan.")
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]


def test_index_of_a_day() -> None:
    index = source_of(Jpnn, "index")
    assert index.first(SCOPE).url == "https://www.jpnn.com/indeks?id=&d=01&m=10&y=2024&tab=all&page=1"
    page = f'<div id="content-utama"><ul><li><div><h2><a href="{URL}">Pasar</a></h2></div></li></ul></div>'
    assert listed(Jpnn, "index", page.encode(), index.first(SCOPE).url, SCOPE) == [(URL, None)]

"""Tempo.co."""

import json
from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.tempo import Tempo
from tests.spiders.reading import check, labels, listed, located, read, saved, source_of, texts

SCOPE = Scope(date(2026, 7, 24), date(2026, 7, 24), channel="ekonomi", prefix="www.tempo.co/ekonomi")
URL = "https://www.tempo.co/ekonomi/pasar-ikan-dibuka-2277913"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, ("2277913", "article", "ekonomi")),
        ("http://gaya.tempo.co/read/news/2015/11/05/060716092/pasar-ikan", ("060716092", "article", "gaya")),
        ("https://www.tempo.co/read/news/2017/04/06/058863188/Pasar-Ikan", ("058863188", "article", None)),
        ("https://video.tempo.co/read/12345/pasar-ikan", ("12345", "video", None)),
        ("http://foto.tempo.co/read/beritafoto/32715/pasar-ikan", ("32715", "gallery", None)),
    ],
)
def test_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Tempo, url) == expected


@pytest.mark.parametrize(
    "url", ["https://nasional.tempo.co/read/1928595/pasar-ikan", "http://www.tempo.co/read/caping/2015/11/02/130082/ikan"]
)
def test_numbers_that_the_new_addresses_use_again_are_no_ids(url: str) -> None:
    found = located(Tempo, url)
    assert found is not None
    assert len(found[0]) == 16
    assert found[1] == "article"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.tempo.co/penulis/sari-dewi-99812",
        "https://www.tempo.co/tag/pasar-ikan-12345",
        "https://www.tempo.co/ekonomi",
        "https://www.tempo.co/ekonomi/_payload.json",
        "https://www.tempo.co/info-tempo/promo-bank-2277914",
        "https://koran.tempo.co/read/123456/pasar",
        "https://www.tempo.co/indeks",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(Tempo, url) is None


def test_data_of_a_rubric() -> None:
    flat = [
        {"data": 1}, {"rubric-content": 2}, {"latest": 3}, {"data": 4}, [5],
        {"canonical_url": 6, "published_at": 7, "title_digital": 8},
        "/ekonomi/pasar-ikan-dibuka-2277913", "2026-07-24 09:00:00", "Pasar Ikan Dibuka",
    ]  # fmt: skip
    payload = source_of(Tempo, "payload")
    assert payload.first(SCOPE).url == "https://www.tempo.co/ekonomi/_payload.json"
    assert not payload.covers("gaya")
    body = json.dumps(flat).encode()
    assert listed(Tempo, "payload", body, payload.first(SCOPE).url, SCOPE) == [(URL, "2026-07-24T09:00+07:00")]


def test_nuxt() -> None:
    page = """<html><head><meta property="article:published_time" content="null WIB"><script type="application/ld+json">
    {"@type":"NewsArticle","headline":"Pasar Ikan Dibuka","isAccessibleForFree":false,
    "datePublished":"2026-07-24T09:00:00+07:00",
    "author":[{"@type":"Person","name":"Sari Dewi"},{"@type":"Person","name":"Sari Dewi"}]}</script>
    <script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Ekonomi"},
    {"name":"Bisnis"}]}</script></head><body><div><a href="https://www.tempo.co/tag/lain">lain</a></div><article>
    <h1>Pasar Ikan Dibuka</h1><p>24 Juli 2026 | 09.00 WIB</p><div><a href="/penulis/sari-dewi-9">Sari Dewi</a></div>
    <figure><img src="/a.jpg"><figcaption>Pedagang ikan.</figcaption></figure>
    <div id="content-wrapper"><p>PASAR itu dibuka.</p></div><div id="ads-1">iklan</div>
    <div class="bg"><p>Scroll ke bawah untuk melanjutkan membaca</p></div><div id="content-wrapper"><h2>Ramai</h2></div>
    <div id="content-wrapper"><p>Pembeli berdatangan.</p></div>
    <div id="content-wrapper"><p><em>Tono Adi berkontribusi dalam penulisan artikel ini.</em></p></div>
    <div id="content-wrapper"><p>Pilihan Editor: <a href="/x">Harga Cumi</a></p></div>
    <div><a href="/tag/pasar-ikan">pasar-ikan</a></div></article></body></html>"""
    article = read(Tempo, URL, page)
    assert (article.layout, article.title, article.authors) == ("nuxt", "Pasar Ikan Dibuka", ["Sari Dewi"])
    assert (article.channel_name, article.section, article.tags) == ("Ekonomi", ["Bisnis"], ["pasar-ikan"])
    assert (str(article.published_at), article.is_free) == ("2026-07-24 09:00:00+07:00", False)
    assert texts(article) == ["PASAR itu dibuka.", "Ramai", "Pembeli berdatangan."]


def test_detail() -> None:
    page = """<meta name="author" content="Tempo.co"><div class="detail-title"><h1 class="title">Pasar Ikan</h1>
    <p class="date">Kamis, 6 April 2017 10:39 WIB</p></div><div class="detail-konten"><div class="detail-in" id="isi">
    <p><strong>TEMPO.CO</strong>, <strong>Tuban</strong> - Pasar itu dibuka.</p><p>Baca: <a href="/x">Harga Cumi</a></p>
    <p>Ramai.</p><p><strong>SARI DEWI | BAGUS</strong></p></div></div><div class="pg">
    <a href="https://nasional.tempo.co/read/1928595/pasar-ikan?page_num=2">2</a></div>"""
    article = read(Tempo, "https://nasional.tempo.co/read/1928595/pasar-ikan", page)
    assert (article.layout, article.title, article.dateline) == ("detail", "Pasar Ikan", "TEMPO.CO, Tuban")
    assert (str(article.published_at), article.authors) == ("2017-04-06 10:39:00+07:00", ["SARI DEWI"])
    assert (article.pages_expected, str(article.completeness)) == (2, "partial")
    assert texts(article) == ["Pasar itu dibuka.", "Ramai."]


def test_detail_of_2021() -> None:
    page = """<div class="breadcrumbs"><ul><li><a>Beranda</a></li><li><a>Tempo.co</a></li><li>
    <a class="fade selected">Bisnis</a></li></ul></div>
    <article class="detail-artikel"><div class="detail-title"><h1 class="title">Pasar Ikan</h1>
    <div class="block-avatar"><div class="box-avatar"><div class="text-avatar"><h4 class="title">Reporter</h4>
    <h4 class="title bold"><a>Sari Dewi</a></h4></div></div><div class="box-avatar"><div class="text-avatar"><h4>Editor</h4>
    <h4 class="title bold"><a>Rini Putri</a></h4></div></div></div><h4 class="date">Kamis, 4 Maret 2021 | 14:06 WIB</h4></div>
    <div class="foto-detail"><figure><img src="https://img.example/a.jpg"></figure><figcaption>Pedagang ikan.</figcaption></div>
    <div class="detail-in"><div class="banner728"><div class="inside728"><button>X</button></div></div>
    <p>TEMPO.CO, Tuban - Pasar itu dibuka.</p><div class="baca-juga"><h4 class="title">Baca Juga</h4><a>Harga Cumi</a></div>
    <div class="parallax-box"><a>iklan</a></div><p>Ramai sekali.</p></div></article>
    <div class="box-tag-detail"><a>ikan</a></div>
    <article class="detail-artikel berikutnya"><div class="detail-title"><h1>Harga Cumi</h1></div><div class="detail-in">
    <p>TEMPO.CO, Tuban - Harga naik.</p><button>Baca Selengkapnya</button></div></article>"""
    article = read(Tempo, "https://bisnis.tempo.co/read/1438976/pasar-ikan", page)
    assert (article.title, article.authors, article.editors) == ("Pasar Ikan", ["Sari Dewi"], ["Rini Putri"])
    assert (str(article.published_at), article.dateline) == ("2021-03-04 14:06:00+07:00", "TEMPO.CO, Tuban")
    assert (article.channel_name, article.tags, article.images[0].caption) == ("Bisnis", ["ikan"], "Pedagang ikan.")
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]


def test_article_of_2026() -> None:
    page = """<html><body><main><section class="related-news"><a href="/ekonomi/x-2274131">Harga Cumi</a></section>
    <p>Scroll ke bawah untuk membaca berita</p><h1 class="title-article">Pasar Ikan Dibuka</h1>
    <article class="grow space-y-6"><p>Pedagang di pasar ikan, Tuban, 19 Januari 2026. Tempo/Sari Dewi</p>
    <p>Tampilkan Ringkasan Artikel</p><p>PASAR ikan itu dibuka.</p>
    <div class="related-article"><a href="/ekonomi/y">Baca juga harga cumi</a></div><p>Ramai, kata wartawan Tempo/Jakarta.</p>
    <p>Dengarkan artikel</p><p>Bagikan</p></article></main></body></html>"""
    article = read(Tempo, "https://www.tempo.co/ekonomi/pasar-ikan-2273962", page)
    assert (article.layout, article.title) == ("nuxt-article", "Pasar Ikan Dibuka")
    assert texts(article) == ["PASAR ikan itu dibuka.", "Ramai, kata wartawan Tempo/Jakarta."]


def test_artikel() -> None:
    page = """<h1><a>gaya</a></h1><div class="artikel"><ul class="block-kanal-map"><li>home</li><li>gaya</li>
    <li>kuliner</li></ul>
    <h1>Pasar Ikan &nbsp;</h1><div class="block-tanggal">Kamis, 05 November 2015 | 11:13 WIB</div><div class="block-display">
    <div class="single-img"><div class="share-display"><img src="/s.png"></div><img src="http://a.example/a.jpg"></div>
    <div class="deskripsi">Pedagang ikan. TEMPO/Sari</div></div>
    <p><strong>TEMPO.CO</strong>, <strong>Tuban</strong> - Pasar itu dibuka.<br> <br> <strong>Harga Tetap</strong><br>
    Ramai sekali. <br> <br> <strong>SARI DEWI</strong></p></div><ul class="topik-terkait"><li><a>#Pasar Ikan</a></li></ul>"""
    article = read(Tempo, "http://gaya.tempo.co/read/news/2015/11/05/060716092/pasar-ikan", page)
    assert (article.layout, article.title, article.dateline) == ("artikel", "Pasar Ikan", "TEMPO.CO, Tuban")
    assert (article.authors, article.tags, article.section) == (["SARI DEWI"], ["Pasar Ikan"], ["kuliner"])
    assert article.images[0].url == "http://a.example/a.jpg"
    assert texts(article) == ["Pasar itu dibuka.", "Harga Tetap", "Ramai sekali."]


def test_real_pages(shared: Path) -> None:
    noted = labels(shared, "tempo.co")
    assert noted
    for label in noted:
        check(Tempo, shared, label)


def test_the_real_feed_of_2017(shared: Path) -> None:
    found = listed(Tempo, "rss", saved(shared, "tempo.co/gtrdp--tempo.xml.gz"), "https://rss.tempo.co/nasional", SCOPE)
    assert len(found) > 40
    assert found[0][1] == "2017-04-06T10:39+07:00"

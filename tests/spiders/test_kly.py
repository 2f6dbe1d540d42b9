# ruff: noqa: E501 - markup stands in lines as sites have them
"""The family KLY: Liputan6, Bola.com, Fimela, Merdeka, KapanLagi, Bola.net, Dream, Brilio, Otosia."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from detikcrawl.article import Article
from detikcrawl.discovery.source import Scope
from detikcrawl.extraction import channels
from detikcrawl.site import NewsSite
from spiders.bolacom import BolaCom
from spiders.bolanet import BolaNet
from spiders.brilio import Brilio
from spiders.dream import Dream
from spiders.families.kly import KlySite, read_patterns
from spiders.fimela import Fimela
from spiders.kapanlagi import KapanLagi
from spiders.liputan6 import Liputan6
from spiders.merdeka import Merdeka
from spiders.otosia import Otosia
from tests.spiders.reading import check, labels, listed, located, read, saved, source_of, texts

SITES: dict[str, type[NewsSite]] = {
    "liputan6.com": Liputan6,
    "bola.com": BolaCom,
    "fimela.com": Fimela,
    "merdeka.com": Merdeka,
    "kapanlagi.com": KapanLagi,
    "bola.net": BolaNet,
    "dream.co.id": Dream,
    "brilio.net": Brilio,
    "otosia.com": Otosia,
}
DAYS = Scope(date(2018, 1, 1), date(2026, 12, 31))


def facts(article: Article) -> tuple[str, str, int | None, str]:
    """Layout, page form, pages expected, completeness."""
    return article.layout or "", str(article.page_form), article.pages_expected, str(article.completeness)


# addresses


@pytest.mark.parametrize(
    ("site", "url", "expected"),
    [
        (Liputan6, "https://www.liputan6.com/cek-fakta/read/4358700/kabar", ("4358700", "article", "cek-fakta")),
        (Liputan6, "https://m.liputan6.com/amp/4415161/kabar", ("4415161", "article", None)),
        (Liputan6, "https://m.liputan6.com/ucnews/4299321/kabar", ("4299321", "article", None)),
        (Liputan6, "https://www.liputan6.com/photo/read/4021793/kabar", ("4021793", "gallery", None)),
        (Liputan6, "https://bola.liputan6.com/read/400001/kabar", ("400001", "article", None)),
        (Liputan6, "http://photo.liputan6.com/news/pasar-pagi-di-tepi-kota-2436696", ("2436696", "gallery", None)),
        (BolaCom, "https://www.bola.com/video/read/3999545/kabar", ("3999545", "video", None)),
        (Merdeka, "https://www.merdeka.com/peristiwa/read/8253998/kabar", ("8253998", "article", "peristiwa")),
        (Merdeka, "https://www.merdeka.com/uang/pasar-ramai.html?page=3", ("pasar-ramai", "article", "uang")),
        (Merdeka, "https://www.merdeka.com/sumut/pasar-ramai-12345-mvk.html", ("pasar-ramai-12345-mvk", "article", "sumut")),
        (Merdeka, "https://planet.merdeka.com/metro/pasar-ramai.html", ("pasar-ramai", "article", "planet")),
        (Merdeka, "https://www.merdeka.com/foto/peristiwa/pasar-ramai.html", ("pasar-ramai", "gallery", None)),
        (KapanLagi, "https://www.kapanlagi.com/korea/lagu-baru-d1d3e6.html", ("lagu-baru-d1d3e6", "article", "korea")),
        (KapanLagi, "http://www.kapanlagi.com/korea/lagu-baru-d1d3e6-2.html", ("lagu-baru-d1d3e6", "article", "korea")),
        (KapanLagi, "https://m.kapanlagi.com/amp/korea/lagu-baru-d1d3e6.html", ("lagu-baru-d1d3e6", "article", None)),
        (KapanLagi, "https://plus.kapanlagi.com/foto/10-foto.html", ("10-foto", "gallery", "plus")),
        (BolaNet, "https://m.bola.net/tag/pasar/laga-seru-e6567a.html", ("laga-seru-e6567a", "article", None)),
        (Dream, "https://haji.dream.co.id/safar/pasar-ramai-1807181.html", ("pasar-ramai-1807181", "article", "haji")),
        (Dream, "https://m.dream.co.id/travel/news/pasar--200707o/sore-u7g.html", ("pasar--200707o", "article", None)),
        (Dream, "https://www.dream.co.id/foto/pasar-180730s.html", ("pasar-180730s", "gallery", None)),
        (Brilio, "https://www.brilio.net/creator/pasar-ramai-a0c5f6.html", ("pasar-ramai-a0c5f6", "article", "creator")),
        (Otosia, "https://m.otosia.com/berita/motor-baru.html", ("motor-baru", "article", None)),
    ],
)
def test_articles(site: type[NewsSite], url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(site, url) == expected


@pytest.mark.parametrize(
    ("site", "url"),
    [
        (Liputan6, "https://enamplus.liputan6.com/read/4415161/kabar"),
        (Liputan6, "https://www.liputan6.com/news/indeks/2026/07/24"),
        (Liputan6, "https://www.liputan6.com.penipu.id/news/read/4415161/kabar"),
        (BolaCom, "https://m.bola.com/video/livestreaming/2863/kabar"),
        (BolaCom, "https://www.bola.network/dunia/read/4268634/kabar"),
        (Merdeka, "https://www.merdeka.com/company/disclaimer.html"),
        (Merdeka, "https://www.merdeka.com/reporter/sari-dewi/"),
        (Merdeka, "https://planet.merdeka.com/inspira.html"),
        (Merdeka, "https://planet.merdeka.com/inspira/index2.html"),
        (KapanLagi, "https://www.kapanlagi.com/showbiz/film/index2.html"),
        (BolaNet, "https://m.bola.net/olahraga_lain.html"),
        (Dream, "https://www.dream.co.id/kode-etik/pedoman-media-siber.html"),
        (Brilio, "https://www.brilio.net/ngakak/"),
        (Otosia, "https://m.otosia.com/mobil-dijual/honda.html"),
    ],
)
def test_other_addresses(site: type[NewsSite], url: str) -> None:
    assert located(site, url) is None


# the house's CMS

CMS_HEAD = """<head><meta property="article:published_time" content="2026-07-24T10:26:00+07:00">
<meta property="article:modified_time" content="2026-07-24T10:20:00+07:00"><meta name="author" content="Liputan6.com">
<meta property="article:section2" content="News"><meta property="article:section3" content="Peristiwa">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pasar Dibuka","author":{"@type":"Person","name":"Sari Dewi"}}</script>
<script>window.kly.article = {"isMultipage": true, "multiplePageCount": %d};</script></head>"""
DESKTOP = """<html>%s<body><article class="hentry main"><h1 class="read-page--header--title">Pasar Dibuka</h1>
<div class="read-page--top-media"><figure><figcaption>Pasar pagi. (Foto: Sari)</figcaption></figure></div>
<div class="article-content-body">%s<div class="article-content-body__item-loadmore">Lanjutkan Membaca</div></div>
<ul><a class="tags--snippet__link" href="/tag/pasar"><span class="tags--snippet__name">Pasar</span></a></ul>
<ul class="read-page--credits__list">%s</ul></article></body></html>"""
CREDITS = "".join(
    f'<li class="read-page--credits__item"><div class="read-page--credits__popover-name">{name}</div>'
    f'<div class="read-page--credits__popover-role">{role}</div></li>'
    for name, role in (("Sari Dewi", "Author"), ("Rini Putri", "Author"), ("Budi Utomo", "Editor"))
)
BREAK = '<div class="article-content-body__item-break"><div>%d dari %d halaman</div></div>'
ONE = """<div class="article-content-body__item-page " data-page="1"><div class="article-content-body__item-content">
<p><b>Liputan6.com, Jakarta -</b> Pasar itu dibuka pagi tadi.</p><div class="baca-juga"><p>Baca Juga</p><ul><li><a>Lain</a></li></ul>
</div><p>Pembeli datang.</p><p><strong>** #IngatPesanIbu</strong></p></div><div class="article-ad">x</div></div>"""
TWO = """<div class="article-content-body__item-page article-content-body__item-page_hidden" data-page="2">
<h2 class="article-content-body__item-title">Sampai Sore</h2><div class="article-content-body__item-media">
<figure class="read-page--photo-gallery--item"><figcaption>Sore hari.</figcaption></figure></div>
<div class="article-content-body__item-content"><p>Pasar tutup sore.</p></div></div>"""
VIDEO = """<div class="article-content-body__item-page" data-page="3"><h2>Saksikan Video Pilihan Berikut Ini:</h2><iframe></iframe></div>"""
URL = "https://www.liputan6.com/news/read/9000001/pasar-dibuka"


def test_all_pages_of_the_cms_stand_in_one_html() -> None:
    article = read(Liputan6, URL, DESKTOP % (CMS_HEAD % 3, ONE + BREAK % (2, 3) + TWO + BREAK % (3, 3) + VIDEO, CREDITS))
    assert texts(article) == ["Pasar itu dibuka pagi tadi.", "Pembeli datang.", "Sampai Sore", "Pasar tutup sore."]
    assert facts(article) == ("cms", "inline", 3, "complete")
    assert (article.title, article.dateline, article.channel_name) == ("Pasar Dibuka", "Liputan6.com, Jakarta", "News")
    assert (article.authors, article.editors) == (["Sari Dewi", "Rini Putri"], ["Budi Utomo"])
    assert (article.section, article.tags) == (["Peristiwa"], ["Pasar"])
    assert str(article.published_at) == "2026-07-24 10:26:00+07:00"
    assert article.url == URL


def test_a_page_that_the_script_counts_and_the_html_lacks_makes_it_partial() -> None:
    assert facts(read(Liputan6, URL, DESKTOP % (CMS_HEAD % 3, ONE + TWO, CREDITS))) == ("cms", "inline", 3, "partial")
    assert facts(read(Liputan6, URL, DESKTOP % (CMS_HEAD % 1, ONE, CREDITS))) == ("cms", "single", 1, "complete")


MOBILE = """<html><head><link rel="canonical" href="https://www.fimela.com/food/read/4380826/kue-jeruk"></head><body>
<div class="article-header"><h1 class="article-header__title">Kue Jeruk</h1><a class="article-header__author-link">Sari Dewi</a>
<span class="article-header__datetime">13 Okt 2020, 09:58 WIB</span></div>
<div class="article-photo-gallery--item article-photo-gallery--item_full"><div>Perbesar</div>
<div class="article-photo-gallery--item__description"><span>Kue di meja</span></div></div>
<div class="article-content-body multisection"><div class="article-content-body__item"><div class="article-raw-content">
<p><b>Fimela.com, Jakarta</b> Kue ini lembut.</p></div></div><div class="article-content-body__item"><h2>Bahan</h2>
<div class="article-photo-gallery--item"><div>Perbesar</div></div><div class="article-raw-content"><ul><li>tepung</li></ul></div></div>
<div class="article-content-body__item"><h2>Video</h2><div class="article-raw-content"><p><strong>#ChangeMaker</strong></p></div></div>
<div class="article-content-body__load-more">Lanjutkan Membaca</div></div></body></html>"""


def test_the_mobile_pages_of_the_cms() -> None:
    article = read(Fimela, "https://m.fimela.com/food/read/4380826/kue-jeruk?source=amp", MOBILE)
    assert texts(article) == ["Kue ini lembut.", "Bahan", "tepung"]
    assert facts(article) == ("cms", "inline", 3, "complete")
    assert (article.url, article.channel) == ("https://www.fimela.com/food/read/4380826/kue-jeruk", "food")
    assert (article.authors, article.dateline) == (["Sari Dewi"], "Fimela.com, Jakarta")
    assert str(article.published_at) == "2020-10-13 09:58:00+07:00"


def test_one_more_site_on_the_cms_takes_a_few_lines() -> None:
    class Another(KlySite):
        name = "lain"
        title = "Lain"
        allowed_domains = ("lain.example",)
        site_channels = channels("lain.example", "food news")
        discovery = ()
        patterns = read_patterns("lain.example")

    article = read(Another, "https://m.lain.example/food/read/4380826/kue-jeruk", MOBILE)
    assert (article.id, facts(article)) == ("lain:4380826", ("cms", "inline", 3, "complete"))


def test_the_amp_pages_of_the_cms() -> None:
    page = """<html amp><head><link rel="canonical" href="https://www.liputan6.com/bisnis/read/4354909/pasar-dibuka">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Pasar Dibuka","author":{"@type":"Person","name":"Sari Dewi"},
    "datePublished":"2020-09-13T10:00:00+07:00","dateModified":"2020-09-14T13:56:49+07:00"}</script></head><body>
    <div class="article-photo-gallery--item article-photo-gallery--item_full"><amp-img src="https://a.example/1.jpg"></amp-img>
    <div class="article-photo-gallery--item__description">Pasar pagi (Liputan6.com/Sari)</div></div><div class="article-header">
    <h1 class="article-header__title">Pasar Dibuka</h1><a class="article-header__author-link">Sari Dewi</a></div>
    <div class="article-content-body multisection"><div class="article-content-body__item"><div class="article-raw-content">
    <p><b>Liputan6.com, Jakarta -</b> Pasar dibuka.</p><div class="baca-juga"><p class="baca-juga__header">Baca Juga</p><ul><li>
    <a href="/x">Lain</a></li></ul></div><div class="ads-halfpage"><amp-ad width="300"><div>Iklan</div></amp-ad></div></div>
    <div class="article-content-body__break"><div>2 dari 3 halaman</div></div></div><div class="amp-layout"><amp-layout
    class="virtual-pv-2"><div class="article-content-body__item"><h2 class="article-content-body__item-title">Sampai Sore</h2>
    <div class="article-photo-gallery--item article-photo-gallery--item_normal"><div class="article-photo-gallery--item__description">
    Sore hari.</div></div><div class="article-raw-content"><p>Pasar tutup sore.</p></div></div></amp-layout></div>
    <div class="amp-layout"><amp-layout class="virtual-pv-3"><div class="article-content-body__item"><h2>Saksikan video pilihan berikut
    ini:</h2><div class="article-video-gallery--item"><amp-iframe></amp-iframe></div></div></amp-layout></div></div>
    <ul class="tags__list"><li><a class="tags__list-item-link tags-amp__list-item-link">Pasar</a></li></ul></body></html>"""
    article = read(Liputan6, "https://m.liputan6.com/amp/4354909/pasar-dibuka", page)
    assert texts(article) == ["Pasar dibuka.", "Sampai Sore", "Pasar tutup sore."]
    assert facts(article) == ("cms", "inline", 3, "complete")
    assert article.url == "https://www.liputan6.com/bisnis/read/4354909/pasar-dibuka"
    assert (article.authors, article.dateline, article.tags) == (["Sari Dewi"], "Liputan6.com, Jakarta", ["Pasar"])
    assert str(article.published_at) == "2020-09-13 10:00:00+07:00"


BEFORE_CMS = """<html><head><link rel="canonical" href="http://tekno.liputan6.com/read/2436773/pasar-dibuka">
<meta name="author" content="Liputan6.com"><meta name="news_keywords" content="Pasar, Ikan"></head><body>
<article class="hentry main"><ul class="read-page--breadcrumb"><li class="read-page--breadcrumb--item"><a>Home</a></li>
<li class="read-page--breadcrumb--item"><a>Tekno</a></li><li class="read-page--breadcrumb--item"><a>Telko</a></li></ul>
<h1 class="read-page--header__title">Pasar Dibuka</h1><a class="read-page--header__author-link"><span class="fn">Sari Dewi</span></a>
<time class="read-page--header__datetime updated" datetime="2016-02-16 09:10:56">on 16 Feb 2016 at 09:10 WIB</time>
<figure class="read-page--photo-gallery--item"><figcaption class="read-page--photo-gallery--item__caption">Pasar pagi.</figcaption>
</figure><div class="read-page--content"><div class="read-page__content-body text-detail" itemprop="description">
<div id="multi-page-0"><p><b>Liputan6.com, Jakarta - </b> Pasar dibuka.<br /><br />Pembeli datang.</p><p>Baca Juga</p>
<div class="baca-juga"><ul class="baca-juga__list"><li><a href="/x">Lain</a></li></ul></div>
<p>"Ramai," katanya.<br /><br /><strong>Sampai Sore<br /><br /></strong>Pasar tutup sore.<br /><br />(Abc/Def)</p>
<p><br /><br /></p><p>&nbsp;</p></div></div></div>
<ul class="read-page--tags__list"><li><a class="read-page--tags__link">Pasar</a></li></ul><ul class="read-page--credits__list">
<li class="read-page--credits__role" id="credits_author"><span>Author</span></li>%s
<li class="read-page--credits__role" id="credits_editor"><span>Editor</span></li>%s</ul></article></body></html>"""
PERSON = '<li class="read-page--credits__item"><span class="read-page--credits__name">%s</span></li>'


@pytest.mark.parametrize(
    ("writers", "editors", "expected"),
    [
        (["Rini Putri", "Sari Dewi"], ["Budi Utomo"], ["Rini Putri", "Sari Dewi"]),
        (["Sari Dewi"], ["Sari Dewi"], ["Sari Dewi"]),
    ],
)
def test_the_pages_before_the_cms(writers: list[str], editors: list[str], expected: list[str]) -> None:
    page = BEFORE_CMS % ("".join(PERSON % name for name in writers), "".join(PERSON % name for name in editors))
    article = read(Liputan6, "http://tekno.liputan6.com/read/2436773/pasar-dibuka", page)
    assert texts(article) == ["Pasar dibuka.", "Pembeli datang.", '"Ramai," katanya.', "Sampai Sore", "Pasar tutup sore."]
    assert (article.layout, article.pages_expected, str(article.completeness)) == ("before-cms", 1, "complete")
    assert (article.title, article.dateline, article.initials) == ("Pasar Dibuka", "Liputan6.com, Jakarta", "Abc/Def")
    assert (article.authors, article.editors) == (expected, editors)
    assert (article.channel_name, article.section, article.tags) == ("Tekno", ["Telko"], ["Pasar"])
    assert str(article.published_at) == "2016-02-16 09:10:56+07:00"


def test_the_page_for_uc_browser() -> None:
    page = """<h1 class="w-article-title">Pasar Dibuka</h1><span class="w-article-time">08 Jul 2020, 12:30 WIB</span>
    <article><div class="w-article-text"><res-image data-title="x"></res-image><p>Pasar dibuka.</p>
    <div class="w-article-original"><a>Baca Sumber</a></div></div></article>"""
    article = read(Liputan6, "https://m.liputan6.com/ucnews/4299321/pasar-dibuka", page)
    assert (texts(article), facts(article)) == (["Pasar dibuka."], ("ucnews", "single", 1, "complete"))
    assert str(article.published_at) == "2020-07-08 12:30:00+07:00"


# Merdeka

M_URL = "https://www.merdeka.com/uang/pasar-dibuka.html"


def test_merdeka_mobile_pages_stand_inside_or_behind_the_first() -> None:
    page = """<html><head><meta name="pubdate" content="Thu, 20 Aug 2020 17:59:58 GMT"><script>kly.article = {"multiplePageCount": 3}</script>
    </head><body><div class="infinite" id="mdk-news-detail"><div class="body-paragraph"><div id="mdk-news-title"><span>Laporan</span>
    <h1>Pasar Dibuka</h1></div><div class="mdk-copyright">Pasar. ©2020 Merdeka.com</div><div class="mdk-date-reporter"><span>
    <a>UANG</a> » <a>JAWA</a> | 20 Agustus 2020 17:59</span><span>Reporter : <a href="/reporter/sari-dewi/">Sari Dewi</a></span></div>
    <div class="mdk-body-paragraph"><p><b>Merdeka.com - </b>Pasar dibuka.</p><div class="mdk-body-paragraph paging-content"
    style="display:none"><h2>Pagi</h2><p>Harga:<br>cumi naik</p><p><em>Bagan harga ©2020 Merdeka.com</em></p></div></div>
    <div class="detail-body__break"><small>2 dari 2 halaman</small></div><div class="mdk-body-paragraph paging-content"><p>Sore tutup.</p>
    </div><p class="read-too">Baca Selanjutnya: <a>Pagi...</a></p><p><b>(mdk/abc)</b></p><div class="gtwsub"><p>Daftarkan!</p></div>
    <div id="detail_news"><ul class="list-new-tag"><a>Pasar</a></ul></div></div></div></body></html>"""
    article = read(Merdeka, "https://m.merdeka.com/uang/pasar-dibuka.html", page)
    assert texts(article) == ["Pasar dibuka.", "Pagi", "Harga: cumi naik", "Sore tutup."]
    assert facts(article) == ("mobile", "inline", 3, "complete")
    assert (article.dateline, article.initials, article.authors) == ("Merdeka.com", "mdk/abc", ["Sari Dewi"])
    assert (article.subtitle, article.channel_name, article.section) == ("Laporan", "UANG", ["JAWA"])
    assert str(article.published_at) == "2020-08-20 17:59:58+07:00"


def test_merdeka_desktop() -> None:
    page = """<html><body><div class="mdk-body-detail"><div class="mdk-dt-headline"><h1>Pasar Dibuka</h1><span class="date-post">Selasa,
    14 Juli 2020 15:33</span><span class="reporter">Reporter : <a href="/reporter/sari/">Sari Dewi</a></span></div>
    <div class="mdk-dt-img"><span class="mdk-dt-copyright">Pasar.</span></div><div class="mdk-body-paragraph"><p><b>Merdeka.com - </b>
    Pasar dibuka.</p><p>Pembeli datang.<strong> [abc]</strong></p></div><div class="mdk-dt-box">Berita Terkait</div></div></body></html>"""
    article = read(Merdeka, M_URL, page)
    assert (texts(article), article.initials) == (["Pasar dibuka.", "Pembeli datang."], "abc")
    assert (facts(article), article.authors) == (("desktop", "single", 1, "complete"), ["Sari Dewi"])
    assert str(article.published_at) == "2020-07-14 15:33:00+07:00"


def test_merdeka_planet() -> None:
    page = """<html><head><meta property="og:title" content="Pasar Dibuka - Planet Merdeka"></head><body><div class="headline-artikel">
    <h5>Pasar Dibuka</h5><div class="headline-profile"><p class="editor">Penulis : <a>sari</a></p><p class="editor">28 Mei 2020 13:06</p>
    </div></div><div class="body-detail"><div class="body-paragraph"><div class="body--item"><h3>Pagi</h3><p><strong>Planet Merdeka -
    </strong>Pasar dibuka.</p></div><div class="body--item paging-content"><div class="body-item__break"><small>2 dari 2 halaman</small>
    </div><em>"Ramai,"</em> kata warga.<br><br>Sore tutup.</div></div></div></body></html>"""
    article = read(Merdeka, "https://planet.merdeka.com/metro/pasar-dibuka.html", page)
    assert texts(article) == ["Pagi", "Pasar dibuka.", '"Ramai," kata warga.', "Sore tutup."]
    assert (facts(article), article.dateline) == (("planet", "inline", 2, "complete"), "Planet Merdeka")
    assert (article.title, article.authors) == ("Pasar Dibuka", ["sari"])
    assert str(article.published_at) == "2020-05-28 13:06:00+07:00"


def test_merdeka_since_2024_marks_its_pages() -> None:
    page = """<html><head><meta property="article:published_time" content="2026-07-24T16:58:38+07:00"><script>window.kly = {"article":
    {"isMultipage":true,"multiplePageCount":2}};</script></head><body><h1 class="articles-content__title">Pasar Dibuka</h1>
    <p class="articles-content__sinopsis">Ramai sejak pagi.</p><a data-tracking="author_name">Sari Dewi</a>
    <div class="articles-content__body"><p>Pasar dibuka.</p><div class="bg-primary-50">Baca Juga <a>Lain</a></div>
    <div class="advertisement-placeholder"><p>Advertisement</p></div><div class="page-break" data-page="2"></div><h2>Sore</h2>
    <p>Pasar tutup.</p></div></body></html>"""
    url = "https://www.merdeka.com/peristiwa/read/8253998/pasar-dibuka"
    article = read(Merdeka, url, page)
    assert [(block.page, block.text) for block in article.blocks] == [(1, "Pasar dibuka."), (2, "Sore"), (2, "Pasar tutup.")]
    assert facts(article) == ("articles", "inline", 2, "complete")
    assert (article.authors, article.subtitle) == (["Sari Dewi"], "Ramai sejak pagi.")
    assert facts(read(Merdeka, url, page.replace('Count":2', 'Count":4'))) == ("articles", "inline", 4, "partial")


# KapanLagi

K_URL = "https://www.kapanlagi.com/korea/lagu-baru-d1d3e6.html"


def test_kapanlagi_desktop_pages_stand_inside_the_first() -> None:
    page = """<html><body><div class="content-detail"><div class="headline-detail"><h1>Lagu Baru</h1><div class="col-dt-headline">
    <span class="date-post">Rabu, 20 Mei 2020 14:33</span><span class="reporter">Penulis: <span class="fn"><a>Sari Dewi</a></span></span>
    </div></div><div class="body-paragraph clearfix"><p><b>Kapanlagi.com</b> - Lagu itu baru.</p><div class="body-paragraph pagging_on">
    <h2>1. Makna</h2><p class="copyright">© Label</p>Bare <i>lagu</i>.<div class="box-detail"><h5>Jangan Lewatkan</h5></div></div></div>
    <div class="body-paragraph clearfix"><div class="box-detail">Berita Foto</div><div class="pull-left"><p><b>(kpl/abc)</b></p></div></div>
    </div></body></html>"""
    article = read(KapanLagi, K_URL, page)
    assert texts(article) == ["Lagu itu baru.", "1. Makna", "Bare lagu."]
    assert (facts(article), article.initials) == (("desktop", "inline", 2, "complete"), "kpl/abc")
    assert (article.authors, article.dateline) == (["Sari Dewi"], "Kapanlagi.com")
    assert str(article.published_at) == "2020-05-20 14:33:00+07:00"


def test_kapanlagi_mobile_holds_the_rest_hidden() -> None:
    page = """<html><head><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-08-20T17:51:00+07:00",
    "author":[{"name":"Rini Putri"}]}</script></head><body><div class="title-detail"><h1>Lagu Baru</h1><div class="headline-kategori">
    <a href=""></a><span>Kamis, 20 Agustus 2020 17:51 WIB</span></div></div><div class="infinite-paging-item"><div class="deskrip-img">
    <div class="main-content"><p><b>Kapanlagi.com</b> - Lagu itu baru.</p><p><b>(kpl/abc)</b></p></div><div class="hidden-content"
    style="display:none"><p>Maknanya dalam.</p></div></div></div><div class="headline-kategori"><span>Editor:</span><h3>
    <a href="/author/rini">Rini Putri</a></h3></div></body></html>"""
    article = read(KapanLagi, K_URL, page)
    assert (texts(article), article.initials) == (["Lagu itu baru.", "Maknanya dalam."], "kpl/abc")
    assert (article.layout, article.authors, article.editors) == ("mobile", [], ["Rini Putri"])


def test_kapanlagi_amp_holds_all_pages() -> None:
    page = """<html amp><head><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-09-24T10:23:00+07:00",
    "image":{"url":"https://a.example/1.jpg"},"keywords":["Sari","lagu baru"],"author":[{"name":"Rini Putri"}]}</script></head><body><div class="artikel-detail-headline">
    <div class="title-detail"><h1>Lagu Baru</h1></div><div class="headline"><div class="copyright">Sari (credit: sari)</div></div>
    <div class="headline-kategori vcard"><a class="fn">Selebriti</a><span class="updated"> | Kamis, 24 September 2020 10:23</span></div>
    <div class="body-paragpraph"><b>Lagu Baru</b><p><b>Kapanlagi.com</b> - Lagu itu baru.<amp-ad><div fallback></div></amp-ad><br></p>
    <p><b>Sari</b> senang.</p><div class="detail-body__break"><small>1 dari 2 halaman</small></div></div>
    <div class="infinite-paging-item"><amp-layout class="virtual-pv-2"><h2>1. Makna</h2><div class="headline"><span class="copyright">credit:
    sari</span></div><div class="deskrip-img"><p>Maknanya dalam.</p><div class="banner-300"></div></div></amp-layout></div>
    <b class="nameeditor">(kpl/abc)</b></div><div class="list-videov2"><h5>Read More</h5><p>Lain</p></div></body></html>"""
    article = read(KapanLagi, "https://m.kapanlagi.com/amp/korea/lagu-baru-d1d3e6.html", page)
    assert texts(article) == ["Lagu itu baru.", "Sari senang.", "1. Makna", "Maknanya dalam."]
    assert (facts(article), article.initials) == (("amp", "inline", 2, "complete"), "kpl/abc")
    assert (article.authors, article.dateline, article.tags) == ([], "Kapanlagi.com", ["Sari", "lagu baru"])
    assert (str(article.published_at), article.images[0].caption) == ("2020-09-24 10:23:00+07:00", "Sari")


@pytest.mark.parametrize(
    ("channel", "body", "caption"),
    [
        ("entertainment", 'entertainment-detail-news" id="v6-revb-detailnews', 'class="copyright"'),
        ("v7-music", "v7-music-detail-news", 'id="v7-music-newsdetail-imageinfo"'),
    ],
)
def test_kapanlagi_before_2017(channel: str, body: str, caption: str) -> None:
    page = f"""<html><head><meta name="keywords" content="lagu, baru"></head><body><div class="box"><h3>Artis Terpopuler</h3></div>
    <div id="newsdetail-right-new"><h1 class="{channel}-newsdetail-title-new">Lagu Baru</h1>
    <span class="{channel}-newsdetail-schedule">Kamis, 05 November 2015 11:52</span><span class="newsdetail-schedule-new">|</span>
    <div class="entertainment-newsdetail-headlineimg"><img src="http://a.example/1.jpg"><br><div {caption}>Sari/©KapanLagi.com®</div></div>
    <div class="v7-tags-terkait-warper"><div class="box-header">Kumpulan Berita Terkait:</div><ul><li><a>Lagu 2015</a></li></ul></div>
    <div class="{body}">
    <b>Kapanlagi.com</b> - <a><b>Sari</b></a> punya lagu baru.<p><p>
    "Ini <i>lagu</i>," katanya.<p><p><div class="music-newsdetail-image-caption entertainment-newsdetail-image-caption"><img>Sari ©
    KapanLagi.com</div><p><p>Ia senang.<p><p>
    <h2>JANGAN LEWATKAN!!!</h2><a onclick="_gaq.push(['_trackEvent', 'Detail Artikel - Insert Link', 'Click', 'x']);">Lagu Lama</a><br />
    <a onclick="_gaq.push(['_trackEvent', 'Detail Artikel - Insert Link', 'Click', 'y']);">Lagu Lain</a><br /><p><p> <b>(kpl/abc/def)
    <style>p{{}}</style><div class="lifestyle-in-content"><span>Simak Lifestyle Populer Lainnya</span><a>LIFESTYLE</a></div></b>
    <div class="video-watch">Video</div></div></div></body></html>"""
    article = read(KapanLagi, "http://www.kapanlagi.com/showbiz/film/indonesia/lagu-baru-82f43b.html", page)
    assert texts(article) == ["Sari punya lagu baru.", '"Ini lagu," katanya.', "Ia senang."]
    assert (facts(article), article.initials) == (("before-2017", "single", 1, "complete"), "kpl/abc/def")
    assert (article.dateline, article.authors, article.tags) == ("Kapanlagi.com", [], ["Lagu 2015"])
    assert str(article.published_at) == "2015-11-05 11:52:00+07:00"


def test_kapanlagi_gallery() -> None:
    page = """<html><body><h1>8 Potret Pasar</h1><div class="gallery-metainfo"><div class="author">sari dewi | Rabu, 23 September 2020
    13:53</div><p>Pasar itu ramai.</p></div><div class="kl2020gallery_display_description"><p>Pintu pasar.</p></div></body></html>"""
    article = read(KapanLagi, "https://www.kapanlagi.com/foto/berita-foto/indonesia/8-potret-pasar.html", page)
    assert (str(article.kind), article.layout, texts(article)) == ("gallery", "gallery", ["Pasar itu ramai."])
    assert (article.authors, str(article.published_at)) == (["sari dewi"], "2020-09-23 13:53:00+07:00")


# Bola.net


@pytest.mark.parametrize(
    ("head", "item"),
    [
        ('<div class="detail-headline"><span class="writer">Sari Dewi | 2020-10-06 11:48</span></div>', "infinite-box"),
        ('<div class="date-news">06-10-2020 11:48 | Sari Dewi</div>', "detail-body"),
        ('<div class="newsdatetime">06-10-2020 11:48</div><h2 class="newsdatetime">| Sari Dewi</h2>', "ncont"),
    ],
)
def test_bolanet_in_three_generations(head: str, item: str) -> None:
    page = f"""<html><head><script>var multiplePageCount = "2";</script></head><body><h1>Laga Seru</h1>{head}<div class="infinite">
    <div class="{item}"><p><b>Bola.net - </b>Laga itu seru.</p></div><div class="{item}" data-page="2"><div class="{item}__break">
    <small>1 dari 1 halaman</small></div><h2>Babak Dua</h2><p>Gol.</p><p><strong>(Bola.net/Rini Putri)</strong></p></div></div></body></html>"""
    article = read(BolaNet, "https://www.bola.net/inggris/laga-seru-e6567a.html", page)
    assert texts(article) == ["Laga itu seru.", "Babak Dua", "Gol."]
    assert (facts(article), article.dateline) == (("infinite", "inline", 2, "complete"), "Bola.net")
    assert (article.authors, str(article.published_at)) == (["Sari Dewi"], "2020-10-06 11:48:00+07:00")


def test_bolanet_amp() -> None:
    page = """<html amp><head><meta property="article:modified_time" content="2020-07-15T08:30:00+0700">
    <script type="application/ld+json">{"@type":"NewsArticle","image":{"url":"https://a.example/1.jpg"},"author":{"name":"Editorial
    Bola.net"}}</script></head><body>
    <amp-analytics><script type="application/json">{"vars": {"author": "sari dewi", "multiplePageCount": 2}}</script></amp-analytics>
    <div class="article-section"><div class="article-header__title"><h1>Laga Seru</h1><span class="article-header__category">Liga
    Spanyol</span><span class="article-header__datetime">15 Juli 2020, 07:30 WIB</span></div><div class="news-i"><span class="copyright">
    Gawang (c) Sari</span></div><div class="article-content"><p><b>Bola.net - </b>Laga itu seru.</p><div class="ads-flying_carpet"><div>
    Advertisement</div><amp-ad><div fallback></div></amp-ad></div><p>Tiga gol.</p></div><amp-layout class="amp-virtual-pageview-1">
    <div class="article-content"><div class="detail-body__break"><small>1 dari 1 halaman</small></div><div class="sub-title-pagging">
    <h2>Babak Dua</h2></div><div class="content-news"><p></p><p>Gol.</p><p>(Bola.net/Rini Putri)</p></div></div></amp-layout>
    <div class="related_content_widget content-news">Lain</div><div class="article-tag"><a>la liga</a><a>gol</a></div></div></body></html>"""
    article = read(BolaNet, "https://m.bola.net/amp/spanyol/laga-seru-e6567a.html", page)
    assert texts(article) == ["Laga itu seru.", "Tiga gol.", "Babak Dua", "Gol."]
    assert (facts(article), article.dateline) == (("amp", "inline", 2, "complete"), "Bola.net")
    assert (article.authors, article.tags) == ([], ["la liga", "gol"])
    assert (str(article.published_at), article.images[0].caption) == ("2020-07-15 07:30:00+07:00", "Gawang (c) Sari")


# Dream


def test_dream_detail_with_all_its_pages() -> None:
    page = """<html><head><script>kly.article = {"multiplePageCount": 2}</script></head><body><div class="detail"><div class="detail-header">
    <h1>Pasar Dibuka</h1><div class="detail-header__bottom">Kabar | Kamis, 20 Agustus 2020 17:49</div></div><div class="detail-body">
    <p class="reporter">Reporter : Sari Dewi</p><h6>Ramai sejak pagi.</h6><p><strong>Dream </strong>- Pasar dibuka.</p><p>© Sari</p></div>
    <div class="detail-body subpages"><div class="detail-body__break"><small>2 dari 2 halaman</small></div><div class="detail-body__wrapper">
    <h2>Sore</h2><p><strong>Dream</strong> - Pasar tutup.</p></div></div><div class="detail-box">Terkait</div></div></body></html>"""
    article = read(Dream, "https://www.dream.co.id/news/pasar-dibuka-2008203.html", page)
    assert texts(article) == ["Pasar dibuka.", "Sore", "Pasar tutup."]
    assert (facts(article), article.dateline) == (("detail", "inline", 2, "complete"), "Dream")
    assert (article.subtitle, article.authors) == ("Ramai sejak pagi.", ["Sari Dewi"])
    assert str(article.published_at) == "2020-08-20 17:49:00+07:00"


def test_dream_pages_at_other_addresses_leave_the_article_partial() -> None:
    haji = """<html><body><div class="detail"><div class="detail-header"><h2>Pasar Dibuka</h2><div class="detail-header__bottom-left">
    Reporter : <a>Sari Dewi</a><br>29 Juli 2020 10:55</div></div><div class="infinite"><div class="detail-body"><p>Pasar dibuka.</p>
    <div class="detail-body__break"><small>2 dari 3 halaman</small></div></div></div></div></body></html>"""
    article = read(Dream, "https://haji.dream.co.id/kabar-haji/pasar-dibuka-200729h.html", haji)
    assert (texts(article), facts(article)) == (["Pasar dibuka."], ("detail", "numbered", 3, "partial"))
    assert (article.authors, str(article.published_at)) == (["Sari Dewi"], "2020-07-29 10:55:00+07:00")
    mobile = """<html><head><link rel="canonical" href="https://travel.dream.co.id/news/pasar-dibuka-200707o.html"></head><body>
    <div class="drm-artikel-head"><h1>Pasar Dibuka</h1></div><ul class="detail-paging"><a>INTRO</a><a>1</a><a>2</a></ul>
    <div class="drm-detail-img"><span class="date-grey"><a>NEWS</a> | 8 Juli 2020 11:10</span><p>Ramai.</p><span class="text-grey">Reporter :
    Sari Dewi</span></div><div class="deskrip-detail"><p><strong>Dream</strong> - Pasar dibuka.</p></div></body></html>"""
    article = read(Dream, "https://m.dream.co.id/travel/news/pasar-dibuka-200707o.html", mobile)
    assert (texts(article), facts(article)) == (["Pasar dibuka."], ("mobile", "numbered", 3, "partial"))
    assert (article.url, article.channel) == ("https://travel.dream.co.id/news/pasar-dibuka-200707o.html", "travel")
    assert (article.authors, article.subtitle) == (["Sari Dewi"], "Ramai.")


def test_dream_microsite() -> None:
    page = """<html><body><div class="detail-article"><div class="headline-detail"><h1>Pasar Dibuka</h1><p>Ramai.</p></div>
    <div class="body-paragraph"><div class="date-author"><div class="author">Sari Dewi</div>| <span class="date">26 April 2017 19:19</span>
    </div><p><strong>Dream</strong> - Pasar dibuka.</p><p>(Foto: instagram.com/@sari)</p><div class="detail-column">Baca Juga : <a>Lain</a>
    </div></div></div></body></html>"""
    article = read(Dream, "https://hijab.dream.co.id/tutorials/pasar-dibuka-1704266.html", page)
    assert (texts(article), facts(article)) == (["Pasar dibuka."], ("microsite", "single", 1, "complete"))
    assert (article.authors, str(article.published_at)) == (["Sari Dewi"], "2017-04-26 19:19:00+07:00")


# Brilio, Otosia


def test_brilio() -> None:
    page = """<html><head><meta property="article:published_time" content="2020-06-04T03:21:00+07:00"></head><body>
    <h1 class="desc-headline">Pasar dibuka</h1><h2 class="sinopsis">Ramai.</h2><a class="writer"><p class="writer-det">Sari Dewi</p></a>
    <a><p class="writer-det">(brl/abc)</p></a><div class="body-paragraph"><div class="main-content"><p><b>Brilio.net -</b> Pasar dibuka.</p>
    <h1>- Sore</h1><p>Tutup.</p><div class="detail-box"><h4>Recommended By Editor</h4></div></div></div></body></html>"""
    article = read(Brilio, "https://www.brilio.net/wow/pasar-dibuka-2006032.html", page)
    assert (article.title, article.subtitle, texts(article)) == (
        "Pasar dibuka",
        "Ramai.",
        ["Pasar dibuka.", "- Sore", "Tutup."],
    )
    assert (article.authors, article.initials, article.dateline) == (["Sari Dewi"], "brl/abc", "Brilio.net")


def test_otosia() -> None:
    page = """<html><head><script>window.kly.multiplePageCount = 2;</script></head><body><div class="detail-artikel"><div class="detail-headline">
    <h3>Motor Baru</h3><p>Murah.</p><span class="time">Rabu, 11 Desember 2019 15:15</span></div></div><div class="detail-berita">
    <div class="editor-box"><div class="editor-field">Editor : Sari Dewi</div></div><div class="wrapper-list-paging"><div class="list-paging">
    <p><b>Otosia.com</b> - Motor itu baru.</p></div><div class="list-paging"><p class="counter-page">1 dari 1 Halaman</p><p>Harganya naik.</p>
    </div></div><div style="background:#eee;"><h2>BACA INI JUGA</h2></div><b>(kpl/abc)</b></div><h1>BERITA TERKAIT</h1></body></html>"""
    article = read(Otosia, "https://m.otosia.com/berita/motor-baru.html", page)
    assert (article.title, texts(article)) == ("Motor Baru", ["Motor itu baru.", "Harganya naik."])
    assert (facts(article), article.initials) == (("detail", "inline", 2, "complete"), "kpl/abc")
    assert (article.authors, article.editors) == ([], ["Sari Dewi"])
    assert str(article.published_at) == "2019-12-11 15:15:00+07:00"


# publishers' pages


@pytest.mark.parametrize("domain", ["liputan6.com", "merdeka.com"])
def test_real_labelled_pages(shared: Path, domain: str) -> None:
    noted = labels(shared, domain)
    assert noted
    for label in noted:
        check(SITES[domain], shared, label)


def test_the_real_labelled_page_of_kapanlagi(shared: Path) -> None:
    (label,) = labels(shared, "kapanlagi.com")
    article = read(KapanLagi, label["url"], saved(shared, label["file"]))
    assert (article.title, article.authors, article.tags) == (label["title"], label["authors"], label["tags"])
    assert (article.dateline, article.initials) == (label["dateline"], label["initials"])
    assert texts(article) == label["paragraphs"]  # its reader could not tell the number of pages


PARTIAL = {"5-wni-jalani-ibadah", "perabot-bahan-tembaga", "liburan-ke-singapura"}
"""Pages of Dream whose further pages are not in the HTML."""


@pytest.mark.parametrize("domain", SITES)
def test_every_real_article_is_read(shared: Path, domain: str) -> None:
    with (shared / "pages" / "INDEX.tsv").open(encoding="utf-8") as index:
        rows = [row for row in csv.DictReader(index, delimiter="\t") if (row["site"], row["kind"]) == (domain, "article")]
    assert rows
    for row in rows:
        article = read(SITES[domain], row["url"], saved(shared, row["file"]))
        assert article.title
        assert article.text
        assert article.published_at is not None, row["file"]
        assert article.dateline or article.layout in ("ucnews", "planet", "gallery"), row["file"]
        assert str(article.completeness) == ("partial" if any(part in row["file"] for part in PARTIAL) else "complete"), row[
            "file"
        ]


@pytest.mark.parametrize(
    ("site", "source", "file", "articles", "timed"),
    [
        (Merdeka, "rss", "merdeka.com/kly2020/www.merdeka.com__feed__index.xml.gz", 20, 20),
        (KapanLagi, "rss", "kapanlagi.com/kly2020/www.kapanlagi.com__feed__entertainment.xml.gz", 20, 20),
        (KapanLagi, "latest", "kapanlagi.com/kly2020/www.kapanlagi.com__showbiz__film__index.html.gz", 15, 0),
        (BolaNet, "rss", "bola.net/kly2020/www.bola.net__feed__index.xml.gz", 100, 100),
        (Fimela, "latest", "fimela.com/kly2020/m.fimela.com__parenting.html.gz", 69, 0),
        (Dream, "latest", "dream.co.id/kly2020/haji.dream.co.id__tag__liputan-haji-2018__index.html.gz", 17, 17),
        (Dream, "latest", "dream.co.id/kly2020/m.dream.co.id__rekomendasi__index.html.gz", 22, 21),
        (Brilio, "latest", "brilio.net/kly2020/www.brilio.net__ngakak__index.html.gz", 49, 48),
        (Otosia, "latest", "otosia.com/kly2020/m.otosia.com__lifestyle__index.html.gz", 30, 0),
    ],
)
def test_real_listings(shared: Path, site: type[NewsSite], source: str, file: str, articles: int, timed: int) -> None:
    url = f"https://{(site.allowed_domains or [''])[0]}/kanal/"
    found = listed(site, source, saved(shared, file), url, DAYS)
    assert (len(found), sum(time is not None for _, time in found)) == (articles, timed)


def test_relative_times_of_a_list_count_from_the_fetch(shared: Path) -> None:
    body = saved(shared, "otosia.com/kly2020/m.otosia.com__lifestyle__index.html.gz")
    links = source_of(Otosia, "latest").read(body, "https://m.otosia.com/", DAYS, base=datetime(2020, 10, 15, tzinfo=UTC)).links
    assert links[0].published is not None
    assert links[0].published.date() == date(2020, 10, 13)

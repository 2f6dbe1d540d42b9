"""Bisnis.com."""

from datetime import date

from detikcrawl.discovery.source import Scope
from spiders.bisnis import Bisnis
from tests.spiders.reading import listed, located, read, source_of, texts

DAY = Scope(date(2026, 6, 7), date(2026, 6, 7))
URL = "https://ekonomi.bisnis.com/read/20260607/44/1979061/pasar-ikan-dibuka"

PAGE = """<html><head><meta name="publishdate" content="2026/06/07 21:17:47"></head><body>
<ul class="breadcrumb"><li class="breadcrumbItem"><a class="breadcrumbLink">Home</a></li>
<li class="breadcrumbItem"><a class="breadcrumbLink">Ekonomi</a></li>
<li class="breadcrumbItem"><a class="breadcrumbLink">Agribisnis</a></li></ul>
<h1 class="detailsTitleCaption">Pasar Ikan Dibuka</h1><div class="detailsAttributeDates">Minggu, 7 Juni 2026 | 21:17</div>
<div class="detailsLead">Pasar ramai sejak pagi.</div>
<figure class="detailsCoverImg"><img src="/a.jpg">
<figcaption class="detailsImgCaption">Pedagang ikan. - Bisnis/Bagus</figcaption></figure>
<article class="detailsContent force-17 mt40"><p><strong>Bisnis.com</strong>, <strong>JAKARTA</strong> — Pasar itu dibuka.</p>
<div class="baca-juga-box"><p>Baca Juga</p><ul><li><a href="/x">Harga Cumi</a></li></ul></div><p>Ramai sekali.</p>
<p>Cek Berita dan Artikel yang lain di Google News dan WA Channel</p>
<p>Disclaimer: berita ini tidak mengajak siapa pun membeli ikan.</p></article>
<div class="detailsAuthor"><div class="detailsAuthorItem">Penulis : <a>Sari Dewi</a></div>
<div class="detailsAuthorItem">Editor : <a>Bagus Putra</a></div></div>
<ul class="detailsTagList"><li><a class="detailsTagLink">pasar</a></li><li><a class="detailsTagLink">ikan</a></li></ul></body>
</html>"""


def test_details() -> None:
    article = read(Bisnis, URL, PAGE)
    assert (article.layout, article.article_id, article.channel) == ("details", "1979061", "ekonomi")
    assert (article.title, article.subtitle) == ("Pasar Ikan Dibuka", "Pasar ramai sejak pagi.")
    assert (article.authors, article.editors) == (["Sari Dewi"], ["Bagus Putra"])
    assert (article.channel_name, article.section, article.tags) == ("Ekonomi", ["Agribisnis"], ["pasar", "ikan"])
    assert article.dateline == "Bisnis.com, JAKARTA"
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]
    assert str(article.published_at) == "2026-06-07 21:17:47+07:00"
    assert (article.is_free, article.pages_expected) == (None, 1)


def test_premium() -> None:
    page = """<h1 class="text-jet font-black">Pasar Ikan Dibuka</h1><div class="authorName">Sari Dewi - Bisnis.com</div>
    <div class="authorTime">Jum'at, 5 Juni 2026 | 06:10</div><div class="paywall"><p>Pasar itu dibuka.</p></div>"""
    article = read(Bisnis, "https://premium.bisnis.com/read/20260605/44/1979062/pasar-ikan", page)
    assert (article.layout, article.authors, article.is_free) == ("premium", ["Sari Dewi"], False)
    assert (texts(article), str(article.published_at)) == (["Pasar itu dibuka."], "2026-06-05 06:10:00+07:00")


def test_before_2023() -> None:
    page = """<h1>Pasar Ikan Dibuka</h1><div class="new-description"><span>13 Agustus 2019 | 18:05 WIB</span></div>
    <div class="col-sm-10" itemprop="articleBody"><p>Bisnis.com, JAKARTA - Pasar itu dibuka.</p>
    <p>Simak berita lainnya seputar topik artikel ini, di sini :</p></div>"""
    article = read(Bisnis, "https://ekonomi.bisnis.com/read/20190813/44/1136102/pasar-ikan", page)
    assert (article.layout, article.dateline, texts(article)) == ("description", "Bisnis.com, JAKARTA", ["Pasar itu dibuka."])
    assert str(article.published_at) == "2019-08-13 18:05:00+07:00"


def test_index_of_a_day() -> None:
    index = source_of(Bisnis, "index")
    address = "https://www.bisnis.com/index?categoryId=0&type=indeks&date=2026-06-07&page=1"
    assert index.first(DAY).url == address
    page = f"""<div class="art--row"><a class="artLink artLinkImg" href="{URL}"><img></a><div class="artContent">
    <a class="artLink" href="{URL}"><h4 class="artTitle">Pasar Ikan Dibuka</h4></a>
<div class="artDate">07 Jun 2026 | 21:17 WIB</div>
    </div></div><a class="artLink" href="https://search.bisnis.com/link?url=https%3A%2F%2Fekonomi.bisnis.com%2Fread">x</a>"""
    assert listed(Bisnis, "index", page.encode(), address, DAY) == [(URL, "2026-06-07T21:17+07:00")]
    assert index.read(page.encode(), address, DAY).links[0].title == "Pasar Ikan Dibuka"


def test_kinds() -> None:
    assert located(Bisnis, "https://foto.bisnis.com/read/20260607/44/1979064/pasar") == ("1979064", "gallery", None)
    assert located(Bisnis, "https://epaper.bisnis.com/read/20260607/44/1979064/pasar") is None

"""Media Indonesia."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.mediaindonesia import Mediaindonesia
from tests.spiders.reading import check, labels, listed, located, read, saved, source_of, texts

URL = "https://mediaindonesia.com/ekonomi/900002/pasar-ikan-dibuka"
DAY = Scope(date(2026, 7, 24), date(2026, 7, 24))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, ("900002", "article", "ekonomi")),
        ("https://mediaindonesia.com/politik-dan-hukum/900005/pasar", ("900005", "article", "politik-dan-hukum")),
        ("http://www.mediaindonesia.com/read/detail/150718-pasar-ikan", ("150718", "article", None)),
        ("https://mediaindonesia.com/read/detail/277888-pasar-ikan.html", ("277888", "article", None)),
        ("https://mediaindonesia.com/video/detail_video/2955-pasar", ("video-2955", "video", None)),
        ("https://mediaindonesia.com/galleries/detail_galleries/49614-pasar", ("galleries-49614", "gallery", None)),
    ],
)
def test_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Mediaindonesia, url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://mediaindonesia.com/indeks/20/40",
        "https://mediaindonesia.com/tag/pasar",
        "https://mediaindonesia.com/author/112/rini-putri",
        "https://mediaindonesia.com/ekonomi",
        "https://asset.mediaindonesia.com/news/2026/01/20/1768908793_c03.jpg",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(Mediaindonesia, url) is None


PAGE = """<html><head><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-07-24T18:33:13+07:00",
"dateModified":"2026-07-24T18:30:00+07:00","author":{"name":"Rini Putri"}}</script></head><body><div class="post-header">
<ul class="mi-breadcrumb"><li><a>Home</a></li><li><a>Ekonomi</a></li></ul><h1>Pasar Ikan: Dibuka</h1><div class="info">
<div class="author-2">Sari Dewi</div><span class="datetime"> 24/7/2026 18:30</span></div></div><div class="article">
<figure class="main-img"><img data-src="https://img.example/a.jpg"><figcaption>Pedagang(Dok. Pasar)</figcaption></figure>
<p>PASAR itu dibuka <a>pagi</a> tadi.<div class="amp-flying-carpet-wrapper">iklan</div></p>
<p class="related-news"><strong>Baca juga : <a>Harga cumi</a></strong></p><h2>Harga tetap</h2><p>Pasar tutup sore. %s</p>
<div class="ext-channel">Cek berita di Google News</div><div class="info-author">Editor : <a class="author">Rini Putri</a></div>
</div>
<ul class="related-tags"><li>Tags:</li><li><a># pasar ikan</a></li></ul></body></html>"""


@pytest.mark.parametrize("code", ["(E-2)", "(Ant/OL-10)", "(H-1).", ""])
def test_page_of_2026(code: str) -> None:
    article = read(Mediaindonesia, URL, PAGE % code)
    assert texts(article) == ["PASAR itu dibuka pagi tadi.", "Harga tetap", "Pasar tutup sore."]
    assert (article.authors, article.editors, article.initials) == (["Sari Dewi"], ["Rini Putri"], None)
    assert (article.title, article.channel_name, article.tags) == ("Pasar Ikan: Dibuka", "Ekonomi", ["pasar ikan"])
    assert str(article.published_at) == "2026-07-24 18:30:00+07:00"
    assert (article.images[0].caption, article.images[0].credit) == ("Pedagang", "Dok. Pasar")


def test_a_code_inside_a_sentence_is_text() -> None:
    assert texts(read(Mediaindonesia, URL, PAGE % "Jalur bus (K-2)"))[-1] == "Pasar tutup sore. Jalur bus (K-2)"


def test_page_of_2018() -> None:
    page = """<div class="detail-artikel"><h1>Pasar Ikan</h1><span class="author">Penulis: <b>Sari Dewi</b></span>
    <span class="meta"><a>Sari Dewi</a> <a>Senin, 26 Maret 2018, 10:05 WIB</a></span><div itemprop="articleBody">
    <p>PASAR dibuka.</p><p>Pasar tutup sore. (OL-2)</p></div></div>"""
    article = read(Mediaindonesia, "http://mediaindonesia.com/read/detail/150718-pasar-ikan", page)
    assert (texts(article), article.title) == (["PASAR dibuka.", "Pasar tutup sore."], "Pasar Ikan")
    assert (article.authors, str(article.published_at)) == (["Sari Dewi"], "2018-03-26 10:05:00+07:00")


def test_lists() -> None:
    latest = source_of(Mediaindonesia, "latest")
    assert latest.first(DAY).url == "https://mediaindonesia.com/indeks"
    page = f"""<ul class="list-3"><li><div class="pic"><a href="{URL}"><img></a></div><div class="text "><h3>
    <a href="{URL}">Pasar</a></h3><span>24/7/2026 16:32</span><p>Pedagang senang.</p></div></li></ul>""".encode()
    assert listed(Mediaindonesia, "latest", page, "https://mediaindonesia.com/indeks", DAY) == [(URL, "2026-07-24T16:32+07:00")]


def test_real_pages(shared: Path) -> None:
    noted = labels(shared, "mediaindonesia.com")
    assert noted
    for label in noted:
        check(Mediaindonesia, shared, label)
    related = saved(shared, "mediaindonesia.com/flairNLP--MediaIndonesia_2025_10_22.html.gz")
    assert len(listed(Mediaindonesia, "latest", related, "https://mediaindonesia.com/indeks", DAY)) == 6

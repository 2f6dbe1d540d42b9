"""Republika."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.republika import Republika
from tests.spiders.reading import check, labels, listed, located, read, saved, source_of, texts

URL = "https://ekonomi.republika.co.id/berita/sabc12345/pasar-ikan-dibuka"
DAY = Scope(date(2026, 7, 24), date(2026, 7, 24))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, ("sabc12345", "article", "ekonomi")),
        ("https://ekonomi.republika.co.id/berita//sabc12345/pasar-ikan-dibuka", ("sabc12345", "article", "ekonomi")),
        ("https://republika.co.id/berita/sabc12345/pasar-ikan-dibuka-part2", ("sabc12345", "article", None)),
        (
            "http://nasional.republika.co.id/berita/nasional/hukum/15/11/05/nxc181330-pasar",
            ("nxc181330", "article", "nasional"),
        ),
        ("http://www.ihram.co.id/berita/jurnal-haji/berita/17/02/17/oli9fp396-pasar", ("oli9fp396", "article", "ihram")),
        (
            "http://www.republika.co.id/berita/inpicture/nasional-inpicture/16/02/23/o2zwha283-pasar",
            ("o2zwha283", "gallery", None),
        ),
        ("https://visual.republika.co.id/berita/sabc12345/pasar", ("sabc12345", "gallery", "visual")),
    ],
)
def test_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Republika, url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://republika.co.id/index/50/2026/07/24",
        "https://republika.co.id/tag/pasar",
        "https://republika.co.id/page/penulis/000/sari-dewi",
        "https://www.republika.co.id/kanal/news/nasional",
        "https://republika.co.id/berita/nasional/umum",
        "https://republika.co.id/share/sabc12345",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(Republika, url) is None


def test_page_of_2026() -> None:
    page = """<html><head><meta property="article:published_time" content="2026-07-24T16:32:58+07:00">
    <meta property="og:title" content="Pasar Ikan Dibuka |Republika Online"><meta name="keywords" content="pasar, ikan"></head>
    <body><ul class="breadcrumb"><li><a>Home</a> &gt;</li><li><a>Ekonomi</a></li><li><a>Pangan</a></li></ul>
    <div class="max-card__title"><h1></h1><p class="max-card__teaser">Pedagang senang.</p>
    <div>Rep: Sari Dewi, Tono Adi/    Red: <a>Rini Putri</a></div></div>
    <div class="max-card__image"><figure><img data-original="https://img.example/a.jpg"><figcaption>
    <div class="source-img">Foto: Dok Pasar</div><div class="caption-img">Pedagang menata ikan.</div></figcaption></figure>
    <div class="article-content"><article><p class="b2"> <p>REPUBLIKA.CO.ID,&nbsp;TUBAN -- Pasar itu dibuka pagi tadi.</p>
    <div id="div-gpt-ad-1">iklan</div><p class="b2"><p>Pasar tutup sore.</p><div class="picked-article"><span>Baca Juga</span>
    <ul><li><a>Harga cumi</a></li></ul></div><div class="footnote-wrap"><p>Catatan</p></div></article></div></div></body>"""
    article = read(Republika, URL, page)
    assert texts(article) == ["Pasar itu dibuka pagi tadi.", "Pasar tutup sore."]
    assert (article.title, article.subtitle) == ("Pasar Ikan Dibuka", "Pedagang senang.")
    assert (article.authors, article.editors) == (["Sari Dewi", "Tono Adi"], ["Rini Putri"])
    assert (article.dateline, article.channel_name, article.section) == ("REPUBLIKA.CO.ID, TUBAN", "Ekonomi", ["Pangan"])
    assert (article.images[0].caption, article.images[0].credit) == ("Pedagang menata ikan.", "Foto: Dok Pasar")
    assert (article.tags, str(article.published_at)) == (["pasar", "ikan"], "2026-07-24 16:32:58+07:00")


def test_pages_of_2018_to_2022() -> None:
    page = """<div class="wrap_detail"><div class="breadcome"><ul><li><a>Home</a></li><li><a>News</a></li><li><a>Umum</a></li>
    </ul></div><div class="wrap_detail_set"><h1>Pasar Ikan</h1><div class="date_detail"><p>Ahad 02 Jun 2019 05:05 WIB</p></div>
    <div class="by"><span><p>Rep: Sari Dewi/ Red: Rini Putri</p></span></div></div><div class="artikel">%s</div>
    <div class="pagination"><section><nav><a href="-part1">1</a><a href="-part2">2</a></nav></section></div>
    <div class="wrap_blok_tag"><ul><li><h1><a>pasar</a></h1></li></ul></div></div>"""
    url = "https://republika.co.id/berita/psabc1234/pasar-ikan"
    reader = Republika.article_reader()
    location = reader.locate(url)
    assert location is not None
    assert reader.page_url(location, 2) == url + "-part2"
    first = page % "<p>REPUBLIKA.CO.ID, TUBAN -- Pasar dibuka.</p>"
    article = read(Republika, url, first, page % "<p>Pasar tutup sore.</p>")
    assert (texts(article), str(article.completeness)) == (["Pasar dibuka.", "Pasar tutup sore."], "complete")
    assert (article.layout, article.authors, article.editors) == ("detail", ["Sari Dewi"], ["Rini Putri"])
    assert (article.tags, str(article.published_at)) == (["pasar"], "2019-06-02 05:05:00+07:00")


def test_page_of_2016() -> None:
    page = """<div class="wrap-head"><h2><a>Pasar</a></h2><span class="date">Rabu, 02 November 2016 | 10:29 WIB</span></div>
    <article><div class="content-detail"><p>REPUBLIKA.CO.ID, TUBAN -- Pasar dibuka.<br><br>Pasar tutup sore.</p></div></article>
    <div class="red">Rep: Sari Dewi <br>/ Red: Rini Putri</div>"""
    url = "http://nasional.republika.co.id/berita/nasional/umum/16/11/02/og0abc123-pasar-ikan"
    article = read(Republika, url, page)
    assert (texts(article), article.title) == (["Pasar dibuka.", "Pasar tutup sore."], "Pasar")
    assert (article.authors, article.editors) == (["Sari Dewi"], ["Rini Putri"])
    assert str(article.published_at) == "2016-11-02 10:29:00+07:00"


def test_lists() -> None:
    assert source_of(Republika, "index").first(DAY).url == "https://republika.co.id/index/0/2026/07/24"
    page = f"""<ul class="list-group wrap-latest"><li class="list-group-item list-border conten1"><a href="{URL}">
    <div class="date"><span class="kanal-info">Pangan</span> - 24 July 2026, 16:32</div><h3><span>Pasar</span></h3></a></li>
    <li class="wrap-loadmore"><a data-offset="50">Next</a></li></ul>""".encode()
    assert listed(Republika, "index", page, "https://republika.co.id/index/0/2026/07/24", DAY) == [
        (URL, "2026-07-24T16:32+07:00")
    ]


def test_the_sheet_says_what_robots_txt_says_of_scrapy() -> None:
    import spiders.republika as module

    assert "names Scrapy" in (module.__doc__ or "")


def test_real_pages(shared: Path) -> None:
    noted = labels(shared, "republika.co.id")
    assert noted
    for label in noted:
        check(Republika, shared, label)
    page = saved(shared, "republika.co.id/anpandu--republika-singlepage2.html.gz")
    url = "http://www.republika.co.id/berita/inpicture/nasional-inpicture/16/02/23/o2zwha283-x"
    gallery = read(Republika, url, page)
    assert (str(gallery.kind), gallery.editors, len(gallery.blocks)) == ("gallery", ["Mohamad Amin Madani"], 2)
    assert str(gallery.published_at) == "2016-02-23 17:15:00+07:00"
    feed = saved(shared, "republika.co.id/anpandu--republika-mainpage.xml.gz")
    assert len(listed(Republika, "rss", feed, "https://www.republika.co.id/rss", DAY)) == 10

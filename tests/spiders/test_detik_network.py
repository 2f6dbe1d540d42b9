"""Detik Network: CNN Indonesia, CNBC Indonesia, HaiBunda, InsertLive."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from detikcrawl.site import NewsSite
from spiders.cnbcindonesia import CnbcIndonesia
from spiders.cnnindonesia import CnnIndonesia
from spiders.haibunda import HaiBunda
from spiders.insertlive import InsertLive
from tests.spiders.reading import listed, located, read, source_of, texts

SCOPE = Scope(date(2026, 7, 24), date(2026, 7, 24))
STAMP = "20260724100745"
CNN = f"https://www.cnnindonesia.com/ekonomi/{STAMP}-78-1234567/pasar-ikan-dibuka"
CNBC = f"https://www.cnbcindonesia.com/market/{STAMP}-17-739080/pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("site", "url", "expected"),
    [
        (CnnIndonesia, CNN, ("1234567", "article", "ekonomi")),
        (CnnIndonesia, CNN + "/2", ("1234567", "article", "ekonomi")),
        (CnnIndonesia, CNN + "/amp", ("1234567", "article", "ekonomi")),
        (
            CnnIndonesia,
            f"https://www.cnnindonesia.com/gaya-hidup/{STAMP}-81-12345/foto-pasar-ikan",
            ("12345", "gallery", "gaya-hidup"),
        ),
        (
            CnnIndonesia,
            f"https://www.cnnindonesia.com/nasional/{STAMP}-20-12346/video-viral-pasar-ikan",
            ("12346", "article", "nasional"),
        ),
        (CnbcIndonesia, CNBC, ("739080", "article", "market")),
        (CnbcIndonesia, f"https://www.cnbcindonesia.com/foto-news/{STAMP}-7-739081/ikan", ("739081", "gallery", None)),
        (
            HaiBunda,
            f"https://www.haibunda.com/moms-life/{STAMP}-76-315055/foto-ikan-terbaik",
            ("315055", "article", "moms-life"),
        ),
        (InsertLive, f"https://www.insertlive.com/hot-gossip/{STAMP}-7-326469/ikan/amp", ("326469", "article", "hot-gossip")),
    ],
)
def test_addresses(site: type[NewsSite], url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(site, url) == expected


HEAD = """<html lang="id"><head><meta name="dtk:publishdate" content="2026/07/24 10:47:05">
<meta name="dtk:keywords" content="pasar,ikan"><meta property="og:title" content="Pasar Ikan Dibuka"></head><body>"""


def pages(url: str, *bodies: str, pager: str) -> list[str]:
    links = "".join(f'<a href="{url}/{number}">{number}</a>' for number in range(1, len(bodies) + 1))
    return [f"{HEAD}<h1>Pasar Ikan Dibuka</h1>{body}<div class='{pager}'>{links}</div>" for body in bodies]


def test_pages_of_cnbc_indonesia() -> None:
    article = read(
        CnbcIndonesia,
        CNBC,
        *pages(
            CNBC,
            """<div id="detailHead"><div>Pasar</div><div>Sari Dewi, <span>CNBC Indonesia</span></div>
            <div class="text-cm text-gray">24 July 2026 10:47</div></div>
            <div class="detail-text"><strong>Jakarta, CNBC Indonesia</strong> - Pasar itu dibuka.<p>Ramai sekali.</p>
            <table class="sisip_artikel"><tr><td>Harga Cumi</td></tr></table>
            <div class="link_sisip_x">Harga Udang</div></div>""",
            '<div class="detail-text"><p>Pasar tutup malam.</p><p><strong>TIM RISET CNBC INDONESIA</strong></p>'
            "<p><strong>(sdi/bps)</strong></p>[Gambas:Video CNBC]</div>",
            pager="dropdown",
        ),
    )
    assert (article.dateline, article.authors, article.initials) == ("Jakarta, CNBC Indonesia", ["Sari Dewi"], "sdi/bps")
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali.", "Pasar tutup malam."]
    assert (article.pages_expected, article.completeness) == (2, Completeness.COMPLETE)
    assert (str(article.published_at), article.tags) == ("2026-07-24 10:47:05+07:00", ["pasar", "ikan"])


def test_a_missing_page_leaves_the_article_partial() -> None:
    first, _ = pages(CNBC, '<div class="detail_text"><p>Satu.</p></div>', "", pager="paging-circle")
    article = read(CnbcIndonesia, CNBC, first)
    assert (article.layout, article.pages_expected, article.completeness) == ("older", 2, Completeness.PARTIAL)


def test_printed_time_in_english() -> None:
    page = """<h1>Pasar Ikan</h1><div class="text-cm text-gray">31 May 2026 20:00</div><div class="detail-text">
    <p>Buka.</p></div>"""
    assert str(read(CnbcIndonesia, CNBC, page).published_at) == "2026-05-31 20:00:00+07:00"


def test_cnn_indonesia_before_2023() -> None:
    article = read(
        CnnIndonesia,
        CNN,
        """<h1 class="title">Pasar Ikan</h1><div class="date">Sari Dewi, CNN Indonesia | Jumat, 23/06/2017 13:37 WIB</div>
        <div class="media_artikel"><img src="https://akcdn.detik.net.id/ikan.jpg">
        <figcaption>Ikan. (Foto: Bagus)</figcaption></div>
        <div class="detail_text"><strong><span>Jakarta</span>,&nbsp;<span>CNN Indonesia</span>&nbsp;</strong>--&nbsp;
        <span id="detikdetailtext">Pasar itu dibuka.<br><br>Ramai sekali.<br><br>
        <table class="linksisip"><tr><td>Lihat juga: <a href="/x">Cumi</a></td></tr></table>
        <strong>(sdi)</strong></span></div><div class="list-topik-terkait"><a>pasar</a><a>ikan</a></div>""",
    )
    assert (article.layout, article.dateline, article.tags) == ("older", "Jakarta, CNN Indonesia", ["pasar", "ikan"])
    assert article.authors == ["Sari Dewi"]
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]
    assert (str(article.published_at), article.initials) == ("2017-06-23 13:37:00+07:00", "sdi")
    assert (article.images[0].caption, article.images[0].credit) == ("Ikan.", "Foto: Bagus")


def test_haibunda_in_2022() -> None:
    article = read(
        HaiBunda,
        f"https://www.haibunda.com/moms-life/{STAMP}-76-278670/ikan-untuk-bunda",
        HEAD
        + """<h1>Ikan untuk Bunda</h1><div class="isi-text pr-3"><p><strong>Jakarta</strong> - Ikan itu sehat.</p>
        <h3>1. Ikan tuna</h3><p>Tuna enak.</p><p>Bagi Bunda yang mau bertanya, ikuti komunitas HaiBunda Squad.</p></div>""",
    )
    assert (article.title, article.dateline) == ("Ikan untuk Bunda", "Jakarta")
    assert texts(article) == ["Ikan itu sehat.", "1. Ikan tuna", "Tuna enak."]


def test_the_fixture_of_2026(shared: Path) -> None:
    url = f"https://www.cnnindonesia.com/ekonomi/{STAMP}-78-1234567/contoh-judul-berita-cnn-indonesia"
    article = read(CnnIndonesia, url, (shared / "snippets" / "egi-cnn_indonesia--sample-article.html").read_bytes())
    assert (article.layout, article.channel_name, article.section) == ("tailwind", "Ekonomi", ["Keuangan"])
    assert (article.dateline, article.authors, article.initials) == ("Jakarta, CNN Indonesia", [], "con/con")
    assert article.tags == ["contoh tag satu", "contoh tag dua"]
    assert str(article.published_at) == "2026-07-24 10:47:05+07:00"
    assert [text.split()[:2] for text in texts(article)] == [
        ["Ini", "adalah"],
        ["Paragraf", "kedua"],
        ["Paragraf", "ketiga"],
    ]
    assert (article.pages_expected, article.completeness) == (1, Completeness.COMPLETE)


@pytest.mark.parametrize(
    ("site", "url", "page"),
    [
        (
            CnnIndonesia,
            CNN,
            """<div class="nhl-list"><article class="flex-grow"><a class="flex" href="{url}"><h2 class="text-cnn_black_light">
            Pasar Ikan</h2></a></article><article><a href="#"><img></a></article></div><aside><a href="{url}">Populer</a>
            </aside>""",
        ),
        (
            CnbcIndonesia,
            CNBC,
            """<ul class="list media_rows middle thumb terbaru gtm_indeks_feed"><li><article><a href="{url}">
            <div class="box_text">
            <h2>Pasar Ikan</h2></div></a></article></li></ul>""",
        ),
    ],
)
def test_index_of_a_day(site: type[NewsSite], url: str, page: str) -> None:
    source = source_of(site, "index")
    assert source.first(SCOPE).url.endswith("date=2026%2F07%2F24&page=1")
    assert listed(site, "index", page.format(url=url).encode(), source.first(SCOPE).url, SCOPE) == [(url, None)]


def test_sitemap_of_the_newest() -> None:
    source = source_of(InsertLive, "sitemap")
    home = "https://www.insertlive.com"
    index = "".join(
        f"<sitemap><loc><![CDATA[{home}/lifestyle/sitemap_{name}.xml]]></loc></sitemap>" for name in ("web", "news")
    )
    listing = source.read(f"<sitemapindex>{index}</sitemapindex>".encode(), f"{home}/sitemap.xml", SCOPE)
    step = source.first(SCOPE)
    assert [each.url for each in source.after(SCOPE, step, listing)] == [f"{home}/lifestyle/sitemap_news.xml"]


def test_front_page_of_haibunda() -> None:
    url = f"https://www.haibunda.com/kehamilan/{STAMP}-49-326595/ikan-untuk-bunda"
    page = f"""<nav><a href="https://www.haibunda.com/video" dtr-ttl="VIDEO">Video</a></nav><section><a href="{url}" dtr-idx="1"
    dtr-ttl="Ikan"><article><h3>Kehamilan</h3><h2>Ikan untuk Bunda</h2><span>Sari Dewi</span></article></a></section>"""
    assert listed(HaiBunda, "front", page.encode(), "https://www.haibunda.com/", SCOPE) == [(url, None)]

"""The family Promedia."""

import json
from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from detikcrawl.site import NewsSite
from spiders.ayobandung import AyoBandung
from spiders.jawapos import JawaPos
from spiders.pikiranrakyat import PikiranRakyat
from spiders.radarjawapos import RadarJawaPos
from spiders.suaramerdeka import SuaraMerdeka
from tests.spiders.reading import listed, located, read, source_of, texts

DAY = Scope(date(2026, 7, 4), date(2026, 7, 4), channel="utama", prefix="www.suaramerdeka.com")
URL = "https://www.suaramerdeka.com/semarang-raya/0416700001/pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("site", "url", "expected"),
    [
        (SuaraMerdeka, URL + "?page=all", ("0416700001", "article", "utama")),
        (SuaraMerdeka, "https://solo.suaramerdeka.com/solo-raya/pr-055482435/pasar-ikan", ("055482435", "article", "solo")),
        (
            PikiranRakyat,
            "https://galamedia.pikiran-rakyat.com/humaniora/pr-35892346/ikan?page=2",
            ("35892346", "article", "galamedia"),
        ),
        (PikiranRakyat, "https://bandungraya.pikiran-rakyat.com/news/pr-11310238757/ikan", ("11310238757", "article", None)),
        (PikiranRakyat, "https://www.pikiran-rakyat.com/foto/pr-018904132/ikan", ("018904132", "gallery", "utama")),
        (AyoBandung, "https://www.ayobandung.com/umum/7916597315/ikan", ("7916597315", "article", "utama")),
        (JawaPos, "https://www.jawapos.com/nasional/2607240073/ikan", ("2607240073", "article", "nasional")),
        (RadarJawaPos, "https://radarbogor.jawapos.com/bansos/2477001234/ikan", ("2477001234", "article", "radarbogor")),
    ],
)
def test_articles(site: type[NewsSite], url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(site, url) == expected


@pytest.mark.parametrize(
    "url", ["https://www.suaramerdeka.com/tag/0416700001/ikan", "https://www.suaramerdeka.com/search?q=ikan"]
)
def test_other_addresses(url: str) -> None:
    assert located(SuaraMerdeka, url) is None


PAGE = f"""<html lang="id"><head><meta property="og:title" content="Pasar Ikan - Suara Merdeka">
<meta name="keywords" content="salah"><script>dataLayer.push({{"published_date": "2026-07-04 08:50:51",
"rubrik": "Semarang Raya", "penulis": "Sari Dewi", "editor": "Bagus Putra"}});</script></head><body><div class="breadcrumb">
<ul class="breadcrumb__wrap">
<li><a>Home</a></li><li><a>Semarang Raya</a></li></ul></div><div class="read__header">
<h1 class="read__title">Pasar Ikan Dibuka</h1><div class="read__info">
<div class="read__info__author"><a href="/author/sari">Sari Dewi</a></div>
<div class="read__info__date">- Sabtu, 4 Juli 2026 | 08:50 WIB</div></div></div>
<div class="photo"><div class="photo__img"><img src="/a.jpg"></div>
<div class="photo__caption">Pasar (Suara Merdeka/Bagus)</div></div>
<article class="read__content clearfix"><p><strong>SEMARANG, suaramerdeka.com</strong> - Pasar itu dibuka.</p>
<p><strong class="read__others">Baca Juga: <a href="/x">Harga Cumi</a></strong></p><p>Ramai sekali.</p>
<h2>Harga</h2><p>Simak berita lainnya seputar pasar di sini</p><p>Editor: Bagus Putra</p></article>
<div class="read__paging"><div class="paging paging--article clearfix"><div class="paging__wrap clearfix">
<div class="paging__item"><a href="#" class="paging__link paging__link--active">1</a></div>
<div class="paging__item"><a href="{URL}?page=2" class="paging__link">2</a></div>
<div class="paging__item"><a href="{URL}?page=2" class="paging__link paging__link--next">Selanjutnya</a></div></div></div></div>
<section class="read__tagging"><ul class="tag__list"><li><h4><a>ikan</a></h4></li><li><h4><a>pasar</a></h4></li></ul></section>
<div class="latest__wrap"><article><h2 class="latest__title">Lain</h2></article></div></body></html>"""


def test_read() -> None:
    second = PAGE.replace("Pasar itu dibuka.", "Pasar tutup.").replace("Ramai sekali.", "Sepi.").replace("Harga</h2>", "</h2>")
    article = read(SuaraMerdeka, URL, PAGE, second)
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali.", "Harga", "Pasar tutup.", "Sepi."]
    assert (article.layout, article.title, article.dateline) == ("read", "Pasar Ikan Dibuka", "SEMARANG, suaramerdeka.com")
    assert (article.authors, article.editors, article.tags) == (["Sari Dewi"], ["Bagus Putra"], ["ikan", "pasar"])
    assert (article.channel_name, str(article.published_at)) == ("Semarang Raya", "2026-07-04 08:50:51+07:00")
    assert (article.pages_expected, article.completeness) == (2, "complete")
    assert read(SuaraMerdeka, URL, PAGE).completeness == "partial"


def test_read_without_the_script_of_statistics() -> None:
    page = PAGE.replace("published_date", "x").replace(
        '<a href="/author/sari">Sari Dewi</a>', '<a href="/author/sari">Sari Dewi</a><a>Editor: Bagus Putra</a>'
    )
    article = read(SuaraMerdeka, URL, page)
    assert (article.authors, article.editors) == (["Sari Dewi"], ["Bagus Putra"])
    assert (article.channel_name, str(article.published_at)) == ("Semarang Raya", "2026-07-04 08:50:00+07:00")


@pytest.mark.parametrize("body", ['class="read__article"', 'itemprop="articleBody"'])
def test_bodies_of_other_names(body: str) -> None:
    page = f"""<meta property="article:published_time" content="2026-07-04T08:50:00+07:00"><h1>Pasar Ikan</h1>
    <meta name="author" content="Sari Dewi"><div {body}><div class="photo"><div class="photo__caption">Pasar</div></div>
    <p>Pasar itu dibuka.</p></div>"""
    article = read(PikiranRakyat, "https://www.pikiran-rakyat.com/news/pr-018904131/pasar-ikan", page)
    assert (article.layout, article.title, article.authors) == ("article", "Pasar Ikan", ["Sari Dewi"])
    assert (texts(article), article.completeness) == (["Pasar itu dibuka."], "complete")


LIST = f"""<div class="latest__wrap"><div class="latest__item"><div class="latest__img"><a href="{URL}"><img></a></div>
<div class="latest__right"><h4 class="latest__subtitle"><a href="/semarang-raya">Semarang Raya</a></h4>
<h2 class="latest__title"><a href="{URL}" class="latest__link">Pasar Ikan Dibuka</a></h2>
<date class="latest__date">Sabtu, 4 Juli 2026 | 08:50 WIB</date></div></div></div>"""


@pytest.mark.parametrize("name", ["index", "search"])
def test_lists(name: str) -> None:
    assert listed(SuaraMerdeka, name, LIST.encode(), "https://www.suaramerdeka.com/", DAY) == [(URL, "2026-07-04T08:50+07:00")]


def test_the_index_of_a_day_names_months_in_english() -> None:
    assert source_of(SuaraMerdeka, "index").first(DAY).url == (
        "https://www.suaramerdeka.com/indeks-berita?daterange=04%20July%202026%20-%2004%20July%202026&page=1"
    )


# Jawa Pos, whose pages are data

ARTICLE = {
    "title": "Pasar Ikan Dibuka",
    "published_at": "2026-07-24 08:10:08",
    "cover": "https://cdn-assets.jawapos.com/a.webp",
    "content": "<figure><img src='/a.webp'><figcaption>Pasar</figcaption></figure><p>&nbsp;</p>"
    "<p><strong>JawaPos.com </strong>- Pasar itu dibuka.</p><p>Ramai.</p>"
    "<p><strong class='readmore'>Baca Juga: <a href='/x'>Cumi</a></strong></p><p class='page'></p><h2>Harga</h2><p>Murah.</p>",
    "authors": [{"name": "Sari Dewi"}, {"name": "Agus Salim"}],
    "editor": {"name": "Bagus Putra", "email": "x@jawapos.com"},
    "category": {"name": "Surabaya Raya", "slug": "surabaya-raya"},
    "tags": [{"name": "ikan"}, {"name": "pasar"}],
}


def next_page(props: dict[str, object]) -> str:
    data = json.dumps({"props": {"pageProps": props}})
    return f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script>'


def test_jawapos() -> None:
    article = read(JawaPos, "https://www.jawapos.com/surabaya-raya/2607240073/pasar-ikan", next_page({"article": ARTICLE}))
    assert texts(article) == ["Pasar itu dibuka.", "Ramai.", "Harga", "Murah."]
    assert [block.page for block in article.blocks] == [1, 1, 2, 2]
    assert (article.layout, article.title, article.dateline) == ("next", "Pasar Ikan Dibuka", "JawaPos.com")
    assert (article.authors, article.editors) == (["Sari Dewi", "Agus Salim"], ["Bagus Putra"])
    assert (article.channel_name, article.tags) == ("Surabaya Raya", ["ikan", "pasar"])
    assert (str(article.published_at), article.images[0].url) == ("2026-07-24 08:10:08+07:00", ARTICLE["cover"])
    assert (article.pages_expected, article.page_form, article.completeness) == (2, "inline", "complete")


def test_jawapos_until_2025() -> None:
    article = read(JawaPos, "https://www.jawapos.com/surabaya-raya/014001234/pasar-ikan", PAGE.replace(URL, "/x"))
    assert (article.layout, texts(article)[:2]) == ("read", ["Pasar itu dibuka.", "Ramai sekali."])


def test_jawapos_lists() -> None:
    items = [
        {
            "article_id": "2607240073",
            "slug": "pasar-ikan",
            "category": {"slug": "ekonomi"},
            "published_at": "2026-07-24 08:10:08",
        },
        {"article_id": "2607240074", "slug": None, "category": {"slug": "ekonomi"}, "title": "Tanpa alamat"},
    ]
    found = [("https://www.jawapos.com/ekonomi/2607240073/pasar-ikan", "2026-07-24T08:10+07:00")]
    page = next_page({"initialArticles": {"paginatorInfo": {"hasMorePages": True}, "data": items}})
    assert listed(JawaPos, "latest", page.encode(), "https://www.jawapos.com/indeks", DAY) == found
    page = next_page({"categoryArticle": items, "hasMore": True})
    assert listed(JawaPos, "section", page.encode(), "https://www.jawapos.com/ekonomi", DAY) == found


def test_the_fixtures_of_jawapos(shared: Path) -> None:
    found = listed(
        JawaPos,
        "latest",
        (shared / "snippets" / "egi-jawa_pos--indeks.html").read_bytes(),
        "https://www.jawapos.com/indeks",
        DAY,
    )
    assert [time for _, time in found] == ["2026-07-24T08:10+07:00", "2026-07-24T07:54+07:00", "2026-07-24T07:41+07:00"]
    article = read(JawaPos, found[0][0], (shared / "snippets" / "egi-jawa_pos--sample-article.html").read_bytes())
    assert (article.authors, article.editors) == (["Contoh Reporter"], ["Contoh Editor"])
    assert (article.dateline, article.tags) == ("JawaPos.com", ["contoh tag satu", "contoh tag dua"])
    assert (article.pages_expected, article.completeness, len(article.blocks)) == (2, "complete", 6)
    assert not [text for text in texts(article) if "Baca Juga" in text or "keterangan foto" in text]

# ruff: noqa: E501 - markup stands in lines as sites have them
"""The family KG: Kompas.com and Tribunnews.com."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.kompas import Kompas
from spiders.tribunnews import Tribunnews
from tests.spiders.reading import check, labels, listed, located, read, saved, source_of, texts

DAY = Scope(date(2024, 5, 6), date(2024, 5, 6))


# addresses of kompas

NUMBER = "2023-11-02-213419026"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://money.kompas.com/read/2023/11/02/213419026/harga-beras-naik", (NUMBER, "article", "money")),
        ("http://money.kompas.com/read/2023/11/02/213419026/harga-beras-naik?page=2", (NUMBER, "article", "money")),
        ("https://money.kompas.com/read/2023/11/02/213419026/harga-beras-naik?page=all#page2", (NUMBER, "article", "money")),
        ("https://amp.kompas.com/money/read/2023/11/02/213419026/harga-beras-naik", (NUMBER, "article", None)),
        ("https://www.kompas.com/tren/read/2023/11/02/213419026/harga-beras-naik", (NUMBER, "article", "tren")),
        (
            "http://nasional.kompas.com/read/xml/2016/02/23/14505601/Harga.Beras.Naik",
            ("2016-02-23-14505601", "article", "nasional"),
        ),
        (
            "http://nasional.kompas.com/read/2016/02/23/14505601/Harga.Beras.Naik.",
            ("2016-02-23-14505601", "article", "nasional"),
        ),
        ("https://www.kompas.com/parapuan/read/532843412/5-cara-merawat", ("532843412", "article", "parapuan")),
        ("https://foto.kompas.com/photo/read/2020/2/17/1581948059356/2/pasar-pagi", ("1581948059356", "gallery", None)),
        ("https://video.kompas.com/watch/1234567/pasar-pagi", ("1234567", "video", None)),
    ],
)
def test_kompas_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Kompas, url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://www.kompas.com/tag/harga-beras",
        "https://money.kompas.com/komentar/2023/11/02/213419026/harga-beras-naik",
        "https://money.kompas.com/image/2023/11/02/213419026/harga-beras-naik?page=1",
        "https://indeks.kompas.com/?site=all&date=2024-05-06",
        "https://jeo.kompas.com/air-bersih",
        "https://biz.kompas.com/read/2023/11/02/213419026/promo",
        "https://kilasbadannegara.kompas.com/bank/read/2023/11/02/213419026/promo",
        "https://www.kompas.id/baca/ekonomi/2023/11/02/harga",
        "https://kompas.com.penipu.id/read/2023/11/02/213419026/harga",
        "https://www.kompas.com/",
    ],
)
def test_kompas_other_addresses(url: str) -> None:
    assert located(Kompas, url) is None


def test_kompas_lists_one_day_for_all_channels() -> None:
    index = source_of(Kompas, "index")
    assert index.dated
    assert not index.per_channel
    assert index.first(DAY).url == "https://indeks.kompas.com/?site=all&date=2024-05-06&page=1"


# layouts of kompas

URL = "https://money.kompas.com/read/2024/05/06/101112026/pasar-ikan-dibuka"
DESKTOP = """<html><head><meta name="content_category" content="Money"><meta name="content_subcategory" content="Whats New">
<meta name="content_author" content="Sari Dewi"><meta name="content_editor" content="Bagus Putra">
<meta name="content_PublishedDate" content="2024-05-06 10:11:12">
<meta property="article:published_time" content="2024-05-06T03:11:12+00:00"><meta name="subscription" content="False">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-06T03:11:12+00:00",
"author":{"@type":"Person","name":"Bagus Putra"}}</script></head><body>
<h1 class="read__title">Pasar Ikan Dibuka</h1><div class="read__time"><a>Kompas.com</a> - 06/05/2024, 10:11 WIB</div>
<div id="creditModal"><div class="credit-author"><div class="credit-author-name">Sari Dewi </div>
<div class="credit-author-position">Penulis</div></div><div class="credit-author"><div class="credit-author-name">
Bagus Putra</div><div class="credit-author-position">Editor</div></div></div>
<div class="photo__wrap"><img src="https://asset.kompas.com/a.jpg"></div>
<div class="photo__caption">Pedagang menata ikan.<span class="photo__author">(KOMPAS.com/Sari)</span></div>
<div class="read__content"><div class="clearfix"><p><strong>TUBAN, KOMPAS.com</strong> - Pasar itu dibuka pagi tadi.</p>
<span class="ads-on-body">iklan</span><p><strong>Baca juga: <a class="inner-link-baca-juga" href="/read/x">Harga Cumi</a>
</strong></p>
<h2>Harga tetap</h2><p>"Ramai sekali," kata pedagang.</p>__END__<span class="liftdown_v2_tanda"></span></div></div>
__PAGER__
<ul class="tag__article__wrap"><li><a class="tag__article__link" href="javascript:void(0)">pasar ikan</a></li></ul>
<div class="paging"><a class="paging__link" href="https://indeks.kompas.com?site=nasional&page=3">3</a></div></body></html>"""
PROMO = """<div id="EndOfArticle"></div><i>Simak <b>breaking news</b> kami di
<a href="https://wa.example">Kompas.com WhatsApp Channel</a>.</i>"""
PAGER = f"""<div class="read__paging"><a class="paging__link paging__link--active" href="{URL}?page=1">1</a>
<a class="paging__link" href="{URL}?page=2">2</a>
<a class="paging__link paging__link--show" href="{URL}?page=all#page2">Show All</a></div>"""


def test_kompas_desktop() -> None:
    article = read(Kompas, URL, DESKTOP.replace("__END__", PROMO).replace("__PAGER__", ""))
    assert article.title == "Pasar Ikan Dibuka"
    assert (article.authors, article.editors) == (["Sari Dewi"], ["Bagus Putra"])
    assert (article.dateline, article.channel_name, article.section) == ("TUBAN, KOMPAS.com", "Money", ["Whats New"])
    assert str(article.published_at) == "2024-05-06 10:11:12+07:00"
    assert article.images[0].caption == "Pedagang menata ikan."
    assert article.images[0].credit == "KOMPAS.com/Sari"
    assert (article.tags, article.is_free, article.pages_expected) == (["pasar ikan"], True, 1)
    assert texts(article) == ["Pasar itu dibuka pagi tadi.", "Harga tetap", '"Ramai sekali," kata pedagang.']


def test_kompas_pages_are_joined() -> None:
    first = DESKTOP.replace("__END__", "").replace("__PAGER__", PAGER)
    second = (
        '<h1 class="read__title">Pasar Ikan Dibuka</h1><div class="read__content"><p>Pasar tutup sore hari.</p></div>' + PAGER
    )
    assert str(read(Kompas, URL, first).completeness) == "partial"
    whole = read(Kompas, URL, first, second)
    assert (str(whole.completeness), whole.pages_expected, texts(whole)[-1]) == ("complete", 2, "Pasar tutup sore hari.")


MOBILE = """<html><head><meta name="content_author" content="Lia Sari"><meta name="content_editor" content="Lia Sari">
<meta name="content_PublishedDate" content="2021-08-12 20:08:00"></head><body><h1 class="read__title">Sup Jagung</h1>
<div class="imgHL"><div class="photo"><img src="/a.jpg"><span class="author">PIXABAY/BUDI</span> Semangkuk sup.</div></div>
<div class="read__credit">{credit}</div><div class="contentArticle"><div id="contentArticle" class="read__content">
<p><strong></strong></p><p><strong>KOMPAS.com -</strong> Sup ini mudah dibuat.</p>
<div class="bapps-middle">Dapatkan Aplikasi</div>
<ul><li>1 jagung</li></ul><p><div class="photo"><img src="/b.jpg"> Jagung rebus.</div></p>
<div class="nwsLetter-article"><p>Daftarkan email</p></div><p>Sajikan hangat. (*)</p>
<p><em><strong>Buku <a href="https://toko.example/b#utm_campaign=x-footnote-product">Sup</a> dijual daring.</strong></em></p>
</div></div></body></html>"""


@pytest.mark.parametrize(
    ("credit", "authors"),
    [
        ('<h6>Penulis: <a href="/p">Nia Putri</a></h6> | <h6>Editor: <a href="/e">Lia Sari</a></h6>', ["Nia Putri"]),
        ('<h6>Editor: <a href="/e">Lia Sari</a></h6>', []),
    ],
)
def test_kompas_mobile_and_an_editor_who_wrote_alone(credit: str, authors: list[str]) -> None:
    article = read(Kompas, "https://www.kompas.com/food/read/2021/08/12/200800375/sup-jagung", MOBILE.format(credit=credit))
    assert (article.authors, article.editors, article.dateline) == (authors, ["Lia Sari"], "KOMPAS.com")
    assert texts(article) == ["Sup ini mudah dibuat.", "1 jagung", "Sajikan hangat."]
    assert [image.caption for image in article.images][-1] == "Jagung rebus."


def test_kompas_before_2018() -> None:
    page = """<div class="kcm-read"><div class="kcm-read-top"><ul class="kcm-breadcrumb"><li><a>News</a></li>
    <li><a>Nasional</a></li></ul>
    <h2>Hujan di Kota</h2><div class="kcm-date msmall grey">Selasa, 16 Februari 2016 | 14:38 WIB</div>
    <div class="photo"><img src="http://a.example/a.jpg"> Warga berteduh, Selasa (16/2/2016)</div></div>
    <div class="kcm-read-text"><p><strong>SOLO, KOMPAS.com</strong>&nbsp;&mdash;&nbsp;Hujan turun.</p><p>Warga berteduh.</p>
    </div>
    <div class="kcm-read-copy"><table><tr><td>Penulis</td><td>: Tono Adi</td></tr><tr><td>Editor</td><td>: Rini</td></tr>
    </table></div>"""
    article = read(Kompas, "http://nasional.kompas.com/read/2016/02/16/14382361/Hujan.di.Kota", page)
    assert (article.layout, article.title, article.dateline) == ("older", "Hujan di Kota", "SOLO, KOMPAS.com")
    assert (article.authors, article.editors, article.section) == (["Tono Adi"], ["Rini"], ["Nasional"])
    assert str(article.published_at) == "2016-02-16 14:38:00+07:00"
    assert texts(article) == ["Hujan turun.", "Warga berteduh."]


def test_kompas_channels_before_2018() -> None:
    soccer = """<span class="kcm-date">Rabu, 24 Februari 2016</span><div class="kcm-read mt2"><div class="kcm-read-content-top">
    <h4 class="green breadcrump"><a>Bola</a> / <a>Liga Indonesia</a></h4><h2>Hujan di Kota</h2>
    <div class="kcm-date msmall grey">Selasa, 23 Februari 2016 | 16:37 WIB</div></div><div class="mb1"><div class="photo"><img>
    <span class="author">Tono</span> Warga.</div></div><div class="kcm-read-content-text"><div class="span2"><div class="kcm-read-terkait">
    <h4>Berita Terkait</h4><ul><li><a>Lain</a></li></ul></div></div><div class="span6"><span class='kcmread1114'><br />
    <strong>SOLO, KOMPAS.com &mdash;</strong>&nbsp;Hujan turun.<br /><br />"Deras," katanya.</span>
    <div class="kcm-read-copy"><table><tr><td>Penulis</td><td>: Kontributor Solo, Tono Adi</td></tr><tr><td>Editor</td><td>: Rini</td></tr>
    <tr><td>Sumber</td><td>: <a>Warga</a></td></tr></table></div></div></div></div>"""
    cars = """<h1 class="mt1">Otomotif</h1><span class="kcm-date">Rabu, 24 Februari 2016</span><div class="bread-c"><ul>
    <li><a>Bola</a></li><li>/</li><li><a>Liga Indonesia</a></li></ul></div><div class="baca-content"><h1>Hujan di Kota</h1>
    <div class="kcm-date msmall grey mb2">Selasa, 23 Februari 2016 | 16:37 WIB</div><div class="big-img-content"><div class="photo"><img>
    <span class="author">Tono</span> Warga.</div></div><div class="berita-terkait-content"><h4>Berita Terkait</h4></div>
    <div class="content-text right"><div class='div-read'><br /><strong>SOLO, KOMPAS.com</strong> &ndash; Hujan turun.
    <p>"Deras," katanya.</p></div><div class="penulis-editor"><table><tr><td>Penulis</td><td>: Tono Adi</td></tr><tr><td> Editor </td>
    <td> : Rini </td></tr></table></div></div></div>"""
    for page in (soccer, cars):
        article = read(Kompas, "http://bola.kompas.com/read/2016/02/23/16374618/Hujan.di.Kota", page)
        assert (article.layout, article.title, article.dateline) == ("older", "Hujan di Kota", "SOLO, KOMPAS.com")
        assert (article.authors, article.editors) == (["Tono Adi"], ["Rini"])
        assert (article.channel_name, article.section) == ("Bola", ["Liga Indonesia"])
        assert str(article.published_at) == "2016-02-23 16:37:00+07:00"
        assert texts(article) == ["Hujan turun.", '"Deras," katanya.']


def test_kompas_amp() -> None:
    page = f"""<html amp><head><link rel="canonical" href="{URL}"><meta property="og:url" content="https://www.kompas.com/">
    <meta property="og:title" content="Pasar Ikan Dibuka - Kompas.com"><meta name="content_author" content="Sari Dewi">
    <meta name="content_editor" content="Bagus Putra"><meta name="content_PublishedDate" content="2024-05-06 10:11:12"></head><body>
    <section class="content__main"><h1 class="read__title">Pasar Ikan Dibuka</h1><time class="read__date">Kompas.com, 6 Mei 2024, 10:11
    WIB</time><a href="/image"><div class="photo"><amp-img></amp-img><div class="photo__icon">Lihat Foto</div>
    <div class="photo__caption">Pedagang.</div></div></a><div class="credit"><div class="credit__item"><span>Penulis: </span>
    <a>Sari Dewi</a></div> | <div class="credit__item"><span>Editor: </span> Bagus Putra</div></div><article class="read__content">
    <p><strong></strong></p><p><strong>TUBAN, KOMPAS.com</strong> &ndash; Pasar itu dibuka.</p><div class="banner-show banner-middle">
    <div class="banner-title">KOMPAS.com: Berita</div><div class="banner-btn">Dapatkan Aplikasi</div></div>
    <p> <strong>Baca juga: <a href="/x">Harga Cumi</a></strong></p><div class="rVideo-middle"><h3>Video Rekomendasi</h3></div>
    <div class="ads__banner"><amp-ad></amp-ad></div><p>Pembeli datang.</p></p><div class="subscribe__widget"><amp-web-push-widget>
    <div class="subscribe__title">Aktifkan Notifikasimu</div></amp-web-push-widget></div></article>
    <div class="read__paging"><span>Halaman Selanjutnya</span><h5><a href="{URL}?amp=1&page=2" class="next">Ramai...</a></h5></div>
    <div class="paging"><div class="paging__text">Halaman </div><ul><li><a class="active" href="{URL}?amp=1&page=1">1</a></li>
    <li><a href="{URL}?amp=1&page=2">2</a></li><li class="all"><a href="{URL}?page=all#page2">Show All</a></li></ul></div>
    <div class="tagging"><div class="tagging__text">TAG:</div><ul><li><a>pasar ikan</a></li></ul></div></section></body></html>"""
    article = read(Kompas, "https://amp.kompas.com/money/read/2024/05/06/101112026/pasar-ikan-dibuka", page)
    assert (article.url, article.title, article.dateline) == (URL, "Pasar Ikan Dibuka", "TUBAN, KOMPAS.com")
    assert (article.authors, article.editors, article.tags) == (["Sari Dewi"], ["Bagus Putra"], ["pasar ikan"])
    assert texts(article) == ["Pasar itu dibuka.", "Pembeli datang."]
    assert (article.pages_expected, str(article.completeness)) == (2, "partial")


# tribunnews


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.tribunnews.com/nasional/9000101/pasar-ikan-dibuka?page=2", ("9000101", "article", "nasional")),
        ("https://wartakota.tribunnews.com/jakarta/879210/pasar-ikan-dibuka", ("wartakota-879210", "article", "wartakota")),
        ("https://jabar.tribunnews.com/2019/11/08/pasar-ikan-dibuka", (None, "article", "jabar")),
        ("http://www.tribunnews.com/pendidikan/2020/05/04/pasar-ikan-dibuka?page=all", (None, "article", "pendidikan")),
        ("https://www.tribunnews.com/images/editorial/view/1234567/pasar-ikan", ("1234567", "gallery", None)),
        ("https://video.tribunnews.com/view/123456/pasar-ikan", ("123456", "video", None)),
    ],
)
def test_tribun_articles(url: str, expected: tuple[str | None, str, str | None]) -> None:
    found = located(Tribunnews, url)
    assert found is not None
    assert found[1:] == expected[1:]
    assert expected[0] is None or found[0] == expected[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.tribunnews.com/index-news/nasional?page=2",
        "https://www.tribunnews.com/tag/pasar-ikan",
        "https://www.tribunnews.com/topic/pasar-ikan",
        "https://www.tribunnews.com/penulis/sari-dewi",
        "https://www.tribunnews.com/internasional",
        "https://jabar.tribunnews.com/tag/pasar",
        "https://jabar.tribunnews.com/",
    ],
)
def test_tribun_other_addresses(url: str) -> None:
    assert located(Tribunnews, url) is None


def test_tribun_lists() -> None:
    regional = Scope(date(2024, 5, 6), date(2024, 5, 6), channel="jabar", prefix="jabar.tribunnews.com")
    assert source_of(Tribunnews, "index").first(regional).url == "https://jabar.tribunnews.com/index-news?date=2024-5-6&page=1"
    assert source_of(Tribunnews, "sitemap").first(regional).url == "https://jabar.tribunnews.com/sitemap-news.xml"
    assert not source_of(Tribunnews, "latest").covers("jabar")
    page = b"""<ul class="lsi"><li class="ptb15"><time class="grey">Jumat, 24 Juli 2026 17:25 WIB</time>
    <h4><a href="https://www.tribunnews.com/topic/pasar">Pasar</a></h4>
    <h3 class="f16 fbo"><a href="https://www.tribunnews.com/nasional/9000101/pasar-dibuka">Pasar Dibuka</a></h3></li></ul>"""
    assert listed(Tribunnews, "latest", page, "https://www.tribunnews.com/index-news", DAY) == [
        ("https://www.tribunnews.com/nasional/9000101/pasar-dibuka", "2026-07-24T17:25+07:00")
    ]


TRIBUN = "https://www.tribunnews.com/nasional/9000101/pasar-ikan-dibuka"
TRIBUN_PAGE = f"""<html><head>
<script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","headline":"Pasar Ikan Dibuka",
"datePublished":"2026-07-24T12:40:31+07:00","author":[{{"@type":"Person","name":"Sari Dewi"}}],"isAccessibleForFree":true}},
{{"@type":"BreadcrumbList","itemListElement":[{{"name":"Home"}},{{"name":"Nasional"}},{{"name":"Umum"}}]}}]}}</script>
</head><body>
<h1 id="arttitle">Pasar Ikan Dibuka</h1><h4 class="hide">Ringkasan.</h4><div class="bdr3">
<time>Jumat, 24 Juli 2026 12:40 WIB</time></div>
<div id="artimg"><div><div class="imgfull_div">
<img class="imgfull" src="https://a.example/a.jpg"><small>lihat foto</small></div>
<div class="f11">Tribunnews/Sari</div><div class="arial">Pedagang menata ikan.</div></div></div>
<div class="side-article txt-article"><blockquote class="summary-article"><ul><li>Ringkasan berita.</li></ul></blockquote>
<p>Laporan Wartawan Tribunnews.com, Sari Dewi</p><p><strong>TRIBUNNEWS.COM, TUBAN</strong> - Pasar itu dibuka.</p>
<p class="baca"><strong>Baca: <a href="/x">Harga Cumi</a></strong></p><div id="div-Inside-MediumRectangle">iklan</div>
<p><strong>Harga tetap</strong></p><p>"Ramai," kata pedagang. (Tribunnews.com/Sari Dewi)</p>
<p>Artikel ini telah tayang di TribunJatim.com dengan judul Pasar Ikan Dibuka</p></div>
<div id="penulis">Penulis: <a>Sari Dewi</a></div><div id="editor">Editor: <a>Bagus Putra</a></div>
<div class="paging"><span class="total-page">Halaman 1/2</span><a href="{TRIBUN}" rel="page-1">1</a>
<a href="{TRIBUN}?page=2" rel="page-2">2</a></div><h5 class="tagcloud3"><a>pasar</a></h5></body></html>"""


def test_tribun_article() -> None:
    second = '<h1 id="arttitle">Pasar Ikan Dibuka</h1><div class="side-article txt-article"><p>Pasar tutup sore hari.</p></div>'
    article = read(Tribunnews, TRIBUN, TRIBUN_PAGE, second)
    assert (article.title, article.dateline, article.is_free) == ("Pasar Ikan Dibuka", "TRIBUNNEWS.COM, TUBAN", True)
    assert (article.authors, article.editors, article.tags) == (["Sari Dewi"], ["Bagus Putra"], ["pasar"])
    assert (article.channel_name, article.section, article.pages_expected) == ("Nasional", ["Umum"], 2)
    assert article.images[0].caption == "Tribunnews/Sari Pedagang menata ikan."
    assert texts(article) == ["Pasar itu dibuka.", "Harga tetap", '"Ramai," kata pedagang.', "Pasar tutup sore hari."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ikuti jalan ini sampai Kompas Gramedia, kata warga.",
        "Tribun itu penuh (kapasitas 20.000 orang) sejak sore.",
        "Baca buku adalah kegemarannya sejak kecil.",
        "Laporan keuangan perusahaan itu terbit kemarin.",
    ],
)
def test_the_rules_of_the_house_leave_sentences_alone(sentence: str) -> None:
    page = f'<h1 id="arttitle">Judul</h1><div class="txt-article"><p>{sentence}</p></div>'
    assert texts(read(Tribunnews, TRIBUN, page)) == [sentence]


# real pages


def test_real_labelled_pages(shared: Path) -> None:
    for site, domain, number in ((Kompas, "kompas.com", 4), (Tribunnews, "tribunnews.com", 1)):
        noted = labels(shared, domain)
        assert len(noted) >= number
        for label in noted:
            check(site, shared, label)


@pytest.mark.parametrize(
    ("name", "url", "layout", "blocks", "time"),
    [
        (
            "anpandu--kompas-singlepage2.html.gz",
            "http://nasional.kompas.com/read/2016/02/16/14382361/artikel",
            "older",
            14,
            "2016-02-16 14:38:00+07:00",
        ),
        (
            "panpanward--desktop.html.gz",
            "https://tekno.kompas.com/read/2022/07/20/09300017/artikel",
            "read",
            28,
            "2022-07-20 09:30:00+07:00",
        ),
        (
            "panpanward--index-v2.html.gz",
            "https://www.kompas.com/parapuan/read/532843412/artikel",
            "read",
            24,
            "2021-08-17 21:45:00+07:00",
        ),
    ],
)
def test_real_pages_without_labels(shared: Path, name: str, url: str, layout: str, blocks: int, time: str) -> None:
    article = read(Kompas, url, saved(shared, f"kompas.com/{name}"))
    assert (article.layout, str(article.published_at), len(article.authors)) == (layout, time, 1)
    assert article.title
    assert len(article.blocks) == blocks


def test_the_real_index_of_2016(shared: Path) -> None:
    found = listed(
        Kompas, "index", saved(shared, "kompas.com/anpandu--kompas-mainpage.html.gz"), "http://indeks.kompas.com/", DAY
    )
    assert len(found) == 10
    assert found[0][1] == "2016-02-23T14:54+07:00"
    assert all("/read/" in url and time for url, time in found)

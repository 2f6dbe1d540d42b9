"""The family MNC: Okezone, Sindonews, iNews."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.inews import Inews
from spiders.okezone import Okezone
from spiders.sindonews import Sindonews
from tests.spiders.reading import check, labels, listed, located, read, saved, source_of, texts

DAY = Scope(date(2026, 7, 24), date(2026, 7, 24))

# okezone

STORY = "https://news.okezone.com/read/2026/07/24/337/9100001/pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (STORY, ("9100001", "article", "news")),
        (STORY + "?page=2", ("9100001", "article", "news")),
        ("http://celebrity.okezone.com/read/2017/02/17/33/1620900/pasar-ikan", ("1620900", "article", "celebrity")),
        ("https://nasional.okezone.com/amp/2023/09/27/337/2890761/pasar-ikan", ("2890761", "article", "nasional")),
        ("https://kampus.okezone.com/read/2012/03/04/65/171965/pasar-ikan", ("171965", "article", None)),
        ("https://video.okezone.com/play/2023/09/11/1/170479/pasar-ikan", ("video-170479", "video", None)),
        ("https://foto.okezone.com/view/2023/09/26/337/99001/pasar-ikan", ("foto-99001", "gallery", None)),
        ("https://infografis.okezone.com/detail/778899/jenis-ikan", ("infografis-778899", "infographic", None)),
    ],
)
def test_okezone_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Okezone, url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://news.okezone.com/more/latest-updates",
        "https://news.okezone.com/indeks/2026/07/24/10",
        "https://www.okezone.com/tag/pasar-ikan",
        "https://mpi.okezone.com/article/sindonews/9999999",
        "https://www.okezone.com/tren/read/2023/09/27/337/2890761/pasar-ikan",
        "https://okezone.com.penipu.id/read/2023/09/27/337/2890761/pasar-ikan",
        "https://redaksi.okezone.com/detail/sari-dewi/9999",
    ],
)
def test_okezone_other_addresses(url: str) -> None:
    assert located(Okezone, url) is None


OKEZONE = """<html><head><meta property="article:published_time" content="2026-07-24T15:18:24+07:00">
<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"item":{"name":"Home"}},
{"item":{"name":"News"}},{"item":{"name":"Nasional"}}]}</script><script type="application/ld+json">{"@type":"NewsArticle",
"datePublished":"24 July 2026","dateModified":"2026-07-24 15:16:40","author":{"@type":"Person","name":"Sari Dewi"}}</script>
</head><body><section class="section article"><div class="title-article"><h1>Pasar Ikan Dibuka</h1></div>
<div class="journalist"><a title="Sari Dewi">Sari Dewi</a><span>, Jurnalis-Jum'at, 24 Juli 2026 |15:18 WIB</span></div>
<div class="img-article"><img src="https://img.example/a.jpg"><div class="desc-foto">Pasar ikan (Foto: Sari)</div></div>
<div class="c-detail read">%s</div></section>%s
<div id="tag"><div class="box-tag"><a class="text">Pasar ikan</a><a class="text">Tuban</a></div></div></body></html>"""
PAGER = f"""<div id="paging"><div class="box-nomor"><a href="{STORY}" class="nomor active">1</a>
<a href="{STORY}?page=2" class="nomor">2</a></div></div>"""
BREAK = '<div style="page-break-after: always"><span style="display: none;">&nbsp;</span></div><p></p>'
RELATED = '<div id="baca-juga"><div class="text baca">Baca Juga:</div><a class="text title">Harga Cumi</a></div>'
ONE = f"<p><strong>TUBAN </strong>– Pasar itu dibuka pagi tadi.</p>{RELATED}<p>Ikannya:</p><ul><li>tongkol;</li><li>cumi."
TWO = (
    '<p>Pasar tutup sore.</p><p class="box-gnews">Follow Berita Okezone di Google News</p><p><strong>(Rini Putri)</strong></p>'
)


def test_okezone_pages_are_the_one_page_view() -> None:
    first = OKEZONE % (f"{ONE}{BREAK}</li></ul>", PAGER)
    second = OKEZONE % (f"<p></p>{TWO}", PAGER)
    view = OKEZONE % (f"{ONE}</li></ul>{BREAK}{TWO}", "")
    whole = read(Okezone, STORY, first, second)
    assert texts(whole) == ["Pasar itu dibuka pagi tadi.", "Ikannya:", "tongkol;", "cumi.", "Pasar tutup sore."]
    assert texts(read(Okezone, STORY + "?page=all", view)) == texts(whole)
    assert (str(whole.completeness), whole.pages_expected) == ("complete", 2)
    assert (whole.title, whole.authors, whole.dateline, whole.initials) == ("Pasar Ikan Dibuka", ["Sari Dewi"], "TUBAN", None)
    assert (whole.channel_name, whole.section, whole.tags) == ("News", ["Nasional"], ["Pasar ikan", "Tuban"])
    assert str(whole.published_at) == "2026-07-24 15:18:24+07:00"
    assert (whole.images[0].caption, whole.images[0].credit) == ("Pasar ikan", "Foto: Sari")


def test_okezone_a_day_without_an_hour_is_not_the_time() -> None:
    page = (OKEZONE % ("<p>Pasar dibuka.</p>", "")).replace("article:published_time", "x")
    assert str(read(Okezone, STORY, page).published_at) == "2026-07-24 15:18:00+07:00"


def test_okezone_mobile_of_2023() -> None:
    page = """<html><head><meta property="og:title" content=""></head><body><div class="Post__Container"><h1>Hujan di Kota</h1>
    <div class="namerep"><a href="/r">Tono Adi</a>,<span>, MNC Portal</span><b>Rabu 27 September 2023 16:06 WIB</b></div>
    <div class="img"><div class="detailcaption">Ilustrasi/Foto: Istimewa</div></div>
    <div class="description class-vidy read" itemprop="articleBody"><p>&nbsp;</p><div class="vicon"><iframe></iframe></div>
    <p><strong>SOLO </strong>- Hujan turun.</p><p>&nbsp;BACA JUGA:</p><div id="bacajuga"><a>Banjir Surut</a></div>
    <p>Warga berteduh.</p><p id="rctiplus">Lihat juga: <a>Siniar</a></p><strong>(kha.-)</strong></div>
    <div class="pagingxm halmob"><div class="ofvalue"><span>1</span><span> / 2</span></div></div>
    <div class="detail-tag tagnew"><a><span>#</span>hujan</a></div></div></body></html>"""
    article = read(Okezone, "https://nasional.okezone.com/read/2023/09/27/337/2890761/hujan", page)
    assert texts(article) == ["Hujan turun.", "Warga berteduh."]
    assert (article.authors, article.dateline, article.initials, article.tags) == (["Tono Adi"], "SOLO", "kha", ["hujan"])
    assert (article.pages_expected, article.images) == (2, [])
    assert str(article.published_at) == "2023-09-27 16:06:00+07:00"


def test_okezone_desktop_of_2020() -> None:
    page = """<html><head><meta itemprop="datePublished" content="2014-07-13T20:07:27.8200000">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Hujan di Kota","datePublished":"",
    "dateModified":"2020-07-07 22:35:10","author":{"@type":"Person","name":"Tono Adi"}}</script></head><body>
    <div class="title"><h1>Hujan di Kota</h1></div><div class="reporter"><div class="namerep"><a href="/r">Tono Adi</a>,
    <span>Okezone</span><i>&middot;</i><b>Selasa 07 Juli 2020 22:35 WIB</b></div></div><div class="center-block">
    <div class="detfoto"><img src="https://img.example/a.jpg"><span>Warga berteduh (Okezone)</span></div>
    <div class="detail"><div id="contentx" class="read" itemprop="articleBody"><p><strong>SOLO</strong> - Hujan turun.
    </p><p><strong>Pohon Tumbang</strong> </p><p>Pohon itu tua.</p><div class="flying_carpet_div">iklan</div>
    <p id="rctiplus">Lihat juga: <a>Siniar</a></p><p class="box-gnews">Follow Berita Okezone di <a>Google News</a></p>
    <p><strong>(kha.-)</strong></p><div class="detail-tag newtag"><ul><li><a><span>#</span>hujan</a></li></ul></div>
    <div class="ads-disclaimer">Konten di bawah ini disajikan oleh Advertiser.</div>
    <div id="block-9gz" class="block-9gz-block-wrapper">Obat lutut</div></div></div></div></body></html>"""
    article = read(Okezone, "https://nasional.okezone.com/read/2020/07/07/337/2242807/hujan", page)
    assert texts(article) == ["Hujan turun.", "Pohon Tumbang", "Pohon itu tua."]
    assert (article.title, article.authors, article.tags) == ("Hujan di Kota", ["Tono Adi"], ["hujan"])
    assert (article.dateline, article.initials, article.pages_expected) == ("SOLO", "kha", 1)
    assert str(article.published_at) == "2020-07-07 22:35:00+07:00"
    assert (article.images[0].caption, article.images[0].credit) == ("Warga berteduh", "Okezone")


def test_okezone_desktop_of_2017() -> None:
    page = """<html><head><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2017-02-17 13:30:08",
    "articleSection":"Celebrity","author":{"name":"Tono Adi"}}</script></head><body><div class="title-detail"><h1>Konser</h1>
    <span><b>Tono Adi</b> | Jum'at, 17 Februari 2017 - 13:30 wib</span></div><div class="ctn-desc"><p><strong>SOLO</strong> -
    Konser dimulai.</p> <strong>(FHM)</strong><div class="tbkomentar"><a>0 Komentar</a></div></div></body></html>"""
    article = read(Okezone, "http://celebrity.okezone.com/read/2017/02/17/33/1620900/konser", page)
    assert (texts(article), article.initials, article.channel_name) == (["Konser dimulai."], "FHM", "Celebrity")
    assert str(article.published_at) == "2017-02-17 13:30:08+07:00"


def test_okezone_lists() -> None:
    news = Scope(DAY.first_day, DAY.last_day, channel="news", prefix="news.okezone.com")
    index = source_of(Okezone, "index")
    assert index.first(news).url == "https://news.okezone.com/indeks/2026/07/24"
    page = f"""<div class="group-brt-terkini"><div class="subgroup"><a href="{STORY}" class="img-section"></a>
    <a href="https://news.okezone.com/nasional" class="title-text">Nasional</a><a href="{STORY}" class="desc-text">Pasar</a>
    <a class="time-text">24 Juli 2026 15:18:24</a></div></div>""".encode()
    assert listed(Okezone, "index", page, "https://news.okezone.com/indeks", news) == [(STORY, "2026-07-24T15:18+07:00")]
    assert not index.covers("nasional")
    page = f"""<li><div class="content-hardnews"><time><a href="{STORY}">Nasional</a> | Jum'at, 24 Juli 2026 15:07 WIB</time>
    <h4 class="f17"><a href="{STORY}">Pasar</a></h4></div></li>""".encode()
    assert listed(Okezone, "bydate", page, "https://index.okezone.com/", DAY) == [(STORY, "2026-07-24T15:07+07:00")]


def test_okezone_real_pages(shared: Path) -> None:
    noted = [label for label in labels(shared, "okezone.com") if "pageall" not in label.get("file", "")]
    assert noted
    for label in noted:
        check(Okezone, shared, label)


def test_okezone_real_pages_joined_equal_their_one_page_view(shared: Path) -> None:
    url = next(label["url"] for label in labels(shared, "okezone.com") if "vivo" in label["url"])
    pages = {name: saved(shared, f"okezone.com/PiClick9--vivo-v60-page{name}.html.gz") for name in ("1", "2", "3", "all")}
    joined = read(Okezone, url, pages["1"], pages["2"], pages["3"])
    view = read(Okezone, url + "?page=all", pages["all"])
    assert joined.text == view.text
    assert texts(joined) == texts(view)
    assert (str(joined.completeness), joined.pages_fetched) == ("complete", 3)


def test_okezone_real_page_of_2017(shared: Path) -> None:
    page = saved(shared, "okezone.com/anpandu--okezone-singlepage2.html.gz")
    article = read(Okezone, "http://celebrity.okezone.com/read/2017/02/17/33/1620900/x", page)
    assert (article.initials, article.dateline, article.authors) == ("FHM", "JAKARTA", ["Vania Ika Aldida"])
    assert str(article.published_at) == "2017-02-17 13:30:08+07:00"
    assert len(article.blocks) == 7


# sindonews

BOURSE = "https://ekbis.sindonews.com/read/1900005/178/bursa-menguat-1784876400"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (BOURSE, ("1900005-1784876400", "article", "ekbis")),
        (BOURSE + "/5", ("1900005-1784876400", "article", "ekbis")),
        (BOURSE + "?showpage=all", ("1900005-1784876400", "article", "ekbis")),
        ("http://metro.sindonews.com/read/1211301/171/terminal-baru-1496700000", ("1211301-1496700000", "article", "metro")),
        (
            "https://daerah.sindonews.com/newsread/1211301/171/terminal-baru-1694300000",
            ("1211301-1694300000", "article", "daerah"),
        ),
        ("https://nasional.sindonews.com/read/651289/15/pindah-domisili", ("651289", "article", "nasional")),
        ("https://video.sindonews.com/play/90123/pasar-ikan", ("video-90123", "video", None)),
        ("https://photo.sindonews.com/view/3123/pasar-ikan", ("photo-3123", "gallery", None)),
    ],
)
def test_sindonews_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Sindonews, url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://www.sindonews.com/topic/9001/bursa",
        "https://www.sindonews.com/indeks/0/20?t=2026-07-24",
        "https://hi-lite.sindonews.com/read/1900005/178/bursa-menguat-1784876400",
        "https://mpi.sindonews.com/article/okezone/1900005",
        "https://ekbis.sindonews.com/more/178",
    ],
)
def test_sindonews_other_addresses(url: str) -> None:
    assert located(Sindonews, url) is None


SINDO = """<html><head><meta name="keywords" content="bursa,saham">%s</head><body><article>
<h1 class="detail-title">Bursa Menguat</h1><div class="detail-nama-redaksi"><a rel="author">Sari Dewi</a></div>
<div class="detail-date-artikel">Jum'at, 24 Juli 2026 - 14:00 WIB</div><div class="detail-desc" id="detail-desc">%s</div>
<div class="paging-artikel"><ul>%s</ul></div></article></body></html>"""
SINDO_LD = """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-07-24T14:00:30+07:00",
"author":{"name":"Sari Dewi"}}</script>"""
SINDO_PAGER = f"""<li><a class="active" href="#">1</a></li><li><a href="{BOURSE}/5" data-ci-pagination-page="2">2</a></li>
<div class="paging-all"><a href="{BOURSE}?showpage=all">Baca Selengkapnya</a></div>"""
SINDO_ONE = """<strong>JAKARTA</strong> - Bursa dibuka menguat.<br><br><strong>Baca Juga:</strong> <a>Rupiah Turun<br></a> <br>
Saham tambang naik."""
SINDO_TWO = '<div class="v-youtube"><iframe></iframe></div><br><br>Bursa tutup sore.<div class="editor">(tst)</div>'


def test_sindonews_pages_are_counted_by_paragraphs() -> None:
    reader = Sindonews.article_reader()
    location = reader.locate(BOURSE)
    assert location is not None
    assert [reader.page_url(location, number) for number in (1, 2, 3)] == [BOURSE, BOURSE + "/5", BOURSE + "/10"]
    first = SINDO % (SINDO_LD, SINDO_ONE, SINDO_PAGER)
    second = SINDO % ("", SINDO_TWO, f'<li><a href="{BOURSE}">1</a></li><li><a class="active" href="#">2</a></li>')
    whole = read(Sindonews, BOURSE, first, second)
    assert texts(whole) == ["Bursa dibuka menguat.", "Saham tambang naik.", "Bursa tutup sore."]
    assert (str(whole.completeness), whole.initials, whole.dateline) == ("complete", "tst", "JAKARTA")
    assert (whole.authors, whole.channel_name, whole.tags) == (["Sari Dewi"], "Ekbis", ["bursa", "saham"])
    assert str(whole.published_at) == "2026-07-24 14:00:30+07:00"


def test_sindonews_one_page_view_proves_itself() -> None:
    reader = Sindonews.article_reader()
    view = SINDO % ("", SINDO_ONE + "<br><br>" + SINDO_TWO, '<li><a class="active" href="#">2</a></li>')
    reading = reader.read_page(view.encode(), BOURSE + "?showpage=all")
    assert (reading.text.total, reading.text.one_page_view) == (1, True)
    assert str(read(Sindonews, BOURSE + "?showpage=all", view).published_at) == "2026-07-24 14:00:00+07:00"


def test_sindonews_before_2020() -> None:
    page = """<div class="article"><ul class="breadcrumb"><li><a>Home</a></li><li><a>Metro</a></li></ul><h1>Terminal Baru</h1>
    <div class="reporter"><p><a rel="author"><span>Sari Dewi</span></a></p></div><time>Selasa, 6 Juni 2017 - 05:23 WIB</time>
    <div id="content"><strong>BOGOR</strong> - Terminal dibuka.<br><br>Bus masuk.<br>(rhs)</div></div>"""
    article = read(Sindonews, "http://metro.sindonews.com/read/1211301/171/terminal-baru-1496700000", page)
    assert (texts(article), article.initials, article.dateline) == (["Terminal dibuka.", "Bus masuk."], "rhs", "BOGOR")
    assert (article.title, article.authors, article.section) == ("Terminal Baru", ["Sari Dewi"], ["Metro"])
    assert str(article.published_at) == "2017-06-06 05:23:00+07:00"


def test_sindonews_lists() -> None:
    assert source_of(Sindonews, "index").first(DAY).url == "https://www.sindonews.com/indeks/0/0?t=2026-07-24"
    page = f"""<div class="list-article"><div class="warp-article"><a href="{BOURSE}"><img></a><div class="sub-kanal">
    <a href="https://ekbis.sindonews.com/">Ekbis</a></div><div class="title-article news-title">
    <a href="{BOURSE}">Bursa</a></div><div class="date-article">Jum'at, 24 Juli 2026 - 15:00 WIB</div></div></div>""".encode()
    assert listed(Sindonews, "index", page, "https://www.sindonews.com/indeks", DAY) == [(BOURSE, "2026-07-24T15:00+07:00")]


def test_sindonews_real_home_page_leads_to_articles(shared: Path) -> None:
    links = saved(shared, "sindonews.com/AstericsDS--index.html.gz").decode().split('href="')
    found = [located(Sindonews, link.partition('"')[0]) for link in links if ".sindonews.com/read/" in link.partition('"')[0]]
    assert len(found) > 50
    assert all(each is not None and "-" in each[0] for each in found)


# inews

TIMNAS = "https://www.inews.id/sport/soccer/timnas-menang-tipis-atas-tamu"


def test_inews_articles() -> None:
    assert located(Inews, TIMNAS) == located(Inews, TIMNAS + "/2") == located(Inews, TIMNAS + "/all")
    found = located(Inews, TIMNAS)
    assert found is not None
    assert found[1:] == ("article", "sport")
    assert located(Inews, "https://surabaya.inews.id/read/584126/museum-dibuka") == ("584126", "article", None)
    assert located(Inews, "https://surabaya.inews.id/read/584126/museum-dibuka/all") == ("584126", "article", None)
    for url, kind in [
        ("https://jabar.inews.id/berita/pasar-ikan-dibuka-lagi", "article"),
        ("https://www.inews.id/multimedia/photo/pasar-ikan", "gallery"),
        ("https://www.inews.id/multimedia/video/pasar-ikan", "video"),
    ]:
        found = located(Inews, url)
        assert found is not None
        assert found[1] == kind


@pytest.mark.parametrize(
    "url",
    [
        "https://www.inews.id/indeks/sport/24-07-2026",
        "https://www.inews.id/tag/timnas-indonesia-u-19",
        "https://www.inews.id/sport/soccer",
        "https://www.inews.id/sport",
        "https://www.inews.id/streaming/gtv",
    ],
)
def test_inews_other_addresses(url: str) -> None:
    assert located(Inews, url) is None


def test_inews_redesign_of_2024() -> None:
    page = """<body><article class="headerArticle"><div class="breadcrumb"><a>Sport</a><a>Soccer</a><span>Detail</span></div>
    <h1 class="headerTitle">Timnas Menang</h1><div class="createdAt">Sabtu, 25 Juli 2026 - 10:00:05 WIB</div>
    <ul class="author"><li class="authorList"><a><img>Tono Adi</a></li></ul>
    <figure class="headerImg"><img src="https://img.example/a.jpg"><figcaption>Pemain. (Foto: PSSI)</figcaption></figure>
    </article><article class="bodyArticleWrapper"><p>BANDUNG, iNews.id - Timnas menang.</p><h5><img><em>Keterangan</em></h5>
    <article class="bacaJuga"><div>Baca Juga</div></article><p><img><em>Keterangan lain</em></p><p>Tamu kecewa.</p>
    <p>Editor: Rini Putri</p></article><div class="pagination"><ul><li class="pageList active"><a href="#">1</a></li>
    <li class="pageList"><a>2</a></li></ul></div><div class="tags"><li class="tagList"><a>Timnas</a></li></div></body>"""
    article = read(Inews, TIMNAS, page)
    assert texts(article) == ["Timnas menang.", "Tamu kecewa."]
    assert (article.dateline, article.authors, article.section) == ("BANDUNG, iNews.id", ["Tono Adi"], ["Soccer"])
    assert (str(article.published_at), article.pages_expected) == ("2026-07-25 10:00:05+07:00", 2)
    assert (article.tags, article.images[0].credit) == (["Timnas"], "Foto: PSSI")


def test_inews_slug_that_begins_with_all_is_no_one_page_view() -> None:
    page = b'<article class="bodyArticle"><h1 class="headerTitle">All Star</h1><p>Laga all star dimulai.</p></article>'
    reader = Inews.article_reader()
    assert not reader.read_page(page, "https://www.inews.id/sport/soccer/all-star-game-dimulai").text.one_page_view
    assert reader.read_page(page, "https://www.inews.id/sport/soccer/all-star-game-dimulai/all").text.one_page_view


def test_inews_real_channel_page(shared: Path) -> None:
    page = saved(shared, "inews.id/fadilfahru--kanal-sport.html.gz")
    found = listed(Inews, "index", page, "https://www.inews.id/sport", DAY)
    assert [time for _, time in found] == ["2024-05-16T09:59+07:00"]

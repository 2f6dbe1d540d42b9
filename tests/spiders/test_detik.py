# ruff: noqa: E501 - markup stands in lines as sites have them
"""detik.com: the addresses of its articles in every era, and its pages in every layout."""

import random
from datetime import datetime
from typing import Any

import pytest

from detikcrawl.article import Article, Completeness, Kind, PageForm
from detikcrawl.extraction.cleaning import clean
from detikcrawl.extraction.errors import UnreadablePage
from detikcrawl.storage.validation import problems
from spiders.detik import Detik
from tests.newsroom import detik
from tests.newsroom.stories import CHANNELS, WIB, Story, write_story

READER = Detik.article_reader()


# addresses

HOSTS = {
    "news": "news.detik.com/berita",
    "finance": "finance.detik.com/berita-ekonomi-bisnis",
    "inet": "inet.detik.com/cyberlife",
    "hot": "hot.detik.com/celeb",
    "sport": "sport.detik.com/raket",
    "sepakbola": "sport.detik.com/sepakbola/liga-indonesia",
    "oto": "oto.detik.com/mobil",
    "travel": "travel.detik.com/travel-news",
    "food": "food.detik.com/info-kuliner",
    "health": "health.detik.com/true-story",
    "wolipop": "wolipop.detik.com/worklife",
    "edu": "www.detik.com/edu/detikpedia",
    "hikmah": "www.detik.com/hikmah/khazanah",
    "properti": "www.detik.com/properti/arsitektur",
    "pop": "www.detik.com/pop/culture",
    "jatim": "www.detik.com/jatim/berita",
    "jateng": "www.detik.com/jateng/bisnis",
    "jabar": "www.detik.com/jabar/hukum-dan-kriminal",
    "jogja": "www.detik.com/jogja/berita",
    "bali": "www.detik.com/bali/nusra",
    "sumut": "www.detik.com/sumut/berita",
    "sulsel": "www.detik.com/sulsel/berita",
    "sumbagsel": "www.detik.com/sumbagsel/berita",
    "kalimantan": "www.detik.com/kalimantan/berita",
}


def test_every_channel_has_an_example_here() -> None:
    assert set(HOSTS) == {channel.key for channel in Detik.site_channels}


@pytest.mark.parametrize("channel", HOSTS)
@pytest.mark.parametrize(
    "end", ["", "/", "/2", "/10/", "/amp", "?single=1", "?page=all&utm_source=x", "?tag_from=wp#isi", "/2?single=1", "/amp/2"]
)
def test_an_article_of_every_channel_however_it_was_linked(channel: str, end: str) -> None:
    canonical = f"https://{HOSTS[channel]}/d-6928846/warga-datang-2-kali"
    for scheme in ("https://", "http://", "HTTPS://"):
        location = READER.locate(scheme + canonical.removeprefix("https://") + end)
        assert location is not None
        assert (location.url, location.article_id, location.kind) == (canonical, "6928846", Kind.ARTICLE)
        assert location.channel is not None
        assert location.channel.key == channel


@pytest.mark.parametrize(
    ("url", "article_id", "kind", "channel", "canonical"),
    [
        ("https://news.detik.com/berita/d-4368787/warga-datang", "4368787", Kind.ARTICLE, "news", None),
        ("https://news.detik.com/d-6928846/warga-datang", None, None, None, None),
        ("https://news.detik.com/berita/3062050/warga-datang", "3062050", Kind.ARTICLE, "news", None),
        (
            "http://finance.detik.com/berita-ekonomi-bisnis/3062050/warga-datang/2",
            "3062050",
            Kind.ARTICLE,
            "finance",
            "https://finance.detik.com/berita-ekonomi-bisnis/3062050/warga-datang",
        ),
        (
            "http://sport.detik.com/sepakbola/liga-indonesia/3062050/warga",
            "3062050",
            Kind.ARTICLE,
            "sepakbola",
            "https://sport.detik.com/sepakbola/liga-indonesia/3062050/warga",
        ),
        (
            "http://news.detik.com/read/2015/11/05/094123/3062050/10/warga-datang",
            "3062050",
            Kind.ARTICLE,
            "news",
            "https://news.detik.com/read/2015/11/05/094123/3062050/10/warga-datang",
        ),
        (
            "http://health.detik.com/read/2014/01/31/094123/2483512/766/warga?nd77=x",
            "2483512",
            Kind.ARTICLE,
            "health",
            "https://health.detik.com/read/2014/01/31/094123/2483512/766/warga",
        ),
        (
            "http://finance.detik.com/readfoto/2016/02/23/153201/3149106/461/1/warga",
            "3149106",
            Kind.GALLERY,
            "finance",
            "https://finance.detik.com/readfoto/2016/02/23/153201/3149106/461/1/warga",
        ),
        (
            "https://news.detik.com/foto-news/d-6928846/warga/3",
            "6928846",
            Kind.GALLERY,
            "news",
            "https://news.detik.com/foto-news/d-6928846/warga",
        ),
        ("https://inet.detik.com/fotoinet/d-6928846/warga", "6928846", Kind.GALLERY, "inet", None),
        ("https://travel.detik.com/fototravel/d-6928846/warga", "6928846", Kind.GALLERY, "travel", None),
        ("https://www.detik.com/jatim/foto/d-6928846/warga", "6928846", Kind.GALLERY, "jatim", None),
        ("https://news.detik.com/detiktv/d-6928846/warga", "6928846", Kind.VIDEO, "news", None),
        ("https://health.detik.com/video/d-6928846/warga", "6928846", Kind.VIDEO, "health", None),
        ("https://20.detik.com/detikflash/20230913-230913099/warga", "20230913-230913099", Kind.VIDEO, None, None),
        ("https://health.detik.com/infografis/d-6928846/warga", "6928846", Kind.INFOGRAPHIC, "health", None),
        ("https://sport.detik.com/sepakbola/detiktv/d-6928846/warga", "6928846", Kind.VIDEO, "sepakbola", None),
    ],
)
def test_addresses_of_every_era_and_kind(
    url: str, article_id: str | None, kind: Kind | None, channel: str | None, canonical: str | None
) -> None:
    location = READER.locate(url)
    if article_id is None:
        assert location is None
        return
    assert location is not None
    found = (location.article_id, location.kind, location.channel.key if location.channel else None, location.url)
    assert found == (article_id, kind, channel, canonical or url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.detik.com/",
        "https://news.detik.com/indeks",
        "https://news.detik.com/indeks?date=11%2F16%2F2026&page=2",
        "https://news.detik.com/berita/indeks",
        "https://www.detik.com/terpopuler",
        "https://www.detik.com/tag/banjir/",
        "https://www.detik.com/search/searchall?query=banjir&page=2",
        "https://news.detik.com/berita/d-12/warga",
        "https://news.detik.com/berita/d-/warga",
        "https://news.detik.com/berita/warga-datang",
        "https://20.detik.com/live",
        "https://news.detik.com.example/berita/d-6928846/warga",
        "https://example/news.detik.com/berita/d-6928846/warga",
        "https://evilnews.detik.com/berita/d-6928846/warga",
        "https://news.detik.com@example.com/berita/d-6928846/warga",
        "https://cdn.detik.net.id/berita/d-6928846/warga.jpg",
        "ftp://news.detik.com/berita/d-6928846/warga",
        "/berita/d-6928846/warga",
        "javascript:void(0)",
        "mailto:redaksi@detik.com",
        "",
    ],
)
def test_what_is_no_article(url: str) -> None:
    assert READER.locate(url) is None


def test_addresses_of_further_pages() -> None:
    location = READER.locate("https://news.detik.com/berita/d-6928846/warga?single=1")
    assert READER.page_url(location, 2) == "https://news.detik.com/berita/d-6928846/warga/2"
    assert READER.one_page_url(location) == "https://news.detik.com/berita/d-6928846/warga?single=1"


# layouts


def tell(
    layout: str = "detail", form: str | None = None, pages: int = 1, seed: int = 8_700_001, channel: str = "news", **facts: Any
) -> Story:
    at = datetime(2026, 11, 16, 9, 5, 7, tzinfo=WIB)
    return write_story(
        random.Random(seed), id=seed, channel=channel, published=at, layout=layout, form=form, pages=pages, **facts
    )


def read(*pages: str, url: str) -> Article:
    article = READER.assemble([READER.read_page(page.encode(), url, number=number) for number, page in enumerate(pages, 1)])
    clean(article, READER)
    assert problems(article) == []
    return article


def blocks(article: Article) -> list[tuple[str, str, int]]:
    return [(str(block.type), block.text, block.page) for block in article.blocks]


NAMES = {
    "detail": "detail",
    "longstory": "detail",
    "tailwind": "tailwind",
    "travel": "older",
    "older": "older",
    "2015": "older",
}


@pytest.mark.parametrize("layout", NAMES)
@pytest.mark.parametrize("seed", range(8_700_001, 8_700_013))
def test_a_page_of_every_layout_with_all_its_junk(layout: str, seed: int) -> None:
    channel = {"tailwind": "wolipop", "travel": "travel"}.get(layout, "news")
    single = layout != "longstory"
    story = tell(layout, "single" if single else "inline", 1 if single else 3, seed, channel, paragraphs=8, headings=True)
    article = read(detik.article(story), url=story.url)
    assert article.layout == NAMES[layout]
    assert blocks(article) == story.blocks
    assert article.text == story.text
    assert (article.title, article.authors, article.initials, article.dateline) == (
        story.title,
        [story.author],
        story.initials,
        story.dateline,
    )
    assert article.published_at is not None
    assert article.published_at.replace(second=0) == story.published.replace(second=0)
    assert article.published_offset == 420
    assert set(article.tags) == set(story.tags)
    assert (article.channel, article.url, article.id) == (channel, story.url, f"detik:{seed}")
    assert (article.channel_name or "").casefold() == CHANNELS[channel].name.casefold()
    image = article.images[0]
    assert story.picture.name in image.url
    assert story.credit in (image.credit or "")
    assert story.caption in (image.caption or "")
    assert (article.pages_expected, article.completeness) == (len(story.pages), Completeness.COMPLETE)


@pytest.mark.parametrize(
    ("layout", "form"), [("detail", "numbered"), ("detail", "one_page_view_ok"), ("travel", "numbered"), ("older", "numbered")]
)
@pytest.mark.parametrize("seed", range(8_700_001, 8_700_007))
def test_numbered_pages_are_stitched_and_a_missing_one_is_told(layout: str, form: str, seed: int) -> None:
    story = tell(layout, form, 3, seed, "travel" if layout == "travel" else "news", listing=True)
    pages = [detik.article(story, number) for number in (1, 2, 3)]
    article = read(*pages, url=story.url)
    assert blocks(article) == story.blocks
    assert (article.page_form, article.pages_expected, article.completeness) == (PageForm.NUMBERED, 3, Completeness.COMPLETE)
    assert read(*pages[:2], url=story.url).completeness is Completeness.PARTIAL
    view = read(detik.article(story, 0), url=f"{story.url}?single=1")
    assert (view.text, view.completeness) == (story.text, Completeness.UNKNOWN)


def test_inline_pages_in_both_nestings() -> None:
    for layout in ("longstory", "detail"):
        story = tell(layout, "inline", 3, channel="health")
        article = read(detik.article(story), url=story.url)
        assert blocks(article) == story.blocks
        assert (article.page_form, article.pages_fetched) == (PageForm.INLINE, 3)


@pytest.mark.parametrize("kind", ["gallery", "video", "infographic"])
def test_other_kinds_are_read_too(kind: str) -> None:
    story = tell(kind=kind)
    article = read(detik.article(story), url=story.url)
    assert (article.kind, article.text, article.title) == (kind, story.text, story.title)
    assert article.completeness is Completeness.COMPLETE


def test_a_picture_in_the_text_is_a_picture_and_no_text() -> None:
    story = tell(inset=True)
    article = read(detik.article(story), url=story.url)
    assert blocks(article) == story.blocks
    assert [image.url.rsplit("/", 1)[-1].split("_")[0] for image in article.images[1:]] == [story.inset.name]
    assert story.inset.caption in (article.images[1].caption or "")


def test_an_amp_page_holds_the_same_text() -> None:
    story = tell()
    article = read(detik.amp(story), url=f"{story.url}/amp")
    assert (blocks(article), article.url, article.initials) == (story.blocks, story.url, story.initials)


def test_a_page_whose_body_never_came_is_refused() -> None:
    story = tell()
    for page in (detik.broken_article(story), detik.not_found(), ""):
        with pytest.raises(UnreadablePage) as refused:
            READER.read_page(page.encode(), story.url)
        assert refused.value.cause == "layout"


# the form of 2014 to 2016: the header outside the article, no paragraphs, a printed time that meta lags behind

READ_URL = "http://finance.detik.com/read/2015/11/05/094123/3062050/4/warga-kampung-menunggu-air-bersih"
READ_PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Warga Kampung Menunggu Air Bersih</title>
<meta name="author" content="Rina Wulandari" /><meta name="keywords" content="air bersih,kampung" />
<meta name="pubdate" content="2015-11-05T09:11:23Z" itemprop="datePublished" />
<meta property="og:title" content="Warga Kampung Menunggu Air Bersih" /><meta property="og:image" content="http://images.detik.example/air.jpg" />
<link rel="canonical" href="http://finance.detik.com/read/2015/11/05/094123/3062050/4/warga-kampung-menunggu-air-bersih" /></head>
<body><div class="container"><div class="content_detail">
<div class="breadcrumb"><ul class="breadcrumb"><li><a href="http://finance.detik.com">detikFinance</a></li><li><a href="/ekonomi">Ekonomi Bisnis</a></li></ul></div>
<div class="detail_area"><div class="date">Kamis 05 Nov 2015, 09:41 WIB</div>
<h1 class="jdl">Warga Kampung Menunggu Air Bersih</h1>
<div class="author"><strong>Rina Wulandari</strong> - detikFinance</div></div>
<article><div class="pic_artikel"><img src="http://images.detik.example/air.jpg" alt="" /><span>Foto: Rina Wulandari</span></div>
<div class="text_detail detail_area">
<strong>Bandung</strong> - Warga kampung di tepi sungai menunggu air bersih sejak pagi. <br /><br />
"Kami datang sebelum subuh," kata Joko, Kamis (5/11/2015).<br /><br />
<strong>Antre Sejak Subuh</strong><br />Ember ditaruh berbaris
di halaman (kanan/kiri) balai desa.<br /><br />
<table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga:</strong> <a href="/x">Sumur Baru Digali</a></div></td></tr></table>
Menurut camat, truk tangki - ada dua - segera tiba.<br /><br />
<strong>(rwu/jko)</strong> <br />
<div class="clearfix"></div><a href="http://example.com/promo">Ikuti berita kami di aplikasi</a>
</div><div class="detail_tag"><a href="/tag/air">air bersih</a><a href="/tag/kampung">kampung</a></div></article>
<div class="box"><h2>Terpopuler</h2><div class="author">Orang Lain</div><a href="/y">Berita lain</a></div>
</div></div></body></html>"""


def test_the_form_of_2014_to_2016() -> None:
    article = read(READ_PAGE, url=READ_URL)
    assert article.layout == "read"
    assert (article.title, article.authors, article.channel) == (
        "Warga Kampung Menunggu Air Bersih",
        ["Rina Wulandari"],
        "finance",
    )
    assert (article.published_raw, article.published_offset) == ("Kamis 05 Nov 2015, 09:41 WIB", 420)
    assert article.published_at == datetime(2015, 11, 5, 9, 41, tzinfo=WIB)
    assert (article.dateline, article.initials, article.subtitle) == ("Bandung", "rwu/jko", None)
    assert blocks(article) == [
        ("paragraph", "Warga kampung di tepi sungai menunggu air bersih sejak pagi.", 1),
        ("paragraph", '"Kami datang sebelum subuh," kata Joko, Kamis (5/11/2015).', 1),
        ("heading", "Antre Sejak Subuh", 1),
        ("paragraph", "Ember ditaruh berbaris di halaman (kanan/kiri) balai desa.", 1),
        ("paragraph", "Menurut camat, truk tangki - ada dua - segera tiba.", 1),
    ]
    assert [(image.url, image.caption, image.credit) for image in article.images] == [
        ("http://images.detik.example/air.jpg", None, "Foto: Rina Wulandari")
    ]
    assert article.tags == ["air bersih", "kampung"]
    assert article.completeness is Completeness.COMPLETE


def test_travel_news_of_2022() -> None:
    page = """<html><head><meta name="dtk:author" content="Rina Wulandari"><meta name="dtk:publishdate" content="2022/12/10 22:10:07"></head>
    <body><div class="read" id="news"><article><div class="read__head"><div class="breadcrumb"><a>detikTravel</a></div>
    <div class="date">Sabtu, 10 Des 2022 22:10 WIB</div><h4>TRAVEL NEWS</h4><h1 class="mt5">Pantai
    Ramai Lagi</h1></div><div class="ugc__block__name"><a> Rina Wulandari </a><div class="detail">detikTravel</div></div>
    <div class="read__photo"><figure><picture><img src="http://images.detik.example/pantai.jpg"></picture>
    <figcaption class="read__photo__caption">Foto: Turis di pantai (Joko)</figcaption></figure></div>
    <div class="detail_wrap itp_bodycontent_wrapper"><div class="itp_bodycontent read__content pull-left" id="detikdetailtext">
    <b>Badung</b> - <p>Pantai ramai lagi.</p><div class="paradetail"><p id="para_caption">ADVERTISEMENT</p></div><p>Turis datang.</p>
    <table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga: </strong><a>Lain</a></div></td></tr></table>
    <p><br /><strong><em>-----</em></strong></p><p><strong><em>Artikel ini telah naik di detikBali dan bisa dibaca selengkapnya
    <a href="/x">di sini.</a></em></strong></p><br /><br /><strong>Simak Video "<span id="aevp_title">Pantai</span>"</strong><br />
    <a id="aevp" class="embed video20detik">[Gambas:Video 20detik]</a><br /><b>(wsw/wsw)</b><div class="detail_tag"><a dtr-act="tag">bali
    </a></div></div></div></article></div></body></html>"""
    article = read(page, url="https://travel.detik.com/travel-news/d-6454465/pantai-ramai-lagi")
    assert [text for _, text, _ in blocks(article)] == ["Pantai ramai lagi.", "Turis datang."]
    assert (article.layout, article.title, article.authors) == ("older", "Pantai Ramai Lagi", ["Rina Wulandari"])
    assert (article.dateline, article.initials, article.tags) == ("Badung", "wsw/wsw", ["bali"])
    assert [(image.url, image.caption, image.credit) for image in article.images] == [
        ("http://images.detik.example/pantai.jpg", "Foto: Turis di pantai", "Joko")
    ]


# what pages of several years have had between their paragraphs


@pytest.mark.parametrize(
    "junk",
    [
        '<table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga: </strong><a href="/1">Judul</a></div></td></tr></table>',
        '<p><strong>Baca juga: <a href="/1">Judul Lain</a></strong></p>',
        '<p><strong>Baca juga:</strong><br><a href="/1">Judul Lain</a><br><a href="/2">Judul Ketiga</a></p>',
        '<p><b>Baca Juga</b></p><ul><li><a href="/1">Judul Lain</a></li><li><a href="/2">Judul Ketiga</a></li></ul>',
        '<strong>(Baca juga: <a href="/1">Judul Lain</a>)</strong>',
        "<br><br><b>Lihat juga video: Judul Lain</b><br><br>[Gambas:Video 20detik]<br><br>",
        '<p><strong>Simak Video "<span id="aevp_title">Judul Lain</span>"</strong><br>[Gambas:Video 20detik]</p>',
        "<p><strong>Tonton juga 'Judul Lain':</strong></p><p>[Gambas:Video 20detik]</p>",
        "<p><strong>Saksikan juga Judul Acara: Tokoh Pekan Ini</strong></p>",
        "<p><strong>Saksikan Live Acara Pagi:</strong></p>",
        '<p class="para_caption">ADVERTISEMENT</p><p id="para_caption2">SCROLL TO RESUME CONTENT</p>',
        "<p>ADVERTISEMENT<br>SCROLL TO CONTINUE WITH CONTENT</p>",
        '<div class="aevp"><h3 class="aevp__title"><a href="/v">Video Judul</a></h3></div>',
        '<div class="sisip_embed_sosmed"><blockquote>Lihat unggahan ini</blockquote></div>',
        '<div class="pic_artikel_sisip"><img src="x.jpg"><span>Keterangan foto</span></div>',
        "<center><img src=x.jpg><br><em>Foto: Rina Wulandari/detikcom</em></center>",
        "<figure><img src=x.jpg><figcaption>Keterangan foto</figcaption></figure>",
        "<p>Foto: Istimewa</p>",
        "<script>var a = 'Isi palsu';</script><style>p{}</style><iframe src=x></iframe><h2></h2>",
    ],
)
def test_junk_between_paragraphs_of_several_years(junk: str) -> None:
    page = (
        '<html><body><article class="detail"><h1 class="detail__title">Judul</h1><div class="detail__body-text">'
        f"<strong>Jakarta</strong> - <p>Isi satu.</p>{junk}<p>Isi dua.</p><strong>(abc/def)</strong>"
        "<p>Lihat promosi lain</p></div></article></body></html>"
    )
    article = read(page, url="https://news.detik.com/berita/d-6928846/judul")
    assert [block.text for block in article.blocks] == ["Isi satu.", "Isi dua."]
    assert article.initials == "abc/def"


@pytest.mark.parametrize(
    "prose",
    [
        "Simak penjelasannya berikut ini:",
        "Baca tulis menjadi kemampuan dasar.",
        '"Lihat juga sawah di sana," kata Joko.',
        "Menurut warga (kanan/kiri), jalan itu sepi.",
        "Tidak.",
        "1. Sawah di Tepi Sungai",
        '"Ya, betul," ujarnya. "Kami menunggu."',
        "Jalan A - Jalan B ditutup.",
    ],
)
def test_prose_that_resembles_it_stays(prose: str) -> None:
    page = (
        '<html><body><article class="detail"><h1 class="detail__title">Judul</h1><div class="detail__body-text">'
        f"<p>Isi satu.</p><p>{prose}</p><p>Isi dua.</p></div></article></body></html>"
    )
    article = read(page, url="https://news.detik.com/berita/d-6928846/judul")
    assert [block.text for block in article.blocks] == ["Isi satu.", prose, "Isi dua."]


@pytest.mark.parametrize(
    ("printed", "authors"),
    [
        ("Rina Wulandari - detikNews", ["Rina Wulandari"]),
        ("Tim detikcom - detikNews", ["Tim detikcom"]),
        ("detikcom - detikNews", []),
        ("dr. Sinta Dewi, Sp.A - detikHealth", ["dr. Sinta Dewi, Sp.A"]),
        ("Budi Santoso, Siti Aminah - detikNews", ["Budi Santoso", "Siti Aminah"]),
    ],
)
def test_the_byline_where_the_head_says_nothing(printed: str, authors: list[str]) -> None:
    page = (
        f'<html><body><article class="detail"><h1 class="detail__title">Judul</h1><div class="detail__author">{printed}</div>'
        '<div class="detail__body-text"><p>Isi.</p></div></article></body></html>'
    )
    assert read(page, url="https://news.detik.com/berita/d-6928846/judul").authors == authors


@pytest.mark.parametrize(
    ("path", "article_id", "kind", "channel"),
    [
        ("sport.detik.com/sepakbola/read/2015/11/05/094123/3062050/71/warga", "3062050", Kind.ARTICLE, "sepakbola"),
        ("hot.detik.com/celebs/read/2015/11/05/094123/3062050/230/warga", "3062050", Kind.ARTICLE, "hot"),
        ("sport.detik.com/sepakbola/readfoto/2016/02/23/153201/3149106/461/1/warga", "3149106", Kind.GALLERY, "sepakbola"),
        ("travel.detik.com/dtravelers_photos/d-6928846/warga", "6928846", Kind.GALLERY, "travel"),
        ("inet.detik.com/fotografi/d-6928846/warga", "6928846", Kind.ARTICLE, "inet"),
    ],
)
def test_addresses_below_a_rubric(path: str, article_id: str, kind: Kind, channel: str) -> None:
    location = READER.locate(f"http://{path}")
    assert location is not None
    assert (location.article_id, location.kind, location.url) == (article_id, kind, f"https://{path}")
    assert location.channel is not None
    assert location.channel.key == channel


@pytest.mark.parametrize(
    "path",
    [
        "news.detik.com/berita/d-6928846/warga/komentar",
        "news.detik.com/x/detail/investigasi/20200101/Warga-Datang/",
        "www.detik.com/tag/d-6928846/warga",
    ],
)
def test_pages_about_articles_are_none(path: str) -> None:
    assert READER.locate(f"https://{path}") is None


@pytest.mark.parametrize(
    "junk",
    [
        '<blockquote class="instagram-media"><a href="/i">Lihat unggahan ini</a><p>Unggahan warga</p></blockquote>',
        '<blockquote class="twitter-tweet"><p>Cuitan warga</p>Warga (@warga)</blockquote>',
        '<div class="detail__anchor">Halaman <a>1</a></div>',
    ],
)
def test_what_other_platforms_say_is_no_text(junk: str) -> None:
    test_junk_between_paragraphs_of_several_years(junk)

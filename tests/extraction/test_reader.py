# ruff: noqa: E501 - markup stands in lines as sites have them
"""From bytes to an Article by the declarations of a site, here an invented one."""

import json
import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.article import Completeness, Kind, PageForm
from detikcrawl.extraction import layout as layouts
from detikcrawl.extraction.errors import UnknownAddress, UnreadablePage
from detikcrawl.extraction.layout import Layout
from detikcrawl.extraction.reader import ArticlePattern, ArticleReader, Channel, channels
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Meta, ScriptData
from detikcrawl.extraction.stitching import same_text

NEW = Layout(
    name="new",
    body=".text",
    junk=(".ad, .box", ".pager"),
    title=(Css("h1", first=True), Meta("og:title")),
    subtitle=(Css("h2.kicker", first=True),),
    authors=(Css(".author"), Meta("author")),
    editors=(Css(".editor"),),
    channel_name=(Crumbs(0, 1),),
    section=(Crumbs(1),),
    tags=(Css(".tag"),),
    published=(Ld("datePublished"), Meta("publishdate"), Css(".date")),
    modified=(Ld("dateModified"),),
    image=(Css(".lead img", "src", first=True), Meta("og:image")),
    caption=(Css(".lead span", first=True),),
    description=(Meta("description"),),
    is_free=(Ld("isAccessibleForFree"),),
    figures=".inset",
)
OLD = Layout(name="old", body=".isi", title=(Css("h1", first=True),))
READER = ArticleReader(
    site="koran",
    patterns=(
        ArticlePattern(r"https://(?:\w+\.)?koran\.example/foto/(?P<id>\d+)/", Kind.GALLERY),
        ArticlePattern(r"https://(?:\w+\.)?koran\.example/kota/(?P<id>\d+)/"),
        ArticlePattern(r"https://koran\.example/tanpa-nomor/"),
    ),
    layouts=(NEW, OLD),
    page_form=layouts.PageForm(
        inline="section[data-page]",
        pager=".pager a",
        page_url="{url}/{page}",
        one_page_url="{url}?single=1",
        one_page_mark="single=1",
    ),
    channels=(Channel("kota", "Koran Kota", "koran.example"), Channel("desa", "Koran Desa", "koran.example/kota")),
    brands=frozenset({"koran"}),
    ends_at_sign_off=True,
)
URL = "https://koran.example/kota/123/warga-datang"
NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def html(
    text: str, *, head: str = "", before: str = "", after: str = "", title: str = "Warga Datang", body: str = "text"
) -> bytes:
    heading = f"<h1>{title}</h1>" if title else ""
    page = f'<html lang="id"><head>{head}</head><body><article>{heading}{before}<div class="{body}">{text}</div>{after}</article></body></html>'
    return page.encode()


def read(*pages: bytes, url: str = URL, base: datetime | None = None) -> object:
    return READER.assemble([READER.read_page(page, url, number=number, base=base) for number, page in enumerate(pages, 1)])


def texts(article: object) -> list[str]:
    return [block.text for block in article.blocks]


# addresses


@pytest.mark.parametrize(
    ("url", "article_id", "kind", "channel"),
    [
        (URL, "123", Kind.ARTICLE, "desa"),
        ("http://KORAN.example/kota/123/warga-datang/?utm_source=x#isi", "123", Kind.ARTICLE, "desa"),
        (f"{URL}/2", "123", Kind.ARTICLE, "desa"),
        (f"{URL}/amp", "123", Kind.ARTICLE, "desa"),
        (f"{URL}?single=1", "123", Kind.ARTICLE, "desa"),
        ("https://koran.example/foto/9/pasar", "9", Kind.GALLERY, "kota"),
        ("https://desa.koran.example/kota/7/x", "7", Kind.ARTICLE, None),
    ],
)
def test_what_an_address_says(url: str, article_id: str, kind: Kind, channel: str | None) -> None:
    location = READER.locate(url)
    assert location is not None
    assert (location.article_id, location.kind, location.channel and location.channel.key) == (article_id, kind, channel)
    assert READER.locate(location.url) == location


def test_an_article_without_a_number_is_known_by_its_address() -> None:
    one, same, other = (READER.locate(f"https://koran.example/tanpa-nomor/{name}") for name in ("a", "a?x=1", "b"))
    assert one == same
    assert one.article_id != other.article_id


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "https://koran.example/",
        "https://lain.example/kota/123/x",
        "https://koran.example/kota/123",
        "javascript:1",
        "http://[",
    ],
)
def test_what_is_no_article(url: str) -> None:
    assert READER.locate(url) is None
    with pytest.raises(UnknownAddress):
        READER.read_page(html("<p>Isi.</p>"), url)


def test_addresses_of_pages() -> None:
    location = READER.locate(URL)
    assert READER.page_url(location, 1) == URL
    assert READER.page_url(location, 3) == f"{URL}/3"
    assert READER.one_page_url(location) == f"{URL}?single=1"
    plain = ArticleReader(site="x", patterns=READER.patterns, layouts=(OLD,))
    assert plain.page_url(location, 3) == URL
    assert plain.one_page_url(location) is None


def test_an_id_may_need_more_than_a_number() -> None:
    pattern = ArticlePattern(r"https://(?:(?P<id_branch>(?!www)\w+)\.)?koran\.example/(?P<id>\d+)(?:-(?P<id_time>\d+))?$")
    reader = ArticleReader(site="koran", patterns=(pattern,), layouts=(NEW,))
    found = [reader.locate(f"https://{rest}") for rest in ("koran.example/12", "bali.koran.example/12", "koran.example/12-99")]
    assert [location.article_id for location in found if location] == ["12", "bali-12", "12-99"]


def test_a_one_page_view_may_have_a_path_of_its_own() -> None:
    form = layouts.PageForm(page_url="{url}/{offset}", page_step=5, one_page_url="{url}/all", one_page_mark="/all")
    reader = replace(READER, page_form=form)
    location = reader.locate(URL + "/all")
    assert location == reader.locate(URL)
    assert location is not None
    assert [reader.page_url(location, number) for number in (1, 2, 3)] == [URL, URL + "/5", URL + "/10"]
    assert reader.read_page(html("<p>Warga.</p>"), URL + "/all").text.one_page_view
    assert not reader.read_page(html("<p>Warga.</p>"), URL.replace("warga", "all")).text.one_page_view


def test_a_pager_behind_a_text_that_is_an_article_itself_counts() -> None:
    page = b'<h1>Warga</h1><article class="text"><p>Warga datang.</p></article><div class="pager"><a>1</a><a>3</a></div>'
    assert READER.read_page(page, URL).text.total == 3


def test_tags_are_read_without_their_hash_and_a_credit_may_stand_apart() -> None:
    layout = replace(NEW, credit=(Css(".credit", first=True),))
    before = '<b class="tag"># pasar</b><b class="tag">#</b><div class="lead"><img src="/a.jpg"><span>Pasar</span></div>'
    page = html("<p>Warga.</p>", before=before + '<i class="credit">Foto: Rina</i>')
    article = (reader := replace(READER, layouts=(layout,))).assemble([reader.read_page(page, URL)])
    assert article.tags == ["pasar"]
    assert (article.images[0].caption, article.images[0].credit) == ("Pasar", "Foto: Rina")


def test_a_reader_can_be_pickled() -> None:
    again = pickle.loads(pickle.dumps(READER))
    assert again == READER
    assert again.locate(URL) == READER.locate(URL)


def test_the_page_may_name_a_better_address_of_the_same_article() -> None:
    better = "https://koran.example/kota/123/warga-kampung-datang"
    assert read(html("<p>Isi.</p>", head=f'<link rel="canonical" href="{better}">')).url == better
    for other in (
        "https://koran.example/kota/124/lain",
        "https://lain.example/kota/123/x",
        "https://koran.example/",
        "http://[",
    ):
        assert read(html("<p>Isi.</p>", head=f'<link rel="canonical" href="{other}">')).url == URL


# fields


def test_fields_come_from_where_the_layout_says() -> None:
    ld = '{"@type": "NewsArticle", "datePublished": "2026-11-16T09:05:07+08:00", "dateModified": "2026-11-16T10:00:00+08:00", "isAccessibleForFree": "False"}'
    crumbs = '{"@type": "BreadcrumbList", "itemListElement": [{"name": "Koran Desa"}, {"name": "Sawah"}, {"name": "Padi"}]}'
    page = html(
        '<p>Isi.</p><div class="inset"><img src="/b.jpg"><span>Sawah. Foto: Joko</span></div><div class="inset">tanpa gambar</div>',
        head=f'<script type="application/ld+json">{ld}</script><script type="application/ld+json">{crumbs}</script>',
        before='<h2 class="kicker">Laporan</h2><p class="author">Rina, Joko - Koran</p><p class="editor">Sari</p>'
        '<div class="lead"><img src="a.jpg"><span>Warga (Rina/Koran)</span></div>',
        after='<a class="tag">sawah</a><a class="tag">padi</a><a class="tag">sawah</a>',
    )
    article = read(page)
    assert (article.id, article.site, article.article_id, article.url) == ("koran:123", "koran", "123", URL)
    assert (article.title, article.subtitle, article.authors, article.editors) == (
        "Warga Datang",
        "Laporan",
        ["Rina", "Joko"],
        ["Sari"],
    )
    assert (article.channel, article.channel_name, article.section) == ("desa", "Koran Desa", ["Sawah", "Padi"])
    assert article.tags == ["sawah", "padi"]
    assert article.published_at == datetime(2026, 11, 16, 1, 5, 7, tzinfo=UTC)
    assert (article.published_offset, article.modified_offset) == (480, 480)
    assert article.published_raw == "2026-11-16T09:05:07+08:00"
    assert [(image.url, image.caption, image.credit) for image in article.images] == [
        ("https://koran.example/kota/123/a.jpg", "Warga", "Rina/Koran"),
        ("https://koran.example/b.jpg", "Sawah.", "Foto: Joko"),
    ]
    assert (article.is_free, article.language, article.layout, article.kind) == (False, "id", "new", Kind.ARTICLE)


def test_what_the_page_does_not_say_is_absent() -> None:
    article = read(html("<p>Isi.</p>", body="isi"))
    assert article.layout == "old"
    for name in (
        "subtitle",
        "published_at",
        "published_offset",
        "published_raw",
        "modified_at",
        "is_free",
        "dateline",
        "initials",
    ):
        assert getattr(article, name) is None, name
    assert (article.authors, article.editors, article.tags, article.images, article.section) == ([], [], [], [], [])
    assert article.channel_name == "Koran Desa"


def test_a_source_that_names_the_brand_alone_gives_way_to_the_next() -> None:
    head = '<meta name="author" content="Rina">'
    assert read(html("<p>Isi.</p>", head=head, before='<p class="author">Koran</p>')).authors == ["Rina"]
    assert read(html("<p>Isi.</p>", before='<p class="author">Koran</p>')).authors == []


def test_a_time_that_cannot_be_read_gives_way_to_the_next_source() -> None:
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "-0001-11-30T00:00:00+07:00"}</script>'
    article = read(html("<p>Isi.</p>", head=f'{ld}<meta name="publishdate" content="2026/11/16 09:05:00">'))
    assert (article.published_raw, article.published_offset) == ("2026/11/16 09:05:00", 420)
    unread = read(html("<p>Isi.</p>", head=ld))
    assert (unread.published_at, unread.published_raw) == (None, "-0001-11-30T00:00:00+07:00")


def test_a_relative_time_is_counted_from_the_crawl_or_absent() -> None:
    page = html("<p>Isi.</p>", before='<p class="date">2 jam yang lalu</p>')
    assert read(page, base=NOW).published_at == NOW - timedelta(hours=2)
    assert read(page).published_at is None
    assert read(page).published_raw == "2 jam yang lalu"


def test_the_title_reads_as_the_reader_sees_it() -> None:
    assert read(html("<p>Isi.</p>", title='Kata "<i>Saya</i>", Lalu')).title == 'Kata "Saya", Lalu'
    assert read(html("<p>Isi.</p>", title="", head='<meta property="og:title" content="Dari Kepala">')).title == "Dari Kepala"


# what cannot be read


@pytest.mark.parametrize(
    ("page", "cause"),
    [
        (b"", "layout"),
        (b"\x00\xff\xfe", "layout"),
        (b"<html><body><h1>Tidak ditemukan</h1></body></html>", "layout"),
        (html(""), "empty"),
        (html("<p> </p><br><!-- x -->"), "empty"),
        (html("<p>Baca juga: Judul lain</p><p>ADVERTISEMENT</p>"), "empty"),
        (html('<div class="ad"><p>Iklan besar</p></div>'), "empty"),
        (html("<p>Isi.</p>", title=""), "title"),
    ],
)
def test_a_page_without_an_article_is_refused_with_its_cause(page: bytes, cause: str) -> None:
    with pytest.raises(UnreadablePage) as refused:
        READER.read_page(page, URL)
    assert refused.value.cause == cause


def test_a_gallery_may_have_no_text_but_its_description() -> None:
    head = '<meta property="og:title" content="Pasar"><meta name="description" content="Suasana pasar.">'
    article = read(f"<html><head>{head}</head><body></body></html>".encode(), url="https://koran.example/foto/9/pasar")
    assert (article.title, texts(article), article.kind) == ("Pasar", ["Suasana pasar."], Kind.GALLERY)
    assert (article.page_form, article.completeness) == (PageForm.SINGLE, Completeness.COMPLETE)
    empty = read(html("", before=""), url="https://koran.example/foto/9/pasar")
    assert texts(empty) == []


def test_pictures_of_a_gallery_are_no_pages() -> None:
    page = html("<p>Isi.</p>", after='<div class="pager"><a>1</a><a>12</a></div>')
    assert read(page, url="https://koran.example/foto/9/pasar").completeness is Completeness.COMPLETE


def test_a_huge_or_broken_page_does_not_raise() -> None:
    page = html(f'<p x="{"y" * 3_000_000}">Isi satu.</p>{"<b>" * 15_000}<p>Isi dua.', head="<meta name=author content=Rina>")
    assert texts(read(page)) == ["Isi satu.", "Isi dua."]
    assert texts(read(b"<h1>Judul</h1><div class=text>Isi saja")) == ["Isi saja"]
    assert texts(read(html("<p>Is\x00i.</p>"))) == ["Isi."]


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_raises_anything_but_its_refusal(text: str, head: str) -> None:
    try:
        article = read(html(text, head=head))
    except UnreadablePage:
        return
    assert article.title
    assert article.blocks


# dateline


@pytest.mark.parametrize(
    ("text", "dateline", "first"),
    [
        ("<strong>Bandung</strong> - <p>Warga datang.</p>", "Bandung", "Warga datang."),
        ("\n<strong> Bandung </strong>\n-\n<p>Warga datang.</p>", "Bandung", "Warga datang."),
        ("<p><strong>Bandung</strong> - Warga datang.</p>", "Bandung", "Warga datang."),
        ("<p><strong>Bandung -</strong> Warga datang.</p>", "Bandung", "Warga datang."),
        ("<p><b>Bandung</b> \u2013 Warga datang.</p>", "Bandung", "Warga datang."),
        ("<b>Bandung</b> - Warga datang.<br><br>Lalu pulang.", "Bandung", "Warga datang."),
        ("<p>Bandung - Warga datang.</p>", "Bandung", "Warga datang."),
        ("<p>ADVERTISEMENT</p><p>Baca juga: x</p><p><b>Bandung</b> - Warga datang.</p>", "Bandung", None),
        ("<p>Warga datang.</p>", None, "Warga datang."),
        ("<p><b>Rina Wulandari</b> datang ke desa.</p>", None, "Rina Wulandari datang ke desa."),
        ("<p>Saya - kata dia - datang.</p>", None, "Saya - kata dia - datang."),
        ("<p>Warga datang.</p><p>Bandung - Kota itu ramai.</p>", None, "Warga datang."),
    ],
)
def test_the_dateline_leaves_the_text(text: str, dateline: str | None, first: str | None) -> None:
    article = read(html(text))
    assert article.dateline == dateline
    if first:
        assert texts(article)[0] == first
    assert "Warga datang." in texts(article) or dateline is None


def test_a_dateline_repeated_on_a_later_page_goes_too_and_nothing_else() -> None:
    pager = '<div class="pager"><a>1</a><a>2</a></div>'
    first = html(f"<p><b>Bandung</b> - Warga datang.</p>{pager}")
    assert texts(read(first, html(f"<p><b>Bandung</b> - Warga pulang.</p>{pager}"))) == ["Warga datang.", "Warga pulang."]
    assert texts(read(first, html(f"<p><b>Rute A</b> - lewat sawah.</p>{pager}"))) == ["Warga datang.", "Rute A - lewat sawah."]
    without = html(f"<p>Warga datang.</p>{pager}")
    assert texts(read(without, html(f"<p><b>Rute A</b> - lewat sawah.</p>{pager}")))[1] == "Rute A - lewat sawah."


# pages


def numbered(number: int, total: int, text: str = "") -> bytes:
    links = "".join(f"<a>{n}</a>" for n in range(1, total + 1))
    return html(f'<p>{text or f"Isi halaman ke-{number} saja."}</p><div class="pager">Halaman {links}</div>')


def test_numbered_pages_make_one_article() -> None:
    article = read(*(numbered(number, 3) for number in (1, 2, 3)))
    assert texts(article) == [f"Isi halaman ke-{number} saja." for number in (1, 2, 3)]
    assert (article.pages_expected, article.pages_fetched, article.page_form) == (3, 3, PageForm.NUMBERED)
    assert article.completeness is Completeness.COMPLETE


def test_pages_may_arrive_in_any_order() -> None:
    readings = [READER.read_page(numbered(number, 3), URL, number=number) for number in (3, 1, 2)]
    assert [block.page for block in READER.assemble(readings).blocks] == [1, 2, 3]


def test_page_one_alone_of_two_is_partial() -> None:
    article = read(numbered(1, 2))
    assert (article.pages_expected, article.pages_fetched, article.completeness) == (2, 1, Completeness.PARTIAL)


def test_the_same_page_given_twice_is_not_two_pages() -> None:
    article = read(numbered(1, 2), numbered(1, 2))
    assert (article.pages_expected, article.pages_fetched, article.completeness) == (2, 1, Completeness.PARTIAL)
    assert len(article.blocks) == 1
    single = read(html("<p>Isi.</p>"), html("<p>Isi.</p>"))
    assert (single.pages_expected, single.pages_fetched, single.completeness) == (1, 1, Completeness.COMPLETE)


def test_a_site_that_answers_page_two_with_page_one_is_seen_through() -> None:
    """Whatever comes before the text: the sites' crawl compares pages as they were read."""
    pager = '<div class="pager"><a>1</a><a>2</a></div>'
    for text in ("<b>Bandung</b> - <p>Warga datang.</p>", "<p>Bandung - Warga datang.</p>", "<p>Warga datang.</p>"):
        one, two = (READER.read_page(html(text + pager), URL, number=number) for number in (1, 2))
        assert same_text(one.text, two.text)
        assert READER.assemble([one, two]).completeness is Completeness.PARTIAL


def test_an_empty_further_page_is_refused() -> None:
    with pytest.raises(UnreadablePage):
        READER.read_page(html("<p>Halaman 2 dari 2</p>"), URL, number=2)


def test_a_number_of_pages_that_a_script_declares_is_held_against_the_html() -> None:
    reader = replace(READER, page_form=replace(READER.page_form, declared=r"pageCount = (\d+)"))
    text = '<section data-page="1"><p>Warga datang.</p></section><section data-page="2"><p>Warga pulang.</p></section>'

    def completeness(script: str) -> Completeness:
        return reader.assemble([reader.read_page(html(text, after=f"<script>{script}</script>"), URL)]).completeness

    assert completeness("var pageCount = 2;") is Completeness.COMPLETE
    assert completeness("var pageCount = 3;") is Completeness.PARTIAL
    assert completeness("var pageCount = 0;") is Completeness.COMPLETE
    assert completeness("") is Completeness.COMPLETE


def test_the_dateline_of_every_inline_page_is_taken_out_but_no_other() -> None:
    text = "".join(
        f'<section data-page="{n}"><h2>Bagian {n}</h2><p><b>{place}</b> - Isi {n}.</p></section>'
        for n, place in enumerate(("Bandung", "Bandung", "Cimahi"), 1)
    )
    article = read(html(text))
    assert article.dateline == "Bandung"
    assert texts(article) == ["Bagian 1", "Isi 1.", "Bagian 2", "Isi 2.", "Bagian 3", "Cimahi - Isi 3."]


def test_inline_pages_with_one_number_and_a_dateline_alone() -> None:
    text = "".join(f'<section data-page="1"><p>{line}</p></section>' for line in ("<b>Bandung</b> - ", "Isi."))
    article = read(html(text))
    assert article.dateline == "Bandung"
    assert texts(article) == ["Isi."]


def test_a_sign_off_outside_the_text() -> None:
    reader = replace(READER, layouts=(replace(NEW, initials=(Css(".sign"),)),))

    def initials(sign: str) -> str | None:
        page = html("<p>Warga datang.</p>", before=f'<p class="sign">Sari</p><p class="sign">{sign}</p>')
        return reader.assemble([reader.read_page(page, URL)]).initials

    assert initials("(abc/def)") == "abc/def"
    assert initials("Dewi") is None


def test_inline_pages_are_one_article() -> None:
    text = '<section data-page="1"><p>Satu.</p></section><section data-page="2"><p>Dua.</p></section>(abc/def)'
    article = read(html(text))
    assert (article.pages_expected, article.page_form, article.completeness) == (2, PageForm.INLINE, Completeness.COMPLETE)
    assert [(block.text, block.page) for block in article.blocks] == [("Satu.", 1), ("Dua.", 2), ("(abc/def)", 2)]


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "1e3", "999", "9" * 5000, "٢"])
def test_absurd_numbers_of_inline_pages_are_counted_instead(number: str) -> None:
    text = f'<section data-page="1"><p>Satu.</p></section><section data-page="{number}"><p>Dua.</p></section>'
    article = read(html(text))
    assert (article.pages_expected, article.pages_fetched, article.completeness) == (2, 2, Completeness.COMPLETE)


def test_an_inline_page_that_is_missing_or_empty_is_told() -> None:
    gap = read(html('<section data-page="1"><p>Satu.</p></section><section data-page="3"><p>Tiga.</p></section>'))
    assert (gap.pages_expected, gap.completeness) == (3, Completeness.PARTIAL)
    empty = read(html('<section data-page="1"><p>Satu.</p></section><section data-page="2"></section>'))
    assert (empty.pages_expected, empty.completeness) == (2, Completeness.PARTIAL)


def test_a_saved_one_page_view_cannot_tell_how_many_pages_there_were() -> None:
    article = read(html("<p>Satu.</p><p>Dua.</p>"), url=f"{URL}?single=1")
    assert (article.pages_expected, article.page_form, article.completeness) == (
        None,
        PageForm.ONE_PAGE_VIEW,
        Completeness.UNKNOWN,
    )
    assert article.url == URL


@pytest.mark.parametrize(
    ("text", "completeness"),
    [
        ("<p>Satu.</p><p>Simak selengkapnya di halaman selanjutnya.</p>", Completeness.UNKNOWN),
        ("<p>Satu. Simak selengkapnya di halaman selanjutnya.</p>", Completeness.UNKNOWN),
        ("<p>Satu.</p><p>Baca di halaman berikutnya >></p><p>Baca juga: x</p><p>[Gambas:Video]</p>", Completeness.UNKNOWN),
        ("<p>Satu.</p><p>Simak selengkapnya di halaman selanjutnya.</p><p>Dua.</p>", Completeness.COMPLETE),
        ("<p>Satu.</p><p>Simak selengkapnya di halaman selanjutnya.</p><b>(abc/def)</b>", Completeness.COMPLETE),
        ("<p>Satu.</p>", Completeness.COMPLETE),
    ],
)
def test_a_text_that_says_it_goes_on_is_not_whole_without_a_pager(text: str, completeness: Completeness) -> None:
    article = read(html(text))
    assert article.completeness is completeness
    assert article.pages_expected == (1 if completeness is Completeness.COMPLETE else None)


def test_a_link_to_its_own_second_page_makes_an_article_partial_whatever_the_markup() -> None:
    article = read(html("<p>Satu.</p>", after=f'<div class="baru"><a href="{escape(URL)}/2">terus</a></div>'))
    assert (article.pages_expected, article.completeness) == (2, Completeness.PARTIAL)


def test_a_pager_of_another_article_on_the_page_does_not_count() -> None:
    page = html("<p>Satu.</p>").replace(b"</body>", b'<article><div class="pager"><a>5</a></div></article></body>')
    assert read(page).completeness is Completeness.COMPLETE


def test_assembling_twice_gives_the_same() -> None:
    readings = [READER.read_page(page, URL, number=number) for number, page in enumerate((numbered(1, 2), numbered(2, 2)), 1)]
    assert READER.assemble(readings) == READER.assemble(readings)


def test_a_text_that_stands_in_a_script_is_read_like_any_other() -> None:
    layout = Layout(name="data", text=ScriptData("content"), body="body", junk=(".more",), title=(ScriptData("title"),))
    form = layouts.PageForm(inline="p.page", inline_first=2)
    reader = replace(READER, layouts=(layout, *READER.layouts), page_form=form)
    content = "<p><b>TUBAN</b> - Warga datang.</p><p class='more'>Lain</p><p class='page'></p><p>Warga pulang.</p>"
    script = json.dumps({"title": "Warga Datang", "content": content})
    page = f'<article><h1>Lain</h1></article><script id="__NEXT_DATA__" type="application/json">{script}</script>'.encode()
    article = reader.assemble([reader.read_page(page, URL)])
    assert (article.layout, article.title, article.dateline) == ("data", "Warga Datang", "TUBAN")
    assert [(block.page, block.text) for block in article.blocks] == [(1, "Warga datang."), (2, "Warga pulang.")]
    assert (article.pages_expected, article.page_form, article.completeness) == (2, PageForm.INLINE, Completeness.COMPLETE)
    single = page.replace(b"<p class='page'></p>", b"")
    assert reader.assemble([reader.read_page(single, URL)]).page_form == PageForm.SINGLE
    assert reader.assemble([reader.read_page(html("<p>Warga datang.</p>"), URL)]).layout == "new"


def test_channels_of_a_site_are_its_folders_and_hosts() -> None:
    assert channels("contoh.co.id", "news gaya-hidup", hosts="bola") == (
        Channel("news", "News", "www.contoh.co.id/news"),
        Channel("gaya-hidup", "Gaya Hidup", "www.contoh.co.id/gaya-hidup"),
        Channel("bola", "Bola", "bola.contoh.co.id"),
    )
    assert channels("contoh.co.id", "news", www="") == (Channel("news", "News", "contoh.co.id/news"),)
    assert channels("contoh.co.id", hosts="jawa_barat", name="Contoh {}") == (
        Channel("jawa_barat", "Contoh Jawa Barat", "jawa_barat.contoh.co.id"),
    )
    assert channels("contoh.co.id") == ()

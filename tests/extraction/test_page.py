"""A page as the rules see it, whatever bytes and whatever JSON-LD it came with."""

import json
import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.extraction.page import MAX_BYTES, Page, as_utf8, collapse, text_of

URL = "https://news.example/berita/1/judul"


def page(head: str = "", body: str = "") -> Page:
    return Page(f'<html lang="id-ID"><head>{head}</head><body>{body}</body></html>', URL)


def script(text: str, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{text}</script>'


# encodings


def shown(body: bytes, content_type: str | None = None) -> str:
    return text_of(Page(as_utf8(body, content_type), URL).tree.css_first("p"))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<p>Kafé — “ya”</p>".encode(), None),
        ("<p>Kafé — “ya”</p>".encode(), "text/html; charset=iso-8859-1"),  # a header that lies
        ("\ufeff<p>Kafé — “ya”</p>".encode(), None),
        ("<p>Kafé — “ya”</p>".encode("cp1252"), "text/html; charset=windows-1252"),
        ("<p>Kafé — “ya”</p>".encode("cp1252"), None),
        (b'<meta charset="windows-1252">' + "<p>Kafé — “ya”</p>".encode("cp1252"), "text/html"),
        ("<p>Kafé — “ya”</p>".encode("cp1252"), "text/html; charset=no-such-codec"),
        ("<p>Kafé — “ya”</p>".encode("cp1252"), "text/html; charset=hex"),
        ("\ufeff<p>Kafé — “ya”</p>".encode("utf-16-le"), None),
        ("\ufeff<p>Kafé — “ya”</p>".encode("utf-16-be"), None),
        ("<p>Kafé — “ya”</p>".encode("utf-16-le"), "text/html; charset=utf-16"),
        ("<p>Kafé — “ya”</p>".encode("utf-16-be"), None),
    ],
)
def test_letters_come_out_right_whatever_the_encoding(body: bytes, content_type: str | None) -> None:
    assert shown(body, content_type) == "Kafé — “ya”"


@pytest.mark.parametrize("content_type", [None, "text/html; charset=iso-8859-1", "text/html; charset=utf-8"])
def test_one_broken_byte_does_not_spoil_the_other_letters(content_type: str | None) -> None:
    body = "<p>Kafé é é é é ".encode() + b"\xf0\x9f" + "“ya”</p>".encode()
    assert shown(body, content_type).startswith("Kafé é é é é")
    assert shown(body, content_type).endswith("“ya”")


def test_a_page_is_cut_at_the_limit_even_within_a_letter() -> None:
    body = b"<p>ya</p>" + b"x" * (MAX_BYTES - 10) + "é".encode()
    assert len(as_utf8(body)) <= MAX_BYTES
    assert shown(body) == "ya"


def test_nul_bytes_and_invisible_characters_are_no_text() -> None:
    assert shown(b"<p>ru\x00mah \xe2\x80\x8bbesar</p>") == "rumah besar"
    assert collapse("ru\x00mah \u200b\n\tbe\u00adsar\u00a0 ") == "rumah besar"


@given(st.binary(max_size=300), st.sampled_from([None, "text/html", "text/html; charset=utf-16", "text/html; charset=x"]))
def test_no_bytes_raise(body: bytes, content_type: str | None) -> None:
    read = Page(as_utf8(body, content_type), URL)
    assert isinstance(read.meta, dict)
    assert isinstance(read.article_ld, dict)
    assert read.breadcrumb == []


# text of an element


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>\n Judul  saja </h1>", "Judul saja"),
        ('<h1>Kata "<i>Saya</i>", lalu <b>p</b>ergi</h1>', 'Kata "Saya", lalu pergi'),
        ("<h1>Baris satu<br>baris dua</h1>", "Baris satu baris dua"),
        ("<h1><div>Satu</div><div>Dua</div></h1>", "Satu Dua"),
        ("<h1> Judul<!-- lama --> saja</h1>", "Judul saja"),
        ("<h1><!-- lama --></h1>", ""),
        ("<h1></h1>", ""),
    ],
)
def test_text_of_an_element_reads_as_a_browser_shows_it(html: str, text: str) -> None:
    assert text_of(page(body=html).tree.css_first("h1")) == text


def test_the_article_is_looked_through_before_the_rest_of_the_page() -> None:
    read = page(body="<h2>Lain</h2><h3>Luar</h3><article><h2>Ini</h2></article>")
    read.article = read.tree.css_first("article")
    assert text_of(read.first("h2")) == "Ini"
    assert [text_of(node) for node in read.nodes("h2")] == ["Ini"]
    assert text_of(read.first("h3")) == "Luar"
    assert read.nodes("h4") == []
    assert read.first("h3", inside=True) is None
    assert read.nodes("h3", inside=True) == []
    assert text_of(read.first("h2", inside=True)) == "Ini"


def test_a_page_without_an_article_is_looked_through_whole() -> None:
    read = page(body="<h2>Lain</h2>")
    assert text_of(read.first("h2", inside=True)) == "Lain"
    assert [text_of(node) for node in read.nodes("h2", inside=True)] == ["Lain"]


@given(st.text(" ab\u2019\xa0\xad\u200b\t\n\x1f\x00") | st.text())
def test_white_space_collapses_and_what_is_invisible_goes(text: str) -> None:
    visible = re.sub("[\u200b-\u200d\u2060\ufeff\xad\x00]", "", text)
    assert collapse(text) == " ".join(visible.split())


@given(
    st.sampled_from(["http://", "https://", "//", "/", ""]),
    st.text("ab./%-_?&=12:@#; é\t", max_size=20),
)
def test_addresses_are_joined_as_the_standard_has_it(scheme: str, rest: str) -> None:
    href = scheme + rest
    try:
        expected = urljoin(URL, href.strip()) if href else None
    except ValueError:
        expected = None
    assert page().absolute(href) == (expected if expected and expected.startswith(("http://", "https://")) else None)


# head


def test_a_page_without_a_head_or_without_anything() -> None:
    for html in ("", "   ", "<p>ya</p>", "<!-- -->", "<frameset>"):
        read = Page(html, URL)
        assert (read.language, read.meta, read.canonical, read.article_ld) == (None, {}, None, {})


def test_the_first_meta_tag_that_says_something_counts() -> None:
    read = page(
        '<meta name="Author" content=" "><meta name="author" content="Rina"><meta name="author" content="Joko">'
        '<meta property="og:title" content="Judul"><meta itemprop="datePublished" content="2020-01-02">'
        '<meta content="tanpa nama"><meta name="kosong">'
    )
    assert read.meta == {"author": "Rina", "og:title": "Judul", "datepublished": "2020-01-02"}


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ('<link rel="canonical" href="/berita/1">', "https://news.example/berita/1"),
        (
            '<link rel="canonical" href="javascript:void(0)"><meta property="og:url" content="http://a.example/x">',
            "http://a.example/x",
        ),
        ('<link rel="canonical"><meta property="og:url" content="https://a.example/x">', "https://a.example/x"),
        ('<link rel="canonical" href="x.html"><meta property="og:url" content="https://a.example/x">', "https://a.example/x"),
        ('<link rel="canonical" href="http://[broken">', None),
        (f'<link rel="canonical" href="https://a.example/{"x" * 5000}">', None),
    ],
)
def test_canonical_address(head: str, canonical: str | None) -> None:
    assert page(head).canonical == canonical


def test_a_huge_attribute_costs_no_more_than_itself() -> None:
    read = page(
        f'<meta name="author" content="Rina"><meta name="x" content="{"x" * 2_000_000}">', f'<p a="{"y" * 2_000_000}">ya'
    )
    assert read.meta["author"] == "Rina"
    assert text_of(read.tree.css_first("p")) == "ya"


# JSON-LD

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Judul",
    "datePublished": "2023-09-13T17:53:00+07:00",
    "author": {"name": "Rina"},
}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebPage"}, ARTICLE]},
        [[{"@type": "WebPage"}, [ARTICLE]]],
        {**ARTICLE, "@type": ["Thing", "NewsArticle"]},
        {**ARTICLE, "@type": [{"a": 1}, None, "Article"]},
    ],
)
def test_the_article_is_found_wherever_it_stands(data: object) -> None:
    assert page(script(json.dumps(data))).article_ld["headline"] == "Judul"


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "Judul",}',
        '{"@type": "NewsArticle",\n"headline": "Judul", "x": [1, 2, ],\n}',
        '{"@type": "NewsArticle", "description": "dua\nbaris\tdan tab", "headline": "Judul"}',
        '{"@type": "NewsArticle", "headline": "Judul"};',
        '<!-- {"@type": "NewsArticle", "headline": "Judul"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Judul"}\n//]]>',
        '/*<![CDATA[*/ {"@type": "NewsArticle", "headline": "Judul"} /*]]>*/',
        '{"@type": "NewsArticle", "description": "kata "dia" tadi", "headline": "Judul"}',
        '{"@type": "NewsArticle", "headline": "Judul", "description": "tanpa akhir',
    ],
)
def test_broken_json_ld_gives_what_can_be_had(text: str) -> None:
    assert page(script(text)).article_ld["headline"] == "Judul"


def test_json_ld_that_is_beyond_repair_still_gives_time_and_author() -> None:
    broken = (
        '{"@type": "NewsArticle", "headline": "Kata "dia"", "author": {"@type": "Person", "name": "Rina"},'
        '"publisher": {"@type": "Organization", "name": "Koran"}, "datePublished": "2023-09-13T17:53:00+07:00"}'
    )
    read = page(script(broken)).article_ld
    assert (read["author"], read["datePublished"]) == ({"name": "Rina"}, "2023-09-13T17:53:00+07:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "0",
        '"NewsArticle"',
        "[]",
        "{}",
        "{{{",
        "[" * 100_000,
        '{"@graph":' * 2000,
        '{"@type": {"NewsArticle": 1}}',
        "\ud83d".encode("utf-8", "replace").decode(),
    ],
)
def test_json_ld_without_an_article_is_no_article(text: str) -> None:
    assert page(script(text)).article_ld == {}
    assert page(script(text)).breadcrumb == []


def test_a_broken_script_does_not_hide_the_next_one() -> None:
    read = page(script("{{{") + script(json.dumps(ARTICLE), kind="application/LD+json; charset=utf-8"))
    assert read.article_ld["headline"] == "Judul"


def test_breadcrumb_names_stand_flat_or_in_the_item() -> None:
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"name": "detikNews", "item": "https://news.example"},
            {"item": {"name": " Inter\nnasional "}},
            {"name": 7},
            "teks",
            None,
            {"name": ""},
        ],
    }
    assert page(script(json.dumps(crumbs))).breadcrumb == ["detikNews", "Internasional".replace("Inter", "Inter ")]
    assert page(script(json.dumps({**crumbs, "itemListElement": {"name": "x"}}))).breadcrumb == []

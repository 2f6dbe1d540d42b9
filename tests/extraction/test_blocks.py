# ruff: noqa: E501 - markup stands in lines as sites have them
"""From the body of a page to blocks: whatever the markup, in reading order, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from detikcrawl.extraction.blocks import Draft, read_blocks


def drafts(html: str, **options: object) -> list[Draft]:
    body = LexborHTMLParser(f'<div id="body">{html}</div>').css_first("#body")
    return read_blocks(body, **options)[0]


def blocks(html: str, **options: object) -> list[tuple[str, str]]:
    return [(draft.type.value, draft.text) for draft in drafts(html, **options)]


def texts(html: str, **options: object) -> list[str]:
    return [draft.text for draft in drafts(html, **options)]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Satu satu.</p><p>Dua dua.</p><p>Tiga tiga.</p>",
        "Satu satu.<br><br>Dua dua.<br /><br />\nTiga tiga.",
        "Satu satu.<br>\n<br>Dua dua.<br> <!-- x --> <br>Tiga tiga.",
        "Satu satu.<p>Dua dua.</p>Tiga tiga.",
        "<p>Satu satu.<br><br>Dua dua.</p>Tiga tiga.",
        "<div>Satu satu.<div>Dua dua.</div></div><div><div><p>Tiga tiga.",
        "Satu satu.<br><br><p></p><p> </p><p>&nbsp;</p>Dua dua.<p>Tiga tiga.<p>",
        "<span>Satu satu.</span><br><br><font>Dua dua.<br><br>Tiga tiga.</font>",
        "<p>Satu satu.<div>Dua dua.</div>Tiga tiga.</p>",
        "<b><p>Satu satu.</b></p><i><p>Dua dua.</i>\n<p>Tiga tiga.",
        "<center>Satu satu.</center><pre>Dua dua.</pre><section>Tiga tiga.</section>",
        "Satu satu.<hr>Dua dua.<table><tr><td>Tiga tiga.</td></tr></table>",
        "<table><tr><td><p>Satu satu.</p><p>Dua dua.</p></td></tr></table>Tiga tiga.",
        "<p>Satu<!-- komentar --> <script>x()</script>satu.</p><style>p{}</style><p>Dua <em>du</em>a.</p><p>Tiga\n\ttiga.</p>",
    ],
)
def test_the_same_text_in_every_markup(html: str) -> None:
    assert texts(html) == ["Satu satu.", "Dua dua.", "Tiga tiga."]


def test_white_space_between_inline_elements_is_a_space_and_no_line() -> None:
    html = "<p><b>Kata</b>\n<!-- x -->\n<i>dia</i>\n<a href='/'>kemarin</a>.</p>"
    assert blocks(html) == [("paragraph", "Kata dia kemarin.")]
    assert blocks("<p>H<sub>2</sub>O dan <b>b</b>esar</p>") == [("paragraph", "H2O dan besar")]


def test_a_single_line_break_is_a_line_of_the_same_block() -> None:
    (draft,) = drafts("<p>Satu<br>dua<br>tiga</p>")
    assert draft.lines == ["Satu", "dua", "tiga"]


def test_headings_in_all_forms() -> None:
    html = (
        "<h2>Judul Dua</h2><h3><br />Judul Tiga</h3><p><strong>Judul Tebal</strong></p><p><b>Bagaimana</b> <b>Caranya?</b></p>"
        "<h2></h2><h4><b>Empat</b></h4>"
    )
    assert blocks(html) == [
        ("heading", "Judul Dua"),
        ("heading", "Judul Tiga"),
        ("heading", "Judul Tebal"),
        ("heading", "Bagaimana Caranya?"),
        ("heading", "Empat"),
    ]


def test_a_bold_line_between_lines_is_a_heading_of_its_own() -> None:
    assert blocks("Isi satu.<br><b>Judul Kecil</b><br>Isi dua.") == [
        ("paragraph", "Isi satu."),
        ("heading", "Judul Kecil"),
        ("paragraph", "Isi dua."),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>Kalimat tebal yang biasa.</strong></p>",
        '<p><strong>"Kutipan tebal"</strong></p>',
        "<p><strong>Tebal</strong> lalu biasa</p>",
        "<p>Biasa lalu <strong>Tebal</strong></p>",
        f"<p><b>{'panjang ' * 30}</b></p>",
    ],
)
def test_bold_type_alone_makes_no_heading(html: str) -> None:
    assert [kind for kind, _ in blocks(html)] == ["paragraph"]


def test_lists_and_quotations() -> None:
    html = (
        "<p>Daftar:</p><ul><li>Satu</li><li><p>Dua</p></li><li>Tiga<ul><li>Anak</li></ul>lanjut</li></ul>"
        "<ol><li>Empat<li>Lima</ol><blockquote>Kutipan<p>lagi</p></blockquote><dl><dt>Istilah</dt><dd>Arti</dd></dl>"
    )
    assert blocks(html) == [
        ("paragraph", "Daftar:"),
        ("list_item", "Satu"),
        ("list_item", "Dua"),
        ("list_item", "Tiga"),
        ("list_item", "Anak"),
        ("list_item", "lanjut"),
        ("list_item", "Empat"),
        ("list_item", "Lima"),
        ("quote", "Kutipan"),
        ("quote", "lagi"),
        ("paragraph", "Istilah"),
        ("list_item", "Arti"),
    ]
    assert blocks("<p>Isi:<ul><li>Satu</li></ul>sisa</p>") == [
        ("paragraph", "Isi:"),
        ("list_item", "Satu"),
        ("paragraph", "sisa"),
    ]


def test_a_row_of_a_table_is_a_block() -> None:
    html = (
        "<table><caption>Harga</caption><tr><th>Barang</th><th>Rupiah</th></tr><tr><td>Beras</td><td>12.000</td></tr></table>"
    )
    assert texts(html) == ["Harga", "Barang Rupiah", "Beras 12.000"]


def test_what_no_reader_sees_as_text_is_left_out() -> None:
    html = (
        "<p>Isi.</p><script>var a</script><style>p{}</style><figure><img><figcaption>Keterangan</figcaption></figure>"
        "<form>Daftar</form><iframe>x</iframe><ins>iklan</ins><button>Klik</button><nav>Menu</nav><svg><text>x</text></svg>"
        "<template><p>x</p></template><noscript><p>x</p></noscript><select><option>x</option></select>"
        '<div class="junk"><p>Sampah</p></div><p class="junk">Sampah</p>'
    )
    assert texts(html, junk=".junk, .lain") == ["Isi."]


def test_a_drop_cap_goes_to_the_word_behind_it() -> None:
    html = '<div><h1 class="cap">W</h1>\n <p>arga datang.</p></div><p>Warga pulang.</p>'
    assert blocks(html, drop_cap=".cap") == [("paragraph", "Warga datang."), ("paragraph", "Warga pulang.")]
    assert texts('<span class="cap">A</span><p> week later.</p>', drop_cap=".cap") == ["A week later."]


def test_the_bold_text_that_a_block_begins_with() -> None:
    leads = [draft.lead_bold for draft in drafts("<p> <b>Kota</b> - isi</p><p>isi <b>tebal</b></p><b>A</b><i><b> B</b></i> c")]
    assert leads == ["Kota", "", "A B"]


# inline pages


def test_inline_pages_are_numbered_and_what_follows_belongs_to_the_last() -> None:
    html = '<section data-n="1"><p>A</p></section><div>iklan</div><section data-n="2"><p>B</p></section><b>(x/y)</b>'
    body = LexborHTMLParser(f'<div id="body">{html}</div>').css_first("#body")
    found, numbers = read_blocks(body, inline="section", number_of=lambda node: int(node.attributes["data-n"]))
    assert [(draft.text, draft.page) for draft in found] == [("A", 1), ("iklan", 1), ("B", 2), ("(x/y)", 2)]
    assert numbers == [1, 2]


def test_inline_pages_without_a_number_are_counted_and_cuts_through_a_paragraph_are_harmless() -> None:
    html = "<section><p>A<p> </section><section></p><p>B</p></section>"
    body = LexborHTMLParser(f'<div id="body">{html}</div>').css_first("#body")
    found, numbers = read_blocks(body, inline="section", page=1)
    assert ([(draft.text, draft.page) for draft in found], numbers) == ([("A", 1), ("B", 2)], [1, 2])


def test_empty_inline_pages_are_marks_in_front_of_theirs() -> None:
    html = '<p>A</p><hr data-n="2"><h2>B</h2><div><p>C</p></div><hr data-n="3"><p>D</p>'
    body = LexborHTMLParser(f'<div id="body">{html}</div>').css_first("#body")
    found, numbers = read_blocks(body, inline="hr", number_of=lambda node: int(node.attributes["data-n"]))
    assert [(draft.text, draft.page) for draft in found] == [("A", 1), ("B", 2), ("C", 2), ("D", 3)]
    assert numbers == [1, 2, 3]


# what cleaning is to see as a line


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            '<p>Isi satu. <b>Baca juga: </b><a href="/1">Judul Lain</a> Isi dua.</p>',
            ["Isi satu.", "Baca juga: Judul Lain", "Isi dua."],
        ),
        ('<p>Isi. (Baca juga: <a href="/1"><i>Judul</i> Lain</a>) Lanjut.</p>', ["Isi.", "(Baca juga: Judul Lain", "Lanjut."]),
        ('<p><b>Lihat <i>pula</i></b>: <a href="/1">Judul</a></p>', ["Lihat pula: Judul"]),
        ('<p><b>Isi.</b>\n<b>Simak juga :</b>\n<a href="/1">Judul</a></p>', ["Isi.", "Simak juga : Judul"]),
        ('<p>Menurutnya, baca juga <a href="/1">buku ini</a> penting.</p>', ["Menurutnya, baca juga buku ini penting."]),
        ('<p>Isi tentang <a href="/1">kota</a> itu.</p>', ["Isi tentang kota itu."]),
    ],
)
def test_a_link_announced_in_mid_paragraph_is_a_line_of_its_own(html: str, lines: list[str]) -> None:
    (draft,) = drafts(html)
    assert draft.lines == lines


def test_a_line_end_and_a_line_break_are_no_empty_line() -> None:
    (draft,) = drafts('Isi satu.<br>Baca juga: <a href="/1">Judul</a><br>Isi dua.')
    assert draft.lines == ["Isi satu.", "Baca juga: Judul", "Isi dua."]


def test_a_list_of_links_behind_read_also_is_told_apart_from_text() -> None:
    html = '<p><b>Baca juga</b></p><ul><li><a href="/1">Judul Satu</a></li><li> <a href="/2">Judul Dua</a></li></ul><p>Isi <a href="/3">ini</a>.</p><p><a href="/4">Semua tautan</a></p>'
    assert texts(html) == ["Baca juga", "Baca juga: Judul Satu", "Baca juga: Judul Dua", "Isi ini.", "Semua tautan"]


def test_a_bold_sign_off_behind_a_sentence_is_a_line_of_its_own() -> None:
    (draft,) = drafts("<p>Selesai sudah. <strong>(abc/def)</strong></p>")
    assert draft.lines == ["Selesai sudah.", "(abc/def)"]


# hostile markup


@pytest.mark.parametrize("tag", ["b", "span", "a", "font", "i"])
def test_text_below_a_hundred_thousand_elements_is_found(tag: str) -> None:
    assert texts(f"<p>Atas</p>{f'<{tag}>' * 100_000}Bawah") == ["Atas", "Bawah"]


def test_blocks_nested_deeper_than_python_can_recurse_are_read() -> None:
    assert texts("<div>" * 5000 + "<p>Bawah</p>" + "</div>" * 5000) == ["Bawah"]
    assert texts("<blockquote>" * 3000 + "Bawah") == ["Bawah"]


def test_an_empty_body_has_no_blocks() -> None:
    for html in ("", " \n", "<br><br>", "<p></p>", "<!-- x -->", "<p><b></b></p>"):
        assert drafts(html) == []


words = st.text("abcdefghij", min_size=1, max_size=8)
inline = st.recursive(
    words,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>",
        st.sampled_from(["b", "i", "a", "span"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
block = st.recursive(
    inline,
    lambda inner: st.builds(
        lambda tag, parts, end: f"<{tag}>{' <br> '.join(parts)}" + (f"</{tag}>" if end else ""),
        st.sampled_from(["p", "div", "ul", "li", "h3", "blockquote", "td", "tr", "table", "section", "center"]),
        st.lists(inner, min_size=1, max_size=3),
        st.booleans(),
    ),
    max_leaves=10,
)


@given(st.lists(block, max_size=5))
def test_every_letter_comes_out_once_and_in_the_order_of_the_tree(parts: list[str]) -> None:
    body = LexborHTMLParser(f'<div id="body">{" ".join(parts)}</div>').css_first("#body")
    found = " ".join(draft.text for draft in read_blocks(body)[0])
    assert "".join(found.split()) == "".join(body.text(deep=True).split())
    assert all(draft.lines and all(line.strip() == line != "" for line in draft.lines) for draft in read_blocks(body)[0])

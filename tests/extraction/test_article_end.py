"""A page whose article is cut out of it reads as the whole page does, or is read whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.extraction import ArticlePattern, ArticleReader, Css, Layout
from detikcrawl.extraction.article_end import ends_at_mark, up_to_article_end
from detikcrawl.extraction.errors import UnreadablePage
from detikcrawl.extraction.page import parse

URL = "https://koran.example/kota/17/pasar"
WHOLE = ArticleReader(
    site="koran",
    patterns=(ArticlePattern(r"https://koran\.example/kota/(?P<id>\d+)/"),),
    layouts=(Layout(name="teks", body=".teks", title=(Css("h1", first=True),), tags=(Css(".tag"),)),),
)
CUT = replace(WHOLE, inside_article=b'class="teks"')
REST = "<aside><article><h2>Kabar lain</h2><p class='tag'>lain</p></article></aside>" + "<p>kaki</p>" * 40
TEXT = '<h1>Judul</h1><div class="teks"><p>Warga menata dermaga lama.</p><p>Perahu mulai merapat.</p></div>'


def page(article: str, *, before: str = "<header><article>Promo</article></header>", rest: str = REST) -> bytes:
    return f"<html><body>{before}<article>{article}</article>{rest}</body></html>".encode()


def cut(body: bytes) -> bytes | None:
    return up_to_article_end(body, CUT.inside_article)


def test_what_stands_behind_the_article_is_not_parsed() -> None:
    shortened = cut(page(TEXT))
    assert shortened is not None
    assert b"Kabar lain" not in shortened
    assert ends_at_mark(parse(shortened).css("article")[-1])
    assert CUT.read_page(page(TEXT), URL).text == WHOLE.read_page(page(TEXT), URL).text


def test_nor_taken_for_the_article_s_own() -> None:
    assert WHOLE.read_page(page(TEXT), URL).lead["tags"] == ["lain"]
    assert CUT.read_page(page(TEXT), URL).lead["tags"] == []


@pytest.mark.parametrize(
    "body",
    [
        page(TEXT.replace("teks", "isi")),
        page(TEXT, rest=""),
        page(TEXT + "<article>Sisipan</article>"),
        page(TEXT).replace(b"</article>", b""),
    ],
    ids=["mark is missing", "nothing behind", "article in the article", "no end tag"],
)
def test_pages_that_do_not_tell_are_not_cut(body: bytes) -> None:
    assert cut(body) is None


@pytest.mark.parametrize(
    "trap",
    [
        '<script>var x = "</article>";</script>',
        "<!-- </article> -->",
        '<p title="</article>">Sisipan.</p>',
        "<textarea></article></textarea>",
        "<b>tebal",
    ],
)
def test_an_end_tag_that_is_none_cuts_no_text_off(trap: str) -> None:
    body = page(TEXT.replace("</p><p>", f"</p>{trap}<p>", 1))
    assert CUT.read_page(body, URL).text == WHOLE.read_page(body, URL).text


def test_a_mark_before_the_article_costs_a_second_parse_and_nothing_else() -> None:
    body = page(TEXT, before='<style>/* class="teks" */</style><header>Promo</article></header>')
    assert cut(body) is not None
    assert CUT.read_page(body, URL).text == WHOLE.read_page(body, URL).text


def test_a_page_without_text_is_unreadable_either_way() -> None:
    with pytest.raises(UnreadablePage):
        CUT.read_page(page('<h1>Judul</h1><div class="teks"></div>'), URL, guess=False)


PIECES = st.sampled_from(
    "<p>kata|</p>|<div>|</div>|<b>|</b>|<article>|</article>|<script>|</script>|<!--|-->|<table><tr><td>|</table>|<i>|"
    '<a href=x>|</a>|<ul><li>butir|<div class="teks">|<i id="article-end">'.split("|")
)


@given(st.lists(PIECES, max_size=14), st.lists(PIECES, max_size=14), st.lists(PIECES, max_size=14))
def test_whatever_the_markup_the_text_is_that_of_the_whole_page(before: list[str], inside: list[str], after: list[str]) -> None:
    middle = f"<article><h1>Judul</h1>{''.join(before)}<div class='x teks'><p>Isi berita.{''.join(inside)}</div></article>"
    body = f"<html><body>{middle}{''.join(after)}{'<p>kaki</p>' * 30}</body></html>".encode()
    reader = replace(CUT, inside_article=b"teks")
    plain = replace(WHOLE)
    try:
        expected = plain.read_page(body, URL, guess=False).text
    except UnreadablePage:
        with pytest.raises(UnreadablePage):
            reader.read_page(body, URL, guess=False)
    else:
        assert reader.read_page(body, URL, guess=False).text == expected

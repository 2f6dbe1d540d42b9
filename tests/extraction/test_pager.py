"""How many pages a pager says there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from detikcrawl.extraction.layout import PageForm
from detikcrawl.extraction.pager import read_pager

URL = "https://news.example/berita/d-1/judul-panjang"
FORM = PageForm(pager=".pager a", page_url="{url}/{page}")


def total(html: str, form: PageForm = FORM, url: str = URL) -> int:
    return read_pager(LexborHTMLParser(f"<article>{html}</article>").css_first("article"), form, url).total


@pytest.mark.parametrize(
    ("html", "pages"),
    [
        ("", 1),
        ('<div class="pager"></div>', 1),
        ('<div class="pager"><a>1</a><a>2</a><a>3</a></div>', 3),
        ('<div class="pager"><a>1</a><a> 2 </a><a>10</a></div>', 10),
        ('<div class="pager"><a>Halaman 1 dari 4</a></div>', 4),
        ('<div class="pager"><a>1 / 5</a></div>', 5),
        ('<div class="pager"><a>INTRO</a><a>1</a><a>2</a></div>', 3),
        (f'<div class="pager"><a href="{URL}/2">Selanjutnya</a></div>', 2),
        ('<div class="pager"><a href="?page=3">Selanjutnya</a></div>', 3),
        ('<div class="pager"><a href="/x/3/?single=1#isi">Selanjutnya</a></div>', 3),
        ('<div class="pager"><a href="/berita/d-6928846/judul">Artikel berikutnya</a></div>', 1),
        ('<div class="pager"><a>2023</a></div>', 1),
        ('<div class="pager"><a href>Selanjutnya</a><a>Sebelumnya</a></div>', 1),
        ('<div class="pager"><a>0</a><a>١٢</a></div>', 12),
    ],
)
def test_pages_of_a_pager(html: str, pages: int) -> None:
    assert total(html) == pages


def test_an_absurd_pager_is_cut_at_the_limit() -> None:
    assert total('<div class="pager"><a>1</a><a>999</a></div>') == 999
    assert total(f'<div class="pager"><a>{"9" * 10_000}</a></div>') == 1


@pytest.mark.parametrize(
    ("html", "pages"),
    [
        (f'<a href="{URL}/2">lanjut</a><a href="{URL}/3">x</a>', 3),
        ('<a href="http://news.example/berita/d-1/judul-panjang/2/">lanjut</a>', 2),
        ('<a href="//news.example/berita/d-1/judul-panjang/2">lanjut</a>', 2),
        ('<a href="/berita/d-1/judul-panjang/2">lanjut</a><a href="/berita/d-2/judul-lain/3">lain</a>', 2),
        (f'<a href="{URL}/komentar">12 komentar</a><a href="{URL}/amp">AMP</a><a href="{URL}">x</a>', 1),
        (f'<a href="{URL}/2/foto">x</a><a href="{URL}/2023">x</a>', 1),
        (f'<a href="https://share.example/?u={URL}%2F2">bagikan</a>', 1),
        ('<a href="https://news.example/berita/d-2/judul-lain/2">berita lain</a>', 1),
    ],
)
def test_a_link_to_a_further_page_of_the_article_itself_is_a_pager_whatever_its_markup(html: str, pages: int) -> None:
    assert total(html) == pages


def test_the_form_of_the_address_is_the_sites() -> None:
    form = PageForm(pager=".pager a", page_url="{url}?page={page}")
    assert total(f'<a href="{URL}?page=4">x</a><a href="{URL}/9">x</a>', form) == 4


def test_pages_may_be_numbered_by_what_stands_before_them() -> None:
    form = PageForm(pager=".pager a", page_url="{url}/{offset}", page_step=5)
    assert total(f'<div class="pager"><a href="{URL}/10">Selanjutnya</a></div>', form) == 3
    assert total(f'<a href="{URL}/5">lagi</a><a href="{URL}">pertama</a>', form) == 2
    assert total('<div class="pager"><a>1</a><a>4</a></div>', form) == 4


def test_without_a_form_or_an_element_there_is_one_page() -> None:
    assert total(f'<div class="pager"><a>3</a></div><a href="{URL}/2">x</a>', PageForm()) == 1
    assert read_pager(None, FORM, URL).total == 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_pager_raises_or_goes_beyond_the_limit(text: str, href: str) -> None:
    node = LexborHTMLParser('<article><p class="pager"><a>x</a></p></article>').css_first("article")
    link = node.css_first("a")
    link.attrs["href"] = href.replace("\x00", "")
    link.inner_html = text.replace("\x00", "")
    assert 1 <= read_pager(node, FORM, URL).total <= 1000

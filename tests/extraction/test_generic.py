"""Pages that none of a site's layouts fits: what is read of them all the same, and what is not claimed."""

from __future__ import annotations

import json
import random
import sys
from html import escape

import pytest
from trafilatura import bare_extraction

from detikcrawl.article import Completeness, Kind
from detikcrawl.extraction import STANDARD, ArticlePattern, ArticleReader, PageForm
from detikcrawl.extraction.cleaning import clean
from detikcrawl.extraction.errors import UnreadablePage
from detikcrawl.extraction.generic import MAX_CHARACTERS, MAX_TAGS
from tests.newsroom.words import open_desk

URL = "https://koran.example/kota/17/pasar-terapung"
READER = ArticleReader(
    site="koran",
    patterns=(
        ArticlePattern(r"https://koran\.example/foto/(?P<id>\d+)/", Kind.GALLERY),
        ArticlePattern(r"https://koran\.example/kota/(?P<id>\d+)/"),
    ),
    layouts=(STANDARD,),
    page_form=PageForm(pager=".pager a", page_url="{url}/{page}"),
)
DESK = open_desk(random.Random(11), "news", "Senin (3/2/2026)")
PARAGRAPHS = [DESK.paragraph() for _ in range(8)]
TYPE = '<meta property="og:type" content="article">'
TIME = '<meta property="article:published_time" content="2026-02-03T08:15:00+08:00">'


def json_ld(**values: object) -> str:
    data = {"@type": "NewsArticle", "headline": "Pasar Terapung Ramai", "datePublished": "2026-02-03T07:15:00+07:00"}
    return f'<script type="application/ld+json">{json.dumps(data | values)}</script>'


def page(*head: str, body: str = "", after: str = "") -> bytes:
    text = body or "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    menu = "<nav><ul><li><a href='/a'>Nasional</a><li><a href='/b'>Olahraga</a></ul></nav>"
    aside = "<aside><h3>Terpopuler</h3><ul><li><a href='/c'>Judul lain yang ramai dibaca</a></li></ul></aside>"
    html = f"<html><head><title>Pasar Terapung Ramai - Koran</title>{''.join(head)}</head>"
    html += f"<body>{menu}<h1>Pasar Terapung Ramai</h1><div class='isi-baru'>{text}</div>{after}{aside}</body></html>"
    return html.encode()


def read(*pages: bytes, url: str = URL):
    article = READER.assemble([READER.read_page(body, url, number=number) for number, body in enumerate(pages, 1)])
    clean(article, READER)
    return article


@pytest.fixture
def no_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)


def test_the_text_for_search_engines_comes_first() -> None:
    told = "\r\n\r\n".join(["Dari JSON-LD saja. " + PARAGRAPHS[0], "Baca juga: Judul lain", PARAGRAPHS[1]])
    article = read(page(json_ld(articleBody=told, author={"name": "Ratih Sagara"})))
    assert article.text == f"Dari JSON-LD saja. {PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    assert (article.layout, article.completeness) == ("generic", Completeness.UNKNOWN)
    assert (article.title, article.authors) == ("Pasar Terapung Ramai", ["Ratih Sagara"])
    assert article.published_at.isoformat() == "2026-02-03T07:15:00+07:00"


@pytest.mark.parametrize("quoted", [False, True])
def test_it_may_be_html(quoted: bool) -> None:
    told = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS[:2])
    article = read(page(json_ld(articleBody=escape(told) if quoted else told)))
    assert article.text == "\n\n".join(PARAGRAPHS[:2])


@pytest.mark.parametrize("told", ["Pembuka yang terpotong " * 30 + "...", "Terlalu pendek.", ["bukan teks"], None])
def test_what_is_cut_or_short_does_not_stand_for_the_text(told: object) -> None:
    assert read(page(json_ld(articleBody=told))).text == "\n\n".join(PARAGRAPHS)


def test_the_extractor_finds_the_text_and_nothing_around_it() -> None:
    article = read(page(TYPE, TIME))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.layout, article.completeness) == ("generic", Completeness.UNKNOWN)
    assert (article.published_at.isoformat(), article.published_offset) == ("2026-02-03T08:15:00+08:00", 480)


def test_paragraphs_have_their_kinds() -> None:
    quote, *items = (DESK.paragraph() for _ in range(3))
    lines = [f"<p>{escape(text)}</p>" for text in PARAGRAPHS]
    lines[2:2] = [f"<blockquote>{escape(quote)}</blockquote><ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"]
    lines[2:2] = ["<h2>Kabar dari pasar</h2>"]
    blocks = read(page(TYPE, TIME, body=f"<article>{''.join(lines)}</article>")).blocks
    assert [(block.type.value, block.text) for block in blocks[1:7]] == [
        ("paragraph", PARAGRAPHS[1]),
        ("heading", "Kabar dari pasar"),
        ("quote", quote),
        *(("list_item", item) for item in items),
        ("paragraph", PARAGRAPHS[2]),
    ]


def test_further_pages_are_followed_and_prove_nothing() -> None:
    pager = f"<div class='pager'><a href='{URL}'>1</a><a href='{URL}/2'>2</a></div>"
    first = READER.read_page(page(TYPE, TIME, after=pager), URL)
    assert first.text.total == 2
    second = "".join(f"<p>{escape(DESK.paragraph())}</p>" for _ in range(6))
    article = read(page(TYPE, TIME, after=pager), page(TYPE, body=second, after=pager))
    assert (article.pages_expected, article.pages_fetched) == (2, 2)
    assert (article.layout, article.completeness) == ("generic", Completeness.UNKNOWN)
    assert read(page(TYPE, TIME, after=pager)).completeness is Completeness.PARTIAL


def test_one_page_of_unknown_markup_makes_the_row_a_guess() -> None:
    pager = f"<div class='pager'><a href='{URL}'>1</a><a href='{URL}/2'>2</a></div>"
    known = f"<div itemprop='articleBody'><p>{escape(PARAGRAPHS[0])}</p></div>"
    article = read(page(TYPE, TIME, body=known, after=pager), page(TYPE, after=pager))
    assert (article.layout, article.completeness) == ("generic", Completeness.UNKNOWN)


def test_a_layout_that_finds_nothing_gives_way() -> None:
    empty = "<div itemprop='articleBody'></div>" + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    assert read(page(TYPE, TIME, body=empty)).layout == "generic"
    full = f"<div itemprop='articleBody'>{''.join(f'<p>{escape(paragraph)}</p>' for paragraph in PARAGRAPHS)}</div>"
    assert read(page(TYPE, TIME, body=full)).layout == "standard"


@pytest.mark.parametrize(
    "body",
    [
        page(),  # does not say that it is an article
        page('<meta property="og:type" content="website">'),
        page(TYPE, TIME, body="<p>Halaman tidak ditemukan.</p>"),
        page(TYPE, TIME, body="<p>" + "kata " * (MAX_CHARACTERS // 5) + "</p>"),
    ],
    ids=["no article", "website", "notice", "too large"],
)
def test_other_pages_are_no_articles(body: bytes) -> None:
    with pytest.raises(UnreadablePage) as refused:
        READER.read_page(body, URL)
    assert refused.value.cause == "layout"


def test_galleries_are_not_guessed() -> None:
    with pytest.raises(UnreadablePage):
        READER.read_page(page(TYPE, TIME), "https://koran.example/foto/3/pasar")


def test_a_reader_may_be_told_not_to_guess() -> None:
    with pytest.raises(UnreadablePage):
        READER.read_page(page(TYPE, TIME), URL, guess=False)


@pytest.mark.usefixtures("no_extractor")
def test_without_the_extractor_json_ld_is_all_there_is() -> None:
    with pytest.raises(UnreadablePage):
        READER.read_page(page(TYPE, TIME), URL)
    assert read(page(json_ld(articleBody="\n".join(PARAGRAPHS)))).layout == "generic"


def test_whatever_the_extractor_stumbles_over_the_page_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr("trafilatura.bare_extraction", stumble)
    with pytest.raises(UnreadablePage):
        READER.read_page(page(TYPE, TIME), URL)


@pytest.mark.parametrize(("crowd", "fast"), [(0, False), (MAX_TAGS // 2, True)])
def test_a_crowd_of_elements_spares_the_extractor_its_second_way(
    monkeypatch: pytest.MonkeyPatch, crowd: int, fast: bool
) -> None:
    asked = []

    def watched(*args: object, **options: object) -> object:
        asked.append(options["fast"])
        return bare_extraction(*args, **options)

    monkeypatch.setattr("trafilatura.bare_extraction", watched)
    article = read(page(TYPE, TIME, after="<i>1</i>" * crowd))
    assert asked == [fast]
    assert PARAGRAPHS[0] in article.text

"""Joining pages: numeric order, each page once, overlaps trimmed, and the truth about what is missing."""

from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.article import Block, BlockType, Completeness, PageForm
from detikcrawl.extraction.stitching import PageText, accept_one_page_view, same_text, stitch


def blocks(*texts: str, page: int = 1) -> list[Block]:
    return [Block(type=BlockType.PARAGRAPH, text=text, page=page) for text in texts]


def page(number: int, *texts: str, total: int = 1, **more: object) -> PageText:
    return PageText(number=number, blocks=blocks(*texts, page=number), total=total, **more)


def texts(stitched: object) -> list[str]:
    return [block.text for block in stitched.blocks]


def test_a_page_without_pager_is_a_whole_article_of_one_page() -> None:
    stitched = stitch([page(1, "Satu.")])
    assert (stitched.pages_expected, stitched.pages_fetched) == (1, 1)
    assert (stitched.page_form, stitched.completeness) == (PageForm.SINGLE, Completeness.COMPLETE)


def test_page_ten_comes_after_page_two() -> None:
    pages = [page(number, f"Isi halaman {number} saja.", total=11) for number in (10, 2, 1, 11, 3, 9, 4, 8, 5, 7, 6)]
    stitched = stitch(pages)
    assert texts(stitched) == [f"Isi halaman {number} saja." for number in range(1, 12)]
    assert [block.page for block in stitched.blocks] == list(range(1, 12))
    assert stitched.completeness is Completeness.COMPLETE


def test_a_missing_page_makes_the_article_partial() -> None:
    stitched = stitch([page(1, "A.", total=3), page(3, "C.", total=3)])
    assert (stitched.pages_expected, stitched.pages_fetched, stitched.completeness) == (3, 2, Completeness.PARTIAL)
    assert stitch([page(1, "A.", total=2)]).completeness is Completeness.PARTIAL


def test_a_later_pager_may_name_more_pages_than_the_first() -> None:
    stitched = stitch([page(1, "A.", total=2), page(2, "B.", total=4)])
    assert (stitched.pages_expected, stitched.completeness) == (4, Completeness.PARTIAL)


def test_the_same_page_twice_counts_once() -> None:
    stitched = stitch([page(1, "A.", total=2), page(2, "B.", total=2), page(2, "B lain.", total=2)])
    assert texts(stitched) == ["A.", "B."]
    assert stitched.pages_fetched == 2


def test_blocks_that_the_next_page_repeats_are_trimmed_also_behind_a_cue() -> None:
    first = page(1, "A.", "B.", "C.", "Simak selengkapnya di halaman selanjutnya.", total=2)
    second = page(2, "Baca juga: Judul lain", "B.", "C.", "D.", total=2)
    assert texts(stitch([first, second])) == ["A.", "B.", "C.", "Simak selengkapnya di halaman selanjutnya.", "D."]


def test_a_line_at_the_edge_of_every_page_stands_once() -> None:
    pages = [page(number, "Foto: gedung balai kota", f"Isi {number}.", total=3) for number in (1, 2, 3)]
    assert texts(stitch(pages)) == ["Foto: gedung balai kota", "Isi 1.", "Isi 2.", "Isi 3."]


def test_inline_pages_are_whole_when_none_is_missing_or_empty() -> None:
    inline = PageText(number=1, blocks=[*blocks("A."), *blocks("B.", page=2)], inline=[1, 2])
    stitched = stitch([inline])
    assert (stitched.page_form, stitched.pages_expected, stitched.pages_fetched) == (PageForm.INLINE, 2, 2)
    assert stitched.completeness is Completeness.COMPLETE
    assert stitch([PageText(1, blocks("A."), inline=[1, 2])]).completeness is Completeness.PARTIAL
    gap = PageText(1, [*blocks("A."), *blocks("C.", page=3)], inline=[1, 3])
    assert (stitch([gap]).pages_expected, stitch([gap]).completeness) == (3, Completeness.PARTIAL)
    one = stitch([PageText(1, blocks("A."), inline=[1])])
    assert (one.page_form, one.completeness) == (PageForm.SINGLE, Completeness.COMPLETE)


def test_a_lone_one_page_view_cannot_be_told() -> None:
    stitched = stitch([page(1, "A.", one_page_view=True)])
    assert (stitched.completeness, stitched.pages_expected) == (Completeness.UNKNOWN, None)


def test_a_one_page_view_must_begin_with_page_one_go_on_and_show_no_pager() -> None:
    first = page(1, "A.", "B.", "Simak di halaman berikutnya.", total=3)
    good = accept_one_page_view(first, page(1, "A.", "B.", "C.", "D."))
    assert good is not None
    assert (good.pages_expected, good.pages_fetched) == (3, 3)
    assert (good.page_form, good.completeness) == (PageForm.ONE_PAGE_VIEW, Completeness.COMPLETE)
    assert accept_one_page_view(first, page(1, "A.", "B.")) is None
    assert accept_one_page_view(first, page(1, "A.", "X.", "C.")) is None
    assert accept_one_page_view(first, page(1, "A.", "B.", "C.", total=3)) is None


def test_same_text_does_not_mind_punctuation_and_boilerplate() -> None:
    assert same_text(page(1, "Isi satu."), page(2, "Isi  satu"))
    assert not same_text(page(1, "Isi satu."), page(2, "Isi dua."))


sentences = st.lists(st.text("abcdefghij", min_size=4, max_size=9), min_size=2, max_size=12, unique=True)


@given(sentences, st.data())
def test_cutting_a_text_into_pages_and_stitching_gives_the_text_again(words: list[str], data: st.DataObject) -> None:
    """Whatever the cuts, the overlaps and the order of arrival."""
    cuts = sorted(data.draw(st.sets(st.integers(1, len(words) - 1), min_size=1, max_size=5)))
    starts, ends = [0, *cuts], [*cuts, len(words)]
    pages = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        before = starts[number - 2] if number > 1 else 0
        overlap = data.draw(st.integers(0, start - before)) if number > 1 else 0
        pages.append(page(number, *words[start - overlap : end], total=len(starts)))
    stitched = stitch(data.draw(st.permutations(pages)))
    assert texts(stitched) == words
    assert stitched.completeness is Completeness.COMPLETE


@given(sentences, st.data())
def test_a_text_with_a_page_missing_is_never_complete(words: list[str], data: st.DataObject) -> None:
    pages = [page(number, word, total=len(words)) for number, word in enumerate(words, 1)]
    missing = data.draw(st.integers(0, len(words) - 1))
    kept = [each for position, each in enumerate(pages) if position != missing]
    stitched = stitch(kept)
    assert stitched.completeness is Completeness.PARTIAL
    assert texts(stitched) == [word for position, word in enumerate(words) if position != missing]

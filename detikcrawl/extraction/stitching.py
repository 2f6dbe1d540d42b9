"""Joining the pages of an article into one text, and saying whether it is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from detikcrawl.article import Block, Completeness, PageForm
from detikcrawl.text.boilerplate import strip_boilerplate
from detikcrawl.text.hashing import normalise_for_hash

EDGE = 2
"""Repeated lines stand at the edge of a page: so many blocks from its head and its end are looked at."""

MAX_OVERLAP = 500
"""Blocks by which two pages may overlap at the most: looking for an overlap takes time in its square."""


@dataclass(slots=True)
class PageText:
    """The blocks of one fetched page of an article and what it says of the others."""

    number: int
    """The page's own number, from 1."""

    blocks: list[Block]
    total: int = 1
    """Pages of the article according to this page's pager."""

    inline: list[int] = field(default_factory=list)
    """Numbers of the pages that stand in this one HTML; empty where it holds only itself."""

    one_page_view: bool = False
    """Whether the address is one that shows all pages at once."""

    continues: bool = False
    """Whether the text ends with a cue to a next page, whether or not there is a pager."""


@dataclass(frozen=True, slots=True)
class Stitched:
    """The whole text of an article, as far as it was had."""

    blocks: list[Block]
    pages_expected: int | None
    pages_fetched: int
    page_form: PageForm
    completeness: Completeness


def stitch(pages: Sequence[PageText]) -> Stitched:
    """One text from the pages of an article, in numeric order, each page once, overlaps trimmed."""
    if not pages:
        raise ValueError("no page to stitch")
    by_number: dict[int, PageText] = {}
    for page in pages:
        by_number.setdefault(page.number, page)
    ordered = _different([by_number[number] for number in sorted(by_number)])
    first = ordered[0]
    if len(ordered) == 1 and first.inline:
        return _inline(first)
    if len(ordered) == 1 and first.one_page_view:
        # A lone one-page view: nothing on it says how many pages it was made of.
        return Stitched(first.blocks, None, 1, PageForm.ONE_PAGE_VIEW, Completeness.UNKNOWN)
    expected = max(max(page.total for page in ordered), ordered[-1].number)
    if expected == 1 and first.continues:
        # The text says that it goes on, and nothing says where.
        return Stitched(first.blocks, None, 1, PageForm.SINGLE, Completeness.UNKNOWN)
    whole = [page.number for page in ordered] == list(range(1, expected + 1))
    return Stitched(
        blocks=_join(ordered),
        pages_expected=expected,
        pages_fetched=len(ordered),
        page_form=PageForm.SINGLE if expected == 1 else PageForm.NUMBERED,
        completeness=Completeness.COMPLETE if whole else Completeness.PARTIAL,
    )


def _different(pages: list[PageText]) -> list[PageText]:
    """The pages without those that repeat the whole text of an earlier one: they are not the pages they were taken for."""
    if len(pages) < 2:
        return pages
    kept: dict[tuple[str, ...], PageText] = {}
    for page in pages:
        kept.setdefault(tuple(block_key(block) for block in page.blocks), page)
    return list(kept.values())


def _inline(page: PageText) -> Stitched:
    expected = max(page.inline[-1], page.total)
    by_page: dict[int, list[Block]] = {}
    for block in page.blocks:
        by_page.setdefault(block.page, []).append(block)
    whole = page.inline == list(range(1, expected + 1)) and by_page.keys() >= set(page.inline)
    return Stitched(
        blocks=_once([by_page[number] for number in sorted(by_page)]),
        pages_expected=expected,
        pages_fetched=len(by_page),
        page_form=PageForm.SINGLE if expected == 1 else PageForm.INLINE,
        completeness=Completeness.COMPLETE if whole else Completeness.PARTIAL,
    )


def accept_one_page_view(first: PageText, view: PageText) -> Stitched | None:
    """The article as its one-page view gives it, or None where the view does not prove that it holds all pages.

    Proved means: it begins with the blocks of page 1, goes on after them, and neither shows a pager of its own nor ends
    with a cue to a next page.
    """
    head = [key for block in first.blocks if (key := block_key(block))]
    body = [key for block in view.blocks if (key := block_key(block))]
    if view.total > 1 or view.continues or not head or body[: len(head)] != head or len(body) <= len(head):
        return None
    return Stitched(view.blocks, first.total, first.total, PageForm.ONE_PAGE_VIEW, Completeness.COMPLETE)


def same_text(one: PageText, other: PageText) -> bool:
    """Whether two pages hold the same text: the sign of a site that answers page N with a page already seen."""
    return [block_key(block) for block in one.blocks] == [block_key(block) for block in other.blocks]


def block_key(block: Block) -> str:
    """What of a block counts when blocks are compared: its words without boilerplate; empty for boilerplate."""
    unused: Counter[str] = Counter()
    return normalise_for_hash(" ".join(strip_boilerplate(line, unused) for line in block.text.split("\n")))


def _join(pages: Sequence[PageText]) -> list[Block]:
    joined: list[list[Block]] = []
    for page in pages:
        blocks = [
            block if block.page == page.number else Block(type=block.type, text=block.text, page=page.number)
            for block in page.blocks
        ]
        if joined:
            blocks = blocks[_overlap(joined[-1], blocks) :]
        joined.append(blocks)
    return _once(joined)


def _overlap(before: list[Block], after: list[Block]) -> int:
    """How many blocks at the head of `after` are the last blocks of `before` again."""
    tail = [key for block in before if (key := block_key(block))]
    head = [(position, key) for position, block in enumerate(after) if (key := block_key(block))]
    for length in range(min(len(tail), len(head), MAX_OVERLAP), 0, -1):
        if tail[-length:] == [key for _, key in head[:length]]:
            return head[length - 1][0] + 1
    return 0


def _once(pages: list[list[Block]]) -> list[Block]:
    """The blocks of all pages; a line at the edge of every page (a promo, a repeated caption) stands once."""
    if len(pages) < 2:
        return [block for page in pages for block in page]
    repeated = _edge(pages[0])
    for page in pages[1:]:
        repeated &= _edge(page)
        if not repeated:
            return [block for page in pages for block in page]
    seen: set[str] = set()
    kept: list[Block] = []
    for page in pages:
        for block in page:
            key = block_key(block)
            if key in repeated:
                if key in seen:
                    continue
                seen.add(key)
            kept.append(block)
    return kept


def _edge(page: list[Block]) -> set[str]:
    """What stands at the head and the end of a page."""
    return {block_key(block) for block in (*page[:EDGE], *page[-EDGE:])} - {""}

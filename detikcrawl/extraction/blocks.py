"""From the element that holds the text to blocks of text, in reading order.

Publishers put text into `<p>`, bare into the container, between `<br><br>`, or all three at once; so every element that a
browser starts on a line of its own ends a block, and so does an empty line. A single `<br>` becomes a line break inside the
block: cleaning judges line by line and joins what is left. What cleaning is to see as a line gets one here: a link that
"Baca juga:" announces in mid-paragraph, a sign-off in bold behind the last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from detikcrawl.article import BlockType
from detikcrawl.extraction.page import collapse

MAX_HEADING = 160
"""A bold line longer than this is a paragraph in bold, not a sub-heading (characters)."""

_SKIPPED = frozenset(
    "script style noscript iframe template ins svg button form select input textarea video audio object embed canvas map "
    "figure figcaption nav -comment link meta head title".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section summary table tbody tfoot thead tr ul".split()
)
_TYPES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockType.HEADING),
    "li": BlockType.LIST_ITEM,
    "dd": BlockType.LIST_ITEM,
    "blockquote": BlockType.QUOTE,
}
_CELLS = frozenset({"td", "th"})

# What a piece of text stands in, as bits.
_BOLD, _LINK = 1, 2
_STYLES = {"strong": _BOLD, "b": _BOLD, "a": _LINK}

_Piece = tuple[str | None, int]
"""Text and its style; None is the end of a line."""

_BREAK: _Piece = (None, 0)
"""A `<br>`: two of them are an empty line."""

_LINE_END: _Piece = (None, 1)
"""The end of a line that has text; with a `<br>` behind it still one line's end."""

_CUE_BEFORE_LINK = re.compile(r"[(\[]?\s*\b(?:baca|lihat|simak|tonton)\s+(?:juga|pula)\s*:\s*$", re.IGNORECASE)
_LONGEST_CUE = 60
_LISTING = re.compile(
    r"[\W_]*(?:(?:baca|lihat|simak|tonton)\s+(?:juga|pula)|(?:berita|artikel)\s+terkait)[\W_]*", re.IGNORECASE
)
_SIGN_OFF = re.compile(r"\s*(?:\([^()/\n]{1,20}/[^()\n]{1,20}\)|\[[a-z]{2,5}\])\s*")
_CLOSING = re.compile(r"\s*[)\]]")


@dataclass(slots=True)
class Draft:
    """A block as it stands on the page."""

    type: BlockType
    lines: list[str]
    page: int
    lead_bold: str
    """The bold text that the block begins with; empty where it begins in plain type."""

    @property
    def text(self) -> str:
        """The lines, separated by line breaks."""
        return "\n".join(self.lines)


class _Walker:
    __slots__ = ("bracket", "capital", "capitals", "drafts", "junk", "listing", "page", "page_of", "pieces")

    def __init__(self, junk: Collection[int], page_of: Mapping[int, int], page: int, capitals: Collection[int] = ()) -> None:
        self.drafts: list[Draft] = []
        self.pieces: list[_Piece] = []
        self.junk = junk
        self.capitals = capitals
        self.capital = ""
        """The drop cap whose word is due."""
        self.page_of = page_of
        self.page = page
        self.listing = False
        """Whether a line that only announces links ("Baca juga") stands before, and nothing but links since."""
        self.bracket = False
        """Whether the closing bracket of "(Baca juga: ...)" is due."""

    def walk(self, body: LexborNode) -> None:
        # By hand, not by recursion: pages may be nested a hundred thousand deep.
        kind, style, is_block, cued = BlockType.PARAGRAPH, 0, True, False
        parents: list[tuple[LexborNode | None, BlockType, int, bool, bool, int]] = []
        junk, page_of, capitals = self.junk, self.page_of, self.capitals
        child = body.first_child
        while True:
            if child is None:
                if is_block:
                    if self.pieces:
                        self.flush(kind)
                elif cued:
                    self.pieces.append(_LINE_END)
                if not parents:
                    return
                child, kind, style, is_block, cued, self.page = parents.pop()
                continue
            tag = child.tag
            if tag == "-text":
                text = child.text_content
                if text and (self.pieces or not text.isspace()):
                    self._add_text(text, style)
            elif tag == "br":
                self.pieces.append(_BREAK)
            elif capitals and child.mem_id in capitals:
                self.capital = collapse(child.text(deep=True))
            elif tag not in _SKIPPED and not (junk and child.mem_id in junk):
                inner = child.first_child
                if inner is None and not page_of:  # else it may be the mark of a page
                    if tag in _BLOCKS and self.pieces:
                        self.flush(kind)
                    child = child.next
                    continue
                parents.append((child.next, kind, style, is_block, cued, self.page))
                is_block, cued = tag in _BLOCKS, False
                if is_block:
                    if self.pieces:
                        self.flush(kind)
                    kind = _TYPES.get(tag, kind)
                    if page_of and child.mem_id in page_of:
                        self.page = page_of[child.mem_id]
                        if inner is None:
                            # A mark between pages: what follows it stands on the page that it names.
                            parents[-1] = (*parents[-1][:-1], self.page)
                elif tag in _STYLES:
                    style |= _STYLES[tag]
                    cued = tag == "a" and self._end_line_before_cue()
                elif tag in _CELLS:
                    self.pieces.append((" ", style))
                child = inner
                continue
            child = child.next

    def _add_text(self, text: str, style: int) -> None:
        if style & _BOLD and self.pieces and _SIGN_OFF.fullmatch(text):
            self.pieces.append(_LINE_END)
        elif self.bracket and self.pieces[-1] is _LINE_END:
            self.bracket = False
            if closing := _CLOSING.match(text):
                text = text[closing.end() :]
        if self.capital:
            text, self.capital = self.capital + text, ""
        self.pieces.append((text, style))

    def _end_line_before_cue(self) -> bool:
        """Whether a link begins here that "Baca juga:" announces; the line then ends before these words."""
        start, run = len(self.pieces), ""
        while start and len(run) < _LONGEST_CUE and (text := self.pieces[start - 1][0]) is not None:
            start, run = start - 1, text[-_LONGEST_CUE:] + run
        cue = _CUE_BEFORE_LINK.search(run[-_LONGEST_CUE:])
        if cue is None:
            return False
        self.bracket = cue.group().lstrip().startswith(("(", "["))
        position, start = len(self.pieces), -len(cue.group())
        while start < 0:
            position -= 1
            start += len(self.pieces[position][0] or "")
        text, style = self.pieces[position]
        self.pieces[position : position + 1] = [((text or "")[:start], style), _LINE_END, ((text or "")[start:], style)]
        return True

    def flush(self, kind: BlockType) -> None:
        if not self.pieces:
            return
        pieces, self.pieces, self.bracket = self.pieces, [], False
        if len(pieces) == 1 and not pieces[0][1] and not self.listing and pieces[0][0] is not None:
            # Most paragraphs: one run of plain type.
            if text := collapse(pieces[0][0]):
                self.listing = len(text) < _LONGEST_CUE and _LISTING.fullmatch(text) is not None
                self.drafts.append(Draft(kind, [text], self.page, ""))
            return
        lines = _lines(pieces)
        paragraph: list[tuple[str, str]] = []
        for line in lines:
            text = collapse("".join([part for part, _ in line]))
            if not text:
                self._add(kind, paragraph)
                paragraph = []
                continue
            if self.listing and _all(line, _LINK):
                text = f"Baca juga: {text}"
            else:
                self.listing = len(text) < _LONGEST_CUE and _LISTING.fullmatch(text) is not None
            if len(lines) > 1 and kind is BlockType.PARAGRAPH and _all(line, _BOLD) and _reads_as_heading(text):
                # A bold line of its own between single line breaks: a sub-heading (tempo, republika before 2018).
                self._add(kind, paragraph)
                self._add(BlockType.HEADING, [(text, text)])
                paragraph = []
            else:
                paragraph.append((text, _lead_bold(line)))
        self._add(kind, paragraph)

    def _add(self, kind: BlockType, paragraph: list[tuple[str, str]]) -> None:
        if not paragraph:
            return
        lines = [text for text, _ in paragraph]
        lead_bold = paragraph[0][1]
        if kind is BlockType.PARAGRAPH and len(lines) == 1 and lead_bold == lines[0] and _reads_as_heading(lines[0]):
            kind = BlockType.HEADING
        self.drafts.append(Draft(kind, lines, self.page, lead_bold))


def _lines(pieces: list[_Piece]) -> list[list[tuple[str, int]]]:
    """The pieces, cut apart at line ends; an empty line stands for the second of two `<br>`."""
    if _BREAK not in pieces and _LINE_END not in pieces:
        return [pieces]
    lines: list[list[tuple[str, int]]] = [[]]
    ended = False
    for piece in pieces:
        text, style = piece
        if text is not None:
            lines[-1].append((text, style))
        elif piece is _LINE_END:
            if not _is_blank(lines[-1]):
                lines.append([])
                ended = True
        elif ended and _is_blank(lines[-1]):
            ended = False
        else:
            lines.append([])
            ended = False
    if ended and _is_blank(lines[-1]):
        lines.pop()
    return lines


def _is_blank(line: list[tuple[str, int]]) -> bool:
    return not any(text.strip() for text, _ in line)


def _all(line: list[tuple[str, int]], style: int) -> bool:
    return all(given & style or not text.strip() for text, given in line)


def _lead_bold(line: list[tuple[str, int]]) -> str:
    lead: list[str] = []
    for text, style in line:
        if not style & _BOLD and text.strip():
            break
        lead.append(text)
    return collapse("".join(lead)) if lead else ""


def _reads_as_heading(text: str) -> bool:
    return len(text) <= MAX_HEADING and not text.startswith(("(", "[", '"', "“")) and not text.endswith((".", ",", ";"))


def read_blocks(
    body: LexborNode,
    *,
    junk: str = "",
    drop_cap: str | None = None,
    page: int = 1,
    inline: str | None = None,
    inline_first: int = 1,
    number_of: Callable[[LexborNode], int | None] = lambda _: None,
) -> tuple[list[Draft], list[int]]:
    """The blocks inside `body`, and the numbers of the inline pages among them.

    `junk` is CSS of elements to leave out, `drop_cap` of those that hold the first letter of the word behind them; `inline` is
    CSS of elements that hold one page each, whose number `number_of` reads or else counts from `inline_first`; an empty one is
    a mark in front of its page. Without inline pages every block stands on `page` and the list of numbers is empty.
    """
    skipped = {node.mem_id for node in body.css(junk)} if junk else set()
    page_of: dict[int, int] = {}
    if inline:
        for position, node in enumerate(body.css(inline), inline_first):
            page_of[node.mem_id] = number_of(node) or position
    capitals = {node.mem_id for node in body.css(drop_cap)} if drop_cap else ()
    walker = _Walker(skipped, page_of, page, capitals)
    walker.walk(body)
    numbers = sorted(page_of.values())
    if numbers:
        # What stands after the last inline page, such as the sign-off, belongs to it.
        last = page
        for draft in walker.drafts:
            last = max(last, draft.page)
            draft.page = last
        if numbers[0] > page and walker.drafts[:1] and walker.drafts[0].page == page:
            numbers.insert(0, page)  # what stands before the first mark
    return walker.drafts, numbers

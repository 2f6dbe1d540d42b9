"""From the element that holds the text to blocks of text, in reading order.

Publishers put text into `<p>`, bare into the container, between `<br><br>`, or all three at once; so every element that a
browser starts on a line of its own ends a block, and so does an empty line. A single `<br>` becomes a line break inside the
block: cleaning judges line by line and joins what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from detikcrawl.article import BlockType
from detikcrawl.extraction.page import collapse

MAX_DEPTH = 100
"""Elements nested deeper than this are passed over: no article needs it, and hostile pages use it."""

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
_BOLD = frozenset({"strong", "b"})
_CELLS = frozenset({"td", "th"})


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
    __slots__ = ("drafts", "junk", "page", "page_of", "segments")

    def __init__(self, junk: Collection[int], page_of: Mapping[int, int], page: int) -> None:
        self.drafts: list[Draft] = []
        self.segments: list[tuple[str, bool]] = []
        self.junk = junk
        self.page_of = page_of
        self.page = page

    def walk(self, node: LexborNode, kind: BlockType, bold: bool, depth: int) -> None:
        segments = self.segments
        child = node.first_child
        while child is not None:
            tag = child.tag
            if tag == "-text":
                text = child.text_content
                if text:
                    segments.append((text, bold))
            elif tag == "br":
                segments.append(("\n", False))
            elif tag in _SKIPPED or child.mem_id in self.junk or depth > MAX_DEPTH:
                pass
            elif tag in _BLOCKS:
                self.flush(kind)
                page = self.page
                self.page = self.page_of.get(child.mem_id, page)
                inner = _TYPES.get(tag, kind)
                self.walk(child, inner, bold, depth + 1)
                self.flush(inner)
                self.page = page
            else:
                if tag in _CELLS:
                    segments.append((" ", bold))
                self.walk(child, kind, bold or tag in _BOLD, depth + 1)
            child = child.next

    def flush(self, kind: BlockType) -> None:
        if not self.segments:
            return
        lines: list[list[tuple[str, bool]]] = [[]]
        for text, bold in self.segments:
            if text == "\n":
                lines.append([])
            else:
                lines[-1].append((text, bold))
        self.segments.clear()
        paragraph: list[tuple[str, str]] = []
        for line in lines:
            text = collapse("".join(part for part, _ in line))
            if not text:
                self._add(kind, paragraph)
                paragraph = []
            elif kind is BlockType.PARAGRAPH and len(lines) > 1 and _is_heading(line, text):
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


def _lead_bold(line: list[tuple[str, bool]]) -> str:
    lead: list[str] = []
    for text, bold in line:
        if bold:
            lead.append(text)
        elif text.strip():
            break
    return collapse("".join(lead))


def _is_heading(line: list[tuple[str, bool]], text: str) -> bool:
    return all(bold or not part.strip() for part, bold in line) and _reads_as_heading(text)


def _reads_as_heading(text: str) -> bool:
    return len(text) <= MAX_HEADING and not text.startswith(("(", "[", '"', "“")) and not text.endswith((".", ",", ";"))


def read_blocks(
    body: LexborNode,
    *,
    junk: str = "",
    page: int = 1,
    inline: str | None = None,
    number_of: Callable[[LexborNode], int | None] = lambda _: None,
) -> tuple[list[Draft], list[int]]:
    """The blocks inside `body`, and the numbers of the inline pages among them.

    `junk` is CSS of elements to leave out; `inline` is CSS of elements that hold one page each, whose number `number_of`
    reads. Without inline pages every block stands on `page` and the list of numbers is empty.
    """
    skipped = {node.mem_id for node in body.css(junk)} if junk else set()
    page_of: dict[int, int] = {}
    if inline:
        for position, node in enumerate(body.css(inline), 1):
            page_of[node.mem_id] = number_of(node) or position
    walker = _Walker(skipped, page_of, page)
    walker.walk(body, BlockType.PARAGRAPH, False, 0)
    walker.flush(BlockType.PARAGRAPH)
    numbers = sorted(page_of.values())
    if numbers:
        # What stands after the last inline page, such as the sign-off, belongs to it.
        last = page
        for draft in walker.drafts:
            last = max(last, draft.page)
            draft.page = last
    return walker.drafts, numbers

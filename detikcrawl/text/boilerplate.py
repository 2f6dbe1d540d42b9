"""Lines that publishers put between the paragraphs: rules for whole lines, each with a name that is counted.

Rules, not lengths: a short quotation is text. A rule says what a line is; what no rule names stays.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from detikcrawl.article import Block
from detikcrawl.text.dateline import split_sign_off

LONGEST_LINE = 400
"""No whole-line rule matches a longer line (characters), so a long paragraph costs nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for boilerplate. A `whole` rule removes the line that it matches in full, another the parts it finds.

    Only rules for parts in mid-line see long lines whole: their patterns must take time in proportion to the line.
    """

    name: str
    pattern: re.Pattern[str]
    whole: bool = True
    at_end: bool = False
    """Whether the part stands at the end of the line, within its last LONGEST_LINE characters."""

    needs: str = ""
    """A lower-case word without which the pattern cannot match: cheaper to look for than the pattern."""

    def remove_from(self, line: str) -> str | None:
        """What is left of the line; None where the rule finds nothing in it."""
        if self.whole:
            return "" if len(line) <= LONGEST_LINE and self.pattern.fullmatch(line) else None
        found = self.pattern.search(line, max(0, len(line) - LONGEST_LINE) if self.at_end else 0)
        if found is None:
            return None
        return line[: found.start()] if self.at_end else " ".join(self.pattern.sub(" ", line).split())


# A promo may hide behind stars and brackets; what begins with a quotation mark is what somebody said.
_LEAD = r"[^\w\"“”'‘’]*"


def _whole(name: str, pattern: str, needs: str = "", lead: str = r"[\W_]*") -> Rule:
    return Rule(name, re.compile(rf"{lead}(?:{pattern})[\W_]*", re.IGNORECASE), needs=needs)


def _ending(name: str, pattern: str, needs: str) -> Rule:
    return Rule(name, re.compile(rf"(?<=[.!?\"”)])\s(?:{pattern})$", re.IGNORECASE), whole=False, at_end=True, needs=needs)


RULES: tuple[Rule, ...] = (
    Rule("gambas", re.compile(r"\[gambas:[^\]\n]{0,120}\]", re.IGNORECASE), whole=False, needs="[gambas:"),
    _ending("related", r"[(\[]?(?:baca|lihat|simak|tonton)\s+juga\s?:.{0,300}", needs=" juga"),
    _ending(
        "next_page_cue",
        r"(?:simak|baca|lihat|klik|selengkapnya)\b[^.!?\n]{0,100}\bhalaman\s+(?:selanjutnya|berikut(?:nya)?)[\W_]*",
        needs="halaman",
    ),
    _whole(
        "related",
        r"(?:baca|lihat|simak|tonton|saksikan)"
        r"(?:\s+(?:juga|pula|video|berita|artikel|selengkapnya|pilihan|berikut))*\s*:.{0,300}",
        needs=":",
        lead=_LEAD,
    ),
    _whole("related", r"(?:baca|lihat|simak|tonton)\s+(?:juga|pula)\b.{0,160}", lead=_LEAD),
    _whole("related", r"(?:berita|artikel)\s+terkait\s*:?"),
    _whole(
        "related",
        r"(?:baca|simak|lihat|cek|tonton)\b.{0,80}\b(?:selengkapnya|artikel|berita|link|tautan)\b.{0,60}\bdi\s?sini"
        r"|(?:selengkapnya\b.{0,60}\b)?klik\s+(?:di\s?sini|link|tautan)\b.{0,60}|selengkapnya\s+di\s?sini",
        lead=_LEAD,
    ),
    _whole("video", r"(?:simak|tonton|saksikan)\s+(?:juga\s+)?video\b.{0,160}", needs="video", lead=_LEAD),
    _whole("video", r"saksikan\s+(?:juga|live)\b.{0,160}", needs="saksikan", lead=_LEAD),
    # "Lihat video itu, ia kaget." is a sentence; promos end without a full stop.
    _whole("video", r"lihat\s+video\b(?!.*\.[\W_]*$).{0,160}", needs="video", lead=_LEAD),
    _whole(
        "advertisement",
        r"(?:(?:advertisement|iklan|hide\s+ads|scroll\s+to\s+(?:continue|resume)(?:\s+(?:with\s+)?content)?)(?!\w)[\W_]*)+",
    ),
    # What readers are told to do, and buttons that the text was saved with.
    _whole(
        "reader_tool",
        r"(?:scroll|gulir)\s+(?:ke\s+bawah\s+)?untuk\s+(?:melanjutkan|lanjut|terus)?\s*(?:mem)?baca(?:\s+berita)?|dengarkan\s+artikel(?:\s+ini)?"
        r"|(?:tampilkan\s+)?ringkasan\s+artikel|bagikan(?:\s+(?:artikel|berita)(?:\s+ini)?)?"
        r"|add\s+as\s+a\s+preferred\s+source\s+on\s+google",
    ),
    _whole("next_page_cue", r".{0,120}\bhalaman\s+(?:selanjutnya|berikut(?:nya)?)", needs="halaman"),
    _whole("page_number", r"halaman\s+\d+(?:\s*(?:dari|/)\s*\d+)?|\d+\s+dari\s+\d+(?:\s+halaman)?"),
    _whole("page_number", r"(?:halaman(?:\s+\d+)+\s+)?(?:selanjutnya|sebelumnya)(?:\s*[»›>]+)?|halaman(?:\s+\d+)+"),
    # A caption that is nothing but a credit: a name, an agency, name/agency.
    _whole(
        "credit",
        r"(?:foto|photo)\s*:\s*(?:(?-i:[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,4})"
        r"|.{0,160}?(?:/|\b(?:istimewa|ist|dok|getty|reuters|afp|antara|instagram|twitter|youtube|facebook|tiktok|detik\w*)\b).{0,60})",
        needs=":",
    ),
)
"""The rules for every site; a site may add its own (`ArticleReader.rules`)."""

_OPENING = re.compile(
    r"[\W_]*(?:baca|lihat|simak|tonton|saksikan|selengkapnya|klik|cek|advert|iklan|scroll|hide|halaman|selanjutnya|sebelumnya"
    r"|(?:berita|artikel) terkait|foto|photo|\d+ dari|gulir|dengarkan|tampilkan|ringkasan|bagikan|add as a)"
)
"""A line that a rule above can match begins so, or holds "halaman" or what the rules of parts look for; others are text."""

_ROUNDS = 8
"""What is left of a line after a part was removed may be boilerplate itself, but not for ever."""


def strip_boilerplate(line: str, counts: Counter[str], rules: tuple[Rule, ...] = ()) -> str:
    """`line` without boilerplate; empty where nothing is left. What was removed is counted by the rule's name."""
    for _ in range(_ROUNDS):
        lowered = line.lower()
        # The opening matters to rules for whole lines alone, which long ones are not shown to.
        may_be_whole = len(line) <= LONGEST_LINE and _OPENING.match(lowered)
        candidates = RULES if may_be_whole or _may_hold_a_part(lowered) else ()
        left = _without_one_part(line, lowered, candidates, counts) if candidates else None
        if left is None and rules:
            left = _without_one_part(line, lowered, rules, counts)
        if left is None:
            return line
        line = left
        if not _says_something(line):
            return ""
    return line


def _without_one_part(line: str, lowered: str, rules: tuple[Rule, ...], counts: Counter[str]) -> str | None:
    """What the first rule that finds something leaves of `line`; None where none does."""
    for rule in rules:
        if rule.needs in lowered and (left := rule.remove_from(line)) is not None:
            counts[rule.name] += 1
            return left
    return None


def _may_hold_a_part(lowered: str) -> bool:
    if " juga" in lowered and (" juga:" in lowered or " juga :" in lowered):
        return True
    return "halaman" in lowered or "[gambas:" in lowered


@dataclass(slots=True)
class CleanText:
    """What cleaning made of the blocks of an article."""

    blocks: list[Block]
    initials: str | None
    counts: Counter[str]


def clean_blocks(blocks: list[Block], rules: tuple[Rule, ...] = (), *, ends_at_sign_off: bool = False) -> CleanText:
    """Blocks without boilerplate and sign-off; the lines of a block joined by spaces, empty blocks left out.

    With `ends_at_sign_off` nothing that follows the sign-off on its page belongs to the article (detik, 2015-2026).
    """
    counts: Counter[str] = Counter()
    kept: list[tuple[Block, list[str]]] = []
    initials: str | None = None
    page = ended_page = 0
    for block in blocks:
        if block.page == ended_page:
            counts["after_sign_off"] += 1
            continue
        if block.page != page:
            initials = _take_last_sign_off(kept, page, counts) or initials
            page = block.page
        lines: list[str] = []
        for line in _lines(block.text, counts, rules):
            if found := split_sign_off(line):
                initials = found[1]
                counts["sign_off"] += 1
                if ends_at_sign_off and (lines or (kept and kept[-1][0].page == page)):
                    ended_page = page
                    break
            else:
                lines.append(line)
        if lines:
            kept.append((block, lines))
    initials = _take_last_sign_off(kept, page, counts) or initials
    cleaned = [
        block if lines == [block.text] else Block(type=block.type, text=" ".join(lines), page=block.page)
        for block, lines in kept
        if lines
    ]
    return CleanText(cleaned, initials, counts)


def _lines(text: str, counts: Counter[str], rules: tuple[Rule, ...]) -> list[str]:
    """The lines of a block that are left without boilerplate, also where only joined lines show it."""
    if "\n" not in text:
        line = strip_boilerplate(text, counts, rules)
        return [line] if _says_something(line) else []
    lines = [line for raw in text.split("\n") if _says_something(line := strip_boilerplate(raw, counts, rules))]
    if len(lines) > 1:
        joined = " ".join(lines)
        left = strip_boilerplate(joined, counts, rules)
        if left != joined or (split_sign_off(joined, last=True) and not split_sign_off(lines[-1], last=True)):
            return [left] if _says_something(left) else []
    return lines


def _says_something(line: str) -> bool:
    # "Â" alone is a no-break space that was decoded wrongly.
    return bool(line.strip().strip(" -\u2013\u2014.,*_()Â"))


def _take_last_sign_off(kept: list[tuple[Block, list[str]]], page: int, counts: Counter[str]) -> str | None:
    """The sign-off in the last line of a page, taken out of it."""
    initials: str | None = None
    while kept and kept[-1][0].page == page:
        lines = kept[-1][1]
        found = split_sign_off(lines[-1], last=True)
        if found is None:
            break
        before, sign_off = found
        initials = initials or sign_off
        counts["sign_off"] += 1
        lines[-1:] = [before] if before else []
        if not lines:
            kept.pop()
    return initials

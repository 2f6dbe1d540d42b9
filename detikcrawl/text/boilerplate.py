"""Lines that publishers put between the paragraphs: rules for whole lines, each with a name that is counted.

Rules, not lengths: a short quotation is text. A rule says what a line is; what no rule names stays.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from detikcrawl.article import Block, BlockType
from detikcrawl.text.dateline import split_sign_off

LONGEST_LINE = 400
"""No whole-line rule matches a longer line (characters), so a long paragraph costs nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for boilerplate. A `whole` rule removes the line that it matches in full, another the part it finds."""

    name: str
    pattern: re.Pattern[str]
    whole: bool = True
    needs: str = ""
    """A lower-case word without which the pattern cannot match: cheaper to look for than the pattern."""


def _whole(name: str, pattern: str, needs: str = "") -> Rule:
    return Rule(name, re.compile(r"\W*(?:" + pattern + r")\W*", re.IGNORECASE), needs=needs)


RULES: tuple[Rule, ...] = (
    Rule("gambas", re.compile(r"\s*\[gambas:[^\]]{0,120}\]\s*", re.IGNORECASE), whole=False, needs="[gambas:"),
    Rule(
        "next_page_cue",
        re.compile(
            r"(?<=[.!?\"”])\s+(?:simak|baca|lihat|klik|selengkapnya)\b[^.!?\n]{0,100}"
            r"\bhalaman\s+(?:selanjutnya|berikut(?:nya)?)\W*$",
            re.IGNORECASE,
        ),
        whole=False,
        needs="halaman",
    ),
    _whole(
        "related",
        r"(?:baca|lihat|simak|tonton|saksikan)(?:\s+(?:juga|pula|video|berita|artikel|selengkapnya|pilihan))*\s*:.{0,300}",
        needs=":",
    ),
    _whole("related", r"(?:baca|lihat|simak|tonton)\s+(?:juga|pula)\b.{0,160}"),
    _whole("video", r"(?:simak|tonton|saksikan|lihat)\s+(?:juga\s+)?video\b.{0,160}", needs="video"),
    _whole("advertisement", r"advertisement|iklan|scroll\s+to\s+(?:continue|resume)(?:\s+(?:with\s+)?content)?|hide\s+ads"),
    _whole("next_page_cue", r".{0,120}\bhalaman\s+(?:selanjutnya|berikut(?:nya)?)", needs="halaman"),
    _whole("page_number", r"halaman\s+\d+(?:\s+(?:dari|/)\s+\d+)?|\d+\s+dari\s+\d+(?:\s+halaman)?"),
    _whole("page_number", r"(?:halaman(?:\s+\d+)+\s+)?(?:selanjutnya|sebelumnya)(?:\s*[»›>]+)?|halaman(?:\s+\d+)+"),
)
"""The rules for every site; a site may add its own (`ArticleReader.rules`)."""


_OPENING = re.compile(
    r"\W*(?:baca|lihat|simak|tonton|saksikan|advert|iklan|scroll|hide|halaman|selanjutnya|sebelumnya|\d+ dari)",
    re.IGNORECASE,
)
"""A line that any of the rules above can match begins so, or holds "halaman" or "[gambas:"; all others are text."""


def strip_boilerplate(line: str, counts: Counter[str], rules: tuple[Rule, ...] = ()) -> str:
    """`line` without boilerplate; empty where nothing is left. What was removed is counted by the rule's name."""
    lowered = line.lower()
    common = RULES if "halaman" in lowered or "[gambas:" in lowered or _OPENING.match(line) else ()
    for rule in (*common, *rules) if rules else common:
        if rule.needs not in lowered:
            continue
        if rule.whole:
            if len(line) <= LONGEST_LINE and rule.pattern.fullmatch(line):
                counts[rule.name] += 1
                return ""
        elif rule.pattern.search(line):
            counts[rule.name] += 1
            line = rule.pattern.sub(" ", line).strip()
            if not line:
                return ""
            lowered = line.lower()
    return line


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
    kept: list[Block] = []
    initials: str | None = None
    ended_page = 0
    for block in blocks:
        if block.page == ended_page:
            counts["after_sign_off"] += 1
            continue
        lines: list[str] = []
        for raw in block.text.split("\n"):
            line = strip_boilerplate(raw, counts, rules)
            if line.endswith(")") and (found := split_sign_off(line)):
                line, initials = found
                counts["sign_off"] += 1
                if ends_at_sign_off:
                    ended_page = block.page
            if line:
                lines.append(line)
            if block.page == ended_page:
                break
        text = " ".join(lines)
        if text.strip(" -\u2013\u2014.,*_"):
            kept.append(Block(type=BlockType(block.type), text=text, page=block.page))
    return CleanText(kept, initials, counts)

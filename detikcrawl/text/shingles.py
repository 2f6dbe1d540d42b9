"""What two texts are compared by: their shingles, and the figures that stand in them.

A shingle is a run of neighbouring words. Most of an edited story's shingles are those of the story that it was made from.
So are those of today's and yesterday's prayer times, which are two articles all the same; a figure (a number or a date,
with the words around it) tells these apart: where both texts say "suhu ... derajat", do they say the same number?
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,:/\u2013-]\d+)*")
_ASCII_TOKEN: Final = re.compile(r"[a-z]+|[0-9]+(?:[.,:/-][0-9]+)*")
_NUMERIC_DATE: Final = re.compile(r"(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}|\d{2}))?|-(\d{1,2})-(\d{4}))")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SEPARATORS: Final = str.maketrans("", "", ".,:/\u2013-")

_WEEKDAYS: Final = "senin selasa rabu kamis jumat sabtu minggu ahad".split()
_MONTH_NAMES: Final = "januari februari maret april mei juni juli agustus september oktober november desember".split()
# Short forms count as months only behind a day: "jan" and "mar" are names, too.
_MONTHS: Final[dict[str, int]] = {form: number for number, name in enumerate(_MONTH_NAMES, 1) for form in (name[:3], name)} | {
    "pebruari": 2,
    "peb": 2,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "sept": 9,
    "nopember": 11,
    "nop": 11,
}
_DATE_WORDS: Final = frozenset([*_WEEKDAYS, *_MONTH_NAMES])

_NUMBER, _DATE, _YEAR_OF = "#", "@", "@@"


class Figure(NamedTuple):
    """A number or a date in a text."""

    context: str
    """The two words before and the one behind; numbers and dates among them count as "#" and "@", whatever they say."""

    value: str
    """The number without its separators, "day/month", the year of a date, the name of a weekday or of a month."""

    is_date: bool


class Reading(NamedTuple):
    """A text, taken apart."""

    words: list[str]
    """In lower case, without punctuation; a number or a date is one word."""

    figures: list[Figure]


def read(text: str) -> Reading:
    """The words of a text and its figures, in their order.

    A date has one form however it is printed: "3/2/2026", "3 Februari 2026" and "3 Feb" are "3/2", so that a copy in
    another house's style stays a copy. "16.300", "16,300" and "16300" are one number, too.
    """
    if text.isascii():  # most Indonesian text is, and this is twice as fast
        tokens = _ASCII_TOKEN.findall(text.lower().replace("jum'at", "jumat"))
    else:
        folded = normalize("NFKC", text).casefold().replace("\u2019", "'")
        tokens = _TOKEN.findall(folded.replace("jum'at", "jumat"))
    words: list[str] = []
    # The words again, but numbers and dates without what they say.
    shapes: list[str] = []
    figures: list[int] = []
    years: dict[int, str] = {}
    done = 0
    for place in [place for place, token in enumerate(tokens) if token[0].isdecimal() or token in _DATE_WORDS]:
        if place < done:  # the month or year of a date
            continue
        plain = tokens[done:place]
        words += plain
        shapes += plain
        date, year, length = _date(tokens, place)
        if year:
            years[len(words)] = year
        figures.append(len(words))
        words.append(date or tokens[place].translate(_SEPARATORS))
        shapes.append(_DATE if date else _NUMBER)
        done = place + length
    words += tokens[done:]
    around = ["", "", *shapes, *tokens[done:], ""]
    found = [
        Figure(f"{around[at]} {around[at + 1]} {shapes[at]} {around[at + 3]}", words[at], shapes[at] == _DATE) for at in figures
    ]
    # A figure of its own, which says something only where both texts print it.
    found += [Figure(f"{around[at]} {around[at + 1]} {_YEAR_OF} {around[at + 3]}", year, True) for at, year in years.items()]
    return Reading(words, found)


def _date(tokens: Sequence[str], place: int) -> tuple[str, str, int]:
    """The date that begins at this token, its year and its length in tokens; "" for what is not printed or no date."""
    token = tokens[place]
    if token in _DATE_WORDS:
        return token, "", 1
    if numeric := _NUMERIC_DATE.fullmatch(token):
        day, month = int(numeric[1]), int(numeric[2] or numeric[4])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return "", "", 1
        year = numeric[3] or numeric[5] or ""
        return f"{day}/{month}", f"20{year}" if len(year) == 2 else year, 1
    month = _MONTHS.get(tokens[place + 1]) if len(token) <= 2 and place + 1 < len(tokens) else None
    if month is None:
        return "", "", 1
    year = tokens[place + 2] if place + 2 < len(tokens) and _YEAR.fullmatch(tokens[place + 2]) else ""
    return f"{int(token)}/{month}", year, 3 if year else 2


def shingles(words: Sequence[str], size: int) -> Iterator[str]:
    """Every run of `size` words, joined by spaces; none where there are fewer words."""
    return map(" ".join, zip(*(words[start:] for start in range(size)), strict=False))

"""What a figure of the report is: plain data, and the words that figures have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from detikcrawl.report.calendar import Span

Cell = str | int | float | None
"""Of a table; a float is a share from 0 to 1."""


class Chart(StrEnum):
    """How marks are drawn."""

    BARS = "bars"
    """A bar for each x, as high as y; where there is a colour, stacked."""
    HEAT_MAP = "heat_map"
    """A square for each x and y, the darker the more; a share from 0 to 1 where it is a float."""
    STATES = "states"
    """A square for each x and y, coloured by its state."""
    SHARES = "shares"
    """A stacked bar for each y: x are shares, by colour."""
    SPREAD = "spread"
    """A line for each y, from one quantile of seconds to another."""
    RANKING = "ranking"
    """A bar for each y, as long as x."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One chart of a figure. Marks are drawn by the names of their values; the values that are no axis are told on hover."""

    chart: Chart
    x: str
    y: str
    colour: str | None = None
    marks: list[dict[str, str | int | float]]
    columns: Sequence[str] = ()
    """The order of x, with those that have no mark."""
    rows: Sequence[str] = ()
    """The order of y."""
    colours: Sequence[str] = ()
    """The order of colours."""
    graded: bool = False
    """Whether the colours are grades, from little to much."""
    told: Sequence[str]
    """The values that are told on hover."""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Numbers."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    left_out: int = 0
    """Rows that are not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Something to look at. Without panels there is nothing to draw, and `finding` says why."""

    key: str
    title: str
    finding: str
    """What is to be seen in it, in these data."""
    reading: str = ""
    """How it is read."""
    panels: Sequence[Panel] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """A number that stands for much."""

    value: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that is on the page."""

    made_at: datetime
    span: Span | None
    sites: Sequence[str]
    headlines: Sequence[Headline]
    figures: Sequence[Figure]
    notes: Sequence[str]


def most(counts: Counter[str]) -> list[str]:
    """Those that count anything, the greatest first."""
    return [name for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count]


def unique(names: Iterable[str]) -> list[str]:
    """Each once, in the order of the first time."""
    return list(dict.fromkeys(names))


def many(count: int, thing: str) -> str:
    """Such as 1 site, 2 sites."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def percent(part: float, whole: float = 1) -> str:
    """Never 100 % or 0 % where that is not so."""
    if not whole:
        return "–"
    share = 100 * part / whole
    digits = 0 if share in (0, 100) else 1 if 0.05 <= share <= 99.95 else 2
    return f"{share:.{digits}f} %"

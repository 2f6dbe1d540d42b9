"""Days in words, and the buckets that a span is cut into so that a chart of it stays legible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MAX_DAYS = 62
MAX_WEEKS = 62
MAX_MONTHS = 84
"""So many columns of each kind; a longer span has wider ones."""

# strftime's names of months go with the locale of the machine.
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = tuple("Mon Tue Wed Thu Fri Sat Sun".split())

_ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a column of a chart over time stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, inclusive."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return in_words(self.first) if self.first == self.last else f"{in_words(self.first)} to {in_words(self.last)}"

    def days(self) -> list[date]:
        """All days."""
        return [self.first + timedelta(days=n) for n in range(len(self))]

    @property
    def unit(self) -> Unit:
        """The smallest one of which there are not too many."""
        if len(self) <= MAX_DAYS:
            return Unit.DAY
        if len(self) <= 7 * MAX_WEEKS:
            return Unit.WEEK
        months = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1
        return Unit.MONTH if months <= MAX_MONTHS else Unit.YEAR

    def buckets(self) -> dict[date, str]:
        """For every day what its column is called, in their order; all names differ."""
        return {day: _bucket(day, self.unit) for day in self.days()}


def in_words(day: date) -> str:
    """Such as 16 Nov 2026."""
    return f"{short(day)} {day.year}"


def short(day: date) -> str:
    """Such as 16 Nov."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - day.weekday() * _ONE_DAY


def span_of(counts: Mapping[date, int]) -> Span | None:
    """The span of the days that have anything; None where there are none.

    A page that says 1970 or 2099 must not press all others into one column: the outermost thousandth on each side is left
    out where the span is less than half as long without it.
    """
    days = sorted(day for day, count in counts.items() if count)
    if not days:
        return None
    whole = Span(days[0], days[-1])
    inner = Span(_without(days, counts), _without(days[::-1], counts))
    return inner if inner.first <= inner.last and 2 * len(inner) < len(whole) else whole


def _without(days: list[date], counts: Mapping[date, int]) -> date:
    """The first of the days after a thousandth of all that they count."""
    limit, seen = sum(counts.values()) / 1000, 0
    for day in days:
        seen += counts[day]
        if seen > limit:
            return day
    return days[-1]


def _bucket(day: date, unit: Unit) -> str:
    match unit:
        case Unit.DAY:
            return short(day)
        case Unit.WEEK:
            return in_words(monday(day))
        case Unit.MONTH:
            return f"{_MONTHS[day.month - 1]} {day.year}"
    return str(day.year)


def duration(seconds: float) -> str:
    """About how long that is, such as 42 min, 2.5 h or 3 days."""
    for limit, size, digits, name in ((60, 1, 0, "s"), (5400, 60, 0, "min"), (36_000, 3600, 1, "h"), (172_800, 3600, 0, "h")):
        if seconds < limit:
            return f"{round(seconds / size, digits):g} {name}"
    for limit, size, name in ((60, 1, "days"), (730, 30.44, "months")):
        if seconds / 86_400 < limit:
            return f"{round(seconds / 86_400 / size)} {name}"
    return f"{round(seconds / 86_400 / 365.25)} years"

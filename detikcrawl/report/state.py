"""What the sites' state says, besides the rows: which days were listed to their end, and how the runs went."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.history import Summary, read_summaries
from detikcrawl.storage.ledger import Coverage, Ledger, LedgerError
from detikcrawl.text.dates import wib_day


class DayState(StrEnum):
    """How much of a day of a site is had; the worst of its channels counts."""

    WHOLE = "whole"
    """Listed to its end, and every article that was listed is had."""
    PARTIAL = "partial articles"
    """So, but some articles lack pages."""
    MISSING = "articles missing"
    """Listed to its end, but articles failed or are still to be fetched."""
    OPEN = "listing unfinished"
    """A listing was not read to its end."""
    NOTHING = "never crawled"
    """Nothing is known of the day."""


@dataclass(frozen=True, slots=True)
class DayCoverage:
    """A day of a site, over all channels."""

    state: DayState
    listed: int = 0
    done: int = 0
    partial: int = 0
    missing: int = 0
    """Failed or still to be fetched."""
    unfinished: int = 0
    """Channels whose listing was not read to its end."""
    walked: bool = False
    """Whether a listing of the day was asked for."""


@dataclass(slots=True)
class Runs:
    """What became of runs."""

    failures: Counter[tuple[date, str]] = field(default_factory=Counter)
    """Articles, further pages and listings that were not had, by day (of the start, in WIB) and class of cause."""

    by_site: Counter[tuple[str, str]] = field(default_factory=Counter)
    """The same by site and class of cause."""

    verdicts: dict[str, Counter[str]] = field(default_factory=dict)
    """Runs of each site by verdict."""

    days: set[date] = field(default_factory=set)
    """On which runs began."""

    def add(self, summary: Summary) -> None:
        """Count a run."""
        site, day = summary["site"], _began(summary)
        self.days.add(day)
        self.verdicts.setdefault(site, Counter())[summary["verdict"]] += 1
        for what in ("articles", "pages", "index"):
            for cause, count in summary[what]["failed"].items():
                self.failures[day, cause] += count
                self.by_site[site, cause] += count

    @property
    def total(self) -> int:
        """All runs."""
        return sum(verdicts.total() for verdicts in self.verdicts.values())


def days_of(lines: Iterable[Coverage]) -> dict[date, DayCoverage]:
    """The days of a site of which anything is known, from the lines of its coverage by day and channel."""
    by_day: dict[date, list[Coverage]] = {}
    for line in lines:
        if line.day:
            by_day.setdefault(line.day, []).append(line)
    return {day: _day(some) for day, some in sorted(by_day.items())}


def _day(lines: list[Coverage]) -> DayCoverage:
    counts = {name: sum(getattr(line, name) for line in lines) for name in ("listed", "done", "partial", "failed", "open")}
    missing = counts["failed"] + counts["open"]
    unfinished = sum(line.walk != "closed" for line in lines)
    if unfinished:
        state = DayState.OPEN
    elif missing:
        state = DayState.MISSING
    else:
        state = DayState.PARTIAL if counts["partial"] else DayState.WHOLE
    walked = any(line.walk != "none" for line in lines)
    return DayCoverage(state, counts["listed"], counts["done"], counts["partial"], missing, unfinished, walked)


def read_coverage(folders: SiteFolders, first: date | None, last: date | None) -> dict[date, DayCoverage] | None:
    """The days of a site as its ledger has them; None where it has no ledger. LedgerError where that cannot be read."""
    if not folders.ledger.is_file():
        return None
    try:
        with Ledger(folders.ledger, read_only=True) as ledger:
            return days_of(ledger.coverage(first, last))
    except sqlite3.Error as error:
        raise LedgerError(f"{folders.ledger}: {error}") from error


def read_runs(sites: Iterable[SiteFolders], first: date | None, last: date | None) -> Runs:
    """The runs of some sites that began on these days (in WIB), inclusive."""
    runs = Runs()
    for folders in sites:
        for summary in read_summaries(folders.runs):
            day = _began(summary)
            if first and day < first:
                break  # they come newest first
            if not last or day <= last:
                runs.add(summary)
    return runs


def _began(summary: Summary) -> date:
    return wib_day(datetime.fromisoformat(summary["started_at"]))

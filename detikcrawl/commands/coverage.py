"""`scrapy coverage SITE`: how much of every day and channel is had, and where the gaps are.

Where there is a dataset, two columns compare it with what was listed: `dataset` counts the listed articles that it has,
`missing` those that it lacks. An article that is missing there makes a gap as well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

import orjson
from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, day_given, in_one_line, need_ledger, one_site
from detikcrawl.dataset.holdings import Holding, held, holdings
from detikcrawl.storage.ledger import Coverage, Ledger

_COLUMNS = ("listed", "done", "partial", "failed", "gone", "open", "skipped", "rejected", "duplicate")
_MARK = "  GAP"


class Command(ScrapyCommand):
    """Print the coverage of a site."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "SITE [--from DAY] [--until DAY] [--gaps] [--json]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Show how much of every day and channel of a site is had, and the gaps"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        parser.add_argument("--from", dest="first", metavar="DAY", help="first day, such as 2026-11-16 (in WIB)")
        parser.add_argument("--until", dest="last", metavar="DAY", help="last day, inclusive")
        parser.add_argument(
            "--gaps",
            action="store_true",
            help="only days whose walk is not closed, with open or failed links, or with articles that the dataset lacks",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    @in_one_line("coverage")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print one line a day and channel; exit code 1 where there is no ledger, 2 where the call is wrong.

        Gaps are an answer, not an error: with them, too, the exit code is 0.
        """
        folders = one_site(self.settings, args, "coverage")
        first, last = day_given("--from", opts.first), day_given("--until", opts.last)
        if first and last and first > last:
            raise NoAnswer(f"--from {first} lies after --until {last}", USAGE_ERROR)
        there = held(folders.data, folders.site)
        with Ledger(need_ledger(folders), read_only=True) as ledger:
            table = with_unknown_days(ledger.coverage(first, last), first, last)
            had = holdings(ledger.links(), there) if there else None
        lines = [Line(each, had[each.day, each.channel] if had is not None else None) for each in table]
        if opts.gaps:
            lines = [line for line in lines if line.is_gap]
        if opts.json:
            sys.stdout.buffer.writelines(orjson.dumps({"site": folders.site, **line.to_json()}) + b"\n" for line in lines)
        else:
            print_table(lines)


@dataclass(frozen=True, slots=True)
class Line:
    """A day and channel."""

    coverage: Coverage
    holding: Holding | None
    """What the dataset has of it; None where there is none."""

    @property
    def is_gap(self) -> bool:
        """Whether articles are missing, or may be."""
        return self.coverage.is_gap or bool(self.holding and self.holding.missing)

    def counts(self) -> dict[str, int | None]:
        """The counts of the table."""
        counts = {name: getattr(self.coverage, name) for name in _COLUMNS}
        if self.holding:
            counts |= {"dataset": self.holding.dataset, "missing": self.holding.missing}
        return counts

    def to_json(self) -> dict[str, Any]:
        """The values of `--json`."""
        return {**asdict(self.coverage), "gap": self.is_gap, "dataset": None, "missing": None, **self.counts()}


def with_unknown_days(table: list[Coverage], first: date | None, last: date | None) -> list[Coverage]:
    """The table, with a line for every day of every channel in it of which nothing is known.

    first, last  the days asked for; where they are not, the first and the last day in the table.
    """
    there = {(line.day, line.channel): line for line in table}
    days = [line.day for line in table if line.day]
    if not days:
        return table
    first, last = first or min(days), last or max(days)
    channels = {line.channel for line in table if line.day and line.channel}
    for back in range((last - first).days + 1):
        for channel in channels:
            day = first + timedelta(days=back)
            there.setdefault((day, channel), Coverage(channel, day, *[0] * len(_COLUMNS), walk="none"))
    return sorted(there.values(), key=lambda line: (line.day or date.min, line.channel or ""))


def print_table(lines: list[Line]) -> None:
    """One line a day and channel, a sum, and a mark on the gaps."""
    channel = max([len("channel"), *(len(line.coverage.channel or "?") for line in lines)])
    names = list(lines[0].counts()) if lines else _COLUMNS
    print(_row("day", "channel", names, "walk", channel))
    for line in lines:
        at = line.coverage
        print(_row(at.day or "?", at.channel or "?", line.counts().values(), f"{at.walk:<6}{_MARK * line.is_gap}", channel))
    gaps = sum(line.is_gap for line in lines)
    sums = [_sum(line.counts()[name] for line in lines) for name in names]
    print(_row("all", "", sums, f"{gaps} {'gap' if gaps == 1 else 'gaps'}", channel))
    if unfolded := sum(line.holding.unfolded for line in lines if line.holding):
        articles = "1 article that is" if unfolded == 1 else f"{unfolded} articles that are"
        print(f"the dataset lacks {articles} in the parts: run `scrapy dataset`")


def _row(day: object, channel: str, counts: Iterable[object], end: str, width: int) -> str:
    cells = "".join(f"{'-' if count is None else count:>10}" for count in counts)
    return f"{day!s:<12}{channel:<{width + 1}}{cells}  {end}".rstrip()


def _sum(counts: Iterable[int | None]) -> int | None:
    found = list(counts)
    return None if None in found else sum(filter(None, found))

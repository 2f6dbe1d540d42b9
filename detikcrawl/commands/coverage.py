"""`scrapy coverage SITE`: how much of every day and channel is had, and where the gaps are."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, ClassVar

import orjson
from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, in_one_line, need_ledger, one_site
from detikcrawl.storage.ledger import Coverage, Ledger

_COLUMNS = ("listed", "done", "partial", "failed", "gone", "open", "skipped", "rejected", "duplicate")


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
            "--gaps", action="store_true", help="only days whose walk is not closed, or with open or failed links"
        )
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    @in_one_line("coverage")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print one line a day and channel; exit code 1 where there is no ledger, 2 where the call is wrong."""
        folders = one_site(self.settings, args, "coverage")
        first, last = _day("--from", opts.first), _day("--until", opts.last)
        if first and last and first > last:
            raise NoAnswer(f"--from {first} lies after --until {last}", USAGE_ERROR)
        with Ledger(need_ledger(folders), read_only=True) as ledger:
            table = with_unknown_days(ledger.coverage(first, last), first, last)
        if opts.gaps:
            table = [line for line in table if line.is_gap]
        if opts.json:
            sys.stdout.buffer.writelines(
                orjson.dumps({"site": folders.site, **asdict(line), "gap": line.is_gap}) + b"\n" for line in table
            )
        else:
            print_table(table)


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


def print_table(table: list[Coverage]) -> None:
    """One line a day and channel, a sum, and a mark on the gaps."""
    channel = max([len("channel"), *(len(line.channel or "?") for line in table)])
    print(f"{'day':<12}{'channel':<{channel + 1}}" + "".join(f"{name:>10}" for name in _COLUMNS) + "  walk")
    for line in table:
        counts = "".join(f"{getattr(line, name):>10}" for name in _COLUMNS)
        mark = "  GAP" if line.is_gap else ""
        print(f"{line.day or '?'!s:<12}{line.channel or '?':<{channel + 1}}{counts}  {line.walk:<6}{mark}".rstrip())
    counts = "".join(f"{sum(getattr(line, name) for line in table):>10}" for name in _COLUMNS)
    gaps = sum(line.is_gap for line in table)
    print(f"{'all':<12}{'':<{channel + 1}}{counts}  {gaps} {'gap' if gaps == 1 else 'gaps'}")


def _day(option: str, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise NoAnswer(f"{option} {value!r} is no day; write it as 2026-11-16", USAGE_ERROR) from None

"""`scrapy parts SITE`: the parts that hold a site's rows; small old ones are merged with --compact."""

from __future__ import annotations

import argparse
from datetime import timedelta
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, in_one_line, need_ledger, one_site
from detikcrawl.storage.compaction import MAX_ROWS_PER_PART, compact
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.lock import SiteLock
from detikcrawl.storage.part_files import MB, PartFiles
from detikcrawl.storage.recovery import recover

OLDER_THAN = 1.0
"""Age, in days, from which parts are merged."""


class Command(ScrapyCommand):
    """Look at a site's parts, or merge them."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "SITE [--compact [--older-than DAYS] [--max-rows N]]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "List the files that hold a site's rows, or merge small old ones"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        parser.add_argument("--compact", action="store_true", help="merge small parts that follow each other")
        parser.add_argument(
            "--older-than",
            type=float,
            metavar="DAYS",
            help=f"merge parts committed longer ago than this (default {OLDER_THAN:g})",
        )
        parser.add_argument(
            "--max-rows", type=int, metavar="N", help=f"rows that a merged part may have (default {MAX_ROWS_PER_PART})"
        )

    @in_one_line("parts")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """List or merge; exit code 1 where it cannot be done, 2 where the call is wrong."""
        folders = one_site(self.settings, args, "parts")
        days = OLDER_THAN if opts.older_than is None else opts.older_than
        max_rows = MAX_ROWS_PER_PART if opts.max_rows is None else opts.max_rows
        if not opts.compact and (opts.older_than, opts.max_rows) != (None, None):
            raise NoAnswer("--older-than and --max-rows belong to --compact", USAGE_ERROR)
        if not 0 <= days <= 36500:
            raise NoAnswer(f"--older-than {days:g} is no age in days", USAGE_ERROR)
        if max_rows < 2:
            raise NoAnswer(f"--max-rows {max_rows} leaves nothing to merge", USAGE_ERROR)
        if opts.compact:
            _compact(folders, timedelta(days=days), max_rows)
        else:
            _list(folders)


def _list(folders: SiteFolders) -> None:
    with Ledger(need_ledger(folders), read_only=True) as ledger:
        parts = ledger.parts()
    width = max([len("part"), *(len(part.name) for part in parts)])
    print(f"{'part':<{width}}{'rows':>12}{'MB':>10}  {'committed (UTC)':<19}  parquet")
    for part in parts:
        parquet = "yes" if part.parquet else "not yet"
        print(f"{part.name:<{width}}{part.rows:>12,}{part.bytes / MB:>10.1f}  {part.committed_at:%Y-%m-%d %H:%M:%S}  {parquet}")
    total = f"{len(parts):,} parts"
    print(f"{total:<{width}}{sum(part.rows for part in parts):>12,}{sum(part.bytes for part in parts) / MB:>10.1f}")
    if waiting := set(PartFiles(folders.parts).names()) - {part.name for part in parts}:
        print(f"{len(waiting):,} more in {folders.parts} that the next run takes in")


def _compact(folders: SiteFolders, older_than: timedelta, max_rows: int) -> None:
    path = need_ledger(folders)
    with SiteLock(folders.lock).acquire("scrapy parts --compact"), Ledger(path) as ledger:
        recover(folders.parts, ledger)
        merged = compact(folders.parts, ledger, older_than=older_than, max_rows_per_part=max_rows)
        parts = len(ledger.parts())
    for each in merged:
        print(f"{each.part}: {each.rows:,} rows of {len(each.sources):,} parts")
    print(f"{sum(len(each.sources) for each in merged):,} parts merged into {len(merged):,}; {folders.site} has {parts:,} now")

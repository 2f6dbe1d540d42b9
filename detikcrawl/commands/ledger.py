"""`scrapy ledger SITE`: where the links of a site stand; exported, opened again, or built anew from parts and journals."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import orjson
from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, in_one_line, need_ledger, one_site
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.journal import Journal, journal_name
from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.lock import SiteLock
from detikcrawl.storage.rebuild import rebuild
from detikcrawl.storage.revisions import fingerprint

REOPENED = ("failed", "rejected", "gone", "partial")


class Command(ScrapyCommand):
    """Look at a site's ledger, or mend it."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "SITE [--export FILE | --reopen STATE | --rebuild]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Count the links of a site by state; export, reopen or rebuild its ledger"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--export", metavar="FILE", help="write every link as a line of JSON (- for stdout)")
        what.add_argument("--reopen", metavar="STATE", choices=REOPENED, help="ask again for all links that are STATE")
        what.add_argument("--rebuild", action="store_true", help="build the ledger anew from parts and journals")

    @in_one_line("ledger")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what is asked for; exit code 1 where it cannot be done, 2 where the call is wrong."""
        folders = one_site(self.settings, args, "ledger")
        if opts.rebuild:
            self._rebuild(folders)
        elif opts.reopen:
            self._reopen(folders, opts.reopen)
        elif opts.export:
            self._export(folders, opts.export)
        else:
            with Ledger(need_ledger(folders), read_only=True) as ledger:
                counts = ledger.counts()
            print("\n".join(f"{state:<10}{count:>12,}" for state, count in [*counts.items(), ("all", sum(counts.values()))]))

    def _rebuild(self, folders: SiteFolders) -> None:
        if not (any(folders.parts.glob("*.jsonl")) or any(folders.journals.glob("*.jsonl"))):
            raise NoAnswer(f"{folders.site} has neither parts ({folders.parts}) nor journals ({folders.journals})")
        with SiteLock(folders.lock).acquire("scrapy ledger --rebuild"):
            done = rebuild(folders, fingerprint_of=fingerprint)
        print(f"{folders.ledger} built from {done.rows:,} rows in {done.parts:,} parts and {done.events:,} lines of journals")

    def _reopen(self, folders: SiteFolders, state: str) -> None:
        path = need_ledger(folders)
        now = datetime.now(UTC)
        journal = Journal(folders.journal(journal_name(now)))
        with SiteLock(folders.lock).acquire("scrapy ledger --reopen"), journal, Ledger(path, journal=journal) as ledger:
            print(f"{ledger.reopen(state, now):,} links that were {state} are asked for again by the next crawl")

    def _export(self, folders: SiteFolders, name: str) -> None:
        path = need_ledger(folders)
        with Ledger(path, read_only=True) as ledger:
            if name == "-":
                sys.stdout.buffer.writelines(_lines(ledger))
                return
            try:
                with Path(name).open("xb") as file:
                    file.writelines(_lines(ledger))
            except FileExistsError:
                raise NoAnswer(f"{name} is there already; choose another name", USAGE_ERROR) from None


def _lines(ledger: Ledger) -> Iterator[bytes]:
    return (orjson.dumps(link._asdict()) + b"\n" for link in ledger.links())

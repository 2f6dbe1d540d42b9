"""`scrapy crawl SITE`: Scrapy's own, with everything that was given checked before anything starts."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from typing import NoReturn

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from detikcrawl.network.replay import check_replay
from detikcrawl.site import NewsSite
from detikcrawl.storage.exporters import check_feeds
from detikcrawl.storage.ledger import LedgerError
from detikcrawl.storage.lock import SiteBusy
from detikcrawl.storage.part_files import DiskFull, PartsError
from detikcrawl.storage.run import State

FAILED = 1
"""Exit code where the run cannot go on: parts missing, a ledger of a newer version, a full disk."""

USAGE_ERROR = 2
"""Exit code where the command line cannot be used; nothing was started or written."""

BUSY = 4
"""Exit code where another run of the site holds its lock."""


class Command(ScrapyCrawl):
    """Run a site's spider."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check site, spider arguments, feeds and replay: one line and exit code 2 where something is wrong."""
        try:
            super().process_options(args, opts)
        except UsageError as error:
            _refuse(str(error))  # Scrapy's own words, without the page of help above them
        if len(args) != 1:
            _refuse("name one site, such as `scrapy crawl detik`; `scrapy list` names them all")
        loader = get_spider_loader(self.settings)
        if args[0] not in loader.list():
            _refuse(f"unknown site {args[0]!r}; known: {', '.join(sorted(loader.list()))}")
        spider = loader.load(args[0])
        try:
            feeds = self.settings.getdict("FEEDS")
            check_feeds(feeds)
            if replay := self.settings.get("REPLAY"):
                check_replay(replay)
            if issubclass(spider, NewsSite):
                arguments = spider.check_arguments(opts.spargs, now=datetime.now(UTC))
                if self.settings.getbool("INCREMENTAL"):
                    # Opened and closed again: what keeps the run from starting is said in one line, not in a traceback.
                    State(self.settings, spider.name, run_name="check", arguments=arguments).close()
                elif not feeds:
                    _refuse("INCREMENTAL=False writes to -o, -O and FEEDS alone: name one of them")
        except ValueError as error:
            _refuse(str(error))
        except SiteBusy as error:
            _refuse(str(error), BUSY)
        except (LedgerError, PartsError, DiskFull) as error:
            _refuse(str(error), FAILED)


def _refuse(message: str, code: int = USAGE_ERROR) -> NoReturn:
    print(f"scrapy crawl: {message}", file=sys.stderr)
    sys.exit(code)

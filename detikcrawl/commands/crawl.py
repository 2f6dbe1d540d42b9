"""`scrapy crawl SITE`: Scrapy's own, with everything that was given checked before anything starts."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from typing import NoReturn

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.spiderloader import get_spider_loader

from detikcrawl.network.replay import check_replay
from detikcrawl.site import NewsSite
from detikcrawl.storage.exporters import check_feeds

USAGE_ERROR = 2
"""Exit code where the command line cannot be used; nothing was started or written."""


class Command(ScrapyCrawl):
    """Run a site's spider."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check site, spider arguments, feeds and replay: one line and exit code 2 where something is wrong."""
        super().process_options(args, opts)
        if len(args) != 1:
            _refuse("name one site, such as `scrapy crawl detik`; `scrapy list` names them all")
        loader = get_spider_loader(self.settings)
        if args[0] not in loader.list():
            _refuse(f"unknown site {args[0]!r}; known: {', '.join(sorted(loader.list()))}")
        spider = loader.load(args[0])
        try:
            if issubclass(spider, NewsSite):
                spider.check_arguments(opts.spargs, now=datetime.now(UTC))
            check_feeds(self.settings.getdict("FEEDS"))
            if replay := self.settings.get("REPLAY"):
                check_replay(replay)
        except ValueError as error:
            _refuse(str(error))


def _refuse(message: str) -> NoReturn:
    print(f"scrapy crawl: {message}", file=sys.stderr)
    sys.exit(USAGE_ERROR)

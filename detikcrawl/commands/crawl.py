"""`scrapy crawl SITE`: Scrapy's own, with everything that was given checked before anything starts.

Exit codes: 0 ok, 1 failed, 2 the command line cannot be used, 3 degraded, 4 busy, 5 interrupted. But for 2 they are those
of the verdict (`detikcrawl.monitoring.verdict`), and the summary of the run says the same.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from detikcrawl.monitoring.display import logs_to_stderr, on_terminal
from detikcrawl.monitoring.json_log import log_as_json
from detikcrawl.monitoring.monitor import Monitor, note_unbegun
from detikcrawl.monitoring.verdict import Judgement, Limits, Verdict
from detikcrawl.network.contact import check_contact
from detikcrawl.network.replay import check_replay
from detikcrawl.site import NewsSite
from detikcrawl.storage.exporters import check_feeds
from detikcrawl.storage.ledger import LedgerError
from detikcrawl.storage.lock import SiteBusy
from detikcrawl.storage.part_files import DiskFull, PartsError
from detikcrawl.storage.run import prepare

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler

USAGE_ERROR = 2
"""Exit code where the command line cannot be used; nothing was started or written."""


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
        arguments = None
        try:
            Limits.of(self.settings)
            feeds = self.settings.getdict("FEEDS")
            check_feeds(feeds)
            if replay := self.settings.get("REPLAY"):
                check_replay(replay)
            check_contact(self.settings)
            if issubclass(spider, NewsSite):
                arguments = spider.check_arguments(opts.spargs, now=datetime.now(UTC))
                spider.check_browser(arguments, self.settings)
                if self.settings.getbool("INCREMENTAL"):
                    # What keeps the run from starting is said in one line, not in a traceback.
                    prepare(self.settings, spider.name, arguments)
                elif not feeds:
                    _refuse("INCREMENTAL=False writes to -o, -O and FEEDS alone: name one of them")
        except ValueError as error:
            _refuse(str(error))
        except (SiteBusy, LedgerError, PartsError, DiskFull) as error:
            verdict = Verdict.BUSY if isinstance(error, SiteBusy) else Verdict.FAILED
            judgement = Judgement(verdict, (str(error),))
            note_unbegun(self.settings, spider, judgement, arguments=arguments, job_id=opts.spargs.get("_job"))
            _refuse(str(error), judgement.exit_code)
        if self.settings.getbool("LOG_FORMAT_JSON"):
            log_as_json(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl, and end with the exit code of the verdict."""
        super().run(args, opts)
        self.exitcode = self._verdict().exit_code

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self._crawler = super()._create_crawler(spidercls)
        return self._crawler

    def _verdict(self) -> Judgement:
        crawler = self._crawler
        try:
            monitor = crawler.get_extension(Monitor)
        except RuntimeError:
            monitor = None  # an extension before it failed
        if monitor is not None:
            judgement = monitor.conclude(killed=True)  # where it came to an end, it is judged already
        elif self.crawler_process.bootstrap_failed:
            judgement = Judgement(Verdict.FAILED, ("the start of the crawl failed; the log says why",))
            if isinstance(spider := crawler.spider, NewsSite):
                about = {"arguments": spider.arguments, "run_name": spider.run_name, "job_id": spider.job_id}
                note_unbegun(self.settings, type(spider), judgement, **about)
        else:
            judgement = Judgement(Verdict.OK)  # of a spider that is no news site
        seen = logs_to_stderr() or (self.settings.getbool("PROGRESS_PANEL") and on_terminal())
        if judgement.verdict is not Verdict.OK and not seen:
            print(f"scrapy crawl: {judgement}", file=sys.stderr)
        return judgement


def _refuse(message: str, code: int = USAGE_ERROR) -> NoReturn:
    print(f"scrapy crawl: {message}", file=sys.stderr)
    sys.exit(code)

"""Run: the extension that holds a run's lock, ledger and part writer, from its start to its end."""

from __future__ import annotations

import asyncio
import logging
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.exceptions import NotConfigured

from detikcrawl.arguments import CrawlArguments, parse_refresh
from detikcrawl.article import Article
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.journal import Journal, journal_name
from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.lock import SiteLock
from detikcrawl.storage.memory import LedgerMemory, Memory, NoMemory
from detikcrawl.storage.near_duplicates import NearDuplicates
from detikcrawl.storage.part_files import DiskFull, PartFiles
from detikcrawl.storage.parts import PartWriter
from detikcrawl.storage.recovery import recover
from detikcrawl.storage.rows import Row, to_row

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

TICK = 5.0
"""Seconds between two looks at the age of the open part and at the free disk space."""


class State:
    """What a run knows and writes under the data directory: one site, one run, one lock."""

    def __init__(self, settings: BaseSettings, site: str, *, run_name: str, arguments: CrawlArguments) -> None:
        """Take the site's lock and put in order what a killed run left.

        Raises SiteBusy where another run has the lock; LedgerError, PartsError or DiskFull where it cannot go on.
        """
        folders = SiteFolders(Path(settings["DATA_DIR"]), site)
        refresh = parse_refresh(settings["REFRESH"]) if arguments.refresh is None else arguments.refresh
        self._files = PartFiles(folders.parts)
        with self._files.disk_errors(), ExitStack() as opened:
            self._lock = SiteLock(folders.lock).acquire(run_name)
            opened.callback(self._lock.release)
            journal = opened.enter_context(Journal(folders.journal(run_name)))
            self.ledger = opened.enter_context(Ledger(folders.ledger, journal=journal, fingerprint_of=self._fingerprint))
            self.memory = LedgerMemory(self.ledger, arguments, refresh=refresh)
            self.recovery = recover(folders.parts, self.ledger)
            self.near_duplicates = NearDuplicates(self.ledger.connection)
            self.writer = PartWriter(
                folders.parts,
                self.ledger,
                run_name=run_name,
                max_rows=settings.getint("PART_ROWS"),
                max_seconds=settings.getfloat("PART_SECONDS"),
                min_free_mb=settings.getint("MIN_FREE_MB"),
                committed=self._committed,
            )
            self.writer.check_disk()
            self._opened = opened.pop_all()

    def store(self, article: Article) -> None:
        """Write the row of an article; it is done when its part is committed."""
        row = to_row(article)
        self.near_duplicates.add(row)
        self.writer.add(row)

    def _fingerprint(self, row: Row) -> str:
        return self.memory.fingerprint(row)

    def _committed(self, rows: list[Row]) -> None:
        self.near_duplicates.clear()
        self.memory.settle([row["id"] for row in rows])

    def close(self) -> None:
        """Commit what is there and let go of the site. Raises DiskFull where the disk does not take it."""
        with self._files.disk_errors(), self._opened:
            self.writer.close()
            self.memory.settle_known()


def prepare(settings: BaseSettings, site: str, arguments: CrawlArguments) -> None:
    """Put in order what a killed run left, before the run that is about to start, which counts it as its own.

    Raises as State does: what keeps the run from starting.
    """
    state = State(settings, site, run_name=journal_name(datetime.now(UTC)), arguments=arguments)
    settings.set("RECOVERED", state.recovery.counts(), priority="cmdline")
    state.close()


class Run:
    """The extension. Without `INCREMENTAL` it knows nothing and writes nothing: the rows go to the feeds alone."""

    def __init__(self, crawler: Crawler) -> None:
        spider = crawler.spider
        if not hasattr(spider, "arguments"):
            raise NotConfigured("not a news site")
        self.crawler = crawler
        self.state: State | None = None
        self.memory: Memory = NoMemory(spider.arguments)
        self._ticker: asyncio.Task[None] | None = None
        self._stopping: asyncio.Task[None] | None = None
        if crawler.settings.getbool("INCREMENTAL"):
            self.state = State(crawler.settings, spider.name, run_name=spider.run_name, arguments=spider.arguments)
            self.memory = self.state.memory
            before = crawler.settings.getdict("RECOVERED")
            for name, count in self.state.recovery.counts().items():
                crawler.stats.set_value(f"recovery/{name}", count + before.get(name, 0))
        crawler.signals.connect(self._opened, signal=signals.spider_opened)
        crawler.signals.connect(self._closed, signal=signals.spider_closed)
        crawler.signals.connect(self._spider_error, signal=signals.spider_error)
        crawler.signals.connect(self._item_error, signal=signals.item_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The extension for a crawler."""
        return cls(crawler)

    def store(self, article: Article) -> None:
        """Write the row of an article; a full disk stops the run before more is fetched."""
        if self.state is not None:
            try:
                self.state.store(article)
            except DiskFull as error:
                self._stop(error)
                raise

    def _opened(self) -> None:
        if self.state is not None:
            self._ticker = asyncio.get_running_loop().create_task(self._tick(self.state))

    async def _tick(self, state: State) -> None:
        while True:
            await asyncio.sleep(TICK)
            try:
                state.writer.tick()
            except DiskFull as error:
                self._stop(error)
                return

    def _stop(self, error: DiskFull) -> None:
        if self._stopping is None:
            logger.error("%s", error)
            engine = self.crawler.engine
            self._stopping = asyncio.get_running_loop().create_task(engine.close_spider_async(reason="disk"))

    def _spider_error(self, response: Response) -> None:
        # A mistake of ours is a failed try: else its article would be asked for by every run, for ever.
        if location := response.request.cb_kwargs.get("location"):
            self.memory.outcome(location.article_id, "failed", "error")

    def _item_error(self, item: Article) -> None:
        self.memory.outcome(item.article_id, "rejected", "error")

    def _closed(self) -> None:
        if self._ticker is not None:
            self._ticker.cancel()
        if self.state is not None:
            try:
                self.state.close()
            except DiskFull as error:
                logger.error("%s", error)
            writer, stats = self.state.writer, self.crawler.stats
            stats.set_value("parts/committed", writer.parts)
            stats.set_value("parts/rows", writer.rows)
            stats.set_value("parts/parquet_failures", writer.parquet_failures)

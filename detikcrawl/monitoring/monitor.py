"""Monitor: the extension that counts what passes, and when all is over writes the summary and the verdict."""

from __future__ import annotations

import logging
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.exceptions import NotConfigured

from detikcrawl.discovery.walk import scopes
from detikcrawl.monitoring.rows import RowCounts
from detikcrawl.monitoring.summary import RunFacts, summarise
from detikcrawl.monitoring.verdict import Judgement, Limits, Verdict, judge
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.history import (
    PastRun,
    Summary,
    past_run,
    past_runs,
    record_run,
    restore_history,
    silent_indexes,
    write_summary,
)
from detikcrawl.storage.journal import journal_name
from detikcrawl.storage.ledger_file import LedgerFile
from detikcrawl.storage.ledger_schema import LedgerError
from detikcrawl.text.dates import wib_day

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

    from detikcrawl.arguments import CrawlArguments
    from detikcrawl.article import Article
    from detikcrawl.site import NewsSite

logger = logging.getLogger(__name__)

_LEVELS = {Verdict.OK: logging.INFO, Verdict.FAILED: logging.ERROR}


class Monitor:
    """The extension. It judges when the engine has stopped: then parts are committed and feeds are stored, or are not."""

    def __init__(self, crawler: Crawler) -> None:
        spider = crawler.spider
        if not hasattr(spider, "arguments"):
            raise NotConfigured("not a news site")
        self.crawler = crawler
        self.facts = facts_of(spider, crawler.settings)
        self.rows = RowCounts()
        self.judgement: Judgement | None = None
        self._folders = SiteFolders(Path(crawler.settings["DATA_DIR"]), spider.name)
        self._started = False
        crawler.signals.connect(self._engine_started, signal=signals.engine_started)
        crawler.signals.connect(self._item_scraped, signal=signals.item_scraped)
        crawler.signals.connect(self._item_error, signal=signals.item_error)
        crawler.signals.connect(self._engine_stopped, signal=signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The extension for a crawler."""
        return cls(crawler)

    def conclude(self, *, killed: bool = False) -> Judgement:
        """Judge, once; write the summary, put the run into the history. What cannot be written is logged.

        killed  the run ended without coming to its end.
        """
        if self.judgement is not None:
            return self.judgement
        now = datetime.now(UTC)
        stats = dict(self.crawler.stats.get_stats())
        stats["monitor/start_failed"] = not self._started
        stats["monitor/feeds"] = self._feeds_due()
        if killed:
            stats["finish_reason"] = "killed"
        limits = Limits.of(self.crawler.settings)
        history, silent = self._look_back(limits.history)
        summary = summarise(self.facts, stats, self.rows, now=now, silent=silent)
        self.judgement = judge(summary, history, limits)
        summary = with_verdict(summary, self.judgement)
        try:
            path = write_summary(self._folders.runs, summary)
        except OSError as error:
            logger.error("the summary of the run could not be written: %s", error)
        else:
            logger.log(_LEVELS.get(self.judgement.verdict, logging.WARNING), "%s (%s)", self.judgement, path)
        self._remember(summary)
        return self.judgement

    def _feeds_due(self) -> int:
        # Scrapy counts what it fails to store, but not what it could not even open.
        settings = self.crawler.settings
        feeds = settings.getdict("FEEDS").values()
        return sum(bool(self.rows.written or feed.get("store_empty", settings.getbool("FEED_STORE_EMPTY"))) for feed in feeds)

    def _look_back(self, runs: int) -> tuple[list[PastRun], list[str]]:
        if not self.facts.incremental:
            return [], []
        try:
            with LedgerFile(self._folders.ledger) as ledger:
                restore_history(ledger, self._folders.runs)
                silent = silent_indexes(ledger, self.facts.started_at, wib_day(self.facts.started_at))
                return past_runs(ledger, runs), silent
        except (LedgerError, sqlite3.Error) as error:
            logger.error("the runs before could not be looked at: %s", error)
            return [], []

    def _remember(self, summary: Summary) -> None:
        if not self.facts.incremental:
            return
        try:
            with LedgerFile(self._folders.ledger) as ledger:
                record_run(ledger, past_run(summary))
        except (LedgerError, sqlite3.Error) as error:
            logger.error("the run could not be put into the history: %s", error)

    def _engine_started(self) -> None:
        self._started = True

    def _item_scraped(self, item: Article) -> None:
        self.rows.add(item)

    def _item_error(self) -> None:
        self.crawler.stats.inc_value("monitor/item_errors")

    def _engine_stopped(self) -> None:
        self.conclude()


def facts_of(spider: NewsSite, settings: BaseSettings) -> RunFacts:
    """What a run knows of itself when it begins."""
    arguments = spider.arguments
    channels = [(channel.key, channel.prefix) for channel in spider.site_channels if channel.key in arguments.channels]
    walks = [
        scope
        for source in spider.discovery
        if source.name == arguments.source
        for scope in scopes(source, channels, arguments.from_date, arguments.until_date, query=arguments.query or "")
    ]
    return RunFacts(
        site=spider.name,
        run_name=spider.run_name,
        job_id=spider.job_id,
        started_at=datetime.now(UTC),
        arguments=arguments,
        channels=tuple(channel.key for channel in spider.site_channels),
        default_source=_default_source(spider),
        walks=len(walks),
        replay=bool(settings.get("REPLAY")),
        unverified=spider.unverified(),
        incremental=settings.getbool("INCREMENTAL"),
    )


def note_unbegun(
    settings: BaseSettings,
    site: type[NewsSite],
    judgement: Judgement,
    *,
    arguments: CrawlArguments | None = None,
    run_name: str | None = None,
    job_id: str | None = None,
) -> None:
    """Leave a summary of a run that never began, where the disk takes one; it is not measured against by later ones."""
    now = datetime.now(UTC)
    run_name = run_name or journal_name(now)
    facts = RunFacts(
        site=site.name,
        run_name=run_name,
        job_id=job_id or run_name,
        started_at=now,
        arguments=arguments,
        channels=tuple(channel.key for channel in site.site_channels),
        default_source=_default_source(site),
        replay=bool(settings.get("REPLAY")),
        unverified=site.unverified(),
        incremental=False,
    )
    summary = with_verdict(summarise(facts, {}, RowCounts(), now=now), judgement)
    try:
        write_summary(SiteFolders(Path(settings["DATA_DIR"]), site.name).runs, summary)
    except OSError as error:
        logger.error("the summary of the run could not be written: %s", error)


def _default_source(site: NewsSite | type[NewsSite]) -> str:
    return next((source.name for source in site.discovery), "urls")


def with_verdict(summary: Summary, judgement: Judgement) -> dict[str, Any]:
    """The summary with what is thought of it, which is what people look for first."""
    verdict = {
        "verdict": judgement.verdict.value,
        "reasons": list(judgement.reasons),
        "exit_code": judgement.exit_code,
    }
    return verdict | summary

"""Shown: a panel on a terminal that moves with the run, and a line in the log once a minute.

The line takes the place of Scrapy's LogStats, which knows no articles, only items, and nothing of what is left.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from time import monotonic
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.live import Live
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text
from scrapy import signals
from scrapy.exceptions import NotConfigured

from detikcrawl.monitoring.monitor import Monitor, facts_of
from detikcrawl.monitoring.progress import MB, Pace, Progress, done_articles, failures, progress_of, time_left
from detikcrawl.monitoring.verdict import Verdict

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from detikcrawl.monitoring.verdict import Judgement

logger = logging.getLogger(__name__)

REFRESH = 0.5
"""Seconds between two looks at the stats."""

_COLOURS = {Verdict.OK: "green", Verdict.FAILED: "red"}


class ProgressDisplay:
    """The extension. The panel is shown where stderr is a terminal and the setting PROGRESS_PANEL is not off.

    Log lines that go to the same terminal appear above it. A line is logged every LOGSTATS_INTERVAL seconds.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not hasattr(crawler.spider, "arguments"):
            raise NotConfigured("not a news site")
        self.crawler = crawler
        facts = facts_of(crawler.spider, crawler.settings)
        self._walks = facts.walks
        self._title = f"{facts.site} {facts.run_name}"
        self._every = crawler.settings.getfloat("LOGSTATS_INTERVAL")
        self._pace = Pace()
        self._panel = _Terminal() if crawler.settings.getbool("PROGRESS_PANEL") and on_terminal() else None
        self._ticker: asyncio.Task[None] | None = None
        crawler.signals.connect(self._opened, signal=signals.spider_opened)
        crawler.signals.connect(self._closed, signal=signals.spider_closed)
        crawler.signals.connect(self._stopped, signal=signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The extension for a crawler."""
        return cls(crawler)

    def _opened(self) -> None:
        if self._panel:
            self._panel.start()
        self._ticker = asyncio.get_running_loop().create_task(self._tick())

    async def _tick(self) -> None:
        said = monotonic()
        while True:
            progress = self._progress()
            if self._panel:
                self._panel.show(draw(progress, self._title))
            if self._every and monotonic() - said >= self._every:
                said += self._every
                logger.info("%s", progress.line())
            await asyncio.sleep(REFRESH if self._panel or not self._every else min(REFRESH, self._every))

    def _closed(self) -> None:
        if self._ticker:
            self._ticker.cancel()
        logger.info("%s", self._progress().line(ended=True))

    def _stopped(self) -> None:
        if self._panel:
            monitor = self.crawler.get_extension(Monitor)
            self._panel.show(draw(self._progress(), self._title, monitor.conclude() if monitor else None))
            self._panel.stop()

    def _progress(self) -> Progress:
        stats = self.crawler.stats.get_stats()
        pace = self._pace.at(monotonic(), done_articles(stats))
        return progress_of(stats, walks=self._walks, per_minute=pace)


def on_terminal() -> bool:
    """Whether somebody looks at stderr: a terminal that can be drawn on, not Scrapyd."""
    return sys.stderr.isatty() and "SCRAPY_JOB" not in os.environ and os.environ.get("TERM", "dumb") != "dumb"


def logs_to_stderr() -> bool:
    """Whether log lines of errors are to be seen there."""
    return bool(_handlers())


def draw(progress: Progress, title: str, judgement: Judgement | None = None) -> Panel:
    """The panel."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", min_width=8)
    table.add_column(width=24)
    table.add_column()
    if progress.walks:
        figures = f"{progress.walked:,} of {progress.walks:,}"
        table.add_row("indexes", ProgressBar(total=progress.walks, completed=progress.walked), figures)
    figures = f"{progress.done:,} of {progress.articles:,}{'' if progress.walked >= progress.walks else ' and more'}"
    if judgement is None:
        left = progress.minutes_left
        figures += f"   {progress.per_minute:.0f}/min" + (f"   about {time_left(left)} left" if left else "")
    table.add_row("articles", ProgressBar(total=max(progress.articles, 1), completed=progress.done), figures)
    unchanged = f"unchanged {progress.unchanged:,}  " if progress.unchanged else ""
    partial = Text(f"partial {progress.partial:,}" if progress.partial else "", style="yellow")
    table.add_row("rows", f"{progress.rows:,}", Text(unchanged) + partial)
    if progress.failed:
        table.add_row("failed", f"{sum(progress.failed.values()):,}", Text(failures(progress.failed), style="red"))
    pauses = f"pauses {progress.pauses:,}" if progress.pauses else ""
    table.add_row("pages", f"{progress.pages:,}, {progress.size / MB:.1f} MB", Text(pauses, style="yellow"))
    colour = _COLOURS.get(judgement.verdict, "yellow") if judgement else "blue"
    if judgement is None:
        return Panel(table, title=Text(title), title_align="left", border_style=colour, expand=False)
    lines = Table.grid()
    lines.add_row(table)
    lines.add_row(Text(str(judgement), style=colour))
    return Panel(lines, title=Text(title), title_align="left", border_style=colour, expand=False)


class _Terminal:
    """A panel at the foot of the terminal; what handlers log to stderr is printed above it."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._live = Live(console=self._console, auto_refresh=False, redirect_stdout=False, redirect_stderr=False)
        self._moved: list[logging.StreamHandler] = []

    def start(self) -> None:
        self._moved = _handlers()
        for handler in self._moved:
            handler.setStream(_Above(self._console))
        self._live.start()
        self._console.show_cursor(True)  # a killed process could not give it back

    def show(self, panel: Panel) -> None:
        self._live.update(panel, refresh=True)

    def stop(self) -> None:
        self._live.stop()
        for handler in self._moved:
            handler.setStream(sys.stderr)


class _Above:
    """A stream that prints above the panel, control characters left out."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def write(self, text: str) -> None:
        self._console.print(text, end="", markup=False, highlight=False, soft_wrap=True)

    def flush(self) -> None:
        """Nothing is held back."""


def _handlers() -> list[logging.StreamHandler]:
    """Those that write to stderr."""
    return [
        handler
        for handler in logging.root.handlers
        if isinstance(handler, logging.StreamHandler) and handler.stream in (sys.stderr, sys.__stderr__)
    ]

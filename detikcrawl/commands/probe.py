"""`scrapy probe [SITE ...]`: what works on a live line, site by site, with the pages for whoever repairs the rest.

Exit codes: 0 every site is fine, 1 some failed, 2 the command line cannot be used, 3 some are degraded, 5 interrupted.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from collections import deque
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import orjson
from scrapy.commands import ScrapyCommand

import detikcrawl
from detikcrawl.commands.answers import USAGE_ERROR, news_sites
from detikcrawl.commands.probing import Probing, probe_of
from detikcrawl.monitoring.display import on_terminal
from detikcrawl.monitoring.probe import SiteSeen, judge
from detikcrawl.monitoring.probe_report import Report
from detikcrawl.monitoring.verdict import EXIT_CODES, Verdict
from detikcrawl.network.contact import check_contact

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

PARALLEL = 4
"""Sites that are probed at the same time, each with one request at a time."""


class Command(ScrapyCommand):
    """Ask every site, or those that are named, for one page of each list and three articles; say what works."""

    requires_project = True

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[SITE ...]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Try the sites on a live line, politely: which lists, layouts and fields work"

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the names and the contact; one line and exit code 2 where something is wrong."""
        super().process_options(args, opts)
        known = news_sites(self.settings)
        if unknown := [name for name in args if name not in known]:
            _refuse(f"unknown site {unknown[0]!r}; known: {', '.join(known)}")
        try:
            check_contact(self.settings)
        except ValueError as error:
            _refuse(str(error))
        self._sites = {name: known[name] for name in dict.fromkeys(args or known)}
        self._started_at = datetime.now(UTC)
        probes = Path(self.settings["DATA_DIR"]) / "probe"
        self._folder = (probes / f"{self._started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}").absolute()
        try:
            probes.mkdir(parents=True, mode=0o700, exist_ok=True)
            self._folder.mkdir(mode=0o700)
        except OSError as error:
            _refuse(f"the report needs a folder: {error}", EXIT_CODES[Verdict.FAILED])
        if not opts.logfile and not opts.loglevel and not opts.nolog:
            # The report says what was seen; how it came about is for whoever repairs a site.
            self.settings.set("LOG_FILE", str(self._folder / "log.txt"), priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Probe, write the report, print the table."""
        self._waiting = deque(self._sites)
        self._crawlers: dict[str, Crawler] = {}
        self._interrupted = False
        self._done = 0
        for _ in range(min(PARALLEL, len(self._waiting))):
            self._begin()
        self.crawler_process.start()
        probes = {name: crawler.spider for name, crawler in self._crawlers.items()}
        seen = [probe.seen if isinstance(probe, Probing) else self._unbegun(name) for name, probe in probes.items()]
        order = list(self._sites)
        seen.sort(key=lambda each: order.index(each.site))
        report = Report(self._started_at, datetime.now(UTC), detikcrawl.__version__, [(each, judge(each)) for each in seen])
        lines = [line for name in order if isinstance(probe := probes.get(name), Probing) for line in probe.batch]
        (self._folder / "report.json").write_bytes(report.as_json())
        (self._folder / "report.md").write_text(report.as_markdown(), "utf-8")
        (self._folder / "articles.jsonl").write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
        print(report.as_table())
        print(f"report and pages: {self._folder}")
        if not any(each.requests for each in seen):
            print("scrapy probe: no site answered anything: is this machine online, without a proxy?", file=sys.stderr)
        if self._interrupted:
            print(f"scrapy probe: interrupted; not asked: {', '.join(self._waiting) or 'none'}", file=sys.stderr)
        self.exitcode = EXIT_CODES[Verdict.INTERRUPTED if self._interrupted else report.verdict]

    def _begin(self) -> None:
        name = self._waiting.popleft()
        crawler = self.crawler_process.create_crawler(probe_of(self._sites[name], self._folder))
        self._crawlers[name] = crawler
        self.crawler_process.crawl(crawler).add_done_callback(partial(self._ended, crawler))

    def _ended(self, crawler: Crawler, _: object) -> None:
        if crawler.stats and crawler.stats.get_value("finish_reason") == "shutdown":
            self._interrupted = True
        self._done += 1
        if on_terminal():
            print(f"{crawler.spidercls.name} probed, {self._done} of {len(self._sites)}", file=sys.stderr)
        if self._waiting and not self._interrupted:
            self._begin()

    def _unbegun(self, name: str) -> SiteSeen:
        site = self._sites[name]
        why = f"it did not begin; {self.settings.get('LOG_FILE') or 'the log'} says why"
        return SiteSeen(site=name, title=site.title, evidence=site.evidence, layouts=[], error=why)


def _refuse(message: str, code: int = USAGE_ERROR) -> NoReturn:
    print(f"scrapy probe: {message}", file=sys.stderr)
    sys.exit(code)

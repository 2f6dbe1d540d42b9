"""A run that went well, to be spoilt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from detikcrawl import settings as project_settings
from detikcrawl.arguments import CrawlArguments
from detikcrawl.article import Article, Completeness, Kind, PageForm
from detikcrawl.monitoring.monitor import with_verdict
from detikcrawl.monitoring.rows import RowCounts
from detikcrawl.monitoring.summary import RunFacts, summarise
from detikcrawl.monitoring.verdict import Judgement, Limits, judge
from detikcrawl.storage.history import PastRun, past_run

STARTED = datetime(2026, 11, 17, 3, 0, tzinfo=UTC)
CHANNELS = ("news", "finance")
GOOD_STATS = {
    "finish_reason": "finished",
    "index/pages": 8,
    "index/cards": 120,
    "index/ended/empty": 4,
    "links/followed": 40,
    "links/skipped/video": 3,
    "article/complete": 30,
    "article/unchanged": 8,
    "article/failed/http_404": 2,
    "pages/read": 45,
    "downloader/request_count": 60,
    "downloader/response_count": 60,
    "parts/committed": 1,
    "parts/rows": 30,
}
LIMITS = Limits.of(vars(project_settings))


def article(number: int, **values: Any) -> Article:
    given = {
        "id": f"detik:{number}",
        "site": "detik",
        "article_id": str(number),
        "url": f"https://news.detik.com/berita/d-{number}/pasar-apung",
        "kind": Kind.ARTICLE,
        "title": f"Pasar Apung {number}",
        "authors": ["Sekar Rawamangun"],
        "text": "Perahu merapat.",
        "published_at": STARTED,
        "completeness": Completeness.COMPLETE,
        "page_form": PageForm.SINGLE,
        "pages_fetched": 1,
        "layout": "detail",
    }
    return Article(**given | values)


class World:
    """Runs of a site, told by what is different about them."""

    def __init__(self) -> None:
        self.facts = RunFacts(
            site="detik",
            run_name="20261117T030000Z-00000000",
            job_id="hourly",
            started_at=STARTED,
            arguments=CrawlArguments(date(2026, 11, 16), date(2026, 11, 17), CHANNELS, "index"),
            channels=CHANNELS,
            default_source="index",
            walks=4,
        )
        self.history: list[PastRun] = []

    def ask(self, **arguments: Any) -> None:
        """Change the arguments of the runs from now on."""
        self.facts = replace(self.facts, arguments=replace(self.facts.arguments, **arguments))

    def summary(
        self, changes: dict[str, Any] | None = None, *, rows: int = 30, silent: Any = (), **values: Any
    ) -> dict[str, Any]:
        """Of a run whose stats differ from good ones by these (None: not there), and whose rows have these values."""
        stats = {name: value for name, value in (GOOD_STATS | (changes or {})).items() if value is not None}
        counts = RowCounts()
        for number in range(rows):
            counts.add(article(number, **values))
        return summarise(self.facts, stats, counts, now=STARTED + timedelta(minutes=4), silent=silent)

    def judge(self, changes: dict[str, Any] | None = None, **more: Any) -> Judgement:
        """The verdict on such a run."""
        return judge(self.summary(changes, **more), self.history, LIMITS)

    def went(self, times: int = 1, changes: dict[str, Any] | None = None, **more: Any) -> None:
        """So many runs like this have been."""
        for _ in range(times):
            summary = self.summary(changes, **more)
            summary["run_name"] = f"20261116T{len(self.history):06}Z-00000000"
            self.history.insert(0, past_run(with_verdict(summary, judge(summary, self.history, LIMITS))))


@pytest.fixture
def world() -> World:
    return World()

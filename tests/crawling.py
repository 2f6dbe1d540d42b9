"""`scrapy crawl SITE` as a user types it, in a process of its own, led to a newsroom on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow.parquet as pq
from scrapy.statscollectors import MemoryStatsCollector

from tests.newsroom.rewire import command_line
from tests.newsroom.site import Newsroom

ROOT = Path(__file__).parents[1]
CONTACT = "https://riset.example/kontak"
LONG = 300
"""Seconds after which a crawl is taken for one that never ends."""


class StatsFile(MemoryStatsCollector):
    """Scrapy's stats, written as JSON to the setting STATS_FILE when the crawl ends."""

    def _persist_stats(self, stats: dict[str, Any]) -> None:
        super()._persist_stats(stats)
        Path(self._crawler.settings["STATS_FILE"]).write_text(json.dumps(stats, default=str))


@dataclass(frozen=True, slots=True)
class Crawl:
    """A crawl that has ended."""

    folder: Path
    exit_code: int
    log: str
    rows: list[dict[str, Any]]
    """What stands in rows.jsonl."""
    table: list[dict[str, Any]]
    """What stands in rows.parquet."""
    stats: dict[str, Any] = field(repr=False)

    def row(self, article_id: int | str) -> dict[str, Any]:
        """The one row of an article."""
        (row,) = (row for row in self.rows if row["article_id"] == str(article_id))
        return row

    @property
    def ids(self) -> list[int]:
        """Numbers of the articles, sorted."""
        return sorted(int(row["article_id"]) for row in self.rows)


class RunningCrawl:
    """A crawl under way. Rows go to rows.jsonl and rows.parquet in `folder`, everything else below folder/data."""

    def __init__(self, origin: str, folder: Path, *arguments: str, site: str = "detik", **settings: object) -> None:
        """`arguments` are spider arguments such as "channels=news"; `settings` those of Scrapy."""
        folder.mkdir(parents=True, exist_ok=True)
        settings = {
            "DOWNLOAD_DELAY": 0,
            "STATS_CLASS": "tests.crawling.StatsFile",
            "STATS_FILE": folder / "stats.json",
        } | settings
        command = [sys.executable, "-m", "scrapy", "crawl", site, *command_line(origin)]
        for argument in arguments:
            command += ["-a", argument]
        for name, value in settings.items():
            command += ["-s", f"{name}={value}"]
        for output in ("rows.jsonl", "rows.parquet"):
            command += ["-O", str(folder / output)]
        self.folder = folder
        self._log = (folder / "crawl.log").open("wb")
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=self._log, stderr=self._log)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.kill()  # Nothing happens where it has ended.
        self.process.wait()
        self._log.close()

    def wait_for_visit(self, newsroom: Newsroom, url: str) -> None:
        """Waits until the crawl has asked for an address; fails where it ends without that."""
        deadline = time.monotonic() + LONG
        while not newsroom.visits(url):
            assert self.process.poll() is None, (self.folder / "crawl.log").read_text("utf-8")
            assert time.monotonic() < deadline, f"{url} was not asked for"
            time.sleep(0.01)

    def end(self) -> Crawl:
        """Waits for the crawl to end by itself and reads what there is; no traceback, no deprecated call in its log."""
        exit_code = self.process.wait(LONG)
        log = (self.folder / "crawl.log").read_text("utf-8")
        assert "Traceback" not in log, log
        assert "Deprecat" not in log, log
        return Crawl(
            folder=self.folder,
            exit_code=exit_code,
            log=log,
            rows=[json.loads(line) for line in (self.folder / "rows.jsonl").read_text("utf-8").splitlines()],
            table=pq.read_table(self.folder / "rows.parquet").to_pylist(),
            stats=json.loads((self.folder / "stats.json").read_text("utf-8")),
        )


def environment(folder: Path) -> dict[str, str]:
    """The environment of a command whose data belong below `folder`."""
    return os.environ | {"DETIKCRAWL_DATA": str(folder / "data"), "DETIKCRAWL_CONTACT": CONTACT}


def crawl(origin: str, folder: Path, *arguments: str, site: str = "detik", **settings: object) -> Crawl:
    """A whole crawl; what there is to give it is told by RunningCrawl."""
    with RunningCrawl(origin, folder, *arguments, site=site, **settings) as running:
        return running.end()

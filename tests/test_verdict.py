"""Crawls that go wrong, as a user starts them: what the summary counts, what the verdict is, and what the process ends with."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.history import past_runs
from detikcrawl.storage.ledger_file import LedgerFile
from tests.crawling import LONG, ROOT, environment
from tests.newsroom.rewire import command_line
from tests.newsroom.sample import DAYS
from tests.newsroom.server import NewsroomServer
from tests.newsroom.site import Newsroom
from tests.newsroom.stories import WIB, Story, write_story

TWO_CHANNELS = ("-a", f"from_date={DAYS[0]}", "-a", f"until_date={DAYS[1]}", "-a", "channels=news,finance")


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that has ended."""

    exit_code: int
    stderr: str
    summary: dict[str, Any]
    """The newest one."""
    folders: SiteFolders

    @property
    def said(self) -> tuple[str, int]:
        """Verdict and exit code, which the summary and the process say alike."""
        assert self.summary["exit_code"] == self.exit_code
        return self.summary["verdict"], self.exit_code


def newsroom_of(stories: int) -> Newsroom:
    """A newsroom of single-page stories, in turn in news and finance."""
    rng = random.Random(4)
    newsroom = Newsroom(days=DAYS)
    for number in range(stories):
        at = datetime.combine(DAYS[number % 2], datetime.min.time(), WIB) + timedelta(hours=6, minutes=number)
        newsroom.add(
            write_story(rng, id=8_950_000 + number, channel=("news", "finance")[number // 2 % 2], published=at, paragraphs=2)
        )
    return newsroom


def start(
    origin: str, folder: Path, *more: str, arguments: tuple[str, ...] = TWO_CHANNELS, log: str = "crawl.log"
) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "scrapy", "crawl", "detik", *command_line(origin), *arguments, "-s", "DOWNLOAD_DELAY=0"]
    return subprocess.Popen(
        [*command, "--logfile", str(folder / log), *more],
        cwd=ROOT,
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process: subprocess.Popen[str], folder: Path) -> Ended:
    _, stderr = process.communicate(timeout=LONG)
    folders = SiteFolders(folder / "data", "detik")
    newest = sorted(folders.runs.glob("*.json"))[-1]
    return Ended(process.returncode, stderr, json.loads(newest.read_bytes()), folders)


def run(origin: str, folder: Path, *more: str, **how: Any) -> Ended:
    return end(start(origin, folder, *more, **how), folder)


def broken(folder: Path, body: str) -> tuple[str, ...]:
    """Settings under which `detik` is a spider of which a part has been replaced."""
    package = folder / "broken_spiders"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "detik.py").write_text(f"from spiders import detik\n\n\nclass Broken(detik.Detik):\n{body}")
    return ("-s", "SPIDER_MODULES=broken_spiders")


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of which crawls can import."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


def blank(newsroom: Newsroom, choose: Callable[[Story], bool]) -> int:
    chosen = [story for story in newsroom.stories.values() if choose(story)]
    for story in chosen:
        newsroom.blank(story)
    return len(chosen)


def test_a_redesigned_site_and_then_a_half_read_one(tmp_path: Path) -> None:
    newsroom = newsroom_of(16)
    blanked = blank(newsroom, lambda story: story.id % 4 != 0)
    with NewsroomServer(newsroom) as server:
        first = run(server.origin, tmp_path)
        assert first.said == ("failed", 1)
        assert first.summary["articles"]["failed"] == {"layout": blanked}
        assert first.stderr == "scrapy crawl: failed: 12 of 16 articles could not be read (layout 12)\n"
    mended = newsroom_of(16)
    blank(mended, lambda story: story.id % 6 == 0)
    with NewsroomServer(mended) as server:
        output = ("-O", str(tmp_path / "rows.jsonl"))
        second = run(
            server.origin, tmp_path, "-s", "INCREMENTAL=False", "-s", "LOG_FORMAT_JSON=True", *output, log="crawl.json"
        )
    assert second.said == ("degraded", 3)
    assert second.stderr == "scrapy crawl: degraded: 3 of 16 articles could not be read (layout 3)\n"
    assert (second.summary["rows"]["written"], second.summary["feeds"]["stored"]) == (13, 1)
    assert second.summary["fields"]["title"] == 1.0
    # A run that knew nothing of the others is none that the next one is measured against.
    with LedgerFile(first.folders.ledger) as ledger:
        assert [past.summary for past in past_runs(ledger, 10)] == [first.summary]
    log = (tmp_path / "crawl.json").read_text("utf-8")
    lines = [json.loads(line) for line in log.splitlines()]
    assert any(line["message"].startswith("degraded: ") and line["level"] == "WARNING" for line in lines)
    assert any(line["message"].startswith("indexes 4 of 4; articles 16 of 16; rows 13; ") for line in lines)


def test_all_callbacks_failing(on_path: Path) -> None:
    settings = broken(on_path, "    def parse_index(self, response, **about):\n        raise KeyError('markup')\n")
    with NewsroomServer(newsroom_of(4)) as server:
        ended = run(server.origin, on_path, *settings)
    assert ended.said == ("failed", 1)
    assert ended.summary["errors"]["code"] == {"KeyError": 4}
    assert "the program failed on 4 pages (KeyError 4)" in ended.stderr


def test_a_start_that_fails(on_path: Path) -> None:
    settings = broken(on_path, "    async def start(self):\n        raise RuntimeError('no index')\n        yield\n")
    ended = run("http://127.0.0.1:1", on_path, *settings)
    assert ended.said == ("failed", 1)
    assert ended.summary["errors"]["start"] is True
    assert ended.summary["requests"]["sent"] == 0


def test_an_extension_that_fails_to_start_leaves_a_summary(on_path: Path) -> None:
    (on_path / "bad.py").write_text("class Bad:\n    def __init__(self):\n        raise OSError('no such device')\n")
    ended = run("http://127.0.0.1:1", on_path, "-s", 'EXTENSIONS={"bad.Bad": 1}')
    assert ended.said == ("failed", 1)
    assert ended.summary["errors"]["start"] is False
    assert ended.summary["reasons"] == ["the start of the crawl failed; the log says why"]


def test_every_request_failing_and_a_feed_that_cannot_be_stored(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    feed = tmp_path / "file" / "rows.jsonl"
    ended = run("http://127.0.0.1:1", tmp_path, "-s", "RETRY_TIMES=0", "-s", "ROBOTSTXT_OBEY=False", "-o", str(feed))
    assert ended.said == ("failed", 1)
    assert ended.summary["index"]["failed"] == {"connection": 4}
    assert (ended.summary["requests"]["answered"], ended.summary["requests"]["exceptions"]) == (0, {"connection": 4})
    assert (ended.summary["feeds"]["due"], ended.summary["feeds"]["stored"]) == (1, 0)
    assert "no request of 4 was answered (connection 4)" in ended.stderr
    assert "1 feed could not be stored" in ended.stderr


def test_an_empty_index_is_never_ok(tmp_path: Path) -> None:
    arguments = ("-a", f"from_date={DAYS[0]}", "-a", f"until_date={DAYS[0]}")
    with NewsroomServer(Newsroom(days=DAYS)) as server:
        ended = run(server.origin, tmp_path, arguments=arguments)
    assert ended.said == ("failed", 1)
    assert (ended.summary["index"]["cards"], ended.summary["narrowed"]) == (0, [])
    assert ended.summary["reasons"] == ["nothing is listed, on whole days of all channels"]


def test_sigterm_is_an_interruption_and_a_second_run_meanwhile_is_busy(tmp_path: Path) -> None:
    newsroom = newsroom_of(8)
    slow = next(iter(newsroom.stories.values()))
    newsroom.delay(slow.url, 3, times=1)
    with NewsroomServer(newsroom) as server:
        process = start(server.origin, tmp_path)
        while not newsroom.visits(slow.url):
            assert process.poll() is None
        busy = run(server.origin, tmp_path)
        assert busy.said == ("busy", 4)
        assert "is busy: process" in busy.stderr
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=LONG)
    assert process.returncode == 5
    first = json.loads(min(busy.folders.runs.glob("*.json")).read_bytes())
    assert (first["verdict"], first["exit_code"], first["finish_reason"]) == ("interrupted", 5, "shutdown")


def test_a_full_disk_fails_before_anything_is_asked(tmp_path: Path) -> None:
    ended = run("http://127.0.0.1:1", tmp_path, "-s", "MIN_FREE_MB=999999999")
    assert ended.said == ("failed", 1)
    assert "MB free, at least 999999999 MB are wanted" in ended.summary["reasons"][0]

"""World: a newsroom on loopback, the data of its crawls, and what is wrong with them in the end."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow.parquet as pq

from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.part_files import PartFiles, PartUnreadable
from detikcrawl.storage.rows import Row, from_table
from tests.chaos.faults import Faults
from tests.crawling import LONG, ROOT, environment
from tests.newsroom.rewire import command_line
from tests.newsroom.sample import DAYS, big_newsroom
from tests.newsroom.server import NewsroomServer

CHANNELS = ("news", "finance", "health", "sepakbola", "inet", "hot", "jatim", "edu")
SETTINGS = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": 8,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "PART_SECONDS": 1,
    "MIN_FREE_MB": 1,
    "LOG_LEVEL": "WARNING",
}


class Process:
    """A `scrapy` command that runs; killed where the context ends before it does."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self._log_path = log
        self._log = log.open("wb")
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self._log, stderr=self._log)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.kill()  # nothing happens where it has ended
        self.process.wait()
        self._log.close()

    @property
    def log(self) -> str:
        """What it has said."""
        return self._log_path.read_text("utf-8", "replace")

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def wait_until(self, come: Callable[[], bool]) -> bool:
        """Waits until something has come, or the process has ended: False then."""
        deadline = time.monotonic() + LONG
        while not come():
            if not self.runs:
                return False
            assert time.monotonic() < deadline, f"it never came:\n{self.log}"
            time.sleep(0.005)
        return True

    def kill(self) -> bool:
        """SIGKILL; whether there was something to kill."""
        ran = self.runs
        self.process.kill()
        self.process.wait(LONG)
        return ran

    def end(self) -> int:
        """Waits for its end; the exit code, negative for a signal."""
        return self.process.wait(LONG)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is after the last run."""

    jsonl_rows: int
    parquet_rows: int
    requests: int
    """All that were made of the newsroom."""
    again: int
    """Pages of articles asked for again after they had been answered."""
    index_again: int
    """Pages of indexes asked for again."""
    wrong: tuple[str, ...]
    """What is lost, there twice, unreadable or left over: one line each."""


class World:
    """A newsroom with so many articles, every third of several pages; and a data directory."""

    def __init__(self, folder: Path, *, articles: int, seed: int, part_rows: int, channels: tuple[str, ...] = CHANNELS) -> None:
        self.rng = random.Random(seed)
        self.newsroom = big_newsroom(articles, seed=seed, paragraphs=3, channels=channels)
        self._arguments = (f"from_date={DAYS[0]}", f"until_date={DAYS[-1]}", f"channels={','.join(channels)}", "refresh=0")
        self.folder = folder
        self.folders = SiteFolders(folder / "data", "detik")
        self.starts = 0
        self._part_rows = part_rows
        self._settings = SETTINGS | {"PART_ROWS": part_rows}
        self._server = NewsroomServer(self.newsroom)

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._server.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.__exit__(kind, error, trace)

    # runs

    def crawl(self, faults: Faults | None = None) -> Process:
        """Starts the crawl, always with the same arguments."""
        command = ["crawl", "detik", *command_line(self._server.origin)]
        for argument in self._arguments:
            command += ["-a", argument]
        for name, value in self._settings.items():
            command += ["-s", f"{name}={value}"]
        return self._start(command, faults)

    def rebuild(self, faults: Faults | None = None) -> Process:
        """Starts `scrapy ledger detik --rebuild`."""
        return self._start(["ledger", "detik", "--rebuild"], faults)

    def merge_pairs(self, faults: Faults | None = None) -> Process:
        """Starts `scrapy parts detik --compact` such that two parts of usual size are merged into one."""
        return self._start(["parts", "detik", "--compact", "--older-than", "0", "--max-rows", str(2 * self._part_rows)], faults)

    def _start(self, command: list[str], faults: Faults | None) -> Process:
        self.starts += 1
        variables = environment(self.folder)
        program = "scrapy"
        if faults:
            program = "tests.chaos.faults"
            variables |= faults.environment()
        return Process([sys.executable, "-m", program, *command], variables, self.folder / f"{self.starts:03}.log")

    def let_end(self) -> None:
        """A last run, undisturbed."""
        with self.crawl() as crawl:
            assert crawl.end() >= 0, crawl.log
            assert "Traceback" not in crawl.log, crawl.log

    def lose_ledger(self) -> None:
        """Removes its file and what belongs to it."""
        for path in self.folders.ledger.parent.glob("detik.sqlite*"):
            path.unlink()

    # moments

    def part_names(self, suffix: str = ".jsonl") -> list[str]:
        """Parts that have their final name; or their Parquet files."""
        return sorted(path.name for path in self.folders.parts.glob(f"*{suffix}") if not path.name.startswith("."))

    @property
    def missing(self) -> int:
        """Articles that no part has yet."""
        rows = sum((self.folders.parts / name).read_bytes().count(b"\n") for name in self.part_names())
        return len(self.newsroom.stories) - rows

    def asked(self, more: int) -> Callable[[], bool]:
        """Whether so many requests more have been made than now."""
        until = len(self.newsroom.log) + more
        return lambda: len(self.newsroom.log) >= until

    def pause(self, longest: float) -> None:
        """Any moment from now on: no request or row is waited for."""
        time.sleep(self.rng.uniform(0, longest))

    # the end

    def outcome(self) -> Outcome:
        """What came of all runs; to be called when the last has ended."""
        wrong: list[str] = []
        parts = self._parts(wrong)
        parquet_rows = self._tables(parts, wrong)
        self._compare_rows([row for rows in parts.values() for row in rows], wrong)
        self._look_at_folder(wrong)
        self._look_at_ledger({name: len(rows) for name, rows in parts.items()}, wrong)
        visits = Counter(visit.url for visit in self.newsroom.log if visit.status in (200, 304))
        index = {url: times for url, times in visits.items() if "/indeks?" in url}
        articles = {url: times for url, times in visits.items() if "/d-" in url}
        return Outcome(
            jsonl_rows=sum(map(len, parts.values())),
            parquet_rows=parquet_rows,
            requests=len(self.newsroom.log),
            again=sum(articles.values()) - len(articles),
            index_again=sum(index.values()) - len(index),
            wrong=tuple(wrong),
        )

    def _parts(self, wrong: list[str]) -> dict[str, list[Row]]:
        files = PartFiles(self.folders.parts)
        found = {}
        for name in files.names():
            try:
                found[name] = list(files.rows(name))
            except PartUnreadable as error:
                wrong.append(str(error))
        return found

    def _tables(self, parts: dict[str, list[Row]], wrong: list[str]) -> int:
        count = 0
        for name, rows in parts.items():
            path = self.folders.parts / f"{name}.parquet"
            try:
                table = from_table(pq.read_table(path))
            except (OSError, ValueError) as error:
                wrong.append(f"{path.name} cannot be read: {error}")
                continue
            count += len(table)
            if table != rows:
                wrong.append(f"{path.name} has other rows than the part")
        return count

    def _compare_rows(self, rows: list[Row], wrong: list[str]) -> None:
        stories = {f"detik:{story.id}": story for story in self.newsroom.stories.values()}
        times = Counter(row["id"] for row in rows)
        wrong += [f"{each} is missing" for each in sorted(stories.keys() - times.keys())]
        wrong += [f"{each} is there {count} times" for each, count in times.items() if count > 1]
        wrong += [f"{each} is no article of the site" for each in sorted(times.keys() - stories.keys())]
        for row in rows:
            story = stories.get(row["id"])
            if story and (row["text"], row["completeness"], row["pages_fetched"]) != (story.text, "complete", len(story.pages)):
                wrong.append(f"{row['id']} is not whole")

    def _look_at_folder(self, wrong: list[str]) -> None:
        for path in self.folders.parts.iterdir():
            if path.name.startswith(".") or path.suffix not in (".jsonl", ".parquet"):
                wrong.append(f"{path.name} was left over")
            elif path.suffix == ".parquet" and not path.with_suffix(".jsonl").exists():
                wrong.append(f"{path.name} has no part")
        wrong += [f"{path.name} was left over" for path in self.folders.ledger.parent.glob("*.new*")]

    def _look_at_ledger(self, parts: dict[str, int], wrong: list[str]) -> None:
        with closing(sqlite3.connect(self.folders.ledger)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            wrong.append(f"the ledger is damaged: {verdict}")
        with Ledger(self.folders.ledger, read_only=True) as ledger:
            states = {state: count for state, count in ledger.counts().items() if count}
            if states != {"done": len(self.newsroom.stories)}:
                wrong.append(f"the ledger's links are {states}")
            if ledger.intents():
                wrong.append(f"the ledger still intends {ledger.intents()}")
            if {part.name: part.rows for part in ledger.parts()} != parts:
                wrong.append("the ledger has other parts than the folder")
            if underived := [part.name for part in ledger.parts() if not part.parquet]:
                wrong.append(f"the ledger waits for the Parquet of {underived}")

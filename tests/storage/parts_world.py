"""A site's parts and ledger in a folder, and what stops a process in the middle of its work there."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from detikcrawl.article import Article, Block, BlockType, Completeness, Kind, PageForm
from detikcrawl.storage.ledger import Ledger, NewLink
from detikcrawl.storage.part_files import Draft, PartFiles
from detikcrawl.storage.parts import PartWriter
from detikcrawl.storage.recovery import Recovery, recover
from detikcrawl.storage.rows import Row, from_table, to_row
from detikcrawl.text.dates import WIB

START = datetime(2026, 11, 16, 3, tzinfo=UTC)


def row(number: int, *, revision: int = 1, completeness: Completeness = Completeness.COMPLETE) -> Row:
    sentence = f"Warga kampung nomor {number} menanam padi “gogo” di lereng bukit."
    published = datetime(2026, 11, 16, 8, number % 60, tzinfo=WIB)
    return to_row(
        Article(
            id=f"detik:{number}",
            site="detik",
            article_id=str(number),
            url=f"https://news.detik.com/berita/d-{number}/padi-gogo",
            kind=Kind.ARTICLE,
            title=f"Padi Gogo {number}",
            channel="news",
            published_at=published,
            published_offset=420,
            text=sentence,
            blocks=[Block(type=BlockType.PARAGRAPH, text=sentence, page=1)],
            pages_expected=1,
            pages_fetched=1,
            page_form=PageForm.SINGLE,
            completeness=completeness,
            content_hash=f"{number:032x}",
            revision=revision,
            first_seen_at=START,
            crawled_at=START + timedelta(seconds=number, days=revision),
        )
    )


def link(number: int) -> NewLink:
    known = row(number)
    return NewLink(
        article_id=known["article_id"],
        url=known["url"],
        kind="article",
        channel="news",
        day=START.date(),
        source="index",
        published_at=known["published_at"],
    )


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **duration: float) -> None:
        self.now += timedelta(**duration)


class World:
    """The parts and the ledger of one site, which outlive the processes that work on them."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.parts_dir = data / "parts" / "detik"
        self.files = PartFiles(self.parts_dir)
        self.ledger_path = data / "ledger" / "detik.sqlite"
        self.clock = Clock()
        self.runs = 0

    def copy(self, data: Path) -> World:
        """A world that is the same, in another folder."""
        shutil.copytree(self.data, data)
        other = World(data)
        other.clock.now, other.runs = self.clock.now, self.runs
        return other

    def ledger(self) -> Ledger:
        ledger = Ledger(self.ledger_path)
        # It need not outlive the machine, so nothing waits for the disk.
        ledger.connection.execute("PRAGMA synchronous = OFF")
        return ledger

    def see(self, numbers: Iterable[int]) -> None:
        """Let the ledger know the links of the rows of these numbers."""
        with self.ledger() as ledger:
            ledger.record_links([(link(number), "open") for number in numbers], START)

    def lose_ledger(self) -> None:
        for file in self.ledger_path.parent.glob("detik.sqlite*"):
            file.unlink()

    def writer(self, ledger: Ledger, **options) -> PartWriter:
        """The writer of a new run."""
        self.runs += 1
        self.clock.forward(minutes=1)
        run_name = f"{self.clock.now:%Y%m%dT%H%M%SZ}-{self.runs:08x}"
        return PartWriter(self.parts_dir, ledger, **{"run_name": run_name, "clock": self.clock, "min_free_mb": 0} | options)

    def run(self, numbers: Iterable[int], **options) -> None:
        """A run that recovers, writes the rows of these numbers and ends."""
        with self.ledger() as ledger:
            recover(self.parts_dir, ledger, clock=self.clock)
            writer = self.writer(ledger, **options)
            for number in numbers:
                writer.add(row(number))
            writer.close()

    def recover(self) -> Recovery:
        """What the next process does first."""
        with self.ledger() as ledger:
            return recover(self.parts_dir, ledger, clock=self.clock)

    def part_names(self) -> list[str]:
        return self.files.names()

    def unfinished(self) -> list[str]:
        """Hidden files."""
        return sorted(path.name for path in self.parts_dir.glob("*") if path.name.startswith("."))

    def recorded_rows(self) -> int:
        """Rows of the parts that the ledger knows."""
        with self.ledger() as ledger:
            return sum(part.rows for part in ledger.parts())

    def rows(self) -> list[Row]:
        """The rows of all parts, in the order of the parts."""
        return [each for name in self.files.names() for each in self.files.rows(name)]

    def row_counts(self) -> Counter[tuple[str, int]]:
        """How often each revision of each article is in the parts."""
        return Counter((each["article_id"], each["revision"]) for each in self.rows())

    def numbers(self) -> list[int]:
        return sorted(int(each["article_id"]) for each in self.rows())

    def states(self, state: str) -> list[int]:
        with self.ledger() as ledger:
            return sorted(int(each.article_id) for each in ledger.links() if each.state == state)

    def check(self) -> None:
        """Nothing is half done, and files and ledger say the same."""
        names = self.files.names()
        assert self.unfinished() == []
        assert self.files.parquet_names() == names
        for name in names:
            table = pq.read_table(self.files.parquet(name))
            assert from_table(table) == list(self.files.rows(name))
        counts = self.row_counts()
        assert {key: count for key, count in counts.items() if count > 1} == {}
        with self.ledger() as ledger:
            parts = ledger.parts()
            assert [part.name for part in parts] == names
            assert [part.rows for part in parts] == [sum(1 for _ in self.files.lines(name)) for name in names]
            assert [part.bytes for part in parts] == [self.files.size(name) for name in names]
            assert all(part.parquet for part in parts)
            assert ledger.intents() == []
        assert self.states("done") == sorted({int(article_id) for article_id, _ in counts})


Failure = Callable[[str], BaseException | None]
"""What the process meets instead of taking a step."""


class Killed(BaseException):
    """SIGKILL: what no handler of the program sees as an error."""


def killed(step: str) -> BaseException:
    return Killed()


def disk_full(step: str) -> BaseException | None:
    """What a step meets on a full disk, from which files can still be removed."""
    if step in ("begin", "commit"):
        failure = sqlite3.OperationalError("database or disk is full")
        failure.sqlite_errorname = "SQLITE_FULL"
        return failure
    return None if step.startswith("unlink") else OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Interrupter:
    """Sees every step that a process takes towards the disk, and can let it end at any one of them.

    A step is a call that changes folders or makes something durable, the first and the last moment of a transaction of
    the ledger, or a row that is written. `steps` are those taken so far, in their order.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps: list[str] = []
        self.stop_at: int | None = None
        self.failure = killed
        self.lasting = False
        self._watching = False
        for name in ("link", "unlink", "replace", "mkdir"):
            monkeypatch.setattr(os, name, self._seen(name, getattr(os, name), lambda path, *_: Path(path).name))
        # As in World.ledger.
        monkeypatch.setattr(os, "fsync", self._seen("fsync", lambda _: None, _what_is_open))
        monkeypatch.setattr(Draft, "write", self._write(Draft.write))
        monkeypatch.setattr(Ledger, "transaction", self._transaction(Ledger.transaction))

    @contextmanager
    def stopping(self, at: int | None = None, failure: Failure = killed, *, lasting: bool = False):
        """Within the block, fail instead of taking the step of that number (from 0), or it and all later ones."""
        self.steps = []
        self.stop_at, self.failure, self.lasting = at, failure, lasting
        self._watching = True
        try:
            yield self
        finally:
            self.stop_at = None
            self._watching = False

    def step(self, name: str) -> None:
        if not self._watching:
            return
        number = len(self.steps)
        if self.stop_at is not None and (number == self.stop_at or (self.lasting and number > self.stop_at)):
            failure = self.failure(name)
            if failure:
                self.steps.append(f"failed: {name}")
                raise failure
        self.steps.append(name)

    def _seen(self, name: str, call: Callable, what: Callable) -> Callable:
        def seen(*args, **kwargs):
            self.step(f"{name} {what(*args)}")
            return call(*args, **kwargs)

        return seen

    def _write(self, write: Callable) -> Callable:
        def seen(draft: Draft, line: bytes) -> None:
            self.step("write")
            write(draft, line)

        return seen

    def _transaction(self, transaction: Callable) -> Callable:
        @contextmanager
        def seen(ledger: Ledger):
            outermost = not ledger.connection.in_transaction
            if outermost:
                self.step("begin")
            with transaction(ledger):
                yield
                if outermost:
                    self.step("commit")

        return seen


def _what_is_open(descriptor: int) -> str:
    """The name of the file or folder that is open."""
    return Path(f"/proc/self/fd/{descriptor}").readlink().name

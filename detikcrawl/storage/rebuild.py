"""A lost ledger, built again: what the parts and the journals know, in the order in which it came to be known."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import orjson

from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.journal import read_journal
from detikcrawl.storage.ledger import Ledger, LedgerError, NewLink, WalkKey
from detikcrawl.storage.ledger_rows import Row
from detikcrawl.storage.link import from_micros, to_micros
from detikcrawl.storage.part_files import PartFiles, sync_folder

_EVENTS_A_TRANSACTION = 20_000


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a ledger was built from."""

    parts: int
    rows: int
    events: int
    """Lines of journals."""


def rebuild(folders: SiteFolders, *, fingerprint_of: Callable[[Row], str | None] | None = None) -> Rebuilt:
    """Put a new ledger in the place of the site's old one, which may be lost or damaged. The caller holds the site's lock.

    Not known to parts and journals, so not there afterwards: validators of index pages, and when a link was last seen.
    PartUnreadable where a part holds what is no row; the old ledger is then still there.
    """
    files = PartFiles(folders.parts)
    files.settle()
    new = folders.ledger.with_name(f"{folders.ledger.name}.new")
    _remove(new)
    try:
        with Ledger(new, fingerprint_of=fingerprint_of) as ledger, closing(_Events()) as events:
            ledger.connection.execute("PRAGMA synchronous = OFF")  # it is synced as a whole before it counts
            for journal in sorted(folders.journals.glob("*.jsonl")):
                for event in read_journal(journal):
                    events.add_event(event)
            rows = 0
            for name in files.names():
                rows += _add_part(files, name, events, ledger)
            _apply(events, ledger, files)
            ledger.connection.execute("PRAGMA journal_mode = DELETE")  # one file, which can be moved
        _put_in_place(new, folders.ledger)
    except BaseException:
        with suppress(OSError):
            _remove(new)
        raise
    return Rebuilt(parts=len(files.names()), rows=rows, events=events.journaled)


class _Events:
    """Everything that happened, sorted by time on the disk: there may be more of it than fits into memory."""

    def __init__(self) -> None:
        self.journaled = 0
        self._scratch = sqlite3.connect("", isolation_level=None)
        self._scratch.execute("BEGIN")
        self._scratch.execute("CREATE TABLE happened (at INTEGER, turn INTEGER PRIMARY KEY, what BLOB)")
        self._scratch.execute("CREATE TABLE had (article_id, revision, at INTEGER, PRIMARY KEY (article_id, revision))")
        self._scratch.execute("CREATE TABLE part (name PRIMARY KEY, at INTEGER)")

    def add_event(self, event: dict[str, Any]) -> None:
        """A line of a journal."""
        self.journaled += 1
        at = to_micros(datetime.fromisoformat(event["t"]))
        if event["event"] == "part":
            self._scratch.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (event["part"], at))
            # A merged part holds rows that were had before.
            self._scratch.executemany(
                "INSERT OR IGNORE INTO had VALUES (?, coalesce(?, -1), ?)", [(*row, at) for row in event["rows"]]
            )
        else:
            self._add(at, orjson.dumps(event))

    def add_row(self, name: str, offset: int, article_id: str, revision: int | None, crawled_at: int) -> None:
        """A row, by where it lies: it was had when its part was, or else when it was crawled."""
        found = self._scratch.execute(
            "SELECT at FROM had WHERE (article_id, revision) = (?, coalesce(?, -1))", (article_id, revision)
        ).fetchone()
        self._add(found[0] if found else crawled_at, orjson.dumps({"event": "row", "part": name, "offset": offset}))

    def part_committed_at(self, name: str) -> int | None:
        """When a part was committed, as the journal has it."""
        found = self._scratch.execute("SELECT at FROM part WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def in_order(self) -> Iterator[tuple[datetime, dict[str, Any]]]:
        """All that happened, with its time."""
        for at, what in self._scratch.execute("SELECT at, what FROM happened ORDER BY at, turn"):
            yield from_micros(at), orjson.loads(what)

    def close(self) -> None:
        """Give the disk space back."""
        self._scratch.close()

    def _add(self, at: int, what: bytes) -> None:
        self._scratch.execute("INSERT INTO happened (at, what) VALUES (?, ?)", (at, what))


def _add_part(files: PartFiles, name: str, events: _Events, ledger: Ledger) -> int:
    path = files.jsonl(name)
    status = path.stat()
    written_at = to_micros(datetime.fromtimestamp(status.st_mtime, UTC))
    offset = count = 0
    for line, row in zip(files.lines(name), files.rows(name), strict=True):
        crawled_at = to_micros(row["crawled_at"]) if row["crawled_at"] else written_at
        events.add_row(name, offset, row["article_id"], row["revision"], crawled_at)
        offset += len(line)
        count += 1
    committed_at = from_micros(events.part_committed_at(name) or written_at)
    ledger.register_part(name, count, status.st_size, committed_at, parquet=files.parquet(name).exists())
    return count


def _apply(events: _Events, ledger: Ledger, files: PartFiles) -> None:
    in_order = events.in_order()
    reader = _RowReader(files)
    with closing(reader):
        more = True
        while more:
            more = False
            with ledger.transaction():
                for (now, event), _ in zip(in_order, range(_EVENTS_A_TRANSACTION), strict=False):
                    more = True
                    _apply_one(ledger, event, now, reader)


def _apply_one(ledger: Ledger, event: dict[str, Any], now: datetime, reader: _RowReader) -> None:
    match event["event"]:
        case "row":
            ledger.record_row(reader.row(event["part"], event["offset"]), now)
        case "link":
            ledger.record_links([(_new_link(event), event["state"])], now)
        case "outcome":
            # Where a journal is lost, outcomes of links that only it knew have nothing to say.
            with suppress(KeyError):
                ledger.record_outcome(event["id"], event["outcome"], event["cause"], now)
        case "walk":
            walk = WalkKey(event["source"], event["channel"], date.fromisoformat(event["day"]))
            ledger.set_walk(walk, event["end"], now, closed=event["closed"], pages=event["pages"], cards=event["cards"])
        case "reopen":
            ledger.reopen(event["state"], now)
        case "forget":
            ledger.forget(event["id"], now)
        case unknown:
            raise LedgerError(f"{ledger.site}: a journal tells of {unknown!r}; it was written by a newer detikcrawl")


class _RowReader:
    """Rows by where they lie; one file is held open, since most rows follow each other."""

    def __init__(self, files: PartFiles) -> None:
        self._files = files
        self._name: str | None = None
        self._file: Any = None

    def row(self, name: str, offset: int) -> Row:
        """The row that begins there."""
        if name != self._name:
            self.close()
            self._file = self._files.jsonl(name).open("rb")
            self._name = name
        self._file.seek(offset)
        return orjson.loads(self._file.readline())

    def close(self) -> None:
        """Close the file that is open."""
        if self._file:
            self._file.close()


def _new_link(event: dict[str, Any]) -> NewLink:
    return NewLink(
        article_id=event["id"],
        url=event["url"],
        kind=event["kind"],
        channel=event["channel"],
        day=date.fromisoformat(event["day"]) if event["day"] else None,
        source=event["source"],
        published_at=datetime.fromisoformat(event["published_at"]) if event["published_at"] else None,
    )


def _put_in_place(new: Path, old: Path) -> None:
    with new.open("rb") as file:
        os.fsync(file.fileno())
    # What the old ledger has not taken into its file yet must not be taken for the new one's.
    with suppress(sqlite3.Error), closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for suffix in ("-wal", "-shm"):
        old.with_name(old.name + suffix).unlink(missing_ok=True)
    new.replace(old)
    sync_folder(old.parent)


def _remove(ledger: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)

"""The files of a site's parts: their names, and the only ways in which they come, are read and go.

    <name>.jsonl            a part; once it has this name it is never written to
    <name>.parquet          the same rows, derived from it
    .<name>.jsonl.tmp       a part that is being written
    .<name>.parquet.tmp     Parquet that is being written
    .<name>.replaces        beside a part that was merged from others: their names, until they are removed

Nothing here reads the ledger. What is said to be durable outlives a loss of power: files and folders are synced.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from detikcrawl.storage.parquet import parquet_bytes
from detikcrawl.storage.rows import Row, from_json, to_row

MB = 1024 * 1024


class PartsError(Exception):
    """Parts are not as they must be; one line that names them."""


class PartUnreadable(PartsError):
    """A part holds what is no row."""


class PartsMissing(PartsError):
    """The files of parts that the ledger counts on are not there."""


class DiskFull(Exception):
    """The folder of the parts cannot be written to, or soon could not; one line with its name and the free space."""


class PartFiles:
    """The folder of one site's parts. It is made when the first part is begun."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def jsonl(self, name: str) -> Path:
        """Where a part lies."""
        return self.folder / f"{name}.jsonl"

    def parquet(self, name: str) -> Path:
        """Where its Parquet file lies."""
        return self.folder / f"{name}.parquet"

    def names(self) -> list[str]:
        """The parts that have their final name, in the order in which they were written."""
        return self._named("*.jsonl")

    def parquet_names(self) -> list[str]:
        """The parts that have a Parquet file."""
        return self._named("*.parquet")

    def _named(self, pattern: str) -> list[str]:
        return sorted(path.stem for path in self.folder.glob(pattern) if not path.name.startswith("."))

    def size(self, name: str) -> int:
        """Bytes of a part."""
        return self.jsonl(name).stat().st_size

    def begin(self, name: str) -> Draft:
        """A part that is being written; the folder is made where there is none."""
        make_folder(self.folder)
        return Draft(self, name)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a part, each with its end. PartUnreadable where the last one is torn."""
        with self.jsonl(name).open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.endswith(b"\n"):
                    raise PartUnreadable(f"{self.jsonl(name)}: line {number} is torn")
                yield line

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a part, equal to those that were written. PartUnreadable, with the line, where one is no row."""
        for number, line in enumerate(self.lines(name), 1):
            try:
                row = to_row(from_json(line))
            except ValueError as error:
                raise PartUnreadable(f"{self.jsonl(name)}: line {number} is no row: {error}") from None
            yield row

    def write_parquet(self, name: str, rows: Iterable[Row]) -> None:
        """Derive the Parquet file of a part, durable and whole, or not there; one that is there is replaced."""
        draft = self.folder / f".{name}.parquet.tmp"
        try:
            with draft.open("wb") as file:
                file.write(parquet_bytes(rows))
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.parquet(name))
        except Exception:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        self.sync()

    def announce_merge(self, name: str, sources: Sequence[str]) -> None:
        """Note durably, before a part gets its final name, that it takes the place of others."""
        with self._replaces(name).open("wb") as file:
            file.write("".join(f"{source}\n" for source in sources).encode())
            file.flush()
            os.fsync(file.fileno())
        self.sync()

    def end_merge(self, name: str, sources: Iterable[str]) -> None:
        """Remove the parts whose place another one took, durably, then the note of it."""
        for source in sources:
            self.jsonl(source).unlink(missing_ok=True)
            self.parquet(source).unlink(missing_ok=True)
        self.sync()
        self._replaces(name).unlink(missing_ok=True)

    def settle(self) -> list[str]:
        """Bring the folder from wherever a killed process left it to where only parts are in it.

        Unfinished files go, merges that were published are ended. Without the ledger, so it can be lost too: to be
        called before the parts are read, by a process that holds the site's lock. Returns the names of what it removed.
        """
        if not self.folder.is_dir():
            return []
        removed = sorted(self.folder.glob(".*.tmp"))
        for draft in removed:
            draft.unlink()
        # A part may have been published by a process that did not live to make it durable.
        self.sync()
        for note in sorted(self.folder.glob(".*.replaces")):
            name = note.name.removeprefix(".").removesuffix(".replaces")
            if self.jsonl(name).exists():
                sources = note.read_text().splitlines()
                removed += [path for source in sources if (path := self.jsonl(source)).exists()]
                self.end_merge(name, sources)
            else:
                note.unlink()
        return [path.name for path in removed]

    def sync(self) -> None:
        """Make durable which files are in the folder."""
        sync_folder(self.folder)

    def free_mb(self) -> int:
        """Free space on the disk of the folder."""
        there = next(folder for folder in (self.folder, *self.folder.parents) if folder.is_dir())
        return shutil.disk_usage(there).free // MB

    @contextmanager
    def disk_errors(self) -> Iterator[None]:
        """Turns what a disk does to the block, or to a ledger in it, into DiskFull."""
        try:
            yield
        except OSError as error:
            raise self._disk_full(error.strerror or str(error)) from error
        except sqlite3.OperationalError as error:
            if not getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR")):
                raise
            raise self._disk_full(str(error)) from error

    def _disk_full(self, cause: str) -> DiskFull:
        try:
            free = f"{self.free_mb()} MB free"
        except OSError:
            free = "free space unknown"
        return DiskFull(f"{self.folder}: cannot be written to: {cause} ({free})")

    def _replaces(self, name: str) -> Path:
        return self.folder / f".{name}.replaces"


class Draft:
    """A part that is being written, under a hidden name. OSError where the disk does not take it."""

    def __init__(self, files: PartFiles, name: str) -> None:
        self.name = name
        self._path = files.folder / f".{name}.jsonl.tmp"
        self._final = files.jsonl(name)
        self._file = self._path.open("xb")

    def write(self, line: bytes) -> None:
        """Append a line, with its end."""
        self._file.write(line)

    def seal(self) -> None:
        """End the file; its content is durable."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def publish(self) -> None:
        """Give the part its final name, which is durable once the folder is synced. FileExistsError where it is taken."""
        # A link, since a rename would replace a file of that name.
        os.link(self._path, self._final)
        self._path.unlink()

    def discard(self) -> None:
        """Remove the unfinished file, as far as the disk lets us; what got its final name stays."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and its parents, durably."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make durable which files are in a folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Parts of made-up sites, the dataset that is folded from them, and what readers find in it."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detikcrawl.article import SCHEMA_VERSION
from detikcrawl.dataset import index
from detikcrawl.dataset.fold import Folded, fold
from detikcrawl.dataset.generations import read_manifest
from detikcrawl.dataset.manifest import Manifest
from detikcrawl.dataset.schema import DATASET_SCHEMA
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.part_files import PartFiles
from detikcrawl.storage.rows import Row, from_table, to_json, to_row
from detikcrawl.text.dates import WIB
from detikcrawl.text.hashing import content_hash
from tests.newsroom.words import open_desk

NOON = datetime(2026, 11, 16, 12, tzinfo=WIB)


def wait_for_no_disk(patch: pytest.MonkeyPatch) -> None:
    """What is written in a test need not outlive the machine."""
    prepared = index._prepared

    def hasty(connection: sqlite3.Connection) -> sqlite3.Connection:
        prepared(connection).execute("PRAGMA synchronous = OFF")
        return connection

    patch.setattr(index, "_prepared", hasty)
    patch.setattr(os, "sync", lambda: None)
    patch.setattr(os, "fsync", lambda _: None)


def story(seed: int, paragraphs: int = 4) -> str:
    """A text that is like no other."""
    desk = open_desk(random.Random(seed), "news", "Senin (16/11/2026)")
    return "\n\n".join(desk.paragraph() for _ in range(paragraphs))


def row(
    site: str,
    number: int,
    *,
    day: int = 0,
    text: str | None = None,
    revision: int | None = 1,
    published_at: datetime | None = NOON,
    **values: Any,
) -> Row:
    """A row of a site; `day` counts from 16 November 2026."""
    published_at = published_at and published_at + timedelta(days=day)
    text = story(crc32(f"{site}:{number}".encode())) if text is None else text
    title = f"Kabar {number}"
    given = {
        "id": f"{site}:{number}",
        "site": site,
        "article_id": str(number),
        "url": f"https://{site}.example.com/berita/{number}",
        "kind": "article",
        "title": title,
        "tags": ["sawah", "pasar, malam"],
        "published_at": published_at,
        "published_offset": published_at and 420,
        "text": text,
        "blocks": [{"type": "paragraph", "text": each, "page": 1} for each in text.split("\n\n")],
        "pages_fetched": 1,
        "page_form": "single",
        "completeness": "complete",
        "is_free": True,
        "content_hash": content_hash(title, text),
        "revision": revision,
        "first_seen_at": NOON,
        "crawled_at": NOON + timedelta(hours=revision or 0),
        "job_id": "run",
        "schema_version": SCHEMA_VERSION,
    }
    return to_row(given | values)


class World:
    """A data directory with parts and a dataset."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.folders = DatasetFolders(data)
        self.now = NOON
        self._parts = 0

    @property
    def dataset(self) -> Path:
        return self.folders.current

    def files(self, site: str) -> PartFiles:
        return PartFiles(self.folders.parts / site)

    def part(self, *rows: Row, site: str | None = None, name: str | None = None, parquet: bool = True) -> str:
        """Commits a part with these rows of one site; its name."""
        self._parts += 1
        name = name or f"20261116T{self._parts:06}Z-aaaaaaaa-000001"
        files = self.files(site or rows[0]["site"])
        draft = files.begin(name)
        for each in rows:
            draft.write(to_json(each) + b"\n")
        draft.seal()
        draft.publish()
        if parquet:
            files.write_parquet(name, rows)
        return name

    def new_run(self) -> str:
        return f"run-{self._parts}"

    def make(self) -> DatasetFolders:
        """Makes the data directory."""
        self.data.mkdir(parents=True)
        return self.folders

    def remove(self, site: str, *names: str) -> None:
        for name in names:
            self.files(site).jsonl(name).unlink()
            self.files(site).parquet(name).unlink(missing_ok=True)

    def merge(self, site: str, names: Iterable[str], *, without: Iterable[str] = ()) -> str:
        """Writes parts into one, as compaction and takedowns do."""
        names = list(names)
        rows = [each for name in names for each in self.files(site).rows(name) if each["id"] not in without]
        merged = self.part(*rows, site=site, name=f"{names[-1]}-m1")
        self.remove(site, *names)
        return merged

    def fold(self, **options: Any) -> Folded:
        self.now += timedelta(hours=1)
        return fold(self.data, **{"clock": lambda: self.now} | options)

    def manifest(self) -> Manifest:
        manifest = read_manifest(self.dataset)
        assert manifest is not None
        return manifest

    def paths(self) -> list[str]:
        """Parquet files of the dataset, below its folder."""
        return sorted(str(path.relative_to(self.dataset.resolve())) for path in self.dataset.resolve().rglob("*.parquet"))

    def table(self, pattern: str = "site=*/date=*/*.parquet") -> pa.Table:
        return pa.concat_tables([DATASET_SCHEMA.empty_table(), *map(read, sorted(self.dataset.glob(pattern)))])

    def rows(self, pattern: str = "site=*/date=*/*.parquet") -> list[Row]:
        """Articles, in the order of the files."""
        return from_table(self.table(pattern))

    def revisions(self) -> list[Row]:
        return self.rows("_revisions/site=*/date=*/*.parquet")

    def days(self) -> dict[str, list[str]]:
        """Ids of the articles by folder."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.dataset.glob("site=*/date=*/*.parquet")):
            folder = str(path.parent.relative_to(self.dataset))
            found.setdefault(folder, []).extend(read(path)["id"].to_pylist())
        return found

    def states(self) -> dict[str, tuple[int, int]]:
        """Inode and time of the last change of every file in the data directory but the lock."""
        found = {}
        for path in sorted(self.data.rglob("*")):
            if path != self.folders.lock:
                status = path.lstat()
                found[str(path.relative_to(self.data))] = (status.st_ino, status.st_mtime_ns)
        return found

    def check(self) -> None:
        """The dataset is whole, and there is nothing but it."""
        manifest = self.manifest()
        listed = {file.path: file for file in manifest.files()}
        assert self.paths() == sorted(listed)
        for path, file in listed.items():
            content = (self.dataset / path).read_bytes()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (file.bytes, file.sha256)
            assert pq.read_metadata(self.dataset / path).num_rows == file.rows
        assert manifest.rows() == len(self.rows())
        assert manifest.revisions() == len(self.revisions())
        left = {path.name for path in self.data.iterdir()} - {"parts", "ledger", "dataset.lock", "archive", "journal"}
        assert left == {"dataset", f"dataset.{manifest.generation:06}", "dataset.index.sqlite"}


def read(path: Path) -> pa.Table:
    """The columns that are in a file, and not those of its path."""
    return pq.read_table(path, partitioning=None)


def plain(row: Row) -> Row:
    """A row of the parts as the dataset has it when nothing repeats it."""
    return row | {"duplicate_of": None, "similarity": None, "cluster_id": None}


def forgotten(data: Path, word: str) -> bool:
    """Whether a word is in no file."""
    with suppress(FileNotFoundError):
        return not any(word.encode() in path.read_bytes() for path in data.rglob("*") if path.is_file())
    raise AssertionError("a file went while it was read")

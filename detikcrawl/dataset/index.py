"""The index of the dataset: which row lies where in which part, and the sketch of each; SQLite, one file.

It says nothing that the parts do not say: where it is missing, or was made by other rules, it is made again from them.
So it need not agree with any state of the dataset, and a fold that is killed goes on where it was.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

import orjson
import pyarrow as pa

from detikcrawl.article import SCHEMA_VERSION
from detikcrawl.dataset import DatasetError
from detikcrawl.dataset.part_rows import batches
from detikcrawl.dataset.sketching import Sketcher, Text
from detikcrawl.storage import sketch as sketches
from detikcrawl.storage.link import from_micros
from detikcrawl.storage.part_files import PartFiles
from detikcrawl.text.dates import wib_day

UNKNOWN_DAY = "unknown"

VERSION = orjson.dumps({"index": 1, "sketch": sketches.PARAMETERS}, option=orjson.OPT_SORT_KEYS).decode()
"""An index with another one is made again."""

_UNFINISHED = -1
"""Bytes of a part of which not all rows have come in."""

_ROW_BYTES = 1000
"""What a row takes besides its text, which is there twice: whole and in blocks."""

_SCHEMA = """
CREATE TABLE meta (version TEXT NOT NULL);
CREATE TABLE parts (
    part INTEGER PRIMARY KEY, site TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL, UNIQUE (site, name)
);
CREATE TABLE rows (
    part INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL,
    crawled_at INTEGER NOT NULL, day TEXT NOT NULL, published_at INTEGER, time INTEGER NOT NULL, content_hash TEXT,
    size INTEGER NOT NULL, PRIMARY KEY (part, position)
) WITHOUT ROWID;
CREATE TABLE sketches (version INTEGER PRIMARY KEY, signature BLOB, figures BLOB);
CREATE INDEX rows_by_id ON rows (id);
CREATE INDEX rows_by_version ON rows (version);
"""

_COLUMNS = (
    "id",
    "revision",
    "crawled_at",
    "job_id",
    "content_hash",
    "published_at",
    "first_seen_at",
    "title",
    "text",
    "schema_version",
)

# Of equal rows in two parts, as while parts are merged, the one in the later part stands for both.
_KEPT = """
CREATE TEMP TABLE kept AS
SELECT site, day, published_at, id, revision, crawled_at, version, part, position, size, time, content_hash, place = 1 AS newest
FROM (
    SELECT *,
        row_number() OVER (PARTITION BY id, version ORDER BY name DESC, position DESC) AS copy,
        row_number() OVER (PARTITION BY id ORDER BY revision DESC, crawled_at DESC, name DESC, position DESC) AS place
    FROM rows JOIN parts USING (part)
) WHERE copy = 1
"""


class Kept(NamedTuple):
    """A row that belongs into the dataset: the newest revision of its article, or an older one."""

    site: str
    day: str
    newest: bool
    id: str
    version: int
    """Equal for equal rows wherever they lie."""

    part: int
    position: int
    size: int
    """Bytes in memory, about."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What came in and what went."""

    parts_in: int = 0
    parts_out: int = 0
    rows_in: int = 0
    rows_out: int = 0


class Index:
    """An open index; the caller holds the lock of the dataset. DatasetError where the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._connection = _open(path)
        except sqlite3.Error as error:
            raise DatasetError(f"{path} cannot be used: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turns what SQLite does to the block into a DatasetError."""
        try:
            yield
        except sqlite3.Error as error:
            advice = "" if isinstance(error, sqlite3.OperationalError) else "; remove it: it is made again from the parts"
            raise DatasetError(f"{self.path}: {error}{advice}") from error

    def sync(self, site: str, files: PartFiles) -> Synced:
        """Bring what is known of a site's parts to what is there. PartGone where parts go meanwhile, PartUnreadable."""
        there = {name: size for name in files.names() if (size := _size(files, name)) is not None}
        known = dict(self._connection.execute("SELECT name, bytes FROM parts WHERE site = ?", (site,)))
        gone = known.keys() - there.keys()
        # One of that name but of another size was put in its place by a person, or not read to its end.
        new = {name: size for name, size in there.items() if known.get(name) != size}
        rows_in = self._take_in(site, files, new)
        # After the new ones: rows of merged parts keep their sketches.
        rows_out = 0
        with self._transaction():
            for name in gone:
                rows_out += self._remove_part(site, name)
            if gone:
                self._connection.execute("DELETE FROM sketches WHERE version NOT IN (SELECT version FROM rows)")
        return Synced(len(new), len(gone), rows_in, rows_out)

    def token(self) -> str:
        """What the parts that are known have in them, as a hash."""
        listed = self._connection.execute("SELECT site, name, bytes FROM parts ORDER BY site, name").fetchall()
        return hashlib.blake2b(orjson.dumps([VERSION, listed]), digest_size=16).hexdigest()

    def parts(self) -> dict[str, int]:
        """How many parts each site has, by name."""
        return dict(self._connection.execute("SELECT site, count(*) FROM parts GROUP BY site ORDER BY site"))

    def part(self, number: int) -> tuple[str, str]:
        """The site and the name of a part."""
        return self._connection.execute("SELECT site, name FROM parts WHERE part = ?", (number,)).fetchone()

    def count(self, ids: Iterable[str]) -> int:
        """How many rows there are of these articles."""
        found = (self._connection.execute("SELECT count(*) FROM rows WHERE id = ?", (each,)).fetchone()[0] for each in ids)
        return sum(found)

    def choose(self) -> None:
        """Find the rows that belong into the dataset: to be called before `kept` and `articles`."""
        self._connection.execute("DROP TABLE IF EXISTS temp.kept")
        self._connection.execute(_KEPT)

    def kept(self, sites: Collection[str]) -> Iterator[Kept]:
        """The rows of these sites that belong into the dataset: by site and day, the newest revisions first, by time and id."""
        for site in sorted(sites):
            found = self._connection.execute(
                """SELECT site, day, newest, id, version, part, position, size FROM kept WHERE site = ?
                ORDER BY day, newest DESC, published_at, id, revision, crawled_at, version""",
                (site,),
            )
            yield from map(Kept._make, found)

    def articles(self) -> Iterator[tuple[str, int, str, bytes | None, bytes | None]]:
        """Of every article its newest revision: id, time, hash of the content as 32 hexadecimal digits, and the sketch."""
        found = self._connection.execute(
            "SELECT id, time, content_hash, signature, figures FROM kept JOIN sketches USING (version) WHERE newest"
        )
        for id_, time, content_hash, signature, figures in found:
            # Whoever has none equals nobody.
            yield id_, time, _digest(content_hash or f"of {id_}", 16).hex(), signature, figures

    # places where rows are wanted

    def want(self, places: Iterable[tuple[int, int, int, int]]) -> None:
        """Remember (part, position, bucket, place in the bucket) of rows that are to be fetched."""
        self._connection.execute(
            "CREATE TEMP TABLE IF NOT EXISTS wanted (part, position, bucket, place, PRIMARY KEY (part, position)) WITHOUT ROWID"
        )
        self._connection.executemany("INSERT INTO wanted VALUES (?, ?, ?, ?)", places)

    def wanted_parts(self, buckets: range) -> list[int]:
        """Parts with rows that are wanted for these buckets."""
        found = self._connection.execute(
            "SELECT DISTINCT part FROM wanted WHERE bucket BETWEEN ? AND ? ORDER BY part", (buckets.start, buckets.stop - 1)
        )
        return [part for (part,) in found]

    def wanted(self, part: int, buckets: range) -> list[tuple[int, int, int]]:
        """(position, bucket, place) of the rows of a part that are wanted for these buckets, in the order of the part."""
        return self._connection.execute(
            "SELECT position, bucket, place FROM wanted WHERE part = ? AND bucket BETWEEN ? AND ? ORDER BY position",
            (part, buckets.start, buckets.stop - 1),
        ).fetchall()

    def forget_wanted(self) -> None:
        """No row is wanted any more."""
        self._connection.execute("DROP TABLE IF EXISTS temp.wanted")

    # parts come in

    def _take_in(self, site: str, files: PartFiles, sizes: Mapping[str, int]) -> int:
        numbers = {}
        with self._transaction():
            for name in sizes:
                self._remove_part(site, name)
                added = "INSERT INTO parts (site, name, bytes) VALUES (?, ?, ?)"
                numbers[name] = self._connection.execute(added, (site, name, _UNFINISHED)).lastrowid
        taken = 0
        scans = (scan for name in sizes for scan in _scan(files, name))
        with Sketcher() as sketcher:
            for scan, made in sketcher.sketched(scans, self._without_sketch):
                with self._transaction():
                    insert = f"INSERT INTO rows VALUES ({numbers[scan.part]}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
                    self._connection.executemany(insert, scan.rows)
                    self._connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?, ?)", made)
                    if scan.last:
                        done = "UPDATE parts SET bytes = ? WHERE part = ?"
                        self._connection.execute(done, (sizes[scan.part], numbers[scan.part]))
                taken += len(scan.rows)
        return taken

    def _without_sketch(self, scan: _Scan) -> list[Text]:
        known = "SELECT 1 FROM sketches WHERE version = ?"
        texts = [text for text in scan.texts if not self._connection.execute(known, text[:1]).fetchone()]
        scan.texts.clear()
        return texts

    def _remove_part(self, site: str, name: str) -> int:
        rows = 0
        for (part,) in self._connection.execute("SELECT part FROM parts WHERE (site, name) = (?, ?)", (site, name)).fetchall():
            rows += self._connection.execute("DELETE FROM rows WHERE part = ?", (part,)).rowcount
            self._connection.execute("DELETE FROM parts WHERE part = ?", (part,))
        return rows

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


@dataclass(slots=True)
class _Scan:
    """Some rows of a part, in their order."""

    part: str
    last: bool
    """Whether the part ends with them."""

    rows: list[tuple[Any, ...]]
    """As the table has them, but for the number of the part."""

    texts: list[Text]


def _scan(files: PartFiles, name: str) -> Iterator[_Scan]:
    """The rows of a part, a batch at once; of a part without rows an empty batch."""
    before = _Scan(name, False, [], [])
    for position, table in batches(files, name, _COLUMNS):
        if before.rows:
            yield before
        before = _scanned(files, name, position, table)
    before.last = True
    yield before


def _scanned(files: PartFiles, name: str, first: int, table: pa.Table) -> _Scan:
    for column in ("published_at", "first_seen_at", "crawled_at"):
        at = table.column_names.index(column)
        table = table.set_column(at, column, table[column].cast(pa.int64()))
    scan = _Scan(name, False, [], [])
    for position, row in enumerate(zip(*(table[column].to_pylist() for column in _COLUMNS), strict=True), first):
        id_, revision, crawled_at, job_id, content_hash, published_at, first_seen_at, title, text, schema_version = row
        if schema_version is not None and schema_version > SCHEMA_VERSION:
            raise DatasetError(
                f"{files.jsonl(name)} has rows of schema version {schema_version}, this detikcrawl knows those up to "
                f"{SCHEMA_VERSION}: fold with the detikcrawl that wrote them"
            )
        version = int.from_bytes(_digest(f"{id_} {revision} {crawled_at} {job_id} {content_hash}", 8), signed=True)
        time = next((each for each in (published_at, first_seen_at, crawled_at) if each is not None), 0)
        size = _ROW_BYTES + 2 * len(text or "")
        scan.rows.append(
            (position, id_, version, revision or 0, crawled_at or 0, _day(published_at), published_at, time, content_hash, size)
        )
        scan.texts.append((version, title, text))
    return scan


def _day(published_at: int | None) -> str:
    moment = from_micros(published_at)
    return wib_day(moment).isoformat() if moment else UNKNOWN_DAY


def _digest(value: str, size: int) -> bytes:
    return hashlib.blake2b(value.encode(), digest_size=size).digest()


def _size(files: PartFiles, name: str) -> int | None:
    try:
        return files.size(name)
    except FileNotFoundError:  # It was merged into another one since the folder was read.
        return None


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        with suppress(sqlite3.OperationalError):  # There is no such table in a new file.
            if connection.execute("SELECT version FROM meta").fetchall() == [(VERSION,)]:
                return _prepared(connection)
    except sqlite3.DatabaseError:  # It is no database.
        pass
    connection.close()
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    connection = _prepared(sqlite3.connect(path, isolation_level=None))
    connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
    connection.execute("INSERT INTO meta VALUES (?)", (VERSION,))
    return connection


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # what a loss of power takes back is read again
    connection.execute("PRAGMA cache_size = -65536")
    # Else what was taken down stays in the file until something is written over it.
    connection.execute("PRAGMA secure_delete = ON")
    return connection

"""Which articles of a generation are exported: all, those of some sites, without duplicates, or those that meet a condition."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from detikcrawl.dataset import DatasetError
from detikcrawl.dataset.manifest import Manifest, StoredFile
from detikcrawl.dataset.schema import DATASET_SCHEMA

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH_ROWS = 1000

_MEMORY = "1GB"
# Not by hive_partitioning, which reads names of the form a=b out of the whole path, and the data directory may have such.
_ARTICLES = r"""(
    SELECT *, regexp_extract(filename, '/date=([^/]+)/[^/]+$', 1) AS date
    FROM read_parquet($files, hive_partitioning = false, filename = true, file_row_number = true)
)"""


class ConditionError(DatasetError):
    """A condition that is none; one line."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for.

    sites  names; all without it.
    where  an SQL condition on the columns of the dataset, with `date` as text; times without a zone are times in WIB.
    drop   leave out the articles that repeat an earlier one.
    """

    sites: Collection[str] | None = None
    where: str | None = None
    drop: bool = False

    @property
    def is_all(self) -> bool:
        """Whether everything is asked for."""
        return self.sites is None and self.where is None and not self.drop

    def check(self) -> None:
        """Look at the condition before anything is done. ConditionError where it is none, DatasetError without DuckDB."""
        if self.where is not None:
            with _duckdb(self.where) as connection:
                connection.register("articles", DATASET_SCHEMA.empty_table().append_column("date", pa.array([], pa.string())))
                _meeting_in(connection, "articles", self.where, "count(*)").fetchall()

    def tables(self, folder: Path, manifest: Manifest) -> Iterator[tuple[str, str, StoredFile, pa.Table]]:
        """(site, day, file, rows) of the articles, BATCH_ROWS at most at once, in the order of the files."""
        for site in sorted(manifest.sites):
            if self.sites is not None and site not in self.sites:
                continue
            days = sorted(manifest.sites[site].days.items())
            files = [(name, file) for name, day in days for file in day.files if not file.of_revisions]
            if not files:
                continue
            meeting = self.where and _meeting(folder, [file for _, file in files], self.where)
            for day, file in files:
                numbers = None if self.where is None else meeting.get(file.path, array("q"))
                for table in _read(folder / file.path, numbers):
                    rows = table.filter(table["duplicate_of"].is_null()) if self.drop else table
                    if len(rows):
                        yield site, day, file, rows


def _read(path: Path, numbers: Sequence[int] | None) -> Iterator[pa.Table]:
    """The rows of a file, or those of these numbers, which ascend."""
    first = 0
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH_ROWS):
            table = pa.Table.from_batches([batch], DATASET_SCHEMA)
            if numbers is not None:
                some = numbers[bisect_left(numbers, first) : bisect_left(numbers, first + len(batch))]
                table = table.take(pa.array([number - first for number in some], pa.int64()))
            yield table
            first += len(batch)


def _meeting(folder: Path, files: Sequence[StoredFile], where: str) -> dict[str, array[int]]:
    """The numbers of the rows that meet a condition, by file."""
    found: dict[str, array[int]] = {}
    paths = {str(folder / file.path): file.path for file in files}
    with _duckdb(where, folder) as connection:
        rows = _meeting_in(connection, _ARTICLES, where, "filename, file_row_number", {"files": list(paths)})
        while some := rows.fetchmany(10_000):
            for path, number in some:
                found.setdefault(paths[path], array("q")).append(number)
    return found


def _meeting_in(
    connection: DuckDBPyConnection, table: str, where: str, columns: str, parameters: dict[str, object] | None = None
) -> DuckDBPyConnection:
    """Ask for what meets a condition, in order."""
    # On lines of its own, so that the condition may end in a comment.
    query = f"SELECT {columns} FROM {table} WHERE (\n{where}\n) ORDER BY ALL"  # noqa: S608 - it can read the dataset alone
    if not where.strip() or len(connection.extract_statements(query)) != 1:
        raise ConditionError(f"--where {where!r}: not one condition")
    return connection.execute(query, parameters)


@contextmanager
def _duckdb(where: str, folder: Path | None = None) -> Iterator[DuckDBPyConnection]:
    """A database in memory that may read the dataset, and nothing else whatever a condition says; its errors are one line."""
    try:
        import duckdb
    except ImportError:
        raise DatasetError("--where needs DuckDB: install it with `pip install -e '.[dataset]'`") from None
    try:
        with duckdb.connect(config={"memory_limit": _MEMORY}) as connection:
            connection.execute("SET TimeZone = 'Asia/Jakarta'")
            if folder:
                connection.execute("SET allowed_directories = [$folder]", {"folder": f"{folder}/"})
            connection.execute("SET enable_external_access = false")
            yield connection
    except duckdb.Error as error:
        raise ConditionError(f"--where {where!r}: {str(error).partition(chr(10))[0]}") from None

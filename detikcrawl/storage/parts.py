"""Parts: how rows reach the disk so that none is lost and none is there twice, whenever the process is killed.

A part is a JSON Lines file. Its commit takes six steps:

1. seal         the unfinished file is whole and durable;
2. intend       the ledger notes that a part of this name may exist from now on;
3. publish      the file gets its final name, never in the place of another file;
4. sync folder  the name is durable. This is the commit point: from here on the rows are had;
5. record       one transaction of the ledger marks their articles;
6. derive       the Parquet file, which is made again later where that fails.

A kill before the commit point leaves a file that the next start removes, and links that are still open; a kill after
it leaves a part that the next start records (`detikcrawl.storage.recovery`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.part_files import DiskFull, Draft, PartFiles
from detikcrawl.storage.rows import Row, to_json, to_row

logger = logging.getLogger(__name__)

PARQUET_RETRY = timedelta(minutes=5)
"""How long to wait before Parquet that could not be derived is tried again."""

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


@dataclass(slots=True)
class _OpenPart:
    draft: Draft
    begun: datetime
    rows: list[Row] = field(default_factory=list)


class PartWriter:
    """Writes the rows of a run as parts; holds those of the open part in memory too.

    parts_dir     folder of the site's parts; made when the first row comes.
    ledger        of the site. The caller holds the site's lock, and has called `recover`.
    run_name      unique for all times: `<UTC start>-<random>`; parts are called `<run_name>-<n>`.
    max_rows      rows after which a part is committed.
    max_seconds   age of its oldest row after which `tick` commits a part.
    min_free_mb   free space, in MiB, below which `check_disk` refuses to go on.
    clock         gives the time, aware.
    committed     is called with the rows of a part as soon as the ledger has them.
    """

    def __init__(
        self,
        parts_dir: Path,
        ledger: Ledger,
        *,
        run_name: str,
        max_rows: int = 500,
        max_seconds: float = 60,
        min_free_mb: int = 200,
        clock: Clock = utc_now,
        committed: Callable[[list[Row]], None] | None = None,
    ) -> None:
        self.parts = 0
        """Parts committed."""
        self.rows = 0
        """Rows in them."""
        self.parquet_failures = 0
        """How often Parquet could not be derived."""
        self._files = PartFiles(parts_dir)
        self._ledger = ledger
        self._run_name = run_name
        self._max_rows = max_rows
        self._max_age = timedelta(seconds=max_seconds)
        self._min_free_mb = min_free_mb
        self._clock = clock
        self._committed = committed
        self._open: _OpenPart | None = None
        self._begun = 0
        self._failure: str | None = None
        self._underived: list[str] = []
        self._derive_after = clock()

    def add(self, row: Row) -> None:
        """Write a row; commit when the part has its number of rows.

        Raises ValueError, before anything is written, where the row does not fit the contract, and DiskFull where the
        disk does not take it: then the rows of the open part are dropped, their links stay open in the ledger, and
        nothing more can be added.
        """
        if self._failure:
            raise DiskFull(self._failure)
        row = to_row(row)
        with self._failing_for_good():
            if self._open is None:
                self._begun += 1
                self._open = _OpenPart(self._files.begin(f"{self._run_name}-{self._begun:06}"), self._clock())
            self._open.draft.write(to_json(row) + b"\n")
        self._open.rows.append(row)
        if len(self._open.rows) >= self._max_rows:
            self.commit()

    def tick(self) -> None:
        """What is due by time: to be called every few seconds. Raises DiskFull, as `commit` and `check_disk` do."""
        now = self._clock()
        # A clock that was set back must not keep the part open.
        if self._open and not timedelta(0) <= now - self._open.begun < self._max_age:
            self.commit()
        if self._underived and now >= self._derive_after:
            self._derive_again()
        self.check_disk()

    def commit(self) -> None:
        """Commit the rows added since the last commit, if there are any.

        Raises DiskFull where the disk does not take them; what is past the commit point is recorded at the next start.
        """
        part = self._open
        if part is None:
            return
        with self._failing_for_good():
            self._seal(part)
            self._intend(part)
            self._publish(part)
            self._sync_folder()
            self._record(part)
            if self._committed:
                self._committed(part.rows)
        self._open = None
        self.parts += 1
        self.rows += len(part.rows)
        self._derive(part)

    def check_disk(self) -> None:
        """Raises DiskFull where less space is free than there should be, while what is open can still be committed."""
        with self._files.disk_errors():
            free = self._files.free_mb()
        if free < self._min_free_mb:
            raise DiskFull(f"{self._files.folder}: {free} MB free, at least {self._min_free_mb} MB are wanted")

    def close(self) -> None:
        """Commit what is there, and try once more to derive the Parquet files that are missing.

        Raises DiskFull, as `commit` does.
        """
        self.commit()
        if self._underived:
            self._derive_again()

    def _seal(self, part: _OpenPart) -> None:
        part.draft.seal()

    def _intend(self, part: _OpenPart) -> None:
        self._ledger.intend(part.draft.name)

    def _publish(self, part: _OpenPart) -> None:
        part.draft.publish()

    def _sync_folder(self) -> None:
        self._files.sync()

    def _record(self, part: _OpenPart) -> None:
        name = part.draft.name
        self._ledger.commit_part(name, part.rows, self._clock(), size=self._files.size(name))

    def _derive(self, part: _OpenPart) -> None:
        if not derive(self._files, self._ledger, part.draft.name, part.rows):
            self._derivation_failed(part.draft.name)

    def _derive_again(self) -> None:
        names, self._underived = self._underived, []
        for name in names:
            if not derive(self._files, self._ledger, name):
                self._derivation_failed(name)

    def _derivation_failed(self, name: str) -> None:
        self.parquet_failures += 1
        self._underived.append(name)
        self._derive_after = self._clock() + PARQUET_RETRY

    @contextmanager
    def _failing_for_good(self) -> Iterator[None]:
        """What fails in the block ends this writer: space is given back, and nothing is left that could be committed."""
        try:
            with self._files.disk_errors():
                yield
        except Exception as error:
            self._failure = str(error)
            if self._open:
                self._open.draft.discard()
                self._open = None
            raise


def derive(files: PartFiles, ledger: Ledger, name: str, rows: Iterable[Row] | None = None) -> bool:
    """Derive the Parquet file of a part that is recorded, from its rows or from its file; whether that succeeded."""
    try:
        files.write_parquet(name, files.rows(name) if rows is None else rows)
        ledger.set_parquet(name, True)
    except Exception as error:  # noqa: BLE001 - whatever it is, the rows are safe, and this is done again
        logger.error("%s could not be derived, and will be later: %s", files.parquet(name), error)
        return False
    return True

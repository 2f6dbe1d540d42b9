"""The file of a ledger: opened, brought up to date, changed in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from detikcrawl.storage.ledger_schema import LedgerError, check_version, migrate

_BUSY_SECONDS = 60.0
"""Others only read, and in WAL mode readers wait for nobody; but bringing a file up to date may take a moment."""

_CACHE_KILOBYTES = 64 * 1024


class LedgerFile:
    """A connection to the file, in autocommit mode. LedgerError where there can be none."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        try:
            self.connection = _open(path, read_only=read_only)
        except (sqlite3.Error, OSError) as error:
            raise LedgerError(f"{path} cannot be used as a ledger: {error}") from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing, and durable when it ends; inside another one, a part of that."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            # Where the disk is full SQLite may have done it already.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file; it can be closed again."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _open(path: Path, *, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS)
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        if read_only:
            check_version(connection, str(path))
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            # Else what was taken down stays in the file until something is written over it.
            connection.execute("PRAGMA secure_delete = ON")
            migrate(connection, str(path))
    except BaseException:
        connection.close()
        raise
    return connection

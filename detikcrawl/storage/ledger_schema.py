"""The tables of a ledger, and how an older file is brought up to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

Migration = tuple[str, ...]
"""Statements that lead from one version to the next."""

# Times are microseconds since 1970 in UTC, days are ISO dates in WIB.
MIGRATIONS: tuple[Migration, ...] = (
    (
        """CREATE TABLE links (
            article_id TEXT PRIMARY KEY,
            url TEXT NOT NULL,
            kind TEXT NOT NULL,
            channel TEXT,
            day TEXT,
            source TEXT NOT NULL,
            state TEXT NOT NULL,
            cause TEXT,
            tries INTEGER NOT NULL DEFAULT 0,
            next_try_at INTEGER,
            first_seen_at INTEGER,
            last_seen_at INTEGER,
            fetched_at INTEGER,
            published_at INTEGER,
            revision INTEGER,
            content_hash TEXT,
            fingerprint TEXT,
            completeness TEXT,
            pages_fetched INTEGER
        ) WITHOUT ROWID""",
        "CREATE INDEX links_due ON links (next_try_at) WHERE next_try_at IS NOT NULL",
        "CREATE INDEX links_skipped ON links (kind) WHERE state = 'skipped'",
        "CREATE INDEX links_fresh ON links (coalesce(published_at, first_seen_at)) WHERE state = 'done'",
        "CREATE INDEX links_covered ON links (day, channel, state)",
        """CREATE TABLE walks (
            source TEXT, channel TEXT, day TEXT,
            closed INTEGER NOT NULL, "end" TEXT, ended_at INTEGER, pages INTEGER, cards INTEGER,
            PRIMARY KEY (source, channel, day)
        ) WITHOUT ROWID""",
        """CREATE TABLE pages (
            source TEXT, channel TEXT, day TEXT, page INTEGER,
            etag TEXT, last_modified TEXT, cards INTEGER NOT NULL, links TEXT NOT NULL,
            PRIMARY KEY (source, channel, day, page)
        )""",
        """CREATE TABLE revisions (
            article_id TEXT, number INTEGER,
            crawled_at INTEGER NOT NULL, field_hashes TEXT NOT NULL, content_hash TEXT,
            completeness TEXT NOT NULL, pages_fetched INTEGER NOT NULL,
            PRIMARY KEY (article_id, number)
        ) WITHOUT ROWID""",
        "CREATE INDEX revisions_hash ON revisions (content_hash, crawled_at) WHERE content_hash IS NOT NULL",
        """CREATE TABLE parts (
            name TEXT PRIMARY KEY, rows INTEGER NOT NULL, bytes INTEGER NOT NULL,
            committed_at INTEGER NOT NULL, parquet INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE TABLE intents (part TEXT PRIMARY KEY, replaces TEXT NOT NULL)",
    ),
    (
        """CREATE TABLE runs (
            run_name TEXT PRIMARY KEY, finished_at INTEGER NOT NULL, verdict TEXT NOT NULL,
            narrowed INTEGER NOT NULL, summary TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
)


class LedgerError(Exception):
    """A ledger that cannot be used, in one line that names it."""


def migrate(connection: sqlite3.Connection, name: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the tables to the newest version, one transaction a version. LedgerError where the file is newer than that.

    connection  in autocommit mode.
    name        of the file, for the error.
    """
    while (version := _version(connection, name, len(migrations))) < len(migrations):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have done it while this one waited for its turn.
            if _version(connection, name, len(migrations)) == version:
                for statement in migrations[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def check_version(connection: sqlite3.Connection, name: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """LedgerError where the file is not of the newest version."""
    if (version := _version(connection, name, len(migrations))) != len(migrations):
        raise LedgerError(f"{name} has version {version}, this code reads {len(migrations)}: the next crawl brings it there")


def _version(connection: sqlite3.Connection, name: str, newest: int) -> int:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > newest:
        raise LedgerError(f"{name} was written by a newer detikcrawl (version {version}, this code knows {newest})")
    return version

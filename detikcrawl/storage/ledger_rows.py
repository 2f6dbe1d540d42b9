"""How the ledger takes in a row that is in a part: link, revision and hashes, from the row alone.

A row is as the pipelines give it or as a line of JSON gives it. Taking in the same row twice changes nothing, so parts can
be adopted, merged and read again to build a lost ledger.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from detikcrawl.article import Completeness
from detikcrawl.extraction.layout import GENERIC
from detikcrawl.storage import near_duplicates
from detikcrawl.storage.link import State, from_micros, to_micros
from detikcrawl.storage.outcomes import next_try
from detikcrawl.storage.revisions import field_hashes
from detikcrawl.text.dates import wib_day

Row = Mapping[str, Any]


def record_row(connection: sqlite3.Connection, row: Row, now: datetime, fingerprint: str | None) -> None:
    """Write what the row says, if that is new: rows that are known, and those of a forgotten article, change nothing.

    now  stands for a time of crawl that the row does not have.
    """
    article_id = row["article_id"]
    link = connection.execute("SELECT state, tries, revision FROM links WHERE article_id = ?", (article_id,)).fetchone()
    state, tries, newest = link or (None, 0, None)
    if state == State.FORGOTTEN:
        return
    crawled_at = _micros(row.get("crawled_at")) or to_micros(now)
    number = _number(connection, row, crawled_at, newest)
    if number is None or not _record_revision(connection, row, number, crawled_at):
        return
    if link is None:
        _record_link(connection, row, crawled_at)
    if newest is not None and number < newest:
        return
    # What the generic reader guessed is asked for again, until there is a layout for it.
    whole = row["completeness"] != Completeness.PARTIAL and row["layout"] != GENERIC
    tries = 0 if whole else tries + 1
    connection.execute(
        """UPDATE links SET state = ?, cause = NULL, tries = ?, next_try_at = ?, fetched_at = ?, revision = ?,
            published_at = coalesce(?, published_at), content_hash = ?, fingerprint = ?, completeness = ?, pages_fetched = ?
        WHERE article_id = ?""",
        (
            State.DONE if whole else State.PARTIAL,
            tries,
            None if whole else next_try(tries, crawled_at),
            crawled_at,
            number,
            _micros(row.get("published_at")),
            row.get("content_hash"),
            fingerprint,
            row["completeness"],
            row["pages_fetched"],
            article_id,
        ),
    )
    near_duplicates.remember(connection, article_id, row)


def _number(connection: sqlite3.Connection, row: Row, crawled_at: int, newest: int | None) -> int | None:
    """The revision that a row is; None where a row without a number is known already."""
    if row.get("revision") is not None:
        return row["revision"]
    same = "SELECT 1 FROM revisions WHERE article_id = ? AND crawled_at = ?"
    return None if connection.execute(same, (row["article_id"], crawled_at)).fetchone() else (newest or 0) + 1


def _record_revision(connection: sqlite3.Connection, row: Row, number: int, crawled_at: int) -> bool:
    """Whether the row says something new: of two that claim the same number the later one counts."""
    done = connection.execute(
        """INSERT INTO revisions (article_id, number, crawled_at, field_hashes, content_hash, completeness, pages_fetched)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET crawled_at = excluded.crawled_at, field_hashes = excluded.field_hashes,
            content_hash = excluded.content_hash, completeness = excluded.completeness, pages_fetched = excluded.pages_fetched
        WHERE excluded.crawled_at > crawled_at""",
        (
            row["article_id"],
            number,
            crawled_at,
            orjson.dumps(field_hashes(row)).decode(),
            row.get("content_hash"),
            row["completeness"],
            row["pages_fetched"],
        ),
    )
    return done.rowcount > 0


def _record_link(connection: sqlite3.Connection, row: Row, crawled_at: int) -> None:
    """The link of a row whose link is not known: a ledger without its journal has no more than that."""
    published_at = from_micros(_micros(row.get("published_at")))
    connection.execute(
        """INSERT INTO links (article_id, url, kind, channel, day, source, state, first_seen_at, last_seen_at)
        VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?)""",
        (
            row["article_id"],
            row["url"],
            row["kind"],
            row.get("channel"),
            wib_day(published_at).isoformat() if published_at else None,
            row.get("discovered_by") or "part",
            _micros(row.get("first_seen_at")) or crawled_at,
            crawled_at,
        ),
    )


def _micros(moment: datetime | str | None) -> int | None:
    if moment is None:
        return None
    return to_micros(datetime.fromisoformat(moment) if isinstance(moment, str) else moment)

"""The ledger of a site: every link ever seen, where it stands, and which parts hold the rows. One SQLite file.

Nothing here is said to be had before its row is in a part that has its final name. What cannot be built again from the
parts goes to the run's journal first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson

from detikcrawl.storage import near_duplicates
from detikcrawl.storage.coverage import coverage
from detikcrawl.storage.journal import Journal
from detikcrawl.storage.ledger_file import LedgerFile
from detikcrawl.storage.ledger_rows import Row, record_row
from detikcrawl.storage.ledger_schema import LedgerError
from detikcrawl.storage.link import (
    EPOCH,
    Coverage,
    Intent,
    KnownLink,
    NewLink,
    Outcome,
    Part,
    Revision,
    State,
    StoredPage,
    WalkKey,
    from_micros,
    to_micros,
)
from detikcrawl.storage.outcomes import after

__all__ = [
    "EPOCH",
    "Coverage",
    "Intent",
    "KnownLink",
    "Ledger",
    "LedgerError",
    "NewLink",
    "Outcome",
    "Part",
    "Revision",
    "State",
    "StoredPage",
    "WalkKey",
]

_LINK = ", ".join(KnownLink._fields)
_IDS_A_QUERY = 500


class Ledger(LedgerFile):
    """A ledger, opened; made and brought to the newest version where needed. LedgerError where that cannot be.

    path            `<data>/ledger/<site>.sqlite`. Whoever writes holds the site's lock.
    journal         of this run; without it nothing is written there, as when a ledger is built again.
    fingerprint_of  what to remember of a row, so that a later visit can tell from page 1 that it has not changed.
    read_only       for looking at the ledger of a site that may be crawled meanwhile.
    """

    def __init__(
        self,
        path: Path,
        *,
        journal: Journal | None = None,
        fingerprint_of: Callable[[Row], str | None] | None = None,
        read_only: bool = False,
    ) -> None:
        super().__init__(path, read_only=read_only)
        self.site = path.name.partition(".sqlite")[0]
        self._journal = journal
        self._fingerprint_of = fingerprint_of
        if not read_only:
            try:
                with self.transaction():
                    near_duplicates.create_tables(self.connection)
            except near_duplicates.OtherParameters as error:
                self.close()
                raise LedgerError(f"{path}: {error}; build it again with `scrapy ledger {self.site} --rebuild`") from None
            except sqlite3.Error as error:
                self.close()
                raise LedgerError(f"{path} cannot be used as a ledger: {error}") from error

    # links

    def known(self, ids: Collection[str]) -> dict[str, KnownLink]:
        """Those of the links that the ledger has, by id."""
        found = {}
        wanted = list(ids)
        for start in range(0, len(wanted), _IDS_A_QUERY):
            some = wanted[start : start + _IDS_A_QUERY]
            marks = ",".join("?" * len(some))
            query = f"SELECT {_LINK} FROM links WHERE article_id IN ({marks})"  # noqa: S608
            for values in self.connection.execute(query, some):
                found[values[0]] = _known_link(values)
        return found

    def find(self, name: str) -> KnownLink | None:
        """The link with that article id, id of a row (`site:article_id`) or address."""
        article_id = name.removeprefix(f"{self.site}:")
        query = f"SELECT {_LINK} FROM links WHERE article_id = ? UNION SELECT {_LINK} FROM links WHERE url = ? LIMIT 1"  # noqa: S608
        values = self.connection.execute(query, (article_id, name)).fetchone()
        return _known_link(values) if values else None

    def links(self) -> Iterator[KnownLink]:
        """All links, by id."""
        for values in self.connection.execute(f"SELECT {_LINK} FROM links ORDER BY article_id"):  # noqa: S608
            yield _known_link(values)

    def record_links(self, links: Sequence[tuple[NewLink, str]], now: datetime) -> None:
        """Remember links with their state, open or skipped, in one transaction.

        One that is known keeps what is known of it; but a skipped one that comes as open is open from now on.
        """
        at = to_micros(now)
        with self.transaction():
            states = self._states([link.article_id for link, _ in links])
            news: dict[str, list[NewLink]] = {State.OPEN: [], State.SKIPPED: []}
            for link, state in links:
                before = states.get(link.article_id)
                if before is None or (before == State.SKIPPED and state == State.OPEN):
                    news[state].append(link)
                    states[link.article_id] = state
            if self._journal:
                for state, some in news.items():
                    self._journal.links(some, now, state=state)
            self.connection.executemany(
                """INSERT INTO links (article_id, url, kind, channel, day, source, published_at, state, next_try_at,
                                      first_seen_at, last_seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (article_id) DO UPDATE SET
                    last_seen_at = max(coalesce(last_seen_at, 0), excluded.last_seen_at),
                    published_at = coalesce(published_at, excluded.published_at),
                    next_try_at = CASE WHEN state = 'skipped' AND excluded.state = 'open' THEN 0 ELSE next_try_at END,
                    state = CASE WHEN state = 'skipped' AND excluded.state = 'open' THEN 'open' ELSE state END
                WHERE state != 'forgotten'""",
                [
                    (
                        link.article_id,
                        link.url,
                        link.kind,
                        link.channel,
                        _iso(link.day),
                        link.source,
                        link.published_at and to_micros(link.published_at),
                        state,
                        0 if state == State.OPEN else None,
                        at,
                        at,
                    )
                    for link, state in links
                ],
            )

    def _states(self, ids: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for start in range(0, len(ids), _IDS_A_QUERY):
            some = ids[start : start + _IDS_A_QUERY]
            marks = ",".join("?" * len(some))
            found.update(self.connection.execute(f"SELECT article_id, state FROM links WHERE article_id IN ({marks})", some))  # noqa: S608
        return found

    def due(
        self,
        now: datetime,
        *,
        channels: Collection[str] | None = None,
        first_day: date | None = None,
        last_day: date | None = None,
        kinds: Collection[str],
    ) -> list[KnownLink]:
        """Links to ask for now, those first that were seen first: open, partial or rejected ones whose time has come,
        and skipped ones of these kinds.

        Links whose channel or day is not known are among them whatever channels and days are asked for: they would
        never be otherwise.
        """
        given = {
            "now": to_micros(now),
            "kinds": orjson.dumps(list(kinds)).decode(),
            "channels": None if channels is None else orjson.dumps(list(channels)).decode(),
            "first": _iso(first_day),
            "last": _iso(last_day),
        }
        asked = """
            kind IN (SELECT value FROM json_each(:kinds))
            AND (:channels IS NULL OR channel IS NULL OR channel IN (SELECT value FROM json_each(:channels)))
            AND (:first IS NULL OR day IS NULL OR day >= :first)
            AND (:last IS NULL OR day IS NULL OR day <= :last)"""
        query = f"""
            SELECT {_LINK} FROM links WHERE next_try_at <= :now AND {asked}
            UNION ALL
            SELECT {_LINK} FROM links WHERE state = 'skipped' AND {asked}
            ORDER BY first_seen_at, article_id"""  # noqa: S608
        return [_known_link(values) for values in self.connection.execute(query, given)]

    def to_refresh(self, now: datetime, since: datetime) -> list[KnownLink]:
        """Articles that are had and were published, or else first seen, since then; the oldest first."""
        query = f"""
            SELECT {_LINK} FROM links
            WHERE state = 'done' AND coalesce(published_at, first_seen_at) BETWEEN ? AND ?
            ORDER BY coalesce(published_at, first_seen_at), article_id"""  # noqa: S608
        return [_known_link(values) for values in self.connection.execute(query, (to_micros(since), to_micros(now)))]

    def record_outcome(self, article_id: str, outcome: str, cause: str | None, now: datetime) -> None:
        """Remember a try that brought no row.

        failed, rejected, partial_again  one more try without a whole row: the next one waits for `delay`, and after
            MAX_TRIES there is none; an open link is failed then. An article that is had stays had.
        gone       it is no more, whether it was had or not.
        duplicate  its address leads to the article whose id is the cause.
        unchanged  what is had is what the site has.

        KeyError where there is no such link; nothing happens to a forgotten one.
        """
        outcome = Outcome(outcome)
        with self.transaction():
            values = self.connection.execute("SELECT state, tries FROM links WHERE article_id = ?", (article_id,)).fetchone()
            if values is None:
                raise KeyError(article_id)
            state, tries = values
            if state == State.FORGOTTEN:
                return
            if self._journal:
                self._journal.outcome(article_id, outcome, cause, now)
            changes = after(state, tries, outcome, cause, now)
            if changes:
                names = ", ".join(f"{name} = ?" for name in changes)
                self.connection.execute(f"UPDATE links SET {names} WHERE article_id = ?", (*changes.values(), article_id))  # noqa: S608

    def reopen(self, state: str, now: datetime) -> int:
        """Set all links of a state (failed, rejected, gone, partial) due, with all their tries, and say how many.

        They are open then; partial ones stay partial, since they have a row.
        """
        if state not in (State.FAILED, State.REJECTED, State.GONE, State.PARTIAL):
            raise ValueError(f"links that are {state} are not asked for again")
        with self.transaction():
            if self._journal:
                self._journal.reopen(state, now)
            return self.connection.execute(
                "UPDATE links SET state = ?, tries = 0, next_try_at = 0 WHERE state = ?",
                (State.PARTIAL if state == State.PARTIAL else State.OPEN, state),
            ).rowcount

    # walks

    def record_page(
        self, walk: WalkKey, page: int, stored: StoredPage, links: Sequence[tuple[NewLink, str]], now: datetime
    ) -> None:
        """Remember a page of a listing and its links (see `record_links`) in one transaction."""
        with self.transaction():
            if self._walk(walk) is None:
                self.set_walk(walk, None, now, closed=False, pages=0, cards=0)
            self.record_links(links, now)
            listed = [(url, published.isoformat() if published else None, title) for url, published, title in stored.links]
            self.connection.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*_key(walk), page, stored.etag, stored.last_modified, stored.cards, orjson.dumps(listed).decode()),
            )

    def stored_page(self, walk: WalkKey, page: int) -> StoredPage | None:
        """What was stored of a page; None where nothing is, as in a closed walk."""
        values = self.connection.execute(
            "SELECT etag, last_modified, cards, links FROM pages WHERE (source, channel, day, page) = (?, ?, ?, ?)",
            (*_key(walk), page),
        ).fetchone()
        if values is None:
            return None
        etag, last_modified, cards, listed = values
        links = tuple(
            (url, datetime.fromisoformat(published) if published else None, title)
            for url, published, title in orjson.loads(listed)
        )
        return StoredPage(etag, last_modified, cards, links)

    def record_walk_end(self, walk: WalkKey, end: str, now: datetime, *, closed: bool) -> None:
        """Remember how a walk ended. A closed one is not made again, so its stored pages are dropped."""
        with self.transaction():
            pages, cards = self.connection.execute(
                "SELECT count(*), coalesce(sum(cards), 0) FROM pages WHERE (source, channel, day) = (?, ?, ?)", _key(walk)
            ).fetchone()
            self.set_walk(walk, end, now, closed=closed, pages=pages, cards=cards)
            if closed:
                self.connection.execute("DELETE FROM pages WHERE (source, channel, day) = (?, ?, ?)", _key(walk))

    def close_walk(self, walk: WalkKey, end: str, now: datetime) -> None:
        """Remember that a walk saw the whole day."""
        self.record_walk_end(walk, end, now, closed=True)

    def walk_is_closed(self, walk: WalkKey) -> bool:
        """Whether a walk saw the whole day."""
        found = self._walk(walk)
        return found is not None and bool(found[0])

    def _walk(self, walk: WalkKey) -> tuple[int] | None:
        return self.connection.execute(
            "SELECT closed FROM walks WHERE (source, channel, day) = (?, ?, ?)", _key(walk)
        ).fetchone()

    def set_walk(self, walk: WalkKey, end: str | None, now: datetime, *, closed: bool, pages: int, cards: int) -> None:
        """Remember where a walk stands: begun, where `end` is None; pages and cards are those that it has seen."""
        if self._journal:
            self._journal.walk(walk, end, now, closed=closed, pages=pages, cards=cards)
        # A day that was closed once stays closed, however a later look at it ends.
        self.connection.execute(
            """INSERT INTO walks (source, channel, day, closed, "end", ended_at, pages, cards) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET closed = excluded.closed, "end" = excluded."end", ended_at = excluded.ended_at,
                pages = excluded.pages, cards = excluded.cards
            WHERE excluded.closed OR NOT closed""",
            (*_key(walk), closed, end, None if end is None else to_micros(now), pages, cards),
        )

    # revisions

    def revision_of(self, article_id: str) -> Revision | None:
        """The newest version of an article that is in a part."""
        values = self.connection.execute(
            """SELECT number, field_hashes, completeness, pages_fetched, content_hash FROM revisions
            WHERE article_id = ? ORDER BY number DESC LIMIT 1""",
            (article_id,),
        ).fetchone()
        return Revision(values[0], orjson.loads(values[1]), *values[2:]) if values else None

    def original_of(self, content_hash: str) -> str | None:
        """The id (`site:article_id`) of the article that was the first to have this hash."""
        values = self.connection.execute(
            "SELECT article_id FROM revisions WHERE content_hash = ? ORDER BY crawled_at, article_id LIMIT 1", (content_hash,)
        ).fetchone()
        return f"{self.site}:{values[0]}" if values else None

    # parts

    def intend(self, part: str, replaces: Sequence[str] = ()) -> None:
        """Remember that a part is about to get its final name."""
        with self.transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO intents VALUES (?, ?)", (part, orjson.dumps(list(replaces)).decode())
            )

    def intents(self) -> list[Intent]:
        """Parts of which it is not known whether they got their final name, by name."""
        found = self.connection.execute("SELECT part, replaces FROM intents ORDER BY part")
        return [Intent(part, tuple(orjson.loads(replaces))) for part, replaces in found]

    def abandon(self, part: str) -> None:
        """Forget an intent that came to nothing."""
        with self.transaction():
            self.connection.execute("DELETE FROM intents WHERE part = ?", (part,))

    def commit_part(
        self,
        part: str,
        rows: Sequence[Row],
        now: datetime,
        *,
        size: int = 0,
        aliases: Mapping[str, str] | None = None,
        replaces: Sequence[str] = (),
    ) -> None:
        """Take in a part that has its final name on the disk: its articles are had from now on. One transaction.

        rows      all rows of the part, as they are or as lines of JSON give them. What becomes of a link depends on
                  its rows alone, not on when the part is taken in; rows that the ledger knows change nothing.
        size      bytes of the JSON Lines file.
        aliases   links (by article id) whose address led to one of these articles (its id).
        replaces  parts that hold the same rows; they are dropped from the list.

        A part that was taken in before changes nothing, but its intent is settled.
        """
        with self.transaction():
            self.connection.execute("DELETE FROM intents WHERE part = ?", (part,))
            if self.connection.execute("SELECT 1 FROM parts WHERE name = ?", (part,)).fetchone():
                return
            if self._journal:
                self._journal.part(part, [(row["article_id"], row.get("revision")) for row in rows], now)
            for row in rows:
                self.record_row(row, now)
            self.register_part(part, len(rows), size, now)
            for article_id, original in (aliases or {}).items():
                self.record_outcome(article_id, Outcome.DUPLICATE, original, now)
            self.connection.executemany("DELETE FROM parts WHERE name = ?", [(name,) for name in replaces])

    def register_part(self, part: str, rows: int, size: int, now: datetime, *, parquet: bool = False) -> None:
        """Put a part on the list, or mend what the list says of it."""
        with self.transaction():
            self.connection.execute(
                """INSERT INTO parts (name, rows, bytes, committed_at, parquet) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET rows = excluded.rows, bytes = excluded.bytes, parquet = excluded.parquet""",
                (part, rows, size, to_micros(now), parquet),
            )

    def record_row(self, row: Row, now: datetime) -> None:
        """Remember that a row is in a part. See `commit_part`, which does this for all of them."""
        with self.transaction():
            fingerprint = self._fingerprint_of(row) if self._fingerprint_of else None
            record_row(self.connection, row, now, fingerprint)

    def parts(self) -> list[Part]:
        """All parts, by name, which is the order in which their runs began."""
        found = self.connection.execute("SELECT name, rows, bytes, committed_at, parquet FROM parts ORDER BY name")
        return [Part(name, rows, size, from_micros(at), bool(parquet)) for name, rows, size, at, parquet in found]

    def set_parquet(self, name: str, done: bool) -> None:
        """Remember whether the Parquet file of a part is there."""
        with self.transaction():
            self.connection.execute("UPDATE parts SET parquet = ? WHERE name = ?", (done, name))

    # counts and takedown

    def counts(self) -> dict[str, int]:
        """How many links there are in each state."""
        found = dict(self.connection.execute("SELECT state, count(*) FROM links GROUP BY state"))
        return {state.value: found.get(state, 0) for state in State}

    def coverage(self, first_day: date | None = None, last_day: date | None = None) -> list[Coverage]:
        """How much of every day and channel is had; see `detikcrawl.storage.coverage`."""
        return coverage(self.connection, first_day, last_day)

    def addresses_of(self, article_id: str) -> list[str]:
        """An article id, then the ids that other addresses of the same article have."""
        aliases = "SELECT article_id FROM links WHERE state = 'duplicate' AND cause IN (?, ?) ORDER BY article_id"
        found = self.connection.execute(aliases, (article_id, f"{self.site}:{article_id}"))
        return [article_id, *(alias for (alias,) in found)]

    def same_text(self, article_id: str) -> list[str]:
        """Other articles (`site:article_id`) of which a version has the hash of a version of this one."""
        found = self.connection.execute(
            """SELECT DISTINCT other.article_id FROM revisions AS own JOIN revisions AS other USING (content_hash)
            WHERE own.article_id = ? AND other.article_id != own.article_id ORDER BY other.article_id""",
            (article_id,),
        )
        return [f"{self.site}:{other}" for (other,) in found]

    def forget(self, article_id: str, now: datetime) -> None:
        """Take an article down: of its link and of other addresses of it nothing but the ids is kept, for good.

        An article that was never seen is remembered as forgotten, too.
        """
        with self.transaction():
            for each in self.addresses_of(article_id):
                if self._journal:
                    self._journal.forget(each, now)
                self.connection.execute("DELETE FROM pages WHERE instr(links, ?)", (each,))
                self.connection.execute("DELETE FROM revisions WHERE article_id = ?", (each,))
                near_duplicates.forget(self.connection, each)
                self.connection.execute("DELETE FROM links WHERE article_id = ?", (each,))
                self.connection.execute(
                    "INSERT INTO links (article_id, url, kind, source, state) VALUES (?, '', '', '', 'forgotten')", (each,)
                )
        if not self.connection.in_transaction:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _known_link(values: tuple[Any, ...]) -> KnownLink:
    (article_id, url, kind, channel, day, source, state, cause, tries, next_try, first, last, fetched, published, *rest) = (
        values
    )
    return KnownLink(
        article_id,
        url,
        kind,
        channel,
        date.fromisoformat(day) if day else None,
        source,
        state,
        cause,
        tries,
        from_micros(next_try),
        from_micros(first),
        from_micros(last),
        from_micros(fetched),
        from_micros(published),
        *rest,
    )


def _key(walk: WalkKey) -> tuple[str, str, str]:
    return walk.source, walk.channel, walk.day.isoformat()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

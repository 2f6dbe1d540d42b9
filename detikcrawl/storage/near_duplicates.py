"""Near-duplicates inside a site: which earlier article an article was made from, be it years ago.

Kept in tables of the site's ledger, through the connection of the caller and in the caller's transaction: what is known of
a row and the row's part are committed together. What counts as a near-duplicate, and why, says `detikcrawl.storage.sketch`.

The original is the article that was committed first, whatever `published_at` says: so no later run overturns what an earlier
one wrote, and an article never repeats one that was committed after it, not even in a later revision. There are no chains:
what repeats a copy repeats the original.

An article takes about 730 bytes, 5 million of them 3.7 GB; two thirds of that are the bands.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count
from operator import attrgetter
from typing import Any, Final

from detikcrawl.storage.sketch import BANDS, PARAMETERS, Sketch, is_near_duplicate, similarity, sketch

MAX_CANDIDATES: Final = 64
"""Articles looked at under one band, the newest ones: under some there are all the templates of many years."""

_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS near_parameters (name TEXT PRIMARY KEY, value REAL NOT NULL) WITHOUT ROWID",
    # number: the order of the first commits. original: article_id of what the article repeats.
    """CREATE TABLE IF NOT EXISTS near_articles (
        number INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, signature BLOB, figures BLOB, original TEXT
    )""",
    "CREATE INDEX IF NOT EXISTS near_originals ON near_articles (original) WHERE original IS NOT NULL",
    "CREATE TABLE IF NOT EXISTS near_bands (band INTEGER, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID",
)

_SELECT: Final = "SELECT number, article_id, signature, figures, original FROM near_articles"
# One query instead of one a band is four times as fast.
_SHARING_A_BAND: Final = f"""
    WITH wanted (band) AS (VALUES {", ".join(f"(?{number})" for number in range(2, BANDS + 2))})
    SELECT DISTINCT number FROM wanted CROSS JOIN near_bands USING (band)
    WHERE number < ?1 AND number >= ifnull((
        SELECT number FROM near_bands WHERE band = wanted.band AND number < ?1
        ORDER BY number DESC LIMIT 1 OFFSET {MAX_CANDIDATES - 1}
    ), 0)
    ORDER BY number
"""  # noqa: S608
_AFTER_ALL: Final = 2**63 - 1

Row = Mapping[str, Any]


class OtherParameters(Exception):
    """The tables hold sketches that cannot be compared with today's; `rebuild` makes them anew from the rows."""


@dataclass(frozen=True, slots=True)
class Match:
    """What an article repeats."""

    original: str
    """id of the original, such as detik:6928846"""

    similarity: float
    """Estimated share of common shingles of the article and the original, 0 to 1"""


# Tables


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables where they are missing. OtherParameters where they hold articles with other parameters."""
    for statement in _TABLES:
        connection.execute(statement)
    stored = dict(connection.execute("SELECT name, value FROM near_parameters"))
    if stored == PARAMETERS:
        return
    if connection.execute("SELECT 1 FROM near_articles").fetchone():
        raise OtherParameters(f"near-duplicates were kept with other parameters: {_changes(stored)}")
    connection.execute("DELETE FROM near_parameters")
    connection.executemany("INSERT INTO near_parameters VALUES (?, ?)", PARAMETERS.items())


def _changes(stored: Mapping[str, float]) -> str:
    def said(value: float | None) -> str:
        return "none" if value is None else f"{value:.15g}"

    names = [name for name in sorted(stored.keys() | PARAMETERS.keys()) if stored.get(name) != PARAMETERS.get(name)]
    return ", ".join(f"{name} {said(stored.get(name))}, now {said(PARAMETERS.get(name))}" for name in names)


def rebuild(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Make the tables anew, whatever they held.

    rows  all rows of a site's parts in the order of their commits; `article_id` is the key.
    """
    for table in ("near_parameters", "near_bands", "near_articles"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    create_tables(connection)
    for row in rows:
        remember(connection, row["article_id"], row)


def remember(connection: sqlite3.Connection, article_id: str, row: Row) -> None:
    """Take in a row that is being committed: a new article, or a new revision, which keeps the article's turn.

    What the article repeats is what `duplicate_of` says, if that is known here: it may have been taken down since. Taking
    in the same row again changes nothing.

    article_id  the key of the article, with which the row's `id` ends. What stands before it, such as "detik:", is the
                same for all articles in the tables; ValueError where the id does not end so.
    """
    new = sketch(row.get("title"), row.get("text"))
    known = _stored(connection, article_id)
    if new is None and known is None:
        return
    original = _label(row, article_id, partial(_stored, connection))
    values = (new and new.signature, new and new.figures, original)
    if known is None:
        number = connection.execute(
            "INSERT INTO near_articles (article_id, signature, figures, original) VALUES (?, ?, ?, ?)", (article_id, *values)
        ).lastrowid
        _add_bands(connection, number, new)
    else:
        connection.execute(
            "UPDATE near_articles SET (signature, figures, original) = (?, ?, ?) WHERE number = ?", (*values, known.number)
        )
        if new != known.sketch:
            _remove_bands(connection, known.number, known.sketch)
            _add_bands(connection, known.number, new)
    if original is not None:
        connection.execute("UPDATE near_articles SET original = ? WHERE original = ?", (original, article_id))


def forget(connection: sqlite3.Connection, article_id: str) -> None:
    """Remove all that is known of an article. The earliest of its copies becomes the original of the others."""
    known = _stored(connection, article_id)
    if known is None:
        return
    _remove_bands(connection, known.number, known.sketch)
    connection.execute("DELETE FROM near_articles WHERE number = ?", (known.number,))
    heir = connection.execute(
        "SELECT article_id FROM near_articles WHERE original = ? ORDER BY number LIMIT 1", (article_id,)
    ).fetchone()
    if heir is not None:
        connection.execute("UPDATE near_articles SET original = NULL WHERE article_id = ?", heir)
        connection.execute("UPDATE near_articles SET original = ? WHERE original = ?", (*heir, article_id))


# Looking up


def find(connection: sqlite3.Connection, row: Row, exclude: str) -> Match | None:
    """What an article repeats of those committed; None where that is nothing, or the text is too short to tell.

    exclude  the key of the article itself. Where it is committed already, only those before it count.
    """
    new = sketch(row.get("title"), row.get("text"))
    if new is None:
        return None
    own = _stored(connection, exclude)
    others = _sharing_a_band(connection, new, own.number if own else _AFTER_ALL)
    return _match(row, exclude, new, others, partial(_stored, connection))


def head(connection: sqlite3.Connection, article_id: str) -> str:
    """The key of the article that this one repeats; its own where it repeats none or is not known."""
    known = _stored(connection, article_id)
    return (known and known.original) or article_id


class NearDuplicates:
    """The near-duplicates of a run: among the committed articles, and among those on their way into a part.

    It writes nothing: `remember` does, when the part is committed. The key of an article is its `article_id`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._pending: dict[str, _Stored] = {}
        self._bands: defaultdict[int, list[str]] = defaultdict(list)
        self._turns = count()

    def find(self, row: Row) -> Match | None:
        """What an article repeats; None where that is nothing, or the text is too short to tell."""
        own = row["article_id"]
        match = find(self._connection, row, own)
        new = sketch(row.get("title"), row.get("text"))
        if match is not None or new is None or _stored(self._connection, own):
            return match
        near = {other for band in new.bands for other in self._bands.get(band, ())}
        others = sorted((self._pending[other] for other in near), key=attrgetter("number"))
        before = self._pending[own].number if own in self._pending else _AFTER_ALL
        return _match(row, own, new, (other for other in others if other.number < before), self._known)

    def add(self, row: Row) -> None:
        """Keep a row, labelled with what it repeats, until it is committed; call it with every row given to the part."""
        new = sketch(row.get("title"), row.get("text"))
        if new is None:
            return
        own = row["article_id"]
        waiting = self._pending.get(own)
        number = next(self._turns) if waiting is None else waiting.number
        self._keep(_Stored(number, own, new, _label(row, own, self._known)))

    def head(self, article: str) -> str:
        """The id (`site:article_id`) of what an article repeats; its own where it repeats none or is not known.

        What repeats a copy, such as one with the same content_hash, repeats what that is a copy of.
        """
        site, colon, article_id = article.partition(":")
        known = self._known(article_id)
        return f"{site}{colon}{known.original}" if known and known.original else article

    def clear(self) -> None:
        """Let go of the rows that are committed by now; those that are not stay."""
        waiting = [row for row in self._pending.values() if _stored(self._connection, row.article_id) is None]
        self._pending.clear()
        self._bands.clear()
        for row in waiting:
            self._keep(row)

    def _keep(self, row: _Stored) -> None:
        self._pending[row.article_id] = row
        for band in row.sketch.bands:
            self._bands[band].append(row.article_id)

    def _known(self, article_id: str) -> _Stored | None:
        return self._pending.get(article_id) or _stored(self._connection, article_id)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is kept of an article."""

    number: int
    """Its turn: lower where it came earlier"""

    article_id: str
    sketch: Sketch | None
    original: str | None


def _label(row: Row, article_id: str, known: Callable[[str], _Stored | None]) -> str | None:
    """The key of what a row says that it repeats, or of what that repeats."""
    label = row.get("duplicate_of")
    original = known(label.removeprefix(_prefix(row, article_id))) if label else None
    if original is None:
        return None
    first = original.original or original.article_id
    return None if first == article_id else first


def _match(
    row: Row, article_id: str, new: Sketch, others: Iterable[_Stored], known: Callable[[str], _Stored | None]
) -> Match | None:
    """The original of the first that is near."""
    for other in others:
        if other.sketch and is_near_duplicate(new, other.sketch):
            original = other.original or other.article_id
            if original == article_id:  # an older label made this one the original of what came before it
                return None
            of_original = known(original)
            nearest = of_original.sketch if of_original and of_original.sketch else other.sketch
            return Match(_prefix(row, article_id) + original, similarity(new, nearest))
    return None


def _prefix(row: Row, article_id: str) -> str:
    """What stands before the key in the ids of all articles."""
    if not row["id"].endswith(article_id):
        raise ValueError(f"{article_id} is not the key of {row['id']}")
    return row["id"].removesuffix(article_id)


def _sharing_a_band(connection: sqlite3.Connection, new: Sketch, before: int) -> Iterator[_Stored]:
    """The earliest first."""
    for (number,) in connection.execute(_SHARING_A_BAND, (before, *new.bands)).fetchall():
        yield _read(connection.execute(f"{_SELECT} WHERE number = ?", (number,)).fetchone())


def _stored(connection: sqlite3.Connection, article_id: str) -> _Stored | None:
    found = connection.execute(f"{_SELECT} WHERE article_id = ?", (article_id,)).fetchone()
    return _read(found) if found else None


def _read(values: tuple[Any, ...]) -> _Stored:
    number, article_id, signature, figures, original = values
    return _Stored(number, article_id, None if signature is None else Sketch(signature, figures), original)


def _add_bands(connection: sqlite3.Connection, number: int, new: Sketch | None) -> None:
    if new is not None:
        connection.executemany("INSERT OR IGNORE INTO near_bands VALUES (?, ?)", [(band, number) for band in new.bands])


def _remove_bands(connection: sqlite3.Connection, number: int, old: Sketch | None) -> None:
    if old is not None:
        connection.executemany("DELETE FROM near_bands WHERE (band, number) = (?, ?)", [(band, number) for band in old.bands])

"""What the ledger knows: links with their states, walks of index days, revisions, parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""As the next try of a link: at once."""

_MICROSECOND = timedelta(microseconds=1)


class State(StrEnum):
    """Where a link stands."""

    OPEN = "open"
    """Seen, not had."""
    DONE = "done"
    """Its row is in a part."""
    PARTIAL = "partial"
    """A row without all of its pages is in a part; asked again when due."""
    REJECTED = "rejected"
    """Its row broke the contract, or its page could not be read; asked again when due."""
    DUPLICATE = "duplicate"
    """Another address of the article that `cause` names."""
    SKIPPED = "skipped"
    """Of a kind that was not asked for."""
    GONE = "gone"
    """The site says that it is no more: 404 or 410."""
    FAILED = "failed"
    """Given up after the last try."""
    FORGOTTEN = "forgotten"
    """Taken down: nothing but its id is kept, and it is never fetched again."""


class Outcome(StrEnum):
    """How a try ended that brought no row."""

    FAILED = "failed"
    REJECTED = "rejected"
    GONE = "gone"
    DUPLICATE = "duplicate"
    UNCHANGED = "unchanged"
    PARTIAL_AGAIN = "partial_again"


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link as a listing, or `-a urls=`, gives it."""

    article_id: str
    url: str
    kind: str
    channel: str | None
    day: date | None
    """In WIB."""
    source: str
    published_at: datetime | None = None


class KnownLink(NamedTuple):
    """A link as the ledger has it. Times are in UTC."""

    # A tuple, since thousands are made for every index; a frozen dataclass takes eight times as long.

    article_id: str
    url: str
    """"" for a forgotten one."""
    kind: str
    channel: str | None
    day: date | None
    source: str
    state: str
    cause: str | None
    tries: int
    """Tries without a whole row, since the last one that brought it."""
    next_try_at: datetime | None
    """EPOCH: at once; None: not by itself."""
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    fetched_at: datetime | None
    """When the newest row, or the last unchanged answer, was fetched."""
    published_at: datetime | None
    revision: int | None
    """Number of the newest row; None where there is none."""
    content_hash: str | None
    fingerprint: str | None
    completeness: str | None
    pages_fetched: int | None


@dataclass(frozen=True, slots=True)
class WalkKey:
    """The walk of one channel's index of one day, through one source."""

    source: str
    channel: str
    day: date


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page of a listing with its validators: a 304 has no body, so its links are kept."""

    etag: str | None
    last_modified: str | None
    cards: int
    links: tuple[tuple[str, datetime | None, str | None], ...]
    """(url, published, title) of each, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The newest version of an article that is in a part."""

    number: int
    field_hashes: dict[str, str]
    completeness: str
    pages_fetched: int
    content_hash: str | None


@dataclass(frozen=True, slots=True)
class Intent:
    """A part that is about to get its final name, and the parts that it takes the place of."""

    part: str
    replaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part that the ledger has taken in."""

    name: str
    rows: int
    bytes: int
    """Of the JSON Lines file."""
    committed_at: datetime
    parquet: bool
    """Whether its Parquet file has been derived."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one channel's day is had."""

    channel: str | None
    day: date | None
    listed: int
    done: int
    partial: int
    failed: int
    gone: int
    open: int
    skipped: int
    rejected: int
    duplicate: int
    walk: str
    """closed: listed to its end; open: begun; none."""

    @property
    def is_gap(self) -> bool:
        """Whether articles of this day are missing, or may be."""
        return self.walk != "closed" or bool(self.open or self.failed)


def to_micros(moment: datetime) -> int:
    """Microseconds since 1970 in UTC. TypeError for a time without a zone."""
    return (moment - EPOCH) // _MICROSECOND


def from_micros(micros: int | None) -> datetime | None:
    """The time in UTC."""
    return None if micros is None else EPOCH + micros * _MICROSECOND

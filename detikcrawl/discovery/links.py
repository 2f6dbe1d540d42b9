"""ArticleLink: what a listing says of an article before it is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """The address of an article and what its listing says of it."""

    url: str
    """Absolute address as listed."""

    source: str
    """What listed it: index, urls."""

    published: datetime | None = None
    """Aware time of publication, where the listing gives one."""

    title: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing, read."""

    cards: int
    """Entries on the page before any filter: galleries and advertisements count, so that a page of galleries is not taken
    for the end of the day."""

    links: tuple[ArticleLink, ...]
    """The links of those entries, each address once."""

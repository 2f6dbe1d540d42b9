"""ArticleLink and Listing: what a page of a listing says of articles before they are fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


class UnreadableListing(ValueError):
    """A document that is not the kind of listing it should be: a web page in place of a feed, a payload without the list."""


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

    documents: tuple[str, ...] = ()
    """Addresses of the further listings that it names, such as the children of a sitemap index."""

"""Lists whose entries are data, not markup: what feeds and payloads have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from detikcrawl.discovery.cards import read_time
from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.discovery.source import Addressed, Scope
from detikcrawl.extraction.page import collapse

_MAX_TITLE = 1000


class Entry(NamedTuple):
    """An entry as it is given; "" for what it lacks."""

    address: str
    published: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries(Addressed):
    """A document that lists articles; what its entries are, a subclass says."""

    def read(
        self,
        body: bytes,
        url: str,
        scope: Scope,  # noqa: ARG002 - as the protocol has it
        *,
        content_type: str | None = None,
        base: datetime | None = None,
    ) -> Listing:
        """The entries, the first one of each address. Raises UnreadableListing for what is no such document."""
        cards = 0
        links: dict[str, ArticleLink] = {}
        for entry in self.entries(body, url, content_type):
            cards += 1
            if entry.address and entry.address not in links:
                published, title = read_time(entry.published, base), collapse(entry.title)[:_MAX_TITLE] or None
                links[entry.address] = ArticleLink(url=entry.address, source=self.name, published=published, title=title)
        return Listing(cards=cards, links=tuple(links.values()))

    def entries(self, body: bytes, url: str, content_type: str | None) -> Iterator[Entry]:
        """The entries of the document at `url`, their addresses absolute. Raises UnreadableListing."""
        raise NotImplementedError

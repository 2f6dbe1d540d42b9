"""Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from detikcrawl.discovery.cards import read_time
from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.discovery.records import Record, read_records
from detikcrawl.discovery.source import Addressed, Scope
from detikcrawl.extraction.page import collapse
from detikcrawl.text.urls import join

_ROOTS = ("rss", "RDF", "feed")
_NAMES = ("item", "entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Addressed):
    """A site's feed, or one of every channel. It holds the newest articles and nothing else: often less than a day."""

    name: str = "rss"

    def read(
        self,
        body: bytes,
        url: str,
        scope: Scope,  # noqa: ARG002 - as the protocol has it
        *,
        content_type: str | None = None,
        base: datetime | None = None,
    ) -> Listing:
        """The entries of a feed. Raises UnreadableListing for what is none.

        Addresses are given as they are, those of feedproxy and feedsportal too: what they lead to is not in the feed.
        """
        cards = 0
        links: dict[str, ArticleLink] = {}
        for record in read_records(body, _ROOTS, _NAMES, content_type=content_type):
            cards += 1
            address = _address_of(record, url)
            if address and address not in links:
                links[address] = ArticleLink(
                    url=address,
                    source=self.name,
                    published=read_time(record.text("pubDate", "published", "dc:date"), base),
                    title=collapse(record.text("title")) or None,
                )
        return Listing(cards=cards, links=tuple(links.values()))


def _address_of(record: Record, url: str) -> str | None:
    """The address of an entry: its link, else its guid. A bare home page is none: some feeds give it for every entry."""
    for href in (*_links(record), record.text("guid"), record.text("id")):
        # A guid need not be an address; resolved against the feed's, any word would become one.
        if href.startswith(("http://", "https://", "//", "/")):
            address = join(url, href)
            if address and urlsplit(address).path.strip("/"):
                return address
    return None


def _links(record: Record) -> list[str]:
    found = [
        each.text.strip() or each.attributes.get("href", "").strip()
        for each in record.fields
        if each.path == "link" and each.attributes.get("rel", "alternate") == "alternate"
    ]
    return [href for href in found if href]

"""Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from detikcrawl.discovery.entries import Entries, Entry
from detikcrawl.discovery.records import Record, read_records
from detikcrawl.text.urls import join

_ROOTS = ("rss", "RDF", "feed")
_NAMES = ("item", "entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Entries):
    """A site's feed, or one of every channel. It holds the newest articles and nothing else: often less than a day."""

    name: str = "rss"

    def entries(self, body: bytes, url: str, content_type: str | None) -> Iterator[Entry]:
        """The entries of a feed. Raises UnreadableListing for what is none.

        Addresses are given as they are, those of feedproxy and feedsportal too: what they lead to is not in the feed.
        """
        for record in read_records(body, _ROOTS, _NAMES, content_type=content_type):
            yield Entry(_address_of(record, url), record.text("pubDate", "published", "dc:date"), record.text("title"))


def _address_of(record: Record, url: str) -> str:
    """The address of an entry: its link, else its guid. A bare home page is none: some feeds give it for every entry."""
    for href in (*_links(record), record.text("guid"), record.text("id")):
        # A guid need not be an address; resolved against the feed's, any word would become one.
        if href.startswith(("http://", "https://", "//", "/")):
            address = join(url, href)
            if address and urlsplit(address).path.strip("/"):
                return address
    return ""


def _links(record: Record) -> list[str]:
    found = [
        each.text.strip() or each.attributes.get("href", "").strip()
        for each in record.fields
        if each.path == "link" and each.attributes.get("rel", "alternate") == "alternate"
    ]
    return [href for href in found if href]

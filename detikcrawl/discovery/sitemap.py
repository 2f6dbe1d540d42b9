"""Sitemaps: an index of sitemaps, sitemaps of addresses, sitemaps of news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from detikcrawl.discovery.cards import read_time
from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.discovery.records import Record, read_records
from detikcrawl.discovery.source import Addressed, Scope, Step
from detikcrawl.extraction.page import collapse
from detikcrawl.text.dates import wib_day
from detikcrawl.text.urls import join, url_hash

_ROOTS = ("urlset", "sitemapindex")
_NAMES = ("url", "sitemap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap(Addressed):
    """A sitemap, or an index of them. What it dates outside the days asked for is left out: archives reach back years."""

    children: str | None = None
    """Regular expression that the address of a child matches somewhere; None takes all. With groups `year`, `month` and
    `day`, as far as the names have them, only children of the days asked for are taken."""

    trust_lastmod: bool = True
    """Whether `lastmod` is never earlier than the newest article: then what was last changed before the days asked for is
    left out."""

    max_pages: int = 500
    """Documents of one walk that are asked for at the most."""

    name: str = "sitemap"

    def __post_init__(self) -> None:
        Addressed.__post_init__(self)
        if self.numbered:
            raise ValueError(f"source {self.name}: a sitemap has children, not pages")
        if self.children is not None:
            re.compile(self.children)

    def first(self, scope: Scope) -> Step:
        """The sitemap itself."""
        return _step(self.page_url(scope, 1), scope)

    def after(self, scope: Scope, step: Step, listing: Listing) -> tuple[Step, ...]:  # noqa: ARG002 - as the protocol has it
        """The children of an index that may list articles of the days asked for."""
        return tuple(_step(url, scope) for url in listing.documents if self._in_days(url, scope))

    def read(
        self, body: bytes, url: str, scope: Scope, *, content_type: str | None = None, base: datetime | None = None
    ) -> Listing:
        """The entries of a sitemap or an index of sitemaps. Raises UnreadableListing for what is neither."""
        cards = 0
        links: dict[str, ArticleLink] = {}
        documents: dict[str, None] = {}
        for record in read_records(body, _ROOTS, _NAMES, content_type=content_type):
            cards += 1
            modified = read_time(record.text("lastmod"), base)
            is_document = record.name == "sitemap"
            published = None if is_document else read_time(_news(record, "publication_date"), base)
            in_days = (
                scope.first_day <= wib_day(published) <= scope.last_day if published else not self._too_old(modified, scope)
            )
            # Archives have tens of thousands of entries: the address, which takes longest to read, comes last.
            address = join(url, record.text("loc")) if in_days else None
            if address is None or address in links or address in documents:
                continue
            if is_document:
                documents[address] = None
            else:
                title = collapse(_news(record, "title")) or None
                links[address] = ArticleLink(url=address, source=self.name, published=published, title=title)
        return Listing(cards=cards, links=tuple(links.values()), documents=tuple(documents))

    def _too_old(self, modified: datetime | None, scope: Scope) -> bool:
        return self.trust_lastmod and modified is not None and wib_day(modified) < scope.first_day

    def _in_days(self, url: str, scope: Scope) -> bool:
        if self.children is None:
            return True
        found = re.search(self.children, url)
        if found is None:
            return False
        parts = {name: int(value) for name, value in found.groupdict().items() if value and value.isdecimal()}
        if "year" not in parts:
            return True
        year, month, day = parts["year"], parts.get("month"), parts.get("day")
        try:
            first = date(year, month or 1, day or 1)
            last = first if month and day else date(year + 1, 1, 1) - timedelta(days=1)
            if month and not day:
                last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        except ValueError:  # the numbers of the name are no date
            return True
        return first <= scope.last_day and last >= scope.first_day


def _step(url: str, scope: Scope) -> Step:
    # What is remembered of a document is what it listed of these days; 48 bits, since SQLite's numbers have 63.
    return Step(url, int(url_hash(f"{url} {scope.first_day} {scope.last_day}")[:12], 16))


def _news(record: Record, name: str) -> str:
    """An element of the news extension, whatever prefix the site gave it."""
    paths = [each.path for each in record.fields if re.fullmatch(rf"[\w-]+:news/[\w-]+:{name}", each.path)]
    return record.text(*paths)

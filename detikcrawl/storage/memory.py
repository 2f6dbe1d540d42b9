"""Memory: what earlier runs know of a site, as the spider asks for it.

The design called for a spider middleware here. But the output of an errback passes no spider middleware, and it is the
errback that learns that an article is gone; so the spider tells its memory directly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from detikcrawl.arguments import CrawlArguments
from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.extraction.reader import Location
from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.link import KnownLink, NewLink, Outcome, State, StoredPage, WalkKey
from detikcrawl.storage.revisions import fingerprint
from detikcrawl.storage.rows import Row
from detikcrawl.text.dates import WIB, wib_day

CLOSE_AFTER = timedelta(hours=6)
"""A day is closed by a walk that began so long after its end (WIB): sites list late articles under the old day."""

ASKED_AGAIN = frozenset({State.OPEN, State.PARTIAL, State.REJECTED})
"""States of links that are asked for again when they are due."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes a request conditional."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The request headers; never satisfied by a cache on the way without asking the site."""
        found = {"Cache-Control": "max-age=0"}
        if self.etag:
            found["If-None-Match"] = self.etag
        if self.last_modified:
            found["If-Modified-Since"] = self.last_modified
        return found


class Memory(Protocol):
    """What a spider asks and tells."""

    def walk_is_closed(self, walk: WalkKey) -> bool:
        """Whether an earlier walk saw the whole day."""

    def validators(self, walk: WalkKey, page: int) -> Validators:
        """What an earlier run knows of an index page."""

    def stored_listing(self, walk: WalkKey, page: int) -> Listing | None:
        """The entries of an index page that has not changed since."""

    def listed(
        self,
        links: Sequence[tuple[ArticleLink, Location]],
        *,
        walk: WalkKey | None = None,
        page: int = 0,
        listing: Listing | None = None,
        validators: Validators | None = None,
    ) -> list[tuple[ArticleLink, Location]]:
        """Remember links (of an index page) and return those to fetch now."""

    def walk_ended(self, walk: WalkKey, end: str, *, whole: bool) -> None:
        """Remember how a walk ended."""

    def asked_again(self) -> Iterator[tuple[ArticleLink, str | None]]:
        """Links of earlier runs to ask for now, with the fingerprint of those that were had."""

    def outcome(self, article_id: str, outcome: str, cause: str) -> None:
        """Remember what became of a link that gave no row: failed, gone, rejected, unchanged, partial_again."""

    def page_one(self, row_id: str, says: str) -> None:
        """Remember the fingerprint of page 1 of an article whose row was made of more than that."""

    def alias(self, article_id: str, original: str) -> None:
        """Remember that the address of one article led to another, which has the id `original`."""


class NoMemory:
    """The memory of a run that knows nothing and leaves nothing behind."""

    def __init__(self, arguments: CrawlArguments) -> None:
        self._arguments = arguments

    def walk_is_closed(self, walk: WalkKey) -> bool:
        """No day is."""
        return False

    def validators(self, walk: WalkKey, page: int) -> Validators:
        """None are known."""
        return Validators()

    def stored_listing(self, walk: WalkKey, page: int) -> Listing | None:
        """None is."""
        return None

    def listed(self, links: Sequence[tuple[ArticleLink, Location]], **_: object) -> list[tuple[ArticleLink, Location]]:
        """Every link of a kind and day that was asked for."""
        return [(link, location) for link, location in links if _asked_for(link, location, self._arguments)]

    def walk_ended(self, walk: WalkKey, end: str, *, whole: bool) -> None:
        """Nothing is kept."""

    def asked_again(self) -> Iterator[tuple[ArticleLink, str | None]]:
        """Nothing is."""
        return iter(())

    def outcome(self, article_id: str, outcome: str, cause: str) -> None:
        """Nothing is kept."""

    def page_one(self, row_id: str, says: str) -> None:
        """Nothing is kept."""

    def alias(self, article_id: str, original: str) -> None:
        """Nothing is kept."""


class LedgerMemory:
    """The memory of an incremental run: the site's ledger."""

    def __init__(self, ledger: Ledger, arguments: CrawlArguments, *, refresh: timedelta) -> None:
        self._ledger = ledger
        self._arguments = arguments
        self._refresh = refresh
        self._started = datetime.now(UTC)
        self._aliases: defaultdict[str, list[str]] = defaultdict(list)
        self._page_one: dict[str, str] = {}

    def walk_is_closed(self, walk: WalkKey) -> bool:
        """Whether an earlier walk that began late enough saw the whole day."""
        return self._ledger.walk_is_closed(walk)

    def validators(self, walk: WalkKey, page: int) -> Validators:
        """The validators that came with the page when it was last read."""
        stored = self._ledger.stored_page(walk, page)
        return Validators(stored.etag, stored.last_modified) if stored else Validators()

    def stored_listing(self, walk: WalkKey, page: int) -> Listing | None:
        """The entries of the page when it was last read: a 304 has no body."""
        stored = self._ledger.stored_page(walk, page)
        if stored is None:
            return None
        links = tuple(
            ArticleLink(url=url, source=walk.source, published=published, title=title) for url, published, title in stored.links
        )
        return Listing(cards=stored.cards, links=links)

    def listed(
        self,
        links: Sequence[tuple[ArticleLink, Location]],
        *,
        walk: WalkKey | None = None,
        page: int = 0,
        listing: Listing | None = None,
        validators: Validators | None = None,
    ) -> list[tuple[ArticleLink, Location]]:
        """One transaction remembers the links, the validators of their page and what it listed."""
        now = datetime.now(UTC)
        known = self._ledger.known([location.article_id for _, location in links])
        entries = [
            (new, State.OPEN if location.kind in self._arguments.kinds else State.SKIPPED)
            for link, location in links
            if (new := _new_link(link, location, walk)) is not None
        ]
        if walk is not None and listing is not None:
            stored = StoredPage(
                etag=validators.etag if validators else None,
                last_modified=validators.last_modified if validators else None,
                cards=listing.cards,
                links=tuple((link.url, link.published, link.title) for link in listing.links),
            )
            self._ledger.record_page(walk, page, stored, entries, now)
        else:
            self._ledger.record_links(entries, now)
        return [
            (link, location)
            for link, location in links
            if _asked_for(link, location, self._arguments) and _wanted(known.get(location.article_id), now)
        ]

    def walk_ended(self, walk: WalkKey, end: str, *, whole: bool) -> None:
        """A walk that saw the whole day, and began late enough, closes it."""
        day_end = datetime.combine(walk.day + timedelta(days=1), datetime.min.time(), WIB)
        closed = whole and self._started >= day_end + CLOSE_AFTER
        self._ledger.record_walk_end(walk, end, datetime.now(UTC), closed=closed)

    def asked_again(self) -> Iterator[tuple[ArticleLink, str | None]]:
        """Links that are open and due, then articles young enough to be refreshed."""
        arguments, now = self._arguments, datetime.now(UTC)
        first, last = (arguments.from_date, arguments.until_date) if arguments.days_given else (None, None)
        due = self._ledger.due(now, channels=arguments.channels, first_day=first, last_day=last, kinds=arguments.kinds)
        for link in due:
            yield _link(link), None
        if self._refresh:
            for link in self._ledger.to_refresh(now, now - self._refresh):
                if link.channel is None or link.channel in arguments.channels:
                    yield _link(link), link.fingerprint

    def outcome(self, article_id: str, outcome: str, cause: str) -> None:
        """Write the outcome into the ledger."""
        # An article that has no row leaves nothing that the addresses which led to it could be duplicates of.
        led_here = self._aliases.pop(f"{self._ledger.site}:{article_id}", ()) if outcome == Outcome.REJECTED else ()
        for each in led_here or (article_id,):
            self._ledger.record_outcome(each, outcome, cause, datetime.now(UTC))

    def page_one(self, row_id: str, says: str) -> None:
        """Kept until the row is committed."""
        self._page_one[row_id] = says

    def fingerprint(self, row: Row) -> str:
        """What the ledger is to remember of a row: what its page 1 said, as far as that is known."""
        return self._page_one.get(row["id"]) or fingerprint(row)

    def alias(self, article_id: str, original: str) -> None:
        """At once where the ledger has a link of the original, which is asked for until it is had; else with its row."""
        if self._ledger.known([original.partition(":")[2]]):
            self.outcome(article_id, Outcome.DUPLICATE, original)
        else:
            self._aliases[original].append(article_id)

    def settle(self, committed: Iterable[str]) -> None:
        """Mark the addresses that led to articles whose rows are committed now as duplicates of them."""
        for original in committed:
            self._page_one.pop(original, None)
            for article_id in self._aliases.pop(original, ()):
                self.outcome(article_id, Outcome.DUPLICATE, original)

    def settle_known(self) -> None:
        """The same for articles whose rows an earlier part or run committed."""
        by_key = {original.partition(":")[2]: original for original in self._aliases}
        known = self._ledger.known(list(by_key))
        self.settle([by_key[key] for key, link in known.items() if link.state in (State.DONE, State.PARTIAL)])


def _link(known: KnownLink) -> ArticleLink:
    return ArticleLink(url=known.url, source=known.source, published=known.published_at)


def _new_link(link: ArticleLink, location: Location, walk: WalkKey | None) -> NewLink:
    day = wib_day(link.published) if link.published else walk.day if walk else None
    return NewLink(
        article_id=location.article_id,
        url=location.url,
        kind=location.kind,
        channel=location.channel.key if location.channel else None,
        day=day,
        source=link.source,
        published_at=link.published,
    )


def _asked_for(link: ArticleLink, location: Location, arguments: CrawlArguments) -> bool:
    return location.kind in arguments.kinds and arguments.in_days(link.published)


def _wanted(known: KnownLink | None, now: datetime) -> bool:
    if known is None or known.state == State.SKIPPED:
        return True
    return known.state in ASKED_AGAIN and known.next_try_at is not None and known.next_try_at <= now

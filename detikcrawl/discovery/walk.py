"""The walk through the documents of a list: what is new in each, which comes next, and where it ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.discovery.source import Scope, Source, Step
from detikcrawl.text.dates import wib_day

BARREN_PAGES = 2
"""So many pages in a row with nothing that this walk has not seen end it.

One is not enough: detik's cache now and then repeats a neighbouring page in the middle of a day (probe of October 2026)."""


@dataclass(slots=True)
class Walk:
    """State of one walk: a source, and of it a channel or all, a day or some.

    `end` says how it ended; None while it goes on. Of numbered pages: empty, repeating, older (than the days asked for) or
    cap. Of a feed or sitemap: last, missed (the last, but not all of them could be had) or cap.
    """

    source: Source
    scope: Scope
    step: Step = field(init=False)
    """The document that is to be asked for."""

    seen: set[str] = field(default_factory=set)
    pages: int = 0
    """Documents that were read."""

    missed: int = 0
    """Documents that could not be had."""

    barren: int = 0
    end: str | None = None
    _ahead: deque[Step] = field(default_factory=deque)
    _named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.step = self.source.first(self.scope)
        self._named.add(self.step.url)

    @property
    def reached_the_end(self) -> bool:
        """Whether the walk saw the whole list: one that stopped at the cap, or missed a document, did not."""
        return self.end is not None and self.end != "cap" and not self.missed

    def take(self, listing: Listing) -> list[ArticleLink]:
        """The links of the listing at `step` that this walk has not seen before; moves on to the next step, or sets `end`."""
        self.pages += 1
        new = [link for link in listing.links if link.url not in self.seen]
        self.seen.update(link.url for link in new)
        self.barren = 0 if new else self.barren + 1
        for step in self.source.after(self.scope, self.step, listing):
            if step.url not in self._named:
                self._named.add(step.url)
                self._ahead.append(step)
        if self.source.numbered:
            if listing.cards == 0:
                self.end = "empty"
            elif self.barren >= BARREN_PAGES:
                self.end = "repeating"
            elif not self.source.dated and _all_older(listing, self.scope.first_day):
                self.end = "older"
        self._go_on()
        return new

    def miss(self) -> None:
        """The document at `step` could not be had. Its neighbours in a sitemap can; what follows on a page cannot be known."""
        self.missed += 1
        self._go_on()

    def _go_on(self) -> None:
        if self.end is not None:
            return
        if not self._ahead:
            self.end = "missed" if self.missed else "last"
        elif self.pages + self.missed >= self.source.max_pages:
            self.end = "cap"
        else:
            self.step = self._ahead.popleft()


def _all_older(listing: Listing, day: date) -> bool:
    return bool(listing.links) and all(link.published is not None and wib_day(link.published) < day for link in listing.links)


def scopes(
    source: Source, channels: Sequence[tuple[str, str]], first_day: date, last_day: date, *, query: str = ""
) -> Iterator[Scope]:
    """What the walks of `source` are to list, the newest day first; `channels` are (key, prefix) of those asked for."""
    days = [(first_day, last_day)]
    if source.dated:
        days = [(day := last_day - timedelta(days=back), day) for back in range((last_day - first_day).days + 1)]
    covered = [(key, prefix) for key, prefix in channels if source.covers(key)] if source.per_channel else [("", "")]
    for first, last in days:
        for key, prefix in covered:
            yield Scope(first, last, channel=key, prefix=prefix, query=query)

"""The walk through the pages of a day's index: what is new on a page, and where the day ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from detikcrawl.discovery.links import ArticleLink, Listing

BARREN_PAGES = 2
"""So many pages in a row with nothing that this walk has not seen end it.

One is not enough: detik's cache now and then repeats a neighbouring page in the middle of a day (probe of October 2026)."""


@dataclass(slots=True)
class IndexWalk:
    """State of one walk (site, channel, day). `end` says how it ended: empty, repeating or cap; None while it goes on."""

    max_pages: int
    seen: set[str] = field(default_factory=set)
    page: int = 0
    barren: int = 0
    end: str | None = None

    @property
    def reached_the_end(self) -> bool:
        """Whether the walk saw the whole day: a walk that stopped at the cap did not."""
        return self.end in ("empty", "repeating")

    def take(self, listing: Listing) -> list[ArticleLink]:
        """The links of the next page that this walk has not seen before; sets `end` where there is no page after it."""
        self.page += 1
        new = [link for link in listing.links if link.url not in self.seen]
        self.seen.update(link.url for link in new)
        self.barren = 0 if new else self.barren + 1
        if listing.cards == 0:
            self.end = "empty"
        elif self.barren >= BARREN_PAGES:
            self.end = "repeating"
        elif self.page >= self.max_pages:
            self.end = "cap"
        return new

"""A list without days: the latest of a site or channel, a hub, a tag, what a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from detikcrawl.discovery.cards import Cards


@dataclass(frozen=True, slots=True, kw_only=True)
class PagedList(Cards):
    """How a site lists its latest articles, page after page, the newest first.

    Where cards show times, the walk ends at the first page on which all are older than the days asked for.
    """

    max_pages: int = 10
    """Pages of one walk that are asked for at the most. Many sites have a limit of their own and repeat the last page."""

    name: str = "latest"

    def __post_init__(self) -> None:
        Cards.__post_init__(self)
        if self.dated:
            raise ValueError(f"source {self.name}: a list with the day in its address is a DatedIndex")

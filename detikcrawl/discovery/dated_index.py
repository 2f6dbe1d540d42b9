"""The index of a day: pages of cards, one day at a time."""

from __future__ import annotations

from dataclasses import dataclass

from detikcrawl.discovery.cards import Cards


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedIndex(Cards):
    """How a site lists the articles of a day: of each channel, or of all in one, as its address has {channel} or not."""

    name: str = "index"

    def __post_init__(self) -> None:
        Cards.__post_init__(self)
        if not self.dated:
            raise ValueError(f"source {self.name}: the address of an index names the day; a list without days is a PagedList")

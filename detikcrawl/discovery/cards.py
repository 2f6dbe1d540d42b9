"""Pages of cards: an entry is an element with a link in it, and maybe a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.discovery.source import Addressed, Scope
from detikcrawl.extraction.page import as_utf8, collapse
from detikcrawl.text.dates import from_epoch, parse_datetime
from detikcrawl.text.markup import bounded
from detikcrawl.text.urls import join

MAX_CARDS = 2000
"""Cards of one page that are read; real pages have 10 to 50."""

_MAX_TITLE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(Addressed):
    """How the entries of a list are marked up."""

    card: str
    """CSS of one entry."""

    link: tuple[str, ...] = ("a[href]",)
    """CSS of the link inside an entry, or of the entry where it is the link; the first rule that finds one counts."""

    title: str | None = None
    """CSS of the title inside an entry; where it is None or finds none, the text of the link, else its `title`."""

    time: str | None = None
    """CSS of the element inside an entry that holds its time."""

    time_attribute: str | None = None
    """Attribute with the time; None means the element's text."""

    def read(
        self,
        body: bytes,
        url: str,
        scope: Scope,  # noqa: ARG002 - as the protocol has it
        *,
        content_type: str | None = None,
        base: datetime | None = None,
    ) -> Listing:
        """The entries of a page. A page that is no list has none; no bytes raise."""
        cards = LexborHTMLParser(bounded(as_utf8(body, content_type))).css(self.card)[:MAX_CARDS]
        links: dict[str, ArticleLink] = {}
        for card in cards:
            anchor = next((found for rule in self.link if (found := card.css_first(rule)) is not None), None)
            address = join(url, anchor.attributes.get("href") or "") if anchor is not None else None
            if anchor is None or address is None or address in links:
                continue
            links[address] = ArticleLink(
                url=address, source=self.name, published=self._time_of(card, base), title=self._title_of(card, anchor)
            )
        return Listing(cards=len(cards), links=tuple(links.values()))

    def _title_of(self, card: LexborNode, anchor: LexborNode) -> str | None:
        named = card.css_first(self.title) if self.title else None
        title = collapse((named or anchor).text(deep=True)) or collapse(anchor.attributes.get("title") or "")
        return title[:_MAX_TITLE] or None

    def _time_of(self, card: LexborNode, base: datetime | None) -> datetime | None:
        node = card.css_first(self.time) if self.time else None
        if node is None:
            return None
        value = (node.attributes.get(self.time_attribute) or "") if self.time_attribute else node.text(deep=True)
        return read_time(value, base)


def read_time(value: str, base: datetime | None = None) -> datetime | None:
    """The time that a listing gives: Unix seconds or milliseconds, or any printed form."""
    value = collapse(value[:1000])
    return from_epoch(value) if value.isascii() and value.isdigit() else parse_datetime(value, base=base)

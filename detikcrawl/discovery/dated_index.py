"""The index of a day: pages of cards, one day and channel at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.text.dates import from_epoch, parse_datetime

MAX_CARDS = 2000
"""Cards of one page that are read; real pages have 10 to 50."""


@dataclass(frozen=True, slots=True)
class DatedIndex:
    """How a site lists the articles of a day."""

    url: str
    """Address of a page, with {channel} (the channel's prefix), {date} and {page}."""

    card: str
    """CSS of one entry."""

    link: tuple[str, ...] = ("a[href]",)
    """CSS of the link inside an entry; the first rule that finds one counts."""

    time: str | None = None
    """CSS of the element inside an entry that holds its time."""

    time_attribute: str | None = None
    """Attribute with the time; None means the element's text."""

    date_format: str = "%Y-%m-%d"
    """Form of the date in the address, for strftime; it is percent-encoded there."""

    max_pages: int = 100
    """Pages of one day and channel that are asked for at the most."""

    name: str = "index"
    """As in `-a source=index`."""

    def page_url(self, channel_prefix: str, day: date, page: int) -> str:
        """The address of page `page`, from 1, of a day's index.

        The date is percent-encoded: with a raw slash detik answered page 1 for every page (probe of October 2026).
        """
        text = quote(day.strftime(self.date_format), safe="")
        return self.url.format(channel="https://" + channel_prefix, date=text, page=page)

    def read(self, html: str | bytes, url: str) -> Listing:
        """The entries of an index page. A page that is no index has none."""
        tree = LexborHTMLParser(html)
        cards = tree.css(self.card)[:MAX_CARDS]
        links: dict[str, ArticleLink] = {}
        for card in cards:
            anchor = next((found for rule in self.link if (found := card.css_first(rule)) is not None), None)
            href = (anchor.attributes.get("href") or "").strip() if anchor is not None else ""
            if not href or len(href) > 2048:
                continue
            try:
                address = urljoin(url, href)
            except ValueError:
                continue
            if address.startswith(("http://", "https://")) and address not in links:
                links[address] = ArticleLink(
                    url=address,
                    source=self.name,
                    published=self._time_of(card),
                    title=" ".join(anchor.text(deep=True).split()) or None,
                )
        return Listing(cards=len(cards), links=tuple(links.values()))

    def _time_of(self, card: LexborNode) -> datetime | None:
        node = card.css_first(self.time) if self.time else None
        if node is None:
            return None
        if self.time_attribute:
            value = (node.attributes.get(self.time_attribute) or "").strip()
            return from_epoch(int(value)) if value.isascii() and value.isdigit() and len(value) < 15 else parse_datetime(value)
        return parse_datetime(" ".join(node.text(deep=True).split()))

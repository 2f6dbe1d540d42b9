"""What all sources of links have in common: addresses made from a template, and how a walk goes on from one to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from string import Formatter
from typing import NamedTuple, Protocol
from urllib.parse import quote

from detikcrawl.discovery.links import Listing

_DAY_FIELDS = frozenset({"date", "day", "next_day", "previous_day"})
_CHANNEL_FIELDS = frozenset({"channel", "key"})
_PAGE_FIELDS = frozenset({"page", "offset"})
_QUERY_FIELDS = frozenset({"query", "slug"})
_FIELDS = _DAY_FIELDS | _CHANNEL_FIELDS | _PAGE_FIELDS | _QUERY_FIELDS | {"first_day", "last_day"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What one walk is to list: a channel or all of them, a day or some days, maybe what was searched for."""

    first_day: date
    last_day: date
    """Days in WIB, inclusive; the same for the walk of a single day."""

    channel: str = ""
    """Key of the channel; "" for all of them."""

    prefix: str = ""
    """Host and path that the addresses of the channel begin with."""

    query: str = ""
    """What is searched for, as in `-a query=`."""


class Step(NamedTuple):
    """A document of a walk: its address and the number under which its validators are remembered."""

    url: str
    number: int


class Source(Protocol):
    """A way in which a site lists its articles. Declared by a site; frozen, without state, reads bytes, asks for nothing."""

    name: str
    """As in `-a source=index`."""

    max_pages: int
    """Documents of one walk that are asked for at the most."""

    @property
    def dated(self) -> bool:
        """Whether it lists a day by itself: one walk a day, which can see the whole of it."""

    @property
    def per_channel(self) -> bool:
        """Whether each channel has a list of its own."""

    @property
    def takes_query(self) -> bool:
        """Whether it lists what `-a query=` asks for, and nothing without."""

    @property
    def numbered(self) -> bool:
        """Whether its pages follow one another, so that an empty one is the end."""

    def covers(self, channel: str) -> bool:
        """Whether the channel with this key is listed here."""

    def first(self, scope: Scope) -> Step:
        """Where a walk begins."""

    def after(self, scope: Scope, step: Step, listing: Listing) -> tuple[Step, ...]:
        """What comes into view with the listing at `step`."""

    def read(
        self, body: bytes, url: str, scope: Scope, *, content_type: str | None = None, base: datetime | None = None
    ) -> Listing:
        """The entries of a document. Raises UnreadableListing, and nothing else, whatever the bytes.

        `base` is the time of the fetch, from which times such as "7 menit yang lalu" are counted.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """The addresses of a list. Which fields the template has says what kind of list it is."""

    url: str
    """Template of the addresses of its pages. {channel}: https:// and the channel's prefix; {key}: the channel's own key
    in the site's lists; {date}: the day in `date_format`, percent-encoded; {day:%Y/%m/%d}, {next_day:%Y-%m-%d} and
    {previous_day:%Y-%m-%d}: the day and its neighbours, as they are; {first_day:...} and {last_day:...}: the days asked
    for, where there is no walk a day; {page}: from 1; {offset}: from 0 in steps of `step`; {query}: what is searched for,
    percent-encoded; {slug}: its words joined by hyphens."""

    first_url: str | None = None
    """Template of the address of page 1, where it differs."""

    step: int = 1
    """Entries from one page to the next, for {offset}."""

    date_format: str = "%Y-%m-%d"
    """Form of {date}, for strftime. Percent-encoded: to a raw slash detik answered page 1 for every page (probe of October
    2026)."""

    keys: Mapping[str, str] | None = None
    """{key} by channel, where it is not the channel's own key; a channel that is not named here is not listed here."""

    max_pages: int = 100
    """Pages of one walk that are asked for at the most."""

    name: str
    """As in `-a source=index`."""

    def __post_init__(self) -> None:
        unknown = (self._fields() | _fields(self.first_url or "")) - _FIELDS
        if unknown:
            raise ValueError(f"source {self.name}: no such field: {', '.join(sorted(unknown))}")

    @property
    def dated(self) -> bool:
        """Whether there is a list for every day."""
        return bool(self._fields() & _DAY_FIELDS)

    @property
    def per_channel(self) -> bool:
        """Whether there is a list for every channel."""
        return bool(self._fields() & _CHANNEL_FIELDS)

    @property
    def takes_query(self) -> bool:
        """Whether it is a search."""
        return bool(self._fields() & _QUERY_FIELDS)

    @property
    def numbered(self) -> bool:
        """Whether it has pages."""
        return bool(self._fields() & _PAGE_FIELDS)

    def covers(self, channel: str) -> bool:
        """Whether the channel is listed here."""
        return self.keys is None or channel in self.keys

    def page_url(self, scope: Scope, page: int) -> str:
        """The address of page `page`, from 1."""
        template = self.first_url if self.first_url is not None and page == 1 else self.url
        return template.format(
            channel="https://" + scope.prefix,
            key=scope.channel if self.keys is None else self.keys.get(scope.channel, ""),
            date=quote(scope.first_day.strftime(self.date_format), safe=""),
            day=scope.first_day,
            next_day=scope.first_day + timedelta(days=1),
            previous_day=scope.first_day - timedelta(days=1),
            first_day=scope.first_day,
            last_day=scope.last_day,
            page=page,
            offset=(page - 1) * self.step,
            query=quote(scope.query, safe="", errors="replace"),
            slug=quote("-".join(re.findall(r"\w+", scope.query.lower())), safe="", errors="replace"),
        )

    def first(self, scope: Scope) -> Step:
        """Page 1."""
        return Step(self.page_url(scope, 1), 1)

    def after(self, scope: Scope, step: Step, listing: Listing) -> tuple[Step, ...]:  # noqa: ARG002 - as the protocol has it
        """The next page, where there are pages at all: an empty or repeated one shows the end."""
        return (Step(self.page_url(scope, step.number + 1), step.number + 1),) if self.numbered else ()

    def _fields(self) -> set[str]:
        return _fields(self.url)


def _fields(template: str) -> set[str]:
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(template) if name is not None}

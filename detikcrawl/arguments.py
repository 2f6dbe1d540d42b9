"""The spider arguments, the same for every site, checked before anything starts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from detikcrawl.article import Kind
from detikcrawl.discovery.source import Source
from detikcrawl.text.dates import wib_day

MEANINGS = {
    "from_date": "first day to crawl: 2026-11-16, today, yesterday or 7d (seven days back); days are days in WIB",
    "until_date": "last day to crawl, inclusive; written like from_date",
    "channels": "comma list of channels; all of them when left out",
    "source": "where links come from: one of the site's sources, or urls",
    "query": "what to search for, on sites that have a search or pages of tags",
    "urls": "comma list of article addresses, or the path of a file with one a line",
    "kinds": "comma list of what to keep: article, gallery, video, infographic",
    "limit": "stop after exactly so many rows",
    "refresh": "ask again for articles published within this time: 0 (none), 6h, 24h or 7d; the setting REFRESH when left out",
}
"""Every argument that `scrapy crawl SITE -a NAME=VALUE` takes."""

DEFAULT_FROM = "yesterday"
_DAYS_BACK = re.compile(r"(\d{1,5})d")
_WINDOW = re.compile(r"(\d{1,4})([hd])")
_EARLIEST = date(1998, 1, 1)


class ArgumentError(ValueError):
    """A spider argument that cannot be used; the message is one line that names it and says what is allowed."""


@dataclass(frozen=True, slots=True)
class CrawlArguments:
    """The arguments of a run, checked."""

    from_date: date
    until_date: date
    channels: tuple[str, ...]
    source: str
    urls: tuple[str, ...] = ()
    query: str | None = None
    kinds: frozenset[Kind] = frozenset({Kind.ARTICLE})
    limit: int | None = None
    refresh: timedelta | None = None
    """None where it was not given: the setting REFRESH decides."""

    days_given: bool = False
    """Whether the days were asked for by name: then nothing outside them is fetched."""

    def in_days(self, published: datetime | None) -> bool:
        """Whether a time of publication lies in the days asked for; an unknown one does, and any does with `urls`."""
        return published is None or self.source == "urls" or self.from_date <= wib_day(published) <= self.until_date

    def days(self) -> Iterator[date]:
        """The days asked for, the newest first."""
        for back in range((self.until_date - self.from_date).days + 1):
            yield self.until_date - timedelta(days=back)


def parse_arguments(
    given: Mapping[str, str], *, now: datetime, channels: Collection[str], sources: Sequence[Source]
) -> CrawlArguments:
    """The arguments of a run from what was given on the command line or to Scrapyd.

    `now` is the aware time of the start, `channels` and `sources` are those of the site. Names that begin with an
    underscore are Scrapyd's own and passed over. Raises ArgumentError.
    """
    values = {name: str(value).strip() for name, value in given.items() if not name.startswith("_")}
    for name in values:
        if name not in MEANINGS:
            raise ArgumentError(f"unknown argument {name!r}; allowed: {', '.join(MEANINGS)}")
    today = wib_day(now)
    until = _day("until_date", values.get("until_date", "today"), today)
    start = _day("from_date", values.get("from_date", DEFAULT_FROM), today)
    if "from_date" not in values and start > until:
        start = until
    if start > until:
        raise ArgumentError(f"from_date {start} lies after until_date {until}; give the earlier day as from_date")
    urls = _urls(values["urls"]) if "urls" in values else ()
    if urls and ("from_date" in values or "until_date" in values or "channels" in values):
        raise ArgumentError("urls names the articles itself; leave out from_date, until_date and channels")
    days_given = "from_date" in values or "until_date" in values
    query = _query(values["query"]) if "query" in values else None
    source = "urls" if urls and "source" not in values else _source(values.get("source"), sources, query, dated=days_given)
    if (source == "urls") != bool(urls):
        raise ArgumentError("source=urls goes with urls=..., and urls=... with no other source")
    if urls and query is not None:
        raise ArgumentError("urls names the articles itself; leave out query")
    chosen = _choices("channels", values.get("channels"), tuple(channels))
    declared = next((each for each in sources if each.name == source), None)
    if declared and declared.per_channel and not any(map(declared.covers, chosen)):
        listed = ", ".join(filter(declared.covers, channels))
        raise ArgumentError(f"channels {', '.join(chosen)} not listed by source {source}; allowed with it: {listed}")
    return CrawlArguments(
        from_date=start,
        until_date=until,
        channels=chosen,
        source=source,
        urls=urls,
        query=query,
        kinds=frozenset(Kind(kind) for kind in _choices("kinds", values.get("kinds", "article"), tuple(Kind))),
        limit=_limit(values.get("limit")),
        refresh=parse_refresh(values["refresh"]) if "refresh" in values else None,
        days_given=days_given,
    )


def _source(name: str | None, sources: Sequence[Source], query: str | None, *, dated: bool) -> str:
    """The source to use: the one named, else the first that lists what is asked for."""
    if name is not None:
        named = next((source for source in sources if source.name == name), None)
        if named is None and name != "urls":
            raise ArgumentError(f"source {name!r} is not known here; allowed: {_names(sources)}")
        if named is not None and named.takes_query and query is None:
            raise ArgumentError(f"source={name} lists what is searched for; give query=...")
        if query is not None and (named is None or not named.takes_query):
            raise ArgumentError(f"query goes with no source={name}; allowed: {_searches(sources)}")
        return name
    fitting = [source for source in sources if source.takes_query == (query is not None)]
    if query is not None and not fitting:
        raise ArgumentError(f"query: this site offers no search; its sources: {_names(sources)}")
    if dated:
        fitting.sort(key=lambda source: not source.dated)
    if not fitting and sources:
        raise ArgumentError(f"this site is searched: give query=... (sources: {_searches(sources)})")
    return fitting[0].name if fitting else "urls"


def _names(sources: Sequence[Source]) -> str:
    return ", ".join((*(source.name for source in sources), "urls"))


def _searches(sources: Sequence[Source]) -> str:
    return ", ".join(source.name for source in sources if source.takes_query) or "none, this site offers no search"


def _query(value: str) -> str:
    if not value or len(value) > 200 or not value.isprintable():
        raise ArgumentError(f"query {value[:40]!r} is nothing to search for; give up to 200 characters in one line")
    return value


def _day(name: str, value: str, today: date) -> date:
    allowed = "a date such as 2026-11-16, today, yesterday or 7d"
    if value == "today":
        return today
    if value == "yesterday":
        return today - timedelta(days=1)
    try:
        if match := _DAYS_BACK.fullmatch(value):
            day = today - timedelta(days=int(match.group(1)))
        else:
            day = date.fromisoformat(value)
    except (ValueError, OverflowError):
        raise ArgumentError(f"{name} {value!r} is no day; allowed: {allowed}") from None
    if not _EARLIEST <= day <= today:
        raise ArgumentError(f"{name} {day} is out of range; allowed: {_EARLIEST} to today ({today} in WIB)")
    return day


def _choices(name: str, value: str | None, allowed: tuple[str, ...]) -> tuple[str, ...]:
    if value is None:
        return allowed
    chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [part for part in chosen if part not in allowed]
    if unknown or not chosen:
        raise ArgumentError(f"{name} {', '.join(map(repr, unknown)) or repr(value)} not known; allowed: {', '.join(allowed)}")
    return chosen


def _limit(value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 18 and int(value) > 0):
        raise ArgumentError(f"limit {value!r} is no number; allowed: a whole number from 1")
    return int(value)


def parse_refresh(value: str) -> timedelta:
    """A refresh window: 0, a number of hours (6h) or of days (7d). Raises ArgumentError."""
    if value == "0":
        return timedelta()
    if match := _WINDOW.fullmatch(value):
        return timedelta(**{"hours" if match.group(2) == "h" else "days": int(match.group(1))})
    raise ArgumentError(f"refresh {value!r} is no time; allowed: 0, 6h, 24h, 7d and the like")


def _urls(value: str) -> tuple[str, ...]:
    if value.startswith(("http://", "https://")):
        found = [part.strip() for part in value.split(",")]
    else:
        try:
            found = [line.strip() for line in Path(value).read_text("utf-8-sig").splitlines()]
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise ArgumentError(
                f"urls {value!r} is neither a list of http(s) addresses nor a file that can be read ({error})"
            ) from None
    urls = tuple(dict.fromkeys(url for url in found if url and not url.startswith("#")))
    if not urls:
        raise ArgumentError(f"urls {value!r} names no address; give a comma list or a file with one a line")
    for url in urls:
        if not url.startswith(("http://", "https://")):
            raise ArgumentError(f"urls: {url!r} is no http(s) address")
    return urls

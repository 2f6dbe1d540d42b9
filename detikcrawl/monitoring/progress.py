"""How far a run is, in figures; PURE functions of its stats."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detikcrawl.monitoring.causes import by_class

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    walks: int
    """Indexes to walk; 0 where links come from elsewhere."""
    walked: int
    articles: int
    """Articles that are to be asked for, as far as is known by now."""
    done: int
    """Those of them that were read, or failed."""
    rows: int
    partial: int
    unchanged: int
    failed: Mapping[str, int]
    """Articles, indexes and further pages that could not be had or read, by class."""
    pages: int
    """Answers of the site."""
    size: int
    """Of these, in bytes as they came over the wire."""
    pauses: int
    """Times the site asked to be left in peace."""
    per_minute: float
    """Articles done a minute, of late."""

    @property
    def minutes_left(self) -> float | None:
        """Where it can be told: all indexes are walked, something is left, and there is a pace."""
        if self.walked < self.walks or self.per_minute <= 0 or self.done >= self.articles:
            return None
        return (self.articles - self.done) / self.per_minute

    def line(self, *, ended: bool = False) -> str:
        """All of it in one line; of a run that has ended without pace and time left."""
        parts = [f"articles {self.done:,} of {self.articles:,}", f"rows {self.rows:,}"]
        if self.walks:
            parts.insert(0, f"indexes {self.walked:,} of {self.walks:,}")
        if self.partial:
            parts.append(f"partial {self.partial:,}")
        if self.unchanged:
            parts.append(f"unchanged {self.unchanged:,}")
        if self.failed:
            parts.append(f"failed: {failures(self.failed)}")
        parts.append(f"pages {self.pages:,}, {self.size / MB:.1f} MB")
        if self.pauses:
            parts.append(f"pauses {self.pauses:,}")
        if not ended:
            left = f", about {time_left(self.minutes_left)} left" if self.minutes_left else ""
            parts.append(f"{self.per_minute:.0f} articles a minute{left}")
        return "; ".join(parts)


def progress_of(stats: Mapping[str, Any], *, walks: int, per_minute: float) -> Progress:
    """How far a run is by its stats; `walks` as planned at its start."""

    def count(name: str) -> int:
        return stats.get(name, 0)

    def under(prefix: str) -> dict[str, int]:
        return {name.removeprefix(prefix): value for name, value in stats.items() if name.startswith(prefix)}

    index_failed = under("index/failed/")
    causes: dict[str, int] = {}
    for some in (under("article/failed/"), under("pages/failed/"), index_failed):
        for cause, number in some.items():
            causes[cause] = causes.get(cause, 0) + number
    done = done_articles(stats)
    return Progress(
        walks=walks,
        # A failed page ends the walk of an index, but not that of a sitemap.
        walked=min(walks, count("index/closed_before") + sum(under("index/ended/").values()) + sum(index_failed.values())),
        # A link that is asked again and listed again is asked for once.
        articles=max(count("links/followed") + count("links/asked_again") - count("dupefilter/filtered"), done),
        done=done,
        rows=count("item_scraped_count"),
        partial=count("article/partial"),
        unchanged=count("article/unchanged"),
        failed=by_class(causes) | ({"program": errors} if (errors := count("spider_exceptions/count")) else {}),
        pages=count("response_received_count"),
        size=count("downloader/response_bytes"),
        pauses=count("politeness/pauses"),
        per_minute=per_minute,
    )


def done_articles(stats: Mapping[str, Any]) -> int:
    """Articles that were read, or failed."""
    read = sum(stats.get(f"article/{name}", 0) for name in ("complete", "partial", "unknown", "unchanged"))
    return read + sum(value for name, value in stats.items() if name.startswith("article/failed/"))


class Pace:
    """Articles a minute, over the last `window` seconds."""

    def __init__(self, window: float = 60.0) -> None:
        self._window = window
        self._seen: deque[tuple[float, int]] = deque()

    def at(self, now: float, done: int) -> float:
        """The pace, told that by `now` (seconds on any clock) so many are done."""
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] >= self._window:
            self._seen.popleft()
        began, before = self._seen[0]
        return (done - before) * 60.0 / (now - began) if now > began else 0.0


def failures(failed: Mapping[str, int]) -> str:
    """Counts by class, the most frequent first."""
    return ", ".join(f"{name} {count:,}" for name, count in sorted(failed.items(), key=lambda each: -each[1]))


def time_left(minutes: float) -> str:
    """A span as one says it."""
    if minutes < 1:
        return "a minute"
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"

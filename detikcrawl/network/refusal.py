"""Refused: a request that is not made, or an answer that is not taken, with the cause in one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from scrapy.statscollectors import StatsCollector

FOR_ALL_OF_A_HOST = frozenset({"blocked", "challenge", "throttled", "crawl_delay", "interrupted", "address", "proxy"})
"""Causes that, where they befall a host's robots.txt, would befall its pages as well."""


class Refused(IgnoreRequest):
    """Raised by robots, politeness and guard; Scrapy hands it to the errback, and retries nothing.

    `cause` is a word for statistics and verdict:

    * robots: `robots` (forbidden), `robots_unreachable` (not known whether it is);
    * politeness: `blocked`, `challenge`, `throttled`, `crawl_delay` (a wait longer than ours), `interrupted` (the run ends
      while the request waits);
    * guard: `scheme`, `userinfo`, `port`, `host`, `address`, `proxy`, `redirect`, `seen` (a
      redirect to `led_to`, which was asked for already), `kind`, `size`, `encoding`.
    """

    def __init__(self, cause: str, message: str, led_to: str | None = None) -> None:
        super().__init__(message)
        self.cause = cause
        self.led_to = led_to


def refuse(stats: StatsCollector, by: str, cause: str, message: str, led_to: str | None = None) -> Refused:
    """A refusal to be raised, counted as `<by>/refused/<cause>`; `by` is "guard" or "politeness"."""
    stats.inc_value(f"{by}/refused/{cause}")
    return Refused(cause, message, led_to)

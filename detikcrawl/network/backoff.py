"""How long a site that is asked too often is left in peace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(slots=True)
class BackOff:
    """The pauses of one site, in seconds of a clock that the caller reads.

    What the site asks for (Retry-After) counts. Where it asks for nothing, or where its wish was met and not enough, the pause
    is `start` seconds, and twice as long with every further round, up to `longest`. A round that follows a pause without an
    answer in between counts on; after `limit` of them the site has had enough of us.
    """

    start: float
    longest: float
    limit: int
    until: float = field(default=float("-inf"), init=False)
    rounds: int = field(default=0, init=False)

    @property
    def exhausted(self) -> bool:
        """Whether the limit has been reached."""
        return self.rounds >= self.limit

    def rest(self, now: float) -> float:
        """Seconds until the site may be asked again; 0 is now."""
        return max(0.0, self.until - now)

    def throttled(self, now: float, asked: float | None = None) -> float:
        """The site said "too often", and maybe how long to wait; returns the rest of the pause."""
        if now < self.until:
            # The answer to a request from before the pause: the same round.
            self.until = max(self.until, now + (asked or 0.0))
            return self.rest(now)
        self.rounds += 1
        wait = asked or 0.0
        if not wait or self.rounds > 1:
            wait = max(wait, min(self.longest, self.start * 2 ** (self.rounds - 1)))
        self.until = now + wait
        return wait

    def answered(self, now: float) -> None:
        """The site answered as it should."""
        if now >= self.until:
            self.rounds = 0


def retry_after(headers: Mapping[bytes, bytes], now: datetime) -> float | None:
    """Seconds that a response asks to wait; None where it does not say, 0 where the time has passed.

    `headers` by lower-case name. A date is taken against the response's own Date, if it has one: its clock may be wrong, but it
    is one clock.
    """
    asked = headers.get(b"retry-after", b"").decode("latin-1").strip()
    if asked.isascii() and asked.isdigit():
        # Whatever is longer than a number of ten digits is the same to us.
        return float(asked[:10])
    until = _date(asked)
    if until is None:
        return None
    since = _date(headers.get(b"date", b"").decode("latin-1")) or now
    return max(0.0, (until - since).total_seconds())


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)

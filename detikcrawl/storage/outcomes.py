"""What a try that brought no row changes in a link, and how long to wait for the next one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from detikcrawl.storage.link import Outcome, State, to_micros

MAX_TRIES = 8
"""After so many tries without a whole row nothing is asked again by itself."""

FIRST_DELAY = timedelta(hours=1)
LONGEST_DELAY = timedelta(hours=72)


def delay(tries: int) -> timedelta:
    """How long to wait after so many tries: one hour, then twice as long each time, at most three days."""
    return min(FIRST_DELAY * 2 ** (min(tries, MAX_TRIES) - 1), LONGEST_DELAY)


def next_try(tries: int, at: int) -> int | None:
    """When to ask again after so many tries, the last of them at `at`, in microseconds; None: not by itself."""
    return None if tries >= MAX_TRIES else at + delay(tries) // timedelta(microseconds=1)


def after(state: str, tries: int, outcome: Outcome, cause: str | None, now: datetime) -> dict[str, Any]:
    """The columns that an outcome changes in a link."""
    at = to_micros(now)
    match outcome:
        case Outcome.GONE:
            return {"state": State.GONE, "cause": cause, "next_try_at": None}
        case Outcome.DUPLICATE:
            return {"state": State.DUPLICATE, "cause": cause, "next_try_at": None}
        case Outcome.UNCHANGED:
            return {"fetched_at": at}
    if state in (State.DONE, State.GONE, State.DUPLICATE):
        return {}
    tries += 1
    changes: dict[str, Any] = {"cause": cause, "tries": tries, "next_try_at": next_try(tries, at)}
    if outcome is Outcome.PARTIAL_AGAIN:
        changes["fetched_at"] = at
    elif state != State.PARTIAL:
        given_up = State.FAILED if tries >= MAX_TRIES else State.OPEN
        changes["state"] = State.REJECTED if outcome is Outcome.REJECTED else given_up
    return changes

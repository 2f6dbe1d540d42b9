"""How much of what a site listed is had, by day and channel."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from detikcrawl.storage.link import Coverage, State

_COUNTED = tuple(state for state in State if state is not State.FORGOTTEN)


def coverage(connection: sqlite3.Connection, first_day: date | None, last_day: date | None) -> list[Coverage]:
    """A row for each day and channel of which there are links or a walk, in that order.

    Forgotten articles are not counted. Links without a day are left out where days are asked for, else they come first.
    """
    days = {"first": first_day and first_day.isoformat(), "last": last_day and last_day.isoformat()}
    within = "(:first IS NULL OR day >= :first) AND (:last IS NULL OR day <= :last)"
    table: dict[tuple[str | None, str | None], dict[str, Any]] = {}
    links = f"SELECT day, channel, state, count(*) FROM links WHERE {within} GROUP BY day, channel, state"  # noqa: S608
    for day, channel, state, count in connection.execute(links, days):
        if state != State.FORGOTTEN:
            table.setdefault((day, channel), {})[state] = count
    walks = f"SELECT day, channel, max(closed) FROM walks WHERE {within} GROUP BY day, channel"  # noqa: S608
    # A site without channels has walks of channel "", and links of none.
    closed = {(day, channel or None): closed for day, channel, closed in connection.execute(walks, days)}
    for key in closed:
        table.setdefault(key, {})
    return [
        Coverage(
            channel=key[1],
            day=date.fromisoformat(key[0]) if key[0] else None,
            listed=sum(counts.values()),
            **{state.value: counts.get(state, 0) for state in _COUNTED},
            walk="none" if key not in closed else "closed" if closed[key] else "open",
        )
        for key, counts in sorted(table.items(), key=lambda item: (item[0][0] or "", item[0][1] or ""))
    ]

"""The journal of a run: every new link and every outcome without a row, one JSON line each.

With the parts it is enough to build a lost ledger again. The ledger writes here before it writes to itself, so a journal
may know of one thing more than its ledger, never of one less.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import orjson

from detikcrawl.storage.link import NewLink, WalkKey


def journal_name(now: datetime) -> str:
    """A name as a run has, for whatever changes a ledger outside a run; journals are read in the order of their names."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"


class Journal:
    """One run's journal; the file is made with its first line, and only ever appended to.

    What a method writes is on the disk when it returns. OSError where it is not: then none of it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def links(self, links: Iterable[NewLink], now: datetime, *, state: str = "open") -> None:
        """New links, and those that are open again because their kind is asked for now."""
        self._append(
            {
                "t": now,
                "event": "link",
                "id": link.article_id,
                "url": link.url,
                "kind": link.kind,
                "channel": link.channel,
                "day": link.day,
                "source": link.source,
                "published_at": link.published_at,
                "state": state,
            }
            for link in links
        )

    def outcome(self, article_id: str, outcome: str, cause: str | None, now: datetime) -> None:
        """What became of a link that gave no row."""
        self._append([{"t": now, "event": "outcome", "id": article_id, "outcome": outcome, "cause": cause}])

    def walk(self, walk: WalkKey, end: str | None, now: datetime, *, closed: bool, pages: int, cards: int) -> None:
        """A walk that began (`end` is None) or ended."""
        where = {"source": walk.source, "channel": walk.channel, "day": walk.day}
        self._append([{"t": now, "event": "walk", **where, "end": end, "closed": closed, "pages": pages, "cards": cards}])

    def part(self, part: str, rows: Sequence[tuple[str, int | None]], now: datetime) -> None:
        """A part that was committed, with article id and revision of its rows: when each of them came to be had."""
        self._append([{"t": now, "event": "part", "part": part, "rows": rows}])

    def reopen(self, state: str, now: datetime) -> None:
        """All links of a state were set open and due."""
        self._append([{"t": now, "event": "reopen", "state": state}])

    def forget(self, article_id: str, now: datetime) -> None:
        """An article was taken down."""
        self._append([{"t": now, "event": "forget", "id": article_id}])

    def _append(self, events: Iterable[Mapping[str, Any]]) -> None:
        rest = b"".join(orjson.dumps(event) + b"\n" for event in events)
        if not rest:
            return
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        size = os.fstat(self._file).st_size
        try:
            while rest:
                rest = rest[os.write(self._file, rest) :]
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, size)
            raise

    def close(self) -> None:
        """End the file; it can be closed again."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read_journal(path: Path) -> Iterator[dict[str, Any]]:
    """The events of a journal in their order, without the line that a kill tore."""
    with path.open("rb") as lines:
        for line in lines:
            try:
                event = orjson.loads(line)
            except orjson.JSONDecodeError:
                continue
            if isinstance(event, dict) and isinstance(event.get("t"), str) and isinstance(event.get("event"), str):
                yield event

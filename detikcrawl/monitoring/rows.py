"""What the rows of a run hold, counted as they pass."""

from __future__ import annotations

from collections import Counter
from typing import Any

from detikcrawl.article import Article

COVERED = (
    "title",
    "subtitle",
    "authors",
    "editors",
    "initials",
    "channel",
    "section",
    "tags",
    "dateline",
    "published_at",
    "modified_at",
    "text",
    "images",
)
"""Fields that are looked at: those that a page may have or not."""


class RowCounts:
    """Counters over the rows that every pipeline step let pass."""

    def __init__(self) -> None:
        self.written = 0
        self.of: dict[str, Counter[str]] = {name: Counter() for name in ("completeness", "kind", "layout", "page_form")}
        self.new = 0
        self.revisions = 0
        self.duplicates = 0
        self._filled: Counter[str] = Counter()

    def add(self, row: Article) -> None:
        """Count one row."""
        self.written += 1
        for name, counter in self.of.items():
            counter[str(getattr(row, name))] += 1
        if (row.revision or 1) > 1:
            self.revisions += 1
        else:
            self.new += 1
        self.duplicates += row.duplicate_of is not None
        self._filled.update(name for name in COVERED if _is_there(getattr(row, name)))

    def coverage(self) -> dict[str, float]:
        """Share of the rows that have each field, 0 to 1; nothing where there are no rows."""
        if not self.written:
            return {}
        return {name: round(self._filled[name] / self.written, 4) for name in COVERED}


def _is_there(value: Any) -> bool:
    return value is not None and value not in ("", [])

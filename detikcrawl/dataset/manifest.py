"""The manifest of a generation: which files it has, what is in them, and what every day was made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import orjson

from detikcrawl.article import SCHEMA_VERSION, Completeness
from detikcrawl.dataset.index import UNKNOWN_DAY

NAME = "manifest.json"
LAYOUT_VERSION = 1
"""Raised by one whenever the same rows would be put into other files; then all of them are written anew."""

LABEL, DROP = "label", "drop"
"""What is done with an article that repeats an earlier one: it is there with the id of that one, or it is left out."""

REVISIONS = "_revisions"
"""The folder of older revisions. pyarrow, Spark and Hive leave out what begins with an underscore."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A Parquet file of the dataset; its name has a part of its hash in it, so another content is another file."""

    path: str
    """Below the folder of the dataset."""

    rows: int
    bytes: int
    sha256: str

    @property
    def of_revisions(self) -> bool:
        """Whether it holds older revisions."""
        return self.path.startswith(f"{REVISIONS}/")

    @property
    def folder(self) -> str:
        """Where it lies."""
        return self.path.rpartition("/")[0]

    @property
    def number(self) -> int:
        """Its place among the files of its folder, from 1."""
        return int(self.path.rpartition("/")[2].partition("-")[0])


@dataclass(slots=True)
class Day:
    """A day of a site."""

    content: str
    """Hash of what its files must hold; equal days need not be written again."""

    rows: int = 0
    revisions: int = 0
    duplicates: int = 0
    completeness: dict[str, int] = field(default_factory=dict)
    files: list[StoredFile] = field(default_factory=list)

    def is_whole(self, folder: Path) -> bool:
        """Whether all of its files lie in a folder of a generation."""
        return all(_size(folder / file.path) == file.bytes for file in self.files)


@dataclass(slots=True)
class Site:
    """What the dataset has of a site."""

    inputs: str
    """Hash of all parts, of this site and the others, and of the rules; with the same one nothing need be looked at."""

    parts: int = 0
    gaps: list[dict[str, Any]] | None = None
    """Days and channels of which articles are missing or may be, as the site's ledger has it; None without a ledger."""

    days: dict[str, Day] = field(default_factory=dict)
    """By date, or `unknown`."""

    def summary(self) -> dict[str, Any]:
        """The sums over its days."""
        dates = sorted(day for day in self.days if day != UNKNOWN_DAY and self.days[day].rows)
        rows = sum(day.rows for day in self.days.values())
        counts = {str(word): sum(day.completeness.get(word, 0) for day in self.days.values()) for word in Completeness}
        return {
            "rows": rows,
            "revisions": sum(day.revisions for day in self.days.values()),
            "first_day": dates[0] if dates else None,
            "last_day": dates[-1] if dates else None,
            "days": len(dates),
            "rows_without_day": self.days[UNKNOWN_DAY].rows if UNKNOWN_DAY in self.days else 0,
            "duplicates": sum(day.duplicates for day in self.days.values()),
            "completeness": counts,
            "completeness_shares": {word: round(count / rows, 4) if rows else None for word, count in counts.items()},
        }


@dataclass(slots=True)
class Manifest:
    """All there is to know of a generation."""

    generation: int
    created: str
    """UTC, ISO 8601."""

    duplicates: str
    """LABEL or DROP."""

    where: str | None = None
    """The condition that the rows meet, in an export."""

    sites: dict[str, Site] = field(default_factory=dict)

    def files(self) -> Iterator[StoredFile]:
        """All files, in the order of their paths within each site."""
        for site in self.sites.values():
            for day in site.days.values():
                yield from day.files

    def rows(self) -> int:
        """Rows of the articles."""
        return sum(day.rows for site in self.sites.values() for day in site.days.values())

    def revisions(self) -> int:
        """Older revisions."""
        return sum(day.revisions for site in self.sites.values() for day in site.days.values())

    def to_json(self) -> bytes:
        """The content of manifest.json."""
        files = list(self.files())
        content = {
            "schema_version": SCHEMA_VERSION,
            "layout_version": LAYOUT_VERSION,
            "generation": self.generation,
            "created": self.created,
            "duplicates": self.duplicates,
            "where": self.where,
            "rows": self.rows(),
            "revisions": self.revisions(),
            "files": len(files),
            "bytes": sum(file.bytes for file in files),
            "sites": {
                name: {**site.summary(), "parts": site.parts, "gaps": site.gaps, "inputs": site.inputs, "by_day": site.days}
                for name, site in sorted(self.sites.items())
            },
        }
        return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    @classmethod
    def from_json(cls, content: bytes) -> Self:
        """The manifest that was written. Raises ValueError where it is none, or of other rules than today's."""
        try:
            found = orjson.loads(content)
            if (found["schema_version"], found["layout_version"]) != (SCHEMA_VERSION, LAYOUT_VERSION):
                raise ValueError("written by other rules")
            return cls(
                generation=found["generation"],
                created=found["created"],
                duplicates=found["duplicates"],
                where=found["where"],
                sites={name: _site(site) for name, site in found["sites"].items()},
            )
        except (LookupError, TypeError, AttributeError) as error:
            raise ValueError(f"no manifest: {error!r}") from error


def _site(found: dict[str, Any]) -> Site:
    days = {
        name: Day(**{**day, "files": [StoredFile(**file) for file in day["files"]]}) for name, day in found["by_day"].items()
    }
    return Site(inputs=found["inputs"], parts=found["parts"], gaps=found["gaps"], days=days)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None

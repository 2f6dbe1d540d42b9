"""What every day of the dataset has to hold, and in which files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from detikcrawl.article import SCHEMA_VERSION
from detikcrawl.dataset.clusters import Label
from detikcrawl.dataset.index import Kept
from detikcrawl.dataset.manifest import LAYOUT_VERSION, REVISIONS

MAX_FILE_ROWS = 200_000
MAX_FILE_BYTES = 128 * 1024 * 1024
"""Of rows in memory; in a file they take a third of it or less."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that is to be written."""

    site: str
    day: str
    of_revisions: bool
    number: int
    """In its folder, from 1."""

    rows: int
    bytes: int
    """In memory, about."""

    @property
    def folder(self) -> str:
        """Where it is to lie, below the folder of the dataset."""
        path = f"site={self.site}/date={self.day}"
        return f"{REVISIONS}/{path}" if self.of_revisions else path


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day of a site."""

    site: str
    day: str
    articles: list[Kept]
    """Newest revisions, by time and id."""

    revisions: list[Kept]
    """Older ones, in the same order."""

    content: str
    """Hash of all that its files depend on."""

    def outputs(self) -> Iterator[tuple[Output, list[Kept]]]:
        """Its files, each with its rows."""
        for of_revisions, rows in ((False, self.articles), (True, self.revisions)):
            for number, some in enumerate(_cut(rows), 1):
                size = sum(row.size for row in some)
                yield Output(self.site, self.day, of_revisions, number, len(some), size), some


def planned_days(kept: Iterable[Kept], labels: Mapping[str, Label], *, drop: bool) -> Iterator[PlannedDay]:
    """The days of rows that come by site and day, newest revisions first.

    drop  leave out the articles that repeat an earlier one.
    """
    for (site, day), rows in groupby(kept, attrgetter("site", "day")):
        content = hashlib.blake2b(f"{SCHEMA_VERSION} {LAYOUT_VERSION}".encode(), digest_size=16)
        articles, revisions = [], []
        for row in rows:
            label = labels.get(row.id) if row.newest else None
            if drop and label and label.duplicate_of:
                continue
            (articles if row.newest else revisions).append(row)
            content.update(f"{row.newest} {row.id} {row.version} {label}\n".encode())
        if articles or revisions:
            yield PlannedDay(site, day, articles, revisions, content.hexdigest())


def _cut(rows: Sequence[Kept]) -> Iterator[list[Kept]]:
    some: list[Kept] = []
    size = 0
    for row in rows:
        if some and (len(some) == MAX_FILE_ROWS or size + row.size > MAX_FILE_BYTES):
            yield some
            some, size = [], 0
        some.append(row)
        size += row.size
    if some:
        yield some

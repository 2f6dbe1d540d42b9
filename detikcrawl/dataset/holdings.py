"""What the dataset has of the articles that the indexes of a site listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from detikcrawl.dataset import DatasetError
from detikcrawl.dataset.generations import current, read_manifest
from detikcrawl.dataset.manifest import DROP
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.link import KnownLink, State

_HAD = (State.DONE, State.PARTIAL)
_WANTED = (*_HAD, State.OPEN, State.FAILED, State.REJECTED)
"""States of links to articles that the dataset should have: the others are no articles, gone, or known under another id."""


@dataclass(frozen=True, slots=True)
class Held:
    """The articles of a site that the dataset has."""

    article_ids: frozenset[str]
    duplicates_dropped: bool
    """Whether it leaves out articles that repeat another: those cannot be told from what it lacks."""


@dataclass(slots=True)
class Holding:
    """What it has of the articles that were listed for one day and channel."""

    dataset: int
    """Articles that are in it."""

    missing: int | None
    """Those that are not, for whatever reason; None where nobody can tell."""

    unfolded: int
    """Those of them that were crawled: the next fold brings them."""


def held(data: Path, site: str) -> Held | None:
    """The articles of a site in the current generation; None where there is no dataset.

    data  the setting DATA_DIR. Raises DatasetError where the dataset cannot be read.
    """
    folders = DatasetFolders(data)
    while folder := current(folders):
        try:
            manifest = read_manifest(folder)
            ids = frozenset(id_ for path in folder.glob(f"site={site}/date=*/*.parquet") for id_ in _article_ids(path))
            return Held(ids, bool(manifest and manifest.duplicates == DROP))
        except FileNotFoundError:
            # Another generation took its place meanwhile.
            if current(folders) == folder:
                raise
    return None


def _article_ids(path: Path) -> list[str]:
    try:
        with pq.ParquetFile(path) as file:
            return file.read(["article_id"])["article_id"].to_pylist()
    except pa.ArrowInvalid as error:
        raise DatasetError(f"{path} cannot be read: {error}; fold again with `scrapy dataset`") from None


def holdings(links: Iterable[KnownLink], there: Held) -> defaultdict[tuple[date | None, str | None], Holding]:
    """Compare the links of a site with what the dataset has of it, by day and channel of the links."""
    found = defaultdict(lambda: Holding(0, None if there.duplicates_dropped else 0, 0))
    for link in links:
        holding = found[link.day, link.channel]
        if link.article_id in there.article_ids:
            holding.dataset += 1
        elif holding.missing is not None and link.state in _WANTED:
            holding.missing += 1
            holding.unfolded += link.state in _HAD
    return found

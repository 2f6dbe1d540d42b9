"""Folding: the parts of all sites become the dataset.

1. index     what came into the parts and what went is noted in the index, with the sketches of new texts;
2. label     near-duplicates are found among the newest revisions of all articles of all sites;
3. plan      every day is compared, by a hash of what it has to hold, with that of the current generation;
4. write     days that differ are written into a new folder, the others are linked into it;
5. publish   one rename lets readers see the new generation; the old one is removed.

Killed before the rename, the old generation stays as it is, and the next fold removes what was begun. Nothing but the
index is kept besides the generation, and that holds nothing that is not in the parts.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

import orjson

from detikcrawl.article import SCHEMA_VERSION
from detikcrawl.dataset import DatasetError, clusters
from detikcrawl.dataset.card import CARD, DICTIONARY, About, card, dictionary
from detikcrawl.dataset.generations import Generation, clean, current, next_number, read_manifest
from detikcrawl.dataset.index import Index
from detikcrawl.dataset.manifest import DROP, LABEL, LAYOUT_VERSION, NAME, Day, Manifest, Site
from detikcrawl.dataset.part_rows import PartGone
from detikcrawl.dataset.plan import planned_days
from detikcrawl.dataset.shuffle import Shuffle
from detikcrawl.dataset.table_files import count, labelled, parquet_file, stored
from detikcrawl.storage.folders import DatasetFolders, SiteFolders
from detikcrawl.storage.ledger import Ledger, LedgerError
from detikcrawl.storage.part_files import MB, DiskFull, PartFiles
from detikcrawl.storage.parts import Clock, utc_now

_TRIES = 5

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Folded:
    """What a fold did."""

    folder: Path
    """Of the generation that is current now."""

    manifest: Manifest
    published: bool
    """Whether that is a new one; if not, nothing was touched."""

    days_written: int = 0
    days_removed: int = 0


def fold(
    data: Path,
    *,
    sites: Collection[str] | None = None,
    duplicates: str | None = None,
    about: Mapping[str, About] | None = None,
    min_free_mb: int = 0,
    clock: Clock = utc_now,
    say: Say = lambda _: None,
) -> Folded:
    """Bring the dataset to what is in the parts.

    data         the setting DATA_DIR.
    sites        those whose parts are looked at; the others stay in the dataset as they are. All without it.
    duplicates   LABEL or DROP; what the current generation has without it, and LABEL at first.
    about        for the card.
    min_free_mb  free space on the disk, in MiB, that is left to others.
    say          is told what goes on, a line each.

    The caller holds the dataset's lock. No site's is needed: crawls may go on. Raises PartUnreadable, DiskFull, OSError or
    DatasetError where it cannot be done; the current generation is then what it was.
    """
    folders = DatasetFolders(data)
    wish = _Wish(sites, duplicates, about or {}, min_free_mb, clock, say)
    clean(folders)
    with Index(folders.index) as index, index.errors():
        for _ in range(_TRIES):
            with suppress(PartGone):
                return _Fold(folders, index, wish).run()
    raise DatasetError("parts were merged or written anew again and again while they were read: fold again when that is over")


def forget(data: Path, ids: Collection[str], **options: Any) -> int:
    """Take articles (by id) out of the dataset after they left the parts; how many rows of all their revisions it had.

    options  as `fold` has them. The caller holds the dataset's lock. Where nothing is known of them nothing is done.
    """
    with Index(DatasetFolders(data).index) as index, index.errors():
        rows = index.count(ids)
        lost = not index.parts()
    if rows or lost:
        fold(data, **options)
    return rows


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a fold is asked for."""

    sites: Collection[str] | None
    duplicates: str | None
    about: Mapping[str, About]
    min_free_mb: int
    clock: Clock
    say: Say


class _Fold:
    """One fold; its steps are those of the module's docstring."""

    def __init__(self, folders: DatasetFolders, index: Index, wish: _Wish) -> None:
        self._folders = folders
        self._index = index
        self._wish = wish
        self._old_folder = current(folders)
        old = read_manifest(self._old_folder)
        self._old = old or Manifest(0, "", LABEL)
        self._duplicates = wish.duplicates or self._old.duplicates
        # Some sites with their duplicates and some without would be of no use to anybody.
        self._only = None if self._duplicates != self._old.duplicates else wish.sites
        self._labels: Mapping[str, clusters.Label] = {}
        self._shuffle = Shuffle(index, folders, check_disk=self._check_disk)
        self._written = 0

    def run(self) -> Folded:
        parts = self._sync()
        manifest = self._plan(parts)
        removed = sum(len(site.days.keys() - _days(manifest, name)) for name, site in self._old.sites.items())
        if self._old_folder and not self._written and self._is_current(manifest):
            return Folded(self._old_folder, self._old, published=False)
        folder = self._make(manifest)
        return Folded(folder, manifest, published=True, days_written=self._written, days_removed=removed)

    def _sync(self) -> dict[str, int]:
        """How many parts each site has that belongs to this fold."""
        known = self._index.parts().keys()
        there = {folder.name for folder in self._folders.parts.glob("*") if folder.is_dir()}
        sites = known | there if self._only is None else set(self._only)
        for site in sorted(sites):
            _check_folder(self._folders.parts / site)
            done = self._index.sync(site, PartFiles(self._folders.parts / site))
            if done.parts_in or done.parts_out:
                self._wish.say(f"{site}: {done.parts_in:,} parts came in with {done.rows_in:,} rows, {done.parts_out:,} went")
        parts = {site: number for site, number in self._index.parts().items() if site in sites}
        if not parts:
            raise DatasetError(f"{self._folders.parts} has no parts to fold: nothing was crawled, or the folder is not there")
        return parts

    def _plan(self, parts: Mapping[str, int]) -> Manifest:
        """The manifest that is wanted; days that must be written have no files in it yet, and are with the shuffle."""
        inputs = self._inputs()
        sites = {name: site for name, site in self._old.sites.items() if self._only is not None and name not in self._only}
        for site, number in parts.items():
            sites[site] = Site(inputs, parts=number, gaps=_gaps(SiteFolders(self._folders.data, site)))
        fresh = {site for site in parts if self._is_fresh(site, inputs)}
        for site in fresh:
            sites[site].days = self._old.sites[site].days
        if stale := parts.keys() - fresh:
            self._index.choose()
            self._labels = self._label()
            for planned in planned_days(self._index.kept(stale), self._labels, drop=self._duplicates == DROP):
                old = self._old.sites.get(planned.site, _NO_SITE).days.get(planned.day)
                if old and old.content == planned.content and self._old_folder and old.is_whole(self._old_folder):
                    sites[planned.site].days[planned.day] = old
                    continue
                sites[planned.site].days[planned.day] = Day(planned.content)
                self._written += 1
                for output, rows in planned.outputs():
                    self._shuffle.add(output, rows)
        return Manifest(self._old.generation, self._old.created, self._duplicates, sites=dict(sorted(sites.items())))

    def _inputs(self) -> str:
        rules = [self._index.token(), SCHEMA_VERSION, LAYOUT_VERSION, clusters.MAX_CANDIDATES, self._duplicates]
        return hashlib.blake2b(orjson.dumps(rules), digest_size=16).hexdigest()

    def _is_fresh(self, site: str, inputs: str) -> bool:
        old, folder = self._old.sites.get(site), self._old_folder
        return bool(old and folder and old.inputs == inputs and all(day.is_whole(folder) for day in old.days.values()))

    def _label(self) -> Mapping[str, clusters.Label]:
        self._wish.say("looking for near-duplicates")
        articles = clusters.Articles()
        for article in self._index.articles():
            articles.add(*article)
        return clusters.label(articles)

    def _is_current(self, manifest: Manifest) -> bool:
        """Whether the current generation is what a new one would be."""
        files = ((NAME, manifest.to_json()), *self._texts(manifest))
        return all(_content(self._old_folder / name) == content for name, content in files if self._old_folder)

    def _texts(self, manifest: Manifest) -> tuple[tuple[str, bytes], ...]:
        return (CARD, card(manifest, self._wish.about).encode()), (DICTIONARY, dictionary().encode())

    def _make(self, manifest: Manifest) -> Path:
        manifest.generation = next_number(self._folders)
        manifest.created = self._wish.clock().astimezone(UTC).isoformat(timespec="seconds")
        generation = Generation(self._folders, manifest.generation)
        try:
            if self._old_folder:
                for file in manifest.files():
                    generation.take_over(file.path, self._old_folder)
            if self._written:
                self._wish.say(f"writing {self._written:,} days")
            self._write_days(generation, manifest)
            for name, content in self._texts(manifest):
                generation.write(name, content)
            generation.write(NAME, manifest.to_json())
            generation.publish()
        except BaseException:
            # After the rename it is the current one, whatever failed then.
            if current(self._folders) != generation.folder:
                generation.discard()
            shutil.rmtree(self._folders.spill, ignore_errors=True)
            raise
        return generation.folder

    def _write_days(self, generation: Generation, manifest: Manifest) -> None:
        for output, rows in self._shuffle.tables():
            self._check_disk()
            table = labelled(rows, {} if output.of_revisions else self._labels)
            content = parquet_file(table)
            file = stored(output.folder, output.number, output.rows, content)
            generation.write(file.path, content)
            count(manifest.sites[output.site].days[output.day], file, table)

    def _check_disk(self) -> None:
        free = shutil.disk_usage(self._folders.data).free // MB
        if free < self._wish.min_free_mb:
            raise DiskFull(f"{self._folders.data}: {free} MB free, {self._wish.min_free_mb} MB are left to others")


_NO_SITE = Site("")


def _check_folder(folder: Path) -> None:
    """OSError where the parts of a site cannot be listed, DatasetError where its name is none.

    `glob` passes over what it may not read: the articles of the site would leave the dataset.
    """
    try:
        folder.name.encode()
        os.scandir(folder).close()
    except UnicodeEncodeError:
        raise DatasetError(f"{str(folder)!a} is not named like a site: move it away") from None
    except FileNotFoundError:
        if folder.is_symlink():  # to a disk that is not there now
            raise


def _days(manifest: Manifest, site: str) -> Iterable[str]:
    return manifest.sites[site].days if site in manifest.sites else ()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _gaps(folders: SiteFolders) -> list[dict[str, Any]] | None:
    """Days and channels with something missing, as the ledger of the site has it; None where it has none."""
    if not folders.ledger.is_file():
        return None
    try:
        with Ledger(folders.ledger, read_only=True) as ledger:
            lines = [line for line in ledger.coverage() if line.is_gap and line.day]
    except (LedgerError, sqlite3.Error):
        return None
    return [
        {
            "date": line.day.isoformat() if line.day else None,
            "channel": line.channel,
            "walk": line.walk,
            **{state: getattr(line, state) for state in ("listed", "done", "partial", "failed", "open")},
        }
        for line in lines
    ]

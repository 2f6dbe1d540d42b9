"""The folders of the dataset: a new one is made whole beside the old one, and takes its place by one rename.

    dataset             symbolic link to the folder of the current generation
    dataset.<number>/   README.md, manifest.json, site=<site>/date=<day>/<n>-<hash>.parquet, and below _revisions/ the same

What did not change is in both, by hard links, so a generation costs what it changes. Whoever opens files through the link
sees one whole generation; whoever listed them before the rename and opens them after finds those that changed gone, never
changed.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from detikcrawl.dataset import DatasetError
from detikcrawl.dataset.manifest import NAME, Manifest
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.part_files import make_folder, sync_folder

_FOLDER = re.compile(r"dataset\.\d{6,}")


class Generation:
    """A generation that is being made; it does not count before `publish`. OSError where the disk does not take it."""

    def __init__(self, folders: DatasetFolders, number: int) -> None:
        self.number = number
        self.folder = folders.generation(number)
        self._folders = folders
        self._made: set[Path] = set()
        make_folder(self.folder)

    def take_over(self, path: str, old: Path) -> None:
        """Have a file of another generation in this one, too."""
        os.link(old / path, self._place(path))

    def write(self, path: str, content: bytes | memoryview) -> None:
        """Write a file."""
        self._place(path).write_bytes(content)

    def publish(self) -> None:
        """Make it the current one, durably, and remove the others."""
        # One call for all: there are thousands of folders, and each fsync of one may wait for the disk.
        os.sync()
        link = _unfinished_link(self._folders)
        link.symlink_to(self.folder.name)
        link.replace(self._folders.current)
        sync_folder(self._folders.data)
        clean(self._folders)

    def discard(self) -> None:
        """Remove it, as far as the disk lets us."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _place(self, path: str) -> Path:
        place = self.folder / path
        if place.parent not in self._made:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(place.parent)
        return place


def current(folders: DatasetFolders) -> Path | None:
    """The folder of the current generation; None where there is none. DatasetError where something else is in its place."""
    if folders.current.is_symlink() and _FOLDER.fullmatch(str(folders.current.readlink())):
        folder = folders.data / folders.current.readlink()
        return folder if folder.is_dir() else None
    if folders.current.is_symlink() or folders.current.exists():
        raise DatasetError(f"{folders.current} was not made by `scrapy dataset`: move it away")
    return None


def read_manifest(folder: Path | None) -> Manifest | None:
    """The manifest of a generation; None where it has none that can be read, or one by other rules."""
    if folder is None:
        return None
    with suppress(OSError, ValueError):
        return Manifest.from_json((folder / NAME).read_bytes())
    return None


def clean(folders: DatasetFolders) -> None:
    """Remove what is not of the current generation: older ones, and what a killed process left.

    DatasetError where what has such a name is no folder.
    """
    _unfinished_link(folders).unlink(missing_ok=True)
    if folders.spill.is_symlink() or folders.spill.exists():
        _remove(folders.spill)
    kept = current(folders)
    for folder in sorted(folders.data.glob("dataset.*")):
        if _FOLDER.fullmatch(folder.name) and folder != kept:
            _remove(folder)


def _remove(folder: Path) -> None:
    if folder.is_symlink() or not folder.is_dir():
        raise DatasetError(f"{folder} was not made by `scrapy dataset`: move it away")
    shutil.rmtree(folder)


def next_number(folders: DatasetFolders) -> int:
    """A number that no generation had before."""
    kept = current(folders)
    return int(kept.suffix.removeprefix(".")) + 1 if kept else 1


def _unfinished_link(folders: DatasetFolders) -> Path:
    return folders.data / ".dataset.new"

"""`scrapy dataset [SITE ...]`: the parts of all sites as one dataset for analysts; exported with --out."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, in_one_line, news_sites
from detikcrawl.commands.data_sheet import DataSheetError, data_sheet
from detikcrawl.dataset.card import About
from detikcrawl.dataset.export import FORMATS, write_dataset, write_file
from detikcrawl.dataset.fold import Folded, fold
from detikcrawl.dataset.manifest import DROP, LABEL
from detikcrawl.dataset.selection import ConditionError, Selection
from detikcrawl.dataset.targets import Folder, Target, bucket, is_ours
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.lock import SiteLock
from detikcrawl.storage.part_files import MB

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

_SUFFIXES = {".jsonl": "jsonl", ".jl": "jsonl", ".csv": "csv", ".parquet": "parquet"}
_S3 = "s3://"
_OTHER_STORE = re.compile(r"(?!s3://)[A-Za-z][\w+.-]*:/")


class Command(ScrapyCommand):
    """Fold the parts into the dataset, and export it."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[SITE ...] [--duplicates label|drop] [--out FILE|FOLDER|s3://BUCKET/PREFIX [--format FORM] [--where CONDITION]]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Fold the parts of all sites into one dataset by day, and export it"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        parser.add_argument(
            "--duplicates",
            choices=(LABEL, DROP),
            help="label articles that repeat an earlier one, or leave them out: of the export where there is --out, "
            "else of the dataset, for good (default: as the dataset has it, label at first)",
        )
        parser.add_argument(
            "--out", metavar="PLACE", help="export, too: to a file (.jsonl, .csv, .parquet), a folder, or s3://bucket/prefix"
        )
        parser.add_argument(
            "--format", choices=tuple(FORMATS), help="form of the export (default: what the name says, else parquet)"
        )
        parser.add_argument(
            "--where",
            metavar="CONDITION",
            help="export only articles that meet an SQL condition, such as \"site = 'detik' AND date >= '2026-11-01'\"",
        )

    @in_one_line("dataset")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Fold, and export; exit code 1 where it cannot be done, 2 where the call is wrong."""
        data = Path(self.settings["DATA_DIR"])
        folders = DatasetFolders(data)
        sites = _sites(self.settings, folders, args)
        export = _export(opts, folders)
        selection = Selection(sites, opts.where, drop=bool(export) and opts.duplicates == DROP)
        try:
            selection.check()
        except ConditionError as error:
            raise NoAnswer(str(error), USAGE_ERROR) from None
        about = about_sites(self.settings)
        with SiteLock(folders.lock).acquire("scrapy dataset"):
            folded = fold(
                data,
                sites=sites,
                duplicates=None if export else opts.duplicates,
                about=about,
                min_free_mb=self.settings.getint("MIN_FREE_MB"),
                say=lambda line: print(line, flush=True),
            )
            print(_report(folded))
            if export:
                if opts.duplicates == LABEL and folded.manifest.duplicates == DROP:
                    raise NoAnswer("the dataset leaves duplicates out: fold it with --duplicates label, without --out, first")
                print(export.write(folded, selection, about, folders.spill, self.settings))


@dataclass(frozen=True, slots=True)
class _Export:
    place: str
    form: str
    is_file: bool

    def write(
        self, folded: Folded, selection: Selection, about: Mapping[str, About], scratch: Path, settings: BaseSettings
    ) -> str:
        """Do it; a line on what there is now."""
        scratch.mkdir(exist_ok=True)
        try:
            if self.is_file:
                return self._write_file(folded, selection, scratch, settings)
            with self._target(settings) as target:
                done = write_dataset(folded.folder, folded.manifest, selection, target, scratch, about)
            return f"{self.place}: {done.rows():,} articles and {done.revisions():,} older revisions"
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def _write_file(self, folded: Folded, selection: Selection, scratch: Path, settings: BaseSettings) -> str:
        tables = (rows for *_, rows in selection.tables(folded.folder, folded.manifest))
        if not self.place.startswith(_S3):
            return f"{self.place}: {write_file(tables, Path(self.place), self.form):,} articles"
        folder, _, name = self.place.rpartition("/")
        with bucket(folder, settings) as target:
            rows = write_file(tables, scratch / name, self.form)
            target.put(name, scratch / name)
        return f"{self.place}: {rows:,} articles"

    def _target(self, settings: BaseSettings) -> AbstractContextManager[Target]:
        return bucket(self.place, settings) if self.place.startswith(_S3) else nullcontext(Folder(Path(self.place)))


def about_sites(settings: BaseSettings) -> dict[str, About]:
    """What the card of the dataset says of each site of the project, but for those whose data sheet cannot be read."""
    found = {}
    for name, spider in news_sites(settings).items():
        with suppress(DataSheetError):
            sheet = data_sheet(spider)
            found[name] = About(sheet.title, sheet.site, sheet.evidence, sheet.caveats)
    return found


def _sites(settings: BaseSettings, folders: DatasetFolders, names: list[str]) -> list[str] | None:
    known = sorted({*news_sites(settings), *(folder.name for folder in folders.parts.glob("*") if folder.is_dir())})
    if unknown := [name for name in names if name not in known]:
        raise NoAnswer(f"unknown site {unknown[0]!r}; known: {', '.join(known)}", USAGE_ERROR)
    return names or None


def _export(opts: argparse.Namespace, folders: DatasetFolders) -> _Export | None:
    place: str | None = opts.out
    if place is None:
        if opts.format or opts.where is not None:
            raise NoAnswer("--format and --where belong to --out: say where the export is to go", USAGE_ERROR)
        return None
    if not place:
        raise NoAnswer("--out names no place", USAGE_ERROR)
    if _OTHER_STORE.match(place):
        raise NoAnswer(f"--out {place}: of stores only s3://bucket/prefix can be written to", USAGE_ERROR)
    form = opts.format or _SUFFIXES.get(Path(place).suffix, "parquet")
    is_file = form != "parquet" or Path(place).suffix in _SUFFIXES
    if is_file and (place.endswith("/") or (not place.startswith(_S3) and Path(place).is_dir())):
        raise NoAnswer(f"--out {place} is a folder; {form} goes to one file", USAGE_ERROR)
    if not place.startswith(_S3):
        if not is_file and Path(place).exists() and not Path(place).is_dir():
            raise NoAnswer(f"--out {place} is a file; name a folder, or one that ends in {', '.join(_SUFFIXES)}", USAGE_ERROR)
        if is_ours(Path(place), folders.data):
            raise NoAnswer(f"--out {place} lies in what `scrapy dataset` works on; choose another place", USAGE_ERROR)
    return _Export(place, form, is_file)


def _report(folded: Folded) -> str:
    manifest = folded.manifest
    files = list(manifest.files())
    size = sum(file.bytes for file in files) / MB
    sites = "1 site" if len(manifest.sites) == 1 else f"{len(manifest.sites)} sites"
    what = (
        f"{manifest.rows():,} articles and {manifest.revisions():,} older revisions of {sites} "
        f"in {len(files):,} files ({size:,.1f} MB)"
    )
    if not folded.published:
        return f"nothing has changed since generation {manifest.generation}: {what}"
    return f"generation {manifest.generation}: {what}; {folded.days_written:,} days written, {folded.days_removed:,} removed"

"""Exports: the articles of a generation as one file of JSON Lines, CSV or Parquet, or as a dataset in another place.

The order is that of the dataset: by site, day, time and id. A file is written aside and takes its place whole. Of a
dataset in another place the data come first, the manifest last, and then what it does not name any more goes.

In CSV a row has the columns of the dataset in their order. Times are written as in JSON Lines, with the site's own offset;
lists, whether of words or of records, as JSON; true and false as words. What is null is empty, and nothing else is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa

from detikcrawl.dataset import DatasetError
from detikcrawl.dataset.card import CARD, DICTIONARY, About, card, dictionary
from detikcrawl.dataset.manifest import DROP, NAME, REVISIONS, Day, Manifest, Site
from detikcrawl.dataset.schema import DATASET_SCHEMA
from detikcrawl.dataset.selection import Selection
from detikcrawl.dataset.table_files import ROW_GROUP_ROWS, count, parquet_file, stored, writer
from detikcrawl.dataset.targets import Target, atomic
from detikcrawl.storage.part_files import make_folder
from detikcrawl.storage.rows import from_table, to_json

OURS = re.compile(rf"({REVISIONS}/)?site=[^/]+/date=[^/]+/\d{{4,}}-[0-9a-f]{{16}}\.parquet")
"""Paths of the dataset's files, as no others are called."""


def write_file(tables: Iterable[pa.Table], path: Path, form: str) -> int:
    """Write rows to one file, in the place of one that is there; form is a key of FORMATS. How many there are."""
    make_folder(path.parent)
    with atomic(path) as draft:
        return FORMATS[form](tables, draft)


def write_dataset(
    folder: Path, manifest: Manifest, selection: Selection, target: Target, scratch: Path, about: Mapping[str, About]
) -> Manifest:
    """Bring a dataset in another place to what is selected of a generation; what it is then.

    Everything: with the older revisions. Else the articles alone, in files of their own.

    folder   of the generation, with its manifest.
    scratch  a folder on the way, which is there.
    about    for the card.

    DatasetError where files of something else would be replaced.
    """
    there = target.sizes()
    # Ours has the dictionary before the others.
    if DICTIONARY not in there and (others := sorted({CARD, NAME} & there.keys())):
        raise DatasetError(f"the place of the export has a {others[0]} that belongs to something else: choose an empty folder")
    if selection.is_all:
        for file in manifest.files():
            if there.get(file.path) != file.bytes:
                target.put(file.path, folder / file.path)
    else:
        manifest = _write_selected(folder, manifest, selection, target, there, scratch)
    for name, content in (
        (DICTIONARY, dictionary().encode()),
        (CARD, card(manifest, about).encode()),
        (NAME, manifest.to_json()),
    ):
        (scratch / name).write_bytes(content)
        target.put(name, scratch / name)
    kept = {file.path for file in manifest.files()}
    for path in there:
        if OURS.fullmatch(path) and path not in kept:
            target.remove(path)
    return manifest


def _write_selected(
    folder: Path, manifest: Manifest, selection: Selection, target: Target, there: Mapping[str, int], scratch: Path
) -> Manifest:
    chosen = Manifest(
        generation=manifest.generation,
        created=manifest.created,
        duplicates=DROP if selection.drop else manifest.duplicates,
        where=selection.where,
        sites={
            name: Site(site.inputs, parts=site.parts, gaps=site.gaps)
            for name, site in manifest.sites.items()
            if selection.sites is None or name in selection.sites
        },
    )
    for (site, day, source), batches in groupby(selection.tables(folder, manifest), itemgetter(0, 1, 2)):
        table = pa.concat_tables([rows for *_, rows in batches])
        days = chosen.sites[site].days
        days.setdefault(day, Day(manifest.sites[site].days[day].content))
        content = parquet_file(table)
        file = stored(source.folder, source.number, len(table), content)
        count(days[day], file, table)
        if there.get(file.path) != file.bytes:
            (scratch / "rows.parquet").write_bytes(content)
            target.put(file.path, scratch / "rows.parquet")
    return chosen


def _write_jsonl(tables: Iterable[pa.Table], path: Path) -> int:
    rows = 0
    with path.open("wb") as file:
        for table in tables:
            file.writelines(to_json(row) + b"\n" for row in from_table(table))
            rows += len(table)
    return rows


def _write_csv(tables: Iterable[pa.Table], path: Path) -> int:
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(DATASET_SCHEMA.names)
        for table in tables:
            lines.writerows([_cell(value) for value in row.values()] for row in from_table(table))
            rows += len(table)
    return rows


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return orjson.dumps(value).decode()
        case datetime():
            return value.isoformat()
    return str(value)


def _write_parquet(tables: Iterable[pa.Table], path: Path) -> int:
    rows = 0
    waiting: list[pa.Table] = []
    with writer(str(path)) as file:
        for table in tables:
            waiting.append(table)
            rows += len(table)
            if sum(map(len, waiting)) >= ROW_GROUP_ROWS:
                file.write_table(pa.concat_tables(waiting))
                waiting.clear()
        if waiting:
            file.write_table(pa.concat_tables(waiting))
    return rows


FORMATS: dict[str, Callable[[Iterable[pa.Table], Path], int]] = {
    "parquet": _write_parquet,
    "jsonl": _write_jsonl,
    "csv": _write_csv,
}
"""What writes rows to a file, by the name of its form."""

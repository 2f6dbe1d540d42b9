"""Rows on their way from the parts, which are by time of the crawl, to the files of the dataset, which are by day.

Each part is read once. Its rows go to buckets on the disk, each with the rows of a few files, and a bucket is put in order
in memory: so however many rows there are, only those of a bucket are held.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa

from detikcrawl.dataset.index import Index, Kept
from detikcrawl.dataset.part_rows import batches
from detikcrawl.dataset.plan import MAX_FILE_BYTES, Output
from detikcrawl.dataset.schema import DATASET_SCHEMA
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.part_files import PartFiles

_OPEN_BUCKETS = 200
"""Buckets are files; for more of them the parts are read again."""

_PLACE = pa.field("place", pa.int64(), nullable=False)
_SPILLED = pa.schema([*DATASET_SCHEMA, _PLACE])


class Shuffle:
    """Collects the files that are wanted, then gives the rows of each.

    check_disk  is called again and again while rows are on their way; raises where there is no room for them.
    """

    def __init__(self, index: Index, folders: DatasetFolders, *, check_disk: Callable[[], None]) -> None:
        self._index = index
        self._folders = folders
        self._check_disk = check_disk
        self._buckets: list[list[Output]] = []
        self._free = 0
        self._place = 0
        index.forget_wanted()

    def add(self, output: Output, rows: list[Kept]) -> None:
        """Want a file with these rows, in their order."""
        if not self._buckets or output.bytes > self._free:
            self._buckets.append([])
            self._free = MAX_FILE_BYTES
            self._place = 0
        self._buckets[-1].append(output)
        self._free -= output.bytes
        bucket = len(self._buckets) - 1
        self._index.want((row.part, row.position, bucket, place) for place, row in enumerate(rows, self._place))
        self._place += len(rows)

    def tables(self) -> Iterator[tuple[Output, pa.Table]]:
        """Every file with its rows, as DATASET_SCHEMA has them. PartGone or PartUnreadable where parts are not as they were."""
        for start in range(0, len(self._buckets), _OPEN_BUCKETS):
            some = range(start, min(start + _OPEN_BUCKETS, len(self._buckets)))
            self._spill(some)
            for number in some:
                yield from self._files_of(number)
            shutil.rmtree(self._folders.spill)

    def _spill(self, buckets: range) -> None:
        self._folders.spill.mkdir()
        with ExitStack() as stack:
            sinks = {
                number: stack.enter_context(pa.ipc.new_stream(self._bucket(number), _SPILLED, options=_options()))
                for number in buckets
            }
            for part in self._index.wanted_parts(buckets):
                self._check_disk()
                for number, table in self._wanted_of(part, buckets):
                    sinks[number].write_table(table)

    def _wanted_of(self, part: int, buckets: range) -> Iterator[tuple[int, pa.Table]]:
        """The rows of a part, by bucket."""
        site, name = self._index.part(part)
        wanted = self._index.wanted(part, buckets)
        at = 0
        for first, table in batches(
            PartFiles(self._folders.parts / site), name, wanted=[position for position, _, _ in wanted]
        ):
            found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
            while at < len(wanted) and wanted[at][0] < first + len(table):
                position, bucket, place = wanted[at]
                found[bucket].append((position - first, place))
                at += 1
            for bucket, places in found.items():
                rows, ordered = zip(*places, strict=True)
                yield bucket, table.take(pa.array(rows)).append_column(_PLACE, pa.array(ordered, pa.int64()))

    def _files_of(self, bucket: int) -> Iterator[tuple[Output, pa.Table]]:
        with pa.OSFile(str(self._bucket(bucket))) as file, pa.ipc.open_stream(file) as reader:
            table = reader.read_all()
        self._bucket(bucket).unlink()
        table = table.sort_by("place").drop_columns("place")
        start = 0
        for output in self._buckets[bucket]:
            yield output, table.slice(start, output.rows)
            start += output.rows

    def _bucket(self, number: int) -> Path:
        return self._folders.spill / f"{number:06}.arrow"


def _options() -> pa.ipc.IpcWriteOptions:
    return pa.ipc.IpcWriteOptions(compression="lz4")

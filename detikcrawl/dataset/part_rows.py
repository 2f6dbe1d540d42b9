"""The rows of a part as Arrow tables: from its Parquet file, or from its lines while there is none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from detikcrawl.dataset.schema import DATASET_SCHEMA, check, conform
from detikcrawl.storage.part_files import PartFiles, PartUnreadable

BATCH_ROWS = 1000

_TIMES = tuple(field.name for field in DATASET_SCHEMA if pa.types.is_timestamp(field.type))


class PartGone(Exception):
    """A part is not there any more: it was merged into another or written anew since the parts were listed."""


def batches(
    files: PartFiles, name: str, columns: Sequence[str] | None = None, wanted: Sequence[int] | None = None
) -> Iterator[tuple[int, pa.Table]]:
    """The rows of a part, BATCH_ROWS at most at once, each batch with the position of its first row.

    columns  fields of DATASET_SCHEMA; all without it.
    wanted   positions in ascending order: batches without any of them may be left out.
    Raises PartGone, or PartUnreadable.
    """
    done = 0
    try:
        for position, table in _from_parquet(files, name, columns, wanted):
            yield position, table
            done = position + len(table)
    except (OSError, pa.ArrowException, PartUnreadable):  # It is derived, and made again by the next run of the site.
        for position, table in _from_lines(files, name, columns):
            if position + len(table) > done:
                skipped = max(0, done - position)
                yield position + skipped, table.slice(skipped)


def _from_parquet(
    files: PartFiles, name: str, columns: Sequence[str] | None, wanted: Sequence[int] | None
) -> Iterator[tuple[int, pa.Table]]:
    with pq.ParquetFile(files.parquet(name)) as file:
        names = file.schema_arrow.names
        present = [column for column in columns or names if column in names]
        position = 0
        for group in range(file.num_row_groups):
            end = position + file.metadata.row_group(group).num_rows
            if wanted is None or _any_within(wanted, position, end):
                for batch in file.iter_batches(BATCH_ROWS, row_groups=[group], columns=present):
                    yield position, _conform(files.parquet(name), pa.Table.from_batches([batch]), columns)
                    position += len(batch)
            position = end


def _any_within(positions: Sequence[int], start: int, end: int) -> bool:
    found = bisect_left(positions, start)
    return found < len(positions) and positions[found] < end


def _from_lines(files: PartFiles, name: str, columns: Sequence[str] | None) -> Iterator[tuple[int, pa.Table]]:
    position = 0
    try:
        lines_left = files.lines(name)
        while lines := list(islice(lines_left, BATCH_ROWS)):
            rows = [_values(files, name, number, line) for number, line in enumerate(lines, position + 1)]
            schema = pa.schema([field for field in DATASET_SCHEMA if any(field.name in row for row in rows)])
            yield position, _conform(files.jsonl(name), pa.Table.from_pylist(rows, schema=schema), columns)
            position += len(lines)
    except FileNotFoundError:
        raise PartGone(name) from None
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise PartUnreadable(f"{files.jsonl(name)}: lines from {position + 1} on are no rows: {error}") from None


def _values(files: PartFiles, name: str, number: int, line: bytes) -> dict[str, Any]:
    try:
        row = orjson.loads(line)
        return row | {time: datetime.fromisoformat(row[time]) for time in _TIMES if row.get(time)}
    except (ValueError, TypeError, AttributeError) as error:
        raise PartUnreadable(f"{files.jsonl(name)}: line {number} is no row: {error}") from None


def _conform(part: Path, table: pa.Table, columns: Sequence[str] | None) -> pa.Table:
    try:
        table = conform(table, columns)
        check(table)
    except pa.ArrowException as error:
        raise PartUnreadable(f"{part}: does not fit the contract: {error}") from None
    return table

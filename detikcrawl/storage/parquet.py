"""Rows into Parquet, the same way for parts and for feeds: the contract's Arrow schema, zstd, row groups of 1000."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from detikcrawl.storage.rows import Row, to_table
from detikcrawl.storage.schema import to_schema

ROW_GROUP_ROWS = 1000
"""Rows that are held in memory before they are written to a Parquet file together."""


class ParquetRows:
    """Writes rows to a file that is readable once this is closed; without rows it is a valid file too.

    file    is only written to, never closed.
    fields  the fields that are written, or a mapping from them to their names in the file; all of them without it.
    Raises ValueError where `fields` names no field of a row.
    """

    def __init__(self, file: IO[bytes] | pa.NativeFile, fields: Iterable[str] | Mapping[str, str] | None = None) -> None:
        self._schema = to_schema(fields)
        self._names = None if fields is None else list(fields)
        self._rows: list[Row] = []
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")

    def write(self, row: Row) -> None:
        """Takes a row, with all of its fields; writes when a row group is full."""
        self._rows.append(row)
        if len(self._rows) >= ROW_GROUP_ROWS:
            self._write_group()

    def close(self) -> None:
        """Writes what is left and the end of the file."""
        if self._rows:
            self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        table = to_table(self._rows)
        if self._names is not None:
            table = pa.Table.from_arrays(table.select(self._names).columns, schema=self._schema)
        self._writer.write_table(table)
        self._rows.clear()


def parquet_bytes(rows: Iterable[Row]) -> pa.Buffer:
    """The bytes of a Parquet file of whole rows, one row group after the other: the rows are not held together."""
    # Written in memory first: pyarrow's writer tries again to end its file when it is thrown away, on a full disk too.
    buffer = pa.BufferOutputStream()
    table = ParquetRows(buffer)
    for row in rows:
        table.write(row)
    table.close()
    return buffer.getvalue()

"""The Parquet files of the dataset, and what is counted in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from detikcrawl.dataset.clusters import Label
from detikcrawl.dataset.manifest import Day, StoredFile
from detikcrawl.dataset.schema import DATASET_SCHEMA

ROW_GROUP_ROWS = 5000

_STATISTICS = [field.name for field in DATASET_SCHEMA if not pa.types.is_nested(field.type) and field.name != "text"]
"""The least and the greatest text help nobody, and take more room than those of all others."""

_SORTED_BY = [pq.SortingColumn(DATASET_SCHEMA.get_field_index(name)) for name in ("published_at", "id")]


def labelled(table: pa.Table, labels: Mapping[str, Label]) -> pa.Table:
    """The table with the labels in the place of those that a crawl gave, which knew its own site alone."""
    found = [labels.get(id_) for id_ in table["id"].to_pylist()]
    for name in ("duplicate_of", "similarity", "cluster_id"):
        field = DATASET_SCHEMA.field(name)
        values = pa.array([getattr(label, name) if label else None for label in found], type=field.type)
        table = table.set_column(table.column_names.index(name), field, values)
    return table


def parquet_file(table: pa.Table) -> memoryview:
    """The bytes of a file: the same for the same rows."""
    sink = pa.BufferOutputStream()
    with writer(sink, sorting_columns=_SORTED_BY) as file:
        file.write_table(table, row_group_size=ROW_GROUP_ROWS)
    return memoryview(sink.getvalue())


def writer(sink: pa.NativeFile | str, **options: Any) -> pq.ParquetWriter:
    """Writes tables of DATASET_SCHEMA."""
    return pq.ParquetWriter(sink, DATASET_SCHEMA, compression="zstd", write_statistics=_STATISTICS, **options)


def stored(folder: str, number: int, rows: int, content: memoryview) -> StoredFile:
    """How a file of a folder is called in the dataset; it is its `number`-th one."""
    sha256 = hashlib.sha256(content).hexdigest()
    return StoredFile(f"{folder}/{number:04}-{sha256[:16]}.parquet", rows, len(content), sha256)


def count(day: Day, file: StoredFile, table: pa.Table) -> None:
    """Add a file to its day."""
    day.files.append(file)
    if file.of_revisions:
        day.revisions += len(table)
        return
    day.rows += len(table)
    day.duplicates += len(table) - table["duplicate_of"].null_count
    for word in table["completeness"].drop_null().value_counts().to_pylist():
        day.completeness[word["values"]] = day.completeness.get(word["values"], 0) + word["counts"]

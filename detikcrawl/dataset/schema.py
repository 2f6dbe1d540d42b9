"""What a row of the dataset looks like: a row of the parts, and the cluster of near-duplicates that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc

from detikcrawl.storage.schema import ARROW_SCHEMA

CLUSTER_ID = pa.field(
    "cluster_id",
    pa.string(),
    metadata={
        "doc": "id of the earliest article of the cluster of near-duplicates, over all sites; null where there is no other",
        "source": "dataset",
    },
)

# Fields that every row has today were not there in parts of older versions.
DATASET_SCHEMA: pa.Schema = pa.schema(
    [*(field.with_nullable(not pa.types.is_list(field.type)) for field in ARROW_SCHEMA), CLUSTER_ID],
    metadata=ARROW_SCHEMA.metadata,
)
"""The schema of every Parquet file of the dataset: the fields of a row in their order, then cluster_id."""

_REQUIRED = ("id", "site")

# In every zone a time that Python knows; microseconds since 1970.
_TIMES = tuple(int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000 for year in (2, 9999))
_OFFSETS = (1 - 24 * 60, 24 * 60 - 1)
_RANGES = {field.name: _TIMES for field in DATASET_SCHEMA if pa.types.is_timestamp(field.type)}
_RANGES |= {name: _OFFSETS for name in DATASET_SCHEMA.names if name.endswith("_offset")}
"""The least and the greatest value of columns that have such."""


def conform(table: pa.Table, names: Sequence[str] | None = None) -> pa.Table:
    """A table with the columns `names` (all without it) of DATASET_SCHEMA, from one of any version of the contract.

    Columns go by their names: those that the table lacks are null (lists: empty), those that the contract has no longer
    are left out. Raises pa.ArrowException where values do not fit.
    """
    fields = [DATASET_SCHEMA.field(name) for name in names or DATASET_SCHEMA.names]
    columns = [
        _cast(table[field.name], field.type) if field.name in table.column_names else _absent(field, len(table))
        for field in fields
    ]
    return pa.Table.from_arrays(columns, schema=pa.schema(fields, metadata=DATASET_SCHEMA.metadata))


def check(table: pa.Table) -> None:
    """Look whether columns of DATASET_SCHEMA have what every row has, and nothing that Python or Parquet cannot hold.

    Raises pa.ArrowInvalid, naming the column, where they do not.
    """
    for field, column in zip(table.schema, table.columns, strict=True):
        if field.name in _REQUIRED and column.null_count:
            raise pa.ArrowInvalid(f"{field.name}: a value is required")
        if pa.types.is_list(field.type):
            for chunk in column.chunks:
                _check_elements(field.name, field.type.value_field, chunk.flatten())
        if field.name in _RANGES:
            least, greatest = _RANGES[field.name]
            found = pc.min_max(column.cast(pa.int64()))
            if found["min"].is_valid and (found["min"].as_py() < least or found["max"].as_py() > greatest):
                raise pa.ArrowInvalid(f"{field.name}: a value is out of range")


def _check_elements(name: str, field: pa.Field, values: pa.Array) -> None:
    if not field.nullable and values.null_count:
        raise pa.ArrowInvalid(f"{name}: a value is required for each {field.name}")
    if pa.types.is_struct(field.type):
        for number, inner in enumerate(field.type):
            _check_elements(name, inner, values.field(number))


def _absent(field: pa.Field, rows: int) -> pa.Array:
    return pa.array([None if field.nullable else []] * rows, type=field.type)


def _cast(column: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
    if column.type == wanted:
        return column
    try:
        return column.cast(wanted)
    except (pa.ArrowTypeError, pa.ArrowNotImplementedError):
        # Structs whose fields are others than today's.
        return pa.chunked_array([pa.array(column.to_pylist(), type=wanted)])

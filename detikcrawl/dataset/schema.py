"""What a row of the dataset looks like: a row of the parts, and the cluster of near-duplicates that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

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

"""Readers that have never heard of us find in our files what was put there."""

from dataclasses import is_dataclass
from datetime import UTC, datetime
from io import BytesIO

import duckdb
import numpy as np
import orjson
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from detikcrawl.article import Article
from detikcrawl.storage.exporters import JsonLinesExporter, ParquetExporter
from detikcrawl.storage.rows import from_json, from_table, to_row
from detikcrawl.storage.schema import columns


@pytest.fixture
def rows(articles):
    return [to_row(article) for article in articles]


@pytest.fixture
def parquet(articles, tmp_path):
    return written(tmp_path / "rows.parquet", ParquetExporter, articles)


@pytest.fixture
def jsonl(articles, tmp_path):
    return written(tmp_path / "rows.jsonl", JsonLinesExporter, articles)


def written(path, exporter_class, articles):
    buffer = BytesIO()
    exporter = exporter_class(buffer)
    exporter.start_exporting()
    for article in articles:
        exporter.export_item(article)
    exporter.finish_exporting()
    path.write_bytes(buffer.getvalue())
    return path


def plain(cls, record):
    """What any reader gave, in terms of Python: arrays as lists, NaN and NaT as None, times as instants."""
    assert sorted(record) == sorted(column.name for column in columns(cls))
    return {column.name: _plain(column, record[column.name]) for column in columns(cls)}


def _plain(column, value):
    if column.many:
        elements = value.tolist() if isinstance(value, np.ndarray) else list(value)
        return [plain(column.type, each) for each in elements] if is_dataclass(column.type) else elements
    if value is None or value is pd.NaT or value != value:  # Only NaN differs from itself.
        return None
    if column.type is datetime:
        value = datetime.fromisoformat(value) if isinstance(value, str) else value
        return value.astimezone(UTC)
    return value


def duckdb_records(query):
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        result = connection.execute(query)
        names = [column[0] for column in result.description]
        return [dict(zip(names, values, strict=True)) for values in result.fetchall()]


PARQUET_READERS = {
    "pyarrow": lambda path: pq.read_table(path).to_pylist(),
    "duckdb": lambda path: duckdb_records(f"SELECT * FROM '{path}'"),  # noqa: S608
    "pandas": lambda path: pd.read_parquet(path).to_dict("records"),
    "polars": lambda path: pl.read_parquet(path).to_dicts(),
}

JSONL_READERS = {
    "orjson": lambda path: [orjson.loads(line) for line in path.read_bytes().splitlines()],
    "duckdb": lambda path: duckdb_records(f"SELECT * FROM read_json('{path}')"),  # noqa: S608
    "pandas": lambda path: pd.read_json(path, lines=True, dtype=False).to_dict("records"),
    "polars": lambda path: pl.read_ndjson(path).to_dicts(),
}


@pytest.mark.parametrize("reader", PARQUET_READERS)
def test_parquet_reads_back_equal(parquet, rows, reader):
    assert [plain(Article, record) for record in PARQUET_READERS[reader](parquet)] == rows


@pytest.mark.parametrize("reader", JSONL_READERS)
def test_json_lines_read_back_equal(jsonl, rows, reader):
    assert [plain(Article, record) for record in JSONL_READERS[reader](jsonl)] == rows


def test_our_own_readers_give_the_offsets_back_too(parquet, jsonl, articles, rows):
    from_parquet = from_table(pq.read_table(parquet))
    from_lines = [from_json(line) for line in jsonl.read_bytes().splitlines()]
    assert from_parquet == rows
    assert from_lines == articles
    assert from_parquet[0]["modified_at"].isoformat() == "2023-09-14T01:02:03.456789+09:00"
    assert from_lines[0].modified_at.isoformat() == "2023-09-14T01:02:03.456789+09:00"


def test_local_time_is_one_sum_away(parquet):
    (full, _) = duckdb_records(
        f"SELECT strftime(published_at + to_minutes(published_offset), '%H:%M') AS clock FROM '{parquet}'"  # noqa: S608
    )
    assert full == {"clock": "17:53"}

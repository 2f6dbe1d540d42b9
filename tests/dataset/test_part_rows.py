"""Damaged parts: Parquet gives way to the lines that it was derived from, lines that hold no rows are named."""

from __future__ import annotations

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detikcrawl.dataset.part_rows import batches
from detikcrawl.storage.part_files import PartUnreadable
from detikcrawl.storage.rows import to_json
from tests.dataset.world import row

MANY = 2500
"""Rows in three row groups."""


def ids(world, name, **options):
    """Of every row its id, by position."""
    found = batches(world.files("detik"), name, ["id", "published_at"], **options)
    return {position + at: id_ for position, table in found for at, id_ in enumerate(table["id"].to_pylist())}


@pytest.fixture(params=["first", "last"])
def damaged(request, world):
    """A part of many rows, of whose Parquet one row group is damaged, and their ids."""
    rows = [row("detik", number, text="kata") for number in range(MANY)]
    name = world.part(*rows)
    path = world.files("detik").parquet(name)
    group = 0 if request.param == "first" else 2
    start = pq.read_metadata(path).row_group(group).column(0).dictionary_page_offset
    content = bytearray(path.read_bytes())
    content[start : start + 40] = b"\xff" * 40
    path.write_bytes(content)
    return name, [each["id"] for each in rows]


def test_rows_behind_a_damage_come_from_the_lines_each_once(world, damaged):
    name, expected = damaged
    assert list(ids(world, name).items()) == list(enumerate(expected))
    some = [5, 1200, MANY - 1]
    found = ids(world, name, wanted=some)
    assert [found[each] for each in some] == [expected[each] for each in some]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("id", pa.array([None], pa.string())),
        ("id", pa.array([b"\xff"], pa.binary())),
        ("published_at", pa.array([900_000 * 10**12], pa.timestamp("us", tz="UTC"))),
    ],
)
def test_parquet_that_holds_no_rows_gives_way_too(world, column, values):
    name = world.part(row("detik", 1))
    path = world.files("detik").parquet(name)
    table = pq.read_table(path, partitioning=None)
    pq.write_table(table.set_column(table.column_names.index(column), column, values), path)
    assert ids(world, name) == {0: "detik:1"}


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("id", None, "id: a value is required"),
        ("site", None, "site: a value is required"),
        ("word_count", 2**63, "too large"),
        ("published_at", "0001-01-01T00:00:00+07:00", "published_at: a value is out of range"),
        ("published_at", "9999-12-31T23:59:59+00:00", "published_at: a value is out of range"),
        ("published_offset", 99_999, "published_offset: a value is out of range"),
        ("tags", [None], "tags: a value is required for each element"),
        ("images", [{"url": None}], "images: a value is required for each url"),
    ],
)
def test_lines_that_hold_no_rows_are_named(world, field, value, complaint):
    name = world.part(row("detik", 1), parquet=False)
    path = world.files("detik").jsonl(name)
    path.write_bytes(orjson.dumps(orjson.loads(to_json(row("detik", 1))) | {field: value}) + b"\n")
    with pytest.raises(PartUnreadable, match=complaint) as error:
        list(batches(world.files("detik"), name))
    assert str(error.value).startswith(f"{path}: ")

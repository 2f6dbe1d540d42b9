import re
from dataclasses import asdict, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.article import FIELD_NAMES, Article, Block, BlockType, Image, Kind
from detikcrawl.storage.rows import from_json, from_table, to_json, to_row, to_table
from detikcrawl.storage.schema import ARROW_SCHEMA, columns

WIB = timezone(timedelta(hours=7))

_OFFSETS = st.integers(-1439, 1439)
_VALUES = {
    str: st.text(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    datetime: st.datetimes(
        datetime(1900, 1, 1),  # noqa: DTZ001  Hypothesis wants the limits so, and gives the zone below.
        datetime(2200, 1, 1),  # noqa: DTZ001
        timezones=_OFFSETS.map(lambda minutes: timezone(timedelta(minutes=minutes))),
    ),
}


def contract(cls):
    """Anything that the annotations of a class of the contract allow."""
    return st.builds(cls, **{column.name: _column(column) for column in columns(cls)})


def _column(column):
    if column.name.endswith("_offset"):
        value = _OFFSETS
    elif is_dataclass(column.type):
        value = contract(column.type)
    elif issubclass(column.type, StrEnum):
        value = st.sampled_from(column.type)
    else:
        value = _VALUES[column.type]
    if column.many:
        return st.lists(value, max_size=3)
    return st.none() | value if column.nullable else value


@given(contract(Article))
def test_an_article_comes_back_from_its_line(article):
    line = to_json(to_row(article))
    assert b"\n" not in line
    assert b"\r" not in line
    back = from_json(line)
    assert back == article
    assert to_json(to_row(back)) == line


@given(st.lists(contract(Article), max_size=3))
def test_rows_come_back_from_parquet_to_the_last_byte(articles):
    rows = [to_row(article) for article in articles]
    sink = pa.BufferOutputStream()
    pq.write_table(to_table(rows), sink)
    back = from_table(pq.read_table(pa.BufferReader(sink.getvalue())))
    assert back == rows
    assert [to_json(row) for row in back] == [to_json(row) for row in rows]


@given(contract(Article))
def test_a_row_is_the_row_of_itself(article):
    row = to_row(article)
    assert to_json(to_row(row)) == to_json(row)


def test_a_row_is_plain_and_in_the_order_of_the_contract(articles):
    row = to_row(articles[0])
    assert tuple(row) == FIELD_NAMES
    assert row == asdict(articles[0])
    assert type(row["kind"]) is str
    assert type(row["blocks"][0]["type"]) is str
    assert row["published_at"].isoformat() == "2023-09-13T17:53:00+07:00"


def test_json_prints_the_time_of_the_site_and_letters_as_they_are(articles):
    line = to_json(to_row(articles[0])).decode()
    assert '"published_at":"2023-09-13T17:53:00+07:00"' in line
    assert '"modified_at":"2023-09-14T01:02:03.456789+09:00"' in line
    assert '"crawled_at":"2023-09-13T11:00:01+00:00"' in line
    assert "“Akhirnya 🛶”" in line
    assert r"merapat.\n\nKata" in line


def test_a_time_takes_the_offset_that_the_row_gives(articles):
    instant = datetime(2023, 9, 13, 10, 53, tzinfo=UTC)
    row = to_row(replace(articles[0], published_at=instant, published_offset=480))
    assert row["published_at"].isoformat() == "2023-09-13T18:53:00+08:00"


def test_a_time_without_offset_is_written_in_utc(articles):
    row = to_row(replace(articles[0], published_offset=None))
    assert row["published_at"].isoformat() == "2023-09-13T10:53:00+00:00"


def test_times_from_a_table_have_the_offset_of_the_site(articles):
    (full, bare) = from_table(to_table([to_row(article) for article in articles]))
    assert full["published_at"].isoformat() == "2023-09-13T17:53:00+07:00"
    assert full["modified_at"].isoformat() == "2023-09-14T01:02:03.456789+09:00"
    assert full["first_seen_at"].isoformat() == "2023-09-13T11:00:00+00:00"
    assert bare["published_at"] is None


def test_a_table_of_some_columns_gives_parts_of_rows(articles):
    table = to_table([to_row(articles[0])]).select(["published_at", "published_offset", "title"])
    (part,) = from_table(table)
    assert list(part) == ["published_at", "published_offset", "title"]
    assert part["published_at"].isoformat() == "2023-09-13T17:53:00+07:00"


def test_no_rows_are_a_table_with_the_schema():
    table = to_table([])
    assert table.num_rows == 0
    assert table.schema.equals(ARROW_SCHEMA, check_metadata=True)


def test_a_mapping_may_leave_out_what_may_be_absent(articles):
    given_values = {name: value for name, value in asdict(articles[1]).items() if value not in (None, [])}
    assert to_row(given_values) == to_row(articles[1])


def test_subclasses_of_plain_types_become_plain(articles):
    class OwnTime(datetime):
        pass

    class OwnText(str):
        __slots__ = ()

    own = replace(
        articles[0],
        title=OwnText("Judul"),
        similarity=np.float64(0.5),
        crawled_at=OwnTime(2024, 1, 1, tzinfo=UTC),
        channel_name=Kind.VIDEO,
    )
    row = to_row(own)
    assert [type(row[name]) for name in ("title", "similarity", "crawled_at", "channel_name")] == [
        str,
        float,
        datetime,
        str,
    ]
    assert from_json(to_json(row)) == own


def test_a_whole_number_will_do_for_a_fraction(articles):
    similarity = to_row(replace(articles[0], similarity=1))["similarity"]
    assert (similarity, type(similarity)) == (1.0, float)


MISFITS = [
    ({"title": None}, "title: a value is required"),
    ({"title": b"Judul"}, "title: str expected, found bytes"),
    ({"title": "\ud800"}, "title: 'utf-8' codec can't encode"),
    ({"kind": "podcast"}, "kind: 'podcast' is not a valid Kind"),
    ({"word_count": "6"}, "word_count: int expected, found str"),
    ({"word_count": True}, "word_count: int expected, found bool"),
    ({"word_count": 2**63}, "word_count: 9223372036854775808 does not fit 64 bits"),
    ({"similarity": float("nan")}, "similarity: nan is no number that JSON knows"),
    ({"similarity": True}, "similarity: float expected, found bool"),
    ({"is_free": 1}, "is_free: bool expected, found int"),
    ({"crawled_at": datetime(2024, 1, 1)}, "crawled_at: time without a zone: 2024-01-01T00:00:00"),  # noqa: DTZ001
    ({"crawled_at": date(2024, 1, 1)}, "crawled_at: datetime expected, found date"),
    ({"crawled_at": datetime.max.replace(tzinfo=timezone(-timedelta(hours=7)))}, "crawled_at: 0 minutes east of UTC"),
    ({"published_offset": 1440}, "published_at: 1440 minutes east of UTC cannot be its offset"),
    ({"authors": "Ratna"}, "authors: list expected, found str"),
    ({"authors": [None]}, "authors: str expected, found NoneType"),
    ({"blocks": ["teks"]}, "blocks: Block expected, found str"),
    ({"blocks": [Image(url="x")]}, "blocks: Block expected, found Image"),
    ({"blocks": [Block(type=BlockType.QUOTE, text="a")]}, "blocks: page: a value is required"),
]


@pytest.mark.parametrize(("change", "message"), MISFITS)
def test_what_does_not_fit_is_refused_by_the_name_of_its_field(articles, change, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        to_row(replace(articles[0], **change))
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        to_table([to_row(articles[1]), to_row(articles[0]) | change])


@pytest.mark.parametrize("build", [to_row, lambda row: from_json(orjson.dumps(row)), lambda row: to_table([row])])
def test_fields_that_the_contract_does_not_know_are_refused(articles, build):
    with pytest.raises(ValueError, match=r"^Article has no field harga, rating$"):
        build(asdict(articles[0]) | {"rating": 5, "harga": 1})
    with pytest.raises(ValueError, match=r"^images: Image has no field alt$"):
        build(asdict(articles[0]) | {"images": [{"url": "x", "alt": "y"}]})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": None}, "id: a value is required"),
        ({"kind": "podcast"}, "kind: 'podcast' is not a valid Kind"),
        ({"crawled_at": "kemarin"}, "crawled_at: Invalid isoformat string: 'kemarin'"),
        ({"crawled_at": "2024-01-01"}, "crawled_at: time without a zone: 2024-01-01T00:00:00"),
        ({"crawled_at": 1704067200}, "crawled_at: datetime expected, found int"),
        ({"blocks": [{"type": "quote", "text": "a"}]}, "blocks: page: a value is required"),
    ],
)
def test_a_line_that_is_no_row_is_refused_by_the_name_of_its_field(articles, change, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        from_json(orjson.dumps(to_row(articles[0]) | change))


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"null", b'{"id":'])
def test_a_line_that_is_no_object_is_refused(line):
    with pytest.raises(ValueError, match=r"."):
        from_json(line)


def test_a_line_gives_typed_values(articles):
    article = from_json(to_json(to_row(articles[0])))
    assert article.kind is Kind.ARTICLE
    assert article.blocks[1].type is BlockType.QUOTE
    assert article.images[1] == Image(url="https://akcdn.detik.net.id/dermaga.jpeg")
    assert article.published_at.utcoffset() == timedelta(hours=7)

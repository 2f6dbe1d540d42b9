from dataclasses import dataclass, field, fields
from datetime import datetime

import jsonschema
import orjson
import pyarrow as pa
import pytest

from detikcrawl.article import FIELD_NAMES, SCHEMA_VERSION, ArchiveRecord, Article, Block, Image
from detikcrawl.storage.rows import to_json, to_row
from detikcrawl.storage.schema import ARROW_SCHEMA, JSON_SCHEMA, columns, dictionary_markdown, to_schema


@pytest.mark.parametrize("cls", [Article, Block, Image, ArchiveRecord])
def test_what_the_contract_calls_required_is_what_its_types_do_not_let_be_null(cls):
    required = [f.name for f in fields(cls) if f.metadata["required"]]
    assert required == [column.name for column in columns(cls) if not column.nullable and not column.many]


def test_columns_are_read_from_annotations():
    counted = {"doc": "A count", "source": "page", "unit": "pieces"}
    unsaid = {"doc": "", "source": "", "unit": None}

    @dataclass
    class Sample:
        whole: int = field(metadata=counted)
        times: list[datetime] = field(metadata=unsaid)
        maybe: str | None = field(metadata=unsaid)

    whole, times, maybe = columns(Sample)
    assert (whole.name, whole.type, whole.many, whole.nullable) == ("whole", int, False, False)
    assert (whole.doc, whole.source, whole.unit) == ("A count", "page", "pieces")
    assert (times.type, times.many, times.nullable) == (datetime, True, False)
    assert (maybe.type, maybe.many, maybe.nullable) == (str, False, True)


def test_arrow_schema_has_the_fields_of_a_row_in_their_order():
    assert tuple(ARROW_SCHEMA.names) == FIELD_NAMES
    assert ARROW_SCHEMA.metadata[b"schema_version"] == str(SCHEMA_VERSION).encode()


@pytest.mark.parametrize(
    ("name", "kind", "nullable"),
    [
        ("title", pa.string(), False),
        ("subtitle", pa.string(), True),
        ("kind", pa.string(), False),
        ("published_at", pa.timestamp("us", tz="UTC"), True),
        ("published_offset", pa.int64(), True),
        ("similarity", pa.float64(), True),
        ("is_free", pa.bool_(), True),
        ("authors", pa.list_(pa.field("element", pa.string(), nullable=False)), False),
    ],
)
def test_arrow_types(name, kind, nullable):
    assert ARROW_SCHEMA.field(name).equals(pa.field(name, kind, nullable=nullable))


def test_nested_classes_are_lists_of_structs():
    element = ARROW_SCHEMA.field("images").type.value_type
    assert [(f.name, str(f.type), f.nullable) for f in element] == [
        ("url", "string", False),
        ("caption", "string", True),
        ("credit", "string", True),
    ]


def test_arrow_fields_say_what_they_mean():
    assert ARROW_SCHEMA.field("word_count").metadata == {
        b"doc": b"Words in text",
        b"source": b"text",
        b"unit": b"words",
    }
    assert b"unit" not in ARROW_SCHEMA.field("title").metadata


def test_a_narrowed_schema_keeps_the_order_asked_for():
    schema = to_schema(["title", "id"])
    assert schema.names == ["title", "id"]
    assert schema.metadata == ARROW_SCHEMA.metadata


def test_a_narrowed_schema_can_rename():
    schema = to_schema({"title": "judul"})
    assert schema.names == ["judul"]
    assert schema.field("judul").type == pa.string()


def test_a_narrowed_schema_refuses_an_unknown_field():
    with pytest.raises(ValueError, match=r"^a row has no field tittle; its fields are id, site, ") as error:
        to_schema(["id", "tittle"])
    assert "\n" not in str(error.value)


@pytest.fixture
def validator():
    return jsonschema.Draft202012Validator(JSON_SCHEMA)


def test_json_schema_is_valid():
    jsonschema.Draft202012Validator.check_schema(JSON_SCHEMA)
    assert JSON_SCHEMA["properties"]["published_at"]["anyOf"][0] == {"type": "string", "format": "date-time"}
    assert JSON_SCHEMA["$defs"]["Kind"]["enum"] == ["article", "gallery", "video", "infographic"]


def test_json_schema_accepts_rows(validator, articles):
    for article in articles:
        validator.validate(orjson.loads(to_json(to_row(article))))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": None}, ["title"]),
        ({"kind": "podcast"}, ["kind"]),
        ({"authors": None}, ["authors"]),
        ({"word_count": "6"}, ["word_count"]),
        ({"blocks": [{"type": "paragraph", "text": "a"}]}, ["blocks", 0]),
        ({"rating": 5}, []),
    ],
)
def test_json_schema_refuses_what_is_no_row(validator, articles, change, where):
    row = orjson.loads(to_json(to_row(articles[0]))) | change
    (error,) = validator.iter_errors(row)
    assert list(error.absolute_path) == where


def test_the_dictionary_explains_every_field_and_value():
    text = dictionary_markdown()
    for cls in (Article, Block, Image, ArchiveRecord):
        assert f"## {cls.__name__}\n" in text
        for column in columns(cls):
            assert f"| `{column.name}` |" in text
            assert f"| {column.doc} |" in text
    assert "| `published_offset` | integer | yes | minutes east of UTC | page | Offset of published_at" in text
    assert "| `blocks` | list of [Block](#block) | no |" in text
    assert "One of `paragraph`, `heading`, `quote`, `list_item`." in text
    assert text.endswith("|\n")


def test_every_line_of_a_table_has_as_many_cells_as_its_head():
    cells = None
    for line in dictionary_markdown().splitlines():
        if not line.startswith("|"):
            cells = None
        else:
            cells = cells or line.count("|")
            assert line.count("|") == cells, line

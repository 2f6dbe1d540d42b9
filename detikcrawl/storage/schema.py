"""What a row looks like in Arrow, in JSON and in words: all of it read from the fields of `detikcrawl.article`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pyarrow as pa

from detikcrawl.article import SCHEMA_VERSION, Article


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a class of the contract.

    `type` is str, int, float, bool, datetime, a StrEnum or another class of the contract; with `many` the field holds
    a list of them, which may be empty but never null.
    """

    name: str
    type: type
    many: bool
    nullable: bool
    doc: str
    source: str
    unit: str | None


@cache
def columns(cls: type) -> tuple[Column, ...]:
    """The fields of a dataclass of the contract, in their order."""
    hints = get_type_hints(cls)
    found = []
    for field in fields(cls):
        hint = hints[field.name]
        # `list[X]` and `X | None` have arguments, X alone has none.
        arguments = get_args(hint) or (hint,)
        (value,) = (argument for argument in arguments if argument is not NoneType)
        found.append(
            Column(
                name=field.name,
                type=value,
                many=get_origin(hint) is list,
                nullable=NoneType in arguments,
                doc=field.metadata["doc"],
                source=field.metadata["source"],
                unit=field.metadata["unit"],
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Form:
    """How values of one Python type are called in the dictionary, stored in Arrow and written in JSON."""

    word: str
    arrow: pa.DataType
    json: Mapping[str, str]


_FORMS = {
    str: _Form("string", pa.string(), {"type": "string"}),
    int: _Form("integer", pa.int64(), {"type": "integer"}),
    float: _Form("number", pa.float64(), {"type": "number"}),
    bool: _Form("boolean", pa.bool_(), {"type": "boolean"}),
    datetime: _Form("time", pa.timestamp("us", tz="UTC"), {"type": "string", "format": "date-time"}),
}

SIMPLE_TYPES = frozenset(_FORMS)
"""Types of values that hold no others; a column has one of these, a StrEnum or a class of the contract."""


def to_schema(names: Iterable[str] | Mapping[str, str] | None = None) -> pa.Schema:
    """The Arrow schema of rows, whole or narrowed to `names`, in the order of `names`.

    A mapping gives the fields other names in the output. Raises ValueError where a name is no field of a row.
    """
    stored = pa.schema(_arrow_fields(Article), metadata={"schema_version": str(SCHEMA_VERSION)})
    if names is None:
        return stored
    chosen = names if isinstance(names, Mapping) else {name: name for name in names}
    if unknown := [name for name in chosen if name not in stored.names]:
        raise ValueError(f"a row has no field {', '.join(unknown)}; its fields are {', '.join(stored.names)}")
    return pa.schema([stored.field(name).with_name(renamed) for name, renamed in chosen.items()], metadata=stored.metadata)


def _arrow_fields(cls: type) -> list[pa.Field]:
    return [
        pa.field(
            column.name,
            _arrow_type(column),
            nullable=column.nullable,
            metadata={"doc": column.doc, "source": column.source} | ({"unit": column.unit} if column.unit else {}),
        )
        for column in columns(cls)
    ]


def _arrow_type(column: Column) -> pa.DataType:
    value = pa.struct(_arrow_fields(column.type)) if is_dataclass(column.type) else _FORMS[_stored_as(column.type)].arrow
    # "element" is the name that Parquet prescribes: with any other the schema would not read back equal.
    return pa.list_(pa.field("element", value, nullable=False)) if column.many else value


def _stored_as(value: type) -> type:
    return str if issubclass(value, StrEnum) else value


def _json_object(cls: type, nested: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of one class; those of the classes and enumerations that it names go to `nested`."""
    return {
        "title": cls.__name__,
        "description": cls.__doc__,
        "type": "object",
        "properties": {column.name: _json_property(column, nested) for column in columns(cls)},
        "required": [column.name for column in columns(cls)],
        "additionalProperties": False,
    }


def _json_property(column: Column, nested: dict[str, Any]) -> dict[str, Any]:
    if column.type in SIMPLE_TYPES:
        value: dict[str, Any] = dict(_FORMS[column.type].json)
    else:
        value = {"$ref": f"#/$defs/{column.type.__name__}"}
        if is_dataclass(column.type):
            nested[column.type.__name__] = _json_object(column.type, nested)
        else:
            nested[column.type.__name__] = _json_enum(column.type)
    if column.many:
        value = {"type": "array", "items": value}
    elif column.nullable:
        value = {"anyOf": [value, {"type": "null"}]}
    return {"description": f"{column.doc} ({column.unit})" if column.unit else column.doc} | value


def _json_enum(cls: type[StrEnum]) -> dict[str, Any]:
    return {
        "title": cls.__name__,
        "description": cls.__doc__,
        "type": "string",
        "enum": [member.value for member in cls],
    }


def _json_schema() -> dict[str, Any]:
    nested: dict[str, Any] = {}
    row = _json_object(Article, nested)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | row | {"$defs": nested}


_DICTIONARY_HEAD = """\
# Data dictionary

Written by `scrapy dictionary` from the fields of `detikcrawl/article.py`; changes are made there.
Schema version {version}.

A row is one article, with the same fields in the same order in every output. What is absent on the page is null
(lists: empty), never an empty string and never guessed.

| Type | Parquet | JSON |
|---|---|---|
{forms}
| list of ... | list | array |
| one of the classes below | struct | object |
| one of the values below | string | string |

A time is an instant in UTC in Parquet. JSON prints it with the site's own offset where the row has one
(`published_at` with `published_offset`), else in UTC: `2023-09-13T17:53:00+07:00`.
"""


def dictionary_markdown() -> str:
    """The data dictionary: one table for each class of the contract and one for each enumeration."""
    forms = "\n".join(
        f"| {form.word} | {form.arrow} | {' '.join(form.json[key] for key in sorted(form.json, reverse=True))} |"
        for form in _FORMS.values()
    )
    parts = [_DICTIONARY_HEAD.format(version=SCHEMA_VERSION, forms=forms)]
    parts += [_table(cls) if is_dataclass(cls) else _values(cls) for cls in _named_types(Article)]
    return "\n".join(parts)


def _named_types(cls: type) -> list[type]:
    """The class itself, then the classes and enumerations that its fields hold, each once, as they are met."""
    found = [cls]
    for column in columns(cls):
        if column.type in SIMPLE_TYPES:
            continue
        inner = _named_types(column.type) if is_dataclass(column.type) else [column.type]
        found += [each for each in inner if each not in found]
    return found


def _table(cls: type) -> str:
    lines = [f"## {cls.__name__}", "", f"{cls.__doc__}", ""]
    lines += ["| Field | Type | Null? | Unit | Source | Meaning |", "|---|---|---|---|---|---|"]
    for column in columns(cls):
        cells = [
            f"`{column.name}`",
            _type_word(column),
            "yes" if column.nullable else "no",
            column.unit or "",
            column.source,
            column.doc,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _values(cls: type[StrEnum]) -> str:
    values = ", ".join(f"`{member.value}`" for member in cls)
    return f"## {cls.__name__}\n\n{cls.__doc__}\n\nOne of {values}.\n"


def _type_word(column: Column) -> str:
    if column.type in SIMPLE_TYPES:
        word = _FORMS[column.type].word
    else:
        word = f"[{column.type.__name__}](#{column.type.__name__.lower()})"
    return f"list of {word}" if column.many else word


ARROW_SCHEMA: pa.Schema = to_schema()
"""The schema of every Parquet file. Its metadata hold the schema version, those of a field its meaning and unit."""

JSON_SCHEMA: dict[str, Any] = _json_schema()
"""JSON Schema (draft 2020-12) of a line of JSON Lines. A row has all of its keys, so all of them are required."""

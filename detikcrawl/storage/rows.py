"""Between an Article, its row (a plain dict), a line of JSON and an Arrow table, without loss in either direction.

A row holds the fields of an Article in their order, nested ones as dicts and enumerations as strings. Its times are
aware: with the site's own offset where the row has one (`published_at` and `published_offset`), else in UTC.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import orjson
import pyarrow as pa

from detikcrawl.article import Article
from detikcrawl.storage.schema import ARROW_SCHEMA, SIMPLE_TYPES, columns

Row = dict[str, Any]

# A time ends in _at; its offset, where the contract has one for it, is called the same with _offset.
_TIMES = tuple(
    (column.name, column.name.removesuffix("_at") + "_offset") for column in columns(Article) if column.type is datetime
)


def to_row(article: Article | Mapping[str, Any]) -> Row:
    """The row of an article, or of a mapping that has the same fields.

    Fields that the mapping leaves out are null, or an empty list. Raises ValueError, naming the field, where a value
    does not fit the contract: whatever comes out of here can be written to any output.
    """
    row = _plain(Article, article)
    _set_offsets(row)
    return row


def to_json(row: Row) -> bytes:
    """The row as one line of JSON in UTF-8, without the line's end."""
    return orjson.dumps(row)


def from_json(line: bytes | str) -> Article:
    """The article of a line of JSON.

    Fields that the line leaves out are None, or an empty list. Raises ValueError where the line is not JSON, has a
    field that the contract does not know, or a value that does not fit.
    """
    return _typed(Article, orjson.loads(line))


def to_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as a table with ARROW_SCHEMA. Raises ValueError, naming the field, where one does not fit it."""
    return pa.Table.from_pylist([to_row(row) for row in rows], schema=ARROW_SCHEMA)


def from_table(table: pa.Table) -> list[Row]:
    """The rows of a table, or parts of rows where it has some columns; times have the site's own offset again."""
    rows = table.to_pylist()
    for row in rows:
        _set_offsets(row)
    return rows


def _set_offsets(row: Row) -> None:
    for time, offset in _TIMES:
        if row.get(time) is not None:
            minutes = row.get(offset) or 0
            try:
                row[time] = row[time].astimezone(timezone(timedelta(minutes=minutes)))
            except (ValueError, OverflowError) as error:
                raise ValueError(f"{time}: {minutes} minutes east of UTC cannot be its offset: {error}") from None


def _plain(expected: type, value: Any) -> Any:
    """The value as a row holds it."""
    if expected in SIMPLE_TYPES:
        return _checked(expected, value)
    if issubclass(expected, StrEnum):
        return expected(value).value
    if isinstance(value, expected):
        value = {column.name: getattr(value, column.name) for column in columns(expected)}
    return _fields(expected, value, _plain)


def _typed(expected: type, value: Any) -> Any:
    """The value as an Article holds it, from what JSON can say."""
    if expected in SIMPLE_TYPES:
        if expected is datetime and isinstance(value, str):
            value = datetime.fromisoformat(value)
        return _checked(expected, value)
    if issubclass(expected, StrEnum):
        return expected(value)
    return expected(**_fields(expected, value, _typed))


def _fields(cls: type, given: Any, convert: Callable[[type, Any], Any]) -> dict[str, Any]:
    """The converted values of one record, in the order of its class; errors say in which field they lie."""
    if not isinstance(given, Mapping):
        raise ValueError(f"{cls.__name__} expected, found {type(given).__name__}")
    values = {}
    for column in columns(cls):
        value = given.get(column.name)
        try:
            if column.many:
                values[column.name] = [convert(column.type, each) for each in _as_list(value)]
            elif value is not None:
                values[column.name] = convert(column.type, value)
            elif column.nullable:
                values[column.name] = None
            else:
                raise ValueError("a value is required")
        except ValueError as error:
            raise ValueError(f"{column.name}: {error}") from None
    if unknown := [str(name) for name in given if name not in values]:
        raise ValueError(f"{cls.__name__} has no field {', '.join(sorted(unknown))}")
    return values


def _as_list(value: Any) -> list[Any] | tuple[Any, ...]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise ValueError(f"list expected, found {type(value).__name__}")
    return value


def _checked(expected: type, value: Any) -> Any:
    """The value, if it is of that type and every output can hold it."""
    # An int will do for a float, but a bool, which Python counts among the ints, not for a number.
    accepted = (int, float) if expected is float else expected
    if not isinstance(value, accepted) or (isinstance(value, bool) and expected is not bool):
        raise ValueError(f"{expected.__name__} expected, found {type(value).__name__}")
    if type(value) is not expected:  # Not every output takes subclasses, such as numpy's float.
        value = datetime.combine(value.date(), value.timetz()) if expected is datetime else expected(value)
    if expected is str and not value.isascii():
        value.encode()  # Half of a surrogate pair is no text.
    if expected is int and not -(2**63) <= value < 2**63:
        raise ValueError(f"{value} does not fit 64 bits")
    if expected is float and not math.isfinite(value):
        raise ValueError(f"{value} is no number that JSON knows")
    if expected is datetime and value.utcoffset() is None:
        raise ValueError(f"time without a zone: {value.isoformat()}")
    return value

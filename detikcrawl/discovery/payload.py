"""Payloads: lists of articles in JSON, as sites that are drawn by scripts send them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from selectolax.lexbor import LexborHTMLParser

from detikcrawl.discovery.cards import MAX_CARDS
from detikcrawl.discovery.entries import Entries, Entry
from detikcrawl.discovery.links import UnreadableListing
from detikcrawl.extraction.page import MAX_BYTES, as_utf8
from detikcrawl.text.markup import bounded
from detikcrawl.text.urls import join

_PLACE = re.compile(r"\{([\w.]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Entries):
    """A list of articles in JSON: a document, or a script in a page such as `script#__NEXT_DATA__`."""

    items: str
    """Path of the list from the root, its names and numbers joined by dots; "" where the root is the list. Where an object
    stands there that holds one list, such as the data next to the number of its page, it is that list."""

    link: str
    """Path of the address inside an item, or a template of paths such as "/{category.slug}/{id}/{slug}"; the address may be
    relative to that of the payload."""

    published: str | None = None
    """Path of the time inside an item: printed, or Unix seconds or milliseconds."""

    title: str | None = None
    """Path of the title inside an item."""

    script: str | None = None
    """CSS of the script element that holds the JSON; None where the document is JSON."""

    flat: bool = False
    """Whether it is one flat array in which values name the places of other values (Nuxt's `_payload.json`)."""

    name: str = "payload"

    def entries(self, body: bytes, url: str, content_type: str | None) -> Iterator[Entry]:
        """The items of the list. Raises UnreadableListing where there is no JSON, or no list at its path."""
        root, look_up = self._root(body, content_type)
        found = _at(root, self.items, look_up)
        if isinstance(found, dict):
            values = list(found.values())
            lists = [value for value in values if isinstance(value, list)]
            found = lists[0] if len(lists) == 1 else values
        if not isinstance(found, list):
            raise UnreadableListing(f"no list at {self.items}")
        for item in map(look_up, found[:MAX_CARDS]):
            published = _text(_at(item, self.published, look_up)) if self.published else ""
            title = _text(_at(item, self.title, look_up)) if self.title else ""
            yield Entry(join(url, self._link_of(item, look_up)) or "", published, title)

    def _link_of(self, item: Any, look_up: Callable[[Any], Any]) -> str:
        """The address of an item; "" where it has none, or lacks a part of it."""
        paths = _PLACE.findall(self.link)
        if not paths:
            return _text(_at(item, self.link, look_up))
        parts = {path: _text(_at(item, path, look_up)) for path in paths}
        return _PLACE.sub(lambda place: quote(parts[place[1]], safe=""), self.link) if all(parts.values()) else ""

    def _root(self, body: bytes, content_type: str | None) -> tuple[Any, Callable[[Any], Any]]:
        if len(body) > MAX_BYTES:
            raise UnreadableListing(f"larger than {MAX_BYTES} bytes")
        document = as_utf8(body, content_type)
        if self.script is not None:
            node = LexborHTMLParser(bounded(document)).css_first(self.script)
            document = node.text(deep=True) if node is not None else ""
        try:
            data = orjson.loads(document)
        except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
            raise UnreadableListing(f"no JSON: {str(error)[:100]}") from None
        if not self.flat:
            return data, _as_it_is
        if not isinstance(data, list) or not data:
            raise UnreadableListing("no flat array")
        return 0, _Flat(data)


class _Flat:
    """Looks up what stands at a place of a flat array. `["Reactive", 7]` and the like stand for the value at 7."""

    def __init__(self, data: list[Any]) -> None:
        self._data = data

    def __call__(self, place: Any) -> Any:
        for _ in range(5):  # wrappers in wrappers; no more, or one that holds itself would never end
            if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < len(self._data):
                return None
            value = self._data[place]
            if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)):
                return value
            place = value[1]
            if isinstance(place, str):  # ["Date", "2026-..."]
                return place
        return None


def _as_it_is(value: Any) -> Any:
    return value


def _at(value: Any, path: str, look_up: Callable[[Any], Any]) -> Any:
    value = look_up(value) if not isinstance(value, (dict, list)) else value
    for name in path.split(".") if path else ():
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
        value = look_up(value)
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return ""
    return value if isinstance(value, str) else str(int(value)) if isinstance(value, int) else ""

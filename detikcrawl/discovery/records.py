"""Feeds and sitemaps as records: a reader of flat XML that real sites break.

A parser that recovers gives wrong addresses without a word (`?a=1&b=2` becomes `?a=1=2`), and one that does not gives
nothing at all. So this reads tags as they come. Declarations are passed over, so no entity is ever defined and none but
HTML's own is resolved; nothing is fetched; the work grows with the length of the document, which is bounded.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from detikcrawl.discovery.links import UnreadableListing
from detikcrawl.extraction.page import MAX_BYTES, as_utf8

MAX_RECORDS = 50_000
"""Records of one document that are read: the protocol of sitemaps allows no more."""

_MAX_FIELDS = 500
_MAX_DEPTH = 50
_GZIP = b"\x1f\x8b"

# "<" is forbidden in attributes, and there is no ">" in any that matters: so no tag is longer than the way to the next.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]{0,99})(?P<attributes>(?:[\s/][^<>]*)?)>|(?P<text><|[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(slots=True)
class Field:
    """An element of a record."""

    path: str
    """Names from the record down, such as "news:news/news:title". The prefix that the root has is left out."""

    attributes: dict[str, str]
    text: str


@dataclass(slots=True)
class Record:
    """An entry of a feed or sitemap."""

    name: str
    fields: list[Field] = field(default_factory=list)

    def text(self, *paths: str) -> str:
        """The text of the first of these elements that has one, without white space around it; "" where none has."""
        for path in paths:
            for each in self.fields:
                if each.path == path and (text := each.text.strip()):
                    return text
        return ""


def read_records(
    body: bytes, roots: Collection[str], names: Collection[str], *, content_type: str | None = None
) -> Iterator[Record]:
    """The elements called `names` in a document whose root is one of `roots`; gzip is unpacked.

    An element that is not closed ends where the next begins; text that is cut off at the end of the document is left out.
    Raises UnreadableListing where there is no such root, or the document is larger than MAX_BYTES.
    """
    if body.startswith(_GZIP):
        body = _gunzip(body)
    if len(body) > MAX_BYTES:
        raise UnreadableListing(f"larger than {MAX_BYTES} bytes")
    decoded = as_utf8(body, content_type)
    text = decoded if isinstance(decoded, str) else decoded.decode("utf-8", "replace")
    root = re.search(rf"<((?:[\w-]{{1,40}}:)?)(?:{'|'.join(map(re.escape, roots))})(?=[\s>/])", text)
    if root is None:
        raise UnreadableListing(f"no {' or '.join(sorted(roots))} in it")
    return _records(text, root.start(), root[1], frozenset(names))


def _records(text: str, start: int, prefix: str, names: frozenset[str]) -> Iterator[Record]:
    record: Record | None = None
    found = 0
    open_fields: list[tuple[Field, list[str]]] = []
    for token in _TOKEN.finditer(text, start):
        name = token["name"]
        if name is None:
            if open_fields:
                piece = token["cdata"]
                open_fields[-1][1].append(unescape(token["text"] or "") if piece is None else piece)
            continue
        name = name.removeprefix(prefix) if prefix else name
        if name in names:
            if record is not None:
                yield record
                found += 1
                if found == MAX_RECORDS:
                    return
            open_fields.clear()
            record = None if token["close"] else Record(name)
        elif record is None:
            continue
        elif token["close"]:
            depth = next((at for at in range(len(open_fields) - 1, -1, -1) if _last(open_fields[at][0].path) == name), None)
            if depth is not None:
                _close(record, open_fields, depth)
        elif len(open_fields) < _MAX_DEPTH:
            path = f"{open_fields[-1][0].path}/{name}" if open_fields else name
            attributes = {key: unescape(double or single) for key, double, single in _ATTRIBUTE.findall(token["attributes"])}
            if token["attributes"].endswith("/"):
                if len(record.fields) < _MAX_FIELDS:
                    record.fields.append(Field(path, attributes, ""))
            else:
                open_fields.append((Field(path, attributes, ""), []))
    if record is not None:
        yield record


def _close(record: Record, open_fields: list[tuple[Field, list[str]]], depth: int) -> None:
    # What is open inside was never closed, such as <br>: its text belongs to the element around it.
    closing, pieces = open_fields[depth]
    closing.text = "".join([*pieces, *(piece for _, inner in open_fields[depth + 1 :] for piece in inner)])
    del open_fields[depth:]
    if open_fields:
        open_fields[-1][1].append(closing.text)
    if len(record.fields) < _MAX_FIELDS:
        record.fields.append(closing)


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def unescape(text: str) -> str:
    """`text` with the entities of HTML resolved; a bare ampersand, as in an address, stays what it is."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _gunzip(body: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        raise UnreadableListing(f"broken gzip: {error}") from None

"""A bound on markup, before any parser sees it."""

from __future__ import annotations

import re
from typing import AnyStr

MAX_TAGS = 16_000
"""The parser takes time in the square of how deep elements are nested: 100,000 open tags take it 20 seconds, 16,000 less than
one. The largest of 133 real pages (2014-2026) has 5,300."""

MAX_ATTRIBUTES = 2000
"""The parser compares every attribute of a tag with those before it: 100,000 in one tag take it 17 seconds, 2000 some 10 ms.
Not fewer, since a script may hold "<" and then long nothing that ends a tag."""

WINDOW = 4000
"""So many characters without a ">" are looked at: no tag with more than MAX_ATTRIBUTES is shorter."""

LONGEST_LOOK = 1_000_000
MOST_LOOKS = 20
"""So far into so many tags of a page is looked: real pages have a handful of tags that are that long, most of them scripts."""

_START_TAG = (
    r"<[a-zA-Z][^\s/>]*+"
    rf"(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))?+){{0,{MAX_ATTRIBUTES}}}+([\s/]*+[^\s/>])?"
)
"""A start tag; the group is what is too much of it."""

_IN_BYTES = re.compile(_START_TAG.encode("ascii"))
_IN_TEXT = re.compile(_START_TAG, re.ASCII)


def bounded(html: str | bytes) -> str | bytes:
    """`html`, cut off at tag number MAX_TAGS where it has more, and before a tag with more than MAX_ATTRIBUTES.

    Looking at every tag would cost as much as the parse; so a tag that hides ">" in the quotes of its attributes again and
    again is not found.
    """
    if isinstance(html, bytes):
        # Whether a "<" is left when so many are gone: count() would take four times as long.
        if b"<" in html.replace(b"<", b" ", MAX_TAGS):
            html = b"<".join(html.split(b"<", MAX_TAGS)[:MAX_TAGS])
        return html[: _first_too_long(html, b"<", b">", _IN_BYTES)]
    if "<" in html.replace("<", " ", MAX_TAGS):
        html = "<".join(html.split("<", MAX_TAGS)[:MAX_TAGS])
    return html[: _first_too_long(html, "<", ">", _IN_TEXT)]


def _first_too_long(html: AnyStr, opening: AnyStr, closing: AnyStr, tag: re.Pattern[AnyStr]) -> int | None:
    seen, looks = 0, 0
    for start in range(0, len(html), WINDOW):
        if html.find(closing, start, start + WINDOW) < 0:
            # What stands before `seen` was looked at for an earlier window: no character is passed twice.
            begin = html.rfind(opening, seen, start + 1)
            seen = start + 1
            if begin >= 0:
                if (found := tag.match(html, begin, begin + LONGEST_LOOK)) and found[1]:
                    return begin
                looks += 1
                if looks == MOST_LOOKS:
                    return None
    return None

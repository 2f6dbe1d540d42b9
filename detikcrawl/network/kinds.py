"""Kinds of documents: text in some markup, or something that no reader of ours can use."""

from __future__ import annotations

import re

_TEXT = re.compile(
    r"text/[\w.+-]+|application/(?:[\w.+-]+\+)?(?:xml|json|javascript|x-javascript|ecmascript)|application/xhtml"
)
# Sitemaps come as files of gzip; "octet-stream" says nothing.
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip"})
_OTHER_BEGINNINGS = (
    b"%PDF-",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"RIFF",
    b"PK\x03\x04",
    b"OggS",
    b"ID3",
    b"\x1aE\xdf\xa3",
    b"\x7fELF",
    b"wOF",
    b"Rar!",
    b"7z\xbc\xaf",
)


def is_text(content_type: str | None, body: bytes = b"") -> bool:
    """Whether a document is HTML, XML, JSON or other text, or a file of gzip that may hold one.

    By its declared type, and where that is missing or vague, and in any case, by its first bytes: a video is none by any name.
    """
    declared = (content_type or "").partition(";")[0].strip().lower()
    # Several pages declare a charset or nonsense alone; what is no type at all says nothing.
    told = "/" in declared and declared not in _UNTOLD
    if told and not _TEXT.match(declared):
        return False
    return not body.startswith(_OTHER_BEGINNINGS) and body[4:8] != b"ftyp"

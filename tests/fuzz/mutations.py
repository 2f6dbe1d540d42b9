"""How a page is broken. Every mutation takes bytes and gives bytes; the same random numbers give the same page."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

MEGABYTE = 1_000_000
_TAG = re.compile(rb"<[^<>]{1,2000}>")
_START_TAG = re.compile(rb"<[a-zA-Z][^<>]{0,2000}>")
_VALUE = re.compile(rb'(?<=")[^"<>]{1,500}(?=")|(?<=>)[^<>]{1,500}(?=<)')
_DECLARED = re.compile(rb"(?i)(charset=\"?|encoding=\")[\w-]+")
_NUMBER = re.compile(rb"\d+")
_DATE = re.compile(rb"\d{1,4}[-/ ](?:\d{1,2}|[A-Z][a-z]{2,8})[-/ ]\d{1,4}[^\"<>]{0,30}")
_PIECES = (
    *b" |\n |\t |a|A|0|,|a,|, Lc|(|)|[|((a/|'|&|&amp;|&#|\\|\xff|/|%|{|[{".split(b"|"),
    *b"Baca juga: |Halaman |[gambas:|Foto: |Oleh |Editor: |Jakarta - | - |A. |A.com, |dan |1 dari |2026-|12:".split(b"|"),
    *b"<|</|<!--|<![CDATA[|<a |<br>|<p>|<li>|<table>|<svg>|<a href='/2'>2</a>".split(b"|"),
    *(character.encode() for character in '"\u2014\u200b\u00ad\u0130\ufdfa'),
)
_DATES = (
    *("0000-00-00T00:00:00Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-02-30", "1-1-1-1-1-1-1-1-1"),
    *(
        "31/12/9999 24:60:61 WIB",
        "Senin, 99 Jan 2026 99:99 WIB",
        "2026-11-16T09:05:00+99:99",
        "2026-11-16T09:05:00." + "9" * 400,
    ),
    *(
        "-1 jam yang lalu",
        "99999999999999999999 menit yang lalu",
        "٢٠٢٦-١١-١٦",
        "²⁰²⁶-¹¹-¹⁶",
        "1e400",
        "NaN",
        "99999999999999999",
    ),
    *("Jum'at, 24 Juli 2026 - 13:39 WIB" * 20, "kemarin " * 7, "2026-11-16 12:00 AM PM WIB +07:00", "\x00", "in 1 second ago"),
)
_CHARSETS = (*b"utf-16 utf-7 hex idna iso-2022-jp gb18030 utf-8 undefined punycode \x00".split(), b"x" * 500)
_DEEP = (b"[" * 100_000, b'{"@graph":' * 2000 + b"1" + b"}" * 2000, b'{"a":{"b":[' * 500, b"[1e999,-0]", b'"\\ud800"')


def _somewhere(body: bytes, rng: random.Random) -> int:
    return rng.randint(0, len(body))


def _picked(pattern: re.Pattern[bytes], body: bytes, rng: random.Random) -> re.Match[bytes] | None:
    """A match at or behind a place by chance, else the first."""
    return pattern.search(body, _somewhere(body, rng)) or pattern.search(body)


def _insert(body: bytes, piece: bytes, rng: random.Random) -> bytes:
    """`piece` between two tags, where one can be found."""
    found = _picked(_TAG, body, rng)
    at = found.end() if found else _somewhere(body, rng)
    return body[:at] + piece + body[at:]


def _replace_value(body: bytes, value: bytes, rng: random.Random) -> bytes:
    found = _picked(_VALUE, body, rng)
    return body[: found.start()] + value + body[found.end() :] if found else _insert(body, value, rng)


def _replace_some(pattern: re.Pattern[bytes], body: bytes, rng: random.Random, new: Callable[[], bytes], share: float) -> bytes:
    return pattern.sub(lambda found: new() if rng.random() < share else found[0], body)


def cut(body: bytes, rng: random.Random) -> bytes:
    """The end, the beginning or a part of the page is missing."""
    start, end = sorted((_somewhere(body, rng), _somewhere(body, rng)))
    return rng.choice((body[:start], body[start:], body[:start] + body[end:], body[start:end]))


def flip(body: bytes, rng: random.Random) -> bytes:
    """Bytes are others."""
    changed = bytearray(body)
    for _ in range(min(len(changed), rng.choice((1, 10, 100, 1000)))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def shuffle_tags(body: bytes, rng: random.Random) -> bytes:
    """Tags stand in each other's place."""
    tags = _TAG.findall(body)
    rng.shuffle(tags)
    return _replace_some(_TAG, body, rng, tags.pop, rng.choice((0.02, 0.3, 1.0)))


def duplicate_tags(body: bytes, rng: random.Random) -> bytes:
    """Tags stand twice."""
    share = rng.choice((0.05, 0.5))
    return _TAG.sub(lambda found: found[0] * 2 if rng.random() < share else found[0], body)


def unclose(body: bytes, rng: random.Random) -> bytes:
    """End tags, or the ends of tags, are missing."""
    pattern = re.compile(rng.choice((rb"</[^<>]{1,50}>", rb">", rb'"', rb"-->", rb"</script>", rb"\]\]>")))
    return _replace_some(pattern, body, rng, bytes, rng.choice((0.05, 0.5, 1.0)))


def nul(body: bytes, rng: random.Random) -> bytes:
    """NUL and other control characters."""
    piece = rng.choice((b"\x00", b"\x00" * 1000, b"\x0b\x0c\x1f", b"\x1b[2J", b"\xef\xbf\xbe"))
    for _ in range(rng.randint(1, 20)):
        at = _somewhere(body, rng)
        body = body[:at] + piece + body[at:]
    return body


def charset(body: bytes, rng: random.Random) -> bytes:
    """The page is in another encoding than it says, or says nonsense, or has broken characters."""
    text = body.decode("utf-8", "replace")
    return rng.choice(
        (
            lambda: text.encode("utf-16"),
            lambda: text.encode("utf-16-be"),
            lambda: text.encode("cp1252", "replace").replace(b"e", b"\xe9"),
            lambda: _DECLARED.sub(lambda found: found[1] + rng.choice(_CHARSETS), body) + b"\xff\xfe\xe9" * 9,
            lambda: body.replace(b" ", rng.choice((b"\xc3", b"\xed\xa0\x80", b"\xf8\x88", b"\xe2\x80\x8b", b"\xc2\xa0")), 500),
            lambda: b"\xff\xfe" + body,
        )
    )()


def huge_numbers(body: bytes, rng: random.Random) -> bytes:
    """Numbers are beyond every type."""
    size = rng.choice((19, 400, 5000))
    return _replace_some(_NUMBER, body, rng, lambda: rng.choice((b"9" * size, b"-1", b"1e9999", "٣".encode())), 0.05)


def hostile_dates(body: bytes, rng: random.Random) -> bytes:
    """Dates are none, or from the ends of time."""
    return _replace_some(_DATE, body, rng, lambda: rng.choice(_DATES).encode(), rng.choice((0.3, 1.0)))


def repeat_tag(body: bytes, rng: random.Random) -> bytes:
    """An element of the page stands there a thousand times."""
    found = _picked(_START_TAG, body, rng)
    return _insert(body, (found[0] if found else b"<p>") * 1000, rng)


def entity_bomb(body: bytes, rng: random.Random) -> bytes:
    """Entities that would unfold to a thousand million."""
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    bomb = b'<!DOCTYPE x [<!ENTITY l0 "ha">' + laughs + b'<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return bomb + _replace_value(_replace_value(body, b"&l9;", rng), b"&f;&#x110000;&#99999999999;", rng)


def deep_json(body: bytes, rng: random.Random) -> bytes:
    """JSON that is nested without end, or is none."""
    deep = rng.choice(_DEEP)
    if rng.random() < 0.5:
        return body.replace(b'"@graph"', b'"x"').replace(b"{", deep, rng.randint(1, 2))
    return _insert(body, b'<script type="application/ld+json">' + deep + b"</script>", rng)


def huge_attribute(body: bytes, rng: random.Random) -> bytes:
    """An attribute of a megabyte."""
    value = (piece := rng.choice(_PIECES)) * (MEGABYTE // len(piece))
    if rng.random() < 0.5:
        return _replace_value(body, value, rng)
    found = _picked(_START_TAG, body, rng)
    at = found.end() - 1 if found else _somewhere(body, rng)
    name = rng.choice((b"class", b"id", b"href", b"content", b"data-page", b"x" * 1000))
    return body[:at] + b" " + name + b'="' + value.replace(b'"', b"x") + b'"' + body[at:]


def many_values(body: bytes, rng: random.Random) -> bytes:
    """A list of a hundred thousand different things where one was."""
    between = rng.choice((b",", b" dan ", b" ", b"/", b"\n", b"<br>", b" - ", b". "))
    return _replace_value(body, between.join(b"A%d" % number for number in range(100_000)), rng)


def nest(body: bytes, rng: random.Random) -> bytes:
    """A hundred thousand elements in each other, all like one of the page."""
    found = _picked(_START_TAG, body, rng)
    return _insert(body, (found[0][:200] if found and rng.random() < 0.7 else b"<div>") * 100_000, rng)


def crowd(body: bytes, rng: random.Random) -> bytes:
    """Twenty thousand elements beside each other, all like one of the page, each with something in it."""
    found = _picked(_START_TAG, body, rng)
    start = found[0][:200] if found else b"<p>"
    end = b"</" + (re.match(rb"<([\w:-]*)", start) or [b"", b"p"])[1] + b">"
    return _insert(body, b"".join(start + b"%d" % number + end for number in range(20_000)), rng)


def long_line(body: bytes, rng: random.Random) -> bytes:
    """Ten megabytes without a line break."""
    piece = rng.choice(_PIECES)
    line = piece * (10 * MEGABYTE // len(piece))
    return rng.choice((_insert, _replace_value))(body, line, rng)


LIGHT: tuple[Mutation, ...] = (
    *(cut, flip, shuffle_tags, duplicate_tags, unclose, nul, charset),
    *(huge_numbers, hostile_dates, repeat_tag, entity_bomb, deep_json),
)
"""Mutations that leave a page about as large as it was."""

HEAVY: tuple[Mutation, ...] = (huge_attribute, many_values, nest, crowd, long_line)
"""Mutations that make it megabytes large."""


def mutate(body: bytes, rng: random.Random, *, heavy: float) -> tuple[bytes, list[str]]:
    """A broken page, and how it was broken; `heavy` is the share of pages that are made large."""
    chosen = [rng.choice(LIGHT) for _ in range(rng.choice((1, 1, 2, 3)))]
    if rng.random() < heavy:
        chosen[0:1] = [rng.choice(HEAVY)]
        rng.shuffle(chosen)
    for mutation in chosen:
        body = mutation(body, rng)
    return body, [mutation.__name__ for mutation in chosen]

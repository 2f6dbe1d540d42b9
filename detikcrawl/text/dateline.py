"""The dateline at the head of a text ("Jakarta - ...") and the sign-off at its end ("(nvc/ita)")."""

from __future__ import annotations

import re

MAX_DATELINE = 80
"""A head longer than this is a sentence, not a place (characters)."""

_DASH = re.compile(r"\s*[-\u2010-\u2015]{1,3}\s*")
_PLAIN = re.compile(
    r"(?P<place>[A-Z][\w.'’]*(?:[ ,/]{1,2}(?:[A-Z][\w.'’]*|di|dan)){0,4}(?:\s?\([A-Z][\w ]{1,20}\))?)"
    r"\s*[-\u2010-\u2015]{1,3}\s+(?=\S)"
)
_SIGN_OFF_LINE = re.compile(r"\(\s*([a-z0-9*][a-z0-9.*\- ]{0,30}?(?:\s*/\s*[a-z0-9*][a-z0-9.*\- ]{0,30}?){1,3})\s*\)")
_SIGN_OFF_END = re.compile(r"(?<=[.!?\"”’'])\s*\(\s*([a-z*][a-z.*\-]{1,5}\s*/\s*[a-z*][a-z.*\-]{1,5})\s*\)\s*$")


def split_dateline(text: str, lead_bold: str = "") -> tuple[str, str] | None:
    """Dateline and the text after it, or None where `text` begins with none.

    `lead_bold` is the bold text that the block begins with. A bold head before a dash is a dateline whatever it says; in
    plain type it must look like a place: up to five capitalised words, then a dash with a space behind it.
    """
    head = lead_bold
    if head and len(head) <= MAX_DATELINE and text.startswith(head):
        rest = text[len(head) :]
        stripped = head.rstrip(" -\u2010\u2011\u2012\u2013\u2014\u2015")
        dash = _DASH.match(rest)
        if stripped and (dash or (stripped != head and (head != text or not rest))):
            return stripped, rest[dash.end() :] if dash else rest.lstrip()
    if match := _PLAIN.match(text[: MAX_DATELINE + 20]):
        place = match.group("place")
        if len(place) <= MAX_DATELINE:
            return place, text[match.end() :]
    return None


def split_sign_off(line: str) -> tuple[str, str] | None:
    """The text before the sign-off and the sign-off itself without brackets ("nvc/ita"), or None where there is none.

    The sign-off is a line of its own or stands behind the last sentence.
    """
    if match := _SIGN_OFF_LINE.fullmatch(line.strip()[:120]):
        return "", _tight(match.group(1))
    if line.endswith(")") and (match := _SIGN_OFF_END.search(line, max(0, len(line) - 40))):
        return line[: match.start()].rstrip(), _tight(match.group(1))
    return None


def _tight(initials: str) -> str:
    return "/".join(part.strip() for part in initials.split("/"))

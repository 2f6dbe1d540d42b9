"""Names in bylines, and captions with their credits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_ROLE = re.compile(r"^(?:oleh|penulis|reporter|editor|pewarta|jurnalis|laporan|fotografer|wartawan)\s*[:\-]\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s+[-\u2013|]\s+.*$")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:dan|&)\s+")
_TITLE_AFTER_NAME = re.compile(r"^(?:S|M|Sp|Ph|Dr|SH|SE|MH|MM|MA|MSi)\b[\w. ]{0,8}$")
_CREDIT_AT_END = re.compile(r"^(?P<caption>.*?)\s*[(\[](?P<credit>[^()\[\]]{2,200})[)\]]\s*\.?$", re.DOTALL)
_CREDIT_WORD = re.compile(r"(?:Foto|Photo|Dok|Sumber|Ilustrasi|Kredit)\s*:", re.IGNORECASE)


def names(values: Iterable[str], brands: Collection[str] = ()) -> list[str]:
    """Names of people in printed bylines, each once, in order: roles, brands and what follows a dash left out.

    `brands` are names of the publication in lower case ("detiknews"), which are no authors.
    """
    found: list[str] = []
    for value in values:
        value = _LABEL.sub("", _ROLE.sub("", value.strip()))
        parts = _BETWEEN.split(value)
        merged: list[str] = []
        for part in parts:
            if merged and _TITLE_AFTER_NAME.match(part):
                merged[-1] += ", " + part
            else:
                merged.append(part)
        for name in merged:
            name = name.strip(" -,|")
            if (
                name
                and len(name) <= 100
                and name.casefold() not in brands
                and not name.startswith("http")
                and name not in found
            ):
                found.append(name)
    return found


def split_credit(caption: str) -> tuple[str | None, str | None]:
    """Caption and credit of a printed caption; what is missing is None.

    The credit is what stands in brackets at the end, or what follows "Foto:".
    """
    caption = caption.strip()
    if not caption:
        return None, None
    if match := _CREDIT_AT_END.match(caption[:2000]):
        text = match.group("caption").strip()
        return (None if _CREDIT_WORD.fullmatch(text) else text or None), match.group("credit").strip()
    word = _CREDIT_WORD.search(caption)
    if word and word.group().lower().startswith("ilustrasi"):
        word = None
    if word is None:
        return caption, None
    return caption[: word.start()].strip() or None, caption[word.start() :].strip()

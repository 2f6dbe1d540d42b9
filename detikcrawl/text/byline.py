"""Names in bylines, and captions with their credits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_ROLE = re.compile(
    r"(?:(?P<editor>editor|penyunting|redaktur)|oleh|penulis|reporter|pewarta|jurnalis|laporan|fotografer|wartawan)"
    r"(?:\s*:\s*|\s+-\s+|(?<=oleh)\s+)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s+[-\u2013\u2014|\u2022]\s+.*$")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:dan|&)\s+")
# "S.H.", "M.Si", "Sp.PD-KGEH", "Ph.D", "SpOG", "SH", "MBA"; but "M Rizal" and "M. Iqbal" are people.
_TITLE_AFTER_NAME = re.compile(
    r"(?:[A-Z][A-Za-z]{0,3}\.(?:[A-Za-z][\w.()-]{0,11}|\s?(?:Ag|Hum|Kes|Kom|Pd|Psi|Sc|Si|Sos))"
    r"|Sp[A-Z]{1,3}|S[EHTP]|SKM|SPd|SSi|M[AHMTP]|MARS|MBA|MKes|MPd|MSc|MSi|PhD|Lc)\.?"
)
# "Kontributor Lhokseumawe, Sari Dewi": where she writes from.
_POST = re.compile(r"[\s:]*Kontributor(?: [A-Z][\w.]*){1,4}")
_CREDIT_AT_END = re.compile(r"^(?P<caption>.*?)\s*[(\[](?P<credit>[^()\[\]]{2,200})[)\]]\s*\.?$", re.DOTALL)
_CREDIT_WORD = re.compile(r"(?<![\w/])(?:Foto|Photo|Dok|Sumber|Kredit)\s*:", re.IGNORECASE)
_WORD_ALONE = re.compile(r"(?:Foto|Photo|Dok|Sumber|Kredit|Ilustrasi)\s*:", re.IGNORECASE)
# "(kanan)", "(kedua dari kiri)", "(berbaju putih)" tell who is who; "(ilustrasi)" and "(16/2/2016)" are no credits either.
_NO_CREDIT = re.compile(
    r"[Ii]lustrasi|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:ber\w+|pakai|pegang) .*"
    r"|(?:paling |ke\w+ |(?:dua|tiga|empat|lima) )?(?:dari )?(?:kiri|kanan|tengah|atas|bawah|depan|belakang)\b.*"
)

MAX_BYLINE = 2000
"""Characters of a byline that are read."""

MAX_NAMES = 100
"""People that an article names at the most."""


def names(values: Iterable[str], brands: Collection[str] = ()) -> list[str]:
    """Names of people in printed bylines, each once, in order: roles, brands and what follows a dash left out.

    `brands` are names of the publication in lower case ("detiknews"), which are no authors. Where a byline names people in
    several roles ("Reporter: A, Editor: B"), those behind the first role who are editors are left out.
    """
    found: list[str] = []
    for value in values:
        if len(found) >= MAX_NAMES:
            break
        value = " ".join(value[:MAX_BYLINE].split())
        if role := _ROLE.match(value):
            value = value[role.end() :]
        people: list[str] = []
        for part in _BETWEEN.split(_LABEL.sub("", value)):
            role = _ROLE.match(part)
            if role and role.group("editor"):
                break
            if len(people) == 1 and _POST.fullmatch(people[0]):
                people.pop()
            if people and not role and _TITLE_AFTER_NAME.fullmatch(part):
                people[-1] += ", " + part
            else:
                people.append(part[role.end() :] if role else part)
        for person in people:
            name = person.strip(" -,|:")
            if (
                name
                and len(name) <= 100
                and name.casefold() not in brands
                and not name.startswith("http")
                and name not in found
            ):
                found.append(name)
    return found[:MAX_NAMES]


def split_credit(caption: str) -> tuple[str | None, str | None]:
    """Caption and credit of a printed caption; what is missing is None.

    The credit is what stands in brackets at the end, or what follows "Foto:".
    """
    caption = caption.strip()
    if not caption:
        return None, None
    match = _CREDIT_AT_END.match(caption) if len(caption) <= 2000 else None
    if match and not _NO_CREDIT.fullmatch(match.group("credit")):
        text = match.group("caption").strip()
        return (None if _WORD_ALONE.fullmatch(text) else text or None), match.group("credit").strip()
    word = _CREDIT_WORD.search(caption)
    if word is None or (word.start() == 0 and "(" in caption):  # "Foto: A (kiri) dan B (kanan)" is a caption
        return caption, None
    return caption[: word.start()].strip() or None, caption[word.start() :].strip()

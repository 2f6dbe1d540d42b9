"""The dateline at the head of a text ("Jakarta - ...") and the sign-off at its end ("(nvc/ita)")."""

from __future__ import annotations

import re

MAX_DATELINE = 80
"""A head longer than this is a sentence, not a place (characters)."""

MAX_SIGN_OFF = 120
"""A line longer than this is no sign-off (characters)."""

_DASHES = r"[-\u2010-\u2015]{1,3}"
# Space on one side at least: "kura-kura" has none. The long dash needs none.
_DASH = re.compile(rf"\s+{_DASHES}\s*|{_DASHES}(?:\s+|$)|\u2014")
_WORD = r"[a-z]?[A-Z][\w.'’]*(?:-[\w.'’]+)*"
# An address of a publication begins no sentence, in lower case either: "tirto.id - ...".
_HOST = r"[\w-]{1,30}\.(?:com|net|co\.id|id)\b"
_PLAIN = re.compile(
    rf"(?P<place>(?:{_WORD}|{_HOST})(?:[ ,/]{{1,3}}(?:{_WORD}|{_HOST}|di|dan)){{0,4}}(?:,?\s?\(\w[\w./ -]{{1,24}}\))?)"
    # A sentence begins behind it; "Saya - kata dia" goes on in lower case. Behind a brand the blanks may be missing.
    rf"(?:\s*{_DASHES}(?:\s+(?=\S)|$)|\s*\u2014|(?:(?<=\.com)|(?<=\.id)|(?<=, CNBC Indonesia)|(?<=, CNN Indonesia))"
    rf"{_DASHES}(?=[A-Z0-9\"\u201c]))(?![a-z]+\b)"
)

# "Liputan6.com, Jakarta" in bold needs no dash: no sentence begins so.
_ADDRESS = re.compile(r"\w+(?:[ -]\w+)?\.(?:com|net|co\.id|id)(?:, ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}){1,2}")

# "KONTAN.CO.ID - JAKARTA. ": the place stands behind the dash, with a full stop of its own (kontan).
_PLACE_BEHIND = re.compile(r"([A-Z][A-Z'’-]+(?:[ /][A-Z][A-Z'’-]+){0,3})\.\s+(?=\S)")
# "KBRN, Jakarta: ": the state radio puts a colon (RRI), and Metro TV News ("Metrotvnews.com, Jakarta: ", until 2017).
_WITH_COLON = re.compile(
    r"((?:KBRN|[A-Z][\w-]{1,30}\.(?:com|net|co\.id|id)), ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})\s?:\s+(?=\S)"
)
# Without a brand it must be a city: "Tanya: " and "Catatan: " begin a text, too.
_CITIES = (
    "Jakarta(?: (?:Pusat|Barat|Timur|Utara|Selatan))?|Bandung(?: Barat)?|Surabaya|Semarang|Yogyakarta|Jogja|Sleman|Bantul|Solo"
    "|Surakarta|Klaten|Boyolali|Magelang|Salatiga|Kudus|Demak|Pekalongan|Tegal|Brebes|Cilacap|Banyumas|Purwokerto|Kebumen"
    "|Wonosobo|Temanggung|Gunungkidul|Kulon ?[Pp]rogo|Malang|Kediri|Blitar|Madiun|Ngawi|Ponorogo|Jember|Banyuwangi|Lumajang"
    "|Probolinggo|Pasuruan|Sidoarjo|Gresik|Lamongan|Tuban|Bojonegoro|Mojokerto|Jombang|Nganjuk|Tulungagung|Trenggalek"
    "|Pacitan|Situbondo|Bondowoso|Bangkalan|Sampang|Pamekasan|Sumenep|Bogor|Depok|Tangerang(?: Selatan)?|Bekasi|Cirebon"
    "|Sukabumi|Cianjur|Garut|Tasikmalaya|Ciamis|Karawang|Purwakarta|Subang|Indramayu|Majalengka|Kuningan|Sumedang|Cimahi"
    "|Serang|Cilegon|Lebak|Pandeglang|Bandar ?[Ll]ampung|Lampung|Bengkulu|Jambi|Palembang|Padang|Bukittinggi|Pekanbaru|Medan"
    "|Deli Serdang|Pematangsiantar|Banda Aceh|Lhokseumawe|Batam|Tanjung ?[Pp]inang|Pangkal ?[Pp]inang|Pontianak|Singkawang"
    "|Palangka ?[Rr]aya|Banjarmasin|Banjarbaru|Samarinda|Balikpapan|Tarakan|Manado|Gorontalo|Palu|Kendari|Mamuju|Makassar"
    "|Gowa|Maros|Ambon|Ternate|Jayapura|Sorong|Manokwari|Merauke|Timika|Nabire|Wamena|Denpasar|Badung|Gianyar|Mataram|Kupang"
    "|Labuan Bajo|Washington|New York|London|Paris|Berlin|Roma|Madrid|Moskow|Kiev|Kyiv|Beijing|Shanghai|Hong Kong|Taipei|Tokyo"
    "|Seoul|Pyongyang|Bangkok|Kuala Lumpur|Singapura|Manila|Hanoi|Canberra|Sydney|Gaza|Tel Aviv|Yerusalem|Ramallah|Beirut"
    "|Damaskus|Teheran|Baghdad|Riyadh|Makkah|Mekkah|Madinah|Jeddah|Doha|Dubai|Abu Dhabi|Kairo|Ankara|Istanbul|New Delhi"
    "|Islamabad|Kabul|Brussels|Jenewa"
)
_CITY_WITH_COLON = re.compile(rf"({_CITIES})\s?:\s+(?=[A-Z0-9\"\u201c'\u2018(])")

_CODE = r"[a-z0-9*][a-z0-9.*\- ]{0,30}?"
_SHORT = r"[A-Za-z*][A-Za-z0-9*]{1,5}"
_LINE = re.compile(rf"\(\s*((?:{_CODE}|{_SHORT})(?:\s*/\s*(?:{_CODE}|{_SHORT})){{1,3}})\s*\)")
_SINGLE = re.compile(r"[(\[]\s*([a-z]{2,5}|[A-Z]{2,4})[\s.\-]*[)\]]")
# One of those behind the last sentence: a reporter's code ("mcr4"), an agency ("AP", "reuters").
_BEHIND = r"(?:[A-Z]{2,4}|[A-Za-z*][a-z0-9.*\-]{1,6})"
_AT_END = re.compile(rf"(?<=[.!?\"”’'])[\s*_]*\(\s*((?![A-Z\s/]*\)){_BEHIND}(?:\s*/\s*{_BEHIND}){{1,2}})\s*\)[\s.*_]*$")
_AROUND = " .*_"
_ORDINARY = frozenset(
    "kanan kiri tengah atas bawah depan belakang dan atau antara pria wanita putra putri ya tidak "
    "km jam kg habis tamat selesai".split()
)
"""Words that brackets hold in a text; a sign-off that is made of nothing else is none."""


def split_dateline(text: str, lead_bold: str = "") -> tuple[str, str] | None:
    """Dateline and the text after it, or None where `text` begins with none.

    `lead_bold` is the bold text that the block begins with. A bold head before a dash is a dateline whatever it says, one
    that is an address and a place ("Liputan6.com, Jakarta") also without a dash; in plain type it must look like a place: up
    to five capitalised words, then a dash with a space behind it and the beginning of a sentence.
    """
    head = lead_bold
    if head and len(head) <= MAX_DATELINE and text.startswith(head):
        rest = text[len(head) :]
        stripped = head.rstrip(" -\u2010\u2011\u2012\u2013\u2014\u2015")
        dash = _DASH.match(rest)
        if (dash or stripped != head or _ADDRESS.fullmatch(head)) and any(map(str.isalpha, stripped)):
            return _with_place_behind(stripped, rest[dash.end() :] if dash else rest.lstrip())
    begin = text[: MAX_DATELINE + 20]
    if match := _PLAIN.match(begin):
        place = match.group("place")
        if len(place) <= MAX_DATELINE:
            return _with_place_behind(place, text[match.end() :])
    if ":" in begin and (match := _WITH_COLON.match(begin) or _CITY_WITH_COLON.match(begin)):
        return match.group(1), text[match.end() :]
    return None


def _with_place_behind(head: str, rest: str) -> tuple[str, str]:
    found = _PLACE_BEHIND.match(rest[:MAX_DATELINE]) if head == "KONTAN.CO.ID" else None
    return (f"{head} - {found.group(1)}", rest[found.end() :]) if found else (head, rest)


def split_sign_off(line: str, *, last: bool = False) -> tuple[str, str] | None:
    """The text before the sign-off and the sign-off itself without brackets ("nvc/ita"), or None where there is none.

    A sign-off is a line of its own. Only in the `last` line of a text it may also stand behind the sentence, or be a single
    code: elsewhere brackets such as "(kanan/kiri)" are text.
    """
    end = line[-8:]
    if ")" not in end and "]" not in end:
        return None
    if len(line) <= MAX_SIGN_OFF:
        core = line.strip(_AROUND)
        found = _LINE.fullmatch(core) or (_SINGLE.fullmatch(core) if last else None)
        if found:
            return _sign_off("", found.group(1))
    if last and (found := _AT_END.search(line, max(0, len(line) - 60))):
        return _sign_off(line[: found.start()].rstrip(), found.group(1))
    return None


def _sign_off(before: str, initials: str) -> tuple[str, str] | None:
    parts = [part.strip() for part in initials.split("/")]
    if all(part.lower() in _ORDINARY for part in parts) or not re.search(r"[A-Za-z*]", initials):
        return None
    return before, "/".join(parts)

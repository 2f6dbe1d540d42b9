"""Times as Indonesian news sites print them.

A time keeps the zone that was printed: WIB, WITA and WIT are fixed offsets (Indonesia has no summer time), ISO offsets
are honoured, and a time without a zone has the offset that the caller names, WIB unless told otherwise. Days are days
in WIB. Nothing here reads the clock: relative forms ("2 jam yang lalu") need the moment at which they were printed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from math import isfinite
from typing import Final

WIB: Final = timezone(timedelta(hours=7), "WIB")
"""Western Indonesia: Jakarta, Sumatra, West and Central Kalimantan."""
WITA: Final = timezone(timedelta(hours=8), "WITA")
"""Central Indonesia: Bali, Sulawesi, Nusa Tenggara, South, East and North Kalimantan."""
WIT: Final = timezone(timedelta(hours=9), "WIT")
"""Eastern Indonesia: Maluku and Papua."""

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
MAX_LENGTH: Final = 200
"""Characters of a string that are looked at; a printed time is never that long."""

# Minutes; no clock on earth is further from UTC.
_MAX_OFFSET: Final = 14 * 60

# Longer strings are sentences; dateparser would take milliseconds to find nothing in them.
_MAX_LENGTH_UNKNOWN: Final = 60

_ZONES: Final[dict[str, timezone]] = {
    "WIB": WIB,
    "WITA": WITA,
    "WIT": WIT,
    "Z": UTC,
    "UTC": UTC,
    "GMT": UTC,
}

# Every form from three letters up to the whole name is in use somewhere ("Agu", "Agust", "Sept"); the last ones are
# the Indonesian contractions and a common misspelling.
_MONTHS: Final[dict[str, int]] = {
    name[:length]: number
    for number, names in enumerate(
        (
            ("januari", "january"),
            ("februari", "february", "pebruari", "febuari"),
            ("maret", "march"),
            ("april",),
            ("mei", "may"),
            ("juni", "june"),
            ("juli", "july"),
            ("agustus", "august"),
            ("september",),
            ("oktober", "october"),
            ("november", "nopember"),
            ("desember", "december"),
        ),
        start=1,
    )
    for name in names
    for length in range(3, len(name) + 1)
} | {"agt": 8, "ags": 8, "agst": 8}

# Groups: year month day | day, month as a number or as a name, year.
_DATE: Final = re.compile(
    r"(?<![0-9])(?:"
    r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"
    r"|([0-9]{1,2})(?:([-/.])([0-9]{1,2})\6|[ ./-]{1,3}([A-Za-z]{3,10})[ .,/-]{1,3})([0-9]{4})"
    r")(?![0-9])"
)

# Groups: what stands between date and time ("T", ", ", " | ", "WIB", "pukul", the name of the day), hour, minute after
# a colon, minute after a dot, second, fraction, a or p, name of the zone, offset.
_TIME: Final = re.compile(
    r"([^0-9]{0,24})(?<![0-9])([0-9]{1,2})(?::([0-9]{1,2})|\.([0-9]{2}))(?:[:.]([0-9]{1,2})(?:[.,]([0-9]{1,9}))?)?(?![0-9])"
    r"(?: ?([AaPp])\.?[Mm]\b)?"
    r"(?: ?\(?([Ww][Ii](?:[Bb]|[Tt][Aa]?)|UTC|GMT|Z)(?![a-z]))?"
    r"(?: ?([+-][0-9]{1,2}(?::?[0-9]{2})?)(?![0-9.:]))?"
)

# detik's meta "pubdate", such as 2022-12-10T13-19-56Z: the hyphens give it away, its Z is false, the digits are WIB.
_HYPHENED_TIME: Final = re.compile(r"T([0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])")

_CLOCK_LIKE: Final = re.compile(r"[0-9] ?: ?[0-9]")
_PRINTED_ZONE: Final = re.compile(r"\b(WITA|WIB|WIT)\b", re.IGNORECASE | re.ASCII)
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")


def parse_datetime(raw: str, *, base: datetime | None = None, default_offset: int = 420) -> datetime | None:
    """The first moment that a string names, aware, in the zone that it prints.

    `base` is the moment at which the string was printed, such as the time of the fetch; without it, relative forms
    give None. A naive `base` is taken as local to `default_offset`, the offset (minutes east of UTC) of times that
    print no zone. A date without a time is midnight. None where no date is found or its numbers are absurd; no string
    raises.

    Known by heart: "Rabu, 13 Sep 2023 17:53 WIB" (detik), "Kompas.com - 02/11/2023, 21:34 WIB" (kompas), "Jum'at, 24
    Juli 2026 - 13:39 WIB" (sindonews), "02 Jan 2019 | 23:36 WIB" (bisnis), "Sabtu, 25 Juli 2026 - 10:00:00 WIB"
    (inews), "2022/12/10 13:19:56" and "2022-12-10T13-19-56Z" (detik's meta), "2026-05-13WIB18:45:00+07:00" (voi's
    JSON-LD), "29 August 2025" (okezone's JSON-LD), ISO 8601 with separators, RFC 822 (feeds). In numbers the day stands
    before the month. Other forms in Indonesian or English go to dateparser.
    """
    text = " ".join(raw[:MAX_LENGTH].split())
    found = _DATE.search(text)
    if found is None:
        return _parse_unknown(text, base, default_offset)
    year, _, month, day, late_day, _, late_month, month_name, late_year = found.groups()
    if year is None:
        year, month, day = late_year, late_month, late_day
    month_number = int(month) if month_name is None else _MONTHS.get(month_name.lower())
    if month_number is None:
        return _parse_unknown(text, base, default_offset)

    end = found.end()
    time = _TIME.match(text, end)
    if time is None:
        hyphened = _HYPHENED_TIME.match(text, end)
        if hyphened is not None:
            hour, minute, second = hyphened.groups()
            return _moment(int(year), month_number, int(day), int(hour), int(minute), int(second), 0, _zone(default_offset))
        # Some print the time first: "17:53 WIB, 13 Sep 2023".
        time = _TIME.search(text, 0, found.start())
    if time is None:
        # A clock that cannot be read must not become midnight.
        if _CLOCK_LIKE.search(text) is not None:
            return None
        return _moment(int(year), month_number, int(day), 0, 0, 0, 0, _zone(default_offset))

    between, hour, minute, dotted_minute, second, fraction, half, zone_name, offset = time.groups()
    hour_number = int(hour)
    if half is not None:
        if not 1 <= hour_number <= 12:
            return None
        hour_number = hour_number % 12 + (12 if half in "Pp" else 0)
    zone = _printed_offset(offset) if offset else _ZONES[zone_name.upper()] if zone_name else None
    if zone is None:
        if offset:
            return None
        zone = _ZONES.get(between.strip(" ,|()-")) or _zone(default_offset)
    microsecond = int(fraction[:6].ljust(6, "0")) if fraction else 0
    return _moment(
        int(year),
        month_number,
        int(day),
        hour_number,
        int(minute or dotted_minute),
        int(second or 0),
        microsecond,
        zone,
    )


def from_epoch(value: float | str, offset: int = 420) -> datetime | None:
    """The moment of a Unix time in seconds or milliseconds, told apart by size, in the zone `offset` (minutes) names.

    Such are detik's `d-time` attribute (seconds) and `publishdateunix` (milliseconds). Strings of digits are accepted;
    None for anything else and for years outside 1990 to 2100, so for the -1 that stands for "no date".
    """
    if isinstance(value, str):
        value = value.strip()
        if not (value.isascii() and value.isdigit() and len(value) < 20):
            return None
    seconds = float(value)
    if not isfinite(seconds):
        return None
    # In seconds this is the year 5138, in milliseconds 1973.
    if abs(seconds) >= 1e11:
        seconds /= 1000
    try:
        moment = datetime.fromtimestamp(seconds, _zone(offset))
    except (ValueError, OverflowError, OSError):
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def wib_day(moment: datetime) -> date:
    """The day in WIB at an aware moment. ValueError for a naive one, which would read the machine's zone."""
    if moment.utcoffset() is None:
        raise ValueError(f"a moment without a zone has no day in WIB: {moment!r}")
    return moment.astimezone(WIB).date()


def offset_minutes(moment: datetime) -> int:
    """Minutes east of UTC of an aware moment: WIB 420, WITA 480, WIT 540. ValueError for a naive one."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"a moment without a zone has no offset: {moment!r}")
    return offset // timedelta(minutes=1)


@lru_cache(maxsize=64)
def _printed_offset(offset: str) -> timezone | None:
    """The zone of "+07:00", "+0700", "+07" or "+7"; None where it is absurd."""
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    total = hours * 60 + minutes
    if minutes > 59 or total > _MAX_OFFSET:
        return None
    return _zone(-total if offset[0] == "-" else total)


@lru_cache(maxsize=64)
def _zone(minutes: int) -> timezone:
    for zone in (WIB, WITA, WIT, UTC):
        if zone.utcoffset(None) == timedelta(minutes=minutes):
            return zone
    return timezone(timedelta(minutes=minutes))


def _moment(
    year: int, month: int, day: int, hour: int, minute: int, second: int, microsecond: int, zone: timezone
) -> datetime | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, hour, minute, second, microsecond, zone)
    except ValueError:
        return None


def _parse_unknown(text: str, base: datetime | None, default_offset: int) -> datetime | None:
    """What dateparser makes of a form that the pattern does not know."""
    text = text.strip(" -|,;:/")
    if not text or len(text) > _MAX_LENGTH_UNKNOWN:
        return None
    # dateparser moves what it reads into the zone of its settings, so that has to be the printed one.
    printed = _PRINTED_ZONE.search(text)
    zone = _zone(default_offset) if printed is None else _ZONES[printed[1].upper()]
    if base is None:
        if _YEAR.search(text) is None:
            return None
        # Never used, as every part of the date must be in the string; it is there because dateparser reads the clock
        # when it has no base.
        parsers, local_base = ["absolute-time"], datetime(2000, 1, 1)  # noqa: DTZ001 (dateparser wants a naive base)
    else:
        aware_base = base if base.utcoffset() is not None else base.replace(tzinfo=_zone(default_offset))
        parsers, local_base = ["relative-time", "absolute-time"], aware_base.astimezone(zone).replace(tzinfo=None)

    # Imported here because the import takes longer than reading a hundred pages whose dates are all known.
    import dateparser

    try:
        parsed = dateparser.parse(
            text,
            languages=["id", "en"],
            settings={
                "DATE_ORDER": "DMY",
                "PARSERS": parsers,
                "RELATIVE_BASE": local_base,
                "RETURN_AS_TIMEZONE_AWARE": True,
                # A day or a year that is not printed would be taken from the base: a guess.
                "STRICT_PARSING": True,
                # Spelt "UTC+07:00": it knows few zones by name.
                "TIMEZONE": str(timezone(zone.utcoffset(None))),
            },
        )
        if parsed is None or not FIRST_YEAR <= parsed.year <= LAST_YEAR:
            return None
        return parsed.astimezone(zone)
    except Exception:  # noqa: BLE001
        # dateparser promises nothing about what it raises on strings that are no dates, and one odd string on a page
        # must not cost the article.
        return None

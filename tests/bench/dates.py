"""Times as Indonesian sites print them: our pattern against dateparser."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import dateparser

from detikcrawl.text.dates import WIB, WIT, WITA, parse_datetime
from tests.bench.measure import Table, race
from tests.newsroom.stories import DAYS, SHORT_MONTHS

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
FORMS: tuple[Callable[[datetime], str], ...] = (
    lambda t: f"{DAYS[t.weekday()]}, {t:%d} {SHORT_MONTHS[t.month - 1]} {t.year} {t:%H:%M} {t.tzname()}",
    lambda t: f"Kompas.com - {t:%d/%m/%Y, %H:%M} {t.tzname()}",
    lambda t: f"{DAYS[t.weekday()]}, {t.day} {MONTHS[t.month - 1]} {t.year} - {t:%H:%M} {t.tzname()}",
    lambda t: f"{t:%d} {SHORT_MONTHS[t.month - 1]} {t.year} | {t:%H:%M} {t.tzname()}",
    lambda t: f"{t.day} {MONTHS[t.month - 1]} {t.year}, {t:%H.%M} {t.tzname()}",
    lambda t: f"{t:%Y/%m/%d %H:%M:%S} {t.tzname()}",
    lambda t: t.isoformat(),
)
STRINGS = 210
_SETTINGS = {"DATE_ORDER": "DMY", "TIMEZONE": "+0700", "RETURN_AS_TIMEZONE_AWARE": True}


def run(rounds: int) -> list[Table]:
    printed = _invent(random.Random(20261116))
    parsers: dict[str, Callable[[str], datetime | None]] = {
        "dateparser, languages=id": partial(dateparser.parse, languages=["id"], settings=_SETTINGS),
        "detikcrawl, parse_datetime": parse_datetime,
    }
    lines = race({name: partial(_parse, parser, printed) for name, parser in parsers.items()}, rounds)
    for line in lines:
        right = sum(parsed == moment for parsed, (_, moment) in zip(line.result, printed, strict=True))
        line.facts["right"] = f"{right} of {len(printed)}"
    return [Table("dates", STRINGS, "strings", lines, notes=[f"for example: {printed[0][0]!r}, {printed[1][0]!r}"])]


def _invent(rng: random.Random) -> list[tuple[str, datetime]]:
    printed = []
    for number in range(STRINGS):
        moment = datetime(2014, 1, 1, tzinfo=rng.choice((WIB, WIB, WIB, WITA, WIT)))
        moment += timedelta(minutes=rng.randrange(12 * 365 * 24 * 60))
        printed.append((FORMS[number % len(FORMS)](moment), moment))
    return printed


def _parse(parser: Callable[[str], datetime | None], printed: list[tuple[str, datetime]]) -> list[datetime | None]:
    return [parser(text) for text, _ in printed]

"""A month of forty invented sites, as the report sees it."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa

from detikcrawl.dataset.schema import DATASET_SCHEMA, conform
from detikcrawl.report.facts import Facts
from detikcrawl.report.state import DayCoverage, DayState, Runs
from detikcrawl.report.tally import Tally
from detikcrawl.text.dates import WIB

NOW = datetime(2026, 12, 1, 2, 30, tzinfo=UTC)
FIRST = date(2026, 11, 1)

_HEADS = ("warta", "kabar", "harian", "suara", "lintas", "pos", "koran", "radar")
_TAILS = ("kota", "pagi", "selatan", "nusa", "pesisirbaratdaya")
SITES = [head + tail for tail in _TAILS for head in _HEADS]
LONGEST = max(SITES, key=len)

TAGS = [f"{what} {where}" for what in ("Pasar", "Banjir", "Liga", "Harga Beras", "Festival", "Pilkada", "Kereta")
        for where in ("Kenanga", "Tiga Sumur", "Pinang Merah", "Delima", "Bulan Sabit", "Sawo Kembar")]  # fmt: skip

CAUSES = ("timeout", "throttled", "layout", "blocked", "connection", "not_found", "server_error", "dns", "empty", "other")


def table(rows: list[dict[str, Any]]) -> pa.Table:
    """Rows of the dataset; of each only what is said."""
    given = [{"pages_fetched": 1, "completeness": "complete", "tags": [], "revision": 1} | row for row in rows]
    names = sorted({name for row in given for name in row})
    columns = {name: pa.array([row.get(name) for row in given], DATASET_SCHEMA.field(name).type) for name in names}
    return conform(pa.table(columns))


def month(sites: list[str] = SITES, days: int = 30, a_day: int = 12) -> Facts:
    """Facts with something for every figure."""
    rng = random.Random(7)
    rows = []
    for at, site in enumerate(sites):
        size = max(1, round(a_day * 3 * 0.93**at))
        speed, several = rng.uniform(300, 9000), rng.choice((0, 0.05, 0.2, 0.4))
        whole = rng.choice((1, 0.999, 0.97, 0.9))
        for day in range(days):
            for _ in range(rng.randint(size // 2, size) if rng.random() > 0.03 else 0):
                rows.append(_row(rng, site, day, sites, speed, several, whole))
    tally = Tally()
    tally.add(table(rows))
    return Facts(
        now=NOW,
        tally=tally,
        sites=sites,
        titles={site: site.title() for site in sites},
        coverage={site: _days(rng, days) for site in sites[:-1]},
        runs=_runs(rng, sites, days),
    )


def _row(
    rng: random.Random, site: str, day: int, sites: list[str], speed: float, several: float, whole: float
) -> dict[str, Any]:
    at = datetime.combine(FIRST, datetime.min.time(), WIB) + timedelta(days=day, seconds=rng.randrange(86_400))
    pages = rng.choice((2, 2, 2, 3, 3, 4, 5, 7)) if rng.random() < several else 1
    copied = rng.random() < 0.06
    return {
        "site": site,
        "published_at": at,
        "crawled_at": at + timedelta(seconds=speed * rng.lognormvariate(0, 1.2)),
        "title": "Judul",
        "subtitle": "Anak judul" if rng.random() < 0.4 else None,
        "authors": ["Sari"] if rng.random() < 0.7 else [],
        "channel": "news",
        "section": ["kota"] if rng.random() < 0.9 else [],
        "tags": rng.sample(TAGS, rng.randint(0, 3)),
        "dateline": "Kenanga" if rng.random() < 0.8 else None,
        "word_count": rng.randint(80, 900),
        "images": [{"url": "https://gambar.example/1.jpg", "caption": None, "credit": None}] if rng.random() < 0.95 else [],
        "pages_expected": pages,
        "pages_fetched": pages,
        "completeness": "complete" if rng.random() < whole else rng.choice(("partial", "partial", "unknown")),
        "duplicate_of": f"{rng.choice([*sites[:6], site])}:{rng.randrange(10**6)}" if copied else None,
    }


def _days(rng: random.Random, days: int) -> dict[date, DayCoverage]:
    weights = (rng.choice((20, 60)), 6, 2, 1, 1)
    found = {}
    for day in range(days):
        state = rng.choices(list(DayState), weights)[0]
        if state != DayState.NOTHING:
            missing = rng.randint(1, 9) if state in (DayState.MISSING, DayState.OPEN) else 0
            partial = rng.randint(1, 4) if state == DayState.PARTIAL else 0
            unfinished = int(state == DayState.OPEN)
            had = DayCoverage(state, 40 + missing, 40 - partial, partial, missing, unfinished, walked=True)
            found[FIRST + timedelta(days=day)] = had
    return found


def _runs(rng: random.Random, sites: list[str], days: int) -> Runs:
    runs = Runs()
    for day in range(days):
        for site in sites:
            failed = {cause: rng.randint(1, 9) for cause in CAUSES if rng.random() < 0.06}
            runs.add(summary(site, day, failed, rng.choice(("ok", "ok", "ok", "degraded", "failed"))))
    return runs


def summary(site: str, day: int, failed: dict[str, int], verdict: str = "ok") -> dict[str, Any]:
    """As much of a run's summary as the report reads."""
    began = datetime.combine(FIRST, datetime.min.time(), WIB) + timedelta(days=day, hours=4)
    return {
        "format": 1,
        "site": site,
        "run_name": f"{began.astimezone(UTC):%Y%m%dT%H%M%SZ}-00000000",
        "started_at": began.isoformat(),
        "verdict": verdict,
        "articles": {"failed": failed},
        "pages": {"failed": {}},
        "index": {"failed": {}},
    }

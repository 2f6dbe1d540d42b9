"""The ledger of a big site: how long it takes to open, to look links up, to remember index pages and parts.

DETIKCRAWL_BENCH_LINKS says how many links there are: 500,000 where it is not set; the goals are for 5,000,000.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from detikcrawl.storage.journal import Journal
from detikcrawl.storage.ledger import Ledger, NewLink, StoredPage, WalkKey
from detikcrawl.storage.link import to_micros
from detikcrawl.storage.revisions import field_hashes
from tests.bench.measure import ROOT, Goal, Line, Table

LINKS = int(os.environ.get("DETIKCRAWL_BENCH_LINKS", "500000"))
LONGEST_START = 5.0
LEAST_LOOKUPS = 50_000

_FIRST_ID = 3_000_000
_A_DAY = 1000
_FIRST_DAY = date(2012, 1, 1)
_NOW = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
_LOOKED_UP = 20_000
_PAGES = 50
_LINKS_A_PAGE = 20
_PARTS = 4
_ROWS_A_PART = 500

# In a process of its own, as a run begins: open, what is due, one look at the newest links.
_START = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from detikcrawl.storage.ledger import Ledger
begun = perf_counter()
now = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
with Ledger(Path(sys.argv[1])) as ledger:
    ledger.due(now, kinds=["article"])
    ledger.to_refresh(now, now - timedelta(hours=6))
    ledger.known(sys.argv[2:])
print(perf_counter() - begun)
"""


def run(rounds: int) -> list[Table]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "detik.sqlite"
        begun = perf_counter()
        with Ledger(path) as ledger:
            _fill(ledger)
        note = (
            f"{LINKS:,} links, nine in ten had; filled in {perf_counter() - begun:.0f} s, {path.stat().st_size / 1e6:,.0f} MB"
        )
        tables = [_start(path, rounds)]
        with Journal(Path(folder) / "journal.jsonl") as journal, Ledger(path, journal=journal) as ledger:
            tables += [_lookups(ledger, rounds), _pages(ledger, rounds), _parts(ledger, rounds)]
    tables[0].notes.append(note)
    return tables


def _start(path: Path, rounds: int) -> Table:
    command = [sys.executable, "-c", _START, str(path), *(str(_FIRST_ID + LINKS - back) for back in range(1, 20))]
    seconds = []
    for _ in range(rounds):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        seconds.append(float(done.stdout))
    table = Table("ledger: begin a run (wall-clock time)", 1, "starts", [Line("open, due, refresh", seconds)])
    table.goals.append(Goal(f"at most {LONGEST_START:g} s", max(seconds), max(seconds) <= LONGEST_START))
    return table


def _lookups(ledger: Ledger, rounds: int) -> Table:
    rng = random.Random(1)
    newest = [str(_FIRST_ID + LINKS - back) for back in range(_LOOKED_UP)]
    anywhere = [str(_FIRST_ID + rng.randrange(LINKS)) for _ in range(_LOOKED_UP)]
    unknown = [str(_FIRST_ID + LINKS + ahead) for ahead in range(1, _LOOKED_UP + 1)]
    asked = {"the newest": newest, "anywhere": anywhere, "unknown ones": unknown}
    lines = [Line(name, [_timed(lambda ids=ids: ledger.known(ids)) for _ in range(rounds)]) for name, ids in asked.items()]
    table = Table("ledger: look links up", _LOOKED_UP, "links", lines)
    slowest = min(_LOOKED_UP / max(line.seconds) for line in lines)
    table.goals.append(Goal(f"at least {LEAST_LOOKUPS:,} links a second, anywhere", slowest, slowest >= LEAST_LOOKUPS))
    return table


def _pages(ledger: Ledger, rounds: int) -> Table:
    numbers = iter(range(_FIRST_ID + LINKS, 10**9))
    known = [_link(_FIRST_ID + LINKS - back) for back in range(1, _LINKS_A_PAGE + 1)]
    new, seen = Line(f"{_LINKS_A_PAGE} new links each", []), Line("links known", [])
    walls = {new.name: 0.0, seen.name: 0.0}
    for turn in range(rounds):
        walk = WalkKey("index", "news", date(2026, 1, 1) + timedelta(days=turn))
        for line in (new, seen):
            wall = perf_counter()
            begun = process_time()
            for page in range(_PAGES):
                links = [_link(next(numbers)) for _ in range(_LINKS_A_PAGE)] if line is new else known
                stored = StoredPage('"etag"', None, len(links), tuple((link.url, _NOW, "Judul") for link in links))
                ledger.record_page(walk, page, stored, [(link, "open") for link in links], _NOW)
            line.seconds.append(process_time() - begun)
            walls[line.name] += perf_counter() - wall
    for line in (new, seen):
        line.facts["wall"] = f"{_PAGES * rounds / walls[line.name]:,.0f}/s"
    return Table("ledger: remember index pages, synced to the disk, with the journal", _PAGES, "pages", [new, seen])


def _parts(ledger: Ledger, rounds: int) -> Table:
    line, wall = Line(f"{_ROWS_A_PART} rows each", []), 0.0
    for turn in range(rounds):
        parts = [
            [_row(_FIRST_ID + turn * 20_000 + part * 5_000 + number, revision=2) for number in range(_ROWS_A_PART)]
            for part in range(_PARTS)
        ]
        before, begun = perf_counter(), process_time()
        for number, rows in enumerate(parts):
            ledger.intend(f"part-{turn}-{number}")
            ledger.commit_part(f"part-{turn}-{number}", rows, _NOW)
        line.seconds.append(process_time() - begun)
        wall += perf_counter() - before
    line.facts["wall"] = f"{_PARTS * rounds / wall:,.1f}/s"
    return Table("ledger: commit parts, synced to the disk", _PARTS, "parts", [line])


def _timed(work: Any) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def _fill(ledger: Ledger) -> None:
    """Straight into the tables: through the front door five million links would take an hour."""
    hashes = json.dumps(field_hashes(_row(_FIRST_ID)))
    with ledger.transaction():
        ledger.connection.executemany("INSERT INTO links VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", _links())
        ledger.connection.executemany(
            "INSERT INTO revisions VALUES (?,?,?,?,?,?,?)",
            (
                (str(_FIRST_ID + number), 1, number, hashes, f"{number:032x}", "complete", 1)
                for number in range(LINKS)
                if number % 10
            ),
        )
    ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _links() -> Iterator[tuple[Any, ...]]:
    now = to_micros(_NOW)
    states = ("failed", "gone", "duplicate", "skipped")
    for number in range(LINKS):
        link = _link(_FIRST_ID + number)
        at = now - (LINKS - number) * 86_400_000_000 // _A_DAY
        kind = "gallery" if number % 40 == 30 else link.kind
        place = (link.article_id, link.url, kind, link.channel, link.day.isoformat(), link.source)
        if number % 10:
            yield (*place, "done", None, 0, None, at, at, at, at, 1, f"{number:032x}", f"{number:032x}", "complete", 1)
        else:
            # One in a thousand waits to be asked for; most of those for their time.
            state = states[number // 10 % 4] if number % 1000 else "open"
            due = now + (number % 7 - 1) * 3_600_000_000 if state == "open" else None
            yield (*place, state, None, 1, due, at, at, None, at, None, None, None, None, None)


def _link(number: int) -> NewLink:
    url = f"https://news.detik.com/berita/d-{number}/perahu-pedagang-pasar-apung-sari-rejo-kembali-merapat"
    day = _FIRST_DAY + timedelta(days=(number - _FIRST_ID) // _A_DAY)
    return NewLink(str(number), url, "article", f"channel-{number % 12}", day, "index")


def _row(number: int, revision: int = 1) -> dict[str, Any]:
    link = _link(number)
    return {
        "article_id": link.article_id,
        "url": link.url,
        "kind": link.kind,
        "channel": link.channel,
        "title": f"Perahu Pedagang Nomor {number} Kembali Merapat",
        "subtitle": "Kabar Kampung",
        "authors": ["Ratna Wulandari"],
        "initials": "rtw/thn",
        "section": ["Berita", "Daerah"],
        "tags": ["pasar apung", "pedagang", "sari rejo"],
        "dateline": "Sari Rejo",
        "published_at": _NOW,
        "text": f"Perahu nomor {number} kembali merapat di dermaga. " * 60,
        "images": [{"url": f"https://akcdn.detik.net.id/{number}.jpeg", "caption": "Perahu", "credit": "Tono"}],
        "pages_fetched": 1,
        "completeness": "complete",
        "is_free": True,
        "content_hash": f"{number:032x}",
        "crawled_at": _NOW,
        "revision": revision,
    }

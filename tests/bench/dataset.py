"""`scrapy dataset`: rows folded into days for the first time, and again after one more part came in.

DETIKCRAWL_BENCH_ROWS says how many rows there are: 20,000 where it is not set; the goals are for 1,000,000, which are 5 GB
of text, take 4 GB of disk for the parts, as much for the dataset and more on the way, and a quarter of an hour.

Of the parts only the Parquet is written. The lines, which are read where that is missing, are empty files.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from detikcrawl.article import SCHEMA_VERSION
from detikcrawl.storage.parquet import ROW_GROUP_ROWS
from detikcrawl.storage.schema import ARROW_SCHEMA
from tests.bench.measure import Goal, Line, Table, Usage, run_process

ROWS = int(os.environ.get("DETIKCRAWL_BENCH_ROWS", "20000"))
MOST_MEMORY = 2e9
PART_ROWS = 500
PARAGRAPHS = 12

_FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_A_SITE_A_DAY = 250
_SITES = 20
_POOL = 40_000
_COPIES = 0.03
_SYLLABLES = (
    "ba ca da ga ka la ma na pa ra sa ta wa bi di ki li mi ni ri si ti bu du ku lu mu nu ru su tu ang eng ing an en".split()
)


def run(rounds: int) -> list[Table]:
    folders = [TemporaryDirectory(prefix="detikcrawl-bench-") for _ in range(rounds)]
    table = Table(
        "scrapy dataset: parts into days, by a process of its own", ROWS, "rows", [Line("first"), Line("one more part")]
    )
    for folder in folders:
        with folder as name:
            _fold_twice(Path(name), table)
    return [table]


def _fold_twice(data: Path, table: Table) -> None:
    rng = random.Random(1)
    stories = _Stories(rng)
    text = sum(_write_part(data, stories, number) for number in range(ROWS // PART_ROWS))
    first, again = table.lines
    usage = _fold(data)
    manifest = _manifest(data)
    assert manifest["rows"] == ROWS
    first.seconds.append(usage.cpu)
    size = manifest["bytes"]
    first.facts = {
        "rows/s by the clock": f"{ROWS / usage.wall:,.0f}",
        "peak RSS": f"{usage.peak_rss / 1e6:,.0f} MB",
        "files": f"{manifest['files']:,}",
        "written": f"{manifest['files']:,}",
    }
    before = _files(data)
    _write_part(data, stories, ROWS // PART_ROWS)
    usage_again = _fold(data)
    after = _files(data)
    again.seconds.append(usage_again.cpu)
    again.facts = {
        "rows/s by the clock": f"{ROWS / usage_again.wall:,.0f}",
        "peak RSS": f"{usage_again.peak_rss / 1e6:,.0f} MB",
        "files": f"{len(after):,}",
        "written": f"{len(after - before):,}",
    }
    peak = max(usage.peak_rss, usage_again.peak_rss)
    table.goals = [Goal("peak RSS, in GB, below 2", peak / 1e9, peak < MOST_MEMORY)]
    table.notes = [
        f"{text / 1e9:.2f} GB of text; parts {_size(data / 'parts') / 1e9:.2f} GB, dataset {size / 1e9:.2f} GB, "
        f"index {(data / 'dataset.index.sqlite').stat().st_size / 1e9:.2f} GB; {_duplicates(manifest):,} duplicates found",
        f"first {usage.wall:,.0f} s, again {usage_again.wall:,.0f} s by the clock",
    ]


def _fold(data: Path) -> Usage:
    return run_process([sys.executable, "-m", "scrapy", "dataset"], os.environ | {"DETIKCRAWL_DATA": str(data)})


def _manifest(data: Path) -> dict[str, Any]:
    return orjson.loads((data / "dataset" / "manifest.json").read_bytes())


def _files(data: Path) -> set[str]:
    days = [day for site in _manifest(data)["sites"].values() for day in site["by_day"].values()]
    return {file["path"] for day in days for file in day["files"]}


def _duplicates(manifest: dict[str, Any]) -> int:
    return sum(site["duplicates"] for site in manifest["sites"].values())


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class _Stories:
    """Texts of paragraphs out of a pool so large that two of them share one by chance at most; a few repeat an earlier one."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        words = ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(20_000)]
        self._pool = [f"{' '.join(rng.choices(words, k=60)).capitalize()}." for _ in range(_POOL)]
        self._recent: list[list[str]] = []

    def paragraphs(self) -> list[str]:
        """Those of the next story."""
        if self._recent and self.rng.random() < _COPIES:
            copied = self.rng.choice(self._recent)
            return [*copied[:-1], self.rng.choice(self._pool)]
        found = self.rng.choices(self._pool, k=PARAGRAPHS)
        self._recent = [found, *self._recent[:999]]
        return found


def _write_part(data: Path, stories: _Stories, part: int) -> int:
    """A part of the next site in turn, with rows of two days; the bytes of text in it."""
    site, turn = f"situs{part % _SITES:02}", part // _SITES
    numbers = range(turn * PART_ROWS, (turn + 1) * PART_ROWS)
    paragraphs = [stories.paragraphs() for _ in numbers]
    texts = ["\n\n".join(each) for each in paragraphs]
    published = [_FIRST_DAY + timedelta(days=number / _A_SITE_A_DAY) for number in numbers]
    values: dict[str, Any] = {
        "id": [f"{site}:{number}" for number in numbers],
        "site": site,
        "article_id": [str(number) for number in numbers],
        "url": [
            f"https://{site}.example.com/berita/{number}/{each[0][:40].lower().replace(' ', '-')}"
            for number, each in zip(numbers, paragraphs, strict=True)
        ],
        "kind": "article",
        "title": [each[0][:60] for each in paragraphs],
        "authors": [["Ratna Wulandari"]] * PART_ROWS,
        "channel": "news",
        "published_at": published,
        "published_offset": 420,
        "text": texts,
        "images": [
            [{"url": f"https://{site}.example.com/{number}.jpg", "caption": None, "credit": None}] for number in numbers
        ],
        "pages_expected": 1,
        "pages_fetched": 1,
        "page_form": "single",
        "completeness": "complete",
        "word_count": 60 * PARAGRAPHS,
        "content_hash": [hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() for text in texts],
        "revision": 1,
        "first_seen_at": published,
        "crawled_at": [each + timedelta(hours=3) for each in published],
        "discovered_by": "index",
        "layout": "detail",
        "job_id": f"run-{turn}",
        "schema_version": SCHEMA_VERSION,
    }
    columns = [
        _blocks(paragraphs) if field.name == "blocks" else _column(field, values.get(field.name)) for field in ARROW_SCHEMA
    ]
    folder = data / "parts" / site
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{published[0]:%Y%m%dT%H%M%SZ}-{part:08x}-000001"
    table = pa.Table.from_arrays(columns, schema=ARROW_SCHEMA)
    pq.write_table(table, folder / f"{name}.parquet", compression="zstd", row_group_size=ROW_GROUP_ROWS)
    (folder / f"{name}.jsonl").touch()
    return sum(map(len, texts))


def _column(field: pa.Field, values: Any) -> pa.Array:
    if values is None and not field.nullable:
        values = []  # of a list
    return pa.array(values if _is_column(values) else [values] * PART_ROWS, type=field.type)


def _is_column(values: Any) -> bool:
    return isinstance(values, list) and len(values) == PART_ROWS


def _blocks(paragraphs: Sequence[list[str]]) -> pa.Array:
    texts = [text for each in paragraphs for text in each]
    fields = ARROW_SCHEMA.field("blocks").type.value_field
    values = {"type": ["paragraph"] * len(texts), "text": texts, "page": [1] * len(texts)}
    struct = pa.StructArray.from_arrays(
        [pa.array(values[each.name], each.type) for each in fields.type], fields=list(fields.type)
    )
    return pa.ListArray.from_arrays(
        pa.array(range(0, len(texts) + 1, PARAGRAPHS), pa.int32()), struct, type=ARROW_SCHEMA.field("blocks").type
    )

"""Near-duplicates inside a site: what is found, what is kept apart, how fast, and at how many bytes an article."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from detikcrawl.storage.near_duplicates import NearDuplicates, create_tables, remember
from detikcrawl.storage.sketch import sketch
from tests.bench.measure import Goal, Line, Table
from tests.bench.planted import judge, plant

STORIES, EDITS, RUNS, PART_ROWS = 20_000, 4_000, 3, 500
LEAST_RECALL, LEAST_PRECISION = 0.98, 0.999


def run(rounds: int) -> list[Table]:
    planted = list(plant(STORIES, EDITS))
    rows = [one.row for one in planted]
    alone, whole = Line("sketches alone", []), Line("found, kept and committed", [])
    for _ in range(rounds):
        sketch.cache_clear()
        start = process_time()
        for row in rows:
            sketch(row["title"], row["text"])
        alone.seconds.append(process_time() - start)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "ledger.sqlite"
            sketch.cache_clear()
            start = process_time()
            labels = crawl(path, rows)
            whole.seconds.append(process_time() - start)
            size = path.stat().st_size / len(rows)
    result = judge({one.row["id"]: (one.kind, one.original) for one in planted}, labels)
    table = Table(f"near-duplicates, {EDITS:,} edits in {RUNS} runs", len(rows), "rows", [alone, whole])
    table.goals = [
        Goal(f"recall at least {LEAST_RECALL}", result.recall, result.recall >= LEAST_RECALL),
        Goal(f"precision at least {LEAST_PRECISION}", result.precision, result.precision >= LEAST_PRECISION),
    ]
    whole.facts["bytes a row"] = f"{size:,.0f}"
    table.notes = [
        f"recall {result.recall:.4f}, precision {result.precision:.4f} of {len(labels):,} labels",
        f"wrong: {', '.join(f'{kind} {count}' for kind, count in sorted(result.wrong.items())) or 'none'}",
    ]
    return [table]


def crawl(path: Path, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Take the rows in as so many runs do, each with a connection of its own and committing in parts.

    What each row was said to repeat, by id.
    """
    labels: dict[str, str] = {}
    for of_run in _cut(rows, -(-len(rows) // RUNS)):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA cache_size = -65536")  # as the ledger has it
            create_tables(connection)
            near_duplicates = NearDuplicates(connection)
            for part in _cut(of_run, PART_ROWS):
                labelled = []
                for row in part:
                    if match := near_duplicates.find(row):
                        row = {**row, "duplicate_of": match.original, "similarity": match.similarity}
                        labels[row["id"]] = match.original
                    near_duplicates.add(row)
                    labelled.append(row)
                connection.execute("BEGIN IMMEDIATE")
                for row in labelled:
                    remember(connection, row["article_id"], row)
                connection.execute("COMMIT")
                near_duplicates.clear()
    return labels


def _cut(rows: Sequence[Mapping[str, Any]], size: int) -> Iterator[Sequence[Mapping[str, Any]]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))

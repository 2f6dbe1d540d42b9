"""Near-duplicates across sites, from the text of every story to the label of every copy: what is found, how fast, in how
much memory, and how these grow with the number of stories.

DETIKCRAWL_BENCH_STORIES says how many stories there are, as in "10000,100000,1000000": the last of these takes a quarter of
an hour, most of it spent on inventing them.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from subprocess import run as run_command
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from detikcrawl.dataset.clusters import Articles, label
from detikcrawl.storage.sketch import sketch
from detikcrawl.text.hashing import content_hash
from tests.bench.measure import ROOT, Goal, Line, Table
from tests.bench.planted import judge, plant

STORIES = [int(count) for count in os.environ.get("DETIKCRAWL_BENCH_STORIES", "10000,100000").split(",")]
SITES = tuple(f"koran{number:02}" for number in range(40))
LEAST_RATE, MOST_MEMORY = 2_000, 2_000_000_000
LEAST_RECALL, LEAST_PRECISION = 0.98, 0.999
_GROUP = 5_000
_COLUMNS = pa.schema(
    {"id": pa.string(), "title": pa.string(), "text": pa.string(), "kind": pa.string(), "original": pa.string()}
)


def run(rounds: int) -> list[Table]:
    return [_table(stories, rounds) for stories in STORIES]


def _table(stories: int, rounds: int) -> Table:
    edits = stories // 5
    sketching, labelling = Line("sketches"), Line("labels")
    table = Table(f"near-duplicates among {len(SITES)} sites, {edits:,} edits", stories, "stories", [sketching, labelling])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stories.parquet"
        _write(path, stories, edits)
        for _ in range(rounds):
            # In a process of its own, whose memory is that of the work alone.
            command = [sys.executable, "-m", "tests.bench.clusters", str(path)]
            said = run_command(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
            answer: dict[str, Any] = json.loads(said)
            sketching.seconds.append(answer["sketching"])
            labelling.seconds.append(answer["labelling"])
    rate = stories / (sketching.seconds[-1] + labelling.seconds[-1])
    table.goals = [
        Goal(f"recall at least {LEAST_RECALL}", answer["recall"], answer["recall"] >= LEAST_RECALL),
        Goal(f"precision at least {LEAST_PRECISION}", answer["precision"], answer["precision"] >= LEAST_PRECISION),
        Goal(f"at least {LEAST_RATE:,} stories a second of one core", rate, rate >= LEAST_RATE),
        Goal(f"at most {MOST_MEMORY / 1e9:.0f} GB of memory", answer["memory"] / 1e9, answer["memory"] <= MOST_MEMORY),
    ]
    table.notes = [
        f"recall {answer['recall']:.4f}, precision {answer['precision']:.4f} of {answer['labels']:,} labels",
        f"wrong: {', '.join(f'{kind} {count}' for kind, count in sorted(answer['wrong'].items())) or 'none'}",
    ]
    return table


def _write(path: Path, stories: int, edits: int) -> None:
    with pq.ParquetWriter(path, _COLUMNS, compression="zstd") as file:
        planted = plant(stories, edits, sites=SITES)
        while some := list(islice(planted, _GROUP)):
            rows = [{**one.row, "kind": one.kind, "original": one.original} for one in some]
            columns = {name: [row[name] for row in rows] for name in _COLUMNS.names}
            file.write_table(pa.table(columns, schema=_COLUMNS))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """All rows, group by group in another order than that of their times."""
    with pq.ParquetFile(path) as file:
        for group in random.Random(1).sample(range(file.num_row_groups), file.num_row_groups):
            for number, row in enumerate(file.read_row_group(group).to_pylist()):
                yield {**row, "time": group * _GROUP + number}


def main(path: Path) -> dict[str, Any]:
    articles, truth = Articles(), {}
    begun = process_time()
    for row in _rows(path):
        of_text = sketch(row["title"], row["text"])
        signature, figures = (of_text.signature, of_text.figures) if of_text else (None, None)
        articles.add(row["id"], row["time"], content_hash(row["title"], row["text"]), signature, figures)
        truth[row["id"]] = (row["kind"], row["original"])
    sketched = process_time()
    labels = label(articles)
    labelled = process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    repeats = {id: one.duplicate_of for id, one in labels.items() if one.duplicate_of}
    result = judge(truth, repeats)
    return {
        "sketching": sketched - begun,
        "labelling": labelled - sketched,
        "memory": memory,
        "recall": result.recall,
        "precision": result.precision,
        "wrong": result.wrong,
        "labels": len(repeats),
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))

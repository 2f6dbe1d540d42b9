"""The history of a site: what became of its runs. A row a run in the ledger, beside the summary that each run leaves as a file.

The file is what people and other programs read; the rows are what the next run is measured against.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from detikcrawl.storage.ledger_file import LedgerFile
from detikcrawl.storage.link import from_micros, to_micros
from detikcrawl.storage.part_files import sync_folder

SUMMARY_FORMAT = 1
"""Of the summaries; raised by one when a figure changes its place or its meaning."""

KEPT_RUNS = 2000
"""So many runs are kept in the ledger, almost three months of hourly ones; the files stay."""

SPEAKING_DAYS = 5
"""On so many days an index must have listed something before its silence means anything."""

Summary = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run that has ended."""

    run_name: str
    finished_at: datetime
    verdict: str
    narrowed: bool
    """Whether less was asked for than a run is measured by."""
    summary: Summary


def record_run(ledger: LedgerFile, run: PastRun) -> None:
    """Put a run into the history, in the place of what was known of it; the oldest ones beyond KEPT_RUNS go.

    One row of a table that nothing else touches: the site's lock is not needed, and not held when a run has ended.
    """
    values = (run.run_name, to_micros(run.finished_at), run.verdict, run.narrowed, orjson.dumps(run.summary).decode())
    with ledger.transaction():
        ledger.connection.execute("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?)", values)
        ledger.connection.execute(
            "DELETE FROM runs WHERE run_name NOT IN (SELECT run_name FROM runs ORDER BY run_name DESC LIMIT ?)", (KEPT_RUNS,)
        )


def past_runs(ledger: LedgerFile, limit: int) -> list[PastRun]:
    """The newest runs, the newest first: names begin with the time of the start."""
    found = ledger.connection.execute(
        "SELECT run_name, finished_at, verdict, narrowed, summary FROM runs ORDER BY run_name DESC LIMIT ?", (limit,)
    )
    return [
        PastRun(name, from_micros(at), verdict, bool(narrowed), orjson.loads(summary))
        for name, at, verdict, narrowed, summary in found
    ]


def silent_indexes(ledger: LedgerFile, since: datetime, today: date) -> list[str]:
    """Indexes ("channel day") walked since then that listed nothing for a day before today, though they listed something
    on every day of the two weeks before of which there is a walk, on SPEAKING_DAYS at least.
    """
    found = ledger.connection.execute(
        """SELECT silent.channel, silent.day, count(*), sum(before.cards > 0)
        FROM walks AS silent JOIN walks AS before USING (source, channel)
        WHERE silent.ended_at >= ? AND silent.day < ? AND silent.cards = 0
            AND before.ended_at IS NOT NULL AND before.day < silent.day AND before.day >= date(silent.day, '-14 days')
        GROUP BY silent.source, silent.channel, silent.day ORDER BY silent.day, silent.channel""",
        (to_micros(since), today.isoformat()),
    )
    return [f"{channel} {day}" for channel, day, days, spoken in found if days == spoken >= SPEAKING_DAYS]


def restore_history(ledger: LedgerFile, runs: Path) -> None:
    """Take the files of a site into a history that is empty, as it is after the ledger was built again."""
    if ledger.connection.execute("SELECT 1 FROM runs LIMIT 1").fetchone():
        return
    with ledger.transaction():
        for summary in islice((each for each in read_summaries(runs) if each["in_history"]), KEPT_RUNS):
            record_run(ledger, past_run(summary))


def past_run(summary: Summary) -> PastRun:
    """The run that a summary is of."""
    at = datetime.fromisoformat(summary["finished_at"])
    return PastRun(summary["run_name"], at, summary["verdict"], bool(summary["narrowed"]), summary)


def write_summary(runs: Path, summary: Summary) -> Path:
    """Write the file of a run, whole or not at all; OSError where that cannot be. Returns where it lies."""
    runs.mkdir(parents=True, exist_ok=True)
    path = runs / f"{summary['run_name']}.json"
    draft = runs / f".{path.name}.tmp"
    try:
        with draft.open("wb") as file:
            file.write(orjson.dumps(summary, option=orjson.OPT_INDENT_2) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_folder(runs)
    return path


def read_summaries(runs: Path) -> Iterator[Summary]:
    """The summaries of a site, the newest first; a file that holds none is passed over."""
    for path in sorted(runs.glob("[!.]*.json"), reverse=True):
        with suppress(OSError, ValueError):
            summary = orjson.loads(path.read_bytes())
            if isinstance(summary, dict) and summary.get("format") == SUMMARY_FORMAT:
                yield summary

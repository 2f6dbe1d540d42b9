"""Compaction: many small parts merged into a few large ones, with the care that a commit takes.

A merge takes these steps:

1. gather      the lines of the sources, unchanged, in one unfinished file;
2. seal        it is whole and durable;
3. announce    a note beside it names the sources, and the ledger has it as an intent;
4. publish     it gets its final name, never in the place of another file;
5. sync folder the name is durable. This is the commit point: from here on the sources are not needed;
6. record      one transaction of the ledger puts it in the place of the sources;
7. derive      its Parquet file;
8. end         the sources are removed, then the note.

A kill before the commit point leaves the sources and an unfinished file that the next start removes. After it the next
start goes on to the end: it removes the sources by the note, with or without a ledger. Who reads the folder between
the steps 4 and 8 finds rows in two parts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import orjson

from detikcrawl.storage.ledger import Ledger, Part
from detikcrawl.storage.part_files import MB, DiskFull, Draft, PartFiles, PartUnreadable
from detikcrawl.storage.parts import Clock, derive, utc_now

MAX_ROWS_PER_PART = 50_000

_MERGED_NAME = re.compile(r"(?P<first>.+)-m(?P<times>\d+)")


@dataclass(frozen=True, slots=True)
class Merged:
    """A part that took the place of others."""

    part: str
    sources: tuple[str, ...]
    rows: int


def compact(
    parts_dir: Path,
    ledger: Ledger,
    *,
    max_rows_per_part: int = MAX_ROWS_PER_PART,
    older_than: timedelta = timedelta(days=1),
    clock: Clock = utc_now,
) -> list[Merged]:
    """Merge neighbouring small parts that were committed longer ago than `older_than`; no row is changed.

    The caller holds the site's lock, and has called `recover`. Parts of more than half the number of rows that a part
    may have are left alone. Raises DiskFull, or PartUnreadable where a file does not hold what the ledger says; then
    the merges that were ended stay, and `recover` ends the one that was not, or takes it back.
    """
    before = clock() - older_than
    files = PartFiles(parts_dir)
    merged = []
    for sources in _neighbours(ledger.parts(), max_rows_per_part, before):
        merge = _Merge(files, ledger, sources, clock=clock)
        merge.run()
        merged.append(Merged(merge.name, tuple(part.name for part in sources), merge.rows))
    return merged


def remove_articles(parts_dir: Path, ledger: Ledger, ids: Collection[str], *, clock: Clock = utc_now) -> list[Merged]:
    """Write every part that holds a row of these articles (by article id) anew without it, for a takedown.

    The caller holds the site's lock, and has called `recover`. Raises as `compact` does.
    """
    files = PartFiles(parts_dir)
    rewritten = []
    for part in ledger.parts():
        if any(_is_of(ids, line) for line in files.lines(part.name)):
            merge = _Merge(files, ledger, [part], without=ids, clock=clock)
            merge.run()
            rewritten.append(Merged(merge.name, (part.name,), merge.rows))
    return rewritten


def record_merge(files: PartFiles, ledger: Ledger, name: str, sources: Sequence[str], now: datetime) -> None:
    """Put a merged part in the place of its sources. Its rows are not recorded again: they were with the sources."""
    rows = sum(1 for _ in files.lines(name))
    with ledger.transaction():
        ledger.commit_part(name, (), now, replaces=sources)
        ledger.register_part(name, rows, files.size(name), now)


class _Merge:
    """One merge; its steps are those of the module's docstring."""

    def __init__(
        self, files: PartFiles, ledger: Ledger, sources: Sequence[Part], *, without: Collection[str] = (), clock: Clock
    ) -> None:
        self.name = _merged_name(files, sources[-1].name)
        self.rows = 0
        self._files = files
        self._ledger = ledger
        self._sources = sources
        self._names = [part.name for part in sources]
        self._without = without
        self._clock = clock

    def run(self) -> None:
        with self._files.disk_errors():
            self._check_disk()
            draft = self._files.begin(self.name)
            try:
                self._gather(draft)
                self._seal(draft)
                self._announce()
                self._publish(draft)
            except Exception:
                draft.discard()
                raise
            self._sync_folder()
            self._record()
            self._derive()
            self._end()

    def _check_disk(self) -> None:
        # The new files stand beside the old ones for a while; Parquet is smaller than JSON Lines.
        needed = 2 * sum(self._files.size(name) for name in self._names) // MB
        free = self._files.free_mb()
        if free < needed:
            raise DiskFull(f"{self._files.folder}: {free} MB free, merging {len(self._names)} parts takes {needed} MB")

    def _gather(self, draft: Draft) -> None:
        for source in self._sources:
            found = 0
            for line in self._files.lines(source.name):
                found += 1
                if not _is_of(self._without, line):
                    draft.write(line)
                    self.rows += 1
            if found != source.rows:
                path = self._files.jsonl(source.name)
                raise PartUnreadable(f"{path} has {found} rows, the ledger says {source.rows}")

    def _seal(self, draft: Draft) -> None:
        draft.seal()

    def _announce(self) -> None:
        self._files.announce_merge(self.name, self._names)
        self._ledger.intend(self.name, self._names)

    def _publish(self, draft: Draft) -> None:
        draft.publish()

    def _sync_folder(self) -> None:
        self._files.sync()

    def _record(self) -> None:
        record_merge(self._files, self._ledger, self.name, self._names, self._clock())

    def _derive(self) -> None:
        derive(self._files, self._ledger, self.name)

    def _end(self) -> None:
        self._files.end_merge(self.name, self._names)


def _neighbours(parts: Iterable[Part], max_rows: int, before: datetime) -> list[list[Part]]:
    """Runs of two or more small old parts that follow each other and fit into one: so their order by name is kept."""
    runs: list[list[Part]] = [[]]
    for part in parts:
        if part.rows * 2 > max_rows or part.committed_at > before:
            runs.append([])
            continue
        if sum(each.rows for each in runs[-1]) + part.rows > max_rows:
            runs.append([])
        runs[-1].append(part)
    return [run for run in runs if len(run) > 1]


def _merged_name(files: PartFiles, last: str) -> str:
    """A new name, made from that of the last source so that it sorts where the sources were."""
    again = _MERGED_NAME.fullmatch(last)
    first, times = (again["first"], int(again["times"])) if again else (last, 0)
    # One that is there must never be taken for what this merge is about to write.
    return next(name for n in count(times + 1) if not files.jsonl(name := f"{first}-m{n}").exists())


def _is_of(ids: Collection[str], line: bytes) -> bool:
    """Whether the row of that line is one of these articles."""
    # Most lines do not even name them.
    return any(orjson.dumps(each) in line for each in ids) and orjson.loads(line)["article_id"] in ids

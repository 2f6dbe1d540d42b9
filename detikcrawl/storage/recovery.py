"""Recovery: what a killed run, a loss of power or a restored backup left is put in order before the next run begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detikcrawl.storage.compaction import record_merge
from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.part_files import PartFiles, PartsMissing, PartUnreadable
from detikcrawl.storage.parts import Clock, derive, utc_now


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was done."""

    adopted: tuple[str, ...] = ()
    """Parts that the ledger did not know."""
    adopted_rows: int = 0
    removed: tuple[str, ...] = ()
    """Files: unfinished ones, and parts whose place a merged one had taken."""
    parquet_redone: tuple[str, ...] = ()
    """Parts whose Parquet was missing."""
    parquet_failed: tuple[str, ...] = ()
    """Parts whose Parquet still is."""

    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {
            "adopted": len(self.adopted),
            "adopted_rows": self.adopted_rows,
            "removed": len(self.removed),
            "parquet_redone": len(self.parquet_redone),
            "parquet_failed": len(self.parquet_failed),
        }


def recover(parts_dir: Path, ledger: Ledger, *, clock: Clock = utc_now) -> Recovery:
    """Make the files and the ledger agree; the caller holds the site's lock. It can be killed too, and called again.

    Every part with a final name is in the ledger afterwards, in the order of their names: those of a killed run as
    well as those of a restored backup. Raises DiskFull where the disk does not let it; and, when everything else is
    done, PartUnreadable or PartsMissing, naming the files: a person must look at those.
    """
    files = PartFiles(parts_dir)
    with files.disk_errors():
        removed = files.settle()
        there = files.names()
        replaces = {}
        for intent in ledger.intents():
            if intent.part in there:
                replaces[intent.part] = intent.replaces
            else:
                ledger.abandon(intent.part)
        adopted, adopted_rows, unreadable = [], 0, []
        recorded = {part.name for part in ledger.parts()}
        for name in there:
            if name in recorded:
                continue
            try:
                if replaces.get(name):
                    record_merge(files, ledger, name, replaces[name], clock())
                    continue
                rows = list(files.rows(name))
            except PartUnreadable as error:
                unreadable.append(str(error))
                continue
            ledger.commit_part(name, rows, clock(), size=files.size(name))
            adopted.append(name)
            adopted_rows += len(rows)
    recorded = {part.name: part for part in ledger.parts()}
    present = set(there)
    derived = set(files.parquet_names())
    underived = [name for name, part in recorded.items() if name in present and not (part.parquet and name in derived)]
    redone = [name for name in underived if derive(files, ledger, name)]
    if unreadable:
        raise PartUnreadable(f"{'; '.join(unreadable)}: mend the file or move it away, its articles are then asked for again")
    if missing := sorted(recorded.keys() - present):
        raise PartsMissing(
            f"{parts_dir}: the ledger counts on parts that are not there: {', '.join(missing)}; "
            f"put them back, or go on without them after `scrapy ledger {parts_dir.name} --rebuild`"
        )
    return Recovery(
        adopted=tuple(adopted),
        adopted_rows=adopted_rows,
        removed=tuple(removed),
        parquet_redone=tuple(redone),
        parquet_failed=tuple(name for name in underived if name not in redone),
    )

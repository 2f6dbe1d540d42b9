"""Takedown: an article leaves everything that is kept of a site, and is never fetched again."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from detikcrawl.network.warc_takedown import take_down
from detikcrawl.storage.compaction import remove_articles
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.ledger import Ledger, State
from detikcrawl.storage.part_files import sync_folder


@dataclass(slots=True)
class Forgotten:
    """What was removed."""

    ids: list[str] = field(default_factory=list)
    """The article, then other addresses of it, by article id."""
    links: int = 0
    rows: int = 0
    """In parts."""
    parts: int = 0
    """Written anew."""
    journal_lines: int = 0
    rejects: int = 0
    records: int = 0
    """In the archive."""
    archives: int = 0
    """Files of it."""
    same_text: list[str] = field(default_factory=list)
    """Other articles with the same text, which stay."""
    damaged: list[str] = field(default_factory=list)
    """Archive files in which not everything could be read, each with its place."""

    @property
    def anything(self) -> bool:
        """Whether there was something to remove."""
        return bool(self.links or self.rows or self.journal_lines or self.rejects or self.records)


def forget(
    folders: SiteFolders, ledger: Ledger, article_id: str, now: datetime, *, archive: Path, locate: Callable[[str], str | None]
) -> Forgotten:
    """Remove an article; what is not about it stays as it is, also when this is killed. Then it is called again.

    The caller holds the site's lock, and has called `recover`.

    archive  folder of the site's WARC files.
    locate   the article id that a URL of any page of an article has.

    Index pages in the archive that list the article stay, as do files that were written by `-o` and FEEDS.
    """
    ids = ledger.addresses_of(article_id)
    known = [link for link in ledger.known(ids).values() if link.state != State.FORGOTTEN]
    done = Forgotten(ids=ids, links=len(known), same_text=ledger.same_text(article_id))

    before = sum(part.rows for part in ledger.parts())
    done.parts = len(remove_articles(folders.parts, ledger, ids))
    done.rows = before - sum(part.rows for part in ledger.parts())
    for path in sorted(folders.rejects.glob("*.jsonl")):
        done.rejects += _remove_lines(path, ids, lambda line: _rejected_id(line, locate))
    for path in sorted(archive.glob("*.warc.gz")):
        records, damage = take_down(path, lambda url: locate(url) in ids)
        done.records += records
        done.archives += records > 0
        if damage:
            done.damaged.append(damage)
    for path in sorted(folders.journals.glob("*.jsonl")):
        done.journal_lines += _remove_lines(path, ids, lambda event: None if event["event"] == "forget" else event.get("id"))
    # Last, so that whoever is interrupted finds the article by its address again.
    if done.anything:
        ledger.forget(article_id, now)
    return done


def _rejected_id(line: dict[str, Any], locate: Callable[[str], str | None]) -> str | None:
    row = line["row"]
    return row.get("article_id") or (locate(row["url"]) if isinstance(row.get("url"), str) else None)


def _remove_lines(path: Path, ids: Collection[str], id_of: Callable[[dict[str, Any]], str | None]) -> int:
    """Write a file of JSON lines anew without those of these articles, or remove it where no other is left."""
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if not _is_about(line, ids, id_of)]
    if len(kept) == len(lines):
        return 0
    if not kept:
        path.unlink()
    else:
        draft = path.with_name(f".{path.name}.tmp")
        try:
            with draft.open("wb") as file:
                file.writelines(kept)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)
    return len(lines) - len(kept)


def _is_about(line: bytes, ids: Collection[str], id_of: Callable[[dict[str, Any]], str | None]) -> bool:
    try:
        found = orjson.loads(line)
        return id_of(found) in ids
    except (ValueError, LookupError, TypeError, AttributeError):
        # A torn line is no use to anybody, and could be about it.
        return any(article_id.encode() in line for article_id in ids)

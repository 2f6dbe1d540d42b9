"""Pages into a WARC file and back, against compressing them and nothing more."""

from __future__ import annotations

import gzip
import tempfile
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from detikcrawl.network.warc import WarcFile
from detikcrawl.network.warc_reader import read_heads, read_response
from tests.bench.measure import Table, race
from tests.newsroom.sample import big_newsroom
from tests.newsroom.site import Reply

PAGES = 200
LEVEL = 9
"""Of gzip, as warcio has it."""

_AT = datetime(2026, 11, 19, 1, 0, tzinfo=UTC)


def run(rounds: int) -> list[Table]:
    newsroom = big_newsroom(PAGES, paragraphs=12)
    replies = [(story.url, newsroom.peek(story.url)) for story in islice(newsroom.stories.values(), PAGES)]
    note = f"{sum(len(reply.body) for _, reply in replies) / PAGES / 1000:.0f} kB of HTML a page"
    with tempfile.TemporaryDirectory(prefix="detikcrawl-bench-") as name:
        folder = Path(name)
        writing = {f"gzip -{LEVEL} to a file": lambda: _gzip(replies, folder), "WarcFile": lambda: _write(replies, folder)}
        written = race(writing, rounds)
        packed, file = (line.result for line in written)
        heads = list(read_heads(file))
        reading = {
            "gunzip in memory": lambda: _gunzip(packed),
            "read_response, each by its offset": lambda: [read_response(file, head.offset) for head in heads],
            "read_heads, as replay starts": lambda: list(read_heads(file)),
            "warcio, from first to last": lambda: _warcio(file),
        }
        read = race(reading, rounds)
    return [
        Table("archive, writing", PAGES, "pages", written, notes=[note]),
        Table("archive, reading", PAGES, "pages", read, notes=[note]),
    ]


def _gzip(replies: list[tuple[str, Reply]], folder: Path) -> list[bytes]:
    packed = []
    with (folder / "pages.gz").open("wb", buffering=0) as file:
        for _, reply in replies:
            packed.append(gzip.compress(reply.body, LEVEL))
            file.write(packed[-1])
    return packed


def _gunzip(packed: list[bytes]) -> None:
    for page in packed:
        gzip.decompress(page)


def _write(replies: list[tuple[str, Reply]], folder: Path) -> Path:
    path = folder / "pages.warc.gz"
    path.unlink(missing_ok=True)
    with WarcFile(path) as archive:
        for url, reply in replies:
            archive.write(url, reply.status, reply.headers.items(), reply.body, _AT)
    return path


def _warcio(path: Path) -> None:
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            record.content_stream().read()

"""A whole `scrapy crawl detik`, from an archive to JSON Lines and Parquet, against Scrapy alone on the same pages."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from detikcrawl.network.replay import find_archives
from detikcrawl.network.warc import WarcFile
from detikcrawl.network.warc_reader import read_heads
from tests.bench.measure import Line, Table, Usage, run_process
from tests.newsroom.make_sample import archived_urls
from tests.newsroom.sample import big_newsroom

STORIES = 480
FIRST_DAY, LAST_DAY = date(2024, 3, 4), date(2024, 3, 6)
BARE, PARSING, OURS = "Scrapy alone", "Scrapy alone, parsing", "scrapy crawl detik"


def run(rounds: int) -> list[Table]:
    with tempfile.TemporaryDirectory(prefix="detikcrawl-bench-") as name:
        return [_race(Path(name), rounds)]


def _race(folder: Path, rounds: int) -> Table:
    everything = folder / "newsroom.warc.gz"
    _write_newsroom(everything)
    # A first crawl archives what it asks for: from here on all replay the same pages, and none that nobody wants.
    _crawl(everything, folder / "first", "-s", "ARCHIVE_ENABLED=True")
    [asked] = find_archives(str(folder / "first" / "archive"))
    pages = sum(1 for _ in read_heads(asked))

    seen: dict[str, list[Usage]] = {BARE: [], PARSING: [], OURS: []}
    for number in range(rounds):
        seen[BARE].append(_bare(asked, parse=False))
        seen[PARSING].append(_bare(asked, parse=True))
        seen[OURS].append(_crawl(asked, folder / str(number)))
    table = Table("crawl, replayed from an archive by a process of its own", pages, "pages")
    for name, usages in seen.items():
        wall, memory = median(usage.wall for usage in usages), median(usage.peak_rss for usage in usages)
        facts = {"pages/s by the clock": f"{pages / wall:,.0f}", "peak RSS": f"{memory / 1e6:.0f} MB"}
        if name == OURS:
            facts |= {"rows/s": f"{STORIES / median(usage.cpu for usage in usages):,.0f}"}
        table.lines.append(Line(name, [usage.cpu for usage in usages], facts))
    table.notes.append(f"{STORIES} rows; every third article has 2 or 3 pages; start of Python and Scrapy included")
    return table


def _write_newsroom(path: Path) -> None:
    newsroom = big_newsroom(STORIES, days=(LAST_DAY - FIRST_DAY).days + 1, first_day=FIRST_DAY)
    at = datetime(2024, 3, 7, 1, 0, tzinfo=UTC)
    with WarcFile(path) as archive:
        for url in archived_urls(newsroom):
            reply = newsroom.peek(url)
            archive.write(url, reply.status, reply.headers.items(), reply.body, at)


def _crawl(archive: Path, data: Path, *more: str) -> Usage:
    command = [sys.executable, "-m", "scrapy", "crawl", "detik", "-s", f"REPLAY={archive}", *more]
    command += ["-a", f"from_date={FIRST_DAY}", "-a", f"until_date={LAST_DAY}"]
    usage = run_process(command, {**os.environ, "DETIKCRAWL_DATA": str(data)})
    if f"'item_scraped_count': {STORIES}," not in usage.log:
        raise RuntimeError(f"the crawl did not give {STORIES} rows:\n{usage.log[-4000:]}")
    return usage


def _bare(archive: Path, *, parse: bool) -> Usage:
    command = [sys.executable, "-m", "tests.bench.bare_crawl", str(archive), *(["--parse"] if parse else [])]
    return run_process(command, os.environ)

"""`scrapy demo`: the whole job on the sample archive, offline, and a short table of what came out.

The demo has a data directory of its own, `demo` below the setting DATA_DIR, which it makes anew every time: the same rows
come again, and nothing that was crawled is touched.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from pathlib import Path

import orjson
import pyarrow.parquet as pq

from detikcrawl.article import Completeness
from detikcrawl.commands.crawl import Command as Crawl
from detikcrawl.commands.dataset import about_sites
from detikcrawl.dataset.fold import fold
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.lock import SiteLock

SITE = "detik"
FIRST_DAY, LAST_DAY = "2026-11-16", "2026-11-18"
SAMPLE = "sample"
DEMO = "demo"
RECIPES = "docs/read-the-data.md"


class Command(Crawl):
    """Replay the sample archive through the spider of detik.com."""

    def syntax(self) -> str:
        """How it is called."""
        return "[options]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Crawl the sample archive, offline, and show what comes out"

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """The options of a crawl of the sample."""
        self.data = Path(self.settings["DATA_DIR"]) / DEMO
        if self.data.is_dir():
            shutil.rmtree(self.data)
        self.rows = self.data / "rows.jsonl"
        self.table = self.data / "rows.parquet"
        opts.spargs = [f"from_date={FIRST_DAY}", f"until_date={LAST_DAY}", *opts.spargs]
        opts.overwrite_output = [str(self.rows), str(self.table)]
        self.settings.set("LOG_LEVEL", opts.loglevel or "ERROR", priority="cmdline")
        self.settings.set("DATA_DIR", str(self.data), priority="cmdline")
        self.settings.set("INCREMENTAL", True, priority="cmdline")  # only then there are parts to fold
        self.settings.set("REPLAY", str(Path("data") / SAMPLE), priority="cmdline")
        super().process_options([SITE], opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl, read the outputs back, fold the dataset, and print the table and one row."""
        crawler = self._create_crawler(SITE)
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        stats = crawler.stats.get_stats()
        rows = [orjson.loads(line) for line in self.rows.read_bytes().splitlines()]
        in_parquet = pq.ParquetFile(self.table).metadata.num_rows
        if not rows or in_parquet != len(rows):
            print(f"scrapy demo: {len(rows)} rows in {self.rows}, {in_parquet} in {self.table}", file=sys.stderr)
            self.exitcode = 1
            return
        count = Counter(row["completeness"] for row in rows)
        forms = Counter(row["page_form"] for row in rows)
        shown = next(row for row in rows if row["pages_fetched"] > 1 and row["completeness"] == Completeness.COMPLETE)
        figures = {
            "rows": len(rows),
            "complete": count[Completeness.COMPLETE],
            "partial": count[Completeness.PARTIAL],
            "of several pages": sum(row["pages_expected"] not in (None, 1) for row in rows),
            "page forms": ", ".join(f"{form} {number}" for form, number in sorted(forms.items())),
            "duplicates labelled": sum(row["duplicate_of"] is not None for row in rows),
            "rejects": stats.get("rejects/rows", 0),
            "articles not readable": sum(number for name, number in stats.items() if name.startswith("article/failed/")),
            "left out by kind": sum(number for name, number in stats.items() if name.startswith("links/skipped/")),
            "boilerplate removed": sum(number for name, number in stats.items() if name.startswith("clean/")),
            "pages read": stats.get("pages/read", 0),
        }
        print(f"detik.com, {FIRST_DAY} to {LAST_DAY}, from the sample archive (invented articles, real structure)\n")
        for name, figure in figures.items():
            print(f"  {name:22} {figure}")
        print(f"\nJSON Lines: {self.rows}\nParquet:    {self.table}\n\nOne row:\n")
        print(orjson.dumps(shown, option=orjson.OPT_INDENT_2).decode())
        folders = DatasetFolders(self.data)
        with SiteLock(folders.lock).acquire("scrapy demo"):
            fold(self.data, about=about_sites(self.settings), min_free_mb=self.settings.getint("MIN_FREE_MB"))
        print(f"\nDataset:    {folders.current}; {RECIPES} says how to read it")
        print(f"Report:     DETIKCRAWL_DATA={self.data} scrapy report (after `pip install -e '.[report]'`)")

"""`scrapy savefixture URL`: the pages of articles, fetched as a crawl fetches them, kept for tests that are not published."""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from scrapy import Request, signals

from detikcrawl.article import Kind
from detikcrawl.commands.answers import news_sites
from detikcrawl.commands.crawl import USAGE_ERROR
from detikcrawl.commands.crawl import Command as Crawl
from detikcrawl.commands.extract import ExtractError, Sites
from detikcrawl.extraction.pager import MAX_PAGES

if TYPE_CHECKING:
    from scrapy.http import Response

    from detikcrawl.extraction.reader import ArticleReader


class Command(Crawl):
    """Save pages and row of articles of one site.

    They go to `<folder>/<site>/<article id>/`: `page-1.html.gz` and so on, or `one-page.html.gz` for the view of all pages, as
    the site sent them, and `row.json`, where the article could be read. Publishers' pages are not ours to publish: the folder
    is below the data directory, which git leaves alone.
    """

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "URL [URL ...] [--folder FOLDER]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Save the pages of articles, and the rows they give, for private tests"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        parser.add_argument("--folder", type=Path, help="where to (default: fixtures/ in the data directory)")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """The options of a crawl of these addresses alone, which knows and leaves no state."""
        try:
            if not args:
                raise ExtractError("name the address of an article, or several of one site")
            sites = Sites(news_sites(self.settings).values())
            readers = {reader.site: reader for reader in map(sites.reader_for, args)}
            if len(readers) > 1:
                raise ExtractError(f"one site at a time, not {' and '.join(readers)}")
        except ExtractError as error:
            print(f"scrapy savefixture: {error}", file=sys.stderr)
            sys.exit(USAGE_ERROR)
        [(self._site, self._reader)] = readers.items()
        self._wanted = list(dict.fromkeys(self._reader.locate(url).article_id for url in args))
        self._pages: dict[str, dict[str, bytes]] = {}
        self._folder = opts.folder or Path(self.settings["DATA_DIR"]) / "fixtures"
        self._work = Path(tempfile.mkdtemp(prefix="detikcrawl-"))
        try:
            addresses = self._work / "urls.txt"
            addresses.write_text("\n".join(args) + "\n", "utf-8")
            opts.spargs = [f"urls={addresses}", f"kinds={','.join(Kind)}"]
            opts.overwrite_output = [str(self._work / "rows.jsonl")]
            self.settings.set("INCREMENTAL", False, priority="cmdline")
            self.settings.set("LOG_LEVEL", opts.loglevel or "ERROR", priority="cmdline")
            super().process_options([self._site], opts)
        except BaseException:
            shutil.rmtree(self._work)
            raise

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl, save, and say what was saved; exit code 1 where an article gave no row."""
        try:
            crawler = self._create_crawler(self._site)
            crawler.signals.connect(self._keep, signals.response_received)
            self.crawler_process.crawl(crawler, **opts.spargs)
            self.crawler_process.start()
            output = self._work / "rows.jsonl"  # not there where the crawl could not begin
            rows = [orjson.loads(line) for line in output.read_bytes().splitlines()] if output.exists() else []
        finally:
            shutil.rmtree(self._work)
        by_id = {row["article_id"]: row for row in rows}
        # A redirect may have led from an address that was given to another article.
        for article_id in dict.fromkeys([*self._wanted, *self._pages]):
            self._save(article_id, by_id.get(article_id))
        self.exitcode = 0 if len(rows) >= len(self._wanted) else 1

    def _keep(self, response: Response, request: Request) -> None:
        location = self._reader.locate(response.url)
        if location is not None and response.status == 200:
            name = page_name(self._reader, request.url)
            self._pages.setdefault(location.article_id, {})[name] = response.body

    def _save(self, article_id: str, row: dict | None) -> None:
        pages = self._pages.get(article_id, {})
        if not pages:
            print(f"{self._site} {article_id}: nothing was had")
            return
        folder = self._folder / self._site / re.sub(r"[^\w-]+", "-", article_id)
        folder.mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("*.html.gz"), folder / "row.json"):
            old.unlink(missing_ok=True)
        for name, body in pages.items():
            (folder / f"{name}.html.gz").write_bytes(gzip.compress(body, mtime=0))
        if row is not None:
            row.pop("archive", None)  # there is none
            (folder / "row.json").write_bytes(orjson.dumps(row, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        print(f"{folder}: {', '.join(sorted(pages))}{', row' if row else '; it gave no row'}")


def page_name(reader: ArticleReader, url: str) -> str:
    """What the page at this address is called: page-1, page-2 ... or one-page."""
    location = reader.locate(url)
    if location is None or url == location.url:
        return "page-1"
    if (view := reader.one_page_url(location)) and Request(view).url == url:
        return "one-page"
    numbers = range(2, MAX_PAGES + 1)
    return next((f"page-{n}" for n in numbers if Request(reader.page_url(location, n)).url == url), "page-1")

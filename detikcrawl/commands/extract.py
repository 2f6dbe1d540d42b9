"""`scrapy extract`: saved pages in, finished rows out. Reader, clean and validate only; no network, no state."""

from __future__ import annotations

import argparse
import gzip
import io
import sys
import zlib
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import get_spider_loader

from detikcrawl.extraction.cleaning import clean
from detikcrawl.extraction.page import MAX_BYTES
from detikcrawl.extraction.reader import ArticleReader
from detikcrawl.site import NewsSite
from detikcrawl.storage.rows import to_json, to_row
from detikcrawl.storage.validation import problems
from detikcrawl.text.dates import parse_datetime


class ExtractError(ValueError):
    """What keeps an article from becoming a row, in one line."""


class Sites:
    """The readers of all sites, found by address."""

    def __init__(self, spiders: Iterable[type[NewsSite]]) -> None:
        self._readers = {spider.name: (spider.allowed_domains or [], spider.article_reader()) for spider in spiders}

    def reader_for(self, url: str) -> ArticleReader:
        """The reader of the site that `url` belongs to; raises ExtractError for an unknown site or no article address."""
        try:
            host = (urlsplit(url).hostname or "").lower()
        except ValueError as error:
            raise ExtractError(f"{url!r} is no address: {error}") from error
        readers = [
            reader
            for domains, reader in self._readers.values()
            if any(host == domain or host.endswith("." + domain) for domain in domains)
        ]
        # Sites of one house may share a domain.
        for reader in readers:
            if reader.locate(url) is not None:
                return reader
        if readers:
            raise ExtractError(f"{url} is not the address of an article of {' or '.join(reader.site for reader in readers)}")
        known = ", ".join(f"{name} ({', '.join(domains)})" for name, (domains, _) in sorted(self._readers.items()))
        raise ExtractError(f"no known site has the address {url!r}; known sites: {known}")


def extract(sites: Sites, url: str, files: list[str], crawled_at: datetime | None) -> bytes:
    """The finished row, as JSON, of the article at `url` whose pages 1 to N are saved in `files`."""
    if not files:
        raise ExtractError(f"{url}: no file is given")
    reader = sites.reader_for(url)
    try:
        readings = [
            reader.read_page(read_file(name), url, number=number, base=crawled_at) for number, name in enumerate(files, 1)
        ]
    except ValueError as error:
        raise ExtractError(str(error)) from error
    article = reader.assemble(readings)
    article.crawled_at = crawled_at
    clean(article, reader)
    if found := problems(article):
        raise ExtractError(f"{url}: {'; '.join(found)}")
    return to_json(to_row(article))


def read_file(name: str) -> bytes:
    """The bytes of a saved page, plain or gzip; `-` is standard input. Raises ExtractError, naming the file."""
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as file:
            raw = file.read(MAX_BYTES)
        if raw.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
                raw = packed.read(MAX_BYTES)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise ExtractError(f"cannot read {name}: {error}") from error
    return raw


class Command(ScrapyCommand):
    """Extract rows from saved pages."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """How it is called."""
        return "--url URL FILE [FILE ...] | --batch FILE.jsonl"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Print the rows of articles from saved HTML, without network or state"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        parser.add_argument("--url", help="address of the article whose pages 1..N are the FILEs (plain or .gz; - for stdin)")
        parser.add_argument("--batch", metavar="FILE", help='lines of {"url": ..., "files": [...]}; one row a line, in order')
        parser.add_argument("--crawled-at", metavar="TIME", help="time of the crawl, from which relative dates are counted")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print rows on stdout; exit code 1 where an article failed, 2 where the call is wrong."""
        crawled_at = None
        if opts.crawled_at and (crawled_at := parse_datetime(opts.crawled_at)) is None:
            self._refuse(f"--crawled-at {opts.crawled_at!r} is no time; write it as 2026-11-16T17:53:00+07:00")
            return
        if bool(opts.url) == bool(opts.batch) or (opts.batch and args) or (opts.url and not args):
            self._refuse("give --url URL with one FILE a page, or --batch FILE.jsonl alone")
            return
        loader = get_spider_loader(self.settings)
        spiders = [spider for name in loader.list() if issubclass(spider := loader.load(name), NewsSite)]
        sites = Sites(spiders)
        if opts.url:
            try:
                self._print(extract(sites, opts.url, args, crawled_at))
            except ExtractError as error:
                print(f"scrapy extract: {error}", file=sys.stderr)
                self.exitcode = 1
            return
        try:
            given = sys.stdin.buffer.read() if opts.batch == "-" else Path(opts.batch).read_bytes()
        except OSError as error:
            self._refuse(f"cannot read --batch {opts.batch}: {error}")
            return
        for line in given.removeprefix(b"\xef\xbb\xbf").splitlines():
            self._print(self._batch_line(sites, line, crawled_at))

    def _batch_line(self, sites: Sites, line: bytes, crawled_at: datetime | None) -> bytes:
        try:
            asked: Any = orjson.loads(line)
            if not isinstance(asked, dict) or not isinstance(asked.get("url"), str) or not _is_names(asked.get("files")):
                raise ExtractError('a line of a batch is {"url": "...", "files": ["..."]}')
            return extract(sites, asked["url"], asked["files"], crawled_at)
        except Exception as error:  # noqa: BLE001 - one line out for one line in, whatever a page does
            self.exitcode = 1
            return orjson.dumps({"error": f"{error}" if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"})

    def _print(self, line: bytes) -> None:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()

    def _refuse(self, message: str) -> None:
        print(f"scrapy extract: {message}", file=sys.stderr)
        self.exitcode = 2


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)

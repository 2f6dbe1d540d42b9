"""Feeds mutated pages to every reader and sees what they raise, how long they take and what they keep in memory."""

from __future__ import annotations

import faulthandler
import gc
import json
import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings

from detikcrawl.commands.extract import ExtractError, Sites, extract
from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.links import UnreadableListing
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.payload import Payload
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.discovery.source import Scope, Source
from detikcrawl.extraction.cleaning import clean
from detikcrawl.extraction.errors import UnknownAddress, UnreadablePage
from detikcrawl.extraction.reader import ArticleReader, PageReading
from detikcrawl.site import NewsSite
from tests.fuzz.corpus import ROOT, Sample, samples
from tests.fuzz.mutations import mutate

DOCUMENTED = (UnreadablePage, UnknownAddress, UnreadableListing, ExtractError)
STUCK = 120
"""Seconds after which a page is taken for endless: the process ends with a traceback of where it is."""

_URL = "https://koran.example/x"
_SCOPE = Scope(date(2026, 11, 15), date(2026, 11, 16), channel="news", prefix="news.detik.com")
_NOW = datetime(2026, 11, 17, tzinfo=UTC)
_TYPES = (None, None, "text/html; charset=utf-8", "text/html; charset=hex", "text/html; charset=utf-16", "x;;;=" * 50)
_JSON_SOURCES: list[Source] = [
    Payload(url=_URL, items="a.b", link="u", published="p", title="t"),
    Payload(url=_URL, items="a", link="u", published="p", title="t", flat=True),
    Payload(url=_URL, script="script", items="a.b", link="u"),
]
_XML_SOURCES: list[Source] = [Feed(url=_URL), Sitemap(url=_URL, children=r"(?P<year>\d+)-(?P<month>\d+)")]


@dataclass(slots=True)
class Outcome:
    """One page, read."""

    number: int
    how: str
    """What it was, how it was broken, who read it."""

    seconds: float
    """Of processor time: a busy machine is no slow reader."""

    result: str
    """`read`, or the name of the documented exception, or `failed`."""

    failure: str = ""
    """The traceback of any other exception."""


@dataclass(slots=True)
class Report:
    """A whole run."""

    pages: int = 0
    results: Counter[str] = field(default_factory=Counter)
    failures: list[Outcome] = field(default_factory=list)
    slowest: list[Outcome] = field(default_factory=list)
    """The ten that took longest, the slowest first."""

    first_rss: int = 0
    """Bytes in use after a tenth of the pages, when caches are filled."""

    last_rss: int = 0

    def take(self, outcome: Outcome) -> None:
        """Counts a page."""
        self.pages += 1
        self.results[outcome.result] += 1
        if outcome.failure:
            self.failures.append(outcome)
        self.slowest = sorted([*self.slowest, outcome], key=lambda each: -each.seconds)[:10]


class Fuzzer:
    """Pages by number: the same seed and number make the same page."""

    def __init__(self, folder: Path, *, seed: int = 1, heavy: float = 0.04, real: bool = True) -> None:
        """`folder` takes the files of `scrapy extract`; `real` adds the pages of ../shared."""
        with patch.dict("os.environ", SCRAPY_SETTINGS_MODULE="detikcrawl.settings"):
            loader = get_spider_loader(get_project_settings())
        sites: list[type[NewsSite]] = [loader.load(name) for name in sorted(loader.list())]
        self._seed = seed
        self._heavy = heavy
        self._file = folder / "page.html"
        self._samples = samples(sites, ROOT.parent / "shared" / "pages" if real else folder / "none")
        self._readers = {site.name: site.article_reader() for site in sites}
        self._sites = Sites(sites)
        known: dict[str, dict[str, list[str]]] = json.loads((ROOT / "tests/spiders/addresses.json").read_text("utf-8"))
        self._addresses = {
            name: [url for kind, urls in kinds.items() if kind != "other" for url in urls] for name, kinds in known.items()
        }
        self._lists: list[Source] = [
            source for site in sites for source in site.discovery if isinstance(source, (DatedIndex, PagedList))
        ]

    def outcome(self, number: int) -> Outcome:
        """Makes page `number` and reads it."""
        rng = random.Random(f"{self._seed}/{number}")
        sample = rng.choice(self._samples)
        body, mutations = mutate(sample.body, rng, heavy=self._heavy)
        how = [sample.kind, sample.site or "-", "+".join(mutations)]
        failure = ""
        faulthandler.dump_traceback_later(STUCK, exit=True)
        started = time.process_time()
        try:
            how.append(self._read(sample, body, rng, how))
            result = "read"
        except DOCUMENTED as error:
            result = type(error).__name__
        except Exception:  # noqa: BLE001 - what is looked for
            result, failure = "failed", traceback.format_exc()
        seconds = time.process_time() - started
        faulthandler.cancel_dump_traceback_later()
        return Outcome(number, " ".join(how), seconds, result, failure)

    def outcomes(self, pages: int) -> Iterator[Outcome]:
        """The first so many pages."""
        return map(self.outcome, range(pages))

    def _read(self, sample: Sample, body: bytes, rng: random.Random, how: list[str]) -> str:
        if sample.kind == "article" and rng.random() < 0.9:
            name = sample.site if sample.site and rng.random() < 0.8 else rng.choice(sorted(self._readers))
            return self._read_article(name, body, rng, how)
        kinds = {"xml": _XML_SOURCES, "json": _JSON_SOURCES}
        sources = kinds.get(sample.kind, self._lists) if rng.random() < 0.8 else [*self._lists, *_XML_SOURCES, *_JSON_SOURCES]
        source = rng.choice(sources)
        how.append(f"{type(source).__name__}:{source.name}")
        listing = source.read(body, _URL, _SCOPE, content_type=rng.choice(_TYPES), base=_NOW)
        source.after(_SCOPE, source.first(_SCOPE), listing)
        return f"{len(listing.links)} links"

    def _read_article(self, name: str, body: bytes, rng: random.Random, how: list[str]) -> str:
        url = rng.choice(self._addresses[name])
        if rng.random() < 0.1:
            how.append(f"extract:{name}")
            self._file.write_bytes(body)
            return f"{len(extract(self._sites, url, [str(self._file)], _NOW))} bytes"
        reader = self._readers[name]
        how.append(f"reader:{name}")
        readings = [reader.read_page(body, url, content_type=rng.choice(_TYPES), base=_NOW)]
        if rng.random() < 0.3:
            how.append("and page 2")
            readings.append(self._second(reader, body, url))
        article = reader.assemble(readings)
        clean(article, reader)
        return f"{article.word_count} words"

    @staticmethod
    def _second(reader: ArticleReader, body: bytes, url: str) -> PageReading:
        # As page 2 what page 1 was, but for some letters: equal pages would be dropped.
        return reader.read_page(body.replace(b"ang ", b"eng ").replace(b"A9", b"B9"), url, number=2, base=_NOW)


def run(fuzzer: Fuzzer, pages: int) -> Report:
    """Reads the first so many pages."""
    report = Report()
    for outcome in fuzzer.outcomes(pages):
        report.take(outcome)
        if report.pages == max(1, pages // 10):
            report.first_rss = _rss()
    report.last_rss = _rss()
    return report


def _rss() -> int:
    """Bytes of memory in use, garbage left out; 0 where the system does not tell."""
    gc.collect()
    status = Path("/proc/self/statm")
    return int(status.read_text("ascii").split()[1]) * 4096 if status.exists() else 0

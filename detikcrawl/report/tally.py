"""Counting over the rows of the dataset: only the columns that are counted are read, never the texts, batch by batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from detikcrawl.article import Completeness
from detikcrawl.dataset import DatasetError
from detikcrawl.dataset.index import UNKNOWN_DAY
from detikcrawl.monitoring.rows import COVERED

PAGES = (1, 2, 3, 4, 5)
"""Numbers of pages that are told apart; the last one stands for itself and more."""

# By a fiftieth of a decade, from a second to 31 years: a quantile is true to 5 %.
_DELAY_EDGES = np.logspace(0, 9, 9 * 50 + 1)

# Whether there is a text is as well told by the number of its words, which is read in no time.
_COLUMN_OF = {name: "word_count" if name == "text" else name for name in COVERED}
_COLUMNS = sorted(
    {
        "site",
        "completeness",
        "pages_expected",
        "pages_fetched",
        "duplicate_of",
        "revision",
        "crawled_at",
        "published_at",
        "tags",
        *_COLUMN_OF.values(),
    }
)
# Of the pictures their addresses alone.
_READ = ["images.list.element.url" if name == "images" else name for name in _COLUMNS]
_WIB = pa.scalar(timedelta(hours=7), pa.duration("us"))
_TABLE_ROWS = 65_536


class Tally:
    """Sums over rows. Whatever is asked of it, it has the size of what it tells apart, not of what it has seen."""

    def __init__(self) -> None:
        self.by_day: Counter[tuple[str, date | None]] = Counter()
        """Articles of a site and day of publication in WIB; None: without a time."""

        self.by_site: dict[str, Counter[str]] = {}
        """Articles of each site that are `complete`, `of 3 pages`, `duplicate`, `with title`, ...; see `of`."""

        self.copies: Counter[tuple[str, str]] = Counter()
        """Articles by the site of the original and their own."""

        self.tags: Counter[str] = Counter()
        """Articles by tag, as printed."""

        self._delays: dict[str, np.ndarray] = {}

    @property
    def rows(self) -> int:
        """All articles."""
        return self.by_day.total()

    @property
    def sites(self) -> list[str]:
        """Those with articles, by name."""
        return sorted(self.by_site)

    def of(self, site: str, what: str) -> int:
        """Articles of a site that are so."""
        return self.by_site[site][what] if site in self.by_site else 0

    def sum(self, what: str) -> int:
        """Articles of all sites that are so."""
        return sum(counts[what] for counts in self.by_site.values())

    def delays(self, site: str | None = None) -> int:
        """Articles (of a site) of which the delay between publication and crawl is known."""
        return int(self._delay_counts(site).sum())

    def delay(self, quantile: float, site: str | None = None) -> float | None:
        """The delay in seconds that this share of the articles (of a site) did not exceed; None where none is known."""
        counts = self._delay_counts(site)
        if not counts.any():
            return None
        at = int(np.searchsorted(np.cumsum(counts), quantile * counts.sum()))
        return float(np.sqrt(_DELAY_EDGES[at] * _DELAY_EDGES[at + 1]))

    def add(self, table: pa.Table) -> None:
        """Count the rows of a table with the columns that are counted."""
        site = table["site"]
        published = table["published_at"]
        days = pc.add(published, _WIB).cast(pa.timestamp("us")).cast(pa.date32(), safe=False)
        for group in pa.table({"site": site, "day": days}).group_by(["site", "day"]).aggregate([([], "count_all")]).to_pylist():
            self.by_day[group["site"], group["day"]] += group["count_all"]

        marks = {"site": site} | _marks(table)
        sums = [(name, "sum") for name in marks if name != "site"]
        for group in pa.table(marks).group_by("site").aggregate(sums).to_pylist():
            counts = self.by_site.setdefault(group["site"], Counter())
            counts.update({name: group[f"{name}_sum"] for name, _ in sums if group[f"{name}_sum"]})

        originals = pc.list_element(pc.split_pattern(table["duplicate_of"].drop_null(), ":", max_splits=1), 0)
        copies = table["site"].filter(table["duplicate_of"].is_valid())
        self.copies.update(zip(originals.to_pylist(), copies.to_pylist(), strict=True))

        for tag in pc.value_counts(pc.list_flatten(table["tags"]).combine_chunks()).to_pylist():
            self.tags[tag["values"]] += tag["counts"]

        self._add_delays(table)

    def _add_delays(self, table: pa.Table) -> None:
        """Of first versions: a later one was crawled when the article had changed."""
        first = pc.less_equal(pc.fill_null(table["revision"], 1), 1)
        delays = pc.subtract(table["crawled_at"], table["published_at"]).cast(pa.int64())
        known = pc.and_(first, delays.is_valid())
        seconds = delays.filter(known).to_numpy() / 1e6
        # A site whose clock is fast publishes after we read it.
        at = np.clip(np.searchsorted(_DELAY_EDGES, seconds, side="right") - 1, 0, len(_DELAY_EDGES) - 2)
        names = table["site"].filter(known).combine_chunks().dictionary_encode()
        bins = len(_DELAY_EDGES) - 1
        counts = np.bincount(names.indices.to_numpy() * bins + at, minlength=len(names.dictionary) * bins)
        for name, some in zip(names.dictionary.to_pylist(), counts.reshape(-1, bins), strict=True):
            self._delays[name] = self._delays.get(name, 0) + some

    def _delay_counts(self, site: str | None) -> np.ndarray:
        nothing = np.zeros(len(_DELAY_EDGES) - 1, dtype=np.int64)
        return self._delays.get(site, nothing) if site is not None else sum(self._delays.values(), nothing)


def tally(dataset: Path, sites: Collection[str] = (), first: date | None = None, last: date | None = None) -> Tally:
    """Count the articles of a dataset's folder.

    sites        those that count; all without them.
    first, last  days of publication that count, inclusive; where one is given, articles without a time do not count.

    OSError or DatasetError where a file cannot be read.
    """
    found = Tally()
    for table in _tables(sorted(_files(dataset, sites, first, last))):
        found.add(table)
    return found


def files(dataset: Path) -> Iterator[tuple[str, str, Path]]:
    """(site, day or `unknown`, path) of every file of a dataset, in no order."""
    for path in dataset.glob("site=*/date=*/*.parquet"):
        yield path.parts[-3].removeprefix("site="), path.parts[-2].removeprefix("date="), path


def _files(dataset: Path, sites: Collection[str], first: date | None, last: date | None) -> Iterator[Path]:
    for site, day, path in files(dataset):
        if sites and site not in sites:
            continue
        if first or last:
            if day == UNKNOWN_DAY:
                continue
            at = date.fromisoformat(day)
            if (first and at < first) or (last and at > last):
                continue
        yield path


def _tables(paths: Iterable[Path]) -> Iterator[pa.Table]:
    """The rows of all files, in tables of a useful size: most files are small, and none has more than 200,000 rows."""
    some: list[pa.Table] = []
    rows = 0
    for path in paths:
        table = _read(path)
        some.append(table)
        rows += len(table)
        if rows >= _TABLE_ROWS:
            yield pa.concat_tables(some)
            some, rows = [], 0
    if some:
        yield pa.concat_tables(some)


def _read(path: Path) -> pa.Table:
    """The columns that are counted, of a whole file."""
    try:
        # Neither pyarrow.dataset nor iter_batches: with many small files they take twice the time.
        with pq.ParquetFile(path) as file:
            table = file.read(_READ, use_threads=False)
    except pa.ArrowException as error:
        raise DatasetError(f"{path} cannot be read ({error}); make the dataset anew with `scrapy dataset`") from error
    if missing := set(_COLUMNS) - set(table.column_names):
        raise DatasetError(f"{path} has no column {', '.join(sorted(missing))}; make the dataset anew with `scrapy dataset`")
    return table


def _marks(table: pa.Table) -> dict[str, pa.ChunkedArray]:
    """What is counted of each site: a column of ones and zeroes each."""
    pages = pc.min_element_wise(pc.coalesce(table["pages_expected"], table["pages_fetched"]), PAGES[-1])
    marks = {"articles": pc.is_valid(table["site"]), "duplicate": table["duplicate_of"].is_valid()}
    marks |= {str(word): pc.equal(table["completeness"], str(word)) for word in Completeness}
    marks |= {f"of {number} pages": pc.equal(pages, number) for number in PAGES}
    marks |= {f"with {name}": _is_there(table[column]) for name, column in _COLUMN_OF.items()}
    return marks


def _is_there(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(column.type):
        return pc.fill_null(pc.greater(pc.list_value_length(column), 0), False)
    return column.is_valid()

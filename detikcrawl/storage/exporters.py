"""Scrapy's item exporters for our rows: behind `-o`, `-O`, FEEDS, batches and `s3://`.

Each output has the fields of a row in their order, or those that the feed option `fields` names. An item that does
not fit the contract is left out, logged and counted (stat `feedexport/misfit_count/<exporter>`): Scrapy would go on
after an exception too, but with a file that nobody can read.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from itemadapter import ItemAdapter
from scrapy.exporters import BaseItemExporter
from w3lib.url import file_uri_to_path

from detikcrawl.article import FIELD_NAMES, Article
from detikcrawl.storage.parquet import ParquetRows
from detikcrawl.storage.rows import Row, to_json, to_row
from detikcrawl.storage.schema import to_schema

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)

# The names that the setting FEED_EXPORTERS gives to the exporters below.
_FORMATS = frozenset({"jsonl", "jsonlines", "jl", "parquet"})


class RowExporter(BaseItemExporter):
    """What both formats share: the row of an item, whole, goes to `write_row`.

    `file` is only written to, never closed. Raises ValueError where `fields` names no field of a row.
    """

    def __init__(self, file: IO[bytes], **kwargs: Any):
        super().__init__(**kwargs)
        self.file = file
        to_schema(self.fields_to_export)
        self.fields = _renamed(self.fields_to_export)
        self.misfits = 0
        self.stats: StatsCollector | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, file: IO[bytes], **kwargs: Any) -> Self:
        """An exporter that counts in the stats of the crawl."""
        exporter = cls(file, **kwargs)
        exporter.stats = crawler.stats
        return exporter

    def export_item(self, item: Any) -> None:
        """Writes an Article, or another item that has its fields."""
        try:
            row = to_row(item if isinstance(item, Article) else ItemAdapter(item))
        except ValueError as error:
            self.misfits += 1
            if self.stats:
                self.stats.inc_value(f"feedexport/misfit_count/{type(self).__name__}")
            logger.error("Left out of %s: %s: %s", _name(self.file), ItemAdapter(item).get("id"), error)
        else:
            self.write_row(row)

    def write_row(self, row: Row) -> None:
        """Takes one row, with all of its fields."""
        raise NotImplementedError


class JsonLinesExporter(RowExporter):
    """One row a line, in UTF-8 whatever FEED_EXPORT_ENCODING says, never indented."""

    def write_row(self, row: Row) -> None:
        """Writes the row at once."""
        self.file.write(to_json({renamed: row[name] for name, renamed in self.fields.items()}) + b"\n")


class ParquetExporter(RowExporter):
    """Rows with the Arrow schema of the contract, compressed with zstd; the file is readable once it is finished.

    Raises ValueError where the file holds something already: readers of Parquet begin at its end, so they would see
    only what was appended.
    """

    def __init__(self, file: IO[bytes], **kwargs: Any):
        super().__init__(file, **kwargs)
        if _position(file):
            raise ValueError(_refusal(_name(file)))
        self._rows: ParquetRows | None = None

    def start_exporting(self) -> None:
        """Opens the file, so that a run without rows leaves a valid one."""
        self._rows = ParquetRows(self.file, self.fields_to_export)

    def write_row(self, row: Row) -> None:
        """Keeps the row until a row group is full."""
        self._rows.write(row)

    def finish_exporting(self) -> None:
        """Writes what is left and the end of the file."""
        self._rows.close()


def check_feeds(feeds: Mapping[str | Path, Mapping[str, Any]]) -> None:
    """Refuses feeds of which nothing could come, before a crawl begins; `feeds` as in the setting FEEDS.

    Raises ValueError, in one line, where a Parquet file is there already and not to be overwritten, or where `fields`
    names no field of a row. Names with %(...)s and other machines are known only to the crawl and pass.
    """
    for feed, options in feeds.items():
        uri = str(feed)
        form = options.get("format") or Path(uri).suffix.removeprefix(".")
        if form in _FORMATS:
            to_schema(options.get("fields"))
        if form == "parquet" and not options.get("overwrite") and "%(" not in uri and _has_content(uri):
            raise ValueError(_refusal(uri))


def _has_content(uri: str) -> bool:
    scheme = urlsplit(uri).scheme
    if scheme not in ("", "file"):
        return False
    path = Path(file_uri_to_path(uri) if scheme else uri)
    return path.is_file() and path.stat().st_size > 0


def _refusal(name: str) -> str:
    return (
        f"{name} is there already, and a Parquet file cannot be appended to: "
        "write over it with -O (in FEEDS: overwrite) or choose another name"
    )


def _renamed(fields: Any) -> dict[str, str]:
    """From the names of the fields to be written to what they are called in the output."""
    if fields is None:
        return dict(zip(FIELD_NAMES, FIELD_NAMES, strict=True))
    return dict(fields) if isinstance(fields, Mapping) else {name: name for name in fields}


def _name(file: IO[bytes]) -> str:
    return str(getattr(file, "name", "the output"))


def _position(file: IO[bytes]) -> int:
    try:
        return file.tell()
    except (AttributeError, OSError):  # A pipe, or a file that compresses: neither was opened to append to.
        return 0

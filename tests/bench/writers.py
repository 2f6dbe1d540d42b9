"""Rows to files: our exporters against Scrapy's."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from typing import IO

from scrapy.exporters import BaseItemExporter, JsonLinesItemExporter

from detikcrawl.article import Article
from detikcrawl.storage.exporters import JsonLinesExporter, ParquetExporter
from tests.bench.invented import articles
from tests.bench.measure import Table, race

ROWS = 5000
EXPORTERS: dict[str, Callable[[IO[bytes]], BaseItemExporter]] = {
    "Scrapy, JSON Lines": partial(JsonLinesItemExporter, encoding="utf-8"),
    "detikcrawl, JSON Lines": JsonLinesExporter,
    "detikcrawl, Parquet": ParquetExporter,
}


def run(rounds: int) -> list[Table]:
    rows = articles(ROWS)
    lines = race({name: partial(_write, exporter, rows) for name, exporter in EXPORTERS.items()}, rounds)
    for line in lines:
        line.facts["bytes a row"] = f"{line.result / ROWS:,.0f}"
    words = sum(row.word_count or 0 for row in rows) / ROWS
    return [Table("writers", ROWS, "rows", lines, notes=[f"{words:.0f} invented words a row; real news compresses less"])]


def _write(exporter_for: Callable[[IO[bytes]], BaseItemExporter], rows: list[Article]) -> int:
    with tempfile.TemporaryFile() as file:
        exporter = exporter_for(file)
        exporter.start_exporting()
        for row in rows:
            exporter.export_item(row)
        exporter.finish_exporting()
        return file.tell()

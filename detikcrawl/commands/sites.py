"""`scrapy sites`: which sites there are, where their links come from, and what was checked against what."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, ClassVar

import orjson
from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import FAILED, USAGE_ERROR, NoAnswer, in_one_line, news_sites
from detikcrawl.commands.data_sheet import DataSheet, DataSheetError, data_sheet


class Command(ScrapyCommand):
    """Print a table of the sites, or the data sheets of those that are named."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[SITE ...] [--markdown | --json]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "List the sites: discovery, page form, robots.txt, and what each was checked against"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--markdown", action="store_true", help="the table as in README.md")
        form.add_argument("--json", action="store_true", help="one JSON object a line, with all of the data sheet")

    @in_one_line("sites")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print; exit code 1 where a data sheet contradicts its site, 2 where a site is not known."""
        known = news_sites(self.settings)
        if unknown := [name for name in args if name not in known]:
            raise NoAnswer(f"unknown site {unknown[0]!r}; known: {', '.join(known)}", USAGE_ERROR)
        sheets = []
        for name in args or known:
            try:
                sheets.append(data_sheet(known[name]))
            except DataSheetError as error:
                raise NoAnswer(f"{known[name].__module__}: {error}", FAILED) from error
        if opts.json:
            sys.stdout.buffer.writelines(orjson.dumps(asdict(sheet)) + b"\n" for sheet in sheets)
        elif opts.markdown:
            sys.stdout.write(markdown(sheets))
        elif args:
            print("\n\n".join(map(in_full, sheets)))
        else:
            print_table(sheets)


def markdown(sheets: Iterable[DataSheet]) -> str:
    """The table of README.md."""
    lines = [
        "| site | `scrapy crawl` | family | channels | links from | pages | checked against |",
        "|---|---|---|--:|---|---|---|",
    ]
    for sheet in sheets:
        checked = sheet.evidence + (f". **robots.txt:** {sheet.robots}" if sheet.robots else "")
        cells = (
            f"[{sheet.title}]({sheet.site})",
            f"`{sheet.name}`",
            sheet.family or "",
            str(len(sheet.channels)),
            ", ".join(sheet.discovery),
            ", ".join(sheet.page_forms),
            checked,
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def print_table(sheets: list[DataSheet]) -> None:
    """One line a site, and below the notes on robots.txt."""
    heads = ("site", "title", "family", "channels", "links from", "pages", "checked against")
    table = [
        (
            sheet.name,
            sheet.title,
            sheet.family or "-",
            str(len(sheet.channels)),
            ", ".join(sheet.discovery),
            ", ".join(sheet.page_forms),
            sheet.evidence,
        )
        for sheet in sheets
    ]
    widths = [max(map(len, column)) for column in zip(heads, *table, strict=True)]
    for line in (heads, *table):
        print("  ".join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)).rstrip())
    for sheet in sheets:
        if sheet.robots:
            print(f"\nrobots.txt of {sheet.title}: {sheet.robots}")


def in_full(sheet: DataSheet) -> str:
    """The data sheet of a site, a label a line."""
    facts = {
        "Site": sheet.site,
        "Owner": sheet.owner,
        "Family": sheet.family,
        "Channels": ", ".join(sheet.channels),
        "Discovery": sheet.how,
        "Addresses": sheet.addresses,
        "Pages": sheet.pages,
        "Layouts": ", ".join(sheet.layouts),
        "Checked": sheet.evidence,
        "Robots": sheet.robots,
        "Caveats": sheet.caveats,
    }
    return "\n".join([f"{sheet.title} (scrapy crawl {sheet.name})", *(f"  {k + ':':<11}{v}" for k, v in facts.items() if v)])

"""`scrapy report`: what is in the dataset, what is missing and how the crawls went, as one HTML page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, day_given, in_one_line, news_sites
from detikcrawl.dataset.targets import atomic, is_ours
from detikcrawl.report.facts import collect, sites_of
from detikcrawl.report.figure import many
from detikcrawl.report.figures import report
from detikcrawl.storage.parts import utc_now

PAGE = "report.html"


class Command(ScrapyCommand):
    """Write the report."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[--out FILE.html] [--from DAY] [--until DAY] [SITE ...]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Draw what is in the dataset, its gaps and what failed, as one HTML page"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        parser.add_argument("--out", metavar="FILE.html", help=f"where to (default: {PAGE} in the data directory)")
        parser.add_argument("--from", dest="first", metavar="DAY", help="first day, such as 2026-11-16 (in WIB)")
        parser.add_argument("--until", dest="last", metavar="DAY", help="last day, inclusive")

    @in_one_line("report")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the page and say where; exit code 1 where there is no dataset, 2 where the call is wrong."""
        try:
            from detikcrawl.report.page import html
        except ModuleNotFoundError as error:
            raise NoAnswer(f"it needs {error.name}: install it with `pip install -e '.[report]'`") from None
        first, last = day_given("--from", opts.first), day_given("--until", opts.last)
        if first and last and first > last:
            raise NoAnswer(f"--from {first} lies after --until {last}", USAGE_ERROR)
        data = Path(self.settings["DATA_DIR"])
        out = Path(opts.out) if opts.out else data / PAGE
        if out.is_dir() or is_ours(out, data):
            raise NoAnswer(
                f"--out {out} is a folder, or lies in what is kept of crawls; name a file, such as {PAGE}", USAGE_ERROR
            )
        titles = {name: site.title for name, site in news_sites(self.settings).items()}
        there = sites_of(data)
        if unknown := [name for name in args if name not in there | titles.keys()]:
            raise NoAnswer(f"unknown site {unknown[0]!r}; known: {', '.join(sorted(there | titles.keys()))}", USAGE_ERROR)
        facts = collect(data, sorted(set(args) or there), now=utc_now(), first=first, last=last, titles=titles)
        content = html(report(facts)).encode()
        out.parent.mkdir(parents=True, exist_ok=True)
        with atomic(out) as draft:
            draft.write_bytes(content)
        print(f"{out}: {many(facts.tally.rows, 'article')} of {many(len(facts.sites), 'site')}, {len(content) / 1e6:.1f} MB")

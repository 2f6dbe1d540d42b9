"""`scrapy history SITE`: how the runs of a site went, the newest first."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from itertools import islice
from typing import Any, ClassVar

import orjson
from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, in_one_line, one_site
from detikcrawl.monitoring.verdict import Verdict
from detikcrawl.storage.history import Summary, read_summaries

RUNS = 20
"""So many runs are shown when nothing is said."""


class Command(ScrapyCommand):
    """Print the history of a site."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "SITE [--runs N] [--verdict VERDICT] [--json]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Show how the runs of a site went, and why"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the command."""
        super().add_options(parser)
        parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"the newest N of them (default {RUNS})")
        parser.add_argument("--verdict", choices=[each.value for each in Verdict], help="only runs that went like this")
        parser.add_argument("--json", action="store_true", help="the whole summaries, one JSON object a line")

    @in_one_line("history")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print one line a run, and its reasons; exit code 1 where there was none, 2 where the call is wrong."""
        folders = one_site(self.settings, args, "history")
        if opts.runs < 1:
            raise NoAnswer(f"--runs {opts.runs} shows nothing", USAGE_ERROR)
        found = (each for each in read_summaries(folders.runs) if opts.verdict in (None, each["verdict"]))
        runs = list(islice(found, opts.runs))
        if opts.json:
            sys.stdout.buffer.writelines(orjson.dumps(run) + b"\n" for run in runs)
        elif runs:
            print_runs(runs)
        if not runs:
            verdict = f" {opts.verdict}" if opts.verdict else ""
            raise NoAnswer(f"no{verdict} run of {folders.site} left a summary in {folders.runs}")


def print_runs(runs: list[Summary]) -> None:
    """One line a run, its reasons below."""
    columns = ("listed", "tried", "failed", "rows", "partial")
    print(
        f"{'began (UTC)':<17}{'minutes':>8}  {'verdict':<12}" + "".join(f"{name:>9}" for name in columns) + "  asked for less"
    )
    for run in runs:
        articles = run["articles"]
        failed = sum(articles["failed"].values())
        tried = failed + sum(articles[name] for name in ("complete", "partial", "unknown", "unchanged"))
        counts = (run["links"]["listed"], tried, failed, run["rows"]["written"], run["rows"]["partial"])
        began = datetime.fromisoformat(run["started_at"])
        line = f"{began:%Y-%m-%d %H:%M} {run['seconds'] / 60:>8.1f}  {run['verdict']:<12}"
        print(f"{line}{''.join(f'{count:>9,}' for count in counts)}  {', '.join(run['narrowed'])}".rstrip())
        for reason in run["reasons"]:
            print(f"{'':<27}{reason}")

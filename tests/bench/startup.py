"""What the number of sites costs at the start: `scrapy list`, and a crawl of one article, with all sites and with one."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import Line, Table, run_process
from tests.newsroom.make_sample import SAMPLE
from tests.newsroom.sample import sample
from tests.project_copy import copy_project

SITE = "detik"
MOST = 1.5
ONE, ALL = "one site", "all sites"


def run(rounds: int) -> list[Table]:
    with tempfile.TemporaryDirectory(prefix="detikcrawl-bench-") as name:
        folder = Path(name)
        projects = {ONE: copy_project(folder / "one"), ALL: copy_project(folder / "all")}
        for file in (projects[ONE] / "spiders").rglob("*.py"):
            if file.stem not in (SITE, "__init__"):
                file.unlink()
        story = next(story for story in sample().articles if story.form == "single")
        crawl = ["crawl", SITE, "-a", f"urls={story.url}", "-s", f"REPLAY={SAMPLE}", "-s", "INCREMENTAL=False"]
        crawl += ["-O", str(folder / "rows.jsonl")]
        return [
            _race("scrapy list", ["list"], projects, rounds),
            _race("scrapy crawl of one article, replayed", crawl, projects, rounds),
        ]


def _race(title: str, words: list[str], projects: dict[str, Path], rounds: int) -> Table:
    table = Table(title, 1, "starts", [Line(name) for name in projects])
    for turn in range(-1, rounds):  # once before the clock runs: compiled modules
        lines = table.lines if turn % 2 else table.lines[::-1]
        for line in lines:
            seconds = _start(words, projects[line.name])
            if turn >= 0:
                line.seconds.append(seconds)
    one, every = table.lines
    for line in table.lines:
        sites = len(list((projects[line.name] / "spiders").glob("[a-z]*.py")))
        line.facts["sites"] = str(sites)
    table.at_most(MOST, every, one, f"{title}: all sites cost at most {MOST} times what one does")
    return table


def _start(words: list[str], project: Path) -> float:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SCRAPY", "DETIKCRAWL"))}
    environment |= {"PYTHONPATH": str(project), "DETIKCRAWL_DATA": str(project / "data")}
    return run_process([sys.executable, "-m", "scrapy", *words], environment, project).cpu

"""The command line of chaos."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.chaos.scenarios import SCENARIOS
from tests.chaos.world import World

COLUMNS = ("articles", "starts", "stops", "JSONL", "Parquet", "wrong", "requests", "again", "index again", "seconds")


def main() -> int:
    """Runs the scenarios named, or all; 1 where anything was lost, doubled or left over."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description="Stop crawls in every way; nothing may be lost.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(SCENARIOS)}; all if none is named")
    parser.add_argument("--articles", type=int, default=2000, metavar="N", help="articles of the site (default %(default)s)")
    parser.add_argument("--times", type=int, metavar="N", help="how often it happens, in place of each scenario's own number")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the site and of the moments (default %(default)s)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep data and logs here")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in SCENARIOS]:
        parser.error(f"unknown scenario {', '.join(unknown)}; there are: {', '.join(SCENARIOS)}")
    print(f"{options.articles} articles, seed {options.seed}")
    print("starts: processes. stops: those that did not end by themselves. JSONL, Parquet: rows in the parts of the end.")
    print("wrong: lost, doubled, torn or left over. again: pages of articles asked for again after they had been answered.\n")
    names = options.names or list(SCENARIOS)
    width = max(map(len, names))
    print(" " * width + "".join(f"{column:>12}" for column in COLUMNS))
    good = True
    with tempfile.TemporaryDirectory(prefix="chaos-") as temporary:
        for name in names:
            good &= _run(name, (options.keep or Path(temporary)) / name, options, width)
    return 0 if good else 1


def _run(name: str, folder: Path, options: argparse.Namespace, width: int) -> bool:
    scenario, times, _ = SCENARIOS[name]
    started = time.monotonic()
    with World(folder, articles=options.articles, seed=options.seed, part_rows=max(2, options.articles // 80)) as world:
        try:
            stops = scenario(world, options.times or times)
        except AssertionError:
            traceback.print_exc()
            print(f"{name}: did not come to its end")
            return False
        outcome = world.outcome()
    figures = (
        options.articles,
        world.starts,
        stops,
        outcome.jsonl_rows,
        outcome.parquet_rows,
        len(outcome.wrong),
        outcome.requests,
        outcome.again,
        outcome.index_again,
        round(time.monotonic() - started),
    )
    print(name.ljust(width) + "".join(f"{figure:>12,}" for figure in figures), flush=True)
    for line in outcome.wrong:
        print(f"  {line}")
    return not outcome.wrong


if __name__ == "__main__":
    sys.exit(main())

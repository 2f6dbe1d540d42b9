"""The command line of the bench."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path

from tests.bench.measure import Table
from tests.bench.report import as_json, machine, print_machine, print_table

BENCHES = {
    "extraction": 15,
    "crawl": 2,
    "writers": 3,
    "dates": 7,
    "archive": 9,
    "near_duplicates": 1,
    "clusters": 1,
    "dataset": 1,
    "ledger": 3,
    "startup": 7,
}
"""The modules, each with the rounds it makes when nothing is said: half a minute at most while nothing else runs."""


def main() -> int:
    """Runs the benches named, or all; 1 where --check is given and a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure detikcrawl against baselines.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(BENCHES)}; all if none is named")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds of each bench")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure here, too")
    parser.add_argument("--check", action="store_true", help="exit code 1 where a goal is missed")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in BENCHES]:
        parser.error(f"unknown bench {', '.join(unknown)}; there are: {', '.join(BENCHES)}")
    if options.rounds is not None and options.rounds < 1:
        parser.error("--rounds: at least 1")

    facts = machine()
    print_machine(facts)
    done: dict[str, list[Table]] = {}
    for name in dict.fromkeys(options.names or BENCHES):
        done[name] = import_module(f"tests.bench.{name}").run(options.rounds or BENCHES[name])
        for table in done[name]:
            print_table(table)
            sys.stdout.flush()
    if options.json:
        benches = {name: [as_json(table) for table in tables] for name, tables in done.items()}
        options.json.write_text(json.dumps({"machine": facts, "benches": benches}, indent=2) + "\n")
    missed = [goal for tables in done.values() for table in tables for goal in table.goals if not goal.reached]
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())

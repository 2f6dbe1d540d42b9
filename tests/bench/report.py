"""What was measured, for people and as JSON, and on which machine."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

import detikcrawl
from tests.bench.measure import Line, Table

PACKAGES = "scrapy selectolax parsel lxml trafilatura dateparser orjson pyarrow warcio fastwarc".split()


def machine() -> dict[str, Any]:
    """The machine and the versions that the figures belong to."""
    return {
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "packages": {"detikcrawl": detikcrawl.__version__} | {name: found for name in PACKAGES if (found := _version(name))},
    }


def print_machine(facts: dict[str, Any]) -> None:
    """Three lines."""
    print(f"{facts['cpu']}, {facts['cores']} cores, load {facts['load']}; {facts['system']}; Python {facts['python']}")
    print(", ".join(f"{name} {found}" for name, found in facts["packages"].items()))
    print("Rates are per CPU second: median of the rounds and their range. Time and speed: times the first line's.\n")


def print_table(table: Table) -> None:
    """The table, its goals and its notes."""
    rounds = len(table.lines[0].seconds)
    print(f"{table.title} ({table.units} {table.unit}, {rounds} {'round' if rounds == 1 else 'rounds'})")
    facts = list(dict.fromkeys(name for line in table.lines for name in line.facts))
    rows = [["", f"{table.unit}/s", "range", "time", "range", "speed", *facts]]
    for line in table.lines:
        rates, times = table.rates(line), table.times(line)
        rows.append(
            [
                line.name,
                _figure(median(rates)),
                f"{_figure(min(rates))}-{_figure(max(rates))}",
                _ratio(median(times)),
                f"{_ratio(min(times))}-{_ratio(max(times))}",
                _ratio(1 / median(times)),
                *(line.facts.get(name, "") for name in facts),
            ]
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for first, *rest in rows:
        cells = (text.rjust(width) for text, width in zip(rest, widths[1:], strict=True))
        print("  " + "  ".join([first.ljust(widths[0]), *cells]).rstrip())
    for goal in table.goals:
        print(f"  {'PASS' if goal.reached else 'FAIL'}: {goal.text}: {goal.figure:.2f}")
    for note in table.notes:
        print(f"  {note}")
    print()


def as_json(table: Table) -> dict[str, Any]:
    """The table with the seconds of every round."""
    return {
        "title": table.title,
        "units": table.units,
        "unit": table.unit,
        "lines": [_line_as_json(table, line) for line in table.lines],
        "goals": [{"text": goal.text, "figure": goal.figure, "reached": goal.reached} for goal in table.goals],
        "notes": table.notes,
    }


def _line_as_json(table: Table, line: Line) -> dict[str, Any]:
    return {
        "name": line.name,
        "cpu_seconds": line.seconds,
        "per_second": median(table.rates(line)),
        "times_the_baseline": median(table.times(line)),
        "facts": line.facts,
    }


def _figure(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}"


def _ratio(times: float) -> str:
    return f"{times:.2f}" if times >= 0.1 else f"{times:.2g}"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())

"""Timing pieces of work against each other, and processes of their own.

Seconds are CPU seconds, so that whatever else runs on the machine counts little; the contenders take turns in every round,
so that what remains of it meets all of them. A ratio is the median of the rounds' own ratios.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

ROOT = Path(__file__).parents[2]
SHORTEST = 0.15
"""A piece of work is repeated for so many seconds in each round: less than that is noise."""

LARGE = 16 * 1024 * 1024
"""Bytes; as much as a page may have."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that a table must show."""

    text: str
    figure: float
    reached: bool


@dataclass(slots=True)
class Line:
    """One contender: CPU seconds of its work in every round, and what else is to be said of it."""

    name: str
    seconds: list[float] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    result: Any = None
    """What the work gave back when it was done for the first time."""


@dataclass(slots=True)
class Table:
    """What was measured; the first line is the baseline."""

    title: str
    units: int
    """So many of `unit` are one piece of work."""

    unit: str
    lines: list[Line] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def rates(self, line: Line) -> list[float]:
        """Units per CPU second, a round each."""
        return [self.units / seconds for seconds in line.seconds]

    def times(self, line: Line, baseline: Line | None = None) -> list[float]:
        """How many times the baseline's time, a round each."""
        return [own / base for own, base in zip(line.seconds, (baseline or self.lines[0]).seconds, strict=True)]

    def at_most(self, limit: float, line: Line, baseline: Line, text: str) -> None:
        """A goal: no more than so many times the baseline's time."""
        figure = median(self.times(line, baseline))
        self.goals.append(Goal(text, figure, figure <= limit))

    def at_least_faster(self, limit: float, line: Line, other: Line, text: str) -> None:
        """A goal: at least so many times faster than another."""
        figure = median(self.times(other, line))
        self.goals.append(Goal(text, figure, figure >= limit))


def race(contenders: Mapping[str, Callable[[], object]], rounds: int) -> list[Line]:
    """Every piece of work timed in every round, each round beginning with another one."""
    # Once before the clock runs: imports, caches.
    lines = [Line(name, result=work()) for name, work in contenders.items()]
    # glibc gives freed memory back at once, and pays for it again, until the process has freed something larger: without
    # this the parse of a page takes a third longer in some rounds, in others not.
    bytearray(LARGE)
    gc.collect()
    gc.freeze()  # what is loaded by now would be looked at again by every collection, at the cost of whoever runs
    try:
        for turn in range(rounds):
            for line in _rotated(lines, turn):
                line.seconds.append(_seconds(contenders[line.name]))
    finally:
        gc.unfreeze()
    return lines


def _rotated(lines: Sequence[Line], by: int) -> list[Line]:
    by %= len(lines)
    return [*lines[by:], *lines[:by]]


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    repeats = 0
    start = process_time()
    while True:
        work()
        repeats += 1
        spent = process_time() - start
        if spent >= SHORTEST:
            return spent / repeats


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process took."""

    wall: float
    """Seconds from its start to its end."""

    cpu: float
    """CPU seconds of all its threads."""

    peak_rss: int
    """The most memory that it held, in bytes."""

    log: str
    """What it wrote to stderr."""


def run_process(command: Sequence[str], environment: Mapping[str, str], folder: Path = ROOT) -> Usage:
    """Run a command in the project's root, or another folder. RuntimeError, with what it printed, where it fails."""
    # The peak that the system reports for a process begins with that of whoever started it, so a small one starts it.
    starter = [sys.executable, "-S", "-E", str(Path(__file__).with_name("starter.py")), *command]
    done = subprocess.run(starter, cwd=folder, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-4000:]}")
    return Usage(**json.loads(done.stdout.splitlines()[-1]), log=done.stderr)

"""The command line of the fuzzer."""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.run import Fuzzer, run

SLOW = 2.0
"""Seconds of processor time that no page may take."""

GROWTH = 150_000_000
"""Bytes by which memory may grow after the first tenth of the pages."""


def main() -> int:
    """Reads the pages; 1 where a reader failed, a page was slow or memory grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Broken pages through every reader.")
    parser.add_argument("--pages", type=int, default=10_000, metavar="N", help="how many (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the mutations (default %(default)s)")
    parser.add_argument("--only", type=int, metavar="N", help="the page with this number alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        fuzzer = Fuzzer(Path(folder), seed=options.seed)
        if options.only is not None:
            outcome = fuzzer.outcome(options.only)
            print(f"{outcome.seconds:.2f} s, {outcome.result}: {outcome.how}\n{outcome.failure}")
            return 1 if outcome.failure or outcome.seconds > SLOW else 0
        started = time.monotonic()
        report = run(fuzzer, options.pages)
    print(f"{report.pages:,} pages, seed {options.seed}, {time.monotonic() - started:.0f} s")
    print(", ".join(f"{result} {count:,}" for result, count in report.results.most_common()))
    for outcome in report.failures[:20]:
        print(f"\npage {outcome.number} ({outcome.how}):\n{outcome.failure}")
    print("the slowest, in seconds of processor time:")
    for outcome in report.slowest:
        print(f"  {outcome.seconds:.2f}  page {outcome.number}: {outcome.how}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    growth = report.last_rss - report.first_rss
    print(f"memory: {report.first_rss >> 20} MB after a tenth, {report.last_rss >> 20} MB at the end, peak {peak} MB")
    slow = report.slowest[0].seconds > SLOW if report.slowest else False
    return 1 if report.failures or slow or growth > GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())

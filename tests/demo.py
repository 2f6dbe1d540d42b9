"""`scrapy demo` and what a user does with its dataset, each command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def scrapy(*arguments: str | Path, data: Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of the project with this data directory; it must end well."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SCRAPY", "DETIKCRAWL", "AWS"))}
    where = {"DETIKCRAWL_DATA": str(data), "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "detikcrawl.settings"}
    words = [sys.executable, "-m", "scrapy", *map(str, arguments)]
    done = subprocess.run(words, cwd=cwd, env=kept | where | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def run_demo(folder: Path) -> tuple[Path, str]:
    """Runs the demo; its data directory, and what it printed."""
    done = scrapy("demo", data=folder)
    return folder / "demo", done.stdout

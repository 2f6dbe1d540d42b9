"""A copy of the project, for commands that write into it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ("detikcrawl", "spiders", "pipelines")


def copy_project(folder: Path) -> Path:
    """The code and the files that tell what it is, in this new folder."""
    for package in CODE:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("scrapy.cfg", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "tests" / "spiders").mkdir(parents=True)
    return folder


def run_in(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """`python -m COMMAND` in the copy, with its code and no other."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SCRAPY", "DETIKCRAWL", "PYTHON"))}
    environment = kept | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)}
    words = [sys.executable, "-m", *map(str, command)]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)

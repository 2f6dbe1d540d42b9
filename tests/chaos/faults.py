"""Scrapy's command line in a process to which something happens.

    CHAOS='{"kill": [...], "full": FILE, "no_parquet": FILE}' python -m tests.chaos.faults crawl detik ...

The code under test is not changed: what it calls is, in this process alone.
"""

from __future__ import annotations

import errno
import functools
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from scrapy.cmdline import execute

VARIABLE = "CHAOS"


@dataclass(frozen=True, slots=True)
class Kill:
    """SIGKILL just before or just after the n-th call of a function."""

    function: str
    """Where it is found: `package.module:Class.method` or `module:function`."""

    when: str
    """before or after."""

    call: int = 1

    def __str__(self) -> str:
        return f"{self.when} {self.function.partition(':')[2]}"


@dataclass(frozen=True, slots=True)
class Faults:
    """What happens to a process."""

    kill: Kill | None = None
    full: Path | None = None
    """While this file is there, the disk of the data is full: nothing can be written, what is there can be removed."""

    no_parquet: Path | None = None
    """While this file is there, Parquet cannot be written."""

    def environment(self) -> dict[str, str]:
        """What tells the process of it."""
        return {VARIABLE: json.dumps(asdict(self), default=str)}


def inject(given: dict[str, Any]) -> None:
    """Let it happen to this process."""
    if given["kill"]:
        _kill_at(Kill(**given["kill"]))
    if given["full"]:
        _full_while(Path(given["full"]))
    if given["no_parquet"]:
        _no_parquet_while(Path(given["no_parquet"]))


def _kill_at(kill: Kill) -> None:
    calls = 0

    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def watched(*args: Any, **kwargs: Any) -> Any:
            nonlocal calls
            calls += 1
            now = calls == kill.call
            if now and kill.when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            result = function(*args, **kwargs)
            if now:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return watched

    _replace(kill.function, wrap)


def _full_while(flag: Path) -> None:
    def disk(function: Callable[..., Any]) -> Callable[..., Any]:
        def full(*args: Any, **kwargs: Any) -> Any:
            if flag.exists():
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return function(*args, **kwargs)

        return full

    def database(function: Callable[..., Any]) -> Callable[..., Any]:
        def full(*args: Any, **kwargs: Any) -> Any:
            if flag.exists():
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorname = "SQLITE_FULL"
                raise error
            return function(*args, **kwargs)

        return full

    def free_space(function: Callable[..., int]) -> Callable[..., int]:
        return lambda files: 0 if flag.exists() else function(files)

    for where in (
        "part_files:Draft.__init__",
        "part_files:Draft.write",
        "part_files:Draft.seal",
        "part_files:Draft.publish",
        "part_files:PartFiles.write_parquet",
        "journal:Journal._append",
    ):
        _replace(f"detikcrawl.storage.{where}", disk)
    _replace("detikcrawl.storage.ledger_file:LedgerFile.transaction", database)
    _replace("detikcrawl.storage.part_files:PartFiles.free_mb", free_space)


def _no_parquet_while(flag: Path) -> None:
    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*args: Any, **kwargs: Any) -> Any:
            if flag.exists():
                raise MemoryError("no memory for a row group")
            return function(*args, **kwargs)

        return failing

    _replace("detikcrawl.storage.part_files:parquet_bytes", wrap)


def _replace(where: str, wrap: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    module, _, name = where.partition(":")
    owner: Any = import_module(module)
    *classes, function = name.split(".")
    for each in classes:
        owner = getattr(owner, each)
    setattr(owner, function, wrap(getattr(owner, function)))


if __name__ == "__main__":
    inject(json.loads(os.environ[VARIABLE]))
    execute(["scrapy", *sys.argv[1:]])

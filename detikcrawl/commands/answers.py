"""What the commands on a site's state share: how they find it, and one line for whatever keeps them from answering."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.spiderloader import get_spider_loader

from detikcrawl.dataset import DatasetError
from detikcrawl.site import NewsSite
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.ledger_schema import LedgerError
from detikcrawl.storage.lock import SiteBusy
from detikcrawl.storage.part_files import DiskFull, PartsError

if TYPE_CHECKING:
    from scrapy.commands import ScrapyCommand
    from scrapy.settings import BaseSettings

Run = Callable[["ScrapyCommand", list[str], argparse.Namespace], None]

FAILED = 1
USAGE_ERROR = 2


class NoAnswer(Exception):
    """Why there is none, in one line, with the exit code that says so."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code


def in_one_line(name: str) -> Callable[[Run], Run]:
    """For the `run` of a command: errors that a user can do something about are one line on stderr and an exit code."""

    def decorate(run: Run) -> Run:
        @wraps(run)
        def answer(command: ScrapyCommand, args: list[str], opts: argparse.Namespace) -> None:
            try:
                run(command, args, opts)
            except NoAnswer as error:
                command.exitcode = error.code
                print(f"scrapy {name}: {error}", file=sys.stderr)
            except (LedgerError, SiteBusy, PartsError, DiskFull, DatasetError, OSError) as error:
                command.exitcode = FAILED
                print(f"scrapy {name}: {error}", file=sys.stderr)

        return answer

    return decorate


def news_sites(settings: BaseSettings) -> dict[str, type[NewsSite]]:
    """All sites of the project, by name."""
    loader = get_spider_loader(settings)
    return {name: spider for name in sorted(loader.list()) if issubclass(spider := loader.load(name), NewsSite)}


def one_site(settings: BaseSettings, args: list[str], command: str) -> SiteFolders:
    """The folders of the site that the arguments name. NoAnswer with USAGE_ERROR where they name none that is known."""
    known = news_sites(settings)
    if len(args) != 1:
        raise NoAnswer(f"name one site, such as `scrapy {command} detik`; known: {', '.join(known)}", USAGE_ERROR)
    if args[0] not in known:
        raise NoAnswer(f"unknown site {args[0]!r}; known: {', '.join(known)}", USAGE_ERROR)
    return folders_of(settings, args[0])


def day_given(option: str, value: str | None) -> date | None:
    """The day that an option names; None without one. NoAnswer with USAGE_ERROR where it is no day."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise NoAnswer(f"{option} {value!r} is no day; write it as 2026-11-16", USAGE_ERROR) from None


def folders_of(settings: BaseSettings, site: str) -> SiteFolders:
    """The folders of a site in this project's data directory."""
    return SiteFolders(Path(settings["DATA_DIR"]), site)


def need_ledger(folders: SiteFolders) -> Path:
    """The ledger's file. NoAnswer where there is none."""
    if not folders.ledger.is_file():
        raise NoAnswer(f"{folders.site} has no ledger yet ({folders.ledger}): nothing was crawled")
    return folders.ledger

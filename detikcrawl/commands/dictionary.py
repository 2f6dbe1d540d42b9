"""`scrapy dictionary`: what a row holds, in Markdown or as JSON Schema."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from detikcrawl.storage.schema import JSON_SCHEMA, dictionary_markdown


class Command(ScrapyCommand):
    """Prints the data dictionary, or says whether a file is still equal to it (exit code 1 where it is not)."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[--json-schema] [--check FILE]"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Print the data dictionary of the rows, or their JSON Schema"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the options of this command to those of Scrapy."""
        super().add_options(parser)
        parser.add_argument("--json-schema", action="store_true", help="the JSON Schema instead of the Markdown")
        parser.add_argument("--check", metavar="FILE", help="print nothing, fail where FILE differs")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Prints or compares."""
        if args:
            raise UsageError(f"no argument is expected, found {args[0]}")
        text = json.dumps(JSON_SCHEMA, indent=2) + "\n" if opts.json_schema else dictionary_markdown()
        if opts.check is None:
            sys.stdout.write(text)
        elif complaint := _complaint(Path(opts.check), text):
            option = " --json-schema" if opts.json_schema else ""
            print(f"{complaint}: write it anew with scrapy dictionary{option} > {opts.check}", file=sys.stderr)
            self.exitcode = 1


def _complaint(file: Path, text: str) -> str | None:
    """Why the file does not hold the text."""
    try:
        found = file.read_bytes()
    except OSError as error:
        return f"{file} cannot be read ({error.strerror})"
    return None if found == text.encode() else f"{file} differs from the contract in detikcrawl/article.py"

"""The import law, as far as import-linter (`make lint`) cannot see it: submodules, clocks, files, dateparser's base.

The lists say what is allowed, not what is forbidden: a new import in these packages is a decision, and is made here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

PURE = ("detikcrawl.article", "detikcrawl.text", "detikcrawl.discovery", "detikcrawl.extraction")

# Not here: zoneinfo and importlib.resources, which read files; logging, which writes them.
STDLIB = (
    "__future__", "abc", "base64", "binascii", "bisect", "collections", "contextlib", "copy", "dataclasses", "datetime",
    "difflib", "enum", "functools", "gzip", "hashlib", "heapq", "html", "io", "itertools", "json", "math", "operator",
    "re", "string", "struct", "textwrap", "types", "typing", "unicodedata", "urllib.parse", "zlib",
)  # fmt: skip

LAWS = {
    "detikcrawl": (*PURE, *STDLIB, "dateparser", "orjson", "selectolax", "trafilatura", "w3lib"),
    "spiders": (*PURE[1:], *STDLIB, "detikcrawl.site", "spiders.families", "spiders.layouts"),
    "pipelines": (*PURE, *STDLIB, "asyncio", "detikcrawl.storage", "itemadapter", "logging", "scrapy.exceptions"),
}
"""What a module may import, by its top level package; in detikcrawl it holds for PURE modules."""

CLOCKS = {"now", "today", "utcnow"}
IMPURE_BUILTINS = {
    "__import__": "imports what this test cannot see",
    "compile": "hides code from this test",
    "eval": "hides code from this test",
    "exec": "hides code from this test",
    "hash": "differs from process to process",
    "input": "waits for a person",
    "open": "opens a file",
    "print": "writes to the terminal",
}


def imports(tree: ast.AST, module: str, *, is_package: bool) -> Iterator[tuple[ast.stmt, str, str]]:
    """Every import: the statement, the name that it binds, and what it binds it to, as an absolute dotted name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.asname or alias.name.partition(".")[0], alias.name
        elif isinstance(node, ast.ImportFrom):
            parents = module.split(".") if is_package else module.split(".")[:-1]
            base = parents[: len(parents) - node.level + 1] if node.level else []
            origin = ".".join([*base, node.module or ""]).strip(".")
            for alias in node.names:
                yield node, alias.asname or alias.name, f"{origin}.{alias.name}"


def lies_in(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def without_type_checking(tree: ast.Module) -> ast.Module:
    """The tree without the body of `if TYPE_CHECKING:`, which is not there when the program runs."""

    class Remove(ast.NodeTransformer):
        def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
            if ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}:
                return [self.visit(child) for child in node.orelse]
            return self.generic_visit(node)

    return Remove().visit(tree)


def forbidden_imports(tree: ast.Module, module: str, *, is_package: bool = False) -> list[str]:
    allowed = LAWS[module.partition(".")[0]]
    if not module.startswith("detikcrawl."):
        tree = without_type_checking(tree)
    return [
        f"line {node.lineno}: imports {target}"
        for node, _, target in imports(tree, module, is_package=is_package)
        if not lies_in(target, allowed)
    ]


def impure_expressions(tree: ast.Module, module: str, *, is_package: bool = False) -> list[str]:
    bound = {name: target for _, name, target in imports(tree, module, is_package=is_package)}

    def dotted(node: ast.expr) -> str:
        """`dt.datetime.now` as "datetime.datetime.now" where dt is the module datetime; "" for what is no name."""
        if isinstance(node, ast.Name):
            # `import urllib.parse` binds "urllib": what follows is in the attributes.
            target = bound.get(node.id, node.id)
            return target if not target.startswith(node.id + ".") else node.id
        if isinstance(node, ast.Attribute):
            return f"{dotted(node.value)}.{node.attr}"
        return ""

    called = {node.func: node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    # a.b.c holds a.b: only the whole name counts
    inner = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Name | ast.Attribute) or isinstance(node.ctx, ast.Store) or node in inner:
            continue
        name, call = dotted(node), called.get(node)
        last = name.rpartition(".")[2]
        if name in IMPURE_BUILTINS:
            found.append((node, f"{name}() {IMPURE_BUILTINS[name]}"))
        elif name.startswith("datetime.") and last in CLOCKS:
            found.append((node, f"{name} reads the clock"))
        elif call and "." in name and last in CLOCKS:
            found.append((node, f".{last}() reads the clock"))
        elif call and "." in name and last == "open":
            found.append((node, f"{name}() opens a file"))
        elif call and last == "astimezone" and not call.args and not call.keywords:
            found.append((node, ".astimezone() reads the zone of the machine"))
        elif lies_in(name, ("dateparser",)) and not (call and has_base(call)):
            found.append((node, f"{name} without settings={{'RELATIVE_BASE': ...}} reads the clock"))
    return [f"line {node.lineno}: {message}" for node, message in found]


def has_base(call: ast.Call) -> bool:
    """Whether the call names a base time, in a dict that is written out in the call."""
    return any(
        isinstance(key, ast.Constant)
        and key.value == "RELATIVE_BASE"
        and not (isinstance(value, ast.Constant) and value.value is None)
        for keyword in call.keywords
        if keyword.arg == "settings"
        for literal in ast.walk(keyword.value)
        if isinstance(literal, ast.Dict)
        for key, value in zip(literal.keys, literal.values, strict=True)
    )


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def files_of(*packages: str) -> list[Path]:
    files = [file for top in LAWS for file in sorted((ROOT / top).rglob("*.py"))]
    return [file for file in files if lies_in(module_name(file), packages)]


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", files_of(*PURE, "spiders", "pipelines"), ids=named)
def test_a_module_imports_only_what_its_place_allows(file: Path) -> None:
    tree = ast.parse(file.read_bytes())
    assert forbidden_imports(tree, module_name(file), is_package=file.name == "__init__.py") == []


@pytest.mark.parametrize("file", files_of(*PURE, "spiders"), ids=named)
def test_pure_modules_and_sites_touch_no_clock_and_no_file(file: Path) -> None:
    tree = ast.parse(file.read_bytes())
    assert impure_expressions(tree, module_name(file), is_package=file.name == "__init__.py") == []


@pytest.mark.parametrize("package", [*PURE, "spiders", "pipelines"])
def test_the_law_has_something_to_look_at(package: str) -> None:
    assert files_of(package)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        *[
            ("detikcrawl.text.dates", line)
            for line in (
                "import os",
                "import os.path as p",
                "from pathlib import Path",
                "import socket",
                "import urllib",
                "import urllib.request",
                "from urllib import request",
                "import requests",
                "import subprocess",
                "import time",
                "from time import time",
                "import random",
                "import sqlite3",
                "import threading",
                "import asyncio",
                "import logging",
                "import zoneinfo",
                "from importlib.resources import files",
                "import scrapy",
                "from scrapy.http import Response",
                "from twisted.internet import reactor",
                "import pyarrow as pa",
                "from detikcrawl.storage import schema",
                "from detikcrawl import settings",
                "from detikcrawl.site import NewsSite",
                "from ..network import guard",
                "from .. import arguments",
                "from spiders import detik",
                "def f():\n    import os",
                "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from scrapy import Spider",
            )
        ],
        ("spiders.detik", "from detikcrawl.storage.schema import ARROW_SCHEMA"),
        ("spiders.detik", "from detikcrawl.network import guard"),
        ("spiders.detik", "from detikcrawl import article"),
        ("spiders.detik", "from spiders.kompas import Kompas"),
        ("spiders.detik", "from . import kompas"),
        ("spiders.families.detik_network", "from scrapy import Request"),
        ("pipelines.clean", "from spiders.detik import Detik"),
        ("pipelines.clean", "from detikcrawl.site import NewsSite"),
        ("pipelines.clean", "import detikcrawl.network"),
        ("pipelines.clean", "from scrapy import Spider"),
        ("pipelines.clean", "import scrapy"),
        ("pipelines.clean", "import pyarrow"),
        (
            "pipelines.clean",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import re\nelse:\n    import scrapy",
        ),
    ],
)
def test_a_forbidden_import_is_found(module: str, line: str) -> None:
    assert len(forbidden_imports(ast.parse(line), module)) == 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("detikcrawl.text.dates", "from datetime import datetime, time"),
        ("detikcrawl.text.dates", "import urllib.parse"),
        ("detikcrawl.text.dates", "from urllib.parse import urlsplit"),
        ("detikcrawl.text.dates", "from . import urls\nfrom .urls import canonicalise\nfrom ..article import Kind"),
        (
            "spiders.detik",
            "from detikcrawl.site import NewsSite\nfrom spiders.families.detik_network import DetikNetwork",
        ),
        ("spiders.detik", "from .families import detik_network"),
        ("pipelines.clean", "from scrapy.exceptions import DropItem\nfrom detikcrawl.storage import rejects"),
        (
            "pipelines.clean",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from scrapy.crawler import Crawler",
        ),
    ],
)
def test_an_allowed_import_is_not_found(module: str, line: str) -> None:
    assert forbidden_imports(ast.parse(line), module) == []


DATEPARSER = "import dateparser\n"
DATETIME = "from datetime import UTC, date, datetime\n"


@pytest.mark.parametrize(
    "code",
    [
        "open('x')",
        "read = open",
        "import io\nio.open('x')",
        "from io import open as o\no('x')",
        "import gzip\ngzip.open('x')",
        "path.open()",
        "print('x')",
        "eval('1')",
        "hash('teks')",
        "__import__('os')",
        DATETIME + "datetime.now()",
        DATETIME + "datetime.now(UTC)",
        DATETIME + "datetime.utcnow()",
        DATETIME + "datetime.today()",
        DATETIME + "date.today()",
        DATETIME + "clock = datetime.now",
        DATETIME + "type(value).now(UTC)",
        DATETIME + "value.astimezone()",
        "import datetime\ndatetime.datetime.now()",
        "import datetime as dt\ndt.date.today()",
        "from datetime import datetime as moment\nmoment.now()",
        "def f():\n    import datetime\n    return datetime.date.today()",
        DATEPARSER + "dateparser.parse('kemarin')",
        DATEPARSER + "dateparser.parse('kemarin', settings=SETTINGS)",
        DATEPARSER + "dateparser.parse('kemarin', settings={'TIMEZONE': 'Asia/Jakarta'})",
        DATEPARSER + "dateparser.parse('kemarin', settings={'RELATIVE_BASE': None})",
        DATEPARSER + "parse = dateparser.parse",
        "from dateparser import parse\nparse('kemarin')",
        "from dateparser.search import search_dates as s\ns('kemarin')",
        "from dateparser.date import DateDataParser\nDateDataParser(languages=['id'])",
    ],
)
def test_an_impure_expression_is_found(code: str) -> None:
    assert len(impure_expressions(ast.parse(code), "detikcrawl.text.dates")) == 1


@pytest.mark.parametrize(
    "code",
    [
        "import zlib\nzlib.decompress(data)",
        "now = crawled_at\nf(now)",
        "def f(now):\n    return self.now - now",
        DATETIME + "datetime(2023, 9, 13, tzinfo=UTC).astimezone(UTC)",
        "def opened(open_tag: str) -> str:\n    return open_tag",
        "import urllib.parse\nurllib.parse.urlsplit(url)",
        DATEPARSER + "dateparser.parse('kemarin', settings={'RELATIVE_BASE': base})",
        DATEPARSER + "dateparser.parse('kemarin', settings={**SETTINGS, 'RELATIVE_BASE': base})",
        DATEPARSER + "dateparser.parse('kemarin', settings=SETTINGS | {'RELATIVE_BASE': base})",
    ],
)
def test_a_pure_expression_is_not_found(code: str) -> None:
    assert impure_expressions(ast.parse(code), "detikcrawl.text.dates") == []

"""The files around the code keep their word: pins, verbs, versions, packages, and the gate for skipped tests."""

from __future__ import annotations

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import detikcrawl

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)( *;.*)?")


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_line_of_the_constraints_is_one_exact_pin() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not PIN.fullmatch(line)] == []
    names = [normalised(line.partition("==")[0]) for line in pins]
    assert sorted(set(names)) == sorted(names)


def test_constraints_pin_every_requirement() -> None:
    pinned = {normalised(name) for name, _, _ in PIN.findall((ROOT / "constraints.txt").read_text("utf-8"))}
    project = PROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    required = {normalised(re.match(r"[A-Za-z0-9._-]+", line)[0]) for group in groups for line in group}
    assert required - {"detikcrawl"} <= pinned


def test_the_makefile_has_the_five_verbs() -> None:
    rules = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"demo", "crawl", "test", "lint", "bench"} <= set(rules)


def run_make(*arguments: str) -> subprocess.CompletedProcess[str]:
    # What an outer make hands down (jobs, dry runs) is not for this one.
    environment = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MFLAGS", "MAKELEVEL"}}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_make_crawl_hands_its_words_to_scrapy() -> None:
    answer = run_make("--dry-run", "crawl", "SITE=detik", "FROM=7d", "UNTIL=yesterday", "ARGS=-s LOG_LEVEL=INFO")
    assert answer.stdout.splitlines()[-1].endswith(
        "/scrapy crawl detik -a from_date=7d -a until_date=yesterday -s LOG_LEVEL=INFO"
    )


def test_make_says_that_python_is_too_old(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\nexit 1\n', "utf-8")
    old.chmod(0o755)
    answer = run_make("lint", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}")
    assert answer.returncode != 0
    assert "needs Python 3.11 or newer" in answer.stderr
    assert "is Python 3.9.2" in answer.stderr
    assert not (tmp_path / "venv").exists()


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0] == detikcrawl.__version__


def test_setup_py_is_nothing_but_a_shim() -> None:
    calls = [node for node in ast.walk(ast.parse((ROOT / "setup.py").read_bytes())) if isinstance(node, ast.Call)]
    assert [ast.unparse(call) for call in calls] == ["setup()"]


def test_scrapy_cfg_names_the_settings_and_no_secret() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "scrapy.cfg", "utf-8")
    assert config["settings"]["default"] == PROJECT["project"]["entry-points"]["scrapy"]["settings"]
    for section in config.sections():
        assert not {"username", "password"} & set(config[section])
        # http://user:password@host
        assert "@" not in config[section].get("url", "")


@pytest.mark.parametrize("package", ["detikcrawl", "spiders", "pipelines"])
def test_every_folder_with_code_is_a_package_and_so_in_the_wheel(package: str) -> None:
    folders = {file.parent for file in (ROOT / package).rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []
    assert f"{package}*" in PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]


@pytest.mark.parametrize(
    ("ci", "with_shared", "code", "expected"),
    [
        ("true", True, "pytest.skip('no browser here')", 1),
        ("true", False, "pytest.skip('no browser here')", 1),
        ("true", True, "pytest.importorskip('no_such_module_anywhere')", 1),
        ("true", True, "pytest.skip('../shared is missing')", 1),
        ("true", False, "pytest.skip('../shared is missing')", 0),
        ("true", True, "pytest.xfail('known')", 0),
        ("true", True, "pass", 0),
        ("", True, "pytest.skip('no browser here')", 0),
    ],
)
def test_a_skip_without_leave_fails_in_ci_only(tmp_path: Path, ci: str, with_shared: bool, code: str, expected: int) -> None:
    tests = tmp_path / "repository" / "tests"
    tests.mkdir(parents=True)
    if with_shared:
        (tmp_path / "shared").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tests)
    (tests / "test_one.py").write_text(f"import pytest\n\ndef test_one():\n    {code}\n", "utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", tests.parent, tests],
        env={**os.environ, "CI": ci},
        cwd=tests.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == expected, answer.stdout + answer.stderr
    assert ("skipped without leave" in answer.stdout) == bool(expected)

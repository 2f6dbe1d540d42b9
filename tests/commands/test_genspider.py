from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.project_copy import copy_project, run_in


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("genspider") / "project")


@pytest.fixture(scope="module")
def generated(copy: Path) -> subprocess.CompletedProcess[str]:
    return run_in(copy, "scrapy", "genspider", "-t", "news", "contoh", "https://www.contoh.co.id/")


def test_it_writes_a_site_and_its_test_and_says_what_is_next(copy: Path, generated: subprocess.CompletedProcess[str]) -> None:
    assert (generated.returncode, generated.stderr) == (0, "")
    assert "spiders.contoh" in generated.stdout
    assert "tests/spiders/test_contoh.py" in generated.stdout
    assert generated.stdout.splitlines()[-1].startswith("Next: docs/add-a-site.md")
    assert 'allowed_domains = ["contoh.co.id"]' in (copy / "spiders" / "contoh.py").read_text()


def test_what_it_writes_is_as_lint_wants_it(copy: Path, generated: subprocess.CompletedProcess[str]) -> None:
    for check in (("check", "--no-cache"), ("format", "--no-cache", "--check")):
        answer = run_in(copy, "ruff", *check, "spiders/contoh.py", "tests/spiders/test_contoh.py")
        assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_site_has_a_data_sheet_and_its_test_passes(copy: Path, generated: subprocess.CompletedProcess[str]) -> None:
    answer = run_in(copy, "scrapy", "sites", "contoh", "--json")
    sheet = json.loads(answer.stdout)
    assert (sheet["name"], sheet["title"], sheet["discovery"]) == ("contoh", "contoh.co.id", ["index"])
    answer = run_in(copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/spiders/test_contoh.py")
    assert answer.returncode == 0, answer.stdout


def test_a_site_that_is_there_is_left_alone(copy: Path, generated: subprocess.CompletedProcess[str]) -> None:
    before = (copy / "spiders" / "contoh.py").read_bytes()
    answer = run_in(copy, "scrapy", "genspider", "contoh", "lain.co.id")
    assert answer.returncode == 1
    assert "already exists" in answer.stdout
    assert (copy / "spiders" / "contoh.py").read_bytes() == before


def test_the_templates_of_scrapy_stay(copy: Path) -> None:
    answer = run_in(copy, "scrapy", "genspider", "--dump", "sitemap")
    assert answer.returncode == 0
    answer = run_in(copy, "scrapy", "genspider", "--list")
    assert {"basic", "crawl", "news"} <= set(answer.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["Con-toh", "contoh.co.id"], "'Con-toh': a site's name is lower-case letters and digits"),
        (["contohdua", "localhost"], "'localhost' is no domain"),
        (["contohdua", "//[contoh.co.id"], "'//[contoh.co.id' is no domain"),
        (["class", "contoh.co.id"], "'class' is a word of Python"),
        (["none", "contoh.co.id"], "'none' is a word of Python"),
        (["contohdua"], "name the site and its domain"),
    ],
)
def test_what_cannot_be_a_site_is_refused_in_one_line(copy: Path, arguments: list[str], complaint: str) -> None:
    answer = run_in(copy, "scrapy", "genspider", *arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith(f"scrapy genspider: {complaint}")
    assert answer.stderr.count("\n") == 1

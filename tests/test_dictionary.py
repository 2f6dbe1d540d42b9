import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detikcrawl.storage.schema import JSON_SCHEMA, dictionary_markdown

ROOT = Path(__file__).parents[1]
FILE = ROOT / "data" / "DICTIONARY.md"


@pytest.fixture
def dictionary(tmp_path):
    """Runs `scrapy dictionary` with the commands of this project and nothing else of its settings."""
    (tmp_path / "only_commands.py").write_text('COMMANDS_MODULE = "detikcrawl.commands"\n')
    env = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}", "SCRAPY_SETTINGS_MODULE": "only_commands"}

    def run(*arguments):
        command = [sys.executable, "-m", "scrapy", "dictionary", *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=60)

    return run


def test_the_dictionary_in_data_is_current():
    assert FILE.read_text() == dictionary_markdown(), "scrapy dictionary > data/DICTIONARY.md"


def test_it_prints_the_dictionary(dictionary):
    run = dictionary()
    assert (run.returncode, run.stdout, run.stderr) == (0, dictionary_markdown(), "")


def test_it_prints_the_json_schema(dictionary):
    run = dictionary("--json-schema")
    assert run.returncode == 0
    assert json.loads(run.stdout) == JSON_SCHEMA


def test_check_is_silent_about_a_file_that_is_equal(dictionary):
    run = dictionary("--check", FILE)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_check_works_for_the_json_schema_too(dictionary, tmp_path):
    file = tmp_path / "schema.json"
    file.write_text(dictionary("--json-schema").stdout)
    assert dictionary("--json-schema", "--check", file).returncode == 0
    assert dictionary("--check", file).returncode == 1


@pytest.mark.parametrize(("content", "complaint"), [("# Old\n", "differs from the contract"), (None, "cannot be read")])
def test_check_says_in_one_line_what_is_wrong(dictionary, tmp_path, content, complaint):
    file = tmp_path / "old.md"
    if content:
        file.write_text(content)
    run = dictionary("--check", file)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(f"{file} {complaint}")
    assert run.stderr.endswith(f"write it anew with scrapy dictionary > {file}\n")
    assert run.stderr.count("\n") == 1


def test_an_argument_is_refused(dictionary):
    run = dictionary("article")
    assert run.returncode == 2
    assert "no argument is expected, found article" in run.stderr + run.stdout

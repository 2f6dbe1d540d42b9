"""The egg, and a real Scrapyd that runs it: what is in it, what comes of its jobs, and which mistakes are refused."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import requests

from tests.newsroom.rewire import command_line
from tests.newsroom.sample import DAYS, sample
from tests.newsroom.server import NewsroomServer
from tests.scrapyd_node import (
    OWN_FILES,
    PROJECT,
    ROOT,
    ScrapydNode,
    build_egg,
    clean_checkout,
    guide_block,
    make_python,
    plain_environment,
    wait_until,
)

PACKAGES = ("detikcrawl", "spiders", "pipelines")
SAMPLE_DAYS = {"from_date": str(DAYS[0]), "until_date": str(DAYS[-1])}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_checkout(tmp_path_factory.mktemp("checkout") / "detikcrawl")


@pytest.fixture(scope="module")
def egg(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    egg = tmp_path_factory.mktemp("egg") / "out.egg"
    build_egg(checkout, egg)
    return egg


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_python(tmp_path_factory.mktemp("python") / "venv")


def parts_under(data: Path) -> dict[Path, bytes]:
    """The JSON Lines parts of all runs."""
    return {file: file.read_bytes() for file in (data / "parts").rglob("*.jsonl")}


def rows_under(data: Path) -> list[dict[str, Any]]:
    """All rows of all runs, none of them doubled; Parquet holds the same ones."""
    rows = [json.loads(line) for part in parts_under(data).values() for line in part.splitlines()]
    articles = sorted(row["id"] for row in rows)
    assert len(set(articles)) == len(articles)
    tables = [pq.read_table(file, columns=["id"]) for file in (data / "parts").rglob("*.parquet")]
    assert sorted(article for table in tables for article in table.column("id").to_pylist()) == articles
    return rows


# --- the egg


def test_the_egg_holds_the_three_packages_and_nothing_else(checkout: Path, egg: Path) -> None:
    names = set(zipfile.ZipFile(egg).namelist())
    assert {name.partition("/")[0] for name in names} == {*PACKAGES, "EGG-INFO"}
    committed = subprocess.run(["git", "ls-files", *PACKAGES], cwd=checkout, check=True, capture_output=True, text=True).stdout
    assert set(committed.split()) <= names
    assert b"settings = detikcrawl.settings" in zipfile.ZipFile(egg).read("EGG-INFO/entry_points.txt")


def test_building_leaves_nothing_to_commit(checkout: Path, egg: Path) -> None:
    status = subprocess.run(["git", "status", "--porcelain"], cwd=checkout, check=True, capture_output=True, text=True)
    assert status.stdout == ""


def test_every_module_can_be_imported_from_the_zipped_egg(python: Path, egg: Path, tmp_path: Path) -> None:
    code = f"""
import importlib, pkgutil, sys
sys.path.append({str(egg)!r})
for package in {PACKAGES!r}:
    top = importlib.import_module(package)
    for module in pkgutil.walk_packages(top.__path__, package + "."):
        assert importlib.import_module(module.name).__spec__.origin.startswith({str(egg)!r}), module.name
        print(module.name)
"""
    answer = subprocess.run(
        [python, "-W", "error", "-c", code],
        cwd=tmp_path,
        env=plain_environment(tmp_path, DETIKCRAWL_DATA=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    modules = {
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
    }
    assert set(answer.stdout.split()) == {module.removesuffix(".__init__") for module in modules} - set(PACKAGES)


# --- jobs


def test_a_job_runs_twice_under_one_id_and_nothing_is_lost(checkout: Path, python: Path, tmp_path: Path) -> None:
    expected = {f"detik:{story.id}" for story in sample().articles}
    replay = f"REPLAY={ROOT / 'data' / 'sample'}"
    with ScrapydNode(python, tmp_path) as node:
        deployed = node.shell(guide_block("sh", "addversion.json"), cwd=checkout)
        assert deployed.returncode == 0, deployed.stderr
        assert json.loads(deployed.stdout)["spiders"] == len(list((ROOT / "spiders").glob("[!_]*.py")))
        assert node.get("listspiders", project=PROJECT)["spiders"] == sorted(
            file.stem for file in (ROOT / "spiders").glob("[!_]*.py")
        )

        node.schedule("hourly", replay, "DOWNLOAD_DELAY=0.25", **SAMPLE_DAYS)
        node.wait_for("hourly")
        assert node.get("status", job="hourly")["currstate"] == "finished"
        rows = rows_under(node.data)
        assert {row["id"] for row in rows} == expected
        assert {row["job_id"] for row in rows} == {"hourly"}

        before = parts_under(node.data)
        node.schedule("hourly", replay, **SAMPLE_DAYS)
        node.wait_for("hourly", times=2)
        assert parts_under(node.data) == before

        log = node.log("hourly")
        assert log.count("Spider closed (finished)") == 2
        assert log.count("'DOWNLOAD_DELAY': '0.25'") == 1
        assert "Traceback" not in log
        assert "Deprecat" not in log
        assert {path.name for path in node.run.iterdir()} <= OWN_FILES


def test_a_job_cancelled_in_mid_run_keeps_its_rows_and_the_next_one_brings_the_rest(
    python: Path, egg: Path, tmp_path: Path
) -> None:
    newsroom = sample().newsroom
    stories = {story.url for story in newsroom.stories.values()}
    expected = {f"detik:{story.id}" for story in sample().articles if story.channel == "news"}
    # The jobs find the newsroom's handler beside Scrapyd, and everything of ours in the egg.
    beside = tmp_path / "beside"
    shutil.copytree(ROOT / "tests" / "newsroom", beside / "tests" / "newsroom")
    (beside / "tests" / "__init__.py").touch()
    with (
        NewsroomServer(newsroom) as server,
        ScrapydNode(python, tmp_path, {"PYTHONPATH": str(beside)}) as node,
    ):
        assert node.post("addversion", egg, version="1")["status"] == "ok"
        led_here = [setting for setting in command_line(server.origin) if setting != "-s"]

        # A quarter of a minute's work at this pace, ended when the first articles have come.
        node.schedule("backfill-1", *led_here, "DOWNLOAD_DELAY=0.4", **SAMPLE_DAYS, channels="news")
        wait_until(
            lambda: sum(visit.url in stories for visit in newsroom.log) >= 4 or node.finished("backfill-1"),
            "the fourth article",
        )
        assert [job["id"] for job in node.get("listjobs", project=PROJECT)["running"]] == ["backfill-1"], node.output
        assert node.get("status", job="backfill-1")["currstate"] == "running"
        cancelled = node.shell(guide_block("sh", "cancel.json").splitlines()[-1], cwd=tmp_path)
        assert json.loads(cancelled.stdout)["prevstate"] == "running"
        node.wait_for("backfill-1")
        assert "Spider closed (shutdown)" in node.log("backfill-1")
        assert "Traceback" not in node.log("backfill-1")
        kept = rows_under(node.data)
        assert len(kept) >= 3
        assert {row["id"] for row in kept} < expected

        newsroom.forget_visits()
        node.schedule("backfill-1", *led_here, "DOWNLOAD_DELAY=0", **SAMPLE_DAYS, channels="news")
        node.wait_for("backfill-1", times=2)
        assert {row["id"] for row in rows_under(node.data)} == expected
        whole = {row["url"] for row in kept if row["completeness"] == "complete"}
        assert [visit.url for visit in newsroom.log if visit.url in whole] == []
        assert "Traceback" not in node.log("backfill-1")
        assert {path.name for path in node.run.iterdir()} <= OWN_FILES


def test_a_refused_job_says_why_in_the_output_of_scrapyd(python: Path, egg: Path, tmp_path: Path) -> None:
    with ScrapydNode(python, tmp_path) as node:
        assert node.post("addversion", egg, version="1")["status"] == "ok"
        node.schedule("typo", from_date="kapan-kapan")
        node.wait_for("typo")
        assert "scrapy crawl: from_date 'kapan-kapan' is no day" in node.output
        assert "Process died: exitstatus=2" in node.output
        assert list(node.data.rglob("*.jsonl")) == []


# --- what is refused


def test_without_the_password_nothing_is_answered(python: Path, tmp_path: Path) -> None:
    with ScrapydNode(python, tmp_path) as node:
        node.session.auth = None
        with pytest.raises(requests.HTTPError, match="401"):
            node.get("daemonstatus")


def test_a_foreign_package_in_scrapyds_folder_fails_the_deploy(checkout: Path, python: Path, tmp_path: Path) -> None:
    with ScrapydNode(python, tmp_path) as node:
        foreign = node.run / "spiders"
        foreign.mkdir()
        (foreign / "__init__.py").touch()
        refused = node.shell(guide_block("sh", "addversion.json"), cwd=checkout)
        assert refused.returncode == 1
        message = json.loads(refused.stdout.splitlines()[0])["message"]
        last = message.splitlines()[-1]  # pkg_resources may warn before
        assert last.startswith(f"detikcrawl: 'spiders' would come from {node.run}, not from {node.run / 'eggs' / PROJECT}")
        assert "Traceback" not in message
        # The egg was stored all the same, and is gone again.
        assert node.get("listversions", project=PROJECT)["versions"] == []
        assert node.get("listprojects")["projects"] == []


def test_an_egg_without_a_data_folder_is_refused(python: Path, egg: Path, tmp_path: Path) -> None:
    with ScrapydNode(python, tmp_path, {"DETIKCRAWL_DATA": ""}) as node:
        answer = node.post("addversion", egg, version="1")
        assert answer["status"] == "error"
        assert "DETIKCRAWL_DATA is not set" in answer["message"]
        assert "Traceback" not in answer["message"]

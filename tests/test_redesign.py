"""A site that changes its markup: rows keep coming, the verdict says so, and a new layout puts things right."""

from __future__ import annotations

import json
import subprocess
import sys
from operator import itemgetter
from pathlib import Path

import pytest

from detikcrawl.storage.folders import SiteFolders
from tests.crawling import ROOT, crawl, environment
from tests.newsroom.house import HouseNewsroom, publish
from tests.newsroom.houses import HOUSES
from tests.newsroom.sample import FIRST_DAY
from tests.newsroom.server import NewsroomServer

DAY = (f"from_date={FIRST_DAY}", f"until_date={FIRST_DAY}")
REPAIRED = """
from dataclasses import replace

from spiders import kompas


class Repaired(kompas.Kompas):
    layouts = (replace(kompas.Kompas.layouts[0], name="isi", body=".isi-baru"), *kompas.Kompas.layouts)
"""


def rows(folder: Path) -> list[dict]:
    parts = sorted(SiteFolders(folder / "data", "kompas").parts.glob("*.jsonl"))
    return [json.loads(line) for part in parts for line in part.read_bytes().splitlines()]


def test_a_redesign_costs_quality_and_no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = publish(HOUSES["kompas"], FIRST_DAY)
    newsroom = HouseNewsroom(edition)
    newsroom.redesign(edition, "read__content", "isi-baru")
    package = tmp_path / "repaired_spiders"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "kompas.py").write_text(REPAIRED)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    folder = tmp_path / "run"
    with NewsroomServer(newsroom) as server:
        first = crawl(server.origin, folder, *DAY, site="kompas")
        had = rows(folder)
        command = [sys.executable, "-m", "scrapy", "ledger", "kompas", "--reopen", "partial"]
        reopened = subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=True)
        mended = crawl(server.origin, folder, *DAY, site="kompas", SPIDER_MODULES="repaired_spiders")

    assert first.exit_code == 3
    titles = {story.title for story in edition.articles}
    assert {row["title"] for row in had} == titles
    assert len(had) == len(titles)
    assert {row["layout"] for row in had} == {"generic"}
    assert "complete" not in {row["completeness"] for row in had}
    words = {row["title"]: row["text"] for row in had}
    for story in edition.articles:
        told = [piece.text for page in story.pages for piece in page]
        assert sum(text in words[story.title] for text in told) >= 0.8 * len(told), story.title
    assert f"no layout fits {len(had)} of {len(had)} articles" in first.log

    # What was guessed stays open: tried again after a while, or at once by someone who has written a layout.
    assert reopened.stdout.startswith(f"{len(had)} links that were partial")
    assert mended.exit_code == 0
    newest = {row["title"]: row for row in sorted(rows(folder), key=itemgetter("revision"))}
    assert {row["layout"] for row in newest.values()} == {"isi"}
    assert {row["completeness"] for row in newest.values()} == {"complete"}
    assert {row["revision"] for row in newest.values()} == {2}

"""README.md and docs/add-a-site.md keep their word."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings

from detikcrawl.commands.answers import news_sites
from detikcrawl.commands.data_sheet import data_sheet
from detikcrawl.commands.sites import markdown
from tests.code_lines import code_lines
from tests.project_copy import copy_project, run_in

ROOT = Path(__file__).parents[1]

PAGE = """<!doctype html><html lang="id"><head><title>Kabar Lima</title>
<meta property="og:title" content="Jembatan Gantung Muara Sekapuk Dibuka">
<meta property="article:published_time" content="2026-11-16T09:05:00+07:00">
</head><body><h1>Jembatan Gantung Muara Sekapuk Dibuka</h1>
<div class="article-content-body"><div class="article-content-body__item-page" data-page="1">
<div class="article-content-body__item-content">
<p>Kabarlima, Muara Sekapuk - Jembatan gantung di Muara Sekapuk dibuka pada Senin pagi.</p>
<p>Warga tidak perlu lagi menyeberang dengan rakit, kata Lurah Danu Sarira.</p>
</div></div></div></body></html>"""


def test_the_table_of_sites_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "detikcrawl.settings")
    settings = get_project_settings()
    assert set(news_sites(settings)) == set(get_spider_loader(settings).list())
    (table,) = re.findall(r"<!-- sites -->\n(.*?)<!-- /sites -->", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    told = "scrapy sites --markdown gives the table between <!-- sites --> and <!-- /sites -->"
    assert table == markdown(map(data_sheet, news_sites(settings).values())), told


def test_one_more_site_of_a_family_is_ten_lines_and_reads_its_articles(tmp_path: Path) -> None:
    (snippet,) = re.findall(r"^```python\n(.*?)^```$", (ROOT / "docs" / "add-a-site.md").read_text("utf-8"), re.M | re.S)
    assert code_lines(snippet) <= 10
    project = copy_project(tmp_path / "project")
    (project / "spiders" / "kabarlima.py").write_text(snippet, "utf-8")
    for check in (("check", "--no-cache"), ("format", "--no-cache", "--check")):
        assert run_in(project, "ruff", *check, "spiders/kabarlima.py").returncode == 0
    answer = run_in(project, "scrapy", "sites", "kabarlima", "--json")
    assert json.loads(answer.stdout)["family"] == "kly"
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    url = "https://www.kabarlima.example/daerah/read/4264780/jembatan-gantung"
    answer = run_in(project, "scrapy", "extract", "--url", url, tmp_path / "page.html")
    row = json.loads(answer.stdout)
    assert (row["id"], row["title"]) == ("kabarlima:4264780", "Jembatan Gantung Muara Sekapuk Dibuka")
    assert row["published_at"] == "2026-11-16T09:05:00+07:00"
    assert row["text"].endswith("kata Lurah Danu Sarira.")
    assert (row["pages_expected"], row["completeness"]) == (1, "complete")

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

KLY_PAGE = """<!doctype html><html lang="id"><head><title>Kabar Lima</title>
<meta property="og:title" content="Jembatan Gantung Muara Sekapuk Dibuka">
<meta property="article:published_time" content="2026-11-16T09:05:00+07:00">
</head><body><h1>Jembatan Gantung Muara Sekapuk Dibuka</h1>
<div class="article-content-body"><div class="article-content-body__item-page" data-page="1">
<div class="article-content-body__item-content">
<p>Kabarlima, Muara Sekapuk - Jembatan gantung di Muara Sekapuk dibuka pada Senin pagi.</p>
<p>Warga tidak perlu lagi menyeberang dengan rakit, kata Lurah Danu Sarira.</p>
</div></div></div></body></html>"""
TRIBUN_HEAD = """<!doctype html><html lang="id"><head><title>Kabar Sungai</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Jembatan Gantung Muara Sekapuk Dibuka",
"datePublished": "2026-11-16T09:05:00+07:00"}</script></head><body><div id="article">
<h1 id="arttitle">Jembatan Gantung Muara Sekapuk Dibuka</h1><div class="side-article txt-article multi-fontsize">"""
TRIBUN_PAGES = [
    TRIBUN_HEAD
    + """<p>Jembatan gantung di Muara Sekapuk dibuka pada Senin pagi.</p>
<div class="paging"><a href="?page=2" class="paging__link">2</a></div></div></div></body></html>""",
    TRIBUN_HEAD
    + """<p>Warga tidak perlu lagi menyeberang dengan rakit, kata Lurah Danu Sarira.</p>
<div class="paging"><a href="?page=1" class="paging__link">1</a></div></div></div></body></html>""",
]


def test_the_table_of_sites_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "detikcrawl.settings")
    settings = get_project_settings()
    assert set(news_sites(settings)) == set(get_spider_loader(settings).list())
    (table,) = re.findall(r"<!-- sites -->\n(.*?)<!-- /sites -->", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    told = "scrapy sites --markdown gives the table between <!-- sites --> and <!-- /sites -->"
    assert table == markdown(map(data_sheet, news_sites(settings).values())), told


@pytest.mark.parametrize(
    ("site", "family", "address", "pages", "article_id"),
    [
        ("kabarlima", "kly", "https://www.kabarlima.example/daerah/read/4264780/jembatan-gantung", [KLY_PAGE], "4264780"),
        ("kabarsungai", "kg", "https://www.kabarsungai.example/daerah/9000101/jembatan-gantung", TRIBUN_PAGES, "9000101"),
    ],
)
def test_one_more_site_of_a_family_is_ten_lines_and_reads_its_articles(
    tmp_path: Path, site: str, family: str, address: str, pages: list[str], article_id: str
) -> None:
    snippets = re.findall(r"^```python\n(.*?)^```$", (ROOT / "docs" / "add-a-site.md").read_text("utf-8"), re.M | re.S)
    (snippet,) = [each for each in snippets if f'name = "{site}"' in each]
    assert code_lines(snippet) <= 10
    project = copy_project(tmp_path / "project")
    (project / "spiders" / f"{site}.py").write_text(snippet, "utf-8")
    for check in (("check", "--no-cache"), ("format", "--no-cache", "--check")):
        assert run_in(project, "ruff", *check, f"spiders/{site}.py").returncode == 0
    sheet = json.loads(run_in(project, "scrapy", "sites", site, "--json").stdout)
    assert (sheet["family"], sheet["evidence"]) == (family, "unverified: an invented page")
    files = [tmp_path / f"{number}.html" for number in range(1, len(pages) + 1)]
    for file, page in zip(files, pages, strict=True):
        file.write_text(page, "utf-8")
    row = json.loads(run_in(project, "scrapy", "extract", "--url", address, *files).stdout)
    assert (row["id"], row["title"]) == (f"{site}:{article_id}", "Jembatan Gantung Muara Sekapuk Dibuka")
    assert row["published_at"] == "2026-11-16T09:05:00+07:00"
    assert row["text"].endswith("kata Lurah Danu Sarira.")
    assert (row["pages_expected"], row["pages_fetched"], row["completeness"]) == (len(pages), len(pages), "complete")

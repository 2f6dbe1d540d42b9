from __future__ import annotations

import json
import sys
from types import ModuleType

import pytest

from detikcrawl.commands.data_sheet import DataSheetError, data_sheet, page_forms, parse
from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.extraction.layout import PageForm
from detikcrawl.site import NewsSite

SHEET = """Koran

Site: https://www.koran.example
Owner: nobody, or
somebody else
Discovery: index, by date; rss
Addresses: `/berita/ID/slug`
Pages: one
Caveats: invented
"""


def site(sheet: str | None) -> type[NewsSite]:
    class Koran(NewsSite):
        name = "koran"
        title = "Koran"
        evidence = "nothing"
        allowed_domains = ["koran.example"]
        site_channels = ()
        discovery = (DatedIndex(url="https://koran.example/{date}", card="li"), Feed(url="https://koran.example/rss"))
        layouts = ()

    Koran.__module__ = "koran_of_a_test"
    sys.modules["koran_of_a_test"] = ModuleType("koran_of_a_test", sheet)
    return Koran


@pytest.fixture(autouse=True)
def no_module_stays():
    yield
    sys.modules.pop("koran_of_a_test", None)


def test_a_data_sheet_is_read():
    sheet = data_sheet(site(SHEET))
    assert (sheet.owner, sheet.family, sheet.discovery) == ("nobody, or somebody else", None, ("index", "rss"))
    assert (sheet.pages, sheet.page_forms, sheet.robots) == ("one", ("single",), None)


@pytest.mark.parametrize(
    ("sheet", "complaint"),
    [
        (None, "lacks Site"),
        (SHEET.replace("Owner: ", "Publisher: "), "Publisher: no such label"),
        (SHEET + "Pages: two\n", "Pages: no such label, or given twice"),
        (SHEET.replace("Site: ", ""), "a line without a label"),
        (SHEET.replace("Caveats: invented\n", ""), "lacks Caveats"),
        (SHEET.replace("Koran\n", "Majalah\n"), "'Majalah', declared is 'Koran'"),
        (SHEET.replace("; rss", ""), r"Discovery: .*\('index',\), declared is \('index', 'rss'\)"),
        (SHEET + "Family: kg\n", "Family: .*'kg', declared is None"),
        (SHEET.replace("www.koran.example", "koran.example.org"), "lies outside allowed_domains"),
    ],
)
def test_what_a_data_sheet_lacks_or_contradicts_is_said(sheet, complaint):
    with pytest.raises(DataSheetError, match=complaint):
        data_sheet(site(sheet))


def test_a_colon_in_a_line_makes_no_label():
    told = parse(SHEET.replace("invented", "times are WIB\nand: more"))[1]
    assert told["Caveats"] == "times are WIB and: more"


def test_page_forms_are_told_in_words():
    assert page_forms(PageForm(inline="div", page_url="{url}/{page}", one_page_url="{url}?all")) == (
        "inline",
        "numbered",
        "one-page view",
    )


def test_the_table_has_a_line_for_every_site(project):
    code, out, err = project.scrapy("sites")
    assert (code, err) == (0, "")
    _, listed, _ = project.scrapy("list")
    lines = out.split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == ["site", *listed.split()]
    assert "robots.txt of Republika: names Scrapy and shuts it out" in out


def test_markdown_is_a_table(project):
    _, out, _ = project.scrapy("sites", "detik", "--markdown")
    head, rule, row = out.splitlines()
    assert head.count("|") == rule.count("|") == row.count("|") == 8
    assert row.startswith("| [detik.com](https://www.detik.com) | `detik` |  | 24 | index | inline, numbered, one-page view | ")


def test_json_has_the_whole_sheet(project):
    _, out, _ = project.scrapy("sites", "--json", "kompas", "detik")
    first, second = map(json.loads, out.splitlines())
    assert (first["name"], first["family"], second["name"]) == ("kompas", "kg", "detik")
    assert "news" in second["channels"]


def test_a_named_site_is_told_in_full(project):
    _, out, _ = project.scrapy("sites", "detik")
    assert out.startswith("detik.com (scrapy crawl detik)\n  Site:      https://www.detik.com\n  Owner:     Trans Media\n")


def test_an_unknown_site_is_refused_in_one_line(project):
    code, out, err = project.scrapy("sites", "koran")
    assert (code, out) == (2, "")
    assert err.startswith("scrapy sites: unknown site 'koran'; known: antara, ")

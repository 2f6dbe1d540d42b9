import base64
import hashlib
import re
from html.parser import HTMLParser

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("altair", reason="the extra report is not installed: pip install -e '.[report]'")

from detikcrawl.report.charts import vega_lite
from detikcrawl.report.facts import Facts
from detikcrawl.report.figures import report
from detikcrawl.report.page import html, json_for_html
from detikcrawl.report.tally import Tally
from tests.report.made_up import NOW, SITES, month, summary, table

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;<!--\u2028"


class Tags(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.scripts, self.text = [], [], []
        self._kind = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self._kind = dict(attrs).get("type", "text/javascript")
            self.scripts.append([self._kind, ""])

    def handle_endtag(self, tag):
        if tag == "script":
            self._kind = None

    def handle_data(self, data):
        if self._kind:
            self.scripts[-1][1] += data
        else:
            self.text.append(data)


@pytest.fixture(scope="module")
def page():
    return html(report(month()))


@pytest.fixture(scope="module")
def hostile_page():
    rows = [
        {"site": HOSTILE, "published_at": NOW, "tags": [HOSTILE], "duplicate_of": f"{HOSTILE}:1", "completeness": "partial"}
    ]
    tally = Tally()
    tally.add(table(rows))
    given = Facts(now=NOW, tally=tally, sites=[HOSTILE], titles={HOSTILE: HOSTILE}, notes=[HOSTILE])
    given.runs.add(summary(HOSTILE, 0, {HOSTILE: 3}))
    return html(report(given))


def test_the_page_asks_for_nothing(page):
    found = Tags(page)
    addresses = [
        value for _, attrs in found.tags for name, value in attrs.items() if name in ("src", "href", "data", "action", "srcset")
    ]
    assert addresses
    assert all(address.startswith("#") or address == "data:," for address in addresses)
    assert not {"iframe", "object", "embed", "base", "form"} & {tag for tag, _ in found.tags}
    assert not re.search(r"@import|url\(", page.partition("</style>")[0])


def test_the_policy_allows_the_pages_own_scripts_and_nothing_else(page):
    found = Tags(page)
    policy = next(attrs["content"] for tag, attrs in found.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    rules = {name: sources for name, *sources in (rule.split() for rule in policy.split(";"))}
    assert rules["default-src"] == ["'none'"]
    scripts = [script for kind, script in found.scripts if kind == "text/javascript"]
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert rules["script-src"] == [f"'sha256-{digest}'" for digest in digests]
    assert not any(name.startswith("on") for _, attrs in found.tags for name in attrs)


def test_every_chart_has_its_place_and_every_figure_its_numbers(page):
    found = Tags(page)
    (data,) = [orjson.loads(script) for kind, script in found.scripts if kind == "application/json"]
    places = [attrs["data-chart"] for _, attrs in found.tags if "data-chart" in attrs]
    assert places == [str(number) for number in range(len(data["charts"]))]
    assert len(places) == 11
    tags = [tag for tag, _ in found.tags]
    assert tags.count("section") == tags.count("table") == 11
    assert page.count("<details>") == 10


def test_the_same_report_gives_the_same_page(page):
    assert html(report(month())) == page


def test_it_is_small_enough_to_mail(page):
    assert len(page) < 2_500_000


def test_without_data_there_is_a_page_without_scripts():
    found = Tags(html(report(Facts(now=NOW, tally=Tally(), sites=["a"]))))
    assert found.scripts == []
    assert "There are no articles." in found.text


def test_hostile_text_stays_text(hostile_page):
    found = Tags(hostile_page)
    assert [kind for kind, _ in found.scripts] == ["application/json", "text/javascript", "text/javascript"]
    assert "img" not in {tag for tag, _ in found.tags}
    assert not any("onerror" in attrs for _, attrs in found.tags)
    assert "alert" not in found.scripts[-1][1]
    data = orjson.loads(found.scripts[0][1])
    assert HOSTILE in {mark.get("tag") for chart in data["charts"] for mark in chart["datasets"]["given"]}
    assert any(HOSTILE in text for text in found.text)


@given(
    st.recursive(st.text() | st.integers(0, 99), lambda each: st.lists(each) | st.dictionaries(st.text(), each), max_leaves=9)
)
def test_json_for_html_is_json_without_markup(value):
    text = json_for_html(value)
    assert orjson.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("sites", [SITES, SITES[:1]])
@pytest.mark.parametrize("days", [1, 100])
def test_every_chart_is_vega_lite(sites, days):
    made = report(month(sites, days, a_day=1))
    for figure in made.figures:
        for panel in figure.panels:
            # Altair checks it against the schema of Vega-Lite.
            spec = vega_lite(panel)
            assert spec["width"] == "container"
            assert len(spec["datasets"]["given"]) == len(panel.marks)

import random
from datetime import date, timedelta

import pytest

from detikcrawl.report.facts import Facts
from detikcrawl.report.figure import Chart, percent
from detikcrawl.report.figures import report
from detikcrawl.report.state import DayCoverage, DayState
from detikcrawl.report.tally import Tally
from tests.report.made_up import FIRST, NOW, SITES, month, summary, table


def facts(*rows, sites=("a", "b"), **more):
    tally = Tally()
    if rows:
        tally.add(table(list(rows)))
    return Facts(now=NOW, tally=tally, sites=list(sites), **more)


def figure(given, key):
    return next(each for each in report(given).figures if each.key == key)


def on(day, **values):
    return {"site": "a", "published_at": NOW.replace(month=11, day=day)} | values


def marks(given, key, panel=0):
    return figure(given, key).panels[panel].marks


@pytest.fixture(scope="module")
def made_up():
    return report(month())


def test_every_figure_of_a_full_month_has_marks_and_numbers(made_up):
    assert len(made_up.figures) == 11
    for each in made_up.figures:
        assert each.table is not None, each.key
        assert each.table.rows, each.key
        assert all(len(row) == len(each.table.columns) for row in each.table.rows), each.key
        assert each.panels or each.key == "sites"
        for panel in each.panels:
            assert panel.marks, each.key
            assert {mark[panel.y] for mark in panel.marks} <= set(panel.rows) or not panel.rows
            assert {mark.get(panel.x) for mark in panel.marks} <= set(panel.columns) or not panel.columns
            assert all(name in mark for mark in panel.marks for name in panel.told), each.key


def test_no_mark_stands_twice_in_a_place(made_up):
    for each in made_up.figures:
        for panel in each.panels:
            places = [(mark.get(panel.x), mark[panel.y], mark[panel.colour] if panel.colours else None) for mark in panel.marks]
            if panel.chart not in (Chart.RANKING, Chart.BARS, Chart.SHARES):
                assert len(places) == len(set(places)), each.key


def test_the_same_facts_give_the_same_report_in_whatever_order_they_came(made_up):
    assert report(month()) == made_up
    rows = [on(day, tags=["Pasar", "pasar", "Banjir"][: day % 4], duplicate_of=f"b:{day}") for day in range(1, 20)]
    reports = []
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        reports.append(report(facts(*rows)))
    assert reports[0] == reports[1] == reports[2]


def test_where_there_is_nothing_every_figure_says_so_in_a_sentence():
    empty = report(facts(sites=["a"]))
    assert empty.span is None
    for each in empty.figures:
        assert not each.panels
        assert each.finding.endswith(".")
    assert empty.notes == ["Without a ledger, so that their gaps cannot be told: a.", "Without any article: a."]


def test_articles_stand_on_their_days_and_empty_days_are_told():
    given = facts(on(2), on(2), on(4), on(4, site="b"), {"site": "a"})
    assert marks(given, "articles") == [{"day": f"{n} Nov", "articles": count} for n, count in ((2, 2), (3, 0), (4, 2))]
    assert marks(given, "articles", 1) == [
        {"site": "a", "day": "2 Nov", "articles": 2},
        {"site": "a", "day": "4 Nov", "articles": 1},
        {"site": "b", "day": "4 Nov", "articles": 1},
    ]
    articles = figure(given, "articles")
    assert articles.finding == "4 articles in 3 days, 1 a day; most on 2 Nov 2026 (2). 1 day without any."
    assert articles.table.rows[0] == ["all sites", 2, 0, 2, 4]
    assert report(given).notes[0] == "1 article without a time of publication: in no figure over time."


def test_days_that_were_crawled_in_vain_are_in_the_span_and_links_of_other_days_are_not():
    coverage = {"a": {date(2026, 11, 5): DayCoverage(DayState.OPEN, walked=True), date(1999, 1, 1): DayCoverage(DayState.OPEN)}}
    span = report(facts(on(2), coverage=coverage)).span
    assert (span.first, span.last) == (date(2026, 11, 2), date(2026, 11, 5))


def test_the_days_that_are_asked_for_are_the_span():
    span = report(facts(on(2), first=FIRST, last=date(2026, 11, 30))).span
    assert (span.first, span.last) == (FIRST, date(2026, 11, 30))


def test_days_that_nobody_can_have_crawled_are_not_drawn():
    span = report(facts(on(2), first=date.min, last=date.max)).span
    assert (span.first, span.last) == (date(1990, 1, 1), date(2026, 12, 1))
    span = report(facts(on(2), first=date(2026, 11, 2), last=date(2027, 11, 2))).span
    assert (span.first, span.last) == (date(2026, 11, 2), date(2026, 12, 1))
    assert report(facts(on(2), first=date(2027, 1, 1))).span is None


def test_a_few_sites_have_calendars_and_many_a_line_each():
    coverage = {site: {FIRST: DayCoverage(DayState.WHOLE, walked=True)} for site in SITES}
    few = figure(facts(sites=SITES[:2], coverage={site: coverage[site] for site in SITES[:2]}), "gaps")
    assert [panel.caption for panel in few.panels] == sorted(SITES[:2])
    assert few.panels[0].rows == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    many = figure(facts(sites=SITES, coverage=coverage), "gaps")
    assert len(many.panels) == 1
    assert len(many.panels[0].rows) == 40


def test_a_wider_field_has_the_colour_of_its_worst_day():
    days = {FIRST + timedelta(days=n): DayCoverage(DayState.WHOLE, done=2, walked=True) for n in range(400)}
    days[FIRST + timedelta(days=9)] = DayCoverage(DayState.MISSING, missing=1, walked=True)
    found = marks(facts(sites=["a"], coverage={"a": days}), "gaps")
    assert next(mark for mark in found if mark["week"] == "9 Nov 2026")["state"] == "articles missing"
    assert [mark["days so"] for mark in found if mark["state"] != "whole"] == [1]
    # the first week has one day of the span
    assert [mark["had"] for mark in found[:3]] == [2, 14, 12]


def test_days_of_which_the_ledger_knows_nothing_are_gaps():
    coverage = {
        "a": {FIRST: DayCoverage(DayState.WHOLE, walked=True), date(2026, 11, 4): DayCoverage(DayState.PARTIAL, walked=True)}
    }
    given = facts(sites=["a"], coverage=coverage)
    assert figure(given, "gaps").finding == "Of 4 days of 1 site: 1 whole, 1 partial articles, 2 never crawled."
    assert next(each for each in report(given).headlines if each.name == "days with gaps").value == "2"


def test_only_what_is_not_whole_is_drawn():
    whole = figure(facts(on(2)), "completeness")
    assert (whole.panels, whole.finding) == ((), "No article is partial or unknown.")
    given = facts(on(2), on(2, completeness="partial"), on(2, site="b"))
    assert marks(given, "completeness") == [{"site": "a", "completeness": "partial", "share": 0.5, "articles": 1}]
    assert figure(given, "completeness").table.rows == [["a", 2, 1, 1, 0, 0.5], ["b", 1, 1, 0, 0, 1.0]]


def test_several_pages_are_shares_of_all_articles():
    given = facts(*(on(2, pages_expected=pages) for pages in (1, 2, 2, 9)))
    assert [(mark["pages"], mark["share"]) for mark in marks(given, "pages")] == [("2 pages", 0.5), ("5 or more", 0.25)]


def test_copies_are_drawn_by_line_and_originals_by_column():
    given = facts(on(2, duplicate_of="b:1"), on(2, duplicate_of="b:2"), on(2, duplicate_of="a:1"))
    assert marks(given, "duplicates")[0] == {"copy": "a", "original": "b", "articles": 2}
    assert "a has 2 that were on b before" in figure(given, "duplicates").finding
    dropped = figure(facts(on(2), duplicates_dropped=True), "duplicates")
    assert "--duplicates drop" in dropped.finding


def test_tags_that_differ_in_capitals_are_one():
    given = facts(*(on(2, tags=[tag]) for tag in ("Pasar Apung", "pasar apung", "Pasar Apung", "Banjir")))
    assert marks(given, "tags") == [{"tag": "Pasar Apung", "articles": 3}, {"tag": "Banjir", "articles": 1}]


def test_rare_causes_share_a_colour():
    given = month()
    failures = figure(given, "failures").panels[0]
    assert len(failures.colours) == 7
    assert failures.colours[-1] == "other"
    assert sum(mark["failures"] for mark in failures.marks) == given.runs.failures.total()
    assert len(marks(given, "failing-sites")) == len(given.runs.by_site)


def test_runs_without_failures_are_a_sentence():
    given = facts(sites=["a"])
    given.runs.add(summary("a", 0, {}))
    assert figure(given, "failures").finding == "Nothing failed in 1 run."


def test_a_site_without_articles_is_in_the_table_of_sites():
    rows = {row[0]: row for row in figure(facts(on(2), titles={"b": "Warta"}), "sites").table.rows}
    assert rows["b"][:6] == ["b", "Warta", 0, None, None, None]
    assert rows["a"][2:6] == [1, "2026-11-02", "2026-11-02", 1.0]


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 9, "0 %"), (9, 9, "100 %"), (99_999, 100_000, "100.00 %"), (1, 3, "33.3 %"), (0, 0, "–")]
)
def test_a_share_is_told_with_fitting_digits(part, whole, said):
    assert percent(part, whole) == said

from datetime import timedelta

import orjson
import pytest

from tests.commands.detik_state import DAY, NOW, link, page, row, walk


@pytest.fixture
def covered(project):
    """A closed day, two days of which nothing is known, a day with a link to fetch; another channel on the first day."""
    later = DAY + timedelta(days=3)
    with project.ledger() as ledger:
        ledger.record_page(walk(), 1, page(1), [(link(1), "open")], NOW)
        ledger.commit_part("p", [row(1)], NOW)
        ledger.close_walk(walk(), "empty", NOW)
        ledger.close_walk(walk("food"), "empty", NOW)
        ledger.record_page(walk(day=later), 1, page(2), [(link(2, day=later), "open")], NOW)
    return project


def lines(out):
    return [orjson.loads(line) for line in out.splitlines()]


def test_every_day_of_every_channel_has_a_line(covered):
    code, out, err = covered.scrapy("coverage", "detik", "--json")
    assert (code, err) == (0, "")
    table = lines(out)
    assert [(line["day"][-2:], line["channel"], line["walk"], line["gap"]) for line in table] == [
        ("16", "food", "closed", False),
        ("16", "news", "closed", False),
        ("17", "food", "none", True),
        ("17", "news", "none", True),
        ("18", "food", "none", True),
        ("18", "news", "none", True),
        ("19", "food", "none", True),
        ("19", "news", "open", True),
    ]
    assert table[1] | {"site": "detik", "listed": 1, "done": 1, "open": 0} == table[1]
    assert table[-1] | {"listed": 1, "done": 0, "open": 1} == table[-1]


def test_days_asked_for_of_which_nothing_is_known_are_gaps(covered):
    _, out, _ = covered.scrapy("coverage", "detik", "--from", "2026-11-14", "--until", "2026-11-16", "--gaps", "--json")
    assert [(line["day"], line["channel"]) for line in lines(out)] == [
        ("2026-11-14", "food"),
        ("2026-11-14", "news"),
        ("2026-11-15", "food"),
        ("2026-11-15", "news"),
    ]
    _, out, _ = covered.scrapy("coverage", "detik", "--until", "2026-11-16", "--gaps", "--json")
    assert out == ""


def test_for_people_it_is_a_table_with_a_sum(covered):
    code, out, _ = covered.scrapy("coverage", "detik")
    assert code == 0
    head, *days, total = out.splitlines()
    assert head.split() == "day channel listed done partial failed gone open skipped rejected duplicate walk".split()
    assert days[1].split() == "2026-11-16 news 1 1 0 0 0 0 0 0 0 closed".split()
    assert days[-1].split() == "2026-11-19 news 1 0 0 0 0 1 0 0 0 open GAP".split()
    assert total.split() == "all 2 1 0 0 0 1 0 0 0 6 gaps".split()


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["nowhere"], "unknown site 'nowhere'"),
        ([], "name one site"),
        (["detik", "--from", "monday"], "--from 'monday' is no day"),
        (["detik", "--from", "2026-11-17", "--until", "2026-11-16"], "lies after"),
    ],
)
def test_what_cannot_be_asked_is_one_line(covered, args, complaint):
    code, out, err = covered.scrapy("coverage", *args)
    assert (code, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1


def test_a_site_without_a_ledger(project):
    code, _, err = project.scrapy("coverage", "detik")
    assert code == 1
    assert "has no ledger" in err


def test_an_empty_ledger_has_no_gaps(project):
    project.ledger().close()
    code, out, _ = project.scrapy("coverage", "detik")
    assert code == 0
    assert out.splitlines()[-1].endswith("0 gaps")

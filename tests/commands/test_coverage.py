from datetime import timedelta

import orjson
import pytest

from tests.commands.detik_state import DAY, NOW, link, page, row, walk
from tests.dataset.world import World, wait_for_no_disk


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


# against the dataset


@pytest.fixture
def folded(covered, monkeypatch):
    """A dataset with article 1; listed were a partial one, too, one that is no article, and one that nobody could read."""
    wait_for_no_disk(monkeypatch)
    world = World(covered.data)
    world.part(row(1))
    world.fold()
    with covered.ledger() as ledger:
        ledger.record_links([(link(number, channel="food"), "open") for number in (3, 4, 5, 6)], NOW)
        ledger.commit_part("q", [row(3, completeness="partial", channel="food")], NOW)
        ledger.record_outcome("4", "rejected", "title", NOW)
        ledger.record_outcome("5", "gone", "404", NOW)
        ledger.record_outcome("6", "duplicate", "detik:1", NOW)
    return world


def test_without_a_dataset_nothing_is_said_of_it(covered):
    _, out, _ = covered.scrapy("coverage", "detik", "--json")
    assert {(line["dataset"], line["missing"]) for line in lines(out)} == {(None, None)}


def test_a_dataset_is_compared_with_what_was_listed(covered, folded):
    code, out, err = covered.scrapy("coverage", "detik", "--json")
    assert (code, err) == (0, "")
    food, news, *_, last = lines(out)
    assert food | {"channel": "food", "listed": 4, "dataset": 0, "missing": 2, "walk": "closed", "gap": True} == food
    assert news | {"channel": "news", "listed": 1, "dataset": 1, "missing": 0, "walk": "closed", "gap": False} == news
    assert last | {"listed": 1, "open": 1, "dataset": 0, "missing": 1, "gap": True} == last
    _, out, _ = covered.scrapy("coverage", "detik", "--gaps", "--until", "2026-11-16", "--json")
    assert [line["channel"] for line in lines(out)] == ["food"]


def test_for_people_the_dataset_is_two_columns_and_a_word_of_what_to_do(covered, folded):
    _, out, _ = covered.scrapy("coverage", "detik")
    head, food, news, *_, total, word = out.splitlines()
    assert head.split()[-4:] == ["duplicate", "dataset", "missing", "walk"]
    assert food.split()[-4:] == ["0", "2", "closed", "GAP"]
    assert news.split()[-3:] == ["1", "0", "closed"]
    assert total.split() == "all 6 1 1 0 1 1 0 1 1 1 3 7 gaps".split()
    assert word == "the dataset lacks 1 article that is in the parts: run `scrapy dataset`"
    folded.part(row(3, completeness="partial", channel="food"))
    folded.fold()
    _, out, _ = covered.scrapy("coverage", "detik")
    assert out.splitlines()[-1].split() == "all 6 1 1 0 1 1 0 1 1 2 2 7 gaps".split()


def test_what_a_dataset_without_duplicates_lacks_nobody_can_tell(covered, folded):
    folded.fold(duplicates="drop")
    _, out, _ = covered.scrapy("coverage", "detik", "--json", "--until", "2026-11-16")
    assert [(line["dataset"], line["missing"], line["gap"]) for line in lines(out)] == [(0, None, False), (1, None, False)]
    _, out, _ = covered.scrapy("coverage", "detik")
    assert out.splitlines()[-1].split()[-4:] == ["1", "-", "6", "gaps"]


def test_of_a_site_that_was_never_folded_the_dataset_has_nothing(covered, monkeypatch):
    wait_for_no_disk(monkeypatch)
    world = World(covered.data)
    world.part(row(7), site="kompas")
    world.fold()
    _, out, _ = covered.scrapy("coverage", "detik", "--until", "2026-11-16", "--json")
    assert [(line["dataset"], line["missing"]) for line in lines(out)] == [(0, 0), (0, 1)]


def test_a_dataset_that_cannot_be_read_is_named(covered, folded):
    (path,) = folded.dataset.glob("site=detik/date=*/*.parquet")
    path.write_bytes(b"PAR1")
    code, out, err = covered.scrapy("coverage", "detik")
    assert (code, out) == (1, "")
    assert str(path.parent.parent.parent.resolve()) in err
    assert err.count("\n") == 1

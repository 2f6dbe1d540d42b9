from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.dataset import DatasetError
from detikcrawl.report.tally import Tally, tally
from tests.report.made_up import table

AT = datetime(2026, 11, 16, 3, tzinfo=UTC)
DAY = date(2026, 11, 16)


def counted(*rows):
    found = Tally()
    found.add(table(list(rows)))
    return found


def test_articles_are_counted_by_site_and_day_in_wib():
    found = counted(
        {"site": "a", "published_at": AT},
        {"site": "a", "published_at": datetime(2026, 11, 16, 16, 59, 59, tzinfo=UTC)},
        {"site": "a", "published_at": datetime(2026, 11, 16, 17, tzinfo=UTC)},
        {"site": "a", "published_at": datetime(1969, 12, 31, 23, tzinfo=UTC)},
        {"site": "b", "published_at": None},
    )
    assert found.by_day == {
        ("a", DAY): 2,
        ("a", DAY + timedelta(days=1)): 1,
        ("a", date(1970, 1, 1)): 1,
        ("b", None): 1,
    }
    assert (found.rows, found.sites) == (5, ["a", "b"])


def test_completeness_and_pages_are_counted():
    found = counted(
        {"site": "a", "completeness": "partial", "pages_expected": 3, "pages_fetched": 2},
        {"site": "a", "pages_expected": None, "pages_fetched": 2},
        {"site": "a", "pages_expected": 9, "pages_fetched": 9},
        {"site": "b"},
    )
    assert [found.of("a", word) for word in ("articles", "complete", "partial", "unknown")] == [3, 2, 1, 0]
    assert [found.of("a", f"of {number} pages") for number in (1, 2, 3, 4, 5)] == [0, 1, 1, 0, 1]
    assert (found.sum("complete"), found.sum("of 1 pages")) == (3, 1)
    assert found.of("nowhere", "articles") == 0


def test_a_field_is_there_where_it_is_neither_null_nor_an_empty_list():
    found = counted(
        {"site": "a", "title": "Pasar", "authors": [], "images": [], "word_count": None},
        {"site": "a", "title": "Pasar", "authors": ["Sari"], "images": [{"url": "u", "caption": None, "credit": None}]},
        {"site": "a", "title": None, "word_count": 9},
    )
    assert {name: found.of("a", f"with {name}") for name in ("title", "authors", "images", "text", "editors")} == {
        "title": 2,
        "authors": 1,
        "images": 1,
        "text": 1,
        "editors": 0,
    }


def test_copies_are_counted_by_the_site_of_the_original():
    found = counted(
        {"site": "a", "duplicate_of": "b:1:2"},
        {"site": "a", "duplicate_of": "b:7"},
        {"site": "b", "duplicate_of": "b:1"},
        {"site": "b", "duplicate_of": None},
    )
    assert found.copies == {("b", "a"): 2, ("b", "b"): 1}
    assert found.sum("duplicate") == 3


def test_tags_are_counted():
    found = counted({"site": "a", "tags": ["Pasar", "Banjir"]}, {"site": "b", "tags": ["Pasar"]}, {"site": "b", "tags": []})
    assert found.tags == {"Pasar": 2, "Banjir": 1}


def test_the_delay_is_that_of_first_versions():
    late = {"site": "a", "published_at": AT, "crawled_at": AT + timedelta(days=9)}
    found = counted(
        {"site": "a", "published_at": AT, "crawled_at": AT + timedelta(hours=1), "revision": 1},
        {"site": "a", "published_at": AT, "crawled_at": AT + timedelta(hours=1), "revision": None},
        late | {"revision": 2},
        late | {"crawled_at": None},
    )
    assert found.delays("a") == found.delays() == 2
    assert found.delay(0.99) == pytest.approx(3600, rel=0.05)
    assert found.delay(0.5, "b") is None


def test_what_was_crawled_before_it_was_published_came_at_once():
    found = counted({"site": "a", "published_at": AT, "crawled_at": AT - timedelta(hours=1)})
    assert found.delay(0.5) < 2


@given(st.lists(st.integers(1, 10**8), min_size=1, max_size=60), st.sampled_from((0.05, 0.25, 0.5, 0.75, 0.95)))
def test_a_quantile_is_true_to_five_percent(seconds, quantile):
    rows = [{"site": "a", "published_at": AT, "crawled_at": AT + timedelta(seconds=each)} for each in seconds]
    ordered = sorted(seconds)
    exact = next(each for number, each in enumerate(ordered, 1) if number >= quantile * len(ordered))
    assert counted(*rows).delay(quantile) == pytest.approx(exact, rel=0.05)


def after(seconds):
    return AT + timedelta(seconds=seconds)


rows = st.fixed_dictionaries(
    {
        "site": st.sampled_from("abc"),
        "published_at": st.none() | st.integers(0, 5 * 86_400).map(after),
        "crawled_at": st.none() | st.integers(0, 9 * 86_400).map(after),
        "tags": st.lists(st.sampled_from(("x", "y"))),
        "duplicate_of": st.sampled_from((None, "a:1", "b:1")),
        "pages_expected": st.none() | st.integers(1, 9),
    }
)


@given(st.lists(rows, max_size=12), st.integers(0, 12))
def test_it_does_not_matter_how_rows_are_cut_into_tables(some, at):
    whole, cut = Tally(), Tally()
    whole.add(table([*some, {"site": "a", "tags": ["z"]}]))
    for each in (some[at:], [{"site": "a", "tags": ["z"]}], some[:at]):
        if each:
            cut.add(table(each))
    for name in ("by_day", "by_site", "copies", "tags"):
        assert getattr(whole, name) == getattr(cut, name)
    assert [whole.delay(0.5, site) for site in "abc"] == [cut.delay(0.5, site) for site in "abc"]


@pytest.fixture
def dataset(tmp_path):
    for site, day, rows in (
        ("a", "2026-11-16", [{"published_at": AT}, {"published_at": AT}]),
        ("a", "2026-11-17", [{"published_at": AT + timedelta(days=1)}]),
        ("a", "unknown", [{}]),
        ("b", "2026-11-16", [{"published_at": AT}]),
    ):
        folder = tmp_path / f"site={site}" / f"date={day}"
        folder.mkdir(parents=True)
        # Without the texts: they are not asked for.
        whole = table([{"site": site, "images": []} | row for row in rows])
        pq.write_table(whole.drop_columns(["text", "blocks"]), folder / "0001.parquet")
    old = tmp_path / "_revisions" / "site=a" / "date=2026-11-16"
    old.mkdir(parents=True)
    (old / "0001.parquet").write_bytes(b"not read")
    return tmp_path


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        ({}, 5),
        ({"sites": ["a"]}, 4),
        ({"first": date(2026, 11, 17)}, 1),
        ({"last": date(2026, 11, 16)}, 3),
        ({"sites": ["b"], "first": date(2026, 11, 16), "last": date(2026, 11, 16)}, 1),
        ({"sites": ["c"]}, 0),
    ],
)
def test_only_files_that_are_asked_for_are_read(dataset, options, rows):
    assert tally(dataset, **options).rows == rows


@pytest.mark.parametrize(
    ("write", "complaint"),
    [
        (lambda path: path.write_bytes(b"PAR1 no more"), "cannot be read"),
        (lambda path: pq.write_table(pa.table({"site": ["a"]}), path), "has no column authors, "),
    ],
)
def test_a_file_that_cannot_be_read_is_named(dataset, write, complaint):
    path = dataset / "site=b" / "date=2026-11-16" / "0001.parquet"
    write(path)
    with pytest.raises(DatasetError, match=f"{path} {complaint}"):
        tally(dataset)

"""The history: rows in the ledger, files beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import orjson
import pytest

from detikcrawl.storage import history
from detikcrawl.storage.history import (
    past_run,
    past_runs,
    read_summaries,
    record_run,
    restore_history,
    silent_indexes,
    write_summary,
)
from detikcrawl.storage.ledger import Ledger, WalkKey

NOW = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)


def summary(number, **values):
    given = {
        "format": history.SUMMARY_FORMAT,
        "run_name": f"20261116T{number:06}Z-00000000",
        "verdict": "ok",
        "narrowed": [],
        "in_history": True,
        "finished_at": (NOW + timedelta(hours=number)).isoformat(),
    }
    return given | values


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "detik.sqlite") as ledger:
        yield ledger


def test_runs_come_back_newest_first_and_each_once(ledger):
    for number in (1, 3, 2, 3):
        record_run(ledger, past_run(summary(number, narrowed=["limit"])))
    found = past_runs(ledger, 2)
    assert [run.summary for run in found] == [summary(3, narrowed=["limit"]), summary(2, narrowed=["limit"])]
    assert (found[0].verdict, found[0].narrowed, found[0].finished_at) == ("ok", True, NOW + timedelta(hours=3))


def test_only_so_many_are_kept(ledger, monkeypatch):
    monkeypatch.setattr(history, "KEPT_RUNS", 3)
    for number in range(6):
        record_run(ledger, past_run(summary(number)))
    assert [run.summary["run_name"][9:15] for run in past_runs(ledger, 10)] == ["000005", "000004", "000003"]


def test_files_are_whole_and_what_is_none_is_passed_over(tmp_path):
    for number in (1, 2):
        path = write_summary(tmp_path / "runs", summary(number))
        assert orjson.loads(path.read_bytes()) == summary(number)
    (tmp_path / "runs" / "20261117.json").write_bytes(b'{"verdict": "o')
    (tmp_path / "runs" / "20261118.json").write_bytes(b"[]")
    (tmp_path / "runs" / ".20261119.json.tmp").write_bytes(b"{}")
    assert list(read_summaries(tmp_path / "runs")) == [summary(2), summary(1)]
    assert list(read_summaries(tmp_path / "nowhere")) == []


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / f"{summary(1)['run_name']}.json").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_summary(tmp_path, summary(1))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_lost_history_is_had_again_from_the_files(ledger, tmp_path):
    runs = tmp_path / "runs"
    for number, belongs in ((1, True), (2, False), (3, True)):
        write_summary(runs, summary(number, in_history=belongs))
    restore_history(ledger, runs)
    assert [run.summary for run in past_runs(ledger, 10)] == [summary(3), summary(1)]
    write_summary(runs, summary(4))
    restore_history(ledger, runs)
    assert len(past_runs(ledger, 10)) == 2


@pytest.mark.parametrize(
    ("cards", "silent"),
    [
        ([9, 8, 7, 6, 5, 0], ["hikmah 2026-11-15"]),
        ([9, 8, 7, 6, 5, 1], []),
        ([9, 8, 0, 6, 5, 0], []),  # it has been silent before
        ([9, 8, 7, 6, 0], []),  # too few days to say
    ],
)
def test_an_index_is_silent_where_it_always_spoke(ledger, cards, silent):
    today = date(2026, 11, 16)
    for back, listed in enumerate(reversed(cards), 1):
        ended = NOW if back == 1 else NOW - timedelta(days=back)
        walk = WalkKey("index", "hikmah", today - timedelta(days=back))
        ledger.set_walk(walk, "empty", ended, closed=True, pages=1, cards=listed)
    ledger.set_walk(WalkKey("index", "hikmah", today), "empty", NOW, closed=False, pages=1, cards=0)
    assert silent_indexes(ledger, NOW - timedelta(minutes=5), today) == silent
    assert silent_indexes(ledger, NOW + timedelta(minutes=5), today) == []

from datetime import date, timedelta

import pytest

from detikcrawl.report.state import DayCoverage, DayState, Runs, days_of, read_coverage, read_runs
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.history import write_summary
from detikcrawl.storage.ledger import Coverage, LedgerError
from tests.report.made_up import FIRST, summary

DAY = date(2026, 11, 16)


def line(channel="news", day=DAY, walk="closed", **counts):
    states = dict.fromkeys(("done", "partial", "failed", "gone", "open", "skipped", "rejected", "duplicate"), 0) | counts
    return Coverage(channel=channel, day=day, listed=sum(states.values()), **states, walk=walk)


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ([line(done=3, gone=1, skipped=1)], DayState.WHOLE),
        ([line(done=3), line("food", partial=1)], DayState.PARTIAL),
        ([line(done=3, open=1), line("food", partial=1)], DayState.MISSING),
        ([line(failed=1)], DayState.MISSING),
        ([line(done=3), line("food", walk="open"), line("hot", failed=1)], DayState.OPEN),
        ([line(done=3, walk="none")], DayState.OPEN),
    ],
)
def test_the_worst_channel_makes_the_day(lines, state):
    assert days_of(lines)[DAY].state == state


def test_a_day_has_the_sums_of_its_channels():
    lines = [line(done=3, partial=1, open=2, walk="open"), line("food", done=1, failed=1), line(None, day=None, done=9)]
    assert days_of(lines) == {
        DAY: DayCoverage(DayState.OPEN, listed=8, done=4, partial=1, missing=3, unfinished=1, walked=True)
    }
    assert not days_of([line(walk="none")])[DAY].walked


def test_a_site_without_a_ledger_has_no_coverage(tmp_path):
    assert read_coverage(SiteFolders(tmp_path, "detik"), None, None) is None


def test_a_ledger_that_is_none_is_said_so(tmp_path):
    folders = SiteFolders(tmp_path, "detik")
    folders.ledger.parent.mkdir()
    folders.ledger.write_bytes(b"no database, however long it is")
    with pytest.raises(LedgerError, match=r"detik\.sqlite"):
        read_coverage(folders, None, None)


def test_failures_of_all_kinds_are_counted_by_day_and_site():
    runs = Runs()
    run = summary("a", 0, {"timeout": 2, "layout": 1}, "degraded")
    run["pages"]["failed"] = {"timeout": 1}
    run["index"]["failed"] = {"blocked": 4}
    runs.add(run)
    runs.add(summary("a", 1, {}))
    assert runs.failures == {(FIRST, "timeout"): 3, (FIRST, "layout"): 1, (FIRST, "blocked"): 4}
    assert runs.by_site == {("a", "timeout"): 3, ("a", "layout"): 1, ("a", "blocked"): 4}
    assert runs.verdicts == {"a": {"degraded": 1, "ok": 1}}
    assert (runs.total, runs.days) == (2, {FIRST, FIRST + timedelta(days=1)})


def test_runs_of_the_days_that_are_asked_for_are_read(tmp_path):
    sites = [SiteFolders(tmp_path, site) for site in ("a", "b")]
    for folders in sites:
        for day in range(4):
            write_summary(folders.runs, summary(folders.site, day, {"timeout": 1}))
    (sites[0].runs / "20261102T000000Z-broken.json").write_text("{")
    assert read_runs(sites, None, None).total == 8
    found = read_runs(sites, FIRST + timedelta(days=1), FIRST + timedelta(days=2))
    assert sorted(found.days) == [FIRST + timedelta(days=1), FIRST + timedelta(days=2)]
    assert found.total == 4

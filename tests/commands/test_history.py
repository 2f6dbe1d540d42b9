import orjson
import pytest

from detikcrawl.storage.history import SUMMARY_FORMAT, write_summary


def summary(number, verdict="ok", **values):
    given = {
        "format": SUMMARY_FORMAT,
        "run_name": f"20261116T0{number}0000Z-00000000",
        "verdict": verdict,
        "reasons": [],
        "narrowed": [],
        "in_history": True,
        "started_at": f"2026-11-16T0{number}:00:00+00:00",
        "finished_at": f"2026-11-16T0{number}:03:00+00:00",
        "seconds": 180.0,
        "links": {"listed": 1200},
        "articles": {"complete": 30, "partial": 2, "unknown": 0, "unchanged": 8, "failed": {"layout": 5, "timeout": 1}},
        "rows": {"written": 32, "partial": 2},
    }
    return given | values


@pytest.fixture
def runs(project):
    write_summary(project.detik.runs, summary(1))
    write_summary(project.detik.runs, summary(2, "failed", reasons=["12 of 16 articles could not be read (layout 12)"]))
    write_summary(project.detik.runs, summary(3, narrowed=["limit", "channels"]))
    return project


def test_it_is_a_line_a_run_with_its_reasons(runs):
    code, out, err = runs.scrapy("history", "detik")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[1].split() == "2026-11-16 03:00 3.0 ok 1,200 46 6 32 2 limit, channels".split()
    assert lines[2].split() == "2026-11-16 02:00 3.0 failed 1,200 46 6 32 2".split()
    assert lines[3].strip() == "12 of 16 articles could not be read (layout 12)"
    assert len(lines) == 5


def test_it_is_whole_as_json(runs):
    _, out, _ = runs.scrapy("history", "detik", "--json", "--runs", "2")
    assert [orjson.loads(line)["run_name"][9:11] for line in out.splitlines()] == ["03", "02"]
    _, out, _ = runs.scrapy("history", "detik", "--json", "--verdict", "ok")
    assert [orjson.loads(line) for line in out.splitlines()] == [summary(3, narrowed=["limit", "channels"]), summary(1)]


@pytest.mark.parametrize(
    ("args", "code", "complaint"),
    [
        (["nowhere"], 2, "unknown site 'nowhere'"),
        ([], 2, "name one site"),
        (["detik", "--runs", "0"], 2, "--runs 0 shows nothing"),
        (["detik", "--verdict", "busy"], 1, "no busy run of detik left a summary in"),
    ],
)
def test_what_cannot_be_shown_is_one_line(runs, args, code, complaint):
    found, out, err = runs.scrapy("history", *args)
    assert (found, out) == (code, "")
    assert complaint in err
    assert err.count("\n") == 1

from __future__ import annotations

import io
import json
import logging
import sys

import pytest
from rich.console import Console

from detikcrawl.monitoring.display import draw
from detikcrawl.monitoring.json_log import JsonFormatter
from detikcrawl.monitoring.progress import Pace, progress_of
from detikcrawl.monitoring.verdict import Judgement, Verdict

STATS = {
    "index/ended/empty": 5,
    "index/closed_before": 2,
    "index/failed/http_500": 1,
    "links/followed": 101,
    "links/asked_again": 10,
    "dupefilter/filtered": 1,
    "article/complete": 40,
    "article/partial": 2,
    "article/unchanged": 6,
    "article/failed/layout": 2,
    "pages/failed/http_404": 3,
    "item_scraped_count": 41,
    "response_received_count": 1200,
    "downloader/response_bytes": 12_340_000,
    "politeness/pauses": 1,
}


def test_what_is_left_is_told_when_all_indexes_are_walked():
    going = progress_of(STATS, walks=10, per_minute=30)
    assert (going.walked, going.walks, going.minutes_left) == (8, 10, None)
    walked = progress_of(STATS, walks=8, per_minute=30)
    assert (walked.done, walked.articles, walked.minutes_left) == (50, 110, 2)
    assert progress_of(STATS, walks=8, per_minute=0).minutes_left is None


def test_all_of_it_in_one_line():
    assert progress_of(STATS, walks=8, per_minute=30).line() == (
        "indexes 8 of 8; articles 50 of 110; rows 41; partial 2; unchanged 6; failed: not_found 3, layout 2, server_error 1; "
        "pages 1,200, 12.3 MB; pauses 1; 30 articles a minute, about 2 min left"
    )
    assert progress_of({}, walks=0, per_minute=0).line(ended=True) == "articles 0 of 0; rows 0; pages 0, 0.0 MB"


def test_the_pace_is_that_of_the_last_minute():
    pace = Pace(window=60)
    assert pace.at(0, 0) == 0
    assert pace.at(30, 10) == pytest.approx(20)
    assert pace.at(60, 20) == pytest.approx(20)
    for second in range(61, 200):
        pace.at(second, 20)
    assert pace.at(200, 20) == 0


def test_the_panel_shows_the_same_and_in_the_end_the_verdict():
    def shown(judgement=None):
        console = Console(file=io.StringIO(), width=100)
        console.print(draw(progress_of(STATS, walks=8, per_minute=30), "detik 20261116", judgement))
        return console.file.getvalue()

    going = shown()
    for figure in ("detik 20261116", "8 of 8", "50 of 110", "30/min", "about 2 min left", "unchanged 6  partial 2"):
        assert figure in going
    assert "not_found 3, layout 2, server_error 1" in going
    ended = shown(Judgement(Verdict.DEGRADED, ("1 index went on [beyond] the cap",)))
    assert "degraded: 1 index went on [beyond] the cap" in ended
    assert "left" not in ended


def test_a_json_log_line_is_one_line_whatever_it_says():
    def line(message, *args, **more):
        record = logging.LogRecord("detik", logging.ERROR, __file__, 1, message, args, more.pop("exc_info", None))
        vars(record).update(more)
        text = JsonFormatter().format(record)
        assert "\n" not in text
        return json.loads(text)

    said = line("page %s\nnot read\x1b[2J", "\ud800")
    assert (said["message"], said["level"], said["logger"]) == ("page ?\nnot read\x1b[2J", "ERROR", "detik")
    assert said["time"].endswith("+00:00")
    try:
        raise KeyError("markup")
    except KeyError:
        said = line("failed", exc_info=sys.exc_info(), spider=type("Spider", (), {"name": "detik"})())
    assert "KeyError: 'markup'" in said["exception"]
    assert said["site"] == "detik"

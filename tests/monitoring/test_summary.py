"""The summary: every count under a name that says what it is of, whatever the stats hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import orjson

from detikcrawl.article import Completeness


def test_rows_are_counted_as_they_are(world):
    summary = world.summary(rows=4, completeness=Completeness.PARTIAL, revision=2, duplicate_of="detik:1", dateline="Ambon")
    assert summary["rows"]["written"] == summary["rows"]["partial"] == summary["rows"]["revisions"] == 4
    assert (summary["rows"]["new"], summary["rows"]["duplicates"], summary["rows"]["complete"]) == (0, 4, 0)
    assert summary["layouts"] == {"detail": 4}
    assert (summary["fields"]["dateline"], summary["fields"]["tags"], summary["fields"]["authors"]) == (1.0, 0.0, 1.0)


def test_causes_are_counted_by_class_and_by_what_was_asked_for(world):
    summary = world.summary(
        {
            "article/failed/layout": 3,
            "article/failed/title": 1,
            "pages/failed/DownloadTimeoutError": 2,
            "index/failed/http_502": 1,
            "politeness/refused/robots": 4,
            "guard/refused/size": 1,
            "clean/video": 7,
            "rejects/rows": 2,
            "rejects/title": 2,
        }
    )
    assert summary["articles"]["failed"] == {"layout": 4, "not_found": 2}
    assert summary["pages"]["failed"] == {"timeout": 2}
    assert summary["index"]["failed"] == {"server_error": 1}
    assert summary["requests"]["refused"] == {"robots": 4, "size": 1}
    assert summary["clean"] == {"video": 7}
    assert (summary["rows"]["rejected"], summary["rejects"]) == (2, {"title": 2})
    assert summary["links"]["skipped"] == {"video": 3}


def test_what_we_did_not_ask_is_no_failure_of_the_wire(world):
    path = "downloader/exception_type_count/"
    stats = {f"{path}detikcrawl.network.refusal.Refused": 9, f"{path}scrapy.exceptions.ResponseDataLossError": 1}
    assert world.summary(stats)["requests"]["exceptions"] == {"connection": 1}


def test_it_is_json_and_names_no_address(world):
    world.ask(source="urls", urls=("https://news.detik.com/berita/d-1/pasar-apung",))
    summary = world.summary(rows=0)
    assert orjson.loads(orjson.dumps(summary)) == summary
    assert summary["arguments"]["urls"] == summary["links"]["listed"] == 1
    assert b"pasar-apung" not in orjson.dumps(summary)


def test_days_are_days_in_wib(world):
    def whole_days(started):
        world.facts = replace(world.facts, started_at=started)
        return world.summary()["index"]["whole_days"]

    world.ask(from_date=date(2026, 11, 17), until_date=date(2026, 11, 17))
    assert not whole_days(datetime(2026, 11, 17, 16, 59, tzinfo=UTC))
    assert whole_days(datetime(2026, 11, 17, 17, 0, tzinfo=UTC))


def test_a_run_of_nothing_has_every_figure(world):
    empty = world.summary(dict.fromkeys(world.summary()["index"]) | {"finish_reason": None}, rows=0)
    assert empty["fields"] == {}
    assert empty["finish_reason"] is None
    assert set(empty) == set(world.summary())

import os
from datetime import UTC, date, datetime

import orjson
import pytest

from detikcrawl.storage.journal import Journal, journal_name, read_journal
from detikcrawl.storage.link import NewLink, WalkKey

NOW = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
LINK = NewLink("1", "https://news.detik.com/berita/d-1/x", "article", "news", date(2026, 11, 16), "index", NOW)


def test_every_event_comes_back_in_order(tmp_path):
    path = tmp_path / "detik" / "run.jsonl"
    with Journal(path) as journal:
        journal.links([LINK], NOW)
        journal.links([LINK], NOW, state="skipped")
        journal.outcome("1", "failed", "http_500", NOW)
        journal.walk(WalkKey("index", "news", LINK.day), "repeated", NOW, closed=True, pages=3, cards=40)
        journal.part("run-1", [("1", 2), ("2", None)], NOW)
        journal.reopen("gone", NOW)
        journal.forget("1", NOW)
    events = list(read_journal(path))
    assert [event["event"] for event in events] == ["link", "link", "outcome", "walk", "part", "reopen", "forget"]
    assert {event["t"] for event in events} == {"2026-11-16T03:00:00+00:00"}
    assert [event["state"] for event in events[:2]] == ["open", "skipped"]
    assert events[0] | {"t": "", "event": "", "state": ""} == {
        "t": "",
        "event": "",
        "state": "",
        "id": "1",
        "url": LINK.url,
        "kind": "article",
        "channel": "news",
        "day": "2026-11-16",
        "source": "index",
        "published_at": "2026-11-16T03:00:00+00:00",
    }
    assert events[4]["rows"] == [["1", 2], ["2", None]]


def test_a_run_without_news_leaves_no_file(tmp_path):
    with Journal(tmp_path / "run.jsonl") as journal:
        journal.links([], NOW)
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_is_there_before_the_journal_is_closed(tmp_path):
    journal = Journal(tmp_path / "run.jsonl")
    journal.forget("1", NOW)
    assert [event["id"] for event in read_journal(journal.path)] == ["1"]
    journal.close()
    journal.close()


def test_a_torn_line_hides_no_other(tmp_path):
    path = tmp_path / "run.jsonl"
    with Journal(path) as journal:
        journal.forget("1", NOW)
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"t":"2026-11-16T03:0')
    assert [event["id"] for event in read_journal(path)] == ["1"]
    path.write_bytes(b"[1]\n{}\n" + whole)
    assert [event["id"] for event in read_journal(path)] == ["1"]


def test_what_the_disk_does_not_take_leaves_no_trace(tmp_path, monkeypatch):
    journal = Journal(tmp_path / "run.jsonl")
    journal.forget("1", NOW)
    write = os.write

    def full(file, data):
        write(file, data[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        journal.forget("2", NOW)
    monkeypatch.undo()
    journal.forget("3", NOW)
    journal.close()
    assert [event["id"] for event in read_journal(journal.path)] == ["1", "3"]
    assert all(orjson.loads(line) for line in journal.path.read_bytes().splitlines())


def test_names_sort_by_time_and_differ():
    names = [journal_name(NOW), journal_name(NOW), journal_name(NOW.replace(hour=4))]
    assert len(set(names)) == 3
    assert max(names) == names[2]

import gzip
import logging
import re
from datetime import UTC, datetime

import pytest
from scrapy import Request, Spider, signals
from scrapy.http import Headers, HtmlResponse, Response
from scrapy.utils.test import get_crawler

from detikcrawl.network import archive
from detikcrawl.network.archive import ArchiveMiddleware, RunArchive
from detikcrawl.network.replay import REPLAYED
from detikcrawl.network.warc_reader import read_heads, read_response

NOON = datetime(2026, 11, 22, 5, 0, 0, 123456, tzinfo=UTC)
URL = "https://news.example.id/berita/d-1/judul"


class Detik(Spider):
    name = "detik"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(archive, "_now", lambda: NOON)


@pytest.fixture
def archiving(tmp_path):
    """Makes the middleware of a crawl, and ends the crawl after the test."""
    crawls = []

    def make(**settings):
        settings = {
            "ARCHIVE_ENABLED": True,
            "ARCHIVE_DIR": str(tmp_path / "archive"),
            "EXTENSIONS_BASE": {},
            **settings,
        }
        crawler = get_crawler(Detik, settings)
        crawls.append((crawler, ArchiveMiddleware.from_crawler(crawler)))
        return crawls[-1]

    yield make
    for crawler, _ in crawls:
        crawler.signals.send_catch_log(signals.spider_closed, spider=None, reason="finished")


def files_of(folder):
    return sorted(folder.rglob("*.warc.gz"))


def test_a_response_is_archived_as_it_came(tmp_path, archiving):
    crawler, middleware = archiving()
    body = gzip.compress(b"<p>isi</p>")
    headers = Headers([(b"Content-Encoding", b"gzip"), (b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2")])
    request = Request(URL + "#bagian", headers={"Cookie": "rahasia=1"})
    response = Response(URL, status=200, headers=headers, body=body)

    assert middleware.process_response(request, response) is response

    assert request.meta["fetched_at"] == NOON
    place = request.meta["archive_record"]
    assert re.fullmatch(r"detik/20261122T050000Z-[0-9a-f]{8}-1\.warc\.gz", place["file"])
    (file,) = files_of(tmp_path)
    assert file == tmp_path / "archive" / place["file"]
    stored = read_response(file, place["offset"])
    assert (stored.status, stored.body, stored.date) == (200, body, NOON)
    assert Headers(stored.headers) == headers
    assert [head.url for head in read_heads(file)] == [URL]
    assert b"rahasia" not in gzip.decompress(file.read_bytes())
    assert crawler.stats.get_value("archive/records") == 1
    assert crawler.stats.get_value("archive/bytes") == file.stat().st_size


@pytest.mark.parametrize("status", [200, 204, 301, 304, 404, 429, 500, 520])
def test_every_status_is_archived(archiving, tmp_path, status):
    _, middleware = archiving()
    middleware.process_response(Request(URL), Response(URL, status=status))
    assert [head.status for head in read_heads(files_of(tmp_path)[0])] == [status]


def test_no_file_before_the_first_response(archiving, tmp_path):
    archiving()
    assert list(tmp_path.iterdir()) == []


def test_without_an_archive_the_time_is_noted_all_the_same(archiving, tmp_path):
    crawler, middleware = archiving(ARCHIVE_ENABLED=False)
    request = Request(URL)
    middleware.process_response(request, Response(URL))
    assert request.meta == {"fetched_at": NOON}
    assert list(tmp_path.iterdir()) == []
    assert crawler.stats.get_stats() == {}


def test_an_archive_without_a_folder_is_refused():
    crawler = get_crawler(Detik, {"ARCHIVE_ENABLED": True})
    with pytest.raises(ValueError, match="ARCHIVE_DIR"):
        ArchiveMiddleware.from_crawler(crawler)


def test_what_a_retried_request_carries_belongs_to_the_response_before(archiving):
    _, middleware = archiving(ARCHIVE_ENABLED=False)
    old = {"fetched_at": datetime(2020, 1, 1, tzinfo=UTC), "archive_record": {"file": "old", "offset": 0}}
    request = Request(URL, meta=old)
    middleware.process_response(request, Response(URL))
    assert request.meta == {"fetched_at": NOON}


def test_a_replayed_response_keeps_its_time_and_gets_a_new_record(archiving, tmp_path):
    _, middleware = archiving()
    then = datetime(2020, 1, 1, tzinfo=UTC)
    request = Request(URL, meta={"fetched_at": then, "archive_record": {"file": "old", "offset": 0}})
    middleware.process_response(request, HtmlResponse(URL, flags=[REPLAYED]))
    (file,) = files_of(tmp_path)
    assert request.meta["fetched_at"] == then
    assert request.meta["archive_record"]["file"] == f"detik/{file.name}"
    assert [head.date for head in read_heads(file)] == [then]


def test_a_replayed_response_that_is_not_archived_keeps_its_record(archiving):
    _, middleware = archiving(ARCHIVE_ENABLED=False)
    meta = {"fetched_at": NOON, "archive_record": {"file": "old", "offset": 0}}
    request = Request(URL, meta=meta)
    middleware.process_response(request, HtmlResponse(URL, flags=[REPLAYED]))
    assert request.meta == meta


def test_what_did_not_come_over_http_is_not_archived(archiving, tmp_path):
    _, middleware = archiving()
    middleware.process_response(Request("data:,isi"), Response("data:,isi"))
    assert list(tmp_path.iterdir()) == []


def test_the_next_file_begins_at_the_size_asked_for(archiving, tmp_path):
    crawler, middleware = archiving(ARCHIVE_MAX_MB=0.001)
    requests = [Request(f"{URL}-{n}") for n in range(12)]
    for request in requests:
        middleware.process_response(request, Response(request.url, body=b"isi"))
    files = files_of(tmp_path)
    assert len(files) > 1
    assert {int(file.name.split("-")[-1].split(".")[0]) for file in files} == set(range(1, len(files) + 1))
    assert sorted(head.url for file in files for head in read_heads(file)) == sorted(r.url for r in requests)
    for request in requests:
        place = request.meta["archive_record"]
        assert read_response(tmp_path / "archive" / place["file"], place["offset"]).body == b"isi"
    assert crawler.stats.get_value("archive/bytes") == sum(file.stat().st_size for file in files)


def test_a_name_that_is_taken_is_passed_over(monkeypatch, tmp_path):
    monkeypatch.setattr(archive.secrets, "token_hex", lambda size: "ab" * size)
    taken = tmp_path / "detik" / "20261122T050000Z-abababab-1.warc.gz"
    taken.parent.mkdir()
    taken.write_bytes(b"lama")
    run = RunArchive(tmp_path, "detik", NOON, 1e9)
    record = run.write(URL, 200, [], b"isi", NOON)
    run.close()
    assert record.file == "detik/20261122T050000Z-abababab-2.warc.gz"
    assert taken.read_bytes() == b"lama"


def test_when_it_cannot_be_written_the_crawl_goes_on_and_says_so_once(archiving, tmp_path, caplog):
    (tmp_path / "archive").write_text("not a folder")
    crawler, middleware = archiving()
    for number in range(3):
        request = Request(f"{URL}-{number}")
        middleware.process_response(request, Response(request.url))
        assert request.meta == {"fetched_at": NOON}
    assert crawler.stats.get_stats() == {"archive/errors": 1}
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_the_file_is_closed_with_the_spider(archiving):
    crawler, middleware = archiving()
    middleware.process_response(Request(URL), Response(URL))
    file = middleware._archive._file
    crawler.signals.send_catch_log(signals.spider_closed, spider=None, reason="finished")
    assert file._file.closed

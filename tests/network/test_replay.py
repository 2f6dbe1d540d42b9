import gzip
from datetime import UTC, datetime, timedelta

import pytest
from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import HtmlResponse, XmlResponse
from scrapy.utils.test import get_crawler

from detikcrawl.network.replay import ReplayMiddleware, check_replay, find_archives
from detikcrawl.network.warc import WarcFile

NOON = datetime(2026, 11, 22, 5, 0, 0, 123456, tzinfo=UTC)
URL = "https://news.example.id/berita/d-1/judul"
HTML = [("Content-Type", "text/html; charset=utf-8")]


class Detik(Spider):
    name = "detik"


@pytest.fixture
def write(tmp_path):
    def write(name, *responses):
        """Responses are (url, status, headers, body) with the time of the fetch where it matters."""
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with WarcFile(path) as file:
            for url, status, headers, body, *date in responses:
                file.write(url, status, headers, body, *(date or [NOON]))
        return path

    return write


def replay(path, **settings):
    return ReplayMiddleware.from_crawler(get_crawler(Detik, {"REPLAY": str(path), **settings}))


def stats(middleware):
    return {key: value for key, value in middleware._stats.get_stats().items() if key.startswith("replay/")}


def test_without_the_setting_it_is_not_there():
    with pytest.raises(NotConfigured):
        ReplayMiddleware.from_crawler(get_crawler(Detik))


def test_a_request_is_answered_as_it_was(write):
    path = write(
        "a.warc.gz",
        (URL, 200, [*HTML, ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")], b"<p>isi</p>"),
    )
    middleware = replay(path)
    request = Request(URL + "#komentar")
    response = middleware.process_request(request)
    assert type(response) is HtmlResponse
    assert (response.url, response.status, response.body) == (URL, 200, b"<p>isi</p>")
    assert response.headers.getlist("Set-Cookie") == [b"a=1", b"b=2"]
    assert "replayed" in response.flags
    assert request.meta["fetched_at"] == NOON
    assert request.meta["fetched_at"].tzinfo is not None
    assert request.meta["archive_record"]["file"] == "a.warc.gz"
    assert request.meta["archive_record"]["offset"] > 0
    assert stats(middleware) == {"replay/hits": 1}


def test_a_compressed_body_is_handed_on_compressed_and_decoded_as_in_a_crawl(write):
    html = b"<html><body><p>isi</p></body></html>"
    packed = gzip.compress(html)
    path = write("gz.warc", (URL, 200, [*HTML, ("Content-Encoding", "gzip")], packed))
    request = Request(URL)
    wire = replay(path).process_request(request)
    assert wire.headers["Content-Encoding"] == b"gzip"
    assert wire.body == packed
    decoded = HttpCompressionMiddleware.from_crawler(get_crawler(Detik)).process_response(request, wire)
    assert type(decoded) is HtmlResponse
    assert decoded.body == html
    assert "Content-Encoding" not in decoded.headers


def test_a_redirect_stays_a_redirect(write):
    path = write("301.warc.gz", (URL, 301, [("Location", URL + "-baru")], b""))
    response = replay(path).process_request(Request(URL))
    assert response.status == 301
    assert response.headers["Location"] == (URL + "-baru").encode()


def test_the_kind_of_response_is_told_as_scrapy_tells_it(write):
    sitemap = "https://news.example.id/sitemap.xml"
    path = write("xml.warc", (sitemap, 200, [], b"<?xml version='1.0'?><urlset/>"))
    assert type(replay(path).process_request(Request(sitemap))) is XmlResponse


@pytest.mark.parametrize("order", [1, -1])
def test_the_latest_response_answers_whatever_the_order_of_files(write, tmp_path, order):
    hour = timedelta(hours=1)
    files = {"1.warc.gz": NOON - hour, "2.warc": NOON + hour, "3.warc.gz": NOON}
    for name, date in zip(files, list(files.values())[::order], strict=True):
        write(f"archive/{name}", (URL, 200, HTML, date.isoformat().encode(), date))
    request = Request(URL)
    assert replay(tmp_path / "archive").process_request(request).text == (NOON + hour).isoformat()
    assert request.meta["fetched_at"] == NOON + hour


def test_not_modified_does_not_hide_the_page_that_it_stands_for(write):
    later = NOON + timedelta(hours=1)
    other = URL + "-lain"
    path = write("304.warc", (URL, 200, HTML, b"isi"), (URL, 304, [], b"", later), (other, 304, [], b"", later))
    middleware = replay(path)
    assert middleware.process_request(Request(URL)).status == 200
    assert middleware.process_request(Request(other)).status == 304


@pytest.mark.parametrize(
    "request_",
    [
        Request(URL + "/2"),
        Request(URL + "?page=2"),
        Request(URL.replace("https", "http")),
        Request(URL, method="POST"),
        Request("data:,isi"),
    ],
)
def test_what_is_not_there_is_a_counted_miss(write, request_):
    middleware = replay(write("a.warc", (URL, 200, HTML, b"isi")))
    request_ = request_.replace(meta={"fetched_at": NOON, "archive_record": {}})
    with pytest.raises(IgnoreRequest, match="no response to"):
        middleware.process_request(request_)
    assert request_.meta == {}
    assert stats(middleware) == {"replay/misses": 1, "replay/misses/not_archived": 1}


def test_a_body_above_the_download_limit_is_a_miss(write):
    middleware = replay(write("bomb.warc.gz", (URL, 200, HTML, b"0" * 5000)), DOWNLOAD_MAXSIZE=4999)
    with pytest.raises(IgnoreRequest, match="5000 bytes, allowed are 4999"):
        middleware.process_request(Request(URL))
    assert stats(middleware) == {"replay/misses": 1, "replay/misses/too_large": 1}
    assert middleware.process_request(Request(URL, meta={"download_maxsize": 5000})).status == 200


def test_a_file_that_goes_away_is_a_miss(write):
    path = write("gone.warc", (URL, 200, HTML, b"isi"))
    middleware = replay(path)
    path.unlink()
    with pytest.raises(IgnoreRequest, match="No such file"):
        middleware.process_request(Request(URL))
    assert stats(middleware) == {"replay/misses": 1, "replay/misses/unreadable": 1}


def test_a_torn_last_record_is_counted_and_the_others_answer(write, caplog):
    path = write("torn.warc.gz", (URL, 200, HTML, b"isi"), (URL + "-2", 200, HTML, b"isi"))
    path.write_bytes(path.read_bytes()[:-30])
    middleware = replay(path)
    assert middleware.process_request(Request(URL)).status == 200
    with pytest.raises(IgnoreRequest):
        middleware.process_request(Request(URL + "-2"))
    assert stats(middleware)["replay/damaged_files"] == 1
    assert f"{path}: ends inside a record" in caplog.text


def test_a_path_is_a_file_a_folder_or_a_glob(write, tmp_path):
    (tmp_path / "notes.txt").write_text("bukan arsip")
    a, b, c = (write(name, (URL, 200, HTML, b"")) for name in ("a.warc", "x/b.warc.gz", "x/y/c.warc"))
    assert find_archives(str(a)) == [a]
    assert find_archives(str(tmp_path)) == [a, b, c]
    assert find_archives(str(tmp_path / "x" / "*")) == [b, c]
    assert find_archives(str(tmp_path / "**" / "*.warc")) == [a, c]


@pytest.mark.parametrize(
    ("path", "name"), [("archive/x/b.warc", "x/b.warc"), ("archive", "x/b.warc"), ("archive/x", "x/b.warc")]
)
def test_a_record_in_the_archive_folder_is_named_from_there(write, tmp_path, path, name):
    write("archive/x/b.warc", (URL, 200, HTML, b"isi"))
    request = Request(URL)
    replay(tmp_path / path, ARCHIVE_DIR=str(tmp_path / "archive")).process_request(request)
    assert request.meta["archive_record"]["file"] == name


@pytest.mark.parametrize(
    ("path", "name"), [("sample/x/b.warc", "b.warc"), ("sample", "x/b.warc"), ("sample/*/b.warc", "b.warc")]
)
def test_a_record_elsewhere_is_named_from_the_folder_of_the_replay(write, tmp_path, path, name):
    write("sample/x/b.warc", (URL, 200, HTML, b"isi"))
    request = Request(URL)
    replay(tmp_path / path, ARCHIVE_DIR=str(tmp_path / "archive")).process_request(request)
    assert request.meta["archive_record"]["file"] == name


def test_a_good_path_passes_the_check(write, tmp_path):
    write("good.warc.gz", (URL, 200, HTML, b""))
    (tmp_path / "damaged.warc").write_bytes(b"rusak")
    check_replay(str(tmp_path))


@pytest.mark.parametrize("path", ["missing", "missing/*.warc", "empty", "nothing.warc", "damaged.warc", "text.html"])
def test_a_path_without_a_response_is_refused_in_one_line(write, tmp_path, path):
    (tmp_path / "empty").mkdir()
    write("nothing.warc")
    for name in ("damaged.warc", "text.html"):
        (tmp_path / name).write_text("<p>bukan arsip</p>")
    for check in (check_replay, replay):
        with pytest.raises(ValueError, match="REPLAY") as caught:
            check(str(tmp_path / path))
        assert str(tmp_path / path) in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_file_that_may_not_be_read_is_refused_in_one_line(monkeypatch, write):
    path = write("secret.warc", (URL, 200, HTML, b""))

    def denied(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", denied)
    with pytest.raises(ValueError, match="cannot be read: Permission denied"):
        check_replay(str(path))

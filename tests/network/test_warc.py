from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import fastwarc.warc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from detikcrawl.network.warc import WarcFile, target_uri
from detikcrawl.network.warc_reader import read_heads, read_response

NOON = datetime(2026, 11, 22, 5, 0, 0, 123456, tzinfo=UTC)
URL = "https://news.example.id/berita/d-1/judul"

tokens = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-", min_size=1, max_size=20).map(str.encode)
values = st.binary(max_size=60).map(lambda value: value.replace(b"\n", b"").strip())
framing = (b"transfer-encoding", b"content-length")
headers = st.lists(st.tuples(tokens.filter(lambda name: name.lower() not in framing), values), max_size=8)


@given(
    status=st.integers(100, 999),
    headers=headers,
    body=st.binary(max_size=3000),
    date=st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - gets its zone there
    suffix=st.sampled_from([".warc", ".warc.gz"]),
)
def test_what_is_written_reads_back_byte_for_byte(tmp_path_factory, status, headers, body, date, suffix):
    path = tmp_path_factory.mktemp("warc") / f"one{suffix}"
    with WarcFile(path) as file:
        record = file.write(URL, status, headers, body, date)
    stored = read_response(path, record.offset)
    assert (stored.status, stored.headers, stored.body, stored.date) == (status, headers, body, date)


def test_a_record_is_named_by_its_file_and_its_offset(tmp_path):
    with WarcFile(tmp_path / "two.warc.gz") as file:
        first = file.write(URL, 200, [], b"satu", NOON)
        second = file.write(URL + "-2", 200, [], b"dua", NOON)
    assert first.file == second.file == "two.warc.gz"
    assert [head.offset for head in read_heads(tmp_path / "two.warc.gz")] == [first.offset, second.offset]
    assert read_response(tmp_path / "two.warc.gz", second.offset).body == b"dua"


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_a_rendered_page_is_a_conversion_beside_the_response(tmp_path, suffix):
    path, html = tmp_path / f"rendered{suffix}", "<p>tergambar – isi</p>".encode()
    with WarcFile(path) as file:
        had = file.write(URL, 200, [("Content-Type", "text/html")], b"<script>", NOON)
        record = file.write_rendered(URL, html, NOON + timedelta(seconds=2))
    plain, rendered = read_heads(path)
    assert (plain.offset, plain.rendered) == (had.offset, False)
    assert (rendered.url, rendered.status, rendered.offset, rendered.rendered) == (URL, 200, record.offset, True)
    stored = read_response(path, record.offset)
    assert (stored.headers, stored.body) == ([(b"Content-Type", b"text/html; charset=utf-8")], html)
    assert stored.date == rendered.date == NOON + timedelta(seconds=2)
    with path.open("rb") as stream:
        told = [
            (found.rec_type, found.rec_headers.get_header("Content-Type"), found.content_stream().read())
            for found in ArchiveIterator(stream, check_digests="raise")
        ]
    assert told[2] == ("conversion", "text/html; charset=utf-8", html)


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_other_readers_find_the_same(tmp_path, suffix):
    path = tmp_path / f"other{suffix}"
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]
    bodies = {f"{URL}-{n}": f"<p>isi {n}</p>".encode() * n for n in range(5)}
    with WarcFile(path, {"isPartOf": "detik"}) as file:
        for url, body in bodies.items():
            file.write(url, 200, headers, body, NOON)

    with path.open("rb") as stream:
        info, *records = [
            (record.rec_type, record.rec_headers, record.http_headers, record.content_stream().read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]
    assert info[0] == "warcinfo"
    assert b"software: detikcrawl/" in info[3]
    assert b"isPartOf: detik" in info[3]
    assert {rec.get_header("WARC-Target-URI"): body for _, rec, _, body in records} == bodies
    assert {rec.get_header("WARC-Date") for _, rec, _, _ in records} == {"2026-11-22T05:00:00.123456Z"}
    assert {rec.protocol for _, rec, _, _ in records} == {"WARC/1.1"}
    assert all(http.headers == headers and http.statusline == "200 OK" for _, _, http, _ in records)

    found = {
        record.headers["WARC-Target-URI"]: (record.http_headers.status_code, record.record_date, record.reader.read())
        for record in fastwarc.warc.ArchiveIterator(
            BytesIO(path.read_bytes()), record_types=fastwarc.warc.WarcRecordType.response
        )
    }
    assert found == {url: (200, NOON, body) for url, body in bodies.items()}


def test_the_framing_of_the_connection_is_not_kept(tmp_path):
    headers = [("Transfer-Encoding", "chunked"), ("Content-Length", "99999"), ("X-Cache", "HIT")]
    with WarcFile(tmp_path / "framing.warc") as file:
        record = file.write(URL, 200, headers, b"isi", NOON)
    stored = read_response(tmp_path / "framing.warc", record.offset)
    assert stored.headers == [(b"Content-Length", b"3"), (b"X-Cache", b"HIT")]
    assert stored.body == b"isi"


def test_a_header_cannot_end_the_headers(tmp_path):
    with WarcFile(tmp_path / "split.warc") as file:
        record = file.write(URL, 200, [("X-Bad", "a\r\n\r\n<p>bukan isi</p>")], b"isi", NOON)
    assert read_response(tmp_path / "split.warc", record.offset).body == b"isi"


def test_an_existing_file_is_never_replaced(tmp_path):
    path = tmp_path / "first.warc.gz"
    path.write_bytes(b"lama")
    with pytest.raises(FileExistsError):
        WarcFile(path)
    assert path.read_bytes() == b"lama"


def test_the_date_is_the_same_instant_in_utc(tmp_path):
    wib = timezone(timedelta(hours=7))
    with WarcFile(tmp_path / "wib.warc") as file:
        file.write(URL, 200, [], b"", datetime(2026, 11, 23, 1, 30, tzinfo=wib))
    (head,) = read_heads(tmp_path / "wib.warc")
    assert head.date == datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


def test_a_time_without_zone_is_refused(tmp_path):
    with WarcFile(tmp_path / "naive.warc") as file, pytest.raises(ValueError, match="no time zone"):
        file.write(URL, 200, [], b"", datetime(2026, 11, 22))  # noqa: DTZ001


def test_every_record_is_in_the_file_when_write_returns(tmp_path):
    path = tmp_path / "open.warc.gz"
    with WarcFile(path) as file:
        for n in range(3):
            file.write(f"{URL}-{n}", 200, [], b"isi", NOON)
            assert len(list(read_heads(path))) == n + 1
            assert path.stat().st_size == file.size


class FullDisk:
    """A file that takes a few bytes more and then no more."""

    def __init__(self, file, room):
        self._file, self._room = file, room

    def write(self, data):
        if not self._room:
            raise OSError(28, "No space left on device")
        taken = self._file.write(bytes(data[: self._room]))
        self._room -= taken
        return taken

    def __getattr__(self, name):
        return getattr(self._file, name)


def test_a_failed_write_leaves_the_records_before_it_and_nothing_else(tmp_path):
    path = tmp_path / "full.warc.gz"
    with WarcFile(path) as file:
        file.write(URL, 200, [], b"isi", NOON)
        size = path.stat().st_size
        real, file._file = file._file, FullDisk(file._file, 40)
        with pytest.raises(OSError, match="No space left"):
            file.write(URL + "-2", 200, [], b"isi", NOON)
        assert path.stat().st_size == file.size == size
        file._file = real
        file.write(URL + "-3", 200, [], b"isi", NOON)
    assert [head.url for head in read_heads(path)] == [URL, URL + "-3"]


def test_a_file_that_takes_few_bytes_at_a_time_gets_them_all(tmp_path):
    class Slow(FullDisk):
        def write(self, data):
            return self._file.write(bytes(data[:7]))

    path = tmp_path / "slow.warc.gz"
    with WarcFile(path) as file:
        file._file = Slow(file._file, 0)
        record = file.write(URL, 200, [], b"isi", NOON)
    assert read_response(path, record.offset).body == b"isi"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.example/x?y=1#bagian", "https://a.example/x?y=1"),
        ("https://a.example/x y\r\n", "https://a.example/x%20y%0D%0A"),
        ("https://a.example/%E2%80%93?q=a+b", "https://a.example/%E2%80%93?q=a+b"),
    ],
)
def test_target_uri(url, name):
    assert target_uri(url) == name

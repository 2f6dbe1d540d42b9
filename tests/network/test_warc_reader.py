import gzip
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.network.warc import WarcFile
from detikcrawl.network.warc_reader import (
    MAX_HEAD_BYTES,
    DamagedArchiveError,
    RecordTooLargeError,
    read_heads,
    read_response,
)

NOON = datetime(2026, 11, 22, 5, tzinfo=UTC)
URL = "https://news.example.id/berita"


def warc_record(http: bytes, *, url: bytes = URL.encode(), length: bytes | None = None, **fields: bytes) -> bytes:
    """A record as another tool would write it; `warc_truncated=b"length"` becomes a field of its own."""
    named = {"warc_type": b"response", "warc_date": b"2026-11-22T05:00:00Z", "warc_target_uri": url} | fields
    lines = [name.replace("_", "-").encode() + b": " + value for name, value in named.items()]
    size = b"%d" % len(http) if length is None else length
    return b"WARC/1.0\r\n" + b"\r\n".join([*lines, b"Content-Length: " + size]) + b"\r\n\r\n" + http + b"\r\n\r\n"


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>isi</p>"


def heads_and_error(path):
    found = []
    try:
        for head in read_heads(path):
            found.append(head)
    except DamagedArchiveError as error:
        return found, str(error)
    return found, None


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_a_file_torn_anywhere_gives_every_whole_record_and_says_so(tmp_path, suffix):
    path = tmp_path / f"whole{suffix}"
    with WarcFile(path) as file:
        starts = [0] + [file.write(f"{URL}-{n}", 200, [("X", "y")], b"isi " * n, NOON).offset for n in range(3)]
    whole = path.read_bytes()
    # Blank lines after a plain record belong to no record: without them it is whole all the same.
    blank = 0 if suffix == ".warc.gz" else 4
    ends = [start - blank for start in starts[1:]] + [len(whole) - blank]
    torn = tmp_path / f"torn{suffix}"
    for size in range(len(whole)):
        torn.write_bytes(whole[:size])
        found, error = heads_and_error(torn)
        assert len(found) == sum(end <= size for end in ends[1:])
        between_records = size == 0 or any(end <= size <= end + blank for end in ends)
        assert (error is None) == between_records, (size, error)


def test_gzip_and_plain_are_told_by_their_bytes_and_not_by_their_name(tmp_path):
    path = tmp_path / "wrong.warc"
    path.write_bytes(gzip.compress(warc_record(OK)) + gzip.compress(warc_record(OK, url=b"http://b.example/")))
    assert [head.url for head in read_heads(path)] == [URL, "http://b.example/"]


def test_only_whole_http_responses_are_found(tmp_path):
    path = tmp_path / "mixed.warc"
    path.write_bytes(
        warc_record(b"software: x\r\n", warc_type=b"warcinfo")
        + warc_record(b"GET / HTTP/1.1\r\n\r\n", warc_type=b"request")
        + warc_record(b"HTTP/1.1 200 OK\r\n\r\n", warc_type=b"revisit")
        + warc_record(b"20261122050000\nexample.id. 300 IN A 192.0.2.1\n", url=b"dns:example.id")
        + warc_record(OK, warc_truncated=b"length")
        + warc_record(OK, warc_segment_number=b"1")
        + warc_record(OK, warc_date=b"kemarin")
        + warc_record(OK, warc_date=b"0001-01-01T00:00:00+07:00")
        + warc_record(b"not http at all")
        + warc_record(b"")
        + warc_record(OK, url=b"<https://news.example.id/wget#atas>")
    )
    assert heads_and_error(path)[1] is None
    assert [(head.url, head.status) for head in read_heads(path)] == [("https://news.example.id/wget", 200)]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        (b"2026-11-22T05:00:00Z", NOON),
        (b"2026-11-22T05:00:00.5Z", NOON.replace(microsecond=500_000)),
        (b"2026-11-22T05:00:00.123456789Z", NOON.replace(microsecond=123_456)),
        (b"2026-11-22T12:00:00+07:00", NOON),
        (b"2026-11-22T05:00:00", NOON),
    ],
)
def test_dates_of_all_precisions(tmp_path, written, date):
    path = tmp_path / "date.warc"
    path.write_bytes(warc_record(OK, warc_date=written))
    (head,) = read_heads(path)
    assert head.date == read_response(path, 0).date == date
    assert head.date.tzinfo is UTC


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + end


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=6))
def test_chunks_are_taken_off_and_the_encoding_is_left(tmp_path_factory, chunks):
    path = tmp_path_factory.mktemp("chunks") / "chunked.warc"
    path.write_bytes(warc_record(CHUNKED + chunked(*chunks)))
    stored = read_response(path, 0)
    assert stored.body == b"".join(chunks)
    assert stored.headers == [(b"Content-Encoding", b"gzip")]


def test_a_trailer_is_not_part_of_the_body(tmp_path):
    path = tmp_path / "trailer.warc"
    path.write_bytes(warc_record(CHUNKED + chunked(b"isi", end=b"0\r\nX-Checksum: 1\r\n\r\n")))
    assert read_response(path, 0).body == b"isi"


def test_a_body_without_chunks_under_a_chunked_header_is_taken_as_it_is(tmp_path):
    path = tmp_path / "dechunked.warc"
    path.write_bytes(warc_record(CHUNKED + b"<p>isi</p>"))
    assert read_response(path, 0).body == b"<p>isi</p>"


@pytest.mark.parametrize("body", [chunked(b"isi", end=b""), chunked(b"isi")[:-8], b"5\r\nis"])
def test_a_body_that_lacks_chunks_is_no_response(tmp_path, body):
    path = tmp_path / "cut.warc"
    path.write_bytes(warc_record(CHUNKED + body))
    with pytest.raises(DamagedArchiveError, match="chunks"):
        read_response(path, 0)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_body_above_the_limit_is_refused_and_one_at_the_limit_is_not(tmp_path, pack):
    path = tmp_path / "large.warc"
    path.write_bytes(pack(warc_record(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1000)))
    assert len(read_response(path, 0, 1000).body) == 1000
    with pytest.raises(RecordTooLargeError, match="1000 bytes, allowed are 999"):
        read_response(path, 0, 999)


def test_a_stated_length_is_not_believed(tmp_path):
    path = tmp_path / "liar.warc"
    path.write_bytes(warc_record(OK, length=b"100000000000000000"))
    assert "ends inside a record" in heads_and_error(path)[1]
    with pytest.raises(DamagedArchiveError, match="ends inside a record"):
        read_response(path, 0)


@pytest.mark.parametrize("length", [b"", b"-5", b"1_0", b"zehn", b"9" * 5000])
def test_a_record_without_a_length_ends_the_file(tmp_path, length):
    path = tmp_path / "length.warc"
    path.write_bytes(warc_record(OK, length=length))
    assert heads_and_error(path) == ([], f"{path}: a record without its length (record at 0)")


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.1\r\nX: " + b"a" * MAX_HEAD_BYTES,
        warc_record(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * MAX_HEAD_BYTES),
    ],
)
def test_endless_headers_are_not_read_to_their_end(tmp_path, pack, data):
    path = tmp_path / "headers.warc"
    path.write_bytes(pack(data))
    assert heads_and_error(path) == ([], f"{path}: headers of more than {MAX_HEAD_BYTES} bytes (record at 0)")


def test_records_compressed_in_one_piece_are_refused_with_the_cure(tmp_path):
    path = tmp_path / "solid.warc.gz"
    path.write_bytes(gzip.compress(warc_record(OK) * 2))
    assert heads_and_error(path) == (
        [],
        f"{path}: not compressed record by record, see `warcio recompress` (record at 0)",
    )


@pytest.mark.parametrize("tail", [b"\0" * 4096, b"bukan WARC", b"\x1f\x8bbukan gzip", zlib.compress(b"x")])
def test_what_follows_the_last_record_does_not_cost_the_others(tmp_path, tail):
    path = tmp_path / "tail.warc.gz"
    path.write_bytes(gzip.compress(warc_record(OK)) + tail)
    found, error = heads_and_error(path)
    assert len(found) == 1
    assert str(path) in error


def test_an_altered_byte_in_a_gzipped_record_is_noticed(tmp_path):
    good, bad = gzip.compress(warc_record(OK)), bytearray(gzip.compress(warc_record(OK)))
    bad[-6] ^= 1  # the checksum
    path = tmp_path / "altered.warc.gz"
    path.write_bytes(good + bytes(bad))
    found, error = heads_and_error(path)
    assert [head.offset for head in found] == [0]
    assert "incorrect data check" in error


def test_folded_headers_and_headers_that_are_not_ascii(tmp_path):
    path = tmp_path / "headers.warc"
    path.write_bytes(warc_record(b"HTTP/1.1 404\nX-Long: a\n b\nno colon\nX-Latin: caf\xe9\n\nisi"))
    stored = read_response(path, 0)
    assert stored.status == 404
    assert stored.headers == [(b"X-Long", b"a b"), (b"X-Latin", b"caf\xe9")]
    assert stored.body == b"isi"


@given(st.binary(max_size=400))
def test_any_bytes_are_a_damaged_file_or_an_empty_one(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "any.warc"
    path.write_bytes(data)
    found, _ = heads_and_error(path)
    assert found == []

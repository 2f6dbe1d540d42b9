"""WARC files, read: ours and those of other tools, whole or torn, plain or gzipped record by record.

warcio writes our files but does not read them: its reader takes a torn record for a whole one, prints what it finds
wrong to stderr, reads header lines of any length and changes header bytes that are not ASCII. An archive is input from
outside, so no size that it states is believed and no more than asked for is held in memory.
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from warcio.limitreader import LimitReader

from detikcrawl.network.warc import RENDERED_TYPE, target_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_HEAD_BYTES = 256 * 1024
"""No block of headers is longer; browsers and servers stop far below."""

_PIECE = 64 * 1024

Headers = list[tuple[bytes, bytes]]


class DamagedArchiveError(ValueError):
    """From here on the file is no WARC file: torn at its end, overwritten, or compressed in one piece."""


class RecordTooLargeError(ValueError):
    """The body in the record is larger than allowed."""


@dataclass(frozen=True, slots=True)
class ResponseHead:
    """What an index needs to know of a whole HTTP response in an archive."""

    url: str
    """As in `warc.target_uri`."""
    date: datetime
    """WARC-Date: when it was fetched; aware, UTC."""
    status: int
    offset: int
    """Where its record begins in the file, in bytes."""
    rendered: bool = False
    """Whether it is no response, but what a browser made of one (a conversion in HTML, status 200)."""


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """An HTTP response from an archive."""

    date: datetime
    status: int
    headers: Headers
    """As received, without Transfer-Encoding."""
    body: bytes
    """As received: not chunked, but still compressed where the headers name a Content-Encoding."""


def read_heads(path: Path) -> Iterator[ResponseHead]:
    """Every whole HTTP response and rendered page of a file, in its order.

    Passed over: records of other types, those that say of themselves that they were cut short or split, and those
    without a usable date or status line. DamagedArchiveError, after the last good one, where the file is damaged.
    """
    with path.open("rb") as file:
        offset = 0
        while record := _Record.at(file, offset):
            head = record.response()
            following = record.finish()
            if head is not None:
                url, date, status, _ = head
                yield ResponseHead(url, date, status, offset, record.is_rendered)
            offset = following


def read_response(path: Path, offset: int, max_bytes: int = 0) -> StoredResponse:
    """The response whose record begins at an offset.

    max_bytes  of the body as it lies in the record; 0: no limit.

    RecordTooLargeError above it, DamagedArchiveError where there is no whole response, OSError where there is no file.
    """
    with path.open("rb") as file:
        record = _Record.at(file, offset)
        head = record.response() if record else None
        if record is None or head is None:
            raise DamagedArchiveError(f"{path}: no whole HTTP response (record at {offset})")
        _, date, status, headers = head
        size = record.content.limit
        if 0 < max_bytes < size:
            raise RecordTooLargeError(f"{path}: the body at {offset} has {size} bytes, allowed are {max_bytes}")
        # Piece by piece, because one read of a stated size asks for that memory at once, true or not.
        body = b"".join(iter(lambda: record.content.read(_PIECE), b""))
        if record.content.limit:
            raise record.damaged("ends inside a record")
        if any(name.lower() == b"transfer-encoding" and b"chunked" in value.lower() for name, value in headers):
            try:
                body = _dechunked(body)
            except ValueError as error:
                raise record.damaged(str(error)) from None
        headers = [(name, value) for name, value in headers if name.lower() != b"transfer-encoding"]
        return StoredResponse(date, status, headers, body)


class _Record:
    """A record that is being read."""

    @classmethod
    def at(cls, file: BinaryIO, offset: int) -> _Record | None:
        """The record that begins there; None at the end of the file."""
        file.seek(offset)
        magic = file.read(2)
        file.seek(offset)
        return cls(file, offset, gzipped=magic == b"\x1f\x8b") if magic else None

    def __init__(self, file: BinaryIO, offset: int, *, gzipped: bool) -> None:
        self._file, self._offset = file, offset
        self._member = _GzipMember(file, offset) if gzipped else None
        self._source = io.BufferedReader(self._member, _PIECE) if self._member else file
        version, headers = self._head(self._source)
        if not version.startswith(b"WARC/"):
            raise self.damaged("no WARC record begins here")
        self._headers = {name.lower(): value for name, value in headers}
        length = self._headers.get(b"content-length", b"")
        # 18 digits are a million terabytes; more would be work for int() alone.
        if not re.fullmatch(rb"\d{1,18}", length):
            raise self.damaged("a record without its length")
        self.content = LimitReader(self._source, int(length))

    def damaged(self, cause: str) -> DamagedArchiveError:
        """The error that says where."""
        return _damaged(self._file, self._offset, cause)

    @property
    def is_rendered(self) -> bool:
        """Whether it holds what a browser made of a page."""
        content_type = self._headers.get(b"content-type", b"")
        return self._headers.get(b"warc-type") == b"conversion" and content_type == RENDERED_TYPE.encode()

    def response(self) -> tuple[str, datetime, int, Headers] | None:
        """URL, date, status and headers of a whole response or rendered page, None for whatever else; its body comes next."""
        uri = self._headers.get(b"warc-target-uri", b"").removeprefix(b"<").removesuffix(b">")
        wanted = self.is_rendered or self._headers.get(b"warc-type") == b"response"
        if not wanted or not uri.lower().startswith((b"http://", b"https://")):
            return None
        if b"warc-truncated" in self._headers or b"warc-segment-number" in self._headers:
            return None
        if self.is_rendered:
            status_line, headers = b"HTTP/1.1 200", [(b"Content-Type", RENDERED_TYPE.encode())]
        else:
            status_line, headers = self._head(self.content)
        status = re.match(rb"HTTP/\S+ +(\d{3})(?!\d)", status_line)
        date = _date(self._headers.get(b"warc-date", b""))
        if status is None or date is None:
            return None
        return target_uri(uri.decode(errors="replace")), date, int(status[1]), headers

    def finish(self) -> int:
        """Where the next record begins, after a look at all that is left of this one."""
        while self.content.read(_PIECE):
            pass
        if self.content.limit:
            raise self.damaged("ends inside a record")
        if self._member is None:
            while self._file.peek(1)[:1] in (b"\r", b"\n"):
                self._file.read(1)
            return self._file.tell()
        while rest := self._source.read(_PIECE):
            if rest.strip(b"\r\n"):
                raise self.damaged("not compressed record by record, see `warcio recompress`")
        return self._member.end()

    def _head(self, source: BinaryIO | LimitReader) -> tuple[bytes, Headers]:
        lines: list[bytes] = []
        room = MAX_HEAD_BYTES
        # A block of headers ends with an empty line, or with what holds it.
        while line := source.readline(room + 1):
            room -= len(line)
            if room < 0:
                raise self.damaged(f"headers of more than {MAX_HEAD_BYTES} bytes")
            line = line.removesuffix(b"\n").removesuffix(b"\r")
            if not line:
                break
            if len(lines) > 1 and line[:1] in (b" ", b"\t"):
                lines[-1] += line
            else:
                lines.append(line)
        first, *rest = lines or [b""]
        pairs = (line.partition(b":") for line in rest)
        return first, [(name.strip(b" \t"), value.strip(b" \t")) for name, colon, value in pairs if colon]


class _GzipMember(io.RawIOBase):
    """One gzip member, inflated no further than it is read."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self._file, self._offset = file, offset
        self._inflate = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        while not self._inflate.eof:
            raw = self._inflate.unconsumed_tail or self._file.read(_PIECE)
            try:
                piece = self._inflate.decompress(raw, len(buffer))
            except zlib.error as error:
                raise _damaged(self._file, self._offset, str(error)) from None
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)
            # zlib may still hold output when it has taken all input, so only now the file is known to end too early.
            if not raw and not self._inflate.eof:
                raise _damaged(self._file, self._offset, "ends inside a record")
        return 0

    def end(self) -> int:
        """Where the file goes on, once all is read."""
        return self._file.tell() - len(self._inflate.unused_data)


def _damaged(file: BinaryIO, offset: int, cause: str) -> DamagedArchiveError:
    return DamagedArchiveError(f"{file.name}: {cause} (record at {offset})")


def _date(value: bytes) -> datetime | None:
    try:
        date = datetime.fromisoformat(value.decode("ascii"))
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _dechunked(data: bytes) -> bytes:
    """The body without its chunks; as it is where there are none, since some tools take them off and keep the header.

    ValueError where the last chunk is missing: a crawl would not have taken such a response either.
    """
    size_line = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
    size = size_line.match(data)
    if size is None:
        return data
    pieces = []
    while size and (length := int(size[1], 16)):
        end = size.end() + length
        pieces.append(data[size.end() : end])
        size = size_line.match(data, end + (2 if data[end : end + 2] == b"\r\n" else 1))
    if size is None:
        raise ValueError("the chunks of the body are not complete")
    return b"".join(pieces)

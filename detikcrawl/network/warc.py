"""WARC files, written: one response a record, one gzip member a record."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from detikcrawl import __version__
from detikcrawl.article import ArchiveRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType
    from typing import Self

    from warcio.recordloader import ArcWarcRecord

INFO = {
    "software": f"detikcrawl/{__version__}",
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
}

RENDERED_TYPE = "text/html; charset=utf-8"
"""Content-Type of the records of rendered pages. Conversions of other tools are plain text, such as those of Common Crawl."""


def target_uri(url: str) -> str:
    """The name of a URL in an archive: as it is sent, so without its fragment; a blank would end a WARC header."""
    return re.sub(r"[\x00-\x20\x7f]", lambda blank: f"%{ord(blank[0]):02X}", url.partition("#")[0])


class WarcFile:
    """A new WARC 1.1 file of responses, gzipped record by record where its name ends in `.gz`.

    Every record is with the operating system when `write` returns: whatever ends the process later, it is kept.

    path  where the file is made; FileExistsError where there is one already: it is never replaced.
    info  more fields of the warcinfo record that the file begins with.
    """

    def __init__(self, path: Path | str, info: Mapping[str, str] | None = None) -> None:
        self.path = Path(path)
        self.size = 0
        """Bytes written so far."""
        # Without a buffer of ours a failed write cannot come back at close.
        self._file = self.path.open("xb", buffering=0)
        self._record = BytesIO()
        self._writer = WARCWriter(self._record, gzip=self.path.suffix == ".gz", warc_version="WARC/1.1")
        try:
            self._append(self._writer.create_warcinfo_record(self.path.name, {**INFO, **(info or {})}))
        except OSError:
            self.close()
            raise

    def write(
        self,
        url: str,
        status: int,
        headers: Iterable[tuple[bytes | str, bytes | str]],
        body: bytes,
        fetched_at: datetime,
    ) -> ArchiveRecord:
        """Append a response and say where it lies; the file is named without its folder.

        headers     pairs, as received; repeated names are repeated pairs.
        body        as received, still compressed where there is a Content-Encoding, but not chunked any more:
                    Transfer-Encoding is left out and Content-Length, where there is one, made to fit.
        fetched_at  aware; becomes the WARC-Date, in UTC with microseconds.

        OSError where it cannot be written: the file then ends with the record before. ValueError for a naive time.
        """
        record = self._writer.create_warc_record(
            target_uri(url),
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=_HttpHead(status, headers, len(body)),
            warc_headers_dict={"WARC-Date": _warc_date(fetched_at)},
        )
        return ArchiveRecord(file=self.path.name, offset=self._append(record))

    def write_rendered(self, url: str, html: bytes, rendered_at: datetime) -> ArchiveRecord:
        """Append what a browser made of the page at a URL, as a conversion: it is no answer of the site. Else as `write`.

        html         in UTF-8.
        rendered_at  aware; becomes the WARC-Date.
        """
        record = self._writer.create_warc_record(
            target_uri(url),
            "conversion",
            payload=BytesIO(html),
            length=len(html),
            warc_content_type=RENDERED_TYPE,
            warc_headers_dict={"WARC-Date": _warc_date(rendered_at)},
        )
        return ArchiveRecord(file=self.path.name, offset=self._append(record))

    def close(self) -> None:
        """End the file; it can be closed again."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def _append(self, record: ArcWarcRecord) -> int:
        self._record.seek(0)
        self._record.truncate()
        self._writer.write_record(record)
        offset, rest = self.size, self._record.getbuffer()
        self.size += len(rest)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            self.size = offset
            with suppress(OSError):
                self._file.truncate(offset)
                self._file.seek(offset)
            raise
        return offset


def _warc_date(time: datetime) -> str:
    if time.tzinfo is None:
        raise ValueError(f"fetched_at has no time zone: {time}")
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


class _HttpHead(StatusAndHeaders):
    """Status line and headers byte for byte: warcio would percent-encode whatever is not ASCII."""

    def __init__(self, status: int, headers: Iterable[tuple[bytes | str, bytes | str]], length: int) -> None:
        try:
            phrase = HTTPStatus(status).phrase
        except ValueError:
            phrase = "Unknown"
        super().__init__(f"{status} {phrase}", [], protocol="HTTP/1.1")
        self._headers = list(headers)
        self._length = length

    def compute_headers_buffer(self, header_filter: object = None) -> None:  # noqa: ARG002 - warcio's signature
        lines = [f"{self.protocol} {self.statusline}".encode()]
        for pair in self._headers:
            name, value = (part.encode() if isinstance(part, str) else part for part in pair)
            if name.lower() == b"transfer-encoding":
                continue
            if name.lower() == b"content-length":
                value = b"%d" % self._length
            lines.append((name + b": " + value).replace(b"\n", b" "))
        self.headers_buff = b"\r\n".join([*lines, b"", b""])

"""Writes the demo's archive, data/sample/detik-sample.warc.gz: what the sample newsroom answers, as WARC/1.1.

    python -m tests.newsroom.make_sample [FILE]

The same bytes on every run: dates and record ids are fixed, gzip members bear no time. (With another zlib the
compressed bytes may differ, the records do not.)
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.newsroom.sample import sample_newsroom
from tests.newsroom.site import Newsroom

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "detik-sample.warc.gz"
WRITTEN_AT = datetime(2026, 11, 19, 1, 0, tzinfo=UTC)
"""WARC-Date of the first record; each later one is a second after."""


def archived_urls(newsroom: Newsroom) -> Iterator[str]:
    """Addresses that the archive holds: all that the newsroom answers but page 1 by its number and most AMP twins."""
    # Nobody asks for the one-page view of a page without a pager.
    pointless = {f"{s.url}?single=1" for s in newsroom.stories.values() if s.form in ("single", "inline")}
    amp_kept = next(iter(newsroom.stories.values())).url + "/amp"
    for url in dict.fromkeys(newsroom.urls()):
        if url.endswith("/1") or (url.endswith("/amp") and url != amp_kept):
            continue
        if url in pointless:
            continue
        yield url


def _date(number: int) -> str:
    return f"{WRITTEN_AT + timedelta(seconds=number):%Y-%m-%dT%H:%M:%SZ}"


def _record_id(name: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>"


def write_archive(newsroom: Newsroom, out: BinaryIO) -> int:
    """Writes a warcinfo record and one response record an address; returns the number of responses."""
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    about = "software: detikcrawl tests.newsroom\r\nformat: WARC File Format 1.1\r\ndescription: invented news\r\n"
    head = {"WARC-Date": _date(0), "WARC-Record-ID": _record_id("warcinfo"), "WARC-Filename": SAMPLE.name}
    payload = about.encode()
    writer.write_record(
        writer.create_warc_record("", "warcinfo", BytesIO(payload), length=len(payload), warc_headers_dict=head)
    )
    count = 0
    for count, url in enumerate(archived_urls(newsroom), 1):
        reply = newsroom.peek(url)
        headers = [*reply.headers.items(), ("Content-Length", str(len(reply.body)))]
        status = f"{reply.status} {HTTPStatus(reply.status).phrase}"
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(reply.body),
                length=len(reply.body),
                http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": _date(count), "WARC-Record-ID": _record_id(url)},
            )
        )
    return count


def main() -> None:
    """Writes to the file named, or to data/sample."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        count = write_archive(sample_newsroom(), out)
    print(f"{target}: {count} responses, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""The archive: every response as it was received, in WARC files."""

from __future__ import annotations

import logging
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy import signals

from detikcrawl.article import ArchiveRecord
from detikcrawl.network.browser import RENDERED
from detikcrawl.network.replay import REPLAYED
from detikcrawl.network.warc import WarcFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)


class RunArchive:
    """The WARC files of one run of a site: `<folder>/<site>/<UTC start>-<random>-<n>.warc.gz`.

    The first one is made with the first response, the next one whenever `max_bytes` is reached.
    """

    def __init__(self, folder: Path, site: str, started: datetime, max_bytes: float) -> None:
        self._folder = folder / site
        self._site = site
        self._name = f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
        self._max_bytes = max_bytes
        self._file: WarcFile | None = None
        self._number = 0
        self._closed_bytes = 0

    @property
    def size(self) -> int:
        """Bytes in all files of the run."""
        return self._closed_bytes + (self._file.size if self._file else 0)

    def write(
        self, url: str, status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes, fetched_at: datetime
    ) -> ArchiveRecord:
        """As `WarcFile.write`; the file is named from `folder`."""
        return self._named(self._current().write(url, status, headers, body, fetched_at))

    def write_rendered(self, url: str, html: bytes, rendered_at: datetime) -> ArchiveRecord:
        """As `WarcFile.write_rendered`; the file is named from `folder`."""
        return self._named(self._current().write_rendered(url, html, rendered_at))

    def close(self) -> None:
        """End the file that is being written, if any."""
        if self._file:
            self._closed_bytes += self._file.size
            self._file.close()
            self._file = None

    def _current(self) -> WarcFile:
        if self._file and self._file.size >= self._max_bytes:
            self.close()
        if self._file is None:
            self._file = self._next_file()
        return self._file

    def _named(self, record: ArchiveRecord) -> ArchiveRecord:
        return ArchiveRecord(file=f"{self._site}/{record.file}", offset=record.offset)

    def _next_file(self) -> WarcFile:
        self._folder.mkdir(parents=True, exist_ok=True)
        while True:
            self._number += 1
            try:
                return WarcFile(self._folder / f"{self._name}-{self._number}.warc.gz", {"isPartOf": self._site})
            except FileExistsError:
                continue


class ArchiveMiddleware:
    """Downloader middleware that notes when a response was fetched and, with ARCHIVE_ENABLED, archives it.

    It stands nearest to the downloader: it sees each response, robots.txt, redirects and errors too, as it came over
    the wire. Settings: ARCHIVE_DIR, and ARCHIVE_MAX_MB (1000), the size in millions of bytes at which the next file
    begins. Of the request only the URL is kept. What a browser made of a response is a record of its own beside it.

    Sets `request.meta["fetched_at"]` (aware, UTC; in a replay left as the archive has it) and, where the response
    was archived, `request.meta["archive_record"]`: `file` (named from ARCHIVE_DIR) and `offset`. Counts
    `archive/records` and `archive/bytes`. When a write fails (a full disk) the crawl goes on without an archive:
    one error in the log, and `archive/errors`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._stats = crawler.stats
        self._archive: RunArchive | None = None
        settings = crawler.settings
        if settings.getbool("ARCHIVE_ENABLED"):
            if not settings.get("ARCHIVE_DIR"):
                raise ValueError("ARCHIVE_ENABLED needs ARCHIVE_DIR, the folder of the WARC files")
            self._archive = RunArchive(
                Path(settings["ARCHIVE_DIR"]),
                crawler.spidercls.name,
                _now(),
                settings.getfloat("ARCHIVE_MAX_MB", 1000) * 1_000_000,
            )
            crawler.signals.connect(self._close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """ValueError where ARCHIVE_ENABLED comes without ARCHIVE_DIR."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """The same response, once it is archived."""
        if REPLAYED not in response.flags:
            request.meta["fetched_at"] = _now()
            # A retried or redirected request still carries the record of the response before.
            request.meta.pop("archive_record", None)
        if self._archive and request.url.startswith(("http://", "https://")):
            self._store(self._archive, request, response)
        return response

    def _store(self, archive: RunArchive, request: Request, response: Response) -> None:
        fetched_at = request.meta["fetched_at"]
        try:
            if RENDERED in response.flags:
                if response.status != 200:
                    return  # what a script was answered, and no page
                record = archive.write_rendered(request.url, response.body, fetched_at)
            else:
                headers = [(name, value) for name, values in response.headers.items() for value in values]
                record = archive.write(request.url, response.status, headers, response.body, fetched_at)
        except OSError as error:
            self._stats.inc_value("archive/errors")
            logger.error("The archive cannot be written, the crawl goes on without it: %s", error)
            self._close()
            return
        request.meta["archive_record"] = {"file": record.file, "offset": record.offset}
        self._stats.inc_value("archive/records")
        self._stats.set_value("archive/bytes", archive.size)

    def _close(self) -> None:
        if self._archive:
            self._archive.close()
            self._archive = None


def _now() -> datetime:
    return datetime.now(UTC)

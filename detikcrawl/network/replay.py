"""Replay: a crawl whose every answer comes from WARC files, with no network, no delay and no DNS."""

from __future__ import annotations

import glob
import hashlib
import logging
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Headers
from scrapy.responsetypes import responsetypes

from detikcrawl.network.browser import RENDERED, is_rendering
from detikcrawl.network.warc import target_uri
from detikcrawl.network.warc_reader import DamagedArchiveError, RecordTooLargeError, read_heads, read_response

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from detikcrawl.network.warc_reader import ResponseHead

logger = logging.getLogger(__name__)

REPLAYED = "replayed"
"""Flag of a response that comes from an archive."""


class _Index:
    """Where the response to a URL lies, for archives of millions of them: about 200 bytes a URL.

    Of two responses to one URL the later one counts. 304 gives way to any other: it says that an earlier response still
    holds, and may not stand in its place.
    """

    # In this order of fields, and big-endian, the packed places compare as the responses do.
    _PLACE = struct.Struct(">?QIQ")  # no 304, microseconds since year 1, number of the file, offset
    _YEAR_1 = datetime.min.replace(tzinfo=UTC)

    def __init__(self) -> None:
        self._places: dict[bytes, bytes] = {}

    def __len__(self) -> int:
        return len(self._places)

    def add(self, file: int, head: ResponseHead) -> None:
        key = self._key(head.url, rendered=head.rendered)
        date = (head.date - self._YEAR_1) // timedelta(microseconds=1)
        place = self._PLACE.pack(head.status != 304, date, file, head.offset)
        self._places[key] = max(place, self._places.get(key, b""))

    def find(self, url: str, *, rendered: bool) -> tuple[int, int] | None:
        """Number of the file and offset."""
        place = self._places.get(self._key(url, rendered=rendered))
        return self._PLACE.unpack(place)[2:] if place else None

    @staticmethod
    def _key(url: str, *, rendered: bool) -> bytes:
        return hashlib.blake2b(url.encode(errors="replace"), digest_size=16, person=b"rendered" if rendered else b"").digest()


def find_archives(path: str) -> list[Path]:
    """The WARC files that a path means: a file, a folder with all below it (`*.warc`, `*.warc.gz`), or a glob.

    ValueError, in one line, where there is none.
    """
    found = [path] if Path(path).exists() else glob.glob(path, recursive=True)  # noqa: PTH207 - absolute ones too
    if not found:
        raise ValueError(f"REPLAY: {path} does not exist")
    files: set[Path] = set()
    for place in map(Path, found):
        if place.is_dir():
            files.update(file for suffix in ("warc", "warc.gz") for file in place.rglob(f"*.{suffix}") if file.is_file())
        else:
            files.add(place)
    if not files:
        raise ValueError(f"REPLAY: {path} holds no WARC file (*.warc, *.warc.gz)")
    return sorted(files)


def check_replay(path: str) -> None:
    """Look whether a crawl can be replayed from a path; ValueError, in one line, where it holds no response."""
    for file in find_archives(path):
        try:
            if next(read_heads(file), None) is not None:
                return
        except DamagedArchiveError:
            continue
        except OSError as error:
            raise ValueError(f"REPLAY: {file} cannot be read: {error.strerror}") from error
    raise _holds_nothing(path)


class ReplayMiddleware:
    """Downloader middleware that answers every request from the WARC files of the setting REPLAY.

    It stands right before ArchiveMiddleware, nearest to the downloader, so that all the others see a replayed response
    as they saw the fetched one: the body as it was on the wire, redirects, errors and robots.txt included. A request
    is found by its URL as sent; of several responses the latest counts, and of rendered pages. What is not there is ignored
    and counted (`replay/misses` and one count a cause), never fetched. Only GET is answered: archives do not say which method
    a response belongs to.

    Sets `request.meta["fetched_at"]` (WARC-Date, aware) and `request.meta["archive_record"]` (`file`, `offset`), the
    file named from ARCHIVE_DIR where it lies in there, else from the folder of REPLAY.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._path: str = crawler.settings["REPLAY"]
        self._archive_dir: str | None = crawler.settings.get("ARCHIVE_DIR")
        self._max_bytes = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._stats = crawler.stats
        self._files = find_archives(self._path)
        self._index = _Index()
        for number, file in enumerate(self._files):
            self._read(number, file)
        if not self._index:
            raise _holds_nothing(self._path)
        logger.info("Replaying %d URLs from %d WARC files of %s", len(self._index), len(self._files), self._path)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """ValueError where REPLAY holds no response; `check_replay` finds that out before a crawl begins."""
        if not crawler.settings.get("REPLAY"):
            raise NotConfigured
        return cls(crawler)

    def process_request(self, request: Request) -> Response:
        """The answer from the archive; IgnoreRequest where there is none."""
        # A retried or redirected request still carries what belongs to the response before.
        request.meta.pop("fetched_at", None)
        request.meta.pop("archive_record", None)
        rendered = is_rendering(request)
        place = self._index.find(target_uri(request.url), rendered=rendered) if request.method == "GET" else None
        if place is None:
            raise self._miss("not_archived", f"no response to {request} in {self._path}")
        file, offset = self._files[place[0]], place[1]
        try:
            stored = read_response(file, offset, request.meta.get("download_maxsize", self._max_bytes))
        except RecordTooLargeError as error:
            raise self._miss("too_large", f"{request}: {error}") from error
        except (DamagedArchiveError, OSError) as error:
            raise self._miss("unreadable", f"{request}: {error}") from error
        self._stats.inc_value("replay/hits")
        request.meta["fetched_at"] = stored.date
        request.meta["archive_record"] = {"file": self._name(file), "offset": offset}
        # From here on as Scrapy's own download handler does it.
        url = urldefrag(request.url).url
        headers = Headers(stored.headers)
        kind = responsetypes.from_args(headers=headers, url=url, body=stored.body)
        flags = [REPLAYED, RENDERED] if rendered else [REPLAYED]
        return kind(url, status=stored.status, headers=headers, body=stored.body, flags=flags, protocol="HTTP/1.1")

    def _read(self, number: int, file: Path) -> None:
        try:
            for head in read_heads(file):
                self._index.add(number, head)
        except DamagedArchiveError as error:
            # The usual cause is a crawl that was killed while it wrote its last record.
            self._stats.inc_value("replay/damaged_files")
            logger.warning("Replay without the rest of a damaged WARC file: %s", error)

    def _miss(self, cause: str, message: str) -> IgnoreRequest:
        self._stats.inc_value("replay/misses")
        self._stats.inc_value(f"replay/misses/{cause}")
        logger.info("Replay: %s", message)
        return IgnoreRequest(f"Replay: {message}")

    def _name(self, file: Path) -> str:
        for folder in (self._archive_dir, self._path):
            if folder and file != Path(folder) and file.absolute().is_relative_to(Path(folder).absolute()):
                return file.absolute().relative_to(Path(folder).absolute()).as_posix()
        return file.name


def _holds_nothing(path: str) -> ValueError:
    return ValueError(f"REPLAY: {path} holds no HTTP response that can be read")

"""Newsroom: what every address of the invented site answers, and how it fails when told to."""

from __future__ import annotations

import hashlib
import math
import re
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from tests.newsroom import detik
from tests.newsroom.stories import CHANNELS, Channel, Story

HANG = math.inf
"""Delay of a reply that never comes."""

_ARTICLE = re.compile(r"^(?P<story>.*/d-(?P<id>\d+)/[^/]+?)(?P<amp>/amp)?(?:/(?P<page>\d+))?$")


class Reply(NamedTuple):
    """What an address answers."""

    status: int
    headers: dict[str, str]
    body: bytes
    delay: float = 0.0
    """Seconds that the server waits first; HANG is for ever."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that was made; status 0 where no answer was given."""

    url: str
    time: float
    status: int
    user_agent: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The visit as a line of the log."""
        return asdict(self)


@dataclass(slots=True)
class _Fault:
    """A reply in place of the usual one (or a delay before it), for so many requests; None is always."""

    reply: Reply | None
    delay: float
    left: int | None


def _html(text: str, status: int = 200) -> Reply:
    return Reply(status, {"Content-Type": "text/html; charset=UTF-8"}, text.encode())


class Newsroom:
    """The site made of these stories. Indexes, robots.txt, articles with all their views; thread-safe, picklable.

    Faults are set by exact address and may be set, and stories added, while a server runs.
    """

    def __init__(self, stories: Iterable[Story] = (), *, days: Iterable[date] = (), etags: bool = False) -> None:
        """`days` adds days whose (maybe empty) indexes are to be enumerated besides those of the stories.

        `etags` gives every page of an index an ETag, and 304 to whoever has it.
        """
        self.stories: dict[int, Story] = {}
        self.etags = etags
        self._days = set(days)
        self._listed: dict[tuple[str, date], list[tuple[str, Story]]] = {}
        self._unreadable: set[int] = set()
        self._faults: dict[str, _Fault] = {}
        self._log: list[Visit] = []
        self._lock = threading.Lock()
        for story in stories:
            self.add(story)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_lock"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._lock = threading.Lock()

    # --- what there is to read

    def add(self, story: Story) -> None:
        """Publishes a story, or an edited version of one with the same id, and lists it in its channel's index."""
        with self._lock:
            known = self.stories.get(story.id)
            self.stories[story.id] = story
            if known:
                for cards in self._listed.values():
                    cards[:] = [(url, story if listed.id == story.id else listed) for url, listed in cards]
            else:
                self._list(story, story.channel, story.day, story.url)

    def list_again(self, story: Story, *, channel: str | None = None, day: date | None = None, url: str | None = None) -> None:
        """Puts another card for the story into an index; by default a second one in its own, `url` as on the card."""
        with self._lock:
            self._list(story, channel or story.channel, day or story.day, url or story.url)

    def _list(self, story: Story, channel: str, day: date, url: str) -> None:
        self._days.add(day)
        cards = self._listed.setdefault((channel, day), [])
        cards.append((url, story))
        cards.sort(key=lambda card: card[1].published, reverse=True)

    def blank(self, story: Story) -> None:
        """Lets the story's page come without its article."""
        self._unreadable.add(story.id)

    @property
    def days(self) -> list[date]:
        """Days that have an index, earliest first."""
        return sorted(self._days)

    def cards(self, channel: str, day: date) -> list[tuple[str, Story]]:
        """Cards of a day's index, all pages: (address on the card, story), latest first."""
        with self._lock:
            return list(self._listed.get((channel, day), ()))

    def urls(self) -> Iterator[str]:
        """Every address that answers with something of its own.

        Of an index: its pages and two past their end, but page 1 alone where the day is empty.
        """
        for host in dict.fromkeys(channel.host for channel in CHANNELS.values()):
            yield f"https://{host}/robots.txt"
        for channel in CHANNELS.values():
            for day in self.days:
                pages = self._page_count(len(self.cards(channel.key, day)))
                for page in range(1, pages + 3 if pages else 2):
                    yield detik.index_url(channel, day, page)
        for story in self.stories.values():
            yield from self.story_urls(story)
        yield from (url for url, fault in self._faults.items() if fault.reply)

    @staticmethod
    def story_urls(story: Story) -> Iterator[str]:
        """Every address of one story."""
        yield story.url
        if len(story.pages) > 1 and story.form != "inline":
            yield from (f"{story.url}/{number}" for number in range(1, len(story.pages) + 1))
        yield f"{story.url}?single=1"
        yield f"{story.url}/amp"

    @staticmethod
    def _page_count(cards: int) -> int:
        return -(-cards // detik.CARDS_PER_PAGE)

    # --- trouble

    def fail(self, url: str, status: int = 500, times: int | None = None) -> None:
        """Answers with this status, `times` times or for ever."""
        self._faults[url] = _Fault(_html(detik.not_found(), status), 0.0, times)

    def redirect(self, url: str, to: str, status: int = 301) -> None:
        """Sends readers elsewhere."""
        self._faults[url] = _Fault(Reply(status, {"Location": to}, b""), 0.0, None)

    def delay(self, url: str, seconds: float, times: int | None = None) -> None:
        """Answers as usual, but late."""
        self._faults[url] = _Fault(None, seconds, times)

    def hang(self, url: str, times: int | None = None) -> None:
        """Never answers, and does not hang up."""
        self._faults[url] = _Fault(None, HANG, times)

    def put(self, url: str, body: bytes, *, status: int = 200, headers: dict[str, str] | None = None) -> None:
        """Answers with exactly this: for pages from elsewhere."""
        headers = {"Content-Type": "text/html; charset=UTF-8"} | (headers or {})
        self._faults[url] = _Fault(Reply(status, headers, body), 0.0, None)

    def heal(self, url: str) -> None:
        """Takes back whatever was set for the address."""
        self._faults.pop(url, None)

    # --- answers

    def respond(self, url: str, user_agent: str | None = None, if_none_match: str | None = None) -> Reply:
        """The answer of an address; written to the log. The delay is for the caller to wait."""
        with self._lock:
            fault = self._faults.get(url)
            if fault and fault.left is not None:
                if fault.left <= 0:
                    fault = None
                else:
                    fault.left -= 1
        reply = fault.reply if fault and fault.reply else self._answer(url)
        if if_none_match and reply.headers.get("ETag") == if_none_match:
            reply = Reply(304, {}, b"")  # as bare as some caches send it
        if fault:
            reply = reply._replace(delay=fault.delay)
        status = 0 if reply.delay == HANG else reply.status
        with self._lock:
            self._log.append(Visit(url, time.time(), status, user_agent))
        return reply

    def peek(self, url: str) -> Reply:
        """The answer without faults that pass, and without the log."""
        fault = self._faults.get(url)
        return fault.reply if fault and fault.reply and fault.left is None else self._answer(url)

    @property
    def log(self) -> list[Visit]:
        """Requests so far."""
        with self._lock:
            return list(self._log)

    def visits(self, url: str) -> list[Visit]:
        """Requests for one address."""
        return [visit for visit in self.log if visit.url == url]

    def forget_visits(self) -> None:
        """Empties the log."""
        with self._lock:
            self._log.clear()

    def _answer(self, url: str) -> Reply:
        parts = urlsplit(url)
        if parts.scheme == "http":
            return Reply(301, {"Location": "https" + url.removeprefix("http")}, b"")
        if parts.path == "/robots.txt" and parts.netloc in {channel.host for channel in CHANNELS.values()}:
            return Reply(200, {"Content-Type": "text/plain; charset=UTF-8"}, detik.robots(parts.netloc).encode())
        where = f"https://{parts.netloc}{parts.path.rstrip('/')}"
        for channel in CHANNELS.values():
            if where == channel.index:
                return self._index(channel, parts.query)
        match = _ARTICLE.match(where)
        story = self.stories.get(int(match["id"])) if match else None
        if not match or not story or match["story"] != story.url:
            return _html(detik.not_found(), 404)
        return self._article(story, int(match["page"] or 1), amp=bool(match["amp"]), query=parts.query)

    def _index(self, channel: Channel, query: str) -> Reply:
        asked = dict(pair.partition("=")[::2] for pair in query.split("&") if pair)
        raw = asked.get("date", "")
        try:
            day = datetime.strptime(unquote(raw), "%m/%d/%Y").date() if raw else max(self._days)  # noqa: DTZ007 - a day
            page = int(asked.get("page", 1))
        except ValueError:
            return _html(detik.not_found(), 404)
        if "/" in raw:
            page = 1  # The site's cache: a date that is not encoded gets page 1 whatever page was asked for.
        cards = self.cards(channel.key, day)
        start = (page - 1) * detik.CARDS_PER_PAGE
        shown = cards[start : start + detik.CARDS_PER_PAGE]
        reply = _html(detik.index(channel, day, page, shown, self._page_count(len(cards))))
        if self.etags:
            reply.headers["ETag"] = f'"{hashlib.blake2b(reply.body, digest_size=8).hexdigest()}"'
        return reply

    def _article(self, story: Story, page: int, *, amp: bool, query: str) -> Reply:
        if story.id in self._unreadable:
            return _html(detik.broken_article(story))
        if amp:
            return _html(detik.amp(story))
        if page > (1 if story.form == "inline" else len(story.pages)):
            return _html(detik.not_found(), 404)
        if "single=1" in query.split("&") and story.form == "one_page_view_ok":
            page = 0
        return _html(detik.article(story, page, self._related(story)))

    def _related(self, story: Story) -> list[Story]:
        """Neighbours in the index, for the boxes below the article."""
        for day in (story.day, story.day - timedelta(days=1)):
            others = [other for _, other in self.cards(story.channel, day) if other.id != story.id]
            if others:
                return others[:2]
        return []

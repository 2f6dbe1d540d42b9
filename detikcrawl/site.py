"""NewsSite: the one place that knows the order discover, fetch, stitch, extract."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, cached_property
from typing import Any, ClassVar

import scrapy
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from detikcrawl.arguments import CrawlArguments, parse_arguments
from detikcrawl.article import ArchiveRecord, Article
from detikcrawl.discovery.cards import Cards
from detikcrawl.discovery.links import ArticleLink, Listing, UnreadableListing
from detikcrawl.discovery.source import Source
from detikcrawl.discovery.walk import Walk, scopes
from detikcrawl.extraction.cleaning import clean
from detikcrawl.extraction.errors import UnknownAddress, UnreadablePage
from detikcrawl.extraction.layout import GENERIC, Layout, PageForm
from detikcrawl.extraction.pager import MAX_PAGES
from detikcrawl.extraction.reader import ArticlePattern, ArticleReader, Channel, Location, PageReading
from detikcrawl.extraction.stitching import Stitched, accept_one_page_view, same_text
from detikcrawl.network.browser import JavaScript, NotRendered, Renderer, check_browser, use_browser
from detikcrawl.network.refusal import Refused
from detikcrawl.storage.link import WalkKey
from detikcrawl.storage.memory import Memory, NoMemory, Validators
from detikcrawl.storage.revisions import fingerprint
from detikcrawl.storage.rows import to_row
from detikcrawl.storage.run import Run
from detikcrawl.text.boilerplate import Rule
from detikcrawl.text.dates import offset_minutes, wib_day

ONE_PAGE_VIEW_FROM = 3
"""From so many pages on, the one-page view saves requests: page 1 is read anyway, for its pager."""

GONE = ("http_404", "http_410")
"""Answers that say that an article is no longer there."""

INDEX_PRIORITY = 10
"""Index pages go first: while a day is still being written, its list moves on under a slow walk."""


class NewsSite(scrapy.Spider):
    """A news site. A subclass in `spiders/` declares it; the order of the work is the same for all."""

    title: ClassVar[str]
    """Name of the site as people know it."""

    evidence: ClassVar[str]
    """What the declarations were checked against: "real pages of ...", or "unverified: " and what they rest on."""

    site_channels: ClassVar[tuple[Channel, ...]]
    discovery: ClassVar[tuple[Source, ...]]
    """Sources of links. The first one that is no search is the default; where days are asked for, the first that lists days."""

    patterns: ClassVar[tuple[ArticlePattern, ...]]
    layouts: ClassVar[tuple[Layout, ...]]
    page_form: ClassVar[PageForm] = PageForm()
    brands: ClassVar[frozenset[str]] = frozenset()
    rules: ClassVar[tuple[Rule, ...]] = ()
    ends_at_sign_off: ClassVar[bool] = False
    inside_article: ClassVar[bytes | None] = None

    javascript: ClassVar[JavaScript | None] = None
    """What of the site its scripts draw, so that it needs a browser; None where plain HTTP brings it all."""

    arguments: CrawlArguments
    """The spider arguments of this run."""

    run_name: str
    """Name of this run for files: UTC start and a random part, so that no two runs share one."""

    job_id: str
    """Scrapyd's job id where there is one, else the name of the run."""

    def __init__(self, name: str | None = None, **given: str) -> None:
        # Scrapy would set every argument as an attribute, over the declarations of the class; ours are checked instead.
        super().__init__(name)
        now = datetime.now(UTC)
        self._today = wib_day(now)
        self.arguments = self.check_arguments(given, now=now)
        self.run_name = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
        self.job_id = given.get("_job") or self.run_name
        self.reader = self.article_reader()
        self._memory: Memory = NoMemory(self.arguments)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Those of the class, and those of the browser for a site that has pages drawn by scripts."""
        super().update_settings(settings)
        if cls.javascript:
            use_browser(settings)

    @classmethod
    def check_browser(cls, arguments: CrawlArguments, settings: BaseSettings) -> None:
        """ValueError, in one line, where a run with these arguments cannot do without a browser, and there is none."""
        source = next((source for source in cls.discovery if source.name == arguments.source), None)
        if cls.javascript == "article" or (source is not None and cls._is_drawn(source)):
            check_browser(f"{cls.name}'s {cls.javascript}", settings)

    @classmethod
    def _is_drawn(cls, source: Source) -> bool:
        return cls.javascript == "index" and isinstance(source, Cards)

    @classmethod
    @cache
    def article_reader(cls) -> ArticleReader:
        """How the articles of this site are read; frozen and picklable."""
        return ArticleReader(
            site=cls.name,
            patterns=cls.patterns,
            layouts=cls.layouts,
            page_form=cls.page_form,
            channels=cls.site_channels,
            brands=cls.brands,
            rules=cls.rules,
            ends_at_sign_off=cls.ends_at_sign_off,
            inside_article=cls.inside_article,
        )

    @classmethod
    def unverified(cls) -> str | None:
        """What the declarations rest on where no real page was seen; None where one was."""
        said, _, rests_on = cls.evidence.partition(": ")
        return rests_on if said == "unverified" else None

    @classmethod
    def check_arguments(cls, given: Mapping[str, str], *, now: datetime) -> CrawlArguments:
        """The spider arguments, checked; raises `detikcrawl.arguments.ArgumentError`."""
        return parse_arguments(
            given,
            now=now,
            channels=[channel.key for channel in cls.site_channels],
            sources=cls.discovery,
        )

    @property
    def memory(self) -> Memory:
        """What earlier runs know; that of the extension Run where it is on."""
        run = self.crawler.get_extension(Run)
        return run.memory if run else self._memory

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.crawler)

    # discover

    async def start(self) -> AsyncIterator[Request]:
        """The first requests: what earlier runs left open or want refreshed, then the index pages or addresses asked for."""
        if self.arguments.source == "urls":
            for request in self._follow([ArticleLink(url=url, source="urls") for url in self.arguments.urls]):
                yield request
            return
        for link, known in self.memory.asked_again():
            if location := self.reader.locate(link.url):
                self._count("links/asked_again")
                yield self._article_request(link, location, known)
        arguments = self.arguments
        source = next(source for source in self.discovery if source.name == arguments.source)
        channels = [(channel.key, channel.prefix) for channel in self.site_channels if channel.key in arguments.channels]
        for scope in scopes(source, channels, arguments.from_date, arguments.until_date, query=arguments.query or ""):
            walk = Walk(source, scope)
            if all(self.memory.walk_is_closed(key) for key in self._walk_keys(walk)):
                self._count("index/closed_before")
            else:
                yield self._index_request(walk)

    async def parse_drawn_index(self, response: Response, walk: Walk) -> AsyncIterator[Request]:
        """As `parse_index`, of a listing that scripts draw."""
        try:
            rendered = await self._renderer.render(response, walk.source.card, self._meta())  # type: ignore[attr-defined]
        except NotRendered as error:
            requests = self._index_not_had(walk, response.url, error)
        else:
            requests = self.parse_index(rendered, walk)
        for request in requests:
            yield request

    def parse_index(self, response: Response, walk: Walk) -> Iterator[Request]:
        """Follow the new links of a listing, and the walk to its end."""
        step = walk.step
        self._count("index/pages")
        try:
            listing = self._listing(response, walk)
        except UnreadableListing as error:
            self._count("index/failed/unreadable")
            self.logger.error("index page not read: %s (%s)", response.url, error)
            yield from self._go_round(walk)
            return
        self._count("index/cards", listing.cards)
        new = walk.take(listing)
        # What is remembered of a page are its links. So a list of lists is asked for whole each time, and so is a search:
        # the walk of another one has the same key. Of a page that scripts draw, validators say nothing.
        fleeting = listing.documents or walk.source.takes_query or self._is_drawn(walk.source)
        validators = None if fleeting else _validators(response)
        channels = None if walk.scope.channel else self.arguments.channels
        key = self._walk_keys(walk)[0]
        if response.status == 304 and validators == Validators():
            validators = self.memory.validators(key, step.number)  # It need not repeat them.
        yield from self._follow(new, channels, walk=key, page=step.number, listing=listing, validators=validators)
        yield from self._go_on(walk)

    def index_failed(self, failure: Failure) -> Iterator[Request]:
        """An index page that could not be had: its day has a gap; but a page behind the last one of a list is none."""
        cause = _cause(failure.value)
        request: Request = failure.request  # type: ignore[attr-defined]
        walk: Walk = request.cb_kwargs["walk"]
        if cause in GONE and walk.source.numbered and walk.step.number > 1:
            walk.take(Listing(cards=0, links=()))
            yield from self._go_on(walk)
            return
        yield from self._index_not_had(walk, request.url, failure.value)

    def _index_not_had(self, walk: Walk, url: str, error: BaseException) -> Iterator[Request]:
        self._count(f"index/failed/{_cause(error)}")
        self.logger.error("index page not read: %s (%s)", url, error)
        yield from self._go_round(walk)

    def _listing(self, response: Response, walk: Walk) -> Listing:
        if response.status == 304:
            stored = self.memory.stored_listing(self._walk_keys(walk)[0], walk.step.number)
            if stored is None:
                raise UnreadableListing("not modified since nothing is known of it")
            self._count("index/unchanged")
            return stored
        return walk.source.read(
            response.body,
            response.url,
            walk.scope,
            content_type=_content_type(response),
            base=response.meta.get("fetched_at"),
        )

    def _go_on(self, walk: Walk) -> Iterator[Request]:
        if walk.end is None:
            yield self._index_request(walk)
            return
        self._count(f"index/ended/{walk.end}")
        for key in self._walk_keys(walk):
            # A search sees a part of its days; a walk that saw nothing may have met a page that is no index any more.
            whole = walk.reached_the_end and bool(walk.seen) and not walk.source.takes_query
            self.memory.walk_ended(key, walk.end, whole=whole)
        if walk.end == "cap":
            channel, day, pages = walk.scope.channel or "all channels", walk.scope.first_day, walk.pages
            self.logger.warning("index of %s on %s: stopped at the cap of %d pages; the day is not whole", channel, day, pages)

    def _go_round(self, walk: Walk) -> Iterator[Request]:
        """On past a document that could not be had: to the next sitemap; not to the next page, whose links may have moved."""
        walk.miss()
        if not walk.source.numbered:
            yield from self._go_on(walk)

    def _walk_keys(self, walk: Walk) -> list[WalkKey]:
        """What the ledger calls a walk: one key for every channel that it lists. Lists without days go by today's."""
        day = walk.scope.first_day if walk.source.dated else self._today
        channels = [walk.scope.channel] if walk.scope.channel else [channel.key for channel in self.site_channels]
        return [WalkKey(walk.source.name, channel, day) for channel in channels or [""]]

    # fetch, stitch, extract

    async def parse_article(
        self, response: Response, link: ArticleLink, location: Location, known: str | None
    ) -> AsyncIterator[Article]:
        """The article behind `link`, with all its pages. `known` is what its page 1 said when it was last had."""
        try:
            first = await self._read_drawn(response, number=1)
        except (UnreadablePage, UnknownAddress, NotRendered) as error:
            cause = "redirected" if isinstance(error, UnknownAddress) else _cause(error)
            self._count(f"article/failed/{cause}")
            self.logger.error("article not read: %s", error)
            if cause != "interrupted":
                self.memory.outcome(location.article_id, "failed", cause)
            return
        if first.location.kind not in self.arguments.kinds:
            # Its link was of another kind, and led here by a redirect.
            self._count(f"links/skipped/{first.location.kind}")
            self.memory.outcome(location.article_id, "duplicate", f"{self.name}:{first.location.article_id}")
            return
        if known is not None and self._says(first) == known:
            self._count("article/unchanged")
            self.memory.outcome(location.article_id, "unchanged", "")
            return
        readings = [first]
        stitched: Stitched | None = None
        if not first.text.inline and first.text.total > 1:
            stitched = await self._one_page_view(readings)
            if stitched is None:
                await self._numbered_pages(readings)
        article = self.reader.assemble(readings, stitched)
        if len(readings) > 1:
            # A one-page view does not show where page 1 ends.
            self.memory.page_one(article.id, self._says(first))
        article.discovered_by = link.source
        article.job_id = self.job_id
        if article.published_at is None and link.published is not None:
            article.published_at, article.published_offset = link.published, offset_minutes(link.published)
        if article.article_id != location.article_id:
            self._count("article/led_elsewhere")
            self.memory.alias(location.article_id, article.id)
        self._count(f"article/{article.completeness}")
        if article.layout == GENERIC:
            self._count("article/generic")
        yield article

    def article_failed(self, failure: Failure) -> None:
        """An article whose first page could not be had."""
        cause = _cause(failure.value)
        request: Request = failure.request  # type: ignore[attr-defined]
        led_to = self.reader.locate(getattr(failure.value, "led_to", None) or "")
        if led_to is not None:
            self._count("article/led_elsewhere")
            own = request.cb_kwargs["location"].article_id
            if led_to.article_id != own:  # else another request of this run brings the article
                self.memory.alias(own, f"{self.name}:{led_to.article_id}")
            return
        self._count(f"article/failed/{cause}")
        self.logger.error("article not had: %s (%s)", request.url, failure.value)
        if isinstance(failure.value, Refused) and failure.value.cause == "interrupted":
            return  # The run ended before its turn: the site was not asked.
        outcome = "gone" if cause in GONE else "failed"
        self.memory.outcome(request.cb_kwargs["location"].article_id, outcome, cause)

    def _says(self, first: PageReading) -> str:
        article = self.reader.assemble([first])
        clean(article, self.reader)
        return fingerprint(to_row(article))

    async def _one_page_view(self, readings: list[PageReading]) -> Stitched | None:
        first = readings[0]
        url = self.reader.one_page_url(first.location)
        if url is None or first.text.total < ONE_PAGE_VIEW_FROM:
            return None
        view = await self._page(url, 1, first)
        stitched = accept_one_page_view(first.text, view.text) if view else None
        if view is not None and stitched is not None:
            readings.append(view)
        else:
            self._count("pages/one_page_view_refused")
        return stitched

    async def _numbered_pages(self, readings: list[PageReading]) -> None:
        first = readings[0]
        number = 2
        # What a pager claims beyond the bound is not asked for; the article is then partial.
        while number <= min(MAX_PAGES, max(reading.text.total for reading in readings)):
            page = await self._page(self.reader.page_url(first.location, number), number, first)
            if page is not None:
                if any(same_text(page.text, reading.text) for reading in readings):
                    # The site answers with a page already seen: the rest would be the same again.
                    self._count("pages/repeated")
                    return
                readings.append(page)
            number += 1

    async def _page(self, url: str, number: int, first: PageReading) -> PageReading | None:
        """A further page of an article; None where it cannot be had."""
        # Fetched here, not through the scheduler: its dupefilter could drop the page without a word, and with it the article.
        try:
            response = await self.crawler.engine.download_async(Request(url, meta=self._meta()))  # type: ignore[union-attr]
            if response.status != 200:
                raise HttpError(response, f"status {response.status}")
            page = await self._read_drawn(response, number=number)
            if page.location.article_id != first.location.article_id:
                raise UnknownAddress(f"{url} leads to another article, {response.url}")
        except Exception as error:  # noqa: BLE001 - whatever it is, the article is kept and flagged as partial
            self._count(f"pages/failed/{_cause(error)}")
            self.logger.error("page %d of %s not had: %s (%s)", number, first.location.url, url, error)
            return None
        return page

    async def _read_drawn(self, response: Response, *, number: int) -> PageReading:
        """A page of an article, as its scripts draw it where that is needed; besides what reading raises, NotRendered."""
        if self.javascript == "article":
            return self._read(await self._renderer.render(response, self._bodies, self._meta()), number=number)
        if self.javascript == "fallback":
            try:
                return self._read(response, number=number, guess=False)
            except UnreadablePage:
                rendered = await self._renderer.fall_back(response, self._bodies, self._meta())
            if rendered is not None:
                response = rendered
                try:
                    page = self._read(response, number=number, guess=False)
                except UnreadablePage:
                    self._renderer.fell_back(worth_it=False)
                else:
                    self._renderer.fell_back(worth_it=True)
                    return page
        return self._read(response, number=number)

    @cached_property
    def _bodies(self) -> str:
        # Some rules use what only our parser knows; and the text that stands in a script is no element of the page.
        return ", ".join(layout.body for layout in self.layouts if layout.text is None and ":lexbor-" not in layout.body)

    def _read(self, response: Response, *, number: int, guess: bool = True) -> PageReading:
        fetched_at = response.meta.get("fetched_at")
        reading = self.reader.read_page(
            response.body, response.url, number=number, content_type=_content_type(response), base=fetched_at, guess=guess
        )
        reading.fetched_at = fetched_at
        if record := response.meta.get("archive_record"):
            reading.archive = ArchiveRecord(**record)
        self._count("pages/read")
        return reading

    # requests

    def _follow(self, links: Iterable[ArticleLink], channels: Collection[str] | None = None, **page: Any) -> Iterator[Request]:
        """Requests for the articles among `links` that are to be fetched now; all of them are remembered.

        channels  keys of those asked for, where the links are of all channels.
        """
        located: list[tuple[ArticleLink, Location]] = []
        for link in links:
            if location := self.reader.locate(link.url):
                located.append((link, location))
            else:
                self._count("links/no_article")
                if link.source == "urls":
                    self.logger.error("no article address of %s: %s", self.name, link.url)
        for link, location in located:
            if location.kind not in self.arguments.kinds:
                self._count(f"links/skipped/{location.kind}")
            elif not self.arguments.in_days(link.published):
                self._count("links/other_day")
        for link, location in self.memory.listed(located, **page):
            if channels is not None and location.channel is not None and location.channel.key not in channels:
                self._count("links/other_channel")
                continue
            self._count("links/followed")
            yield self._article_request(link, location)

    def _article_request(self, link: ArticleLink, location: Location, fingerprint: str | None = None) -> Request:
        return Request(
            self.reader.page_url(location, 1),
            callback=self.parse_article,
            errback=self.article_failed,
            cb_kwargs={"link": link, "location": location, "known": fingerprint},
            meta=self._meta(),
        )

    def _index_request(self, walk: Walk) -> Request:
        drawn = self._is_drawn(walk.source)
        validators = Validators() if drawn else self.memory.validators(self._walk_keys(walk)[0], walk.step.number)
        return Request(
            walk.step.url,
            callback=self.parse_drawn_index if drawn else self.parse_index,
            errback=self.index_failed,
            headers=validators.headers(),
            cb_kwargs={"walk": walk},
            priority=INDEX_PRIORITY,
            meta={**self._meta(), "handle_httpstatus_list": [304]},
        )

    def _meta(self) -> dict[str, Any]:
        # One slot for all hosts of the site: the delay is the site's, not each sub-domain's.
        return {"download_slot": self.name}

    def _count(self, name: str, count: int = 1) -> None:
        self.crawler.stats.inc_value(name, count)  # type: ignore[union-attr]


def _validators(response: Response) -> Validators:
    def header(name: str) -> str | None:
        value = response.headers.get(name)
        return value.decode("latin-1") if value else None

    return Validators(header("ETag"), header("Last-Modified"))


def _content_type(response: Response) -> str | None:
    header = response.headers.get("Content-Type")
    return header.decode("latin-1") if header else None


def _cause(error: BaseException) -> str:
    """A word for the statistics of what went wrong."""
    if isinstance(error, NotRendered) and error.__cause__ is not None:
        error = error.__cause__
    if isinstance(error, UnreadablePage):
        return error.cause
    if isinstance(error, HttpError):
        return f"http_{error.response.status}"
    if isinstance(error, IgnoreRequest):
        return getattr(error, "cause", "refused")
    return type(error).__name__

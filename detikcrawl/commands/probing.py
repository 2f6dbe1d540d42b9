"""A site's spider narrowed for a probe: a look at each of its lists, three articles, one request at a time, no state."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from scrapy import Request, signals
from scrapy.http import Response

from detikcrawl.article import Article, Kind
from detikcrawl.discovery.cards import Cards
from detikcrawl.discovery.links import ArticleLink, Listing, UnreadableListing
from detikcrawl.discovery.source import Source
from detikcrawl.discovery.walk import Walk, scopes
from detikcrawl.extraction.cleaning import clean
from detikcrawl.extraction.errors import UnknownAddress, UnreadablePage
from detikcrawl.extraction.reader import Location, PageReading
from detikcrawl.extraction.stitching import Stitched, accept_one_page_view, same_text
from detikcrawl.monitoring.causes import cause_class
from detikcrawl.monitoring.probe import FIELDS, Answer, ArticleSeen, ListSeen, SiteSeen
from detikcrawl.network.browser import NotRendered
from detikcrawl.network.robots import is_robots_txt
from detikcrawl.site import ONE_PAGE_VIEW_FROM, NewsSite
from detikcrawl.storage.validation import problems
from detikcrawl.text.dates import wib_day

ARTICLES = 3
"""Articles of a site that are looked at."""

DOCUMENTS = 3
"""Documents of a sitemap that are: its index, and children until one has an article."""

SHUT_OUT = ("robots", "blocked", "challenge", "throttled")
"""Classes of causes after which no further article is asked for: the next would be answered the same."""

SETTINGS = {
    # Nothing is remembered, and nothing written but the report.
    "INCREMENTAL": False,
    "EXTENSIONS": {},
    "ITEM_PIPELINES": {},
    "FEEDS": {},
    "ARCHIVE_ENABLED": False,
    # A look is not worth insisting.
    "RETRY_TIMES": 1,
    "THROTTLE_LIMIT": 1,
}


class Probing(NewsSite):
    """Between a site and its probe; `probe_of` puts it there."""

    folder: ClassVar[Path]
    """Of the report; the pages go below it."""

    def __init__(self, *args: Any, **given: str) -> None:
        super().__init__(*args, **given)
        self.seen = SiteSeen(
            site=self.name, title=self.title, evidence=self.evidence, layouts=[layout.name for layout in self.layouts]
        )
        self.batch: list[dict[str, Any]] = []
        """Lines for `scrapy extract --batch`."""
        self._statuses: dict[str, int] = {}
        self._last_read: Response | None = None

    async def start(self) -> AsyncIterator[Request]:
        """Look. No request is left to Scrapy's own scheduling, which would send several at a time."""
        self.crawler.signals.connect(self._answered, signals.response_downloaded)
        try:
            await self._look()
        except Exception as error:
            self.logger.exception("the probe went wrong")
            self.seen.error = f"{type(error).__name__}: {error}"
        return
        yield  # what makes this the asynchronous generator that Scrapy wants

    async def _look(self) -> None:
        picked: list[tuple[ArticleLink, Location]] = []
        for source in self.discovery:
            if source.takes_query or self._ended():
                continue
            found = await self._look_at_list(source)
            picked = picked or _spread(found)
        for number, (link, location) in enumerate(picked, start=1):
            if self._ended() or any(cause_class(each.page.cause or "") in SHUT_OUT for each in self.seen.articles):
                return
            await self._look_at_article(number, link, location)

    # lists

    async def _look_at_list(self, source: Source) -> list[tuple[ArticleLink, Location]]:
        yesterday = self._today - timedelta(days=1)  # the last day that is whole
        channels = [(channel.key, channel.prefix) for channel in self.site_channels]
        scope = next(scopes(source, channels, yesterday, yesterday if source.dated else self._today))
        walk = Walk(source, scope)
        seen = ListSeen(source=source.name, dated=source.dated, first_day=scope.first_day, last_day=scope.last_day)
        if isinstance(source, Cards):
            seen.rule, seen.tells_time = source.card, source.time is not None
        else:
            seen.tells_time = False
        self.seen.lists.append(seen)
        found: dict[str, tuple[ArticleLink, Location]] = {}
        for number in range(1, DOCUMENTS + 1):
            answer = Answer(url=walk.step.url)
            seen.documents.append(answer)
            response = await self._ask(self._index_request(walk), answer, f"{source.name}-{number}")
            if response is None:
                break
            try:
                if self._is_drawn(source):
                    response = await self._renderer.render(response, source.card, self._meta())  # type: ignore[attr-defined]
                    answer.saved = self._save(f"{source.name}-{number}-drawn", response.body)
                listing = self._listing(response, walk)
            except (UnreadableListing, NotRendered) as error:
                seen.problem = _why(error)
                break
            for link, location in self._listed(seen, walk.take(listing), listing):
                found.setdefault(location.article_id, (link, location))
            if found or source.numbered or walk.end or self._ended():
                break
        seen.articles = len(found)
        of_these_days = [each for each in found.values() if _is_of(each[0], seen)]
        return of_these_days or list(found.values())

    def _listed(self, seen: ListSeen, links: Sequence[ArticleLink], listing: Listing) -> list[tuple[ArticleLink, Location]]:
        articles = []
        seen.cards += listing.cards
        seen.links += len(links)
        for link in links:
            if link.published:
                seen.timed += 1
                seen.in_days += _is_of(link, seen)
            location = self.reader.locate(link.url)
            if location is None:
                seen.strange = seen.strange or link.url
            elif location.kind is Kind.ARTICLE:
                articles.append((link, location))
        return articles

    # articles

    async def _look_at_article(self, number: int, link: ArticleLink, location: Location) -> None:
        seen = ArticleSeen(url=location.url, source=link.source, page=Answer(url=location.url), listed_at=link.published)
        self.seen.articles.append(seen)
        name = f"article-{number}"
        response = await self._ask(self._article_request(link, location), seen.page, f"{name}-page-1")
        if response is None:
            return
        first, problem = await self._try(response, 1, seen.page, f"{name}-page-1")
        files = [self._file(seen.page)]
        self.batch.append({"url": location.url, "files": files})
        if first is None:
            seen.problem = problem
            return
        readings, stitched = [first], None
        if not first.text.inline and first.text.total > 1:
            stitched = await self._view(name, first, seen)
            if stitched is None and (page := await self._page_two(name, first, seen)):
                readings.append(page)
                files.append(self._file(seen.page_two))
        article = self.reader.assemble(readings, stitched)
        clean(article, self.reader)
        self._note(seen, article)

    async def _view(self, name: str, first: PageReading, seen: ArticleSeen) -> Stitched | None:
        """The view of all pages, where a crawl would ask for it."""
        url = self.reader.one_page_url(first.location)
        if url is None or first.text.total < ONE_PAGE_VIEW_FROM:
            return None
        seen.one_page_view = Answer(url=url)
        view, _ = await self._further(url, 1, seen.one_page_view, f"{name}-one-page")
        if seen.one_page_view.saved:
            self.batch.append({"url": url, "files": [self._file(seen.one_page_view)]})
        stitched = accept_one_page_view(first.text, view.text) if view else None
        seen.view_taken = stitched is not None
        return stitched

    async def _page_two(self, name: str, first: PageReading, seen: ArticleSeen) -> PageReading | None:
        seen.page_two = Answer(url=self.reader.page_url(first.location, 2))
        seen.cut = first.text.total > 2
        page, seen.page_two_problem = await self._further(seen.page_two.url, 2, seen.page_two, f"{name}-page-2")
        if page and page.location.article_id != first.location.article_id:
            seen.page_two_problem = f"it is that of another article, {page.location.url}"
        elif page and same_text(page.text, first.text):
            seen.page_two_problem = "it is page 1 again"
        return None if seen.page_two_problem else page

    async def _further(self, url: str, number: int, answer: Answer, name: str) -> tuple[PageReading | None, str | None]:
        response = await self._ask(Request(url, meta=self._meta()), answer, name)
        return await self._try(response, number, answer, name) if response else (None, None)

    async def _try(self, response: Response, number: int, answer: Answer, name: str) -> tuple[PageReading | None, str | None]:
        """A page, read as a crawl reads it, or why it is not; what is kept of it is what was read."""
        try:
            return await self._read_drawn(response, number=number), None
        except (UnreadablePage, UnknownAddress, NotRendered) as error:
            return None, _why(error)
        finally:
            if self._last_read is not response and self._last_read is not None:
                answer.saved = self._save(f"{name}-drawn", self._last_read.body)
            self._last_read = None

    def _read(self, response: Response, *, number: int) -> PageReading:
        self._last_read = response
        return super()._read(response, number=number)

    def _note(self, seen: ArticleSeen, article: Article) -> None:
        seen.layout, seen.title = article.layout, article.title
        # False tells as much as True does.
        seen.present = [name for name in FIELDS if getattr(article, name) not in (None, "", [])]
        seen.absent = [name for name in FIELDS if name not in seen.present]
        seen.characters = len(article.text or "")
        seen.published_raw, seen.published_at = article.published_raw, article.published_at
        seen.pages, seen.page_form = article.pages_expected, article.page_form
        seen.completeness, seen.is_free = article.completeness, article.is_free
        seen.objections = problems(article)

    # requests

    async def _ask(self, request: Request, answer: Answer, name: str) -> Response | None:
        """The response, where it has the status 200; what there is to say of it is put into `answer`."""
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, the report says so
            answer.status = self._statuses.get(request.url)
            answer.cause, answer.error = getattr(error, "cause", None) or type(error).__name__, str(error)
            return None
        answer.status = response.status
        answer.led_to = response.url if response.url != request.url else None
        answer.saved = self._save(name, response.body)
        answer.cause = None if response.status == 200 else f"http_{response.status}"
        return response if response.status == 200 else None

    def _answered(self, response: Response, request: Request) -> None:
        self.seen.requests += 1
        self._statuses[request.url] = response.status
        if is_robots_txt(request.url):
            self.seen.robots[request.url] = response.status

    def _ended(self) -> bool:
        """Whether the site was given up, or the run told to stop."""
        stats = self.crawler.stats.get_stats()
        self.seen.crawl_delay = stats.get("politeness/crawl_delay")
        given_up = next((name for name in stats if name.startswith("politeness/gave_up/")), None)
        self.seen.given_up = given_up and given_up.rpartition("/")[2]
        return given_up is not None or not self.crawler.crawling

    def _save(self, name: str, body: bytes) -> str:
        start = body[:200].lstrip().lower()
        kind = "json" if start[:1] in (b"{", b"[") else "xml" if start.startswith((b"<?xml", b"<rss", b"<urlset")) else "html"
        folder = self.folder / self.name
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / f"{name}.{kind}.gz"
        file.write_bytes(gzip.compress(body, mtime=0))
        return str(file.relative_to(self.folder))

    def _file(self, answer: Answer | None) -> str:
        return str(self.folder / (answer.saved or "")) if answer else ""


def probe_of(site: type[NewsSite], folder: Path) -> type[Probing]:
    """The probe of a site, which leaves its pages below `folder`."""
    settings = {**(site.custom_settings or {}), **SETTINGS}
    return type(site.__name__, (Probing, site), {"__module__": site.__module__, "folder": folder, "custom_settings": settings})


def _is_of(link: ArticleLink, seen: ListSeen) -> bool:
    """Whether a link is known to be of the days asked for."""
    return link.published is not None and seen.first_day <= wib_day(link.published) <= seen.last_day


def _why(error: Exception) -> str:
    """What keeps a page from being read; of an article's page the word for it, as the spider counts it."""
    if isinstance(error, UnreadablePage):
        return error.cause
    if isinstance(error, UnknownAddress):
        return "redirected"
    return f"not rendered: {error}" if isinstance(error, NotRendered) else str(error)


def _spread(found: Sequence[tuple[ArticleLink, Location]]) -> list[tuple[ArticleLink, Location]]:
    """Some of them, from the first to the last."""
    positions = {round((len(found) - 1) * step / (ARTICLES - 1)) for step in range(ARTICLES)}
    return [each for position, each in enumerate(found) if position in positions]

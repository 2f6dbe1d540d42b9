"""Rendering: a document in, and out what its scripts have made of it. Needs the extra `browser`."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import HtmlResponse
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.provider import PlaywrightBrowserProvider

from detikcrawl.network.browser import RENDERED, RENDERING, context_of
from detikcrawl.network.gate import Gate
from detikcrawl.network.perimeter import Perimeter, loopback_for_tests
from detikcrawl.network.refusal import refuse
from detikcrawl.network.robots import RobotsMiddleware

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Route
    from playwright.async_api import Request as BrowserRequest
    from playwright.async_api import Response as BrowserResponse
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from detikcrawl.network.browser import Rendering

logger = logging.getLogger(__name__)

_WANTED = frozenset({"script", "stylesheet", "xhr", "fetch"})
"""What a page may load: what draws its text. Stylesheets too, since some scripts wait for theirs."""

# Scripts run, and the document keeps its origin; popups, dialogs, downloads and plug-ins there are none.
_SANDBOX = "sandbox allow-scripts allow-same-origin allow-forms"

_VIEW = "rendering_view"
_LOOKED_AT_EVERY = 0.25
_SETTLED_AFTER = 4
"""Looks in a row that find a page unchanged: a second. Each look waits until the page's scripts leave it a moment."""
_SETTLED_WHILE_LOADING = 12
"""The same for a page on which what is awaited stands, but which goes on loading: counters and tickers never end."""

_TOO_OFTEN = frozenset({429, 503})


class _TooLarge(Exception):
    """More than DOWNLOAD_MAXSIZE."""


class _NoBrowser(Exception):
    """Chromium does not start."""


class LateBrowser(PlaywrightBrowserProvider):
    """Starts neither Playwright nor Chromium before the first page is to be rendered; many runs have none."""

    async def start(self) -> None:
        """Not yet."""

    async def launch_browser(self) -> Browser:
        """The browser; _NoBrowser, in one line, where it does not start."""
        try:
            if self.playwright is None:
                await super().start()
            return await super().launch_browser()
        except Exception as error:
            lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
            raise _NoBrowser(next((line for line in lines if "sandbox" in line or "exist" in line), lines[0])) from error


class BrowserHandler(ScrapyPlaywrightDownloadHandler):
    """Download handler that answers a request for a rendered page with what Chromium makes of it, and others as Scrapy does.

    The browser is given the document, asks for nothing but what `_WANTED` names, at hosts of the site, where robots.txt does
    not forbid it, and leads nowhere: the document is the one that was had. Behind that stands the gate, which also sees what
    interception does not. A page is taken when what it is to draw is there and stays, or when nothing goes on any more; one
    that comes to no end within BROWSER_TIMEOUT is closed, and so is every other one, at once.

    Where the site answers a script with 429 or 503, that is the answer for the page, and so is a 403 where what was awaited is
    not drawn: the site's wish is heard, whoever of us it is told to.

    Counts `browser/pages`, `browser/refused/<cause>` (of what pages wanted to load), those of the gate and scrapy-playwright's.
    """

    renders = True
    lazy = False

    stuck_after = 60.0
    """Seconds beyond BROWSER_TIMEOUT after which the browser is taken for one that will never answer."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        # It tells every failure with a traceback; what matters is told by retries, spider and verdict.
        logging.getLogger("scrapy-playwright").setLevel(logging.CRITICAL)
        self._perimeter = Perimeter(
            tuple(domain.lower() for domain in crawler.spidercls.allowed_domains), loopback_for_tests(settings)
        )
        self._context = context_of(settings)
        self._timeout = settings.getfloat("BROWSER_TIMEOUT")
        self._max_size = settings.getint("DOWNLOAD_MAXSIZE")
        self._no_browser: str | None = None
        self._gate = self.make_gate(self._perimeter)
        self.config.launch_options["proxy"] = {"server": self._gate.url}
        self.config.target_closed_max_retries = 0  # Scrapy retries
        self.abort_request = lambda _: True  # what `_route` has not let through, should it not be there

    def make_gate(self, perimeter: Perimeter) -> Gate:
        """The gate of this crawl."""
        return Gate(perimeter, self.stats)

    async def download_request(self, request: Request) -> Response:
        """The page, rendered where that is asked for.

        DownloadTimeoutError for one that does not settle, DownloadFailedError where the browser fails, Refused where there is
        none that starts and answers (cause `browser`) and for pages that have become too large (`size`).
        """
        rendering: Rendering | None = request.meta.get(RENDERING)
        if rendering is None:
            return await super().download_request(request)
        if self._no_browser is not None:
            raise refuse(self.stats, "browser", "browser", f"{self._no_browser}: {request.url}")
        await self._gate.open()
        view = _View(request.url, rendering)
        wired = request.replace(
            meta={
                **request.meta,
                "playwright": True,
                "playwright_context_kwargs": self._context,
                "playwright_page_init_callback": self._prepare,
                "playwright_page_goto_kwargs": {"wait_until": "commit"},
                _VIEW: view,
            }
        )
        try:
            async with asyncio.timeout(self._timeout + self.stuck_after):
                response = await super().download_request(wired)
        except _NoBrowser as error:
            self._give_up(f"Chromium does not start ({error}), see docs/browser.md")
            raise refuse(self.stats, "browser", "browser", f"{self._no_browser}: {request.url}") from error
        except TimeoutError as error:
            self._give_up("Chromium does not answer")
            raise refuse(self.stats, "browser", "browser", f"{self._no_browser}: {request.url}") from error
        except _TooLarge as error:
            raise self._too_large(request) from error
        except PlaywrightTimeoutError as error:
            raise DownloadTimeoutError(f"the page does not settle: {request.url}") from error
        except PlaywrightError as error:
            if view.gave_up:
                raise DownloadTimeoutError(f"the page does not settle: {request.url}") from error
            reason = str(error).partition("\n")[0]
            raise DownloadFailedError(f"the browser failed ({reason}): {request.url}") from error
        finally:
            view.over()
        body = response.text.encode(errors="replace")
        if 0 < self._max_size < len(body):
            raise self._too_large(request)
        if view.refusal is not None:
            status, headers = view.refusal
            return HtmlResponse(request.url, status=status, headers=headers, flags=[RENDERED])
        self.stats.inc_value("browser/pages")
        # A script may give its page another address on the site; what has left the site keeps the address, for the guard.
        same = urlsplit(response.url)[:2] == urlsplit(request.url)[:2]
        return HtmlResponse(
            request.url if same else response.url,
            headers={"Content-Type": "text/html; charset=utf-8"},
            body=body,
            encoding="utf-8",
            flags=[RENDERED],
        )

    async def close(self) -> None:
        """End browser and gate; a browser that does not answer ends with our process."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.stuck_after):
                await super().close()
        await self._gate.close()

    def _give_up(self, why: str) -> None:
        if self._no_browser is None:
            self._no_browser = why
            logger.error("%s", why)

    def _too_large(self, request: Request) -> Exception:
        return refuse(self.stats, "guard", "size", f"rendered to more than DOWNLOAD_MAXSIZE: {request.url}")

    async def _prepare(self, page: Page, request: Request) -> None:
        view: _View = request.meta[_VIEW]
        view.watch(page, self._timeout)
        await page.route("**", partial(self._route, view))

    async def _route(self, view: _View, route: Route, asked: BrowserRequest) -> None:
        # The page may be closed at any moment.
        with suppress(PlaywrightError):
            if not view.served:
                view.served = True
                headers = {"Content-Type": view.rendering.content_type, "Content-Security-Policy": _SANDBOX}
                await route.fulfill(status=200, headers=headers, body=view.rendering.body)
            elif cause := self._objection(asked):
                self.stats.inc_value(f"browser/refused/{cause}")
                # As if the user had stopped it: another error would put a page of errors in the place of the document.
                await route.abort("aborted")
            else:
                await route.continue_()

    def _objection(self, asked: BrowserRequest) -> str | None:
        if asked.resource_type == "document":
            return "navigation"
        if asked.resource_type not in _WANTED:
            return "kind"
        if objection := self._perimeter.objection(asked.url):
            return objection.cause
        robots = self._crawler.get_downloader_middleware(RobotsMiddleware)
        return "robots" if robots is not None and robots.forbids(asked.url) else None

    async def _apply_page_methods(self, page: Page, request: Request, spider: Spider) -> None:  # noqa: ARG002 - as it has it
        # In the place of scrapy-playwright's, which would go on to wait for the load event: that never comes where a script
        # wanted to lead elsewhere, or a file of the site hangs.
        await self._settle(page, request.meta[_VIEW])

    async def _settle(self, page: Page, view: _View) -> None:
        """Wait until the page is drawn; _TooLarge where that is too much."""
        awaited = page.locator(f"css={view.rendering.awaited}") if view.rendering.awaited else None
        everything = page.locator("css=:root")
        before: tuple[int, list[str]] | None = None
        unchanged = 0
        while unchanged < (_SETTLED_WHILE_LOADING if view.loading else _SETTLED_AFTER):
            await asyncio.sleep(_LOOKED_AT_EVERY)
            try:
                texts = await awaited.all_text_contents() if awaited else []
                drawn = any(text.strip() for text in texts)
                if drawn:
                    now, quiet = (0, texts), True
                else:
                    now, quiet = (view.begun, await everything.all_text_contents()), not view.loading
            except PlaywrightError as error:
                # Looked at in the moment in which a script puts another document in its place.
                if page.is_closed() or "crash" in str(error).lower():
                    raise
                before, unchanged = None, 0
                continue
            unchanged = unchanged + 1 if quiet and now == before else 0
            before = now
            view.heard(drawn=drawn)
        size = await page.evaluate("document.documentElement.outerHTML.length")
        if 0 < self._max_size < size:
            raise _TooLarge


class _View:
    """A page in the browser, from its opening to its end."""

    def __init__(self, url: str, rendering: Rendering) -> None:
        self.url = url
        self.rendering = rendering
        self.served = False
        """Whether it has its document."""
        self.begun = 0
        """Requests so far."""
        self.loading: set[BrowserRequest] = set()
        self.gave_up = False
        self.refusal: tuple[int, dict[str, str]] | None = None
        """Status, and Retry-After where it came along, of the answer to a script that is the answer for the page."""
        self._forbidden = False
        self._watch: asyncio.Task[None] | None = None

    def watch(self, page: Page, seconds: float) -> None:
        """Keep count of what it loads, and close it after so many seconds."""
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)
        page.on("response", self._answered)
        self._watch = asyncio.ensure_future(self._close_after(page, seconds))

    def over(self) -> None:
        """It has come to its end."""
        if self._watch is not None:
            self._watch.cancel()

    def heard(self, *, drawn: bool) -> None:
        """Told at every look whether what was awaited is drawn."""
        if self._forbidden and not (self.refusal and self.refusal[0] in _TOO_OFTEN):
            self.refusal = None if drawn else (403, {})

    def _answered(self, response: BrowserResponse) -> None:
        if response.status in _TOO_OFTEN:
            self.refusal = response.status, {k: v for k, v in response.headers.items() if k in ("retry-after", "date")}
        self._forbidden |= response.status == 403

    def _begin(self, request: BrowserRequest) -> None:
        self.begun += 1
        self.loading.add(request)

    def _end(self, request: BrowserRequest) -> None:
        self.loading.discard(request)

    async def _close_after(self, page: Page, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.gave_up = True
        # A script without an end leaves its page no moment for anything else; closing ends it all the same.
        with suppress(PlaywrightError):
            await page.close()

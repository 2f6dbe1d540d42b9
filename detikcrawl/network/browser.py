"""The browser: pages that their scripts draw are drawn by Chromium, by way of scrapy-playwright (the extra `browser`).

A page is always had by plain HTTP first: robots.txt, pace, guard, redirects, blocks and the archive are those of any other
page, and what was answered with 403, 429, 503 or a challenge never gets here. Then a browser is given the document that was
had and runs its scripts (`detikcrawl.network.rendering`); what its document has become is the rendered page.

All that can be configured is here: what a site says is `javascript` alone.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from scrapy import Request
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.misc import load_object
from w3lib.encoding import http_content_type_encoding

from detikcrawl.network.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

JavaScript = Literal["index", "article", "fallback"]
"""What of a site its scripts draw: `index` the pages of lists, `article` those of articles, `fallback` some pages of
articles, which are told by what plain HTTP brings: no layout reads it, and it has scripts."""

RENDERING = "rendering"
"""Key of a request's meta: the Rendering that is asked for."""

RENDERED = "rendered"
"""Flag of a response that is a rendered page."""

IN_VAIN = 5
"""So many pages in a row that could not be read rendered either end the fallback of a run: then it is not scripts that are
missing, but a layout, and a browser for every article would be a burden to the site for nothing."""

ONCE_MORE = 1
"""Times that a rendering is tried again: the page is here, so what failed is rarely the network."""

_EXTRA = "pip install -e '.[browser]'"
_CHROMIUM = (
    "Chromium: apt install chromium, or `playwright install chromium`, or name one in DETIKCRAWL_CHROMIUM (docs/browser.md)"
)
_NAMES = ("chromium", "google-chrome", "google-chrome-stable")

_ARGUMENTS = (
    # The gate is the one way out. Names are not looked up behind its back, and what would not use a proxy, does nothing:
    # WebRTC sends datagrams to any address; the name of its switch has changed.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=256",  # MB of what scripts may hold, a page
)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A page that is to be rendered."""

    body: bytes
    """The document as plain HTTP brought it, unpacked."""
    content_type: str
    """With the charset that the site declared, if it did."""
    awaited: str
    """CSS of what the scripts are to draw; once it is there with text, and stays, the page is taken. Without it, or where it
    never comes, a page is taken when nothing goes on any more."""


def rendering_of(response: Response, awaited: str, meta: Mapping[str, Any]) -> Request:
    """The request for what scripts make of a page that was had; `meta` is added to its own."""
    charset = http_content_type_encoding((response.headers.get("Content-Type") or b"").decode("latin-1"))
    rendering = Rendering(response.body, f"text/html; charset={charset}" if charset else "text/html", awaited)
    return Request(response.url, meta={**meta, RENDERING: rendering, "max_retry_times": ONCE_MORE}, dont_filter=True)


def is_rendering(request: Request) -> bool:
    """Whether a request is one for a rendered page."""
    return RENDERING in request.meta


def is_shell(response: Response) -> bool:
    """Whether scripts may draw what is not on a page."""
    return b"<script" in response.body.lower()


class NotRendered(Exception):
    """A page that was had, but not what its scripts draw; why is its `__cause__`."""


class Renderer:
    """Has the pages of one crawl rendered; the slot, the pace and the refusals of the site are those of any request.

    Counts `browser/fallbacks` (pages that plain HTTP brought without their text), `browser/fallbacks/worth_it`,
    `browser/missing` (those for which there is no browser) and `browser/not_rendered`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._can = can_render(crawler.settings)
        self._replayed = bool(crawler.settings.get("REPLAY"))
        self._in_vain = 0
        self._turns = asyncio.Semaphore(crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))

    async def render(self, response: Response, awaited: str, meta: Mapping[str, Any]) -> Response:
        """What scripts make of a page; see `Rendering`. Raises NotRendered."""
        stats = self._crawler.stats
        request = rendering_of(response, awaited, meta)
        try:
            if not self._can:
                lacking = missing(self._crawler.settings) or "DOWNLOAD_HANDLERS of its own choice"
                raise refuse(stats, "browser", "browser", f"not rendered, for want of {lacking}: {response.url}")
            rendered = await self._crawler.engine.download_async(request)
            if rendered.status != 200:
                raise HttpError(rendered, f"status {rendered.status} for what scripts asked for: {response.url}")
            return rendered
        except Exception as error:
            stats.inc_value("browser/not_rendered")
            raise NotRendered(str(error)) from error

    async def fall_back(self, response: Response, awaited: str, meta: Mapping[str, Any]) -> Response | None:
        """What scripts make of a page that cannot be read; None where that is not to be had, or not to be hoped for."""
        if not is_shell(response):
            return None
        stats = self._crawler.stats
        if not self._can:
            if not stats.get_value("browser/missing"):
                logger.warning("pages that need scripts are not read, for want of %s", missing(self._crawler.settings))
            stats.inc_value("browser/missing")
            return None
        async with self._turns:
            # Looked at now, not when the page came: those before it tell.
            if self._in_vain >= IN_VAIN and not self._replayed:
                return None
            stats.inc_value("browser/fallbacks")
            try:
                return await self.render(response, awaited, meta)
            except NotRendered as error:
                logger.error("not rendered: %s", error)
                self.fell_back(worth_it=False)
                return None

    def fell_back(self, *, worth_it: bool) -> None:
        """Told of every page that `fall_back` brought: whether it could be read."""
        if worth_it:
            self._crawler.stats.inc_value("browser/fallbacks/worth_it")
            self._in_vain = 0
            return
        self._in_vain += 1
        if self._in_vain == IN_VAIN and not self._replayed:
            logger.warning("%d pages in a row were not read with a browser either: it is not used any more", IN_VAIN)


def check_browser(what: str, settings: BaseSettings) -> None:
    """ValueError, in one line, where there is no browser for what needs one, such as "kumparan's index"."""
    if not settings.get("REPLAY") and (lacking := missing(settings)):
        raise ValueError(f"{what} needs {lacking}")


def missing(settings: BaseSettings) -> str | None:
    """What there is not that a browser needs, and how it is had; None where all is there."""
    if find_spec("scrapy_playwright") is None:
        return f"a browser: {_EXTRA} (docs/browser.md)"
    named = settings.get("BROWSER_EXECUTABLE")
    if named and shutil.which(named) is None:
        return f"a browser, and DETIKCRAWL_CHROMIUM or BROWSER_EXECUTABLE names none: {named}"
    if not named and _chromium() is None and not _own_of_playwright():
        return _CHROMIUM
    return None


def use_browser(settings: BaseSettings) -> None:
    """Have pages rendered in the crawl of these settings; nothing is changed where that cannot be, or need not (a replay)."""
    if settings.get("REPLAY") or missing(settings):
        return
    pages = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
    ours = {
        # https alone: that is what sites of today speak, and every scheme would be another browser.
        "DOWNLOAD_HANDLERS": {**settings.getdict("DOWNLOAD_HANDLERS"), "https": "detikcrawl.network.rendering.BrowserHandler"},
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_BROWSER_PROVIDER": "detikcrawl.network.rendering.LateBrowser",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": settings.get("BROWSER_EXECUTABLE") or _chromium(),
            # Chromium does not sandbox what root runs.
            "chromium_sandbox": settings.getbool("BROWSER_SANDBOX") and os.geteuid() != 0,
            "args": list(_ARGUMENTS),
            # Scrapy hears signals, and ends when the pages under way have come.
            "handle_sigint": False,
            "handle_sigterm": False,
            "handle_sighup": False,
        },
        # One context, which is all there is: no page names another.
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": pages,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": settings.getfloat("BROWSER_TIMEOUT") * 1000,
    }
    for name, value in ours.items():
        settings.set(name, value, priority="spider")


def context_of(settings: BaseSettings) -> dict[str, Any]:
    """How the browser presents itself: under our name, as a reader in Jakarta, where times that scripts print are WIB."""
    return {
        "user_agent": settings["USER_AGENT"],
        "locale": "id-ID",
        "timezone_id": "Asia/Jakarta",
        "service_workers": "block",
        "accept_downloads": False,
    }


def can_render(settings: BaseSettings) -> bool:
    """Whether pages can be rendered in the crawl of these settings; a replay has them from its archive."""
    handler = settings.getwithbase("DOWNLOAD_HANDLERS").get("https")
    return bool(settings.get("REPLAY")) or getattr(load_object(handler), "renders", False)


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, _NAMES)), None)


def _own_of_playwright() -> bool:
    """Whether `playwright install chromium` was run."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = (
        [Path(named)] if named else [Path.home() / ".cache" / "ms-playwright", Path.home() / "Library/Caches/ms-playwright"]
    )
    return any(found for folder in folders for found in folder.glob("chromium*-*/INSTALLATION_COMPLETE"))

"""Redirects that lead somewhere, and those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import Request, signals
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest

from detikcrawl.network.refusal import refuse

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response

_MOVED = frozenset({301, 302, 303, 307, 308})


class Redirects(RedirectMiddleware):
    """Takes the place of Scrapy's. Loops, chains longer than REDIRECT_MAX_TIMES and redirects to anything but http(s) are
    refused with the cause `redirect`; where a redirect leads, AddressGuard judges.

    A redirect to a page that was asked for already is dropped by the dupefilter, and neither callback nor errback is called:
    counted as `redirects/dropped`.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """NotConfigured where REDIRECT_ENABLED is off."""
        middleware = super().from_crawler(crawler)
        crawler.signals.connect(middleware._dropped, signals.request_dropped)
        return middleware

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The request for where it leads, or the response where it leads nowhere."""
        stats = self.crawler.stats
        try:
            result = super().process_response(request, response)
        except IgnoreRequest as error:
            raise refuse(stats, "guard", "redirect", f"too many redirects: {request.url}") from error
        if isinstance(result, Request):
            if result.url in (request.url, *request.meta.get("redirect_urls", ())):
                raise refuse(stats, "guard", "redirect", f"redirects in a circle: {request.url}")
        elif result.status in _MOVED and "Location" in result.headers:
            raise refuse(stats, "guard", "redirect", f"redirects to neither http nor https: {request.url}")
        return result

    def _dropped(self, request: Request) -> None:
        if request.meta.get("redirect_urls"):
            self.crawler.stats.inc_value("redirects/dropped")

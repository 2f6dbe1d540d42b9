"""Redirects that lead somewhere, and those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest

from detikcrawl.network.refusal import refuse

if TYPE_CHECKING:
    from scrapy.http import Response

_MOVED = frozenset({301, 302, 303, 307, 308})


class Redirects(RedirectMiddleware):
    """Takes the place of Scrapy's. Loops, chains longer than REDIRECT_MAX_TIMES and redirects to anything but http(s) are
    refused with the cause `redirect`; where a redirect leads, AddressGuard judges.

    A redirect to a page that this run has asked for already is refused with the cause `seen`: Scrapy's dupefilter would drop
    it without a word, and neither callback nor errback would be called.
    """

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
            if not request.meta.get("dont_obey_robotstxt"):  # which only the request for robots.txt itself has
                if self.crawler.engine.scheduler.df.request_seen(result):
                    raise refuse(stats, "guard", "seen", f"leads to what was asked for already: {result.url}", result.url)
                result.dont_filter = True  # the dupefilter has taken note of it just now
        elif result.status in _MOVED and "Location" in result.headers:
            raise refuse(stats, "guard", "redirect", f"redirects to neither http nor https: {request.url}")
        return result

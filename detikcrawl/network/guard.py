"""The guard: what a page says is not trusted to choose where we connect, or what we swallow."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, StopDownload
from scrapy.utils.url import add_http_if_no_scheme

from detikcrawl.network.addresses import is_public
from detikcrawl.network.kinds import is_text
from detikcrawl.network.perimeter import PORTS, Perimeter, loopback_for_tests, permitted_proxies
from detikcrawl.network.refusal import refuse
from detikcrawl.network.resolver import refused_names
from detikcrawl.network.robots import is_robots_txt

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response


class AddressGuard:
    """Downloader middleware, farthest from the wire: every request and every final response passes here.

    Takes the place of Scrapy's OffsiteMiddleware, which lets pass what is marked `dont_filter`, as redirected and first
    requests are, and drops the rest without a word to the errback. Counts `guard/refused/<cause>`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._stats = crawler.stats
        self._on_loopback = loopback_for_tests(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """ValueError where GUARD_ALLOW_LOOPBACK_FOR_TESTS is not made of host:port."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse what lies outside the site; what a redirect led to under the cause `redirect`."""
        if objection := self._perimeter().objection(request.url):
            redirected = request.meta.get("redirect_urls")
            cause = "redirect" if redirected else objection.cause
            message = f"{objection.message} (from {redirected[0]})" if redirected else objection.message
            raise refuse(self._stats, "guard", cause, message)

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse what came from elsewhere, as a browser may bring it, and what is no text."""
        if objection := self._perimeter().objection(response.url):
            raise refuse(self._stats, "guard", objection.cause, f"the answer to {request.url} is {objection.message}")
        if 200 <= response.status < 300 and not is_robots_txt(request.url):
            declared = _content_type(response.headers)
            if not is_text(declared, response.body):
                raise refuse(self._stats, "guard", "kind", f"no text but {declared or 'something else'!r}: {request.url}")
        return response

    def _perimeter(self) -> Perimeter:
        domains = getattr(self._crawler.spider or self._crawler.spidercls, "allowed_domains", None) or ()
        return Perimeter(tuple(domain.lower() for domain in domains), self._on_loopback)


class ConnectionGuard:
    """Downloader middleware, next to the wire: the proxy, the address connected to, the size.

    An HTTP proxy, also one from the environment (http_proxy), is used only where GUARD_PROXIES names it. Names that lead to
    addresses which are not public (PublicResolver) are refused at once instead of being retried. Documents that say they are no
    text are not downloaded. Counts `guard/refused/<cause>`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._stats = crawler.stats
        self._proxies = permitted_proxies(crawler.settings)
        self._on_loopback = loopback_for_tests(crawler.settings)
        crawler.signals.connect(self._headers_received, signals.headers_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """ValueError where GUARD_PROXIES or GUARD_ALLOW_LOOPBACK_FOR_TESTS is not made of host:port."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse a proxy that nobody permitted."""
        if proxy := request.meta.get("proxy"):
            parts = urlsplit(add_http_if_no_scheme(proxy))
            place = f"{parts.hostname}:{parts.port or PORTS.get(parts.scheme)}"
            if place not in self._proxies:
                message = f"the proxy {place} is not permitted, GUARD_PROXIES has to name it: {request.url}"
                raise refuse(self._stats, "guard", "proxy", message)

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse an answer from an address that is not public, should a download handler not use PublicResolver."""
        address = response.ip_address
        if address is None or request.meta.get("proxy") or is_public(address):
            return response
        if self._on_loopback and address.is_loopback:
            return response
        raise refuse(self._stats, "guard", "address", f"{request.url} was answered by {address}, which is not public")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Give a cause to what is refused while connecting or downloading."""
        if isinstance(exception, CannotResolveHostError) and urlsplit(request.url).hostname in refused_names:
            raise refuse(
                self._stats, "guard", "address", f"leads to an address that is not public: {request.url}"
            ) from exception
        if isinstance(exception, DownloadCancelledError):
            # Scrapy cancels a download for nothing but its size.
            raise refuse(self._stats, "guard", "size", f"more than DOWNLOAD_MAXSIZE: {request.url}") from exception

    def _headers_received(self, headers: Headers, request: Request) -> None:
        if not is_robots_txt(request.url) and not is_text(_content_type(headers)):
            raise StopDownload(fail=False)  # AddressGuard says the rest, where the status is one that matters.


def _content_type(headers: Headers) -> str | None:
    declared = headers.get("Content-Type")
    return declared.decode("latin-1") if declared else None

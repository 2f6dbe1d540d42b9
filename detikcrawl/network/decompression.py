"""Decompression that is bounded, and whose failures have a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest

from detikcrawl.network.refusal import refuse

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class Decompression(HttpCompressionMiddleware):
    """Takes the place of Scrapy's. What unpacks to more than DOWNLOAD_MAXSIZE is refused with the cause `size`; what cannot be
    unpacked is tried again like any failure of the network, then refused with the cause `encoding`."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Never off: the guard needs to see what a document is."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The response unpacked."""
        stats = self._crawler.stats
        try:
            return super().process_response(request, response)
        except IgnoreRequest as error:
            raise refuse(stats, "guard", "size", f"unpacks to more than DOWNLOAD_MAXSIZE: {request.url}") from error
        except Exception as error:  # every decoder has errors of its own
            again = get_retry_request(request, spider=self._crawler.spider, reason="encoding")
            if again is not None:
                return again
            message = f"cannot be unpacked ({type(error).__name__}): {request.url}"
            raise refuse(stats, "guard", "encoding", message) from error

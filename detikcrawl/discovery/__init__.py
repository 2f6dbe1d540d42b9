"""From the bytes of an index page to ArticleLinks. Pure: no Scrapy, no clock, no network, no file."""

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.payload import Payload
from detikcrawl.discovery.sitemap import Sitemap

__all__ = ["DatedIndex", "Feed", "PagedList", "Payload", "Sitemap"]

"""From the bytes of an article's pages to an Article. Pure: no Scrapy, no clock, no network, no file."""

from detikcrawl.extraction.layout import QUERY_PAGES, STANDARD, Layout, PageForm
from detikcrawl.extraction.reader import ArticlePattern, ArticleReader, Channel, Kind, channels
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Mark, Meta, Part, ScriptData, Without

__all__ = [
    "QUERY_PAGES",
    "STANDARD",
    "ArticlePattern",
    "ArticleReader",
    "Channel",
    "Crumbs",
    "Css",
    "Kind",
    "Layout",
    "Ld",
    "Mark",
    "Meta",
    "PageForm",
    "Part",
    "ScriptData",
    "Without",
    "channels",
]

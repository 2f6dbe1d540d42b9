"""Clean: boilerplate lines and the sign-off leave the text; every rule counts what it removed."""

from __future__ import annotations

from typing import Any, Self

from detikcrawl.article import Article
from detikcrawl.extraction.cleaning import clean


class Clean:
    """Pipeline step 100."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """The step for a crawler."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Clean one article."""
        for rule, count in clean(item, self.crawler.spider.reader).items():
            self.crawler.stats.inc_value(f"clean/{rule}", count)
        return item

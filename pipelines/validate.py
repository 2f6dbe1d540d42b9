"""Validate: a row that breaks the contract is counted and kept apart, and can break no output."""

from __future__ import annotations

from typing import Any, Self

from scrapy.exceptions import DropItem

from detikcrawl.article import Article
from detikcrawl.storage.rejects import RejectsFile
from detikcrawl.storage.run import Run
from detikcrawl.storage.validation import problems


class Validate:
    """Pipeline step 200."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler
        self.run = crawler.get_extension(Run)
        self.rejects = RejectsFile(crawler.settings["DATA_DIR"], crawler.spider.name)

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """The step for a crawler."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Let a good row pass; write a bad one to the rejects file and drop it."""
        found = problems(item)
        if not found:
            return item
        for problem in found:
            self.crawler.stats.inc_value(f"rejects/{problem.split(':', 1)[0]}")
        self.crawler.stats.inc_value("rejects/rows")
        path = self.rejects.write(item, found)
        if self.run is not None:
            self.run.memory.outcome(item.article_id, "rejected", found[0].split(":", 1)[0])
        raise DropItem(f"rejected: {getattr(item, 'url', None)}: {'; '.join(found)} (kept in {path})", log_level="WARNING")

    def close_spider(self) -> None:
        """Close the rejects file."""
        self.rejects.close()

"""Limit: with `-a limit=N`, exactly N rows pass, and the run stops."""

from __future__ import annotations

import asyncio
from typing import Any, Self

from scrapy.exceptions import DropItem


class Limit:
    """Pipeline step 900, the last one: rows that earlier steps dropped do not count."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler
        self.passed = 0
        self.closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """The step for a crawler."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Let the first N rows pass; what is in flight behind them is dropped."""
        limit = self.crawler.spider.arguments.limit
        if limit is None:
            return item
        if self.passed >= limit:
            self.crawler.stats.inc_value("limit/dropped")
            raise DropItem("over the limit", log_level="DEBUG")
        self.passed += 1
        if self.passed == limit:
            self.closing = asyncio.get_running_loop().create_task(self.crawler.engine.close_spider_async(reason="limit"))
        return item

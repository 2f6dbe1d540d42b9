"""Store: the row goes to the open part of the site; the article is done when that part is committed."""

from __future__ import annotations

from typing import Any, Self

from scrapy.exceptions import DropItem

from detikcrawl.article import Article
from detikcrawl.storage.part_files import DiskFull
from detikcrawl.storage.run import Run


class Store:
    """Pipeline step 950, behind every step that may drop a row."""

    def __init__(self, crawler: Any) -> None:
        self.run = crawler.get_extension(Run)

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """The step for a crawler."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Write the row of an article; drop it where the disk does not take it: the next run asks for the article again."""
        if self.run is not None:
            try:
                self.run.store(item)
            except DiskFull as error:
                raise DropItem(f"no room for {item.id}", log_level="DEBUG") from error
        return item

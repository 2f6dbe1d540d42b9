"""Store: the row goes to the open part of the site; the article is done when that part is committed."""

from __future__ import annotations

from typing import Any, Self

from detikcrawl.article import Article
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
        """Write the row of an article."""
        if self.run is not None:
            self.run.store(item)
        return item

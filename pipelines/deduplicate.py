"""Deduplicate: the same article once a run; the same or nearly the same text under another id is kept and labelled."""

from __future__ import annotations

from typing import Any, Self

from scrapy.exceptions import DropItem

from detikcrawl.article import Article
from detikcrawl.storage.rows import to_row
from detikcrawl.storage.run import Run


class Deduplicate:
    """Pipeline step 300."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler
        self.ids: set[str] = set()
        self.urls: set[str] = set()
        self.first_of_hash: dict[str, str] = {}
        self.state = run.state if (run := crawler.get_extension(Run)) else None

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """The step for a crawler."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Drop an article that this run has already had; label one whose title and text it has had under another id."""
        if item.id in self.ids or item.url in self.urls:
            self.crawler.stats.inc_value("duplicates/dropped")
            raise DropItem(f"already had in this run: {item.id} {item.url}", log_level="DEBUG")
        self.ids.add(item.id)
        self.urls.add(item.url)
        # Rows without text (galleries, videos) have nothing to compare.
        if item.content_hash and item.text:
            self._label(item)
        return item

    def _label(self, item: Article) -> None:
        original, similarity = self.first_of_hash.setdefault(item.content_hash, item.id), 1.0
        if self.state is not None:
            if original == item.id:
                original = self.state.ledger.original_of(item.content_hash) or item.id
            if original == item.id:
                match = self.state.near_duplicates.find(to_row(item))
                original, similarity = (match.original, match.similarity) if match else (item.id, 0.0)
            else:
                # What repeats a copy repeats the original.
                original = self.state.near_duplicates.head(original)
        if original != item.id:
            item.duplicate_of, item.similarity = original, similarity
            self.crawler.stats.inc_value("duplicates/labelled")

"""Revise: an article that earlier runs had is a new revision where it changed, and no row where it did not."""

from __future__ import annotations

from typing import Any, Self

from scrapy.exceptions import DropItem

from detikcrawl.article import Article, Completeness
from detikcrawl.extraction.layout import GENERIC
from detikcrawl.storage.link import State
from detikcrawl.storage.revisions import changed_fields
from detikcrawl.storage.rows import to_row
from detikcrawl.storage.run import Run


class Revise:
    """Pipeline step 400."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler
        self.state = run.state if (run := crawler.get_extension(Run)) else None

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """The step for a crawler."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Number the revision of an article; drop what brings nothing new."""
        if self.state is None:
            return item
        known = self.state.ledger.known([item.article_id]).get(item.article_id)
        item.first_seen_at = known.first_seen_at if known else item.crawled_at
        before = self.state.ledger.revision_of(item.article_id)
        if before is None:
            item.revision = 1
            return item
        is_done = known is not None and known.state == State.DONE
        nothing_new = "unchanged" if is_done else "partial_again"
        was_partial = before.completeness == Completeness.PARTIAL
        fewer_pages = item.completeness is Completeness.PARTIAL and (
            not was_partial or item.pages_fetched < before.pages_fetched
        )
        if fewer_pages or (item.layout == GENERIC and is_done):
            # A page stayed away that was had before, or a layout has gone: a row is never followed by a part of it or a guess.
            self._drop(item, nothing_new, "worse")
        changed = changed_fields(to_row(item), before.field_hashes)
        if not changed:
            self._drop(item, nothing_new, "same")
        item.revision = before.number + 1
        item.changed_fields = changed
        self.crawler.stats.inc_value("revisions/new")
        return item

    def _drop(self, item: Article, outcome: str, why: str) -> None:
        self.crawler.stats.inc_value(f"revisions/{why}")
        self.state.memory.outcome(item.article_id, outcome, why)
        raise DropItem(f"nothing new: {item.id}", log_level="DEBUG")

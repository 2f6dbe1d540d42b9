"""What makes a row unfit for the outputs."""

from __future__ import annotations

from datetime import timedelta

from detikcrawl.article import Article, Kind
from detikcrawl.storage.rows import to_row

FUTURE = timedelta(days=2)
"""Times this far after the crawl are taken for errors of the page."""


def problems(article: Article) -> list[str]:
    """What is wrong with a row, a line each that begins with the field's name; empty where it may pass."""
    try:
        to_row(article)
    except ValueError as error:
        return [str(error)]
    found: list[str] = []
    if not article.text and article.kind not in (Kind.GALLERY, Kind.VIDEO):
        found.append("text: nothing is left of it after cleaning")
    if not article.url.startswith("https://"):
        found.append(f"url: {article.url!r} is no https address")
    if article.published_at and article.crawled_at and article.published_at > article.crawled_at + FUTURE:
        found.append(f"published_at: {article.published_at} lies after the crawl")
    return found

"""What the tests of sites share: reading a page as the spider does, and comparing it with what a reader of it noted."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from detikcrawl.article import Article, Completeness
from detikcrawl.discovery.source import Scope, Source
from detikcrawl.extraction.cleaning import clean
from detikcrawl.site import NewsSite


def read(site: type[NewsSite], url: str, *pages: str | bytes) -> Article:
    """The article at `url` from the HTML of its pages, cleaned."""
    reader = site.article_reader()
    bodies = [page.encode() if isinstance(page, str) else page for page in pages]
    article = reader.assemble([reader.read_page(body, url, number=number) for number, body in enumerate(bodies, 1)])
    clean(article, reader)
    return article


def texts(article: Article) -> list[str]:
    """The blocks of an article without their types."""
    return [" ".join(block.text.split()) for block in article.blocks]


def located(site: type[NewsSite], url: str) -> tuple[str, str, str | None] | None:
    """Id, kind and channel that an address tells; None where it is no article's."""
    found = site.article_reader().locate(url)
    return (found.article_id, str(found.kind), found.channel.key if found.channel else None) if found else None


def source_of(site: type[NewsSite], name: str) -> Source:
    """The source of links with this name."""
    return next(source for source in site.discovery if source.name == name)


def listed(site: type[NewsSite], name: str, body: bytes, url: str, scope: Scope) -> list[tuple[str, str | None]]:
    """What of a listing is an article: its canonical address, and its time as far as the minute."""
    links = source_of(site, name).read(body, url, scope).links
    return [
        (location.url, link.published.isoformat(timespec="minutes") if link.published else None)
        for link in links
        if (location := site.article_reader().locate(link.url))
    ]


def saved(shared: Path, name: str) -> bytes:
    """A publisher's page in ../shared/pages."""
    return gzip.decompress((shared / "pages" / name).read_bytes())


def labels(shared: Path, domain: str) -> list[dict[str, Any]]:
    """What readers noted of the pages of a site."""
    return [json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold").glob(f"{domain}__*.json"))]


def check(site: type[NewsSite], shared: Path, label: dict[str, Any]) -> None:
    """Assert that the saved page reads as the label says, paragraph by paragraph."""
    article = read(site, label["url"], *(saved(shared, name) for name in label.get("files") or [label["file"]]))
    assert article.title == label["title"]
    assert article.authors == label["authors"]
    assert article.editors == label["editors"]
    assert article.tags == label["tags"]
    assert article.dateline == label["dateline"]
    expected = datetime.fromisoformat(label["published_at"])
    assert article.published_at is not None
    assert article.published_at.replace(second=0) == expected.replace(second=0)
    assert article.published_at.utcoffset() == expected.utcoffset()
    assert article.pages_expected == label["page_count"]
    assert (article.completeness is Completeness.COMPLETE) == label.get("whole", True)
    assert texts(article) == label["paragraphs"]

"""Article, the contract of a row.

This file is the only place that says what a row holds. The item class is the dataclass below; the Arrow schema
(`detikcrawl.storage.schema`), the JSON Schema and the data dictionary (`data/DICTIONARY.md`) are derived from its fields.

Values that are absent on the page are None (lists: empty), never "" and never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

SCHEMA_VERSION = 1
"""Raised by one whenever a field is added, removed or changes its meaning."""


class Kind(StrEnum):
    """What a page is."""

    ARTICLE = "article"
    GALLERY = "gallery"
    VIDEO = "video"
    INFOGRAPHIC = "infographic"


class PageForm(StrEnum):
    """How the site served the pages of this article."""

    SINGLE = "single"
    NUMBERED = "numbered"
    ONE_PAGE_VIEW = "one_page_view"
    INLINE = "inline"


class Completeness(StrEnum):
    """Whether the row holds the whole article."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class BlockType(StrEnum):
    """What a block of text is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"


def _field(doc: str, *, source: str, unit: str | None = None, required: bool = False, many: bool = False) -> Any:
    metadata = {"doc": doc, "source": source, "unit": unit, "required": required}
    return field(default_factory=list, metadata=metadata) if many else field(default=None, metadata=metadata)


@dataclass(slots=True, kw_only=True)
class Block:
    """One block of the article's text, in reading order."""

    type: BlockType = _field("paragraph, heading, quote or list_item", source="page", required=True)
    text: str = _field("The text of the block, white space collapsed", source="page", required=True)
    page: int = _field("The page of the article it stands on, from 1", source="stitching", required=True)


@dataclass(slots=True, kw_only=True)
class Image:
    """A picture of the article; the first one is the lead picture."""

    url: str = _field("Absolute address of the picture", source="page", required=True)
    caption: str | None = _field("Caption as printed, without the credit", source="page")
    credit: str | None = _field("Photographer or agency as printed, without brackets", source="page")


@dataclass(slots=True, kw_only=True)
class ArchiveRecord:
    """Where the raw response of a page lies in the WARC archive."""

    file: str = _field("Name of the WARC file", source="archive", required=True)
    offset: int = _field("Where the record begins in that file", source="archive", unit="bytes", required=True)


@dataclass(slots=True, kw_only=True)
class Article:
    """One article of one site, stitched from all its pages: a row of every output."""

    id: str = _field("Site and article_id, such as detik:6928846; unique within all outputs", source="URL", required=True)
    site: str = _field("Name of the site, as in `scrapy crawl SITE`", source="spider", required=True)
    article_id: str = _field(
        "The site's own number or code of the article; a hash of the canonical URL where the site has none",
        source="URL",
        required=True,
    )
    url: str = _field("Canonical URL: https, no page number, AMP suffix or tracking query", source="page or URL", required=True)
    kind: Kind = _field("article, gallery, video or infographic", source="URL", required=True)
    title: str = _field("Headline as the reader sees it", source="page", required=True)
    subtitle: str | None = _field("Kicker or sub-headline", source="page")
    authors: list[str] = _field("Names in the byline, without the brand and without editors", source="page", many=True)
    editors: list[str] = _field("Names that the page gives as editors", source="page", many=True)
    initials: str | None = _field(
        'Sign-off of reporter and editor such as "nvc/ita", without brackets, taken out of the text', source="text"
    )
    channel: str | None = _field("Key of the channel, as in `-a channels=news`", source="URL")
    channel_name: str | None = _field("Name of the channel as printed, such as detikNews", source="page")
    section: list[str] = _field("Rubrics below the channel, outermost first", source="page", many=True)
    tags: list[str] = _field("Topics of the article as printed", source="page", many=True)
    dateline: str | None = _field(
        "Place (and brand) at the head of the text as printed, without its dash, taken out of the text", source="text"
    )
    published_at: datetime | None = _field(
        "When the site published the article; in JSON with the site's own offset, in Parquet an instant in UTC",
        source="page",
        unit="timestamp",
    )
    modified_at: datetime | None = _field("When the site last changed the article", source="page", unit="timestamp")
    published_offset: int | None = _field(
        "Offset of published_at: WIB 420, WITA 480, WIT 540", source="page", unit="minutes east of UTC"
    )
    modified_offset: int | None = _field("Offset of modified_at", source="page", unit="minutes east of UTC")
    published_raw: str | None = _field("The time of publication as the page gives it, unchanged", source="page")
    text: str | None = _field("The whole text: blocks joined by a blank line", source="blocks")
    blocks: list[Block] = _field("The blocks of the text, in reading order", source="page", many=True)
    images: list[Image] = _field("Pictures of the article, the lead picture first", source="page", many=True)
    pages_expected: int | None = _field("Pages that the site says the article has", source="pager", unit="pages")
    pages_fetched: int = _field("Pages that this row was stitched from", source="stitching", unit="pages", required=True)
    page_form: PageForm = _field("single, numbered, one_page_view or inline", source="stitching", required=True)
    completeness: Completeness = _field(
        "complete: proved whole; partial: pages are missing; unknown: it cannot be told, as behind a paywall",
        source="stitching",
        required=True,
    )
    is_free: bool | None = _field("False where the site shows only a part to readers who do not pay", source="page")
    language: str | None = _field("Language as the page declares it, such as id-ID", source="page")
    word_count: int | None = _field("Words in text", source="text", unit="words")
    content_hash: str | None = _field(
        "Hash of the title and the normalised text: equal where two rows say the same", source="text"
    )
    duplicate_of: str | None = _field("id of the earlier article that this one repeats", source="deduplication")
    similarity: float | None = _field(
        "How alike the two are: 1.0 where the hashes are equal", source="deduplication", unit="0 to 1"
    )
    revision: int | None = _field("1 for the first version of this id, one more for each later one", source="ledger")
    changed_fields: list[str] = _field("Fields that differ from the revision before", source="ledger", many=True)
    first_seen_at: datetime | None = _field("When a crawl first saw a link to the article", source="ledger", unit="timestamp")
    crawled_at: datetime | None = _field(
        "When the first page was fetched (in a replay: when the archive was written)",
        source="crawler",
        unit="timestamp",
    )
    discovered_by: str | None = _field("What listed the link: index, urls, ...", source="crawler")
    layout: str | None = _field("Name of the layout whose rules read the page", source="extraction")
    job_id: str | None = _field("Identifier of the run that wrote the row", source="crawler")
    archive: list[ArchiveRecord] = _field("Raw responses, one a page", source="archive", many=True)
    schema_version: int = field(
        default=SCHEMA_VERSION,
        metadata={"doc": "Version of this contract", "source": "detikcrawl", "unit": None, "required": True},
    )


FIELD_NAMES: tuple[str, ...] = tuple(f.name for f in fields(Article))
"""Names of a row's columns, in their order."""

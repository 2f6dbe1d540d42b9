"""What makes a row unfit for the outputs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from detikcrawl.article import Article, Block, BlockType, Completeness, Image, Kind, PageForm
from detikcrawl.storage.validation import FUTURE, problems

CRAWLED = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
GOOD = Article(
    id="koran:1",
    site="koran",
    article_id="1",
    url="https://koran.example/1",
    kind=Kind.ARTICLE,
    title="Judul",
    blocks=[Block(type=BlockType.PARAGRAPH, text="Isi.", page=1)],
    images=[Image(url="https://koran.example/1.jpg")],
    text="Isi.",
    pages_fetched=1,
    page_form=PageForm.SINGLE,
    completeness=Completeness.COMPLETE,
    published_at=CRAWLED - timedelta(hours=1),
    published_offset=420,
    crawled_at=CRAWLED,
)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"text": None, "blocks": [], "kind": Kind.GALLERY},
        {"text": None, "blocks": [], "kind": Kind.VIDEO},
        {"text": "Tidak."},
        {"published_at": CRAWLED + FUTURE},
        {"published_at": CRAWLED + timedelta(days=300), "crawled_at": None},
        {"published_at": None, "published_offset": None},
        {"completeness": Completeness.PARTIAL, "pages_expected": None},
        {"kind": "article"},
    ],
)
def test_what_may_pass(change: dict[str, Any]) -> None:
    assert problems(replace(GOOD, **change)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": None}, "title"),
        ({"id": None}, "id"),
        ({"url": None}, "url"),
        ({"kind": "berita"}, "kind"),
        ({"completeness": None}, "completeness"),
        ({"text": None}, "text"),
        ({"text": ""}, "text"),
        ({"text": None, "kind": Kind.INFOGRAPHIC}, "text"),
        ({"url": "http://koran.example/1"}, "url"),
        ({"url": "/1"}, "url"),
        ({"published_at": CRAWLED + FUTURE + timedelta(seconds=1)}, "published_at"),
        ({"published_at": datetime(2026, 11, 16)}, "published_at"),  # noqa: DTZ001 - no zone: that is the point
        ({"blocks": [Block(type="table", text="Isi.", page=1)]}, "blocks"),
        ({"images": [Image(url=None)]}, "images"),
        ({"tags": [None]}, "tags"),
        ({"word_count": True}, "word_count"),
        ({"text": "\ud800"}, "text"),
    ],
)
def test_what_may_not_and_the_field_that_is_named(change: dict[str, Any], field: str) -> None:
    found = problems(replace(GOOD, **change))
    assert [problem.split(":", 1)[0] for problem in found] == [field]


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = problems(replace(GOOD, text=None, url="ftp://koran.example/1", published_at=CRAWLED + timedelta(days=9)))
    assert [problem.split(":", 1)[0] for problem in found] == ["text", "url", "published_at"]

"""Articles as a crawl would have made them, without a crawl."""

from __future__ import annotations

from datetime import timedelta

from detikcrawl.article import Article, Block, BlockType, Completeness, Image, Kind, PageForm
from detikcrawl.text.dates import offset_minutes
from detikcrawl.text.hashing import content_hash, word_count
from tests.newsroom.detik import image_url
from tests.newsroom.sample import big_newsroom
from tests.newsroom.stories import CHANNELS, Story

_FORMS = {"single": PageForm.SINGLE, "numbered": PageForm.NUMBERED, "inline": PageForm.INLINE}


def articles(count: int) -> list[Article]:
    """So many different articles, of some 400 words each."""
    return [_article(story) for story in big_newsroom(count, paragraphs=12).stories.values()]


def _article(story: Story) -> Article:
    channel = CHANNELS[story.channel]
    return Article(
        id=f"detik:{story.id}",
        site="detik",
        article_id=str(story.id),
        url=story.url,
        kind=Kind.ARTICLE,
        title=story.title,
        subtitle=story.subtitle,
        authors=[story.author],
        initials=story.initials,
        channel=channel.key,
        channel_name=channel.name,
        section=[story.rubric],
        tags=list(story.tags),
        dateline=story.dateline,
        published_at=story.published,
        published_offset=offset_minutes(story.published),
        published_raw=story.printed_time,
        modified_at=story.published,
        modified_offset=offset_minutes(story.published),
        text=story.text,
        blocks=[Block(type=BlockType(kind), text=text, page=page) for kind, text, page in story.blocks],
        images=[Image(url=image_url(story, story.picture.name), caption=story.caption, credit=story.credit)],
        pages_expected=len(story.pages),
        pages_fetched=len(story.pages),
        page_form=_FORMS.get(story.form, PageForm.ONE_PAGE_VIEW),
        completeness=Completeness.COMPLETE,
        language="id-ID",
        word_count=word_count(story.text),
        content_hash=content_hash(story.title, story.text),
        crawled_at=story.published + timedelta(hours=3),
        discovered_by="index",
        layout=story.layout,
        job_id="20260101T000000Z-invented",
    )

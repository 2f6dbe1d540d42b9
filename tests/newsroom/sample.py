"""The demo's newsroom, and a big one for tests that kill."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from tests.newsroom.site import Newsroom
from tests.newsroom.stories import CHANNELS, WIB, WITA, Form, Layout, Story, write_story

FIRST_DAY = date(2026, 11, 16)
DAYS = tuple(FIRST_DAY + timedelta(days=n) for n in range(3))


@dataclass(frozen=True, slots=True)
class Sample:
    """The demo's newsroom with what is special about some of its stories."""

    newsroom: Newsroom
    partial: Story
    """Numbered, three pages, of which the second answers 404 whenever it is asked for."""
    unreadable: Story
    """Its page holds no article."""
    duplicates: tuple[tuple[Story, Story], ...]
    """Pairs that tell the same under two ids, the earlier one first."""
    listed_twice: Story
    """Two cards in one index."""
    redirected: Story
    """Listed under an address that redirects to its own."""

    @property
    def articles(self) -> list[Story]:
        """Stories of kind article, unreadable one left out: what a crawl of the default kinds gives rows for."""
        return [s for s in self.newsroom.stories.values() if s.kind == "article" and s.id != self.unreadable.id]


class _Desk:
    """Hands out ids and times while the sample is put together."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.newsroom = Newsroom(days=DAYS)
        self._id = 8_712_000

    def story(self, channel: str, day: int, hour: int, minute: int = 0, **facts: Any) -> Story:
        """Writes and publishes a story; day 0 is FIRST_DAY."""
        self._id += self.rng.randint(1, 9)
        at = datetime.combine(DAYS[day], datetime.min.time(), facts.pop("zone", WIB))
        at += timedelta(hours=hour, minutes=minute, seconds=self.rng.randrange(60))
        facts.setdefault("paragraphs", self.rng.randint(4, 6))
        story = write_story(self.rng, id=self._id, channel=channel, published=at, **facts)
        self.newsroom.add(story)
        return story

    def copy(self, story: Story, channel: str, rubric: str, minutes: int) -> Story:
        """The same text under another id, somewhat later."""
        self._id += 4
        again = replace(
            story, id=self._id, channel=channel, rubric=rubric, published=story.published + timedelta(minutes=minutes)
        )
        self.newsroom.add(again)
        return again


def sample() -> Sample:
    """Forty-odd detik stories of 2026-11-16 to 2026-11-18: every page form and layout, and the usual mishaps."""
    desk = _Desk(20261116)
    story = desk.story
    # news: a long day whose index has a second page
    for hour, minute in ((5, 40), (7, 5), (8, 30), (9, 10), (10, 45), (11, 20), (13, 5), (15, 30)):
        story("news", 1, hour, minute)
    numbered = story("news", 1, 17, 10, pages=2, paragraphs=4)
    story("news", 1, 17, 45, pages=3, paragraphs=4, form="one_page_view_ok", inset=True)
    story("news", 1, 18, 20, pages=3, paragraphs=4, form="inline", layout="longstory", rubric="internasional")
    partial = story("news", 1, 18, 50, pages=3, paragraphs=4)
    unreadable = story("news", 1, 19, 5)
    story("news", 1, 20, 0, kind="gallery")
    story("news", 1, 20, 30, kind="video")
    story("news", 1, 21, 0, listing=True, headings=True)
    listed_twice = story("news", 1, 21, 40)
    redirected = story("news", 1, 22, 15)
    original = story("news", 0, 8, 0, inset=True)
    story("news", 0, 12, 30, subtitle="Laporan Khusus")
    story("news", 0, 19, 45, layout="older")
    story("news", 2, 7, 15, pages=2, paragraphs=4, form="one_page_view_ok")
    story("news", 2, 9, 50, layout="2015", headings=True)
    # finance
    exported = story("finance", 0, 9, 30)
    story("finance", 0, 14, 0, pages=3, paragraphs=4, listing=True)
    story("finance", 1, 10, 0, inset=True)
    story("finance", 2, 8, 20, layout="older", headings=True)
    story("finance", 2, 16, 40)
    # health
    story("health", 0, 7, 0, pages=2, paragraphs=4, form="inline", rubric="berita-detikhealth")
    story("health", 1, 6, 30, kind="infographic", subtitle="Infografis")
    story("health", 1, 12, 0, headings=True, listing=True)
    story("health", 2, 5, 45, pages=3, paragraphs=4, form="inline", layout="longstory")
    story("health", 2, 13, 10)
    # the others
    story("sport", 1, 20, 10)
    story("sepakbola", 0, 23, 30)
    story("sepakbola", 2, 22, 0, pages=2, paragraphs=4)
    story("travel", 0, 10, 20, layout="travel", inset=True)
    story("travel", 2, 15, 0, layout="travel", pages=2, paragraphs=4)
    story("wolipop", 1, 11, 11, layout="tailwind")
    story("wolipop", 2, 18, 0, layout="tailwind", headings=True)
    story("edu", 0, 13, 30)
    story("edu", 1, 15, 45, listing=True)
    story("bali", 1, 8, 5, zone=WITA)
    story("jatim", 2, 10, 30)

    newsroom = desk.newsroom
    duplicates = (
        (original, desk.copy(original, "jatim", "berita", 95)),
        (exported, desk.copy(exported, "news", "berita", 240)),
    )
    newsroom.fail(partial.page_url(2), 404)
    newsroom.blank(unreadable)
    newsroom.list_again(listed_twice)
    newsroom.list_again(numbered, url=f"{numbered.url}?single=1")
    old_address = redirected.url.replace("/berita/", "/pemilu/").replace("/internasional/", "/pemilu/")
    old_address = old_address.replace("/hukum-dan-kriminal/", "/pemilu/")
    newsroom.list_again(redirected, url=old_address)
    newsroom.redirect(old_address, redirected.url)
    return Sample(newsroom, partial, unreadable, duplicates, listed_twice, redirected)


def sample_newsroom() -> Newsroom:
    """The newsroom of the demo."""
    return sample().newsroom


_FORMS: tuple[tuple[Form, Layout, int], ...] = (
    ("numbered", "detail", 2),
    ("inline", "longstory", 3),
    ("one_page_view_ok", "detail", 3),
    ("numbered", "detail", 3),
    ("inline", "detail", 2),
    ("one_page_view_ok", "detail", 2),
)
_BUSY = ("news", "finance", "health", "sepakbola", "inet", "hot", "jatim", "edu")


def big_newsroom(
    stories: int = 2000,
    days: int = 3,
    seed: int = 1,
    *,
    channels: tuple[str, ...] = _BUSY,
    first_day: date = FIRST_DAY,
    paragraphs: int = 6,
) -> Newsroom:
    """Many stories, spread evenly over channels and days; every third has several pages, in all forms in turn.

    Pages are rendered when they are asked for. `channels` are keys of CHANNELS. No story is broken or a duplicate.
    """
    unknown = set(channels) - set(CHANNELS)
    if unknown:
        raise ValueError(f"No such channel: {', '.join(sorted(unknown))}")
    rng = random.Random(seed)
    span = [first_day + timedelta(days=n) for n in range(days)]
    newsroom = Newsroom(days=span)
    for number in range(stories):
        day = span[number // len(channels) % days]
        at = datetime.combine(day, datetime.min.time(), WIB) + timedelta(seconds=rng.randrange(86_400))
        form, layout, pages = _FORMS[number // 3 % len(_FORMS)] if number % 3 == 0 else ("single", "detail", 1)
        newsroom.add(
            write_story(
                rng,
                id=8_800_000 + number,
                channel=channels[number % len(channels)],
                published=at,
                form=form,
                layout=layout,
                pages=pages,
                paragraphs=paragraphs,
            )
        )
    return newsroom

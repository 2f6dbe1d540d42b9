"""robots.txt is obeyed by the first burst of requests as by all others, under every name that means us."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.crawling import Crawl, crawl
from tests.newsroom.sample import DAYS
from tests.newsroom.server import NewsroomServer
from tests.newsroom.site import Newsroom, Reply
from tests.newsroom.stories import CHANNELS, WIB, Story, write_story


class WithRules(Newsroom):
    """A newsroom whose robots.txt files are slow to come: all first requests of a host are under way by then."""

    def write(self, channel: str, count: int, pages: int = 1) -> list[Story]:
        """So many stories of a channel."""
        stories = []
        for _ in range(count):
            number = len(self.stories)
            at = datetime(2026, 11, 16, 8, number, tzinfo=WIB)
            story = write_story(random.Random(number), id=8_950_000 + number, channel=channel, published=at, pages=pages)
            self.add(story)
            stories.append(story)
        return stories

    def rule(self, channel: str, robots: str) -> None:
        """The robots.txt of a channel's host."""
        self.put(f"https://{CHANNELS[channel].host}/robots.txt", robots.encode(), headers={"Content-Type": "text/plain"})

    def respond(self, url: str, user_agent: str | None = None, if_none_match: str | None = None) -> Reply:
        reply = super().respond(url, user_agent, if_none_match)
        return reply._replace(delay=0.5) if url.endswith("/robots.txt") else reply


RULES = {
    "news": ("User-agent: *\nDisallow: /", False),
    "finance": ("User-agent: *\nAllow: /\n\nUser-agent: detikcrawl\nDisallow: /", False),
    "health": ("User-agent: Scrapy\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
    "inet": ("User-agent: *\nDisallow: /\n\nUser-agent: detikcrawl\nAllow: /", False),
    "oto": ("User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nDisallow: /search", True),
}
"""robots.txt of a channel's host, and whether we may read its articles: the strictest of what our names are told counts."""


@dataclass(frozen=True, slots=True)
class Visited:
    newsroom: WithRules
    crawl: Crawl
    stories: dict[str, list[Story]]
    torn: Story
    """Only its second page of two is forbidden."""


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    newsroom = WithRules()
    stories = {channel: newsroom.write(channel, 4) for channel in RULES}
    for channel, (rules, _) in RULES.items():
        newsroom.rule(channel, rules)
    stories["food"] = newsroom.write("food", 1)
    newsroom.fail("https://food.detik.com/robots.txt", 404)
    (torn,) = newsroom.write("sport", 1, pages=2)
    newsroom.rule("sport", f"User-agent: *\nDisallow: {torn.page_url(2).removeprefix('https://sport.detik.com')}$")
    links = ",".join(story.url for story in newsroom.stories.values())
    with NewsroomServer(newsroom) as server:
        crawled = crawl(
            server.origin,
            tmp_path_factory.mktemp("robots"),
            f"urls={links}",
            CONCURRENT_REQUESTS=32,
            CONCURRENT_REQUESTS_PER_DOMAIN=32,
        )
    return Visited(newsroom, crawled, stories, torn)


@pytest.mark.parametrize("channel", RULES)
def test_no_forbidden_article_is_asked_for(visited: Visited, channel: str) -> None:
    allowed = RULES[channel][1]
    for story in visited.stories[channel]:
        assert len(visited.newsroom.visits(story.url)) == allowed
        assert (story.id in visited.crawl.ids) is allowed


def test_a_forbidden_page_leaves_a_partial_article(visited: Visited) -> None:
    row = visited.crawl.row(visited.torn.id)
    assert (row["completeness"], row["pages_expected"], row["pages_fetched"]) == ("partial", 2, 1)
    assert not visited.newsroom.visits(visited.torn.page_url(2))


def test_a_host_without_robots_txt_may_be_read(visited: Visited) -> None:
    assert [story.id in visited.crawl.ids for story in visited.stories["food"]] == [True]


def test_robots_txt_is_asked_for_once_a_host(visited: Visited) -> None:
    asked = sorted(visit.url for visit in visited.newsroom.log if visit.url.endswith("/robots.txt"))
    assert asked == sorted(f"https://{channel}.detik.com/robots.txt" for channel in (*RULES, "food", "sport"))


def test_what_was_forbidden_is_counted(visited: Visited) -> None:
    forbidden = sum(len(visited.stories[channel]) for channel, (_, allowed) in RULES.items() if not allowed)
    stats = visited.crawl.stats
    assert stats["article/failed/robots"] == forbidden
    assert stats["pages/failed/robots"] == 1
    assert stats["robotstxt/forbidden"] == forbidden + 1


def test_a_forbidden_index_is_told_and_not_asked_for(tmp_path: Path) -> None:
    newsroom = WithRules()
    newsroom.write("news", 1)
    newsroom.rule("news", "User-agent: Scrapy\nDisallow: /indeks")
    with NewsroomServer(newsroom) as server:
        ended = crawl(server.origin, tmp_path, f"from_date={DAYS[0]}", f"until_date={DAYS[1]}", "channels=news")
    assert [visit.url for visit in newsroom.log] == ["https://news.detik.com/robots.txt"]
    assert ended.rows == []
    assert (ended.stats["index/failed/robots"], ended.stats["robotstxt/forbidden"]) == (2, 2)
    assert ended.log.count("index page not read: https://news.detik.com/indeks?date=") == 2

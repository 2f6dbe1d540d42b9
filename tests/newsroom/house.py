"""House: what one site serves, drawn from invented stories; HouseNewsroom answers for one or several of them.

A site is a subclass in `houses`: where a story stands, what its pages and the site's lists look like. The rest is here.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from typing import ClassVar, NamedTuple
from urllib.parse import urlsplit

from tests.newsroom import detik
from tests.newsroom.site import Newsroom, Reply
from tests.newsroom.stories import WIB, Story, write_story

CARDS_PER_PAGE = 6


class Card(NamedTuple):
    """An entry of a list: the address on it, and the story behind."""

    url: str
    story: Story


class House:
    """A site. Addresses are absolute; bodies are whole documents."""

    site: ClassVar[str]
    """As in `scrapy crawl SITE`."""

    arguments: ClassVar[tuple[str, ...]] = ()
    """Spider arguments that lead to the lists drawn here."""

    forms: ClassVar[tuple[str, ...]] = ("single", "numbered", "one_page_view")
    """`page_form` of the rows of articles of one, two and three pages, as far as the site has such."""

    left_out: ClassVar[str] = "links/skipped/gallery"
    """What the crawl counts for a gallery; "links/no_article" where the site's galleries have no address of their kind."""

    dates_cards: ClassVar[bool] = True
    """Whether the cards of its daily lists show times: without them an article of another day cannot be told."""

    names_authors: ClassVar[bool] = True
    """Whether its pages say who wrote an article."""

    robots: ClassVar[str] = "User-agent: *\nDisallow: /search\nDisallow: /tag/\n"

    def url(self, story: Story) -> str:
        """Canonical address of an article, or of a gallery."""
        raise NotImplementedError

    def page_url(self, story: Story, number: int) -> str:
        """Address of a page from the second on."""
        return f"{self.url(story)}?page={number}"

    def all_url(self, story: Story) -> str | None:
        """Address of the view of all pages; None where there is none."""
        return f"{self.url(story)}?page=all"

    def article(self, story: Story, shown: Sequence[int]) -> str:
        """The document with the pages of a story that are `shown`, with a pager where there are more."""
        raise NotImplementedError

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        """Lists of one day: address and document."""
        return iter(())

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        """Lists without days, and what else the site lists."""
        return iter(())

    def documents(self, story: Story) -> Iterator[tuple[str, str]]:
        """All addresses of a story with their documents."""
        numbers = range(1, len(story.pages) + 1)
        yield self.url(story), self.article(story, (1,))
        for number in numbers[1:]:
            yield self.page_url(story, number), self.article(story, (number,))
        if len(story.pages) > 1 and (view := self.all_url(story)):
            yield view, self.article(story, numbers)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a house publishes: on each day articles of up to three pages, a gallery, and a card for the first article again."""

    house: House
    articles: tuple[Story, ...]
    galleries: tuple[Story, ...]
    strays: tuple[Story, ...]
    """Articles of the day before, listed on the wrong one, with their time."""

    documents: dict[str, str]
    """Every address of the site and what it answers."""


def publish(house: House, *days: date) -> Edition:
    """An edition of these days, the same each time."""
    rng = random.Random(f"{house.site} {days[0]}")
    written: list[Story] = []

    def write(day: date, minutes: int, **facts: object) -> Story:
        at = datetime.combine(day, datetime.min.time(), WIB) + timedelta(seconds=60 * minutes + 7 * len(written))
        written.append(write_story(rng, id=9_100_001 + len(written), channel="news", published=at, paragraphs=5, **facts))
        return written[-1]

    articles, galleries, strays, documents, every = [], [], [], {}, []
    for day in days:
        # Early in the morning: what is published today shall not lie ahead of the test.
        lengths = [min(pages, len(house.forms)) for pages in (1, 2, 3, 1, 1, 1, 1)]
        told = [write(day, 0, pages=pages, headings=pages > 1) for pages in lengths]
        gallery = write(day, 1, kind="gallery")
        stray = write(day - timedelta(days=1), 600)
        cards = [Card(house.url(story), story) for story in (*told[:4], gallery, stray, told[0], *told[4:])]
        documents |= dict(house.daily(day, [card for card in cards if house.dates_cards or card.story != stray]))
        every = cards + every
        articles += told
        galleries.append(gallery)
        strays.append(stray)
    documents |= dict(house.newest(every))
    for story in (*articles, *galleries, *strays):
        documents |= dict(house.documents(story))
    return Edition(house, tuple(articles), tuple(galleries), tuple(strays), documents)


class HouseNewsroom(Newsroom):
    """A newsroom that answers for all addresses of some editions, and with the robots.txt of each on its hosts."""

    def __init__(self, *editions: Edition) -> None:
        super().__init__()
        self.documents = {url: document for edition in editions for url, document in edition.documents.items()}
        self._robots = {urlsplit(url).netloc: edition.house.robots for edition in editions for url in edition.documents}

    def redesign(self, edition: Edition, old: str, new: str) -> None:
        """Lets every page of a site have other markup."""
        for url, document in edition.documents.items():
            self.documents[url] = document.replace(old, new)

    def _answer(self, url: str) -> Reply:
        parts = urlsplit(url)
        if parts.path == "/robots.txt" and parts.netloc in self._robots:
            return Reply(200, {"Content-Type": "text/plain"}, self._robots[parts.netloc].encode())
        document = self.documents.get(url)
        if document is None:
            return Reply(404, {"Content-Type": "text/html; charset=UTF-8"}, detik.not_found().encode())
        kinds = {"<?xml": "application/xml", "[": "application/json"}
        kind = next((kind for begin, kind in kinds.items() if document.startswith(begin)), "text/html; charset=UTF-8")
        return Reply(200, {"Content-Type": kind}, document.encode())


# --- what several sites have in common


def in_pages(cards: Sequence[Card]) -> Iterator[tuple[int, Sequence[Card]]]:
    """The pages of a list, numbered from 1, with an empty one behind the last."""
    for number in range(1, -(-len(cards) // CARDS_PER_PAGE) + 2):
        yield number, cards[(number - 1) * CARDS_PER_PAGE : number * CARDS_PER_PAGE]


def told(story: Story, number: int, *, lead: str = "", inset: str = "") -> str:
    """One page of a story as paragraphs, headings and lists.

    lead   markup before the first words of page 1, such as the dateline
    inset  markup behind the first paragraph
    """
    html, items = [], []
    for position, piece in enumerate(story.pages[number - 1]):
        if piece.type == "list_item":
            items.append(f"<li>{escape(piece.text)}</li>")
            continue
        if items:
            html.append(f"<ul>{''.join(items)}</ul>")
            items = []
        tag = "h2" if piece.type == "heading" else "p"
        html.append(f"<{tag}>{lead if number == 1 and not position else ''}{escape(piece.text)}</{tag}>")
        if position == 0:
            html.append(inset)
    return "\n".join([*html, f"<ul>{''.join(items)}</ul>" if items else ""])


def news_sitemap(cards: Iterable[Card]) -> str:
    """A sitemap with the extension for news."""
    entries = "".join(
        f"<url><loc><![CDATA[{card.url}]]></loc><lastmod>{card.story.published.isoformat()}</lastmod><news:news>"
        f"<news:publication_date>{card.story.published.isoformat()}</news:publication_date>"
        f"<news:title><![CDATA[{card.story.title}]]></news:title></news:news></url>\n"
        for card in cards
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{entries}</urlset>\n'
    )


def sitemap_index(*children: str) -> str:
    """A sitemap of sitemaps."""
    entries = "".join(f"<sitemap><loc>{escape(child)}</loc></sitemap>\n" for child in children)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</sitemapindex>\n'
    )


def rss(cards: Iterable[Card]) -> str:
    """A feed."""
    entries = "".join(
        f"<item><title>{escape(card.story.title)}</title><link>{escape(card.url)}</link>"
        f"<pubDate>{card.story.published:%a, %d %b %Y %H:%M:%S %z}</pubDate></item>\n"
        for card in cards
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>\n{entries}</channel></rss>\n'

"""What is mutated: invented pages of every kind, and publishers' own where ../shared is there."""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from detikcrawl.site import NewsSite
from tests.newsroom import detik
from tests.newsroom.stories import CHANNELS, WIB, Layout, Story, write_story

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 16)


class Sample(NamedTuple):
    """A page before anything happens to it."""

    kind: Literal["article", "list", "xml", "json"]
    body: bytes
    site: str | None = None
    """The site whose article it is."""


def samples(sites: list[type[NewsSite]], pages: Path) -> list[Sample]:
    """Everything there is; `pages` is the folder of publishers' pages, which may be missing."""
    rng = random.Random(16)
    return [*_invented(rng), *_of_layouts(sites, rng), *_feeds(rng), *_payloads(rng), *_real(sites, pages)]


def _stories(rng: random.Random) -> Iterator[Story]:
    published = datetime(2026, 11, 16, 9, 5, tzinfo=WIB)
    for number, layout in enumerate(get_args(Layout)):
        form = "inline" if layout == "longstory" else None
        for pages in (1, 3):
            yield write_story(
                rng,
                id=6_900_000 + 10 * number + pages,
                channel=rng.choice(["news", "finance", "health", "travel"]),
                published=published,
                pages=pages,
                form=form,
                layout=layout,
                headings=True,
                listing=True,
                inset=layout == "detail",
            )
    for kind in ("gallery", "video", "infographic"):
        yield write_story(rng, id=6_950_000 + len(kind), channel="news", published=published, kind=kind)


def _invented(rng: random.Random) -> Iterator[Sample]:
    stories = list(_stories(rng))
    for story in stories:
        for page in range(len(story.pages) + 1):
            yield Sample("article", detik.article(story, page, stories[:5]).encode(), "detik")
        yield Sample("article", detik.amp(story).encode(), "detik")
    yield Sample("article", detik.broken_article(stories[0]).encode(), "detik")
    cards = [(story.url, story) for story in stories]
    yield Sample("list", detik.index(CHANNELS["news"], DAY, 1, cards, 3).encode())
    yield Sample("list", detik.not_found().encode())


def _of_layouts(sites: list[type[NewsSite]], rng: random.Random) -> Iterator[Sample]:
    """A page for every layout of every site: detik's, with the text in an element that the layout looks for."""
    story = write_story(rng, id=6_960_001, channel="news", published=datetime(2026, 11, 16, 9, 5, tzinfo=WIB))
    page = detik.article(story)
    for site in sites:
        for layout in site.layouts:
            element = _element(layout.body)
            inner = _element(site.page_form.inline or "")
            text = "".join(f"{inner}<p>{piece.text}</p></div>" for piece in story.pages[0])
            mark = '<div class="detail__body-text'
            yield Sample("article", page.replace(mark, f"{element}{text}</div>{mark}").encode(), site.name)


def _element(selector: str) -> str:
    """The start tag of an element like the one that the first of the selectors names."""
    compound = re.split(r"\s*[,:]|\s*>\s*|\s+", selector)[0]
    classes = " ".join(re.findall(r"\.([\w-]+)", compound))
    ids = "".join(f' id="{name}"' for name in re.findall(r"#([\w-]+)", compound)[:1])
    others = "".join(f' {name}="{value}"' for name, value in re.findall(r"\[([\w-]+)[*^$~]?=\"?([\w-]+)", compound))
    return f'<div class="{classes}"{ids}{others}>'


def _feeds(rng: random.Random) -> Iterator[Sample]:
    base = datetime(2026, 11, 16, 23, 0, tzinfo=WIB)
    facts = [(f"https://news.detik.com/berita/d-{6_900_000 + n}/berita-{n}", base - timedelta(hours=n)) for n in range(60)]
    items = "".join(
        f"<item><title><![CDATA[Berita & {n}]]></title><link>{url}?a=1&amp;b=2</link><guid isPermaLink='true'>{url}</guid>"
        f"<pubDate>{time:%a, %d %b %Y %H:%M:%S +0700}</pubDate><description>&lt;p&gt;Isi {n}&lt;/p&gt;</description></item>"
        for n, (url, time) in enumerate(facts)
    )
    entries = "".join(
        f'<entry><title>Berita {n}</title><link rel="alternate" href="{url}"/><published>{time.isoformat()}</published></entry>'
        for n, (url, time) in enumerate(facts)
    )
    urls = "".join(
        f"<url><loc>{url}</loc><lastmod>{time.isoformat()}</lastmod><news:news><news:publication_date>{time.isoformat()}"
        f"</news:publication_date><news:title>Berita {n}</news:title></news:news></url>"
        for n, (url, time) in enumerate(facts)
    )
    children = "".join(f"<sitemap><loc>{url}.xml</loc><lastmod>{time:%Y-%m-%d}</lastmod></sitemap>" for url, time in facts)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    for text in (
        f'{head}<rss version="2.0"><channel><title>Rekaan</title>{items}</channel></rss>',
        f'{head}<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>',
        f'{head}<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>',
        f"{head}<sitemapindex>{children}</sitemapindex>",
    ):
        yield Sample("xml", text.encode())
        yield Sample("xml", gzip.compress(text.encode(), mtime=0))


def _payloads(rng: random.Random) -> Iterator[Sample]:
    items = [{"u": f"/berita/d-{n}/x", "p": f"2026-11-16T{n % 24:02}:00:00+07:00", "t": f"Berita {n}"} for n in range(40)]
    plain = json.dumps({"a": {"b": items}})
    flat: list[object] = [{"a": 1}, [2, 6], {"u": 3, "p": 4, "t": 5}, "/berita/d-1/x", 1_700_000_000, "Judul", ["Ref", 2]]
    yield Sample("json", plain.encode())
    yield Sample("json", json.dumps(flat).encode())
    yield Sample("json", f"<html><script>{plain}</script></html>".encode())


def _real(sites: list[type[NewsSite]], pages: Path) -> Iterator[Sample]:
    if not (pages / "INDEX.tsv").is_file():
        return
    owner = {domain: site.name for site in sites for domain in site.allowed_domains or []}
    with (pages / "INDEX.tsv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index, delimiter="\t", quoting=csv.QUOTE_NONE):
            saved = (pages / row["file"]).read_bytes()
            body = gzip.decompress(saved) if row["file"].endswith(".gz") else saved
            kind = {"article": "article", "rss": "xml"}.get(row["kind"], "list")
            yield Sample(kind, body, owner.get(row["site"]))

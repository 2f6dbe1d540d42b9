"""From the bytes of pages to finished articles, against no more than parsing them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from parsel import Selector
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings
from selectolax.lexbor import LexborHTMLParser

from detikcrawl.commands.extract import ExtractError, Sites, read_file
from detikcrawl.extraction.cleaning import clean
from detikcrawl.extraction.reader import ArticleReader
from detikcrawl.site import NewsSite
from tests.bench.measure import ROOT, Table, race
from tests.newsroom.sample import sample

SHARED = ROOT.parent / "shared"
MOST_TIMES_THE_PARSE = 2.0
LEAST_TIMES_FASTER = 5.0

_FIELDS = (
    "h1::text",
    ".detail__author::text",
    ".detail__date::text",
    ".detail__body-text p::text",
    ".detail__media-caption::text",
    ".detail__body-tag a::text",
    'meta[property="og:image"]::attr(content)',
    'link[rel="canonical"]::attr(href)',
)


@dataclass(frozen=True, slots=True)
class _Saved:
    """An article with its pages."""

    url: str
    bodies: list[bytes]
    reader: ArticleReader


def run(rounds: int) -> list[Table]:
    loader = get_spider_loader(get_project_settings())
    sites = Sites(spider for name in loader.list() if issubclass(spider := loader.load(name), NewsSite))
    labels = SHARED / "gold"
    real = labels.is_dir()
    articles, notes = _labelled(labels, sites) if real else _invented(sites)
    if not real:
        return [_race("all sites", articles, notes, rounds, real=False)]
    # The goal is for detik's pages, which are large: on a small page our part weighs more against the parse.
    detik = [article for article in articles if article.reader.site == "detik"]
    return [_race("detik", detik, [], rounds, real=True), _race("all sites", articles, notes, rounds, real=True)]


def _race(site: str, articles: list[_Saved], notes: list[str], rounds: int, *, real: bool) -> Table:
    bodies = [body for article in articles for body in article.bodies]
    texts = [body.decode(errors="replace") for body in bodies]
    notes.append(f"{sum(map(len, bodies)) / len(bodies) / 1000:.0f} kB a page; the same pages again and again")

    contenders: dict[str, Callable[[], object]] = {
        "selectolax, parse only": partial(_each, LexborHTMLParser, bodies),
        "detikcrawl, whole article": partial(_each, _extract, articles),
        "parsel, 8 CSS fields": partial(_each, _eight_fields, texts),
    }
    if find_spec("trafilatura"):
        import trafilatura

        contenders["trafilatura.extract"] = partial(_each, trafilatura.extract, texts)
    else:
        notes.append("trafilatura is not installed, so its line is missing: pip install -e '.[bench]'")
    title = f"extraction of {f'labelled real pages of {site}' if real else 'invented pages'}"
    table = Table(title, len(bodies), "pages", race(contenders, rounds), notes=notes)
    if real:
        parse, ours, _, *rivals = table.lines
        if site == "detik":
            table.at_most(MOST_TIMES_THE_PARSE, ours, parse, f"at most {MOST_TIMES_THE_PARSE} times the bare parse")
        for rival in rivals:
            table.at_least_faster(
                LEAST_TIMES_FASTER, ours, rival, f"at least {LEAST_TIMES_FASTER} times faster than trafilatura"
            )
    return table


def _each(work: Callable[[Any], object], things: Iterable[Any]) -> None:
    for thing in things:
        work(thing)


def _extract(article: _Saved) -> object:
    reader = article.reader
    row = reader.assemble([reader.read_page(body, article.url, number=number) for number, body in enumerate(article.bodies, 1)])
    clean(row, reader)
    return row


def _eight_fields(text: str) -> object:
    page = Selector(text=text)
    return [page.css(field).getall() for field in _FIELDS]


def _labelled(folder: Path, sites: Sites) -> tuple[list[_Saved], list[str]]:
    articles: list[_Saved] = []
    left_out: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        label = json.loads(path.read_bytes())
        try:
            reader = sites.reader_for(label["url"])
        except ExtractError:
            left_out[label["site"]] += 1
            continue
        files = label.get("files") or [label["file"]]
        bodies = [read_file(str(folder.parent / "pages" / name)) for name in files]
        articles.append(_Saved(label["url"], bodies, reader))
    if not left_out:
        return articles, []
    named = ", ".join(f"{site} {count}" for site, count in sorted(left_out.items()))
    everything = left_out.total() + len(articles)
    return articles, [f"{left_out.total()} of {everything} labels left out, their sites have no spider: {named}"]


def _invented(sites: Sites) -> tuple[list[_Saved], list[str]]:
    invented = sample()
    articles = []
    for story in invented.articles:
        numbers = range(1, len(story.pages) + 1) if story.form == "numbered" else (1,)
        bodies = [invented.newsroom.peek(story.page_url(number)).body for number in numbers]
        if story.id != invented.partial.id:
            articles.append(_Saved(story.url, bodies, sites.reader_for(story.url)))
    note = "../shared is missing: no goals, because they are for the real pages there; these are invented and much smaller"
    return articles, [note]

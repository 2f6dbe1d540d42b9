"""What holds for every site, whoever added it: declarations, data sheet, addresses, first requests."""

from __future__ import annotations

import ast
import asyncio
import json
import pickle
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from re import _constants, _parser
from statistics import median
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from scrapy import Request
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings
from selectolax.lexbor import LexborHTMLParser

from detikcrawl.arguments import ArgumentError
from detikcrawl.article import Kind
from detikcrawl.commands.data_sheet import data_sheet
from detikcrawl.commands.extract import Sites
from detikcrawl.extraction import Layout
from detikcrawl.site import NewsSite
from detikcrawl.storage.memory import NoMemory
from tests.code_lines import code_lines

ROOT = Path(__file__).parents[1]
ADDRESSES: dict[str, dict[str, list[str]]] = json.loads((ROOT / "tests" / "spiders" / "addresses.json").read_text("utf-8"))
"""Of every site: addresses by kind, of every form and era, with invented slugs; `other` are no articles."""

with pytest.MonkeyPatch.context() as patch:
    patch.setenv("SCRAPY_SETTINGS_MODULE", "detikcrawl.settings")
    _LOADER = get_spider_loader(get_project_settings())
SITES: list[type[NewsSite]] = [_LOADER.load(name) for name in sorted(_LOADER.list())]

MEDIAN_LINES = 40
NONSENSE = (
    {"from_date": "kemarin"},
    {"from_date": "2026-11-16", "until_date": "2026-11-15"},
    {"until_date": "2999-01-01"},
    {"channels": "no such channel"},
    {"source": "no such source"},
    {"query": ""},
    {"kinds": "berita"},
    {"limit": "0"},
    {"urls": "no-such-file.txt"},
    {"refresh": "soon"},
    {"no_such_argument": "1"},
)
SELECTORS = {
    "Css": ("selector",),
    "Mark": ("selector",),
    "Layout": ("body", "junk", "figures"),
    "PageForm": ("inline", "pager"),
    "DatedIndex": ("card", "link", "title", "time"),
    "PagedList": ("card", "link", "title", "time"),
}


@pytest.fixture(params=SITES, ids=[site.name for site in SITES])
def site(request: pytest.FixtureRequest) -> type[NewsSite]:
    return request.param


def is_of(site: type[NewsSite], host: str) -> bool:
    return any(host == domain or host.endswith("." + domain) for domain in site.allowed_domains or [])


def test_a_site_is_a_news_site_in_a_file_of_its_name(site: type[NewsSite]) -> None:
    assert issubclass(site, NewsSite)
    assert site.__module__ == f"spiders.{site.name}"
    assert re.fullmatch(r"[a-z][a-z0-9]*", site.name)


def test_domains_are_bare_hosts(site: type[NewsSite]) -> None:
    assert site.allowed_domains
    assert [
        domain for domain in site.allowed_domains if not re.fullmatch(r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+", domain)
    ] == []


def test_the_data_sheet_is_whole_and_agrees_with_the_declarations(site: type[NewsSite]) -> None:
    sheet = data_sheet(site)
    assert sheet.caveats


def test_the_evidence_says_first_whether_a_real_page_was_read(site: type[NewsSite]) -> None:
    assert site.evidence.startswith(("real page", "unverified: ")), site.evidence


def test_channels_differ_and_lie_on_the_site(site: type[NewsSite]) -> None:
    keys = [channel.key for channel in site.site_channels]
    prefixes = [channel.prefix for channel in site.site_channels]
    assert sorted(set(keys)) == sorted(keys)
    assert sorted(set(prefixes)) == sorted(prefixes)
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", key)] == []
    assert [prefix for prefix in prefixes if not is_of(site, urlsplit(f"https://{prefix}").netloc)] == []
    assert [prefix for prefix in prefixes if prefix.endswith("/")] == []


def test_sources_have_names_of_their_own_and_list_channels_that_there_are(site: type[NewsSite]) -> None:
    names = [source.name for source in site.discovery]
    assert names
    assert sorted({*names, "urls"}) == sorted([*names, "urls"])
    keys = {channel.key for channel in site.site_channels}
    assert [source.name for source in site.discovery if set(getattr(source, "keys", None) or ()) - keys] == []
    assert [source.name for source in site.discovery if source.per_channel and not any(map(source.covers, keys))] == []


def first_requests(site: type[NewsSite], **arguments: str) -> list[Request]:
    spider = site(**arguments)
    spider._memory = NoMemory(spider.arguments)
    spider.crawler = SimpleNamespace(get_extension=lambda _: None)  # type: ignore[assignment]

    async def start() -> list[Request]:
        return [request async for request in spider.start()]

    return asyncio.run(start())


def test_every_source_begins_with_requests_to_the_site(site: type[NewsSite]) -> None:
    for source in site.discovery:
        query = {"query": "banjir bandang"} if source.takes_query else {}
        requests = first_requests(site, source=source.name, from_date="2d", until_date="yesterday", **query)
        assert requests, source.name
        urls = [request.url for request in requests]
        assert sorted(set(urls)) == sorted(urls)
        assert [url for url in urls if urlsplit(url).scheme != "https" or not is_of(site, urlsplit(url).netloc)] == []
        assert {request.meta["download_slot"] for request in requests} == {site.name}
        days = 2 if source.dated else 1
        channels = sum(map(source.covers, (channel.key for channel in site.site_channels))) if source.per_channel else 1
        assert len(urls) == days * channels


def test_a_crawl_without_arguments_has_somewhere_to_begin(site: type[NewsSite]) -> None:
    assert first_requests(site)


@pytest.mark.parametrize("given", NONSENSE, ids=lambda given: next(iter(given)))
def test_nonsense_is_refused_before_anything_starts(site: type[NewsSite], given: dict[str, str]) -> None:
    with pytest.raises(ArgumentError):
        site.check_arguments(given, now=datetime.now(UTC) + timedelta(minutes=1))


def test_article_addresses_are_told_from_others(site: type[NewsSite]) -> None:
    addresses, reader = ADDRESSES[site.name], site.article_reader()
    assert len(addresses["article"]) >= 2
    assert len(addresses["other"]) >= 2
    told = {url: (found := reader.locate(url)) and found.kind.value for urls in addresses.values() for url in urls}
    assert told == {url: None if kind == "other" else kind for kind, urls in addresses.items() for url in urls}
    assert [url for urls in addresses.values() for url in urls if not is_of(site, urlsplit(url).netloc)] == []


FOREIGN = (
    "{host}.evil.example", "{host}evil.example", "evil.example/{host}", "evil.example?{host}", "evil.example#{host}",
    "{host}@evil.example", "{host}:443@evil.example", "evil.example\\@{host}", "{host}\\.evil.example", "{host}%2eevil.example",
    "{host}\t.evil.example", "{host}\u3002evil.example", "evil-{bare}", "evil{bare}", "{dotless}",
)  # fmt: skip
"""Authorities that look like a host of a site and lead elsewhere, or nowhere."""


def test_no_address_of_another_host_is_an_article(site: type[NewsSite]) -> None:
    reader = site.article_reader()
    led = []
    for url in (url for kind, urls in ADDRESSES[site.name].items() if kind != "other" for url in urls):
        parts = urlsplit(url)
        bare = next(domain for domain in site.allowed_domains or [] if is_of(site, parts.netloc) and domain in parts.netloc)
        for form in FOREIGN:
            authority = form.format(host=parts.netloc, bare=bare, dotless=parts.netloc.replace(".", "x"))
            for scheme in ("https://", "http://", "//", "ftp://", "https:/"):
                address = f"{scheme}{authority}{parts.path}"
                found = reader.locate(address)
                if found and not is_of(site, urlsplit(found.url).netloc):
                    led.append((address, found.url))
    assert led == []


def test_an_address_leads_to_its_site_also_where_sites_share_a_domain() -> None:
    readers = Sites(SITES)
    articles = {url: name for name, of in ADDRESSES.items() for kind, urls in of.items() if kind != "other" for url in urls}
    assert {url: readers.reader_for(url).site for url in articles} == articles


def test_addresses_are_of_sites_that_there_are() -> None:
    assert set(ADDRESSES) == {site.name for site in SITES}
    assert [kind for addresses in ADDRESSES.values() for kind in addresses if kind not in {*Kind, "other"}] == []


def test_every_pattern_is_needed(site: type[NewsSite]) -> None:
    reader = site.article_reader()
    canonical = [found.url for urls in ADDRESSES[site.name].values() for url in urls if (found := reader.locate(url))]
    regexes = [re.compile(pattern.regex) for pattern in site.patterns]
    first = {next(regex.pattern for regex in regexes if regex.match(url)) for url in canonical}
    assert [regex.pattern for regex in regexes if regex.pattern not in first] == []


def test_an_article_has_one_id_under_all_its_addresses(site: type[NewsSite]) -> None:
    reader = site.article_reader()
    for kind, urls in ADDRESSES[site.name].items():
        for url in urls if kind != "other" else ():
            location = reader.locate(url)
            again = reader.locate(location.url)
            assert (again.url, again.article_id, again.kind) == (location.url, location.article_id, location.kind)
            ways = [reader.page_url(location, 2), f"{location.url}?utm_source=x#top"]
            if view := reader.one_page_url(location):
                ways.append(view)
            assert {found.article_id if (found := reader.locate(way)) else way for way in ways} == {location.article_id}


def test_layouts_have_names_of_their_own(site: type[NewsSite]) -> None:
    names = [layout.name for layout in site.layouts]
    assert names
    assert sorted(set(names)) == sorted(names)
    assert [layout.name for layout in site.layouts if not (layout.body and layout.title and layout.published)] == []


def declared(thing: Any) -> Iterator[Any]:
    """Every dataclass in the declarations of a site, however deep."""
    if isinstance(thing, tuple):
        for each in thing:
            yield from declared(each)
    elif is_dataclass(thing):
        yield thing
        for field in fields(thing):
            yield from declared(getattr(thing, field.name))


def of_site(site: type[NewsSite]) -> list[Any]:
    return list(declared((site.layouts, site.page_form, site.discovery, site.patterns, site.rules)))


def test_selectors_are_css(site: type[NewsSite]) -> None:
    tree = LexborHTMLParser("<p>")
    for thing in of_site(site):
        for name in SELECTORS.get(type(thing).__name__, ()):
            value = getattr(thing, name)
            for selector in value if isinstance(value, tuple) else (value,):
                if selector is not None:
                    tree.css(selector)  # raises where it is not


def test_page_forms_name_pages(site: type[NewsSite]) -> None:
    form = site.page_form
    url = "https://www.example.org/berita/1"
    if form.page_url:
        pages = [form.page_url.format(url=url, page=n, offset=(n - 1) * form.page_step) for n in (2, 3)]
        assert [page for page in pages if not page.startswith(url)] == []
        assert len({url, *pages}) == 3
    if form.one_page_url:
        assert form.one_page_mark
        assert form.one_page_mark in form.one_page_url.format(url=url)


def test_readers_go_to_other_processes_and_come_back_the_same(site: type[NewsSite]) -> None:
    reader = site.article_reader()
    again = pickle.loads(pickle.dumps(reader))
    assert again == reader
    url = ADDRESSES[site.name]["article"][0]
    assert again.locate(url) == reader.locate(url)


# Patterns must not take time that grows like a power tower with the line: no repeat without end of something that may be
# cut into repeats in more than one way.


def members(item: Any) -> re.Pattern[str]:
    """What one item of a parsed pattern may match, as a pattern of its own, for a single character."""
    kind, value = item
    if kind is _constants.LITERAL:
        return re.compile(re.escape(chr(value)))
    if kind is _constants.ANY:
        return re.compile(".")
    categories = {
        _constants.CATEGORY_DIGIT: r"\d",
        _constants.CATEGORY_NOT_DIGIT: r"\D",
        _constants.CATEGORY_SPACE: r"\s",
        _constants.CATEGORY_NOT_SPACE: r"\S",
        _constants.CATEGORY_WORD: r"\w",
        _constants.CATEGORY_NOT_WORD: r"\W",
    }
    parts = ""
    for name, what in value if kind is _constants.IN else [(kind, value)]:
        if name is _constants.NEGATE:
            parts += "^"
        elif name is _constants.LITERAL:
            parts += re.escape(chr(what))
        elif name is _constants.RANGE:
            parts += f"{re.escape(chr(what[0]))}-{re.escape(chr(what[1]))}"
        elif name is _constants.CATEGORY:
            parts += categories[what]
        else:
            parts += r"\s\S"
    return re.compile(f"[{parts}]")


def ambiguous_repeats(pattern: re.Pattern[str]) -> list[str]:
    """Repeats without end around repeats without end, where no character between two rounds tells them apart."""

    def inside(parsed: Any) -> Iterator[tuple[Any, Any]]:
        for kind, value in parsed:
            if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
                yield kind, value
                yield from inside(value[2])
            elif kind is _constants.SUBPATTERN:
                yield from inside(value[3])
            elif kind is _constants.BRANCH:
                for branch in value[1]:
                    yield from inside(branch)
            elif kind in (_constants.ASSERT, _constants.ASSERT_NOT):
                yield from inside(value[1])
            elif kind is _constants.ATOMIC_GROUP:
                yield from inside(value)

    def endless(repeat: tuple[int, Any, Any]) -> bool:
        return repeat[1] is _constants.MAXREPEAT

    found = []
    for _, outer in inside(_parser.parse(pattern.pattern, pattern.flags)):
        body = list(outer[2])
        while len(body) == 1 and body[0][0] is _constants.SUBPATTERN:
            body = list(body[0][1][3])
        marks = [chr(value) for kind, value in body if kind is _constants.LITERAL]
        inner = [list(value[2]) for _, value in inside(outer[2]) if endless(value)]
        if endless(outer) and any(len(i) != 1 or not any(not members(i[0]).fullmatch(m) for m in marks) for i in inner):
            found.append(pattern.pattern)
    return found


@pytest.mark.parametrize(
    ("regex", "is_bad"),
    [
        (r"(a+)+", True),
        (r"(?:\w+\s*)*x", True),
        (r"(?:.*,)*", True),
        (r"(?:[\w-]+/)*x", False),
        (r"(?:\d+\.)+", False),
        (r"\w+", False),
    ],
)
def test_ambiguous_repeats_are_found(regex: str, is_bad: bool) -> None:
    assert bool(ambiguous_repeats(re.compile(regex))) == is_bad


def test_patterns_take_time_in_proportion(site: type[NewsSite]) -> None:
    patterns = [re.compile(pattern.regex) for pattern in site.patterns]
    patterns += [rule.pattern for rule in site.rules]
    patterns += [re.compile(thing.pattern) for thing in of_site(site) if type(thing).__name__ == "Part"]
    assert [bad for pattern in patterns for bad in ambiguous_repeats(pattern)] == []


def test_a_site_is_short() -> None:
    lengths = {site.name: code_lines((ROOT / "spiders" / f"{site.name}.py").read_text("utf-8")) for site in SITES}
    assert median(lengths.values()) <= MEDIAN_LINES, sorted(lengths.items(), key=lambda each: each[1])


def module_names(package: str) -> set[str]:
    return {file.stem for file in (ROOT / "spiders" / package).glob("[a-z]*.py")}


def test_a_site_declares_one_layout_or_has_a_module_of_them(site: type[NewsSite]) -> None:
    names = vars(sys.modules[site.__module__]).values()
    declared = [each for each in names if isinstance(each, Layout) and each in site.layouts]
    if site.name in module_names("layouts"):
        layouts = import_module(f"spiders.layouts.{site.name}").LAYOUTS
        assert declared == []
        assert len(layouts) > 1
        assert site.layouts[: len(layouts)] == layouts
    else:
        assert len(declared) <= 1, "two layouts and more stand in spiders/layouts"


def test_modules_of_layouts_belong_to_a_site_or_a_family_and_hold_layouts_alone() -> None:
    assert module_names("layouts") <= {site.name for site in SITES} | module_names("families")
    for name in module_names("layouts"):
        tree = ast.parse((ROOT / "spiders" / "layouts" / f"{name}.py").read_text("utf-8"))
        modules = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
        assert {type(node) for node in tree.body} <= {ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AugAssign}
        assert [each for each in modules if re.match(r"spiders(?!\.layouts\b)|detikcrawl\.site", each)] == []


def test_families_are_shared_and_crawl_nothing_themselves() -> None:
    files = {f"spiders.families.{name}" for name in module_names("families")}
    bases = {base for site in SITES for base in site.__mro__ if base.__module__ in files}
    assert {base.__module__ for base in bases} == files
    assert [base for base in bases if "name" in vars(base)] == []
    users = {file: {site.name for site in SITES for base in site.__mro__ if base.__module__ == file} for file in files}
    assert {file: names for file, names in users.items() if len(names) < 2} == {}

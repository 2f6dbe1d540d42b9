"""ArticleReader: from the bytes of an article's pages to an Article, by the declarations of a site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborNode

from detikcrawl.article import ArchiveRecord, Article, Block, BlockType, Completeness, Image, Kind
from detikcrawl.extraction.article_end import ends_at_mark, up_to_article_end
from detikcrawl.extraction.blocks import Draft, read_blocks
from detikcrawl.extraction.errors import UnknownAddress, UnreadablePage
from detikcrawl.extraction.generic import LAYOUT as GENERIC_LAYOUT
from detikcrawl.extraction.generic import generic_body
from detikcrawl.extraction.layout import GENERIC, Layout, PageForm
from detikcrawl.extraction.page import Page, as_utf8, collapse, parse
from detikcrawl.extraction.pager import MAX_PAGES, read_pager
from detikcrawl.extraction.selectors import any_of
from detikcrawl.extraction.sources import Source, all_values, first_value
from detikcrawl.extraction.stitching import PageText, Stitched, stitch
from detikcrawl.text.boilerplate import Rule, strip_boilerplate
from detikcrawl.text.byline import names, split_credit
from detikcrawl.text.dateline import split_dateline, split_sign_off
from detikcrawl.text.dates import offset_minutes, parse_datetime
from detikcrawl.text.urls import canonicalise, strip_page_suffix, url_hash

TEXT_OPTIONAL = frozenset({Kind.GALLERY, Kind.VIDEO})
"""Kinds whose pages may hold no text but their description."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A part of a site with an address of its own."""

    key: str
    """As in `-a channels=news`."""

    name: str
    """As printed, such as detikNews."""

    prefix: str
    """Host and path that its addresses begin with, such as "news.detik.com" or "www.detik.com/edu"."""


def channels(domain: str, keys: str = "", *, hosts: str = "", name: str = "{}", www: str = "www.") -> tuple[Channel, ...]:
    """The channels whose keys stand in `keys`, as folders of the site's main host, and in `hosts`, as hosts of their own.

    Both are words between blanks; `name` makes the printed name of the key in capitals, such as "Tribun {}". `www` is what
    the main host has before the domain.
    """
    prefixes = {key: f"{www}{domain}/{key}" for key in keys.split()} | {key: f"{key}.{domain}" for key in hosts.split()}
    return tuple(Channel(key, name.format(re.sub("[-_]", " ", key).title()), prefix) for key, prefix in prefixes.items())


@dataclass(frozen=True, slots=True)
class ArticlePattern:
    """A form of article addresses."""

    regex: str
    """Regular expression over the canonical URL. What its group `id` holds is the article's id; where a number alone does
    not tell articles apart, further groups that begin with `id_`, in their order, are part of it ("jateng-521349")."""

    kind: Kind = Kind.ARTICLE


@dataclass(frozen=True, slots=True)
class Location:
    """What an address says about the article behind it."""

    url: str
    """The canonical URL."""

    article_id: str
    kind: Kind
    channel: Channel | None


@dataclass(slots=True)
class PageReading:
    """One page of an article, read."""

    location: Location
    text: PageText
    layout: str
    lead: dict[str, Any] = field(default_factory=dict)
    """The fields that page 1 gives."""

    dateline: str | None = None
    """The dateline that was taken out of the text, or what looks like one on a later page."""

    as_printed: list[Block] = field(default_factory=list)
    """On a later page, the blocks with what looks like a dateline."""

    archive: ArchiveRecord | None = None
    fetched_at: datetime | None = None

    def text_behind(self, first: PageReading) -> PageText:
        """The text of this page of the article that begins with `first`.

        Some sites repeat the dateline on every page; anything else that looks like one on a later page is text.
        """
        if self.dateline == first.dateline or not self.as_printed:
            return self.text
        return replace(self.text, blocks=self.as_printed)


@dataclass(frozen=True)
class ArticleReader:
    """How the articles of one site are read. Built from the declarations of a spider; frozen and picklable."""

    site: str
    patterns: tuple[ArticlePattern, ...]
    layouts: tuple[Layout, ...]
    page_form: PageForm = PageForm()
    channels: tuple[Channel, ...] = ()
    brands: frozenset[str] = frozenset()
    """Names of the publication in lower case, which are no authors."""

    rules: tuple[Rule, ...] = ()
    """Boilerplate of this site alone."""

    ends_at_sign_off: bool = False
    """Whether nothing behind the sign-off belongs to the article."""

    inside_article: bytes | None = None
    """What stands in the source of every page inside the `<article>` around the text, such as a class of the text's element:
    where it does, what stands behind that `<article>` is not looked at. For sites that have all their fields before its end."""

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Kind], ...]:
        return tuple((re.compile(pattern.regex), pattern.kind) for pattern in self.patterns)

    @cached_property
    def _channels(self) -> tuple[tuple[str, Channel], ...]:
        longest_first = sorted(self.channels, key=lambda channel: -len(channel.prefix))
        return tuple((f"https://{channel.prefix}/", channel) for channel in longest_first)

    @cached_property
    def _one_page_suffix(self) -> str:
        """What the address of a one-page view has behind the path of the article, such as "/all"."""
        before, _, suffix = (self.page_form.one_page_url or "").partition("{url}")
        return suffix if not before and suffix.startswith("/") else ""

    def locate(self, url: str) -> Location | None:
        """What `url` says about the article behind it; None where it is no address of an article of this site."""
        try:
            canonical = strip_page_suffix(canonicalise(url).removesuffix(self._one_page_suffix))
        except ValueError:
            return None
        for pattern, kind in self._patterns:
            if match := pattern.match(canonical):
                parts = [value for name, value in match.groupdict().items() if value and name.startswith("id")]
                article_id = "-".join(parts) or url_hash(canonical)
                return Location(canonical, article_id, kind, self._channel_of(canonical))
        return None

    def _channel_of(self, canonical: str) -> Channel | None:
        address = f"{canonical}/"
        return next((channel for begins, channel in self._channels if address.startswith(begins)), None)

    def page_url(self, location: Location, number: int) -> str:
        """The address of page `number` of an article."""
        if number == 1 or not self.page_form.page_url:
            return self.page_form.first_url.format(url=location.url)
        offset = (number - 1) * self.page_form.page_step
        return self.page_form.page_url.format(url=location.url, page=number, offset=offset)

    def one_page_url(self, location: Location) -> str | None:
        """The address of the view that holds all pages; None where the site has none."""
        return self.page_form.one_page_url.format(url=location.url) if self.page_form.one_page_url else None

    def read_page(
        self,
        body: bytes,
        url: str,
        *,
        number: int = 1,
        content_type: str | None = None,
        base: datetime | None = None,
        guess: bool = True,
    ) -> PageReading:
        """Read page `number` of the article at `url`.

        `base` is the time of the crawl, from which relative dates ("2 jam yang lalu") are counted; without it they are
        absent. A page that no layout reads is read by the generic reader, if `guess` allows it. Raises UnknownAddress where
        `url` is not one of the site's articles, UnreadablePage where nothing reads the page.
        """
        location = self.locate(url)
        if location is None:
            raise UnknownAddress(f"{url} is not the address of an article of {self.site}")
        html = as_utf8(body, content_type)
        if cut := up_to_article_end(html, self.inside_article):
            page = Page(cut, url)
            with suppress(UnreadablePage):
                reading = self._read_by_layout(page, location, number, base)
                if ends_at_mark(page.article):
                    return reading
        page = Page(html, url)
        try:
            return self._read_by_layout(page, location, number, base)
        except UnreadablePage:
            if not guess or location.kind in TEXT_OPTIONAL or (node := generic_body(page)) is None:
                raise
        return self._read_by(GENERIC_LAYOUT, node, page, self._own(location, page), number=number, base=base)

    def _own(self, location: Location, page: Page) -> Location:
        """The location with the address that the page gives as its own, if that is of the same article."""
        if page.canonical and page.canonical != location.url:
            own = self.locate(page.canonical)
            if own and own.article_id == location.article_id:
                return replace(own, kind=location.kind)
        return location

    def _read_by_layout(self, page: Page, location: Location, number: int, base: datetime | None) -> PageReading:
        location = self._own(location, page)
        layout, node = self._layout_of(page, location)
        return self._read_by(layout, node, page, location, number=number, base=base)

    def _read_by(
        self,
        layout: Layout,
        node: LexborNode | None,
        page: Page,
        location: Location,
        *,
        number: int,
        base: datetime | None,
    ) -> PageReading:
        url = page.url
        page.article = _article_around(node)
        paged = location.kind not in TEXT_OPTIONAL
        form = self.page_form if paged else PageForm()
        drafts: list[Draft] = []
        inline: list[int] = []
        if node is not None:
            drafts, inline = read_blocks(
                node,
                junk=any_of(layout.junk),
                drop_cap=layout.drop_cap,
                page=number,
                inline=form.inline,
                inline_first=form.inline_first,
                number_of=lambda element: _page_number(element.attributes.get(form.inline_number)),
            )
        as_printed = _blocks(drafts) if number > 1 else []
        dateline = self._take_dateline(drafts)
        if dateline:
            by_page: dict[int, list[Draft]] = {}
            for draft in drafts:
                by_page.setdefault(draft.page, []).append(draft)
            for behind in inline[1:]:
                self._take_dateline(by_page.get(behind, []), same_as=dateline)
        blocks = _blocks(drafts)
        reading = PageReading(
            location=location,
            text=PageText(
                number=number,
                blocks=blocks,
                total=max(read_pager(_around_text(page, node), form, location.url).total, _declared(page, form)),
                inline=inline,
                one_page_view=_shows_all_pages(url, form),
                continues=paged and self._continues(blocks),
            ),
            layout=layout.name,
            dateline=dateline,
            as_printed=as_printed,
        )
        if number == 1:
            reading.lead = self._lead(page, layout, node, location, base)
            if not reading.lead["title"]:
                raise UnreadablePage("title", f"{url}: layout {layout.name} finds no title")
        if not any(strip_boilerplate(line, Counter()) for block in blocks for line in block.text.split("\n")):
            description = first_value(layout.description, page) if location.kind in TEXT_OPTIONAL else None
            if description:
                reading.text.blocks = [Block(type=BlockType.PARAGRAPH, text=description, page=number)]
            elif location.kind not in TEXT_OPTIONAL:
                raise UnreadablePage("empty", f"{url}: layout {layout.name} finds no text on the page")
        return reading

    def assemble(self, readings: Iterable[PageReading], stitched: Stitched | None = None) -> Article:
        """The article from its pages, page 1 among them.

        `stitched` is given where the text was taken from a one-page view. Text, word count, initials and hash are left to
        cleaning.
        """
        pages = sorted(readings, key=lambda reading: reading.text.number)
        first = pages[0]
        whole = stitched or stitch([reading.text_behind(first) for reading in pages])
        location = first.location
        guessed = any(reading.layout == GENERIC for reading in pages)
        # A site that shows less to readers who do not pay proves nothing by its pager, nor does a page of unknown markup.
        doubtful = (guessed or first.lead.get("is_free") is False) and whole.completeness is Completeness.COMPLETE
        return Article(
            id=f"{self.site}:{location.article_id}",
            site=self.site,
            article_id=location.article_id,
            url=location.url,
            kind=location.kind,
            channel=location.channel.key if location.channel else None,
            blocks=whole.blocks,
            pages_expected=whole.pages_expected,
            pages_fetched=whole.pages_fetched,
            page_form=whole.page_form,
            completeness=Completeness.UNKNOWN if doubtful else whole.completeness,
            crawled_at=first.fetched_at,
            layout=GENERIC if guessed else first.layout,
            dateline=first.dateline,
            archive=[reading.archive for reading in pages if reading.archive],
            **first.lead,
        )

    def _layout_of(self, page: Page, location: Location) -> tuple[Layout, LexborNode | None]:
        for layout in self.layouts:
            if layout.text is None:
                node = page.first(layout.body)
            else:
                text = first_value((layout.text,), page)
                node = parse(text).css_first(layout.body) if text else None
            if node is not None:
                return layout, node
        if location.kind in TEXT_OPTIONAL and self.layouts and page.meta.get("og:title"):
            return self.layouts[0], None
        raise UnreadablePage("layout", f"{page.url}: none of the layouts of {self.site} fits the page")

    def _continues(self, blocks: list[Block]) -> bool:
        """Whether nothing stands behind the last cue to a next page but boilerplate."""
        for block in reversed(blocks):
            for line in reversed(block.text.split("\n")):
                counts: Counter[str] = Counter()
                left = strip_boilerplate(line, counts, self.rules)
                if counts["next_page_cue"]:
                    return True
                if left:
                    return False
        return False

    def _take_dateline(self, drafts: list[Draft], *, same_as: str | None = None) -> str | None:
        """The dateline of the first line of text, which is taken out of it; with `same_as` no other one is."""
        unused: Counter[str] = Counter()
        for draft in drafts[:4]:
            # No lines: a dateline was all it had.
            if not draft.lines or not strip_boilerplate(draft.lines[0], unused, self.rules):
                continue
            found = split_dateline(draft.lines[0], draft.lead_bold)
            if found is None:
                if draft.type is BlockType.HEADING:
                    continue
                return None
            dateline, rest = found
            if same_as not in (None, dateline):
                return None
            draft.type = BlockType.PARAGRAPH if draft.type is BlockType.HEADING else draft.type
            draft.lines = [rest, *draft.lines[1:]] if rest else draft.lines[1:]
            return dateline
        return None

    def _names(self, sources: tuple[Source, ...], page: Page) -> list[str]:
        # A source that names the brand alone is passed over for the next one.
        return next((found for source in sources if (found := names(source.values(page), self.brands))), [])

    def _lead(
        self, page: Page, layout: Layout, node: LexborNode | None, location: Location, base: datetime | None
    ) -> dict[str, Any]:
        published, published_raw = _time(layout.published, page, base)
        modified, _ = _time(layout.modified, page, base)
        free = first_value(layout.is_free, page)
        return {
            "title": first_value(layout.title, page),
            "subtitle": first_value(layout.subtitle, page),
            "authors": self._names(layout.authors, page),
            "editors": self._names(layout.editors, page),
            "initials": _initials(layout.initials, page),
            "channel_name": first_value(layout.channel_name, page) or (location.channel.name if location.channel else None),
            "section": all_values(layout.section, page),
            "tags": list(dict.fromkeys(tag for raw in all_values(layout.tags, page) if (tag := raw.lstrip("# ")))),
            "published_at": published,
            "published_offset": offset_minutes(published) if published else None,
            "published_raw": published_raw,
            "modified_at": modified,
            "modified_offset": offset_minutes(modified) if modified else None,
            "images": _images(page, layout, node),
            "is_free": None if free is None else free.strip().lower() not in ("false", "0", "no"),
            "language": page.language,
        }


def _around_text(page: Page, body: LexborNode | None) -> LexborNode | None:
    """Where a pager may stand: in the article around the text, or anywhere on the page where there is none."""
    around = page.article
    return page.tree.root if around is None or (body is not None and around.mem_id == body.mem_id) else around


def _shows_all_pages(url: str, form: PageForm) -> bool:
    mark = form.one_page_mark
    return bool(mark) and (url.rstrip("/").endswith(mark) if mark.startswith("/") else mark in url)


def _declared(page: Page, form: PageForm) -> int:
    """How many pages a script on the page says there are; 1 where none does."""
    if form.declared is None:
        return 1
    pattern = re.compile(form.declared)
    found = (pattern.search(script.text(deep=True)) for script in page.tree.css("script:not([src])"))
    return next((_page_number(match.group(1)) or 1 for match in found if match), 1)


def _initials(sources: tuple[Source, ...], page: Page) -> str | None:
    """The sign-off that stands outside the text."""
    found = (split_sign_off(value, last=True) for source in sources for value in source.values(page))
    return next((sign_off for _, sign_off in filter(None, found)), None)


def _blocks(drafts: list[Draft]) -> list[Block]:
    return [Block(type=draft.type, text=draft.text, page=draft.page) for draft in drafts if draft.lines]


def _article_around(node: LexborNode | None) -> LexborNode | None:
    """The `<article>` that the body stands in, where there is one within reach."""
    found = node
    for _ in range(6):
        if found is None or found.tag == "article":
            break
        found = found.parent
    return found if found is not None and found.tag == "article" else None


def _page_number(text: str | None) -> int | None:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) <= 3 else 0
    return number if 0 < number <= MAX_PAGES else None


def _time(sources: tuple[Source, ...], page: Page, base: datetime | None) -> tuple[datetime | None, str | None]:
    """The first time that can be read, and how it was given; where none can, the first that was given."""
    given = None
    for source in sources:
        for raw in source.values(page):
            if parsed := parse_datetime(raw, base=base):
                return parsed, raw
            given = given or raw
    return None, given


def _images(page: Page, layout: Layout, node: LexborNode | None) -> list[Image]:
    found: list[Image] = []
    lead = page.absolute(first_value(layout.image, page))
    if lead:
        caption, credit = split_credit(first_value(layout.caption, page) or "")
        found.append(Image(url=lead, caption=caption, credit=credit or first_value(layout.credit, page)))
    if layout.figures and node is not None:
        for figure in node.css(layout.figures)[:200]:
            picture = figure.css_first("img")
            if picture is None:
                continue
            attributes = picture.attributes
            url = page.absolute(attributes.get("src") or attributes.get("data-src"))
            if url and all(image.url != url for image in found):
                caption, credit = split_credit(collapse(figure.text(deep=True, separator=" ")))
                found.append(Image(url=url, caption=caption, credit=credit))
    return found

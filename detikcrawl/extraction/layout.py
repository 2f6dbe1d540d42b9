"""Layout: how one generation of a site's article page is marked up. Old layouts stay, so that archives stay readable."""

from __future__ import annotations

from dataclasses import dataclass

from detikcrawl.extraction.sources import Crumbs, Css, Ld, Meta, Source


@dataclass(frozen=True, slots=True)
class Layout:
    """CSS rules for one generation of article pages.

    `body` picks the layout: the first of a site's layouts whose body stands on the page reads it. The other rules are
    sources in the order in which they are believed; a field without a rule is absent.
    """

    name: str
    """Name of the layout, written into every row that it read."""

    body: str
    """CSS of the element that holds the article's text."""

    junk: tuple[str, ...] = ()
    """CSS of elements inside the body that are not the article's text."""

    title: tuple[Source, ...] = ()
    subtitle: tuple[Source, ...] = ()
    authors: tuple[Source, ...] = ()
    editors: tuple[Source, ...] = ()
    initials: tuple[Source, ...] = ()
    """Where the sign-off stands outside the text."""

    channel_name: tuple[Source, ...] = ()
    section: tuple[Source, ...] = ()
    tags: tuple[Source, ...] = ()
    published: tuple[Source, ...] = ()
    modified: tuple[Source, ...] = ()
    image: tuple[Source, ...] = ()
    caption: tuple[Source, ...] = ()
    credit: tuple[Source, ...] = ()
    """Only where it stands apart: a credit at the end of the caption is found there."""

    description: tuple[Source, ...] = ()
    """Stands in for the text of galleries and videos that have none."""

    is_free: tuple[Source, ...] = ()

    text: Source | None = None
    """Where the text stands as HTML in a script of the page; `body` is then CSS of an element of that HTML."""

    figures: str | None = None
    """CSS of elements inside the body that hold a picture of the text and its caption."""

    drop_cap: str | None = None
    """CSS of elements inside the body that hold the first letter of the word behind them."""

    years: str = ""
    """When the layout was in use, as far as known, such as "2019-2026"."""


STANDARD = Layout(
    name="standard",
    body="[itemprop=articleBody]",
    title=(Css("h1", first=True), Ld("headline"), Meta("og:title")),
    authors=(Ld("author"), Meta("author")),
    channel_name=(Crumbs(1, 2), Ld("articleSection")),
    section=(Crumbs(2),),
    tags=(Meta("keywords", ","),),
    published=(Ld("datePublished"), Meta("article:published_time")),
    modified=(Ld("dateModified"), Meta("article:modified_time")),
    image=(Meta("og:image"), Ld("image.url"), Ld("image")),
    description=(Meta("og:description"), Meta("description")),
    is_free=(Ld("isAccessibleForFree"),),
)
"""Where pages that follow schema.org and Open Graph have their fields: a layout takes it and names what is different."""


GENERIC = "generic"
"""Name of the layout of rows that none of the site's layouts read."""


@dataclass(frozen=True, slots=True)
class PageForm:
    """How a site serves the pages of an article."""

    inline: str | None = None
    """CSS of the elements inside the body that hold one page each; their number stands in `inline_number`."""

    inline_number: str = "data-page"
    """Attribute with the number of an inline page."""

    inline_first: int = 1
    """Number of the first inline element where they have none of their own: 2 where they are marks between pages."""

    pager: str | None = None
    """CSS of the links and marks of the pager, one a page."""

    declared: str | None = None
    """Regular expression whose first group is the number of pages, where a script of the page declares it: a check on what
    stands in the HTML."""

    first_url: str = "{url}"
    """Address that page 1 is asked for by; "{url}/" where the site sends whoever leaves out the slash once around."""

    page_url: str | None = None
    """Address of page N, such as "{url}/{page}"; {url} is the canonical URL, {offset} is (N - 1) times `page_step`."""

    page_step: int = 1
    """Paragraphs, or whatever the site counts, from one page to the next."""

    one_page_url: str | None = None
    """Address of the view that holds all pages, such as "{url}?single=1"."""

    one_page_mark: str | None = None
    """What stands in the address of a one-page view, such as "single=1"; what begins with a slash stands at its end."""


QUERY_PAGES = PageForm(page_url="{url}?page={page}", one_page_url="{url}?page=all", one_page_mark="page=all")
"""Pages in the query, and a view of all of them there too: the commonest form on Indonesian sites. Name the `pager`."""

"""WordPress: sites of many houses on one engine. It lists its posts as JSON (`/wp-json/wp/v2/posts`, any day by itself, since
version 4.7 of December 2016), unless the site has closed that, in a feed and in archives by date. `<!--nextpage-->` cuts a post
into pages (`/slug/2/`). Themes differ, but most keep the names of the parts of an article, and plug-ins are mostly the same.
"""

import re
from dataclasses import replace

from detikcrawl.discovery import DatedIndex, Feed, Payload
from detikcrawl.discovery.source import Source
from detikcrawl.extraction import ArticlePattern, Channel, PageForm
from detikcrawl.site import NewsSite
from spiders.layouts.wordpress import LAYOUTS

NO_POSTS = (
    r"(?:author|penulis|tag|topik|category|kategori|rubrik|page|feed|search|comments|wp-(?:admin|content|includes|json|login)"
    r"|cdn-cgi|redaksi|susunan-redaksi|tentang-kami|hubungi-kami|about-us|contact-us|indeks|indeks-berita|kode-etik-jurnalistik"
    r"|pedoman-(?:media-siber|pemberitaan-media-siber)|kebijakan-privasi|privacy-policy|terms?-(?:and|of)-[\w-]+"
    r"|syarat-dan-ketentuan)"
)
"""First parts of paths that lead to no posts."""


def sources(site: str) -> tuple[Source, ...]:
    """What every site offers at `site`, such as "https://contoh.co.id", if it has not closed it."""
    posts = Payload(
        name="posts",
        # Both bounds are outside; an offset behind the last post is an empty list, a page behind the last one an error.
        url=f"{site}/wp-json/wp/v2/posts?after={{previous_day:%Y-%m-%d}}T23:59:59&before={{next_day:%Y-%m-%d}}T00:00:00"
        "&per_page=100&offset={offset}&_fields=link,date",
        step=100,
        items="",
        link="link",
        published="date",
    )
    return (
        posts,
        DatedIndex(
            url=f"{site}/{{day:%Y/%m/%d}}/page/{{page}}/",
            first_url=f"{site}/{{day:%Y/%m/%d}}/",
            card="article, .hentry, .type-post, .td_module_wrap, .jeg_post",
            link=(".entry-title a[href]", ".post-title a[href]", "[rel=bookmark][href]", "h2 a[href]", "h3 a[href]"),
            time="time[datetime]",
            time_attribute="datetime",
        ),
        Feed(url=f"{site}/feed/"),
        replace(
            posts,
            name="search",
            url=f"{site}/wp-json/wp/v2/posts?search={{query}}&per_page=100&offset={{offset}}&_fields=link,date",
            max_pages=10,
        ),
    )


def dated_patterns(domain: str) -> tuple[ArticlePattern, ...]:
    """Addresses of posts under their day (`/2026/07/24/slug`)."""
    return (ArticlePattern(rf"https://(?:www\.)?{re.escape(domain)}/\d{{4}}/\d\d/\d\d/(?!page$)[\w%.-]+$"),)


def slug_patterns(domain: str, folders: str = "") -> tuple[ArticlePattern, ...]:
    """Addresses of posts in the root (`/slug`), or in folders that match `folders`; what tells them from pages and categories
    are two hyphens at least."""
    host = rf"https://(?:www\.)?{re.escape(domain)}/"
    return (ArticlePattern(host + rf"(?!{NO_POSTS}(?:/|$)){folders}(?!{NO_POSTS}$)[\w%]+-[\w%]+-[\w%-]+$"),)


class WordPress(NewsSite):
    """A site on WordPress: name, title, evidence, domain, `discovery = sources(...)` and patterns are all it declares."""

    site_channels: tuple[Channel, ...] = ()
    layouts = LAYOUTS
    page_form = PageForm(
        pager=".page-links a, .page-link a, .post-nav-links a, .post-page-numbers, .jeg_pagelinks a, .page-nav-post a",
        first_url="{url}/",
        page_url="{url}/{page}/",
    )
    brands = frozenset({"admin", "administrator", "redaksi", "editor", "tim redaksi"})

"""Turnbackhoax

Site: https://turnbackhoax.id
Owner: Mafindo (Masyarakat Antifitnah Indonesia): checks of facts, with the verdict before the title ("[SALAH] ...")
Discovery: latest, of all articles, page after page; rss, the newest
Addresses: `/articles/ID-slug` since the middle of 2025, before that WordPress' `/YYYY/MM/DD/slug`, which has no id
Pages: one
Caveats: no real page has been seen: both layouts are from documentation of others' crawlers. The new pages give a day without
the hour. The list of references is part of the text.
"""

import re
from dataclasses import replace

from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.extraction.layout import STANDARD
from detikcrawl.extraction.reader import ArticlePattern, Channel
from detikcrawl.extraction.sources import Css, Ld, Meta
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

SECTIONS = replace(
    STANDARD,
    name="sections",
    years="2025-2026",
    body="section.article--main, article:not(:has(section.article--main))",
    junk=("h1, header, p:has(time), .share, .tags, .related",),
    authors=(),
    channel_name=(),
    section=(Css('article a[href*="category="]', first=True),),
    tags=(),
    published=(*STANDARD.published, Css("article time", "datetime", first=True), Css("article time", first=True)),
)
WORDPRESS = replace(
    STANDARD,
    name="wordpress",
    years="2016-2025",
    body=".entry-content",
    junk=(".sharedaddy, .jp-relatedposts, [class^=mh-s], .entry-tags, .entry-thumbnail, .wp-caption-text",),
    title=(Css("h1.entry-title", first=True), *STANDARD.title),
    authors=(Css(".entry-meta-author a"), *STANDARD.authors),
    channel_name=(),
    section=(Css(".entry-meta-categories a"), Meta("article:section")),
    tags=(Css("a[rel=tag]"),),
    published=(*STANDARD.published, Css(".entry-meta-date", first=True)),
    modified=(Ld("dateModified"), Meta("article:modified_time")),
    caption=(Css(".entry-thumbnail figcaption", first=True),),
)


class Turnbackhoax(NewsSite):
    """Turnbackhoax, which has no channels."""

    name = "turnbackhoax"
    title = "Turnbackhoax"
    evidence = "documentation of others' crawlers, 2025 and 2026; no page has been seen"
    allowed_domains = ["turnbackhoax.id"]

    site_channels = (Channel("articles", "Turnbackhoax", "turnbackhoax.id"),)
    discovery = (
        PagedList(
            url="https://turnbackhoax.id/articles?category=all&page={page}",
            card=".news-card-h-alt",
            link=('a[href*="/articles/"]',),
            title="h2",
            time="span.text-light-black",
        ),
        Feed(url="https://turnbackhoax.id/feed"),
    )
    patterns = (
        ArticlePattern(r"https://(?:www\.)?turnbackhoax\.id/articles/(?P<id>\d+)(?:-|$)"),
        ArticlePattern(r"https://(?:www\.)?turnbackhoax\.id/\d{4}/\d\d/\d\d/[\w%-]+$"),
    )
    layouts = (WORDPRESS, SECTIONS)
    brands = frozenset({"turnbackhoax", "turnbackhoax.id", "mafindo", "admin"})
    rules = (Rule("archive_mark", re.compile(r"\[\s*arsip[^\]\n]{0,60}\]", re.IGNORECASE), whole=False, needs="arsip"),)

"""Turnbackhoax: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Meta

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
    caption=(Css(".entry-thumbnail figcaption", first=True),),
)

LAYOUTS = (WORDPRESS, SECTIONS)

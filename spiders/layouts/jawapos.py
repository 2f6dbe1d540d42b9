"""Jawa Pos: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Meta, ScriptData
from spiders.layouts import promedia

ARTICLE = "props.pageProps.article."

NEXT = replace(
    STANDARD,
    name="next",
    years="2025-2026",
    text=ScriptData(ARTICLE + "content"),
    body="body",
    junk=(".readmore, p:has(> .readmore), .ads, .adsbygoogle, ins",),
    title=(ScriptData(ARTICLE + "title"), *STANDARD.title),
    authors=(ScriptData(ARTICLE + "authors"),),
    editors=(ScriptData(ARTICLE + "editor"),),
    channel_name=(ScriptData(ARTICLE + "category"),),
    section=(),
    tags=(ScriptData(ARTICLE + "tags"), Meta("keywords", ",")),
    published=(ScriptData(ARTICLE + "published_at"), *STANDARD.published),
    image=(ScriptData(ARTICLE + "cover"), *STANDARD.image),
    caption=(ScriptData(ARTICLE + "cover_caption"), Css("article figcaption", first=True)),
)
"""The text is HTML in the data of the script that draws the page, whole, with marks where the reader's pages begin."""

LAYOUTS = (NEXT, *promedia.LAYOUTS)

"""The generic reader: for a page that none of its site's layouts fits, so that a redesign costs quality and no data.

What it reads is a guess. A page is read at all only where it says itself that it is an article, by a time of publication or
by its type; its row has the layout "generic", never says that it is complete, and counts as an alarm in the verdict.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape
from typing import Any

from selectolax.lexbor import LexborNode

from detikcrawl.extraction.layout import GENERIC, STANDARD
from detikcrawl.extraction.page import Page, parse
from detikcrawl.extraction.sources import Css, Ld, Meta, first_value

MIN_WORDS = 40
"""A text below this is a teaser, a caption or a notice."""

MAX_CHARACTERS = 2_000_000
"""Of a page that the extractor is given: it takes a second for a megabyte of hostile markup."""

MAX_TAGS = 7_000
"""Start and end tags of a page on which the extractor may compare its text with what others find: these take time that grows
with the square of the elements, up to eleven seconds for 16,000. Of 133 saved pages the largest has 5,285 (2014 to 2026)."""

MANY_CHARACTERS = 500_000
"""Length of a page from which on the same holds: its words are split one by one. Real pages have 50 to 250 kB."""

LAYOUT = replace(
    STANDARD,
    name=GENERIC,
    body="body",
    title=(Ld("headline"), *STANDARD.title),
    authors=(*STANDARD.authors, Css("[rel=author], [itemprop=author]")),
    published=(
        *STANDARD.published,
        Meta("publishdate"),
        Meta("date"),
        Css("time[datetime]", "datetime", first=True),
        Css("[itemprop=datePublished]", first=True),
    ),
)

_MARKUP = re.compile(r"<(?:p|br|div|h\d|li)\b[^<>]{0,500}>", re.IGNORECASE)
_CUT = re.compile(r"(?:\.\.\.|\u2026|\[\u2026\]|\[\.\.\.\])\s*$")
_TAGS = {"head": "h2", "quote": "blockquote", "item": "li"}


def generic_body(page: Page) -> LexborNode | None:
    """The text of an article on a page of unknown markup, as an element of paragraphs; None where there is none."""
    says_article = page.article_ld or page.meta.get("og:type", "").strip().lower() == "article"
    if not says_article and first_value(LAYOUT.published, page) is None:
        return None
    html = _declared(page) or _extracted(page)
    return parse(html).css_first(LAYOUT.body) if html else None


def _declared(page: Page) -> str:
    """The text that the page gives to search engines."""
    text = page.article_ld.get("articleBody")
    if not isinstance(text, str) or _CUT.search(text):
        return ""
    if "&lt;" in text or "&#" in text or "&quot;" in text:
        text = unescape(text)
    if _MARKUP.search(text):
        return text if _is_long(parse(text).body) else ""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()) if _words(text) else ""


def _extracted(page: Page) -> str:
    """The text that trafilatura finds, where it is installed."""
    html = page.tree.html
    if html is None or len(html) > MAX_CHARACTERS:
        return ""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return ""
    quick = html.count("<") > MAX_TAGS or len(html) > MANY_CHARACTERS
    try:
        found = bare_extraction(html, with_metadata=False, include_comments=False, include_tables=False, fast=quick)
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page is unreadable, as it was before
        return ""
    html = "".join(_paragraphs(found.body)) if found is not None else ""
    return html if _words(html) else ""


def _paragraphs(body: Any) -> list[str]:
    lines = []
    for element in body.iter("p", "head", "quote", "item"):
        text = " ".join("".join(element.itertext()).split())
        if text and not any(parent.tag in ("quote", "item") for parent in element.iterancestors()):
            tag = _TAGS.get(element.tag, "p")
            lines.append(f"<{tag}>{escape(text)}</{tag}>")
    return lines


def _words(text: str | None) -> bool:
    return text is not None and len(text.split(None, MIN_WORDS)) > MIN_WORDS


def _is_long(node: LexborNode | None) -> bool:
    return node is not None and _words(node.text(deep=True, separator=" "))

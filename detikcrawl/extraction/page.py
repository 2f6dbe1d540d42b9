"""A page as the rules see it: its tree, its meta tags and its JSON-LD, each read at most once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

import orjson
from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

MAX_BYTES = 16 * 1024 * 1024
"""A page above this size is no news article; it is cut here, so that no page can take all the memory."""

ARTICLE_TYPES = frozenset(
    {
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
    }
)
_LOOSE_PAIR = re.compile(r'"(@type|headline|datePublished|dateModified|name|isAccessibleForFree)"\s*:\s*"([^"\n]{0,400})"')
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"))


def collapse(text: str) -> str:
    """`text` with every run of white space as one space, and without invisible characters."""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def as_utf8(body: bytes, content_type: str | None = None) -> str | bytes:
    """The page in UTF-8: as it is where it is valid UTF-8, otherwise decoded as header, meta tag or byte order mark say."""
    body = body[:MAX_BYTES]
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return html_to_unicode(content_type, body, default_encoding="utf-8")[1]
    return body


class Page:
    """One HTML page. Nothing here raises on broken HTML or broken JSON-LD: what cannot be read is absent."""

    def __init__(self, html: str | bytes, url: str) -> None:
        """`html` as text, or as bytes in UTF-8."""
        self.url = url
        self.tree = LexborHTMLParser(html)

    def nodes(self, selector: str) -> list[LexborNode]:
        """All elements that match the CSS selector, in document order."""
        return self.tree.css(selector)

    def first(self, selector: str) -> LexborNode | None:
        """The first element that matches the CSS selector."""
        return self.tree.css_first(selector)

    def absolute(self, href: str | None) -> str | None:
        """`href` as an absolute http(s) URL; None for anything else."""
        if not href or len(href) > 4096:
            return None
        try:
            url = urljoin(self.url, href.strip())
        except ValueError:
            return None
        return url if url.startswith(("http://", "https://")) else None

    @cached_property
    def language(self) -> str | None:
        """The language that the page declares for itself."""
        root = self.first("html")
        return ((root.attributes.get("lang") or "").strip() or None) if root is not None else None

    @cached_property
    def meta(self) -> dict[str, str]:
        """Meta tags by lower-case name, property or itemprop; the first non-empty one of a name counts."""
        found: dict[str, str] = {}
        for node in self.nodes("meta[content]"):
            attributes = node.attributes
            content = collapse(attributes.get("content") or "")
            if content:
                for key in ("name", "property", "itemprop"):
                    name = attributes.get(key)
                    if name:
                        found.setdefault(name.lower(), content)
        return found

    @cached_property
    def canonical(self) -> str | None:
        """The address that the page gives as its own: link rel=canonical, else og:url."""
        link = self.first('link[rel="canonical"]')
        return (self.absolute(link.attributes.get("href")) if link is not None else None) or self.absolute(
            self.meta.get("og:url")
        )

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """All JSON-LD objects of the page, lists and @graph unfolded."""
        objects: list[dict[str, Any]] = []
        for node in self.nodes('script[type="application/ld+json"]'):
            objects.extend(_objects(_parse_json(node.text(deep=True))))
        return objects

    @cached_property
    def article_ld(self) -> dict[str, Any]:
        """The JSON-LD object that describes the article; empty where there is none."""
        for candidate in self.json_ld:
            kinds = candidate.get("@type")
            if ARTICLE_TYPES.intersection(kinds if isinstance(kinds, list) else [kinds]):
                return candidate
        return {}

    @cached_property
    def breadcrumb(self) -> list[str]:
        """Names of the BreadcrumbList in JSON-LD, outermost first."""
        for candidate in self.json_ld:
            if candidate.get("@type") == "BreadcrumbList" and isinstance(items := candidate.get("itemListElement"), list):
                return [name for item in items if (name := _crumb(item))]
        return []


def _crumb(item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    name = item.get("name")
    if not isinstance(name, str) and isinstance(inner := item.get("item"), dict):
        name = inner.get("name")
    return collapse(name) if isinstance(name, str) else ""


def _parse_json(text: str) -> Any:
    text = text.strip()
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    try:
        # Templates leave raw line breaks in strings and a comma before a closing bracket.
        return orjson.loads(re.sub(r",(\s*[}\]])", r"\1", re.sub(r"[\x00-\x1f]+", " ", text)))
    except orjson.JSONDecodeError:
        # What is left is an unescaped quotation mark in one value: the others can still be had one by one.
        pairs: dict[str, Any] = {}
        names: list[str] = []
        for key, value in _LOOSE_PAIR.findall(text[:100_000]):
            if key == "name":
                names.append(value)
            else:
                pairs.setdefault(key, value)
        author = re.search(r'"author"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"\n]{1,200})"', text[:100_000])
        if author:
            pairs["author"] = {"name": author.group(1)}
        if re.search(r'"@type"\s*:\s*"NewsArticle"', text[:100_000]):
            pairs["@type"] = "NewsArticle"
        return pairs


def _objects(value: Any, depth: int = 0) -> list[dict[str, Any]]:
    if depth > 4:
        return []
    if isinstance(value, list):
        return [found for item in value[:200] for found in _objects(item, depth + 1)]
    if isinstance(value, dict):
        return [value, *_objects(value.get("@graph"), depth + 1)]
    return []

"""A page as the rules see it: its tree, its meta tags and its JSON-LD, each read at most once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

import orjson
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

from detikcrawl.text.markup import bounded

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
_LOOSE_PAIR = re.compile(r'"(@type|headline|datePublished|dateModified|isAccessibleForFree)"\s*:\s*"([^"\n]{0,400})"')
_LOOSE_AUTHOR = re.compile(r'"author"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"\n]{1,200})"')
_NEWS_ARTICLE = re.compile(r'"@type"\s*:\s*"NewsArticle"')
_WRAPPING = re.compile(r"(?:/[/*]\s*)?<!\[CDATA\[(?:\s*\*/)?|(?:/[/*]\s*)?\]\]>(?:\s*\*/)?|<!--|-->")
"""Comment and CDATA marks that templates put around a script."""

_UTF_16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ABSOLUTE = re.compile(r"https?://[\w.-]+(?:/[\w./%-]*)?(?:\?[\w./%&=-]+)?", re.ASCII)
_BARE = frozenset({"-text", "-comment"})
_PARTING = "br, p, div, li, td, h1, h2, h3, h4"
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\\x00]+")


def collapse(text: str) -> str:
    """`text` with every run of white space as one space, and without invisible characters."""
    if text.isprintable() and "  " not in text:  # so there is no white space but single blanks, and nothing invisible
        return text.strip(" ")
    if not text.isascii() or "\x00" in text:
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def text_of(node: LexborNode) -> str:
    """The text of an element in one line, as a browser shows it: blocks and line breaks part words, inline elements do not."""
    child = node.first_child
    if child is None:
        return ""
    runs: list[str] = []
    while child is not None and child.tag in _BARE:
        runs.append(child.text_content or "")
        child = child.next
    if child is None:
        return collapse("".join(runs))
    parted = any(found.mem_id != node.mem_id for found in node.css(_PARTING))
    return collapse(node.text(deep=True, separator=" " if parted else ""))


def parse(html: str | bytes) -> LexborHTMLParser:
    """The tree of a page or of a piece of one. Bounded, and without the events that only `<selectedcontent>` needs."""
    return LexborHTMLParser(bounded(html), options=LexborDocumentOptions.WO_EVENTS)


def as_utf8(body: bytes, content_type: str | None = None) -> str | bytes:
    """The page in UTF-8: as it is where it is valid UTF-8, otherwise decoded as byte order mark, header or meta tag say.

    What is valid UTF-8 is believed over the header; so is what is UTF-8 but for a few broken bytes.
    """
    body = body[:MAX_BYTES].removeprefix(b"\xef\xbb\xbf")
    if encoding := _UTF_16_MARKS.get(body[:2]):
        return body[2:].decode(encoding, "replace")
    # Half of a UTF-16 page in Latin letters is NUL bytes, which UTF-8 allows and HTML does not.
    if b"\x00" in body[:2]:
        return body.decode("utf-16-be" if body[:1] == b"\x00" else "utf-16-le", "replace")
    try:
        if not body.isascii():
            body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        if sum(character > "\x7f" for character in text) > 2 * broken:
            return text
        try:
            return html_to_unicode(content_type, body, default_encoding="cp1252")[1]
        except (LookupError, UnicodeError):  # a declared codec that is none of text (hex), or reads nothing (undefined)
            return body.decode("cp1252", "replace")
    return body


class Page:
    """One HTML page. Nothing here raises on broken HTML or broken JSON-LD: what cannot be read is absent."""

    def __init__(self, html: str | bytes, url: str) -> None:
        """`html` as text, or as bytes in UTF-8."""
        self.url = url
        self.tree = parse(html)
        self.article: LexborNode | None = None
        """The element that holds the article, once the reader has found it: looked through before the rest of the page,
        which is ten times as big and full of other articles."""
        self._scripts: dict[str, Any] = {}

    def nodes(self, selector: str, *, inside: bool = False) -> list[LexborNode]:
        """All elements of the article that match the CSS selector, in document order; of the page if the article has none.

        With `inside` the rest of the page is not looked through; where no article is marked up, the page is one.
        """
        if self.article is not None and ((found := self.article.css(selector)) or inside):
            return found
        return self.tree.css(selector)

    def first(self, selector: str, *, inside: bool = False) -> LexborNode | None:
        """The first of `nodes`."""
        if self.article is not None and ((found := self.article.css_first(selector)) is not None or inside):
            return found
        return self.tree.css_first(selector)

    def script_data(self, selector: str) -> Any:
        """The JSON in the first script that matches the CSS selector, such as `script#__NEXT_DATA__`; None where there is none
        that can be read."""
        if selector not in self._scripts:
            node = self.tree.css_first(selector)
            try:
                self._scripts[selector] = orjson.loads(node.text(deep=True)) if node is not None else None
            except (orjson.JSONDecodeError, UnicodeEncodeError):
                self._scripts[selector] = None
        return self._scripts[selector]

    def absolute(self, href: str | None) -> str | None:
        """`href` as an absolute http(s) URL; None for anything else."""
        if not href or len(href) > 4096:
            return None
        if _ABSOLUTE.fullmatch(href):  # most are; joining gives them back as they are
            return href
        try:
            url = urljoin(self.url, href.strip())
        except ValueError:
            return None
        return url if url.startswith(("http://", "https://")) else None

    @cached_property
    def language(self) -> str | None:
        """The language that the page declares for itself."""
        root = self.tree.root
        return ((root.attributes.get("lang") or "").strip() or None) if root is not None else None

    @cached_property
    def meta(self) -> dict[str, str]:
        """Content of meta tags, white space as given, by lower-case name, property or itemprop; the first non-empty one of a
        name counts."""
        found: dict[str, str] = {}
        for node in self.tree.css("meta[content]"):
            attributes = node.attributes
            content = attributes.get("content")
            if content and not content.isspace():
                for key in ("name", "property", "itemprop"):
                    name = attributes.get(key)
                    if name:
                        found.setdefault(name.lower(), content)
        return found

    @cached_property
    def canonical(self) -> str | None:
        """The address that the page gives as its own: link rel=canonical, else og:url.

        A relative link gives way to og:url: saved pages have it rewritten, and liputan6 sent it so itself.
        """
        link = self.tree.css_first('link[rel="canonical"]')
        href = (link.attributes.get("href") or "").strip() if link is not None else ""
        if href.startswith(("http://", "https://", "//")) and (own := self.absolute(href)):
            return own
        return self.absolute(self.meta.get("og:url")) or self.absolute(href)

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """All JSON-LD objects of the page, lists and @graph unfolded."""
        head = self.tree.head
        objects = _ld_below(head) if head is not None else []
        # Where the head has both that rows are made of, the rest of the page, which is most of it, is not searched.
        found = {kind for each in objects if isinstance(kind := each.get("@type"), str)}
        if "BreadcrumbList" in found and found & ARTICLE_TYPES:
            return objects
        return _ld_below(self.tree.root)

    @cached_property
    def article_ld(self) -> dict[str, Any]:
        """The JSON-LD object that describes the article; empty where there is none."""
        for candidate in self.json_ld:
            kinds = candidate.get("@type")
            if any(isinstance(kind, str) and kind in ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return candidate
        return {}

    @cached_property
    def breadcrumb(self) -> list[str]:
        """Names of the BreadcrumbList in JSON-LD, outermost first."""
        for candidate in self.json_ld:
            if candidate.get("@type") == "BreadcrumbList" and isinstance(items := candidate.get("itemListElement"), list):
                return [name for item in items[:20] if (name := _crumb(item))]
        return []


def _ld_below(node: LexborNode | None) -> list[dict[str, Any]]:
    scripts = node.css('script[type*="ld+json" i]') if node is not None else []
    return [each for script in scripts for each in _objects(_parse_json(script.text(deep=True)))]


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
        text = _WRAPPING.sub("", text)
    try:
        # Templates leave raw line breaks in strings, and a comma before a closing bracket or a semicolon behind the last.
        text = re.sub(r"[\x00-\x1f]+", " ", text).strip(" ;")
        return orjson.loads(re.sub(r",\s*([}\]])", r"\1", text))
    except orjson.JSONDecodeError:
        # What is left is an unescaped quotation mark in one value: the others can still be had one by one.
        text = text[:100_000]
        pairs: dict[str, Any] = {}
        for key, value in _LOOSE_PAIR.findall(text):
            pairs.setdefault(key, value)
        if author := _LOOSE_AUTHOR.search(text):
            pairs["author"] = {"name": author.group(1)}
        if _NEWS_ARTICLE.search(text):
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

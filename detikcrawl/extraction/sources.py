"""Where a field of an article may be read: JSON-LD, meta tags, elements. The words that layouts are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from detikcrawl.extraction.page import Page, collapse, text_of

_ZONE = re.compile(r"\s*(?:Z|UTC|GMT|[+-]00:?00)$")


class Source(Protocol):
    """Something on a page that may hold a field."""

    def values(self, page: Page) -> list[str]:
        """The non-empty values found, in order; empty where the page has none."""


@dataclass(frozen=True, slots=True)
class Ld:
    """A value of the article's JSON-LD object by dotted path; objects and lists give their `name` or `url`."""

    path: str

    def values(self, page: Page) -> list[str]:
        """The values at the path as text."""
        value: Any = page.article_ld
        for step in self.path.split("."):
            if isinstance(value, list):
                value = value[0] if value else None
            if isinstance(value, dict):
                value = value.get(step)
            elif not (isinstance(value, str) and step in ("name", "url")):  # a plain string may stand for an object
                value = None
        return _texts(value)


@dataclass(frozen=True, slots=True)
class ScriptData:
    """A value in the JSON of a script by dotted path; objects and lists give their `name` or `url`."""

    path: str
    script: str = "script#__NEXT_DATA__"
    """CSS of the script element."""

    def values(self, page: Page) -> list[str]:
        """The values at the path as text."""
        value: Any = page.script_data(self.script)
        for step in self.path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return _texts(value)


@dataclass(frozen=True, slots=True)
class Crumbs:
    """The names of the JSON-LD breadcrumb from `start` to `stop`, as in a slice."""

    start: int = 0
    stop: int | None = None

    def values(self, page: Page) -> list[str]:
        """The names, outermost first."""
        return page.breadcrumb[self.start : self.stop]


@dataclass(frozen=True, slots=True)
class Meta:
    """The content of a meta tag by name, property or itemprop.

    `split` cuts a list apart; `false_zone` drops a zone that the site prints but does not mean, such as a Z behind local
    time.
    """

    name: str
    split: str | None = None
    false_zone: bool = False

    def values(self, page: Page) -> list[str]:
        """The content, or its parts."""
        content = collapse(page.meta.get(self.name.lower(), ""))
        if not content:
            return []
        if self.false_zone:
            content = _ZONE.sub("", content)
        return [part for raw in content.split(self.split) if (part := collapse(raw))] if self.split else [content]


@dataclass(frozen=True, slots=True)
class Css:
    """The text (or an attribute) of the elements that match a CSS selector.

    `joined` makes one value of all: a caption whose credit stands in an element of its own. `inside` is for what most
    articles do not have: where the article is marked up as one, the rest of the page is not looked through for it.
    """

    selector: str
    attribute: str | None = None
    first: bool = False
    joined: bool = False
    inside: bool = False

    def values(self, page: Page) -> list[str]:
        """The texts of the elements, white space collapsed."""
        if self.first:
            node = page.first(self.selector, inside=self.inside)
            nodes = [] if node is None else [node]
        else:
            nodes = page.nodes(self.selector, inside=self.inside)
        if self.attribute:
            texts = [collapse(node.attributes.get(self.attribute) or "") for node in nodes]
        else:
            texts = [text_of(node) for node in nodes]
        texts = [text for text in texts if text]
        return [" ".join(texts)] if self.joined and texts else texts


@dataclass(frozen=True, slots=True)
class Mark:
    """A fixed value that the presence of an element stands for, such as the badge of an article behind a paywall."""

    selector: str
    value: str

    def values(self, page: Page) -> list[str]:
        """The value where the element stands on the page."""
        return [] if page.first(self.selector) is None else [self.value]


@dataclass(frozen=True, slots=True)
class Without:
    """What one source gives and another does not: kompas names an editor as author where nobody else wrote."""

    source: Source
    other: Source

    def values(self, page: Page) -> list[str]:
        """The values of `source` that are none of `other`."""
        excluded = self.other.values(page)
        return [value for value in self.source.values(page) if value not in excluded]


@dataclass(frozen=True, slots=True)
class Part:
    """What a pattern finds in the values of another source, such as the reporters in a byline that names the editor too."""

    source: Source
    pattern: str
    """Regular expression; its first group is the value."""

    def values(self, page: Page) -> list[str]:
        """What the group holds, once for every find."""
        found = (match.group(1) for value in self.source.values(page) for match in re.finditer(self.pattern, value))
        return [text for raw in found if (text := collapse(raw or ""))]


def first_value(sources: tuple[Source, ...], page: Page) -> str | None:
    """The first value of the first source that has one."""
    for source in sources:
        for value in source.values(page):
            return value
    return None


def all_values(sources: tuple[Source, ...], page: Page) -> list[str]:
    """All values of the first source that has any."""
    for source in sources:
        if found := source.values(page):
            return found
    return []


def _texts(value: Any, depth: int = 0) -> list[str]:
    if depth > 4:
        return []
    if isinstance(value, list):
        return [text for item in value[:50] for text in _texts(item, depth + 1)]
    if isinstance(value, dict):
        return _texts(value.get("name") or value.get("url"), depth + 1)
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, str | int | float):
        text = collapse(str(value))
        return [text] if text else []
    return []

"""Putting many CSS selectors into one that costs little to look for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_PLAIN_LIST = re.compile(r"[^\"'()\\]*")
_BY_CLASS = re.compile(r"[a-z]*\d?(?:\.[\w-]+)+")
_BY_ID = re.compile(r"[a-z]*\d?(?:#[\w-]+|\[id[~|^$*]?=[\w-]+\])")


@lru_cache(maxsize=256)
def any_of(selectors: tuple[str, ...]) -> str:
    """One CSS selector for what any of `selectors` matches; empty for none.

    An element without a class or an id, as most inside a text are, is then compared with none of those that ask for one:
    half the time where there are fifty.
    """
    by_class: list[str] = []
    by_id: list[str] = []
    others: list[str] = []
    for selector in _parts(selectors):
        group = by_class if _BY_CLASS.fullmatch(selector) else by_id if _BY_ID.fullmatch(selector) else others
        group.append(selector)
    grouped = [f"[{name}]:is({', '.join(group)})" for name, group in (("class", by_class), ("id", by_id)) if group]
    return ", ".join(grouped + others)


def _parts(selectors: Iterable[str]) -> Iterable[str]:
    for selector in selectors:
        if _PLAIN_LIST.fullmatch(selector):
            yield from filter(None, map(str.strip, selector.split(",")))
        else:  # a comma may stand in quotes or brackets
            yield selector

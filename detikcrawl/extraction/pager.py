"""The pager of an article's page: how many pages the site says there are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from detikcrawl.extraction.layout import PageForm
from detikcrawl.extraction.page import collapse

MAX_PAGES = 60
"""No article has more pages; a pager that says so is broken or hostile (26 is the highest seen by others)."""

_NUMBER = re.compile(r"\d{1,3}")
_OF = re.compile(r"(?:halaman\s+)?(\d{1,3})\s*(?:dari|/)\s*(\d{1,3})", re.IGNORECASE)
_HREF_NUMBER = re.compile(r"(?:/|[?&]page=)(\d{1,3})/?(?:[?#&].*)?$")


@dataclass(frozen=True, slots=True)
class Pager:
    """What a pager says. `total` is 1 where there is none."""

    total: int = 1


def read_pager(root: LexborNode | None, form: PageForm, url: str = "") -> Pager:
    """The pager below `root` by the rules of the site's page form.

    A link to a further page of the article itself is a pager whatever its markup; for that `url` is its canonical URL.
    """
    if root is None or not form.pager:
        return Pager()
    total, intro = 1, 0
    for node in root.css(form.pager):
        text = collapse(node.text(deep=True, separator=" "))[:200]
        if text.lower() == "intro":
            intro = 1  # page 1; "1" is the second then
        numbers = [int(text)] if _NUMBER.fullmatch(text) else [int(last) for _, last in _OF.findall(text)]
        if not numbers and (found := _HREF_NUMBER.search((node.attributes.get("href") or "")[-200:])):
            numbers = [_page_of(int(found.group(1)), form)]
        total = max(total, *numbers) if numbers else total
    if total == 1 and form.page_url and url:
        total = _last_own_page(root, form, url)
    return Pager(total=total + intro)


def _last_own_page(root: LexborNode, form: PageForm, url: str) -> int:
    # Without the scheme: links may say http, or nothing.
    before, after = re.split(r"\{(?:page|offset)\}", form.page_url or "", maxsplit=1)
    begins = before.format(url=url.split("://", 1)[-1])
    total = 1
    quoted = begins.replace("\\", "").replace('"', "")  # a canonical URL holds neither
    path = begins[begins.find("/") :]
    relative = quoted[quoted.find("/") :]
    for node in root.css(f'a[href*="{quoted}"], a[href^="{relative}"]'):
        href = node.attributes["href"] or ""
        rest = (href.partition(begins)[2] or href.removeprefix(path))[:100]
        if (number := _NUMBER.match(rest)) and rest[number.end() :].rstrip("/") == after.rstrip("/"):
            total = max(total, _page_of(int(number.group()), form))
    return total


def _page_of(number: int, form: PageForm) -> int:
    """The page with this number in its address, which may be an offset."""
    return number // form.page_step + 1 if "{offset}" in (form.page_url or "") else number

"""Where the article ends on a page: what stands behind it (comments, other articles, the footer) need not be parsed.

That is close to half of a page. The page is cut behind the end tag of its `<article>`, and there a mark is set. The cut is good
if in the tree the mark is what follows the article: then it was an end tag and no text of a script, it ended this element, and
what was parsed up to it is what the whole page has up to it.
"""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborNode

SHORTEST_REST: Final = 8
"""What is left out is an eighth of the page, at least: less is not worth the risk of having to parse twice."""

_END: Final = b"</article>"
_ID: Final = "article-end"
_MARK: Final = f'<i id="{_ID}">'.encode()


def up_to_article_end(html: str | bytes, inside: bytes | None) -> bytes | None:
    """The page up to the end of its article, with a mark behind; None where that is not told, or all of the page.

    `inside` is what stands in the article of every page, such as a class of the element with its text.
    """
    if inside is None or isinstance(html, str):
        return None
    at = html.find(inside)
    end = html.find(_END, at) + len(_END)
    if at < 0 or end < len(_END) or html.find(b"<article", at, end) >= 0 or (len(html) - end) * SHORTEST_REST < len(html):
        return None
    return b"".join((memoryview(html)[:end], _MARK))  # one copy, not two


def ends_at_mark(article: LexborNode | None) -> bool:
    """Whether an article of a page that was cut is whole."""
    after = article.next if article is not None else None
    return after is not None and after.tag == "i" and after.attributes.get("id") == _ID

"""Addresses: the one that stands for an article, and the ones that links on a page mean."""

from __future__ import annotations

import re
from collections.abc import Collection
from hashlib import blake2b
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit

from w3lib.url import safe_url_string

MAX_LENGTH: Final = 2048
"""Characters of the longest address that `join` gives back."""

_HOST: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]")
_ESCAPE: Final = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# What RFC 3986 lets stand in a path, besides the unreserved characters.
_PATH_SAFE: Final = "/%:@!$&'()*+,;="

_MAY_BE_PAGE: Final = re.compile(r"/(?:amp|[0-9]{1,3})(?:[/?#]|$)")
# The path keeps at least one segment, so a site's own "/2" is no page number.
_PAGE_SUFFIX: Final = re.compile(r"((?:https?:)?//[^/?#]+/[^?#]*?[^/?#])(?:/amp|(?:/amp)?/[0-9]{1,3}(?:/amp)?)/?(?=[?#]|$)")


def canonicalise(url: str, *, keep_query: Collection[str] = ()) -> str:
    """The address that stands for a document, whichever way it was linked.

    https, lower-case host without user and without port 80 or 443, dot segments resolved, escapes as RFC 3986 has
    them, no trailing slash (but for the root), no fragment. Of the query only the parameters named by `keep_query`
    stay, sorted. `//host/path` is accepted. ValueError, with the address in the message, for what is not http(s).
    """
    stripped = url.strip()
    try:
        parts = urlsplit(f"https:{stripped}" if stripped.startswith("//") else stripped)
        if parts.scheme not in ("http", "https"):
            raise ValueError("not http or https")
        host = _host(parts)
        query = ""
        if keep_query and parts.query:
            kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] in keep_query)
            query = urlencode(kept, errors="replace")
    except ValueError as error:
        raise ValueError(f"not an address of the web: {url[:MAX_LENGTH]!r} ({error})") from error
    return f"https://{host}{_path(parts.path)}{'?' if query else ''}{query}"


def strip_page_suffix(url: str) -> str:
    """The address of an article for that of one of its pages or its AMP twin.

    Takes a final `/amp` and a final number of one to three digits off the path ("…/slug/2", "…/slug/amp"); detik names
    pages so. Query and fragment stay, and any other address comes back unchanged. For addresses of articles only:
    a listing may end in a number that is no page of an article.
    """
    found = _PAGE_SUFFIX.match(url) if _MAY_BE_PAGE.search(url) else None
    return url if found is None else found[1] + url[found.end() :]


def join(base: str, href: str) -> str | None:
    """The absolute http(s) address that `href` means on the page at `base`, without its fragment.

    None where it leads nowhere: empty, a mere fragment, `javascript:`, `mailto:`, `data:` and the like, malformed, or
    longer than MAX_LENGTH.
    """
    href = href.strip()
    if not href or href.startswith("#") or len(href) > MAX_LENGTH:
        return None
    try:
        absolute = safe_url_string(urljoin(base, href)).partition("#")[0]
        parts = urlsplit(absolute)
        if parts.scheme not in ("http", "https"):
            return None
        _host(parts)
    except ValueError:
        return None
    return absolute if len(absolute) <= MAX_LENGTH else None


def url_hash(url: str) -> str:
    """16 hexadecimal digits that stand for a canonical address: the article_id where a site has none."""
    return blake2b(url.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _host(parts: SplitResult) -> str:
    """Host and, where it is not a usual one, port. ValueError where there is none or it cannot be one."""
    host = (parts.hostname or "").removesuffix(".")
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        # The codec gives back what is a full stop in another script as a plain one.
        host = host.encode("idna").decode("ascii").lower().removesuffix(".")
    if _HOST.fullmatch(host) is None:
        raise ValueError("no valid host")
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"


def _path(path: str) -> str:
    # Stray percent signs are escaped first and dots unescaped before segments are resolved: else doing it twice would
    # not give the same as doing it once.
    path = _ESCAPE.sub(_normal_escape, quote(path, safe=_PATH_SAFE, errors="replace"))
    segments: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            del segments[-1:]
        elif segment != ".":
            segments.append(segment)
    return "/" + "/".join(segments).rstrip("/")


def _normal_escape(found: re.Match[str]) -> str:
    digits = found[1]
    if digits is None:
        return "%25"
    character = chr(int(digits, 16))
    return character if character in _UNRESERVED else found[0].upper()

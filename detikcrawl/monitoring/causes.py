"""Causes of failure, in classes that a person on call can act on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

NOT_READABLE = ("layout", "empty", "redirected")
"""The site answered, and its page said nothing to us: what a redesign looks like."""

# 503 is how sites say "too many": politeness waits, and what is left of it is throttling.
_OF_HTTP = {
    401: "blocked",
    403: "blocked",
    451: "blocked",
    404: "not_found",
    410: "not_found",
    408: "timeout",
    429: "throttled",
    503: "throttled",
}

_CLASSES: Mapping[str, tuple[str, ...]] = {
    "robots": ("robots", "robots_unreachable"),
    "blocked": ("blocked",),
    "challenge": ("challenge",),
    "throttled": ("throttled", "crawl_delay"),
    "timeout": ("DownloadTimeoutError", "TimeoutError"),
    "dns": ("CannotResolveHostError",),
    "connection": (
        "DownloadConnectionRefusedError",
        "DownloadFailedError",
        "ResponseDataLossError",
        "ConnectionResetError",
        "ConnectionRefusedError",
    ),
    "layout": ("layout", "title", "unreadable"),
    "empty": ("empty",),
    "redirected": ("redirected", "seen", "UnknownAddress"),
    "guard": ("scheme", "userinfo", "port", "host", "address", "proxy", "redirect", "kind", "size", "encoding"),
    "disk": ("DiskFull",),
    "browser": ("browser",),
    "interrupted": ("interrupted",),
}
_CLASS_OF = {cause: name for name, causes in _CLASSES.items() for cause in causes}
_HTTP = re.compile(r"http_(\d{3})")


def cause_class(cause: str) -> str:
    """The class of a cause as the spider counts it: a word, `http_<status>` or the name of an exception; else `other`."""
    if match := _HTTP.fullmatch(cause):
        status = int(match.group(1))
        family = {3: "redirected", 5: "server_error"}.get(status // 100, "other")
        return _OF_HTTP.get(status, family)
    return _CLASS_OF.get(cause, "other")


def by_class(causes: Mapping[str, int]) -> dict[str, int]:
    """Counts of causes, summed by class, the most frequent first."""
    counts: Counter[str] = Counter()
    for cause, count in causes.items():
        counts[cause_class(cause)] += count
    return dict(counts.most_common())

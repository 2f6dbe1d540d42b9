from __future__ import annotations

import inspect

import pytest
from scrapy import exceptions

from detikcrawl.monitoring.causes import NOT_READABLE, by_class, cause_class
from detikcrawl.network import refusal


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        ("http_403", "blocked"),
        ("http_404", "not_found"),
        ("http_410", "not_found"),
        ("http_429", "throttled"),
        ("http_503", "throttled"),
        ("http_500", "server_error"),
        ("http_504", "server_error"),
        ("http_418", "other"),
        ("http_301", "redirected"),
        ("layout", "layout"),
        ("title", "layout"),
        ("DownloadTimeoutError", "timeout"),
        ("CannotResolveHostError", "dns"),
        ("DownloadConnectionRefusedError", "connection"),
        ("address", "guard"),
        ("interrupted", "interrupted"),
        ("robots_unreachable", "robots"),
        ("NeverHeardOf", "other"),
        ("", "other"),
    ],
)
def test_a_cause_has_a_class(cause, expected):
    assert cause_class(cause) == expected


def test_every_cause_of_a_refusal_has_a_class_of_its_own():
    """Those that the docstring of Refused names, one in backquotes each."""
    words = inspect.getdoc(refusal.Refused).split("`")[1::2]
    causes = [word for word in words if word not in ("cause", "led_to")]
    assert len(causes) > 10
    assert [cause for cause in causes if cause_class(cause) == "other"] == []


def test_every_failure_of_a_download_has_one():
    names = [name for name in vars(exceptions) if name.endswith("Error") and not name.startswith("_")]
    names = [name for name in names if name not in ("DownloadCancelledError", "UnsupportedURLSchemeError", "UsageError")]
    assert "DownloadTimeoutError" in names
    assert [name for name in names if cause_class(name) == "other"] == []


def test_counts_are_summed_the_most_frequent_first():
    counts = by_class({"http_404": 1, "title": 2, "layout": 3, "http_410": 1})
    assert list(counts.items()) == [("layout", 5), ("not_found", 2)]
    assert set(counts) & set(NOT_READABLE) == {"layout"}

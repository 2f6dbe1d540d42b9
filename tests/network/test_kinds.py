"""Text and what is none."""

from __future__ import annotations

import gzip

import pytest

from detikcrawl.network.kinds import is_text


@pytest.mark.parametrize(
    "declared",
    [
        "text/html",
        "TEXT/HTML; charset=utf-8",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/rss+xml; charset=UTF-8",
        "application/xhtml+xml",
        "application/json",
        "application/ld+json",
        "application/octet-stream",
        "application/x-gzip",
        "",
        "charset=utf-8",
        None,
    ],
)
def test_text(declared: str | None) -> None:
    assert is_text(declared, b"<!DOCTYPE html><html>")


@pytest.mark.parametrize(
    "declared",
    ["video/mp4", "image/jpeg", "audio/mpeg", "application/pdf", "application/zip", "font/woff2", "application/msword"],
)
def test_no_text(declared: str) -> None:
    assert not is_text(declared)


@pytest.mark.parametrize(
    "body", [b"%PDF-1.7", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"\0\0\0\x20ftypisom", b"PK\x03\x04"]
)
@pytest.mark.parametrize("declared", ["text/html", None, "application/octet-stream"])
def test_first_bytes_tell_more_than_a_type(declared: str | None, body: bytes) -> None:
    assert not is_text(declared, body)


def test_a_packed_sitemap_may_come() -> None:
    assert is_text("application/gzip", gzip.compress(b"<urlset/>"))

"""Payloads: JSON in a document, in a script, and laid flat."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from detikcrawl.discovery.links import Listing, UnreadableListing
from detikcrawl.discovery.payload import Payload
from detikcrawl.discovery.source import Scope

URL = "https://koran.example/ekonomi/_payload.json"
SCOPE = Scope(date(2026, 7, 1), date(2026, 7, 31))
PLAIN = Payload(url=URL, items="data.latest", link="url", published="meta.at", title="title")
ITEMS = [
    {"url": "/ekonomi/beras-7", "title": " Beras \n Naik ", "meta": {"at": "2026-07-24 13:39:00"}},
    {"url": "https://koran.example/ekonomi/gula-8", "title": None, "meta": {"at": 1784874000}},
    {"url": None, "title": "Tanpa alamat"},
    "iklan",
]


def read(data: Any, source: Payload = PLAIN) -> Listing:
    return source.read(json.dumps(data).encode(), URL, SCOPE)


def test_items_give_links_times_and_titles() -> None:
    listing = read({"data": {"latest": ITEMS}})
    assert listing.cards == 4
    assert [(link.url, link.title, link.published) for link in listing.links] == [
        ("https://koran.example/ekonomi/beras-7", "Beras Naik", datetime(2026, 7, 24, 6, 39, tzinfo=UTC)),
        ("https://koran.example/ekonomi/gula-8", None, datetime(2026, 7, 24, 6, 20, tzinfo=UTC)),
    ]


def test_a_path_goes_through_lists_and_the_list_may_be_an_object() -> None:
    source = Payload(url=URL, items="0.rows", link="url")
    assert len(read([{"rows": {"a": {"url": "/a"}, "b": {"url": "/b"}}}], source).links) == 2


def test_the_root_may_be_the_list() -> None:
    source = Payload(url=URL, items="", link="url")
    assert [link.url for link in read([{"url": "/a"}, {"url": "/b"}], source).links] == [
        "https://koran.example/a",
        "https://koran.example/b",
    ]


def test_an_object_around_one_list_is_that_list() -> None:
    source = Payload(url=URL, items="page", link="url")
    listing = read({"page": {"info": {"more": True}, "data": [{"url": "/a"}], "kind": "Page"}}, source)
    assert (listing.cards, [link.url for link in listing.links]) == (1, ["https://koran.example/a"])


def test_an_address_may_be_made_of_parts() -> None:
    source = Payload(url=URL, items="", link="/{section.slug}/{id}/{slug}")
    items = [
        {"section": {"slug": "ekonomi"}, "id": 7, "slug": "beras naik"},
        {"section": None, "id": 8, "slug": "gula"},
        {"section": {"slug": "ekonomi"}, "id": 9, "slug": "../../a?b"},
    ]
    assert [link.url for link in read(items, source).links] == [
        "https://koran.example/ekonomi/7/beras%20naik",
        "https://koran.example/ekonomi/9/..%2F..%2Fa%3Fb",
    ]


def test_a_script_of_a_page_holds_it() -> None:
    source = Payload(url=URL, script="script#__NEXT_DATA__", items="props.pageProps.data", link="url")
    data = json.dumps({"props": {"pageProps": {"data": [{"url": "/a?x=1&y=2"}]}}})
    html = f'<p>x</p><script id="__NEXT_DATA__" type="application/json">{data}</script>'.encode()
    assert [link.url for link in source.read(html, URL, SCOPE).links] == ["https://koran.example/a?x=1&y=2"]


def test_a_flat_array_is_followed_from_place_to_place() -> None:
    flat = [
        ["ShallowReactive", 1], {"data": 2}, ["Reactive", 3], {"rubric-content": 4}, {"latest": 5}, {"data": 6}, [7, 11],
        {"url": 8, "at": 9, "title": 10}, "/ekonomi/beras-7", ["Date", "2026-07-24T06:39:00Z"], "Beras Naik",
        {"url": 8, "at": 99, "title": -1},
    ]  # fmt: skip
    source = Payload(url=URL, items="data.rubric-content.latest.data", link="url", published="at", title="title", flat=True)
    listing = read(flat, source)
    assert listing.cards == 2
    (link,) = listing.links
    assert (link.url, link.title) == ("https://koran.example/ekonomi/beras-7", "Beras Naik")
    assert link.published == datetime(2026, 7, 24, 6, 39, tzinfo=UTC)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        (PLAIN, b""),
        (PLAIN, b"<html>403</html>"),
        (PLAIN, b'{"data": {}}'),
        (PLAIN, b'{"data": {"latest": "x"}}'),
        (PLAIN, b"[" * 100_000),
        (Payload(url=URL, script="script#x", items="a", link="url"), b"<p>tanpa skrip</p>"),
        (Payload(url=URL, items="a", link="url", flat=True), b'{"a": []}'),
        (Payload(url=URL, items="a", link="url", flat=True), b'[["Reactive", 0]]'),
        (Payload(url=URL, items="a", link="url", flat=True), b"[]"),
    ],
)
def test_where_there_is_no_list_that_is_said(source: Payload, body: bytes) -> None:
    with pytest.raises(UnreadableListing):
        source.read(body, URL, SCOPE)


def test_an_empty_list_is_a_list() -> None:
    assert read({"data": {"latest": []}}) == Listing(cards=0, links=())

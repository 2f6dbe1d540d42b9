"""Feeds: the three dialects, and how real ones are broken."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pytest

from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.links import Listing, UnreadableListing
from detikcrawl.discovery.source import Scope

URL = "https://koran.example/rss"
FEED = Feed(url=URL)
SCOPE = Scope(date(2026, 7, 1), date(2026, 7, 31))


def read(xml: str | bytes) -> Listing:
    return FEED.read(xml.encode() if isinstance(xml, str) else xml, URL, SCOPE)


def rss(*items: str) -> str:
    channel = "<title>Koran</title><link>https://koran.example/</link><image><link>https://koran.example/logo</link></image>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{"".join(items)}</channel></rss>'


def test_rss() -> None:
    listing = read(
        rss(
            """<item><title><![CDATA[Sawah & "Irigasi" di Hulu]]></title><link>https://koran.example/read/1/sawah</link>
            <pubDate>Fri, 24 Jul 2026 13:39:00 +0700</pubDate><description>&lt;a href="/read/9"&gt;lain&lt;/a&gt;</description>
            <media:title>Foto</media:title></item>""",
            "<item><title>Tanpa tautan</title></item>",
        )
    )
    assert listing.cards == 2
    (link,) = listing.links
    assert (link.url, link.title) == ("https://koran.example/read/1/sawah", 'Sawah & "Irigasi" di Hulu')
    assert link.published == datetime(2026, 7, 24, 6, 39, tzinfo=UTC)
    assert link.source == "rss"


def test_rdf() -> None:
    listing = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><link>https://koran.example</link>
        <items><rdf:Seq><rdf:li resource="https://koran.example/read/2"/></rdf:Seq></items></channel>
        <item rdf:about="x"><title>Panen</title><link>https://koran.example/read/2</link>
        <dc:date>2026-07-24T13:39:00+07:00</dc:date></item></rdf:RDF>"""
    )
    assert [(link.url, link.published) for link in listing.links] == [
        ("https://koran.example/read/2", datetime(2026, 7, 24, 6, 39, tzinfo=UTC))
    ]


@pytest.mark.parametrize("prefix", ["", "a:"])
def test_atom(prefix: str) -> None:
    xml = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Pesisir</title><id>tag:koran.example,2026:3</id>
    <source><id>https://koran.example/sumber</id><title>Lain</title></source>
    <link rel="self" href="/api/3"/><link rel='alternate' href='/read/3?a=1&amp;b=2' />
    <published>2026-07-24T06:39:00Z</published><updated>2026-07-30T00:00:00Z</updated></entry></feed>"""
    if prefix:
        for name in ("feed", "entry", "title", "id", "source", "link", "published", "updated"):
            xml = xml.replace(f"<{name}", f"<a:{name}").replace(f"</{name}", f"</a:{name}")
    (link,) = read(xml).links
    assert link.url == "https://koran.example/read/3?a=1&b=2"
    assert (link.title, link.published) == ("Pesisir", datetime(2026, 7, 24, 6, 39, tzinfo=UTC))


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("<link></link><guid>https://koran.example/read/4</guid>", "https://koran.example/read/4"),
        ("<link>https://koran.example/</link><guid>https://koran.example/read/4</guid>", "https://koran.example/read/4"),
        ("<guid isPermaLink='false'>4711</guid>", None),
        ("<link>https://koran.example</link>", None),
        ("<link>//koran.example/read/4</link>", "https://koran.example/read/4"),
        ("<link>https://koran.example/read/4?a=1&b=2&copy=3</link>", "https://koran.example/read/4?a=1&b=2&copy=3"),
        ("<link>http://koran.feedsportal.com/c/33/l/0Lkoran/story01.htm</link>", "http://koran.feedsportal.com/c/33/l/0Lkoran/story01.htm"),
        ("<link>javascript:alert(1)</link>", None),
    ],
)  # fmt: skip
def test_the_address_is_the_link_and_else_the_guid(fields: str, address: str | None) -> None:
    assert [link.url for link in read(rss(f"<item>{fields}</item>")).links] == ([address] if address else [])


@pytest.mark.parametrize(
    "broken",
    [
        "\n\n" + rss("<item><title>A</title><link>/read/1</link></item>"),
        "<!-- dibuat oleh <rss> --><?xml-stylesheet href='x'?>" + rss("<item><title>A</title><link>/read/1</link></item>"),
        rss("<item><title>A</title><link>/read/1</link><description>5 < 6 & 7<br>lalu</description></item>"),
        rss("<item><title>A</title><link>/read/1</link></b></item></item>"),
        rss("<item><title>A</title><link>/read/1</link>"),
        rss("<item><title>A</title><link>/read/1</link></item><item><title>Terpotong</title><link>/read/22")[:-20],
        rss("<item><title>A</title>\x00\x0b<link>/read/1</link></item>"),
    ],
)
def test_what_is_broken_around_an_entry_does_not_hide_it(broken: str) -> None:
    assert "https://koran.example/read/1" in [link.url for link in read(broken).links]


def test_an_address_that_is_cut_off_is_not_taken() -> None:
    whole = rss("<item><link>https://koran.example/read/1</link></item><item><link>https://koran.example/read/22</link></item>")
    cut = whole[: whole.index("22") + 1]
    assert [link.url for link in read(cut).links] == ["https://koran.example/read/1"]


def test_titles_in_other_encodings_and_with_entities() -> None:
    xml = '<?xml version="1.0" encoding="ISO-8859-1"?>' + rss(
        "<item><title>Caf\xe9&nbsp;Baru &#8211; A</title><link>/a</link></item>"
    )
    (link,) = read(xml.encode("latin-1")).links
    assert link.title == "Café Baru – A"


def test_a_packed_feed_is_unpacked() -> None:
    assert read(gzip.compress(rss("<item><link>/read/1</link></item>").encode())).cards == 1


@pytest.mark.parametrize("other", [b"", b"<!DOCTYPE html><html><body>Just a moment...</body></html>", b"{}", b"\x1f\x8bxx"])
def test_what_is_no_feed_is_said_to_be_none(other: bytes) -> None:
    with pytest.raises(UnreadableListing):
        read(other)


def test_entity_bombs_stay_small_and_files_stay_unread() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>
    <rss><channel><item><title>&l9;&f;</title><link>/read/1</link></item></channel></rss>"""
    (link,) = read(xml).links
    assert link.title == "&l9;&f;"


def test_a_feed_that_unpacks_to_gigabytes_is_refused() -> None:
    with pytest.raises(UnreadableListing, match="larger"):
        read(gzip.compress(b"<rss>" + b" " * (17 * 1024 * 1024)))

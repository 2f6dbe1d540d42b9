"""Links, pages and rows of a made-up detik."""

from datetime import UTC, date, datetime

from detikcrawl.storage.ledger import NewLink, StoredPage, WalkKey
from detikcrawl.storage.rows import to_row

DAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)


def link(number, *, channel="news", day=DAY):
    return NewLink(str(number), url_of(number), "article", channel, day, "index")


def url_of(number):
    return f"https://news.detik.com/berita/d-{number}/pasar-apung-buka-lagi"


def page(*numbers):
    return StoredPage('"etag"', None, len(numbers), tuple((url_of(number), None, "Pasar Apung") for number in numbers))


def walk(channel="news", day=DAY):
    return WalkKey("index", channel, day)


def row(number, **values):
    given = {
        "id": f"detik:{number}",
        "site": "detik",
        "article_id": str(number),
        "url": url_of(number),
        "kind": "article",
        "title": f"Pasar Apung {number}",
        "text": f"Perahu ke-{number} merapat.",
        "channel": "news",
        "pages_fetched": 1,
        "page_form": "single",
        "completeness": "complete",
        "content_hash": f"hash-{number}",
        "revision": 1,
        "crawled_at": NOW,
        "schema_version": 1,
    }
    return to_row(given | values)

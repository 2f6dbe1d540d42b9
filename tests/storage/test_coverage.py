"""Coverage of sites whose lists have no channel of their own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.link import NewLink, StoredPage, WalkKey

DAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)


def test_a_walk_of_no_channel_covers_links_of_none(tmp_path: Path) -> None:
    walk = WalkKey("index", "", DAY)
    link = NewLink("1", "https://koran.example/read/1", "article", None, DAY, "index")
    with Ledger(tmp_path / "koran.sqlite") as ledger:
        ledger.record_page(walk, 1, StoredPage(None, None, 1, ((link.url, None, None),)), [(link, "open")], NOW)
        ledger.close_walk(walk, "empty", NOW)
        (line,) = ledger.coverage(DAY, DAY)
    assert (line.channel, line.day, line.listed, line.walk) == (None, DAY, 1, "closed")


def test_the_number_of_a_sitemap_is_kept_whole(tmp_path: Path) -> None:
    walk = WalkKey("sitemap", "news", DAY)
    with Ledger(tmp_path / "koran.sqlite") as ledger:
        ledger.record_page(walk, 2**48 - 1, StoredPage('"x"', None, 0, ()), [], NOW)
        assert ledger.stored_page(walk, 2**48 - 1) == StoredPage('"x"', None, 0, ())
        assert ledger.stored_page(walk, 2**48 - 2) is None

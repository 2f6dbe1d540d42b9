"""Rows that break the contract are counted, kept apart, and never reach an output."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import pytest
from scrapy.exceptions import DropItem
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from detikcrawl.article import Article, Block, BlockType, Completeness, Kind, PageForm
from pipelines.validate import Validate

GOOD = Article(
    id="koran:1",
    site="koran",
    article_id="1",
    url="https://koran.example/1",
    kind=Kind.ARTICLE,
    title="Judul",
    blocks=[Block(type=BlockType.PARAGRAPH, text="Isi.", page=1)],
    text="Isi.",
    pages_fetched=1,
    page_form=PageForm.SINGLE,
    completeness=Completeness.COMPLETE,
    crawled_at=datetime(2026, 11, 16, tzinfo=UTC),
)


class Step:
    """The step in a crawl without anything else."""

    def __init__(self, folder: Path) -> None:
        self.stats = StatsCollector(SimpleNamespace(settings=Settings({"STATS_DUMP": False})))
        crawler = SimpleNamespace(
            stats=self.stats,
            settings=Settings({"DATA_DIR": str(folder)}),
            spider=SimpleNamespace(name="koran"),
            get_extension=lambda _: None,
        )
        self.step = Validate.from_crawler(crawler)
        self.folder = folder / "rejects" / "koran"

    def refuse(self, item: Any) -> None:
        with pytest.raises(DropItem):
            self.step.process_item(item)

    def rejects(self) -> list[dict[str, Any]]:
        (file,) = self.folder.iterdir()
        return [orjson.loads(line) for line in file.read_bytes().splitlines()]


def test_a_good_row_passes_and_leaves_no_file(tmp_path: Path) -> None:
    step = Step(tmp_path)
    assert step.step.process_item(GOOD) is GOOD
    step.step.close_spider()
    assert not list(tmp_path.iterdir())
    assert step.stats.get_stats() == {}


def test_a_bad_row_is_counted_and_kept_with_its_reasons(tmp_path: Path) -> None:
    step = Step(tmp_path)
    step.refuse(replace(GOOD, text=None, url="http://koran.example/1"))
    step.refuse(replace(GOOD, title=None))
    step.step.close_spider()
    assert step.stats.get_stats() == {"rejects/rows": 2, "rejects/text": 1, "rejects/url": 1, "rejects/title": 1}
    first, second = step.rejects()
    assert len(first["problems"]) == 2
    assert first["row"]["url"] == "http://koran.example/1"
    assert first["row"]["blocks"] == [{"type": "paragraph", "text": "Isi.", "page": 1}]
    assert second["problems"][0].startswith("title")


@pytest.mark.parametrize(
    "change",
    [
        {"title": "setengah \ud83d"},
        {"text": "setengah \udc80"},
        {"word_count": 2**70},
        {"word_count": "banyak"},
        {"tags": "bukan daftar"},
        {"tags": [object()]},
        {"blocks": [{"type": "paragraph"}]},
        {"kind": []},
        {"published_at": datetime(2026, 11, 16)},  # noqa: DTZ001 - no zone: that is the point
        {"published_at": "kemarin"},
        {"published_at": datetime(2026, 11, 16, tzinfo=UTC), "published_offset": 10**9},
        {"similarity": float("nan")},
        {"images": {"url": {1, 2}}},
        {"archive": [lambda: None]},
    ],
)
def test_whatever_a_row_holds_it_is_kept_and_nothing_breaks(change: dict[str, Any], tmp_path: Path) -> None:
    step = Step(tmp_path)
    step.refuse(replace(GOOD, **change))
    assert step.step.process_item(GOOD) is GOOD
    step.step.close_spider()
    (kept,) = step.rejects()
    assert any(problem.startswith(tuple(change)) for problem in kept["problems"])
    assert "koran:1" in str(kept["row"])


def test_a_row_is_on_disk_as_soon_as_it_was_refused(tmp_path: Path) -> None:
    step = Step(tmp_path)
    step.refuse(replace(GOOD, text=""))
    assert len(step.rejects()) == 1
    step.refuse(replace(GOOD, published_at=GOOD.crawled_at + timedelta(days=3)))
    assert len(step.rejects()) == 2
    step.step.close_spider()


def test_two_runs_never_share_a_file(tmp_path: Path) -> None:
    for _ in range(2):
        step = Step(tmp_path)
        step.refuse(replace(GOOD, text=None))
        step.step.close_spider()
    assert len(list((tmp_path / "rejects" / "koran").iterdir())) == 2

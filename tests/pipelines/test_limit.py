"""With a limit exactly so many rows pass, and the run is asked to stop once."""

import asyncio
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DropItem
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from pipelines.limit import Limit


def crawler(limit: int | None) -> SimpleNamespace:
    stopped: list[str] = []

    async def close_spider_async(*, reason: str) -> None:
        stopped.append(reason)

    return SimpleNamespace(
        stats=StatsCollector(SimpleNamespace(settings=Settings({"STATS_DUMP": False}))),
        spider=SimpleNamespace(arguments=SimpleNamespace(limit=limit)),
        engine=SimpleNamespace(close_spider_async=close_spider_async),
        stopped=stopped,
        get_extension=lambda _: None,
    )


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_exactly_so_many_rows_pass_and_the_run_stops(limit: int) -> None:
    async def run() -> list[int]:
        step = Limit.from_crawler(it)
        passed = []
        for number in range(5):
            try:
                passed.append(step.process_item(number))
            except DropItem:
                continue
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        return passed

    it = crawler(limit)
    assert asyncio.run(run()) == list(range(limit))
    assert it.stopped == ["limit"]
    assert it.stats.get_stats() == {"limit/dropped": 5 - limit}


def test_without_a_limit_everything_passes() -> None:
    it = crawler(None)
    step = Limit.from_crawler(it)
    assert [step.process_item(number) for number in range(5)] == list(range(5))
    assert it.stopped == []

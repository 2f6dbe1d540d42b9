"""Crawls that are stopped in every way and started again lose nothing: the short form of `make chaos`."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.chaos.faults import Faults, Kill
from tests.chaos.scenarios import SCENARIOS
from tests.chaos.world import Outcome, World

ARTICLES = 150
CHANNELS = ("news", "finance")

Outcomes = dict[str, Future[tuple[int, Outcome]]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcomes]:
    """All scenarios, two at a time: most of the time of each is that of Python starting."""

    def run(name: str) -> tuple[int, Outcome]:
        scenario, _, times = SCENARIOS[name]
        folder = tmp_path_factory.mktemp(name)
        with World(folder, articles=ARTICLES, seed=len(name), part_rows=4, channels=CHANNELS) as world:
            return scenario(world, times), world.outcome()

    pool = ThreadPoolExecutor(2)
    try:
        yield {name: pool.submit(run, name) for name in SCENARIOS}
    finally:
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_article_is_there_once(name: str, outcomes: Outcomes) -> None:
    stops, outcome = outcomes[name].result()
    print(f"{name}: {stops} stops; {outcome.requests} requests, {outcome.again} of them for pages of articles had before")
    assert outcome.wrong == ()
    assert (outcome.jsonl_rows, outcome.parquet_rows) == (ARTICLES, ARTICLES)
    assert stops >= 1


def test_a_run_counts_what_it_put_in_order(tmp_path: Path) -> None:
    with World(tmp_path, articles=12, seed=1, part_rows=5, channels=CHANNELS) as world:
        kill = Kill("detikcrawl.storage.parts:PartWriter._sync_folder", "after")
        with world.crawl(Faults(kill=kill)) as crawl:
            assert crawl.end() == -signal.SIGKILL
        world.let_end()
        (summary,) = (json.loads(path.read_bytes()) for path in world.folders.runs.glob("*.json"))
        assert (summary["recovery"]["adopted"], summary["recovery"]["adopted_rows"]) == (1, 5)
        assert world.outcome().wrong == ()

"""The ways of being stopped. Each takes a world and how often it is to happen, and leaves a crawl that has ended.

What a scenario asserts is that it did what it says; what came of it, `World.outcome` tells.
"""

from __future__ import annotations

import signal
from collections.abc import Callable

from tests.chaos.faults import Faults, Kill
from tests.chaos.world import World

STARTING = 4.0
"""Seconds that a crawl takes from its start to its first requests, about."""

PARTS = "detikcrawl.storage.parts:PartWriter."
FILES = "detikcrawl.storage.part_files:PartFiles."
LEDGER = "detikcrawl.storage.ledger:Ledger."

COMMIT = (
    Kill(f"{PARTS}_seal", "before"),
    Kill(f"{PARTS}_seal", "after"),
    Kill(f"{PARTS}_intend", "after"),
    Kill("os:link", "after"),
    Kill(f"{PARTS}_publish", "after"),
    Kill(f"{PARTS}_sync_folder", "after"),
    Kill(f"{LEDGER}register_part", "after"),  # inside the transaction
    Kill(f"{PARTS}_record", "after"),
    Kill(f"{FILES}write_parquet", "after"),
    Kill(f"{PARTS}_derive", "after"),
)
"""Between every two steps of the commit, and inside those that take several."""

ELSEWHERE = (
    Kill("detikcrawl.storage.journal:Journal._append", "after", 3),
    Kill(f"{LEDGER}record_page", "before", 2),
    Kill(f"{LEDGER}record_page", "after", 5),
    Kill(f"{LEDGER}record_walk_end", "before"),
    Kill(f"{LEDGER}record_walk_end", "after"),
    Kill(f"{FILES}settle", "after"),
    Kill(f"{LEDGER}commit_part", "after"),
)
"""While links are remembered, and while the next start puts things in order."""


def sigkill(world: World, times: int) -> None:
    """SIGKILL at random moments: after so many requests and a bit, and now and then while the crawl is starting."""
    done = 0
    while done < times:
        with world.crawl() as crawl:
            if world.rng.random() < 0.2:
                world.pause(STARTING)
            else:
                crawl.wait_until(world.asked(_some(world, times)))
                world.pause(0.2)
            # A crawl that had nothing left to do before the last kill was one of too few articles.
            assert crawl.kill(), f"only {done} of {times} kills found a crawl to kill"
        done += 1
    world.let_end()


def sigterm_twice(world: World, times: int) -> None:
    """SIGTERM, and again before the crawl has ended in good order."""
    for done in range(times):
        with world.crawl() as crawl:
            assert crawl.wait_until(world.asked(_some(world, times))), f"it had ended before signal {done}"
            crawl.process.send_signal(signal.SIGTERM)
            world.pause(0.1)
            crawl.process.send_signal(signal.SIGTERM)
            crawl.end()
    world.let_end()


def full_disk(world: World, times: int) -> None:
    """A disk that fills up under a crawl, is still full when the next one starts, and has space again after that."""
    flag = world.folder / "disk-is-full"
    faults = Faults(full=flag)
    for done in range(times):
        with world.crawl(faults) as crawl:
            assert crawl.wait_until(world.asked(_some(world, times))), f"it had ended before the disk was full, time {done}"
            flag.touch()
            crawl.end()
            assert "cannot be written to" in crawl.log or "MB free" in crawl.log, crawl.log
        asked = len(world.newsroom.log)
        with world.crawl(faults) as crawl:
            assert crawl.end() > 0, crawl.log
            assert crawl.log.count("\n") == 1, crawl.log
        assert len(world.newsroom.log) == asked
        flag.unlink()
    world.let_end()


def no_parquet(world: World, times: int) -> None:
    """Parquet that cannot be written for a while: from the middle of a crawl to that of the next but one, with kills."""
    flag = world.folder / "no-parquet"
    faults = Faults(no_parquet=flag)
    for done in range(times):
        with world.crawl(faults) as crawl:
            if done % 2:
                assert crawl.wait_until(world.asked(_some(world, times)))
                flag.unlink()
            assert crawl.wait_until(world.asked(_some(world, times) // 2))
            if not done % 2:
                flag.touch()
                names = world.part_names()
                assert crawl.wait_until(lambda names=names: len(world.part_names()) > len(names) + 1)
            assert crawl.kill()
    if flag.exists():
        with world.crawl(faults) as crawl:
            assert crawl.end() >= 0, crawl.log
        assert len(world.part_names(".parquet")) < len(world.part_names())
        flag.unlink()
    world.let_end()


def killed_between_steps(world: World, times: int) -> None:
    """SIGKILL between every two steps of the commit, in so many of the parts that a run writes, the first one first."""
    for call in range(1, times + 1):
        for kill in COMMIT:
            _kill(world, Kill(kill.function, kill.when, call))
    world.let_end()


def killed_elsewhere(world: World, times: int) -> None:
    """SIGKILL around what else is durable: links and walks being remembered, a start that mends what a kill left."""
    for _ in range(times):
        for kill in ELSEWHERE:
            if kill.function in (f"{FILES}settle", f"{LEDGER}commit_part"):
                # A part that the next start has to adopt.
                _kill(world, Kill(f"{PARTS}_sync_folder", "after"))
            _kill(world, kill)
    world.let_end()


def lost_ledger(world: World, times: int) -> None:
    """A crawl killed at a random moment, its ledger lost, and built again from parts and journals; killed there, too."""
    for done in range(times):
        with world.crawl() as crawl:
            assert crawl.wait_until(world.asked(_some(world, times)))
            world.pause(0.2)
            assert crawl.kill()
        world.lose_ledger()
        if done % 2:
            with world.rebuild(Faults(kill=Kill("detikcrawl.storage.ledger:Ledger.record_links", "after", 20))) as rebuild:
                assert rebuild.end() == -signal.SIGKILL, rebuild.log
        with world.rebuild() as rebuild:
            assert rebuild.end() == 0, rebuild.log
    world.let_end()


SCENARIOS: dict[str, tuple[Callable[[World, int], None], int]] = {
    "sigkill": (sigkill, 25),
    "sigterm_twice": (sigterm_twice, 10),
    "full_disk": (full_disk, 3),
    "no_parquet": (no_parquet, 5),
    "killed_between_steps": (killed_between_steps, 3),
    "killed_elsewhere": (killed_elsewhere, 1),
    "lost_ledger": (lost_ledger, 5),
}
"""Each with how often it happens in the long form."""


def _kill(world: World, kill: Kill) -> None:
    with world.crawl(Faults(kill=kill)) as crawl:
        assert crawl.end() == -signal.SIGKILL, f"it never came to be killed {kill}:\n{crawl.log}"


def _some(world: World, times: int) -> int:
    """A number of requests such that a crawl can be stopped so many times after that many, and has not ended yet."""
    return world.rng.randint(1, max(1, 2 * len(world.newsroom.stories) // (times + 1)) - 1)

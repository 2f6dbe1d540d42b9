"""The ways of being stopped. Each takes a world and how often it is to happen, leaves a crawl that has ended, and says how
often a process was really stopped.

What a scenario asserts is that it did what it says; what came of it, `World.outcome` tells.
"""

from __future__ import annotations

import signal
from collections.abc import Callable

from tests.chaos.faults import Faults, Kill
from tests.chaos.world import Process, World

STARTING = 4.0
"""Seconds that a crawl takes from its start to its first requests, about."""

PARTS = "detikcrawl.storage.parts:PartWriter."
FILES = "detikcrawl.storage.part_files:PartFiles."
LEDGER = "detikcrawl.storage.ledger:Ledger."
MERGE = "detikcrawl.storage.compaction:_Merge."

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
)
"""While links and walks are remembered."""

RECOVERY = (
    Kill(f"{FILES}settle", "before"),
    Kill(f"{FILES}settle", "after"),
    Kill(f"{LEDGER}commit_part", "before"),
    Kill(f"{LEDGER}commit_part", "after"),
    Kill(f"{FILES}write_parquet", "before"),
    Kill(f"{FILES}write_parquet", "after"),
)
"""While a start mends what a kill left: a part that has its final name, and that the ledger does not know."""

MERGING = tuple(
    Kill(f"{MERGE}{step}", "after")
    for step in ("_gather", "_seal", "_announce", "_publish", "_sync_folder", "_record", "_derive", "_end")
)
"""Between every two steps of the merging of parts."""


def sigkill(world: World, times: int) -> int:
    """SIGKILL at random moments: after so many requests and a bit, and now and then while the crawl is starting."""
    stops = 0
    for left in range(times, 0, -1):
        with world.crawl() as crawl:
            if world.rng.random() < 0.2:
                world.pause(STARTING)
            else:
                _after_some(world, crawl, left)
                world.pause(0.1)
            stops += crawl.kill()
    world.let_end()
    return stops


def sigterm_twice(world: World, times: int) -> int:
    """SIGTERM, and again before the crawl has ended in good order."""
    stops = 0
    for left in range(times, 0, -1):
        with world.crawl() as crawl:
            if _after_some(world, crawl, left):
                crawl.process.send_signal(signal.SIGTERM)
                world.pause(0.1)
                stops += crawl.runs
                crawl.process.send_signal(signal.SIGTERM)
            crawl.end()
    world.let_end()
    return stops


def full_disk(world: World, times: int) -> int:
    """A disk that fills up under a crawl, is still full when the next one starts, and has space again after that."""
    flag = world.folder / "disk-is-full"
    faults = Faults(full=flag)
    for left in range(times, 0, -1):
        with world.crawl(faults) as crawl:
            assert _after_some(world, crawl, left), "it had ended before the disk was full"
            flag.touch()
            assert crawl.end() > 0, crawl.log
            assert "cannot be written to" in crawl.log or "MB free" in crawl.log, crawl.log
        asked = len(world.newsroom.log)
        with world.crawl(faults) as crawl:
            assert crawl.end() > 0, crawl.log
            assert "Traceback" not in crawl.log, crawl.log
        assert len(world.newsroom.log) == asked, "it asked for pages that it had no room for"
        flag.unlink()
    world.let_end()
    return times


def no_parquet(world: World, times: int) -> int:
    """Parquet that cannot be written for a while: from the middle of a crawl to that of the next, each killed after it; and
    from one that ends in good order to the next."""
    flag = world.folder / "no-parquet"
    faults = Faults(no_parquet=flag)
    stops = 0
    for left in range(times, 0, -1):
        with world.crawl(faults) as crawl:
            _after_some(world, crawl, left)
            if flag.exists():
                flag.unlink()
            else:
                flag.touch()
            known = len(world.part_names())
            crawl.wait_until(lambda known=known: len(world.part_names()) > known)
            stops += crawl.kill()
    flag.touch()
    with world.crawl(faults) as crawl:
        # The rows are had, whatever becomes of the Parquet.
        assert crawl.end() >= 0, crawl.log
    assert len(world.part_names(".parquet")) < len(world.part_names())
    assert world.missing == 0
    flag.unlink()
    world.let_end()
    return stops


def killed_between_steps(world: World, times: int) -> int:
    """SIGKILL between every two steps of the commit of the first part of a run, then of the second, and so on."""
    for call in range(1, times + 1):
        for kill in COMMIT:
            _killed(world.crawl(Faults(kill=Kill(kill.function, kill.when, call))))
    world.let_end()
    return times * len(COMMIT)


def killed_elsewhere(world: World, times: int) -> int:
    """SIGKILL around what else is durable: links and walks being remembered, a start that mends what a kill left."""
    for _ in range(times):
        for kill in ELSEWHERE:
            _killed(world.crawl(Faults(kill=kill)))
        for kill in RECOVERY:
            if kill.when == "before":
                _killed(world.crawl(Faults(kill=Kill(f"{PARTS}_sync_folder", "after"))))
            _killed(world.crawl(Faults(kill=kill)))
    world.let_end()
    return times * (len(ELSEWHERE) + len(RECOVERY) * 3 // 2)


def killed_merging(world: World, times: int) -> int:
    """A crawl killed, its parts merged while it does not run, SIGKILL between every two steps of that."""
    for _ in range(times):
        more = len(world.part_names()) + 2 * len(MERGING) + 2
        with world.crawl() as crawl:
            assert crawl.wait_until(lambda more=more: len(world.part_names()) >= more)
            crawl.kill()
        for kill in MERGING:
            _killed(world.merge_pairs(Faults(kill=kill)))
    world.let_end()
    return times * (len(MERGING) + 1)


def lost_ledger(world: World, times: int) -> int:
    """A crawl killed at a random moment, its ledger lost, and built again from parts and journals; killed there, too."""
    stops = 0
    for left in range(times, 0, -1):
        with world.crawl() as crawl:
            _after_some(world, crawl, left)
            world.pause(0.1)
            stops += crawl.kill()
        world.lose_ledger()
        if left % 2:
            _killed(world.rebuild(Faults(kill=Kill(f"{LEDGER}record_links", "after", 20))))
            stops += 1
        with world.rebuild() as rebuild:
            assert rebuild.end() == 0, rebuild.log
    world.let_end()
    return stops


SCENARIOS: dict[str, tuple[Callable[[World, int], int], int, int]] = {
    "sigkill": (sigkill, 25, 5),
    "sigterm_twice": (sigterm_twice, 10, 2),
    "full_disk": (full_disk, 3, 1),
    "no_parquet": (no_parquet, 5, 2),
    "killed_between_steps": (killed_between_steps, 3, 1),
    "killed_elsewhere": (killed_elsewhere, 2, 1),
    "killed_merging": (killed_merging, 2, 1),
    "lost_ledger": (lost_ledger, 5, 2),
}
"""Each with how often it happens in the long form, and in the short one."""


def _killed(process: Process) -> None:
    """Waits for a process to be killed by what was injected."""
    with process:
        assert process.end() == -signal.SIGKILL, f"it never came to be killed:\n{process.log}"


def _after_some(world: World, crawl: Process, left: int) -> bool:
    """Waits until some requests have been made: so few that the crawl can be stopped `left` times before it has had all.

    False where it has ended before that.
    """
    most = max(1, min(world.missing // 3, 2 * world.missing // (left + 1)))
    return crawl.wait_until(world.asked(world.rng.randint(1, most)))

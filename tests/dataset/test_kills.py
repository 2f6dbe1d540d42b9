"""kill -9 at any moment: the old dataset stays whole and readable or the new one is, and the next fold finishes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dataset.world import World, row, story, wait_for_no_disk

ROOT = Path(__file__).resolve().parents[2]
A, B = "detik", "kompas"


@pytest.fixture(scope="module")
def killed(tmp_path_factory) -> tuple[World, World, list[tuple[str, World]]]:
    """The world before, one in which the fold was not killed, and those in which it was, by the step that it did not take."""
    folder = tmp_path_factory.mktemp("killed")
    with pytest.MonkeyPatch.context() as patch:
        wait_for_no_disk(patch)
        world = World(folder / "data")
        names = [world.part(row(A, 1), row(A, 2, day=1)), world.part(row(A, 3, day=2)), world.part(row(A, 1, revision=2))]
        world.part(row(B, 1, day=1, text=story(5, 6)), row(B, 2, published_at=None))
        world.fold()
        # A revision that moves, a merge, a takedown, an original of what was there, a new day.
        world.part(row(A, 2, revision=2, day=3))
        world.merge(A, names[:2], without=["detik:3"])
        world.part(row(A, 4, text=story(5, 6)), row(A, 5, day=9))
    script = Path(__file__).with_name("killed_folds.py")
    done = subprocess.run(
        [sys.executable, str(script), str(world.data), str(folder)],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    steps = done.stdout.splitlines()
    worlds = [World(folder / f"{number:03}") for number in range(len(steps))]
    return world, worlds[-1], list(zip(steps[:-1], worlds[:-1], strict=True))


def test_every_kind_of_step_is_among_those_at_which_it_is_killed(killed):
    _, _, worlds = killed
    steps = {step.partition(" ")[0] for step, _ in worlds}
    assert steps >= {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink"}
    assert len(worlds) > 40


def test_at_any_step_readers_see_the_old_or_the_new_one_whole(killed):
    before, after, worlds = killed
    seen = []
    for step, world in worlds:
        manifest = world.manifest()
        for file in manifest.files():
            content = (world.dataset / file.path).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file.sha256, step
        expected = (before, after)[manifest.generation - 1]
        assert world.paths() == expected.paths(), step
        assert world.rows() == expected.rows(), step
        seen.append(manifest.generation)
    assert set(seen) == {1, 2}
    assert seen == sorted(seen)


def test_the_next_fold_finishes(killed, monkeypatch):
    wait_for_no_disk(monkeypatch)
    _, after, worlds = killed
    for step, world in worlds:
        world.fold()
        world.check()
        assert world.paths() == after.paths(), step
        assert world.manifest().sites == after.manifest().sites, step

"""However the parts came to be what they are, and however often they were folded meanwhile, the dataset is the same."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dataset.world import World, row, story, wait_for_no_disk

SITES = ("detik", "kompas")
TEXTS = [story(0, 6), story(1, 6), f"{story(0, 6)}\n\n{story(2, 1)}", "Pendek saja.", story(3)]
UNDATED = {"published_at": None}

sites = st.sampled_from(SITES)
numbers = st.integers(0, 5)
rows = st.tuples(numbers, st.integers(1, 3), st.integers(0, 3), st.integers(0, len(TEXTS) - 1), st.booleans())
steps = st.lists(
    st.one_of(
        st.tuples(st.just("part"), sites, st.lists(rows, min_size=1, max_size=4)),
        st.tuples(st.just("merge"), sites, st.integers(0, 3)),
        st.tuples(st.just("forget"), sites, numbers),
        st.tuples(st.just("fold"), st.none() | sites, st.none()),
        st.tuples(st.just("lose index"), st.none(), st.none()),
    ),
    min_size=2,
    max_size=10,
)


def take(world: World, step: tuple) -> None:
    match step:
        case "part", site, some:
            run = world.new_run()
            world.part(
                *(
                    row(site, number, revision=revision, day=day, text=TEXTS[text], job_id=run, **({} if dated else UNDATED))
                    for number, revision, day, text, dated in some
                )
            )
        case "merge", site, start:
            if len(names := world.files(site).names()[start : start + 2]) == 2:
                world.merge(site, names)
        case "forget", site, number:
            for name in world.files(site).names():
                if any(each["article_id"] == str(number) for each in world.files(site).rows(name)):
                    world.merge(site, [name], without=[f"{site}:{number}"])
        case "fold", site, _:
            if site is None or world.files(site).names():
                world.fold(sites=site and [site])
        case "lose index", _, _:
            world.folders.index.unlink(missing_ok=True)


@given(steps)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_a_dataset_tells_nothing_of_its_past(taken):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        wait_for_no_disk(patch)
        world = World(Path(folder) / "data")
        world.part(row(SITES[0], 9))
        for step in taken:
            take(world, step)
        world.fold()
        world.check()
        fresh = World(Path(folder) / "fresh")
        world.folders.parts.rename(fresh.make().parts)
        fresh.fold()
        assert fresh.paths() == world.paths()
        assert fresh.manifest().sites == world.manifest().sites
        assert not fresh.fold().published

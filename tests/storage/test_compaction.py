import sqlite3
from collections import namedtuple
from contextlib import suppress
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detikcrawl.article import Completeness
from detikcrawl.storage.compaction import Merged, compact, remove_articles
from detikcrawl.storage.ledger import LedgerError
from detikcrawl.storage.part_files import PartUnreadable
from detikcrawl.storage.parts import DiskFull
from detikcrawl.storage.recovery import Recovery
from detikcrawl.storage.rows import to_json
from tests.storage.parts_world import Interrupter, Killed, World, disk_full, row

# A process that is killed closes nothing.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

USAGE = namedtuple("USAGE", "total used free")
NAMES = [
    "20261116T030100Z-00000001-000001",
    "20261116T030100Z-00000001-000002",
    "20261116T030200Z-00000002-000001",
    "20261116T030200Z-00000002-000002",
]


@pytest.fixture
def world(tmp_path):
    return four_parts(tmp_path)


def four_parts(folder):
    """Two runs of two parts each, with 7 rows."""
    world = World(folder)
    world.see(range(10))
    world.run([5, 3, 4], max_rows=2)
    world.run([0, 1, 2, 6], max_rows=2)
    assert world.part_names() == NAMES
    return world


@pytest.fixture
def interrupter(monkeypatch):
    return Interrupter(monkeypatch)


def merge(world, **options):
    with world.ledger() as ledger:
        return compact(world.parts_dir, ledger, **{"older_than": timedelta(0), "clock": world.clock} | options)


def forget(world, *ids):
    with world.ledger() as ledger:
        for each in ids:
            ledger.forget(each, world.clock())
        return remove_articles(world.parts_dir, ledger, ids, clock=world.clock)


def test_small_parts_become_one(world):
    before = b"".join(world.files.jsonl(name).read_bytes() for name in NAMES)
    known = world.states("done"), world.states("open")
    assert merge(world) == [Merged(f"{NAMES[3]}-m1", tuple(NAMES), 7)]
    assert world.part_names() == [f"{NAMES[3]}-m1"]
    assert world.files.jsonl(f"{NAMES[3]}-m1").read_bytes() == before
    assert (world.states("done"), world.states("open")) == known
    world.check()
    assert world.recover() == Recovery()


def test_what_is_merged_is_not_merged_again(world):
    merge(world)
    assert merge(world) == []
    world.run([7, 8])
    # The name sorts where the sources were, however often they are merged.
    assert merge(world) == [
        Merged("20261116T030300Z-00000003-000001-m1", (f"{NAMES[3]}-m1", "20261116T030300Z-00000003-000001"), 9)
    ]
    assert merge(world) == []
    world.check()


def test_only_old_parts_are_merged(world):
    with world.ledger() as ledger:
        ages = [part.committed_at for part in ledger.parts()]
    assert ages == sorted(ages)
    world.clock.now = ages[1] + timedelta(days=3)
    assert merge(world, older_than=timedelta(days=3)) == [Merged(f"{NAMES[1]}-m1", tuple(NAMES[:2]), 3)]
    assert world.part_names() == [f"{NAMES[1]}-m1", *NAMES[2:]]
    world.check()


def test_a_merged_part_holds_no_more_rows_than_it_may(world):
    merged = merge(world, max_rows_per_part=4)
    assert [each.rows for each in merged] == [3, 4]
    assert world.part_names() == [f"{NAMES[1]}-m1", f"{NAMES[3]}-m1"]
    world.check()


def test_large_parts_are_left_alone(world):
    # Of 2, 1, 2 and 2 rows: one more than half of three rows.
    assert merge(world, max_rows_per_part=3) == []
    world.check()


def test_only_neighbours_are_merged(world):
    """Else an older revision would come to stand behind a newer one."""
    world.run([7])
    world.run(range(20, 40))
    world.run([8])
    world.run([9])
    sources = [each.sources for each in merge(world, max_rows_per_part=39)]
    assert [len(names) for names in sources] == [5, 2]
    assert [each["article_id"] for each in world.rows()] == [
        *("5", "3", "4", "0", "1", "2", "6", "7"),
        *map(str, range(20, 40)),
        *("8", "9"),
    ]
    world.check()


def test_what_became_of_a_link_later_is_not_undone(tmp_path):
    world = World(tmp_path)
    world.see([1, 2, 3])
    with world.ledger() as ledger:
        writer = world.writer(ledger)
        writer.add(row(1, completeness=Completeness.PARTIAL))
        writer.add(row(2))
        writer.add(row(3))
        writer.commit()
        writer.add(row(1, revision=2))
        writer.commit()
        ledger.record_outcome("2", "gone", "404", world.clock())
        merge(world)
        links = ledger.known(["1", "2", "3"])
        assert [links[number].state for number in "123"] == ["done", "gone", "done"]
        assert ledger.revision_of("1").number == 2


def test_a_part_that_is_not_what_the_ledger_says_is_not_merged(world):
    path = world.files.jsonl(NAMES[1])
    for content, complaint in (
        (path.read_bytes() * 2, f"{path} has 2 rows, the ledger says 1"),
        (b"{", f"{path}: line 1 is torn"),
    ):
        path.write_bytes(content)
        with pytest.raises(PartUnreadable) as told:
            merge(world)
        assert str(told.value) == complaint
        assert world.part_names() == NAMES
        assert world.unfinished() == []


def test_a_part_that_has_the_name_already_is_neither_replaced_nor_taken_for_the_merge(world):
    taken = world.files.jsonl(f"{NAMES[3]}-m1")
    taken.write_bytes(to_json(row(8)) + b"\n")
    assert merge(world) == [Merged(f"{NAMES[3]}-m2", tuple(NAMES), 7)]
    world.recover()
    world.check()
    assert world.numbers() == [0, 1, 2, 3, 4, 5, 6, 8]


def test_without_the_space_for_it_nothing_is_begun(world, monkeypatch):
    monkeypatch.setattr("detikcrawl.storage.compaction.MB", 1000)
    monkeypatch.setattr("shutil.disk_usage", lambda path: USAGE(10**12, 10**12, 2**20))
    with pytest.raises(DiskFull, match=rf"^{world.parts_dir}: 1 MB free, merging 4 parts takes \d+ MB$"):
        merge(world)
    assert world.part_names() == NAMES
    world.check()


def test_a_full_disk_is_told(world, monkeypatch):
    def fails(*_):
        raise disk_full("link")

    monkeypatch.setattr("os.link", fails)
    with pytest.raises(DiskFull, match=rf"^{world.parts_dir}: cannot be written to: No space left on device \(\d+ MB free\)$"):
        merge(world)


def test_an_article_is_removed_from_every_part(world):
    world.run([7])
    with world.ledger() as ledger:
        writer = world.writer(ledger)
        writer.add(row(3, revision=2))
        writer.close()
        names = world.part_names()
    assert [each.sources for each in forget(world, "3")] == [(names[0],), (names[-1],)]
    assert world.part_names() == [f"{names[0]}-m1", *names[1:-1], f"{names[-1]}-m1"]
    assert world.numbers() == [0, 1, 2, 4, 5, 6, 7]
    assert forget(world, "3") == []
    world.check()
    assert world.states("forgotten") == [3]


def test_an_article_that_others_name_is_told_from_them(world):
    with world.ledger() as ledger:
        writer = world.writer(ledger)
        writer.add(row(7) | {"tags": ["3"], "duplicate_of": "detik:3"})
        writer.close()
    assert [each.sources for each in forget(world, "3")] == [(NAMES[0],)]
    assert 7 in world.numbers()


def test_a_part_of_which_nothing_is_left_is_empty(world):
    (rewritten,) = forget(world, "4")
    assert rewritten == Merged(f"{NAMES[1]}-m1", (NAMES[1],), 0)
    world.check()
    assert world.recover() == Recovery()
    assert merge(world)[0].rows == 6
    # A name grows no longer with every time.
    assert world.part_names() == [f"{NAMES[3]}-m1"]
    forget(world, "0")
    assert world.part_names() == [f"{NAMES[3]}-m2"]


WORK = {
    "merge": (merge, [0, 1, 2, 3, 4, 5, 6]),
    "forget": (lambda world: forget(world, "3"), [0, 1, 2, 4, 5, 6]),
}


@pytest.fixture(params=WORK)
def work(request, world, tmp_path_factory, interrupter):
    """What is done to four parts: the function, the steps it takes, and the rows that it leaves."""
    act, left = WORK[request.param]
    whole = world.copy(tmp_path_factory.mktemp("work") / "whole")
    with interrupter.stopping():
        act(whole)
    return act, interrupter.steps, left


@pytest.mark.parametrize("fate_of_ledger", ["kept", "lost"])
def test_killed_between_any_two_steps(world, tmp_path_factory, interrupter, work, fate_of_ledger):
    act, steps, left = work
    prepared, folder = world, tmp_path_factory.mktemp("worlds")
    for moment in range(len(steps)):
        world = prepared.copy(folder / str(moment))
        with interrupter.stopping(moment), pytest.raises(Killed):
            act(world)
        if fate_of_ledger == "lost":
            world.lose_ledger()
            world.see(range(10))
        world.recover()
        assert world.unfinished() == []
        assert set(left) <= set(world.numbers())
        assert set(world.row_counts().values()) == {1}
        act(world)
        world.check()
        assert world.numbers() == left
        assert world.recover() == Recovery()


@pytest.mark.parametrize("lasting", [False, True])
def test_a_disk_that_is_full_at_any_step(world, tmp_path_factory, interrupter, work, lasting):
    act, steps, left = work
    prepared, folder = world, tmp_path_factory.mktemp("worlds")
    for moment in range(len(steps)):
        world = prepared.copy(folder / str(moment))
        # The ledger's own errors, where it is opened, or forgets.
        with (
            interrupter.stopping(moment, disk_full, lasting=lasting),
            suppress(DiskFull, LedgerError, sqlite3.OperationalError),
        ):
            act(world)
        assert [name for name in world.unfinished() if name.endswith(".tmp")] == []
        world.recover()
        assert set(left) <= set(world.numbers())
        assert set(world.row_counts().values()) == {1}
        act(world)
        world.check()
        assert world.numbers() == left


def test_killed_while_it_recovers_from_a_kill(world, tmp_path_factory, interrupter, work):
    act, steps, left = work
    prepared, folder = world, tmp_path_factory.mktemp("worlds")
    published = next(moment for moment, step in enumerate(steps) if step.startswith("link")) + 1
    for moment in count():
        world = prepared.copy(folder / str(moment))
        with interrupter.stopping(published), pytest.raises(Killed):
            act(world)
        try:
            with interrupter.stopping(moment):
                world.recover()
            break
        except Killed:
            world.recover()
        assert world.unfinished() == []
        assert set(world.row_counts().values()) == {1}
        act(world)
        world.check()
        assert world.numbers() == left
    assert moment > 10


ACTS = st.one_of(
    st.tuples(st.just("run"), st.integers(1, 6), st.integers(1, 4)),
    st.tuples(st.just("merge"), st.integers(2, 12), st.just(0)),
    st.tuples(st.just("recover"), st.just(0), st.just(0)),
    st.tuples(st.just("lose the ledger"), st.just(0), st.just(0)),
)


@settings(max_examples=25)
@given(story=st.lists(st.tuples(ACTS, st.none() | st.integers(0, 60)), max_size=8))
def test_whatever_happens_every_row_is_there_once(tmp_path_factory, story):
    """Runs, merges, recoveries and lost ledgers in any order, each killed at any step or not at all."""
    world = World(tmp_path_factory.mktemp("story"))
    everything = list(range(20))
    world.see(everything)
    with pytest.MonkeyPatch.context() as monkeypatch:
        interrupter = Interrupter(monkeypatch)
        had = set()
        for (act, first, second), moment in story:
            with interrupter.stopping(moment), suppress(Killed):
                match act:
                    case "run":
                        world.recover()
                        world.run(world.states("open")[:first], max_rows=second)
                    case "merge":
                        world.recover()
                        merge(world, max_rows_per_part=first)
                    case "recover":
                        world.recover()
                    case "lose the ledger":
                        world.lose_ledger()
            world.see(everything)
            assert had <= set(world.numbers())
            had = set(world.numbers())
        world.recover()
        world.run(world.states("open"))
        world.check()
        assert world.numbers() == everything

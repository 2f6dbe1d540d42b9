import shutil

import pyarrow as pa
import pytest

from detikcrawl.article import Completeness
from detikcrawl.storage.part_files import PartsMissing, PartUnreadable
from detikcrawl.storage.parts import DiskFull
from detikcrawl.storage.recovery import Recovery, recover
from detikcrawl.storage.rows import to_json
from tests.storage.parts_world import Interrupter, Killed, World, disk_full, row

# A process that is killed closes nothing.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path)
    world.see(range(10))
    return world


@pytest.fixture
def interrupter(monkeypatch):
    return Interrupter(monkeypatch)


def put_part(world, name, *rows):
    """A part from elsewhere, such as a backup."""
    world.parts_dir.mkdir(parents=True, exist_ok=True)
    world.files.jsonl(name).write_bytes(b"".join(to_json(each) + b"\n" for each in rows))


def test_where_there_is_nothing_nothing_is_done(world):
    assert world.recover() == Recovery()
    assert not world.parts_dir.exists()


def test_where_all_is_well_nothing_is_done(world):
    world.run(range(4), max_rows=2)
    assert world.recover() == Recovery()
    assert not any(world.recover().counts().values())


def test_parts_that_the_ledger_does_not_know_are_adopted(world):
    put_part(world, "20260101T000000Z-bbbbbbbb-000001", row(3), row(4, completeness=Completeness.PARTIAL))
    put_part(world, "20250101T000000Z-aaaaaaaa-000001", row(1))
    recovery = world.recover()
    assert recovery.adopted == ("20250101T000000Z-aaaaaaaa-000001", "20260101T000000Z-bbbbbbbb-000001")
    assert recovery.parquet_redone == recovery.adopted
    assert recovery.counts() == {"adopted": 2, "adopted_rows": 3, "removed": 0, "parquet_redone": 2, "parquet_failed": 0}
    assert world.states("done") == [1, 3]
    assert world.states("partial") == [4]
    assert world.recover() == Recovery()


def test_adopted_rows_say_the_same_as_those_that_were_committed(tmp_path):
    """A ledger is the same, whether it learned of a part from its writer or from its file."""
    learned = []
    for name in ("committed", "adopted"):
        world = World(tmp_path / name)
        world.see([1, 2])
        world.run([1, 2, 3])
        if name == "adopted":
            world.lose_ledger()
            world.see([1, 2])
            world.recover()
        with world.ledger() as ledger:
            learned.append(([*ledger.links()], [ledger.revision_of(number) for number in "123"], ledger.parts()))
    assert learned[0] == learned[1]


def test_revisions_are_adopted_in_any_order(world):
    put_part(world, "20260101T000000Z-aaaaaaaa-000001", row(1, revision=2))
    put_part(world, "20260101T000000Z-bbbbbbbb-000001", row(1, revision=1))
    world.recover()
    world.check()
    with world.ledger() as ledger:
        assert ledger.revision_of("1").number == 2


def test_a_lost_ledger_finds_all_rows_again(world):
    world.run(range(7), max_rows=2)
    world.lose_ledger()
    assert world.recover().adopted_rows == 7
    world.check()
    world.run([7, 8, 9])
    world.check()
    assert world.numbers() == list(range(10))


def test_unfinished_files_are_removed(world):
    world.run([1])
    for name in (".R-000001.jsonl.tmp", ".R-000001.parquet.tmp"):
        (world.parts_dir / name).write_bytes(b'{"id": "detik:')
    assert world.recover().removed == (".R-000001.jsonl.tmp", ".R-000001.parquet.tmp")
    world.check()


def test_intents_that_came_to_nothing_are_abandoned(world):
    with world.ledger() as ledger:
        ledger.intend("R-000001")
    world.recover()
    with world.ledger() as ledger:
        assert ledger.intents() == []


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'{"id": "detik:', "line 2 is torn"),
        (b"\0" * 20 + b"\n", "line 2 is no row"),
        (b"{}\n", "line 2 is no row: id: a value is required"),
        (b"[]\n", "line 2 is no row"),
        (to_json(row(2) | {"title": 3}) + b"\n", "line 2 is no row: title: "),
    ],
)
def test_a_part_that_holds_no_rows_is_named(world, content, complaint):
    put_part(world, "20260101T000000Z-aaaaaaaa-000001", row(1))
    put_part(world, "20260101T000000Z-bbbbbbbb-000001", row(3))
    bad = world.files.jsonl("20260101T000000Z-aaaaaaaa-000001")
    bad.write_bytes(bad.read_bytes() + content)
    for _ in range(2):
        with pytest.raises(PartUnreadable) as told:
            world.recover()
        assert f"{bad}: {complaint}" in str(told.value)
        assert "\n" not in str(told.value)
        # The others are had all the same.
        assert world.states("done") == [3]
    bad.unlink()
    world.recover()
    world.check()


def test_parts_that_vanished_are_named(world):
    world.run(range(6), max_rows=2)
    lost = world.part_names()[1]
    world.files.jsonl(lost).unlink()
    put_part(world, "20270101T000000Z-aaaaaaaa-000001", row(7))
    kept = world.files.jsonl(world.part_names()[0]).read_bytes()
    for _ in range(2):
        with pytest.raises(PartsMissing, match=rf"^{world.parts_dir}: .* not there: {lost}; put them back, or go on"):
            world.recover()
        assert world.states("done") == [0, 1, 2, 3, 4, 5, 7]
    world.lose_ledger()
    world.recover()
    assert world.files.jsonl(world.part_names()[0]).read_bytes() == kept
    assert world.states("done") == [0, 1, 4, 5, 7]


@pytest.mark.parametrize("told", ["file", "ledger"])
def test_missing_parquet_is_derived(world, told):
    world.run(range(4), max_rows=2)
    name = world.part_names()[0]
    if told == "file":
        world.files.parquet(name).unlink()
    else:
        # The process was killed between the two.
        world.files.parquet(name).write_bytes(b"PAR1")
        with world.ledger() as ledger:
            ledger.set_parquet(name, False)
    assert world.recover() == Recovery(parquet_redone=(name,))
    world.check()


def test_parquet_that_fails_still_is_told(world, monkeypatch):
    put_part(world, "20260101T000000Z-aaaaaaaa-000001", row(1))

    def fails(rows):
        raise pa.ArrowMemoryError("no memory")

    with monkeypatch.context() as failing:
        failing.setattr("detikcrawl.storage.part_files.parquet_bytes", fails)
        recovery = world.recover()
    assert (recovery.parquet_redone, recovery.parquet_failed) == ((), ("20260101T000000Z-aaaaaaaa-000001",))
    assert world.states("done") == [1]
    world.recover()
    world.check()


def leave_much_to_do(world):
    """A folder after a kill that published a part, with unfinished files, a part from a backup, and lost Parquet."""
    world.see(range(10))
    world.run([0, 1], max_rows=1)
    world.files.parquet(world.part_names()[0]).unlink()
    put_part(world, "20260101T000000Z-aaaaaaaa-000001", row(2), row(3))
    put_part(world, "R-000001", row(4))
    shutil.copy(world.files.jsonl("R-000001"), world.parts_dir / ".R-000001.jsonl.tmp")
    (world.parts_dir / ".R-000002.jsonl.tmp").write_bytes(b'{"id": "detik:')
    with world.ledger() as ledger:
        ledger.intend("R-000001")
        ledger.intend("R-000002")


@pytest.mark.parametrize("failure", ["killed", "full", "full for good"])
def test_stopped_at_any_step_and_begun_again(tmp_path, interrupter, failure):
    prepared = World(tmp_path / "prepared")
    leave_much_to_do(prepared)
    world = prepared.copy(tmp_path / "whole")
    with world.ledger() as ledger, interrupter.stopping():
        recover(world.parts_dir, ledger)
    steps = interrupter.steps
    assert len(steps) > 20
    for moment in range(len(steps)):
        world = prepared.copy(tmp_path / str(moment))
        if failure == "killed":
            with world.ledger() as ledger, interrupter.stopping(moment), pytest.raises(Killed):
                recover(world.parts_dir, ledger)
        else:
            with world.ledger() as ledger, interrupter.stopping(moment, disk_full, lasting=failure == "full for good"):
                try:
                    recover(world.parts_dir, ledger)
                except DiskFull as error:
                    assert str(error).startswith(f"{world.parts_dir}: cannot be written to: ")  # noqa: PT017 - Parquet may fail
        world.recover()
        world.check()
        assert world.numbers() == [0, 1, 2, 3, 4]
        assert world.recover() == Recovery()

import re
import signal
import subprocess
import sys
import time
from collections import namedtuple
from contextlib import nullcontext
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest

from detikcrawl.article import Completeness
from detikcrawl.storage import part_files
from detikcrawl.storage.parts import PARQUET_RETRY, DiskFull
from detikcrawl.storage.rows import to_json
from tests.storage.parts_world import Interrupter, Killed, World, disk_full, row

# A process that is killed closes nothing.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

ROOT = Path(__file__).resolve().parents[2]
USAGE = namedtuple("USAGE", "total used free")


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path)
    world.see(range(30))
    return world


@pytest.fixture
def interrupter(monkeypatch):
    return Interrupter(monkeypatch)


def test_a_commit_takes_its_steps_in_order(world, interrupter):
    world.run([0])
    with world.ledger() as ledger:
        writer = world.writer(ledger, run_name="R")
        writer.add(row(1))
        with interrupter.stopping():
            writer.commit()
    assert interrupter.steps == [
        "fsync .R-000001.jsonl.tmp",
        *("begin", "commit"),  # the intent
        "link .R-000001.jsonl.tmp",
        "unlink .R-000001.jsonl.tmp",
        "fsync detik",
        *("begin", "commit"),  # the part
        "fsync .R-000001.parquet.tmp",
        "replace .R-000001.parquet.tmp",
        "fsync detik",
        *("begin", "commit"),  # its Parquet
    ]


def test_the_folder_is_made_durable_too(tmp_path, interrupter):
    world = World(tmp_path)
    with world.ledger() as ledger, interrupter.stopping():
        world.writer(ledger).add(row(1))
    assert interrupter.steps == ["mkdir parts", f"fsync {tmp_path.name}", "mkdir detik", "fsync parts", "write"]


def test_parts_hold_the_rows_in_their_order(world):
    world.run([5, 3, 4], max_rows=2)
    world.run([1])
    assert world.part_names() == [
        "20261116T030100Z-00000001-000001",
        "20261116T030100Z-00000001-000002",
        "20261116T030200Z-00000002-000001",
    ]
    assert world.rows() == [row(number) for number in (5, 3, 4, 1)]
    assert world.files.jsonl(world.part_names()[1]).read_bytes() == to_json(row(4)) + b"\n"
    world.check()


def test_parts_sort_in_the_order_in_which_they_were_written(world):
    world.run(range(12), max_rows=1)
    assert [each["article_id"] for each in world.rows()] == [str(number) for number in range(12)]


def test_a_link_is_done_when_its_part_is_committed(world):
    with world.ledger() as ledger:
        writer = world.writer(ledger, max_rows=2)
        writer.add(row(1))
        assert ledger.known(["1"])["1"].state == "open"
        writer.add(row(2, completeness=Completeness.PARTIAL))
        assert ledger.known(["1"])["1"].state == "done"
        assert ledger.known(["2"])["2"].state == "partial"
        assert (writer.parts, writer.rows) == (1, 2)


def test_the_committed_rows_are_handed_on_when_the_ledger_has_them(world):
    seen = []
    with world.ledger() as ledger:

        def committed(rows):
            seen.append([(each["article_id"], ledger.known([each["article_id"]])[each["article_id"]].state) for each in rows])

        writer = world.writer(ledger, max_rows=2, committed=committed)
        for number in (1, 2, 3):
            writer.add(row(number))
        writer.close()
    assert seen == [[("1", "done"), ("2", "done")], [("3", "done")]]


def test_a_part_is_committed_by_age(world):
    with world.ledger() as ledger:
        writer = world.writer(ledger, max_seconds=60)
        writer.tick()
        writer.add(row(1))
        world.clock.forward(seconds=59)
        writer.add(row(2))
        writer.tick()
        assert writer.parts == 0
        world.clock.forward(seconds=1)
        writer.tick()
        assert (writer.parts, writer.rows) == (1, 2)
        writer.add(row(3))
        writer.tick()
        assert writer.parts == 1


def test_a_clock_that_is_set_back_keeps_no_part_open(world):
    with world.ledger() as ledger:
        writer = world.writer(ledger, max_seconds=60)
        writer.add(row(1))
        world.clock.forward(days=-1)
        writer.tick()
        assert writer.parts == 1


def test_a_run_without_rows_leaves_no_part(world):
    world.run([])
    assert not world.parts_dir.exists()


def test_a_row_that_does_not_fit_harms_nothing(world):
    with world.ledger() as ledger:
        writer = world.writer(ledger)
        for unfit in (row(1) | {"word_count": "six"}, row(1) | {"unknown": 1}, row(1) | {"title": "\ud800"}):
            with pytest.raises(ValueError, match=r"^(word_count|Article has no field unknown|title)"):
                writer.add(unfit)
        writer.add(row(2))
        writer.close()
    assert world.numbers() == [2]
    world.check()


def write_two_parts(writer):
    for number in (1, 2, 3, 4):
        writer.add(row(number))
    writer.commit()


@pytest.fixture
def prepared(tmp_path):
    """A world with five links, to be copied."""
    world = World(tmp_path / "prepared")
    world.see(range(5))
    return world


@pytest.fixture
def steps(prepared, tmp_path, interrupter):
    """Of the writing of two parts, the first of three rows."""
    world = prepared.copy(tmp_path / "whole")
    with world.ledger() as ledger:
        writer = world.writer(ledger, max_rows=3)
        with interrupter.stopping():
            write_two_parts(writer)
    return interrupter.steps


@pytest.mark.parametrize("fate_of_ledger", ["kept", "lost"])
def test_killed_between_any_two_steps(prepared, tmp_path, interrupter, steps, fate_of_ledger):
    for moment in range(len(steps) + 1):
        world = prepared.copy(tmp_path / str(moment))
        with world.ledger() as ledger:
            writer = world.writer(ledger, max_rows=3)
            with interrupter.stopping(moment), nullcontext() if moment == len(steps) else pytest.raises(Killed):
                write_two_parts(writer)
        published = sum(step.startswith("link") for step in steps[:moment])
        had = [1, 2, 3, 4][: [0, 3, 4][published]]
        if fate_of_ledger == "lost":
            world.lose_ledger()
            world.see(range(5))
        unfinished, recorded = world.unfinished(), world.recorded_rows()
        recovery = world.recover()
        world.check()
        assert world.numbers() == had
        assert world.states("open") == [number for number in range(5) if number not in had]
        assert recovery.adopted_rows == len(had) - recorded
        assert list(recovery.removed) == unfinished
        assert not any(world.recover().counts().values())
        world.run(world.states("open"))
        world.check()
        assert world.numbers() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("lasting", [False, True])
def test_a_disk_that_is_full_at_any_step(prepared, tmp_path, interrupter, steps, lasting, caplog):
    for moment, step in enumerate(steps):
        if step.startswith("unlink"):
            continue
        world = prepared.copy(tmp_path / str(moment))
        caplog.clear()
        with world.ledger() as ledger:
            writer = world.writer(ledger, max_rows=3)
            full = None
            with interrupter.stopping(moment, disk_full, lasting=lasting):
                try:
                    write_two_parts(writer)
                except DiskFull as error:
                    full = str(error)
            # It takes five steps to derive Parquet. Where they fail, the rows are had.
            derives = any(re.match(r"fsync .*\.parquet\.tmp", before) for before in steps[max(moment - 4, 0) : moment + 1])
            if full is None:
                assert derives
                assert writer.rows == 4
                assert "could not be derived" in caplog.text
            else:
                assert not derives or lasting
                assert re.fullmatch(rf"{world.parts_dir}: cannot be written to: .* \(\d+ MB free\)", full)
                assert re.search("No space left|disk is full", full)
                # No more is taken by this run, and its end is quiet.
                with pytest.raises(DiskFull):
                    writer.add(row(4))
                writer.tick()
            writer.close()
        # What could not be committed does not keep the disk full.
        assert world.unfinished() == []
        world.recover()
        world.run(world.states("open"))
        world.check()
        assert world.numbers() == [0, 1, 2, 3, 4]


def test_a_ledger_that_cannot_grow(world):
    """SQLite itself says so here, in the transaction of a part."""
    with world.ledger() as ledger:
        writer = world.writer(ledger)
        for number in range(20):
            writer.add(row(number))
        pages = ledger.connection.execute("PRAGMA page_count").fetchone()[0]
        ledger.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull, match="database or disk is full"):
            writer.commit()
    assert world.recorded_rows() == 0
    world.recover()
    world.run(world.states("open"))
    world.check()
    assert world.numbers() == list(range(30))


def test_no_file_is_ever_replaced(world):
    world.parts_dir.mkdir(parents=True)
    taken = world.files.jsonl("R-000001")
    taken.write_bytes(to_json(row(7)) + b"\n")
    with world.ledger() as ledger:
        writer = world.writer(ledger, run_name="R")
        writer.add(row(1))
        with pytest.raises(DiskFull, match="File exists"):
            writer.commit()
    assert taken.read_bytes() == to_json(row(7)) + b"\n"
    world.recover()
    world.check()
    assert world.numbers() == [7]


def test_two_writers_do_not_collide(world):
    with world.ledger() as ledger, world.ledger() as other_ledger:
        writers = [world.writer(ledger, max_rows=2), world.writer(other_ledger, max_rows=3)]
        for number in range(30):
            writers[number % 2].add(row(number))
        for writer in writers:
            writer.close()
    world.check()
    assert world.numbers() == list(range(30))


def test_parquet_that_fails_for_a_while_stops_nothing(world, monkeypatch, caplog):
    fails = failing_parquet(monkeypatch, times=3)
    with world.ledger() as ledger:
        writer = world.writer(ledger, max_rows=2)
        for number in range(6):
            writer.add(row(number))
        assert (writer.parts, writer.rows, writer.parquet_failures, fails()) == (3, 6, 3, 0)
        assert world.states("done") == list(range(6))
        assert world.files.parquet_names() == []
        writer.tick()
        assert world.files.parquet_names() == []
        world.clock.now += PARQUET_RETRY
        writer.tick()
        world.check()
        writer.close()
    assert caplog.text.count("could not be derived, and will be later: no memory") == 3


def test_parquet_that_failed_is_tried_again_at_the_end(world, monkeypatch):
    failing_parquet(monkeypatch, times=1)
    world.run([1])
    world.check()


def test_parquet_that_fails_throughout_is_derived_by_the_next_run(world, monkeypatch):
    failing_parquet(monkeypatch, times=4)
    world.run([1, 2], max_rows=1)
    assert world.files.parquet_names() == []
    assert world.recover().parquet_redone == tuple(world.part_names())
    world.check()


def failing_parquet(monkeypatch, times):
    """Lets Parquet fail so often; returns how often it still will."""
    left = times
    works = part_files.parquet_bytes

    def fails(rows):
        nonlocal left
        if left:
            left -= 1
            raise pa.ArrowMemoryError("no memory")
        return works(rows)

    monkeypatch.setattr(part_files, "parquet_bytes", fails)
    return lambda: left


def test_too_little_free_space_is_told_before_damage(world, monkeypatch):
    with world.ledger() as ledger:
        writer = world.writer(ledger, min_free_mb=200)
        monkeypatch.setattr("shutil.disk_usage", lambda path: USAGE(10**12, 10**12, 200 * 2**20))
        writer.check_disk()
        writer.add(row(1))
        monkeypatch.setattr("shutil.disk_usage", lambda path: USAGE(10**12, 10**12, 200 * 2**20 - 1))
        for look in (writer.check_disk, writer.tick):
            with pytest.raises(DiskFull) as full:
                look()
            assert str(full.value) == f"{world.parts_dir}: 199 MB free, at least 200 MB are wanted"
        # What was had is not thrown away for it.
        writer.close()
    world.check()
    assert world.numbers() == [1]


def test_a_disk_that_fills_where_the_rows_are_handed_on(world):
    def committed(rows):
        raise disk_full("fsync")

    with world.ledger() as ledger:
        writer = world.writer(ledger, committed=committed)
        writer.add(row(1))
        with pytest.raises(DiskFull, match="No space left"):
            writer.commit()
        writer.close()
    world.recover()
    world.check()
    assert world.numbers() == [1]


CRAWLING = """
import sys
from datetime import timedelta
from pathlib import Path

from detikcrawl.storage.compaction import compact
from tests.storage.parts_world import World, recover, row

world = World(Path(sys.argv[1]))
world.runs = int(sys.argv[2])
world.clock.forward(days=world.runs)
print("ready", flush=True)
with world.ledger() as ledger:
    recover(world.parts_dir, ledger, clock=world.clock)
    compact(world.parts_dir, ledger, older_than=timedelta(0), max_rows_per_part=100, clock=world.clock)
    writer = world.writer(ledger, max_rows=3)
    for link in [link for link in ledger.links() if link.state == "open"]:
        sys.stdin.readline()
        writer.add(row(int(link.article_id)))
    writer.close()
"""
"""Recovers, compacts, and writes a row for every line that it is given."""


def test_killed_at_random_moments(tmp_path):
    """SIGKILL to real processes; 150 rows in the end, each once."""
    world = World(tmp_path)
    world.see(range(150))
    random = Random(16)

    def start(run):
        command = [sys.executable, "-c", CRAWLING, str(tmp_path), str(run)]
        return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    for run in range(7):
        with start(run) as process:
            # Too few for any of them to come to its end.
            process.stdin.write("\n" * 20)
            process.stdin.flush()
            assert process.stdout.readline() == "ready\n"
            time.sleep(random.random() / 5)
            process.kill()
        assert process.returncode == -signal.SIGKILL
    with start(7) as process:
        process.communicate("\n" * 150)
    assert process.returncode == 0
    world.check()
    assert world.numbers() == list(range(150))

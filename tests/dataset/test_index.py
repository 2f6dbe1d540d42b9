"""What is known of the parts is brought to what is there, also after it was interrupted."""

from __future__ import annotations

import pytest

from detikcrawl.dataset import index as index_module
from detikcrawl.dataset import part_rows, sketching
from detikcrawl.dataset.index import Index
from tests.dataset.world import row

A = "detik"


@pytest.fixture
def index(world):
    with Index(world.folders.index) as opened:
        yield opened


def test_new_parts_come_in_and_lost_ones_go(world, index):
    first, second = world.part(row(A, 1), row(A, 2)), world.part(row(A, 3))
    synced = index.sync(A, world.files(A))
    assert (synced.parts_in, synced.rows_in, synced.parts_out, synced.rows_out) == (2, 3, 0, 0)
    world.remove(A, first)
    world.part(row(A, 4))
    synced = index.sync(A, world.files(A))
    assert (synced.parts_in, synced.rows_in, synced.parts_out, synced.rows_out) == (1, 1, 1, 2)
    assert index.parts() == {A: 2}
    assert index.part(2) == (A, second)
    assert [index.count([f"{A}:{number}"]) for number in range(1, 5)] == [0, 0, 1, 1]


def test_a_part_that_was_replaced_is_read_again(world, index):
    name = world.part(row(A, 1))
    index.sync(A, world.files(A))
    token = index.token()
    world.remove(A, name)
    world.part(row(A, 2), row(A, 3), name=name)
    index.sync(A, world.files(A))
    assert (index.count([f"{A}:1"]), index.count([f"{A}:2", f"{A}:3"])) == (0, 2)
    assert index.token() != token


@pytest.mark.parametrize("few", [0, 1000])
def test_whoever_is_interrupted_in_a_part_reads_it_again(world, index, monkeypatch, few):
    monkeypatch.setattr(part_rows, "BATCH_ROWS", 2)
    monkeypatch.setattr(sketching, "FEW", few)
    world.part(row(A, 0))
    world.part(*(row(A, number) for number in range(1, 6)))
    read_batches = part_rows.batches

    def interrupted(*args):
        for position, table in read_batches(*args):
            if position == 4:
                raise KeyboardInterrupt
            yield position, table

    with monkeypatch.context() as patch:
        patch.setattr(index_module, "batches", interrupted)
        with pytest.raises(KeyboardInterrupt):
            index.sync(A, world.files(A))
    assert index.sync(A, world.files(A)).rows_in in (5, 6)
    assert [index.count([f"{A}:{number}"]) for number in range(6)] == [1] * 6
    index.choose()
    assert [each.position for each in index.kept([A])] == [0, 0, 1, 2, 3, 4]


def test_a_text_is_sketched_once(world, index, monkeypatch):
    names = [world.part(row(A, 1), row(A, 2)), world.part(row(A, 3))]
    index.sync(A, world.files(A))
    world.merge(A, names)
    seen = []
    monkeypatch.setattr(sketching, "sketch", lambda title, text: seen.append(title))
    index.sync(A, world.files(A))
    assert seen == []
    index.choose()
    assert all(signature for *_, signature, _ in index.articles())

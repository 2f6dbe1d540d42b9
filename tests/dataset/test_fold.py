"""The dataset holds what the parts hold, by day, and changes where they change."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detikcrawl.article import SCHEMA_VERSION
from detikcrawl.dataset import DatasetError, part_rows, plan, shuffle, sketching
from detikcrawl.dataset.fold import forget
from detikcrawl.dataset.generations import Generation
from detikcrawl.dataset.manifest import DROP, LABEL
from detikcrawl.dataset.schema import DATASET_SCHEMA
from detikcrawl.storage.ledger import Ledger, WalkKey
from detikcrawl.storage.part_files import DiskFull, PartUnreadable
from detikcrawl.storage.rows import to_json
from tests.commands.detik_state import DAY, NOW, link
from tests.dataset.world import NOON, World, forgotten, plain, read, row, story, wait_for_no_disk

A, B = "detik", "kompas"


def by_id(rows):
    return sorted(rows, key=lambda each: each["id"])


# what is in it


def test_rows_are_those_of_the_parts_by_day(world):
    rows = [row(A, 1), row(A, 2, day=1), row(B, 1), row(B, 2, published_at=None)]
    world.part(*rows[:2])
    world.part(*rows[2:])
    folded = world.fold()
    assert by_id(world.rows()) == by_id(map(plain, rows))
    assert world.days() == {
        "site=detik/date=2026-11-16": ["detik:1"],
        "site=detik/date=2026-11-17": ["detik:2"],
        "site=kompas/date=2026-11-16": ["kompas:1"],
        "site=kompas/date=unknown": ["kompas:2"],
    }
    assert (folded.published, folded.days_written, folded.days_removed) == (True, 4, 0)
    world.check()


def test_days_are_days_in_wib(world):
    late = datetime(2026, 11, 16, 16, 59, tzinfo=UTC)
    world.part(row(A, 1, published_at=late), row(A, 2, published_at=late + timedelta(minutes=1)))
    world.fold()
    assert world.days() == {"site=detik/date=2026-11-16": ["detik:1"], "site=detik/date=2026-11-17": ["detik:2"]}


def test_a_day_is_sorted_by_time_then_id(world):
    hours = {1: 3, 2: 1, 3: 2, 4: 1, 5: 1}
    world.part(*(row(A, number, published_at=NOON + timedelta(hours=hour)) for number, hour in hours.items()))
    world.fold()
    assert [each["article_id"] for each in world.rows()] == ["2", "4", "5", "3", "1"]


def test_files_have_the_schema_of_the_contract_and_statistics(world):
    world.part(row(A, 1))
    world.fold()
    (path,) = world.dataset.glob("site=*/date=*/*.parquet")
    assert pq.read_schema(path).equals(DATASET_SCHEMA, check_metadata=True)
    assert pq.read_schema(path).metadata[b"schema_version"] == str(SCHEMA_VERSION).encode()
    group = pq.read_metadata(path).row_group(0)
    columns = {group.column(number).path_in_schema: group.column(number) for number in range(group.num_columns)}
    assert {column.compression for column in columns.values()} == {"ZSTD"}
    assert columns["published_at"].statistics.min == columns["published_at"].statistics.max
    assert columns["text"].statistics is None
    assert [each.column_index for each in group.sorting_columns] == [
        DATASET_SCHEMA.get_field_index("published_at"),
        DATASET_SCHEMA.get_field_index("id"),
    ]


def test_parts_without_parquet_are_read_from_their_lines(world):
    rows = [row(A, number, day=number % 2) for number in range(5)]
    rows[3] = row(A, 3, authors=["Ratna"], images=[{"url": "https://a.example.com/b.jpg", "caption": None, "credit": "Tono"}])
    world.part(*rows, parquet=False)
    world.fold()
    assert by_id(world.rows()) == list(map(plain, rows))


def test_the_newest_revision_is_an_article_the_others_are_revisions(world):
    first, second, third = (row(A, 1, revision=number, text=story(number)) for number in (1, 2, 3))
    world.part(first)
    world.part(third, row(A, 2))
    world.part(second)
    world.fold()
    assert world.rows() == [plain(third), plain(row(A, 2))]
    assert by_id(world.revisions()) == [plain(first), plain(second)]
    assert world.manifest().revisions() == 2
    world.check()


def test_a_revision_may_move_an_article_to_another_day(world):
    world.part(row(A, 1), row(A, 2), row(A, 3, day=2))
    world.fold()
    world.part(row(A, 1, day=1, revision=2))
    folded = world.fold()
    assert world.days() == {
        "site=detik/date=2026-11-16": ["detik:2"],
        "site=detik/date=2026-11-17": ["detik:1"],
        "site=detik/date=2026-11-18": ["detik:3"],
    }
    assert [each["revision"] for each in world.revisions()] == [1]
    assert world.paths()[0].startswith("_revisions/site=detik/date=2026-11-16/")
    assert folded.days_written == 2
    world.check()


def test_without_revision_numbers_the_latest_crawl_counts(world):
    older = row(A, 1, revision=None, crawled_at=NOON)
    newer = row(A, 1, revision=None, crawled_at=NOON + timedelta(hours=1), text=story(7))
    world.part(newer)
    world.part(older)
    world.fold()
    assert world.rows() == [plain(newer)]
    assert world.revisions() == [plain(older)]


def test_equal_rows_in_two_parts_are_one(world):
    # As while parts are merged.
    names = [world.part(row(A, 1), row(A, 2)), world.part(row(A, 3), row(A, 1, revision=2))]
    rows = [each for name in names for each in world.files(A).rows(name)]
    world.part(*rows, name=f"{names[-1]}-m1")
    world.fold()
    assert len(world.rows()) == 3
    assert len(world.revisions()) == 1


def test_a_row_may_be_of_a_part_without_any(world):
    world.part(site=A)
    world.part(row(B, 1))
    world.fold()
    assert [each["id"] for each in world.rows()] == ["kompas:1"]
    assert not world.fold().published


# again


def test_folding_again_touches_nothing(world):
    world.part(row(A, 1), row(A, 2, day=1), row(A, 1, revision=2))
    world.part(row(B, 1))
    world.part(site=B)
    world.fold()
    before = world.states()
    folded = world.fold()
    assert world.states() == before
    assert not folded.published
    assert folded.manifest.generation == 1


def test_a_new_part_touches_only_its_days(world):
    world.part(*(row(A, number, day=number) for number in range(4)))
    world.part(row(B, 9))
    world.fold()
    before = {path: (world.dataset / path).stat().st_ino for path in world.paths()}
    world.part(row(A, 10, day=1), row(A, 11, day=7))
    folded = world.fold()
    after = {path: (world.dataset / path).stat().st_ino for path in world.paths()}
    new, gone = set(after) - set(before), set(before) - set(after)
    assert sorted(path.rpartition("/")[0] for path in new) == ["site=detik/date=2026-11-17", "site=detik/date=2026-11-23"]
    assert [path.rpartition("/")[0] for path in gone] == ["site=detik/date=2026-11-17"]
    assert all(after[path] == before[path] for path in set(before) & set(after))
    assert folded.days_written == 2
    assert folded.manifest.generation == 2
    world.check()


def test_merging_parts_changes_nothing(world):
    names = [world.part(row(A, number), row(A, number + 10, day=1)) for number in range(3)]
    world.fold()
    before = world.paths()
    merged = world.merge(A, names[:2])
    folded = world.fold()
    assert folded.days_written == 0
    assert world.paths() == before
    world.check()
    world.merge(A, [merged, names[2]])
    assert world.fold().days_written == 0


def test_rows_that_leave_the_parts_leave_the_dataset(world):
    names = [world.part(row(A, 1, day=1), row(A, 2)), world.part(row(A, 1, revision=2), row(A, 3))]
    world.fold()
    for name in names:
        world.merge(A, [name], without=["detik:1"])
    folded = world.fold()
    assert [each["id"] for each in world.rows()] == ["detik:2", "detik:3"]
    assert world.revisions() == []
    assert (folded.days_written, folded.days_removed) == (1, 1)
    assert forgotten(world.data, "detik:1")
    world.check()


def test_forget_takes_an_article_out_at_once(world):
    name = world.part(row(A, 1), row(A, 2))
    world.part(row(A, 1, revision=2))
    world.fold()
    (second,) = set(world.files(A).names()) - {name}
    world.merge(A, [name], without=["detik:1"])
    world.merge(A, [second], without=["detik:1"])
    assert forget(world.data, ["detik:1"]) == 2
    assert [each["id"] for each in world.rows()] == ["detik:2"]
    before = world.states()
    assert forget(world.data, ["detik:1"]) == 0
    assert world.states() == before


def test_a_fold_of_some_sites_leaves_the_others_as_they_are(world):
    world.part(row(A, 1))
    world.part(row(B, 1))
    world.fold()
    world.part(row(A, 2))
    world.part(row(B, 2))
    world.fold(sites=[A])
    assert [each["id"] for each in world.rows()] == ["detik:1", "detik:2", "kompas:1"]
    world.check()
    world.fold()
    assert [each["id"] for each in world.rows()] == ["detik:1", "detik:2", "kompas:1", "kompas:2"]
    assert not world.fold(sites=[B]).published


def test_what_a_fold_of_some_sites_left_is_made_up_for(world):
    world.part(row(A, 1, text=story(1), day=1))
    world.part(row(B, 5))
    world.fold()
    # The earlier one makes a duplicate of what is there already, on a site that is left alone.
    world.part(row(B, 1, text=story(1)))
    world.fold(sites=[B])
    assert [each["duplicate_of"] for each in world.rows()] == [None, None, None]
    world.fold()
    assert [each["duplicate_of"] for each in world.rows()] == ["kompas:1", None, None]


# duplicates


@pytest.fixture
def copies(world):
    """Two sites with one story, an article of its own each."""
    world.part(row(A, 1), row(A, 2, text=story(100, 6)))
    world.part(row(B, 3), row(B, 4, day=1, text=f"{story(100, 6)}\n\n{story(9, 1)}", duplicate_of="kompas:3", similarity=0.5))
    return world


def test_duplicates_are_labelled_across_sites(copies):
    copies.fold()
    labels = {each["id"]: (each["duplicate_of"], each["cluster_id"]) for each in copies.rows()}
    assert labels == {
        "detik:1": (None, None),
        "detik:2": (None, "detik:2"),
        "kompas:3": (None, None),
        "kompas:4": ("detik:2", "detik:2"),
    }
    assert 0.5 < copies.rows()[-1]["similarity"] < 1
    assert copies.manifest().sites[B].summary()["duplicates"] == 1


def test_a_label_that_changes_touches_its_day_alone(copies):
    copies.fold()
    before = set(copies.paths())
    copies.part(row(A, 0, day=-1, text=story(100, 6)))
    folded = copies.fold()
    new = sorted(path.rpartition("/")[0] for path in set(copies.paths()) - before)
    assert new == ["site=detik/date=2026-11-15", "site=detik/date=2026-11-16", "site=kompas/date=2026-11-17"]
    assert {each["id"]: each["duplicate_of"] for each in copies.rows() if each["duplicate_of"]} == {
        "detik:2": "detik:0",
        "kompas:4": "detik:0",
    }
    assert folded.days_written == 3


def test_revisions_have_no_labels(copies):
    copies.part(row(B, 4, day=1, revision=2, text=story(50)))
    copies.fold()
    (older,) = copies.revisions()
    assert (older["duplicate_of"], older["similarity"], older["cluster_id"]) == (None, None, None)
    assert [each["duplicate_of"] for each in copies.rows()] == [None] * 4


def test_duplicates_may_be_left_out(copies):
    copies.fold(duplicates=DROP)
    assert [each["id"] for each in copies.rows()] == ["detik:1", "detik:2", "kompas:3"]
    assert not copies.fold().published
    # They come back when the original goes.
    (name,) = copies.files(A).names()
    copies.merge(A, [name], without=["detik:2"])
    copies.fold()
    assert [each["id"] for each in copies.rows()] == ["detik:1", "kompas:3", "kompas:4"]
    copies.check()


def test_and_be_let_in_again_also_by_a_fold_of_some_sites(copies):
    copies.fold(duplicates=DROP)
    copies.fold(duplicates=LABEL, sites=[A])
    assert len(copies.rows()) == 4
    assert copies.manifest().duplicates == LABEL


def test_rows_without_a_hash_or_text_equal_nobody(world):
    world.part(*(row(A, number, text="", content_hash=None, kind="video") for number in range(3)))
    world.part(*(row(B, number, content_hash="no digits") for number in range(2)))
    world.fold()
    assert [each["duplicate_of"] for each in world.rows()] == [None, None, None, None, "kompas:0"]


def test_sketches_of_other_processes_are_the_same(copies, monkeypatch):
    copies.fold()
    before = copies.paths()
    copies.folders.index.unlink()
    monkeypatch.setattr(sketching, "FEW", 0)
    for number in range(10, 16):
        copies.part(row(A, number))
    copies.fold()
    assert set(before) - set(copies.paths()) == {path for path in before if "detik/date=2026-11-16" in path}
    assert [each["duplicate_of"] for each in copies.rows() if each["site"] == B] == [None, "detik:2"]


# versions of the contract


def test_rows_of_older_versions_lack_what_they_did_not_have(world):
    old = row(A, 1)
    fewer = {name: value for name, value in old.items() if name not in ("word_count", "images", "page_form", "layout")}
    line = orjson.dumps(fewer | {"dropped_since": 5, "schema_version": 0}) + b"\n"
    for name, parquet in (("20260101T000000Z-a-000001", True), ("20260102T000000Z-a-000001", False)):
        files = world.files(A)
        draft = files.begin(name)
        draft.write(line.replace(b'"detik:1"', b'"detik:%d"' % parquet))
        draft.seal()
        draft.publish()
        if parquet:
            files.write_parquet(name, [old])
            table = read(files.parquet(name)).drop_columns(["word_count", "images", "page_form", "layout"])
            table = table.append_column("dropped_since", pa.array([5]))
            table = table.set_column(table.column_names.index("pages_fetched"), "pages_fetched", pa.array([1], pa.int32()))
            pq.write_table(table, files.parquet(name))
    world.fold()
    expected = plain(old) | {"id": "", "duplicate_of": None, "page_form": None}
    assert [each["id"] for each in world.rows()] == ["detik:0", "detik:1"]
    for each in world.rows():
        each |= {"duplicate_of": None, "similarity": None}  # the one repeats the other
        assert each | {"id": "", "schema_version": 1, "page_form": None, "cluster_id": None} == expected
        assert (each["word_count"], each["images"], each["page_form"]) == (None, [], None)


def test_structs_of_older_versions_lack_what_they_did_not_have(world):
    name = world.part(row(A, 1, images=[{"url": "https://a.example.com/b.jpg", "caption": "Sawah", "credit": None}]))
    table = read(world.files(A).parquet(name))
    images = pa.array([[{"url": "https://a.example.com/b.jpg"}]])
    pq.write_table(table.set_column(table.column_names.index("images"), "images", images), world.files(A).parquet(name))
    world.fold()
    assert world.rows()[0]["images"] == [{"url": "https://a.example.com/b.jpg", "caption": None, "credit": None}]


@pytest.mark.parametrize("parquet", [True, False])
def test_rows_of_newer_versions_are_refused(world, parquet):
    name = world.part(row(A, 1, schema_version=SCHEMA_VERSION + 1), parquet=parquet)
    with pytest.raises(DatasetError, match=rf"{name}\.jsonl has rows of schema version {SCHEMA_VERSION + 1}"):
        world.fold()
    assert not world.dataset.exists()


# what goes wrong


@pytest.mark.parametrize(
    "line", [b"{\n", b"[]\n", b'{"id": 5}\n', b'{"id": "a:1", "published_at": "soon"}\n', b'{"id": "a:1"}']
)
def test_a_part_that_cannot_be_read_is_named(world, line):
    world.part(row(B, 1))
    name = world.part(row(A, 1), parquet=False)
    with world.files(A).jsonl(name).open("ab") as file:
        file.write(line)
    with pytest.raises(PartUnreadable, match=rf"{name}\.jsonl: line"):
        world.fold()


def test_without_parts_nothing_is_done(world):
    with pytest.raises(DatasetError, match="has no parts to fold"):
        world.fold()
    world.part(row(A, 1))
    world.fold()
    shutil.rmtree(world.folders.parts)
    with pytest.raises(DatasetError, match="has no parts to fold"):
        world.fold()
    assert len(world.rows()) == 1


def test_what_was_not_made_by_it_is_left_alone(world):
    world.part(row(A, 1))
    world.dataset.mkdir()
    with pytest.raises(DatasetError, match="was not made by `scrapy dataset`: move it away"):
        world.fold()


@pytest.mark.parametrize("what", ["", "something else " * 1000, "index of other rules"])
def test_an_index_that_is_lost_or_of_other_rules_is_made_again(world, what):
    world.part(row(A, 1), row(A, 2, day=1))
    world.fold()
    if what == "index of other rules":
        with sqlite3.connect(world.folders.index) as connection:
            connection.execute("UPDATE meta SET version = 'other'")
        connection.close()
    else:
        world.folders.index.write_text(what)
    before = world.paths()
    assert not world.fold().published
    world.part(row(A, 3))
    world.fold()
    assert set(before) & set(world.paths()) == {path for path in before if "date=2026-11-17" in path}
    world.check()


def test_a_manifest_that_is_lost_or_of_other_rules_makes_everything_new(world):
    world.part(row(A, 1), row(A, 2, day=1))
    world.fold()
    for content in (None, b"{}", b"[", (world.dataset / "manifest.json").read_bytes().replace(b"layout_version", b"layout")):
        manifest = world.dataset / "manifest.json"
        if content is None:
            manifest.unlink()
        else:
            manifest.write_bytes(content)
        assert world.fold().days_written == 2
        world.check()


def test_files_that_are_lost_are_written_again(world):
    world.part(row(A, 1), row(A, 2, day=1))
    world.fold()
    before = world.paths()
    (world.dataset / before[0]).unlink()
    folded = world.fold()
    assert folded.days_written == 1
    assert world.paths() == before
    world.check()


def test_a_generation_that_is_lost_is_made_again(world):
    world.part(row(A, 1))
    world.fold()
    shutil.rmtree(world.dataset.resolve())
    world.fold()
    world.check()


@pytest.mark.parametrize("step", ["take_over", "write", "publish"])
def test_a_full_disk_leaves_the_old_generation(world, monkeypatch, step):
    world.part(row(A, 1), row(A, 2, day=1))
    world.fold()
    rows = world.rows()
    world.part(row(A, 3))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Generation, step, full)
    with pytest.raises(OSError, match="No space left"):
        world.fold()
    assert world.rows() == rows
    world.check()
    monkeypatch.undo()
    world.fold()
    assert len(world.rows()) == 3
    world.check()


def test_disk_space_is_left_to_others(world):
    world.part(row(A, 1))
    with pytest.raises(DiskFull, match="MB free, 1000000000 MB are left to others"):
        world.fold(min_free_mb=10**9)
    assert not world.dataset.exists()
    assert list(world.data.glob("dataset.0*")) == []


@pytest.mark.parametrize("columns", ["some", "all"])
def test_parts_that_are_merged_meanwhile_are_looked_for_again(world, monkeypatch, columns):
    names = [world.part(row(A, 1), parquet=False), world.part(row(A, 2, day=1), parquet=False)]
    read_batches = part_rows.batches
    merged = []

    def merge_first(files, name, chosen=None, wanted=None):
        if not merged and (chosen is None) == (columns == "all"):
            merged.append(world.merge(A, names))
        return read_batches(files, name, chosen, wanted)

    monkeypatch.setattr("detikcrawl.dataset.index.batches", merge_first)
    monkeypatch.setattr("detikcrawl.dataset.shuffle.batches", merge_first)
    world.fold()
    assert merged
    assert [each["id"] for each in world.rows()] == ["detik:1", "detik:2"]
    world.check()


def test_but_not_for_ever(world, monkeypatch):
    world.part(row(A, 1))

    def gone(*_, **__):
        raise part_rows.PartGone("a")

    monkeypatch.setattr("detikcrawl.dataset.shuffle.batches", gone)
    with pytest.raises(DatasetError, match="again and again"):
        world.fold()


# large ones


def test_large_days_are_split_and_many_files_are_written_in_turns(world, monkeypatch):
    monkeypatch.setattr(plan, "MAX_FILE_ROWS", 3)
    monkeypatch.setattr(shuffle, "MAX_FILE_BYTES", 12_000)
    monkeypatch.setattr(shuffle, "_OPEN_BUCKETS", 2)
    monkeypatch.setattr(part_rows, "BATCH_ROWS", 4)
    rows = [row(A, number, day=number % 2, published_at=NOON + timedelta(minutes=number * 7 % 30)) for number in range(30)]
    for start in range(0, 30, 10):
        world.part(*rows[start : start + 10], parquet=start > 0)
    world.fold()
    assert by_id(world.rows()) == by_id(map(plain, rows))
    for day in ("2026-11-16", "2026-11-17"):
        found = world.rows(f"site=detik/date={day}/*.parquet")
        assert found == sorted(found, key=lambda each: (each["published_at"], each["id"]))
        files = [path for path in world.paths() if f"date={day}" in path]
        assert [path.rpartition("/")[2].partition("-")[0] for path in files] == ["0001", "0002", "0003", "0004", "0005"]
        assert {len(read(world.dataset / path)) for path in files} == {3}
    world.check()


def test_files_are_split_by_size_too(world, monkeypatch):
    monkeypatch.setattr(plan, "MAX_FILE_BYTES", 6_000)
    world.part(*(row(A, number, text=story(number, 3 + number)) for number in range(6)))
    world.fold()
    assert len(world.paths()) > 2
    assert len(world.rows()) == 6
    world.check()


# gaps


def test_gaps_are_those_of_the_ledger(world):
    world.part(row(A, 1))
    world.part(row(B, 1))
    with Ledger(world.data / "ledger" / "detik.sqlite") as ledger:
        ledger.record_links([(link(1), "open"), (link(2, channel="finance"), "open")], NOW)
        ledger.record_outcome("2", "rejected", "text", NOW)
        ledger.set_walk(WalkKey("index", "sport", DAY), None, NOW, closed=True, pages=1, cards=0)
    world.fold()
    sites = world.manifest().sites
    assert [(gap["date"], gap["channel"], gap["listed"], gap["open"]) for gap in sites[A].gaps] == [
        ("2026-11-16", "finance", 1, 0),
        ("2026-11-16", "news", 1, 1),
    ]
    assert sites[B].gaps is None
    with Ledger(world.data / "ledger" / "detik.sqlite") as ledger:
        ledger.record_links([(link(3), "open")], NOW)
    folded = world.fold()
    assert (folded.published, folded.days_written) == (True, 0)
    assert world.manifest().sites[A].gaps[1]["open"] == 2
    world.check()


def test_a_ledger_that_cannot_be_read_leaves_gaps_unknown(world):
    world.part(row(A, 1))
    (world.data / "ledger").mkdir()
    (world.data / "ledger" / "detik.sqlite").write_text("something else " * 1000)
    world.fold()
    assert world.manifest().sites[A].gaps is None


def test_lines_without_parquet_and_parquet_make_the_same_files(tmp_path, monkeypatch):
    wait_for_no_disk(monkeypatch)
    paths = []
    for parquet in (True, False):
        world = World(tmp_path / str(parquet))
        world.part(*(row(A, number, day=number % 3) for number in range(9)), parquet=parquet)
        world.fold()
        paths.append(world.paths())
    assert paths[0] == paths[1]
    assert to_json(world.rows()[0])


@pytest.mark.parametrize("what", ["unreadable", "elsewhere"])
def test_a_site_whose_parts_cannot_be_listed_does_not_leave_the_dataset(world, monkeypatch, what):
    world.part(row(A, 1))
    world.part(row(B, 1))
    world.fold()
    folder = world.folders.parts / A
    if what == "unreadable":  # as glob sees it: to root every folder is open
        scandir = os.scandir

        def refuses(path):
            if Path(path) == folder:
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuses)
    else:
        folder.rename(world.data / "away")
        folder.symlink_to(world.data / "unmounted")
    with pytest.raises(OSError, match=r"parts/detik"):
        world.fold()
    assert {each["site"] for each in world.rows()} == {A, B}


def test_a_folder_whose_name_is_no_text_is_named(world):
    world.part(row(A, 1))
    (world.folders.parts / os.fsdecode(b"\xff")).mkdir()
    with pytest.raises(DatasetError, match=r"parts/\\udcff' is not named like a site"):
        world.fold()


def test_what_is_no_word_for_completeness_is_not_counted(world):
    name = world.part(row(A, 1), parquet=False)
    path = world.files(A).jsonl(name)
    path.write_bytes(path.read_bytes().replace(b'"completeness":"complete"', b'"completeness":null'))
    assert world.fold().manifest.sites[A].summary()["completeness"] == {"complete": 0, "partial": 0, "unknown": 0}

"""Exports hold the rows of the dataset, those that were asked for, whatever their form and place."""

from __future__ import annotations

import csv
import hashlib
import os
import sys
from datetime import datetime
from io import BytesIO

import boto3
import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from moto.server import ThreadedMotoServer

from detikcrawl.dataset import DatasetError, export, selection
from detikcrawl.dataset.export import write_dataset, write_file
from detikcrawl.dataset.manifest import Manifest
from detikcrawl.dataset.schema import DATASET_SCHEMA
from detikcrawl.dataset.selection import ConditionError, Selection
from detikcrawl.dataset.targets import Folder, bucket
from detikcrawl.storage.rows import from_table
from tests.dataset.world import NOON, World, read, row, story, wait_for_no_disk

A, B = "detik", "kompas"


@pytest.fixture
def folded(world):
    """Articles of two sites and three days, a duplicate among them, and an older revision."""
    world.part(
        row(A, 1, title='"Sawah", kata Émile\nlalu', authors=["Ratna"], is_free=False, word_count=7),
        row(A, 2, day=1, text=story(1, 6)),
        row(A, 3, published_at=None, images=[{"url": "https://a.example.com/b.jpg", "caption": None, "credit": "Tono"}]),
    )
    world.part(row(B, 1, day=1, text=story(1, 6), modified_at=NOON, modified_offset=540), row(B, 2), row(B, 2, revision=2))
    world.fold()
    return world


def tables(world, chosen=None):
    return (rows for *_, rows in (chosen or Selection()).tables(world.dataset, world.manifest()))


def ids(world, **wanted):
    return [id_ for table in tables(world, Selection(**wanted)) for id_ in table["id"].to_pylist()]


def from_csv(path):
    """The rows of a CSV file, by what the docstring of the exports says of it."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            record = {}
            for field in DATASET_SCHEMA:
                cell = line[field.name]
                if cell == "":
                    record[field.name] = None
                elif pa.types.is_list(field.type):
                    record[field.name] = orjson.loads(cell)
                elif pa.types.is_timestamp(field.type):
                    record[field.name] = datetime.fromisoformat(cell)
                elif pa.types.is_boolean(field.type):
                    record[field.name] = {"true": True, "false": False}[cell]
                else:
                    record[field.name] = {"int64": int, "double": float}.get(str(field.type), str)(cell)
            assert list(line) == DATASET_SCHEMA.names
            found.append(record)
    return found


def from_jsonl(path):
    times = [field.name for field in DATASET_SCHEMA if pa.types.is_timestamp(field.type)]
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    return [each | {name: each[name] and datetime.fromisoformat(each[name]) for name in times} for each in rows]


READERS = {"jsonl": from_jsonl, "csv": from_csv, "parquet": lambda path: from_table(read(path))}


# one file


@pytest.mark.parametrize("form", READERS)
def test_a_file_holds_the_rows_of_the_dataset_in_their_order(folded, tmp_path, form):
    path = tmp_path / "folder" / f"rows.{form}"
    assert write_file(tables(folded), path, form) == 5
    assert READERS[form](path) == folded.rows()
    first = path.read_bytes()
    write_file(tables(folded), path, form)
    assert path.read_bytes() == first
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_json_lines_and_csv_print_times_with_the_offset_of_the_site(folded, tmp_path):
    for form in ("jsonl", "csv"):
        write_file(tables(folded), tmp_path / form, form)
        content = (tmp_path / form).read_text()
        assert "2026-11-17T12:00:00+07:00" in content
        assert "2026-11-16T14:00:00+09:00" in content


def test_parquet_of_many_rows_has_few_row_groups(folded, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "ROW_GROUP_ROWS", 3)
    monkeypatch.setattr(selection, "BATCH_ROWS", 1)
    write_file(tables(folded), tmp_path / "rows.parquet", "parquet")
    metadata = pq.read_metadata(tmp_path / "rows.parquet")
    assert [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)] == [3, 2]


@pytest.mark.parametrize("form", READERS)
def test_a_file_without_rows_is_valid(folded, tmp_path, form):
    assert write_file(tables(folded, Selection(where="false")), tmp_path / "rows", form) == 0
    assert READERS[form](tmp_path / "rows") == []


def test_a_file_that_is_there_stays_when_it_cannot_be_written_anew(folded, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("old")

    def breaks():
        yield from tables(folded)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_file(breaks(), path, "jsonl")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir() if each.name != "data"] == ["rows.jsonl"]


# what is selected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["detik:1", "detik:2", "detik:3", "kompas:2", "kompas:1"]),
        ({"sites": ["kompas"]}, ["kompas:2", "kompas:1"]),
        ({"drop": True}, ["detik:1", "detik:2", "detik:3", "kompas:2"]),
        ({"where": "site = 'detik'"}, ["detik:1", "detik:2", "detik:3"]),
        ({"where": "date = '2026-11-17'"}, ["detik:2", "kompas:1"]),
        ({"where": "date = 'unknown'"}, ["detik:3"]),
        ({"where": "published_at >= '2026-11-17 12:00'"}, ["detik:2", "kompas:1"]),
        ({"where": "published_at >= '2026-11-17 12:01'"}, []),
        ({"where": "published_at = '2026-11-17 05:00:00+00'"}, ["detik:2", "kompas:1"]),
        ({"where": "list_contains(authors, 'Ratna') OR len(images) > 0"}, ["detik:1", "detik:3"]),
        ({"where": "duplicate_of IS NULL", "sites": ["kompas"]}, ["kompas:2"]),
        ({"where": "revision > 1 -- the newest"}, ["kompas:2"]),
        ({"where": "title LIKE '%Sawah%'", "drop": True}, ["detik:1"]),
    ],
)
def test_only_what_was_asked_for_is_exported(folded, wanted, expected):
    chosen = Selection(**wanted)
    chosen.check()
    assert ids(folded, **wanted) == expected


def test_conditions_look_at_files_of_any_size(folded, monkeypatch):
    folded.part(*(row(A, number) for number in range(10, 40)))
    folded.fold()
    monkeypatch.setattr(selection, "BATCH_ROWS", 7)
    assert ids(folded, where="article_id::int % 3 = 0 AND article_id::int > 9", sites=[A]) == [
        f"detik:{number}" for number in range(12, 40, 3)
    ]


@pytest.mark.parametrize(
    ("where", "complaint"),
    [
        (" ", "not one condition"),
        ("titel = 'a'", 'Referenced column "titel" not found'),
        ("title =", "syntax error"),
        ("true) UNION SELECT 'a', (true", "Error"),
        ("true; SELECT 1", "syntax error"),
        ("true); SELECT (1", "not one condition"),
        ("title + 1 > 2", "Error"),
        ("EXISTS (SELECT 1 FROM read_text('/etc/passwd'))", "Permission Error"),
    ],
)
def test_what_is_no_condition_is_refused_in_one_line(where, complaint):
    with pytest.raises(ConditionError) as error:
        Selection(where=where).check()
    assert str(error.value).startswith("--where ")
    assert complaint in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("where", ["title::int > 1", "published_at > 'soon'"])
def test_a_condition_that_fails_on_a_row_is_told_in_one_line(folded, where):
    with pytest.raises(ConditionError, match=r"--where .*: Conversion Error: [^\n]*$"):
        ids(folded, where=where)


def test_without_duckdb_conditions_are_refused(monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(DatasetError, match=r"pip install -e '\.\[dataset\]'"):
        Selection(where="true").check()
    Selection().check()


# a dataset in another place


class Place:
    """A folder or a bucket that exports go to, and what lies there."""

    def __init__(self, target, files):
        self.target = target
        self.files = files
        """Content by path."""

    def manifest(self):
        return Manifest.from_json(self.files()["manifest.json"])

    def rows(self, prefix="site="):
        content = self.files()
        some = [pq.read_table(BytesIO(content[path])) for path in sorted(content) if path.startswith(prefix)]
        return from_table(pa.concat_tables([DATASET_SCHEMA.empty_table(), *some]))


@pytest.fixture(scope="module")
def s3():
    """An object store on loopback: its address, and a client."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    client = boto3.client(
        "s3", endpoint_url=address, aws_access_key_id="any", aws_secret_access_key="any", region_name="us-east-1"
    )
    yield address, client
    client.close()
    server.stop()


@pytest.fixture(params=["folder", "s3://", "s3:///prefix/of it/"])
def place(request, tmp_path):
    if request.param == "folder":
        root = tmp_path / "elsewhere" / "rows"
        yield Place(
            Folder(root), lambda: {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        )
        return
    address, client = request.getfixturevalue("s3")
    name = hashlib.md5(str(tmp_path).encode(), usedforsecurity=False).hexdigest()
    client.create_bucket(Bucket=name)
    prefix = request.param.removeprefix("s3://").strip("/")
    prefix = f"{prefix}/" if prefix else ""

    def files():
        keys = [each["Key"] for each in client.list_objects_v2(Bucket=name).get("Contents", ())]
        assert all(key.startswith(prefix) for key in keys)
        return {key.removeprefix(prefix): client.get_object(Bucket=name, Key=key)["Body"].read() for key in keys}

    with bucket(f"s3://{name}/{prefix}", settings(address)) as target:
        yield Place(target, files)


def settings(address):
    return {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "any",
        "AWS_SECRET_ACCESS_KEY": "any",
        "AWS_REGION_NAME": "us-east-1",
    }


@pytest.fixture
def scratch(tmp_path):
    (tmp_path / "scratch").mkdir()
    return tmp_path / "scratch"


def send(world, place, scratch, **wanted):
    return write_dataset(world.dataset, world.manifest(), Selection(**wanted), place.target, scratch, {})


def test_all_of_the_dataset_is_copied(folded, place, scratch):
    send(folded, place, scratch)
    content = place.files()
    assert sorted(content) == sorted([*folded.paths(), "DICTIONARY.md", "README.md", "manifest.json"])
    assert all(content[path] == (folded.dataset / path).read_bytes() for path in folded.paths())
    assert place.manifest() == folded.manifest()


def test_what_is_there_is_not_sent_again_and_what_is_no_more_goes(folded, place, scratch, monkeypatch):
    send(folded, place, scratch)
    before = folded.paths()
    folded.part(row(A, 9, day=1))
    folded.fold()
    sent = []
    put = type(place.target).put
    monkeypatch.setattr(type(place.target), "put", lambda target, path, source: (sent.append(path), put(target, path, source)))
    send(folded, place, scratch)
    (new,) = set(folded.paths()) - set(before)
    assert sent == [new, "DICTIONARY.md", "README.md", "manifest.json"]
    assert place.rows() == folded.rows()
    assert {path for path in place.files() if path.endswith(".parquet")} == set(folded.paths())


def test_files_of_others_stay(folded, place, scratch, tmp_path):
    (scratch / "note").write_text("mine")
    for path in ("notes.txt", "site=detik/date=2026-11-16/mine.parquet"):
        place.target.put(path, scratch / "note")
    send(folded, place, scratch)
    assert {path for path, content in place.files().items() if content == b"mine"} == {
        "notes.txt",
        "site=detik/date=2026-11-16/mine.parquet",
    }


def test_what_is_selected_is_a_dataset_of_its_own(folded, place, scratch):
    send(folded, place, scratch)
    done = send(folded, place, scratch, where="published_at IS NOT NULL", drop=True)
    assert [each["id"] for each in place.rows()] == ["detik:1", "detik:2", "kompas:2"]
    assert place.rows("_revisions") == []
    manifest = place.manifest()
    assert manifest == done
    assert (manifest.where, manifest.duplicates, manifest.rows()) == ("published_at IS NOT NULL", "drop", 3)
    content = place.files()
    for file in manifest.files():
        assert hashlib.sha256(content[file.path]).hexdigest() == file.sha256
    assert {path for path in content if path.endswith(".parquet")} == {file.path for file in manifest.files()}
    assert b"    published_at IS NOT NULL\n" in content["README.md"]
    send(folded, place, scratch, sites=[B])
    assert [each["site"] for each in place.rows()] == [B, B]
    assert list(place.manifest().sites) == [B]


def test_an_upload_that_breaks_off_leaves_the_old_manifest(folded, place, scratch, monkeypatch):
    send(folded, place, scratch)
    before = place.manifest()
    folded.part(row(A, 9, day=1), row(A, 10, day=5))
    folded.fold()
    put = type(place.target).put

    def breaks(target, path, source):
        if "2026-11-21" in path:
            raise OSError(28, "No space left on device")
        put(target, path, source)

    with monkeypatch.context() as patch:
        patch.setattr(type(place.target), "put", breaks)
        with pytest.raises(OSError, match="No space"):
            send(folded, place, scratch)
    assert place.manifest() == before
    assert {file.path for file in before.files()} <= set(place.files())
    send(folded, place, scratch)
    assert {path for path in place.files() if path.endswith(".parquet")} == set(folded.paths())


def test_a_folder_is_left_without_empty_ones(folded, tmp_path, scratch):
    target = Folder(tmp_path / "rows")
    place = Place(target, dict)
    send(folded, place, scratch)
    send(folded, place, scratch, sites=[B])
    assert sorted(path.name for path in (tmp_path / "rows").iterdir()) == [
        "DICTIONARY.md", "README.md", "manifest.json", "site=kompas",
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["s3://", "s3:///a", "s3://[::1/a", "https://a.example.com/b"])
def test_an_address_without_a_bucket_is_refused(address):
    with pytest.raises(DatasetError, match="names no bucket"), bucket(address, {}):
        pass


def test_an_endpoint_that_is_none_is_told_in_one_line():
    settings = {"AWS_ENDPOINT_URL": "nonsense", "AWS_REGION_NAME": "us-east-1"}
    with pytest.raises(DatasetError, match="s3://rows: Invalid endpoint: nonsense"), bucket("s3://rows/a", settings):
        pass


def test_without_boto3_buckets_are_refused(monkeypatch):
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(DatasetError, match=r"pip install -e '\.\[s3\]'"), bucket("s3://rows/a", {}):
        pass


def test_what_the_store_says_is_one_line(s3, tmp_path):
    address, _ = s3
    (tmp_path / "a").touch()
    with bucket("s3://nowhere-to-be-found/a", settings(address)) as target:
        for work in (target.sizes, lambda: target.put("a", tmp_path / "a")):
            with pytest.raises(DatasetError, match=r"^s3://nowhere-to-be-found: .*NoSuchBucket.*$"):
                work()


@pytest.mark.parametrize("name", ["README.md", "manifest.json"])
def test_files_of_something_else_are_not_replaced(folded, tmp_path, scratch, name):
    place = tmp_path / "project"
    place.mkdir()
    (place / name).write_text("{}")
    with pytest.raises(DatasetError, match=f"has a {name} that belongs to something else"):
        write_dataset(folded.dataset, folded.manifest(), Selection(), Folder(place), scratch, {})
    assert [(path.name, path.read_text()) for path in place.iterdir()] == [(name, "{}")]


def test_something_else_than_a_file_is_not_replaced(tmp_path):
    path = tmp_path / "rows.csv"
    os.mkfifo(path)
    with pytest.raises(DatasetError, match=r"rows\.csv is no file"):
        write_file([], path, "csv")
    assert path.is_fifo()


def test_a_full_disk_is_told_with_the_file(tmp_path):
    def full():
        yield DATASET_SCHEMA.empty_table()
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match=r"No space left on device: .*rows\.csv"):
        write_file(full(), tmp_path / "rows.csv", "csv")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("folder", ["site=other/date=2020-01-01", "a=b", "[1] *", "it's"])
def test_conditions_do_not_read_the_name_of_the_data_directory(tmp_path, monkeypatch, folder):
    wait_for_no_disk(monkeypatch)
    world = World(tmp_path / folder)
    world.part(row(A, 1), row(A, 2, day=1))
    world.fold()
    for where in ("date > '2026-11-16'", "site = 'detik' AND date = '2026-11-17'"):
        tables = Selection(where=where).tables(world.dataset.resolve(), world.manifest())
        assert [id_ for *_, table in tables for id_ in table["id"].to_pylist()] == ["detik:2"]

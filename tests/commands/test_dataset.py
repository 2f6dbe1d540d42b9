import shutil
import sys

import pyarrow.parquet as pq
import pytest

from detikcrawl.commands import dataset as command
from detikcrawl.dataset import part_rows
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.lock import SiteLock
from detikcrawl.storage.parts import PartWriter
from tests.commands.detik_state import NOW, link, url_of
from tests.dataset.world import World, forgotten, row, story, wait_for_no_disk

SECRET = "Namayangharushilang"


@pytest.fixture
def world(project, monkeypatch):
    wait_for_no_disk(monkeypatch)
    world = World(project.data)
    world.part(row("detik", 1), row("detik", 2, day=1))
    world.part(row("kompas", 1, text=story(5, 6)), row("kompas", 2, day=3, text=story(5, 6)))
    return world


def last(out):
    return out.splitlines()[-1]


def test_it_folds_and_says_so(project, world):
    code, out, err = project.scrapy("dataset")
    assert (code, err) == (0, "")
    assert out.splitlines()[:-1] == [
        "detik: 1 parts came in with 2 rows, 0 went",
        "kompas: 1 parts came in with 2 rows, 0 went",
        "looking for near-duplicates",
        "writing 4 days",
    ]
    assert last(out).startswith("generation 1: 4 articles and 0 older revisions of 2 sites in 4 files (0.")
    assert last(out).endswith(" MB); 4 days written, 0 removed")
    world.check()
    code, out, _ = project.scrapy("dataset")
    assert code == 0
    assert out.startswith("nothing has changed since generation 1: 4 articles")


def test_it_folds_the_sites_that_are_named(project, world):
    assert project.scrapy("dataset", "kompas")[0] == 0
    assert {each["site"] for each in world.rows()} == {"kompas"}
    assert project.scrapy("dataset", "detik")[0] == 0
    assert {each["site"] for each in world.rows()} == {"detik", "kompas"}


def test_duplicates_are_left_out_of_the_dataset_for_good(project, world):
    assert project.scrapy("dataset", "--duplicates", "drop")[0] == 0
    assert len(world.rows()) == 3
    world.part(row("detik", 3))
    assert project.scrapy("dataset")[0] == 0
    assert len(world.rows()) == 4
    code, _, err = project.scrapy("dataset", "--duplicates", "label", "--out", str(project.data / "rows.csv"))
    assert (code, err.count("\n")) == (1, 1)
    assert "fold it with --duplicates label" in err
    assert project.scrapy("dataset", "--duplicates", "label")[0] == 0
    assert len(world.rows()) == 5


@pytest.mark.parametrize(
    ("arguments", "name", "lines"),
    [
        ([], "rows.jsonl", 4),
        ([], "rows.jl", 4),
        (["--format", "jsonl"], "rows.txt", 4),
        (["kompas"], "rows.jsonl", 2),
        (["--duplicates", "drop"], "rows.jsonl", 3),
        (["--where", "date > '2026-11-16'"], "rows.jsonl", 2),
        (["--where", "date > '2026-11-16'", "--duplicates", "drop", "kompas"], "rows.jsonl", 0),
    ],
)
def test_it_exports_one_file(project, world, arguments, name, lines):
    path = project.data / "out" / name
    code, out, err = project.scrapy("dataset", *arguments, "--out", str(path))
    assert (code, err) == (0, "")
    assert last(out) == f"{path}: {lines} articles"
    assert path.read_bytes().count(b"\n") == lines
    shutil.rmtree(path.parent)
    world.check()
    assert world.manifest().duplicates == "label"


@pytest.mark.parametrize("name", ["rows.csv", "rows.parquet", "rows"])
def test_the_form_of_an_export_is_what_its_name_says(project, world, name):
    path = project.data.parent / f"{project.data.name}-out" / name
    code, out, err = project.scrapy("dataset", "--out", str(path))
    assert (code, err) == (0, "")
    if name == "rows":
        assert last(out) == f"{path}: 4 articles and 0 older revisions"
        assert len(list(path.glob("site=*/date=*/*.parquet"))) == 4
        assert (path / "README.md").read_text() == (world.dataset / "README.md").read_text()
    elif name == "rows.parquet":
        assert pq.read_table(path).num_rows == 4
    else:
        assert path.read_bytes().startswith(b"id,site,article_id,url,")
    world.check()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nowhere"], "unknown site 'nowhere'"),
        (["--format", "csv"], "--format and --where belong to --out"),
        (["--where", "true"], "--format and --where belong to --out"),
        (["--out", "a.csv", "--where", "titel = 1"], "--where 'titel = 1': Binder Error"),
        (["--out", "{data}", "--format", "csv"], "{data} is a folder; csv goes to one file"),
        (["--out", "s3://a/b/", "--format", "jsonl"], "s3://a/b/ is a folder; jsonl goes to one file"),
        (["--out", "{data}/file"], "{data}/file is a file; name a folder"),
        (["--out", "{data}"], "lies in what `scrapy dataset` works on"),
        (["--out", "{data}/dataset/more"], "lies in what `scrapy dataset` works on"),
        (["--out", "{data}/dataset.000001/rows.csv"], "lies in what `scrapy dataset` works on"),
        (["--out", "{data}/parts/rows.csv"], "lies in what `scrapy dataset` works on"),
        (["--out", "{data}/journal/detik/run.jsonl"], "lies in what `scrapy dataset` works on"),
        (["--out", ""], "--out names no place"),
        (["--out", "gs://bucket/rows"], "--out gs://bucket/rows: of stores only s3://bucket/prefix can be written to"),
        (["--out", "s3:/bucket/rows.csv"], "of stores only s3://bucket/prefix can be written to"),
    ],
)
def test_wrong_calls_are_refused_in_one_line_before_anything_is_done(project, world, arguments, complaint):
    (project.data / "file").touch()
    code, out, err = project.scrapy("dataset", *(each.format(data=project.data) for each in arguments))
    assert (code, out) == (2, "")
    assert err.startswith("scrapy dataset: ")
    assert complaint.format(data=project.data) in err
    assert err.count("\n") == 1
    assert not world.dataset.exists()


def test_without_parts_there_is_nothing_to_fold(project):
    code, out, err = project.scrapy("dataset")
    assert (code, out) == (1, "")
    assert err == (
        f"scrapy dataset: {project.data / 'parts'} has no parts to fold: nothing was crawled, or the folder is not there\n"
    )


def test_without_duckdb_there_are_no_conditions(project, world, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    code, out, err = project.scrapy("dataset", "--out", "a.csv", "--where", "true")
    assert (code, out) == (1, "")
    assert err == "scrapy dataset: --where needs DuckDB: install it with `pip install -e '.[dataset]'`\n"


def test_one_process_folds_at_a_time(project, world):
    with SiteLock(DatasetFolders(project.data).lock).acquire("scrapy dataset"):
        code, out, err = project.scrapy("dataset")
    assert (code, out) == (1, "")
    assert err.startswith("scrapy dataset: dataset is busy: process ")
    assert err.count("\n") == 1


def test_an_export_that_fails_leaves_the_dataset(project, world, monkeypatch):
    def breaks(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "write_file", breaks)
    code, _, err = project.scrapy("dataset", "--out", str(project.data / "rows.csv"))
    assert code == 1
    assert "No space left" in err
    world.check()


def test_a_part_that_cannot_be_read_is_named(project, world):
    name = world.part(row("detik", 7), parquet=False)
    path = world.files("detik").jsonl(name)
    path.write_bytes(path.read_bytes()[:-5])
    code, _, err = project.scrapy("dataset")
    assert code == 1
    assert f"scrapy dataset: {path}: line 1 is torn" in err


# takedowns


@pytest.fixture
def crawled(project, monkeypatch):
    """Articles that the ledger has, too; the first one of them in two revisions, and copied by the third."""
    wait_for_no_disk(monkeypatch)
    text = f"{story(1, 6)} {SECRET}"
    with project.ledger() as ledger:
        ledger.record_links([(link(number), "open") for number in (7000001, 7000002, 7000003)], NOW)
        writer = PartWriter(project.detik.parts, ledger, run_name="20261116T030000Z-run", max_rows=2, clock=lambda: NOW)
        for number, values in (
            (7000001, {}),
            (7000002, {}),
            (7000001, {"revision": 2, "day": 1, "text": text}),
            (7000003, {"day": 2, "text": story(1, 6)}),
        ):
            writer.add(row("detik", number, **values) | {"url": url_of(number)})
        writer.close()
    assert project.scrapy("dataset")[0] == 0
    return World(project.data)


def test_forget_reaches_the_dataset(project, crawled):
    assert [each["duplicate_of"] for each in crawled.rows()] == [None, None, "detik:7000001"]
    assert len(crawled.revisions()) == 1
    code, out, err = project.scrapy("forget", "detik:7000001")
    assert (code, err) == (0, "")
    assert last(out) == "taken out of the dataset, too: 2 rows"
    assert [(each["id"], each["duplicate_of"]) for each in crawled.rows()] == [("detik:7000002", None), ("detik:7000003", None)]
    assert crawled.revisions() == []
    assert forgotten(project.data, SECRET)
    assert not any(url_of(7000001).encode() in path.read_bytes() for path in project.data.rglob("*") if path.is_file())
    crawled.check()
    code, out, err = project.scrapy("forget", "detik:7000001")
    assert (code, out, err) == (1, "", "scrapy forget: nothing is kept of detik:7000001\n")


def test_forget_while_the_dataset_is_folded_says_that_it_must_be_called_again(project, crawled):
    with SiteLock(crawled.folders.lock).acquire("scrapy dataset"):
        code, out, err = project.scrapy("forget", "detik:7000001")
    assert code == 1
    assert out.startswith("detik:7000001 is forgotten")
    assert "the dataset still has it: dataset is busy" in err
    assert err.count("\n") == 1
    code, out, err = project.scrapy("forget", "detik:7000001")
    assert (code, out, err) == (0, "taken out of the dataset, too: 2 rows\n", "")
    assert len(crawled.rows()) == 2


def test_forget_without_the_index_reaches_the_dataset(project, crawled):
    crawled.folders.index.unlink()
    assert project.scrapy("forget", "detik:7000001")[0] == 0
    assert len(crawled.rows()) == 2
    crawled.check()


def test_forget_does_not_fold_for_what_was_never_seen(project, crawled, monkeypatch):
    before = crawled.states()
    monkeypatch.setattr(part_rows, "batches", None)
    assert project.scrapy("forget", "detik:7000099")[0] == 1
    assert {path: state for path, state in crawled.states().items() if path.startswith("dataset")} == {
        path: state for path, state in before.items() if path.startswith("dataset")
    }

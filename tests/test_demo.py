"""The demo does the whole job on the sample archive, and leaves a data directory like any other."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.demo import run_demo, scrapy
from tests.newsroom.sample import sample

TABLE = {
    "rows": "42",
    "complete": "41",
    "partial": "1",
    "of several pages": "10",
    "page forms": "inline 3, numbered 6, one_page_view 1, single 32",
    "duplicates labelled": "2",
    "rejects": "0",
    "articles not readable": "1",
    "left out by kind": "3",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return run_demo(tmp_path_factory.mktemp("demo"))


def rows_in(folder: Path, pattern: str = "site=*/date=*/*.parquet") -> list[dict]:
    return [row for path in sorted(folder.glob(pattern)) for row in pq.read_table(path, partitioning=None).to_pylist()]


def test_it_shows_what_came_out_and_names_the_files(demo):
    data, printed = demo
    table = dict(re.findall(r"^  (\S.*?)  +(.+)$", printed.partition("\n\nJSON Lines:")[0], re.MULTILINE))
    assert table | TABLE == table
    assert f"JSON Lines: {data}/rows.jsonl\nParquet:    {data}/rows.parquet\n" in printed
    assert f"\nDataset:    {data}/dataset; docs/read-the-data.md says how to read it\n" in printed
    row = json.loads(printed.partition("One row:\n\n")[2].partition("\n\nDataset:")[0])
    assert row["pages_fetched"] > 1


def test_it_folds_a_dataset(demo):
    data, _ = demo
    lines = {row["id"]: row for row in map(json.loads, (data / "rows.jsonl").read_bytes().splitlines())}
    rows = rows_in(data / "dataset")
    assert {row["id"]: row["text"] for row in rows} == {id_: row["text"] for id_, row in lines.items()}
    assert sum(row["duplicate_of"] is not None for row in rows) == 2
    assert "**detik**: [detik.com]" in (data / "dataset" / "README.md").read_text("utf-8")


def test_it_starts_anew_and_touches_nothing_else(demo, tmp_path):
    data, printed = demo
    folder = tmp_path / "data"
    shutil.copytree(data, folder / "demo", symlinks=True)
    (folder / "parts" / "detik").mkdir(parents=True)
    again, printed_again = run_demo(folder)
    assert printed_again.partition("One row:")[0] == printed.partition("One row:")[0].replace(str(data), str(again))
    assert len(list((again / "parts" / "detik").glob("*.jsonl"))) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["demo", "parts"]
    assert list((folder / "parts" / "detik").iterdir()) == []


def everything(data: Path) -> bytes:
    """All bytes of all files, and what is compressed in them as text."""
    kept = b""
    for path in sorted(data.rglob("*")):
        if path.is_file() and not path.is_symlink():
            kept += path.read_bytes()
            if path.suffix == ".parquet":
                kept += repr(pq.read_table(path, partitioning=None).to_pylist()).encode()
    return kept


def test_what_is_forgotten_leaves_the_dataset_and_all_of_its_generations(demo, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(demo[0], data, symlinks=True, ignore=shutil.ignore_patterns("rows.*"))
    # What a killed fold may leave: an older generation beside the current one.
    shutil.copytree(data / "dataset.000001", data / "dataset.000000")
    copied = {id_ for pair in sample().duplicates for id_ in (f"detik:{pair[0].id}", f"detik:{pair[1].id}")}
    row = max((row for row in rows_in(data / "dataset") if row["id"] not in copied), key=lambda row: len(row["text"]))
    paragraphs = [row["title"], row["url"], *row["text"].split("\n\n")]
    before = everything(data)
    assert all(each.encode() in before for each in paragraphs)

    printed = scrapy("forget", row["url"], data=data).stdout
    assert printed.endswith("taken out of the dataset, too: 1 rows\n")
    after = everything(data)
    assert [each for each in paragraphs if each.encode() in after] == []
    assert row["id"] not in {each["id"] for each in rows_in(data / "dataset")}
    assert len(rows_in(data / "dataset")) == 41
    assert sorted(path.name for path in data.glob("dataset.0*")) == ["dataset.000002"]
    assert scrapy("dataset", data=data).stdout.startswith("nothing has changed since generation 2: 41 articles")

"""docs/read-the-data.md: every example is run, on the demo's dataset and on one with a second site and revisions."""

from __future__ import annotations

import ast
import csv
import json
import re
import shlex
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import boto3
import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from moto.server import ThreadedMotoServer

from detikcrawl.dataset.schema import DATASET_SCHEMA
from detikcrawl.storage.rows import Row, from_table
from detikcrawl.text.hashing import content_hash
from tests.dataset.world import World, row
from tests.demo import ROOT, run_demo, scrapy

PAGE = ROOT / "docs" / "read-the-data.md"
NEW_PARAGRAPH = "Sampai berita ini ditulis, perahu itu belum kembali."
AWS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "ap-southeast-3"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """A block of code, with the heading that it stands under."""

    heading: str
    language: str
    code: str

    def __str__(self) -> str:
        return f"{self.heading}, {self.language}"


def recipes_of(page: str) -> list[Recipe]:
    """All fenced blocks, in their order."""
    found = []
    for section in re.split(r"^#+ ", page, flags=re.MULTILINE)[1:]:
        blocks = re.findall(r"^```(\w*)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
        found += [Recipe(section.partition("\n")[0], *block) for block in blocks]
    return found


RECIPES = recipes_of(PAGE.read_text("utf-8"))
OPENING = next(recipe for recipe in RECIPES if recipe.language == "sql")
SPARK, S3, REVISIONS = "Spark", "To S3 and from there", "What changed between revisions"
PLAIN = [recipe for recipe in RECIPES if recipe.heading not in (SPARK, S3)]


def recipe(heading: str, number: int = 0) -> Recipe:
    """One block of those below a heading."""
    return [each for each in RECIPES if each.heading == heading][number]


def run(recipe: Recipe) -> Any:
    """What a block gives: the rows of its last statement, the value of its last line, or nothing for the shell."""
    return {"sql": _run_sql, "python": _run_python, "sh": _run_sh}[recipe.language](recipe.code)


def _run_sql(code: str) -> list[dict[str, Any]]:
    with duckdb.connect() as connection:
        if code != OPENING.code:
            connection.execute(OPENING.code)
        connection.execute(code)
        columns = [column for column, *_ in connection.description]
        return [dict(zip(columns, values, strict=True)) for values in connection.fetchall()]


def _run_python(code: str) -> Any:
    *before, last = ast.parse(code).body
    assert isinstance(last, ast.Expr), "the last line of a recipe is what it gives"
    names: dict[str, Any] = {}
    exec(compile(ast.Module(before, []), str(PAGE), "exec"), names)  # noqa: S102 - it is our own page
    return eval(compile(ast.Expression(last.value), str(PAGE), "eval"), names)  # noqa: S307


def _run_sh(code: str) -> None:
    for line in code.splitlines():
        program, *arguments = shlex.split(line)
        assert program == "scrapy"
        scrapy(*arguments, data=Path("data").absolute(), cwd=Path.cwd())


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The data directory that the demo leaves."""
    return run_demo(tmp_path_factory.mktemp("demo"))[0]


@pytest.fixture(scope="module")
def grown(demo, tmp_path_factory):
    """The demo's, and: a second site that copies an article, a revision, and an article without a time."""
    data = tmp_path_factory.mktemp("grown") / "data"
    shutil.copytree(demo, data, symlinks=True)
    world = World(data)
    story = max(rows_of(data), key=lambda each: each["word_count"])
    copied_at = story["published_at"] + timedelta(hours=2)
    world.part(row("kompas", 1, text=story["text"], published_at=copied_at, word_count=story["word_count"]), row("kompas", 2))
    title, text = f"{story['title']} (2)", f"{story['text']}\n\n{NEW_PARAGRAPH}"
    revised = {"title": title, "text": text, "revision": 2, "changed_fields": ["title", "text"], "duplicate_of": None}
    revised |= {"crawled_at": story["crawled_at"] + timedelta(hours=3), "content_hash": content_hash(title, text)}
    own = {name: story[name] for name in story if name != "cluster_id"}
    world.part(own | revised, row("detik", 9, published_at=None))
    scrapy("dataset", data=data)
    return data


def rows_of(data: Path) -> list[Row]:
    """The articles of a dataset."""
    paths = sorted((data / "dataset").glob("site=*/date=*/*.parquet"))
    return from_table(pa.concat_tables(pq.read_table(path, partitioning=None) for path in paths))


@pytest.fixture(scope="module", autouse=True)
def _hugging_face(tmp_path_factory):
    """Nothing is asked of the Hub, and the cache is not the user's; read when `datasets` is imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HOME", str(tmp_path_factory.mktemp("hugging_face")))
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Makes the working folder one whose `data` is the given one."""

    def enter(data: Path) -> Path:
        (tmp_path / "data").symlink_to(data)
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return enter


@pytest.fixture
def rows(grown, here):
    """The articles of the grown dataset, which is `data/dataset` now."""
    here(grown)
    return rows_of(grown)


def size(found: Any) -> int:
    """How much a recipe gave."""
    return found.num_rows if hasattr(found, "num_rows") else len(found)


@pytest.mark.parametrize("each", [each for each in PLAIN if each.heading != REVISIONS], ids=str)
def test_it_runs_on_the_dataset_of_the_demo(each, demo, here):
    here(demo)
    found = run(each)
    assert each.language == "sh" or size(found) > 0


@pytest.mark.parametrize("each", PLAIN, ids=str)
def test_it_runs_where_there_are_sites_revisions_and_articles_without_a_day(each, grown, here):
    here(grown)
    found = run(each)
    assert each.language == "sh" or size(found) > 0


def test_every_heading_has_something_to_run():
    headings = re.findall(r"^### (.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert headings == list(dict.fromkeys(each.heading for each in RECIPES))
    assert {each.language for each in RECIPES} == {"sql", "python", "sh"}


# what it says is so


def test_the_files_are_where_it_says(grown):
    (tree,) = re.findall(r"(?:^    data/dataset.*\n)+", PAGE.read_text("utf-8"), re.MULTILINE)
    patterns = [line.split()[0].removeprefix("data/").replace("...", "*") for line in tree.splitlines()]
    assert len(patterns) == 6
    assert all(list(grown.glob(pattern)) for pattern in patterns)
    files = {path for path in (grown / "dataset").resolve().rglob("*") if path.is_file()}
    wide = [re.sub(r"=(detik|[\d-]{10}|unknown)", "=*", pattern) for pattern in patterns]
    named = {path.resolve() for pattern in wide for path in grown.glob(pattern)}
    assert files == named


def test_duckdb_pandas_polars_and_pyarrow_see_the_same(rows):
    in_duckdb = run(recipe("DuckDB"))
    days = {(each["site"], each["date"]): each["articles"] for each in in_duckdb}
    assert sum(days.values()) == len(rows)
    assert days["detik", "unknown"] == 1
    assert sum(each["words"] or 0 for each in in_duckdb) == sum(each["word_count"] or 0 for each in rows)
    of_detik = run(recipe("pandas"))["size"].to_dict()
    assert of_detik == {date: number for (site, date), number in days.items() if site == "detik"}
    of_all = {(site, str(date)): number for (site, date), number in run(recipe("pandas", 1)).to_dict().items()}
    assert of_all == {key: number for key, number in days.items() if key[1] != "unknown"}
    in_polars = {(site, date): number for site, date, number, _ in run(recipe("polars")).rows()}
    assert in_polars == {key: number for key, number in days.items() if key[1] >= "2026-11-17"}
    in_pyarrow = run(recipe("pyarrow"))
    assert in_pyarrow.num_rows == sum(number for (_, date), number in days.items() if date == "2026-11-17")


def test_hugging_face_sees_the_same_and_the_revisions(rows):
    whole = [each for each in rows if each["completeness"] == "complete" and each["duplicate_of"] is None]
    found = run(recipe("Hugging Face datasets"))
    assert sorted(found["id"]) == sorted(each["id"] for each in whole)
    assert found.column_names == DATASET_SCHEMA.names
    titles = {each["title"] for each in rows}
    some = run(recipe("Hugging Face datasets", 1))
    assert len(some) == 5
    assert set(some) <= titles
    (older,) = re.findall(r"`(load_dataset\(\"data/dataset\", \"revisions\".*?\))`", PAGE.read_text("utf-8"))
    revisions = _run_python(f"from datasets import load_dataset\n{older}")
    assert [each["revision"] for each in revisions] == [1]


def test_spark_is_told_the_schema_of_the_files():
    create, repair, _ = recipe(SPARK).code.split(";")
    found = re.fullmatch(r"CREATE TABLE articles \(\n(.*)\n\) (USING .*)", create, re.DOTALL)
    assert found[2] == "USING parquet PARTITIONED BY (site, date) LOCATION '/srv/news/dataset'"
    # In Spark the columns that it takes from the path stand last.
    expected = [field for field in DATASET_SCHEMA if field.name != "site"]
    expected = [*expected, DATASET_SCHEMA.field("site"), pa.field("date", pa.string())]
    assert found[1] == ",\n".join(f"    {field.name} {spark_type(field.type)}" for field in expected)
    assert repair.strip() == "MSCK REPAIR TABLE articles SYNC PARTITIONS"


def spark_type(type_: pa.DataType) -> str:
    """What Spark SQL calls a type of Arrow that it reads from Parquet."""
    if pa.types.is_list(type_):
        return f"ARRAY<{spark_type(type_.value_type)}>"
    if pa.types.is_struct(type_):
        return f"STRUCT<{', '.join(f'{field.name}: {spark_type(field.type)}' for field in type_)}>"
    names = {pa.string(): "STRING", pa.int64(): "BIGINT", pa.float64(): "DOUBLE", pa.bool_(): "BOOLEAN"}
    return (names | {pa.timestamp("us", tz="UTC"): "TIMESTAMP"})[type_]


def test_one_row_per_story(rows):
    found = run(recipe("One row per story"))
    assert len(found) == len(rows) - 3
    assert Counter(each["title"] for each in found).most_common(1)[0][1] == 1


def test_whole_articles_only(rows):
    assert {each["id"] for each in run(recipe("Whole articles only"))} == {
        each["id"] for each in rows if each["completeness"] == "complete"
    }
    assert {each["completeness"] for each in rows} == {"complete", "partial"}


def test_local_times(rows):
    found = {(each["title"], each["local_time"], each["zone"]) for each in run(recipe("Local times"))}
    zones = {420: "WIB", 480: "WITA", 540: "WIT"}
    assert found == {
        (each["title"], each["published_at"].replace(tzinfo=None), zones[each["published_offset"]])
        for each in rows
        if each["published_at"]
    }
    assert {zone for _, _, zone in found} == {"WIB", "WITA"}


def test_articles_per_day_and_site(rows):
    found = run(recipe("Articles per day and site"))
    assert [each["date"] for each in found] == ["2026-11-16", "2026-11-17", "2026-11-18", "unknown"]
    for site, number in Counter(each["site"] for each in rows).items():
        assert sum(each[site] for each in found) == number


def test_who_copies_whom(rows):
    found = {(each["source"], each["copier"]): each for each in run(recipe("Who copies whom"))}
    assert {key: each["stories"] for key, each in found.items()} == {("detik", "detik"): 2, ("detik", "kompas"): 1}
    assert found["detik", "kompas"]["minutes_later"] == 120
    assert 0.9 < found["detik", "kompas"]["similarity"] < 1 == found["detik", "detik"]["similarity"]


def test_tags(rows):
    found = {each["tag"]: each["articles"] for each in run(recipe("Tags"))}
    expected = Counter(tag.lower() for each in rows for tag in each["tags"])
    assert list(found.values()) == sorted(expected.values(), reverse=True)[:20]
    assert found.items() <= expected.items()


def test_paragraphs_quotes_and_pages(rows):
    found = {(each["id"], each["page"]): each for each in run(recipe("Paragraphs, quotes and pages"))}
    blocks = Counter((each["id"], block["page"]) for each in rows if each["pages_fetched"] > 1 for block in each["blocks"])
    assert {key: each["blocks"] for key, each in found.items()} == blocks
    assert {page for _, page in found} == {1, 2, 3}


def test_search(rows):
    word = re.compile(r"\b(jembatan|jalan)\b", re.IGNORECASE)
    found = run(recipe("Search the text"))
    assert sorted(each["title"] for each in found) == sorted(each["title"] for each in rows if word.search(each["text"]))
    texts = {each["id"]: f"{each['title']} {each['text']}" for each in rows}
    ranked = run(recipe("Search the text", 1))
    assert all(word.search(texts[id_]) for id_, _, _ in ranked)
    assert any("[" in snippet for _, _, snippet in ranked)


def test_what_changed(rows):
    (changed,) = run(recipe(REVISIONS))
    assert (changed["revision"], changed["changed_fields"]) == (2, ["title", "text"])
    assert changed["title"] == f"{changed['title_before']} (2)"
    assert (changed["came"], changed["went"]) == ([NEW_PARAGRAPH], [])


def test_where_nothing_changed_duckdb_says_that_no_files_match(demo, here):
    here(demo)
    with pytest.raises(duckdb.IOException, match="No files found that match the pattern"):
        run(recipe(REVISIONS))


def test_gaps(rows, grown):
    found = run(recipe("Gaps"))
    assert ("detik", "2026-11-17", "news", "closed", 1) in found
    lines = map(json.loads, scrapy("coverage", "detik", "--gaps", "--json", data=grown).stdout.splitlines())
    assert {(site, date, channel) for site, date, channel, _, _ in found} == {
        ("detik", line["day"], line["channel"]) for line in lines
    }


def test_a_corpus(rows):
    run(recipe("A corpus for language models"))
    corpus = [json.loads(line) for line in Path("corpus.jsonl").read_text("utf-8").splitlines()]
    by_id = {each["id"]: each for each in rows}
    whole = {
        id_
        for id_, each in by_id.items()
        if each["completeness"] == "complete" and not each["duplicate_of"] and (each["word_count"] or 0) >= 50
    }
    assert [each["id"] for each in corpus] == sorted(whole)
    assert all(each["text"] == by_id[each["id"]]["text"] for each in corpus)
    assert {each["split"] for each in corpus} == {"train", "test"}
    again = run(recipe("A corpus for language models"))
    assert again == [{"Count": len(corpus)}]
    assert [json.loads(line) for line in Path("corpus.jsonl").read_text("utf-8").splitlines()] == corpus


def test_files_of_other_forms(rows):
    run(recipe("To CSV, JSON Lines or one Parquet file"))
    with Path("articles.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(each["id"] for each in csv.DictReader(file)) == sorted(each["id"] for each in rows)
    stories = [json.loads(line) for line in Path("stories.jsonl").read_text("utf-8").splitlines()]
    assert len(stories) == len(rows) - 3
    one_file = pl.read_parquet("detik.parquet")
    assert set(one_file["site"]) == {"detik"}
    assert set(one_file["completeness"]) == {"complete"}
    excerpt = pl.read_parquet("excerpt/site=*/date=*/*.parquet")
    assert len(excerpt) == sum("kucing" in each["tags"] for each in rows) > 0
    assert Path("excerpt/README.md").is_file()
    assert json.loads(Path("excerpt/manifest.json").read_bytes())["rows"] == len(excerpt)


@pytest.fixture
def s3(monkeypatch):
    """What the environment says of an S3 server on loopback with an empty bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    environment = {**AWS, "AWS_ENDPOINT_URL": f"http://{host}:{port}"}
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="bucket", CreateBucketConfiguration={"LocationConstraint": AWS["AWS_DEFAULT_REGION"]})
    client.close()
    yield environment
    server.stop()


def test_to_s3_and_from_there(rows, grown, s3):
    upload, in_polars, in_duckdb = [each for each in RECIPES if each.heading == S3]
    scrapy(*shlex.split(upload.code)[1:], data=grown, **s3)
    days = {(each["site"], each["date"]): each["articles"] for each in run(recipe("DuckDB"))}
    assert {(site, date): number for site, date, number in run(in_polars).rows()} == days
    assert {(site, date): number for site, date, number in run(in_duckdb)} == days

import gzip
import json
import logging
import os
import re
import subprocess
import sys
from dataclasses import asdict, replace
from io import BytesIO, RawIOBase
from pathlib import Path

import boto3
import pyarrow.parquet as pq
import pytest
from moto.server import ThreadedMotoServer
from scrapy import Field, Item

from detikcrawl.article import FIELD_NAMES
from detikcrawl.storage.exporters import JsonLinesExporter, ParquetExporter, check_feeds
from detikcrawl.storage.rows import from_json, from_table, to_json, to_row
from detikcrawl.storage.schema import ARROW_SCHEMA

ROOT = Path(__file__).parents[2]

EXPORTERS = {
    "jsonl": "detikcrawl.storage.exporters.JsonLinesExporter",
    "jsonlines": "detikcrawl.storage.exporters.JsonLinesExporter",
    "jl": "detikcrawl.storage.exporters.JsonLinesExporter",
    "parquet": "detikcrawl.storage.exporters.ParquetExporter",
}

SPIDER = """
import warnings
from pathlib import Path

from scrapy import Spider
from scrapy.exceptions import ScrapyDeprecationWarning

from detikcrawl.storage.rows import from_json

warnings.simplefilter("error", ScrapyDeprecationWarning)


class RowsSpider(Spider):
    name = "rows"

    async def start(self):
        for line in Path("items.jsonl").read_bytes().splitlines():
            article = from_json(line)
            if article.title == "unfit":
                article.word_count = "seven"
            yield article
"""


def export(exporter_class, items, **options):
    buffer = BytesIO()
    exporter = exporter_class(buffer, **options)
    exporter.start_exporting()
    for item in items:
        exporter.export_item(item)
    exporter.finish_exporting()
    assert not buffer.closed
    return exporter, buffer.getvalue()


def parquet_rows(content):
    return from_table(pq.read_table(BytesIO(content)))


def json_rows(content):
    return [to_row(from_json(line)) for line in content.splitlines()]


@pytest.mark.parametrize(("exporter_class", "read"), [(JsonLinesExporter, json_rows), (ParquetExporter, parquet_rows)])
def test_articles_dicts_and_scrapy_items_come_out_as_rows(exporter_class, read, articles):
    full, bare = articles
    item_class = type("RowItem", (Item,), {name: Field() for name in FIELD_NAMES})
    _, content = export(exporter_class, [full, asdict(full), item_class(asdict(bare)), {**asdict(bare), "tags": None}])
    assert read(content) == [to_row(full), to_row(full), to_row(bare), to_row(bare)]


def test_a_line_is_the_row_in_utf8(articles):
    _, content = export(JsonLinesExporter, articles, encoding="latin-1", indent=4)
    assert content == b"".join(to_json(to_row(article)) + b"\n" for article in articles)


def test_parquet_has_the_schema_and_is_compressed(articles):
    _, content = export(ParquetExporter, articles)
    file = pq.ParquetFile(BytesIO(content))
    assert file.schema_arrow.equals(ARROW_SCHEMA, check_metadata=True)
    assert file.metadata.metadata[b"schema_version"] == b"1"
    assert {file.metadata.row_group(0).column(n).compression for n in range(file.metadata.num_columns)} == {"ZSTD"}


def test_parquet_has_row_groups_of_a_thousand(articles):
    many = [replace(articles[1], id=f"detik:{n}") for n in range(2050)]
    _, content = export(ParquetExporter, many)
    groups = pq.ParquetFile(BytesIO(content)).metadata
    assert [groups.row_group(n).num_rows for n in range(groups.num_row_groups)] == [1000, 1000, 50]
    assert [row["id"] for row in parquet_rows(content)] == [article.id for article in many]


def test_a_run_without_rows_leaves_a_valid_file():
    _, content = export(ParquetExporter, [])
    table = pq.read_table(BytesIO(content))
    assert table.num_rows == 0
    assert table.schema.equals(ARROW_SCHEMA)
    assert export(JsonLinesExporter, [])[1] == b""


@pytest.mark.parametrize("fields", [["title", "blocks"], {"title": "judul", "blocks": "isi"}])
def test_outputs_are_narrowed_to_the_fields_asked_for(articles, fields):
    names = list(fields.values()) if isinstance(fields, dict) else fields
    rows = [to_row(article) for article in articles]
    expected = [{names[0]: row["title"], names[1]: row["blocks"]} for row in rows]

    _, lines = export(JsonLinesExporter, articles, fields_to_export=fields)
    assert [json.loads(line) for line in lines.splitlines()] == expected
    _, content = export(ParquetExporter, articles, fields_to_export=fields)
    assert parquet_rows(content) == expected
    assert pq.read_schema(BytesIO(content)).metadata[b"schema_version"] == b"1"


@pytest.mark.parametrize("exporter_class", [JsonLinesExporter, ParquetExporter])
def test_a_field_that_no_row_has_is_refused(exporter_class):
    with pytest.raises(ValueError, match="a row has no field tittle"):
        exporter_class(BytesIO(), fields_to_export=["tittle"])


@pytest.mark.parametrize("exporter_class", [JsonLinesExporter, ParquetExporter])
def test_an_option_that_nobody_knows_is_refused(exporter_class):
    with pytest.raises(TypeError, match="compresion"):
        exporter_class(BytesIO(), compresion="zstd")


@pytest.mark.parametrize(("exporter_class", "read"), [(JsonLinesExporter, json_rows), (ParquetExporter, parquet_rows)])
def test_an_item_that_does_not_fit_is_left_out_and_told(exporter_class, read, articles, caplog):
    full, bare = articles
    unfit = [replace(full, word_count="seven"), {"id": "detik:9", "price": 5}, replace(bare, title="\udfff")]
    with caplog.at_level(logging.ERROR):
        exporter, content = export(exporter_class, [full, *unfit, bare])
    assert read(content) == [to_row(full), to_row(bare)]
    assert exporter.misfits == 3
    assert caplog.messages[0] == "Left out of the output: detik:7000001: word_count: int expected, found str"
    assert caplog.messages[1].startswith("Left out of the output: detik:9: ")
    assert len(caplog.messages) == 3


class OnlyWrites(RawIOBase):
    """The least that a storage gives: such as a pipe, it knows no position."""

    content = b""

    def writable(self):
        return True

    def write(self, data):
        self.content += bytes(data)
        return len(data)


@pytest.mark.parametrize(("exporter_class", "read"), [(JsonLinesExporter, json_rows), (ParquetExporter, parquet_rows)])
def test_a_file_need_only_be_writable(exporter_class, read, articles):
    file = OnlyWrites()
    exporter = exporter_class(file)
    exporter.start_exporting()
    exporter.export_item(articles[0])
    exporter.finish_exporting()
    assert read(file.content) == [to_row(articles[0])]


def test_parquet_is_not_appended_to_a_file_that_holds_something(tmp_path):
    path = tmp_path / "rows.parquet"
    path.write_bytes(b"PAR1")
    with path.open("ab") as file, pytest.raises(ValueError, match=r"rows\.parquet .*-O .*another name"):
        ParquetExporter(file)
    assert path.read_bytes() == b"PAR1"


@pytest.fixture
def feed_names(tmp_path, monkeypatch):
    """Names of feeds that were there before the crawl, by what they hold."""
    monkeypatch.chdir(tmp_path)
    Path("full.parquet").write_bytes(b"PAR1")
    Path("full file.parquet").write_bytes(b"PAR1")
    Path("empty.parquet").touch()
    Path("full.jsonl").write_bytes(b"{}\n")
    return tmp_path


@pytest.mark.parametrize(
    "feeds",
    [
        {},
        {"new.parquet": {"format": "parquet"}},
        {"no/folder/yet.parquet": {}},
        {"empty.parquet": {"format": "parquet"}},
        {"full.parquet": {"format": "parquet", "overwrite": True}},
        {"full.parquet": {"format": "jsonl"}},
        {"full.jsonl": {"format": "jsonl"}},
        {"full.jsonl": {"format": "csv", "fields": ["anything"]}},
        {"%(name)s/full.parquet": {"format": "parquet"}},
        {"s3://bucket/full.parquet": {"format": "parquet"}},
        {"ftp://user:secret@host/full.parquet": {"format": "parquet"}},
        {"stdout:": {"format": "parquet"}},
        {"new.parquet": {"format": "parquet", "fields": ["id", "title"]}},
    ],
)
@pytest.mark.usefixtures("feed_names")
def test_feeds_that_can_be_written_pass(feeds):
    check_feeds(feeds)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("full.parquet", {"format": "parquet"}),
        ("full.parquet", {"format": "parquet", "overwrite": False}),
        ("full.parquet", {}),
        ("full.jsonl", {"format": "parquet"}),
        (Path("full.parquet"), {"format": "parquet"}),
        ("file://{folder}/full.parquet", {"format": "parquet"}),
        ("file://{folder}/full%20file.parquet", {"format": "parquet"}),
        ("{folder}/full file.parquet", {"format": "parquet"}),
    ],
)
def test_feeds_that_would_append_to_parquet_are_refused(feed_names, name, options):
    name = name.format(folder=feed_names) if isinstance(name, str) else name
    with pytest.raises(ValueError, match=r"-O .*another name$") as error:
        check_feeds({"new.jsonl": {"format": "jsonl"}, name: options})
    assert str(error.value).startswith(f"{name} ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("form", ["jsonl", "jsonlines", "jl", "parquet"])
def test_feeds_with_a_field_that_no_row_has_are_refused(form):
    with pytest.raises(ValueError, match="a row has no field tittle"):
        check_feeds({"new": {"format": form, "fields": ["id", "tittle"]}})


@pytest.fixture
def crawl(tmp_path, articles):
    """Runs `scrapy runspider` on a spider that gives 5 articles; returns what it logged."""
    (tmp_path / "rows_spider.py").write_text(SPIDER)
    many = [replace(articles[n % 2], id=f"detik:{n}") for n in range(5)]
    crawl_items(tmp_path, many)

    def run(*arguments, **settings):
        options = [f"{name}={value if isinstance(value, str) else json.dumps(value)}" for name, value in settings.items()]
        options += [f"FEED_EXPORTERS={json.dumps(EXPORTERS)}", "TELNETCONSOLE_ENABLED=0", "REMOTE_CONTROL_ENABLED=0"]
        command = [sys.executable, "-m", "scrapy", "runspider", "rows_spider.py", *arguments]
        for option in options:
            command += ["-s", option]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={key: value for key, value in os.environ.items() if key != "SCRAPY_SETTINGS_MODULE"}
            | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done

    return run


def crawl_items(folder, articles):
    (folder / "items.jsonl").write_bytes(b"".join(to_json(to_row(article)) + b"\n" for article in articles))


def test_outputs_named_on_the_command_line(crawl, tmp_path):
    run = crawl("-O", "rows.parquet", "-O", "rows.jsonl", "-O", "rows.jl", "-O", "other:jsonlines", FEED_EXPORT_INDENT="2")
    expected = (tmp_path / "items.jsonl").read_bytes()
    assert (tmp_path / "rows.jsonl").read_bytes() == expected
    assert (tmp_path / "rows.jl").read_bytes() == expected
    assert (tmp_path / "other").read_bytes() == expected
    assert parquet_rows((tmp_path / "rows.parquet").read_bytes()) == json_rows(expected)
    assert b"ERROR" not in run.stderr


def test_overwriting_leaves_the_rows_of_the_last_run(crawl, tmp_path):
    crawl("-O", "rows.parquet")
    crawl("-O", "rows.parquet")
    assert len(parquet_rows((tmp_path / "rows.parquet").read_bytes())) == 5


def test_appending_to_parquet_is_refused_and_harms_nothing(crawl, tmp_path):
    crawl("-o", "rows.parquet")
    before = (tmp_path / "rows.parquet").read_bytes()
    run = crawl("-o", "rows.parquet")
    assert (tmp_path / "rows.parquet").read_bytes() == before
    assert re.search(rb"rows\.parquet is there already, and a Parquet file cannot be appended to", run.stderr)


def test_appending_to_json_lines_is_what_scrapy_users_know(crawl, tmp_path):
    crawl("-o", "rows.jsonl")
    crawl("-o", "rows.jsonl")
    assert (tmp_path / "rows.jsonl").read_bytes() == 2 * (tmp_path / "items.jsonl").read_bytes()


def test_parquet_on_standard_output(crawl, tmp_path):
    run = crawl("-o", "-:parquet")
    assert parquet_rows(run.stdout) == json_rows((tmp_path / "items.jsonl").read_bytes())


def test_feeds_with_batches_fields_and_compression(crawl, tmp_path):
    crawl(
        FEEDS={
            "batch-%(batch_id)d.parquet": {"format": "parquet", "batch_item_count": 2},
            "lines/%(batch_id)d.jsonl": {"format": "jsonl", "batch_item_count": 3},
            "titles.parquet": {"format": "parquet", "fields": ["id", "title"]},
            "rows.jsonl.gz": {"format": "jsonl", "postprocessing": ["scrapy.extensions.postprocessing.GzipPlugin"]},
        }
    )
    expected = json_rows((tmp_path / "items.jsonl").read_bytes())
    batches = [parquet_rows((tmp_path / f"batch-{n}.parquet").read_bytes()) for n in (1, 2, 3)]
    assert [len(batch) for batch in batches] == [2, 2, 1]
    assert [row for batch in batches for row in batch] == expected
    assert json_rows(b"".join((tmp_path / "lines" / f"{n}.jsonl").read_bytes() for n in (1, 2))) == expected
    titles = parquet_rows((tmp_path / "titles.parquet").read_bytes())
    assert titles == [{"id": row["id"], "title": row["title"]} for row in expected]
    assert json_rows(gzip.decompress((tmp_path / "rows.jsonl.gz").read_bytes())) == expected


def test_a_crawl_without_items_leaves_a_valid_file(crawl, tmp_path):
    crawl_items(tmp_path, [])
    crawl("-O", "rows.parquet")
    assert pq.read_schema(tmp_path / "rows.parquet").equals(ARROW_SCHEMA, check_metadata=True)


def test_an_item_that_does_not_fit_is_counted_by_the_crawl(crawl, tmp_path, articles):
    crawl_items(tmp_path, [articles[0], replace(articles[1], title="unfit"), articles[1]])
    run = crawl("-O", "rows.parquet", "-O", "rows.jsonl")
    for read, name in ((parquet_rows, "rows.parquet"), (json_rows, "rows.jsonl")):
        assert read((tmp_path / name).read_bytes()) == [to_row(article) for article in articles]
        assert f"Left out of {name}: detik:7000002: word_count".encode() in run.stderr
    assert b"'feedexport/misfit_count/ParquetExporter': 1" in run.stderr
    assert b"'feedexport/misfit_count/JsonLinesExporter': 1" in run.stderr


@pytest.fixture
def s3():
    """An object store on loopback: its address, and a client of its bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    client = boto3.client(
        "s3", endpoint_url=address, aws_access_key_id="any", aws_secret_access_key="any", region_name="us-east-1"
    )
    client.create_bucket(Bucket="rows")
    yield address, client
    client.close()
    server.stop()


def test_batches_in_an_object_store(crawl, s3, tmp_path):
    address, client = s3
    crawl(
        FEEDS={
            "s3://rows/%(batch_id)d.parquet": {"format": "parquet", "batch_item_count": 2},
            "s3://rows/all.jsonl": {"format": "jsonl"},
        },
        AWS_ENDPOINT_URL=address,
        AWS_ACCESS_KEY_ID="any",
        AWS_SECRET_ACCESS_KEY="any",
        AWS_REGION_NAME="us-east-1",
    )
    stored = {
        entry["Key"]: client.get_object(Bucket="rows", Key=entry["Key"])["Body"].read()
        for entry in client.list_objects_v2(Bucket="rows")["Contents"]
    }
    assert sorted(stored) == ["1.parquet", "2.parquet", "3.parquet", "all.jsonl"]
    assert stored["all.jsonl"] == (tmp_path / "items.jsonl").read_bytes()
    rows = [row for n in (1, 2, 3) for row in parquet_rows(stored[f"{n}.parquet"])]
    assert rows == json_rows(stored["all.jsonl"])

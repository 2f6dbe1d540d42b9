"""`scrapy extract`: saved pages in, one row a line out, and one error a line where there is none."""

import argparse
import gzip
import io
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from scrapy.settings import Settings

from detikcrawl.article import FIELD_NAMES
from detikcrawl.commands.extract import Command
from detikcrawl.storage.rows import from_json
from tests.newsroom import detik
from tests.newsroom.stories import WIB, Story, write_story

ROOT = Path(__file__).resolve().parent.parent.parent
AT = datetime(2026, 11, 16, 9, 5, tzinfo=WIB)


def story(number: int = 8_700_001, **facts: Any) -> Story:
    return write_story(random.Random(number), id=number, channel="news", published=AT, **facts)


class Answer:
    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code, self.out, self.err = code, out, err.decode()

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [orjson.loads(line) for line in self.out.splitlines()]

    @property
    def row(self) -> dict[str, Any]:
        (row,) = self.rows
        return row


Extract = Callable[..., Answer]


@pytest.fixture
def extract(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Extract:
    def run(*argv: object, stdin: bytes = b"") -> Answer:
        command = Command()
        command.settings = Settings({"SPIDER_MODULES": ["spiders"]})
        parser = argparse.ArgumentParser()
        command.add_options(parser)
        options, arguments = parser.parse_known_args([str(each) for each in argv])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        command.run(arguments, options)
        return Answer(command.exitcode, *capsysbinary.readouterr())

    return run


def saved(folder: Path, told: Story, *, pack: bool = False) -> list[Path]:
    files = []
    numbers = range(1, len(told.pages) + 1) if told.form != "inline" else [1]
    for number in numbers:
        html = detik.article(told, number).encode()
        file = folder / f"{told.id}-{number}.html{'.gz' if pack else ''}"
        file.write_bytes(gzip.compress(html) if pack else html)
        files.append(file)
    return files


def batch(folder: Path, *asked: object) -> Path:
    file = folder / "batch.jsonl"
    file.write_bytes(b"".join((each if isinstance(each, bytes) else orjson.dumps(each)) + b"\n" for each in asked))
    return file


# one article


@pytest.mark.parametrize("pack", [False, True])
def test_saved_pages_give_the_row_that_a_crawl_would(pack: bool, tmp_path: Path, extract: Extract) -> None:
    told = story(pages=3, headings=True)
    answer = extract("--url", told.url, *saved(tmp_path, told, pack=pack))
    assert (answer.code, answer.err, answer.out.count(b"\n")) == (0, "", 1)
    row = answer.row
    assert list(row) == list(FIELD_NAMES)
    assert [(block["type"], block["text"], block["page"]) for block in row["blocks"]] == told.blocks
    assert (row["id"], row["url"], row["title"], row["authors"]) == (f"detik:{told.id}", told.url, told.title, [told.author])
    assert (row["dateline"], row["initials"], row["published_at"]) == (told.dateline, told.initials, told.published.isoformat())
    assert (row["pages_expected"], row["completeness"], row["page_form"]) == (3, "complete", "numbered")
    assert (row["crawled_at"], row["duplicate_of"], row["revision"], row["discovered_by"], row["archive"]) == (
        None,
        None,
        None,
        None,
        [],
    )
    assert from_json(answer.out).text == told.text


def test_standard_input_is_a_page_too(extract: Extract) -> None:
    told = story()
    for html in (detik.article(told).encode(), gzip.compress(detik.article(told).encode())):
        assert extract("--url", told.url, "-", stdin=html).row["text"] == told.text


def test_page_one_alone_is_partial_and_a_one_page_view_unknown(tmp_path: Path, extract: Extract) -> None:
    told = story(pages=3, form="one_page_view_ok")
    partial = extract("--url", told.url, saved(tmp_path, told)[0]).row
    assert (partial["pages_expected"], partial["pages_fetched"], partial["completeness"]) == (3, 1, "partial")
    view = tmp_path / "view.html"
    view.write_bytes(detik.article(told, 0).encode())
    row = extract("--url", f"{told.url}?single=1", view).row
    assert (row["completeness"], row["pages_expected"], row["page_form"], row["url"]) == (
        "unknown",
        None,
        "one_page_view",
        told.url,
    )
    assert row["text"] == told.text


def test_the_same_file_twice_is_no_second_page(tmp_path: Path, extract: Extract) -> None:
    told = story(pages=2)
    first = saved(tmp_path, told)[0]
    row = extract("--url", told.url, first, first).row
    assert (row["pages_expected"], row["pages_fetched"], row["completeness"]) == (2, 1, "partial")


def test_galleries_and_videos_are_not_left_out(tmp_path: Path, extract: Extract) -> None:
    for number, kind in enumerate(("gallery", "video", "infographic"), 8_700_100):
        told = story(number, kind=kind)
        assert extract("--url", told.url, *saved(tmp_path, told)).row["kind"] == kind


def test_relative_dates_are_counted_from_crawled_at(tmp_path: Path, extract: Extract) -> None:
    told = story()
    html = (
        '<html><body><article><h1 class="detail__title">Judul</h1><div class="detail__date">2 jam yang lalu</div>'
        '<div class="detail__body-text"><p>Isi.</p></div></article></body></html>'
    )
    file = tmp_path / "page.html"
    file.write_text(html)
    row = extract("--url", told.url, file, "--crawled-at", "2026-11-16T17:53:00+07:00").row
    assert (row["published_at"], row["crawled_at"]) == ("2026-11-16T15:53:00+07:00", "2026-11-16T10:53:00+00:00")
    without = extract("--url", told.url, file).row
    assert (without["published_at"], without["published_raw"], without["crawled_at"]) == (None, "2 jam yang lalu", None)


@pytest.mark.parametrize("when", ["nonsense", "yesterday", "2 jam yang lalu", "25:99"])
def test_a_crawl_time_that_is_none_is_refused(when: str, tmp_path: Path, extract: Extract) -> None:
    answer = extract("--url", story().url, *saved(tmp_path, story()), "--crawled-at", when)
    assert (answer.code, answer.out) == (2, b"")
    assert "--crawled-at" in answer.err


def spoilt(folder: Path) -> dict[str, Path]:
    packed = gzip.compress(detik.article(story()).encode())
    contents = {
        "empty": b"",
        "no-article": b"<html><body><h1>404</h1></body></html>",
        "cut.gz": packed[: len(packed) // 2],
        "broken.gz": packed[:20] + b"\x00" * 40 + packed[60:],
        "false.gz": b"\x1f\x8bno gzip at all",
        "bytes": bytes(range(256)) * 20,
    }
    files = {}
    for name, content in contents.items():
        files[name] = folder / name
        files[name].write_bytes(content)
    return {**files, "missing": folder / "missing", "folder": folder}


@pytest.mark.parametrize("name", ["empty", "no-article", "cut.gz", "broken.gz", "false.gz", "bytes", "missing", "folder"])
def test_a_file_that_is_no_article_gives_one_line_and_code_1(name: str, tmp_path: Path, extract: Extract) -> None:
    answer = extract("--url", story().url, spoilt(tmp_path)[name])
    assert (answer.code, answer.out) == (1, b"")
    assert answer.err.count("\n") == 1
    assert answer.err.startswith("scrapy extract: ")


def test_a_plain_page_under_a_gz_name_is_read_as_what_it_is(tmp_path: Path, extract: Extract) -> None:
    file = tmp_path / "page.html.gz"
    file.write_bytes(detik.article(story()).encode())
    assert extract("--url", story().url, file).row["text"] == story().text


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://koran.example/berita/1", "known sites: "),
        ("https://detik.com.example/berita/d-8700001/x", "known sites: "),
        ("https://news.detik.com/indeks", "not the address of an article"),
        ("https://www.detik.com/tag/banjir", "not the address of an article"),
        ("news.detik.com/berita/d-8700001/x", "known sites: "),
        ("http://[", "no address"),
        ("", ""),
    ],
)
def test_an_address_of_no_article(url: str, says: str, tmp_path: Path, extract: Extract) -> None:
    answer = extract("--url", url, *saved(tmp_path, story()))
    assert (answer.code, answer.out) == (1 if url else 2, b"")
    assert answer.err.count("\n") == 1
    assert says in answer.err
    if says == "known sites: ":
        assert "detik (detik.com)" in answer.err


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--url", "https://news.detik.com/berita/d-1/x"],
        ["page.html"],
        ["--batch", "b", "page.html"],
        ["--url", "x", "--batch", "b"],
    ],
)
def test_a_call_that_says_too_little_or_too_much(argv: list[str], extract: Extract) -> None:
    answer = extract(*argv)
    assert (answer.code, answer.out) == (2, b"")
    assert answer.err.count("\n") == 1


# a batch


def test_a_batch_gives_one_line_for_every_line_in_order(tmp_path: Path, extract: Extract) -> None:
    stories = [story(8_700_200 + number, pages=1 + number % 2) for number in range(5)]
    asked: list[object] = [{"url": told.url, "files": [str(file) for file in saved(tmp_path, told)]} for told in stories]
    asked[2] = {"url": stories[2].url, "files": [str(tmp_path / "missing")]}
    answer = extract("--batch", batch(tmp_path, *asked))
    assert answer.code == 1
    assert [row.get("id") for row in answer.rows] == [None if n == 2 else f"detik:{told.id}" for n, told in enumerate(stories)]
    assert list(answer.rows[2]) == ["error"]
    assert "missing" in answer.rows[2]["error"]


def test_a_batch_without_errors_ends_with_0_and_more_keys_do_no_harm(tmp_path: Path, extract: Extract) -> None:
    asked = {"key": "x", "url": story().url, "files": [str(file) for file in saved(tmp_path, story())]}
    lines = b"\xef\xbb\xbf" + orjson.dumps(asked) + b"\r\n" + orjson.dumps(asked)
    file = tmp_path / "b.jsonl"
    file.write_bytes(lines)
    for answer in (extract("--batch", file), extract("--batch", "-", stdin=lines)):
        assert (answer.code, len(answer.rows)) == (0, 2)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"nonsense",
        b"[]",
        b"null",
        b"{}",
        b'{"url": "https://news.detik.com/berita/d-1/x"}',
        b'{"url": "https://news.detik.com/berita/d-1234567/x", "files": []}',
        b'{"url": "https://news.detik.com/berita/d-1234567/x", "files": "a.html"}',
        b'{"url": "https://news.detik.com/berita/d-1234567/x", "files": [1]}',
        b'{"url": 7, "files": ["a.html"]}',
        b'{"url": "http://[", "files": ["a.html"]}',
        b'{"url": "https://koran.example/1", "files": ["a.html"]}',
        b'{"url": "https://news.detik.com/berita/d-1234567/x", "files": ["a\\u0000b"]}',
        b"\xff\xfe",
        b"[" * 5000,
    ],
)
def test_a_line_that_is_none_gives_an_error_line_and_the_others_go_on(line: bytes, tmp_path: Path, extract: Extract) -> None:
    good = {"url": story().url, "files": [str(file) for file in saved(tmp_path, story())]}
    answer = extract("--batch", batch(tmp_path, good, line, good))
    assert answer.code == 1
    assert [next(iter(row)) for row in answer.rows] == ["id", "error", "id"]
    assert answer.rows[1]["error"]


def test_an_empty_batch_gives_nothing_and_a_missing_one_code_2(tmp_path: Path, extract: Extract) -> None:
    empty = extract("--batch", batch(tmp_path))
    assert (empty.code, empty.out) == (0, b"")
    missing = extract("--batch", tmp_path / "missing")
    assert (missing.code, missing.out) == (2, b"")
    assert missing.err.count("\n") == 1


# as a user types it


def test_the_command_line_prints_the_row_on_stdout_and_nothing_else(tmp_path: Path) -> None:
    told = story()
    command = [sys.executable, "-m", "scrapy", "extract", "--url", told.url, *map(str, saved(tmp_path, told))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)
    assert orjson.loads(done.stdout)["text"] == told.text
    failed = subprocess.run([*command[:5], "https://koran.example/1", "x.html"], cwd=ROOT, capture_output=True, check=False)
    assert (failed.returncode, failed.stdout, failed.stderr.count(b"\n")) == (1, b"", 1)


def test_a_file_without_end_is_read_as_far_as_a_page_may_be_long(extract: Extract) -> None:
    answer = extract("--url", story().url, "/dev/zero")
    assert (answer.code, answer.out) == (1, b"")
    assert answer.err.count("\n") == 1

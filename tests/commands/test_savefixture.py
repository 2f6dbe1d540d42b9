from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import ROOT, environment
from tests.newsroom.rewire import command_line
from tests.newsroom.sample import Sample, sample
from tests.newsroom.server import NewsroomServer
from tests.newsroom.stories import Story


@pytest.fixture(scope="module")
def desk() -> Sample:
    return sample()


@pytest.fixture(scope="module")
def server(desk: Sample) -> Iterator[NewsroomServer]:
    with NewsroomServer(desk.newsroom) as running:
        yield running


def savefixture(folder: Path, server: NewsroomServer | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "savefixture", *arguments, "-s", "DOWNLOAD_DELAY=0"]
    command += command_line(server.origin) if server else []
    return subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=False)


def a_story(desk: Sample, form: str, pages: int) -> Story:
    return next(s for s in desk.articles if s.form == form and len(s.pages) == pages and s.id != desk.partial.id)


@pytest.fixture(scope="module")
def saved(desk: Sample, server: NewsroomServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory after articles of every page form were saved in one go."""
    folder = tmp_path_factory.mktemp("saved")
    stories = [a_story(desk, "numbered", 2), a_story(desk, "one_page_view_ok", 3), desk.partial, a_story(desk, "single", 1)]
    answer = savefixture(folder, server, *(story.url for story in stories))
    assert answer.returncode == 0
    (line,) = answer.stderr.splitlines()
    assert f"page 2 of {desk.partial.url} not had" in line
    assert answer.stdout.count(", row") == len(stories)
    return folder / "data"


def files(saved: Path, story: Story) -> list[str]:
    return sorted(file.name for file in (saved / "fixtures" / "detik" / str(story.id)).iterdir())


def test_all_pages_of_an_article_are_saved_as_the_site_sent_them(desk: Sample, saved: Path) -> None:
    story = a_story(desk, "numbered", 2)
    assert files(saved, story) == ["page-1.html.gz", "page-2.html.gz", "row.json"]
    second = gzip.decompress((saved / "fixtures" / "detik" / str(story.id) / "page-2.html.gz").read_bytes())
    assert second == desk.newsroom.peek(f"{story.url}/2").body


def test_a_view_of_all_pages_has_a_name_of_its_own(desk: Sample, saved: Path) -> None:
    assert files(saved, a_story(desk, "one_page_view_ok", 3)) == ["one-page.html.gz", "page-1.html.gz", "row.json"]


def test_a_page_that_stays_away_is_left_out(desk: Sample, saved: Path) -> None:
    assert "page-2.html.gz" not in files(saved, desk.partial)
    assert "page-3.html.gz" in files(saved, desk.partial)


def test_the_row_is_that_of_a_crawl(desk: Sample, saved: Path) -> None:
    row = json.loads((saved / "fixtures" / "detik" / str(desk.partial.id) / "row.json").read_bytes())
    assert (row["id"], row["completeness"], row["pages_fetched"]) == (f"detik:{desk.partial.id}", "partial", 2)
    assert "archive" not in row


def test_saved_pages_give_the_row_again(desk: Sample, saved: Path, tmp_path: Path) -> None:
    story = a_story(desk, "numbered", 2)
    folder = saved / "fixtures" / "detik" / str(story.id)
    pages = [str(folder / f"page-{number}.html.gz") for number in (1, 2)]
    command = [sys.executable, "-m", "scrapy", "extract", "--url", story.url, *pages]
    answer = subprocess.run(command, cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=True)
    again, row = json.loads(answer.stdout), json.loads((folder / "row.json").read_bytes())
    assert {name: again[name] for name in ("id", "title", "text", "published_at")} == {
        name: row[name] for name in ("id", "title", "text", "published_at")
    }


def test_it_leaves_nothing_but_fixtures(saved: Path) -> None:
    assert {file.name for file in saved.iterdir()} <= {"fixtures", "runs"}


def test_a_page_that_no_layout_reads_is_kept_to_be_looked_at(desk: Sample, server: NewsroomServer, tmp_path: Path) -> None:
    answer = savefixture(tmp_path, server, desk.unreadable.url, "--folder", str(tmp_path / "elsewhere"))
    assert answer.returncode == 1
    assert "it gave no row" in answer.stdout
    assert [f.name for f in (tmp_path / "elsewhere" / "detik" / str(desk.unreadable.id)).iterdir()] == ["page-1.html.gz"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "name the address of an article"),
        (["https://news.detik.com/indeks"], "is not the address of an article of detik"),
        (["https://www.example.org/d-1234567/x"], "no known site has the address"),
        (
            ["https://news.detik.com/berita/d-1234567/x", "https://nasional.kompas.com/read/2023/11/02/213419026/x"],
            "one site at a time, not detik and kompas",
        ),
    ],
)
def test_what_cannot_be_saved_is_refused_in_one_line(tmp_path: Path, arguments: list[str], complaint: str) -> None:
    answer = savefixture(tmp_path, None, *arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("scrapy savefixture: ")
    assert complaint in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()

import gzip
from pathlib import Path

import orjson
import pyarrow.parquet as pq
import pytest
from fastwarc.warc import ArchiveIterator

from detikcrawl.network.warc import WarcFile
from detikcrawl.network.warc_reader import read_heads, read_response
from detikcrawl.storage.journal import Journal, read_journal
from detikcrawl.storage.lock import SiteLock
from detikcrawl.storage.parts import PartWriter
from detikcrawl.storage.rebuild import rebuild
from tests.commands.detik_state import NOW, link, page, row, url_of, walk

SECRET = "Nama yang harus hilang"
ALL = range(7000001, 7000005)
PAGES = [url_of(7000001), url_of(7000002), f"{url_of(7000001)}/2", f"{url_of(7000001)}?single=1", url_of(7000003)]


@pytest.fixture
def site(project):
    """Articles 1 to 3, 4 being another address of 1; rows, Parquet, journal, rejects and archive of them."""
    folders = project.detik
    with Journal(folders.journal("20261116T030000Z-run")) as journal, project.ledger(journal=journal) as ledger:
        ledger.record_page(walk(), 1, page(*ALL), [(link(each), "open") for each in ALL], NOW)
        writer = PartWriter(folders.parts, ledger, run_name="20261116T030000Z-run", max_rows=2, clock=lambda: NOW)
        writer.add(row(7000001, text=SECRET))
        writer.add(row(7000002))
        writer.add(row(7000003, content_hash="hash-7000001"))
        writer.close()
        ledger.record_outcome("7000004", "duplicate", "detik:7000001", NOW)
    folders.rejects.mkdir(parents=True)
    rejected = [
        {"problems": ["title"], "row": {"article_id": each, "url": url_of(each), "text": SECRET}}
        for each in ("7000001", "7000002")
    ]
    (folders.rejects / "run.jsonl").write_bytes(b"".join(orjson.dumps(each) + b"\n" for each in rejected))
    (folders.rejects / "other.jsonl").write_bytes(orjson.dumps({"problems": [], "row": {"url": url_of(7000001)}}) + b"\n")
    archive = project.data / "archive" / "detik"
    archive.mkdir(parents=True)
    with WarcFile(archive / "run-1.warc.gz") as warc:
        for url in PAGES:
            warc.write(url, 200, [(b"Content-Type", b"text/html")], f"<p>{SECRET} {url}</p>".encode() * 3000, NOW)
    return project


def ids_in_parts(folders):
    parts = sorted(folders.parts.glob("*.jsonl"))
    lines = [orjson.loads(line)["article_id"] for path in parts for line in path.read_bytes().splitlines()]
    table = [each for path in sorted(folders.parts.glob("*.parquet")) for each in pq.read_table(path)["article_id"].to_pylist()]
    return lines, table


def everything_kept(data: Path) -> bytes:
    kept = b""
    for path in data.rglob("*"):
        if path.is_file() and "archive" not in path.parts:
            kept += path.read_bytes()
            if path.suffix == ".parquet":
                kept += repr(pq.read_table(path).to_pylist()).encode()
    return kept


@pytest.mark.parametrize("name", ["detik:7000001", url_of(7000001), f"{url_of(7000001)}/2"])
def test_it_leaves_everything_that_is_kept_and_stays_away(site, name):
    code, out, err = site.scrapy("forget", name)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "detik:7000001 is forgotten, with its other addresses detik:7000004",
        "  links            2",
        "  rows             1 in 1 parts",
        "  journal lines    3",
        "  rejected rows    2",
        "  archived pages   3 in 1 files",
        "the same text is in articles that stay: detik:7000003",
    ]
    assert ids_in_parts(site.detik) == (["7000002", "7000003"], ["7000002", "7000003"])
    with site.ledger() as ledger:
        assert {each.article_id: each.state for each in ledger.links()} == {
            "7000001": "forgotten",
            "7000002": "done",
            "7000003": "done",
            "7000004": "forgotten",
        }
        assert sum(part.rows for part in ledger.parts()) == 2
        assert all(part.parquet for part in ledger.parts())
    kept = everything_kept(site.data)
    assert url_of(7000001).encode() not in kept
    assert url_of(7000004).encode() not in kept
    assert kept.count(SECRET.encode()) == 1  # in the rejected row of article 2
    assert url_of(7000003).encode() in kept

    site.detik.ledger.unlink()
    rebuild(site.detik)
    with site.ledger() as ledger:
        assert ledger.counts() | {"forgotten": 2, "done": 2} == ledger.counts()


def test_other_records_of_the_archive_stay_where_they_lie(site):
    (path,) = (site.data / "archive" / "detik").iterdir()
    before, size = {head.url: head for head in read_heads(path)}, path.stat().st_size
    assert list(before) == PAGES
    assert site.scrapy("forget", "detik:7000001")[0] == 0
    after = list(read_heads(path))
    assert after == [before[url_of(7000002)], before[url_of(7000003)]]
    assert path.stat().st_size == size
    for head in after:
        assert read_response(path, head.offset).body.startswith(f"<p>{SECRET} {head.url}</p>".encode())
    with path.open("rb") as file:
        read = [record.headers["WARC-Type"] for record in ArchiveIterator(file)]
    assert read == ["warcinfo", "metadata", "response", "metadata", "metadata", "response"]
    with gzip.open(path) as file:
        assert url_of(7000001).encode() not in file.read()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_second_time_there_is_nothing_to_remove(site):
    assert site.scrapy("forget", "detik:7000001")[0] == 0
    code, out, err = site.scrapy("forget", "detik:7000001")
    assert (code, out, err) == (1, "", "scrapy forget: nothing is kept of detik:7000001\n")


def test_what_was_never_seen_is_not_forgotten(site):
    with site.ledger() as ledger:
        before = list(ledger.links())
    files = sorted(path.name for path in site.data.rglob("*.jsonl"))
    code, _, err = site.scrapy("forget", "detik:7000099")
    assert code == 1
    assert "nothing is kept of detik:7000099" in err
    with site.ledger() as ledger:
        assert list(ledger.links()) == before
    assert sorted(path.name for path in site.data.rglob("*.jsonl")) == files


@pytest.mark.parametrize("step", ["remove_articles", "take_down", "_remove_lines"])
def test_whoever_is_interrupted_calls_it_again(site, monkeypatch, step):
    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"detikcrawl.storage.forget.{step}", fail)
    code, _, err = site.scrapy("forget", url_of(7000001))
    assert code == 1
    assert "No space left on device" in err
    monkeypatch.undo()
    assert site.scrapy("forget", url_of(7000001))[0] == 0
    assert ids_in_parts(site.detik) == (["7000002", "7000003"], ["7000002", "7000003"])
    assert not any(b"/d-7000001/" in path.read_bytes() for path in site.detik.journals.iterdir())
    events = [
        event["id"] for path in site.detik.journals.iterdir() for event in read_journal(path) if event["event"] == "forget"
    ]
    assert events == ["7000001", "7000004"]


def test_a_damaged_archive_is_told_of(site):
    (path,) = (site.data / "archive" / "detik").iterdir()
    path.write_bytes(path.read_bytes()[:-40])
    code, out, _ = site.scrapy("forget", "detik:7000001")
    assert code == 0
    assert out.startswith(f"not searched to its end: {path}")
    assert "  archived pages   3 in 1 files" in out


def test_not_while_a_run_holds_the_site(site):
    with SiteLock(site.detik.lock).acquire("run-7"):
        code, _, err = site.scrapy("forget", "detik:7000001")
    assert code == 1
    assert "run-7" in err
    assert ids_in_parts(site.detik)[0] == ["7000001", "7000002", "7000003"]


@pytest.mark.parametrize(
    ("args", "code", "complaint"),
    [
        ([], 2, "name one article"),
        (["6928846"], 2, "neither an address nor an id"),
        (["nowhere:1"], 2, "neither an address nor an id"),
        (["https://example.com/a"], 2, "no known site"),
        (["https://news.detik.com/"], 2, "is not the address of an article of detik"),
        (["https://www.jawapos.com/"], 2, "is not the address of an article of jawapos or radarjawapos"),
        (["https://radarkediri.jawapos.com/nganjuk/784001234/judul-berita"], 1, "radarjawapos has no ledger"),
        (["detik:7000001"], 1, "has no ledger"),
    ],
)
def test_what_cannot_be_forgotten_is_one_line(project, args, code, complaint):
    found, out, err = project.scrapy("forget", *args)
    assert (found, out) == (code, "")
    assert complaint in err
    assert err.count("\n") == 1

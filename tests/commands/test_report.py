import sys
from datetime import UTC, datetime, timedelta

import pytest

pytest.importorskip("altair", reason="the extra report is not installed: pip install -e '.[report]'")

from detikcrawl.commands import report
from detikcrawl.dataset.generations import Generation
from detikcrawl.dataset.table_files import parquet_file
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.history import write_summary
from tests.commands.detik_state import DAY, NOW, link, page, row, walk
from tests.report.made_up import summary, table

LATER = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture
def filled(project, monkeypatch):
    """Three articles of two sites, a closed day of detik and one with a link to fetch, a run of detik with a failure."""
    monkeypatch.setattr(report, "utc_now", lambda: LATER)
    project.data.mkdir(exist_ok=True)
    generation = Generation(DatasetFolders(project.data), 1)
    for site, day in (("detik", 0), ("detik", 1), ("wartasenja", 0)):
        at = NOW + timedelta(days=day)
        rows = table([{"id": f"{site}:{day}", "site": site, "published_at": at, "title": "Pasar Apung", "tags": ["pasar"]}])
        generation.write(f"site={site}/date={at:%Y-%m-%d}/0001-a.parquet", parquet_file(rows))
    generation.publish()
    with project.ledger() as ledger:
        ledger.record_page(walk(), 1, page(1), [(link(1), "open")], NOW)
        ledger.commit_part("p", [row(1)], NOW)
        ledger.close_walk(walk(), "empty", NOW)
        later = DAY + timedelta(days=1)
        ledger.record_page(walk(day=later), 1, page(2), [(link(2, day=later), "open")], NOW)
    write_summary(project.detik.runs, summary("detik", 15, {"timeout": 2}, "degraded"))
    return project


def test_it_writes_one_page_on_all_sites(filled):
    code, out, err = filled.scrapy("report")
    assert (code, err) == (0, "")
    path = filled.data / "report.html"
    assert out.startswith(f"{path}: 3 articles of 2 sites, ")
    content = path.read_text()
    for said in (
        "16 Nov 2026 to 17 Nov 2026 · 2 sites · made on 2026-11-20 at 10:00 WIB",
        "3 articles in 2 days, 2 a day; most on 16 Nov 2026 (2).",
        "Of 2 days of 1 site: 1 whole, 1 listing unfinished.",
        "Without a ledger, so that their gaps cannot be told: wartasenja.",
        "2 articles, further pages and listings were not had in 1 run; the most frequent cause is timeout (100 %).",
        "<td>detik.com</td>",
    ):
        assert said in content
    assert not list(filled.data.glob(".*.tmp"))


def test_the_same_data_give_the_same_page(filled):
    filled.scrapy("report")
    first = (filled.data / "report.html").read_bytes()
    filled.scrapy("report", "--out", str(filled.data / "new" / "again.html"))
    assert (filled.data / "new" / "again.html").read_bytes() == first


def test_it_is_narrowed_to_sites_and_days(filled):
    _, out, _ = filled.scrapy("report", "detik")
    assert ": 2 articles of 1 site, " in out
    _, out, _ = filled.scrapy("report", "--until", "2026-11-16")
    assert ": 2 articles of 2 sites, " in out
    _, out, _ = filled.scrapy("report", "kompas", "--from", "2026-11-16", "--until", "2026-11-16")
    assert ": 0 articles of 1 site, " in out
    assert "Without any article: kompas." in (filled.data / "report.html").read_text()


def test_a_ledger_that_cannot_be_read_is_a_note(filled):
    filled.detik.ledger.write_bytes(b"no database, however long it is")
    code, _, _ = filled.scrapy("report")
    assert code == 0
    content = (filled.data / "report.html").read_text()
    assert f"A ledger could not be read: {filled.detik.ledger}" in content


@pytest.mark.parametrize(
    ("args", "code", "complaint"),
    [
        (["nowhere"], 2, "unknown site 'nowhere'; known: "),
        (["--from", "2026-13-01"], 2, "--from '2026-13-01' is no day"),
        (["--from", "2026-11-17", "--until", "2026-11-16"], 2, "--from 2026-11-17 lies after --until 2026-11-16"),
        (["--out", "{data}"], 2, "--out {data} is a folder"),
        (["--out", "{data}/ledger/detik.sqlite"], 2, "lies in what is kept of crawls"),
        (["--out", "{data}/dataset/README.md"], 2, "lies in what is kept of crawls"),
    ],
)
def test_a_wrong_call_is_one_line(filled, args, code, complaint):
    complaint = complaint.format(data=filled.data)
    found, out, err = filled.scrapy("report", *(each.format(data=filled.data) for each in args))
    assert (found, out) == (code, "")
    assert complaint in err
    assert err.count("\n") == 1
    assert not (filled.data / "report.html").exists()


def test_without_a_dataset_it_says_how_to_make_one(project):
    code, out, err = project.scrapy("report")
    assert (code, out) == (1, "")
    assert err == f"scrapy report: there is no dataset yet in {project.data}: run `scrapy dataset` first\n"


@pytest.mark.parametrize("module", ["altair", "vl_convert"])
def test_without_the_extra_it_says_what_to_install(filled, monkeypatch, module):
    for name in ("page", "charts"):
        monkeypatch.delitem(sys.modules, f"detikcrawl.report.{name}", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    code, out, err = filled.scrapy("report")
    assert (code, out) == (1, "")
    assert err == f"scrapy report: it needs {module}: install it with `pip install -e '.[report]'`\n"


def test_a_file_that_is_no_parquet_is_named(filled):
    path = filled.data / "dataset" / "site=detik" / "date=2026-11-16" / "0001-a.parquet"
    path.write_bytes(b"half a file")
    code, _, err = filled.scrapy("report")
    assert code == 1
    assert "0001-a.parquet cannot be read" in err
    assert err.count("\n") == 1

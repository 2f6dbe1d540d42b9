import orjson

from detikcrawl.storage.journal import Journal
from detikcrawl.storage.lock import SiteLock
from detikcrawl.storage.rows import to_json
from tests.commands.detik_state import NOW, link, page, row, walk


def test_it_counts_links_by_state(project):
    with project.ledger() as ledger:
        ledger.record_links([(link(1), "open"), (link(2), "open"), (link(3), "skipped")], NOW)
    code, out, err = project.scrapy("ledger", "detik")
    assert (code, err) == (0, "")
    counts = {line.split()[0]: int(line.split()[1]) for line in out.splitlines()}
    assert counts | {"open": 2, "skipped": 1, "done": 0, "all": 3} == counts


def test_a_site_without_a_ledger_and_an_unknown_one(project):
    code, out, err = project.scrapy("ledger", "detik")
    assert (code, out) == (1, "")
    assert err.startswith("scrapy ledger: detik has no ledger")
    assert err.count("\n") == 1
    code, _, err = project.scrapy("ledger", "nowhere")
    assert code == 2
    assert err.startswith("scrapy ledger: unknown site 'nowhere'; known: ")
    assert project.scrapy("ledger")[0] == 2
    assert project.scrapy("ledger", "detik", "--rebuild")[0] == 1
    assert not project.detik.ledger.exists()


def test_a_ledger_that_cannot_be_read_is_one_line(project):
    project.detik.ledger.parent.mkdir(parents=True)
    project.detik.ledger.write_bytes(b"something else " * 1000)
    code, _, err = project.scrapy("ledger", "detik")
    assert code == 1
    assert err.count("\n") == 1
    assert str(project.detik.ledger) in err


def test_it_exports_every_link(project, tmp_path):
    with project.ledger() as ledger:
        ledger.record_page(walk(), 1, page(1), [(link(1), "open"), (link(2), "skipped")], NOW)
    file = tmp_path / "links.jsonl"
    assert project.scrapy("ledger", "detik", "--export", str(file))[0] == 0
    lines = [orjson.loads(line) for line in file.read_bytes().splitlines()]
    assert [(line["article_id"], line["state"], line["day"]) for line in lines] == [
        ("1", "open", "2026-11-16"),
        ("2", "skipped", "2026-11-16"),
    ]
    assert lines[0]["first_seen_at"] == "2026-11-16T03:00:00+00:00"
    before = file.read_bytes()
    code, _, err = project.scrapy("ledger", "detik", "--export", str(file))
    assert code == 2
    assert "is there already" in err
    assert file.read_bytes() == before


def test_links_are_reopened_and_the_journal_knows(project):
    with project.ledger() as ledger:
        ledger.record_links([(link(1), "open"), (link(2), "open")], NOW)
        ledger.record_outcome("1", "gone", "http_404", NOW)
    code, out, _ = project.scrapy("ledger", "detik", "--reopen", "gone")
    assert (code, out) == (0, "1 links that were gone are asked for again by the next crawl\n")
    with project.ledger() as ledger:
        assert ledger.counts()["open"] == 2
    (journal,) = project.detik.journals.iterdir()
    assert orjson.loads(journal.read_bytes())["state"] == "gone"
    assert project.scrapy("ledger", "detik", "--reopen", "done")[0] == 2


def test_it_is_rebuilt_from_parts_and_journals(project):
    folders = project.detik
    with Journal(folders.journal("run")) as journal, project.ledger(journal=journal) as ledger:
        ledger.record_page(walk(), 1, page(1, 2), [(link(1), "open"), (link(2), "open")], NOW)
        ledger.record_outcome("2", "gone", "http_404", NOW)
    folders.parts.mkdir(parents=True)
    (folders.parts / "part.jsonl").write_bytes(to_json(row(1)) + b"\n")
    folders.ledger.unlink()
    code, out, _ = project.scrapy("ledger", "detik", "--rebuild")
    assert code == 0
    assert "1 rows in 1 parts" in out
    with project.ledger() as ledger:
        assert [each.state for each in ledger.links()] == ["done", "gone"]


def test_nothing_is_changed_while_a_run_holds_the_site(project):
    with project.ledger() as ledger:
        ledger.record_links([(link(1), "open")], NOW)
        ledger.record_outcome("1", "gone", None, NOW)
    project.detik.parts.mkdir(parents=True)
    (project.detik.parts / "part.jsonl").write_bytes(to_json(row(1)) + b"\n")
    with SiteLock(project.detik.lock).acquire("run-7"):
        for change in (["--reopen", "gone"], ["--rebuild"]):
            code, _, err = project.scrapy("ledger", "detik", *change)
            assert code == 1
            assert "run-7" in err
        assert project.scrapy("ledger", "detik")[0] == 0
    with project.ledger() as ledger:
        assert ledger.counts()["gone"] == 1


def test_a_rebuilt_ledger_can_tell_unchanged_articles(project):
    project.detik.parts.mkdir(parents=True)
    blocks = [{"type": "paragraph", "text": "Perahu merapat.", "page": 1}]
    (project.detik.parts / "part.jsonl").write_bytes(to_json(row(1, blocks=blocks)) + b"\n")
    assert project.scrapy("ledger", "detik", "--rebuild")[0] == 0
    with project.ledger() as ledger:
        assert ledger.known(["1"])["1"].fingerprint

from datetime import UTC, datetime, timedelta

import pytest

from detikcrawl.storage.lock import SiteLock
from detikcrawl.storage.parts import PartWriter
from detikcrawl.storage.recovery import recover
from tests.commands.detik_state import row


@pytest.fixture
def four_parts(project):
    """Two parts of three days ago, two of today: names."""
    now = datetime.now(UTC)
    with project.ledger() as ledger:
        for days, random, numbers in ((3, "a", (1, 2, 3)), (0, "b", (4, 5, 6))):
            run_name = f"{now - timedelta(days=days):%Y%m%dT%H%M%SZ}-{random * 8}"
            writer = PartWriter(
                project.detik.parts,
                ledger,
                run_name=run_name,
                max_rows=2,
                min_free_mb=0,
                clock=lambda days=days: now - timedelta(days=days),
            )
            for number in numbers:
                writer.add(row(number))
            writer.close()
        return [part.name for part in ledger.parts()]


def test_it_lists_the_parts(project, four_parts):
    code, out, err = project.scrapy("parts", "detik")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert lines[0] == ["part", "rows", "MB", "committed", "(UTC)", "parquet"]
    assert [(line[0], line[1], line[-1]) for line in lines[1:5]] == [
        (name, rows, "yes") for name, rows in zip(four_parts, "2121", strict=True)
    ]
    assert lines[5] == ["4", "parts", "6", "0.0"]
    assert len(lines) == 6


def test_it_says_what_is_not_in_the_ledger_yet(project, four_parts):
    with project.ledger() as ledger:
        ledger.set_parquet(four_parts[1], False)
    old = project.detik.parts / f"{four_parts[0]}.jsonl"
    old.with_name("20200101T000000Z-cccccccc-000001.jsonl").write_bytes(old.read_bytes())
    code, out, _ = project.scrapy("parts", "detik")
    assert code == 0
    assert out.splitlines()[2].endswith("  not yet")
    assert out.splitlines()[-1] == f"1 more in {project.detik.parts} that the next run takes in"


def test_it_merges_old_parts(project, four_parts):
    before = [(project.detik.parts / f"{name}.jsonl").read_bytes() for name in four_parts]
    code, out, err = project.scrapy("parts", "detik", "--compact")
    merged = f"{four_parts[1]}-m1"
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"{merged}: 3 rows of 2 parts", "2 parts merged into 1; detik has 3 now"]
    assert (project.detik.parts / f"{merged}.jsonl").read_bytes() == before[0] + before[1]
    code, out, _ = project.scrapy("parts", "detik", "--compact")
    assert (code, out) == (0, "0 parts merged into 0; detik has 3 now\n")


def test_it_merges_as_it_is_told(project, four_parts):
    code, out, _ = project.scrapy("parts", "detik", "--compact", "--older-than", "0", "--max-rows", "4")
    assert code == 0
    assert out.splitlines()[-1] == "4 parts merged into 2; detik has 2 now"


def test_it_puts_things_in_order_first(project, four_parts):
    with project.ledger() as ledger:
        ledger.intend("R-000001")
    draft = project.detik.parts / ".R-000001.jsonl.tmp"
    draft.write_bytes(b"{")
    assert project.scrapy("parts", "detik", "--compact")[0] == 0
    assert not draft.exists()
    with project.ledger() as ledger:
        assert ledger.intents() == []
        assert not any(recover(project.detik.parts, ledger).counts().values())


def test_it_leaves_a_site_alone_that_is_being_crawled(project, four_parts):
    with SiteLock(project.detik.lock).acquire("run 7"):
        assert project.scrapy("parts", "detik")[0] == 0
        code, out, err = project.scrapy("parts", "detik", "--compact")
    assert (code, out) == (1, "")
    assert "run 7" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        ([], 2, "name one site"),
        (["nowhere"], 2, "unknown site 'nowhere'"),
        (["detik"], 1, "detik has no ledger yet"),
        (["detik", "--compact"], 1, "detik has no ledger yet"),
        (["detik", "--max-rows", "9"], 2, "--older-than and --max-rows belong to --compact"),
        (["detik", "--compact", "--older-than", "-1"], 2, "--older-than -1 is no age in days"),
        (["detik", "--compact", "--older-than", "nan"], 2, "--older-than nan is no age in days"),
        (["detik", "--compact", "--max-rows", "1"], 2, "--max-rows 1 leaves nothing to merge"),
    ],
)
def test_what_it_cannot_do_is_told_in_one_line(project, arguments, code, complaint):
    found, out, err = project.scrapy("parts", *arguments)
    assert (found, out) == (code, "")
    assert err.startswith(f"scrapy parts: {complaint}")
    assert err.count("\n") == 1
    assert list(project.data.iterdir()) == []


def test_parts_that_are_damaged_are_named(project, four_parts):
    (project.detik.parts / f"{four_parts[2]}.jsonl").unlink()
    code, out, err = project.scrapy("parts", "detik", "--compact")
    assert (code, out) == (1, "")
    assert four_parts[2] in err
    assert "scrapy ledger detik --rebuild" in err
    assert err.count("\n") == 1

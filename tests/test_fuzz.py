"""A short form of `python -m tests.fuzz`: the same pages every time, and what its long form found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from detikcrawl.article import Block, BlockType, Completeness
from detikcrawl.extraction.page import as_utf8
from detikcrawl.extraction.stitching import MAX_OVERLAP, PageText, stitch
from detikcrawl.text.byline import MAX_BYLINE, MAX_NAMES, names
from tests.fuzz.mutations import HEAVY, LIGHT, Mutation
from tests.fuzz.run import Fuzzer, Outcome, Report, run

PAGES = 300
PAGE = b'<html><meta charset="utf-8"><p title="2026-11-16 09:05">Isi 7</p><script>{"@graph": []}</script></html>'


@pytest.fixture(scope="module")
def fuzzer(tmp_path_factory: pytest.TempPathFactory) -> Fuzzer:
    return Fuzzer(tmp_path_factory.mktemp("fuzz"), heavy=0.03, real=False)


def test_mutated_pages_raise_nothing_that_is_not_documented(fuzzer: Fuzzer) -> None:
    report = run(fuzzer, PAGES)
    assert [f"page {outcome.number} ({outcome.how}):\n{outcome.failure}" for outcome in report.failures] == []
    assert report.pages == PAGES
    # Readers that refuse everything would prove nothing.
    assert report.results["read"] > PAGES / 3
    assert report.results["UnreadablePage"] > 0
    assert report.results["UnreadableListing"] > 0


def test_a_page_is_made_again_by_its_number(fuzzer: Fuzzer) -> None:
    assert [(each.how, each.result) for each in fuzzer.outcomes(5)] == [
        (again.how, again.result) for again in map(fuzzer.outcome, range(5))
    ]


def test_what_is_not_documented_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fuzzer = Fuzzer(tmp_path, heavy=0, real=False)
    monkeypatch.setattr(fuzzer, "_read", lambda *_: 1 // 0)
    report = run(fuzzer, 3)
    assert [outcome.result for outcome in report.failures] == ["failed"] * 3
    assert "ZeroDivisionError" in report.failures[0].failure


def test_the_slowest_pages_are_kept() -> None:
    report = Report()
    for number in range(30):
        report.take(Outcome(number, "", float(number % 20), "read"))
    assert [outcome.seconds for outcome in report.slowest] == [19, 18, 17, 16, 15, 14, 13, 12, 11, 10]


@pytest.mark.parametrize("mutation", [*LIGHT, *HEAVY], ids=lambda mutation: mutation.__name__)
def test_a_mutation_changes_the_page(mutation: Mutation) -> None:
    made = [mutation(PAGE, random.Random(seed)) for seed in range(5)]
    assert set(made) != {PAGE}
    assert made == [mutation(PAGE, random.Random(seed)) for seed in range(5)]
    if mutation in HEAVY:
        assert min(map(len, made)) > 100_000
    assert mutation(b"", random.Random(1)) is not None


# What the long form found.


@pytest.mark.parametrize("declared", ["undefined", "idna", "hex", "utf-7"])
def test_a_declared_codec_that_reads_nothing_is_not_believed(declared: str) -> None:
    assert "Caf" in as_utf8(b"<p>Caf\xe9</p>", f"text/html; charset={declared}")


def test_endless_bylines_end() -> None:
    assert len(names([",".join(f"A{number}" for number in range(100_000))])) <= MAX_BYLINE
    assert names(f"Sari {number}" for number in range(100_000)) == [f"Sari {number}" for number in range(MAX_NAMES)]


def blocks(number: int, page: int = 1) -> list[Block]:
    return [Block(type=BlockType.PARAGRAPH, text=f"Isi {at}", page=page) for at in range(number)]


def test_endless_overlaps_end() -> None:
    same = Block(type=BlockType.PARAGRAPH, text="Isi", page=1)
    first = PageText(1, [*[same] * 20_000, *blocks(1)], total=2)
    whole = stitch([first, PageText(2, [same] * 20_000, total=2)])
    assert whole.completeness is Completeness.COMPLETE
    second = PageText(2, blocks(MAX_OVERLAP + 1), total=2)
    assert len(stitch([PageText(1, blocks(MAX_OVERLAP), total=2), second]).blocks) == MAX_OVERLAP + 1


def test_endless_inline_pages_end() -> None:
    numbers = list(range(1, 20_001))
    page = PageText(1, [Block(type=BlockType.PARAGRAPH, text=f"Isi {at}", page=at) for at in numbers], inline=numbers)
    whole = stitch([page])
    assert (whole.pages_fetched, whole.completeness) == (20_000, Completeness.COMPLETE)
    assert whole.blocks == page.blocks

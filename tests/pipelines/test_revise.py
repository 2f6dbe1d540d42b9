"""What earlier runs had: new revisions of what changed, and no row where nothing is new."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DropItem
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from detikcrawl.article import Article, Completeness, Kind, PageForm
from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.rows import to_row
from pipelines.revise import Revise

NOW = datetime(2026, 11, 16, 3, tzinfo=UTC)
OUTCOMES = list[tuple[str, str, str]]


def article(text: str = "Satu. Dua. Tiga.", *, pages: int = 3) -> Article:
    return Article(
        id="koran:1",
        site="koran",
        article_id="1",
        url="https://koran.example/1",
        kind=Kind.ARTICLE,
        title="Judul",
        text=text,
        pages_expected=3,
        pages_fetched=pages,
        page_form=PageForm.NUMBERED,
        completeness=Completeness.COMPLETE if pages == 3 else Completeness.PARTIAL,
        crawled_at=NOW + timedelta(hours=1),
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "koran.sqlite") as ledger:
        yield ledger


@pytest.fixture
def outcomes() -> OUTCOMES:
    return []


@pytest.fixture
def step(ledger: Ledger, outcomes: OUTCOMES) -> Revise:
    memory = SimpleNamespace(outcome=lambda *what: outcomes.append(what))
    state = SimpleNamespace(ledger=ledger, memory=memory)
    stats = StatsCollector(SimpleNamespace(settings=Settings({"STATS_DUMP": False})))
    return Revise.from_crawler(SimpleNamespace(stats=stats, get_extension=lambda _: SimpleNamespace(state=state)))


def had(ledger: Ledger, before: Article) -> None:
    ledger.commit_part("20261116T030000Z-00000000-000001", [to_row(replace(before, crawled_at=NOW, revision=1))], NOW)


def test_what_was_never_had_is_the_first_revision(step: Revise) -> None:
    row = step.process_item(article())
    assert (row.revision, row.changed_fields, row.first_seen_at) == (1, [], row.crawled_at)


def test_a_changed_article_is_the_next_revision(ledger: Ledger, step: Revise, outcomes: OUTCOMES) -> None:
    had(ledger, article())
    row = step.process_item(replace(article("Satu. Dua. Empat."), title="Judul Baru"))
    assert (row.revision, row.changed_fields, row.first_seen_at) == (2, ["title", "text"], NOW)
    assert outcomes == []


@pytest.mark.parametrize(
    ("before", "now", "outcome"),
    [
        (article(), article(), ("1", "unchanged", "same")),
        (article("Satu. Dua.", pages=2), article("Satu. Dua.", pages=2), ("1", "partial_again", "same")),
        # A page that was had stays away this time.
        (article(), article("Satu. Dua.", pages=2), ("1", "unchanged", "worse")),
        (article("Satu. Dua.", pages=2), article("Satu.", pages=1), ("1", "partial_again", "worse")),
    ],
)
def test_what_brings_nothing_new_is_no_row(
    before: Article, now: Article, outcome: tuple[str, str, str], ledger: Ledger, step: Revise, outcomes: OUTCOMES
) -> None:
    had(ledger, before)
    with pytest.raises(DropItem):
        step.process_item(now)
    assert outcomes == [outcome]


@pytest.mark.parametrize("now", [article("Satu. Dua.", pages=2), article("Satu. Tiga.", pages=2), article()])
def test_a_partial_article_may_become_more_or_change(now: Article, ledger: Ledger, step: Revise) -> None:
    had(ledger, article("Satu.", pages=1) if now.text == "Satu. Dua." else article("Satu. Dua.", pages=2))
    assert step.process_item(now).revision == 2


def test_without_a_ledger_every_row_passes_as_it_is() -> None:
    step = Revise.from_crawler(SimpleNamespace(stats=None, get_extension=lambda _: None))
    assert step.process_item(article()) == article()

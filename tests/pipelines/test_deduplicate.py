"""The same article once a run; the same text under another id is kept and labelled."""

from types import SimpleNamespace

import pytest
from scrapy.exceptions import DropItem
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from detikcrawl.article import Article, Completeness, Kind, PageForm
from detikcrawl.text.hashing import content_hash
from pipelines.deduplicate import Deduplicate


def article(number: int, text: str | None = "Isi satu.", *, title: str = "Judul", url: str | None = None) -> Article:
    return Article(
        id=f"koran:{number}",
        site="koran",
        article_id=str(number),
        url=url or f"https://koran.example/{number}",
        kind=Kind.ARTICLE,
        title=title,
        text=text,
        content_hash=content_hash(title, text),
        pages_fetched=1,
        page_form=PageForm.SINGLE,
        completeness=Completeness.COMPLETE,
    )


@pytest.fixture
def stats() -> StatsCollector:
    return StatsCollector(SimpleNamespace(settings=Settings({"STATS_DUMP": False})))


@pytest.fixture
def step(stats: StatsCollector) -> Deduplicate:
    return Deduplicate.from_crawler(SimpleNamespace(stats=stats, get_extension=lambda _: None))


def test_different_articles_pass_unlabelled(step: Deduplicate, stats: StatsCollector) -> None:
    rows = [
        step.process_item(article(1)),
        step.process_item(article(2, "Isi dua.")),
        step.process_item(article(3, title="Lain")),
    ]
    assert [(row.duplicate_of, row.similarity) for row in rows] == [(None, None)] * 3
    assert stats.get_stats() == {}


@pytest.mark.parametrize("again", [article(1), article(1, "Isi lain."), article(2, "Isi lain.", url="https://koran.example/1")])
def test_the_same_id_or_address_is_dropped(again: Article, step: Deduplicate, stats: StatsCollector) -> None:
    step.process_item(article(1))
    with pytest.raises(DropItem):
        step.process_item(again)
    assert stats.get_stats() == {"duplicates/dropped": 1}


def test_the_same_text_under_another_id_names_the_first_one(step: Deduplicate, stats: StatsCollector) -> None:
    step.process_item(article(1))
    rows = [step.process_item(article(2, "isi  SATU")), step.process_item(article(3))]
    assert [(row.duplicate_of, row.similarity) for row in rows] == [("koran:1", 1.0)] * 2
    assert stats.get_stats() == {"duplicates/labelled": 2}


@pytest.mark.parametrize("text", [None, ""])
def test_rows_without_text_have_nothing_to_compare(text: str | None, step: Deduplicate) -> None:
    step.process_item(article(1, text))
    assert step.process_item(article(2, text)).duplicate_of is None

"""The cleaning step: rules apply, and every one is counted."""

from types import SimpleNamespace

from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from detikcrawl.article import Article, Block, BlockType, Completeness, Kind, PageForm
from detikcrawl.extraction.reader import ArticleReader
from pipelines.clean import Clean


def test_an_article_is_cleaned_and_the_rules_are_counted() -> None:
    stats = StatsCollector(SimpleNamespace(settings=Settings({"STATS_DUMP": False})))
    reader = ArticleReader(site="koran", patterns=(), layouts=(), ends_at_sign_off=True)
    step = Clean.from_crawler(SimpleNamespace(stats=stats, spider=SimpleNamespace(reader=reader)))
    texts = ["Warga datang.", "Baca juga: x", "Simak juga: y", "ADVERTISEMENT", "(abc/def)", "Sisa"]
    item = Article(
        id="koran:1",
        site="koran",
        article_id="1",
        url="https://koran.example/1",
        kind=Kind.ARTICLE,
        title="Judul",
        blocks=[Block(type=BlockType.PARAGRAPH, text=text, page=1) for text in texts],
        pages_fetched=1,
        page_form=PageForm.SINGLE,
        completeness=Completeness.COMPLETE,
    )
    assert step.process_item(item) is item
    assert (item.text, item.initials) == ("Warga datang.", "abc/def")
    expected = {"clean/related": 2, "clean/advertisement": 1, "clean/sign_off": 1, "clean/after_sign_off": 1}
    assert stats.get_stats() == expected
    step.process_item(item)
    assert stats.get_stats() == expected

"""Cleaning an article in place, and what follows from its text."""

from copy import deepcopy

from detikcrawl.article import Article, Block, BlockType, Completeness, Kind, PageForm
from detikcrawl.extraction.cleaning import clean
from detikcrawl.extraction.reader import ArticleReader

READER = ArticleReader(site="koran", patterns=(), layouts=(), ends_at_sign_off=True)


def article(*texts: str) -> Article:
    return Article(
        id="koran:1",
        site="koran",
        article_id="1",
        url="https://koran.example/1",
        kind=Kind.ARTICLE,
        title="Warga Datang",
        blocks=[Block(type=BlockType.PARAGRAPH, text=text, page=1) for text in texts],
        pages_fetched=1,
        page_form=PageForm.SINGLE,
        completeness=Completeness.COMPLETE,
    )


def test_boilerplate_and_sign_off_leave_the_text_and_what_follows_is_filled_in() -> None:
    row = article("Warga datang.", "Baca juga: Judul lain", 'Lalu pulang\n"ya".', "(abc/def)", "Sisa")
    counts = clean(row, READER)
    assert row.text == 'Warga datang.\n\nLalu pulang "ya".'
    assert [block.text for block in row.blocks] == row.text.split("\n\n")
    assert (row.initials, row.word_count) == ("abc/def", 5)
    assert counts == {"related": 1, "sign_off": 1, "after_sign_off": 1}


def test_cleaning_twice_changes_nothing() -> None:
    row = article("Warga datang.\nBaca juga: x", "Pulang. (abc/def)")
    clean(row, READER)
    once = deepcopy(row)
    assert not clean(row, READER)
    assert row == once


def test_an_article_of_boilerplate_has_no_text() -> None:
    row = article("Baca juga: Judul lain", "ADVERTISEMENT")
    clean(row, READER)
    assert (row.text, row.blocks, row.word_count) == (None, [], 0)
    clean(empty := article(), READER)
    assert (empty.text, empty.word_count, empty.initials) == (None, 0, None)


def test_equal_text_gives_an_equal_hash_whatever_the_promos() -> None:
    one, same, other = article("Warga datang."), article("Baca juga: x", "Warga  datang"), article("Warga pulang.")
    for row in (one, same, other):
        clean(row, READER)
    assert one.content_hash == same.content_hash != other.content_hash

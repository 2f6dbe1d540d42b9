import random
import sqlite3
from contextlib import closing

import pytest

from detikcrawl.storage import near_duplicates
from detikcrawl.storage.near_duplicates import (
    MAX_CANDIDATES,
    NearDuplicates,
    OtherParameters,
    create_tables,
    find,
    forget,
    head,
    rebuild,
    remember,
)
from tests.bench.near_duplicates import LEAST_PRECISION, LEAST_RECALL, crawl
from tests.bench.planted import judge, plant
from tests.newsroom.words import open_desk


@pytest.fixture
def ledger():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create_tables(connection)
        yield connection


def story(seed, paragraphs=12):
    desk = open_desk(random.Random(seed), "news", "Senin (3/2/2026)")
    return "\n\n".join(desk.paragraph() for _ in range(paragraphs))


def edited(text, *cut):
    """The text without these paragraphs, behind an opening of its own."""
    kept = [paragraph for number, paragraph in enumerate(text.split("\n\n")) if number not in cut]
    return "\n\n".join(["Kabar ini disusun kembali oleh redaksi dari laporan koresponden di daerah.", *kept])


def row(article_id, text, **fields):
    return {
        "id": f"detik:{article_id}",
        "article_id": article_id,
        "title": "Judul",
        "text": text,
        "duplicate_of": None,
    } | fields


def commit(ledger, *rows):
    for each in rows:
        remember(ledger, each["article_id"], each)


def look_up(ledger, each):
    match = find(ledger, each, each["article_id"])
    return match and match.original


def everything(ledger):
    tables = ("near_articles", "near_bands", "near_parameters")
    return {table: ledger.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}  # noqa: S608


# What is found


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """2,000 rows, 400 of them edits, in three runs."""
    planted = list(plant(2_000, 400))
    path = tmp_path_factory.mktemp("crawled") / "ledger.sqlite"
    return planted, crawl(path, [one.row for one in planted]), path


def test_edits_are_found_in_three_runs(crawled):
    planted, labels, _ = crawled
    judgement = judge({one.row["id"]: (one.kind, one.original) for one in planted}, labels)
    assert judgement.recall >= LEAST_RECALL
    assert judgement.precision >= LEAST_PRECISION


def test_templates_and_follow_ups_are_kept_apart(crawled):
    planted, labels, _ = crawled
    kinds = {one.kind for one in planted}
    assert {"weather", "prayer times", "exchange rates", "gold", "lottery", "licence van", "follow-up"} <= kinds
    assert [one for one in planted if one.kind not in ("story", "edit") and one.row["id"] in labels] == []


def test_an_article_takes_less_than_a_kilobyte(crawled):
    planted, _, path = crawled
    assert path.stat().st_size / len(planted) < 1_000


def test_an_edit_is_found_with_its_similarity(ledger):
    text = story(1)
    commit(ledger, row("1", text), row("2", story(2)))
    match = find(ledger, row("3", edited(text, 0, 5)), "3")
    assert match.original == "detik:1"
    assert 0.6 < match.similarity < 1


def test_the_same_text_is_found(ledger):
    commit(ledger, row("1", story(1)))
    assert find(ledger, row("2", story(1)), "2").similarity == 1.0


def test_a_new_story_repeats_nothing(ledger):
    commit(ledger, *(row(str(number), story(number)) for number in range(20)))
    assert look_up(ledger, row("99", story(99))) is None


@pytest.mark.parametrize("text", [None, "", "Pasar apung dibuka kembali mulai besok."])
def test_short_texts_are_neither_kept_nor_found(ledger, text):
    before = everything(ledger)
    commit(ledger, row("1", text))
    assert everything(ledger) == before
    assert look_up(ledger, row("2", text)) is None


def test_the_newest_of_many_templates_is_found(ledger):
    mould = " ".join(f"kata{first}{second}" for first in "abcdefgh" for second in "abcdefgh")
    daily = [f"Edisi {number % 28 + 1}/{number // 28 + 1} terbit. {mould}" for number in range(MAX_CANDIDATES * 2)]
    commit(ledger, *(row(str(number), text) for number, text in enumerate(daily)))
    last = len(daily) - 1
    assert look_up(ledger, row("999", f"{daily[last]} Selamat membaca.")) == f"detik:{last}"
    assert look_up(ledger, row("999", f"Edisi 30/12 terbit. {mould}")) is None


# Which one is the original


def test_the_original_is_the_one_committed_first(ledger):
    text = story(1)
    commit(ledger, row("9", text, published_at="2026-02-04T00:00:00+00:00"))
    older = row("1", edited(text, 3), published_at="2020-01-01T00:00:00+00:00")
    assert look_up(ledger, older) == "detik:9"


def test_there_are_no_chains(ledger):
    text = story(1, paragraphs=24)
    copy = edited(text, 0, 1, 2, 3, 4, 5)
    of_copy = edited(copy, 16, 17, 18)
    commit(ledger, row("1", text), row("2", copy, duplicate_of="detik:1"))
    match = find(ledger, row("3", of_copy), "3")
    assert match.original == "detik:1"
    # alike with the original, not with the copy
    assert match.similarity < find(ledger, row("3", copy), "3").similarity
    commit(ledger, row("3", of_copy, duplicate_of="detik:2"))
    assert head(ledger, "3") == "1"


def test_copies_follow_an_original_that_turns_out_to_be_a_copy(ledger):
    commit(ledger, row("1", story(1)), row("2", story(2)), row("3", edited(story(2), 1), duplicate_of="detik:2"))
    revised = row("2", edited(story(1), 1))
    assert look_up(ledger, revised) == "detik:1"
    commit(ledger, revised | {"duplicate_of": "detik:1"})
    assert [head(ledger, each) for each in "1234"] == ["1", "1", "1", "4"]


def test_an_article_never_repeats_a_later_one(ledger):
    commit(ledger, row("1", story(1)), row("2", story(2)), row("3", story(3)))
    assert look_up(ledger, row("1", edited(story(3), 2))) is None
    assert look_up(ledger, row("3", edited(story(1), 2))) == "detik:1"


def test_an_article_never_repeats_itself(ledger):
    text = story(1)
    commit(ledger, row("1", text), row("2", edited(text, 1), duplicate_of="detik:1"))
    assert look_up(ledger, row("1", edited(text, 4))) is None
    commit(ledger, row("1", text, duplicate_of="detik:2"))  # as somebody else may say
    assert head(ledger, "1") == "1"


def test_an_article_never_repeats_itself_by_way_of_an_earlier_one(ledger):
    text = story(1)
    commit(ledger, row("1", text), row("2", text))
    commit(ledger, row("1", text, duplicate_of="detik:2"))
    assert head(ledger, "1") == "2"
    assert look_up(ledger, row("2", text)) is None


def test_the_original_may_have_changed_or_shrunk_since(ledger):
    text = story(1)
    copy = row("2", edited(text, 1), duplicate_of="detik:1")
    commit(ledger, row("1", text), copy)
    commit(ledger, row("1", story(5)))
    assert find(ledger, row("3", text), "3").original == "detik:1"
    assert find(ledger, row("3", text), "3").similarity < 0.3
    commit(ledger, row("1", "Dihapus redaksi."))
    assert find(ledger, row("3", text), "3").original == "detik:1"
    assert find(ledger, row("3", text), "3").similarity > 0.6


# Committing


def test_committing_a_row_again_changes_nothing(ledger):
    rows = [row("1", story(1)), row("2", edited(story(1), 2), duplicate_of="detik:1")]
    commit(ledger, *rows)
    before = everything(ledger)
    commit(ledger, *rows)
    assert everything(ledger) == before


def test_what_is_rolled_back_is_not_known(ledger):
    before = everything(ledger)
    ledger.execute("BEGIN")
    commit(ledger, row("1", story(1)))
    assert look_up(ledger, row("2", story(1))) == "detik:1"
    ledger.execute("ROLLBACK")
    assert everything(ledger) == before


def test_a_revision_takes_the_place_of_the_text_before(ledger):
    commit(ledger, row("1", story(1)))
    commit(ledger, row("1", story(2)))
    assert look_up(ledger, row("3", edited(story(1), 1))) is None
    assert look_up(ledger, row("3", edited(story(2), 1))) == "detik:1"


def test_the_key_ends_the_id(ledger):
    with pytest.raises(ValueError, match="2 is not the key of detik:1"):
        remember(ledger, "2", row("1", story(1), duplicate_of="detik:0"))


def test_a_whole_id_may_be_the_key(ledger):
    # as for articles of many sites in one place
    remember(ledger, "detik:1", row("1", story(1)))
    other = {"id": "kompas:1", "title": "Judul", "text": edited(story(1), 1), "duplicate_of": "detik:1"}
    assert find(ledger, other, "kompas:1").original == "detik:1"
    remember(ledger, "kompas:1", other)
    assert head(ledger, "kompas:1") == "detik:1"


def test_nothing_is_left_of_a_forgotten_article(ledger):
    before = everything(ledger)
    commit(ledger, row("1", story(1)), row("1", story(2)))
    forget(ledger, "1")
    forget(ledger, "unknown")
    assert everything(ledger) == before


def test_the_earliest_copy_inherits_from_a_forgotten_original(ledger):
    text = story(1)
    copies = [row(each, edited(text, int(each)), duplicate_of="detik:1") for each in "234"]
    commit(ledger, row("1", text), *copies)
    forget(ledger, "1")
    assert [head(ledger, each) for each in "234"] == ["2", "2", "2"]
    assert look_up(ledger, row("5", text)) == "detik:2"


def test_a_label_that_names_a_forgotten_article_is_not_handed_on(ledger):
    # as when the tables are rebuilt from parts
    commit(ledger, row("2", story(1), duplicate_of="detik:1"))
    assert head(ledger, "2") == "2"
    assert look_up(ledger, row("3", edited(story(1), 1))) == "detik:2"
    near = NearDuplicates(ledger)
    near.add(row("5", story(5), duplicate_of="detik:1"))
    assert near.find(row("6", edited(story(5), 1))).original == "detik:5"


# Parameters


def test_tables_with_other_parameters_are_refused_until_rebuilt(ledger, monkeypatch):
    rows = [row("1", story(1)), row("2", edited(story(1), 3), duplicate_of="detik:1")]
    commit(ledger, *rows)
    create_tables(ledger)
    monkeypatch.setitem(near_duplicates.PARAMETERS, "threshold", 0.5)
    with pytest.raises(OtherParameters, match=r"other parameters: threshold 0\.45, now 0\.5$"):
        create_tables(ledger)
    rebuild(ledger, rows)
    create_tables(ledger)
    assert look_up(ledger, row("3", story(1))) == "detik:1"
    assert head(ledger, "2") == "1"


def test_empty_tables_take_the_parameters_of_today(ledger, monkeypatch):
    monkeypatch.setitem(near_duplicates.PARAMETERS, "bandwidth", 2)
    create_tables(ledger)
    assert ("bandwidth", 2) in everything(ledger)["near_parameters"]


# Rows on their way into a part


def test_rows_are_found_before_they_are_committed(ledger):
    near = NearDuplicates(ledger)
    first, copy = row("1", story(1)), row("2", edited(story(1), 2))
    assert near.find(first) is None
    near.add(first)
    assert near.find(copy).original == "detik:1"
    near.add(copy | {"duplicate_of": "detik:1"})
    assert near.find(row("3", edited(story(1), 2, 6))).original == "detik:1"
    assert everything(ledger)["near_articles"] == []


def test_a_waiting_copy_leads_to_its_original(ledger):
    text = story(1, paragraphs=24)
    copy = edited(text, 0, 1, 2, 3, 4, 5, 6, 7)
    commit(ledger, row("1", text))
    near = NearDuplicates(ledger)
    near.add(row("2", copy, duplicate_of="detik:1"))
    match = near.find(row("3", edited(copy, 12, 13, 14, 15, 16)))
    assert match.original == "detik:1"
    assert [near.head(f"detik:{each}") for each in "1239"] == ["detik:1", "detik:1", "detik:3", "detik:9"]


def test_committed_articles_come_before_waiting_ones(ledger):
    near = NearDuplicates(ledger)
    near.add(row("1", story(1)))
    commit(ledger, row("2", edited(story(1), 1)))
    assert near.find(row("3", edited(story(1), 1))).original == "detik:2"
    # which was committed before the one that waits
    assert near.find(row("2", story(1))) is None


def test_a_waiting_row_does_not_repeat_itself_or_a_later_one(ledger):
    near = NearDuplicates(ledger)
    near.add(row("1", story(1)))
    near.add(row("2", edited(story(1), 1), duplicate_of="detik:1"))
    near.add(row("3", story(3)))
    assert near.find(row("1", edited(story(3), 1))) is None
    assert near.find(row("3", edited(story(3), 1))) is None
    near.add(row("1", edited(story(1), 2)))
    assert near.find(row("2", edited(story(1), 1))).original == "detik:1"


def test_only_what_is_committed_stops_waiting(ledger):
    near = NearDuplicates(ledger)
    committed, late = row("1", story(1)), row("2", story(2))
    near.add(committed)
    near.add(late)
    commit(ledger, committed)
    near.clear()
    forget(ledger, "1")
    assert near.find(row("3", edited(story(1), 1))) is None
    assert near.find(row("3", edited(story(2), 1))).original == "detik:2"


def test_short_rows_do_not_wait(ledger):
    near = NearDuplicates(ledger)
    near.add(row("1", "Pasar apung dibuka kembali."))
    assert near.find(row("2", "Pasar apung dibuka kembali.")) is None

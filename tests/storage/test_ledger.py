import sqlite3
from datetime import UTC, date, datetime, timedelta

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detikcrawl.storage import near_duplicates
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.journal import Journal
from detikcrawl.storage.ledger import EPOCH, Intent, Ledger, LedgerError, NewLink, StoredPage, WalkKey
from detikcrawl.storage.ledger_schema import MIGRATIONS, migrate
from detikcrawl.storage.outcomes import MAX_TRIES, delay
from detikcrawl.storage.rebuild import rebuild
from detikcrawl.storage.revisions import changed_fields, field_hashes
from detikcrawl.storage.rows import to_json, to_row

DAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXT = """Perahu pedagang kembali merapat di dermaga Sari Rejo sejak pagi hari, dan warga desa datang membeli sayur,
ikan asin, serta beras merah dari tiga puluh dua pedagang yang sempat berhenti berjualan selama musim banjir."""
WALK = WalkKey("index", "news", DAY)
KINDS = ("article",)


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "detik.sqlite", fingerprint_of=lambda row: f"print of {row['title']}") as ledger:
        yield ledger


def link(article_id="1", *, kind="article", channel="news", day=DAY, published_at=None):
    url = f"https://news.detik.com/berita/d-{article_id}/judul"
    return NewLink(article_id, url, kind, channel, day, "index", published_at)


def row(article_id="1", *, at=NOW, **values):
    given = {
        "id": f"detik:{article_id}",
        "site": "detik",
        "article_id": article_id,
        "url": f"https://news.detik.com/berita/d-{article_id}/judul",
        "kind": "article",
        "title": "Pasar Apung Buka Lagi",
        "text": TEXT,
        "channel": "news",
        "published_at": datetime(2026, 11, 16, 0, 30, tzinfo=UTC),
        "published_offset": 420,
        "pages_fetched": 1,
        "page_form": "single",
        "completeness": "complete",
        "content_hash": "abc",
        "crawled_at": at,
        "first_seen_at": at,
        "discovered_by": "index",
        "schema_version": 1,
    }
    return to_row(given | values)


def state_of(ledger, article_id="1"):
    found = ledger.known([article_id])[article_id]
    return found.state, found.cause, found.tries, found.next_try_at


# links


def test_a_link_is_known_from_when_it_was_first_seen(ledger):
    ledger.record_links([(link("1", published_at=NOW), "open"), (link("2", kind="video"), "skipped")], NOW)
    ledger.record_links([(link("1", channel="finance"), "open"), (link("1"), "open")], NOW + HOUR)
    found = ledger.known(["1", "2", "3"])
    assert found.keys() == {"1", "2"}
    one = found["1"]
    assert (one.state, one.channel, one.day, one.kind, one.source) == ("open", "news", DAY, "article", "index")
    assert (one.first_seen_at, one.last_seen_at, one.published_at) == (NOW, NOW + HOUR, NOW)
    assert (one.next_try_at, one.tries, one.revision) == (EPOCH, 0, None)
    assert (found["2"].state, found["2"].next_try_at) == ("skipped", None)


def test_known_takes_any_number_of_ids(ledger):
    ledger.record_links([(link(str(n)), "open") for n in range(1500)], NOW)
    assert len(ledger.known([str(n) for n in range(-500, 2500)])) == 1500
    assert ledger.known([]) == {}


def test_a_skipped_link_is_open_once_its_kind_is_asked_for(ledger):
    ledger.record_links([(link("1", kind="video"), "skipped")], NOW)
    assert ledger.due(NOW, kinds=KINDS) == []
    assert [each.article_id for each in ledger.due(NOW, kinds=("video",))] == ["1"]
    ledger.record_links([(link("1", kind="video"), "open")], NOW)
    assert state_of(ledger) == ("open", None, 0, EPOCH)
    ledger.record_links([(link("1", kind="video"), "skipped")], NOW)
    assert state_of(ledger)[0] == "open"
    assert ledger.due(NOW, kinds=KINDS) == []


def test_find_takes_an_id_of_a_row_and_an_address(ledger):
    ledger.record_links([(link("7"), "open")], NOW)
    assert ledger.find("7") == ledger.find("detik:7") == ledger.find(link("7").url) == ledger.known(["7"])["7"]
    assert ledger.find("detik:8") is None
    assert [each.article_id for each in ledger.links()] == ["7"]


def test_due_keeps_to_what_is_asked_for_but_forgets_no_link(ledger):
    ledger.record_links(
        [
            (link("1"), "open"),
            (link("2", channel="finance"), "open"),
            (link("3", day=DAY - timedelta(days=3)), "open"),
            (link("4", channel=None, day=None), "open"),
        ],
        NOW,
    )

    def ids(**asked):
        return [each.article_id for each in ledger.due(NOW, kinds=KINDS, **asked)]

    assert ids() == ["1", "2", "3", "4"]
    assert ids(channels=["news"]) == ["1", "3", "4"]
    assert ids(first_day=DAY) == ["1", "2", "4"]
    assert ids(last_day=DAY - timedelta(days=1)) == ["3", "4"]
    assert ids(channels=["finance"], first_day=DAY, last_day=DAY) == ["2", "4"]


# outcomes


def test_delays_grow_to_three_days():
    assert [delay(tries) / HOUR for tries in range(1, 10)] == [1, 2, 4, 8, 16, 32, 64, 72, 72]


@pytest.mark.parametrize(("outcome", "last"), [("failed", "failed"), ("rejected", "rejected")])
def test_tries_without_a_row_grow_rare_and_end(ledger, outcome, last):
    ledger.record_links([(link(), "open")], NOW)
    now, asked = NOW, 0
    for _ in range(24 * 30):
        if ledger.due(now, kinds=KINDS):
            asked += 1
            ledger.record_outcome("1", outcome, "http_500", now)
            if asked < MAX_TRIES:
                assert state_of(ledger) == (outcome if outcome == "rejected" else "open", "http_500", asked, now + delay(asked))
        now += HOUR
    assert asked == MAX_TRIES
    assert state_of(ledger) == (last, "http_500", MAX_TRIES, None)


def test_a_partial_article_stays_partial_and_is_left_alone_in_the_end(ledger):
    ledger.commit_part("p", [row(completeness="partial", pages_expected=3)], NOW)
    assert state_of(ledger) == ("partial", None, 1, NOW + HOUR)
    ledger.record_outcome("1", "failed", "timeout", NOW + HOUR)
    assert state_of(ledger) == ("partial", "timeout", 2, NOW + 3 * HOUR)
    ledger.record_outcome("1", "rejected", "title", NOW + 3 * HOUR)
    assert state_of(ledger)[0] == "partial"
    now = NOW + 7 * HOUR
    while due := ledger.due(now, kinds=KINDS):
        ledger.record_outcome("1", "partial_again", None, now)
        now = ledger.known(["1"])["1"].next_try_at or now
    assert due == []
    assert state_of(ledger) == ("partial", None, MAX_TRIES, None)
    ledger.commit_part("q", [row(at=now + HOUR, revision=2, pages_fetched=3)], now)
    assert state_of(ledger) == ("done", None, 0, None)


@pytest.mark.parametrize("outcome", ["failed", "rejected", "partial_again", "unchanged"])
def test_an_article_that_is_had_stays_had(ledger, outcome):
    ledger.commit_part("p", [row()], NOW)
    ledger.record_outcome("1", outcome, "http_500", NOW + HOUR)
    assert state_of(ledger) == ("done", None, 0, None)
    assert ledger.known(["1"])["1"].fetched_at == (NOW + HOUR if outcome == "unchanged" else NOW)


@pytest.mark.parametrize("had", [True, False])
def test_gone_and_duplicates_are_not_asked_for_again(ledger, had):
    ledger.record_links([(link("1"), "open"), (link("2"), "open")], NOW)
    if had:
        ledger.commit_part("p", [row("1"), row("2")], NOW)
    ledger.record_outcome("1", "gone", "http_410", NOW)
    ledger.record_outcome("2", "duplicate", "detik:1", NOW)
    assert (state_of(ledger, "1")[:2], state_of(ledger, "2")[:2]) == (("gone", "http_410"), ("duplicate", "detik:1"))
    assert ledger.due(NOW + 1000 * HOUR, kinds=KINDS) == []
    assert ledger.to_refresh(NOW, NOW - 10 * HOUR) == []


def test_an_outcome_needs_a_link_and_a_name(ledger):
    with pytest.raises(KeyError):
        ledger.record_outcome("1", "failed", None, NOW)
    with pytest.raises(ValueError, match="lost"):
        ledger.record_outcome("1", "lost", None, NOW)


@pytest.mark.parametrize("state", ["failed", "rejected", "gone", "partial"])
def test_reopened_links_are_due_with_all_their_tries(ledger, state):
    ledger.record_links([(link("1"), "open"), (link("2"), "open")], NOW)
    if state == "partial":
        ledger.commit_part("p", [row(completeness="partial")], NOW)
    else:
        for _ in range(MAX_TRIES):
            ledger.record_outcome("1", state, "cause", NOW)
    assert state_of(ledger)[0] == state
    assert ledger.reopen(state, NOW) == 1
    assert state_of(ledger)[0::2] == ("partial" if state == "partial" else "open", 0)
    assert {each.article_id for each in ledger.due(NOW, kinds=KINDS)} == {"1", "2"}
    with pytest.raises(ValueError, match="done"):
        ledger.reopen("done", NOW)


# walks

PAGE = StoredPage('"abc"', "Mon, 16 Nov 2026 03:00:00 GMT", 12, ((link().url, NOW, "Judul"), ("https://x.test/", None, None)))


def test_a_page_is_kept_with_its_links_until_the_walk_is_closed(ledger):
    ledger.record_page(WALK, 5, PAGE, [(link(), "open")], NOW)
    assert ledger.stored_page(WALK, 5) == PAGE
    assert ledger.stored_page(WALK, 6) is None
    assert ledger.stored_page(WalkKey("index", "finance", DAY), 5) is None
    assert ledger.known(["1"])["1"].state == "open"

    ledger.record_walk_end(WALK, "cap", NOW, closed=False)
    assert not ledger.walk_is_closed(WALK)
    assert ledger.stored_page(WALK, 5) == PAGE

    newer = StoredPage(None, None, 0, ())
    ledger.record_page(WALK, 5, newer, [], NOW)
    assert ledger.stored_page(WALK, 5) == newer

    ledger.close_walk(WALK, "empty", NOW)
    assert ledger.walk_is_closed(WALK)
    assert ledger.stored_page(WALK, 5) is None
    ledger.record_walk_end(WALK, "cap", NOW, closed=False)
    assert ledger.walk_is_closed(WALK)


def test_page_and_links_are_one_transaction(ledger):
    with pytest.raises(sqlite3.IntegrityError):
        ledger.record_page(WALK, 1, StoredPage(None, None, None, ()), [(link(), "open")], NOW)
    assert ledger.known(["1"]) == {}
    assert ledger.coverage() == []
    ledger.record_page(WALK, 1, PAGE, [(link(), "open")], NOW)
    assert ledger.known(["1"]).keys() == {"1"}


# parts


def test_rows_are_had_when_their_part_is_committed(ledger):
    ledger.record_links([(link("1"), "open"), (link("2"), "open"), (link("3"), "open")], NOW)
    ledger.intend("p")
    assert ledger.intents() == [Intent("p", ())]
    rows = [row("1", revision=1), row("2", completeness="unknown", revision=1)]
    ledger.commit_part("p", rows, NOW, size=99, aliases={"3": "detik:1"})
    assert ledger.intents() == []
    assert [(part.name, part.rows, part.bytes, part.committed_at, part.parquet) for part in ledger.parts()] == [
        ("p", 2, 99, NOW, False)
    ]
    assert [state_of(ledger, each)[:2] for each in "123"] == [("done", None), ("done", None), ("duplicate", "detik:1")]
    one = ledger.known(["1"])["1"]
    assert (one.revision, one.content_hash, one.completeness, one.pages_fetched) == (1, "abc", "complete", 1)
    assert one.fingerprint == "print of Pasar Apung Buka Lagi"
    assert one.published_at == datetime(2026, 11, 16, 0, 30, tzinfo=UTC)
    assert ledger.revision_of("1").field_hashes == field_hashes(rows[0])
    assert ledger.revision_of("3") is None
    ledger.set_parquet("p", True)
    assert ledger.parts()[0].parquet


def test_a_part_is_committed_whole_or_not_at_all(ledger):
    ledger.intend("p")
    with pytest.raises(KeyError):
        ledger.commit_part("p", [row("1"), {"article_id": "2"}], NOW)
    assert ledger.known(["1", "2"]) == {}
    assert ledger.parts() == []
    assert ledger.intents() == [Intent("p", ())]
    ledger.abandon("p")
    assert ledger.intents() == []


def test_a_row_whose_link_was_never_seen_makes_one(ledger):
    ledger.commit_part("p", [row(published_at=datetime(2026, 11, 15, 18, 0, tzinfo=UTC))], NOW)
    found = ledger.known(["1"])["1"]
    assert (found.state, found.day, found.channel, found.source) == ("done", DAY, "news", "index")
    assert found.first_seen_at == NOW


def test_rows_and_lines_of_json_say_the_same(tmp_path, ledger):
    rows = [row("1", revision=1), row("2", completeness="partial", images=[{"url": "https://x.test/a.jpg"}])]
    ledger.commit_part("p", rows, NOW)
    with Ledger(tmp_path / "other.sqlite", fingerprint_of=lambda row: f"print of {row['title']}") as other:
        other.commit_part("p", [orjson.loads(to_json(each)) for each in rows], NOW + HOUR)
        assert list(other.links()) == list(ledger.links())
        assert other.revision_of("2") == ledger.revision_of("2")


def test_committing_again_and_merging_change_nothing_but_the_list(ledger):
    rows = [row("1", revision=1), row("2", completeness="partial")]
    ledger.commit_part("p", rows[:1], NOW)
    ledger.commit_part("q", rows[1:], NOW)
    ledger.record_outcome("1", "gone", "http_404", NOW + HOUR)
    ledger.record_outcome("2", "partial_again", None, NOW + HOUR)
    before = list(ledger.links())
    ledger.intend("q")
    ledger.commit_part("q", rows[1:], NOW + 9 * HOUR)
    assert ledger.intents() == []
    ledger.intend("q-m1", ["p", "q"])
    assert ledger.intents() == [Intent("q-m1", ("p", "q"))]
    ledger.commit_part("q-m1", rows, NOW + 9 * HOUR, replaces=["p", "q"])
    assert list(ledger.links()) == before
    assert [(part.name, part.rows) for part in ledger.parts()] == [("q-m1", 2)]


def test_revisions_follow_each_other(ledger):
    ledger.commit_part("p", [row(revision=1)], NOW)
    changed = row(revision=2, at=NOW + HOUR, title="Judul Baru", content_hash="def")
    assert changed_fields(changed, ledger.revision_of("1").field_hashes) == ["title"]
    ledger.commit_part("q", [changed], NOW)
    newest = ledger.revision_of("1")
    assert (newest.number, newest.content_hash, newest.completeness, newest.pages_fetched) == (2, "def", "complete", 1)
    ledger.commit_part("a", [row(revision=1, at=NOW - HOUR)], NOW)  # a restored backup
    assert ledger.revision_of("1") == newest
    assert ledger.known(["1"])["1"].content_hash == "def"


def test_of_two_rows_that_claim_one_number_the_later_counts(ledger):
    ledger.commit_part("p", [row(revision=1)], NOW)
    ledger.commit_part("q", [row(revision=1, at=NOW + HOUR, content_hash="later")], NOW)
    ledger.commit_part("r", [row(revision=1, at=NOW - HOUR, content_hash="earlier")], NOW)
    assert ledger.revision_of("1").content_hash == ledger.known(["1"])["1"].content_hash == "later"


def test_the_original_is_the_first_that_was_crawled(ledger):
    ledger.commit_part("q", [row("5", at=NOW + HOUR), row("4", at=NOW)], NOW)
    assert ledger.original_of("abc") == "detik:4"
    assert ledger.original_of("none") is None
    assert ledger.same_text("4") == ["detik:5"]


def test_articles_young_enough_are_refreshed_the_oldest_first(ledger):
    ledger.record_links([(link("3", published_at=NOW), "open")], NOW)
    rows = [row("1", published_at=NOW - HOUR), row("2", published_at=None, published_offset=None), row("4")]
    ledger.commit_part("p", rows, NOW)
    assert [each.article_id for each in ledger.to_refresh(NOW, NOW - HOUR)] == ["1", "2"]
    assert [each.article_id for each in ledger.to_refresh(NOW, NOW - 3 * HOUR)] == ["4", "1", "2"]


def test_fields_that_do_not_count_make_no_revision():
    before = row()
    later = row(at=NOW + HOUR, modified_at=NOW, layout="other", job_id="x", word_count=3, tags=["pasar"])
    assert changed_fields(later, field_hashes(before)) == ["tags"]
    assert changed_fields(before, field_hashes(later)) == ["tags"]
    assert changed_fields(orjson.loads(to_json(before)), field_hashes(before)) == []
    moved = row(published_at=datetime(2026, 11, 16, 0, 30, tzinfo=UTC), published_offset=480)
    assert changed_fields(moved, field_hashes(before)) == []  # the same instant, written another way


# coverage, takedown


def test_coverage_counts_every_link_once_and_marks_gaps(ledger):
    links = [(link(str(n)), "open") for n in range(6)] + [(link("9", kind="video"), "skipped")]
    ledger.record_page(WALK, 1, PAGE, links, NOW)
    ledger.record_links([(link("20", channel="food"), "open"), (link("30", channel=None, day=None), "open")], NOW)
    ledger.commit_part("p", [row("0"), row("1", completeness="partial")], NOW)
    ledger.record_outcome("2", "gone", None, NOW)
    ledger.record_outcome("3", "rejected", None, NOW)
    ledger.record_outcome("4", "duplicate", "detik:0", NOW)
    ledger.close_walk(WalkKey("index", "hot", DAY), "empty", NOW)

    unknown, food, hot, news = ledger.coverage()
    assert (unknown.channel, unknown.day, unknown.listed) == (None, None, 1)
    assert (food.channel, food.open, food.walk, food.is_gap) == ("food", 1, "none", True)
    assert (hot.channel, hot.listed, hot.walk, hot.is_gap) == ("hot", 0, "closed", False)
    assert (news.day, news.channel, news.listed, news.walk) == (DAY, "news", 7, "open")
    assert (news.done, news.partial, news.gone, news.rejected, news.duplicate, news.open, news.skipped, news.failed) == (
        *[1] * 7,
        0,
    )
    assert ledger.counts()["open"] == 3
    assert sum(ledger.counts().values()) == 9
    assert ledger.coverage(DAY + timedelta(days=1)) == ledger.coverage(None, DAY - timedelta(days=1)) == []
    assert len(ledger.coverage(DAY, DAY)) == 3

    ledger.close_walk(WALK, "empty", NOW)
    assert ledger.coverage()[-1].is_gap
    ledger.record_outcome("5", "gone", None, NOW)
    assert not ledger.coverage()[-1].is_gap


def test_near_duplicates_are_committed_and_forgotten_with_the_rows(ledger):
    other = row("2", text=TEXT.replace("pagi", "sore"), content_hash="other")
    assert near_duplicates.find(ledger.connection, other, "2") is None
    ledger.commit_part("p", [row("1", revision=2)], NOW)
    ledger.commit_part("backup", [row("1", revision=1, at=NOW - HOUR, text=other["text"] * 9)], NOW)
    match = near_duplicates.find(ledger.connection, other, "2")
    assert match.original == "detik:1"
    assert match.similarity > 0.5
    ledger.forget("1", NOW)
    assert near_duplicates.find(ledger.connection, other, "2") is None


def test_a_ledger_with_other_parameters_says_what_to_do(tmp_path):
    with Ledger(tmp_path / "detik.sqlite") as ledger:
        ledger.commit_part("p", [row()], NOW)
        ledger.connection.execute("UPDATE near_parameters SET value = value + 1 WHERE name = 'bands'")
    with pytest.raises(LedgerError, match="scrapy ledger detik --rebuild"):
        Ledger(tmp_path / "detik.sqlite")


def test_of_a_forgotten_article_nothing_is_left_but_its_ids(tmp_path, ledger):
    ledger.record_page(WALK, 1, PAGE, [(link("1"), "open"), (link("2"), "open"), (link("3"), "open")], NOW)
    ledger.commit_part("p", [row("1", content_hash="hash-of-it"), row("3")], NOW, aliases={"2": "detik:1"})
    assert ledger.addresses_of("1") == ["1", "2"]
    ledger.forget("1", NOW)
    for article_id in ("1", "2"):
        left = ledger.known([article_id])[article_id]
        assert (left.state, left.url, left.first_seen_at, left.content_hash) == ("forgotten", "", None, None)
    assert ledger.original_of("hash-of-it") is None
    assert ledger.stored_page(WALK, 1) is None
    assert state_of(ledger, "3")[0] == "done"

    ledger.record_links([(link("1"), "open")], NOW)
    ledger.commit_part("q", [row("1", revision=5)], NOW)
    ledger.record_outcome("1", "failed", None, NOW)
    assert state_of(ledger) == ("forgotten", None, 0, None)
    assert [line.listed for line in ledger.coverage()] == [1]
    assert ledger.due(NOW, kinds=("article", "")) == []
    for path in tmp_path.iterdir():
        assert b"hash-of-it" not in path.read_bytes()
        assert b"berita/d-1/" not in path.read_bytes()


# the file


def test_everything_is_there_after_it_was_closed(tmp_path):
    path = tmp_path / "deep" / "detik.sqlite"
    with Ledger(path) as ledger:
        ledger.record_page(WALK, 1, PAGE, [(link(), "open")], NOW)
        before = ledger.known(["1"])
        with Ledger(path, read_only=True) as beside:
            assert beside.known(["1"]) == before
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                beside.abandon("p")
    with Ledger(path) as ledger:
        assert ledger.known(["1"]) == before
        assert ledger.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert ledger.connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_what_is_no_ledger_is_refused_in_one_line(tmp_path):
    path = tmp_path / "detik.sqlite"
    path.write_bytes(b"no database at all " * 100)
    for read_only in (True, False):
        with pytest.raises(LedgerError) as refused:
            Ledger(path, read_only=read_only)
        assert str(path) in str(refused.value)
        assert "\n" not in str(refused.value)
    with pytest.raises(LedgerError, match=r"missing\.sqlite"):
        Ledger(tmp_path / "missing.sqlite", read_only=True)


def test_a_newer_ledger_is_refused(tmp_path):
    path = tmp_path / "detik.sqlite"
    Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    for read_only in (True, False):
        with pytest.raises(LedgerError, match=r"detik\.sqlite was written by a newer detikcrawl"):
            Ledger(path, read_only=read_only)


def test_an_older_ledger_is_brought_up_to_date_or_stays_as_it_was(tmp_path):
    connection = sqlite3.connect(tmp_path / "detik.sqlite", isolation_level=None)
    first = ("CREATE TABLE links (article_id TEXT)", "INSERT INTO links VALUES ('1')")
    second = ("ALTER TABLE links ADD COLUMN state TEXT", "UPDATE links SET state = 'open'")
    broken = ("DELETE FROM links", "no statement")

    def version():
        return connection.execute("PRAGMA user_version").fetchone()[0]

    migrate(connection, "detik", (first,))
    assert version() == 1
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, "detik", (first, second, broken))
    assert version() == 2
    assert connection.execute("SELECT * FROM links").fetchall() == [("1", "open")]
    migrate(connection, "detik", (first, second))
    assert connection.execute("SELECT * FROM links").fetchall() == [("1", "open")]
    connection.close()


def test_an_older_ledger_is_not_touched_by_who_only_reads(tmp_path):
    sqlite3.connect(tmp_path / "detik.sqlite").close()
    with pytest.raises(LedgerError, match="has version 0"):
        Ledger(tmp_path / "detik.sqlite", read_only=True)


# built again

ids = st.sampled_from("12345")
moves = st.lists(
    st.one_of(
        st.tuples(st.just("page"), st.sampled_from(["news", "finance"]), st.lists(ids, max_size=4), st.booleans()),
        st.tuples(st.just("links"), st.lists(ids, min_size=1, max_size=3), st.sampled_from(["open", "skipped"])),
        st.tuples(
            st.just("outcome"),
            ids,
            st.sampled_from(["failed", "rejected", "gone", "duplicate", "unchanged", "partial_again"]),
        ),
        st.tuples(st.just("walk"), st.sampled_from(["news", "finance"]), st.booleans()),
        st.tuples(
            st.just("part"),
            st.dictionaries(ids, st.sampled_from(["complete", "partial", "unknown"]), min_size=1, max_size=3),
            st.booleans(),
            st.sets(ids, max_size=1),
        ),
        st.tuples(st.just("merge")),
        st.tuples(st.just("reopen"), st.sampled_from(["failed", "rejected", "gone", "partial"])),
        st.tuples(st.just("forget"), ids),
        st.tuples(st.just("run")),
    ),
    max_size=30,
)


class History:
    """Moves of a site's life, made with a ledger, its journal and its parts."""

    def __init__(self, folders):
        self.folders = folders
        self.now = NOW
        self.runs = 0
        self.ledger = None
        self.numbers = {}
        folders.parts.mkdir(parents=True)
        self.run()

    def run(self):
        if self.ledger:
            self.ledger.close()
            self.journal.close()
        self.runs += 1
        self.journal = Journal(self.folders.journal(f"run{self.runs:03}"))
        self.ledger = Ledger(self.folders.ledger, journal=self.journal)

    def page(self, channel, listed, numbered):
        walk = WalkKey("index", channel, DAY)
        self.ledger.record_page(walk, 1 + numbered, PAGE, [(link(each, channel=channel), "open") for each in listed], self.now)

    def links(self, listed, state):
        self.ledger.record_links([(link(each), state) for each in listed], self.now)

    def outcome(self, article_id, outcome):
        if article_id in self.ledger.known([article_id]):
            self.ledger.record_outcome(article_id, outcome, "cause", self.now)

    def walk(self, channel, closed):
        self.ledger.record_walk_end(WalkKey("index", channel, DAY), "end", self.now, closed=closed)

    def part(self, articles, replayed, aliases):
        # A replay gives rows that were crawled long before they are had.
        at = self.now - timedelta(minutes=30) - timedelta(days=replayed * 100)
        rows = []
        for article_id, completeness in articles.items():
            self.numbers[article_id] = self.numbers.get(article_id, 0) + 1
            rows.append(row(article_id, at=at, completeness=completeness, revision=self.numbers[article_id]))
        known = self.ledger.known(aliases - articles.keys())
        self.write(f"run{self.runs:03}-{len(list(self.folders.parts.iterdir())):03}", rows)
        aliases = dict.fromkeys(known, f"detik:{min(articles)}")
        self.commit(rows, aliases=aliases)

    def merge(self):
        if len(names := [part.name for part in self.ledger.parts()]) > 1:
            lines = b"".join(self.file(name).read_bytes() for name in names)
            self.name = f"{names[-1]}-m"
            self.file(self.name).write_bytes(lines)
            self.commit([orjson.loads(line) for line in lines.splitlines()], replaces=names)
            for name in names:
                self.file(name).unlink()

    def write(self, name, rows):
        self.name = name
        self.file(name).write_bytes(b"".join(to_json(each) + b"\n" for each in rows))

    def file(self, name):
        return self.folders.parts / f"{name}.jsonl"

    def commit(self, rows, **more):
        self.ledger.commit_part(self.name, rows, self.now, size=self.file(self.name).stat().st_size, **more)

    def reopen(self, state):
        self.ledger.reopen(state, self.now)

    def forget(self, article_id):
        self.ledger.forget(article_id, self.now)


def content(ledger):
    tables = {}
    for table in ("links", "revisions", "parts", "walks", "near_articles", "near_bands"):
        cursor = ledger.connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of ours
        names = [column[0] for column in cursor.description]
        # Not journaled: a link may be seen a thousand times.
        tables[table] = sorted(
            repr({name: value for name, value in zip(names, values, strict=True) if name != "last_seen_at"})
            for values in cursor
        )
    return tables


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(history=moves)
def test_a_ledger_built_again_has_what_the_old_one_had(tmp_path_factory, history):
    folders = SiteFolders(tmp_path_factory.mktemp("data"), "detik")
    made = History(folders)
    for move, *details in history:
        made.now += timedelta(hours=2)
        getattr(made, move)(*details)
    before = content(made.ledger)
    made.ledger.close()
    made.journal.close()
    folders.ledger.unlink()

    done = rebuild(folders)
    with Ledger(folders.ledger) as ledger:
        assert content(ledger) == before
    assert done.parts == len(before["parts"])
    assert sorted(path.name for path in folders.ledger.parent.iterdir()) == ["detik.sqlite"]


def test_a_part_that_no_journal_tells_of_is_taken_in_by_when_it_was_crawled(tmp_path):
    folders = SiteFolders(tmp_path, "detik")
    made = History(folders)
    made.write("run001-001", [row("1"), row("2"), row("3", completeness="partial")])
    made.ledger.record_links([(link("1"), "open")], NOW - HOUR)
    made.ledger.record_outcome("1", "failed", "http_500", NOW - HOUR)
    made.ledger.close()
    rebuild(folders)
    with Ledger(folders.ledger) as ledger:
        assert [state_of(ledger, each)[0] for each in "123"] == ["done", "done", "partial"]
        assert ledger.parts()[0].rows == 3


def test_a_damaged_ledger_is_replaced_and_a_damaged_part_replaces_nothing(tmp_path):
    folders = SiteFolders(tmp_path, "detik")
    made = History(folders)
    made.part({"1": "complete"}, False, set())
    made.ledger.close()
    whole = made.file(made.name).read_bytes()

    folders.ledger.write_bytes(b"\0" * 5000)
    rebuild(folders)
    with Ledger(folders.ledger) as ledger:
        assert state_of(ledger)[0] == "done"

    made.file(made.name).write_bytes(whole[:-5])
    with pytest.raises(Exception, match="torn"):
        rebuild(folders)
    with Ledger(folders.ledger) as ledger:
        assert state_of(ledger)[0] == "done"
    assert [path.name for path in folders.ledger.parent.iterdir() if "new" in path.name] == []


def test_an_event_of_a_newer_version_is_not_passed_over(tmp_path):
    folders = SiteFolders(tmp_path, "detik")
    folders.journals.mkdir(parents=True)
    folders.journal("run").write_text('{"t":"2026-11-16T03:00:00+00:00","event":"blessed"}\n')
    with pytest.raises(LedgerError, match="blessed"):
        rebuild(folders)

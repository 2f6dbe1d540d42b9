"""The verdict: what each thing that may go wrong is counted as, and what is thought of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detikcrawl import settings as project_settings
from detikcrawl.monitoring.verdict import EXIT_CODES, Limits, Verdict, judge


def test_a_good_run_is_ok(world):
    judgement = world.judge()
    assert (judgement.verdict, judgement.exit_code, judgement.reasons) == ("ok", 0, ())


def test_a_run_without_new_rows_is_ok(world):
    world.went(10)
    night = {"article/complete": None, "article/unchanged": None, "article/failed/http_404": None, "links/followed": None}
    assert world.judge(night, rows=0).verdict == "ok"
    assert world.judge(night | {"index/unchanged": 8}, rows=0).verdict == "ok"


def test_exit_codes_are_those_documented():
    assert {verdict.value: code for verdict, code in EXIT_CODES.items()} == {
        "ok": 0,
        "failed": 1,
        "degraded": 3,
        "busy": 4,
        "interrupted": 5,
    }
    assert set(EXIT_CODES) == set(Verdict)


BAD = {
    # what is counted, the verdict, and what is said
    "all callbacks": (
        {"spider_exceptions/count": 9, "spider_exceptions/KeyError": 9, "article/complete": None, "article/unchanged": None},
        "failed",
        "the program failed on 9 pages (KeyError 9)",
    ),
    "most callbacks": (
        {"spider_exceptions/count": 39, "spider_exceptions/KeyError": 39},
        "failed",
        "the program failed on 39 pages (KeyError 39)",
    ),
    "one callback": (
        {"spider_exceptions/count": 1, "spider_exceptions/KeyError": 1},
        "degraded",
        "the program failed on 1 page (KeyError 1)",
    ),
    "start": ({"finish_reason": "start_error"}, "failed", "the start of the crawl failed; the log says why"),
    "engine never started": (
        {"finish_reason": "shutdown", "monitor/start_failed": True},
        "failed",
        "the start of the crawl failed; the log says why",
    ),
    "every request": (
        {
            "downloader/response_count": 0,
            "downloader/exception_type_count/scrapy.exceptions.DownloadTimeoutError": 40,
            "downloader/exception_type_count/scrapy.exceptions.CannotResolveHostError": 20,
        },
        "failed",
        "no request of 60 was answered (timeout 40, dns 20)",
    ),
    "feeds": ({"feedexport/failed_count/S3FeedStorage": 2}, "failed", "2 feeds could not be stored"),
    "a feed never opened": ({"monitor/feeds": 2, "feedexport/success_count/F": 1}, "failed", "1 feed could not be stored"),
    "misfits": ({"feedexport/misfit_count/ParquetExporter": 1}, "degraded", "1 row did not fit into a feed"),
    "parquet": (
        {"parts/parquet_failures": 2},
        "degraded",
        "Parquet could not be written (2 times); the rows are safe, and the next run tries again",
    ),
    "browser": (
        {"browser/missing": 2},
        "degraded",
        "no browser for 2 pages that came without text; docs/browser.md has how to get one",
    ),
    "archive": ({"archive/errors": 1}, "degraded", "1 answer could not be archived"),
    "disk": ({"finish_reason": "disk"}, "failed", "the disk is full, or almost"),
    "blocked": (
        {"finish_reason": "blocked", "politeness/gave_up/blocked": 1},
        "failed",
        "the site was given up: blocked",
    ),
    "challenge": (
        {"finish_reason": "blocked", "politeness/gave_up/challenge": 1},
        "failed",
        "the site was given up: challenge",
    ),
    "closed early": ({"finish_reason": "closespider_timeout"}, "degraded", "ended before its time: closespider_timeout"),
    "redesigned articles": (
        {"article/complete": 0, "article/unchanged": 0, "article/failed/http_404": 0, "article/failed/layout": 30},
        "failed",
        "30 of 30 articles could not be read (layout 30)",
    ),
    "half-read": (
        {"article/failed/layout": 20, "article/failed/empty": 10},
        "degraded",
        "30 of 70 articles could not be read (layout 20, empty 10)",
    ),
    "redirected": (
        {"article/failed/redirected": 12, "article/failed/title": 1},
        "degraded",
        "13 of 53 articles could not be read (redirected 12, layout 1)",
    ),
    "the only article": (
        {"article/complete": 0, "article/unchanged": 0, "article/failed/http_404": 0, "article/failed/layout": 1},
        "degraded",
        "1 of 1 article could not be read (layout 1)",
    ),
    "not had": (
        {"article/failed/DownloadTimeoutError": 5, "article/failed/http_500": 4, "article/failed/http_503": 1},
        "degraded",
        "10 of 50 articles could not be had (timeout 5, server_error 4, throttled 1)",
    ),
    "robots": (
        {"article/complete": 1, "article/unchanged": 0, "article/failed/robots": 39},
        "failed",
        "39 of 42 articles could not be had (robots 39)",
    ),
    "gone": (
        {"article/complete": 10, "article/failed/http_404": 30},
        "degraded",
        "30 of 48 articles are gone: have their addresses changed?",
    ),
    "partial": (
        {"article/partial": 10, "pages/failed/http_404": 9, "pages/failed/DownloadTimeoutError": 2},
        "degraded",
        "10 of 40 articles are partial (not_found 9, timeout 2)",
    ),
    "pages that repeat": ({"article/partial": 10}, "degraded", "10 of 40 articles are partial (pages repeat)"),
    "some rejected": (
        {"rejects/rows": 10, "rejects/title": 10},
        "degraded",
        "10 of 40 rows broke the contract (title 10)",
    ),
    "most rejected": (
        {"rejects/rows": 40, "rejects/title": 30, "rejects/url": 15},
        "failed",
        "40 of 70 rows broke the contract (title 30, url 15)",
    ),
    "pipeline": ({"monitor/item_errors": 2}, "degraded", "a pipeline failed on 2 articles"),
    "index pages": (
        {"index/failed/http_500": 2},
        "degraded",
        "2 indexes could not be read to the end (server_error 2)",
    ),
    "all index pages": (
        {"index/pages": None, "index/cards": None, "index/failed/robots_unreachable": 4},
        "failed",
        "no index page could be read (robots 4)",
    ),
    "cap": (
        {"index/ended/cap": 1},
        "degraded",
        "1 index went on beyond the cap of pages: those days are not whole",
    ),
    "empty index": (
        {"index/cards": None},
        "failed",
        "nothing is listed, on whole days of all channels",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_goes_wrong_is_seen_and_said(world, case):
    stats, verdict, reason = BAD[case]
    judgement = world.judge(stats)
    assert (judgement.verdict, judgement.reasons) == (verdict, (reason,))
    assert judgement.exit_code == EXIT_CODES[verdict]


FINE = {
    "one odd page": {"article/failed/layout": 1},
    "a few gone": {"article/failed/http_404": 6},
    "one partial of many": {"article/partial": 1, "pages/failed/http_404": 1},
    "two unreadable of many": {"article/failed/empty": 2},
    "refused because the run ended": {"article/failed/interrupted": 30, "finish_reason": "limit"},
    "limit": {"finish_reason": "limit"},
    "feeds in batches": {"monitor/feeds": 1, "feedexport/success_count/FileFeedStorage": 4},
    "all closed before": {"index/pages": None, "index/cards": None, "index/ended/empty": None, "index/closed_before": 4},
}


@pytest.mark.parametrize("case", FINE)
def test_what_is_no_alarm(world, case):
    assert world.judge(FINE[case]).verdict == "ok"


def test_several_reasons_stand_gravest_first(world):
    judgement = world.judge({"index/ended/cap": 1, "feedexport/failed_count/FileFeedStorage": 1, "finish_reason": "disk"})
    assert judgement.verdict == "failed"
    assert [reason.split()[0] for reason in judgement.reasons] == ["the", "1", "1"]
    assert "cap" in judgement.reasons[-1]
    assert str(judgement) == f"failed: {'; '.join(judgement.reasons)}"


@pytest.mark.parametrize("reason", ["shutdown", "killed"])
def test_an_interrupted_run_says_so_whatever_else_is_the_matter(world, reason):
    judgement = world.judge({"finish_reason": reason, "article/failed/layout": 200, "index/cards": None})
    assert (judgement.verdict, judgement.exit_code) == ("interrupted", 5)
    assert any("could not be read" in each for each in judgement.reasons)
    assert not any("nothing is listed" in each for each in judgement.reasons)


# --- what is usual


def test_nothing_listed_where_the_runs_before_listed_articles(world):
    world.ask(from_date=world.facts.arguments.until_date)
    assert world.summary()["narrowed"] == ["only today"]
    assert world.judge({"index/cards": None}).reasons == ("nothing is listed",)
    assert world.judge({"index/cards": None}).verdict == "degraded"


def test_nothing_listed_says_what_was_usual(world):
    world.went(9)
    judgement = world.judge({"index/cards": None})
    assert judgement.verdict == "failed"
    assert judgement.reasons == ("nothing is listed; each of 9 runs before listed articles, 120 in the middle",)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"limit": 10}, "limit"),
        ({"channels": ("news",)}, "channels"),
        ({"source": "search", "query": "banjir"}, "query, source"),
        ({"source": "sitemap"}, "source"),
    ],
)
def test_a_narrowed_run_is_not_measured_against_others(world, asked, why):
    world.went(9)
    world.ask(**asked)
    assert ", ".join(world.summary()["narrowed"]) == why
    assert world.judge({"index/cards": None}).verdict == "degraded"


def test_narrowed_and_failed_runs_are_no_measure(world):
    whole = world.facts.arguments
    world.ask(limit=30)
    world.went(9)
    world.ask(limit=whole.limit)
    world.went(9, {"finish_reason": "disk"})
    assert world.judge(dateline=None).verdict == "ok"
    assert world.judge({"index/cards": None}).reasons == ("nothing is listed, on whole days of all channels",)


def test_no_article_among_the_addresses_given(world):
    world.ask(source="urls", urls=("https://news.detik.com/indeks", "https://news.detik.com/"))
    counted = ("links/followed", "links/skipped/video", "article/complete", "article/unchanged", "article/failed/http_404")
    nothing = dict.fromkeys((*counted, "index/pages", "index/cards"))
    judgement = world.judge(nothing | {"links/no_article": 2}, rows=0)
    assert (judgement.verdict, judgement.reasons) == ("failed", ("none of 2 addresses is one of an article",))


def test_indexes_that_fell_silent(world):
    judgement = world.judge(silent=["hikmah 2026-11-16", "pop 2026-11-16"])
    assert judgement.verdict == "degraded"
    assert judgement.reasons == ("listed nothing, and always did before: hikmah 2026-11-16, pop 2026-11-16",)


def test_a_field_that_is_lost(world):
    world.went(3, dateline="Jakarta")
    assert world.judge(dateline="Jakarta").verdict == "ok"
    judgement = world.judge(dateline=None, authors=[])
    assert judgement.verdict == "degraded"
    assert judgement.reasons == (
        "fields are lost: authors in 0% of the rows, 100% before, dateline in 0% of the rows, 100% before",
    )
    assert world.judge(rows=19, dateline=None).verdict == "ok"  # too few to say


def test_a_field_that_never_was_there_is_not_missed(world):
    world.went(5)
    assert world.judge().verdict == "ok"
    assert world.summary()["fields"]["dateline"] == 0


def test_two_runs_make_nothing_usual(world):
    world.went(2, dateline="Jakarta")
    assert world.judge().verdict == "ok"


# --- limits


def test_limits_come_from_the_settings_also_as_words(world):
    settings = vars(project_settings) | {"VERDICT_MISSED_DEGRADED": "0.5", "VERDICT_FEW": "100"}
    limits = Limits.of(settings)
    assert (limits.missed_degraded, limits.few) == (0.5, 100)
    half = world.summary({"article/failed/layout": 30})
    assert judge(half, [], limits).verdict == "ok"
    most = world.summary({"article/failed/layout": 90})
    assert judge(most, [], limits).verdict == "degraded"
    with pytest.raises(ValueError, match="viel"):
        Limits.of(vars(project_settings) | {"VERDICT_FEW": "viel"})


def test_rows_without_a_layout_are_an_alarm(world):
    judgement = world.judge({"article/generic": 9})
    assert judgement.verdict == "degraded"
    assert "no layout fits 9 of 30 articles" in judgement.reasons[0]
    assert "scrapy probe detik" in judgement.reasons[0]


def test_the_first_whole_run_of_an_unverified_site_says_so(world):
    world.facts = replace(world.facts, unverified="documentation of 2026")
    judgement = world.judge()
    assert judgement.verdict == "ok"
    assert judgement.reasons == (
        "detik is unverified, its rules rest on documentation of 2026: look at the rows, or run `scrapy probe detik`",
    )
    assert world.judge({"archive/errors": 1}).reasons[0] == "1 answer could not be archived"
    assert world.summary()["unverified"] == "documentation of 2026"
    world.went(1)
    assert world.judge().reasons == ()

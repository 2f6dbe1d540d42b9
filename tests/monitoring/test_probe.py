"""What is thought of a probe: verdicts, and words that say what to do."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from detikcrawl.article import Article
from detikcrawl.monitoring.probe import FIELDS, Answer, ArticleSeen, ListSeen, SiteSeen, judge, overall
from detikcrawl.monitoring.probe_report import Report
from detikcrawl.monitoring.verdict import Judgement, Verdict

DAY = date(2026, 11, 16)
AT = datetime(2026, 11, 16, 9, 5, tzinfo=UTC)


def had(url: str = "https://koran.example/indeks", saved: str | None = "koran/x.html.gz") -> Answer:
    return Answer(url=url, status=200, cause=None, saved=saved)


def missed(cause: str, status: int | None = None, error: str | None = None) -> Answer:
    return Answer(url="https://koran.example/x", status=status, cause=cause, error=error)


def a_list(**facts: Any) -> ListSeen:
    given = {"source": "index", "rule": "li", "dated": True, "documents": [had()], "cards": 20, "links": 20, "articles": 18}
    return ListSeen(**given | {"first_day": DAY, "last_day": DAY, "timed": 20, "in_days": 20} | facts)


def an_article(**facts: Any) -> ArticleSeen:
    given = {"url": "https://koran.example/1", "source": "index", "page": had(saved="koran/1.html.gz"), "layout": "article"}
    given |= {"present": list(FIELDS), "characters": 900, "pages": 1, "page_form": "single", "completeness": "complete"}
    return ArticleSeen(**given | facts)


def unread(problem: str, saved: str = "koran/1.html.gz") -> ArticleSeen:
    return an_article(layout=None, present=[], problem=problem, page=had(saved=saved))


def a_site(*, lists: list[ListSeen] | None = None, articles: list[ArticleSeen] | None = None, **facts: Any) -> SiteSeen:
    return SiteSeen(
        site="koran",
        title="Koran",
        evidence="invented",
        layouts=["article", "older"],
        lists=[a_list()] if lists is None else lists,
        articles=[an_article()] * 3 if articles is None else articles,
        **facts,
    )


def test_all_that_works_is_ok() -> None:
    assert judge(a_site()) == Judgement(Verdict.OK)


def test_fields_are_those_of_a_row() -> None:
    assert [name for name in FIELDS if not hasattr(Article(), name)] == []


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"cards": 0, "links": 0, "articles": 0}, "no card matches 'li': it was redesigned, or lists nothing for 2026-11-16"),
        ({"cards": 0, "links": 0, "articles": 0, "rule": None}, "has no entry"),
        ({"links": 0, "articles": 0}, "20 cards, but no link in them"),
        ({"links": 0, "articles": 0, "rule": None}, "20 entries, but none of 2026-11-16"),
        (
            {"articles": 0, "strange": "https://koran.example/b/1"},
            "none of its 20 links is that of an article, such as https://",
        ),
        ({"problem": "no feed", "articles": 0}, "is not the list that it should be (no feed)"),
    ],
)
def test_the_first_list_without_articles_is_a_failure(facts: dict[str, Any], says: str) -> None:
    judgement = judge(a_site(lists=[a_list(**facts), a_list(source="rss")]))
    assert judgement.verdict is Verdict.FAILED
    assert judgement.reasons[0].startswith(f"index: {says}")
    assert "saved at koran/x.html.gz" in judgement.reasons[0]
    assert judgement.reasons[0].endswith("(until then: -a source=rss)")
    assert judge(a_site(lists=[a_list(), a_list(source="rss", **facts)])).verdict is Verdict.DEGRADED


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"timed": 0, "in_days": 0}, "index: none of its 20 entries has a time"),
        ({"in_days": 0}, "index: 20 entries have a time, and none is of 2026-11-16"),
    ],
)
def test_a_list_whose_times_are_wrong_is_degraded(facts: dict[str, Any], says: str) -> None:
    judgement = judge(a_site(lists=[a_list(**facts)]))
    assert judgement.verdict is Verdict.DEGRADED
    assert judgement.reasons[0].startswith(says)


def test_times_that_a_list_never_shows_are_not_missed() -> None:
    assert judge(a_site(lists=[a_list(timed=0, in_days=0, tells_time=False)])).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (missed("robots"), "robots.txt forbids https://koran.example/x: it is obeyed"),
        (missed("robots_unreachable"), "robots.txt cannot be had"),
        (missed("http_403", 403), "refused (status 403)"),
        (missed("challenge", 200), "answered with a challenge (status 200)"),
        (missed("throttled", 429), "the site asks to be left alone (status 429)"),
        (missed("http_404", 404), "https://koran.example/x answers 404: look for its new address"),
        (missed("http_502", 502), "https://koran.example/x answers 502: the site has trouble"),
        (missed("DownloadTimeoutError"), "https://koran.example/x does not answer in time"),
        (missed("CannotResolveHostError"), "the host of https://koran.example/x is not known"),
        (missed("DownloadConnectionRefusedError"), "https://koran.example/x cannot be reached"),
        (missed("kind", 200, "no text but image/png"), "https://koran.example/x not had (kind: no text but image/png)"),
        (Answer(url="https://koran.example/x"), "it was not asked for"),
    ],
)
def test_what_was_not_had_is_named_as_what_it_is(answer: Answer, says: str) -> None:
    judgement = judge(a_site(lists=[a_list(documents=[answer], cards=0, links=0, articles=0)], articles=[]))
    assert judgement.verdict is Verdict.FAILED
    assert judgement.reasons[0].startswith(f"index: {says}")


@pytest.mark.parametrize(
    ("problem", "says"),
    [
        ("layout", "no layout (article, older) fits the page: it was redesigned, and a new layout is needed"),
        ("title", "a layout fits, but finds no title"),
        ("empty", "a layout fits, but finds no text"),
    ],
)
def test_pages_that_give_no_row_are_named_once_with_all_their_files(problem: str, says: str) -> None:
    articles = [unread(problem, f"koran/{number}.html.gz") for number in (1, 2)]
    judgement = judge(a_site(articles=articles))
    assert judgement.verdict is Verdict.FAILED
    (reason,) = judgement.reasons
    assert reason.startswith(f"2 of 2 articles: {says}")
    assert reason.endswith(" (spiders/koran.py); saved at koran/1.html.gz, koran/2.html.gz")
    assert judge(a_site(articles=[*articles, an_article()])).verdict is Verdict.DEGRADED


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"layout": "generic"}, "no layout of the site fits, the row is from the generic reader"),
        ({"layout": "script"}, "no layout of the site fits, the row is from the script reader"),
        ({"objections": ["url: no https address"]}, "the row would be rejected (url: no https address)"),
        ({"pages": 2, "page_two": missed("http_404", 404)}, "it has 2 pages, and page 2 cannot be had"),
        ({"pages": 2, "page_two": had(), "page_two_problem": "no text"}, "it has 2 pages, and page 2 is not read (no text)"),
        ({"pages": 3, "completeness": "partial"}, "it has 3 pages, and not all of them stand on its page"),
        ({"listed_at": AT, "published_at": AT - timedelta(days=2)}, "the list says 2026-11-16 09:05:00+00:00, the page"),
    ],
)
def test_a_row_with_something_wrong_degrades_a_site(facts: dict[str, Any], says: str) -> None:
    judgement = judge(a_site(articles=[an_article(**facts), an_article()]))
    assert judgement.verdict is Verdict.DEGRADED
    (reason,) = judgement.reasons
    assert reason.startswith(f"https://koran.example/1: {says}")


def test_pages_that_a_probe_does_not_ask_for_are_not_missed() -> None:
    cut = an_article(pages=5, completeness="partial", cut=True, page_two=had())
    assert judge(a_site(articles=[cut])).verdict is Verdict.OK


@pytest.mark.parametrize("name", ["title", "published_at", "text"])
def test_a_field_that_rows_need_is_missed(name: str) -> None:
    without = an_article(present=[each for each in FIELDS if each != name])
    judgement = judge(a_site(articles=[an_article(), without]))
    assert judgement.verdict is Verdict.DEGRADED
    assert judgement.reasons[0].startswith(f"1 of 2 rows lack {name}: see its rule in spiders/koran.py; koran/1.html.gz")


def test_a_field_that_sites_may_lack_is_not() -> None:
    assert judge(a_site(articles=[an_article(present=["title", "published_at", "text"])])).verdict is Verdict.OK


def test_a_site_that_was_left_alone_or_not_finished() -> None:
    assert judge(a_site(articles=[], given_up="throttled")).reasons[0].startswith("the site was left alone")
    assert judge(a_site(articles=[])) == Judgement(Verdict.FAILED, ("no article was asked for: the probe ended before",))
    assert judge(a_site(given_up="blocked")).verdict is Verdict.DEGRADED


def test_a_mistake_of_ours_is_called_so() -> None:
    (reason,) = judge(a_site(error="KeyError: 'x'")).reasons
    assert reason == "the probe itself went wrong, which is our mistake: KeyError: 'x'"


def test_a_site_that_is_only_searched_was_not_looked_at() -> None:
    assert judge(a_site(lists=[], articles=[])).verdict is Verdict.DEGRADED


def test_the_gravest_verdict_is_that_of_all() -> None:
    ok, degraded, failed = (Judgement(each) for each in (Verdict.OK, Verdict.DEGRADED, Verdict.FAILED))
    assert overall([ok, ok]) is Verdict.OK
    assert overall([ok, degraded]) is Verdict.DEGRADED
    assert overall([failed, degraded, ok]) is Verdict.FAILED


# --- the report


def report(*sites: SiteSeen) -> Report:
    return Report(AT, AT + timedelta(minutes=2), "1.0", [(site, judge(site)) for site in sites])


def test_the_report_tells_the_same_three_times() -> None:
    site = a_site(
        lists=[a_list(), a_list(source="rss", documents=[missed("http_404", 404)], articles=0)],
        articles=[
            an_article(pages=4, cut=True, completeness="partial", page_two=had()),
            an_article(pages=3, view_taken=True, one_page_view=had()),
            an_article(pages=2, page_form="inline"),
            an_article(pages=2, completeness="partial", page_two=missed("http_500", 500)),
        ],
        robots={"https://koran.example/robots.txt": 200},
        crawl_delay=10.0,
        requests=9,
    )
    told = report(site)
    table = told.as_table().splitlines()
    pages = "4 (page 2 had), 3 (one view), 2 (inline), 2 (page 2 not had)"
    assert table[1].split("  ") == ["koran", "degraded", "allows, every 10 s", "index 18, rss 404", "4 of 4", pages, "9"]
    written = told.as_markdown()
    assert f"| koran | degraded | allows, every 10 s | index 18, rss 404 | 4 of 4 | {pages} | 9 |" in written
    assert "partial (no more asked for)" in written
    kept = json.loads(told.as_json())
    assert (kept["verdict"], kept["sites"][0]["coverage"]["text"]) == ("degraded", 4)
    assert kept["sites"][0]["lists"][1]["documents"][0]["status"] == 404
    reasons = kept["sites"][0]["reasons"]
    assert reasons == list(judge(site).reasons)
    assert [reason for reason in reasons if f"koran: {reason}" not in table or f"* {reason}" not in written] == []


def test_what_a_page_says_breaks_no_table() -> None:
    odd = an_article(url="https://koran.example/1?a|b", published_raw="16 |\nNov", published_at=AT)
    lines = report(a_site(articles=[odd])).as_markdown().splitlines()
    (line,) = [line for line in lines if line.startswith("| https://koran.example/1")]
    assert line.count(" | ") == 7
    assert "16 \\| Nov" in line


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"robots": {}}, "not asked"),
        ({"robots": {"https://koran.example/robots.txt": 404}}, "allows"),
        ({"lists": [a_list(documents=[missed("robots")])], "articles": []}, "forbids all"),
        ({"lists": [a_list(), a_list(documents=[missed("robots")])]}, "forbids some"),
        ({"lists": [a_list(documents=[missed("robots_unreachable")])], "articles": []}, "not had"),
    ],
)
def test_the_verdict_of_robots_txt(facts: dict[str, Any], says: str) -> None:
    assert replace(a_site(), **facts).robots_verdict() == says

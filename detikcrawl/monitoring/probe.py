"""What a probe of a site saw, and what is thought of it: pure judgement, in words that say what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from detikcrawl.monitoring.causes import cause_class
from detikcrawl.monitoring.verdict import Judgement, Verdict

SUBSTITUTES = ("generic", "script")
"""Layouts that read a page which none of the site's own fits: a row comes of it, but not a good one."""

FIELDS = (
    "title",
    "published_at",
    "text",
    "authors",
    "tags",
    "images",
    "section",
    "channel",
    "modified_at",
    "dateline",
    "editors",
    "subtitle",
    "is_free",
)
"""Fields that are looked for in the rows; without one of the first three a row is of little use."""

NEEDED = FIELDS[:3]

FAR = 24 * 3600
"""Seconds between the time on a list and that on the article from which on one of them was misread."""


@dataclass(slots=True, kw_only=True)
class Answer:
    """What came of one request."""

    url: str
    status: int | None = None
    """Of the last answer; None where there was none."""

    cause: str | None = "interrupted"
    """Why it could not be had, as the spider counts it; None where it was."""

    error: str | None = None
    led_to: str | None = None
    """Where it was answered from, if from elsewhere."""

    saved: str | None = None
    """The file with what was answered, below the folder of the report."""


@dataclass(slots=True, kw_only=True)
class ListSeen:
    """One source of links, of one channel and day at the most."""

    source: str
    """As in `-a source=index`."""

    rule: str | None = None
    """CSS of an entry; None for documents that have none, such as feeds."""

    first_day: date | None = None
    last_day: date | None = None
    """The days in WIB that were asked for."""

    dated: bool = False
    """Whether it is the list of a day."""

    documents: list[Answer] = field(default_factory=list)
    problem: str | None = None
    """Why the document is not the kind of list that it should be."""

    cards: int = 0
    links: int = 0
    articles: int = 0
    """Links that are those of articles: what else there is are galleries, videos, advertisements."""

    strange: str | None = None
    """A link that is no address the site's patterns know."""

    timed: int = 0
    """Links with a time."""

    in_days: int = 0
    """Links with a time of the days asked for."""

    tells_time: bool = True
    """Whether its entries are said to have a time."""


@dataclass(slots=True, kw_only=True)
class ArticleSeen:
    """One article."""

    url: str
    source: str
    page: Answer
    problem: str | None = None
    """Why its page gave no row."""

    layout: str | None = None
    title: str | None = None
    present: list[str] = field(default_factory=list)
    """Those of FIELDS that the row has."""

    absent: list[str] = field(default_factory=list)
    characters: int = 0
    """Of its text."""

    listed_at: datetime | None = None
    published_raw: str | None = None
    published_at: datetime | None = None
    pages: int | None = None
    """How many there are, as its page says."""

    page_form: str | None = None
    completeness: str | None = None
    cut: bool = False
    """Whether pages were left out because a probe asks for no more."""

    page_two: Answer | None = None
    page_two_problem: str | None = None
    one_page_view: Answer | None = None
    view_taken: bool = False
    """Whether the view of all pages proved to hold them."""

    is_free: bool | None = None
    objections: list[str] = field(default_factory=list)
    """Why the row would be rejected."""


@dataclass(slots=True, kw_only=True)
class SiteSeen:
    """All that was seen of a site."""

    site: str
    title: str
    evidence: str
    layouts: list[str]
    robots: dict[str, int | None] = field(default_factory=dict)
    """Status of the robots.txt of every host that was asked; None where there was no answer."""

    crawl_delay: float | None = None
    """Seconds between two requests that robots.txt asks for, where that is more than ours."""

    lists: list[ListSeen] = field(default_factory=list)
    articles: list[ArticleSeen] = field(default_factory=list)
    requests: int = 0
    """Requests that were answered, those for robots.txt and what was tried again among them."""

    given_up: str | None = None
    """Why the site was left alone before the end."""

    error: str | None = None
    """A mistake of the probe itself."""

    @property
    def answers(self) -> Iterator[Answer]:
        """All requests, robots.txt left out."""
        for each in self.lists:
            yield from each.documents
        for article in self.articles:
            yield from (answer for answer in (article.page, article.one_page_view, article.page_two) if answer)

    @property
    def read(self) -> list[ArticleSeen]:
        """The articles that gave a row."""
        return [article for article in self.articles if article.layout]

    def coverage(self) -> dict[str, int]:
        """How many of the rows have each field."""
        counts = Counter(name for article in self.read for name in article.present)
        return {name: counts[name] for name in FIELDS}

    def robots_verdict(self) -> str:
        """What robots.txt says to us, in a word or two."""
        causes = [answer.cause for answer in self.answers]
        if "robots" in causes:
            return "forbids all" if set(causes) == {"robots"} else "forbids some"
        if "robots_unreachable" in causes:
            return "not had"
        return f"allows, every {self.crawl_delay:g} s" if self.crawl_delay else "allows" if self.robots else "not asked"


_Finding = tuple[Verdict, str]


def judge(seen: SiteSeen) -> Judgement:
    """Ok, degraded or failed, with the reasons, gravest first.

    Failed is a site of which a crawl without arguments would bring nothing: its first source lists no article, or no article
    could be read. Degraded is one of which something does not work.
    """
    if seen.error:
        return Judgement(Verdict.FAILED, (f"the probe itself went wrong, which is our mistake: {seen.error}",))
    findings = [*_end(seen), *_lists(seen), *_articles(seen), *_fields(seen)]
    findings.sort(key=lambda finding: finding[0] is not Verdict.FAILED)
    verdict = findings[0][0] if findings else Verdict.OK
    return Judgement(verdict, tuple(dict.fromkeys(reason for _, reason in findings)))


def overall(judgements: Iterable[Judgement]) -> Verdict:
    """The verdict on several sites: the gravest."""
    verdicts = {judgement.verdict for judgement in judgements}
    return next((verdict for verdict in (Verdict.FAILED, Verdict.DEGRADED) if verdict in verdicts), Verdict.OK)


def _end(seen: SiteSeen) -> Iterator[_Finding]:
    verdict = Verdict.DEGRADED if seen.read else Verdict.FAILED
    if seen.given_up:
        yield verdict, f"the site was left alone before the end ({seen.given_up})"
    elif not seen.articles and any(each.articles for each in seen.lists):
        yield verdict, "no article was asked for: the probe ended before"


# --- lists


def _lists(seen: SiteSeen) -> Iterator[_Finding]:
    if not seen.lists:
        yield Verdict.DEGRADED, "it lists nothing without a query, and nothing was searched for: `scrapy crawl` it with query="
        return
    other = next((each.source for each in seen.lists if each.articles), None)
    for position, each in enumerate(seen.lists):
        failing = position == 0
        for wrong in _of_list(each, seen.site):
            hint = f" (until then: -a source={other})" if failing and not each.articles and other else ""
            yield Verdict.FAILED if failing and not each.articles else Verdict.DEGRADED, f"{each.source}: {wrong}{hint}"


def _of_list(seen: ListSeen, site: str) -> Iterator[str]:
    missing = [answer for answer in seen.documents if answer.cause]
    if missing:
        yield _not_had(missing[0], site)
    last = seen.documents[-1] if seen.documents else None
    if last is None or last.cause:
        return
    page = f"the page is saved at {last.saved}"
    if seen.problem:
        yield f"is not the list that it should be ({seen.problem}); {page}"
    elif not seen.cards and seen.rule:
        yield f"no card matches {seen.rule!r}: it was redesigned, or lists nothing for {_days(seen)}; {page}"
    elif not seen.cards:
        yield f"has no entry; {page}"
    elif not seen.links and seen.rule:
        yield f"{seen.cards} cards, but no link in them: the rules for it in spiders/{site}.py no longer fit; {page}"
    elif not seen.links:
        yield f"{seen.cards} entries, but none of {_days(seen)}; {page}"
    elif not seen.articles:
        example = f", such as {seen.strange}" if seen.strange else ""
        yield f"none of its {seen.links} links is that of an article{example}: see `patterns` in spiders/{site}.py; {page}"
    elif seen.tells_time and not seen.timed:
        yield f"none of its {seen.links} entries has a time: see the rule for it in spiders/{site}.py; {page}"
    elif seen.dated and seen.timed and not seen.in_days:
        yield f"{seen.timed} entries have a time, and none is of {_days(seen)}: the day in its address is passed over; {page}"


def _days(seen: ListSeen) -> str:
    return f"{seen.first_day}" if seen.first_day == seen.last_day else f"{seen.first_day} to {seen.last_day}"


# --- articles


def _articles(seen: SiteSeen) -> Iterator[_Finding]:
    verdict = Verdict.DEGRADED if seen.read else Verdict.FAILED
    total = len(seen.articles)
    wrong = [(_of_article(article, seen), article.page.saved or "") for article in seen.articles if not article.layout]
    for reason, of_reason in groupby(sorted(wrong), key=lambda each: each[0]):
        pages = [saved for _, saved in of_reason if saved]
        count = sum(each == reason for each, _ in wrong)
        where = f"; saved at {', '.join(pages)}" if pages else ""
        yield verdict, f"{count} of {total} articles: {reason}{where}"
    for article in seen.read:
        for each in _of_row(article, seen.site):
            yield Verdict.DEGRADED, f"{article.url}: {each}"


def _of_article(article: ArticleSeen, seen: SiteSeen) -> str:
    if article.page.cause:
        return _not_had(article.page, seen.site)
    problem = {
        "layout": f"no layout ({', '.join(seen.layouts)}) fits the page: it was redesigned, and a new layout is needed",
        "title": "a layout fits, but finds no title: see its rule for it",
        "empty": "a layout fits, but finds no text: see its body, or the text comes by script",
        "redirected": "it leads to what is no article",
    }.get(article.problem or "", article.problem or "not read")
    return f"{problem} (spiders/{seen.site}.py)"


def _of_row(article: ArticleSeen, site: str) -> Iterator[str]:
    saved = f"the page is saved at {article.page.saved}"
    if article.layout in SUBSTITUTES:
        yield (
            f"no layout of the site fits, the row is from the {article.layout} reader: a new layout is needed in "
            f"spiders/{site}.py; {saved}"
        )
    for objection in article.objections:
        yield f"the row would be rejected ({objection}); {saved}"
    if article.page_two and article.page_two.cause:
        yield f"it has {article.pages} pages, and page 2 cannot be had: {_not_had(article.page_two, site)}"
    elif article.page_two_problem:
        file = article.page_two.saved if article.page_two else None
        yield f"it has {article.pages} pages, and page 2 is not read ({article.page_two_problem}); it is saved at {file}"
    elif article.completeness == "partial" and not article.cut:
        yield f"it has {article.pages} pages, and not all of them stand on its page; {saved}"
    if article.listed_at and article.published_at and abs((article.listed_at - article.published_at).total_seconds()) > FAR:
        yield f"the list says {article.listed_at}, the page {article.published_at}: one of them is misread; {saved}"


def _fields(seen: SiteSeen) -> Iterator[_Finding]:
    rows = seen.read
    for name in NEEDED:
        without = [article for article in rows if name not in article.present]
        if without:
            pages = ", ".join(article.page.saved or article.url for article in without)
            yield (
                Verdict.DEGRADED,
                f"{len(without)} of {len(rows)} rows lack {name}: see its rule in spiders/{seen.site}.py; {pages}",
            )


# --- what was not had


def _not_had(answer: Answer, site: str) -> str:
    cause = answer.cause or ""
    status = f"status {answer.status}" if answer.status else "no answer"
    words = {
        "blocked": f"refused ({status}): the site is not to be read from here; ask the publisher, nothing goes around it",
        "challenge": f"answered with a challenge ({status}): only people are let in; ask the publisher, nothing goes around it",
        "throttled": f"the site asks to be left alone ({status}): try later, with a longer DOWNLOAD_DELAY",
        "not_found": f"{answer.url} answers {answer.status}: look for its new address, and declare that in spiders/{site}.py",
        "server_error": f"{answer.url} answers {answer.status}: the site has trouble; try again later",
        "timeout": f"{answer.url} does not answer in time: try again later, or from another line",
        "dns": f"the host of {answer.url} is not known: it has moved, or this line has no name server",
        "connection": f"{answer.url} cannot be reached: try again later, or from another line",
        "redirected": f"{answer.url} leads elsewhere ({answer.error or status}): see its address in spiders/{site}.py",
        "interrupted": "it was not asked for: the probe ended before",
    }
    if cause == "robots":
        return f"robots.txt forbids {answer.url}: it is obeyed; ask the publisher"
    if cause == "robots_unreachable":
        return f"robots.txt cannot be had, so {answer.url} was not asked for: try again later"
    return words.get(cause_class(cause)) or f"{answer.url} not had ({cause}: {answer.error})"

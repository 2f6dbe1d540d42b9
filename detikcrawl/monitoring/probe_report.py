"""The report of a probe: a table for the terminal, Markdown to read, and all of it as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import orjson

from detikcrawl.monitoring.probe import FIELDS, Answer, ArticleSeen, ListSeen, SiteSeen, overall
from detikcrawl.monitoring.verdict import Judgement, Verdict

HEADS = ("site", "verdict", "robots.txt", "lists: articles", "read", "pages", "requests")


@dataclass(frozen=True, slots=True)
class Report:
    """What was seen of every site that was probed, and what is thought of it."""

    started_at: datetime
    ended_at: datetime
    version: str
    """Of detikcrawl."""

    sites: Sequence[tuple[SiteSeen, Judgement]]

    @property
    def verdict(self) -> Verdict:
        """The gravest of all."""
        return overall(judgement for _, judgement in self.sites)

    def as_json(self) -> bytes:
        """All of it."""
        sites: list[dict[str, Any]] = [
            {
                "site": seen.site,
                "verdict": judgement.verdict,
                "reasons": judgement.reasons,
                "robots_txt": seen.robots_verdict(),
                "coverage": seen.coverage(),
            }
            | asdict(seen)
            for seen, judgement in self.sites
        ]
        told = {"verdict": self.verdict, "started_at": self.started_at, "ended_at": self.ended_at, "version": self.version}
        return orjson.dumps(told | {"sites": sites}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    def as_table(self) -> str:
        """One line a site, and below what is wrong with those that are not ok."""
        rows = [HEADS, *map(_row, self.sites)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        wrong = [f"{seen.site}: {reason}" for seen, judgement in self.sites for reason in judgement.reasons]
        return "\n".join([*lines, "", *wrong] if wrong else lines) + "\n"

    def as_markdown(self) -> str:
        """The table, and a section for every site."""
        lines = [
            f"# Probe of {self.started_at:%Y-%m-%d %H:%M} UTC: {self.verdict}",
            "",
            f"detikcrawl {self.version}. The pages lie beside this file, gzipped, as the sites sent them. They are the",
            "publishers': keep them private. `scrapy extract --batch articles.jsonl` reads the articles among them again.",
            "",
            *_table(HEADS, map(_row, self.sites)),
        ]
        for seen, judgement in self.sites:
            lines += ["", *_section(seen, judgement)]
        return "\n".join(lines) + "\n"


def _row(each: tuple[SiteSeen, Judgement]) -> tuple[str, ...]:
    seen, judgement = each
    lists = ", ".join(f"{each.source} {_list_result(each)}" for each in seen.lists) or "-"
    read = f"{len(seen.read)} of {len(seen.articles)}" if seen.articles else "-"
    pages = ", ".join(_pages(article) for article in seen.read) or "-"
    return (seen.site, judgement.verdict, seen.robots_verdict(), lists, read, pages, str(seen.requests))


def _list_result(seen: ListSeen) -> str:
    missing = next((answer for answer in seen.documents if answer.cause), None)
    if missing:
        return _answer(missing)
    return "unreadable" if seen.problem else f"{seen.articles}"


def _answer(answer: Answer | None) -> str:
    """Status or cause, in a word."""
    if answer is None:
        return "-"
    if answer.cause is None or answer.cause.startswith("http_"):
        return str(answer.status)
    return answer.cause if answer.status in (None, 200) else f"{answer.cause} ({answer.status})"


def _pages(article: ArticleSeen) -> str:
    if article.view_taken:
        return f"{article.pages} (one view)"
    if article.page_two:
        had = "not had" if article.page_two.cause else "not read" if article.page_two_problem else "had"
        return f"{article.pages} (page 2 {had})"
    return f"{article.pages} (inline)" if article.page_form == "inline" else f"{article.pages or '?'}"


def _section(seen: SiteSeen, judgement: Judgement) -> Iterator[str]:
    yield f"## {seen.title} (`{seen.site}`): {judgement.verdict}"
    yield ""
    yield f"Declared from: {seen.evidence}. robots.txt: {seen.robots_verdict()}. {seen.requests} requests."
    if judgement.reasons:
        yield ""
        yield from (f"* {reason}" for reason in judgement.reasons)
    if seen.lists:
        yield ""
        heads = ("list", "status", "cards", "links", "articles", "with a time", "of the days", "address", "saved")
        yield from _table(heads, [cells for each in seen.lists for cells in _list_rows(each)])
    if seen.articles:
        yield ""
        heads = ("article", "status", "layout", "characters", "pages", "completeness", "published", "saved")
        yield from _table(heads, map(_article_row, seen.articles))
    if seen.read:
        yield ""
        counts = seen.coverage()
        yield f"Fields in {len(seen.read)} rows: " + ", ".join(f"{name} {counts[name]}" for name in FIELDS) + "."


def _list_rows(seen: ListSeen) -> Iterator[tuple[str, ...]]:
    counts = (seen.cards, seen.links, seen.articles, seen.timed, seen.in_days)
    for position, answer in enumerate(seen.documents):
        is_last = position == len(seen.documents) - 1  # the counts are those of all documents
        yield (
            seen.source,
            _answer(answer),
            *(str(count) if is_last else "" for count in counts),
            answer.url,
            answer.saved or "-",
        )


def _article_row(seen: ArticleSeen) -> tuple[str, ...]:
    is_read = seen.layout is not None
    return (
        seen.url,
        _answer(seen.page),
        seen.layout or seen.problem or "-",
        str(seen.characters) if is_read else "-",
        _pages(seen) if is_read else "-",
        (f"{seen.completeness} (no more asked for)" if seen.cut else seen.completeness) or "-",
        f"{seen.published_at or '-'} ({seen.published_raw})" if seen.published_raw else "-",
        ", ".join(answer.saved for answer in (seen.page, seen.page_two, seen.one_page_view) if answer and answer.saved) or "-",
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (heads, ["---"] * len(heads), *rows):
        yield "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"

"""The figures of the report as plain data: what is drawn, what is to be seen in it, and the numbers in a table.

Nothing here draws or writes HTML; `charts` and `page` do.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from detikcrawl.article import Completeness
from detikcrawl.monitoring.verdict import Verdict
from detikcrawl.report import content, operation, timeline
from detikcrawl.report.calendar import Span, duration, in_words, span_of
from detikcrawl.report.facts import Facts
from detikcrawl.report.figure import Headline, Report, many, percent
from detikcrawl.report.tally import PAGES
from detikcrawl.text.dates import FIRST_YEAR, wib_day

_EARLIEST = date(FIRST_YEAR, 1, 1)


def report(facts: Facts) -> Report:
    """The report on some facts: the same for the same."""
    span = _span(facts)
    figures = [
        timeline.articles_by_day(facts, span),
        content.completeness(facts),
        timeline.gaps(facts, span),
        content.field_coverage(facts),
        content.delays(facts),
        content.pages(facts),
        content.duplicates(facts),
        content.tags(facts),
        operation.failures(facts),
        operation.failures_by_site(facts),
        operation.sites_in_numbers(facts, span),
    ]
    return Report(
        made_at=facts.now,
        span=span,
        sites=facts.sites,
        headlines=_headlines(facts, span),
        figures=figures,
        notes=[*facts.notes, *_notes(facts, span)],
    )


def _span(facts: Facts) -> Span | None:
    """The days asked for; where they were not, those of the articles and those that were crawled."""
    counts: Counter[date] = Counter()
    for (_, day), count in facts.tally.by_day.items():
        if day:
            counts[day] += count
    found = span_of(counts)
    # A day that was crawled and gave nothing is what a reader must see. Links say days too, but not always the truth.
    crawled = [day for days in facts.coverage.values() for day, had in days.items() if had.walked]
    days = [*crawled, *((found.first, found.last) if found else ())]
    # So long a span as somebody may ask for would take hours.
    earliest, latest = min([_EARLIEST, *days]), max([wib_day(facts.now), *days])
    first = max(facts.first, earliest) if facts.first else min(days, default=facts.last)
    last = min(facts.last, latest) if facts.last else max(days, default=facts.first)
    return Span(first, last) if first and last and first <= last else None


def _headlines(facts: Facts, span: Span | None) -> list[Headline]:
    tally, rows = facts.tally, facts.tally.rows
    days = [day for _, day in tally.by_day if day and (span is None or day in span)]
    several = sum(tally.sum(f"of {number} pages") for number in PAGES[1:])
    median = tally.delay(0.5)
    gaps = sum(facts.gap_days(site, span) for site in facts.coverage)
    known = len(facts.coverage) * len(span) if span else 0
    bad = sum(verdicts[Verdict.FAILED] + verdicts[Verdict.DEGRADED] for verdicts in facts.runs.verdicts.values())
    return [
        Headline(f"{rows:,}", "articles", f"of {many(len(tally.sites), 'site')}"),
        Headline(in_words(max(days)), "newest article", _ago(max(days), facts.now))
        if days
        else Headline("–", "newest article"),
        Headline(percent(tally.sum(Completeness.COMPLETE), rows), "complete", f"{tally.sum(Completeness.PARTIAL):,} partial"),
        Headline(
            f"{gaps:,}" if known else "–",
            "days with gaps",
            f"of {known:,} ({len(facts.coverage)} × {len(span or ())})" if known else "no ledger to tell them",
        ),
        Headline(duration(median) if median else "–", "median delay", "from publication to crawl"),
        Headline(percent(several, rows), "on several pages", f"{several:,} articles"),
        Headline(percent(tally.sum("duplicate"), rows), "repeat another", f"{tally.sum('duplicate'):,} articles"),
        Headline(f"{facts.runs.total:,}", "run" if facts.runs.total == 1 else "runs", f"{bad:,} failed or degraded"),
    ]


def _notes(facts: Facts, span: Span | None) -> list[str]:
    notes = []
    if without := sum(count for (_, day), count in facts.tally.by_day.items() if day is None):
        notes.append(f"{many(without, 'article')} without a time of publication: in no figure over time.")
    outside = {day: count for (_, day), count in facts.tally.by_day.items() if day and span and day not in span}
    if outside:
        notes.append(
            f"{many(sum(outside.values()), 'article')} with a day far from all others (from {in_words(min(outside))} "
            f"to {in_words(max(outside))}): in no figure over time."
        )
    if unknown := [site for site in facts.sites if site not in facts.coverage]:
        notes.append(f"Without a ledger, so that their gaps cannot be told: {', '.join(unknown)}.")
    if silent := [site for site in facts.sites if site not in facts.tally.by_site]:
        notes.append(f"Without any article: {', '.join(silent)}.")
    return notes


def _ago(day: date, now: datetime) -> str:
    days = (wib_day(now) - day).days
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days:,} days ago" if days > 0 else "in the future"

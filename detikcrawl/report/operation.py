"""Figures on how the crawls went, and all sites in one table."""

from __future__ import annotations

from collections import Counter
from datetime import date

from detikcrawl.article import Completeness
from detikcrawl.monitoring.verdict import Verdict
from detikcrawl.report.calendar import Span, duration
from detikcrawl.report.facts import Facts
from detikcrawl.report.figure import Cell, Chart, Figure, Panel, Table, many, most, percent, unique
from detikcrawl.report.tally import PAGES

SHOWN_CAUSES = 6
"""Causes of failure with a colour of their own."""


def failures(facts: Facts) -> Figure:
    """What was not had, by cause, over the days on which runs began."""
    title, runs = "What failed, and why", facts.runs
    if not runs.failures.total():
        said = f"Nothing failed in {many(runs.total, 'run')}." if runs.total else "No run left a summary."
        return Figure(key="failures", title=title, finding=said)
    causes: Counter[str] = Counter()
    for (_, cause), count in runs.failures.items():
        causes[cause] += count
    order = most(causes)
    named = [cause for cause in order if cause != "other"][:SHOWN_CAUSES]
    colours = named if len(named) == len(order) else [*named, "other"]
    span = Span(min(runs.days), max(runs.days))
    unit, names = span.unit.value, span.buckets()
    columns = unique(names.values())
    cells: Counter[tuple[str, str]] = Counter()
    for (day, cause), count in runs.failures.items():
        cells[names[day], cause if cause in named else "other"] += count
    return Figure(
        key="failures",
        title=title,
        finding=f"{causes.total():,} articles, further pages and listings were not had in {many(runs.total, 'run')}; "
        f"the most frequent cause is {order[0]} ({percent(causes[order[0]], causes.total())}).",
        reading="By the day on which the run began (WIB). What failed is tried again by later runs: most of it is had by now.",
        panels=[
            Panel(
                chart=Chart.BARS,
                x=unit,
                y="failures",
                colour="cause",
                marks=[
                    {unit: column, "cause": cause, "failures": cells[column, cause]}
                    for column in columns
                    for cause in colours
                    if cells[column, cause]
                ],
                columns=columns,
                colours=colours,
                told=(unit, "cause", "failures"),
            )
        ],
        table=Table(
            columns=[unit, *colours],
            rows=[[column, *(cells[column, cause] for cause in colours)] for column in columns],
        ),
    )


def failures_by_site(facts: Facts) -> Figure:
    """What was not had, by site and cause."""
    title, failed = "Where it failed", facts.runs.by_site
    sums: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    for (site, cause), count in failed.items():
        sums[site] += count
        causes[cause] += count
    if not sums.total():
        return Figure(key="failing-sites", title=title, finding="There are no failures.")
    sites, columns = most(sums), most(causes)
    return Figure(
        key="failing-sites",
        title=title,
        finding=f"{many(len(sites), 'site')} with failures; most on {sites[0]} ({sums[sites[0]]:,}).",
        reading="layout, empty and redirected: the site answered, but its pages said nothing to us, as after a redesign.",
        panels=[
            Panel(
                chart=Chart.HEAT_MAP,
                x="cause",
                y="site",
                colour="failures",
                marks=[
                    {"site": site, "cause": cause, "failures": count}
                    for (site, cause), count in sorted(failed.items())
                    if count
                ],
                columns=columns,
                rows=sites,
                told=("site", "cause", "failures"),
            )
        ],
        table=Table(
            columns=["site", *columns, "all"],
            rows=[[site, *(failed[site, cause] for cause in columns), sums[site]] for site in sites],
        ),
    )


def sites_in_numbers(facts: Facts, span: Span | None) -> Figure:
    """A line of numbers for every site."""
    tally = facts.tally
    days: dict[str, list[date]] = {}
    for site, day in tally.by_day:
        if day:
            days.setdefault(site, []).append(day)
    rows: list[list[Cell]] = []
    for site in facts.sites_by_size():
        articles = tally.of(site, "articles")
        several = sum(tally.of(site, f"of {number} pages") for number in PAGES[1:])
        median = tally.delay(0.5, site)
        verdicts = facts.runs.verdicts.get(site, Counter())
        rows.append(
            [
                site,
                facts.titles.get(site, ""),
                articles,
                min(days[site]).isoformat() if site in days else None,
                max(days[site]).isoformat() if site in days else None,
                *(tally.of(site, what) / articles if articles else None for what in (Completeness.COMPLETE, "duplicate")),
                several / articles if articles else None,
                duration(median) if median else None,
                facts.gap_days(site, span) if site in facts.coverage else None,
                verdicts.total(),
                verdicts[Verdict.FAILED] + verdicts[Verdict.DEGRADED],
            ]
        )
    return Figure(
        key="sites",
        title="The sites in numbers",
        finding=f"{many(len(rows), 'site')}." if rows else "There are no sites.",
        table=Table(
            columns=[
                "site", "name", "articles", "first", "last", "complete", "repeat another", "several pages", "median delay",
                "days with gaps", "runs", "failed or degraded",
            ],
            rows=rows,
        ) if rows else None,
    )  # fmt: skip

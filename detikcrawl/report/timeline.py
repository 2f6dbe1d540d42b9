"""Figures over the days of publication: how many articles, and which days have gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from detikcrawl.report.calendar import WEEKDAYS, Span, Unit, in_words, monday
from detikcrawl.report.facts import Facts
from detikcrawl.report.figure import Cell, Chart, Figure, Panel, Table, many, unique
from detikcrawl.report.state import DayCoverage, DayState

CALENDAR_SITES = 3
CALENDAR_DAYS = 371
"""With so few sites and days each site has a calendar with a square for each day."""

_COUNTS = {"listed": "listed", "had": "done", "partial": "partial", "missing": "missing", "unfinished listings": "unfinished"}


def articles_by_day(facts: Facts, span: Span | None) -> Figure:
    """Articles by day, week, month or year of publication, together and by site."""
    counts, sites = facts.tally.by_day, facts.sites_by_size()
    found = {key: count for key, count in counts.items() if span and key[1] and key[1] in span}
    if not found or not span:
        return Figure(key="articles", title="Articles over time", finding="No article says when it was published.")
    unit, names = span.unit.value, span.buckets()
    columns = unique(names.values())
    total: Counter[str] = Counter()
    cells: Counter[tuple[str, str]] = Counter()
    days: Counter[date] = Counter()
    for (site, day), count in found.items():
        total[names[day]] += count
        cells[site, names[day]] += count
        days[day] += count
    best = max(sorted(days), key=lambda day: days[day])
    finding = f"{many(days.total(), 'article')} in {many(len(span), 'day')}, {days.total() / len(span):,.0f} a day"
    finding += f"; most on {in_words(best)} ({days[best]:,})."
    if without := len(span) - len(days):
        finding += f" {many(without, 'day')} without any."
    marks = [{unit: column, "articles": total[column]} for column in columns]
    panels = [Panel(chart=Chart.BARS, x=unit, y="articles", marks=marks, columns=columns, told=(unit, "articles"))]
    if len(sites) > 1:
        panels.append(
            Panel(
                chart=Chart.HEAT_MAP,
                x=unit,
                y="site",
                colour="articles",
                marks=[{"site": site, unit: column, "articles": count} for (site, column), count in sorted(cells.items())],
                columns=columns,
                rows=sites,
                told=("site", unit, "articles"),
                caption="By site: the stronger the colour, the more articles; an empty field has none.",
            )
        )
    return Figure(
        key="articles",
        title=f"Articles per {unit}",
        finding=finding,
        reading="Days are days of publication in WIB." + (" A week is named by its Monday." if unit == Unit.WEEK else ""),
        panels=panels,
        table=Table(
            columns=["site", *columns, "all"],
            rows=[
                ["all sites", *(total[column] for column in columns), total.total()],
                *([site, *(cells[site, column] for column in columns), sum(cells[site, c] for c in columns)] for site in sites),
            ],
        ),
    )


def gaps(facts: Facts, span: Span | None) -> Figure:
    """A calendar of the state of each day: for few sites one each, else a line a site."""
    title = "Days that are whole, and gaps"
    if not facts.coverage or not span or not any(day in span for days in facts.coverage.values() for day in days):
        return Figure(
            key="gaps", title=title, finding="No ledger knows of these days: nothing was crawled here, or not on this machine."
        )
    states = {site: {day: facts.had(site, day) for day in span.days()} for site in facts.coverage}
    count = Counter(had.state for days in states.values() for had in days.values())
    sites = sorted(states, key=lambda site: (-facts.gap_days(site, span), site))
    told = ", ".join(f"{count[state]:,} {state}" for state in DayState if count[state])
    small = len(sites) <= CALENDAR_SITES and len(span) <= CALENDAR_DAYS
    unit = span.unit.value
    return Figure(
        key="gaps",
        title=title,
        finding=f"Of {count.total():,} days of {many(len(sites), 'site')}: {told}.",
        reading="whole: every listing was read to its end and all of its articles are had. The sites' ledgers say so; today is "
        "never whole."
        + ("" if small or unit == Unit.DAY else f" A field stands for a {unit}, and has the colour of its worst day."),
        panels=_calendars(states, sites) if small else [_strip(states, sites, span)],
        table=_days(states, sites) if small else _sums(states, sites),
    )


def _days(states: Mapping[str, Mapping[date, DayCoverage]], sites: Sequence[str]) -> Table:
    """A line a day."""
    rows = [
        [site, in_words(day), had.state, *(getattr(had, what) for what in _COUNTS.values())]
        for site in sites
        for day, had in states[site].items()
    ]
    return Table(columns=["site", "day", "state", *_COUNTS], rows=rows)


def _sums(states: Mapping[str, Mapping[date, DayCoverage]], sites: Sequence[str]) -> Table:
    """A line a site: days by their state, and the sums over them."""
    rows: list[list[Cell]] = []
    for site in sites:
        days = list(states[site].values())
        of_state = [sum(had.state == state for had in days) for state in DayState]
        rows.append([site, *of_state, *(sum(getattr(had, what) for had in days) for what in _COUNTS.values())])
    return Table(columns=["site", *map(str, DayState), *_COUNTS], rows=rows)


def _calendars(states: Mapping[str, Mapping[date, DayCoverage]], sites: Sequence[str]) -> list[Panel]:
    """A calendar a site: a column a week, a line a weekday."""
    return [
        Panel(
            chart=Chart.STATES,
            x="week",
            y="weekday",
            colour="state",
            marks=[
                {
                    "week": in_words(monday(day)),
                    "weekday": WEEKDAYS[day.weekday()],
                    "day": in_words(day),
                    "state": str(had.state),
                    **{name: getattr(had, what) for name, what in _COUNTS.items()},
                }
                for day, had in states[site].items()
            ],
            columns=unique(in_words(monday(day)) for day in states[site]),
            rows=WEEKDAYS,
            colours=list(map(str, DayState)),
            told=("day", "state", *_COUNTS),
            caption=site,
        )
        for site in sites
    ]


def _strip(states: Mapping[str, Mapping[date, DayCoverage]], sites: Sequence[str], span: Span) -> Panel:
    """A line a site."""
    unit, names, order = span.unit.value, span.buckets(), list(DayState)
    marks = []
    for site in sites:
        some: dict[str, list[DayCoverage]] = {}
        for day, had in states[site].items():
            some.setdefault(names[day], []).append(had)
        for name, days in some.items():
            worst = max((had.state for had in days), key=order.index)
            sums = {name: sum(getattr(had, what) for had in days) for name, what in _COUNTS.items()}
            gaps = {} if unit == Unit.DAY else {"days so": sum(had.state == worst for had in days)}
            marks.append({"site": site, unit: name, "state": str(worst), **gaps, **sums})
    return Panel(
        chart=Chart.STATES,
        x=unit,
        y="site",
        colour="state",
        marks=marks,
        columns=unique(names.values()),
        rows=sites,
        colours=list(map(str, DayState)),
        told=("site", unit, "state", *(() if unit == Unit.DAY else ("days so",)), *_COUNTS),
    )

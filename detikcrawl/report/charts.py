"""Panels as Vega-Lite charts, made with Altair; colours come from the theme when a chart is drawn."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from detikcrawl.report.figure import Chart, Panel
from detikcrawl.report.state import DayState
from detikcrawl.report.theme import BLUE, CATEGORIES, GREY, MATRIX, ORANGE, VERMILION, YELLOW

ROW = 17
"""Height of a line of a chart, in pixels: its name is legible."""

MIN_COLUMN = 5
"""Width of a column over time, in pixels; a chart that would have narrower ones is scrolled."""

MIN_NAMED_COLUMN = 18
"""Width of a column that has a name."""

MAX_COLUMN = 72
"""A chart of few columns does not take all of the room."""

_LABELS = 110
_BARS_HEIGHT = 220

STATE_COLOURS = {
    DayState.WHOLE: BLUE,
    DayState.PARTIAL: YELLOW,
    DayState.MISSING: ORANGE,
    DayState.OPEN: VERMILION,
    DayState.NOTHING: GREY,
}

# Seconds at which the scale of delays may have a mark.
_DELAYS = {1: "1 s", 10: "10 s", 60: "1 min", 300: "5 min", 1200: "20 min", 3600: "1 h", 10_800: "3 h", 43_200: "12 h"}
_DELAYS |= {86_400: "1 day", 172_800: "2 days", 345_600: "4 days", 604_800: "1 week", 2_630_000: "1 month"}
_DELAYS |= {7_889_000: "3 months", 31_557_600: "1 year", 94_673_000: "3 years", 315_576_000: "10 years"}

_DATA = "given"


def vega_lite(panel: Panel) -> dict[str, Any]:
    """The chart of a panel, as wide as the box that it is drawn in."""
    chart = _MAKERS[panel.chart](alt.Chart(alt.NamedData(_DATA)), panel)
    spec = chart.properties(width="container").to_dict()
    # Beside the chart, not in it: Altair looks through data that it is given, and takes 5000 at most.
    return spec | {"datasets": {_DATA: _ranked(panel)}}


def legend(panel: Panel) -> dict[str, str]:
    """What each colour of a chart stands for, and the colour for a style sheet; nothing where the chart says so itself."""
    if panel.chart == Chart.STATES:
        return {str(state): colour for state, colour in STATE_COLOURS.items()}
    colours = [f"var(--step{at})" for at in range(len(panel.colours))] if panel.graded else CATEGORIES
    return dict(zip(panel.colours, colours, strict=False))


def _ranked(panel: Panel) -> list[dict[str, Any]]:
    """The marks with their place in a stack."""
    return [mark | {"rank": panel.colours.index(mark[panel.colour])} for mark in panel.marks] if panel.colours else panel.marks


def min_width(panel: Panel) -> int:
    """Below this width, in pixels, the chart is scrolled in its box."""
    column = MIN_NAMED_COLUMN if panel.x in ("original", "cause", "field") else MIN_COLUMN
    return _LABELS + column * len(panel.columns)


def max_width(panel: Panel) -> int | None:
    """Above this width, in pixels, the chart grows no more."""
    return max(420, _LABELS + MAX_COLUMN * len(panel.columns)) if panel.columns else None


def _bars(chart: alt.Chart, panel: Panel) -> alt.Chart:
    axis = alt.Axis(tickCount=_ticks(panel, panel.y), format="~s", domain=False)
    encoded = chart.mark_bar().encode(
        x=_over_time(panel, orient="bottom"),
        y=alt.Y(field=panel.y, type="quantitative", title=None, axis=axis),
        tooltip=_told(panel),
    )
    if panel.colour:
        encoded = encoded.encode(color=_category(panel), order=alt.Order("rank:Q"))
    return encoded.properties(height=_BARS_HEIGHT)


def _heat_map(chart: alt.Chart, panel: Panel) -> alt.Chart:
    share = any(isinstance(mark[panel.colour], float) for mark in panel.marks)
    key = alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        format=".0%" if share else "~s",
        tickCount=2 if share else _ticks(panel, panel.colour),
        gradientLength=160,
        gradientThickness=10,
    )
    # The big ones would make all others look the same.
    scale = alt.Scale(domain=[0, 1]) if share else alt.Scale(type="sqrt", domainMin=0)
    return (
        chart.mark_rect(aria=False)
        .encode(
            x=_over_time(panel, orient="top") if panel.x not in ("original", "cause", "field") else _across(panel),
            y=_lines(panel),
            color=alt.Color(field=panel.colour, type="quantitative", scale=scale, legend=key),
            tooltip=_told(panel),
        )
        .properties(height=ROW * len(panel.rows), view=alt.ViewBackground(style=MATRIX))
    )


def _states(chart: alt.Chart, panel: Panel) -> alt.Chart:
    colours = [str(state) for state in DayState]
    scale = alt.Scale(domain=colours, range=[STATE_COLOURS[state] for state in DayState])
    return (
        chart.mark_rect(aria=False)
        .encode(
            x=_over_time(panel, orient="top"),
            y=_lines(panel),
            color=alt.Color(field=panel.colour, type="nominal", scale=scale, legend=None),
            tooltip=_told(panel),
        )
        .properties(height=ROW * len(panel.rows), view=alt.ViewBackground(style=MATRIX))
    )


def _shares(chart: alt.Chart, panel: Panel) -> alt.Chart:
    return (
        chart.mark_bar(aria=False)
        .encode(
            x=alt.X(
                field=panel.x,
                type="quantitative",
                title=None,
                axis=alt.Axis(format="~%", tickCount=5, orient="top", domain=False),
            ),
            y=_lines(panel),
            color=_category(panel),
            order=alt.Order("rank:Q"),
            tooltip=_told(panel),
        )
        .properties(height=ROW * len(panel.rows))
    )


def _spread(chart: alt.Chart, panel: Panel) -> alt.LayerChart:
    axis = alt.Axis(
        values=list(_DELAYS),
        labelExpr=" : ".join(f"datum.value == {at} ? '{name}'" for at, name in _DELAYS.items()) + " : ''",
        labelOverlap="greedy",
        orient="top",
        domain=False,
    )
    x = alt.X("q0:Q", scale=alt.Scale(type="log", nice=False), title=None, axis=axis)
    base = chart.encode(y=_lines(panel), tooltip=_told(panel))
    return alt.layer(
        base.mark_rule(strokeWidth=2, opacity=0.55).encode(x=x, x2="q4:Q"),
        base.mark_rule(strokeWidth=7, opacity=0.75).encode(x="q1:Q", x2="q3:Q"),
        base.mark_point(size=70, stroke="white", strokeWidth=1.5, opacity=1).encode(x="q2:Q"),
    ).properties(height=ROW * len(panel.rows))


def _ranking(chart: alt.Chart, panel: Panel) -> alt.Chart:
    return (
        chart.mark_bar(aria=False)
        .encode(
            x=alt.X(
                field=panel.x,
                type="quantitative",
                title=None,
                axis=alt.Axis(tickCount=_ticks(panel, panel.x), format="~s", orient="top", domain=False),
            ),
            y=_lines(panel),
            tooltip=_told(panel),
        )
        .properties(height=ROW * len(panel.rows))
    )


_MAKERS = {
    Chart.BARS: _bars,
    Chart.HEAT_MAP: _heat_map,
    Chart.STATES: _states,
    Chart.SHARES: _shares,
    Chart.SPREAD: _spread,
    Chart.RANKING: _ranking,
}


def _ticks(panel: Panel, amount: str) -> int:
    """So many marks on a scale of counts that none lies between two numbers."""
    tops: Counter[Any] = Counter()
    for number, mark in enumerate(panel.marks):
        # Bars that stand on each other are one.
        tops[mark[panel.x] if panel.chart == Chart.BARS else number] += mark[amount]
    return max(1, min(4, max(tops.values())))


def _over_time(panel: Panel, *, orient: str) -> alt.X:
    axis = alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=8, orient=orient, domain=False)
    scale = alt.Scale(domain=list(panel.columns))
    return alt.X(field=panel.x, type="ordinal", scale=scale, title=None, axis=axis, sort=None)


def _across(panel: Panel) -> alt.X:
    axis = alt.Axis(labelAngle=-60, labelOverlap=False, labelLimit=110, orient="top", domain=False)
    scale = alt.Scale(domain=list(panel.columns))
    return alt.X(field=panel.x, type="nominal", scale=scale, title=None, axis=axis, sort=None)


def _lines(panel: Panel) -> alt.Y:
    axis = alt.Axis(labelOverlap=False, domain=False, grid=False)
    return alt.Y(field=panel.y, type="nominal", scale=alt.Scale(domain=list(panel.rows)), title=None, axis=axis, sort=None)


def _category(panel: Panel) -> alt.Color:
    scale = alt.Scale(domain=list(panel.colours))
    kind = "ordinal" if panel.graded else "nominal"
    return alt.Color(field=panel.colour, type=kind, scale=scale, legend=None, sort=None)


def _told(panel: Panel) -> list[alt.Tooltip]:
    """What is told on hover."""
    values = {name: value for mark in panel.marks for name, value in mark.items()}
    forms = {int: ("quantitative", ","), float: ("quantitative", ".1%")}
    told = []
    for name in panel.told:
        kind, form = forms.get(type(values[name]), ("nominal", None))
        told.append(alt.Tooltip(field=name, type=kind, title=name, **({"format": form} if form else {})))
    return told

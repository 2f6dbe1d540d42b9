"""The colours of the page and its charts, in light and in dark; all can be told apart by the colour-blind.

The categories are those of Okabe and Ito (2008), without their black; amounts go through one blue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

BLUE, ORANGE, GREEN, VERMILION = "#0072b2", "#e69f00", "#009e73", "#d55e00"
SKY, PINK, YELLOW, GREY = "#56b4e9", "#cc79a7", "#f0e442", "#8c8f94"

CATEGORIES = (VERMILION, SKY, YELLOW, GREEN, PINK, ORANGE, GREY)

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif"

MATRIX = "matrix"
"""Vega's style of a chart whose empty fields are to be seen."""

LABEL_LIMIT = 180
"""Of the names at the left of a chart, in pixels; the whole name is told on hover."""

NARROW_LABEL_LIMIT = 104
"""On a phone."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their use."""

    page: str
    card: str
    ink: str
    faint: str
    """Of notes; still 4.5 to 1 against the card."""
    line: str
    empty: str
    """Of a field of a chart where there is nothing."""
    accent: str
    ramp: tuple[str, ...]
    """From little to much."""
    steps: tuple[str, ...]
    """Of a few grades, from little to much."""


LIGHT = Theme(
    page="#f4f5f7",
    card="#ffffff",
    ink="#1b1e23",
    faint="#5b616b",
    line="#d9dce1",
    empty="#f1f2f4",
    accent=BLUE,
    ramp=("#d3e5f3", "#8fc1e3", "#4292c6", "#1864a4", "#08306b"),
    steps=("#9ecae1", "#4a9cce", "#1d66ab", "#08306b"),
)

DARK = Theme(
    page="#121417",
    card="#1b1e23",
    ink="#e8eaed",
    faint="#a3a9b3",
    line="#363b43",
    empty="#23272d",
    accent=SKY,
    ramp=("#17374f", "#1f5f8f", "#3b8fcb", "#86c1ea", "#e0f1ff"),
    steps=("#1f5f8f", "#3b8fcb", "#86c1ea", "#e0f1ff"),
)


def css(theme: Theme) -> str:
    """The colours as variables of a style sheet."""
    names = ("page", "card", "ink", "faint", "line", "accent")
    colours = {name: getattr(theme, name) for name in names} | {f"step{at}": step for at, step in enumerate(theme.steps)}
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def vega_config(theme: Theme) -> dict[str, Any]:
    """The colours and fonts as Vega-Lite's configuration."""
    text = {"labelColor": theme.faint, "titleColor": theme.faint, "labelFontSize": 11, "titleFontSize": 11}
    return {
        "background": None,
        "font": FONT,
        "view": {"stroke": None, "fill": None},
        "axis": text
        | {
            "titleFontWeight": "normal",
            "gridColor": theme.line,
            "domainColor": theme.line,
            "tickColor": theme.line,
            "ticks": False,
        }
        | {"labelPadding": 5},
        "axisY": {"labelLimit": LABEL_LIMIT},
        "legend": text,
        "style": {MATRIX: {"fill": theme.empty, "stroke": None}},
        "range": {
            "heatmap": list(theme.ramp),
            "ramp": list(theme.ramp),
            "ordinal": list(theme.steps),
            "category": list(CATEGORIES),
        },
        "bar": {"color": theme.accent},
        "rule": {"color": theme.accent},
        "point": {"color": theme.accent, "filled": True},
        "rect": {"stroke": theme.card, "strokeWidth": 1},
    }

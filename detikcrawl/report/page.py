"""The HTML page: everything is in it, and its content security policy forbids it to load anything.

Whatever comes from the data is escaped: in HTML as text, in the data of the charts so that no tag can begin there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html import escape
from itertools import count
from typing import Any

import orjson
import vl_convert

import detikcrawl
from detikcrawl.report.charts import legend, max_width, min_width, vega_lite
from detikcrawl.report.figure import Cell, Figure, Headline, Panel, Report, Table
from detikcrawl.report.theme import DARK, FONT, LIGHT, NARROW_LABEL_LIMIT, css, vega_config
from detikcrawl.text.dates import WIB

_STYLE = f"""
:root {{ color-scheme: light dark; {css(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {css(DARK)} }} }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 {FONT}; }}
header, main, footer {{ max-width: 1080px; margin: 0 auto; padding: 0 16px; }}
header {{ padding-top: 28px; }}
h1 {{ margin: 0; font-size: 1.7rem; line-height: 1.25; }}
h2 {{ margin: 0 0 4px; font-size: 1.2rem; line-height: 1.3; }}
p {{ margin: 0 0 8px; max-width: 76ch; overflow-wrap: anywhere; }}
a {{ color: var(--accent); }}
.faint, figcaption, footer, summary {{ color: var(--faint); font-size: .875rem; }}
.headlines {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 12px; }}
.headlines {{ padding: 0; margin: 20px 0; }}
.headlines li {{ list-style: none; }}
.headlines li, section, .notes {{ background: var(--card); border: 1px solid var(--line); border-radius: 10px; }}
.headlines li {{ padding: 12px 14px; }}
.headlines b {{ display: block; font-size: 1.45rem; line-height: 1.2; font-variant-numeric: tabular-nums; }}
.headlines small {{ display: block; color: var(--faint); font-size: .8125rem; }}
nav {{ margin: 0 0 20px; display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: .875rem; }}
section, .notes {{ padding: 18px 20px; margin: 0 0 20px; }}
.notes {{ margin-bottom: 20px; padding-left: 36px; font-size: .875rem; overflow-wrap: anywhere; }}
figure {{ margin: 14px 0 0; }}
figcaption {{ margin-bottom: 4px; overflow-wrap: anywhere; }}
.scroll {{ overflow-x: auto; }}
.chart {{ width: 100%; }}
.chart svg {{ display: block; }}
.legend {{ display: flex; flex-wrap: wrap; gap: 2px 14px; padding: 0; margin: 12px 0 0; }}
.legend {{ font-size: .8125rem; color: var(--faint); }}
.legend li {{ list-style: none; display: flex; align-items: center; gap: 6px; }}
.legend i {{ width: 12px; height: 12px; border-radius: 2px; }}
details {{ margin-top: 12px; }}
summary {{ cursor: pointer; }}
table {{ border-collapse: collapse; font-size: .8125rem; font-variant-numeric: tabular-nums; margin-top: 8px; }}
th, td {{ padding: 3px 10px 3px 0; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line); }}
td.number, th.number {{ text-align: right; }}
thead th {{ color: var(--faint); font-weight: 600; vertical-align: bottom; white-space: normal; }}
tbody th {{ font-weight: 500; position: sticky; left: 0; background: var(--card); }}
footer {{ padding-bottom: 32px; }}
@media (max-width: 480px) {{
  header {{ padding-top: 18px; }}
  header, main, footer {{ padding-left: 10px; padding-right: 10px; }}
  section {{ padding: 14px 12px; }}
  .headlines {{ grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 8px; }}
  .headlines b {{ font-size: 1.2rem; }}
  thead th {{ white-space: nowrap; }}
}}
""".strip()

# The colours of the charts are not in reach of the style sheet: they are drawn again when the reader's wish changes.
_SCRIPT = """
(() => {
  const { charts, themes, narrowLabels } = JSON.parse(document.getElementById("charts").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 480px)");
  const boxes = [...document.querySelectorAll("[data-chart]")];
  let drawn = [], turn = 0;
  async function draw() {
    const mine = ++turn;
    document.body.removeAttribute("data-drawn");
    drawn.splice(0).forEach((chart) => chart.finalize());
    const theme = dark.matches ? "dark" : "light";
    const config = structuredClone(themes[theme]);
    if (narrow.matches) config.axisY.labelLimit = narrowLabels;
    for (const box of boxes) {
      try {
        const options = { actions: false, ast: true, config, renderer: "svg", tooltip: { theme } };
        const chart = await vegaEmbed(box, charts[box.dataset.chart], options);
        if (mine !== turn) return chart.finalize();
        drawn.push(chart);
      } catch (error) {
        box.textContent = "This chart could not be drawn; its numbers are in the table below.";
        console.error(error);
      }
    }
    document.body.dataset.drawn = drawn.length;
  }
  dark.addEventListener("change", draw);
  narrow.addEventListener("change", draw);
  draw();
})();
""".strip()


def html(report: Report) -> str:
    """The whole page: the same for the same report."""
    specs: list[dict[str, Any]] = []
    sections = "\n".join(_section(figure, specs) for figure in report.figures)
    themes = {"light": vega_config(LIGHT), "dark": vega_config(DARK)}
    scripts = [_vega(), _SCRIPT] if specs else []
    sources = " ".join(map(_hash, scripts)) or "'none'"
    policy = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {sources}"
    title = "News dataset" + (f", {report.span}" if report.span else "")
    data = json_for_html({"charts": specs, "themes": themes, "narrowLabels": NARROW_LABEL_LIMIT})
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            '<link rel="icon" href="data:,">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            _head(report),
            "<main>",
            _headlines(report.headlines),
            _contents(report.figures),
            "<noscript><p>The charts need JavaScript; all of their numbers are in the tables.</p></noscript>",
            _notes(report),
            sections,
            "</main>",
            f"<footer><p>Made by detikcrawl {escape(detikcrawl.__version__)} with Vega-Lite; it loads nothing.</p></footer>",
            *([f'<script type="application/json" id="charts">{data}</script>'] if specs else []),
            *(f"<script>{script}</script>" for script in scripts),
            "</body>",
            "</html>",
            "",
        ]
    )


def json_for_html(value: Any) -> str:
    """JSON in which no tag, comment or entity can begin or end."""
    text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


@cache
def _vega() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script."""
    # What would end or begin a script stands in strings there, and may be written otherwise.
    return re.sub(r"<(?=/script|script|!--)", r"\\x3c", vl_convert.javascript_bundle(), flags=re.IGNORECASE)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _head(report: Report) -> str:
    many = f"{len(report.sites):,} sites" if len(report.sites) != 1 else report.sites[0]
    made = report.made_at.astimezone(WIB)
    parts = [str(report.span)] if report.span else []
    parts += [many, f"made on {made:%Y-%m-%d} at {made:%H:%M} WIB"]
    return f'<header>\n<h1>What the news dataset holds</h1>\n<p class="faint">{escape(" · ".join(parts))}</p>\n</header>'


def _headlines(headlines: list[Headline]) -> str:
    items = "\n".join(
        f"<li><b>{escape(each.value)}</b>{escape(each.name)}<small>{escape(each.note)}</small></li>" for each in headlines
    )
    return f'<ul class="headlines">\n{items}\n</ul>'


def _contents(figures: list[Figure]) -> str:
    links = "\n".join(f'<a href="#{escape(figure.key)}">{escape(figure.title)}</a>' for figure in figures)
    return f'<nav aria-label="Figures">\n{links}\n</nav>'


def _notes(report: Report) -> str:
    if not report.notes:
        return ""
    return '<ul class="notes">\n' + "\n".join(f"<li>{escape(note)}</li>" for note in report.notes) + "\n</ul>"


def _section(figure: Figure, specs: list[dict[str, Any]]) -> str:
    parts = [f'<section id="{escape(figure.key)}">', f"<h2>{escape(figure.title)}</h2>", f"<p>{escape(figure.finding)}</p>"]
    if figure.reading and figure.panels:
        parts.append(f'<p class="faint">{escape(figure.reading)}</p>')
    # Panels of one figure have the same colours.
    if colours := next(filter(None, map(legend, figure.panels)), None):
        parts.append(_legend(colours))
    parts += [_chart(figure, panel, specs) for panel in figure.panels]
    if figure.table:
        parts.append(_table(figure.table, shown=not figure.panels))
    return "\n".join([*parts, "</section>"])


def _legend(colours: dict[str, str]) -> str:
    items = "".join(f'<li><i style="background: {colour}"></i>{escape(name)}</li>' for name, colour in colours.items())
    return f'<ul class="legend">{items}</ul>'


def _chart(figure: Figure, panel: Panel, specs: list[dict[str, Any]]) -> str:
    specs.append(vega_lite(panel) | {"description": f"{figure.title}. {panel.caption or figure.finding}"})
    caption = f"<figcaption>{escape(panel.caption)}</figcaption>" if panel.caption else ""
    widths = f"min-width: {min_width(panel)}px" + (f"; max-width: {limit}px" if (limit := max_width(panel)) else "")
    box = f'<div class="chart" data-chart="{len(specs) - 1}" style="{widths}"></div>'
    return f'<figure>{caption}<div class="scroll">{box}</div></figure>'


def _table(table: Table, *, shown: bool) -> str:
    head = "".join(f'<th scope="col"{_align(table, at)}>{escape(name)}</th>' for at, name in enumerate(table.columns))
    lines = "\n".join(f"<tr>{''.join(map(_cell, row, count()))}</tr>" for row in table.rows)
    more = f'<p class="faint">{table.left_out:,} more are not shown.</p>' if table.left_out else ""
    lines = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>"
    content = f'<div class="scroll" tabindex="0">{lines}</div>{more}'
    return content if shown else f"<details><summary>The numbers</summary>{content}</details>"


def _align(table: Table, column: int) -> str:
    return ' class="number"' if any(isinstance(row[column], int | float) for row in table.rows) else ""


def _cell(value: Cell, column: int) -> str:
    if column == 0:
        return f'<th scope="row">{escape(str(value))}</th>'
    if isinstance(value, str):
        return f"<td>{escape(value)}</td>"
    number = "" if value is None else f"{value:.1%}" if isinstance(value, float) else f"{value:,}"
    return f'<td class="number">{number}</td>'

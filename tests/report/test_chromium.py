"""The pages in a real browser: all is drawn, nothing is asked for, nothing is complained of, nothing sticks out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.utils.project import get_project_settings

pytest.importorskip("altair", reason="the extra report is not installed: pip install -e '.[report]'")
pytest.importorskip("playwright", reason="the extra browser is not installed: pip install -e '.[browser]'")

from playwright.sync_api import sync_playwright

from detikcrawl.dataset.fold import fold
from detikcrawl.network.browser import missing
from detikcrawl.report.facts import collect
from detikcrawl.report.figures import report
from detikcrawl.report.page import html
from tests.report.made_up import NOW, month

ROOT = Path(__file__).resolve().parent.parent.parent
DESKTOP, PHONE = 1280, 390

# Playwright waits for a condition by eval, which the pages forbid.
WAITING = {"bypass_csp": True}

# Marks of a chart are in groups named so; axes and legends are not.
DRAWN = """() => [...document.querySelectorAll("[data-chart]")].map(
    box => box.querySelectorAll("svg [class*='mark-'][class~='role-mark'] path").length)"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter(
    each => !each.closest(".scroll") && each.getBoundingClientRect().right > innerWidth + 1).map(
    each => each.outerHTML.slice(0, 99))"""
STICKS_OUT = """() => [...document.querySelectorAll("[data-chart]")].filter(
    box => box.querySelector("svg").getBoundingClientRect().right > box.getBoundingClientRect().right + 1).map(
    box => box.dataset.chart)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCRAPY_SETTINGS_MODULE", "detikcrawl.settings")
        settings = get_project_settings()
    if lacking := missing(settings):
        pytest.skip(f"no browser to test with: {lacking}")
    with sync_playwright() as driver:
        # None: Playwright's own.
        found = driver.chromium.launch(executable_path=settings.get("BROWSER_EXECUTABLE") or shutil.which("chromium"))
        yield found
        found.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    made = {"forty sites": html(report(month())), "demo": demo(folder / "data")}
    found = {}
    for name, content in made.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(content)
    return found


def demo(data: Path) -> str:
    """The report of the sample archive."""
    days = ("-a", "from_date=2026-11-16", "-a", "until_date=2026-11-18")
    replay = ("-s", f"REPLAY={ROOT / 'data' / 'sample'}", "-s", "LOG_LEVEL=CRITICAL")
    environment = os.environ | {"DETIKCRAWL_DATA": str(data)}
    crawl = [sys.executable, "-m", "scrapy", "crawl", "detik", *days, *replay]
    subprocess.run(crawl, cwd=ROOT, env=environment, timeout=120, check=False, capture_output=True)
    fold(data)
    return html(report(collect(data, ["detik"], now=NOW)))


class Opened:
    """A page, once all is drawn, with what the browser said and asked for."""

    def __init__(self, browser: Any, path: Path, width: int, scheme: str, **options: Any) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        viewport = {"width": width, "height": 900}
        self.context = browser.new_context(viewport=viewport, color_scheme=scheme, offline=True, **options)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())
        self.wait()

    def wait(self) -> None:
        self.page.wait_for_selector("body[data-drawn]", timeout=60_000)

    def ask(self, script: str) -> Any:
        return self.page.evaluate(script)

    def close(self) -> None:
        self.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("name", ["forty sites", "demo"])
def test_every_chart_is_drawn_and_fits(browser, pages, name, width, scheme):
    opened = Opened(browser, pages[name], width, scheme)
    drawn = opened.ask(DRAWN)
    assert len(drawn) == {"forty sites": 11, "demo": 10}[name]
    assert all(drawn), drawn
    assert opened.ask("Number(document.body.dataset.drawn)") == len(drawn)
    assert opened.ask("document.documentElement.scrollWidth") <= width
    assert opened.ask(TOO_WIDE) == []
    assert opened.ask(STICKS_OUT) == []
    assert opened.said == []
    assert opened.asked == [pages[name].as_uri()]
    opened.close()


def test_every_site_has_its_name(browser, pages):
    opened = Opened(browser, pages["forty sites"], PHONE, "light")
    labels = opened.page.locator("[data-chart='1'] .role-axis-label text[text-anchor=end]")
    assert labels.count() == 40
    assert all(label.is_visible() and label.inner_html() for label in labels.all())
    opened.close()


def test_the_charts_change_with_the_readers_wish_for_light_or_dark(browser, pages):
    opened = Opened(browser, pages["demo"], DESKTOP, "light", **WAITING)
    # While it is drawn again there is none.
    colour = "document.querySelector(\"[data-chart='0'] .mark-rect.role-mark path\")?.getAttribute('fill')"
    light = opened.ask(colour)
    opened.page.emulate_media(color_scheme="dark")
    opened.page.wait_for_function(f"![undefined, '{light}'].includes({colour})")
    opened.wait()
    assert all(opened.ask(DRAWN))
    assert opened.said == []
    opened.close()


def test_a_chart_grows_and_shrinks_with_the_window(browser, pages):
    opened = Opened(browser, pages["forty sites"], DESKTOP, "light", **WAITING)
    width = "document.querySelector(\"[data-chart='0'] svg\")?.getBoundingClientRect().width"
    assert opened.ask(width) > 900
    opened.page.set_viewport_size({"width": PHONE, "height": 900})
    opened.page.wait_for_function(f"{width} < {PHONE}")
    opened.wait()
    assert opened.ask("document.documentElement.scrollWidth") <= PHONE
    opened.close()


def test_a_mark_tells_its_numbers(browser, pages):
    opened = Opened(browser, pages["demo"], DESKTOP, "light")
    opened.page.hover("[data-chart='0'] .mark-rect.role-mark path >> nth=1")
    tooltip = opened.page.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    assert "17 Nov" in tooltip.inner_text()
    assert "21" in tooltip.inner_text()
    opened.close()

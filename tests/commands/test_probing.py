"""A site's spider narrowed for a probe, driven by hand: what newsrooms on loopback do not have."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.statscollectors import StatsCollector

from detikcrawl.commands.probing import Probing, probe_of
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import ArticlePattern
from detikcrawl.monitoring.probe import judge
from detikcrawl.network.browser import NotRendered
from detikcrawl.site import NewsSite

LIST = "https://koran.example/terkini?page=1"
ARTICLE = "https://koran.example/read/71001"
SHELL = "<html><body><div id=app></div><script>draw()</script></body></html>"
CARDS = "".join(f"<li><a href='/read/{71000 + n}'>Kabar {n}</a></li>" for n in range(1, 8))
PAGE = """<html><head><meta property="article:published_time" content="2026-11-16T09:05:00+07:00"></head><body>
<h1>Pasar Dibuka</h1><div class=isi><p>Pasar dibuka pagi tadi.</p></div></body></html>"""


class Koran(NewsSite):
    """An invented newspaper."""

    name = "koran"
    title = "Koran"
    evidence = "invented"
    allowed_domains: ClassVar[list[str]] = ["koran.example"]
    site_channels = ()
    discovery: ClassVar[tuple[Any, ...]] = (PagedList(url="https://koran.example/terkini?page={page}", card="li"),)
    patterns = (ArticlePattern(r"https://koran\.example/read/(?P<id>\d+)$"),)
    layouts = (replace(STANDARD, name="isi", body=".isi"),)
    page_form = PageForm(pager=".pager a", page_url="{url}/{page}")


class Drawing:
    """A browser that knows what scripts draw of some addresses."""

    def __init__(self, drawn: dict[str, str]) -> None:
        self._drawn = drawn

    async def render(self, response: Response, awaited: str, meta: dict[str, Any]) -> Response:
        if response.url not in self._drawn:
            raise NotRendered("for want of Chromium")
        return HtmlResponse(response.url, body=self._drawn[response.url].encode(), request=response.request)


def look(site: type[NewsSite], folder: Path, pages: dict[str, str], drawn: dict[str, str]) -> Probing:
    """A probe of what answers with `pages`, or with what an address among them leads to; other addresses answer 404."""
    folder.mkdir(exist_ok=True)
    probe = probe_of(site, folder)()
    under_way: list[str] = []

    async def download(request: Request) -> Response:
        assert not under_way, "one request at a time"
        under_way.append(request.url)
        await asyncio.sleep(0)
        under_way.remove(request.url)
        answer = pages.get(request.url)
        url = request.url
        if answer and answer.startswith("https://"):
            url, answer = answer, pages[answer]  # a redirect
        return HtmlResponse(url, status=200 if answer else 404, body=(answer or "").encode(), request=request)

    probe.crawler = SimpleNamespace(  # type: ignore[assignment]
        engine=SimpleNamespace(download_async=download),
        stats=StatsCollector(SimpleNamespace(settings=SimpleNamespace(getbool=lambda _: False))),
        signals=SimpleNamespace(connect=lambda *_: None),
        crawling=True,
        get_extension=lambda _: None,
    )
    probe.__dict__["_renderer"] = Drawing(drawn)

    async def run() -> None:
        assert [request async for request in probe.start()] == []

    asyncio.run(run())
    return probe


def saved(probe: Probing, name: str | None) -> str:
    assert name is not None
    return gzip.decompress((probe.folder / name).read_bytes()).decode()


def articles(*numbers: int) -> dict[str, str]:
    return {f"https://koran.example/read/{71000 + number}": PAGE for number in numbers}


def test_three_articles_are_picked_from_the_first_to_the_last(tmp_path: Path) -> None:
    probe = look(Koran, tmp_path, {LIST: CARDS, **articles(1, 4, 7)}, {})
    assert [article.url.rpartition("/")[2] for article in probe.seen.articles] == ["71001", "71004", "71007"]
    assert judge(probe.seen).verdict == "ok"
    assert [line["url"] for line in probe.batch] == [article.url for article in probe.seen.articles]


def test_a_list_that_scripts_draw_is_read_as_drawn(tmp_path: Path) -> None:
    site = type("Drawn", (Koran,), {"javascript": "index"})
    probe = look(site, tmp_path, {LIST: SHELL, **articles(1, 4, 7)}, {LIST: CARDS})
    (seen,) = probe.seen.lists
    assert (seen.cards, seen.articles, seen.problem) == (7, 7, None)
    assert saved(probe, seen.documents[0].saved) == CARDS
    assert saved(probe, "koran/latest-1.html.gz") == SHELL


def test_a_list_that_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    probe = look(type("Drawn", (Koran,), {"javascript": "index"}), tmp_path, {LIST: SHELL}, {})
    (reason,) = judge(probe.seen).reasons
    assert reason.startswith("latest: is not the list that it should be (not rendered: for want of Chromium)")


def test_an_article_that_scripts_draw_is_kept_as_drawn(tmp_path: Path) -> None:
    site = type("Drawn", (Koran,), {"javascript": "article"})
    probe = look(site, tmp_path, {LIST: CARDS[:40], ARTICLE: SHELL}, {ARTICLE: PAGE})
    (seen,) = probe.seen.articles
    assert (seen.layout, seen.title) == ("isi", "Pasar Dibuka")
    assert saved(probe, seen.page.saved) == PAGE
    assert probe.batch == [{"url": ARTICLE, "files": [str(tmp_path / "koran" / "article-1-page-1-drawn.html.gz")]}]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("https://koran.example/read/71002", "it is that of another article, https://koran.example/read/71002"),
        (PAGE, "it is page 1 again"),
        ("<html><body>Halaman baru</body></html>", "layout"),
    ],
)
def test_a_page_two_that_is_none(tmp_path: Path, answer: str, says: str) -> None:
    first = PAGE.replace("</body>", f'<div class="pager"><a href="{ARTICLE}/2">2</a></div></body>')
    probe = look(Koran, tmp_path, {LIST: CARDS[:40], ARTICLE: first, f"{ARTICLE}/2": answer, **articles(2)}, {})
    (seen,) = probe.seen.articles
    assert (seen.pages, seen.completeness, seen.page_two_problem) == (2, "partial", says)
    (reason,) = judge(probe.seen).reasons
    assert reason.startswith(
        f"{ARTICLE}: it has 2 pages, and page 2 is not read ({says}); it is saved at koran/article-1-page-2"
    )


def test_no_more_than_three_documents_of_a_sitemap_are_asked_for(tmp_path: Path) -> None:
    children = [f"https://koran.example/{name}.xml" for name in "abcd"]
    index = "".join(f"<sitemap><loc>{child}</loc></sitemap>" for child in children)
    site = type("Mapped", (Koran,), {"discovery": (Sitemap(url="https://koran.example/sitemap.xml"),)})
    pages = {"https://koran.example/sitemap.xml": f"<sitemapindex>{index}</sitemapindex>"}
    probe = look(site, tmp_path, pages | dict.fromkeys(children, "<urlset></urlset>"), {})
    assert [answer.url[-5:] for answer in probe.seen.lists[0].documents] == ["p.xml", "a.xml", "b.xml"]
    assert judge(probe.seen).verdict == "failed"


def test_a_mistake_of_ours_does_not_pass_for_one_of_the_site(tmp_path: Path) -> None:
    class Broken(Koran):
        @property
        def memory(self) -> Any:
            raise ZeroDivisionError("oops")

    probe = look(Broken, tmp_path, {LIST: CARDS}, {})
    assert probe.seen.error == "ZeroDivisionError: oops"
    assert judge(probe.seen).verdict == "failed"


def test_the_settings_of_a_site_are_those_of_its_probe(tmp_path: Path) -> None:
    slow = type("Slow", (Koran,), {"custom_settings": {"DOWNLOAD_DELAY": 10, "RETRY_TIMES": 9}})
    settings = probe_of(slow, tmp_path).custom_settings
    assert (settings["DOWNLOAD_DELAY"], settings["RETRY_TIMES"], settings["INCREMENTAL"]) == (10, 1, False)
    assert slow.custom_settings == {"DOWNLOAD_DELAY": 10, "RETRY_TIMES": 9}

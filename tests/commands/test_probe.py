"""`scrapy probe` as a user types it, against newsrooms on loopback, some of them broken."""

from __future__ import annotations

import gzip
import json
import signal
import stat
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import detikcrawl
from detikcrawl.text.dates import wib_day
from tests.crawling import CONTACT, LONG, ROOT, environment
from tests.newsroom.house import Edition, HouseNewsroom, publish
from tests.newsroom.houses import HOUSES
from tests.newsroom.rewire import command_line
from tests.newsroom.server import NewsroomServer

CHALLENGE = b"<html><head><title>Just a moment...</title></head><body>Checking</body></html>"
FEED = "https://www.sindonews.com/feed"
BROKEN = ("okezone", "bolacom", "sindonews")
FINE = tuple(site for site in HOUSES if site not in BROKEN)


def editions() -> dict[str, Edition]:
    """What the houses publish yesterday and today: the days that a probe asks for, should midnight pass meanwhile."""
    today = wib_day(datetime.now(UTC))
    return {site: publish(house, today - timedelta(days=1), today) for site, house in HOUSES.items()}


@dataclass(frozen=True, slots=True)
class Probe:
    """A probe that has ended."""

    exit_code: int
    printed: str
    complaint: str
    data: Path

    @property
    def folder(self) -> Path:
        (folder,) = (self.data / "probe").iterdir()
        return folder

    @property
    def report(self) -> dict[str, Any]:
        return json.loads((self.folder / "report.json").read_bytes())

    @property
    def sites(self) -> dict[str, dict[str, Any]]:
        return {each["site"]: each for each in self.report["sites"]}


def command(origin: str, *sites: str) -> list[str]:
    return [sys.executable, "-m", "scrapy", "probe", *sites, "-s", "DOWNLOAD_DELAY=0", *command_line(origin)]


def probe(newsroom: HouseNewsroom, folder: Path, *sites: str) -> Probe:
    with NewsroomServer(newsroom) as server:
        done = subprocess.run(
            command(server.origin, *sites),
            cwd=ROOT,
            env=environment(folder),
            capture_output=True,
            text=True,
            check=False,
            timeout=LONG,
        )
    return Probe(done.returncode, done.stdout, done.stderr, folder / "data")


@dataclass(frozen=True, slots=True)
class Press:
    """A site of every house: one has new markup, one shuts us out, one has lost its feed, the others are fine."""

    editions: dict[str, Edition]
    newsroom: HouseNewsroom
    probe: Probe


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    published = editions()
    newsroom = HouseNewsroom(*published.values())
    newsroom.redesign(published["okezone"], 'class="c-detail read"', 'class="isi-baru"')
    for url in published["bolacom"].documents:
        newsroom.put(url, CHALLENGE, status=403)
    newsroom.fail(FEED, 404)
    return Press(published, newsroom, probe(newsroom, tmp_path_factory.mktemp("press"), *published))


def test_a_site_that_works_is_ok(press: Press) -> None:
    for name in FINE:
        site = press.probe.sites[name]
        assert (site["verdict"], site["reasons"], site["robots_txt"]) == ("ok", [], "allows")
        # Of articles without a view of all pages the first two are asked for.
        assert ["complete" if article["cut"] else article["completeness"] for article in site["articles"]] == ["complete"] * 3
        assert {article["layout"] for article in site["articles"]} <= set(site["layouts"])
        assert (site["coverage"]["title"], site["coverage"]["published_at"], site["coverage"]["text"]) == (3, 3, 3)


def test_lists_are_counted(press: Press) -> None:
    index, sitemap = press.probe.sites["kompas"]["lists"]
    # On the first page: four articles, a gallery and an article of the day before.
    assert (index["source"], index["cards"], index["links"], index["articles"], index["in_days"]) == ("index", 6, 6, 5, 5)
    assert (sitemap["source"], sitemap["documents"][0]["status"]) == ("sitemap", 200)
    assert len(press.probe.sites["liputan6"]["lists"][1]["documents"]) == 2  # an index of sitemaps, and its child


def test_rows_are_those_of_the_stories(press: Press) -> None:
    stories = {press.editions["kompas"].house.url(story): story for story in press.editions["kompas"].articles}
    articles = press.probe.sites["kompas"]["articles"]
    for article in articles:
        story = stories[article["url"]]
        assert (article["title"], article["characters"], article["pages"]) == (story.title, len(story.text), len(story.pages))
        assert datetime.fromisoformat(article["published_at"]) == story.published
    assert [article["view_taken"] for article in articles if article["pages"] == 3] == [True]


def test_a_redesign_is_named_with_the_pages_for_its_repair(press: Press) -> None:
    site = press.probe.sites["okezone"]
    assert site["verdict"] != "ok"
    assert "a new layout is needed" in site["reasons"][0]
    assert "spiders/okezone.py" in site["reasons"][0]
    saved = [article["page"]["saved"] for article in site["articles"]]
    assert all(name in " ".join(site["reasons"]) for name in saved)
    page = gzip.decompress((press.probe.folder / saved[0]).read_bytes())
    assert page.decode() == press.newsroom.documents[site["articles"][0]["url"]]


def test_a_challenge_is_named_and_not_gone_around(press: Press) -> None:
    site = press.probe.sites["bolacom"]
    assert site["verdict"] == "failed"
    assert "answered with a challenge (status 403)" in site["reasons"][0]
    asked = [visit.url for visit in press.newsroom.log if ".bola.com/" in visit.url]
    assert asked == ["https://www.bola.com/robots.txt", "https://www.bola.com/sitemap.xml"]


def test_a_feed_that_is_gone_degrades_a_site(press: Press) -> None:
    site = press.probe.sites["sindonews"]
    reason = f"rss: {FEED} answers 404: look for its new address, and declare that in spiders/sindonews.py"
    assert (site["verdict"], site["reasons"]) == ("degraded", [reason])


def test_the_gravest_verdict_decides(press: Press) -> None:
    assert (press.probe.exit_code, press.probe.report["verdict"]) == (1, "failed")


def test_every_site_stands_in_the_table_and_in_the_markdown(press: Press) -> None:
    written = (press.probe.folder / "report.md").read_text("utf-8")
    for name, site in press.probe.sites.items():
        (line,) = [line for line in press.probe.printed.splitlines() if line.startswith(f"{name} ")]
        assert line.split()[1] == site["verdict"]
        assert f"(`{name}`): {site['verdict']}" in written
        for reason in site["reasons"]:
            assert f"{name}: {reason}" in press.probe.printed
            assert f"* {reason}" in written
    assert str(press.probe.folder) in press.probe.printed
    assert press.probe.complaint == ""


def test_the_sites_are_asked_politely(press: Press) -> None:
    visits = press.newsroom.log
    assert {url for url, times in Counter(visit.url for visit in visits).items() if times > 1} == set()
    assert {visit.user_agent for visit in visits} == {f"detikcrawl/{detikcrawl.__version__} (+{CONTACT})"}
    assert sum(site["requests"] for site in press.probe.sites.values()) == len(visits)
    for host in {visit.url.split("/")[2] for visit in visits}:
        first = next(visit.url for visit in visits if visit.url.split("/")[2] == host)
        assert first == f"https://{host}/robots.txt"
    for name, edition in press.editions.items():
        hosts = {url.split("/")[2] for url in edition.documents}
        asked = [visit.url for visit in visits if visit.url.split("/")[2] in hosts and not visit.url.endswith("/robots.txt")]
        # A list each, the children of a sitemap, three articles, and a further page or view of each.
        assert len(asked) <= len(press.probe.sites[name]["lists"]) + 2 + 3 + 3


def test_nothing_is_left_but_a_private_folder(press: Press) -> None:
    assert [file.name for file in press.probe.data.iterdir()] == ["probe"]
    folders = [press.probe.folder, *(each for each in press.probe.folder.iterdir() if each.is_dir())]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert {folder.name for folder in folders[1:]} == set(press.probe.sites) - {"bolacom"}


def test_saved_pages_are_read_again_by_extract(press: Press, tmp_path: Path) -> None:
    batch = press.probe.folder / "articles.jsonl"
    asked = [json.loads(line) for line in batch.read_bytes().splitlines()]
    assert {each["url"] for each in asked} >= {a["url"] for site in press.probe.sites.values() for a in site["articles"]}
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "extract", "--batch", str(batch)],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    rows = {url["url"]: json.loads(line) for url, line in zip(asked, done.stdout.splitlines(), strict=True)}
    for name in FINE:
        for article in press.probe.sites[name]["articles"]:
            assert rows[article["url"]]["title"] == article["title"]
    stories = {press.editions["kompas"].house.url(story): story for story in press.editions["kompas"].articles}
    view = next(url for url in rows if url.endswith("?page=all") and "kompas" in url)
    assert rows[view]["text"] == stories[view.removesuffix("?page=all")].text


# --- one site at a time


def test_cards_that_no_rule_matches_are_told_with_another_source(tmp_path: Path) -> None:
    published = editions()["kompas"]
    newsroom = HouseNewsroom(published)
    newsroom.redesign(published, 'class="articleItem"', 'class="kartu"')
    done = probe(newsroom, tmp_path, "kompas")
    (reason,) = done.sites["kompas"]["reasons"]
    assert done.exit_code == 1
    assert reason.startswith("index: no card matches '.articleItem, ")
    assert "the page is saved at kompas/index-1.html.gz (until then: -a source=sitemap)" in reason
    assert len(done.sites["kompas"]["articles"]) == 3  # those of the sitemap


def test_exit_code_0_where_all_is_well_and_3_where_something_is_not(tmp_path: Path) -> None:
    published = editions()["sindonews"]
    fine = probe(HouseNewsroom(published), tmp_path / "fine", "sindonews")
    assert (fine.exit_code, fine.report["verdict"]) == (0, "ok")
    newsroom = HouseNewsroom(published)
    newsroom.put(FEED, b"<html><body>Halaman baru</body></html>")
    degraded = probe(newsroom, tmp_path / "degraded", "sindonews")
    assert (degraded.exit_code, degraded.report["verdict"]) == (3, "degraded")
    assert "rss: is not the list that it should be" in degraded.printed


def test_robots_txt_is_obeyed(tmp_path: Path) -> None:
    published = editions()["liputan6"]
    newsroom = HouseNewsroom(published)
    newsroom.put(
        "https://www.liputan6.com/robots.txt", b"User-agent: Scrapy\nDisallow: /\n", headers={"Content-Type": "text/plain"}
    )
    done = probe(newsroom, tmp_path, "liputan6")
    site = done.sites["liputan6"]
    assert (done.exit_code, site["robots_txt"]) == (1, "forbids all")
    assert site["reasons"][0].startswith("index: robots.txt forbids https://www.liputan6.com/indeks/")
    assert [visit.url for visit in newsroom.log] == ["https://www.liputan6.com/robots.txt"]


def test_a_site_that_refuses_an_article_is_not_asked_for_the_next(tmp_path: Path) -> None:
    published = editions()["kompas"]
    newsroom = HouseNewsroom(published)
    for url in published.documents:
        if "/read/" in url:
            newsroom.fail(url, 403)
    done = probe(newsroom, tmp_path, "kompas")
    assert done.exit_code == 1
    assert "1 of 1 articles: refused (status 403)" in done.sites["kompas"]["reasons"][0]
    assert [visit.status for visit in newsroom.log if "/read/" in visit.url] == [403]


def test_a_site_that_asks_for_peace_is_left_in_peace(tmp_path: Path) -> None:
    newsroom = HouseNewsroom(editions()["kompas"])
    for index in [url for url in newsroom.documents if "indeks.kompas.com" in url]:
        newsroom.put(index, b"slow down", status=429)
    done = probe(newsroom, tmp_path, "kompas")
    assert done.exit_code == 1
    assert "the site was left alone before the end (throttled)" in done.printed
    assert [visit.status for visit in newsroom.log if "/robots.txt" not in visit.url] == [429]


def test_interrupted_it_still_reports(tmp_path: Path) -> None:
    published = editions()
    newsroom = HouseNewsroom(*published.values())
    sitemap = "https://www.kompas.com/sitemap.xml"
    newsroom.hang(sitemap)
    with NewsroomServer(newsroom) as server:
        running = subprocess.Popen(
            command(server.origin, "kompas"), cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, text=True
        )
        try:
            deadline = time.monotonic() + LONG
            while not newsroom.visits(sitemap):
                assert running.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.01)
            running.send_signal(signal.SIGINT)
            printed, _ = running.communicate(timeout=LONG)
        finally:
            running.kill()
    done = Probe(running.returncode, printed, "", tmp_path / "data")
    assert done.exit_code == 5
    assert done.sites["kompas"]["lists"][0]["articles"] == 5
    assert done.sites["kompas"]["lists"][1]["documents"][0]["cause"] == "interrupted"


def test_without_a_line_it_says_so(tmp_path: Path) -> None:
    newsroom = HouseNewsroom(editions()["kompas"])
    with NewsroomServer(newsroom) as server:
        origin = server.origin
    # Nobody listens there any more.
    done = subprocess.run(
        command(origin, "kompas", "okezone"), cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "kompas: index: robots.txt cannot be had" in done.stdout
    assert done.stderr == "scrapy probe: no site answered anything: is this machine online, without a proxy?\n"


@pytest.mark.parametrize(
    ("arguments", "contact", "complaint"),
    [
        (["korankita"], CONTACT, "unknown site 'korankita'; known: antara"),
        (["kompas"], "", "a live crawl needs a contact: set DETIKCRAWL_CONTACT"),
    ],
)
def test_what_cannot_be_probed_is_refused_in_one_line(
    tmp_path: Path, arguments: list[str], contact: str, complaint: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "probe", *arguments],
        cwd=ROOT,
        env=environment(tmp_path) | {"DETIKCRAWL_CONTACT": contact},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"scrapy probe: {complaint}")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()

"""Real Chromium, real crawls: what scripts draw is had, what they may not reach is not asked, and nothing is left behind."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings

pytest.importorskip("scrapy_playwright", reason="the extra browser is not installed: pip install -e '.[browser]'")

from detikcrawl.network.browser import IN_VAIN, missing
from detikcrawl.network.warc_reader import read_heads
from detikcrawl.network.warc_takedown import take_down
from tests.crawling import CONTACT, LONG, Crawl, RunningCrawl, crawl
from tests.network.drawn_world import SITE, Etalase, Listeners, write
from tests.scrapyd_node import PROJECT, ROOT, ScrapydNode, build_egg, clean_checkout, make_python, wait_until

SITES = {"SPIDER_MODULES": "tests.network.drawn_site"}
ONE_BY_ONE = {"CONCURRENT_REQUESTS_PER_DOMAIN": 1}
ONCE_DRAWN = 'setInterval(() => { if (document.querySelector(".isi"))'
PATIENT = {"BROWSER_TIMEOUT": 120}
"""For machines that are busy: a page is given up only where that is what is looked at."""


@pytest.fixture(scope="module", autouse=True)
def chromium() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCRAPY_SETTINGS_MODULE", "detikcrawl.settings")
        if lacking := missing(get_project_settings()):
            pytest.skip(f"no browser to test with: {lacking}")


def run(etalase: Etalase, folder: Path, site: str, *arguments: str, **settings: object) -> Crawl:
    return crawl(etalase.origin, folder, *arguments, site=site, **SITES | etalase.settings | PATIENT | settings)


def texts(ended: Crawl) -> dict[str, str]:
    return {row["article_id"]: row["text"] for row in ended.rows}


def under(ended: Crawl, prefix: str) -> dict[str, int]:
    return {name.removeprefix(prefix): count for name, count in ended.stats.items() if name.startswith(prefix)}


def family(pid: int) -> dict[int, str]:
    """All processes below this one, by id; with the moment of their start, since ids are used again."""
    parents: dict[int, list[tuple[int, str]]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents.setdefault(int(fields[1]), []).append((int(stat.parent.name), fields[19]))
    found: dict[int, str] = {}
    todo = [pid]
    while todo:
        for child, started in parents.get(todo.pop(), []):
            found[child] = started
            todo.append(child)
    return found


def lives(pid: int, started: str) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return fields[19] == started and fields[0] not in "ZX"


def command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:  # gone, or of nobody's business
        return ""


def browsers_among(processes: dict[int, str]) -> list[int]:
    """Those of Chromium's processes that started the others of theirs."""
    return [pid for pid in processes if "--remote-debugging-pipe" in (told := command(pid)) and "--type=" not in told]


def signal_browser(running: RunningCrawl, number: signal.Signals) -> None:
    browsers = browsers_among(family(running.process.pid))
    assert browsers
    for pid in browsers:
        os.kill(pid, number)


def memory(pid: int) -> int:
    """Memory of a process and all below it, in MB; what they share counts for each."""
    pages = 0
    for each in (pid, *family(pid)):
        try:
            pages += int(Path(f"/proc/{each}/statm").read_text().split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


# --- what scripts draw is had


def test_an_index_whose_cards_are_drawn_by_script(tmp_path: Path) -> None:
    articles = [write(number, drawn=False) for number in range(1, 14)]
    with Etalase(articles) as etalase:
        ended = run(etalase, tmp_path, "etalaseindeks")
        assert texts(ended) == {article.id: article.text for article in articles}
        assert ended.exit_code == 0, ended.log
        # Two pages of cards and the empty one behind them; articles are none of the browser's business.
        assert ended.stats["browser/pages"] == 3
        assert ended.stats["index/ended/empty"] == 1
        assert [path for path in etalase.asked("scrapy") if path.startswith(("/app", "/api"))] == []
        assert {path.partition("?")[0] for path in etalase.asked("browser")} == {"/app.js", "/api/daftar"}
        # One name for all.
        agents = {visit.user_agent for visit in etalase.visits}
        assert len(agents) == 1
        assert re.fullmatch(rf"detikcrawl/[\d.]+ \(\+{re.escape(CONTACT)}\)", agents.pop())


def test_articles_that_are_empty_without_script_and_their_replay(tmp_path: Path) -> None:
    articles = [write(1), write(2, pages=2), write(3, script="history.replaceState(null, '', '/berita/3/kabar?dari=sini')")]
    with Etalase(articles) as etalase:
        settings = SITES | etalase.settings | PATIENT
        live = run(etalase, tmp_path / "live", "etalaseartikel", ARCHIVE_ENABLED=True)
        assert texts(live) == {article.id: article.text for article in articles}
        assert {row["article_id"]: (row["completeness"], row["pages_fetched"]) for row in live.rows} == {
            "1": ("complete", 1),
            "2": ("complete", 2),
            "3": ("complete", 1),
        }
        assert live.exit_code == 0, live.log
        assert live.stats["playwright/page_count"] == live.stats["playwright/page_count/closed"] == 4
    # The server is gone, and no browser is started.
    archive = tmp_path / "live" / "data" / "archive"
    replay = crawl(
        etalase.origin, tmp_path / "replay", site="etalaseartikel", **settings | {"REPLAY": archive, "DOWNLOAD_HANDLERS": "{}"}
    )
    assert [name for name in replay.stats if name.startswith("playwright/")] == []

    def rows(ended: Crawl) -> list[dict[str, Any]]:
        own = ("job_id", "archive", "first_seen_at")
        return sorted(
            ({name: value for name, value in row.items() if name not in own} for row in ended.rows), key=lambda row: row["id"]
        )

    assert rows(replay) == rows(live)
    # In the archive the rendered page is beside what the site sent, and goes with it when an article is taken down.
    (file,) = archive.rglob("*.warc.gz")
    of_one = [head.rendered for head in read_heads(file) if head.url == articles[0].url]
    assert of_one == [False, True]
    assert {record["offset"] for row in live.rows for record in row["archive"]} == {
        head.offset for head in read_heads(file) if head.rendered
    }
    assert take_down(file, lambda url: url == articles[0].url) == (2, None)
    assert [head for head in read_heads(file) if head.url == articles[0].url] == []


def test_what_plain_http_brings_whole_needs_no_browser_and_the_rest_falls_back_to_it(tmp_path: Path) -> None:
    articles = [write(1, drawn=False), write(2), write(3, drawn=False), write(4, pages=2), write(5, app=False)]
    with Etalase(articles) as etalase:
        ended = run(etalase, tmp_path, "etalasekadang")
        assert texts(ended) == {article.id: article.text for article in articles[:4]}
        # Of number 5 nothing is drawn, and no layout reads it: that is said under the cause it had.
        assert under(ended, "article/failed/") == {"layout": 1}
        assert {name: ended.stats[f"browser/{name}"] for name in ("fallbacks", "fallbacks/worth_it", "pages")} == {
            "fallbacks": 4,
            "fallbacks/worth_it": 3,
            "pages": 4,
        }
        # The document is asked for once, whether rendered or not.
        documents = [path for path in etalase.asked("scrapy") if path.startswith("/berita/")]
        assert sorted(documents) == sorted({*documents})


def test_a_fallback_that_brings_nothing_is_not_tried_for_ever(tmp_path: Path) -> None:
    articles = [write(number, app=False) for number in range(1, IN_VAIN + 6)]
    with Etalase(articles) as etalase:
        ended = run(etalase, tmp_path, "etalasekadang")
        assert IN_VAIN <= ended.stats["browser/pages"] <= IN_VAIN + 1  # two at a time
        assert under(ended, "article/failed/") == {"layout": len(articles)}
        assert ended.log.count("it is not used any more") == 1


# --- what may not be reached


def test_nothing_outside_the_site_is_reached(tmp_path: Path) -> None:
    with Listeners() as elsewhere:
        port = elsewhere.port
        there = f"127.0.0.1:{port}"
        goes_away = f'location = "http://{there}/navigasi"'
        reaches_out = f"""
            const boleh = {{mode: "no-cors"}};
            for (const url of ["//{there}/", "//localhost:{port}/", "//[::1]:{port}/", "//0x7f.1:{port}/", "//tempat.lain/"]) {{
                fetch("http:" + url, boleh).catch(() => 0);
                fetch("https:" + url, boleh).catch(() => 0);
            }}
            fetch("/alih", boleh).catch(() => 0);
            navigator.sendBeacon("/alih", "x");
            new Image().src = "http://{there}/gambar";
            const bingkai = document.createElement("iframe");
            bingkai.src = "/alih";
            document.body.append(bingkai);
            document.write('<script src="/alih"><\\/script><link rel=stylesheet href="/alih"><video src="/alih"></video>'
                + '<link rel=preconnect href="http://{there}"><link rel=prefetch href="http://{there}/">'
                + '<a id=a target=_blank></a>');
            window.open("http://{there}/jendela");
            window.open("/alih", "_blank", "noopener");
            a.href = "/alih"; a.click();
            try {{ new WebSocket("ws://{there}/"); new WebSocket("wss://{there}/"); }} catch (e) {{}}
            try {{ new WebTransport("https://{there}/"); }} catch (e) {{}}
            try {{
                const p = new RTCPeerConnection({{iceServers: [{{urls: "stun:{there}"}},
                    {{urls: "turn:{there}?transport=tcp", username: "a", credential: "b"}}]}});
                p.createDataChannel("x");
                p.createOffer().then(o => p.setLocalDescription(o));
            }} catch (e) {{}}
            navigator.serviceWorker?.register("/app.js").catch(() => 0);
            alert("berhenti");
        """
        articles = [
            write(1, script=goes_away),
            write(2, script=f'{ONCE_DRAWN} location = "http://{there}/lagi" }}, 20)'),
            write(3, script=reaches_out),
            write(4, location=f"http://{there}/dokumen"),
            write(5, script=f'{ONCE_DRAWN} location = "about:blank" }}, 20)'),
            write(6, script='fetch("/tertutup/isi").then(r => r.text()).then(t => document.title = t)'),
            write(7),
        ]
        alih = (302, {"Location": f"http://{there}/alih"}, b"")
        with Etalase(articles, extra={"/alih": alih}) as etalase:
            ended = run(etalase, tmp_path, "etalaseartikel", RETRY_TIMES=0)
            assert elsewhere.reached() == []
            # A page that is kept from leading elsewhere is still there; but one that wants to at once, is drawn no further.
            assert texts(ended) == {article.id: article.text for article in articles if article.number not in (1, 4, 5)}
            assert under(ended, "article/failed/") == {"layout": 1, "redirect": 1, "scheme": 1}
            assert under(ended, "guard/refused/") == {"redirect": 1, "scheme": 1}
            refused = under(ended, "browser/refused/")
            assert refused["navigation"] >= 3
            assert refused["kind"] >= 1
            assert refused["host"] + refused["address"] >= 8
            assert refused["robots"] == 1
            assert ended.stats["browser/gate/refused/address"] >= 1  # redirects, which interception does not see
            assert ended.stats["playwright/page_count"] == ended.stats["playwright/page_count/closed"]
            assert [path for path in etalase.asked("browser") if path.startswith("/tertutup")] == []


def test_no_browser_for_what_the_site_refuses(tmp_path: Path) -> None:
    articles = [
        write(1, status=403),
        write(2, head="<title>Just a moment...</title>"),
        write(3, status=429),
        write(4, status=503),
        write(5, status=500),
    ]
    with Etalase(articles) as etalase:
        ended = run(etalase, tmp_path, "etalasekadang", RETRY_TIMES=0, BACKOFF_START=0.1)
        assert ended.rows == []
        assert {name: ended.stats.get(f"article/failed/{name}", 0) for name in ("http_403", "challenge", "http_500")} == {
            "http_403": 1,
            "challenge": 1,
            "http_500": 1,
        }
        assert "browser/pages" not in ended.stats
        assert etalase.asked("browser") == []


def test_what_scripts_are_refused_is_heard(tmp_path: Path) -> None:
    articles = [write(1, answers=[(429, {"Retry-After": "1"})]), write(2, answers=[(403, {})] * 9), write(3)]
    with Etalase(articles) as etalase:
        ended = run(etalase, tmp_path, "etalaseartikel", **ONE_BY_ONE, ARCHIVE_ENABLED=True)
        assert texts(ended) == {article.id: article.text for article in articles if article.number != 2}
        assert under(ended, "article/failed/") == {"http_403": 1}
        assert ended.stats["politeness/throttled"] == ended.stats["politeness/pauses"] == 1
        assert ended.stats["politeness/forbidden"] == 1
        (file,) = (tmp_path / "data" / "archive").rglob("*.warc.gz")
        assert sum(head.rendered for head in read_heads(file)) == 2
        assert {head.status for head in read_heads(file)} == {200}


# --- bounds


def test_pages_that_never_settle_are_given_up(tmp_path: Path) -> None:
    articles = [
        write(1, app=False, script='setInterval(() => fetch("/detak?" + performance.now()), 20)'),
        write(2, app=False, script="for (;;) {}"),
        write(3, app=False, script='fetch("/detak").then(() => { for (;;) document.body.append("x") })'),
    ]
    with Etalase(articles) as etalase:
        ended = run(etalase, tmp_path, "etalaseartikel", BROWSER_TIMEOUT=2)
        assert ended.rows == []
        assert under(ended, "article/failed/") == {"DownloadTimeoutError": 3}
        assert ended.stats["retry/count"] == 3  # each once more
        assert ended.exit_code != 0
        assert ended.stats["playwright/page_count"] == 6


def test_a_page_that_grows_too_large_is_refused(tmp_path: Path) -> None:
    grown = 'document.body.append("besar ".repeat(100_000))'
    with Etalase([write(1, script=grown), write(2)]) as etalase:
        ended = run(etalase, tmp_path, "etalaseartikel", DOWNLOAD_MAXSIZE=400_000)
        assert list(texts(ended)) == ["2"]
        assert under(ended, "article/failed/") == {"size": 1}


def test_a_hundred_pages_and_memory_that_does_not_grow(tmp_path: Path) -> None:
    many = 100
    # Each page holds 4 MB while it is there.
    articles = [write(number, script="window.simpan = new Uint8Array(4e6).fill(1)") for number in range(1, many + 1)]
    with Etalase(articles) as etalase:
        settings = SITES | etalase.settings | PATIENT | {"CONCURRENT_REQUESTS_PER_DOMAIN": 6, "CONCURRENT_REQUESTS": 6}
        with RunningCrawl(etalase.origin, tmp_path, site="etalaseartikel", **settings) as running:
            seen: dict[int, int] = {}
            while running.process.poll() is None:
                drawn = sum(path.startswith("/api/berita") for path in etalase.asked("browser"))
                if drawn >= many // 4:
                    seen[drawn] = max(memory(running.process.pid), seen.get(drawn, 0))
                time.sleep(0.05)
            ended = running.end()
        assert texts(ended) == {article.id: article.text for article in articles}
        assert ended.stats["playwright/page_count/closed"] == many
        assert ended.stats["playwright/page_count/max_concurrent"] <= 6
        assert ended.stats["playwright/context_count"] == ended.stats["playwright/browser_count"] == 1
        early = max(mb for drawn, mb in seen.items() if drawn < many // 2)
        late = max(mb for drawn, mb in seen.items() if drawn > many - many // 4)
        assert late < early * 1.3 + 100, seen


# --- ends


@pytest.fixture
def under_way(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Etalase, RunningCrawl]]:
    """A crawl that has a page in the browser, and would go on for long; settings may be its parameter."""
    articles = [write(number, script="setInterval(() => fetch('/detak'), 20)") for number in range(1, 10)]
    for article in articles:
        article.app = False
    with Etalase(articles) as etalase:
        settings = SITES | etalase.settings | getattr(request, "param", PATIENT)
        with RunningCrawl(etalase.origin, tmp_path, site="etalaseartikel", **settings) as running:
            wait_until(
                lambda: "/detak" in etalase.asked("browser") or running.process.poll() is not None, "a page in the browser"
            )
            assert running.process.poll() is None, (tmp_path / "crawl.log").read_text("utf-8")
            yield etalase, running


def test_kill_leaves_no_browser_behind(under_way: tuple[Etalase, RunningCrawl]) -> None:
    _, running = under_way
    below = family(running.process.pid)
    assert browsers_among(below)
    running.process.kill()
    running.process.wait()
    wait_until(lambda: not any(lives(pid, started) for pid, started in below.items()), "the browser to end")


def test_a_browser_that_dies_is_started_anew(tmp_path: Path) -> None:
    articles = [write(number) for number in range(1, 5)]
    with Etalase(articles) as etalase:
        settings = SITES | etalase.settings | PATIENT | ONE_BY_ONE | {"DOWNLOAD_DELAY": 0.1}
        with RunningCrawl(etalase.origin, tmp_path, site="etalaseartikel", **settings) as running:
            wait_until(
                lambda: any(path.startswith("/api/berita") for path in etalase.asked("browser")) or running.process.poll(),
                "the first page in the browser",
            )
            signal_browser(running, signal.SIGKILL)
            ended = running.end()
        assert texts(ended) == {article.id: article.text for article in articles}
        assert ended.stats["playwright/browser_count"] == 2


@pytest.mark.parametrize("under_way", [{"BROWSER_TIMEOUT": 10, "DRAWN_STUCK_AFTER": 2}], indirect=True)
def test_a_browser_that_hangs_keeps_no_run_from_its_end(under_way: tuple[Etalase, RunningCrawl]) -> None:
    _, running = under_way
    below = family(running.process.pid)
    signal_browser(running, signal.SIGSTOP)
    try:
        ended = running.end()
    finally:
        # Its driver would do so after half a minute.
        for pid, started in below.items():
            if lives(pid, started):
                os.kill(pid, signal.SIGKILL)
    assert ended.exit_code != 0
    assert under(ended, "article/failed/") == {"browser": 9}
    assert ended.log.count("rendering] ERROR: Chromium does not answer") == 1


# --- what is told of it


def test_the_guide_names_the_sites_that_need_it() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCRAPY_SETTINGS_MODULE", "detikcrawl.settings")
        loader = get_spider_loader(get_project_settings())
    need = {name for name in loader.list() if loader.load(name).javascript}
    (told,) = re.findall(r"^## Which sites use it\n+(.*?)\n\n", (ROOT / "docs" / "browser.md").read_text("utf-8"), re.M | re.S)
    assert {name for name in loader.list() if f"`{name}`" in told} == need
    assert told.startswith("None of those") == (not need)


# --- what is missing is said


@pytest.fixture
def no_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    folder = tmp_path / "no_extra"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text("import sys\nsys.modules['scrapy_playwright'] = None\n")
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.fixture
def no_chromium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were no Chromium on this machine."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))


def refused(tmp_path: Path, site: str, *arguments: str, **settings: object) -> str:
    with Etalase() as etalase:
        with RunningCrawl(etalase.origin, tmp_path, *arguments, site=site, **SITES | etalase.settings | settings) as running:
            assert running.process.wait(LONG) == 2
        assert etalase.visits == []
    return (tmp_path / "crawl.log").read_text("utf-8")


@pytest.mark.usefixtures("no_extra")
@pytest.mark.parametrize(("site", "what"), [("etalaseindeks", "index"), ("etalaseartikel", "article")])
def test_without_the_extra_a_site_that_needs_it_is_refused_in_one_line(tmp_path: Path, site: str, what: str) -> None:
    said = refused(tmp_path, site)
    assert said == f"scrapy crawl: {site}'s {what} needs a browser: pip install -e '.[browser]' (docs/browser.md)\n"


@pytest.mark.usefixtures("no_chromium")
def test_without_chromium_too(tmp_path: Path) -> None:
    said = refused(tmp_path, "etalaseindeks")
    assert said.startswith("scrapy crawl: etalaseindeks's index needs Chromium: apt install chromium, or `playwright install")
    assert said.count("\n") == 1


def test_and_where_one_is_named_that_is_none(tmp_path: Path) -> None:
    said = refused(tmp_path, "etalaseindeks", BROWSER_EXECUTABLE=tmp_path / "tidak-ada")
    assert said.count("\n") == 1
    assert said.rstrip().endswith(str(tmp_path / "tidak-ada"))


@pytest.mark.usefixtures("no_extra")
def test_without_the_extra_a_site_crawls_what_needs_no_browser(tmp_path: Path) -> None:
    articles = [write(1, drawn=False), write(2), write(3)]
    with Etalase(articles) as etalase:
        plain = etalase.settings | {"DOWNLOAD_HANDLERS": json.dumps({"https": "tests.newsroom.rewire.RewiredHandler"})}
        by_address = crawl(
            etalase.origin, tmp_path / "urls", f"urls={SITE}/berita/1/kabar", site="etalaseindeks", **SITES | plain
        )
        assert list(texts(by_address)) == ["1"]
        assert by_address.exit_code == 0, by_address.log
        at_times = crawl(etalase.origin, tmp_path / "fallback", site="etalasekadang", **SITES | plain)
        assert list(texts(at_times)) == ["1"]
        assert under(at_times, "article/failed/") == {"layout": 2}
        assert at_times.stats["browser/missing"] == 2
        assert at_times.log.count("pages that need scripts are not read, for want of a browser: pip install") == 1
        assert etalase.asked("browser") == []


def test_a_browser_that_does_not_start_is_said_once(tmp_path: Path) -> None:
    none = shutil.which("false")
    with Etalase([write(1), write(2)]) as etalase:
        ended = run(etalase, tmp_path, "etalaseartikel", BROWSER_EXECUTABLE=none)
        assert ended.rows == []
        assert ended.exit_code != 0
        assert under(ended, "article/failed/") == {"browser": 2}
        assert len(re.findall(r"rendering\] ERROR: Chromium does not start", ended.log)) == 1


# --- under Scrapyd


def test_the_same_under_scrapyd(tmp_path: Path) -> None:
    checkout = clean_checkout(tmp_path / "checkout")
    shutil.copy(ROOT / "tests" / "network" / "drawn_site.py", checkout / "spiders" / "etalase.py")
    egg = tmp_path / "etalase.egg"
    build_egg(checkout, egg)
    # The jobs find the handlers beside Scrapyd, and everything of ours in the egg.
    beside = tmp_path / "beside"
    for package in ("newsroom", "network"):
        shutil.copytree(ROOT / "tests" / package, beside / "tests" / package)
    articles = [write(1), write(2, pages=2)]
    with (
        Etalase(articles) as etalase,
        ScrapydNode(make_python(tmp_path / "venv"), tmp_path, {"PYTHONPATH": str(beside)}) as node,
    ):
        added = node.post("addversion", egg, version="1")
        assert added["status"] == "ok", added
        settings = [f"{name}={value}" for name, value in (etalase.settings | PATIENT | {"DOWNLOAD_DELAY": 0}).items()]
        node.post("schedule", spider="etalaseartikel", jobid="artikel", setting=settings)
        node.wait_for("artikel")
        log = (node.run / "logs" / PROJECT / "etalaseartikel" / "artikel.log").read_text("utf-8")
        parts = (node.data / "parts" / "etalaseartikel").rglob("*.jsonl")
        rows = [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]
        assert {row["article_id"]: row["text"] for row in rows} == {article.id: article.text for article in articles}, log
        assert "Spider closed (finished)" in log
        assert "Traceback" not in log
        assert "Deprecat" not in log
        # A job that is killed leaves nothing either; of those that ended nothing is left.
        wait_until(lambda: not family(node.process.pid), "the jobs' browsers to end")
        for article in articles:
            article.app, article.script = False, "setInterval(() => fetch('/detak'), 20)"
        node.post("schedule", spider="etalasekadang", jobid="kadang", setting=settings)
        wait_until(lambda: "/detak" in etalase.asked("browser") or node.finished("kadang"), "a page in the browser")
        assert browsers_among(family(node.process.pid))
        node.post("cancel", job="kadang", signal="KILL")
        node.wait_for("kadang")
        wait_until(lambda: not family(node.process.pid), "the killed job's browser to end")

"""A hostile web on loopback: nothing lost that could be had, every refusal under its cause, nothing asked that must not be."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from email.utils import formatdate
from itertools import pairwise

import pytest

from tests.network.fault_crawl import DOMAIN, Ended, crawl, end, start
from tests.network.fault_server import (
    FaultServer,
    Visit,
    dripping,
    film,
    gzip_bomb,
    page,
    pouring,
    redirect,
    rules,
    stalled,
    torn,
)

WWW = f"www.{DOMAIN}"
HERE = {WWW: "127.0.0.1"}
CHALLENGE = page("<html><head><title>Just a moment...</title></head><body></body></html>")
ONE_BY_ONE = {"CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0.05}
"""Without a delay Scrapy 2.19 sends all that is in a slot's queue, whatever its concurrency."""
SLACK = 0.25
"""Seconds by which a gap may look shorter to the server: a busy machine hands over the first request late."""


def url(path: str, host: str = WWW) -> str:
    return f"http://{host}/{path}"


def gaps(visits: list[Visit]) -> list[float]:
    return [after.time - before.time for before, after in pairwise(visits)]


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


# --- one crawl with every fault


HAD = {
    "baik": [page("isi")],
    "lima-ratus": [page("", 500), page("", 502), page("isi")],
    "terputus": [torn, page("isi")],
    "kurang": [page("isi", Content_Length="9999"), page("isi")],
    "macet": [stalled, page("isi")],
    "rusak-sekali": [page("bukan gzip", Content_Encoding="gzip"), page("isi")],
    "dipindah": [redirect("/alamat-baru", 301)],
    "tanpa-jenis": [page("isi", Content_Type="")],
    "peta": [page("<urlset/>", Content_Type="application/xml")],
}
"""Pages that can be had, and what is answered until they are."""

LOST = {
    "rusak": ([page("", 500)], "http_500"),
    "tidak-ada": ([page("", 404)], "http_404"),
    "ditolak": ([page("", 403)], "http_403"),
    "macet-terus": ([stalled], "DownloadTimeoutError"),
    "menetes": ([dripping], "DownloadTimeoutError"),
    "lingkaran": ([redirect("/lingkaran-2")], "redirect"),
    "lingkaran-sendiri": ([redirect("/lingkaran-sendiri")], "redirect"),
    "rantai-0": ([redirect("/rantai-1")], "redirect"),
    "ke-berkas": ([redirect("file:///etc/hosts")], "redirect"),
    "ke-awan": ([redirect("http://169.254.169.254/latest/meta-data/")], "redirect"),
    "ke-luar": ([redirect("http://lain.example/")], "redirect"),
    "ke-pemakai": ([redirect(f"http://{WWW}@lain.example/")], "redirect"),
    "ke-dalam": ([redirect(f"http://dalam.{DOMAIN}/")], "address"),
    "bom": ([page(gzip_bomb(300), Content_Encoding="gzip")], "size"),
    "banjir": ([pouring], "size"),
    "besar": ([page("", Content_Length="999999999")], "size"),
    "tak-terbuka": ([page("bukan gzip", Content_Encoding="gzip")], "encoding"),
    "film": ([film], "kind"),
    "pdf": ([page("%PDF-1.7", Content_Type="application/pdf")], "kind"),
    "pdf-menyamar": ([page("%PDF-1.7")], "kind"),
    "tantangan": ([CHALLENGE], "challenge"),
    "terlarang": ([page("isi")], "robots"),
}
"""Pages that cannot, with the cause."""

HOSTS = {
    f"{host}.{DOMAIN}": "127.0.0.1" for host in ("www", "tanpa", "tertutup", "pindah", "galat", "putus", "keluar", "scrapy")
}


@dataclass(frozen=True, slots=True)
class Hostile:
    crawl: Ended
    server: FaultServer
    private: list[FaultServer]
    """Listen where nothing may be asked for."""


@pytest.fixture(scope="module")
def hostile() -> Iterator[Hostile]:
    with ExitStack() as stack:
        server = stack.enter_context(FaultServer())
        private = [stack.enter_context(FaultServer())]
        lost = {path: cause for path, (_, cause) in LOST.items()}
        literals = ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "localhost", "[::ffff:127.0.0.1]"]
        targets = [f"{host}:{private[0].port}" for host in literals]
        try:
            private.append(stack.enter_context(FaultServer("::1")))
            targets.append(f"[::1]:{private[1].port}")
        except OSError:
            targets.append("[::1]:8080")  # No IPv6 on this machine: nobody can listen.
        for number, target in enumerate(targets):
            server.answer(url(f"ke-dalam-{number}"), redirect(f"http://{target}/tujuan"))
            lost[f"ke-dalam-{number}"] = "redirect"
        for path, answers in HAD.items():
            server.answer(url(path), *answers)
        for path, (answers, _) in LOST.items():
            server.answer(url(path), *answers)
        server.answer(url("lingkaran-2"), redirect("/lingkaran"))
        server.answer(url("alamat-baru"), page("isi"))
        for number in range(1, 8):
            server.answer(url(f"rantai-{number}"), redirect(f"/rantai-{number + 1}"))
        server.answer(url("robots.txt"), rules("User-agent: *", "Disallow: /terlarang"))
        server.answer(url("robots.txt", f"tertutup.{DOMAIN}"), page("", 403))
        server.answer(url("robots.txt", f"pindah.{DOMAIN}"), redirect(url("robots.txt")))
        server.answer(url("robots.txt", f"galat.{DOMAIN}"), page("", 500))
        server.answer(url("robots.txt", f"putus.{DOMAIN}"), torn)
        server.answer(url("robots.txt", f"keluar.{DOMAIN}"), redirect("http://lain.example/robots.txt"))
        server.answer(
            url("robots.txt", f"scrapy.{DOMAIN}"), rules("User-agent: Scrapy", "Disallow: /", "User-agent: *", "Allow: /")
        )
        for host in HOSTS:
            if host != WWW:
                server.answer(url("baik", host), page("isi"))
        server.answer(url("terlarang", f"pindah.{DOMAIN}"), page("isi"))
        asked = [url(path) for path in (*HAD, *lost)]
        asked += [url("baik", host) for host in HOSTS if host != WWW]
        asked += [url("terlarang", f"pindah.{DOMAIN}"), url("baik", f"dalam.{DOMAIN}")]
        asked += [f"http://{target}/rahasia" for target in targets]
        asked += [f"http://{WWW}:{private[0].port}/rahasia", f"ftp://{WWW}/rahasia", f"http://{WWW}@127.0.0.1/rahasia"]
        names = {**HOSTS, f"dalam.{DOMAIN}": "127.0.0.1", "localhost": "127.0.0.1", "lain.example": "127.0.0.1"}
        ended = crawl(
            asked,
            server.port,
            names,
            private=[f"dalam.{DOMAIN}", "localhost", "lain.example"],
            DOWNLOAD_TIMEOUT=1,
            RETRY_TIMES=2,
            CONCURRENT_REQUESTS=16,
            CONCURRENT_REQUESTS_PER_DOMAIN=8,
            BLOCK_LIMIT=1000,
        )
        yield Hostile(ended, server, private)


@pytest.mark.parametrize("path", HAD)
def test_what_can_be_had_is_had(hostile: Hostile, path: str) -> None:
    assert hostile.crawl.got.get(url(path)) in ("isi", "<urlset/>"), hostile.crawl.failed.get(url(path))


@pytest.mark.parametrize("path", LOST)
def test_what_cannot_be_had_has_a_cause(hostile: Hostile, path: str) -> None:
    assert hostile.crawl.failed.get(url(path)) == LOST[path][1]


def test_every_request_has_an_end(hostile: Hostile) -> None:
    ended = hostile.crawl
    asked = len(HAD) + len(LOST) + 7 + len(HOSTS) - 1 + 2 + 7 + 3
    assert len(ended.got) + len(ended.failed) == asked
    assert ended.stats["finish_reason"] == "finished"


def test_nobody_is_asked_at_a_forbidden_address(hostile: Hostile) -> None:
    assert [server.connections for server in hostile.private] == [0] * len(hostile.private)
    assert {visit.host for visit in hostile.server.visits()} == set(HOSTS)


def test_addresses_are_refused_by_cause(hostile: Hostile) -> None:
    failed = hostile.crawl.failed
    assert [failed[url(f"ke-dalam-{number}")] for number in range(7)] == ["redirect"] * 7
    port = hostile.private[0].port
    for host in ("127.0.0.1", "127.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]"):
        assert failed[f"http://{host}:{port}/rahasia"] == "address"
    assert failed[f"http://localhost:{port}/rahasia"] == "host"
    assert failed[f"http://{WWW}:{port}/rahasia"] == "port"
    assert failed[f"ftp://{WWW}/rahasia"] == "scheme"
    assert failed[f"http://{WWW}@127.0.0.1/rahasia"] == "userinfo"
    assert failed[url("baik", f"dalam.{DOMAIN}")] == "address"


def test_every_refusal_is_counted(hostile: Hostile) -> None:
    failed = list(hostile.crawl.failed.values())
    stats = hostile.crawl.stats
    for cause in ("redirect", "scheme", "userinfo", "port", "size", "kind", "encoding"):
        # One robots.txt leads away from the site.
        assert stats[f"guard/refused/{cause}"] == failed.count(cause) + (cause == "redirect"), cause
    # Of "dalam" robots.txt alone is refused by the guard, the pages for its want.
    both = stats["guard/refused/address"] + stats["politeness/refused/address"]
    assert both == failed.count("address") + 1
    for cause in ("robots", "robots_unreachable", "challenge"):
        assert stats[f"politeness/refused/{cause}"] == failed.count(cause), cause
    assert stats["politeness/forbidden"] == 2  # the page, and a robots.txt


@pytest.mark.parametrize(
    ("host", "cause"),
    [
        ("tanpa", None),
        ("tertutup", None),
        ("pindah", None),
        ("galat", "robots_unreachable"),
        ("putus", "robots_unreachable"),
        ("keluar", "robots_unreachable"),
        ("scrapy", "robots"),
    ],
)
def test_robots_txt_that_fails(hostile: Hostile, host: str, cause: str | None) -> None:
    page_there = url("baik", f"{host}.{DOMAIN}")
    assert hostile.crawl.failed.get(page_there) == cause
    assert hostile.server.asked(page_there) == (cause is None)


def test_a_robots_txt_elsewhere_on_the_site_is_obeyed(hostile: Hostile) -> None:
    assert hostile.crawl.failed[url("terlarang", f"pindah.{DOMAIN}")] == "robots"
    assert hostile.server.asked(url("terlarang", f"pindah.{DOMAIN}")) == 0


def test_an_unreachable_robots_txt_is_told(hostile: Hostile) -> None:
    assert hostile.crawl.stats["robotstxt/unreachable"] == 4
    for host in ("galat", "putus", "keluar", "dalam"):
        assert hostile.crawl.log.count(f"robots.txt of {host}.{DOMAIN} cannot be had") == 1


def test_memory_stays_small(hostile: Hostile) -> None:
    assert 30 < hostile.crawl.peak < 300


def test_one_face_for_all(hostile: Hostile) -> None:
    (face,) = {visit.user_agent for visit in hostile.server.visits()}
    assert face.startswith("detikcrawl/")


def test_a_redirect_to_a_page_asked_for_already_is_told(server: FaultServer) -> None:
    server.answer(url("baik"), page("isi"))
    server.answer(url("lama"), redirect("/baik"))
    ended = crawl([url("baik"), url("lama")], server.port, HERE)
    assert server.asked(url("baik")) == 1
    assert ended.failed == {url("lama"): "seen"}
    assert ended.stats["guard/refused/seen"] == 1


# --- names


def test_a_name_that_changes_its_address_is_refused(server: FaultServer) -> None:
    # robots.txt is asked for at the first address, the page at the second.
    server.answer(url("baik"), page("isi"))
    ended = crawl([url("baik")], server.port, {WWW: ["127.0.0.1", "10.0.0.1"]})
    assert ended.failed == {url("baik"): "address"}
    assert [visit.path for visit in server.visits()] == ["/robots.txt"]


# --- pace


def test_the_delay_is_one_for_all_hosts(server: FaultServer) -> None:
    other = f"lain.{DOMAIN}"
    pages = [url(f"{number}", host) for number in range(3) for host in (WWW, other)]
    for each in pages:
        server.answer(each, page("isi"))
    ended = crawl(pages, server.port, HERE | {other: "127.0.0.1"}, DOWNLOAD_DELAY=0.4)
    visits = server.visits()
    assert len(ended.got) == 6
    assert len(visits) == 8
    assert min(gaps(visits)) > 0.4 - SLACK
    assert visits[-1].time - visits[0].time > 7 * 0.4 - SLACK


def test_crawl_delay_is_the_largest_that_we_are_told(server: FaultServer) -> None:
    pages = [url(f"{number}") for number in range(4)]
    for each in pages:
        server.answer(each, page("isi"))
    told = ("User-agent: *", "Crawl-delay: 0.1", "User-agent: detikcrawl", "Crawl-delay: 0.6")
    server.answer(url("robots.txt"), rules(*told))
    ended = crawl(pages, server.port, HERE, DOWNLOAD_DELAY=0.1)
    visits = server.visits()
    assert len(ended.got) == 4
    assert ended.stats["politeness/crawl_delay"] == 0.6
    assert min(gaps(visits)) > 0.6 - SLACK
    assert visits[-1].time - visits[0].time > 4 * 0.6 - SLACK


def test_a_crawl_delay_too_long_for_us_is_no_reason_to_go_faster(server: FaultServer) -> None:
    server.answer(url("robots.txt"), rules("User-agent: *", "Crawl-delay: 3600"))
    ended = crawl([url("baik")], server.port, HERE)
    assert ended.failed == {url("baik"): "crawl_delay"}
    assert server.visits(robots=False) == []
    assert (ended.stats["finish_reason"], ended.stats["politeness/gave_up/crawl_delay"]) == ("blocked", 1)


def test_the_whole_site_waits_when_it_says_so(server: FaultServer) -> None:
    now = time.time()
    until = {"Retry_After": formatdate(now + 2, usegmt=True), "Date": formatdate(now, usegmt=True)}
    server.answer(url("0"), page("", 429, Retry_After="1"), page("isi"))
    server.answer(url("1"), page("isi"))
    server.answer(url("2"), page("", 503, **until), page("isi"))
    server.answer(url("3"), page("isi"))
    server.answer(url("4"), page("", 429), page("", 503), page("isi"))
    ended = crawl(
        [url(f"{number}") for number in range(5)],
        server.port,
        HERE,
        **ONE_BY_ONE,
        BACKOFF_START=0.5,
        THROTTLE_LIMIT=10,
    )
    assert len(ended.got) == 5
    assert ended.stats["politeness/throttled"] == ended.stats["politeness/pauses"] == 4
    visits = server.visits(robots=False)
    first, second = (next(n for n, visit in enumerate(visits) if visit.path == path) for path in ("/0", "/2"))
    asked_first, asked_again, _ = (n for n, visit in enumerate(visits) if visit.path == "/4")
    assert gaps(visits)[first] > 1 - SLACK
    assert gaps(visits)[second] > 2 - SLACK
    assert gaps(visits)[asked_first] > 0.5 - SLACK
    assert gaps(visits)[asked_again] > (1 if asked_again == asked_first + 1 else 0.5) - SLACK


def answers_of_all(server: FaultServer, pages: list[str], *answers: bytes) -> None:
    """Whatever page is asked for first gets the first answer, and so on; the last one is repeated."""
    left = list(answers)
    for each in pages:
        server.answer(each, lambda connection, closing: connection.sendall(left.pop(0) if len(left) > 1 else left[0]))


@pytest.mark.parametrize("times", [1, 4])
def test_what_is_queued_already_waits_too(server: FaultServer, times: int) -> None:
    pages = [url(f"{number}") for number in range(6)]
    answers_of_all(server, pages, *[page("", 429, Retry_After="1")] * times, page("isi"))
    ended = crawl(pages, server.port, HERE, **ONE_BY_ONE, CONCURRENT_REQUESTS=6, BACKOFF_START=0.1, THROTTLE_LIMIT=5)
    assert len(ended.got) == 6
    assert all(gap > 1 - SLACK for gap in gaps(server.visits(robots=False))[:times])


def test_what_is_queued_already_is_not_asked_of_a_site_given_up(server: FaultServer) -> None:
    pages = [url(f"{number}") for number in range(6)]
    answers_of_all(server, pages, page("", 503, Retry_After="7200"))
    ended = crawl(pages, server.port, HERE, **ONE_BY_ONE, CONCURRENT_REQUESTS=6)
    assert len(server.visits(robots=False)) == 1
    assert ended.failed == dict.fromkeys(pages, "throttled")


# --- the end of patience


@pytest.mark.parametrize(
    ("answer", "cause", "asked", "at_once"),
    [
        (page("", 403), "blocked", 5, 4),
        (CHALLENGE, "challenge", 5, 1),  # no status tells it: the page has to be looked at
        (page("", 429), "throttled", 4, 4),
        (page("", 503, Retry_After="7200"), "throttled", 1, 4),
    ],
    ids=["403", "challenge", "429", "Retry-After of two hours"],
)
def test_a_site_that_does_not_want_us_is_left_alone(
    server: FaultServer, answer: bytes, cause: str, asked: int, at_once: int
) -> None:
    pages = [url(f"{number}") for number in range(12)]
    for each in pages:
        server.answer(each, answer)
    ended = crawl(pages, server.port, HERE, CONCURRENT_REQUESTS=at_once, BACKOFF_START=0.1, **ONE_BY_ONE)
    assert len(server.visits(robots=False)) == asked
    assert ended.got == {}
    assert set(ended.failed.values()) <= {cause, "http_403"}
    assert cause in ended.failed.values()
    assert ended.stats[f"politeness/refused/{cause}"] == list(ended.failed.values()).count(cause)
    assert ended.stats[f"politeness/gave_up/{cause}"] == 1
    assert ended.stats["finish_reason"] == "blocked"
    assert ended.log.count(f"faults is left alone ({cause})") == 1


def test_a_few_forbidden_pages_are_no_closed_door(server: FaultServer) -> None:
    pages = [url(f"{number}") for number in range(10)]
    for number, each in enumerate(pages):
        server.answer(each, page("isi") if number == 4 else page("", 403))
    ended = crawl(pages, server.port, HERE, **ONE_BY_ONE, BLOCK_LIMIT=6)
    assert len(server.visits(robots=False)) == 10
    assert list(ended.failed.values()) == ["http_403"] * 9
    assert ended.stats["finish_reason"] == "finished"


@pytest.mark.parametrize("wish", ["Retry-After", "Crawl-delay"])
def test_a_run_that_is_told_to_end_does_not_wait(server: FaultServer, wish: str) -> None:
    pages = [url(f"{number}") for number in range(4)]
    if wish == "Retry-After":
        answers_of_all(server, pages, page("", 429, Retry_After="3000"))
    else:
        server.answer(url("robots.txt"), rules("User-agent: *", "Crawl-delay: 250"))
    running = start(pages, server.port, HERE, **ONE_BY_ONE)
    while not server.visits(robots=wish == "Crawl-delay"):
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(signal.SIGTERM)
    ended = end(running)  # within LONG, which is less than what the site asked for
    assert ended.stats["finish_reason"] == "shutdown"
    # The signal may come before the answer: then the retry is dropped with the scheduler's queue, and fails nothing.
    assert set(ended.failed.values()) <= {"interrupted"}
    assert len(server.visits()) == (2 if wish == "Retry-After" else 1)


# --- proxies


@pytest.mark.parametrize("permitted", [False, True])
def test_a_proxy_is_used_only_where_it_is_permitted(server: FaultServer, permitted: bool) -> None:
    proxy = f"127.0.0.1:{server.port}"
    server.answer(url(url("robots.txt")), rules("User-agent: *", "Allow: /"))
    ended = crawl(
        [url("baik"), "http://10.0.0.1/", "http://lain.example/"],
        1,
        HERE,
        environment={"http_proxy": f"http://{proxy}"},
        GUARD_PROXIES=[proxy] if permitted else [],
    )
    asked = [visit.path for visit in server.visits()]
    assert asked == ([url("robots.txt"), url("baik")] if permitted else [])
    assert ended.failed["http://10.0.0.1/"] == "address"
    assert ended.failed["http://lain.example/"] == "host"
    assert ended.failed[url("baik")] == ("http_404" if permitted else "proxy")
    assert ended.stats.get("guard/refused/proxy", 0) == (0 if permitted else 1)


def test_the_machine_can_listen_where_the_tests_do() -> None:
    """Else a connection that should not be made could not be seen."""
    with FaultServer() as running, socket.create_connection(("127.0.0.1", running.port)):
        deadline = time.monotonic() + 10
        while not running.connections:
            assert time.monotonic() < deadline
            time.sleep(0.01)

"""What a URL alone tells about whether it may be asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.settings import Settings
from twisted.web.client import URI

from detikcrawl.network.perimeter import Perimeter, hosts_of, loopback_for_tests, permitted_proxies

SITE = Perimeter(("detik.com",))


@pytest.mark.parametrize(
    "url",
    [
        "https://detik.com",
        "https://news.detik.com/berita/d-1/a",
        "http://news.detik.com:80/",
        "https://NEWS.detik.com:443/?a=b@c",
        "https://a.b.detik.com/x:y",
    ],
)
def test_pages_of_the_site(url: str) -> None:
    assert SITE.objection(url) is None


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("https://detik.com.example/", "host"),
        ("https://xdetik.com/", "host"),
        ("https://com/", "host"),
        ("https:///berita", "host"),
        ("https://detik.com./", "host"),
        ("https://news.detik.com\\@lain.example/", "userinfo"),
        ("https://lain.example\\.detik.com/", "host"),
        ("https://lain.example%2F.detik.com/", "host"),
        ("https://lain.example#.detik.com/", "host"),
        ("https://[::1/", "host"),
        ("https://deti\u200bk.com/", "host"),
        ("https://news.detik.com:8080/", "port"),
        ("https://news.detik.com:80/", "port"),
        ("https://news.detik.com:0/", "port"),
        ("https://news.detik.com:/", "host"),
        ("https://news.detik.com:99999/", "port"),
        ("https://ada@news.detik.com/", "userinfo"),
        ("https://ada:rahasia@news.detik.com/", "userinfo"),
        ("ftp://news.detik.com/", "scheme"),
        ("file:///etc/hosts", "scheme"),
        ("data:text/html,isi", "scheme"),
        ("//news.detik.com/", "scheme"),
        ("http://127.0.0.1/", "address"),
        ("http://0x7f.1/", "address"),
        ("http://[::1]/", "address"),
        ("http://169.254.169.254/latest", "address"),
        ("http://8.8.8.8/", "host"),
    ],
)
def test_pages_of_others(url: str, cause: str) -> None:
    objection = SITE.objection(url)
    assert objection is not None
    assert objection.cause == cause
    assert url in objection.message


def test_a_site_without_domains_has_no_pages() -> None:
    assert Perimeter(()).objection("https://news.detik.com/").cause == "host"


@given(
    st.sampled_from(["http://", "https://", "HTTP://", "http:/", "http:\\\\"]),
    st.text("detikcom.@:/\\?#%[]0189lain-_ \t\n\r\u3002", max_size=40),
    st.sampled_from(["detik.com", "news.detik.com", "detik.com/", ".detik.com:80", "@detik.com", ""]),
)
def test_what_is_let_pass_is_connected_to(scheme: str, middle: str, end: str) -> None:
    """The host that is judged is the one that Twisted connects to."""
    try:
        url = Request(scheme + middle + end).url
    except ValueError:
        return
    if SITE.objection(url) is None:
        host = URI.fromBytes(url.encode()).host.decode().lower()
        assert host == "detik.com" or host.endswith(".detik.com")


def test_a_test_server_is_exempt_by_host_and_port() -> None:
    exempt = Perimeter(("127.0.0.1", "uji.example"), frozenset({"127.0.0.1:8080", "uji.example:8080"}))
    assert exempt.objection("http://127.0.0.1:8080/") is None
    assert exempt.objection("http://uji.example:8080/") is None
    assert exempt.objection("http://127.0.0.1:8081/").cause == "address"
    assert exempt.objection("http://uji.example:8081/").cause == "port"
    assert Perimeter(("detik.com",), exempt.on_loopback).objection("http://uji.example:8080/").cause == "host"


@pytest.mark.parametrize(
    ("name", "read"), [("GUARD_ALLOW_LOOPBACK_FOR_TESTS", loopback_for_tests), ("GUARD_PROXIES", permitted_proxies)]
)
def test_settings(name: str, read: object) -> None:
    assert read(Settings()) == frozenset()
    assert read(Settings({name: "127.0.0.1:8080,Uji.example:80"})) == {"127.0.0.1:8080", "uji.example:80"}
    assert read(Settings({name: ["[::1]:8080"]})) == {"[::1]:8080"}
    for wrong in ("uji.example", "uji.example:", "http://uji.example:80", "*:80", ":80"):
        with pytest.raises(ValueError, match=name):
            read(Settings({name: [wrong]}))


def test_hosts() -> None:
    assert hosts_of(frozenset({"127.0.0.1:80", "uji.example:80", "uji.example:81"})) == {"127.0.0.1", "uji.example"}

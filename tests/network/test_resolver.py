"""Names lead to public addresses or nowhere, also when they change their mind."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from scrapy.resolver import dnscache
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from detikcrawl.network.resolver import PublicResolver, refused_names


class Threads:
    """Stands for a reactor whose threads end at once."""

    def getThreadPool(self) -> Threads:  # noqa: N802
        return self

    def callInThreadWithCallback(self, done, function, *args) -> None:  # noqa: N802
        try:
            done(True, function(*args))
        except OSError:
            done(False, Failure())

    def callFromThread(self, function, *args) -> None:  # noqa: N802
        function(*args)

    def callLater(self, seconds, function, *args) -> Threads:  # noqa: N802
        return self

    def cancel(self) -> None:
        pass


@pytest.fixture(autouse=True)
def leads_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[str]]]:
    names: dict[str, list[str]] = {}

    def look_up(name: str) -> str:
        if name not in names:
            raise socket.gaierror
        return names[name].pop(0)

    monkeypatch.setattr(socket, "gethostbyname", look_up)
    dnscache.clear()
    refused_names.clear()
    yield names
    dnscache.clear()
    refused_names.clear()


def resolver(**settings: object) -> PublicResolver:
    return PublicResolver.from_crawler(get_crawler(settings_dict=settings), Threads())


def answer(deferred: Deferred[str]) -> str | None:
    """The address; None where there is none."""
    got: list[str | Failure] = []
    deferred.addBoth(got.append)
    if isinstance(got[0], Failure):
        got[0].trap(DNSLookupError)
        return None
    return got[0]


def test_a_public_address_is_the_answer(leads_to: dict[str, list[str]]) -> None:
    leads_to["detik.com"] = ["103.49.221.211"]
    assert answer(resolver().getHostByName("detik.com")) == "103.49.221.211"
    assert refused_names == set()


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"])
def test_another_one_is_not(leads_to: dict[str, list[str]], address: str) -> None:
    leads_to["detik.com"] = [address]
    assert answer(resolver().getHostByName("detik.com")) is None
    assert refused_names == {"detik.com"}


def test_a_name_without_an_address_is_not_refused(leads_to: dict[str, list[str]]) -> None:
    assert answer(resolver().getHostByName("detik.com")) is None
    assert refused_names == set()


def test_what_is_answered_is_what_was_checked(leads_to: dict[str, list[str]]) -> None:
    leads_to["detik.com"] = ["103.49.221.211", "127.0.0.1", "103.49.221.211"]
    names = resolver(DNSCACHE_ENABLED=False)
    assert [answer(names.getHostByName("detik.com")) for _ in range(3)] == ["103.49.221.211", None, "103.49.221.211"]
    assert leads_to["detik.com"] == []
    assert refused_names == set()


def test_a_cached_address_is_checked_too(leads_to: dict[str, list[str]]) -> None:
    dnscache.limit = 10
    dnscache["detik.com"] = "10.0.0.1"
    assert answer(resolver().getHostByName("detik.com")) is None
    assert refused_names == {"detik.com"}


def test_proxies_may_be_anywhere_and_test_servers_on_loopback(leads_to: dict[str, list[str]]) -> None:
    names = resolver(GUARD_PROXIES=["proxy.example:3128"], GUARD_ALLOW_LOOPBACK_FOR_TESTS=["uji.example:80"])
    leads_to |= {"proxy.example": ["10.0.0.1"], "uji.example": ["127.0.0.1"]}
    assert answer(names.getHostByName("proxy.example")) == "10.0.0.1"
    assert answer(names.getHostByName("uji.example")) == "127.0.0.1"
    dnscache.clear()
    leads_to["uji.example"] = ["10.0.0.1"]
    assert answer(names.getHostByName("uji.example")) is None

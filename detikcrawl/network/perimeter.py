"""Perimeter: the addresses a site's spider may ask for, as far as a URL tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from detikcrawl.network.addresses import as_address, is_public

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

PORTS = {"http": 80, "https": 443}

# Stricter than the standard: what two parsers of URLs could read differently is refused.
_NETLOC = re.compile(r"(?P<host>[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(?::(?P<port>\d{1,5}))?", re.IGNORECASE)


class Objection(NamedTuple):
    """Why an address is not asked for."""

    cause: str
    """A word, as in `Refused`."""
    message: str


@dataclass(frozen=True, slots=True)
class Perimeter:
    """The hosts of a site: its domains and all below them, on the usual ports of http and https."""

    domains: tuple[str, ...]
    on_loopback: frozenset[str] = field(default=frozenset())
    """host:port of test servers; see `loopback_for_tests`."""

    def objection(self, url: str) -> Objection | None:
        """What speaks against asking for a URL; None is nothing. Names are resolved, and judged, when connecting."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return Objection("host", f"no address of a site: {url}")
        if parts.scheme not in PORTS:
            return Objection("scheme", f"neither http nor https: {url}")
        if "@" in parts.netloc:
            return Objection("userinfo", f"a user's name in the address: {url}")
        netloc = _NETLOC.fullmatch(parts.netloc)
        if netloc is None:
            return Objection("host", f"no name of a host: {url}")
        host, usual = netloc["host"].lower(), PORTS[parts.scheme]
        port = int(netloc["port"] or usual)
        exempt = f"{host}:{port}" in self.on_loopback
        address = as_address(host)
        if address is not None and not is_public(address) and not exempt:
            return Objection("address", f"an address that is not public: {url}")
        if not any(host == domain or host.endswith(f".{domain}") for domain in self.domains):
            return Objection("host", f"not a host of the site: {url}")
        if port != usual and not exempt:
            return Objection("port", f"neither port 80 of http nor 443 of https: {url}")
        return None


def loopback_for_tests(settings: BaseSettings) -> frozenset[str]:
    """GUARD_ALLOW_LOOPBACK_FOR_TESTS: host:port of test servers, exactly; they may be on loopback and on any port.

    For tests only. A host has to be one of the site all the same, and no other private network opens up.
    ValueError where one is no host:port.
    """
    return _host_ports(settings, "GUARD_ALLOW_LOOPBACK_FOR_TESTS")


def permitted_proxies(settings: BaseSettings) -> frozenset[str]:
    """GUARD_PROXIES: host:port of the HTTP proxies that may be used, wherever they are.

    Behind a proxy the name of a site is resolved by the proxy: its address is not seen here, only the rules of `Perimeter`
    hold. ValueError where one is no host:port.
    """
    return _host_ports(settings, "GUARD_PROXIES")


def hosts_of(host_ports: frozenset[str]) -> frozenset[str]:
    """The hosts alone."""
    return frozenset(each.rpartition(":")[0] for each in host_ports)


def _host_ports(settings: BaseSettings, name: str) -> frozenset[str]:
    given = settings.getlist(name)
    for each in given:
        netloc = _NETLOC.fullmatch(each)
        if netloc is None or not netloc["port"]:
            raise ValueError(f"{name}: {each!r} is no host:port")
    return frozenset(each.lower() for each in given)

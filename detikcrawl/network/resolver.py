"""PublicResolver: names lead to public addresses or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from detikcrawl.network.addresses import is_public
from detikcrawl.network.perimeter import hosts_of, loopback_for_tests, permitted_proxies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

refused_names: set[str] = set()
"""Names last seen at an address that is not public. One for the process, like the reactor's resolver: Twisted tells those
who connect no more than that a name has no address."""


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver (IPv4) without addresses that are not public; set as TWISTED_DNS_RESOLVER.

    Twisted connects to the very address that is returned here and resolves again for every connection, so that a name which
    changes its address in between (DNS rebinding) is refused like any other. Names in GUARD_PROXIES may be anywhere, those in
    GUARD_ALLOW_LOOPBACK_FOR_TESTS on loopback.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float) -> None:
        super().__init__(reactor, cache_size, timeout)
        self._proxies: frozenset[str] = frozenset()
        self._on_loopback: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """ValueError where one of the two settings is not made of host:port."""
        resolver = super().from_crawler(crawler, reactor)
        resolver._proxies = hosts_of(permitted_proxies(crawler.settings))
        resolver._on_loopback = hosts_of(loopback_for_tests(crawler.settings))
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The address of a name; DNSLookupError where there is none, or one that is not public."""
        # Checked on the way out, so that what lies in the cache is checked too.
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: Any, name: str) -> Any:
        on_loopback = name in self._on_loopback and address.startswith("127.")
        if name in self._proxies or on_loopback or is_public(address):
            refused_names.discard(name)
            return address
        refused_names.add(name)
        raise DNSLookupError(f"{name} leads to {address}, which is not public")

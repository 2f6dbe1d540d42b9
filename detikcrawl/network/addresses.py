"""Addresses of the internet protocol: which are public, and which host names are addresses in disguise."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

NOT_PUBLIC = tuple(
    map(
        ip_network,
        (
            # Python's own tables differ between its versions; these are refused whatever they say.
            "0.0.0.0/8",
            "100.64.0.0/10",  # shared by the customers of a provider; Alibaba's metadata
            "192.0.0.0/24",  # Oracle's metadata among others
            "192.88.99.0/24",
            "198.18.0.0/15",
            "240.0.0.0/4",
            "168.63.129.16/32",  # a public address that, inside Azure, is the machine's host
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fec0::/10",
        ),
    )
)
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_SPELLING = re.compile(r"[0-9a-fx.]+", re.IGNORECASE)


def is_public(address: str | IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the open internet.

    Private, loopback, link-local, shared, multicast, reserved and metadata addresses are not, nor are those of IPv6 that
    carry such an IPv4 address. ValueError where it is no address.
    """
    address = ip_address(address) if isinstance(address, str) else address
    if isinstance(address, IPv6Address):
        if any(address in network for network in _NAT64):
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None or int(address) >> 32 == 0:
            return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in NOT_PUBLIC if network.version == address.version)


def as_address(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host of a URL means without asking DNS: 10.0.0.1, 127.1, 0x7f.1, 2130706433, [::1]; else None."""
    try:
        return ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        pass
    try:
        # What resolvers take for an address: one to four numbers, decimal, octal or hexadecimal.
        return IPv4Address(socket.inet_aton(host)) if _SPELLING.fullmatch(host) else None
    except OSError:
        return None

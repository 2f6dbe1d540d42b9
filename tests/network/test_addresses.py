"""Public addresses and others, in all their spellings."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.network.addresses import as_address, is_public

PRIVATE = [
    "0.0.0.0",  # noqa: S104 - nothing is bound
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::169.254.169.254",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
PUBLIC = [
    "1.1.1.1",
    "103.49.221.211",
    "8.8.8.8",
    "2606:4700:4700::1111",
    "2404:6800:4003::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]
PRIVATE_NETWORKS = [
    "10.0.0.0/8",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "224.0.0.0/4",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address: str) -> None:
    assert not is_public(address)
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@given(st.sampled_from(PRIVATE_NETWORKS).flatmap(lambda network: st.ip_addresses(v=4, network=network)))
def test_no_private_network_has_a_public_corner(address: IPv4Address) -> None:
    for disguise in (
        address,
        IPv6Address(f"::ffff:{address}"),
        IPv6Address(f"64:ff9b::{address}"),
        IPv6Address(f"::{address}"),
    ):
        assert not is_public(disguise)
    assert not is_public(IPv6Address((0x2002 << 112) | (int(address) << 80)))


def test_no_address_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not appear"):
        is_public("news.detik.com")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "0x7f.1", "0X7F.0.0.1", "0177.0.0.1", "2130706433", "0x7f000001", "017700000001"]
)
def test_spellings_of_loopback(host: str) -> None:
    assert as_address(host) == IPv4Address("127.0.0.1")


def test_addresses_in_brackets() -> None:
    assert as_address("[::1]") == IPv6Address("::1")
    assert as_address("[::ffff:10.0.0.1]") == IPv6Address("::ffff:10.0.0.1")


@pytest.mark.parametrize("host", ["news.detik.com", "beef", "x", "", "1.2.3.4.5", "256.256.256.256", "127.0.0.1 x", "face.fed"])
def test_names_are_no_addresses(host: str) -> None:
    assert as_address(host) is None


@given(st.ip_addresses(v=4))
def test_every_number_is_read_as_the_system_reads_it(address: IPv4Address) -> None:
    for spelling in (str(int(address)), hex(int(address)), f"0{int(address):o}"):
        assert as_address(spelling) == IPv4Address(socket.inet_aton(spelling)) == address

"""The gate, asked as a browser asks, and in ways in which none would."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from detikcrawl.network.gate import Gate
from detikcrawl.network.perimeter import Perimeter

ROOT = Path(__file__).parents[2]
DOMAINS = ("situs.example",)


class Counts(dict):
    """Stands for Scrapy's stats."""

    def inc_value(self, name: str) -> None:
        self[name] = self.get(name, 0) + 1


class EchoGate(Gate):
    """A gate behind which whatever is permitted is one server, which says back what it is told."""

    asked: list[tuple[str, int]]
    port = 0

    async def connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        self.asked.append((host, port))
        return await asyncio.open_connection("127.0.0.1", self.port)


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(1000):
        writer.write(piece)
    writer.close()


def question(host: bytes, port: int, kind: int = 3) -> bytes:
    named = bytes([len(host)]) + host if kind == 3 else host
    return b"\x05\x01\x00" + b"\x05\x01\x00" + bytes([kind]) + named + port.to_bytes(2, "big")


def with_gate(ask: Callable[[EchoGate, int], Awaitable[Any]], *permitted: str) -> tuple[Any, EchoGate, Counts]:
    async def main() -> tuple[Any, EchoGate, Counts]:
        counts = Counts()
        gate = EchoGate(Perimeter(DOMAINS, frozenset(permitted)), counts)
        gate.asked = []
        async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
            gate.port = server.sockets[0].getsockname()[1]
            await gate.open()
            try:
                return await ask(gate, int(gate.url.rpartition(":")[2])), gate, counts
            finally:
                await gate.close()

    return asyncio.run(main())


async def said(port: int, *words: bytes) -> bytes:
    """What the gate says to these words, until it closes or has nothing more to say to a closed ear."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for word in words:
        writer.write(word)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize(
    ("host", "port"), [(b"situs.example", 443), (b"situs.example", 80), (b"api.situs.example", 443), (b"SITUS.example", 443)]
)
def test_hosts_of_the_site_are_let_through(host: bytes, port: int) -> None:
    answer, gate, counts = with_gate(lambda _, gate_port: said(gate_port, question(host, port), b"halo"))
    assert answer == b"\x05\x00" + b"\x05\x00\x00\x01" + bytes(6) + b"halo"
    assert gate.asked == [(host.decode(), port)]
    assert counts == {"browser/gate/connections": 1}


@pytest.mark.parametrize(
    ("host", "port", "kind", "cause"),
    [
        (b"lain.example", 443, 3, "host"),
        (b"xsitus.example", 443, 3, "host"),
        (b"situs.example.lain.example", 443, 3, "host"),
        (b"situs.example", 22, 3, "port"),
        (b"situs.example", 8443, 3, "port"),
        (b"localhost", 80, 3, "host"),
        (b"127.0.0.1", 80, 3, "address"),
        (b"0x7f.1", 80, 3, "address"),
        (b"2130706433", 443, 3, "address"),
        (bytes([127, 0, 0, 1]), 443, 1, "address"),
        (bytes([169, 254, 169, 254]), 80, 1, "address"),
        (bytes([93, 184, 215, 14]), 443, 1, "host"),
        (bytes(15) + b"\x01", 443, 4, "address"),
        (b"lain.example/@situs.example", 443, 3, "host"),
        (b"lain.example#situs.example", 443, 3, "host"),
        (b"x@situs.example", 443, 3, "userinfo"),
        (b"", 443, 3, "host"),
        (b"situs.example\r\nx", 443, 3, "host"),
        (b"\xff\xfe", 443, 3, "host"),
    ],
)
def test_everything_else_is_not(host: bytes, port: int, kind: int, cause: str) -> None:
    answer, gate, counts = with_gate(lambda _, gate_port: said(gate_port, question(host, port, kind), b"halo"))
    assert answer[:4] == b"\x05\x00\x05\x02"
    assert b"halo" not in answer
    assert gate.asked == []
    assert counts == {f"browser/gate/refused/{cause}": 1}


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"\x05",
        b"GET http://situs.example/ HTTP/1.1\r\n\r\n",
        b"\x05\x01\x00\x05\x02\x00\x03\x0dsitus.example\x01\xbb",  # BIND
        b"\x05\x01\x00\x05\x03\x00\x03\x0dsitus.example\x01\xbb",  # UDP
        b"\x05\x01\x00\x05\x01\x00\x07situs",
        b"\x05\x01\x00\x05\x01\x00\x03\xffsitus",
        b"\x04\x01\x01\xbb\x7f\x00\x00\x01\x00",  # SOCKS4
    ],
)
def test_whatever_is_no_question_is_left_without_answer(words: bytes) -> None:
    answer, gate, counts = with_gate(lambda _, port: said(port, words))
    assert answer in (b"", b"\x05\x00")
    assert gate.asked == []
    assert counts == {}


def test_what_the_perimeter_permits_for_tests_is_let_through_at_its_port_alone() -> None:
    async def ask(_: EchoGate, port: int) -> list[bytes]:
        return [(await said(port, question(b"situs.example", where)))[3:4] for where in (8001, 8002)]

    answers, gate, _ = with_gate(ask, "situs.example:8001")
    assert answers == [b"\x00", b"\x02"]
    assert gate.asked == [("situs.example", 8001)]


def test_a_gate_that_closes_leaves_nobody_waiting() -> None:
    async def ask(gate: EchoGate, port: int) -> tuple[bytes, int]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(question(b"situs.example", 443) + b"halo")
        await reader.readexactly(2 + 10 + 4)
        await gate.close()
        rest = await reader.read()
        writer.close()
        return rest, port

    (rest, port), _, _ = with_gate(ask)
    assert rest == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


RESOLVED = """
import asyncio, json, socket, sys
from scrapy.utils.reactor import install_reactor
install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
from twisted.internet import reactor
from twisted.internet.defer import Deferred
from scrapy.utils.test import get_crawler
from detikcrawl.network.gate import Gate
from detikcrawl.network.perimeter import Perimeter
from detikcrawl.network.resolver import PublicResolver

names = json.loads(sys.argv[1])
permitted = sys.argv[2]
socket.gethostbyname = lambda name: names[name].pop(0) if len(names[name]) > 1 else names[name][0]
resolver = PublicResolver.from_crawler(get_crawler(settings_dict={
    "DNSCACHE_ENABLED": False, "GUARD_ALLOW_LOOPBACK_FOR_TESTS": [permitted]}), reactor)
resolver.install_on_reactor()

class Stats:
    def inc_value(self, name):
        pass

async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    gate = Gate(Perimeter(("situs.example",)), Stats())
    for name in names:
        try:
            _, writer = await gate.connect(name, port)
            print(name, "had")
            writer.close()
        except Exception as error:
            print(name, type(error).__name__)
    await gate.close()
    server.close()

task = Deferred.fromFuture(asyncio.ensure_future(main()))
task.addBoth(lambda result: (print(result) if result else None, reactor.stop()))
reactor.run()
"""


def test_names_lead_to_public_addresses_or_nowhere() -> None:
    leads_to = {"dalam": ["127.0.0.1"], "boleh": ["127.0.0.1"], "awan": ["169.254.169.254"]}
    names = json.dumps({f"{name}.situs.example": addresses for name, addresses in leads_to.items()})
    command = [sys.executable, "-c", RESOLVED, names, "boleh.situs.example:443"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.stdout.splitlines() == [
        "dalam.situs.example DNSLookupError",
        "boleh.situs.example had",
        "awan.situs.example DNSLookupError",
    ], answer.stderr

"""Gate: the only way that a browser has to the network, a SOCKS5 proxy of ours on loopback."""

from __future__ import annotations

import asyncio
import logging
import socket
from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from scrapy.utils.defer import deferred_to_future

if TYPE_CHECKING:
    from scrapy.statscollectors import StatsCollector

    from detikcrawl.network.perimeter import Perimeter

logger = logging.getLogger(__name__)

_ASKED_WITHIN = 10.0
"""Seconds in which a browser has said where it wants to go, and we are there."""

_PIECE = 64 * 1024
_NO_PASSWORD, _CONNECT, _DONE, _REFUSED, _NOT_HAD = b"\x05\x00", b"\x05\x01", 0, 2, 4
_IPV4, _NAME, _IPV6 = 1, 3, 4


class Gate:
    """Lets through what lies in a site's perimeter, at a public address, and nothing else.

    Whatever in a browser wants to connect (a page, its scripts, a redirect that no one else sees, the browser itself) names
    host and port here. The host is looked up here, by the project's resolver, and the connection made to the very address
    that was judged, so a name that changes its address in between leads nowhere. What is said over it is not looked at.

    Counts `browser/gate/connections` and `browser/gate/refused/<cause>`, causes as in `Refused`.
    """

    def __init__(self, perimeter: Perimeter, stats: StatsCollector) -> None:
        self._perimeter = perimeter
        self._stats = stats
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """Address of the proxy, as browsers are told it."""
        return f"socks5://127.0.0.1:{self._socket.getsockname()[1]}"

    async def open(self) -> None:
        """Answer from now on; it can be opened again."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, sock=self._socket)

    async def close(self) -> None:
        """End all connections; it can be closed again."""
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        if self._server is not None:
            self._server.close()
        self._socket.close()

    async def connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to a host of the site; OSError or Twisted's DNSLookupError where there is none."""
        from twisted.internet import reactor  # not before the crawl has installed it

        return await asyncio.open_connection(await deferred_to_future(reactor.resolve(host)), port)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._open.add(task)  # type: ignore[arg-type] - a coroutine that runs has its task
        try:
            # The browser may go at any moment, and so may the other side.
            with suppress(OSError, EOFError, TimeoutError, asyncio.CancelledError):
                await self._let_through(reader, writer)
        finally:
            self._open.discard(task)  # type: ignore[arg-type]
            writer.close()

    async def _let_through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(_ASKED_WITHIN):
            host, port = await _greet(reader, writer)
            # Nothing but 443 is https; of anything else the perimeter is asked as of http.
            objection = self._perimeter.objection(f"{'https' if port == 443 else 'http'}://{host}:{port}/")
            if objection:
                self._stats.inc_value(f"browser/gate/refused/{objection.cause}")
                logger.debug("refused to the browser: %s", objection.message)
                writer.write(_answer(_REFUSED))
                return
            try:
                far_reader, far_writer = await self.connect(host.strip("[]"), port)
            except Exception as error:  # noqa: BLE001 - Twisted's and asyncio's errors of names and connections have no base
                self._stats.inc_value("browser/gate/refused/not_had")
                logger.debug("not had for the browser: %s:%d (%s)", host, port, error)
                writer.write(_answer(_NOT_HAD))
                return
        self._stats.inc_value("browser/gate/connections")
        writer.write(_answer(_DONE))
        try:
            there, back = (asyncio.ensure_future(_pass_on(*ends)) for ends in ((reader, far_writer), (far_reader, writer)))
            try:
                await asyncio.wait((there, back), return_when=asyncio.FIRST_COMPLETED)
                if there.done() and there.exception() is None:
                    await asyncio.wait((back,))  # The browser has said all, and waits for the answer.
            finally:
                for way in (there, back):
                    way.cancel()
                await asyncio.gather(there, back, return_exceptions=True)
        finally:
            far_writer.close()


async def _greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
    """Host and port that are asked for (RFC 1928); EOFError for whatever is no such question."""
    _, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(_NO_PASSWORD)
    head = await reader.readexactly(4)
    if head[:2] != _CONNECT:
        raise EOFError
    if head[3] == _NAME:
        length = (await reader.readexactly(1))[0]
        host = (await reader.readexactly(length)).decode("latin-1")
    elif head[3] in (_IPV4, _IPV6):
        address = ip_address(await reader.readexactly(4 if head[3] == _IPV4 else 16))
        host = f"[{address}]" if isinstance(address, IPv6Address) else str(address)
    else:
        raise EOFError
    return host, int.from_bytes(await reader.readexactly(2), "big")


def _answer(code: int) -> bytes:
    return bytes((5, code, 0, _IPV4, 0, 0, 0, 0, 0, 0))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(_PIECE):
        writer.write(piece)
        await writer.drain()
    with suppress(OSError):
        writer.write_eof()

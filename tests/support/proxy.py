"""A local HTTP proxy that lets through by CONNECT, as Squid does, and counts what it was asked."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

HOST = "127.0.0.1"
_PIECE = 64 * 1024


@dataclass
class Tunnels:
    """A proxy. With `login` ("user:password") it wants it; `shut` are ports that it refuses.

    `patient` waits for the server's first words and says them in one breath with its own answer.
    `leads_to` is where a name that nobody knows here is.
    """

    login: str = ""
    shut: frozenset[int] = frozenset()
    patient: bool = False
    leads_to: dict[str, str] = field(default_factory=dict)
    port: int = field(default=0, init=False)
    asked: list[str] = field(default_factory=list, init=False)
    writers: list[asyncio.StreamWriter] = field(default_factory=list, init=False)

    @property
    def url(self) -> str:
        """Its address, as a setting names it."""
        before = f"{self.login}@" if self.login else ""
        return f"http://{before}{HOST}:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client, and carry what it and the server say."""
        self.writers.append(writer)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("ascii")
        line, *headers = head.split("\r\n")
        method, where, _ = line.split(" ")
        self.asked.append(where)
        host, _, port = where.rpartition(":")
        login = base64.b64encode(self.login.encode()).decode("ascii")
        if method != "CONNECT":
            writer.write(b"HTTP/1.1 405 Method Not Allowed\r\n\r\n")
        elif self.login and f"Proxy-Authorization: Basic {login}" not in headers:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n<html>no</html>")
        elif int(port) in self.shut:
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        else:
            await self._carry(reader, writer, self.leads_to.get(host, host), int(port))

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, port: int
    ) -> None:
        there, answers = await asyncio.open_connection(host, port)
        self.writers.append(answers)
        first = await there.read(_PIECE) if self.patient else b""
        writer.write(b"HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n" + first)
        ways = {
            asyncio.create_task(_pour(reader, answers)),
            asyncio.create_task(_pour(there, writer)),
        }
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            answers.close()
            writer.close()


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    while piece := await source.read(_PIECE):
        into.write(piece)
        await into.drain()


@asynccontextmanager
async def a_proxy(
    *, login: str = "", shut: frozenset[int] = frozenset(), patient: bool = False
) -> AsyncIterator[Tunnels]:
    """Run a proxy while the block lasts."""
    proxy = Tunnels(login, shut, patient)
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await proxy.serve(reader, writer)
        writer.close()

    server = await asyncio.start_server(serve, HOST, 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for writer in proxy.writers:
            writer.transport.abort()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
        await server.wait_closed()

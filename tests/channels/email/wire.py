"""The network between culmina and a mail server: it counts connections, and breaks some."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from tests.support.dovecot import HOST


class Wire:
    """Leads to a server's port; breaks as soon as a client sends `word`, `breaks` times."""

    def __init__(self, to_port: int, word: bytes = b"", breaks: int = 0) -> None:
        self._to_port = to_port
        self._word = word
        self.breaks = breaks
        self.connections = 0
        self.port = 0

    async def __call__(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Carry what is said in both directions until one side has enough."""
        self.connections += 1
        far, forth = await asyncio.open_connection(HOST, self._to_port)
        carrying = [
            asyncio.create_task(self._carry(near, forth)),
            asyncio.create_task(self._carry(far, back)),
        ]
        await asyncio.wait(carrying, return_when=asyncio.FIRST_COMPLETED)
        for task in carrying:
            task.cancel()
        for end in (forth, back):
            end.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while said := await reader.read(65536):
                if self._word and self._word in said and self.breaks > 0:
                    self.breaks -= 1
                    return
                writer.write(said)
                await writer.drain()


@asynccontextmanager
async def a_wire(to_port: int, word: bytes = b"", breaks: int = 0) -> AsyncIterator[Wire]:
    """Lead to a server while the block lasts."""
    wire = Wire(to_port, word, breaks)
    server = await asyncio.start_server(wire, HOST, 0)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        server.close()

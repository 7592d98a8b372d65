"""The way to a server that is not asked over HTTP: straight, or through a proxy (CONNECT).

The proxy's answer is read byte by byte: a mail server speaks first, and what it says may come
together with that answer (RFC 9110, 9.3.6).
"""

from __future__ import annotations

import asyncio
import base64
import socket
from time import monotonic

from pydantic import SecretStr

from core.running.proxies import Proxy, read_proxy

_MOST_LINE = 4 * 1024
_MOST_LINES = 100
_SHORTEST = 0.001
_MOST_SAID = 80


class ProxyRefused(ConnectionError):
    """The proxy answers and lets nobody through; `code` is its answer's, 0 where it is no HTTP."""

    def __init__(self, proxy: Proxy, code: int, said: str) -> None:
        self.code = code
        self.said = said
        super().__init__(f"the proxy {proxy.host}:{proxy.port} answers {said!r}")


def connect(named: SecretStr, host: str, port: int, seconds: float) -> socket.socket:
    """Return a connection to a server, through the proxy where one is named; it blocks.

    Raises OSError, of which ProxyRefused is one.
    """
    proxy = read_proxy(named.get_secret_value())
    if proxy is None:
        return socket.create_connection((host, port), seconds)
    until = monotonic() + seconds
    way = socket.create_connection((proxy.host, proxy.port), seconds)
    try:
        way.sendall(_asking(proxy, host, port))
        _require_open(proxy, _line(way, until))
        for _ in range(_MOST_LINES):
            if not _line(way, until):
                break
        way.settimeout(seconds)
    except BaseException:
        way.close()
        raise
    return way


async def opened(named: SecretStr, host: str, port: int, seconds: float) -> socket.socket:
    """Do the same without blocking the loop; who is cancelled leaves no connection behind."""
    opening = asyncio.ensure_future(asyncio.to_thread(connect, named, host, port, seconds))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        opening.add_done_callback(_close)
        raise


def _close(opening: asyncio.Future[socket.socket]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()


def _asking(proxy: Proxy, host: str, port: int) -> bytes:
    """Return the request to be let through to a server."""
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    lines = [f"CONNECT {name}:{port} HTTP/1.1", f"Host: {name}:{port}"]
    if proxy.login:
        login = base64.b64encode(proxy.login.encode()).decode("ascii")
        lines.append(f"Proxy-Authorization: Basic {login}")
    return "\r\n".join([*lines, "", ""]).encode("ascii")


def _line(way: socket.socket, until: float) -> str:
    """Return the next line of the answer and nothing of what comes after it; raises OSError."""
    line = bytearray()
    while not line.endswith(b"\n") and len(line) < _MOST_LINE:
        way.settimeout(max(until - monotonic(), _SHORTEST))
        if not (byte := way.recv(1)):
            break
        line += byte
    return line.decode("latin-1").strip()


def _require_open(proxy: Proxy, line: str) -> None:
    """Raise ProxyRefused unless the first line of an answer says that the way is open."""
    version, _, said = line.partition(" ")
    number = said[:3]
    code = int(number) if version.startswith("HTTP/") and number.isdecimal() else 0
    if code // 100 != 2:
        raise ProxyRefused(proxy, code, (said if code else line)[:_MOST_SAID])

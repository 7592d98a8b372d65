"""Carries the requests of python-telegram-bot over aiohttp: the same answers for less work.

httpx looks at every connection of its pool for each request, which took a sixth of all the work of
an answer. Behind a proxy httpx carries the requests itself.
"""

from __future__ import annotations

import ssl
from functools import cache

import aiohttp
import httpx

# In this order: what certainly never left comes before the general failure that may have left.
_MEANS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (aiohttp.ConnectionTimeoutError, httpx.ConnectTimeout),
    (aiohttp.ClientConnectorError, httpx.ConnectError),
    (aiohttp.InvalidURL, httpx.UnsupportedProtocol),
    (aiohttp.NonHttpUrlClientError, httpx.UnsupportedProtocol),
    (TimeoutError, httpx.ReadTimeout),
    (aiohttp.ClientError, httpx.ReadError),
)


@cache
def believing(ca_file: str = "") -> ssl.SSLContext:
    """Return a context that verifies servers by the authorities that httpx trusts, whatever this
    machine has, and by that of `ca_file`. Raises OSError.

    All who believe the same have one: to read the authorities takes some 30 ms of a processor, and
    a process has two connections for each entity.
    """
    context = httpx.create_ssl_context()
    if ca_file:
        context.load_verify_locations(ca_file)
    return context


class Transport(httpx.AsyncBaseTransport):
    """A transport of httpx with at most `connections` open connections, kept for the next request.

    `trusted` says which servers are believed; None: those that httpx believes. Raises what httpx's
    own transport raises. A request has no time limit for its writing: what is sent here is short.
    """

    def __init__(self, connections: int, trusted: ssl.SSLContext | None = None) -> None:
        self._connections = connections
        self._trusted = trusted
        self._opened: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read its whole answer."""
        waits = request.extensions["timeout"]
        try:
            answer = await self._session().request(
                request.method,
                str(request.url),
                headers=request.headers.multi_items(),
                data=await request.aread() or None,
                allow_redirects=False,
                auto_decompress=False,
                timeout=aiohttp.ClientTimeout(
                    connect=waits["pool"], sock_connect=waits["connect"], sock_read=waits["read"]
                ),
            )
            content = await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _in_its_words(error) from error
        return httpx.Response(answer.status, headers=answer.raw_headers, content=content)

    async def aclose(self) -> None:
        """Close every connection."""
        if self._opened is not None:
            await self._opened.close()

    def _session(self) -> aiohttp.ClientSession:
        """Return the session; it belongs to the loop in which the first request is made."""
        if self._opened is None:
            connector = aiohttp.TCPConnector(
                limit=self._connections, ssl=self._trusted or believing()
            )
            cookies = aiohttp.DummyCookieJar()
            self._opened = aiohttp.ClientSession(connector=connector, cookie_jar=cookies)
        return self._opened


def _in_its_words(error: Exception) -> httpx.TransportError:
    """Return the error that httpx has for one of aiohttp's."""
    kind = next(meant for known, meant in _MEANS if isinstance(error, known))
    return kind(str(error))

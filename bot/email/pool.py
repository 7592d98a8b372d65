"""Connections to the mail server: opened when needed, used again, one message at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiosmtplib

from bot.email.settings import SmtpSettings
from core.channels import SendError

_QUIT_SECONDS = 2.0


async def open_connection(settings: SmtpSettings) -> aiosmtplib.SMTP:
    """Connect, encrypt and log in as the settings say; certificates are verified.

    Raises aiosmtplib's errors and OSError. The object is new each time: one whose connection was
    lost has been seen to hang when it connected again.
    """
    client = aiosmtplib.SMTP(
        hostname=settings.host,
        port=settings.port,
        timeout=settings.timeout,
        use_tls=settings.security == "tls",
        start_tls=settings.security == "starttls",
        username=settings.username or None,
        password=settings.password.get_secret_value() or None,
    )
    await client.connect()
    return client


class Lease:
    """A connection for one message; `used` is one that served before and may have gone stale."""

    def __init__(self, settings: SmtpSettings, used: aiosmtplib.SMTP | None) -> None:
        self._settings = settings
        self.used = used
        self.client = used

    async def renew(self) -> aiosmtplib.SMTP:
        """Replace the connection by a new one; raises aiosmtplib's errors and OSError."""
        self.drop()
        self.client = await open_connection(self._settings)
        return self.client

    def drop(self) -> None:
        """Close the connection without a word."""
        if self.client is not None:
            self.client.close()


class Pool:
    """At most `settings.connections` connections; the one used last is used first."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings
        self._room = asyncio.Semaphore(settings.connections)
        self._resting: list[aiosmtplib.SMTP] = []

    @asynccontextmanager
    async def lease(self) -> AsyncIterator[Lease]:
        """Wait for room and lend a connection; what is still connected afterwards is kept."""
        async with self._room:
            lease = Lease(self._settings, self._take())
            try:
                yield lease
            except SendError:
                raise
            except BaseException:  # stopped between a command and its answer: they would mix up
                lease.drop()
                raise
            finally:
                if lease.client is not None and lease.client.is_connected:
                    self._resting.append(lease.client)

    async def close(self) -> None:
        """Take leave of the server on every connection that rests."""
        while (client := self._take()) is not None:
            try:
                await client.quit(timeout=_QUIT_SECONDS)
            except (aiosmtplib.SMTPException, OSError):
                client.close()

    def _take(self) -> aiosmtplib.SMTP | None:
        while self._resting:
            client = self._resting.pop()
            if client.is_connected:
                return client
        return None

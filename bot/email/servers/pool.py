"""Connections to the mail server: opened when needed, used again, one message at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext, suppress

import aiosmtplib

from bot.email.servers.oauth import Tokens
from bot.email.servers.room import Room
from bot.email.servers.settings import SmtpSettings
from bot.email.servers.trust import verifying
from bot.email.servers.tunnel import opened
from core.channels import SendError

_QUIT_SECONDS = 2.0


async def open_connection(settings: SmtpSettings, tokens: Tokens | None = None) -> aiosmtplib.SMTP:
    """Connect, encrypt and log in as the settings say; certificates are verified.

    Raises aiosmtplib's errors, OSError, and EnvironmentFault where `tokens` gives none. The object
    is new each time: one whose connection was lost has been seen to hang when it connected again.
    """
    client = aiosmtplib.SMTP(
        hostname=settings.host,
        timeout=settings.timeout,
        use_tls=settings.security == "tls",
        start_tls=settings.security == "starttls",
        tls_context=None if settings.security == "none" else verifying(settings.ca_file),
        username=settings.username or None,
        password=settings.password.get_secret_value() or None,
        oauth_token_generator=None if tokens is None else tokens.access_token,
    )
    way = await opened(settings.proxy, settings.host, settings.port, settings.timeout)
    try:
        await client.connect(sock=way)
    except aiosmtplib.SMTPAuthenticationError:
        if tokens is not None:  # it may have been taken back before its time
            tokens.forget()
        raise
    return client


class Lease:
    """A connection for one message; `used` is one that served before and may have gone stale."""

    def __init__(
        self,
        settings: SmtpSettings,
        tokens: Tokens | None,
        used: aiosmtplib.SMTP | None,
        *,
        served: int,
    ) -> None:
        self._settings = settings
        self._tokens = tokens
        self.used = used
        self.client = used
        self.served = served

    async def renew(self) -> aiosmtplib.SMTP:
        """Replace the connection by a new one; raises what `open_connection` raises."""
        self.drop()
        self.served = 0
        self.client = await open_connection(self._settings, self._tokens)
        return self.client

    def drop(self) -> None:
        """Close the connection without a word."""
        if self.client is not None:
            self.client.close()


class Pool:
    """At most `settings.connections` connections, and together with others who write to the server
    what its `room` holds (None: nobody else does); the one used last is used first.

    One that has served `settings.messages_per_connection` messages is closed: servers count.
    """

    def __init__(
        self, settings: SmtpSettings, tokens: Tokens | None = None, room: Room | None = None
    ) -> None:
        self._settings = settings
        self._tokens = tokens
        self._own = Room(settings.connections)
        self._room = room
        self._resting: list[tuple[aiosmtplib.SMTP, int]] = []

    @asynccontextmanager
    async def lease(self) -> AsyncIterator[Lease]:
        """Wait for room and lend a connection; what is still connected afterwards is kept. Raises
        SendError where there is no room because the server does not answer."""
        async with self._own.taken(), self._room.taken() if self._room else nullcontext():
            used, served = self._take()
            lease = Lease(self._settings, self._tokens, used, served=served)
            try:
                yield lease
            except SendError:
                raise
            except BaseException:  # stopped between a command and its answer: they would mix up
                lease.drop()
                raise
            finally:
                await self._put_back(lease)

    async def close(self) -> None:
        """Take leave of the server on every connection that rests."""
        while (client := self._take()[0]) is not None:
            await _quit(client)

    async def _put_back(self, lease: Lease) -> None:
        client, served = lease.client, lease.served + 1
        if client is None or not client.is_connected:
            return
        if served < self._settings.messages_per_connection:
            self._resting.append((client, served))
        else:
            await _quit(client)

    def _take(self) -> tuple[aiosmtplib.SMTP | None, int]:
        while self._resting:
            client, served = self._resting.pop()
            if client.is_connected:
                return client, served
        return None, 0


async def _quit(client: aiosmtplib.SMTP) -> None:
    with suppress(aiosmtplib.SMTPException, OSError):
        await client.quit(timeout=_QUIT_SECONDS)
    client.close()

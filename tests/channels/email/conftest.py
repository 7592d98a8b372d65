"""Fixtures: a mail server that runs, a certificate, and channels that are closed at the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from bot.email.sender import EmailChannel
from demo.smtp import SmtpServer
from tests.support.certificates import Certificate, make_certificate
from tests.unit.bot.email.samples import a_channel


@pytest.fixture
async def server() -> AsyncIterator[SmtpServer]:
    """A running server without encryption."""
    async with SmtpServer() as started:
        yield started


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for 127.0.0.1 that nobody trusts."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def trusted(certificate: Certificate, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """The certificate, trusted as an administrator makes it trusted: by OpenSSL's variable."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))
    return certificate


@pytest.fixture
async def channel_to() -> AsyncIterator[Callable[..., EmailChannel]]:
    """Make a channel to a server; it is closed before the server is."""
    async with AsyncExitStack() as stack:

        def make(server: SmtpServer, **settings: Any) -> EmailChannel:
            values = {"port": server.port, "security": "none", "timeout": 5, **settings}
            channel = a_channel(**values)
            stack.push_async_callback(channel.close)
            return channel

        yield make


@asynccontextmanager
async def distrusted(server: SmtpServer) -> AsyncIterator[SmtpServer]:
    """Run a server whose certificate clients refuse.

    aiosmtpd waits five minutes for commands after a handshake that failed: its task is ended here.
    """
    before = asyncio.all_tasks()
    async with server:
        yield server
        for task in asyncio.all_tasks() - before:
            task.cancel()

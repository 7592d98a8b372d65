"""What stands on the other side: clients of the stand-in, and servers that are not Telegram."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from pydantic import SecretStr

from bot.telegram.client import TelegramClient
from bot.telegram.settings import TelegramSettings
from demo.botapi import BotApiServer
from tests.support.certificates import Certificate

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
MARTA = 5001
TOKEN = "1000001:a-secret-that-nobody-may-read"


def settings_for(
    server: BotApiServer, *, token: str | None = None, proxy: str = ""
) -> TelegramSettings:
    """Return the settings with which culmina reaches the stand-in."""
    return TelegramSettings(
        token=SecretStr(token or server.token),
        base_url=server.base_url,
        base_file_url=server.base_file_url,
        proxy=SecretStr(proxy),
    )


@asynccontextmanager
async def a_client(settings: TelegramSettings) -> AsyncIterator[TelegramClient]:
    """Open a client while the block lasts."""
    client = TelegramClient(settings)
    try:
        yield client
    finally:
        await client.close()


@asynccontextmanager
async def answering(
    handler: Handler, certificate: Certificate | None = None
) -> AsyncIterator[TelegramSettings]:
    """Run a bare HTTP server that answers with `handler`, over TLS where there is a certificate;
    give settings that lead to it."""
    runner = web.ServerRunner(web.Server(handler, access_log=None))
    await runner.setup()
    context = certificate.for_server() if certificate else None
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    scheme = "https" if certificate else "http"
    host, port = runner.addresses[0]
    try:
        yield TelegramSettings(token=SecretStr(TOKEN), base_url=f"{scheme}://{host}:{port}/bot")
    finally:
        await runner.cleanup()


def ok(result: object) -> web.Response:
    """Return an answer in Telegram's form."""
    return web.Response(
        body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json"
    )

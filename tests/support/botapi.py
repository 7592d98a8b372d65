"""Clients for the Bot API stand-in: the real library, and bare requests for what it never sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from demo.botapi import BotApiServer


def a_bot(server: BotApiServer, *, read_timeout: float = 5.0) -> Bot:
    """Return python-telegram-bot's Bot for `server`; use it with `async with`."""
    return Bot(
        server.token,
        base_url=server.base_url,
        base_file_url=server.base_file_url,
        request=HTTPXRequest(connection_pool_size=16, read_timeout=read_timeout),
        get_updates_request=HTTPXRequest(connection_pool_size=4, read_timeout=read_timeout),
    )


async def post(
    server: BotApiServer, method: str, arguments: Mapping[str, Any] | None = None, **options: Any
) -> httpx.Response:
    """Send one urlencoded request, as the library does, and return the whole response."""
    url = f"{server.base_url}{options.pop('token', server.token)}/{method}"
    async with httpx.AsyncClient() as client:
        return await client.post(url, data=dict(arguments or {}), **options)


async def refusal(
    server: BotApiServer, method: str, arguments: Mapping[str, Any] | None = None, **options: Any
) -> tuple[int, str]:
    """Send one request that must fail, and return the code and the sentence of the answer."""
    response = await post(server, method, arguments, **options)
    body = response.json()
    assert body["ok"] is False
    assert body["error_code"] == response.status_code
    return response.status_code, body["description"]

"""setWebhook and its kin, and the bringing of updates by POST through the entity's proxy."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from demo.botapi import facts
from demo.botapi.params import Arguments
from demo.botapi.refusals import bad
from demo.botapi.world import Webhook, World

_PORTS = (80, 88, 443, 8443)
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_AGAIN_SECONDS = 0.05  # the real server waits longer, and longer each time
_WITHIN = aiohttp.ClientTimeout(total=10)


def set_webhook(world: World, arguments: Arguments) -> object:
    """Bring updates to `url` from now on; an empty one removes the webhook."""
    url, secret = str(arguments["url"]), str(arguments.get("secret_token", ""))
    parts = urlsplit(url)
    if url and parts.scheme != "https":
        raise bad(facts.WEBHOOK_NO_TLS)
    if (parts.port or 443) not in _PORTS:
        raise bad(facts.WEBHOOK_BAD_PORT)
    if not _SECRET.fullmatch(secret):
        raise bad(facts.WEBHOOK_BAD_SECRET)
    connections = arguments.get("max_connections", 40)
    kinds = arguments.get("allowed_updates")
    if isinstance(kinds, list):
        world.updates.allow(kinds)
    if arguments.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook(url, secret, int(str(connections)))
    world.updates.came.set()
    return True


def delete_webhook(world: World, arguments: Arguments) -> object:
    """Bring updates nowhere; the pending ones may be dropped."""
    if arguments.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook()
    return True


def get_webhook_info(world: World, _: Arguments) -> object:
    """Return the API's WebhookInfo."""
    webhook = world.webhook
    info: dict[str, object] = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if webhook.url:
        info |= {"max_connections": webhook.connections, "allowed_updates": world.updates.allowed}
    if webhook.failed_at is not None:
        info |= {
            "last_error_date": int(webhook.failed_at.timestamp()),
            "last_error_message": webhook.said,
        }
    return info


async def bring(world: World, proxies: Mapping[str, str]) -> None:
    """Bring what is queued, one after another, for ever; what is not taken is brought again.

    `proxies` stand for the TLS proxies: from the beginning of a public address to that of the
    server behind.
    """
    world.updates.came = asyncio.Event()  # each start of the server may be on another loop
    async with aiohttp.ClientSession(timeout=_WITHIN) as session:
        while True:
            webhook, waiting = world.webhook, world.updates.pending
            if not webhook.url or not waiting:
                world.updates.came.clear()
                await world.updates.came.wait()
                continue
            said = await _post(session, webhook, waiting[0], proxies)
            if said:
                webhook.said, webhook.failed_at = said, world.clock.now()
            else:
                world.updates.confirm(waiting[0])
            world.changed()
            await asyncio.sleep(_AGAIN_SECONDS if said else 0)


async def _post(
    session: aiohttp.ClientSession,
    webhook: Webhook,
    update: Mapping[str, object],
    proxies: Mapping[str, str],
) -> str:
    """Bring an update; return why it was not taken, "" where it was."""
    for public, behind in proxies.items():
        if webhook.url.startswith(public):
            url = behind + webhook.url.removeprefix(public)
            break
    else:
        return "Failed to resolve host: Name or service not known"
    headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
    try:
        async with session.post(url, json=update, headers=headers) as answer:
            status = HTTPStatus(answer.status)
            taken = answer.ok
    except (aiohttp.ClientError, TimeoutError):
        return "Connection refused"
    return "" if taken else f"Wrong response from the webhook: {status} {status.phrase}"

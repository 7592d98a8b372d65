"""The webhook: where Telegram brings updates, behind the entity's own TLS proxy."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.telegram.client import WANTED, Received, TelegramClient, is_numbered, read_update
from bot.telegram.intake import Intake
from bot.telegram.settings import TelegramSettings
from core.errors import EnvironmentFault
from core.running.outage import Outage
from core.section import host_and_port

log = structlog.get_logger("telegram")

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name; setWebhook
MOST_BYTES = 1_000_000  # an update is some kilobytes of words; files are fetched apart
AT_ONCE = 1  # connections: updates come one after another, as a poll brings them
_FAREWELL = 5.0  # seconds for what is being stored when it stops


def secret_of(key: str, bot_id: str) -> str:
    """Return what Telegram has to show with each update of a bot: 64 hexadecimal digits, made of
    the installation's key, so that there is no further secret to keep."""
    return hmac.new(key.encode(), f"telegram webhook {bot_id}".encode(), hashlib.sha256).hexdigest()


class Webhook:
    """Listens where the proxy hands updates on, and answers Telegram once they are stored.

    What could not be stored is answered 503, and Telegram brings it again.
    """

    def __init__(
        self, client: TelegramClient, intake: Intake, settings: TelegramSettings, key: str
    ) -> None:
        self._bot = client.bot
        self._intake = intake
        self._settings = settings
        self._secret = secret_of(key, settings.bot_id)
        self._outage = Outage(log, "update_not_stored")

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen while the block lasts. Raises EnvironmentFault where the port is taken."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post(urlsplit(self._settings.webhook_url).path or "/", self._take)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=_FAREWELL)
        await runner.setup()
        host, port = host_and_port(self._settings.webhook_listen)
        try:
            try:
                await web.TCPSite(runner, host, port).start()
            except OSError as error:
                raise EnvironmentFault(
                    f"nothing can listen there: {error.strerror}.",
                    where=f"[telegram] webhook_listen = {self._settings.webhook_listen}",
                    todo="Choose another port, or end the program that holds it.",
                ) from error
            yield
        finally:
            await runner.cleanup()

    async def announce(self) -> None:
        """Tell Telegram where to bring updates. Raises telegram.error.TelegramError."""
        await self._bot.set_webhook(
            self._settings.webhook_url,
            allowed_updates=WANTED,
            secret_token=self._secret,
            max_connections=AT_ONCE,
        )
        log.info("webhook_set", listen=self._settings.webhook_listen)

    async def _take(self, request: web.Request) -> web.Response:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), self._secret.encode()):
            return _refused(HTTPStatus.FORBIDDEN)
        if (request.content_length or 0) > MOST_BYTES:
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            update = json.loads(await request.read())  # longer than announced: refused with 413
        except (ValueError, RecursionError):
            update = None
        if not is_numbered(update):
            return _refused(HTTPStatus.BAD_REQUEST)
        try:
            await self._intake.take([Received(update["update_id"], read_update(update), update)])
        except Exception as error:  # noqa: BLE001 - Telegram keeps the update and comes again
            self._outage.failed(error)
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        self._outage.over()
        return web.Response()


def _refused(status: HTTPStatus) -> web.Response:
    """Return a refusal after which nothing more is read of the connection."""
    answer = web.Response(status=status)
    answer.force_close()
    return answer

"""The connection to Telegram: one `Bot` over bounded pools, and polls that survive odd updates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.telegram.addressed import Me
from bot.telegram.errors import fault_of
from bot.telegram.secrecy import guard_logs
from bot.telegram.settings import TelegramSettings
from bot.telegram.transport import Transport, believing
from core.running.proxies import proxy_for

# Telegram takes about 30 messages a second.
MOST_CONNECTIONS = 20
MOST_SENDS = 16  # the rest of the pool answers pressed buttons and asks for the bot's name
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
MOST_UPDATES = 100
MOST_QUOTED = 200  # of a page that something on the way has answered instead of Telegram

R = TypeVar("R", bound=HTTPXRequest)


@dataclass(frozen=True, slots=True)
class Received:
    """One update as it was fetched; `update` is None where the library cannot read `raw`."""

    update_id: int
    update: Update | None
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bringing:
    """Where Telegram brings updates, how many wait, and when and why it last could not."""

    url: str
    waiting: int
    failed_at: datetime | None
    why: str


class _Request(HTTPXRequest):
    """A connection to Telegram that may lead to something else: a proxy, with a page of its own."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Do the request; of a refusal that is not Telegram's return only the beginning.

        The library quotes it whole in its error.
        """
        code, payload = await super().do_request(*args, **kwargs)
        if code >= HTTPStatus.MULTIPLE_CHOICES and not payload.lstrip().startswith(b"{"):
            payload = payload[:MOST_QUOTED]
        return code, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; raises TelegramError. The library's own way logs the whole page."""
        said = payload.decode("utf-8", "replace")
        try:
            answer = json.loads(said)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError(f"not an answer of Telegram's: {said[:MOST_QUOTED]!r}")
        return answer


class _Polling(_Request):
    """The connection of getUpdates; it keeps the updates of the last answer as they came.

    The library is told that there are none: it reads the updates of an answer all or none, and one
    that it does not know would block every other one for ever.
    """

    fetched: Sequence[dict[str, Any]] = ()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Do the request and keep what came; raises TelegramError for what is no updates."""
        self.fetched = ()
        code, payload = await super().do_request(*args, **kwargs)
        if code != HTTPStatus.OK:
            return code, payload
        updates = self.parse_json_payload(payload).get("result")
        if not isinstance(updates, list) or not all(map(is_numbered, updates)):
            raise TelegramError(f"not updates of Telegram's: {payload[:MOST_QUOTED]!r}")
        self.fetched = updates
        return code, b'{"ok": true, "result": []}'


class TelegramClient:
    """A `Bot` and what belongs to it; close it at the end."""

    def __init__(self, settings: TelegramSettings) -> None:
        token = settings.token.get_secret_value().strip()
        self.guard = guard_logs(token)
        self._sending = _request(_Request, settings, MOST_CONNECTIONS, read_seconds=20)
        self._polling = _request(_Polling, settings, 1, read_seconds=10)
        self.bot = Bot(
            token,
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=self._sending,
            get_updates_request=self._polling,
        )
        self.me = me_of(settings)

    async def username(self) -> str:
        """Ask for the bot's name, as its links show it; raises EnvironmentFault with a sentence.

        The library's own `initialize` is not used: its error for a wrong token quotes the token,
        and it would keep culmina from starting while Telegram cannot be reached.
        """
        try:
            me = await self.bot.get_me()
        except TelegramError as error:
            raise fault_of(error, self.guard) from None
        self.me = Me(me.id, me.username or self.me.username)
        return me.username or ""

    async def bringing(self) -> Bringing:
        """Ask where updates are brought; raises EnvironmentFault with a sentence."""
        try:
            info = await self.bot.get_webhook_info()
        except TelegramError as error:
            raise fault_of(error, self.guard) from None
        why = info.last_error_message or ""
        return Bringing(info.url, info.pending_update_count, info.last_error_date, why)

    async def updates(self, offset: int | None, wait: timedelta) -> list[Received]:
        """Fetch updates from `offset` on, waiting up to `wait` for one; confirms older ones.

        Raises telegram.error.TelegramError.
        """
        await self.bot.get_updates(
            offset=offset, limit=MOST_UPDATES, timeout=wait, allowed_updates=WANTED
        )
        return [Received(one["update_id"], read_update(one), one) for one in self._polling.fetched]

    async def close(self) -> None:
        """Close every connection."""
        await self._polling.shutdown()
        await self._sending.shutdown()


def is_numbered(update: object) -> bool:
    """Tell whether this has the number of an update."""
    return isinstance(update, dict) and isinstance(update.get("update_id"), int)


def read_update(raw: dict[str, Any]) -> Update | None:
    """Return an update as the library reads it; None where it cannot."""
    try:
        return Update.de_json(raw)
    except Exception:  # noqa: BLE001 - one that the library cannot read must not block the others
        return None


def me_of(settings: TelegramSettings) -> Me:
    """Return the bot as its settings know it; Telegram may know its name better."""
    name = settings.username.removeprefix("@")
    return Me(int(settings.bot_id or 0), name)


def _request(
    kind: type[R], settings: TelegramSettings, connections: int, *, read_seconds: float
) -> R:
    proxy = proxy_for(settings.base_url, settings.proxy) or None
    trusted = believing(settings.ca_file)
    way = {"verify": trusted} if proxy else {"transport": Transport(connections, trusted)}
    return kind(
        connection_pool_size=connections,
        connect_timeout=10,
        read_timeout=read_seconds,
        write_timeout=10,
        pool_timeout=10,
        proxy=proxy,
        httpx_kwargs={"trust_env": False, **way},
    )

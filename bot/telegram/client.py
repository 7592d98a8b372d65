"""The connection to Telegram: one `Bot` over bounded pools, and polls that survive odd updates."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies

import structlog
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.telegram.addressed import Me
from bot.telegram.errors import fault_of
from bot.telegram.secrecy import guard_logs
from bot.telegram.settings import TelegramSettings
from bot.telegram.transport import Transport
from core.errors import SettingsError

log = structlog.get_logger("telegram")

# Telegram takes about 30 messages a second.
MOST_CONNECTIONS = 20
MOST_SENDS = 16  # the rest of the pool answers pressed buttons and asks for the bot's name
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
MOST_UPDATES = 100

R = TypeVar("R", bound=HTTPXRequest)

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Received:
    """One update as it was fetched; `update` is None where the library cannot read it."""

    update_id: int
    update: Update | None


class _Polling(HTTPXRequest):
    """The connection of getUpdates; it keeps the last answer.

    The library reads the updates of an answer all or none: one of a kind that it does not know
    would block every other one for ever.
    """

    payload = b""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Do the request and keep what came back."""
        code, self.payload = await super().do_request(*args, **kwargs)
        return code, self.payload


class TelegramClient:
    """A `Bot` and what belongs to it; close it at the end."""

    def __init__(self, settings: TelegramSettings) -> None:
        token = settings.token.get_secret_value().strip()
        self.guard = guard_logs(token)
        self._sending = _request(HTTPXRequest, settings, MOST_CONNECTIONS, read_seconds=20)
        self._polling = _request(_Polling, settings, 1, read_seconds=10)
        self.bot = Bot(
            token,
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=self._sending,
            get_updates_request=self._polling,
        )
        number = token.partition(":")[0]
        name = settings.username.removeprefix("@")
        self.me = Me(int(number) if number.isdecimal() else 0, name)

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

    async def updates(self, offset: int | None, wait: timedelta) -> list[Received]:
        """Fetch updates from `offset` on, waiting up to `wait` for one; confirms older ones.

        Raises telegram.error.TelegramError.
        """
        try:
            fetched = await self.bot.get_updates(
                offset=offset, limit=MOST_UPDATES, timeout=wait, allowed_updates=WANTED
            )
        except TelegramError:
            raise
        except Exception:  # noqa: BLE001 - whatever the library stumbles over in one update
            return _one_by_one(self._polling.payload)
        return [Received(update.update_id, update) for update in fetched]

    async def close(self) -> None:
        """Close every connection."""
        await self._polling.shutdown()
        await self._sending.shutdown()


def _one_by_one(payload: bytes) -> list[Received]:
    received = []
    for one in json.loads(payload)["result"]:
        update_id = int(one["update_id"])
        try:
            update = Update.de_json(one)
        except Exception:  # one update that the library cannot read must not block the others
            log.exception("update_unreadable", update_id=update_id)
            update = None
        received.append(Received(update_id, update))
    return received


def _request(
    kind: type[R], settings: TelegramSettings, connections: int, *, read_seconds: float
) -> R:
    proxy = settings.proxy.get_secret_value().strip() or None
    # A server on this machine is never behind the proxy that the environment may name.
    here = urlsplit(settings.base_url).hostname in _LOOPBACK
    direct = proxy is None and (here or not getproxies())
    try:
        return kind(
            connection_pool_size=connections,
            connect_timeout=10,
            read_timeout=read_seconds,
            write_timeout=10,
            pool_timeout=10,
            proxy=proxy,
            httpx_kwargs={"transport": Transport(connections)} if direct else None,
        )
    except (ValueError, RuntimeError):
        # The cause is not shown: it quotes the address, which may hold a password.
        raise SettingsError(
            "the proxy's address cannot be used.",
            where="[telegram] proxy",
            todo="Write it as http://host:port (socks5:// needs the package httpx[socks]).",
        ) from None

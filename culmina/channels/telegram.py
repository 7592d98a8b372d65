"""Telegram for the service: the bot that sends and receives, and what `culmina doctor` asks it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

import structlog

from bot.evidence.vault import Vault
from bot.telegram.client import Bringing, TelegramClient
from bot.telegram.errors import WrongToken
from bot.telegram.files import TelegramFiles
from bot.telegram.intake import Intake
from bot.telegram.layout import read_out
from bot.telegram.meant_for import Sharing
from bot.telegram.menu import Menus
from bot.telegram.receiver import Receiver
from bot.telegram.sender import TelegramChannel
from bot.telegram.webhook import Webhook
from core.channels import Channel, Part
from core.clock import SystemClock
from core.errors import EnvironmentFault, SettingsError
from core.files import FileSource
from culmina.channels import account
from culmina.channels.shared import Shared
from culmina.channels.way import Caution, Check, Receiving
from culmina.opened_once import OpenedOnce
from culmina.settings import Settings
from culmina.wiring import Installation

log = structlog.get_logger("service")

ASK_WITHIN_SECONDS = 5
RECENT = timedelta(hours=1)  # Telegram tells of its last failure for ever


class TelegramWay:
    """The bot, where there is a token."""

    def __init__(self, installation: Installation, shared: Shared) -> None:
        self._installation = installation
        self._shared = shared
        self._client: TelegramClient | None = None
        self.channel: Channel | None = None
        self.files: FileSource | None = None
        settings = installation.settings
        if settings.telegram.enabled:
            self._client = TelegramClient(settings.telegram)
            contents = Vault(settings.evidence.path).read
            self.channel = TelegramChannel(self._client.bot, installation.texts, contents)
            self.files = TelegramFiles(self._client.bot)

    def read_out(self, part: Part) -> str:
        """Return the text of a message without its marks, and its buttons below it."""
        return read_out(part)

    async def confirm(self) -> None:
        """Ask Telegram for the bot; raises WrongToken, and EnvironmentFault for another bot than
        the one that people have started. An outage is no reason not to start."""
        if self._client is None:
            return
        at = self._installation
        await at.database.in_transaction(partial(account.confirm, installation=at))
        try:
            async with asyncio.timeout(ASK_WITHIN_SECONDS):
                await self._client.username()
        except WrongToken:
            raise
        except (EnvironmentFault, TimeoutError) as fault:
            log.warning("telegram_away", error=str(fault) or "no answer")

    def receiving(self, wake: Callable[[], None]) -> Receiving:
        """Build the receiver of the bot's updates; of a bot that several entities share, the first
        of them receives for all."""
        if self._client is None:
            return Receiving()
        settings = self._installation.settings.telegram
        build = partial(self._receiver, self._client, wake)
        receiver, is_ours = self._shared.receiver(settings.bot_id, build)
        if not is_ours:
            return Receiving(awaited=(receiver,))
        # Telegram answers one of two that ask for the updates of the same bot, by turns. What it
        # brings to a webhook any number of processes may take.
        asks = "" if settings.webhook_url else f"telegram {settings.bot_id}"
        return Receiving(fetching=(receiver,), alone_as=asks)

    def _receiver(
        self, client: TelegramClient, wake: Callable[[], None], sharing: Sequence[Installation]
    ) -> Receiver:
        at, database = self._installation, self._installation.database
        contexts = tuple(one.context() for one in sharing)
        menus = Menus(client.bot, at.texts, database, contexts)
        intake = Intake(
            client,
            database,
            entities=Sharing(contexts),
            clock=at.clock,
            wake=wake,
            refusal=at.texts.render("telegram/toast_not_yours.html"),
            after=menus.follow,
        )
        settings, key = at.settings.telegram, at.settings.security.key.get_secret_value()
        return Receiver(
            client,
            intake,
            poll=timedelta(seconds=settings.poll_seconds),
            at_start=menus.register,
            webhook=Webhook(client, intake, settings, key) if settings.webhook_url else None,
        )

    async def close(self) -> None:
        """Close the connections to Telegram."""
        if self._client is not None:
            await self._client.close()


def checks(at: OpenedOnce) -> list[Check]:
    """Return the check whether Telegram knows the bot of the settings."""
    return [("telegram", partial(_bot, at))]


def _refuse_other(at: OpenedOnce) -> None:
    """Raise EnvironmentFault where the token is of another bot than the chats are."""
    try:
        installation = at.installation()
    except (EnvironmentFault, SettingsError):  # the check of the database tells of it
        return
    with installation.database.reading() as session:
        account.refuse_other(session, installation)


async def _bot(at: OpenedOnce) -> str:
    settings = at.settings
    if not settings.telegram.enabled:
        return "off (no token)"
    await asyncio.to_thread(_refuse_other, at)
    client = TelegramClient(settings.telegram)
    try:
        found = await client.username()
        brought = await client.bringing()
    finally:
        await client.close()
    given = settings.telegram.username.removeprefix("@")
    if given.casefold() != found.casefold():
        raise EnvironmentFault(
            f"the token is of @{found}, the settings say {given or 'nothing'}.",
            where="[telegram] username",
            todo=f'Write: username = "{found}"',
        )
    return _by_webhook(f"@{found} answers", settings, brought)


def _by_webhook(told: str, settings: Settings, brought: Bringing) -> str:
    """Tell how what people say comes: fetched, or brought to the webhook. Raises EnvironmentFault
    where Telegram could not bring what waits."""
    wanted, now = settings.telegram.webhook_url, SystemClock().now()
    if brought.url != wanted:
        # Of an address only its server is told: another program's may hold a secret.
        goes = f"to {urlsplit(brought.url).hostname}" if brought.url else "nowhere"
        return Caution(
            f"{told}; it brings what people say {goes}, the settings say "
            f"{wanted or 'that it is fetched'}. It is changed when the service starts: where it "
            "runs, restart it, and end any other program that has the token"
        )
    failed, waiting = brought.failed_at, brought.waiting
    if waiting and failed is not None and now - failed < RECENT:
        raise EnvironmentFault(
            f"Telegram cannot bring what people say: {brought.why} ({waiting} waiting).",
            where="[telegram] webhook_url",
            todo="Start the service; where it runs, see that the proxy hands this address on to "
            f"{settings.telegram.webhook_listen} with the same path and headers.",
        )
    return f"{told}, and brings what people say to {wanted}" if wanted else told

"""What takes in what people say: Telegram's updates, the mailbox, the door for a mail server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from bot.email.intake import Intake
from bot.email.receiver import MailReceiver
from bot.email.servers.lmtp import Door
from bot.telegram.menu import Menus
from bot.telegram.receiver import Receiver
from culmina.channels import Channels
from culmina.wiring import Installation

log = structlog.get_logger("service")


@dataclass(frozen=True)
class Receivers:
    """The receivers that the settings turn on."""

    telegram: Receiver | None = None
    mailbox: MailReceiver | None = None
    door: Door | None = None
    intake: Intake | None = None

    def close(self) -> None:
        """End what the receivers have started."""
        if self.intake is not None:
            self.intake.close()

    def running(self, stop: asyncio.Event) -> list[Coroutine[Any, Any, None]]:
        """Return their loops, which end when `stop` is set."""
        return [
            one.run(stop) for one in (self.telegram, self.mailbox, self.door) if one is not None
        ]

    @property
    def caught_up(self) -> bool:
        """Tell whether what waited outside has been stored; a channel that is away waits longer."""
        fetching = [one for one in (self.telegram, self.mailbox) if one is not None]
        return all(one.caught_up.is_set() for one in fetching)

    async def receive_what_is_there(self) -> None:
        """Fetch what waits, once; what cannot be fetched stays where it is."""
        try:
            while self.telegram is not None and await self.telegram.receive(timedelta(0)):
                log.debug("received")
        except Exception:  # the sending goes on
            log.exception("not_received")
        if self.mailbox is None:
            return
        try:
            while await self.mailbox.receive():
                log.debug("received")
        except Exception:  # as above
            log.exception("not_received")

    async def settle(self) -> None:
        """Tell the mailbox what has been handled, and leave it."""
        if self.mailbox is None:
            return
        try:
            await self.mailbox.receive()
        except Exception:  # it is told the next time
            log.exception("not_settled")
        await self.mailbox.close()


def build_receivers(
    installation: Installation, channels: Channels, wake: Callable[[], None]
) -> Receivers:
    """Build the receivers; nothing is contacted yet. `wake` tells the worker that there is work."""
    settings, database = installation.settings, installation.database
    entity_id, clock = installation.entity_id, installation.clock
    telegram = mailbox = door = None
    if channels.telegram is not None:
        poll = timedelta(seconds=settings.telegram.poll_seconds)
        menus = Menus(channels.telegram.bot, installation.texts, database, entity_id=entity_id)
        telegram = Receiver(
            channels.telegram,
            database,
            entity_id=entity_id,
            clock=clock,
            wake=wake,
            poll=poll,
            at_start=menus.register,
            after=menus.follow,
            refusal=installation.texts.render("telegram/toast_not_yours.html"),
        )
    intake = Intake(
        database,
        settings.mail,
        entity_id=entity_id,
        clock=clock,
        signer=installation.refs,
        wake=wake,
    )
    if settings.imap.enabled:
        mailbox = MailReceiver(
            settings.imap,
            intake,
            database,
            entity_id=entity_id,
            clock=clock,
            tokens=channels.tokens if settings.imap.authentication == "oauth" else None,
        )
    if settings.lmtp.enabled:
        door = Door(settings.lmtp, intake)
    return Receivers(telegram, mailbox, door, intake)

"""The list of the channels, and what they are together for a process that sends or receives."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

import structlog

from core.channels import Channel, Envelope
from core.errors import EnvironmentFault
from core.files import FileSource
from core.messages import Content
from culmina.channels import mail_checks, telegram
from culmina.channels.mail import MailWay
from culmina.channels.shared import Shared
from culmina.channels.sole import alone
from culmina.channels.telegram import TelegramWay
from culmina.channels.way import Check, Receiving, Way
from culmina.opened_once import OpenedOnce
from culmina.wiring import Installation
from models.running.sole import SoleLocks

log = structlog.get_logger("service")

# A channel is a line here; its kind stands in core/channels.py.
WAYS: tuple[Callable[[Installation, Shared], Way], ...] = (TelegramWay, MailWay)
CHECKS: tuple[Callable[[OpenedOnce], list[Check]], ...] = (telegram.checks, mail_checks.checks)


class Channels:
    """The channels of an entity, built once; nothing is contacted by that. `shared` is what it
    shares with the other entities of the process, where there are some."""

    def __init__(self, installation: Installation, shared: Shared | None = None) -> None:
        shared = shared or Shared()
        self._ways = [build(installation, shared) for build in WAYS]
        sending = [one.channel for one in self._ways if one.channel is not None]
        files = [one.files for one in self._ways if one.files is not None]
        self.by_name: dict[str, Channel] = {one.name: one for one in sending}
        self.files: dict[str, FileSource] = {one.name: one for one in files}

    def read_out(self, name: str, content: Content, envelope: Envelope) -> str:
        """Return a message as its person reads it on the channel `name`, in plain text."""
        parts = self.by_name[name].render(content, envelope)
        (way,) = (one for one in self._ways if one.channel is self.by_name[name])
        return "\n\n".join(map(way.read_out, parts))

    async def refusal(self) -> tuple[str, EnvironmentFault] | None:
        """Return the channel whose provider does not know us, and why; None where all do. An outage
        is no reason."""
        for way in self._ways:
            try:
                await way.confirm()
            except EnvironmentFault as fault:
                return way.channel.name if way.channel is not None else "", fault
        return None

    def receivers(self, wake: Callable[[], None], locks: SoleLocks) -> Receivers:
        """Build who receives; `wake` tells the worker that there is work, and of `locks` those who
        must be alone take theirs."""
        return Receivers(locks, [way.receiving(wake) for way in self._ways])

    async def close(self) -> None:
        """Close every connection, and end what receiving has started; none waits for another."""
        await asyncio.gather(*(way.close() for way in self._ways))


class Receivers:
    """All who receive."""

    def __init__(self, locks: SoleLocks, each: Iterable[Receiving]) -> None:
        self._locks = locks
        each = tuple(each)
        self._named = [(one, ways.alone_as) for ways in each for one in ways.fetching]
        self._fetching = [one for one, _ in self._named]
        self._awaited = [one for ways in each for one in ways.awaited]
        self.listening = [one for receiving in each for one in receiving.listening]

    def running(self, stop: asyncio.Event) -> list[Coroutine[Any, Any, None]]:
        """Return their loops, which end when `stop` is set."""
        fetching = [
            alone(self._locks, name, one.run, stop) if name else one.run(stop)
            for one, name in self._named
        ]
        return [*fetching, *(one.run(stop) for one in self.listening)]

    @property
    def caught_up(self) -> bool:
        """Tell whether what waited outside has been stored; a channel that is away waits longer."""
        return all(one.caught_up.is_set() for one in (*self._fetching, *self._awaited))

    async def receive_what_is_there(self) -> bool:
        """Fetch what waits, once; what cannot be fetched stays where it is. Return False where
        nobody could fetch."""
        failed = 0
        for one in self._fetching:
            try:
                while await one.receive():
                    log.debug("received")
            except Exception as error:  # noqa: BLE001 - the sending goes on
                failed += 1
                log.warning("not_received", error=f"{type(error).__name__}: {error}")
        return not failed or failed < len(self._fetching)

    async def settle(self) -> None:
        """Tell the providers what has been handled, and leave them."""
        for one in self._fetching:
            try:
                await one.settle()
            except Exception:  # it is told the next time
                log.exception("not_settled")

"""Puts updates into the inbox, whoever brought them: a poll, or Telegram itself to the webhook."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session
from telegram.error import TelegramError

from bot.conversation.receiving import groups
from bot.telegram import storing
from bot.telegram.client import MOST_CONNECTIONS, MOST_SENDS, Received, TelegramClient
from bot.telegram.meant_for import Sharing
from bot.telegram.parse import press_id
from bot.telegram.storing import TakenUpdate
from core.channels import TELEGRAM
from core.clock import Clock
from core.errors import EnvironmentFault
from core.inbound import Inbound
from models.session import Database

log = structlog.get_logger("telegram")

MOST_STRIKES = 3  # how often an update may be refused before it is stored as it came
FAREWELL = 0.5  # seconds that answers to pressed buttons have left when the loop stops


@dataclass(frozen=True, slots=True)
class _Read:
    """An update and what is stored of it; None: nothing, because it is not for the bot."""

    received: Received
    taken: TakenUpdate | None

    @property
    def update_id(self) -> int:
        """Return the number by which Telegram is told that it has come."""
        return self.received.update_id

    def as_it_came(self, now: datetime, problem: str) -> _Read:
        """Return the same, to be stored without being read."""
        return _Read(self.received, storing.unread(self.received, now, problem))


class Intake:
    """Stores updates; `after` is told, best effort, in which private chats something was written.

    What cannot be read, and what the database refuses, is stored as it came and set aside.
    `refusal` is what somebody sees who presses a button in a group that is not her office's.
    `entities` are the entities of the bot. `newest` is the last update that is stored; None
    before the first.
    """

    def __init__(
        self,
        client: TelegramClient,
        database: Database,
        *,
        entities: Sharing,
        clock: Clock,
        wake: Callable[[], None],
        refusal: str | None = None,
        after: Callable[[Collection[str]], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        self._client = client
        self._database = database
        self._entities = entities
        self._clock = clock
        self._wake = wake
        self._refusal = refusal
        self._after = after
        self._strikes: Counter[int] = Counter()
        self._answers: set[asyncio.Task[None]] = set()
        self._answer_slots = asyncio.Semaphore(MOST_CONNECTIONS - MOST_SENDS)
        self.newest: int | None = None

    async def take(self, received: Sequence[Received]) -> int:
        """Store updates; return how many messages were new.

        Raises EnvironmentFault, and whatever the database says of one that it does not take yet:
        what was not stored has to be brought again.
        """
        now = self._clock.now()
        read = [_Read(one, storing.read(one, now, self._client.me)) for one in received]
        try:
            return await self._store(read)
        except EnvironmentFault:
            raise
        except Exception:  # noqa: BLE001 - which of them it was, each by itself will tell
            return sum([await self._store_alone(one) for one in read])

    async def close(self) -> None:
        """Let the answers to pressed buttons go out, for a moment."""
        if not self._answers:
            return
        _, late = await asyncio.wait(self._answers, timeout=FAREWELL)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _store(self, read: Sequence[_Read]) -> int:
        """Store updates in one transaction; only then are they confirmed, and presses answered."""
        new, refused = await self._accept([one.taken for one in read if one.taken is not None])
        for one in read:
            self._strikes.pop(one.update_id, None)
        self.newest = read[-1].update_id
        self._answer_presses(read, refused)
        self._tell_where([one.taken.inbound for one in read if one.taken is not None])
        if new:
            self._wake()
        return new

    async def _store_alone(self, one: _Read) -> int:
        """Store an update; one that the database refuses again and again is stored as it came."""
        try:
            return await self._store([one])
        except EnvironmentFault:
            raise
        except Exception as error:
            self._strikes[one.update_id] += 1
            if self._strikes[one.update_id] < MOST_STRIKES:
                raise
            problem = f"cannot be stored: {type(error).__name__}"
            return await self._store([one.as_it_came(self._clock.now(), problem)])

    async def _accept(self, taken: Sequence[TakenUpdate]) -> tuple[int, frozenset[str]]:
        """Store messages; return how many were new, and the presses that do not count."""
        if not taken:
            return 0, frozenset()
        now = self._clock.now()

        def accept(session: Session) -> tuple[int, frozenset[str]]:
            new, refused = 0, set()
            for one in taken:
                entity_id = self._entities.entity_of(session, one.inbound)
                if _may_press(session, entity_id, one.inbound):
                    new += storing.store(session, one, entity_id=entity_id, now=now)
                else:
                    refused.add(one.inbound.external_id)
            return new, frozenset(refused)

        return await self._database.in_transaction(accept)

    def _answer_presses(self, read: Sequence[_Read], refused: frozenset[str]) -> None:
        for one in read:
            update = one.received.update
            query = update.callback_query if update is not None else None
            if query is not None:
                said = self._refusal if press_id(query.id) in refused else None
                self._aside(self._answer(query.id, said))

    def _tell_where(self, stored: Sequence[Inbound]) -> None:
        chats = {one.sender for one in stored if one.chat is None and one.sender}
        if self._after is not None and chats:
            self._aside(self._best_effort(self._after(chats)))

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what nothing waits for."""
        task = asyncio.create_task(work)
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _best_effort(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - the next message tries again
            said = self._client.guard.redact(f"{type(error).__name__}: {error}")
            log.warning("menu_not_set", error=said)

    async def _answer(self, query_id: str, said: str | None) -> None:
        """Stop the clock on a pressed button, best effort: the real answer is a message.

        Who may not press it gets a short text instead.
        """
        async with self._answer_slots:
            with contextlib.suppress(TelegramError):
                await self._client.bot.answer_callback_query(query_id, said)


def _may_press(session: Session, entity_id: int, inbound: Inbound) -> bool:
    """Tell whether a message counts: of presses in a group, those by its office's people."""
    if inbound.pressed is None or inbound.chat is None:
        return True
    return groups.may_press(session, entity_id, TELEGRAM.name, inbound.chat, inbound.sender)

"""Takes inbound messages, hands them to the conversation, sets aside what fails.

Where a model is there and a message is in doubt, it is asked while the message stays in hand, and
outside of every transaction: what the same person writes next waits, everybody else is answered.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import uuid4

import structlog
from sqlalchemy.orm import Session

from bot.conversation.doubts import Consulting, Doubt, NeedsReading
from bot.conversation.handle import handle
from bot.model.endpoint import Endpoint
from bot.model.reader import read_with_model
from bot.understanding.meaning import Meaning
from core.clock import Clock
from core.entity.context import EntityContext
from core.errors import EnvironmentFault
from core.inbound import InboundKind, Proof
from core.messages import Note, store_content
from core.words import OutboxKind
from models import inbox, outbox
from models.inbox import ClaimedInbound
from models.running.claims import ClaimLost
from models.session import Database
from models.staff import people
from scheduler.engine.interface import NextMessage

log = structlog.get_logger("worker")

MOST_ATTEMPTS = 3
AGAIN_AFTER = timedelta(seconds=20)
CHECKED_WITHIN_SECONDS = 1  # what a model has said, besides the time in which it had to


@dataclass(frozen=True, slots=True)
class _Failure:
    """A message whose handling failed, and whether it is tried no more."""

    inbound: ClaimedInbound
    reason: str
    is_final: bool

    @classmethod
    def of(cls, inbound: ClaimedInbound, error: Exception) -> _Failure:
        """Log an error and judge it: that of a disk or a server is not the message's: it passes."""
        if isinstance(error, EnvironmentFault):
            if inbound.attempts == 1:  # the next tries would say the same
                log.warning("message_waits", inbound=inbound.id, error=error.sentence())
            return cls(inbound, error.sentence(), is_final=False)
        trace = uuid4().hex[:8]
        log.error("message_failed", inbound=inbound.id, trace=trace, exc_info=error)
        reason = f"{type(error).__name__} (trace {trace})"
        return cls(inbound, reason, is_final=inbound.attempts >= MOST_ATTEMPTS)


def not_counted(_: str) -> None:
    """Count nothing: for who handles messages and is not watched."""


class Worker:
    """Handles messages that came in, one after another; several lanes may use it at once.

    `next_message` says which one is next and takes it in hand; `handled` is told what came of each.
    """

    def __init__(
        self,
        database: Database,
        context: EntityContext,
        clock: Clock,
        next_message: NextMessage,
        *,
        replied: Callable[[], None],
        model: Endpoint | None = None,
        handled: Callable[[str], None] = not_counted,
    ) -> None:
        self._database = database
        self._context = context
        self._clock = clock
        self._next_message = next_message
        self._replied = replied
        self._model = model
        self._handled = handled
        self._failed: deque[_Failure] = deque()

    async def take(self) -> ClaimedInbound | None:
        """Take the next message in hand; what failed before is written down first."""
        await self.record()
        now = self._clock.now()
        return await self._database.in_transaction(lambda session: self._next_message(session, now))

    async def attempt(self, inbound: ClaimedInbound) -> None:
        """Handle a message that was taken."""
        try:
            self._handled(await self._handle_with(self._model, inbound))
        except ClaimLost as lost:  # the other process answers; what was written is rolled back
            log.warning("claim_lost", detail=str(lost))
        except Exception as error:  # noqa: BLE001 - a poisoned message is put aside, the loop goes on
            self._failed.append(_Failure.of(inbound, error))
            await self.record()
        self._replied()

    async def _handle_with(self, model: Endpoint | None, inbound: ClaimedInbound) -> str:
        """Handle a message, one that is in doubt once more, with what a model reads in it; return
        what came of it."""
        asks = model is not None and not model.rests
        first = Consulting.of(inbound) if asks else inbound
        try:
            return await self._database.in_transaction(partial(self._handle, inbound=first))
        except NeedsReading as needed:
            meaning = None
            if model is not None:
                meaning = await self._consult(model, needed.doubt)
            told = Consulting.of(inbound, needed.doubt, meaning)
            return await self._database.in_transaction(partial(self._handle, inbound=told))

    async def _consult(self, model: Endpoint, doubt: Doubt) -> Meaning | None:
        """Return what a model reads, None where it says nothing that counts, or not in time."""
        working_days = self._context.calendar.add_working_days
        try:
            async with asyncio.timeout(model.settings.timeout + CHECKED_WITHIN_SECONDS):
                return await read_with_model(
                    model, doubt.text, doubt.context, doubt.today, working_days
                )
        except Exception:  # whatever it is, the other readers decide
            log.exception("model_failed")
            return None

    def _handle(self, session: Session, inbound: ClaimedInbound) -> str:
        return handle(session, self._context, inbound, self._clock.now())

    async def record(self) -> None:
        """Write down what failed; where that fails too, it is kept and tried before all else."""
        while self._failed:
            failure = self._failed.popleft()
            work = self._set_aside if failure.is_final else self._try_again
            try:
                await self._database.in_transaction(partial(work, failure=failure))
            except ClaimLost as lost:  # the other process has tried it again by itself
                log.warning("claim_lost", detail=str(lost))
            except Exception:  # nothing is swallowed: it is kept, and the loop tells and waits
                self._failed.appendleft(failure)
                raise

    def _try_again(self, session: Session, failure: _Failure) -> None:
        at = self._clock.now() + AGAIN_AFTER
        inbox.try_again(session, failure.inbound, at=at, error=failure.reason)

    def _set_aside(self, session: Session, failure: _Failure) -> None:
        """Keep a message for a person to look at, and say so to who is known to have sent it."""
        now, inbound = self._clock.now(), failure.inbound
        inbox.set_aside(session, inbound, now=now, error=failure.reason)
        if not _may_be_told(session, inbound):
            return
        outbox.enqueue(
            session,
            inbound.entity_id,
            outbox.To(inbound.channel, inbound.payload.get("chat") or inbound.sender),
            # Not under the key of an answer: when the message is handled again, it is answered.
            key=f"set-aside:{inbound.id}",
            kind=OutboxKind.NOTE,
            opens=False,
            content=store_content(Note(name="set_aside")),
            now=now,
        )


def _may_be_told(session: Session, inbound: ClaimedInbound) -> bool:
    """Tell whether who sent a message that fails is answered: anybody who may be greeted; where the
    sender is only what somebody wrote there, a registered person, and no machine."""
    payload = inbound.payload
    if payload.get("greeted", True):
        return True
    of_a_person = payload.get("kind", InboundKind.MESSAGE) == InboundKind.MESSAGE
    if not of_a_person or payload.get("automatic") or payload.get("proof") == Proof.DENIED:
        return False
    owner = people.find_person_by_address(
        session, entity_id=inbound.entity_id, channel=inbound.channel, value=inbound.sender
    )
    return owner is not None

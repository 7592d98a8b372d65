"""Claims inbound messages, hands them to the conversation, sets aside what fails.

Where a model is there and a message is in doubt, it is asked while the message stays claimed, and
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
from scheduler.lanes import Lanes

log = structlog.get_logger("worker")

LANES = 8  # messages in hand at once, so that they share the commit
MOST_ATTEMPTS = 3
AGAIN_AFTER = timedelta(seconds=20)
MOST_CONSULTING = LANES // 2  # the other lanes are for those whom everybody understands
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
    """Handles what came in, one message of a conversation at a time; `handled` is told what came of
    each."""

    def __init__(
        self,
        database: Database,
        context: EntityContext,
        clock: Clock,
        *,
        holder_id: int,
        replied: Callable[[], None],
        model: Endpoint | None = None,
        handled: Callable[[str], None] = not_counted,
    ) -> None:
        self._database = database
        self._context = context
        self._clock = clock
        self._holder_id = holder_id
        self._replied = replied
        self._model = model
        self._handled = handled
        self._consulting = 0
        self._failed: deque[_Failure] = deque()
        self._running = Lanes(
            LANES, take=self._take, attempt=self._attempt, logger=log, failed="handling_failed"
        )
        self.wake = self._running.wake

    async def run(self, stop: asyncio.Event) -> None:
        """Handle messages until `stop` is set; what is in hand is finished first."""
        await self._running.run(stop)

    async def drain(self) -> int:
        """Handle what is there; return how many messages that was."""
        handled = 0
        while await self.handle_next():
            handled += 1
        return handled

    async def handle_next(self) -> bool:
        """Handle one message; tell whether there was one."""
        inbound = await self._take()
        if inbound is not None:
            await self._attempt(inbound)
        return inbound is not None

    async def _take(self) -> ClaimedInbound | None:
        await self._put_failed_back()
        claim = partial(
            inbox.claim,
            entity_id=self._context.entity_id,
            holder_id=self._holder_id,
            now=self._clock.now(),
        )
        return await self._database.in_transaction(claim)

    async def _attempt(self, inbound: ClaimedInbound) -> None:
        try:
            self._handled(await self._handle_with(self._model, inbound))
        except ClaimLost as lost:  # the other process answers; what was written is rolled back
            log.warning("claim_lost", detail=str(lost))
        except Exception as error:  # noqa: BLE001 - a poisoned message is put aside, the loop goes on
            self._failed.append(_Failure.of(inbound, error))
            await self._put_failed_back()
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
            if model is not None and self._consulting < MOST_CONSULTING:
                meaning = await self._consult(model, needed.doubt)
            told = Consulting.of(inbound, needed.doubt, meaning)
            return await self._database.in_transaction(partial(self._handle, inbound=told))

    async def _consult(self, model: Endpoint, doubt: Doubt) -> Meaning | None:
        """Return what a model reads, None where it says nothing that counts, or not in time."""
        self._consulting += 1
        working_days = self._context.calendar.add_working_days
        try:
            async with asyncio.timeout(model.settings.timeout + CHECKED_WITHIN_SECONDS):
                return await read_with_model(
                    model, doubt.text, doubt.context, doubt.today, working_days
                )
        except Exception:  # whatever it is, the other readers decide
            log.exception("model_failed")
            return None
        finally:
            self._consulting -= 1

    def _handle(self, session: Session, inbound: ClaimedInbound) -> str:
        return handle(session, self._context, inbound, self._clock.now())

    async def _put_failed_back(self) -> None:
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

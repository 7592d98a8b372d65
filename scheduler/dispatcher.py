"""Claim, render, send, record: the only caller of Channel.send and Channel.edit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

import structlog
from sqlalchemy.orm import Session

from core.channels import (
    CannotEdit,
    Channel,
    Envelope,
    HandOver,
    Part,
    SendError,
    SendErrorKind,
    Sent,
)
from core.clock import Clock
from core.entity.context import EntityContext
from core.errors import EnvironmentFault
from core.messages import Content, Digest, Listing, NoticeItem, Reminder
from core.overviews import Overview
from core.words import Because
from models.running.claims import ClaimLost
from models.session import Database
from scheduler import delivery, reopening
from scheduler.delivery import Job
from scheduler.lanes import Lanes

log = structlog.get_logger("dispatcher")

DATABASE_AWAY = EnvironmentFault
MANY_LINES = 40  # of a list: each costs a mail up to a millisecond

T = TypeVar("T")
Record = Callable[[Session], None]


class Dispatcher:
    """Sends what waits in the outbox, over a few lanes at once.

    No transaction is open while it talks to the world: claim (commit), render and send, record
    (commit, together with the next claim). An address has one message in flight at a time,
    whatever the number of lanes.
    """

    def __init__(
        self,
        database: Database,
        context: EntityContext,
        channels: Mapping[str, Channel],
        clock: Clock,
        *,
        holder_id: int,
        lanes: int,
    ) -> None:
        self._database = database
        self._context = context
        self._channels = channels
        self._clock = clock
        self._holder_id = holder_id
        self._lanes = lanes
        self._unrecorded: list[Record] = []
        self._running = Lanes(
            lanes, take=self._take, attempt=self._attempt, logger=log, failed="sending_failed"
        )
        self.wake = self._running.wake

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set; what is in flight is recorded before it returns."""
        try:
            await self._running.run(stop)
        finally:  # also when it is cancelled because one of the far sides does not answer
            if self._unrecorded:
                await self._recording(_nothing)

    async def drain(self) -> int:
        """Send until nothing is due; return how many attempts that were."""

        async def lane() -> int:
            attempts = 0
            while job := await self._take():
                await self._attempt(job)
                attempts += 1
            return attempts

        # A lane that finds every recipient busy ends early; the last one to end leaves none due.
        # One that fails waits for the others: what they have in flight is recorded.
        lanes = (lane() for _ in range(self._lanes))
        ended = await asyncio.gather(*lanes, return_exceptions=True)
        for failure in ended:
            if isinstance(failure, BaseException):
                raise failure
        return sum(attempts for attempts in ended if isinstance(attempts, int))

    async def _take(self) -> Job | None:
        take = partial(
            delivery.take, context=self._context, holder_id=self._holder_id, now=self._clock.now()
        )
        return await self._recording(take)

    async def _recording(self, work: Callable[[Session], T]) -> T:
        """Commit what has been sent since the last commit and, with it, `work`.

        When the database is away nothing is forgotten: a message that is out would be sent again.
        """
        records, self._unrecorded = self._unrecorded, []
        try:
            return await self._database.in_transaction(partial(_after, records, work))
        except DATABASE_AWAY:
            self._unrecorded = [*records, *self._unrecorded]
            raise
        except Exception:  # whichever of them failed, and with what: each by itself will tell
            if not records:
                raise
            await self._record_each(records)
            return await self._database.in_transaction(work)

    async def _record_each(self, records: Sequence[Record]) -> None:
        """Record by itself what could not be recorded together: one must not hold the rest back."""
        for record in records:
            try:
                await self._database.in_transaction(record)
            except DATABASE_AWAY:
                self._unrecorded.append(record)
            except ClaimLost as lost:  # another process answers for the message now
                log.warning("claim_lost", detail=str(lost))
            except Exception:  # one that is refused must not keep the others from being recorded
                log.exception("not_recorded")

    async def _attempt(self, job: Job) -> None:
        try:
            await self._send(job)
        except ClaimLost as lost:  # another process has it: it has sent it, or will
            log.warning("claim_lost", detail=str(lost))
        except SendError as error:
            log.warning("not_sent", item=job.item.id, kind=error.kind.value, detail=error.detail)
            failure = partial(
                delivery.record_failure,
                context=self._context,
                item=job.item,
                error=error,
                now=self._clock.now(),
            )
            self._unrecorded.append(failure)

    async def _send(self, job: Job) -> None:
        parts = await self._render(job)
        item = job.item
        # A form of more or fewer parts than what is out could not stand in its place.
        replaced = job.in_place_of if len(job.in_place_of) == len(parts) else ()
        if item.parts_sent >= len(parts):
            # What is still wanted of it is shorter than what went out before.
            self._unrecorded.append(partial(delivery.close, item=item, now=self._clock.now()))
        for ordinal in range(item.parts_sent, len(parts)):
            place = replaced[ordinal] if replaced else None
            sent = await self._hand_over(job, parts[ordinal], place)
            last = ordinal == len(parts) - 1
            record = partial(
                delivery.record_part,
                item=item,
                ordinal=ordinal,
                provider_id=sent,
                text=parts[ordinal].text,
                last=last,
                now=self._clock.now(),
            )
            self._unrecorded.append(record)

    async def _mark(self, job: Job) -> None:
        """Commit that a part is about to leave, called by the channel that holds a connection.

        Raises SendError while the channel is braked, and the database's error, with the message
        given back: it would stay claimed, and its address blocked, until a restart.
        """
        now = self._clock.now()
        mark = partial(delivery.hand_over, context=self._context, item=job.item, now=now)
        try:
            braked_until = await self._recording(mark)
        except DATABASE_AWAY:
            self._unrecorded.append(partial(delivery.put_off, item=job.item, until=now))
            raise
        if braked_until is not None:
            detail = f"the provider takes nothing from {job.item.channel} before {braked_until}"
            wait = braked_until - now
            raise SendError(SendErrorKind.SLOW_DOWN, detail, retry_after=wait)

    async def _render(self, job: Job) -> tuple[Part, ...]:
        channel = self._channels.get(job.item.channel)
        if channel is None:
            raise SendError(SendErrorKind.TRY_AGAIN, f"the channel {job.item.channel} is off")
        try:
            parts = await _rendered(channel, job.content, job.envelope)
        except Exception as error:
            # A message that cannot be written is put aside, visible; the others go on.
            log.exception("render_failed", item=job.item.id)
            parts = self._rendered_in_part(channel, job)
            if not parts:
                raise SendError(
                    SendErrorKind.MESSAGE_REFUSED, f"cannot be rendered: {error}"
                ) from error
        if not parts:
            raise SendError(SendErrorKind.MESSAGE_REFUSED, Because.EMPTY)
        return parts

    def _rendered_in_part(self, channel: Channel, job: Job) -> tuple[Part, ...]:
        """Return a reminder without the notices that cannot be written, which are kept back.

        Nothing where they are not what hinders it, or nothing else is in it.
        """
        if not isinstance(job.content, Reminder):
            return ()
        unwritten = list(_unwritten(channel, job.content.notices, job.envelope))
        left_out = [notice for notice, _ in unwritten]
        told = tuple(one for one in job.content.notices if one not in left_out)
        rest = job.content.model_copy(update={"notices": told})
        known = left_out and all(one.rows for one in left_out)
        if not known or not (told or rest.lines or rest.question):
            return ()
        try:
            parts = channel.render(rest, job.envelope)
        except Exception:
            log.exception("render_failed", item=job.item.id)
            return ()
        now = self._clock.now()
        keep_back = partial(
            reopening.keep_back, item=job.item, rest=rest, unwritten=unwritten, now=now
        )
        self._unrecorded.append(keep_back)
        return parts

    async def _hand_over(self, job: Job, part: Part, place: str | None) -> str:
        channel, recipient = self._channels[job.item.channel], job.item.recipient
        try:
            sent = await _put(channel, recipient, part, place, partial(self._mark, job))
        except (SendError, ClaimLost, DATABASE_AWAY):  # nothing has left
            raise
        except Exception as error:
            # A channel maps what it knows; what it does not know may have gone out.
            log.exception("unknown_send_error", item=job.item.id)
            raise SendError(SendErrorKind.UNCERTAIN, repr(error)) from error
        return sent.provider_id


async def _rendered(channel: Channel, content: Content, envelope: Envelope) -> tuple[Part, ...]:
    """Return the parts of a message; a heavy one would keep everything else in the loop waiting."""
    if _is_heavy(content):
        return await asyncio.to_thread(channel.render, content, envelope)
    return channel.render(content, envelope)


def _unwritten(
    channel: Channel, notices: Sequence[NoticeItem], envelope: Envelope
) -> Iterator[tuple[NoticeItem, Exception]]:
    """Yield the notices that cannot be written even alone, and why."""
    for notice in notices:
        try:
            channel.render(Reminder(lines=(), notices=(notice,)), envelope)
        except Exception as error:  # noqa: BLE001 - whatever hinders this one, the others are told
            yield notice, error


async def _put(
    channel: Channel, recipient: str, part: Part, place: str | None, hand_over: HandOver
) -> Sent:
    """Put a part in the place of the one that is out; below all else where that cannot be."""
    if place is not None:
        try:
            return await channel.edit(recipient, place, part, hand_over)
        except CannotEdit as reason:
            log.info("not_edited", detail=str(reason))
    return await channel.send(recipient, part, hand_over)


def _is_heavy(content: Content) -> bool:
    """Tell whether a content may take longer to render than the loop can stand still."""
    match content:
        case Digest():
            return True
        case Overview():
            return bool(content.figures) or any(row.file for row in content.rows)
        case Reminder() | Listing():
            return len(content.lines) > MANY_LINES
    return False


def _nothing(_: Session) -> None:
    """Do nothing besides what is recorded."""


def _after(records: Sequence[Record], work: Callable[[Session], T], session: Session) -> T:
    for record in records:
        record(session)
    return work(session)

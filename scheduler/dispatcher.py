"""Take, render, send, record: the only caller of Channel.send and Channel.edit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TypeVar

import structlog
from sqlalchemy.orm import Session

from core.channels import (
    CannotEdit,
    Channel,
    Envelope,
    HandOver,
    Limit,
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
from scheduler.engine.interface import NextItem

log = structlog.get_logger("dispatcher")

DATABASE_AWAY = EnvironmentFault
MANY_LINES = 40  # of a list: each costs a mail up to a millisecond

T = TypeVar("T")
Record = partial[None]  # of a function that takes a session, for the keyword `item`
UNRECORDED_WAITS = timedelta(minutes=10)


class Dispatcher:
    """Sends messages, one after another; several lanes may use it at once.

    `next_item` says which message is next and takes it in hand. No transaction is open while it
    talks to the world: take (commit), render and send, record (commit, together with the next).
    """

    def __init__(
        self,
        database: Database,
        context: EntityContext,
        channels: Mapping[str, Channel],
        clock: Clock,
        next_item: NextItem,
    ) -> None:
        self._database = database
        self._context = context
        self._channels = channels
        self._clock = clock
        self._next_item = next_item
        self._unrecorded: list[Record] = []

    async def take(self) -> Job | None:
        """Take the next message in hand; what was sent before is recorded first."""
        take = partial(
            delivery.take,
            context=self._context,
            next_item=self._next_item,
            now=self._clock.now(),
            limits=self._limits,
        )
        return await self._recording(take)

    def _limits(self, channel: str, recipient: str) -> tuple[Limit, ...]:
        known = self._channels.get(channel)
        return () if known is None else known.limits(recipient)

    async def record(self) -> None:
        """Record what was sent and is not recorded yet: before the end, however it comes."""
        if self._unrecorded:
            await self._recording(_nothing)

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
                await self._set_back(record)

    async def _set_back(self, record: Record) -> None:
        """Let a message of which nothing could be recorded wait: else it were sent every second."""
        until = self._clock.now() + UNRECORDED_WAITS
        work = partial(delivery.set_back, item=record.keywords["item"], until=until)
        with suppress(ClaimLost):
            await self._database.in_transaction(work)

    async def attempt(self, job: Job) -> None:
        """Send a message that was taken; how that ends is recorded with the next one."""
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
        await asyncio.sleep(job.wait)
        for ordinal in range(item.parts_sent, len(parts)):
            if ordinal > item.parts_sent and not await self._waits_for_place(job):
                return
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

    async def _waits_for_place(self, job: Job) -> bool:
        """Wait until the provider takes one more part; False where the rest of it is put off."""
        limits = self._limits(job.item.channel, job.item.recipient)
        take = partial(delivery.take_place, item=job.item, limits=limits, now=self._clock.now())
        wait = await self._recording(take) if limits else 0.0
        if wait is None:
            return False
        await asyncio.sleep(wait)
        return True

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

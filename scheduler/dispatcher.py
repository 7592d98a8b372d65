"""Claim, render, send, record: the only caller of Channel.send and Channel.edit."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial

import structlog
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from core.channels import CannotEdit, Channel, Part, SendError, SendErrorKind, Sent
from core.clock import Clock
from core.errors import EnvironmentFault
from models import outbox
from models.session import Database
from scheduler import delivery
from scheduler.context import EntityContext
from scheduler.delivery import Job
from scheduler.lanes import Lanes

log = structlog.get_logger("dispatcher")

DATABASE_AWAY = (EnvironmentFault, OperationalError)


class Dispatcher:
    """Sends what waits in the outbox, over a few lanes at once.

    No transaction is open while it talks to the world: claim (commit), render and send, record
    (commit). An address has one message in flight at a time, whatever the number of lanes.
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
        self._late: deque[Callable[[Session], None]] = deque()
        self._running = Lanes(
            lanes, take=self._take, attempt=self._attempt, logger=log, failed="sending_failed"
        )
        self.wake = self._running.wake

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set; what is in flight is recorded before it returns."""
        await self._running.run(stop)

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
        await self._catch_up()
        take = partial(
            delivery.take, context=self._context, holder_id=self._holder_id, now=self._clock.now()
        )
        return await self._database.in_transaction(take)

    async def _attempt(self, job: Job) -> None:
        try:
            await self._send(job)
        except SendError as error:
            await self._record_failure(job, error)

    async def _send(self, job: Job) -> None:
        parts = self._render(job)
        item = job.item
        # A form of more or fewer parts than what is out could not stand in its place.
        replaced = job.in_place_of if len(job.in_place_of) == len(parts) else ()
        give_back = partial(delivery.put_off, item=item, until=self._clock.now())
        if item.parts_sent >= len(parts):
            # What is still wanted of it is shorter than what went out before.
            await self._record(partial(delivery.close, item=item, now=self._clock.now()))
        for ordinal in range(item.parts_sent, len(parts)):
            mark = partial(outbox.hand_over, item_id=item.id, now=self._clock.now())
            await self._record(mark, late=give_back)
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
            late = record if last else partial(_both, record, give_back)
            await self._record(record, late=late)

    async def _record(
        self, work: Callable[[Session], None], *, late: Callable[[Session], None] | None = None
    ) -> None:
        """Commit `work`; when the database is away, keep `late` (else `work`) until it is back.

        Without it the message would stay in flight, and its address blocked, until a restart.
        """
        try:
            await self._database.in_transaction(work)
        except DATABASE_AWAY:
            self._late.append(late or work)
            raise

    async def _catch_up(self) -> None:
        """Record what the database did not take before anything else is claimed."""
        while self._late:
            work = self._late.popleft()
            try:
                await self._database.in_transaction(work)
            except DATABASE_AWAY:
                self._late.appendleft(work)
                raise

    def _render(self, job: Job) -> tuple[Part, ...]:
        channel = self._channels.get(job.item.channel)
        if channel is None:
            raise SendError(SendErrorKind.TRY_AGAIN, f"the channel {job.item.channel} is off")
        try:
            parts = channel.render(job.content, job.envelope)
        except Exception as error:
            # A message that cannot be written is put aside, visible; the others go on.
            log.exception("render_failed", item=job.item.id)
            raise SendError(
                SendErrorKind.MESSAGE_REFUSED, f"cannot be rendered: {error}"
            ) from error
        if not parts:
            raise SendError(SendErrorKind.MESSAGE_REFUSED, "there is nothing in it to send")
        return parts

    async def _hand_over(self, job: Job, part: Part, place: str | None) -> str:
        channel, recipient = self._channels[job.item.channel], job.item.recipient
        try:
            sent = await _put(channel, recipient, part, place)
        except SendError:
            raise
        except Exception as error:
            # A channel maps what it knows; what it does not know may have gone out.
            log.exception("unknown_send_error", item=job.item.id)
            raise SendError(SendErrorKind.UNCERTAIN, repr(error)) from error
        return sent.provider_id

    async def _record_failure(self, job: Job, error: SendError) -> None:
        log.warning("not_sent", item=job.item.id, kind=error.kind.value, detail=error.detail)
        record = partial(
            delivery.record_failure,
            context=self._context,
            item=job.item,
            error=error,
            now=self._clock.now(),
        )
        await self._record(record)


async def _put(channel: Channel, recipient: str, part: Part, place: str | None) -> Sent:
    """Put a part in the place of the one that is out; below all else where that cannot be."""
    if place is not None:
        try:
            return await channel.edit(recipient, place, part)
        except CannotEdit as reason:
            log.info("not_edited", detail=str(reason))
    return await channel.send(recipient, part)


def _both(
    first: Callable[[Session], None], then: Callable[[Session], None], session: Session
) -> None:
    first(session)
    then(session)

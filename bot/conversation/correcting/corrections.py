"""What an edited message had said: its earlier wordings, and the reports that came of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.conversation.heard import Original, Stood
from bot.conversation.pending import Desk
from bot.conversation.reporting import chains
from bot.conversation.reporting.chains import FIRST, Chain
from bot.conversation.thread import UNDO_FOR
from bot.conversation.view import View
from core.inbound import Inbound as Message
from models import progress
from models.inbox import ClaimedInbound, Inbound
from models.progress import ProgressReport, not_retracted


def find(session: Session, desk: Desk, inbound: ClaimedInbound, edits: str) -> Original | None:
    """Return what came of the message `edits` before `inbound` changed it; None if it is unknown.

    What was taken back since does not count.
    """
    wordings = session.execute(
        select(Inbound.id, Inbound.payload, Inbound.received_at)
        .where(
            Inbound.entity_id == inbound.entity_id,
            Inbound.channel == inbound.channel,
            Inbound.sender == inbound.sender,
            Inbound.id < inbound.id,
            or_(Inbound.external_id == edits, Inbound.payload["edits"].as_string() == edits),
        )
        .order_by(Inbound.id)
    ).all()
    if not wordings or not wordings[-1].payload:  # what it said is kept no more
        return None
    family = frozenset(row.id for row in wordings)
    firsts = _reports(session, desk.person_id, sorted(family))
    told = [one for first in firsts if (one := chains.starting_with(session, first)) is not None]
    progress.hold(session, (chain.activity_id for chain in told))
    stood = [_stood(session, desk, chain, edits, desk.at) for chain in told]
    is_old = desk.at - wordings[0].received_at > UNDO_FOR
    late = is_old and not told and _was_reported(session, desk.person_id, family)
    return Original(family, Message.model_validate(wordings[-1].payload).text, tuple(stood), late)


def as_before(view: View, original: Original) -> View:
    """Return the view in which the message had not been said: its figures are as they were."""
    activities = dict(view.activities)
    for one in original.stood:
        known = activities.get(one.activity_id)
        if known is not None and not one.late:
            activities[one.activity_id] = replace(known, percent=one.before)
    told = frozenset(one.activity_id for one in original.stood if one.activity_id in activities)
    return replace(view, activities=activities, open_ids=view.open_ids | told)


def _reports(session: Session, person_id: int, family: Sequence[int]) -> list[int]:
    """Return the first rows of the reports that these messages made or added to."""
    hers = (
        select(FIRST)
        .where(ProgressReport.inbound_id.in_(family), ProgressReport.person_id == person_id)
        .order_by(ProgressReport.id)
    )
    return list(dict.fromkeys(session.scalars(not_retracted(hers))))


def _was_reported(session: Session, person_id: int, family: Collection[int]) -> bool:
    reported = select(ProgressReport.id).where(
        ProgressReport.inbound_id.in_(family), ProgressReport.person_id == person_id
    )
    return session.scalar(reported.limit(1)) is not None


def _stood(session: Session, desk: Desk, chain: Chain, message: str, at: datetime) -> Stood:
    in_time = at - chain.first.recorded_at <= UNDO_FOR
    hers = chain.activity_id in desk.activities
    part_of = chain.part_of
    newest = progress.said_last(session, chain.activity_id, part_of=part_of) == chain.last.id
    return Stood(
        activity_id=chain.activity_id,
        report=chain.first.id,
        told_in=chain.first.inbound_id,
        percent=chain.last.percent,
        status=chain.last.status,
        words=chain.own(message),
        is_fragment=chain.first.message != message,
        before=progress.figure_without(session, chain.activity_id, chain.first.id, part_of=part_of),
        late=not (in_time and hers and newest),
    )

"""What an edited message had said: its earlier wordings, and the reports that came of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import or_, select

from bot.conversation.heard import EditedReport, Original
from bot.conversation.reporting import chains
from bot.conversation.reporting.chains import FIRST, Chain
from bot.conversation.thread import UNDO_FOR
from bot.conversation.turn import Turn
from bot.conversation.view import View
from core.inbound import Inbound as Message
from models import progress
from models.inbox import Inbound
from models.progress import ProgressReport
from models.standing import stands


def find(turn: Turn, edits: str) -> Original | None:
    """Return what came of the message `edits` before `inbound` changed it; None if it is unknown.

    What was taken back since does not count.
    """
    wordings = turn.session.execute(
        select(Inbound.id, Inbound.payload, Inbound.received_at)
        .where(
            Inbound.entity_id == turn.inbound.entity_id,
            Inbound.channel == turn.channel,
            Inbound.sender == turn.inbound.sender,
            Inbound.id < turn.inbound.id,
            or_(Inbound.external_id == edits, Inbound.payload["edits"].as_string() == edits),
        )
        .order_by(Inbound.id)
    ).all()
    if not wordings or not wordings[-1].payload:  # what it said is kept no more
        return None
    family = frozenset(row.id for row in wordings)
    firsts = _reports(turn, sorted(family))
    told = [
        one for first in firsts if (one := chains.starting_with(turn.session, first)) is not None
    ]
    progress.hold(turn.session, (chain.activity_id for chain in told))
    stood = [_stood(turn, chain, edits) for chain in told]
    is_old = turn.desk.at - wordings[0].received_at > UNDO_FOR
    late = is_old and not told and _was_reported(turn, family)
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


def _reports(turn: Turn, family: Sequence[int]) -> list[int]:
    """Return the first rows of the reports that these messages made or added to."""
    hers = (
        select(FIRST)
        .where(ProgressReport.inbound_id.in_(family), ProgressReport.person_id == turn.person.id)
        .order_by(ProgressReport.id)
    )
    return list(dict.fromkeys(turn.session.scalars(hers.where(stands()))))


def _was_reported(turn: Turn, family: Collection[int]) -> bool:
    reported = select(ProgressReport.id).where(
        ProgressReport.inbound_id.in_(family), ProgressReport.person_id == turn.person.id
    )
    return turn.session.scalar(reported.limit(1)) is not None


def _stood(turn: Turn, chain: Chain, message: str) -> EditedReport:
    in_time = turn.desk.at - chain.first.recorded_at <= UNDO_FOR
    hers = chain.activity_id in turn.desk.activities
    part_of = chain.part_of
    newest = progress.said_last(turn.session, chain.activity_id, part_of=part_of) == chain.last.id
    return EditedReport(
        activity_id=chain.activity_id,
        report=chain.first.id,
        told_in=chain.first.inbound_id,
        reported=replace(chain.last.reported, description=chain.own(message)),
        is_fragment=chain.first.message != message,
        before=progress.figure_without(
            turn.session, chain.activity_id, chain.first.id, part_of=part_of
        ),
        late=not (in_time and hers and newest),
    )

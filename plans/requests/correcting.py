"""Who is told of a decision that took the place of another: each from what she knew last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from core.entity.context import EntityContext
from core.notice_names import CORRECTED, DENIED, GRANTED, RECEIVED, REQUEST
from core.words import Because
from models.answers.requests import RequestRow
from models.outbox import REACHED, WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, notice_key
from plans.requests import handing_over
from plans.requests.asking import KNOWN
from plans.requests.deciding import ANEW, Case
from plans.requests.outcomes import Decided
from plans.storing import moving
from plans.storing.telling import owe

_OF_THE_DECISION = ("granted", "due", "to_office", "by")
_OUT = (*WAITING, ItemState.SENDING, *REACHED)
# What was told last to each person, by kind: of the decision, and that an office answers now.
Known = Mapping[str, Mapping[int, dict[str, Any]]]


def take_back(case: Case) -> Known:
    """Withdraw what has not gone out of the former decisions; return what people were told."""
    session, of_it = case.session, _about(case.context, case.request)
    in_messages = select(Notice.outbox_id).where(of_it, Notice.state == OwedState.TOLD)
    moving.withdraw_messages(session, in_messages, Because.DECIDED_ANEW)
    rows = session.execute(
        select(Notice, OutboxItem.state)
        .outerjoin(OutboxItem, OutboxItem.id == Notice.outbox_id)
        .where(of_it)
        .order_by(Notice.id)
        .execution_options(populate_existing=True)
    ).all()
    known: dict[str, dict[int, dict[str, Any]]] = {"decided": {}, RECEIVED: {}}
    for notice, sent in rows:
        if notice.state is OwedState.TOLD and sent in _OUT and notice.kind != REQUEST:
            kind = RECEIVED if notice.kind == RECEIVED else "decided"
            known[kind][notice.person_id] = notice.details | {"told": notice.kind}
        elif notice.state not in (OwedState.OPEN, OwedState.HELD):
            continue
        elif notice.kind == REQUEST:  # control reads what is decided now
            kept = notice.details.items()
            notice.details = {name: one for name, one in kept if name not in _OF_THE_DECISION}
        else:
            notice.state, notice.reason = OwedState.CLOSED, Because.DECIDED_ANEW
            notice.recorded_at = case.now
    session.flush()
    return known


def correct(case: Case, known: Known, done: Decided, former: Decided) -> None:
    """Let what is owed of the decision of this instant tell each reader what is another for her,
    and nothing where she knows it; the office that gives an activity back is told so."""
    session, granted = case.session, case.verdict.granted
    kind = GRANTED if granted else DENIED
    back = former.since.isoformat() if former.since else None
    key = notice_key(kind, case.request.id, case.now.isoformat())
    owed = select(Notice).filter_by(entity_id=case.context.entity_id, key=key)
    for notice in session.scalars(owed):
        told, details = known["decided"].get(notice.person_id), dict(notice.details)
        knew = back
        if told is not None:
            knew = told.get("due") or back
            same = ("due", "to_office", "reason")
            if told["told"] == kind and all(told.get(one) == details[one] for one in same):
                notice.state, notice.reason = OwedState.CLOSED, Because.KNOWN
        details["since"] = knew or details["since"]
        if not granted and (told is None or knew == back):
            details |= {"since": None, "due": None}
        notice.details = details | {"corrects": int(told is not None)}
    if former.office:
        _tell_given_back(case, known[RECEIVED], done)
    session.flush()


def _tell_given_back(case: Case, received: Mapping[int, dict[str, Any]], done: Decided) -> None:
    """Tell who was told that an activity is of her office that it is of another one now."""
    session, request, now = case.session, case.request, case.now
    answering = {row[0] for row in handing_over.answering(session, request.activity_id)}
    for person_id, told in received.items():
        details = {
            "activity_id": request.activity_id,
            "office_id": told["office_id"],
            "to_office": done.office,
            "stays": int(told["office_id"] in answering),
            "by": told["by"],
        }
        key = notice_key(CORRECTED, request.id, ANEW, now.isoformat())
        owe(session, case.context.entity_id, CORRECTED, key, details, {person_id}, now)


def _about(context: EntityContext, request: RequestRow) -> ColumnElement[bool]:
    """Return the condition: a notice tells of what was decided of a request."""
    keys = [notice_key(kind, request.id) for kind in (GRANTED, DENIED, RECEIVED)]
    begins = [notice_key(kind, request.id, "") for kind in (GRANTED, DENIED, KNOWN)]
    begins.append(notice_key(RECEIVED, request.id, ANEW, ""))
    of_it = or_(Notice.key.in_(keys), *map(Notice.key.startswith, begins))
    return and_(Notice.entity_id == context.entity_id, of_it)

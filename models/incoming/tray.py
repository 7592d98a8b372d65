"""The tray: messages that nobody could take, each with why it is there, until a person has; and
what came of the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from core.inbound import Aside, InboundKind, Outcome
from core.inbound import Inbound as Message
from models import audit, audit_actions
from models.inbox import Inbound, InboundState
from models.incoming import files, held, unfiled
from models.incoming.held import HeldAnswer
from models.organisation import Person


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message in the tray; `why` is why nobody has taken it, `payload` what came in."""

    id: int
    channel: str
    sender: str
    received_at: datetime
    why: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Followed:
    """A message wherever it stands: what came of it in one word, who took it (both "" until it is
    handled), and whose it was found to be."""

    message: Waiting
    state: InboundState
    outcome: str
    taken_by: str
    handled_at: datetime | None
    person: str | None


def waiting(session: Session, entity_id: int) -> list[Waiting]:
    """Return what waits for a person, the oldest first: set aside, or asked about in vain."""
    query = _columns().where(Inbound.entity_id == entity_id, waits()).order_by(Inbound.id)
    return [Waiting(*row) for row in session.execute(query)]


def find(session: Session, entity_id: int, inbound_id: int) -> Waiting | None:
    """Return one message that a person may take out of the tray, None when it is not there: also
    one that was not understood."""
    query = _columns().where(
        Inbound.entity_id == entity_id,
        Inbound.id == inbound_id,
        or_(waits(), was_not_understood()),
    )
    row = session.execute(query).one_or_none()
    return None if row is None else Waiting(*row)


def named(session: Session, entity_id: int, ids: Collection[int]) -> dict[int, Waiting]:
    """Return messages of the entity by their numbers, wherever they stand."""
    query = _columns().where(Inbound.entity_id == entity_id, Inbound.id.in_(ids))
    return {row.id: Waiting(*row) for row in session.execute(query)}


def read(session: Session, entity_id: int, inbound_id: int) -> Waiting | None:
    """Return a message of the entity, wherever it stands."""
    return named(session, entity_id, [inbound_id]).get(inbound_id)


def follow(session: Session, entity_id: int, inbound_id: int) -> Followed | None:
    """Return a message of the entity with what came of it, None when there is none."""
    came = (Inbound.state, Inbound.outcome, Inbound.taken_by, Inbound.handled_at, Person.name)
    row = session.execute(
        _columns()
        .add_columns(*came)
        .outerjoin(Person, Person.id == Inbound.person_id)
        .where(Inbound.entity_id == entity_id, Inbound.id == inbound_id)
    ).one_or_none()
    return None if row is None else Followed(Waiting(*row[:6]), *row[6:])


def give_to(
    session: Session, inbound_id: int, person_id: int, *, now: datetime, payload: dict[str, Any]
) -> None:
    """Put a message back into the queue as that of a person, in whose name it is then handled."""
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id)
        .values(
            payload=payload | {"on_behalf_of": person_id},
            state=InboundState.NEW,
            not_before=now,
            attempts=0,
            outcome="",
            taken_by="",
            error=None,
            handled_at=None,
        )
    )
    files.expect_again(session, inbound_id, now=now)


def assign(change: audit.Change, one: Waiting, person_id: int) -> None:
    """Let a message of the tray count as a person's, because somebody knows that it is.

    Raises InputError for what nobody can have said to culmina herself, as `_no_persons` tells.
    """
    refused = _no_persons(one)
    if refused is not None:
        raise InputError(refused[0], where=str(one.id), todo=refused[1])
    give_to(change.session, one.id, person_id, now=change.now, payload=one.payload)
    # Her own yes would let it be handled again.
    held.settle(change.session, [one.id], agreed=True, now=change.now)
    _write(change, one, audit_actions.MESSAGE_ASSIGNED, {"person": person_id})


def can_be_given(one: Waiting) -> bool:
    """Tell whether a message may be what a person said to culmina herself."""
    return _no_persons(one) is None


def _no_persons(one: Waiting) -> tuple[str, str] | None:
    """Return why a message cannot be given to a person and what to do instead; None where it can.

    A group is its office's and hears its own people; a code ties the chat that sent it; a returned
    mail is its server's word; of a mail that was too large nothing but the header is here.
    """
    try:
        message = Message.model_validate(one.payload)
    except ValidationError:
        return "no se puede leer, así que a nadie se le puede responder.", _LEAVE_IT
    if message.chat is not None:
        return "se dijo en un grupo, donde solo cuenta como de quien lo escribió.", _PUT_IT_BACK
    if message.start is not None:
        return "es el código de una invitación, que es de una sola persona.", _PUT_IT_BACK
    if message.too_large is not None:
        return "del correo solo se recibió el encabezado.", _REPORT_IT
    if message.kind not in (InboundKind.MESSAGE, InboundKind.EMPTY):
        return "lo escribió una máquina, no una persona.", _LEAVE_IT
    return None


_PUT_IT_BACK = "Deje que se atienda como lo que es: culmina retry"
_REPORT_IT = 'Registre lo que dice: culmina report CÓDIGO "…" --person "…"'
_LEAVE_IT = "Cuando lo haya visto, sáquelo de la bandeja: culmina inbox discard ID"


def discard(change: audit.Change, one: Waiting, reason: str = "") -> None:
    """Take a message out of the tray with its files: it says nothing for the plan. It is kept."""
    _leave(change, one, Outcome.DISCARDED, None)
    unfiled.discard(change.session, one.id, change.now)
    _write(change, one, audit_actions.MESSAGE_DISCARDED, {"reason": reason} if reason else {})


def recorded(change: audit.Change, one: Waiting, person_id: int, report_id: int) -> None:
    """Take a message out of the tray: what it says was written down as a person's report."""
    _leave(change, one, Outcome.RECORDED, person_id)
    after = {"person": person_id, "report": report_id}
    _write(change, one, audit_actions.MESSAGE_RECORDED, after)


def passed_on(change: audit.Change, one: Waiting, activity_id: int, to: int) -> None:
    """Take a message out of the tray: a person of the office is told what it says."""
    _leave(change, one, Outcome.ELSEWHERE, None)
    after = {"activity": activity_id, "person": to}
    _write(change, one, audit_actions.MESSAGE_PASSED_ON, after)


def _leave(change: audit.Change, one: Waiting, outcome: Outcome, person_id: int | None) -> None:
    """Let a message be handled; whose it was found to be is kept where that is known."""
    values = {"state": InboundState.DONE, "outcome": outcome, "handled_at": change.now}
    if person_id is not None:
        values["person_id"] = person_id
    change.session.execute(update(Inbound).where(Inbound.id == one.id).values(values))
    held.settle(change.session, [one.id], agreed=person_id is not None, now=change.now)


def came_unread() -> ColumnElement[bool]:
    """Return the condition for a message (`Inbound`) that is stored as it came: nobody read it."""
    return func.coalesce(Inbound.payload["raw"].as_string(), "") != ""


def waits() -> ColumnElement[bool]:
    """Return the condition for a message (`Inbound`) that was set aside, or about which whose it is
    was asked in vain."""
    said = exists().where(HeldAnswer.inbound_id == Inbound.id, HeldAnswer.said_at.is_not(None))
    asked = and_(Inbound.state == InboundState.DONE, Inbound.outcome == Outcome.HELD)
    return or_(Inbound.state == InboundState.SET_ASIDE, and_(asked, ~said))


def was_not_understood() -> ColumnElement[bool]:
    """Return the condition for a message (`Inbound`) that was answered and not understood."""
    return and_(Inbound.state == InboundState.DONE, Inbound.outcome == Outcome.UNCLEAR)


def _columns() -> Select[Any]:
    unclear = (was_not_understood(), Aside.NOT_UNDERSTOOD.value)
    return select(
        Inbound.id,
        Inbound.channel,
        Inbound.sender,
        Inbound.received_at,
        case(unclear, else_=func.coalesce(Inbound.error, "")).label("why"),
        Inbound.payload,
    )


def _write(change: audit.Change, one: Waiting, action: str, after: dict[str, Any]) -> None:
    change.audit(action, "inbound", one.id, before={"why": one.why}, after=after)

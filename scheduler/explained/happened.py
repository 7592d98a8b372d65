"""What people agreed to, asked for, and wrote in vain: it explains too why they were written to or
not. All of it is one question to the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Date,
    Integer,
    Select,
    String,
    and_,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from core import in_words
from core.channels import LABELS
from core.entity.context import EntityContext
from core.inbound import Outcome
from core.words import RequestKind
from models import audit_actions as actions
from models.answers.requests import Request, RequestState
from models.base import UtcInstant
from models.inbox import Inbound
from models.organisation import Address, Office, Person
from models.plan import Activity
from models.staff.consents import ANSWERS, Consent, ConsentKind
from scheduler.explained.events import Event
from scheduler.explained.told import Span

_CONSENTS = {
    ConsentKind.GIVEN: "{name} autorizó que se le escriba a {where}",
    ConsentKind.REFUSED: "{name} no autorizó que se le escriba a {where}",
    ConsentKind.WITHDRAWN: "{name} retiró su permiso: ya no se le escribe a {where}",
}
_ASKED = {
    RequestKind.EXTENSION: "pidió más plazo para la {handle}{until}",
    RequestKind.REASSIGN: "pidió que la {handle} pase a otra oficina{office}",
    RequestKind.NOT_APPLICABLE: "dijo que la {handle} no aplica",
    RequestKind.SNOOZE: "pidió que la {handle} se le recuerde después{given}",
}
_DECIDED = {
    RequestState.GRANTED: "se concedió lo que pidió {name} de la {handle}{given}",
    RequestState.DENIED: "se negó lo que pidió {name} de la {handle}",
    RequestState.WITHDRAWN: "se retiró lo que pidió {name} de la {handle}",
}
# Of which messages nothing was read, where no reason is kept beside them.
_IN_VAIN = {
    Outcome.SET_ASIDE: "",
    Outcome.DISCARDED: "alguien lo sacó de la bandeja",
    Outcome.AUTO_REPLY: "es una respuesta automática",
    Outcome.OTHER: "no trae nada que atender",
    Outcome.UNKNOWN: "la dirección no es de nadie",
    Outcome.CONSENT: "espera que dé su permiso",
}


def of_people(
    session: Session,
    context: EntityContext,
    people: Collection[int],
    span: Span,
    activity_id: int | None = None,
) -> list[Event]:
    """Return what happened to people; what was asked for, of an activity where it is named."""
    rows = session.execute(
        union_all(
            _consents(people, span),
            _requests(context.entity_id, people, span, activity_id),
            _in_vain(context.entity_id, people, span),
        )
    )
    return [event for row in rows for event in _told(row, span)]


def _columns(**given: Any) -> list[Any]:
    """Return the columns that all three have, in one order; NULL for what one has not."""
    kinds: dict[str, Any] = {
        "what": String(), "kind": String(), "at": UtcInstant(), "person_id": Integer(),
        "name": String(), "channel": String(), "place": String(), "handle": String(),
        "until": Date(), "granted": Date(), "office": String(), "state": String(),
        "decided_at": UtcInstant(), "error": String(),
    }  # fmt: skip
    return [
        (cast(given[name], kind) if isinstance(kind, String) else given[name]).label(name)
        if name in given
        else cast(null(), kind).label(name)
        for name, kind in kinds.items()
    ]


def _consents(people: Collection[int], span: Span) -> Select[Any]:
    return (
        select(
            *_columns(
                what=literal("consent"),
                kind=Consent.kind,
                at=Consent.recorded_at,
                person_id=Consent.person_id,
                name=Person.name,
                channel=Consent.channel,
                place=Consent.value,
            )
        )
        .join(Person, Person.id == Consent.person_id)
        .where(
            Consent.person_id.in_(people),
            Consent.kind.in_(ANSWERS),
            *span.holds(Consent.recorded_at),
        )
    )


def _requests(
    entity_id: int, people: Collection[int], span: Span, activity_id: int | None
) -> Select[Any]:
    asked, decided = span.holds(Request.recorded_at), span.holds(Request.decided_at)
    whose = (
        Request.person_id.in_(people) if activity_id is None else Request.activity_id == activity_id
    )
    return (
        select(
            *_columns(
                what=literal("request"),
                kind=Request.kind,
                at=Request.recorded_at,
                person_id=Request.person_id,
                name=Person.name,
                handle=Activity.handle,
                until=Request.until,
                granted=Request.granted_until,
                office=func.coalesce(Office.name, Request.named_office),
                state=Request.state,
                decided_at=Request.decided_at,
            )
        )
        .join(Person, Person.id == Request.person_id)
        .join(Activity, Activity.id == Request.activity_id)
        .outerjoin(Office, Office.id == Request.granted_office_id)
        .where(
            Request.entity_id == entity_id,
            whose,
            or_(and_(true(), *asked), and_(Request.decided_at.is_not(None), *decided)),
        )
    )


def _in_vain(entity_id: int, people: Collection[int], span: Span) -> Select[Any]:
    """Return the messages of people of which nothing was read: also those that came from an
    address of theirs and were nobody's."""
    theirs = select(Address.value).where(Address.person_id.in_(people))
    return select(
        *_columns(
            what=literal("message"),
            kind=Inbound.outcome,
            at=Inbound.received_at,
            person_id=Inbound.person_id,
            channel=Inbound.channel,
            place=Inbound.sender,
            error=Inbound.error,
        )
    ).where(
        Inbound.entity_id == entity_id,
        Inbound.outcome.in_(_IN_VAIN),
        or_(
            Inbound.person_id.in_(people),
            and_(Inbound.person_id.is_(None), Inbound.sender.in_(theirs)),
        ),
        *span.holds(Inbound.received_at),
    )


def _told(row: Any, span: Span) -> Iterator[Event]:
    where = f"{LABELS.get(row.channel, row.channel)} {row.place}"
    if row.what == "consent":
        words = _CONSENTS[ConsentKind(row.kind)].format(name=row.name, where=where)
        yield Event(row.at, f"consent {row.kind}", words, row.person_id)
    elif row.what == "message":
        said = (in_words.why(row.error or ""), _IN_VAIN[Outcome(row.kind)])
        why = ". ".join(filter(None, said))
        words = f"llegó un mensaje de {where} que no se leyó{f'. Motivo: {why}' if why else ''}"
        yield Event(row.at, f"message {row.kind}", words, row.person_id)
    else:
        yield from _of_request(row, span)


def _of_request(row: Any, span: Span) -> Iterator[Event]:
    kind, state = RequestKind(row.kind), RequestState(row.state)
    values = {
        "name": row.name,
        "handle": row.handle,
        "until": f", hasta el {row.until}" if row.until else "",
        "office": f" ({row.office})" if row.office else "",
        "given": f": hasta el {row.granted}" if row.granted else "",
    }
    if _lies_in(span, row.at):
        words = f"{row.name} {_ASKED[kind].format(**values)}"
        yield Event(row.at, actions.asked_for(kind), words, row.person_id)
    if state in _DECIDED and row.decided_at is not None and _lies_in(span, row.decided_at):
        words = _DECIDED[state].format(**values)
        yield Event(row.decided_at, f"{row.kind} {row.state}", words, row.person_id)


def _lies_in(span: Span, at: datetime) -> bool:
    since, until = span.since, span.until
    return (since is None or at >= since) and (until is None or at < until)

"""«¿Por qué?» tells too what people agreed to, delegated, asked for, and wrote in vain."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from core.inbound import Aside, Outcome
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from models.audit import Actor, Change
from models.audit_actions import ACTIVITY_DELEGATED
from models.inbox import InboundState
from models.session import Database
from models.staff import consents
from models.staff.consents import ConsentKind, Happened
from scheduler.explained import subjects
from scheduler.explained.events import Event
from scheduler.explained.why import explain
from tests.service.scheduler.explained.life import Life, a_life
from tests.support.builders import NOW, a_person, a_request, an_activity, an_inbound

MARTA = "Marta Lucía Rincón"
HOUR = timedelta(hours=1)
DUE = date(2026, 12, 18)


def told(life: Life, typed: str = MARTA) -> list[str]:
    """Return what is said of a subject, in order of time, without what was sent."""
    with life.database.reading() as session:
        (subject,) = subjects.find(session, life.town.entity, typed)
        found = explain(session, life.context, subject, NOW + 5 * HOUR)
    assert [one.at for one in found.told] == sorted(one.at for one in found.told)
    return [one.words for one in found.told if isinstance(one, Event)]


def an_activity_of(session: Session, life: Life, handle: str = "1.2") -> int:
    return an_activity(session, life.town.entity, handle=handle, due=DUE, office=life.town.office)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ConsentKind.GIVEN, f"{MARTA} autorizó que se le escriba a Telegram 5551001"),
        (ConsentKind.REFUSED, f"{MARTA} no autorizó que se le escriba a Telegram 5551001"),
        (
            ConsentKind.WITHDRAWN,
            f"{MARTA} retiró su permiso: ya no se le escribe a Telegram 5551001",
        ),
        (ConsentKind.ASKED, None),
    ],
)
def test_what_she_agreed_to_is_told(
    database: Database, kind: ConsentKind, words: str | None
) -> None:
    life = a_life(database)
    with database.transaction() as session:
        happened = Happened(life.town.lead, "telegram", "5551001", kind, "1", NOW.date(), NOW)
        consents.write(session, life.town.entity, happened)

    assert told(life) == [words] * (words is not None)


def test_a_delegation_is_told_from_its_day_to_its_end_to_both_and_of_the_activity(
    database: Database,
) -> None:
    life = a_life(database)
    with database.transaction() as session:
        activity, lead = an_activity_of(session, life), life.town.lead
        nelson = a_person(
            session, life.town.entity, "Nelson Ríos", office=life.town.office, role=Role.DELEGATE
        )
        a_person(session, life.town.entity, "Otra Persona", role=Role.VIEWER)
        for hours, by, before, now in (
            (1, lead, None, nelson), (2, lead, nelson, lead), (3, lead, None, nelson),
            (4, nelson, nelson, lead),
        ):  # fmt: skip
            whose = Actor("lead", "telegram", by)
            Change(session, life.town.entity, whose, NOW + hours * HOUR).audit(
                ACTIVITY_DELEGATED, "activity", activity,
                before={"delegate": before}, after={"delegate": now, "office": "x"},
            )  # fmt: skip

    expected = [
        f"{MARTA} le delegó la 1.2 a Nelson Ríos",
        f"{MARTA} retomó la 1.2: terminó lo que le había delegado a Nelson Ríos",
        f"{MARTA} le delegó la 1.2 a Nelson Ríos",
        f"Nelson Ríos le devolvió la 1.2 a {MARTA}",
    ]
    assert told(life) == told(life, "Nelson Ríos") == told(life, "1.2") == expected
    assert told(life, "Otra Persona") == []


@pytest.mark.parametrize(
    ("kind", "state", "words"),
    [
        (RequestKind.EXTENSION, RequestState.OPEN, []),
        (
            RequestKind.EXTENSION,
            RequestState.GRANTED,
            [f"se concedió lo que pidió {MARTA} de la 1.2: hasta el 2026-07-10"],
        ),
        (RequestKind.EXTENSION, RequestState.DENIED, [f"se negó lo que pidió {MARTA} de la 1.2"]),
        (
            RequestKind.EXTENSION,
            RequestState.WITHDRAWN,
            [f"se retiró lo que pidió {MARTA} de la 1.2"],
        ),
    ],
)
def test_what_was_asked_for_and_decided_is_told(
    database: Database, kind: RequestKind, state: RequestState, words: list[str]
) -> None:
    life = a_life(database)
    granted = state is RequestState.GRANTED
    with database.transaction() as session:
        a_request(
            session, an_activity_of(session, life), by=life.town.lead, kind=kind, state=state,
            until=date(2026, 7, 15), granted_until=date(2026, 7, 10) if granted else None,
            decided_at=None if state is RequestState.OPEN else NOW + HOUR,
        )  # fmt: skip

    asked = f"{MARTA} pidió más plazo para la 1.2, hasta el 2026-07-15"
    assert told(life) == told(life, "1.2") == [asked, *words]


@pytest.mark.parametrize(
    ("outcome", "error", "why"),
    [
        (Outcome.SET_ASIDE, f"{Aside.NOBODYS} (denied)", "la dirección no es de nadie"),
        (Outcome.SET_ASIDE, f"{Aside.TOO_LARGE}: 99 bytes", "demasiado grande"),
        (Outcome.SET_ASIDE, f"{Aside.OF_A_MACHINE}", "lo escribió una máquina"),
        (Outcome.SET_ASIDE, f"{Aside.TOO_MANY}", "demasiadas respuestas al mismo"),
        (Outcome.AUTO_REPLY, None, "es una respuesta automática"),
        (Outcome.DISCARDED, None, "alguien lo sacó de la bandeja"),
        (Outcome.RECORDED, None, None),
        (Outcome.ANSWERED, None, None),
    ],
)
@pytest.mark.parametrize("of_hers", [True, False])
def test_what_she_wrote_in_vain_is_told_with_the_reason(
    database: Database, outcome: Outcome, error: str | None, why: str | None, of_hers: bool
) -> None:
    life = a_life(database)
    waits = outcome is Outcome.SET_ASIDE
    with database.transaction() as session:
        for sender in ("marta@puertoesperanza.example", "otra@puertoesperanza.example"):
            hers = of_hers and sender.startswith("marta")
            an_inbound(
                session, life.town.entity, channel="email", sender=sender, outcome=outcome,
                error=error, state=InboundState.SET_ASIDE if waits else InboundState.DONE,
                person_id=life.town.lead if hers else None,
            )  # fmt: skip

    said = told(life)
    assert len(said) == (why is not None)
    for one in said:
        assert "llegó un mensaje de correo marta@puertoesperanza.example que no se leyó" in one
        assert f"Motivo: {why}" in one

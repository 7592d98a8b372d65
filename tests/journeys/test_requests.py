"""More time asked for on one telephone and granted on another; each step is a new process."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from core.words import Role
from demo.botapi import Person
from models.organisation import Membership
from models.plan import Milestone
from tests.journeys.conftest import Town, plain
from tests.support import builders
from tests.support.builders import TODAY

DUE = TODAY + timedelta(days=18)
NUMBERS = {1001: "Marta Ruiz", 1002: "Carlos Peña", 1003: "Luz Cano"}


def works(town: Town, at: str) -> None:
    """Let the clock pass once and everything be handled and sent, each by a process of its own."""
    for words in (("run", "--until-idle"), ("tick",), ("run", "--until-idle")):
        ended = town.culmina(*words, "--at", f"{TODAY}T{at}")
        assert ended.code == 0, ended.err


def told(person: Person) -> list[str]:
    """Return what the bot has written to her."""
    return [plain(message.text) for message in person.messages if message.from_bot]


def test_more_time_is_shown_before_it_is_asked_for_and_then_granted(
    any_town: Town,
) -> None:
    town = any_town
    activity = town.activity(town.office("Planeación", chat=1001), "1.2", DUE)
    marta, luz = town.telegram.user(1001, "Marta"), town.telegram.user(1002, "Luz")
    with town.database.transaction() as session:
        builders.a_person(
            session, town.entity, "Luz Mery Cano", role=Role.PLANNING, telegram="1002"
        )
    luz.starts()
    town.forget_updates()

    marta.says("necesitamos más plazo para la 1.2, falta el contrato")
    works(town, "08:01")
    assert "¿Hasta cuándo necesita el plazo?" in told(marta)[-1]
    marta.says("hasta el 30 de junio")
    works(town, "08:02")
    asked = "¿Pido más plazo para 1.2 hasta el 30 de junio (ahora vence el 29 de mayo)?"
    assert asked in told(marta)[-1]
    marta.presses("Sí, pedirlo")
    works(town, "08:05")
    assert "solicitud de más plazo para 1.2" in told(marta)[-1]
    [notice] = told(luz)
    assert "pide más plazo" in notice
    assert "falta el contrato»" in notice

    luz.presses("Conceder 1.2")
    works(town, "08:15")
    assert told(luz)[-1].startswith(
        "✅ Concedido. 1.2 vence ahora el 30 de junio (antes 29 de mayo)."
    )
    assert (
        "Vence ahora el 30 de junio (antes 29 de mayo). Lo decidió Luz Mery Cano."
        in told(marta)[-1]
    )

    marta.says("¿qué tengo pendiente?")
    works(town, "08:20")
    assert "30 de junio (antes 29 de mayo), faltan 50 días" in told(marta)[-1]
    luz.presses("Negar 1.2")
    works(town, "08:25")
    assert (
        "ya la decidió Luz Mery Cano, el 11 de mayo: concedida hasta el 30 de junio"
        in (told(luz)[-1])
    )
    with town.database.reading() as session:
        row = session.scalars(select(Milestone).filter_by(activity_id=activity)).one()
        assert (row.due.isoformat(), row.original_due) == ("2026-06-30", DUE)


def test_what_a_lead_is_asked_once_and_what_is_passed_on_for_her(town: Town) -> None:
    office = town.office("Hacienda", email="hacienda@puertoesperanza.example")
    town.activity(office, "1.2", DUE)
    marta, carlos, luz = (town.telegram.user(n, name) for n, name in NUMBERS.items())
    with town.database.transaction() as session:
        for person, role in ((marta, Role.LEAD), (carlos, Role.DELEGATE), (luz, Role.PLANNING)):
            builders.a_person(
                session, town.entity, NUMBERS[person.chat_id], role=role, office=office,
                telegram=str(person.chat_id),
            )  # fmt: skip
            person.starts()
        hers = select(Membership).filter_by(office_id=office).order_by(Membership.id)
        leads = session.scalars(hers).all()
        session.delete(leads[0])  # who led it before
    town.forget_updates()

    works(town, "08:05")
    assert "Toque «De acuerdo»" in told(marta)[-1]
    marta.presses("De acuerdo")
    marta.presses("Delegar en…")
    works(town, "08:10")
    assert any("está de acuerdo con 1 actividad" in text for text in told(marta))
    marta.presses("1.2 · Publicar el mapa de riesgos…")
    works(town, "08:15")
    assert "¿A quién la delega?" in told(marta)[-1]
    marta.says("a Carlos")
    works(town, "08:20")
    assert "le escribo desde ahora a Carlos Peña" in told(marta)[-1]
    assert "Marta Ruiz le delegó una actividad" in told(carlos)[-1]
    assert "aceptó lo que lidera: Hacienda, 1 de 1 actividad" in town.culmina("status").out

    luz.forwards("1.2 en 60, falta la firma", marta)
    works(town, "08:25")
    assert told(luz)[-1].startswith("Registré a nombre de Marta Ruiz:\n1.2: 60 %")
    carlos.says("¿qué tengo pendiente?")
    works(town, "08:30")
    assert (
        "Marta Ruiz reportó 60 % hoy (lo registró Luz Cano): «falta la firma»" in told(carlos)[-1]
    )

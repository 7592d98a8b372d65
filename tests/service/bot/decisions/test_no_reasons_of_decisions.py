"""Behind a decision stand questions, orders and remarks on persons: no reason, and never sent to
who asked. And a yes or no to a request that does not wait is no wish of her own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from core.entity.policy import Policy
from core.messages import Note
from core.words import Role
from models.answers.requests import Request, RequestState
from models.staff import people
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership, an_office


@pytest.fixture
def planning(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of the chief of planning, who decides and leads 6.1; three requests wait."""
    town.context = replace(town.context, policy=Policy(requests_decided_by=("planning",)))
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Oficina Asesora de Planeación")
        systems = an_office(session, town.context.entity_id, "Oficina de Sistemas")
    chief = somebody(town, 901, "Patricia Londoño", Role.LEAD, office=office)
    with town.database.transaction() as session:
        who = people.find_person(session, entity_id=town.context.entity_id, typed=chief.name)
        a_membership(session, who.id, Role.PLANNING)
    somebody(town, 902, "Jairo Benavides", Role.LEAD, office=systems)
    town.add("6.1", 10, office=office, title="Registrar en el SUIT la estrategia")
    town.add("1.2", 40, title="Socializar la política")
    town.add("1.4", 40, title="Adecuar la rampa")
    town.add("2.2", 20, office=town.other_office_id, title="Publicar el mapa")
    for chat, code in ((marta, "1.2"), (marta, "1.4"), (pedro, "2.2")):
        chat.asks(f"necesito plazo para la {code} hasta el 30 de julio porque falta el CDP")
    town.morning()
    for chat in (chief, marta, pedro):
        chat.heard()
    return chief


def first(town: Town) -> Request:
    """Return the first request."""
    found = town.rows(select(Request))[0]
    assert isinstance(found, Request)
    return found


@pytest.mark.parametrize(
    ("said", "state", "reason"),
    [
        ("conceder {} hasta el 30 de junio. y llamen a jairo que no contesta", "granted", ""),
        ("aprobada la {} hasta el 30 de junio, y llame a Pedro", "granted", ""),
        ("conceda la {} y avise a jairo", "granted", ""),
        ("conceda la {}, y a Jairo lo llamo yo", "granted", ""),
        ("niegue la {} porque ya tuvo plazo. Y escríbale a Pedro", "denied", "ya tuvo plazo"),
        ("conceda la {}, adjunto la ficha en un rato", "granted", ""),
        ("niegue la {} porque ya tuvo plazo, y luego le mando el oficio",
         "denied", "ya tuvo plazo"),
        ("negada la {} por falta de soportes, y a Pedro hay que recordarle",
         "denied", "por falta de soportes"),
    ],
)  # fmt: skip
def test_an_order_about_somebody_or_a_promised_paper_is_told_back(
    town: Town, planning: Chat, said: str, state: str, reason: str
) -> None:
    planning.says(said.format(first(town).id))
    heard = planning.heard()
    assert sorted(notes(heard)) == sorted(["left_out", f"decision_{state}"])
    assert (first(town).state, first(town).answer) == (RequestState(state), reason)


@pytest.mark.parametrize(
    ("said", "state", "reason"),
    [
        ("concedida la {}, y a infraestructura quien la lleva?", "granted", ""),
        ("la {} hasta el 30 de junio. gracias, y el de sistemas que?", "granted", ""),
        ("niegue la {}, y cuantas llevamos cumplidas", "denied", ""),
        ("negada la {}, ya tuvo plazo. y jairo que dice?", "denied", "ya tuvo plazo"),
        ("rechace la {} ya que tuvo dos meses, gracias y el informe cuando sale",
         "denied", "tuvo dos meses"),
        ("concedida la {} y el de sistemas cuándo entrega", "granted", ""),
        ("niego la {} porque falta el acta, y Pedro qué dijo", "denied", "falta el acta"),
    ],
)  # fmt: skip
def test_a_question_is_answered_and_no_reason(
    town: Town, planning: Chat, said: str, state: str, reason: str
) -> None:
    planning.says(said.format(first(town).id))
    heard = planning.heard()
    assert notes(heard)[0] == f"decision_{state}"
    assert len(heard) == 2
    assert (first(town).state, first(town).answer) == (RequestState(state), reason)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("negada la {}, el proveedor no responde", "el proveedor no responde"),
        ("negada la {}, que presente el acta primero", "que presente el acta primero"),
        ("niegue la {} que ya tuvo plazo", "ya tuvo plazo"),
        ("niegue la {} hasta que llamen a Pedro", "hasta que llamen a Pedro"),
        ("niego la {} porque no se sabe cuándo entregan el acta",
         "no se sabe cuándo entregan el acta"),
        ("niego la {} porque nadie llamó a Pedro ni avisó", "nadie llamó a Pedro ni avisó"),
    ],
)  # fmt: skip
def test_what_says_why_stays_the_reason(town: Town, planning: Chat, said: str, reason: str) -> None:
    planning.says(said.format(first(town).id))
    planning.heard()
    assert (first(town).state, first(town).answer) in (
        (RequestState.DENIED, reason), (RequestState.OPEN, ""),
    )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "la 999 si, hasta el 30 de junio",
        "la 999 sí hasta el 30 de junio",
        "la 999 sí",
        "sí a la 999, hasta el 30 de junio",
        "la 999 hasta el 30 de junio",
        "la 999 no, ya tuvo plazo",
        "la solicitud 999 sí",
    ],
)
def test_a_number_that_no_request_has(town: Town, planning: Chat, said: str) -> None:
    planning.says(said)
    (note,) = planning.heard()
    assert isinstance(note, Note)
    assert note.name == "request_unknown"
    assert "1.2" in str(note.values["waiting"])
    assert town.reports() == []


def test_one_that_was_decided_is_told(town: Town, planning: Chat) -> None:
    planning.says(f"niegue la {first(town).id} porque ya tuvo plazo")
    planning.heard()
    planning.says(f"la {first(town).id} si, hasta el 30 de junio")
    said = planning.heard()
    assert first(town).state is RequestState.DENIED
    assert not {"wish", "wish_reason"} & {str(getattr(one, "name", "")) for one in said}
    assert len(town.rows(select(Request))) == 3


@pytest.mark.parametrize("said", ["la 1 no, falta el acta", "la 6.1 hasta el 30 de junio"])
def test_her_own_is_still_hers(planning: Chat, said: str) -> None:
    planning.says(said)
    assert "request_unknown" not in notes(planning.heard())

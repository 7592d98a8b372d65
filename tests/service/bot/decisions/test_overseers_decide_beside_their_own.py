"""Whoever decides requests leads an activity too: what is said of a request is no word about that
activity."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.plan import Activity, Responsibility
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_membership, a_person, a_request, an_office


@pytest.fixture
def planning(town: Town) -> Chat:
    """Luz, of planning, who leads one activity, and is asked whether she grants Rosa's ramp until
    15 June; Pedro has asked for more time too."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        office = an_office(session, entity, "Oficina Asesora de Despacho")
        luz = a_person(session, entity, "Luz Mery Cano", office=office, telegram="700")
        a_membership(session, luz, Role.PLANNING)
        works = an_office(session, entity, "Secretaría de Infraestructura")
        rosa = a_person(session, entity, "Rosa Elvira Díaz", office=works)
    town.add("2.1", 20, office=office, title="Publicar los informes de gestión", product="")
    for handle, title, of, by in (
        ("4.2", "Construir la rampa de acceso", works, rosa),
        ("3.3", "Renovar las redes de la sede", town.other_office_id, town.pedro_id),
    ):
        activity = town.add(handle, 20, office=of, title=title, product="")
        with town.database.transaction() as session:
            a_request(
                session, activity, by=by, kind=RequestKind.EXTENSION, office_id=of,
                until=date(2026, 6, 15),
            )  # fmt: skip
    chat = Chat(town, 700, "Luz Mery")
    assert chat.says("la rampa sí, hasta el 15 de junio") == "answered"
    chat.heard()
    return chat


@pytest.mark.parametrize(
    "said",
    ["mejor la rampa hasta el 20 de junio", "la rampa mejor hasta el 20 de junio",
     "no, la rampa hasta el 20 de junio", "a Rosa mejor hasta el 20 de junio",
     "mejor la 4.2 hasta el 20 de junio", "no, hasta el 20", "mejor hasta el 20 de junio",
     "que sea hasta el 20", "no, solo hasta el 20 de junio", "sí, pero hasta el 20 de junio"],
)  # fmt: skip
def test_another_day_is_of_the_request_that_was_asked_about(
    town: Town, planning: Chat, said: str
) -> None:
    assert planning.says(said) == "answered"
    (asked,) = planning.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["until"]) == ("decide_all", "2026-06-20")
    assert "4.2" in str(asked.values["named"])
    planning.says("sí")
    assert granted(town) == [("4.2", date(2026, 6, 20))]


@pytest.mark.parametrize(
    "said", ["las redes mejor hasta el 20", "no, la de Pedro hasta el 20", "a Pedro hasta el 20"]
)
def test_or_of_the_one_that_is_named(town: Town, planning: Chat, said: str) -> None:
    planning.says(said)
    planning.says("sí")
    assert granted(town) == [("3.3", date(2026, 6, 20))]


@pytest.mark.parametrize("said", ["hasta el 15 de junio", "sí, hasta el 15"])
def test_the_day_that_was_asked_about_is_a_yes(town: Town, planning: Chat, said: str) -> None:
    planning.says(said)
    assert granted(town) == [("4.2", date(2026, 6, 15))]


@pytest.mark.parametrize(
    "said",
    ["la 2.1 necesita plazo hasta el 20 de junio", "para la 2.1 necesito hasta el 20 de junio"],
)
def test_what_she_asks_for_her_own_is_her_request(town: Town, planning: Chat, said: str) -> None:
    assert planning.says(said) == "asked"
    assert granted(town) == []


def test_the_day_that_is_owed_for_one_is_not_that_of_another(town: Town, planning: Chat) -> None:
    planning.says("conceda la 3.3 hasta el 12 de mayo")
    planning.says("mejor la rampa hasta el 20 de junio")
    assert granted(town) == []
    planning.says("sí")
    assert granted(town) == [("4.2", date(2026, 6, 20))]


@pytest.mark.parametrize("said", ["listo, démosle", "listo, hágale", "hagámosle", "démosle pues"])
def test_an_informal_yes_to_the_one_that_is_listed_asks_about_it(
    town: Town, planning: Chat, said: str
) -> None:
    planning.says("niegue la 3.3")
    planning.says("/solicitudes")
    planning.heard()
    planning.says(said)
    (asked,) = planning.heard()
    assert isinstance(asked, Note)
    assert (asked.name, town.reports()) == ("decide_all", [])


def granted(town: Town) -> list[tuple[str, date | None]]:
    """Return the activities of the requests that are granted, and until when."""
    query = select(Activity.handle, Request.granted_until)
    query = query.join(Request, Request.activity_id == Activity.id)
    query = query.where(
        Request.state == RequestState.GRANTED, Activity.entity_id == town.context.entity_id
    )
    with town.database.reading() as session:
        return [(handle, until) for handle, until in session.execute(query)]


@pytest.mark.parametrize(
    "said", ["y la 3.3 también", "sí, y la de Pedro también", "la de las redes también, la 3.3, sí"]
)
def test_one_more_is_asked_about_with_the_one_before(town: Town, planning: Chat, said: str) -> None:
    assert planning.says(said) == "answered"
    planning.says("sí")
    until = date(2026, 6, 15)
    assert sorted(granted(town)) == [("3.3", until), ("4.2", until)]


@pytest.mark.parametrize("said", ["y la 3.3 también", "la de Pedro también"])
def test_one_more_is_decided_as_the_one_before(town: Town, planning: Chat, said: str) -> None:
    planning.says("niegue la 4.2")
    assert planning.says(said) == "answered"
    planning.says("sí")
    query = select(Request.state).where(Request.entity_id == town.context.entity_id)
    assert town.rows(query) == [RequestState.DENIED] * 2


@pytest.mark.parametrize(
    "said", ["la 2.1 también va en 40", "la 2.1 va en 40 y también falta la firma"]
)
def test_what_her_own_does_too_is_her_report(town: Town, planning: Chat, said: str) -> None:
    planning.says("niegue la 4.2")
    planning.says(said)
    assert [one.percent for one in town.reports()] == [40]


@pytest.mark.parametrize(
    ("said", "given"),
    [("dele a Rosa hasta el 20 de junio en la 4.2 pero que no pida más", "4.2"),
     ("a Rosa dele hasta el 20 en la 4.2 y que no pida más", "4.2"),
     ("esa de la rampa concedida hasta el 20 de junio", "4.2"),
     ("esa de Pedro concedida hasta el 20 de junio", "3.3")],
)  # fmt: skip
def test_to_whom_and_which_are_read_together(
    town: Town, planning: Chat, said: str, given: str
) -> None:
    planning.says(said)
    assert granted(town) == [(given, date(2026, 6, 20))]


def test_a_name_that_is_not_that_of_the_code_decides_nothing(town: Town, planning: Chat) -> None:
    planning.says("dele a Rosa hasta el 20 de junio en la 3.3")
    planning.says("dele a Pedro hasta el 20 de junio en la 4.2")
    assert granted(town) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [("a Rosa no le doy el plazo de la rampa que primero traiga el acta",
      "que primero traiga el acta"),
     ("niéguele a Rosa lo de la rampa que no trajo el acta", "que no trajo el acta"),
     ("esa de la rampa negada, ya se le había asignado presupuesto",
      "ya se le había asignado presupuesto")],
)  # fmt: skip
def test_a_denial_is_read_with_its_reason(
    town: Town, planning: Chat, said: str, reason: str
) -> None:
    planning.says(said)
    query = select(Request).where(Request.state == RequestState.DENIED)
    (denied,) = town.rows(query.where(Request.entity_id == town.context.entity_id))
    assert denied.answer == reason


@pytest.mark.parametrize("said", ["sí, concedida hasta el 20 de junio", "concedida hasta el 20"])
def test_the_one_that_was_not_understood_is_decided_at_once(
    town: Town, planning: Chat, said: str
) -> None:
    planning.says("la 4.2 eh plazo")
    planning.says(said)
    assert granted(town) == [("4.2", date(2026, 6, 20))]


@pytest.fixture
def asked_of_two(town: Town, planning: Chat) -> Chat:
    """Luz was asked to which office her 2.1 belongs, then whether she grants two requests of
    finance, and decided another one instead of answering."""
    for handle, title in (("1.5", "Actualizar el mapa de riesgos"), ("4.4", "Adecuar la sala")):
        another_request(town, handle, title, town.other_office_id, town.pedro_id)
    planning.says("la 2.1 no nos corresponde")
    planning.says("las de Hacienda hasta el 12 de junio")
    planning.says("ya me llamó, dele lo de Rosa")
    assert granted(town) == [("4.2", date(2026, 6, 15))]
    planning.heard()
    return planning


def another_request(town: Town, handle: str, title: str, office: int, by: int) -> None:
    """Let somebody have asked for more time for one more activity, until 15 June."""
    activity = town.add(handle, 20, office=office, title=title, product="")
    with town.database.transaction() as session:
        a_request(
            session, activity, by=by, kind=RequestKind.EXTENSION, office_id=office,
            until=date(2026, 6, 15),
        )  # fmt: skip


@pytest.mark.parametrize("said", ["si", "sí", "sí señor", "hágale"])
def test_a_yes_is_of_the_decision_that_still_waits_for_it_behind_another_one(
    town: Town, asked_of_two: Chat, said: str
) -> None:
    assert asked_of_two.says(said) == "answered"
    (asked,) = asked_of_two.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["until"]) == ("decide_all", "2026-06-12")
    asked_of_two.says("sí")
    day = date(2026, 6, 12)
    first = ("4.2", date(2026, 6, 15))
    assert sorted(granted(town)) == [("1.5", day), ("3.3", day), first, ("4.4", day)]


@pytest.mark.parametrize("before", ["no", "niegue la 3.3"])
def test_a_yes_is_of_no_decision_that_was_refused_or_is_made(
    town: Town, planning: Chat, before: str
) -> None:
    planning.says("la 3.3 hasta el 12 de junio")
    planning.says(before)
    planning.heard()
    planning.says("sí")
    assert not any(isinstance(one, Note) and one.name == "decide_all" for one in planning.heard())
    assert granted(town) == []


@pytest.fixture
def waiting(town: Town, planning: Chat) -> Chat:
    """Luz leads a second activity, the ramp is hers to decide no more, and of Pedro and Sandra, of
    two offices, one request each waits."""
    planning.says("no")
    entity = town.context.entity_id
    with town.database.transaction() as session:
        health = an_office(session, entity, "Secretaría de Salud")
        sandra = a_person(session, entity, "Sandra Gil", office=health)
    another_request(town, "1.3", "Adecuar la sala de espera", health, sandra)
    town.add("3.1", 20, office=office_of(town, "2.1"), title="Hacer los trámites", product="")
    planning.heard()
    return planning


def office_of(town: Town, handle: str) -> int:
    """Return the office that asked or reports for an activity."""
    query = select(Responsibility.office_id).join(
        Activity, Activity.id == Responsibility.activity_id
    )
    entity = town.context.entity_id
    (office,) = town.rows(query.where(Activity.handle == handle, Activity.entity_id == entity))
    assert isinstance(office, int)
    return office


@pytest.mark.parametrize(
    ("said", "handle", "until"),
    [("a pedro dele el plazo pero digale q es la ultima vez", "3.3", 15),
     ("a Pedro déle el plazo, pero dígale que es la última vez", "3.3", 15),
     ("mejor dicho a sandra dejela hasta el 12 de junio", "1.3", 12),
     ("la de sandra 12 de junio, ok?", "1.3", 12),
     ("La de Sandra el 12 de junio, ¿ok?", "1.3", 12),
     ("sandra tambien pidio? dele hasta el 12 de junio no mas", "1.3", 12),
     ("a sandra lo de la sala vale, que quede el 12 de junio y no el 15", "1.3", 12),
     ("la 1.3 de sandra siempre si, pero solo hasta el viernes 12 de junio", "1.3", 12),
     ("la de sandra, la 1.3, hasta el 12 de junio", "1.3", 12)],
)  # fmt: skip
def test_a_request_that_is_called_by_who_asked_is_decided_or_asked_about(
    town: Town, waiting: Chat, said: str, handle: str, until: int
) -> None:
    assert waiting.says(said) == "answered"
    if not granted(town):
        (asked,) = waiting.heard()
        assert isinstance(asked, Note)
        assert asked.name == "decide_all"
        waiting.says("sí")
    assert granted(town) == [(handle, date(2026, 6, until))]


def test_what_is_to_be_told_beside_is_passed_on(town: Town, waiting: Chat) -> None:
    waiting.says("a pedro dele el plazo pero digale q es la ultima vez")
    waiting.says("si")
    query = select(Request.answer).where(Request.state == RequestState.GRANTED)
    (answer,) = town.rows(query.where(Request.entity_id == town.context.entity_id))
    assert "ultima vez" in answer


@pytest.mark.parametrize(
    ("said", "shown"),
    [("bueno a sandra tambien", ["1.3"]), ("a Sandra también", ["1.3"]),
     ("la de salud ni idea, mañana miro", ["1.3"]), ("sandra que espere", ["1.3"]),
     ("la de salud la miro el 12 de junio, ni idea", ["1.3", "3.3", "4.2"]),
     ("a sandra lo de la sala no, que quede el 12 de junio. pedro que espere",
      ["1.3", "3.3", "4.2"])],
)  # fmt: skip
def test_what_is_said_of_who_asked_shows_the_requests_and_is_no_report(
    town: Town, waiting: Chat, said: str, shown: list[str]
) -> None:
    assert waiting.says(said) == "answered"
    (seen,) = waiting.heard()
    assert isinstance(seen, Overview)
    assert (seen.name, seen.tried) == ("requests", "unclear")
    assert sorted(row.title.split()[0] for row in seen.rows) == shown
    assert (granted(town), town.reports()) == ([], [])


@pytest.mark.parametrize(
    "said",
    ["a Sandra le mandé el acta, falta la firma", "la salud del equipo no da, falta gente",
     "la de los informes vale, mañana la reviso", "a sandra dele las gracias",
     "la 2.1 la tiene Sandra, que espere", "Sandra me ayudó con los informes, va en 40"],
)  # fmt: skip
def test_what_she_says_of_her_own_shows_no_requests(town: Town, waiting: Chat, said: str) -> None:
    waiting.says(said)
    heard = waiting.heard()
    assert not any(isinstance(one, Overview) and one.name == "requests" for one in heard)
    assert {one for one, _ in granted(town)} <= {"2.1"}  # a reminder that she put off


@pytest.mark.parametrize(
    ("said", "until"),
    [("aunq el 12 ella dijo 15... dele lo q pidio", 15), ("no, déle lo que pidió", 15),
     ("le doy hasta fin de junio a sandra en lo de la sala, cambie lo q le dije", 30)],
)  # fmt: skip
@pytest.mark.parametrize("agrees", ["si señor, cambiela", "sí señora, cámbiela", "hágale"])
def test_another_day_of_what_is_decided_is_offered_and_a_yes_changes_it(
    town: Town, waiting: Chat, said: str, until: int, agrees: str
) -> None:
    waiting.says("conceda la 1.3 hasta el 12 de junio")
    waiting.heard()
    assert waiting.says(said) == "answered"
    (asked,) = waiting.heard()
    assert isinstance(asked, Note)
    assert asked.values["due"] == f"2026-06-{until}"
    assert granted(town) == [("1.3", date(2026, 6, 12))]
    waiting.says(agrees)
    assert granted(town) == [("1.3", date(2026, 6, until))]


@pytest.mark.parametrize("said", ["dele a Pedro lo que pidió", "a Pedro déle lo que pidió"])
def test_what_another_asked_for_changes_no_decision(town: Town, waiting: Chat, said: str) -> None:
    waiting.says("conceda la 1.3 hasta el 12 de junio")
    waiting.says(said)
    waiting.says("sí")
    assert ("1.3", date(2026, 6, 12)) in granted(town)


@pytest.mark.parametrize(
    "said",
    ["q pidio pedro", "¿Qué pidió Sandra?", "hasta cuándo pide Sandra", "que me falta decidir?"],
)
def test_what_waits_is_asked_for_by_who_asked(waiting: Chat, said: str) -> None:
    waiting.says(said)
    (seen,) = waiting.heard()
    assert isinstance(seen, Overview)
    assert (seen.name, seen.tried, len(seen.rows)) == ("requests", "", 3)


@pytest.mark.parametrize("said", ["qué pidió el alcalde", "qué pidió control en la 2.1"])
def test_what_nobody_asked_for_shows_no_requests(waiting: Chat, said: str) -> None:
    waiting.says(said)
    heard = waiting.heard()
    assert not any(isinstance(one, Overview) and one.name == "requests" for one in heard)

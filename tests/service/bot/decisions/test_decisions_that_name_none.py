"""A decision in words that name no request: of the one that waits, after a yes; a lead who decides
reports and asks in other words."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.plan import Activity
from plans.storing.newer_version import offices_of
from tests.service.bot.chat import Chat, Town, buttons, notes, somebody
from tests.service.bot.decisions.test_several_decisions import JUNE, states
from tests.support.builders import a_membership, a_request, an_office

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN


@pytest.fixture
def asked(town: Town, marta: Chat) -> int:
    """Pedro asks for more time for 4.1; Marta decides, and leads 1.2."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    town.add("1.2", 40, title="Publicar el mapa de riesgos")
    found = asks(town, "4.1")
    town.morning()
    marta.heard()
    return found


def asks(town: Town, handle: str) -> int:
    """Let Pedro ask for more time for an activity of his."""
    activity = town.add(handle, 40, office=town.other_office_id)
    with town.database.transaction() as session:
        return a_request(
            session, activity, by=town.pedro_id, kind=RequestKind.EXTENSION,
            office_id=town.other_office_id, until=JUNE,
        )  # fmt: skip


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("said", "state", "until"),
    [
        ("concédala, pero hasta el 9 de junio", GRANTED, date(2026, 6, 9)),
        ("Sí, apruébela solo hasta el 9 de junio", GRANTED, date(2026, 6, 9)),
        ("aprobada, pero hasta el 9 de junio", GRANTED, date(2026, 6, 9)),
        ("conceder hasta el 9 de junio por favor", GRANTED, date(2026, 6, 9)),
        ("niéguela, ya tuvo plazo", DENIED, None),
        ("negada porque ya tuvo plazo", DENIED, None),
    ],
)
def test_the_one_that_waits_is_asked_about_and_decided_after_a_yes(
    town: Town, marta: Chat, asked: int, said: str, state: RequestState, until: date | None
) -> None:
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["decide_all"]
    assert states(town)[asked][0] is WAITS
    marta.says("sí")
    assert states(town)[asked][:2] == (state, until)
    assert town.reports() == []


def test_of_several_that_wait_the_list_is_shown(town: Town, marta: Chat, asked: int) -> None:
    other = asks(town, "4.3")
    town.morning()
    marta.says("/solicitudes")
    marta.heard()
    marta.says("concédala, pero hasta el 9 de junio")
    assert notes(marta.heard()) == ["overview"]
    assert {states(town)[asked][0], states(town)[other][0]} == {WAITS}


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("la prórroga a Pedro niéguela, ya tuvo plazo", (DENIED, None)),
        ("apruébele el plazo a Pedro hasta el 9 de junio", (GRANTED, date(2026, 6, 9))),
        ("a Pedro concédale hasta el 9 de junio", (GRANTED, date(2026, 6, 9))),
        ("niéguele a Pedro: ya tuvo plazo", (DENIED, None)),
        ("concédale a Pedro la 4.1 hasta el 9 de junio", (GRANTED, date(2026, 6, 9))),
        ("a Pedro niéguele la 4.1, ya tuvo plazo", (DENIED, None)),
        ("concédale a Luz la 4.1", (WAITS, None)),
        (
            "Revisadas las solicitudes: 4.1 aprobada hasta el 9 de junio. Gracias",
            (GRANTED, date(2026, 6, 9)),
        ),
    ],
)
def test_a_request_may_be_called_by_who_asked_for_it(
    town: Town, marta: Chat, asked: int, said: str, what: tuple[RequestState, date | None]
) -> None:
    marta.says(said)
    assert states(town)[asked][:2] == what


@pytest.mark.parametrize(
    "said",
    [
        "aprobada la política, falta publicarla",
        "aprobado hasta el momento el 60 %",
        "dele a Pedro las gracias",
        "necesito plazo hasta el 9 de junio porque no han aprobado el contrato",
        "¿concédala hasta el 9 de junio?",
    ],
)
def test_what_tells_of_the_work_or_asks_decides_nothing(
    town: Town, marta: Chat, asked: int, said: str
) -> None:
    marta.says(said)
    assert "decide_all" not in notes(marta.heard())
    assert states(town)[asked][0] is WAITS


def test_right_after_a_decision_another_that_waits_is_not_meant(
    town: Town, marta: Chat, asked: int
) -> None:
    other = asks(town, "4.3")
    marta.says(f"negar {other}")
    marta.heard()
    marta.says("concédala")
    assert all(isinstance(one, Note) and one.name != "decide_all" for one in marta.heard())
    assert states(town)[asked][0] is WAITS


@pytest.mark.parametrize("said", ["la {} y la {}, ambas hasta el 9 de junio", "la {} y la {} todas"
                                  " hasta el 9 de junio"])  # fmt: skip
def test_a_day_for_both_is_of_both(town: Town, marta: Chat, asked: int, said: str) -> None:
    other = asks(town, "4.3")
    marta.says(f"apruebe {said.format(asked, other)}")
    assert {one[1] for one in states(town).values()} == {date(2026, 6, 9)}


def test_words_behind_several_that_nobody_can_read_hold_back_all_of_them(
    town: Town, marta: Chat, asked: int
) -> None:
    other = asks(town, "4.3")
    marta.says(f"apruebe la {asked} y la {other} cuando se pueda hasta el 9 de junio")
    assert {one[0] for one in states(town).values()} == {WAITS}


def test_all_of_an_office_is_shown_in_the_list(town: Town, marta: Chat, asked: int) -> None:
    marta.says("apruebe todo lo de Hacienda y niegue el resto")
    assert notes(marta.heard()) == ["overview"]
    assert states(town)[asked][0] is WAITS


def hands(town: Town, handle: str, named: str) -> int:
    """Let Pedro ask that an activity of his be an office's that is called so."""
    activity = town.add(handle, 40, office=town.other_office_id)
    with town.database.transaction() as session:
        return a_request(
            session, activity, by=town.pedro_id, kind=RequestKind.REASSIGN,
            office_id=town.other_office_id, named_office=named,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "mejor no, eso si es de tic, niegala: ellos manejan las redes desde 2024",
            "eso si es de tic, ellos manejan las redes desde 2024",
        ),
        ("ellos manejan las redes, niéguela", "ellos manejan las redes"),
    ],
)
def test_asked_for_the_office_she_may_deny_and_say_why(
    town: Town, luz: Chat, said: str, why: str
) -> None:
    number = hands(town, "3.4", "oficina de comunicaciones")
    luz.says(f"conceder {number}")
    luz.heard()
    luz.says(said)
    assert notes(luz.heard()) == ["decision_denied"]
    (request,) = town.rows(select(Request))
    assert (request.state, request.answer) == (DENIED, why)


def test_a_denial_behind_its_reason_is_of_the_one_that_waits_after_a_yes(
    town: Town, luz: Chat
) -> None:
    hands(town, "3.4", "oficina de comunicaciones")
    luz.says("mejor no, eso sí es de ellos, niéguela: manejan las redes desde hace años")
    assert notes(luz.heard()) == ["decide_all"]
    luz.says("sí")
    (request,) = town.rows(select(Request))
    assert (request.state, request.answer) == (
        DENIED,
        "eso sí es de ellos, manejan las redes desde hace años",
    )


@pytest.mark.parametrize(
    "said",
    [
        "no la niegue todavía, hablo con ellos",
        "¿la niego?",
        "eso no es de ellos, no la niegue",
        "negada la licencia, seguimos esperando",
    ],
)
def test_what_denies_nothing_leaves_it_open(town: Town, luz: Chat, said: str) -> None:
    number = hands(town, "3.4", "oficina de comunicaciones")
    luz.says(f"conceder {number}")
    luz.says(said)
    assert states(town)[number][0] is WAITS


@pytest.mark.parametrize(
    "said",
    [
        "la 3.4 concedida pero quien es comunicaciones? no la tenemos creada",
        "Concedida la 3.4. ¿Quién es Comunicaciones?",
    ],
)
def test_granted_to_an_office_that_she_asks_about_it_is_asked_which(
    town: Town, luz: Chat, said: str
) -> None:
    number = hands(town, "3.4", "oficina de comunicaciones")
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Question)
    assert question.line is not None
    assert (question.name, question.line.handle) == ("office", "3.4")
    assert states(town)[number][0] is WAITS


def test_a_question_beside_the_grant_of_a_known_office_decides_nothing(
    town: Town, luz: Chat
) -> None:
    number = hands(town, "3.4", "Oficina de Planeación")
    luz.says("la 3.4 concedida? quien es comunicaciones?")
    assert states(town)[number][0] is WAITS


@pytest.fixture
def asked_which(town: Town, luz: Chat) -> int:
    """Luz is asked to which office the 3.4 goes: there are two more, each with somebody."""
    for number, name in ((701, "Secretaría de Gobierno"), (702, "Secretaría de Salud")):
        with town.database.transaction() as session:
            office = an_office(session, town.context.entity_id, name)
        somebody(town, number, f"Lida {number}", Role.LEAD, office=office)
    request = hands(town, "3.4", "")
    town.add("7.7", 20, office=town.other_office_id)
    luz.says(f"conceder {request}")
    (question,) = luz.heard()
    assert isinstance(question, Question)
    assert question.name == "office"
    return request


def named_office(town: Town) -> list[str]:
    """Return the office that leads 3.4."""
    with town.database.reading() as session:
        row = session.scalars(select(Activity).filter_by(
            entity_id=town.context.entity_id, handle="3.4")).one()  # fmt: skip
        return offices_of(session, row)[:1]


@pytest.mark.parametrize("item", ["3.4", "{number}", "{place}"])
@pytest.mark.parametrize(
    "said",
    ["A la Secretaría de Gobierno, la {}", "la {} es de Gobierno", "{}: gobierno",
     "la {} a Gobierno, gracias", "Gobierno, la {}", "la {} le corresponde a Gobierno"],
)  # fmt: skip
def test_the_office_is_named_with_the_item(
    town: Town, luz: Chat, asked_which: int, said: str, item: str
) -> None:
    offered = [one.label for one in buttons(luz.contents()[-1])]
    place = offered.index("Secretaría de Gobierno") + 1
    luz.says(said.format(item.format(number=asked_which, place=place)))
    assert states(town)[asked_which][0] is GRANTED
    assert named_office(town) == ["Secretaría de Gobierno"]


@pytest.mark.parametrize(
    "said",
    ["la 7.7 es de Gobierno", "Gobierno, la 99", "la 3.4 no es de Gobierno", "no es de Gobierno",
     "no le corresponde a Gobierno", "la 3.4", "¿la 3.4 es de Gobierno?",
     "Gobierno o Salud, la 3.4", "la 3.4 va en 40"],
)  # fmt: skip
def test_an_office_of_another_item_or_none_decides_nothing(
    town: Town, luz: Chat, asked_which: int, said: str
) -> None:
    luz.says(said)
    assert states(town)[asked_which][0] is WAITS

"""Who decides says a second thing in the same message: another request of her own, how an activity
goes, a question. Each is taken, before the decision or behind it, and none is its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import JULY, JUNE, states
from tests.support.builders import a_membership, a_person, a_request, an_office

GRANTED, OPEN = RequestState.GRANTED, RequestState.OPEN
AUGUST = date(2026, 8, 30)


@dataclass
class Plan:
    """The activities and requests of the town of these tests: by code."""

    activities: dict[str, int]
    requests: dict[str, int]


@pytest.fixture
def plan(town: Town, marta: Chat) -> Plan:
    """Marta leads 3.1 and 2.1 and decides; Jairo, Rosa and Marta herself ask for more time."""
    own = {
        "3.1": town.add("3.1", 20, title="Realizar la audiencia pública de rendición de cuentas"),
        "2.1": town.add("2.1", 40, title="Publicar el mapa de procesos"),
    }
    asked: dict[str, int] = {}
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
        asked["3.1"] = a_request(
            session, own["3.1"], by=town.marta_id, kind=RequestKind.EXTENSION,
            office_id=town.office_id, until=JUNE,
        )  # fmt: skip
    for name, office, code, title, until in (
        ("Jairo Benavides", "Secretaría de Salud", "2.2", "Contratar los estudios", AUGUST),
        ("Rosa Elvira Mina", "Secretaría de Obras", "4.2", "Construir la rampa", JUNE),
    ):
        with town.database.transaction() as session:
            office_id = an_office(session, town.context.entity_id, office)
            who = a_person(
                session, town.context.entity_id, name, office=office_id, email=f"{code}@x.co"
            )
        activity = town.add(code, 40, office=office_id, title=title)
        with town.database.transaction() as session:
            asked[code] = a_request(
                session, activity, by=who, kind=RequestKind.EXTENSION, office_id=office_id,
                until=until,
            )  # fmt: skip
    marta.heard()
    return Plan(own, asked)


def became(town: Town, plan: Plan) -> dict[str, tuple[RequestState, date | None, str]]:
    """Return how those requests stand that are decided."""
    found = states(town)
    return {
        code: found[number]
        for code, number in plan.requests.items()
        if found[number][0] is not OPEN
    }


@pytest.mark.parametrize(
    "said",
    [
        "a jairo désela hasta el 30 de agosto no mas, y la mia si concedala",
        "concedida la de jairo hasta el 30 de agosto y la mía también concédala",
        "la de jairo concedida hasta el 30 de agosto, la nuestra concedida",
    ],
)
def test_her_own_is_decided_beside_that_of_another(
    town: Town, marta: Chat, plan: Plan, said: str
) -> None:
    marta.says(said)
    assert {code: one[0] for code, one in became(town, plan).items()} == {
        "2.2": GRANTED, "3.1": GRANTED,
    }  # fmt: skip
    assert became(town, plan)["2.2"][1:] == (AUGUST, "")


@pytest.mark.parametrize(
    ("said", "code", "percent"),
    [
        ("la de rosa concedida y la 3.1 va en 25", "3.1", 25),
        ("concedida la de rosa y a la 3.1 póngale 25 ya sacamos la resolución", "3.1", 25),
        ("la 3.1 va en 25 y la de rosa concedida", "3.1", 25),
        ("la 3.1 va en 25. La de rosa concedida", "3.1", 25),
        ("la de rosa concedida, la 3.1 va en 25 %", "3.1", 25),
        ("concedo la de la rampa, y la 2.1 ya subimos el pantallazo, 100", "2.1", 100),
    ],
)
def test_a_figure_beside_a_grant_is_recorded_and_is_no_reason(
    town: Town, marta: Chat, plan: Plan, said: str, code: str, percent: int
) -> None:
    marta.says(said)
    assert became(town, plan) == {"4.2": (GRANTED, JUNE, "")}
    assert town.figure(plan.activities[code])[0] == percent
    assert "conced" not in town.figure(plan.activities[code])[1]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("conceder la 4.2 hasta el 15 de julio, y la gloria mejia de hacienda a quien le digo q la"
         " registre?", "asked_in_vain"),
        ("conceder la 4.2 hasta el 15 de julio y quien falta por responder", "overview"),
    ],
)  # fmt: skip
def test_a_question_joined_to_a_grant_is_no_reason(
    town: Town, marta: Chat, plan: Plan, said: str, answer: str
) -> None:
    marta.says(said)
    assert became(town, plan) == {"4.2": (GRANTED, JULY, "")}
    assert notes(marta.heard()) == ["decision_granted", answer]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("concedida la de rosa, y que la rampa quede con baranda",
         "que la rampa quede con baranda"),
        ("concedida la de rosa pero que mande el cronograma y las cotizaciones",
         "que mande el cronograma y las cotizaciones"),
        ("concedido lo de rosa, pero que sea la ultima vez", "que sea la ultima vez"),
        ("Concedida la 4.2, pero ojo que es la última vez", "ojo que es la última vez"),
        ("la 4.2 concedida pero que no se repita", "que no se repita"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_grant_is_passed_on(
    town: Town, marta: Chat, plan: Plan, said: str, reason: str
) -> None:
    marta.says(said)
    assert became(town, plan)["4.2"][2] == reason
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "concedo la de la licencia, y la 2.1 va en 100",
        "la de la licencia concedida. la 2.1 va en 100",
    ],
)
def test_a_grant_that_names_none_shows_those_that_wait_and_is_no_description(
    town: Town, marta: Chat, plan: Plan, said: str
) -> None:
    marta.says(said)
    assert became(town, plan) == {}
    assert town.figure(plan.activities["2.1"]) == (100, "")
    first, *_ = marta.heard()
    assert isinstance(first, Overview)
    assert first.name == "requests"


@pytest.mark.parametrize(
    "said",
    [
        "la de rosa no, con ese plazo alcanzan. y avísele a óscar q la audiencia quedo para el 30",
        "la de rosa no, con ese plazo alcanzan, y dígale a Jairo que mande el acta",
    ],
)
def test_an_order_to_tell_somebody_is_no_reason_of_what_is_asked_about(
    town: Town, marta: Chat, plan: Plan, said: str
) -> None:
    marta.says(said)
    asked, left = marta.heard()
    assert isinstance(asked, Note)
    assert isinstance(left, Note)
    assert (asked.name, asked.values["beside"]) == ("decide_all", "con ese plazo alcanzan")
    assert left.name == "left_out"
    marta.says("sí")
    assert became(town, plan)["4.2"] == (RequestState.DENIED, None, "con ese plazo alcanzan")


def test_an_order_to_tell_somebody_is_no_reason_of_a_grant(
    town: Town, marta: Chat, plan: Plan
) -> None:
    marta.says("concedida la de rosa y avísele a Jairo que mande el acta")
    assert became(town, plan) == {"4.2": (GRANTED, JUNE, "")}
    assert notes(marta.heard()) == ["decision_granted", "broadcast_preview"]
    marta.says("no")
    assert notes(marta.heard()) == ["broadcast_dropped"]


@pytest.mark.parametrize("own_decided", [False, True])
@pytest.mark.parametrize(
    "said", ["no, concedala hasta el 15 de julio", "no, mejor concédala hasta el 15 de julio",
             "espere, concédala hasta el 15 de julio"]
)  # fmt: skip
def test_the_contrary_with_a_day_answers_what_was_asked(
    town: Town, marta: Chat, plan: Plan, said: str, own_decided: bool
) -> None:
    if own_decided:
        marta.says("concedida la 3.1")
    marta.says("la de rosa no, con eso alcanzan")
    marta.heard()
    marta.says(said)
    assert became(town, plan).get("4.2") == (GRANTED, JULY, "")


@pytest.mark.parametrize(
    "said", ["la de rosa no, que ya se le dio mucho plazo", "concedo la de rosa", "negada la 4.2"]
)
def test_of_one_that_was_taken_back_it_is_told_who_did(
    town: Town, marta: Chat, plan: Plan, said: str
) -> None:
    with town.database.transaction() as session:
        row = session.get_one(Request, plan.requests["4.2"])
        row.state, row.decided_at = RequestState.WITHDRAWN, town.now
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["outcome"]) == ("decided_already", "withdrawn")
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    ["salud pidió pasarnos la 2.2? no la acepto. y quien falta por responder",
     "la 2.2 no la acepto. y quién falta por responder"],
)  # fmt: skip
def test_what_may_deny_a_request_beside_a_question_shows_it(
    town: Town, marta: Chat, plan: Plan, said: str
) -> None:
    marta.says(said)
    shown, silent = marta.heard()
    assert isinstance(shown, Overview)
    assert isinstance(silent, Overview)
    assert ([row.name for row in shown.rows], silent.name) == (
        [str(plan.requests["2.2"])], "silence",
    )  # fmt: skip
    assert became(town, plan) == {}


@pytest.mark.parametrize("asks_first", [False, True])
@pytest.mark.parametrize(
    "said",
    [
        "buenas, me equivoque con rosa, era hasta el 20 no el 30. y q mas hay por decidir",
        "me equivoqué con rosa, era hasta el 20 no el 30",
    ],
)
@pytest.mark.usefixtures("plan")
def test_a_day_of_a_decision_put_right_is_no_percentage(
    town: Town, marta: Chat, said: str, asks_first: bool
) -> None:
    marta.says("concedida la de rosa hasta el 30 de junio")
    if asks_first:
        marta.says("la 3.1 apenas arranca")
    marta.heard()
    marta.says(said)
    told = [one for one in marta.heard() if isinstance(one, Note)]
    assert [(one.name, one.values["handle"], one.values["due"]) for one in told] == [
        ("decided_already", "4.2", "2026-06-20")
    ]
    assert town.reports() == []

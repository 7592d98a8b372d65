"""Requests to give work to others that are denied by leaving it where it is: "ellos la siguen
teniendo, devuélvasela"."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decided_in_her_words import asks
from tests.service.bot.decisions.test_several_decisions import states
from tests.support.builders import a_membership

DENIED, WAITS = RequestState.DENIED, RequestState.OPEN


@pytest.fixture
def licence(town: Town) -> int:
    """Pedro of finance wants the licence given to planning, and Marta more time for the date."""
    asks(town, "2.4", "planeacion", kind=RequestKind.EXTENSION)
    return asks(
        town, "2.3", kind=RequestKind.REASSIGN, until=None, named_office="Planeación",
        to_office_id=town.office_id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("de la 2.3 hablé con hacienda, ellos la siguen teniendo, devuelvasela",
         "hablé con hacienda, ellos la siguen teniendo"),
        ("la de hacienda devuélvasela a ellos, es de su competencia", "es de su competencia"),
        ("lo de Pedro devuélvaselo", ""),
        ("devuélvasela a Hacienda, ellos tienen el archivo", "ellos tienen el archivo"),
        ("la 2.3 no la paso a planeación, la licencia la maneja hacienda",
         "la licencia la maneja hacienda"),
        ("lo de pasar la 2.3 a planeacion no procede pq la licencia la administra hacienda",
         "la licencia la administra hacienda"),
        ("no, la 2.3 se queda en Hacienda", ""),
        ("la 2.3 la siguen manejando ellos, así que devuélvasela por favor",
         "la siguen manejando ellos"),
    ],
)  # fmt: skip
def test_it_is_asked_whether_the_request_is_denied(
    town: Town, luz: Chat, licence: int, said: str, why: str
) -> None:
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["grants"]) == ("decide_all", None)
    luz.says("sí")
    assert states(town)[licence] == (DENIED, None, why)


@pytest.mark.parametrize(
    "said",
    ["¿la 2.3 la siguen teniendo ellos?", "la 2.4 devuélvasela, falta el acta", "devuélvasela",
     "la 2.3 va en 30 %, devuélvasela", "la 2.3 se queda en Planeación", "la 2.3 es de Hacienda",
     "¿la 2.3 no la paso a planeación?", "la 2.3 ellos no la siguen teniendo"],
)  # fmt: skip
def test_other_words_deny_nothing(town: Town, luz: Chat, licence: int, said: str) -> None:
    luz.says(said)
    luz.says("sí")
    assert states(town)[licence][0] is WAITS
    assert "decision_denied" not in notes(luz.heard())


@pytest.mark.parametrize(
    "said",
    ["la de hacienda devuélvasela a ellos, es de su competencia. Y la 1.1 ya va 60",
     "la 1.1 va en 60. Y lo de Pedro devuélvaselo, es de ellos"],
)  # fmt: skip
def test_beside_a_report_the_decision_is_asked_about_and_is_no_word_of_it(
    town: Town, marta: Chat, licence: int, said: str
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    hers = town.add("1.1", 40, title="Publicar el mapa de riesgos", product="")
    marta.says(said)
    assert notes(marta.heard()) == ["receipt", "decide_all"]
    assert town.figure(hers) == (60, "")
    assert states(town)[licence][0] is WAITS


@pytest.mark.usefixtures("licence")
@pytest.mark.parametrize("said", ["la 2.3 es de Hacienda", "la 2.3 la lleva Hacienda"])
def test_whose_it_is_is_not_answered_where_that_is_to_be_decided(luz: Chat, said: str) -> None:
    luz.says(said)
    assert "office_said" not in [getattr(one, "name", "") for one in luz.heard()]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("el motivo de la negativa de la 2.3: la licencia la maneja hacienda",
         "la licencia la maneja hacienda"),
        ("la licencia la maneja hacienda, siempre ha sido asi",
         "la licencia la maneja hacienda, siempre ha sido asi"),
    ],
)  # fmt: skip
def test_whose_it_is_is_why_it_was_denied_right_after(
    town: Town, luz: Chat, licence: int, said: str, why: str
) -> None:
    luz.says(f"negar {licence}")
    luz.says(said)
    assert states(town)[licence] == (DENIED, None, why)


def test_the_reason_of_a_denial_is_kept_where_it_is_called_so_days_later(
    town: Town, luz: Chat, licence: int
) -> None:
    luz.says(f"negar {licence}")
    town.morning()
    luz.says("resumen")
    luz.says("el motivo de la negativa de la 2.3: la licencia la maneja hacienda")
    assert states(town)[licence] == (DENIED, None, "la licencia la maneja hacienda")


def test_what_is_said_of_an_activity_by_its_code_is_no_reason(
    town: Town, luz: Chat, licence: int
) -> None:
    luz.says(f"negar {licence}")
    luz.says("la 2.3 no es mía, es de Hacienda")
    assert not states(town)[licence][2]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("la 2.3 negada, el invierno no es excusa, y la 3.1 ya va en 70",
         "el invierno no es excusa"),
        ("niego la 2.3, el invierno no es excusa, y la 3.1 ya va en 70",
         "el invierno no es excusa"),
    ],
)  # fmt: skip
def test_a_report_of_another_activity_is_no_reason(
    town: Town, luz: Chat, licence: int, said: str, why: str
) -> None:
    luz.says(said)
    assert states(town)[licence][2] == why

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
     "la 2.3 va en 30 %, devuélvasela", "la 2.3 ellos no la siguen teniendo"],
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
def test_beside_a_report_the_request_is_shown_and_is_no_word_of_it(
    town: Town, marta: Chat, licence: int, said: str
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    hers = town.add("1.1", 40, title="Publicar el mapa de riesgos", product="")
    marta.says(said)
    assert notes(marta.heard()) == ["overview", "receipt"]
    assert town.figure(hers) == (60, "")
    assert states(town)[licence][0] is WAITS

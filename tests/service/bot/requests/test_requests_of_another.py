"""The activity of a request: the code that stands with it decides, and what she says of it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import PROVEN, Post

REQUESTS = select(Request)
UNTIL = date(2026, 7, 30)
RAMP = "necesito plazo para la 4.2 hasta el 30 de julio porque se fue el ingeniero"
LICENCE = (
    "Respecto de la actividad 2.3, esta Secretaría no ha dado inicio toda vez que el profesional a "
    "cargo se desvinculó el pasado 20 de febrero. Solicito comedidamente ampliación del plazo "
    "hasta el treinta (30) de julio del año en curso."
)


@pytest.fixture
def plan(town: Town) -> dict[str, int]:
    """The ramp and the licence, which is named later."""
    return {
        "4.2": town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio", product=""),
        "2.3": town.add("2.3", title="Reducir el tiempo de la licencia urbana", product=""),
        "5.3": town.add("5.3", 30, title="Publicar los contratos en el SECOP", product=""),
    }


def shown(marta: Chat) -> list[tuple[str, str]]:
    """Return the questions that were put, and of which activity."""
    return [
        (one.name, "" if one.line is None else one.line.handle)
        for one in marta.heard()
        if isinstance(one, Question)
    ]


@pytest.mark.parametrize("by_mail", [False, True])
def test_the_code_that_stands_with_a_request_decides_and_not_what_was_spoken_of(
    town: Town, marta: Chat, plan: dict[str, int], *, by_mail: bool
) -> None:
    post = Post(town)
    for words in ("la rampa va en 20", LICENCE, "sí, pedirlo"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    (request,) = town.rows(REQUESTS)
    assert (request.activity_id, request.until) == (plan["2.3"], UNTIL)
    assert request.reason.endswith("el pasado 20 de febrero")
    assert [town.figure(plan[one])[0] for one in ("4.2", "2.3")] == [20, 0]


@pytest.mark.parametrize(
    "said",
    [
        "No señor. La prórroga es para la 2.3, la rampa se cumple en su fecha.",
        "no, el plazo es para la 2.3",
        "la solicitud es de la licencia, no de la rampa",
        "perdón, lo que pido es para la 2.3; la 4.2 no necesita prórroga",
        "yo pedí plazo para la 2.3, no para la 4.2",
        "No. La que necesita plazo es la 2.3",
        "No. Necesito plazo para la 2.3",
        "no, el plazo lo necesito para la 2.3",
        "la ampliación la solicité para la 2.3. La rampa sigue en su fecha",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_a_request_goes_to_the_activity_that_she_says_it_is_for(
    town: Town, marta: Chat, plan: dict[str, int], said: str, *, by_mail: bool
) -> None:
    post = Post(town)
    for words in (RAMP, said, "la 5.3 va en 40", "sí, pedirlo"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    (request,) = town.rows(REQUESTS)
    assert (request.activity_id, request.until) == (plan["2.3"], UNTIL)
    assert request.reason == "se fue el ingeniero"
    assert [town.figure(plan[one])[0] for one in ("4.2", "2.3", "5.3")] == [10, None, 40]
    if not by_mail:
        assert ("wish", "4.2") not in shown(marta)[1:]


def test_what_is_reported_beside_is_recorded(town: Town, marta: Chat, plan: dict[str, int]) -> None:
    marta.says(RAMP)
    marta.says("perdón, la solicitud es de la licencia. La rampa va en 30")

    assert shown(marta)[-1] == ("wish", "2.3")
    assert town.figure(plan["4.2"])[0] == 30


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("la prórroga es para la 4.2", [("wish", "4.2")]),
        ("la prórroga del contrato es para la 5.3", [("percent", "5.3")]),
        ("necesito plazo para la 2.3 hasta el 15 de agosto", [("wish_reason", "2.3")]),
        ("no, la 2.3 va en 40", []),
    ],
)
@pytest.mark.usefixtures("plan")
def test_other_words_move_no_request(
    town: Town, marta: Chat, said: str, put: list[tuple[str, str]]
) -> None:
    marta.says(RAMP)
    marta.heard()
    marta.says(said)

    assert [one for one in shown(marta) if one != ("wish", "4.2") or put][: len(put)] == put
    assert town.rows(REQUESTS) == []

"""More time: its day and its reason in plain words, and that nobody has to ask for it any more."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import PROVEN, Post

REQUESTS = select(Request)
UNTIL = "necesito más tiempo para la 2.4 hasta el 27 de julio"
WHY = "necesito más plazo para la 2.4 porque se cayó dos veces"
WHOLE = "necesito más plazo para la 2.4 hasta el 15 de julio porque jurídica no responde"


@pytest.fixture(autouse=True)
def plan(town: Town) -> dict[str, int]:
    """The appointments and the training."""
    return {
        "2.4": town.add("2.4", 50, title="Habilitar la cita por internet", product=""),
        "4.1": town.add("4.1", 0, title="Capacitar al personal de ventanilla", product=""),
    }


def asked(town: Town) -> list[tuple[date | None, str]]:
    """Return the days that were asked for, and why."""
    return [(one.until, one.reason) for one in town.rows(REQUESTS)]


@pytest.mark.parametrize(
    ("said", "until", "why"),
    [
        (
            (UNTIL, "se cayó dos veces en la prueba y el proveedor viene el dieciséis"),
            date(2026, 7, 27),
            "se cayó dos veces en la prueba y el proveedor viene el dieciséis",
        ),
        (
            (UNTIL, "el proveedor viene el 20 de julio"),
            date(2026, 7, 27),
            "el proveedor viene el 20 de julio",
        ),
        ((UNTIL, "falta el usuario, mejor hasta el 10 de agosto"), date(2026, 8, 10), "falta"),
        (
            ("la 2.4 la probamos ayer y se cayó dos veces entonces necesitamos más tiempo como "
             "hasta el 27 de julio",),
            date(2026, 7, 27),
            "la probamos ayer y se cayó dos veces",
        ),
        (
            ("de la 2.4 el proveedor no llegó, por eso pedimos plazo hasta el 27 de julio",),
            date(2026, 7, 27),
            "el proveedor no llegó",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("by_mail", [False, True])
def test_a_day_in_the_reason_is_not_the_day_that_is_asked_for(
    town: Town, marta: Chat, said: tuple[str, ...], until: date, why: str, *, by_mail: bool
) -> None:
    post = Post(town)
    for words in (*said, "sí, pedirlo"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    ((day, reason),) = asked(town)
    assert (day, why in reason) == (until, True)


@pytest.mark.parametrize("figure", ["la cita sigue en setenta", "la 2.4 va en 70", "vamos en 70"])
def test_a_figure_while_a_day_is_asked_is_recorded_and_the_question_stays(
    town: Town, marta: Chat, plan: dict[str, int], figure: str
) -> None:
    marta.says(WHY)
    marta.says(figure)
    assert town.figure(plan["2.4"])[0] == 70
    assert [one.name for one in marta.heard() if isinstance(one, Question)][-1] == "wish_until"

    marta.says("hasta el 27 de julio")
    marta.says("sí, pedirlo")
    assert asked(town) == [(date(2026, 7, 27), "se cayó dos veces")]


@pytest.mark.parametrize(
    "said",
    [
        "Marta me dijo q la 4.1 se corre para el 26 de julio porq el capacitador no puede el 17. "
        "se puede?",
        "la capacitación se aplaza hasta el 26 de julio porque el capacitador no puede. ¿se puede?",
        "la 4.1 se pasa al 26 de julio porque el capacitador no puede, ¿hay problema?",
    ],
)
def test_whether_work_may_be_moved_is_a_request(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.line is not None
    assert (question.name, question.line.handle) == ("wish", "4.1")
    marta.says("sí")

    ((until, why),) = asked(town)
    assert (until, why.startswith("el capacitador no puede")) == (date(2026, 7, 26), True)


@pytest.mark.parametrize(
    "said",
    [
        "ya hablé con la doctora Patricia, ella lo arregla. No hace falta pedirlo",
        "No, ya quedó concedida, gracias",
        "no hace falta pedirlo, ya lo cuadré con planeación",
        "ya hablé con ellos, no lo pida",
        "ya nos dieron la prórroga",
        "la prórroga ya fue aprobada por la Dra. Patricia",
    ],
)
@pytest.mark.parametrize("before", [UNTIL, WHOLE])
@pytest.mark.parametrize("by_mail", [False, True])
def test_what_needs_not_be_asked_for_is_dropped(
    town: Town, marta: Chat, said: str, before: str, *, by_mail: bool
) -> None:
    post = Post(town)
    for words in (before, said, "sí, pedirlo"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert asked(town) == []
    assert [one.percent for one in town.reports()] == []


@pytest.mark.parametrize(
    "why",
    [
        "ya hablé con el contratista y no ha podido arreglarlo",
        "no han concedido el permiso",
        "el contrato ya quedó aprobado, pero falta la firma",
        "ya se pidió el usuario y no llega",
    ],
)
def test_other_words_are_still_the_reason(town: Town, marta: Chat, why: str) -> None:
    for words in (UNTIL, why, "sí, pedirlo"):
        marta.says(words)

    assert asked(town) == [(date(2026, 7, 27), why)]


@pytest.mark.parametrize(
    "said",
    [
        "No, ya quedó concedida, gracias",
        "la prórroga de la 2.4 ya quedó concedida por la Dra. Luz, gracias",
        "Esa ya quedó con la prórroga concedida por la Dra. Luz, gracias.",
        "nos dieron la prórroga de la 2.4",
    ],
)
def test_that_more_time_was_granted_is_no_report(
    town: Town, marta: Chat, luz: Chat, plan: dict[str, int], said: str
) -> None:
    for words in (WHOLE, "sí"):
        marta.says(words)
    luz.says("conceder la 2.4")
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["courtesy"]
    assert town.figure(plan["2.4"])[0] == 50
    marta.says("ya nos dieron la prórroga. La 2.4 va en 60")
    assert town.figure(plan["2.4"]) == (60, "")


def test_what_was_granted_since_is_proposed_no_more(
    town: Town, marta: Chat, luz: Chat, plan: dict[str, int]
) -> None:
    for words in (WHOLE, "sí", WHOLE):
        marta.says(words)
    luz.says("conceder la 2.4")
    marta.heard()
    marta.says("la 4.1 va en 20")
    assert not any(isinstance(one, Question) for one in marta.heard())
    marta.touches("Sí, pedirlo")

    assert len(asked(town)) == 1
    assert town.figure(plan["4.1"])[0] == 20


@pytest.mark.parametrize(
    "said",
    [
        "Recibido, gracias. Sin embargo el 15 de julio no nos alcanza, agradezco reconsiderar el "
        "29 de julio pues la semana santa no cuenta",
        "solicito reconsiderar la fecha hasta el 29 de julio pues la semana santa no cuenta",
        "el 15 no alcanza, por favor reconsiderar hasta el 29 de julio, pues la semana santa no "
        "cuenta",
    ],
)
def test_a_decision_that_does_not_suffice_is_answered_by_another_request(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    for words in (WHOLE, "sí"):
        marta.says(words)
    luz.says("conceder la 2.4")
    marta.says(said)
    marta.says("sí, pedirlo")

    assert asked(town)[1:] == [(date(2026, 7, 29), "pues la semana santa no cuenta")]


@pytest.mark.parametrize(
    "said",
    [
        "la 4.1 no alcanzamos para el 29, la capacitacion quedo para el 10 de julio pq el sena no "
        "tenia instructor",
        "la 4.1 no la alcanzamos, quedó para el 10 de julio porque el sena no tenia instructor",
    ],
)
def test_that_it_is_not_done_in_time_and_stays_for_a_day_asks_for_that_day(
    town: Town, marta: Chat, said: str
) -> None:
    assert marta.says(said) == "asked"
    marta.heard()
    marta.touches("Sí, pedirlo")

    ((until, why),) = asked(town)
    assert until == date(2026, 7, 10)
    assert "el sena no tenia instructor" in why


def test_that_something_else_stays_for_a_day_asks_for_nothing(town: Town, marta: Chat) -> None:
    marta.says("la 4.1 va en 60, no alcanzó el refrigerio; la segunda jornada quedó para el 10")

    assert asked(town) == []
    assert [one.percent for one in town.reports()] == [60]

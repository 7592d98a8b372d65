"""That one date of several does not apply: the question says that the whole activity is asked for,
and planning reads her words with the period."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town

DATES = [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 11)]
WHY = "no hay elecciones de juntas"


def asked(chat: Chat) -> Question:
    """Return the question that was put last."""
    question = chat.heard()[-1]
    assert isinstance(question, Question)
    assert question.wished is not None
    return question


def reasons(town: Town) -> list[str]:
    """Return why each request is made, as planning reads it."""
    return [one.reason for one in town.rows(select(Request).order_by(Request.id))]


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("la 3.6 no aplica para junio porque no hay elecciones de juntas", "para junio"),
        ("El informe de septiembre de la 3.6 no aplica, el comité lo eliminó", "de septiembre"),
        ("la 3.6 no aplica este trimestre porque no hay elecciones de juntas", "este trimestre"),
        ("la del 11 de diciembre de la 3.6 no aplica porque no hay elecciones", "11 de diciembre"),
        ("la 3.6 en el segundo semestre no aplica porque no hay elecciones", "segundo semestre"),
    ],
)
def test_of_one_date_the_question_says_the_whole_and_planning_reads_the_period(
    town: Town, marta: Chat, said: str, period: str
) -> None:
    town.add("3.6", due=DATES)
    town.add("2.2", 20)
    marta.says(said)
    question = asked(marta)
    assert question.wished is not None
    assert question.wished.dates == len(DATES)
    marta.says("sí, pedirlo")

    (reason,) = reasons(town)
    assert period in reason


def test_the_period_is_kept_where_the_reason_is_told_later(town: Town, marta: Chat) -> None:
    town.add("3.6", due=DATES)
    for said in ("la 3.6 no aplica para junio", WHY, "sí"):
        marta.says(said)

    (reason,) = reasons(town)
    assert "para junio" in reason
    assert WHY in reason


@pytest.mark.parametrize(
    "said",
    [
        "la 3.6 no aplica porque no hay elecciones de juntas",
        "la 3.6 ya no aplica este año porque no hay elecciones de juntas",
    ],
)
def test_without_a_period_the_reason_stands_alone(town: Town, marta: Chat, said: str) -> None:
    town.add("3.6", due=date(2026, 6, 30))
    marta.says(said)
    question = asked(marta)
    assert question.wished is not None
    assert question.wished.dates == 1
    marta.says("sí")

    assert reasons(town) == [WHY]


def test_a_day_within_the_reason_is_no_period(town: Town, marta: Chat) -> None:
    town.add("3.6", due=DATES)
    marta.asks("la 3.6 no aplica porque el 3 de junio se canceló el convenio")

    assert reasons(town) == ["el 3 de junio se canceló el convenio"]

"""A text that turns to another activity: what stands before that is of what it answers."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question, load_content
from models.outbox import OutboxItem
from tests.service.bot.chat import Town
from tests.service.bot.post import PROVEN, Post

GRANTED = "Re: 2.5: más plazo concedido"
ASKS = (
    "Agradezco. Sin embargo el 20 de mayo queda muy ajustado, el concejo sesiona hasta el 31."
    " ¿Sería posible el 15 de junio?"
)
SIGNED = "la 1.5 ya tiene la firma del alcalde, queda al 100%."


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of one lead."""
    return {
        "1.5": town.add("1.5", 20, title="Formular el plan de riesgos fiscales"),
        "2.5": town.add("2.5", 20, title="Simplificar el recibo de pago"),
    }


def asked(town: Town) -> list[Question]:
    """Return the questions that were put."""
    said = [load_content(one.content) for one in town.rows(select(OutboxItem))]
    return [one for one in said if isinstance(one, Question)]


@pytest.mark.parametrize("turn", ["Por otra parte", "De otro lado,", "En otro tema,"])
def test_what_is_asked_for_before_the_turn_is_of_what_the_mail_answers(
    town: Town, ids: dict[str, int], turn: str
) -> None:
    Post(town).answer(None, f"{ASKS} {turn} {SIGNED}", proof=PROVEN, Subject=GRANTED)
    assert town.figure(ids["1.5"])[0] == 100
    assert "concejo" not in town.figure(ids["1.5"])[1]
    wished = [one.wished for one in asked(town) if one.wished]
    assert [(one.handles, one.until) for one in wished] == [(("2.5",), date(2026, 6, 15))]


@pytest.mark.parametrize(
    "turn", ["En cuanto a la 1.5, va en 60", "Respecto de la 1.5, vamos en el 60 %"]
)
def test_words_before_the_turn_are_of_what_the_mail_answers(
    town: Town, ids: dict[str, int], turn: str
) -> None:
    Post(town).answer(None, f"Vamos en 40. {turn}", proof=PROVEN, Subject="Re: 2.5")
    assert (town.figure(ids["1.5"])[0], town.figure(ids["2.5"])[0]) == (60, 40)


def test_words_before_the_turn_that_answer_nothing_are_asked_about(
    town: Town, ids: dict[str, int]
) -> None:
    Post(town).answer(None, "El contrato no ha llegado. En cuanto a la 1.5, va en 60", proof=PROVEN)
    assert town.figure(ids["1.5"])[0] == 60
    assert "contrato" not in town.figure(ids["1.5"])[1]
    assert [one.line for one in asked(town)] == [None]


def test_what_names_the_activity_before_the_turn_stays_with_it(
    town: Town, ids: dict[str, int]
) -> None:
    said = "La 1.5 ya se firmó con el alcalde. Por otra parte, la 1.5 va en 60"
    Post(town).answer(None, said, proof=PROVEN, Subject="Re: 2.5")
    assert town.figure(ids["1.5"])[0] == 60
    assert town.figure(ids["2.5"])[0] == 20

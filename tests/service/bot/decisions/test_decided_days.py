"""The day that planning grants, however it is written: that one, or it is asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.messages import Note, Question
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import DUE, JUNE, asked_for_more, due, the_request


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("hasta el 15/06", date(2026, 6, 15)),
        ("hasta el 15 jun", date(2026, 6, 15)),
        ("hasta el 1ro de julio", date(2026, 7, 1)),
        ("hasta el miércoles de la semana del 15 de junio", date(2026, 6, 17)),
        ("hasta el 16 de junio porque el lunes es festivo", date(2026, 6, 16)),
        (", ya que el lunes es festivo", JUNE),
    ],
)
def test_a_day_of_the_order_is_granted_however_it_is_written(
    town: Town, marta: Chat, luz: Chat, said: str, expected: date
) -> None:
    activity = asked_for_more(town, marta)
    luz.says(f"conceder {the_request(town).id} {said}".replace(" ,", ","))
    assert notes(luz.heard())[-1] == "decision_granted"
    assert due(town, activity) == (expected, DUE)


@pytest.mark.parametrize(
    "said", ["lunes 16 de junio", "15 o 20 de junio", "último día hábil de junio"]
)
def test_a_day_that_cannot_be_read_is_asked_for_and_no_other_is_granted(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    activity = asked_for_more(town, marta)  # which names the 30th
    luz.says(f"conceder {the_request(town).id} hasta el {said}")
    for _ in range(2):
        question = luz.heard()[-1]
        assert isinstance(question, Question)
        assert (question.name, question.why) == ("until", "no_date")
        luz.says(f"hasta el {said}")
    assert (the_request(town).state, due(town, activity)) == (RequestState.OPEN, (DUE, None))
    luz.says("hasta el martes 16 de junio")
    assert notes(luz.heard())[-1] == "decision_granted"
    assert due(town, activity) == (date(2026, 6, 16), DUE)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("1 de mayo", "no_year"),  # it is 11 May: the next one is a year away
        ("10/05", "no_year"),
        ("31 de junio", "no_such_day"),
        ("31 de junio de 2026", "no_such_day"),
    ],
)
def test_a_day_that_has_just_passed_or_does_not_exist_is_asked_for_and_hers_is_offered(
    town: Town, marta: Chat, luz: Chat, said: str, why: str
) -> None:
    activity = asked_for_more(town, marta)  # until the 30th of June
    luz.says(f"conceder {the_request(town).id} hasta el {said}")

    for _ in range(2):  # as an order, and as the answer to the question
        question = luz.heard()[-1]
        assert isinstance(question, Question)
        assert (question.name, question.why) == ("until", why)
        assert question.buttons[0].label == "mar 30 jun"
        assert len({one.label for one in question.buttons}) == len(question.buttons)
        luz.says(f"hasta el {said}")
    assert (the_request(town).state, due(town, activity)) == (RequestState.OPEN, (DUE, None))
    luz.touches("mar 30 jun")
    assert notes(luz.heard())[-1] == "decision_granted"
    assert due(town, activity) == (JUNE, DUE)


def test_a_day_that_passed_is_granted_with_its_year(town: Town, marta: Chat, luz: Chat) -> None:
    activity = asked_for_more(town, marta)
    luz.says(f"conceder {the_request(town).id} hasta el 1 de mayo de 2027")
    assert notes(luz.heard())[-1] == "decision_granted"
    assert due(town, activity) == (date(2027, 5, 1), DUE)


def test_of_a_year_that_ends_january_is_the_next_one(town: Town, marta: Chat, luz: Chat) -> None:
    town.wait(days=200)  # 28 November
    activity = town.add("1.2", 40, due=(town.now + timedelta(days=10)).date())
    marta.asks("necesitamos prórroga hasta el 30 de diciembre para la 1.2, falta el contrato")
    luz.says(f"conceder {the_request(town).id} hasta el 15 de enero")
    assert due(town, activity)[0] == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("said", "expected", "told"),
    [
        ("pero que sea hasta el 17 de junio", date(2026, 6, 17), ""),
        ("pero que sea hasta el 17 de junio y que confirme el salón", date(2026, 6, 17),
         "que confirme el salón"),
        ("pero que quede para el 17 de junio", date(2026, 6, 17), ""),
        (", que no pase del 17 de junio", date(2026, 6, 17), ""),
        ("con tal que sea solo hasta el miércoles 17 de junio", date(2026, 6, 17), ""),
        ("siempre y cuando sea hasta mediados de junio, ni un día más", date(2026, 6, 15), None),
        ("pero que entregue un avance el 17 de junio", JUNE,
         "que entregue un avance el 17 de junio"),
        ("pero que la reunión sea el 17 de junio", JUNE, "que la reunión sea el 17 de junio"),
        ("pero que sea la última", JUNE, "que sea la última"),
        ("hasta el 20 de junio pero que el acta sea del 3", date(2026, 6, 20), None),
    ],
)  # fmt: skip
def test_a_day_that_a_grant_is_to_have_is_granted_and_no_condition_of_it(
    town: Town, marta: Chat, luz: Chat, said: str, expected: date, told: str | None
) -> None:
    activity = asked_for_more(town, marta)  # which names the 30th
    luz.says(f"conceder {the_request(town).id} {said}".replace(" ,", ","))
    note = luz.heard()[-1]
    assert isinstance(note, Note)
    assert (note.name, due(town, activity)) == ("decision_granted", (expected, DUE))
    assert told is None or note.values["reason"] == told

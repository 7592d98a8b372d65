"""A reply to a message about one activity is of that one: papers call no other."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Line, Question, Receipt
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody

HERNAN = 900
LATE = date(2026, 12, 15)  # of which nobody is reminded yet


@pytest.fixture
def returned(town: Town, marta: Chat) -> int:
    """Marta's 1.5, which control returned to her; her 2.5 has papers in its title."""
    activity = town.add(
        "1.5", 75, title="Formular el plan de tratamiento de riesgos fiscales", due=LATE
    )
    town.add(
        "2.5", 60, title="Eliminar la exigencia de copia del recibo de pago",
        product="Acto administrativo", due=LATE,
    )  # fmt: skip
    town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio", due=LATE)
    town.morning()  # what she is written first lists all of hers
    marta.says("la 1.5 ya quedó al 100 %")
    somebody(town, HERNAN, "Hernán Quiroga", Role.CONTROL).says("no acepto la 1.5: falta el acta")
    town.morning()
    marta.heard()
    return activity


def asked_of(chat: Chat) -> Question:
    (question,) = chat.heard()
    assert isinstance(question, Question)
    return question


@pytest.mark.parametrize(
    "said",
    [
        "El acta ya fue radicada con el número 0412. Se adjunta copia.",
        "Ya radicamos el acta, adjunto copia",
        "Ya está radicada el acta, va la copia adjunta",
    ],
)
def test_what_answers_a_return_is_of_what_was_returned(
    town: Town, marta: Chat, returned: int, said: str
) -> None:
    marta.says(said, to=marta.last())
    question = asked_of(marta)
    assert question.name == "percent"
    assert question.line is not None
    assert question.line.activity_id == returned
    assert question.no_file
    assert marta.says("100") == "recorded"
    assert town.figure(returned)[0] == 100


def test_what_says_nothing_of_a_file_is_told_nothing_of_it(marta: Chat, returned: int) -> None:
    marta.says("El acta ya fue radicada con el número 0412.", to=marta.last())
    question = asked_of(marta)
    assert question.line is not None
    assert question.line.activity_id == returned
    assert not question.no_file


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("la rampa va en 30", "4.2"),
        ("el acta de la 2.5 ya fue radicada, va en 70", "2.5"),
        ("la copia del recibo de pago ya no se exige, va en 80", "2.5"),
    ],
)
@pytest.mark.usefixtures("returned")
def test_what_calls_another_by_what_it_is_stays_of_that_one(
    town: Town, marta: Chat, said: str, about: str
) -> None:
    assert marta.says(said, to=marta.last()) == "recorded"
    newest = town.reports()[-1]
    found = {one.handle: one.activity_id for one in _lines(marta)}
    assert newest.activity_id == found[about]


def _lines(chat: Chat) -> list[Line]:
    return [one.line for c in chat.contents() if isinstance(c, Receipt) for one in c.records]

"""An activity is called by the noun of its verb: "la convocatoria" of "Convocar …"."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

TITLES = {
    "1.2": "Socializar la política de administración del riesgo",
    "3.3": "Convocar a los veedores y juntas de acción comunal",
    "4.1": "Capacitar al personal de ventanilla",
    "5.1": "Actualizar el directorio de servidores",
}


@pytest.fixture
def asked(town: Town, marta: Chat) -> dict[str, int]:
    """Marta is asked for the figure of the 1.2."""
    due = town.now.date() + timedelta(days=20)
    known = {code: town.add(code, title=title, due=due) for code, title in TITLES.items()}
    assert marta.says("la 1.2 va bien") == "asked"
    marta.heard()
    return known


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("90 la convocatoria entonces", "3.3"),
        ("90 la convocatoria", "3.3"),
        ("70 la capacitación", "4.1"),
    ],
)
def test_a_figure_beside_it_is_asked_of_that_one(
    town: Town, marta: Chat, asked: dict[str, int], text: str, code: str
) -> None:
    assert marta.says(text) == "asked"
    (question,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert question.line is not None
    assert (question.line.handle, question.name) == (code, "confirm")
    marta.says("sí")
    assert [one.activity_id for one in town.reports()] == [asked[code]]


def test_the_noun_of_the_one_that_is_asked_is_its_own(
    town: Town, marta: Chat, asked: dict[str, int]
) -> None:
    assert marta.says("70 la socialización") == "recorded"
    assert town.figure(asked["1.2"])[0] == 70

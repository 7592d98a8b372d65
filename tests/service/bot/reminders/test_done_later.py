"""What she will do is not done: it moves no figure and closes nothing."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind


@pytest.fixture
def procedure(town: Town, marta: Chat) -> int:
    """An activity of Marta's of which she was reminded, and another."""
    town.add("1.2", 20, title="Socializar la política de riesgos", product="Jornadas")
    activity = town.add("2.1", 40, title="Racionalizar el trámite de paz y salvo", product="Acto")
    remind(town, activity)
    marta.heard()
    return activity


@pytest.mark.parametrize(
    "said",
    [
        "mañana la termino",
        "mañana la termino sin falta",
        "la 2.1 mañana la termino",
        "en la tarde la termino",
        "la otra semana la terminamos",
        "luego la termino",
        "esta tarde la cierro",
        "esta tarde subo el acta",
        "la 2.1 la dejo lista el jueves",
        "pasado mañana la entrego",
    ],
)
def test_what_is_done_later_moves_no_figure(
    town: Town, marta: Chat, procedure: int, said: str
) -> None:
    marta.says(said)

    assert town.figure(procedure)[0] == 40
    assert all(getattr(one, "name", "") != "confirm" for one in marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "la 2.1 ya la terminamos, mañana la publico",
        "la 2.1 la terminamos y luego la publicamos",
        "la 2.1 ya quedó lista y mañana la entrego",
        "la 2.1 la terminó ayer el ingeniero",
    ],
)
def test_what_was_done_is_done_whatever_follows(
    town: Town, marta: Chat, procedure: int, said: str
) -> None:
    assert marta.says(said) == "recorded"

    assert town.figure(procedure)[0] == 100

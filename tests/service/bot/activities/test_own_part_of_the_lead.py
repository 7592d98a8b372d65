"""«Listo de nuestra parte», said by the lead: whether it is done is asked with a yes or a no, and
no figure is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind


@pytest.fixture
def reminded(town: Town, marta: Chat) -> int:
    """Marta was reminded of one of her two activities."""
    town.add("2.1", 10, title="Socializar la política", due=date(2026, 8, 31))
    activity = town.add("4.3", 10, title="Publicar los trámites", due=date(2026, 8, 31))
    remind(town, activity)
    marta.heard()
    return activity


@pytest.mark.parametrize(
    "said",
    [
        "nuestra parte lista ya",
        "listo de nuestra parte",
        "4.3 completo mi parte",
        "por nuestra parte ya quedó",
        "la parte nuestra ya está",
        "lo nuestro ya quedo",
        "ya terminamos nuestra parte",
        "cumplimos con lo que nos tocaba",
    ],
)
def test_a_yes_closes_it(town: Town, marta: Chat, reminded: int, said: str) -> None:
    assert marta.says(said) == "asked"
    (asked,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert asked.name == "confirm"
    assert asked.figure == 100
    assert town.figure(reminded)[0] == 10

    assert marta.says("sí") == "recorded"
    assert town.figure(reminded) == (100, "")


@pytest.mark.parametrize(
    "said",
    [
        "nuestra parte lista, falta la firma",
        "nuestra parte casi lista",
        "la parte de Hacienda ya está",
        "nuestra parte no está lista",
        "¿nuestra parte está lista?",
        "terminamos el viernes",
    ],
)
def test_what_is_less_closes_nothing(town: Town, marta: Chat, reminded: int, said: str) -> None:
    marta.says(said)
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert all(one.name != "confirm" for one in asked)
    assert town.figure(reminded)[0] == 10

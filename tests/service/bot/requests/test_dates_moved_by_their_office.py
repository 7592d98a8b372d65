"""An office that says to when it moves its own date asks for that day, with the reason it tells."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def page(town: Town) -> int:
    """An activity of Marta's, beside another."""
    town.add("5.3", 10, title="Capacitar a los funcionarios")
    return town.add("2.1", 30, title="Actualizar la página accesible")


@pytest.mark.parametrize(
    "said",
    ["la 2.1 la pasamos al 8 de junio, ya hay auto",
     "la 2.1 la movemos al 8 de junio, no hay contratista",
     "la 2.1 la corrimos al 8 de junio, no hay contratista",
     "pagina accesible: la reprogramamos para el 8 de junio, el proveedor no llego",
     "la pagina accesible la pasamos al 8 de junio, no hay contratista",
     "2.1, la aplazamos hasta el 8 de junio. no hay contratista"],
)  # fmt: skip
def test_the_day_is_asked_for(town: Town, marta: Chat, page: int, said: str) -> None:
    assert marta.says(said) == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.name == "wish"
    assert question.line is not None
    assert question.line.activity_id == page
    assert question.wished is not None
    assert question.wished.until == date(2026, 6, 8)
    assert question.wished.reason != ""
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("la 2.1 no la pasamos al 8 de junio, va en 40", 40),
        ("la reunion la pasamos al 8 de junio, la 2.1 va en 40", 40),
        ("la 2.1 va en 40, el borrador lo pasamos al 8 de junio", 40),
        ("la 2.1 la pasamos al 80 %", 80),
    ],
)
def test_what_else_is_passed_or_moved_asks_for_no_day(
    town: Town, marta: Chat, page: int, said: str, percent: int
) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(page)[0] == percent
    assert not any(isinstance(one, Question) for one in marta.heard())


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("la página accesible 2.1 la movieron para el 8 de junio por agenda del alcalde, 40%",
         "por agenda del alcalde"),
        ("2.1 quedó aplazada hasta el 8 de junio por lluvias, vamos en 40%", "por lluvias"),
        ("40% la 2.1, la corrieron al 8 de junio", ""),
        ("la 2.1 se aplazó para el 8 de junio, va en 40%", ""),
    ],
)  # fmt: skip
def test_a_day_that_was_moved_is_asked_for_beside_the_figure(
    town: Town, marta: Chat, page: int, said: str, reason: str
) -> None:
    assert marta.says(said) == "recorded"
    (question,) = (one for one in marta.heard() if isinstance(one, Question))
    assert question.wished is not None
    assert (question.wished.until, question.wished.reason) == (date(2026, 6, 8), reason)
    assert town.figure(page) == (40, "")


@pytest.mark.parametrize(
    "told",
    [
        "la reunión de la 2.1 se aplazó para el 8 de junio",
        "la 2.1 se aplazó para el 20 de mayo",
        "la 2.1 no se aplazó para el 8 de junio",
    ],
)
def test_what_else_was_moved_or_to_no_later_day_is_told(
    town: Town, marta: Chat, page: int, told: str
) -> None:
    assert marta.says(f"{told}, va en 40%") == "recorded"
    assert not any(isinstance(one, Question) for one in marta.heard())
    percent, words = town.figure(page)
    assert percent == 40
    assert "se aplazó" in words

"""A day to come is a plan: it closes no date, and what is not out yet opens a closed one again. The
figure that was asked about, said again beside other parts, is the yes."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.reports.test_period import met

DATES = [date(2026, 5, 29), date(2026, 7, 31), date(2026, 9, 30), date(2026, 12, 15)]


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """An activity with four dates, and two with one."""
    return {
        "5.5": town.add("5.5", 70, title="Expedir la política de datos", product=""),
        "1.1": town.add("1.1", 60, title="Actualizar el mapa de riesgos", product=""),
        "A4.4": town.add("A4.4", 0, title="Actualizar la carta de trato digno", due=DATES),
    }


@pytest.fixture
def letter(ids: dict[str, int]) -> int:
    """The one with four dates."""
    return ids["A4.4"]


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 en 65. la carta de mayo la sacamos el 20",
        "la 1.1 en 65. la carta de mayo la enviamos el 20 de mayo",
        "la 1.1 en 65. la carta de mayo queda lista el 20",
        "la 1.1 en 65. la carta de mayo sale mañana",
    ],
)
def test_a_day_to_come_closes_no_date(town: Town, marta: Chat, letter: int, said: str) -> None:
    marta.says(said)
    assert not any(met(town, letter))
    assert town.figure(letter)[0] == 0


@pytest.mark.parametrize(
    "said",
    ["la 1.1 en 65. la carta de mayo ya salió", "la 1.1 en 65. la de mayo de la carta ya salió"
     " el 8", "la carta de mayo se envió el viernes"],
)  # fmt: skip
def test_what_is_out_closes_it(town: Town, marta: Chat, letter: int, said: str) -> None:
    marta.says(said)
    assert met(town, letter) == [True, False, False, False]


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 en 65. y ojo lo de la carta de mayo es para el 20, todavía no ha salido",
        "la 1.1 en 65. la carta aún no ha salido",
        "65 la 1.1 y la carta todavía no está",
    ],
)
def test_what_is_not_out_yet_opens_it_again_beside_another_figure(
    town: Town, marta: Chat, letter: int, said: str
) -> None:
    marta.says("la carta de mayo ya salió")
    assert met(town, letter)[0]
    marta.heard()
    marta.says(said)
    assert not any(met(town, letter))
    assert "date_kept_open" in notes(marta.heard())
    assert town.figure(letter)[0] == 0


@pytest.mark.parametrize(
    "said",
    ["sí, la 5.5 en 60. La 1.1 en 65", "la 5.5 en 60 y la 1.1 en 65",
     "si, 60 la 5.5 y la 1.1 65, hacienda no mandó lo suyo"],
)  # fmt: skip
def test_the_figure_that_was_asked_about_said_again_is_the_yes(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says("la 5.5 en 60") == "asked"
    marta.heard()
    assert marta.says(said) == "recorded"
    heard = marta.heard()
    assert not any(isinstance(one, Question) for one in heard)
    assert [town.figure(ids[code])[0] for code in ("5.5", "1.1")] == [60, 65]


@pytest.mark.parametrize(
    "said", ["no, la 5.5 en 60 no. La 1.1 en 65", "la 5.5 en 55. La 1.1 en 65"]
)
def test_another_figure_and_a_no_are_none(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says("la 5.5 en 60") == "asked"
    marta.says(said)
    assert town.figure(ids["5.5"])[0] == 70

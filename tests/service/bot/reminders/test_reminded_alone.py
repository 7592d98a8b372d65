"""A figure without a name, after a reminder of one activity: it is asked with a yes or a no."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind

TITLES = {
    "1.1": "Actualizar el mapa de riesgos",
    "3.3": "Convocar a los veedores y juntas de acción comunal",
    "4.1": "Capacitar al personal de ventanilla",
}


@pytest.fixture
def ids(town: Town, marta: Chat) -> dict[str, int]:
    """Three activities of Marta's, of which she was reminded of the 3.3."""
    found = {code: town.add(code, 20, title=title, product="") for code, title in TITLES.items()}
    remind(town, found["3.3"])
    marta.heard()
    return found


def question(marta: Chat) -> Question:
    """Return the last thing that Marta heard, which asks her something."""
    last = marta.heard()[-1]
    assert isinstance(last, Question)
    return last


SAID = [
    ("ya quedo, se convoco a todos", 100),
    ("ya quedó", 100),
    ("60, falta la firma", 60),
    ("vamos en la mitad", 50),
]


@pytest.mark.parametrize(("said", "percent"), SAID)
def test_it_is_proposed_for_the_one_that_she_was_reminded_of(
    town: Town, marta: Chat, ids: dict[str, int], said: str, percent: int
) -> None:
    assert marta.says(said) == "asked"
    asked = question(marta)
    assert (asked.name, asked.figure) == ("confirm", Decimal(percent))
    assert asked.line is not None
    assert asked.line.handle == "3.3"
    assert town.figure(ids["3.3"])[0] == 20
    assert marta.says("sí") == "recorded"
    assert town.figure(ids["3.3"])[0] == percent


def test_after_a_no_it_is_asked_which_one_it_is(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("ya quedo, se convoco a todos")
    assert marta.says("no") == "asked"
    assert question(marta).name == "activity"
    assert marta.says("la 4.1") == "recorded"
    assert town.figure(ids["4.1"]) == (100, "se convoco a todos")
    assert town.figure(ids["3.3"])[0] == 20


@pytest.mark.parametrize("said", ["no, era de la 1.1", "no, de la 1.1", "eso es de la 1.1"])
def test_a_no_that_names_another_one_takes_the_figure_there(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("60, falta la firma")
    assert marta.says(said) == "recorded"
    assert town.figure(ids["1.1"]) == (60, "falta la firma")
    assert town.figure(ids["3.3"])[0] == 20


def test_it_stays_open_where_more_were_listed_or_days_have_passed(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    town.wait(days=4)
    marta.says("ya quedó")
    assert question(marta).name == "activity"
    marta.says("no")
    remind(town, ids["3.3"], ids["4.1"])
    marta.heard()
    marta.says("60, falta la firma")
    assert question(marta).name == "activity"


def test_what_names_another_is_of_that_one(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    assert marta.says("el mapa de riesgos ya quedó") == "recorded"
    assert town.figure(ids["1.1"])[0] == 100

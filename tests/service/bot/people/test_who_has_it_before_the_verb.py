"""Who has an activity, named before the verb; and who has told nothing of it."""

from __future__ import annotations

import pytest

from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.delegates import deputy


@pytest.fixture
def letter(town: Town) -> int:
    """The letter of a fair treatment, and Nelson, a delegate of Marta's office."""
    somebody(town, 901, "Nelson Rojas", Role.DELEGATE, office=town.office_id)
    town.add("5.5", 50, title="Actualizar el índice de información")
    return town.add("4.4", None, title="Actualizar la carta de trato digno", product="")


@pytest.mark.parametrize(
    "said",
    [
        "la carta de trato digno nelson la esta manejando, hablen con el",
        "la 4.4 Nelson la lleva, pregúntele a él",
    ],
)
def test_it_is_given_to_whom_she_says_to_turn_to(
    town: Town, marta: Chat, letter: int, said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["delegated"]
    assert deputy(town, letter) is not None


def test_it_is_given_to_nobody_who_is_no_delegate(town: Town, marta: Chat, letter: int) -> None:
    marta.says("la carta de trato digno la imprenta la está manejando, falta el diseño")
    assert deputy(town, letter) is None


@pytest.mark.parametrize(
    "said",
    [
        "la 5.5 va en 90, y con la carta nelson no me ha contado nada",
        "la 5.5 va en 90. De la 4.4 Nelson todavía no me ha dicho nada",
    ],
)
def test_no_figure_is_asked_of_what_she_was_told_nothing_of(
    town: Town, marta: Chat, letter: int, said: str
) -> None:
    marta.says(said)
    assert [one.percent for one in town.reports()] == [90]
    assert "question" not in notes(marta.heard())
    assert town.figure(letter)[0] is None


@pytest.mark.usefixtures("letter")
def test_that_a_contractor_has_not_answered_tells_of_the_work(marta: Chat) -> None:
    marta.says("la 4.4 el contratista no nos ha dicho nada")
    assert notes(marta.heard()) == ["question"]

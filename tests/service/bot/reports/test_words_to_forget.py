"""That something is to be forgotten is no account of the work: no figure is asked for it with
these words, and they come into no later description."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize("said", ["la 1.2 olvídelo", "la 1.2 olvidelo por favor"])
def test_words_to_be_forgotten_are_no_account(town: Town, marta: Chat, said: str) -> None:
    town.add("1.2", 20)
    town.add("1.3", 0)
    marta.says(said)
    marta.heard()
    marta.says("la 1.2 quedó en 100, ya cargamos los cinco")
    (report,) = town.reports()
    assert (report.percent or 0) == Decimal(100)
    assert report.description == "ya cargamos los cinco"


def test_a_wish_that_is_given_up_days_later_leaves_no_words(town: Town, marta: Chat) -> None:
    town.add("1.2", 20)
    town.add("1.3", 0)
    marta.says("necesito plazo para la 1.2 hasta el 10 de julio")
    town.wait(days=7)
    marta.says("ya no hace falta el plazo de la 1.2, olvidelo")
    marta.says("la 1.2 quedó en 100, ya cargamos los cinco. y la 1.3 todavía no arranca")
    assert [one.description for one in town.reports()] == ["ya cargamos los cinco", ""]

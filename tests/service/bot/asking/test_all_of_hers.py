"""Who comes back, or asks how hers goes, is shown all of it; a list is told of only where it is."""

from __future__ import annotations

import pytest

from core.messages import Listing, Note
from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    "words",
    ["cómo va lo mío", "¿cómo van las mías?", "¿cómo van mis actividades?",
     "cuánto nos falta para cumplir todo?", "cuanto llevamos en total", "¿qué tan lejos estamos?"],
)  # fmt: skip
def test_how_hers_goes_is_the_list_of_all(town: Town, marta: Chat, words: str) -> None:
    town.add("1.2", 40)
    town.add("1.3", 40)
    marta.says("la 1.2 va en 60")
    marta.heard()
    marta.says(words)
    assert [type(one) for one in marta.heard()] == [Listing]


def test_how_one_of_hers_goes_is_no_list(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    town.add("1.3", 40)
    marta.says("¿cómo va la 1.2?")
    assert Listing not in [type(one) for one in marta.heard()]


def test_a_return_announces_the_list_only_where_it_follows(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    announced = []
    for words in ("ya volví", "ya volví, la 1.2 va en 60", "la 1.2 ya quedó", "ya volví"):
        marta.says(words)
        said = marta.heard()
        notes = [one for one in said if isinstance(one, Note) and one.name == "back_noted"]
        lists = any(isinstance(one, Listing) for one in said)
        announced += [(one.values["lists"], int(lists)) for one in notes]
    assert announced == [(1, 1), (0, 0), (0, 0)]

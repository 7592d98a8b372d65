"""The words of a button, typed, do what it does; "/cancelar" is "cancelar"."""

from __future__ import annotations

import pytest

from core.messages import Card, Listing, Note
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def reminded(town: Town, marta: Chat) -> int:
    """Twelve activities of which Marta was reminded."""
    found = [town.add(f"2.{at}", 20, title=f"Actividad de prueba número {at}") for at in range(12)]
    town.morning(days=20)
    marta.heard()
    return found[0]


@pytest.mark.parametrize(
    "said", ["ver todas", "Ver todas", "verlas todas", "muéstreme todas", "ver todas por favor"]
)
@pytest.mark.usefixtures("reminded")
def test_all_are_shown(marta: Chat, said: str) -> None:
    assert marta.says(said) == "answered"
    assert [type(one) for one in marta.heard()] == [Listing]


@pytest.mark.parametrize(
    "said",
    ["responder una por una", "Responder una por una", "responderlas una por una", "una por una",
     "contestar una x una", "quiero responder una por una"],
)  # fmt: skip
@pytest.mark.usefixtures("reminded")
def test_they_are_gone_through_one_by_one(marta: Chat, said: str) -> None:
    assert marta.says(said) == "answered"
    assert [type(one) for one in marta.heard()] == [Card]


@pytest.mark.parametrize("said", ["/cancelar", "cancelar", "Cancelar por favor"])
def test_what_is_asked_is_dropped(town: Town, marta: Chat, reminded: int, said: str) -> None:
    assert marta.says("la 2.0 va avanzando") == "asked"
    marta.heard()

    assert marta.says(said) == "answered"

    assert [one.name for one in marta.heard() if isinstance(one, Note)] == ["not_recorded"]
    assert town.figure(reminded)[0] == 20
    town.morning()
    assert "va avanzando" not in town.figure(reminded)[1]


@pytest.mark.parametrize(
    "said", ["las revisamos una por una", "ya se pueden ver todas en la página", "todas van en 30"]
)
@pytest.mark.usefixtures("reminded")
def test_words_of_the_work_are_no_button(marta: Chat, said: str) -> None:
    marta.says(said)
    assert not any(isinstance(one, Card | Listing) for one in marta.heard())

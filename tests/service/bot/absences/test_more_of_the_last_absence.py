"""Control says more of the absence that was written down last, and names nobody."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody

pytestmark = pytest.mark.usefixtures("pedro")


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of control, who has said that Pedro is away from the 12th to the 20th of May."""
    found = somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    town.add("2.2", 20, office=town.other_office_id)
    found.says("Pedro no va a estar entre el 12 y el 20 de mayo")
    found.says("sí")
    town.deliver()
    assert "away_set" in notes(found.heard())
    return found


@pytest.mark.parametrize(
    "said",
    [
        "no perdón, es hasta el 18",
        "no, hasta el 18 de mayo",
        "perdón, hasta el lunes 18",
        "me corrigieron, es hasta el 18",
        "me confirman que es hasta el 18",
    ],
)
def test_another_last_day_is_shown(control: Chat, said: str) -> None:
    control.says(said)
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert note.name == "away_proposed"
    assert date(2026, 5, 18).isoformat() in {str(one) for one in note.values.values()}


@pytest.mark.parametrize(
    "said", ["y en esos días lo reemplaza Álvaro Peña", "lo reemplaza Álvaro Peña"]
)
def test_who_replaces_is_passed_on(control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["staff_told"]


def test_after_anything_else_such_words_are_of_nobody(town: Town, control: Chat) -> None:
    control.says("historial de la 2.2")
    town.deliver()
    control.heard()
    control.says("no perdón, es hasta el 18")
    assert "away_proposed" not in notes(control.heard())

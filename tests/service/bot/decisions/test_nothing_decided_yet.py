"""Who wants reconsidered what nobody has decided is told so, and what can be asked."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes

SAID = [
    "Favor reconsiderar la 1.4",
    "¿pueden reconsiderar la 1.4?",
    "favor reconsiderar la decisión de la 1.4, porque el contrato no ha salido",
]
pytestmark = pytest.mark.usefixtures("activities")


@pytest.fixture
def activities(town: Town) -> None:
    """Two activities of Marta's, and one of Pedro's."""
    town.add("1.2", 40)
    town.add("1.4", 20)
    town.add("3.1", 20, office=town.other_office_id)


def only_note(marta: Chat) -> Note:
    """Return the one note that was said."""
    (note,) = marta.heard()
    assert isinstance(note, Note)
    return note


@pytest.mark.parametrize("said", SAID)
def test_where_nothing_was_asked_nothing_is_decided(town: Town, marta: Chat, said: str) -> None:
    assert marta.says(said) == "answered"
    note = only_note(marta)
    assert (note.name, note.values) == ("decision_none", {"handle": "1.4", "waiting": None})
    assert not town.reports()


@pytest.mark.parametrize("said", SAID)
def test_where_it_waits_that_is_said(marta: Chat, said: str) -> None:
    marta.asks("necesito plazo hasta el 30 de junio para la 1.4 porque falta el acta")
    marta.heard()
    marta.says(said)
    assert only_note(marta).values["waiting"] == "1.4"


@pytest.mark.parametrize(
    "said", ["favor reconsiderar la 1.4, va en 60", "favor reconsiderar la 3.1", "la 1.4 va en 60"]
)
def test_other_words_are_answered_as_before(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "decision_none" not in notes(marta.heard())

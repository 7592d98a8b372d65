"""Who says that she is back and asks for a page gets that page, and her own list where she asks for
nothing else."""

from __future__ import annotations

import pytest

from core.messages import Listing
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_membership


@pytest.fixture
def planning(town: Town, marta: Chat) -> Chat:
    """Marta, who leads an office and decides for planning."""
    town.add("1.2", 40)
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    return marta


@pytest.mark.parametrize(
    "text",
    ["ya llegue de bogota. que hay pendiente por decidir?", "ya volví, ¿qué tengo por decidir?",
     "ya estoy de vuelta. qué falta por decidir", "llegué de vacaciones, qué hay para decidir",
     "ya regresé, ¿qué solicitudes hay?", "Buenas, ya volví. ¿qué hay por decidir?",
     "ya llegué. muéstreme las solicitudes"],
)  # fmt: skip
def test_what_waits_for_a_decision_is_shown(planning: Chat, text: str) -> None:
    planning.says(text)
    pages = [one.name for one in planning.heard() if isinstance(one, Overview)]
    assert pages == ["requests"]


@pytest.mark.parametrize("text", ["ya volví", "ya regresé de vacaciones", "ya llegué, gracias"])
def test_who_asks_for_nothing_gets_her_own_list(planning: Chat, text: str) -> None:
    planning.says(text)
    _, shown = planning.heard()
    assert isinstance(shown, Listing)

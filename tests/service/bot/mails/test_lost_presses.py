"""Buttons of a question after a restoration that does not know the message with them (0049)."""

from __future__ import annotations

from models import audit_actions
from models.audit import Actor, Change
from tests.service.bot.chat import Chat, Town, notes

LOWER = "3.5 va en 10 %, se devolvió el contrato"


def is_restored(town: Town) -> None:
    """Put the backup of this moment back, a day later."""
    town.wait(days=1)
    with town.database.transaction() as session:
        change = Change(session, town.context.entity_id, Actor("technician", "cli"), town.now)
        change.audit(audit_actions.RESTORED, "entity", town.context.entity_id)
    town.wait(hours=1)


def test_a_question_of_before_the_restoration_is_answered_by_its_button(
    town: Town, marta: Chat
) -> None:
    activity = town.add("3.5", 20)
    marta.says(LOWER)
    is_restored(town)
    marta.touches("Sí")
    assert town.figure(activity) == (10, "se devolvió el contrato")


def test_the_activity_that_such_a_question_asks_for_is_chosen_by_its_button(
    town: Town, marta: Chat
) -> None:
    activity, _ = town.add("3.5", 20, title="La feria"), town.add("3.6", 20, title="El mapa")
    marta.says("se entregaron los equipos, 60 %")
    is_restored(town)
    marta.touches("3.5")
    assert town.figure(activity)[0] == 60


def test_a_button_of_a_lost_question_answers_none_that_is_new(town: Town, marta: Chat) -> None:
    activity = town.add("3.5", 20)
    is_restored(town)
    marta.says(LOWER)
    marta.heard()
    marta.touches("Sí")
    assert notes(marta.heard()) == ["question_gone"]
    assert town.figure(activity)[0] == 20

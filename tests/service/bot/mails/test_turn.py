"""Who speaks, where and when: what a turn knows of a person and of her conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.conversation.turn import Turn
from models.audit import Actor
from tests.service.bot.chat import Chat, Town

MARTA = "Marta Lucía Rincón"


def the_turn(town: Town, chat: Chat, text: str, name: str = MARTA) -> Turn:
    """Return the turn that a message of a chat begins."""
    town.accept(chat.write(text))
    claimed = town.claim()
    assert claimed is not None
    with town.database.transaction() as session:
        return town.turn(session, claimed, name)


def test_a_turn_knows_her_desk_her_channel_her_words_and_the_role_in_which_she_speaks(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)

    turn = the_turn(town, marta, "la 1.2 va en 60")

    assert turn.desk.handles(turn.desk.open_ids) == ("1.2",)
    assert (turn.text, turn.channel, turn.in_group) == ("la 1.2 va en 60", "telegram", False)
    assert turn.today == town.context.today(town.now)
    assert turn.change_in(activity).by == Actor("lead", "telegram", turn.person.id)
    assert turn.change_in(activity + 1).by == Actor("former", "telegram", turn.person.id)


def test_what_she_is_about_to_ask_something_for_is_known_until_it_is_sent(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("necesitamos más plazo para la 1.2 hasta el 30 de junio, falta la firma")
    before = the_turn(town, marta, "sí, pedirlo")
    town.handle_claimed(before.inbound)
    after = the_turn(town, marta, "gracias")

    assert (before.wishing, after.wishing) == (("1.2",), ())


def test_what_was_proposed_waits_for_a_yes_for_an_hour(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("/salir")
    turn = the_turn(town, marta, "sí")

    late = replace(turn, now=turn.now + timedelta(minutes=61))

    assert turn.waiting is not None
    assert turn.waiting.kind == "leave"
    assert late.waiting is None
    assert late.proposed is not None

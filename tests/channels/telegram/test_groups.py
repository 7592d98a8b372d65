"""An office's group over HTTP: the real library against the local Bot API server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.words import Role
from demo.botapi import BotApiServer, Group, Person
from models.audit import Actor, Change
from models.plan import Activity
from models.session import Database
from models.staff import groups
from tests.channels.telegram.dialogue import Dialogue, a_dialogue
from tests.support.builders import a_person, an_activity

GROUP, SUPERGROUP = -77, -100_123
CONSUELO, STRANGER = 5009, 5999
CONNECTED = "Listo: los recordatorios de la Secretaría de Planeación llegan ahora a este grupo"


@pytest.fixture
async def hall(server: BotApiServer, database: Database) -> AsyncIterator[Dialogue]:
    """Marta who leads planning, Consuelo of control, and the process that answers them."""
    async with a_dialogue(server, database) as dialogue:
        dialogue.context = replace(dialogue.context, consent_channels=frozenset({"telegram"}))
        with database.transaction() as session:
            a_person(
                session, dialogue.context.entity_id, "Consuelo Ariza", role=Role.CONTROL,
                telegram=str(CONSUELO),
            )  # fmt: skip
        dialogue.marta.starts()
        await dialogue.client.username()
        await dialogue.hears()
        yield dialogue


@pytest.fixture
async def group(server: BotApiServer) -> Group:
    """A group without the bot."""
    return server.group(GROUP, "Planeación", with_bot=False)


@pytest.fixture
async def consuelo(server: BotApiServer) -> Person:
    """Consuelo's telephone."""
    person = server.user(CONSUELO, "Consuelo")
    person.starts()
    return person


@pytest.fixture
async def ours(hall: Dialogue, group: Group, consuelo: Person) -> Group:
    """The group, connected with Marta's office."""
    group.adds_bot(consuelo)
    group.says(consuelo, "/grupo@culmina_local_bot Secretaría de Planeación")
    await hall.restart()
    assert CONNECTED in told(group)[-1]
    return group


def told(group: Group) -> list[str]:
    """Return what the bot has said in a group."""
    return [message.text for message in group.messages if message.from_bot]


def due(hall: Dialogue, on: date = date(2026, 5, 11)) -> int:
    """Add an activity of Marta's office."""
    with hall.database.transaction() as session:
        return an_activity(
            session, hall.context.entity_id, handle="1.2", due=on, office=hall.office
        )


def figure(hall: Dialogue, activity: int) -> int | None:
    """Return the percentage that holds."""
    with hall.database.reading() as session:
        percent = session.get_one(Activity, activity).percent
    return None if percent is None else int(percent)


async def test_the_bot_leaves_a_group_of_strangers_after_one_line(
    hall: Dialogue, server: BotApiServer, group: Group
) -> None:
    group.adds_bot(server.user(STRANGER, "Alguien"))
    await hall.restart()
    assert told(group) == []

    hall.clock.set(hall.clock.now() + timedelta(minutes=2))
    await hall.restart()

    (line,) = told(group)
    assert line.startswith("Este grupo no está conectado con ninguna oficina")
    assert not group.has_bot


async def test_a_group_in_which_the_bot_may_not_write_is_left_without_a_word(
    hall: Dialogue, server: BotApiServer, group: Group
) -> None:
    group.adds_bot(server.user(STRANGER, "Alguien"))
    group.mutes()
    await hall.restart()
    hall.clock.set(hall.clock.now() + timedelta(minutes=2))
    await hall.restart()

    assert told(group) == []
    assert not group.has_bot


async def test_a_restart_does_not_forget_to_leave(
    hall: Dialogue, group: Group, consuelo: Person
) -> None:
    group.adds_bot(consuelo)
    await hall.restart()
    assert "Si nadie lo hace en 15 minutos, me retiro." in told(group)[0]

    hall.clock.set(hall.clock.now() + timedelta(minutes=16))
    await hall.restart()

    assert not group.has_bot


async def test_a_link_with_a_code_connects_the_group_that_a_stranger_opens_it_for(
    hall: Dialogue, server: BotApiServer, group: Group
) -> None:
    with hall.database.transaction() as session:
        code = groups.create_code(
            Change(session, hall.context.entity_id, Actor("technician", "cli"), hall.clock.now()),
            office_id=hall.office,
        ).code
    stranger = server.user(STRANGER, "Alguien")
    group.follows(stranger, f"https://t.me/{server.username}?startgroup={code}")
    await hall.restart()
    hall.clock.set(hall.clock.now() + timedelta(hours=1))
    await hall.restart()

    assert CONNECTED in told(group)[-1]
    assert group.has_bot


async def test_a_reminder_is_answered_in_the_group_by_a_reply_and_by_a_button(
    hall: Dialogue, ours: Group
) -> None:
    activity = due(hall)
    await hall.ticks()
    reminder = ours.messages[-1]
    assert reminder.text.startswith("Secretaría de Planeación: ")
    assert "responda aquí" in reminder.text

    ours.says(hall.marta, "va en 60 %, falta la firma", reply_to=reminder)
    await hall.restart()
    assert figure(hall, activity) == 60
    receipt = ours.messages[-1]
    assert "60 %" in receipt.text.replace("\xa0", " ")
    assert receipt.reply_to is not None

    ours.presses(hall.marta, "Ver detalle")
    await hall.restart()
    ours.presses(hall.marta, "75 %")
    await hall.restart()
    assert figure(hall, activity) == 75
    assert await hall.hears() == []  # nothing of it in her own chat


async def test_what_people_say_to_each_other_is_none_of_our_business(
    hall: Dialogue, ours: Group, consuelo: Person
) -> None:
    activity = due(hall)
    ours.promotes_bot(consuelo)  # from now on Telegram sends us everything
    before = len(told(ours))

    ours.says(hall.marta, "la 1.2 va en 60 %, ¿cierto?")
    ours.says(hall.marta, "hablen con @otro_bot")
    await hall.restart()
    assert (figure(hall, activity), len(told(ours))) == (None, before)

    ours.says(hall.marta, "@culmina_local_bot la 1.2 va en 60 %")
    await hall.restart()
    assert figure(hall, activity) == 60


async def test_a_press_by_somebody_else_is_answered_with_a_short_text_and_counts_nothing(
    hall: Dialogue, server: BotApiServer, ours: Group
) -> None:
    activity = due(hall)
    await hall.ticks()
    ours.presses(server.user(STRANGER, "Alguien"), "Ver detalle")
    before = len(told(ours))
    await hall.restart()
    await server.wait_for(lambda: server.toasts[-1])

    assert server.toasts[-1].text.startswith("Este botón es para las personas registradas")
    assert (figure(hall, activity), len(told(ours))) == (None, before)
    ours.presses(hall.marta, "Ver detalle")
    await hall.restart()
    await server.wait_for(lambda: len(server.toasts) == 2)
    assert server.toasts[-1].text == ""
    assert len(told(ours)) == before + 1


async def test_a_group_that_becomes_a_supergroup_is_followed_by_its_message(
    hall: Dialogue, ours: Group
) -> None:
    new = ours.migrates(SUPERGROUP)
    await hall.restart()
    due(hall)
    await hall.ticks()

    assert told(new)[-1].startswith("Secretaría de Planeación: ")


async def test_a_group_that_became_a_supergroup_while_nobody_looked_is_followed_by_the_error(
    hall: Dialogue, server: BotApiServer, ours: Group
) -> None:
    due(hall)
    new = ours.migrates(SUPERGROUP)
    await hall.client.bot.delete_webhook(drop_pending_updates=True)
    await hall.ticks()

    assert told(new)[-1].startswith("Secretaría de Planeación: ")
    assert [call.error.code for call in server.refused if call.error is not None] == [400]


async def test_once_thrown_out_people_are_reached_by_their_own_addresses(
    hall: Dialogue, ours: Group
) -> None:
    due(hall)
    ours.removes_bot(hall.marta)

    said = await hall.ticks()

    assert len(said) == 1
    assert "1.2" in said[0]

"""The menus of commands: for everybody, for groups, and for those who oversee the plans."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import delete, update
from telegram.error import TelegramError

from bot.conversation import commands
from bot.telegram.client import TelegramClient
from bot.telegram.intake import Intake
from bot.telegram.meant_for import Sharing
from bot.telegram.menu import Menus
from bot.telegram.receiver import Receiver
from core.clock import FixedClock
from core.entity.rights import LOOKING, Right
from core.words import Role
from demo.botapi import BotApiServer, Failure, Person
from models.organisation import Address, Membership
from models.organisation import Person as RowOfPerson
from models.session import Database
from tests.channels.telegram.test_receiver import running
from tests.support.builders import NOW, a_membership, a_person, an_entity, an_office
from tests.support.scheduling import a_context
from tests.unit.bot.telegram.contents import TEXTS

EVERYBODY = ["pendientes", "avance", "deshacer", "excel", "delegar", "ayuda", "salir"]
OVERSIGHT = ["resumen", "vencidas", "oficina", "silencio", "solicitudes", "decisiones", "ausencias",
    "dudas", "mensajes", "verificar", "cuantas", "difundir", "porque",
]  # fmt: skip


def has_begun(server: BotApiServer, waits: int) -> bool:
    """Tell whether another long poll has begun to wait."""
    return server.waits > waits


def names(menu: list[tuple[str, str]]) -> list[str]:
    """Return the commands of a menu."""
    return [name for name, _ in menu]


async def test_menus_are_registered_in_spanish_for_private_chats_and_groups(
    client: TelegramClient, server: BotApiServer, database: Database
) -> None:
    with database.transaction() as session:
        entity_id = an_entity(session)

    await Menus(client.bot, TEXTS, database, (a_context(entity_id),)).register()

    for language in ("", "es"):
        assert names(server.menu("all_private_chats", language=language)) == EVERYBODY
        in_groups = server.menu("all_group_chats", language=language)
        assert set(names(in_groups)) < set(EVERYBODY)
    assert ("pendientes", "Lo que tiene pendiente") in server.menu("all_private_chats")


async def test_planning_and_control_have_their_commands_before_everybodys(
    client: TelegramClient, server: BotApiServer, database: Database, marta: Person
) -> None:
    with database.transaction() as session:
        entity_id = an_entity(session)
        chat = str(marta.chat_id)
        a_person(session, entity_id, role=Role.CONTROL, telegram=chat, email="c@x.example")
        a_person(session, entity_id, "Darío", role=Role.PLANNING, telegram="404")

    # The chat 404 is not known to Telegram: the others get their menu all the same.
    await Menus(client.bot, TEXTS, database, (a_context(entity_id),)).register()

    assert names(server.menu("chat", chat_id=marta.chat_id)) == OVERSIGHT + EVERYBODY
    assert set(OVERSIGHT) == set(commands.RIGHTS)


async def test_an_auditor_is_shown_what_she_can_look_at_and_no_more(
    client: TelegramClient, server: BotApiServer, database: Database, marta: Person
) -> None:
    with database.transaction() as session:
        entity_id = an_entity(session)
        a_person(session, entity_id, role=Role.AUDITOR, telegram=str(marta.chat_id))

    await Menus(client.bot, TEXTS, database, (a_context(entity_id),)).register()

    seen = [name for name, right in commands.RIGHTS.items() if right in LOOKING]
    assert names(server.menu("chat", chat_id=marta.chat_id)) == [*seen, "ayuda", "salir"]


async def test_an_auditor_who_leads_an_office_is_offered_what_leads_do(
    client: TelegramClient, server: BotApiServer, database: Database, marta: Person
) -> None:
    with database.transaction() as session:
        entity_id = an_entity(session)
        office = an_office(session, entity_id)
        lead = a_person(session, entity_id, office=office, telegram=str(marta.chat_id))
        a_membership(session, lead, Role.AUDITOR)

    await Menus(client.bot, TEXTS, database, (a_context(entity_id),)).register()

    shown = names(server.menu("chat", chat_id=marta.chat_id))
    assert shown[-len(EVERYBODY) :] == EVERYBODY


@pytest.mark.parametrize("kind", ["private", "always", "group", "reading", "oversight", "tracing"])
def test_every_command_says_in_a_few_words_what_it_is_for(kind: str) -> None:
    for line in TEXTS.render(f"telegram/menu_{kind}.html").splitlines():
        command, _, description = line.partition(": ")
        assert command.isascii()
        assert command.islower()
        assert 5 < len(description) < 60


async def test_the_menus_are_registered_when_receiving_begins_and_their_failure_stops_nothing(
    client: TelegramClient, server: BotApiServer, database: Database
) -> None:
    with database.transaction() as session:
        entity_id = an_entity(session)
    menus = Menus(client.bot, TEXTS, database, (a_context(entity_id),))
    for failure in (Failure.internal(), None):
        if failure is not None:
            server.script("setMyCommands", failure)
        waits = server.waits
        intake = Intake(
            client,
            database,
            entities=Sharing((a_context(entity_id),)),
            clock=FixedClock(NOW),
            wake=lambda: None,
        )
        receiver = Receiver(
            client,
            intake,
            poll=timedelta(seconds=30),
            waits=(timedelta(milliseconds=10),),
            at_start=menus.register,
        )
        async with running(receiver):
            await server.wait_for(partial(has_begun, server, waits))

    assert names(server.menu("all_private_chats")) == EVERYBODY


@asynccontextmanager
async def receiving(
    client: TelegramClient, server: BotApiServer, database: Database, entity_id: int
) -> AsyncIterator[None]:
    """Run the receiver with the menus, as the service does, once they are registered."""
    menus, waits = Menus(client.bot, TEXTS, database, (a_context(entity_id),)), server.waits
    intake = Intake(
        client,
        database,
        entities=Sharing((a_context(entity_id),)),
        clock=FixedClock(NOW),
        wake=lambda: None,
        after=menus.follow,
    )
    receiver = Receiver(client, intake, poll=timedelta(seconds=30), at_start=menus.register)
    async with running(receiver):
        await server.wait_for(partial(has_begun, server, waits))
        yield


def holds(database: Database, person_id: int, *roles: Role) -> None:
    """Let a person hold these roles of the whole entity, and no other."""
    with database.transaction() as session:
        session.execute(delete(Membership).where(Membership.person_id == person_id))
        for role in roles:
            a_membership(session, person_id, role)


def shows(server: BotApiServer, marta: Person, menu: list[str]) -> bool:
    """Tell whether the menu of her chat is this one, in each language."""
    each = [server.menu("chat", chat_id=marta.chat_id, language=one) for one in ("", "es")]
    return [names(one) for one in each] == [menu, menu]


async def test_a_role_that_is_given_or_taken_away_changes_the_menu_with_her_next_message(
    client: TelegramClient, server: BotApiServer, database: Database, marta: Person
) -> None:
    with database.transaction() as session:
        entity_id = an_entity(session)
        her = a_person(session, entity_id, role=Role.CONTROL, telegram=str(marta.chat_id))
    seen = [name for name, right in commands.RIGHTS.items() if right is Right.SEE]

    async with receiving(client, server, database, entity_id):
        assert shows(server, marta, OVERSIGHT + EVERYBODY)
        for roles, menu in (
            ((Role.VIEWER,), [*seen, "ayuda", "salir"]),
            ((), []),
            ((Role.PLANNING,), OVERSIGHT + EVERYBODY),
        ):
            holds(database, her, *roles)
            marta.says("hola")
            await server.wait_for(partial(shows, server, marta, menu))


async def test_who_left_while_the_service_was_down_loses_the_menu_when_she_writes(
    client: TelegramClient, server: BotApiServer, database: Database, marta: Person
) -> None:
    with database.transaction() as session:
        entity_id = an_entity(session)
        her = a_person(session, entity_id, role=Role.CONTROL, telegram=str(marta.chat_id))
    await Menus(client.bot, TEXTS, database, (a_context(entity_id),)).register()
    assert shows(server, marta, OVERSIGHT + EVERYBODY)
    with database.transaction() as session:
        session.execute(update(Address).values(dead_since=NOW))
        session.execute(update(RowOfPerson).where(RowOfPerson.id == her).values(active=False))

    async with receiving(client, server, database, entity_id):
        marta.says("hola")
        await server.wait_for(partial(shows, server, marta, []))


async def test_a_menu_that_has_not_changed_is_not_set_again_and_a_failure_is_tried_again(
    client: TelegramClient, server: BotApiServer, database: Database, marta: Person
) -> None:
    with database.transaction() as session:
        entity_id = an_entity(session)
        her = a_person(session, entity_id, role=Role.CONTROL, telegram=str(marta.chat_id))
    menus = Menus(client.bot, TEXTS, database, (a_context(entity_id),))
    await menus.register()
    calls = len(server.sent)

    await menus.follow({str(marta.chat_id), "404"})
    assert len(server.sent) == calls

    holds(database, her, Role.VIEWER)
    server.script("setMyCommands", Failure.internal())
    with pytest.raises(TelegramError):
        await menus.follow({str(marta.chat_id)})
    await menus.follow({str(marta.chat_id)})
    assert len(names(server.menu("chat", chat_id=marta.chat_id))) < len(OVERSIGHT + EVERYBODY)

"""Several entities share a bot: each hears what is said to it, and nothing of the others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from culmina.run import Loop
from culmina.wiring import TECHNICIAN
from models.audit import Change
from models.inbox import Inbound, InboundState
from models.organisation import Address, Person
from models.running import channel_state
from models.session import Database
from models.staff.invitations import create_invitation
from tests.service.culmina.test_many_entities import ALL, CHAT, Province, a_province, eventually
from tests.support.builders import NOW

STRANGER = 5559999
LATER = NOW + timedelta(minutes=10)


def chat_of(number: int) -> int:
    """Return the chat of Marta in an entity: each has a Marta of its own."""
    return CHAT + number


@asynccontextmanager
async def sharing(database: Database, folder: Path, count: int = 2) -> AsyncIterator[Province]:
    """Give an installation whose entities all have the bot of the first."""
    async with a_province(database, folder, *[""] * count) as town:
        first = town.bots[0]
        for number, bot in enumerate(town.bots[1:], 1):
            own = town.file(number).read_text(encoding="utf-8")
            for field in ("token", "username", "base_url", "base_file_url"):
                own = own.replace(f'"{getattr(bot, field)}"', f'"{getattr(first, field)}"')
            town.file(number).write_text(own, encoding="utf-8")
            with database.transaction() as session:
                hers = update(Address).where(Address.entity_id == town.ids[number])
                session.execute(hers.values(value=str(chat_of(number))))
        yield town


def says(town: Province, chat: int, text: str) -> None:
    """Let the person of a chat write to the bot."""
    person = town.bots[0].user(chat, "Marta")
    if not town.bots[0].messages(chat):
        person.starts()
    person.says(text)


def told(town: Province, chat: int) -> str:
    """Return what the bot has said in a chat."""
    return "\n".join(one.text for one in town.bots[0].messages(chat) if one.from_bot)


def labels(town: Province, chat: int) -> list[str]:
    """Return the buttons that stand in a chat."""
    return [label for one in town.bots[0].messages(chat) for label in one.labels]


def heard_from(town: Province, number: int) -> set[str]:
    """Return from whom an entity has heard."""
    query = select(Inbound.sender).where(Inbound.entity_id == town.ids[number])
    with town.database.reading() as session:
        return set(session.scalars(query))


def invited(town: Province, number: int) -> str:
    """Invite the Marta of an entity anew; return the code."""
    with town.database.transaction() as session:
        of_entity = select(Person.id).where(Person.entity_id == town.ids[number])
        change = Change(session, town.ids[number], TECHNICIAN, town.clock.now())
        return create_invitation(change, person_id=session.scalars(of_entity).one()).code


async def test_what_each_person_says_is_of_her_entity(database: Database, tmp_path: Path) -> None:
    async with sharing(database, tmp_path, 3) as town, town.serving():
        for number in (2, 0):
            says(town, chat_of(number), "la rampa va en el 60 %")
        await eventually(lambda: town.reports() == [1, 0, 1])
        await eventually(lambda: labels(town, chat_of(2)))
        await eventually(lambda: all(town.passes()))

        assert heard_from(town, 0) == {str(chat_of(0))}
        assert heard_from(town, 1) == set()
        assert heard_from(town, 2) == {str(chat_of(2))}


async def test_a_button_is_of_the_entity_that_showed_it(database: Database, tmp_path: Path) -> None:
    async with sharing(database, tmp_path) as town, town.serving(ALL - {Loop.CLOCK}):
        says(town, chat_of(1), "la rampa va en el 60 %")
        await eventually(lambda: labels(town, chat_of(1)))
        town.bots[0].user(chat_of(1), "Marta").presses(labels(town, chat_of(1))[0])
        await eventually(lambda: len(town.messages(1)) == 3)

    assert town.messages(0) == []


async def test_a_stranger_is_of_the_first_and_learns_of_nobody(
    database: Database, tmp_path: Path
) -> None:
    async with sharing(database, tmp_path) as town, town.serving(ALL - {Loop.CLOCK}):
        says(town, STRANGER, "la rampa va en el 60 %")
        await eventually(lambda: told(town, STRANGER))

    assert heard_from(town, 0) == {str(STRANGER)}
    assert heard_from(town, 1) == set()
    assert town.reports() == [0, 0]
    assert "rampa" not in told(town, STRANGER)


async def test_an_invitation_of_either_entity_ties_a_new_chat_to_it(
    database: Database, tmp_path: Path
) -> None:
    async with sharing(database, tmp_path) as town, town.serving(ALL - {Loop.CLOCK}):
        town.bots[0].user(STRANGER, "Marta").starts(invited(town, 1))
        await eventually(lambda: told(town, STRANGER))
        says(town, STRANGER, "Acepto")
        says(town, STRANGER, "la rampa va en el 60 %")
        await eventually(lambda: town.reports() == [0, 1])


async def test_a_chat_of_one_entity_is_not_tied_to_another_until_she_leaves(
    database: Database, tmp_path: Path
) -> None:
    async with sharing(database, tmp_path) as town, town.serving(ALL - {Loop.CLOCK}):
        code = invited(town, 1)
        marta = town.bots[0].user(chat_of(0), "Marta")
        marta.starts(code)
        await eventually(lambda: "conectado con otra entidad" in told(town, chat_of(0)))
        says(town, chat_of(0), "la rampa va en el 60 %")
        await eventually(lambda: town.reports() == [1, 0])

        marta.says("/salir")
        await eventually(lambda: "Sí, salir" in labels(town, chat_of(0)))
        marta.presses("Sí, salir")
        await eventually(lambda: town.messages(0) == [InboundState.DONE] * 3)
        marta.starts(code)
        marta.says("Acepto")
        marta.says("la rampa va en el 70 %")
        await eventually(lambda: town.reports() == [1, 1])


async def test_what_telegram_asks_of_a_bot_holds_for_all_its_entities(
    database: Database, tmp_path: Path
) -> None:
    async with sharing(database, tmp_path) as town, town.serving(frozenset()):
        with database.transaction() as session:
            other = town.ids[1] + 1000
            channel_state.brake(session, town.ids[1], "telegram", LATER)
        with database.reading() as session:
            found = [
                channel_state.braked_until(session, one, "telegram", NOW)
                for one in (*town.ids, other)
            ]

    assert found == [LATER, LATER, None]


@pytest.mark.parametrize(
    ("first", "second", "bots", "is_well"),
    [
        ("", "", 1, True),
        ('webhook_url = "https://a.example/t"\n', "", 1, False),
        ('webhook_url = "https://a.example/t"\n', 'webhook_url = "https://a.example/t"\n', 1, True),
        (
            'webhook_url = "https://a.example/t"\n',
            'webhook_url = "https://b.example/t"\n',
            2,
            False,
        ),
        (
            'webhook_url = "https://a.example/t"\nwebhook_listen = "127.0.0.1:8026"\n',
            'webhook_url = "https://b.example/t"\n',
            2,
            True,
        ),
    ],
)
async def test_a_bot_receives_in_one_way_and_two_bots_in_two_places(
    sqlite_database: Database, tmp_path: Path, first: str, second: str, bots: int, is_well: bool
) -> None:
    async with a_province(sqlite_database, tmp_path, first, second) as town:
        if bots == 1:
            own = town.file(1).read_text(encoding="utf-8")
            same = own.replace(town.bots[1].token, town.bots[0].token)
            town.file(1).write_text(same, encoding="utf-8")

        _, faults = town.files.all_settings

    assert (not faults) is is_well
    assert all("webhook_url, webhook_listen" in one.sentence() for one in faults.values())

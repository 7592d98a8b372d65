"""Tests: what comes in is stored for the entity whose bot, mailbox or door it came by, alone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.email.intake import Delivery
from bot.email.receiver import MailReceiver
from bot.email.servers.lmtp import Door
from bot.email.servers.receiving import ImapSettings, LmtpSettings
from bot.email.servers.settings import SmtpSettings
from bot.telegram.client import TelegramClient
from bot.telegram.receiver import Receiver
from bot.telegram.settings import TelegramSettings
from core.clock import FixedClock
from culmina.channels.registry import WAYS
from culmina.channels.shared import Shared
from culmina.settings import EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from demo.botapi import BotApiServer
from models.inbox import Inbound
from models.incoming import mail
from models.session import Database
from tests.channels.email.mailboxes import a_message, an_intake
from tests.channels.email.test_lmtp import a_door, hand_over
from tests.channels.telegram import test_receiver
from tests.channels.telegram.conftest import client, server
from tests.channels.telegram.far_side import TOKEN
from tests.contracts.isolation.filled import OTHER, OWN, SHARED_CHAT, SHARED_MAIL, Filled
from tests.contracts.isolation.worlds import World
from tests.support.builders import NOW
from tests.web.conftest import KEY

__all__ = ["client", "server"]
# Who receives, and where it is tried.
TRIED: dict[type[Any], str] = {
    Receiver: "test_an_update_is_stored_for_the_entity_of_its_bot",
    MailReceiver: "test_a_mailbox_of_one_name_is_looked_at_by_each_entity_for_itself",
    Door: "test_a_mail_is_stored_for_the_entity_of_its_door",
}


@pytest.fixture
def world(database: Database) -> World:
    """The entities, in each database."""
    return World.filled(database)


def came_in(world: World, filled: Filled) -> int:
    """Return how many messages an entity has."""
    with world.database.reading() as session:
        of_entity = Inbound.entity_id == filled.entity
        return session.scalar(select(func.count()).where(of_entity)) or 0


async def test_every_way_of_receiving_is_tried_here(world: World, tmp_path: Path) -> None:
    settings = Settings(
        entity=EntitySettings(name=OWN.entity),
        security=SecuritySettings(key=SecretStr(KEY)),
        telegram=TelegramSettings(token=SecretStr(TOKEN), username="culmina_bot"),
        smtp=SmtpSettings(host="127.0.0.1", port=1, sender=OWN.mail),
        imap=ImapSettings(host="127.0.0.1", username="u", password=SecretStr("p")),
        lmtp=LmtpSettings(listen=f"{tmp_path}/door.sock"),
    )
    installation = Installation.of(settings, world.database, FixedClock(NOW))
    shared = Shared()
    shared.serve(installation)
    ways = [build(installation, shared) for build in WAYS]
    receiving = [one.receiving(lambda: None) for one in ways]
    for one in ways:
        await one.close()

    assert {type(each) for one in receiving for each in (*one.fetching, *one.listening)} == {*TRIED}
    assert all(name in globals() for name in TRIED.values())


async def test_an_update_is_stored_for_the_entity_of_its_bot(
    world: World, server: BotApiServer, client: TelegramClient
) -> None:
    for chat in (SHARED_CHAT, OTHER.chat):
        server.user(int(chat), "Zoraida").says("la 1.1 va en 90 %")
    theirs = test_receiver.an_intake(client, world.database, world.other.entity)
    mine = test_receiver.an_intake(client, world.database, world.own.entity)
    updates = await client.updates(None, test_receiver.LONG)
    assert await theirs.take(updates) == 2
    before = came_in(world, world.own)

    with world.watched():
        assert await mine.take(updates) == 2
        assert await mine.take(updates) == 0

    assert came_in(world, world.own) == before + 2


async def test_a_mail_is_stored_for_the_entity_of_its_door(world: World) -> None:
    raw = a_message(1, From=f"Zoraida <{SHARED_MAIL}>")
    assert await an_intake(world.database, world.other.entity).take(Delivery(raw, len(raw)))
    before = came_in(world, world.own)

    with world.watched():
        async with a_door(world.database, world.own.entity) as door:
            for _ in range(2):  # a server that heard no answer hands it over once more
                await asyncio.to_thread(hand_over, door.port, raw, OTHER.mail)

    assert came_in(world, world.own) == before + 1


async def test_a_mailbox_of_one_name_is_looked_at_by_each_entity_for_itself(world: World) -> None:
    named: dict[str, Any] = {
        "mailbox": f"seguimiento@{OTHER.mail.partition('@')[2]}", "name": "INBOX",
        "uidvalidity": 1, "uidnext": 40,
    }  # fmt: skip
    raw = a_message(2, From=f"Zoraida <{SHARED_MAIL}>")
    with world.database.transaction() as session:
        theirs = mail.folder(session, entity_id=world.other.entity, **named)
    assert theirs.next_uid > 7

    with world.watched(), world.database.transaction() as session:
        mine = mail.folder(session, entity_id=world.own.entity, **named)
        handled, _ = mail.to_settle(session, mine.id)
        mail.settled(session, mine.id, [7], NOW)
    place = mail.FolderPlace(mine.id, 7)
    with world.watched():
        assert await an_intake(world.database, world.own.entity).take(
            Delivery(raw, len(raw), place=place)
        )

    assert (mine.next_uid, mine.since_uid, handled) == (1, 40, [])

"""Tests: the entity's own mail server hands mail over; 250 means that it is on the disk."""

from __future__ import annotations

import asyncio
import smtplib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.email.servers.lmtp import MOST_CONNECTIONS, Door
from bot.email.servers.receiving import LmtpSettings
from core.errors import EnvironmentFault
from models.incoming import mail
from models.session import Database
from tests.channels.email.mailboxes import ANA, a_message, an_intake, numbers, reasons
from tests.support.builders import an_entity
from tests.support.dovecot import USER

TO = "respuestas+abc@puertoesperanza.example"


@pytest.fixture
def entity(database: Database) -> int:
    """The invented municipality."""
    with database.transaction() as session:
        return an_entity(session)


@asynccontextmanager
async def a_door(
    database: Database, entity: int, *, wake: Callable[[], None] = lambda: None, **settings: Any
) -> AsyncIterator[Door]:
    """Open a door on a free port."""
    mail_settings = {name: settings.pop(name) for name in ("max_megabytes",) if name in settings}
    values = {"listen": "127.0.0.1:0", **settings}
    intake = an_intake(database, entity, wake, **mail_settings)
    door = Door(LmtpSettings.model_validate(values), intake)
    await door.open()
    try:
        yield door
    finally:
        await door.close()


def hand_over(
    place: int | str, raw: bytes, *recipients: str, protocol: type[smtplib.SMTP] = smtplib.LMTP
) -> dict[str, tuple[int, bytes]]:
    """Hand a message over as a mail server does; return which recipients were refused."""
    near = (
        protocol("127.0.0.1", place, timeout=10)
        if isinstance(place, int)
        else protocol(place, timeout=10)
    )
    with near as client:
        return client.sendmail(ANA, recipients or (USER,), raw)


async def test_a_message_is_stored_with_its_envelope_and_the_worker_is_woken(
    database: Database, entity: int
) -> None:
    rings: list[int] = []
    raw = a_message(1)
    async with a_door(database, entity, wake=lambda: rings.append(1)) as door:
        await asyncio.to_thread(hand_over, door.port, raw, TO)

    assert numbers(database) == ["1"]
    assert rings == [1]
    with database.reading() as session:
        kept = mail.raw(session, 1)
    assert kept == f"Return-Path: <{ANA}>\r\nDelivered-To: {TO}\r\n".encode() + raw


async def test_a_failure_comes_without_a_sender_and_is_known_by_that(
    database: Database, entity: int
) -> None:
    def told() -> None:
        with smtplib.LMTP("127.0.0.1", door.port, timeout=10) as client:
            client.sendmail("", [TO], a_message(1))

    async with a_door(database, entity) as door:
        await asyncio.to_thread(told)

    with database.reading() as session:
        kept = mail.raw(session, 1)
    assert kept is not None
    assert kept.startswith(b"Return-Path: <>\r\n")


async def test_over_smtp_it_is_the_same(database: Database, entity: int) -> None:
    async with a_door(database, entity, protocol="smtp") as door:
        hand = partial(hand_over, door.port, a_message(1), protocol=smtplib.SMTP)
        assert await asyncio.to_thread(hand) == {}

    assert numbers(database) == ["1"]


async def test_a_message_handed_over_twice_is_stored_once(database: Database, entity: int) -> None:
    async with a_door(database, entity) as door:
        for _ in range(2):
            await asyncio.to_thread(hand_over, door.port, a_message(1))

    assert numbers(database) == ["1"]


async def test_over_lmtp_each_recipient_is_answered(database: Database, entity: int) -> None:
    def two() -> list[tuple[int, bytes]]:
        with smtplib.LMTP("127.0.0.1", door.port, timeout=10) as client:
            client.ehlo_or_helo_if_needed()
            client.mail(ANA)
            client.rcpt(USER)
            client.rcpt(TO)
            first = client.data(a_message(1))
            return [first, client.getreply(), client.noop()]

    async with a_door(database, entity) as door:
        assert [code for code, _ in await asyncio.to_thread(two)] == [250, 250, 250]


async def test_a_database_that_is_away_makes_the_server_try_again(
    database: Database, entity: int, tmp_path: Path
) -> None:
    empty = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    async with a_door(empty, entity) as door:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            await asyncio.to_thread(hand_over, door.port, a_message(1))
    empty.close()
    async with a_door(database, entity) as door:
        await asyncio.to_thread(hand_over, door.port, a_message(1))

    assert refused.value.smtp_code == 451
    assert numbers(database) == ["1"]


async def test_a_message_that_is_too_large_is_refused_and_the_next_is_taken(
    database: Database, entity: int
) -> None:
    large = a_message("large", "\r\n".join(["x" * 70] * 20_000))
    async with a_door(database, entity, max_megabytes=1) as door:
        with pytest.raises(smtplib.SMTPResponseException) as refused:
            await asyncio.to_thread(hand_over, door.port, large)
        await asyncio.to_thread(hand_over, door.port, a_message("small"))

    assert refused.value.smtp_code == 552
    assert numbers(database) == ["small"]


async def test_too_many_recipients_are_put_off(database: Database, entity: int) -> None:
    async with a_door(database, entity, max_recipients=1) as door:
        refused = await asyncio.to_thread(hand_over, door.port, a_message(1), USER, TO)

    assert {address: code for address, (code, _) in refused.items()} == {TO: 452}
    assert numbers(database) == ["1"]


async def test_it_listens_on_a_path_too(database: Database, entity: int, tmp_path: Path) -> None:
    path = tmp_path / "lmtp.sock"
    async with a_door(database, entity, listen=str(path)):
        await asyncio.to_thread(hand_over, str(path), a_message(1))
        assert path.stat().st_mode & 0o777 == 0o660

    assert numbers(database) == ["1"]


async def test_lines_that_are_too_long_and_bytes_without_sense_are_taken(
    database: Database, entity: int
) -> None:
    raw = a_message("long", "x" * 5000) + bytes(range(128, 256)) + b"\r\n"
    async with a_door(database, entity) as door:
        await asyncio.to_thread(hand_over, door.port, raw)
        await asyncio.to_thread(hand_over, door.port, b"\x00\x01\r\n\r\n\xff\r\n")

    assert len(reasons(database)) == 2


async def test_a_port_that_is_taken_is_told(database: Database, entity: int) -> None:
    async with a_door(database, entity) as first:
        listen = f"127.0.0.1:{first.port}"
        with pytest.raises(EnvironmentFault, match=r"\[lmtp\] listen"):
            async with a_door(database, entity, listen=listen):
                pass


async def test_a_connection_that_rests_does_not_hold_the_door_open(
    database: Database, entity: int
) -> None:
    async with a_door(database, entity) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        assert (await reader.readline()).startswith(b"220")
    assert await reader.read() in {b"", b"421 culmina closing\r\n"}
    writer.close()
    await writer.wait_closed()


async def test_more_connections_than_are_served_are_told_to_come_again(
    database: Database, entity: int
) -> None:
    async with a_door(database, entity) as door:
        near = [await asyncio.open_connection("127.0.0.1", door.port) for _ in range(11)]
        greetings = [(await reader.readline())[:3] for reader, _ in near]
        for _, writer in near:
            writer.close()
            await writer.wait_closed()

    assert greetings == [b"220"] * MOST_CONNECTIONS + [b"421"]

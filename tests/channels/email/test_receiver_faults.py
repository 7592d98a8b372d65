"""Tests: what passes is waited for; a mail is never given up, or stored unread, because of it."""

from __future__ import annotations

import asyncio
import smtplib
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from bot.email.receiver import MOST_STRIKES
from models.session import Database
from tests.channels.email.mailboxes import (
    ANA,
    a_message,
    a_receiver,
    eventually,
    numbers,
    reasons,
    running,
    stored,
)
from tests.channels.email.test_lmtp import a_door, hand_over
from tests.channels.email.wire import a_wire
from tests.support import locks
from tests.support.builders import an_entity
from tests.support.dovecot import Dovecot, a_dovecot
from tests.support.locks import Failures


@pytest.fixture
def server() -> Iterator[Dovecot]:
    """A real IMAP server."""
    with a_dovecot() as started:
        yield started


@pytest.fixture
def hasty(database_url: str) -> Iterator[Database]:
    """A database whose statements wait for a lock no longer than a moment."""
    with locks.hasty(database_url) as database:
        yield database


@pytest.fixture
def entity(hasty: Database) -> int:
    """The invented municipality."""
    with hasty.transaction() as session:
        return an_entity(session)


async def test_while_the_database_is_locked_mails_wait_and_are_then_stored_as_they_are_read(
    server: Dovecot, hasty: Database, entity: int, database_url: str
) -> None:
    for number in range(3):
        server.deliver(a_message(number))
    receiver = a_receiver(server, hasty, entity)
    await receiver.receive()  # knows its folder: from here on only the mails are to be stored
    for number in range(3, 6):
        server.deliver(a_message(number))

    with capture_logs() as events:
        with locks.locked(database_url, "inbound"):
            failures = Failures(hasty)
            loop = running(receiver)
            await loop.__aenter__()
            await asyncio.wait_for(failures.enough.wait(), 30)
        assert await eventually(lambda: len(numbers(hasty)) == 6)
        assert await eventually(lambda: "works_again" in {one["event"] for one in events})
        await loop.__aexit__(None, None, None)

    assert reasons(hasty) == [None] * 6
    assert {one.sender for one in stored(hasty)} == {ANA}
    told = [one["event"] for one in events if one["event"] != "mailbox_opened"]
    assert told == ["mail_not_stored", "works_again"]


async def test_a_network_that_breaks_while_a_mail_is_fetched_never_costs_the_mail(
    server: Dovecot, hasty: Database, entity: int
) -> None:
    server.deliver(a_message(1))
    async with a_wire(server.port, b"BODY.PEEK", breaks=2 * MOST_STRIKES) as wire:
        receiver = a_receiver(server, hasty, entity, port=wire.port)
        async with running(receiver):
            assert await eventually(lambda: numbers(hasty) == ["1"])
        assert wire.breaks == 0

    assert reasons(hasty) == [None]


async def test_a_wrong_password_is_told_once_and_tried_again(
    server: Dovecot, hasty: Database, entity: int
) -> None:
    async with a_wire(server.port) as wire:
        receiver = a_receiver(server, hasty, entity, port=wire.port, password="otra")
        with capture_logs() as logs:
            async with running(receiver):
                assert await eventually(lambda: wire.connections > 3)

    assert [one["event"] for one in logs] == ["mail_not_received"]
    assert "otra" not in str(logs)


async def test_while_the_database_is_locked_the_mail_server_is_asked_to_come_again(
    hasty: Database, entity: int, database_url: str
) -> None:
    async def deliver(port: int) -> int:
        try:
            await asyncio.to_thread(hand_over, port, a_message(1))
        except smtplib.SMTPDataError as refused:
            return refused.smtp_code
        return 250

    with capture_logs() as events:
        async with a_door(hasty, entity) as door:
            with locks.locked(database_url, "inbound"):
                codes = [await deliver(door.port) for _ in range(4)]
            last = await deliver(door.port)

    assert (codes, last) == ([451] * 4, 250)
    assert reasons(hasty) == [None]
    assert [one["event"] for one in events if one["log_level"] != "info"] == ["mail_not_stored"]

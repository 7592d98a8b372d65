"""Tests: what lies in a mailbox is stored once, whatever happens; handled mail is marked there."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.email.receiver import MOST_AT_ONCE, MailReceiver
from bot.email.servers.imap import Mailbox
from bot.email.servers.receiving import ImapSettings
from core.clock import FixedClock
from core.errors import EnvironmentFault
from models.inbox import Inbound
from models.incoming import mail
from models.session import Database
from tests.channels.email.mailboxes import (
    ANA,
    SOON,
    WAITS,
    a_message,
    a_receiver,
    an_intake,
    eventually,
    handle_all,
    names,
    numbers,
    reasons,
    running,
    settings_for,
    stored,
)
from tests.support.builders import NOW, an_entity
from tests.support.dovecot import Dovecot, a_dovecot


@pytest.fixture
def server() -> Iterator[Dovecot]:
    """A real IMAP server."""
    with a_dovecot() as started:
        yield started


@pytest.fixture
def entity(database: Database) -> int:
    """The invented municipality."""
    with database.transaction() as session:
        return an_entity(session)


def flags(server: Dovecot, folder: str = "INBOX") -> list[str]:
    """Return the flags of each message; S is \\Seen, a small letter a keyword."""
    return [path.name.partition(":2,")[2] for path in server.files(folder)]


def cut(receiver: MailReceiver) -> None:
    """Cut the connection as a network does."""
    assert receiver._connection is not None
    receiver._connection._box._client.sock.shutdown(socket.SHUT_RDWR)


async def test_a_mail_is_stored_as_it_came(
    server: Dovecot, database: Database, entity: int
) -> None:
    raw = a_message(1)
    server.deliver(raw)
    receiver = a_receiver(server, database, entity)

    assert await receiver.receive() == 1
    await receiver.close()

    (inbound,) = stored(database)
    assert (inbound.external_id, inbound.sender) == ("<1@puertoesperanza.example>", ANA)
    with database.reading() as session:
        assert mail.raw(session, 1) == raw


async def test_what_was_read_and_what_was_not_before_culmina_came(
    server: Dovecot, database: Database, entity: int
) -> None:
    server.deliver(a_message("read"))
    box = Mailbox(settings_for(server))
    box.open("INBOX")
    box.settle([1])
    box.close()
    server.deliver(a_message("unread"))
    receiver = a_receiver(server, database, entity)

    await receiver.receive()
    server.deliver(a_message("new"))
    await receiver.receive()
    await receiver.close()

    assert numbers(database) == ["unread", "new"]


@pytest.mark.parametrize("way", [{}, {"idle": False, "poll_seconds": 1}], ids=["idle", "poll"])
async def test_a_mail_that_arrives_later_is_found(
    server: Dovecot, database: Database, entity: int, way: dict[str, Any]
) -> None:
    async with running(a_receiver(server, database, entity, **way)):
        server.deliver(a_message(1))
        assert await eventually(lambda: numbers(database) == ["1"])
        server.deliver(a_message(2))
        assert await eventually(lambda: numbers(database) == ["1", "2"])


async def test_a_server_that_cannot_announce_is_asked_again(
    database: Database, entity: int
) -> None:
    with a_dovecot(capability="IMAP4rev1") as server:
        async with running(a_receiver(server, database, entity, poll_seconds=1)):
            assert await eventually(lambda: _folders(database))
            server.deliver(a_message(1))
            assert await eventually(lambda: numbers(database) == ["1"])


def _folders(database: Database) -> int:
    with database.reading() as session:
        return session.query(mail.MailFolder).count()


async def test_several_folders_are_read(server: Dovecot, database: Database, entity: int) -> None:
    server.deliver(a_message("inbox"))
    server.deliver(a_message("spam"), "Spam")
    receiver = a_receiver(server, database, entity, folders=("INBOX", "Spam"), poll_seconds=1)

    async with running(receiver):
        assert await eventually(lambda: sorted(numbers(database)) == ["inbox", "spam"])
        server.deliver(a_message("later"), "Spam")
        assert await eventually(lambda: len(names(database)) == 3)


async def test_a_mail_that_arrives_twice_is_stored_once_and_both_are_marked(
    server: Dovecot, database: Database, entity: int
) -> None:
    server.deliver(a_message(1))
    receiver = a_receiver(server, database, entity)
    await receiver.receive()
    server.deliver(a_message(1))

    await receiver.receive()
    handle_all(database)
    await receiver.receive()
    await receiver.close()

    assert numbers(database) == ["1"]
    assert ["S" in flag for flag in flags(server)] == [True, True]


async def test_mails_without_a_name_are_told_apart_by_what_they_say(
    server: Dovecot, database: Database, entity: int
) -> None:
    for text in ("1.2 va en 60 %", "1.2 va en 60 %", "1.3 va en 20 %"):
        server.deliver(a_message(1, text, Message_ID=""))
    receiver = a_receiver(server, database, entity)

    await receiver.receive()
    await receiver.close()

    assert len(names(database)) == 2
    assert all(name.startswith("sha256:") for name in names(database))


async def test_what_is_handled_moves_and_what_waits_for_a_person_stays(
    server: Dovecot, database: Database, entity: int
) -> None:
    server.deliver(a_message("handled"))
    receiver = a_receiver(server, database, entity, handled_folder="Culmina")
    await receiver.receive()
    handle_all(database)
    server.deliver(a_message("waits"))
    await receiver.receive()
    await receiver.receive()
    await receiver.close()

    (left,), (moved,) = server.files(), server.files("Culmina")
    assert b"<waits@" in left.read_bytes()
    assert b"<handled@" in moved.read_bytes()
    assert flags(server) == [""]


async def test_what_is_handled_is_marked_while_the_loop_runs(
    server: Dovecot, database: Database, entity: int
) -> None:
    async with running(a_receiver(server, database, entity)):
        server.deliver(a_message(1))
        assert await eventually(lambda: names(database))
        handle_all(database)
        server.deliver(a_message(2))
        assert await eventually(lambda: any("S" in flag for flag in flags(server)))


async def test_killed_between_the_commit_and_the_mark(
    server: Dovecot, database: Database, entity: int
) -> None:
    server.deliver(a_message(1))
    killed = a_receiver(server, database, entity, handled_folder="Culmina")
    await killed.receive()
    handle_all(database)
    cut(killed)

    restarted = a_receiver(server, database, entity, handled_folder="Culmina")
    again = await restarted.receive()
    await restarted.close()

    assert again == 0
    assert numbers(database) == ["1"]
    assert len(server.files("Culmina")) == 1
    await killed.close()


async def test_after_the_numbers_of_a_folder_change_nothing_is_stored_again(
    server: Dovecot, database: Database, entity: int
) -> None:
    for number in (1, 2):
        server.deliver(a_message(number))
    receiver = a_receiver(server, database, entity)
    async with running(receiver):
        assert await eventually(lambda: len(names(database)) == 2)
        server.stop()
        server.renumber()
        server.deliver(a_message(3))
        server.start()
        assert await eventually(lambda: len(names(database)) == 3)
        handle_all(database)
        server.deliver(a_message(4))
        assert await eventually(lambda: len(names(database)) == 4)
        assert await eventually(lambda: sum("S" in flag for flag in flags(server)) == 3)

    assert numbers(database) == ["1", "2", "3", "4"]
    assert _folders(database) == 2


async def test_behind_many_known_mails_a_new_one_is_found(
    server: Dovecot, database: Database, entity: int
) -> None:
    for number in range(MOST_AT_ONCE + 5):
        server.deliver(a_message(number))
    first = a_receiver(server, database, entity)
    while await first.receive():
        continue
    await first.close()
    server.stop()
    server.renumber()
    server.deliver(a_message("new"))
    server.start()

    async with running(a_receiver(server, database, entity)):
        assert await eventually(lambda: len(names(database)) == MOST_AT_ONCE + 6)


async def test_a_dropped_connection_is_opened_again(
    server: Dovecot, database: Database, entity: int
) -> None:
    receiver = a_receiver(server, database, entity)
    async with running(receiver):
        server.deliver(a_message(1))
        assert await eventually(lambda: names(database))
        cut(receiver)
        server.deliver(a_message(2))
        assert await eventually(lambda: numbers(database) == ["1", "2"])


async def test_a_restarted_server_is_found_again(
    server: Dovecot, database: Database, entity: int
) -> None:
    async with running(a_receiver(server, database, entity)):
        assert await eventually(lambda: _folders(database))
        server.stop()
        server.deliver(a_message(1))
        server.start()
        assert await eventually(lambda: numbers(database) == ["1"])


async def test_a_database_that_is_away_keeps_the_mail_in_the_mailbox(
    server: Dovecot, database: Database, entity: int, tmp_path: Any
) -> None:
    server.deliver(a_message(1))
    empty = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    receiver = a_receiver(server, empty, entity)

    with pytest.raises(EnvironmentFault):
        await receiver.receive()
    await receiver.close()
    empty.close()
    working = a_receiver(server, database, entity)
    await working.receive()
    await working.close()

    assert numbers(database) == ["1"]
    assert flags(server) == [""]


async def test_of_a_mail_that_is_too_large_the_header_is_kept_for_a_person(
    server: Dovecot, database: Database, entity: int
) -> None:
    server.deliver(a_message("large", "x" * 70 + "\r\n" + "y" * (1024 * 1024)))
    server.deliver(a_message("small"))
    receiver = a_receiver(server, database, entity, most_megabytes=1)

    assert await receiver.receive() == 2
    await receiver.close()

    assert numbers(database) == ["large", "small"]
    with database.reading() as session:
        large = session.scalars(select(Inbound.payload).order_by(Inbound.id)).first()
        kept = mail.raw(session, 1)
    assert large is not None
    assert large["too_large"] > 1024 * 1024
    assert kept is not None
    assert b"Message-ID: <large@" in kept
    assert b"yyy" not in kept


async def test_a_mail_that_the_server_cannot_read_does_not_keep_the_others_from_being_heard(
    server: Dovecot, database: Database, entity: int
) -> None:
    for number in (1, 2, 3):
        server.deliver(a_message(number))
    [broken] = [path for path in server.files() if b"<2@" in path.read_bytes()]
    broken.chmod(0)

    async with running(a_receiver(server, database, entity)):
        assert await eventually(lambda: len(names(database)) == 3)

    assert [numbers(database)[place] for place in (0, 2)] == ["1", "3"]
    assert "does not give it out" in str(reasons(database)[1])


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\xff\xfe" * 50, b"Message-ID: <a b\x00>\r\nFrom: \x00\r\n\r\n\x00", b"\r\n\r\n"],
    ids=["empty", "bytes", "nul", "no-header"],
)
async def test_whatever_the_bytes_are_they_are_stored(
    server: Dovecot, database: Database, entity: int, raw: bytes
) -> None:
    server.deliver(raw)
    server.deliver(a_message("after"))
    receiver = a_receiver(server, database, entity)

    await receiver.receive()
    await receiver.close()

    assert len(names(database)) == 2
    assert numbers(database)[1] == "after"


async def test_a_wait_ends_at_once_when_the_service_stops(
    server: Dovecot, database: Database, entity: int
) -> None:
    receiver = a_receiver(server, database, entity)
    async with running(receiver):
        assert await eventually(partial(_folders, database))


async def test_it_has_caught_up_once_all_that_lay_in_the_mailbox_is_stored(
    server: Dovecot, database: Database, entity: int
) -> None:
    for number in range(MOST_AT_ONCE + 1):
        server.deliver(a_message(number))
    receiver = a_receiver(server, database, entity)

    async with running(receiver):
        await asyncio.wait_for(receiver.caught_up.wait(), SOON)
        assert len(names(database)) == MOST_AT_ONCE + 1


async def test_nobody_waits_for_a_mailbox_that_is_away(database: Database, entity: int) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings = ImapSettings(
            host="127.0.0.1", port=nobody.getsockname()[1], security="none",
            username=ANA, password=SecretStr("x"),
        )  # fmt: skip
        intake = an_intake(database, entity)
        receiver = MailReceiver(
            settings, intake, database, entity_id=entity, clock=FixedClock(NOW), waits=WAITS
        )
        async with running(receiver):
            told = await asyncio.wait_for(receiver.caught_up.wait(), SOON)

    assert told
    assert names(database) == []

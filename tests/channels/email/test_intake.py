"""Taking mails in: one that costs too much is kept, seen and passed; it holds up nobody."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from bot.email.intake import Delivery, Intake
from bot.email.reader import Limits, MailReader
from core.errors import EnvironmentFault
from models.incoming import mail, tray
from models.session import Database
from tests.channels.email.mailboxes import ANA, a_message, an_intake
from tests.support.builders import an_entity


@pytest.fixture
def entity(database: Database) -> int:
    """The invented municipality."""
    with database.transaction() as session:
        return an_entity(session)


async def take(intake: Intake, number: int) -> bool:
    raw = a_message(number)
    return await intake.take(Delivery(raw, len(raw)))


def stop_the_process(intake: Intake) -> None:
    """Let the process that reads mails do nothing any more, as with a mail that takes for ever."""
    assert intake._reader._process is not None
    os.kill(intake._reader._process.child.pid, signal.SIGSTOP)


async def test_a_mail_too_costly_to_read_waits_for_a_person_and_the_next_is_read(
    database: Database, entity: int
) -> None:
    intake = an_intake(database, entity)
    intake._reader = MailReader(Limits(seconds=8))  # on a busy machine too a process begins
    assert await take(intake, 1)
    stop_the_process(intake)
    assert await take(intake, 2)
    assert await take(intake, 3)

    with database.reading() as session:
        (waiting,) = tray.waiting(session, entity)
        assert waiting.why == "too costly to read: more than 8 seconds"
        assert waiting.sender == ANA
        assert mail.raw(session, waiting.id) == a_message(2)
    assert not await take(intake, 2)
    intake.close()


async def test_nothing_else_waits_while_a_mail_is_read(database: Database, entity: int) -> None:
    intake = an_intake(database, entity)
    await take(intake, 1)
    stop_the_process(intake)
    taking = [asyncio.create_task(take(intake, number)) for number in range(2, 30)]
    for _ in range(5):  # threads of the loop are free for the others
        await asyncio.wait_for(asyncio.to_thread(int), 5)

    intake.close()
    outcomes = await asyncio.gather(*taking, return_exceptions=True)
    assert all(isinstance(one, EnvironmentFault) for one in outcomes)
    with database.reading() as session:
        assert tray.waiting(session, entity) == []

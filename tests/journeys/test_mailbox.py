"""The service reads a mailbox: answers are recorded once, whatever ends it on the way."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from functools import partial
from random import Random

import pytest
from sqlalchemy import func, select

from models.inbox import Inbound
from models.incoming.mail import RawMail
from models.progress import ProgressReport
from tests.journeys.conftest import Town, plain
from tests.support.builders import TODAY
from tests.support.dovecot import HOST, PASSWORD, USER, Dovecot, a_dovecot
from tests.support.processes import eventually

LEAD = "planeacion@puertoesperanza.example"
SERVER = "mx.puertoesperanza.example"
SEED = 20261120
ROUNDS = 6
PER_ROUND = 3  # together fewer than culmina answers to one person before it suspects a loop


@pytest.fixture
def mailbox() -> Iterator[Dovecot]:
    """A real IMAP server."""
    with a_dovecot() as started:
        yield started


def an_answer(number: int | str, text: str, verdict: str = "pass") -> bytes:
    """Return an answer of the lead, as her entity's server delivers it."""
    return (
        f"Authentication-Results: {SERVER}; dmarc={verdict} header.from=puertoesperanza.example\r\n"
        f"From: Luz <{LEAD}>\r\nTo: {USER}\r\nSubject: Re: 1 actividad\r\n"
        f"Message-ID: <{number}@puertoesperanza.example>\r\n\r\n{text}\r\n"
    ).encode()


def reading(mailbox: Dovecot) -> dict[str, str]:
    """Return the environment of a town that reads the mailbox."""
    return {
        "CULMINA_IMAP__HOST": HOST,
        "CULMINA_IMAP__PORT": str(mailbox.port),
        "CULMINA_IMAP__SECURITY": "none",
        "CULMINA_IMAP__USERNAME": USER,
        "CULMINA_IMAP__PASSWORD": PASSWORD,
        "CULMINA_IMAP__HANDLED_FOLDER": "Culmina",
        "CULMINA_MAIL__AUTHSERV_ID": SERVER,
        "CULMINA_SMTP__REPLY_TO": USER,
    }


def count(town: Town, table: type[Inbound | RawMail | ProgressReport]) -> int:
    """Return how many rows there are."""
    with town.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def texts(town: Town) -> list[str]:
    """Return what the lead has read."""
    bodies = [mail.message.get_body(("plain",)) for mail in town.smtp.mails_to(LEAD)]
    return [plain(str(body.get_content())) for body in bodies if body is not None]


def test_an_answer_is_recorded_receipted_and_moved(any_town: Town, mailbox: Dovecot) -> None:
    any_town.activity(any_town.office("Planeación", email=LEAD), "A-01", TODAY)
    running = any_town.start("run", "--at", f"{TODAY}T10:00", **reading(mailbox))
    try:
        mailbox.deliver(an_answer(1, "A-01 va en 60 %, falta la firma"))
        assert eventually(lambda: len(mailbox.files("Culmina")) == 1)
        assert eventually(lambda: any("60 %" in text for text in texts(any_town)))
    finally:
        ended = running.stop()

    assert ended.code == 0, ended.err
    assert mailbox.files() == []
    assert count(any_town, ProgressReport) == 1


def test_an_answer_that_is_not_proven_is_kept_and_not_recorded(
    town: Town, mailbox: Dovecot
) -> None:
    town.activity(town.office("Planeación", email=LEAD), "A-01", TODAY)
    mailbox.deliver(an_answer(1, "A-01 va en 60 %", verdict="none"))

    ended = town.culmina("run", "--until-idle", "--at", f"{TODAY}T10:00", **reading(mailbox))

    assert ended.code == 0, ended.err
    assert (count(town, RawMail), count(town, ProgressReport)) == (1, 0)


def test_killed_again_and_again_each_answer_is_stored_once_and_handled_once(
    town: Town, mailbox: Dovecot
) -> None:
    """On SQLite, where the next start knows at once that the one before is dead."""
    office = town.office("Planeación", email=LEAD)
    random = Random(SEED)
    total = ROUNDS * PER_ROUND
    for number in range(total):
        town.activity(office, f"A-{number:02}", TODAY)
    for turn in range(ROUNDS):
        seen = count(town, RawMail) + random.randrange(PER_ROUND)
        running = town.start("run", "--at", f"{TODAY}T10:00", **reading(mailbox))
        for number in range(turn * PER_ROUND, (turn + 1) * PER_ROUND):
            mailbox.deliver(an_answer(number, f"A-{number:02} va en 60 %"))
        assert eventually(partial(_has, town, seen))
        running.kill()
    last = town.start("run", "--at", f"{TODAY}T10:00", **reading(mailbox))
    moved = eventually(lambda: len(mailbox.files("Culmina")) == total)
    ended = last.stop()

    assert moved, ended.err
    assert mailbox.files() == []
    assert count(town, Inbound) == count(town, RawMail) == total
    assert count(town, ProgressReport) == total


def test_a_mailbox_that_is_away_neither_stops_the_service_nor_holds_its_end_back(
    town: Town,
) -> None:
    with socket.create_server((HOST, 0)) as silent:  # takes connections and never says a word
        environment = {
            "CULMINA_IMAP__HOST": HOST,
            "CULMINA_IMAP__PORT": str(silent.getsockname()[1]),
            "CULMINA_IMAP__SECURITY": "none",
            "CULMINA_IMAP__USERNAME": USER,
            "CULMINA_IMAP__PASSWORD": PASSWORD,
            "CULMINA_IMAP__TIMEOUT": "300",
        }
        town.activity(town.office("Planeación", email=LEAD), "A-01", TODAY)
        running = town.start("run", "--at", f"{TODAY}T08:05", **environment)
        town.until_seen(lambda: town.smtp.mails_to(LEAD))
        assert running.stop(seconds=12).code == 0


def test_the_own_server_hands_an_answer_over(town: Town) -> None:
    town.activity(town.office("Planeación", email=LEAD), "A-01", TODAY)
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    environment = {
        "CULMINA_LMTP__LISTEN": f"{HOST}:{port}",
        "CULMINA_MAIL__AUTHSERV_ID": SERVER,
        "CULMINA_SMTP__REPLY_TO": USER,
    }
    running = town.start("run", "--at", f"{TODAY}T10:00", **environment)
    assert eventually(lambda: _listens(port))
    with smtplib.LMTP(HOST, port, timeout=10) as client:
        client.sendmail(LEAD, [USER], an_answer(1, "A-01 va en 60 %"))

    assert eventually(lambda: count(town, ProgressReport) == 1)
    assert running.stop().code == 0


def _has(town: Town, mails: int) -> bool:
    return count(town, RawMail) >= mails


def _listens(port: int) -> bool:
    try:
        with socket.create_connection((HOST, port), 1):
            return True
    except OSError:
        return False

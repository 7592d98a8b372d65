"""A full mailbox gives back every mail: nothing counts as delivered, nobody is called silent."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from itertools import count

import pytest

from core.words import Role
from tests.journeys.clients import words
from tests.journeys.conftest import Town, plain
from tests.support import builders
from tests.support.builders import TODAY
from tests.support.dovecot import HOST, PASSWORD, USER, Dovecot, a_dovecot
from tests.support.mails import REMINDER, a_mail, a_part, joined

pytestmark = pytest.mark.timeout(300)  # seven weeks are lived through

LEAD = "planeacion@puertoesperanza.example"
CONTROL = "control@puertoesperanza.example"
PLANNING = "secretaria@puertoesperanza.example"
FULL = "552 5.2.2 <planeacion@puertoesperanza.example>: Mailbox full"
# Three days in a row, and then the day of each week on which it is tried again.
DAYS = [f"2026-{day}" for day in ("05-11", "05-12", "05-13", "05-20", "05-27", "06-03", "06-10")]
# 15 June is a holiday.
DIGEST = "2026-06-16"
_numbers = count(1)
EVERY_DAY = """\
steps_before = [0]
overdue_every_days = 1
overdue_answering_every_days = 366
escalation_after_days_overdue = 2
"""


@pytest.fixture
def mailbox() -> Iterator[Dovecot]:
    """A real IMAP server: culmina's mailbox."""
    with a_dovecot() as started:
        yield started


def settle_in(town: Town) -> None:
    """Let an office owe A-01 today, and write people of control and planning."""
    town.configure(EVERY_DAY)
    town.activity(town.office("Planeación", email=LEAD), "A-01", TODAY)
    with town.database.transaction() as session:
        for role, address in ((Role.CONTROL, CONTROL), (Role.PLANNING, PLANNING)):
            builders.a_person(session, town.entity, role.value, role=role, email=address)


def run(town: Town, mailbox: Dovecot, day: str, hour: str) -> None:
    environment = {
        "CULMINA_IMAP__HOST": HOST,
        "CULMINA_IMAP__PORT": str(mailbox.port),
        "CULMINA_IMAP__SECURITY": "none",
        "CULMINA_IMAP__USERNAME": USER,
        "CULMINA_IMAP__PASSWORD": PASSWORD,
        "CULMINA_IMAP__HANDLED_FOLDER": "Culmina",
        "CULMINA_SMTP__REPLY_TO": USER,
    }
    ended = town.culmina("run", "--until-idle", "--at", f"{day}T{hour}", **environment)
    assert ended.code == 0, ended.err


def the_bounce_of(mail: EmailMessage) -> bytes:
    """Return the delivery report of a full mailbox, with the message that it gives back."""
    status = (
        f"Reporting-MTA: dns; mx.puertoesperanza.example\r\n\r\nFinal-Recipient: rfc822; {LEAD}\r\n"
        f"Action: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; {FULL}"
    )
    given_back = f"Message-ID: {mail['Message-ID']}\r\nFrom: {mail['From']}\r\nTo: {LEAD}\r\n\r\n"
    parts = (
        a_part("Su mensaje no se pudo entregar."),
        a_part(status, "message/delivery-status"),
        a_part(given_back, "message/rfc822"),
    )
    name = str(mail["Message-ID"])
    raw = a_mail(
        joined("report", *parts),
        content_type='multipart/report; report-type=delivery-status; boundary="report-b"',
        sender="Mail Delivery System <mailer-daemon@puertoesperanza.example>",
        to=str(mail["From"]),
        subject="Undelivered Mail Returned to Sender",
        headers=["Return-Path: <>"],
    )
    of_its_own = f"<rebote-{next(_numbers)}@".encode()
    return raw.replace(REMINDER.encode(), name.encode()).replace(b"<a1@", of_its_own)


def live_through(town: Town, mailbox: Dovecot, *, full: bool) -> list[int]:
    """Live through the days; return how many mails had gone to the lead after each."""
    sent = []
    for day in DAYS:
        before = len(town.smtp.mails_to(LEAD))
        assert town.culmina("tick", "--at", f"{day}T08:00").code == 0
        run(town, mailbox, day, "08:00")
        mails = town.smtp.mails_to(LEAD)
        if full:
            for mail in mails[before:]:
                mailbox.deliver(the_bounce_of(mail.message))
            run(town, mailbox, day, "09:00")
        sent.append(len(mails))
    return sent


def told(town: Town, address: str) -> str:
    """Return all that was written to an address."""
    return "\n".join(words(one.message) for one in town.smtp.mails_to(address))


def test_who_gives_back_seven_mails_is_out_of_reach_and_not_silent(
    any_town: Town, mailbox: Dovecot
) -> None:
    settle_in(any_town)
    assert live_through(any_town, mailbox, full=True) == [1, 2, 3, 4, 5, 6, 7]

    assert "sin respuesta" not in told(any_town, PLANNING) + told(any_town, CONTROL)
    assert told(any_town, CONTROL).count("No es que no conteste") == 1
    assert "los mensajes se devuelven" in any_town.culmina("office", "list").out
    status = any_town.culmina("status").out
    assert f"se devuelve de {LEAD}: 7 mensajes" in plain(status).replace("\n", " ")

    digest = plain(any_town.culmina("digest", "--on", DIGEST).out)
    assert "en silencio" not in digest
    assert "Por quinta semana, llame a Líder de Planeación (Planeación): " in digest
    assert "Su oficina lidera 1: A-01 venció hace 36 días, sin reporte." in digest
    assert digest.count("su correo no existe o no recibe. Pida uno que funcione.") == 1


def test_who_gets_her_mails_and_does_not_answer_is_silent(town: Town, mailbox: Dovecot) -> None:
    settle_in(town)
    assert live_through(town, mailbox, full=False)[-1] == 7

    assert "sin respuesta" in told(town, PLANNING)
    assert "vuelven" not in told(town, CONTROL)
    assert "los mensajes se devuelven" not in town.culmina("office", "list").out
    digest = plain(town.culmina("digest", "--on", DIGEST).out)
    assert "1 oficina en silencio" in digest
    assert "Por quinta semana, llame a Planeación (" in digest
    assert "vuelve" not in digest

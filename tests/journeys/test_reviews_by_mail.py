"""Control writes a mail, "no acepto la 2.4: falta el acta"; the office reads it on Telegram and
answers there, and control accepts by answering what it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from itertools import count

import pytest
from sqlalchemy import select

from core.words import Role
from demo.botapi import Person
from models.answers.reviews import Review
from models.incoming import mail
from models.incoming.mail import Ways
from models.plan import Milestone
from models.progress import ProgressReport
from tests.journeys.clients import SERVER, Client, words
from tests.journeys.conftest import Town
from tests.journeys.test_requests import told
from tests.support import builders
from tests.support.builders import NOW, TODAY
from tests.support.dovecot import HOST, PASSWORD, USER, Dovecot, a_dovecot

DUE = TODAY + timedelta(days=18)
NEXT = TODAY + timedelta(days=1)
CONTROL = Client("Hernán Quiroga", "control@puertoesperanza.example")
FORGER = Client(CONTROL.name, CONTROL.address, proof="fail")
LEAD = Client("Pedro Rueda", "hacienda@puertoesperanza.example")
RETURNS, ACCEPTS = "no acepto la 2.4: falta el acta", "acepto la 2.4, vi el acta"
_numbers = count(1)


@pytest.fixture
def mailbox() -> Iterator[Dovecot]:
    """A real IMAP server: culmina's mailbox."""
    with a_dovecot() as started:
        yield started


@dataclass
class Judged:
    """Marta leads the 2.4 from her telephone, Pedro another office by mail, and control reads mail.

    `heard` is how many messages Marta has read.
    """

    town: Town
    mailbox: Dovecot
    activity: int
    marta: Person
    heard: int = 0

    def works(self, at: str, *commands: str) -> None:
        """Run commands at an instant, then let all that came in be handled and all be sent."""
        environment = {
            "CULMINA_IMAP__HOST": HOST,
            "CULMINA_IMAP__PORT": str(self.mailbox.port),
            "CULMINA_IMAP__SECURITY": "none",
            "CULMINA_IMAP__USERNAME": USER,
            "CULMINA_IMAP__PASSWORD": PASSWORD,
            "CULMINA_IMAP__HANDLED_FOLDER": "Culmina",
            "CULMINA_MAIL__AUTHSERV_ID": SERVER,
            "CULMINA_SMTP__REPLY_TO": USER,
        }
        for typed in (*([one] for one in commands), ["run", "--until-idle"]):
            ended = self.town.culmina(*typed, "--at", at, **environment)
            assert ended.code == 0, ended.err

    def writes(self, client: Client, text: str) -> None:
        """Let somebody write a mail of his own, which answers nothing."""
        domain = client.address.partition("@")[2]
        self.mailbox.deliver(
            f"Authentication-Results: {SERVER}; dmarc={client.proof} header.from={domain}\r\n"
            f"From: {client.name} <{client.address}>\r\nTo: {USER}\r\nSubject: La 2.4\r\n"
            f"Message-ID: <propio-{next(_numbers)}@{domain}>\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n".encode()
        )

    def answers(self, client: Client, letter: EmailMessage, text: str) -> None:
        """Let somebody answer a mail, above what it quotes."""
        self.mailbox.deliver(client.answers(letter, text)[1])

    def newest(self, client: Client) -> EmailMessage:
        """Return the newest mail to somebody."""
        return self.town.smtp.mails_to(client.address)[-1].message

    def news(self) -> str:
        """Return what Marta has read since this was asked last."""
        said = told(self.marta)
        new, self.heard = said[self.heard :], len(said)
        return "\n".join(new)

    def verdicts(self) -> list[tuple[bool, str]]:
        """Return what control has judged, and why."""
        with self.town.database.reading() as session:
            rows = session.scalars(select(Review).order_by(Review.id))
            return [(one.accepted, one.remark) for one in rows]

    def reported(self) -> list[int]:
        """Return the figures that were reported."""
        with self.town.database.reading() as session:
            figures = session.scalars(select(ProgressReport.percent).order_by(ProgressReport.id))
            return [int(one or 0) for one in figures]

    def is_met(self) -> bool:
        """Tell whether the 2.4 is closed."""
        with self.town.database.reading() as session:
            query = select(Milestone.met).filter_by(activity_id=self.activity)
            return session.scalars(query).one()


@pytest.fixture
def judged(town: Town, mailbox: Dovecot) -> Judged:
    """The 2.4 was reported done from Marta's telephone."""
    activity = town.activity(town.office("Planeación", chat=1001), "2.4", DUE)
    town.activity(town.office("Hacienda", email=LEAD.address), "3.1", DUE)
    with town.database.transaction() as session:
        builders.a_person(
            session, town.entity, CONTROL.name, role=Role.CONTROL, email=CONTROL.address
        )
        ways = Ways(own_message_id=True, plus_address=True)
        mail.keep_ways(session, entity_id=town.entity, mailbox=USER, ways=ways, now=NOW)
    made = Judged(town, mailbox, activity, town.telegram.user(1001, "Marta"))
    made.marta.says("la 2.4 ya quedó al 100 %")
    made.works(f"{TODAY}T08:05")
    assert "2.4 · 100 %" in made.news()
    assert made.is_met()
    return made


def test_what_control_returns_by_mail_is_read_answered_and_accepted(judged: Judged) -> None:
    town = judged.town

    judged.writes(CONTROL, RETURNS)
    judged.works(f"{TODAY}T10:00")

    kept = words(judged.newest(CONTROL))
    assert "Devuelto: el 100 % de la 2.4" in kept
    assert "Motivo: «falta el acta»" in kept
    assert "vuelve a estar " in kept
    assert not judged.is_met()
    judged.works(f"{NEXT}T08:00", "tick")
    returned = judged.news()
    assert "Control interno devolvió el 100 % de la 2.4" in returned
    assert "Motivo de Hernán Quiroga: «falta el acta»." in returned

    judged.marta.says("ya está el acta firmada, la 2.4 quedó al 100 %")
    judged.works(f"{NEXT}T09:00")
    assert "2.4 · 100 %" in judged.news()
    judged.answers(CONTROL, judged.newest(CONTROL), ACCEPTS)
    judged.works(f"{NEXT}T10:00")
    assert "Aceptado: el 100 % de la 2.4" in words(judged.newest(CONTROL))
    assert judged.verdicts() == [(False, "falta el acta"), (True, "vi el acta")]
    assert judged.reported() == [100, 100]
    assert judged.is_met()
    judged.works(f"{NEXT + timedelta(days=1)}T08:00", "tick")
    assert "Control interno aceptó" in judged.news()

    last = NEXT + timedelta(days=1)
    returned_on, accepted_on = (
        town.culmina("why", "2.4", "--on", f"{day}").out for day in (NEXT, last)
    )
    assert "reporte devuelto por control" in returned_on
    assert "reporte aceptado por control" in accepted_on
    assert "ningún recordatorio previsto" in accepted_on


@pytest.mark.parametrize("client", [FORGER, LEAD], ids=["forged", "a lead's own"])
def test_the_same_words_of_who_is_not_control_return_nothing(
    judged: Judged, client: Client
) -> None:
    judged.writes(client, RETURNS)
    judged.works(f"{TODAY}T10:00")
    judged.works(f"{NEXT}T08:00", "tick")

    assert judged.verdicts() == []
    assert judged.is_met()
    assert "devolvió" not in judged.news()

"""Email both ways, all the way round: a reminder goes out, its answer comes in and is receipted."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parseaddr

import pytest
from sqlalchemy import select

from core.words import Role
from models.incoming import mail
from models.incoming.mail import Ways
from models.organisation import Person
from models.progress import ProgressReport
from tests.journeys.clients import SERVER, Client, opened, words
from tests.journeys.conftest import Town
from tests.support import builders
from tests.support.builders import TODAY
from tests.support.contents import EXE, PDF
from tests.support.dovecot import HOST, PASSWORD, USER, Dovecot, a_dovecot
from tests.support.processes import eventually

MORNING = f"{TODAY}T10:00"
LUZ = Client("Luz Marina", "planeacion@puertoesperanza.example")
COLLEAGUE = Client("Pedro Ruiz", "pedro@puertoesperanza.example")
FORGER = Client("Luz Marina", LUZ.address, proof="fail")
CONTRACTOR = Client("Juan Pérez", "juan@contratista.example")
HERS = "Planeacion"  # the folder of the server that stands for her own mailbox
SURVIVES = Ways(own_message_id=True, plus_address=True)


@dataclass
class Post:
    """The entity's mail server between culmina and its people."""

    town: Town
    mailbox: Dovecot
    hand_in: Callable[[bytes, str], None]
    passed_on: int = 0

    def newest(self, words: str = "") -> EmailMessage:
        """Wait for a mail to her whose subject has these words, and open it in her mailbox."""
        assert eventually(lambda: any(_has(one, words) for one in self._delivered()))
        return next(one for one in reversed(self._delivered()) if _has(one, words))

    def send(
        self, client: Client, mail: EmailMessage, text: str, pdf: bytes | None = None
    ) -> EmailMessage:
        """Let somebody answer a mail; return what he wrote."""
        answer, raw = client.answers(mail, text, pdf=pdf)
        self.hand_in(raw, parseaddr(str(answer["To"]))[1])
        return answer

    def _delivered(self) -> list[EmailMessage]:
        """Put what was sent to her into her mailbox, as her server does; return all of it."""
        sent = self.town.smtp.mails_to(LUZ.address)
        for one in sent[self.passed_on :]:
            self.mailbox.deliver(one.raw, HERS)
        self.passed_on = len(sent)
        return sorted(map(opened, self.mailbox.files(HERS)), key=lambda one: one["Date"].datetime)


def called(mail: EmailMessage) -> str:
    """Return the subject of a mail without the reference to the message that it is."""
    return str(mail["Subject"]).partition(" [C-")[0]


def _has(mail: EmailMessage, words: str) -> bool:
    return words in str(mail["Subject"])


Way = Callable[[Town, Dovecot], AbstractContextManager[Post]]


@pytest.fixture
def mailbox() -> Iterator[Dovecot]:
    """A real IMAP server: culmina's mailbox, and a folder for that of the lead."""
    with a_dovecot() as started:
        yield started


@contextmanager
def by_imap(town: Town, mailbox: Dovecot) -> Iterator[Post]:
    """Run the service on a mailbox."""
    environment = {
        "CULMINA_IMAP__HOST": HOST,
        "CULMINA_IMAP__PORT": str(mailbox.port),
        "CULMINA_IMAP__SECURITY": "none",
        "CULMINA_IMAP__USERNAME": USER,
        "CULMINA_IMAP__PASSWORD": PASSWORD,
        "CULMINA_IMAP__HANDLED_FOLDER": "Culmina",
    }
    with _running(town, environment):
        yield Post(town, mailbox, lambda raw, _: mailbox.deliver(raw))


@contextmanager
def by_lmtp(town: Town, mailbox: Dovecot) -> Iterator[Post]:
    """Run the service with a server of its own, to which the entity's hands over."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]

    def hand_over(raw: bytes, recipient: str) -> None:
        with smtplib.LMTP(HOST, port, timeout=10) as client:
            client.sendmail(LUZ.address, [recipient], raw)

    with _running(town, {"CULMINA_LMTP__LISTEN": f"{HOST}:{port}"}):
        yield Post(town, mailbox, hand_over)


@contextmanager
def _running(town: Town, environment: dict[str, str]) -> Iterator[None]:
    environment |= {"CULMINA_MAIL__AUTHSERV_ID": SERVER, "CULMINA_SMTP__REPLY_TO": USER}
    service = town.start("run", "--at", MORNING, **environment)
    try:
        yield
    finally:
        ended = service.stop()
    assert ended.code == 0, ended.err


def settle_in(town: Town, ways: Ways = SURVIVES) -> None:
    """Let the lead of planning owe 1.2 and 1.3 today; a colleague works in her office."""
    office = town.office("Planeación", email=LUZ.address)
    for handle in ("1.2", "1.3"):
        town.activity(office, handle, TODAY, title=f"Actividad {handle}")
    with town.database.transaction() as session:
        builders.a_person(
            session, town.entity, COLLEAGUE.name, office=office, role=Role.DELEGATE,
            email=COLLEAGUE.address,
        )  # fmt: skip
        now = datetime.now(UTC)
        mail.keep_ways(session, entity_id=town.entity, mailbox=USER, ways=ways, now=now)


def reports(town: Town) -> list[tuple[str, int]]:
    """Return who reported which figure."""
    query = (
        select(Person.name, ProgressReport.percent)
        .join(Person, Person.id == ProgressReport.person_id)
        .order_by(ProgressReport.id)
    )
    with town.database.reading() as session:
        return [(name, int(percent or 0)) for name, percent in session.execute(query)]


def evidence(town: Town) -> list[bytes]:
    """Return the files that are kept as evidence."""
    folder = town.folder / "evidence"
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("ways", [SURVIVES, Ways()], ids=["plus-address", "in the subject"])
@pytest.mark.parametrize("way", [by_imap, by_lmtp])
def test_an_answer_from_the_inbox_is_as_good_as_one_in_a_chat(
    town: Town, mailbox: Dovecot, way: Way, ways: Ways
) -> None:
    settle_in(town, ways)
    with way(town, mailbox) as post:
        reminder = post.newest("¿cómo van?")
        hers = post.send(LUZ, reminder, "La 1.2 va en 60 %, falta la firma.", PDF)
        receipt = post.newest("Re: ")

        assert receipt["In-Reply-To"] == hers["Message-ID"]
        assert str(receipt["References"]).split()[-1] == hers["Message-ID"]
        assert called(receipt) == called(hers)
        assert "1.2 · 60 %" in words(receipt)
        assert "Recibimos el documento «acta.pdf» como soporte" in words(receipt)
    assert reports(town) == [("Líder de Planeación", 60)]
    assert evidence(town) == [PDF]
    listed = town.culmina("evidence", "list", "1.2").out
    assert "acta.pdf" in listed


def test_a_file_that_is_not_kept_is_told_in_the_same_thread(town: Town, mailbox: Dovecot) -> None:
    settle_in(town)
    with by_imap(town, mailbox) as post:
        hers = post.send(LUZ, post.newest("¿cómo van?"), "La 1.2 va en 60 %.", EXE)
        assert eventually(lambda: len(town.smtp.mails_to(LUZ.address)) == 3)
        told = [mail.message for mail in town.smtp.mails_to(LUZ.address)[1:]]
    assert {one["In-Reply-To"] for one in told} == {hers["Message-ID"]}
    assert any("«acta.pdf» no se guardó" in words(one) for one in told)
    assert reports(town) == [("Líder de Planeación", 60)]
    assert evidence(town) == []


def test_a_forged_sender_is_held_and_recorded_only_after_her_yes(
    town: Town, mailbox: Dovecot
) -> None:
    settle_in(town)
    with by_imap(town, mailbox) as post:
        post.send(FORGER, post.newest("¿cómo van?"), "1.2 va en 100 %")
        asked = post.newest("¿Fue usted")
        assert "1.2 va en 100 %" in words(asked)
        assert reports(town) == []
        waits = town.culmina("inbox", "list").out
        assert "1.2 va en 100" in waits

        post.send(LUZ, asked, "SÍ")
        assert eventually(lambda: bool(reports(town)))
    assert reports(town) == [("Líder de Planeación", 100)]
    assert "La bandeja está vacía" in town.culmina("inbox", "list").out


def test_a_colleague_s_answer_is_recorded_under_his_own_name(town: Town, mailbox: Dovecot) -> None:
    settle_in(town)
    with by_imap(town, mailbox) as post:
        post.send(COLLEAGUE, post.newest("¿cómo van?"), "1.3 va en 40 %")
        assert eventually(lambda: bool(town.smtp.mails_to(COLLEAGUE.address)))
        assert eventually(lambda: reports(town) == [(COLLEAGUE.name, 40)])


def test_of_a_contractor_s_answer_the_addressee_is_asked(town: Town, mailbox: Dovecot) -> None:
    settle_in(town)
    with by_imap(town, mailbox) as post:
        post.send(CONTRACTOR, post.newest("¿cómo van?"), "1.2 va en 80 %")
        asked = post.newest("¿Registramos")
        assert "Juan Pérez" in words(asked)
        assert CONTRACTOR.address in words(asked)
        assert reports(town) == []

        post.send(LUZ, asked, "sí")
        assert eventually(lambda: reports(town) == [("Líder de Planeación", 80)])
    assert town.smtp.mails_to(CONTRACTOR.address) == []

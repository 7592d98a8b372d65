"""Attachments on their way into the folder: out of the mail as it came, like files of a chat."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.email.files import MailFiles
from bot.email.inbound import ref_of
from bot.email.intake import Delivery
from bot.evidence.keeper import Keeper
from bot.evidence.settings import EvidenceSettings
from core.clock import FixedClock
from core.files import FetchError, Refusal
from core.inbound import FileKind, InboundFile
from models import inbox
from models.inbox import InboundState
from models.incoming import files
from models.incoming.files import GRACE, SettledFile
from models.session import Database
from tests.channels.email.mailboxes import ANA, an_intake
from tests.support.builders import NOW, a_holder, a_person, an_entity
from tests.support.contents import EXE, JPEG, PDF
from tests.support.engines import fetching
from tests.support.scheduling import a_context


@dataclass
class Post:
    """Where mails come in and their attachments are fetched."""

    database: Database
    folder: Path
    entity: int
    holder: int

    async def takes(self, raw: bytes) -> None:
        assert await an_intake(self.database, self.entity).take(Delivery(raw, len(raw)))

    async def fetches(self) -> int:
        fetcher = fetching(
            self.database,
            a_context(self.entity),
            {"email": MailFiles(self.database, entity_id=self.entity)},
            Keeper(EvidenceSettings(folder=str(self.folder))),
            FixedClock(NOW),
            holder_id=self.holder,
            fetched=lambda: None,
        )
        return await fetcher.drain()

    def mail(self) -> inbox.Inbound:
        with self.database.reading() as session:
            return session.scalars(select(inbox.Inbound)).one()

    def files(self) -> list[SettledFile]:
        with self.database.reading() as session:
            return files.of_message(session, self.mail().id)


@pytest.fixture
def post(database: Database, tmp_path: Path) -> Post:
    """A post office at which Ana is known."""
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        a_person(session, entity, "Ana Pérez", email=ANA)
    return Post(database, tmp_path / "evidence", entity, holder)


def a_mail(*attachments: tuple[str, bytes, str], sender: str = ANA) -> bytes:
    message = EmailMessage()
    message["From"] = f"Ana Pérez <{sender}>"
    message["To"] = "plan@puertoesperanza.example"
    message["Subject"] = "Re: 3 actividades por vencer"
    message["Message-ID"] = "<77@puertoesperanza.example>"
    message["Date"] = "Mon, 15 Jun 2026 09:00:00 -0500"
    message.set_content("1.2 va en 60 %, adjunto el acta")
    for name, content, kind in attachments:
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


async def test_a_mail_waits_for_its_attachments_and_each_is_judged_by_its_content(
    post: Post,
) -> None:
    await post.takes(
        a_mail(
            ("acta.pdf", PDF, "application/octet-stream"),
            ("listado.pdf", EXE, "application/pdf"),
            ("evidencia.jpg", JPEG, "image/jpeg"),
        )
    )
    assert post.mail().not_before == NOW + GRACE

    assert await post.fetches() == 3
    assert post.mail().not_before == NOW
    acta, listado, foto = post.files()
    assert (acta.name, acta.media_type, acta.size) == ("acta.pdf", "application/pdf", len(PDF))
    assert listado.refusal is Refusal.RUNS
    assert (foto.name, foto.kind) == ("evidencia.jpg", FileKind.PHOTO)
    kept = sorted(path.read_bytes() for path in post.folder.rglob("*") if path.is_file())
    assert kept == sorted([PDF, JPEG])


async def test_a_mail_without_attachments_waits_for_nothing(post: Post) -> None:
    await post.takes(a_mail())

    assert post.mail().state is InboundState.NEW
    assert await post.fetches() == 0


async def test_what_nobody_sent_is_fetched_once_it_is_found_to_be_somebodys(post: Post) -> None:
    await post.takes(a_mail(("acta.pdf", PDF, "application/pdf"), sender="otro@ajeno.example"))
    await post.fetches()
    assert [file.refusal for file in post.files()] == [Refusal.STRANGER]

    with post.database.transaction() as session:
        row = session.scalars(select(inbox.Inbound)).one()
        row.state, row.payload = InboundState.DONE, {**row.payload, "on_behalf_of": 1}
        session.flush()
        assert files.expect_again(session, row.id, now=NOW)
    assert post.mail().not_before == NOW + GRACE
    await post.fetches()
    assert (post.mail().state, post.mail().not_before) == (InboundState.NEW, NOW)
    assert [file.refusal for file in post.files()] == [None]
    with post.database.transaction() as session:
        assert not files.expect_again(session, post.mail().id, now=NOW)


async def test_a_file_that_the_mail_does_not_hold_is_told(post: Post) -> None:
    await post.takes(a_mail(("acta.pdf", PDF, "application/pdf")))
    source = MailFiles(post.database, entity_id=post.entity)

    for ref in (ref_of(9, post.mail().external_id), ref_of(1, "<99@ajeno.example>")):
        with pytest.raises(FetchError):
            await source.fetch(InboundFile(kind=FileKind.DOCUMENT, ref=ref))

"""A lead's own spreadsheet through whole processes: asked for, filled in, sent back, recorded."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

import pytest

from plans.export.workbook import MIME_TYPE
from tests.journeys.clients import words
from tests.journeys.conftest import Town
from tests.journeys.test_evidence import MORNING, a_lead, figures, filed, said
from tests.journeys.test_round_by_mail import LUZ, Post, by_imap, reports, settle_in
from tests.service.bot.sheets import filled
from tests.support.builders import TODAY
from tests.support.dovecot import Dovecot, a_dovecot
from tests.support.processes import eventually


def test_by_chat_a_workbook_goes_out_and_its_changes_are_recorded_after_one_yes(
    any_town: Town,
) -> None:
    lead = a_lead(any_town)
    lead.says("/excel")
    assert any_town.culmina("run", "--until-idle", "--at", MORNING).code == 0
    book = lead.messages[-1].file
    assert book is not None
    assert book.name == f"mis-actividades-{TODAY.isoformat()}.xlsx"
    assert "Complete «Avance (%)» y «Qué se hizo»" in said(lead)[-1]

    changed = filled(book.content, C4=0.6, D4="Falta la firma", C5="ciento treinta %")
    lead.sends_file("Copia de avances.xlsx", changed, content_type="application/octet-stream")
    any_town.culmina("run", "--until-idle", "--at", MORNING)
    asked = said(lead)[-1]
    assert asked.startswith("¿Registro este cambio de su archivo?")
    assert "1.2: 60 %, «Falta la firma»" in asked
    assert "1.3: no se entiende el avance «ciento treinta %»" in asked
    assert figures(any_town) == []

    lead.presses("Sí")
    any_town.culmina("run", "--until-idle", "--at", MORNING)
    assert "1.2" in said(lead)[-1]
    assert (figures(any_town), filed(any_town)) == ([60], [])
    assert "Deshacer" in lead.messages[-1].labels


def test_a_workbook_that_is_none_of_ours_is_evidence_as_before(town: Town) -> None:
    lead = a_lead(town)
    other = filled(a_workbook(town), A1="Acta", F4="", F5="")
    lead.sends_file("acta.xlsx", other, content_type=MIME_TYPE, caption="1.2 va en 60 %")
    town.culmina("run", "--until-idle", "--at", MORNING)

    assert (figures(town), filed(town)) == ([60], ["document"])


def a_workbook(town: Town) -> bytes:
    """Return the workbook that the lead of the town gets."""
    lead = town.telegram.user(5001, "Líder de Planeación")
    lead.says("mándeme mi excel")
    town.culmina("run", "--until-idle", "--at", MORNING)
    book = lead.messages[-1].file
    assert book is not None
    return book.content


@pytest.fixture
def mailbox() -> Iterator[Dovecot]:
    """A real IMAP server: culmina's mailbox, and a folder for that of the lead."""
    with a_dovecot() as started:
        yield started


def test_by_mail_too(town: Town, mailbox: Dovecot) -> None:
    settle_in(town)
    with by_imap(town, mailbox) as post:
        post.send(LUZ, post.newest("¿cómo van?"), "Mándeme mi excel, por favor")
        listed = answer(post, 2)
        assert "Van adjuntas en un libro de Excel" in words(listed)
        (book,) = listed.iter_attachments()
        content = book.get_payload(decode=True)
        assert isinstance(content, bytes)

        sends_back(post, listed, filled(content, C4=0.6))
        asked = answer(post, 3)
        assert "¿Registramos este cambio de su archivo?" in words(asked)
        assert "1.2: 60 %" in words(asked)
        assert reports(town) == []

        post.send(LUZ, asked, "sí")
        assert eventually(lambda: reports(town) == [("Líder de Planeación", 60)])
    assert filed(town) == []


def answer(post: Post, number: int) -> EmailMessage:
    """Wait for so many mails to her, and return the last."""
    assert eventually(lambda: len(post.town.smtp.mails_to(LUZ.address)) == number)
    return post.town.smtp.mails_to(LUZ.address)[-1].message


def sends_back(post: Post, to: EmailMessage, book: bytes) -> None:
    """Let her answer a mail with the workbook."""
    answer, _ = LUZ.answers(to, "Buenos días, adjunto el archivo diligenciado. Quedo atenta.")
    main, _, sub = MIME_TYPE.partition("/")
    answer.add_attachment(book, maintype=main, subtype=sub, filename="avances mayo.xlsx")
    post.hand_in(answer.as_bytes(), parseaddr(str(answer["To"]))[1])

"""A plan that planning sends, through whole processes: read apart, shown with its workbook, stored
after one yes, by chat and by mail."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parseaddr
from io import BytesIO
from typing import cast

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from core.words import Role
from models.audit import Audit
from models.audit_actions import PLAN_LOADED
from models.organisation import Address, Person
from models.plan import Plan
from tests.journeys.clients import words
from tests.journeys.conftest import Town
from tests.journeys.test_evidence import MORNING, said
from tests.journeys.test_own_sheets import answer
from tests.journeys.test_round_by_mail import LUZ, by_imap, settle_in
from tests.service.bot.loads import a_list, a_plan
from tests.support.builders import a_membership, a_person
from tests.support.dovecot import Dovecot, a_dovecot
from tests.support.processes import eventually

CHAT = 5200


@pytest.fixture
def mailbox() -> Iterator[Dovecot]:
    """A real IMAP server: culmina's mailbox, and a folder for that of the lead."""
    with a_dovecot() as started:
        yield started


def titles(town: Town) -> list[str]:
    with town.database.reading() as session:
        return list(session.scalars(select(Plan.title).order_by(Plan.id)))


def loaded_through(town: Town) -> list[str]:
    with town.database.reading() as session:
        return list(session.scalars(select(Audit.channel).where(Audit.action == PLAN_LOADED)))


def test_by_chat_a_plan_and_its_people_are_stored_without_a_shell(any_town: Town) -> None:
    town = any_town
    with town.database.transaction() as session:
        a_person(
            session, town.entity, "Rosa Peña", role=Role.PLANNING, office=None, telegram=str(CHAT)
        )
    rosa = town.telegram.user(CHAT, "Rosa Peña")
    rosa.starts()
    town.forget_updates()
    before = titles(town)

    rosa.sends_file("Plan 2026.csv", a_plan(), content_type="text/csv")
    ended = town.culmina("run", "--until-idle", "--at", MORNING)
    assert ended.code == 0, ended.err
    shown, book = said(rosa)[-2:]
    assert shown.startswith("¿Cargo este plan?")
    assert "5 actividades, 5 fechas, 3 oficinas." in shown
    assert "No hay a quién escribirle en 3 oficinas" in shown
    assert "Lo que quedaría por decidir" in book
    assert titles(town) == before
    sent = rosa.messages[-1].file
    assert sent is not None
    assert sent.name == "dudas.xlsx"
    assert "«31/02/2026» no existe" in str(cell(sent.content, "J4"))

    rosa.presses("Cargar")
    town.culmina("run", "--until-idle", "--at", MORNING)
    assert titles(town) == [*before, "Plan de acción 2026"]
    assert loaded_through(town)[-1:] == ["telegram"]
    assert said(rosa)[-2].startswith("Plan cargado")
    numbered = rosa.messages[-1].file
    assert numbered is not None
    assert isinstance(cell(numbered.content, "A4"), int)

    people = a_list(("Ana Ruiz", "ana@puertoesperanza.example", "Oficina de Sistemas", "líder"))
    rosa.sends_file("gente.xlsx", people, content_type="", caption="lista de personas")
    town.culmina("run", "--until-idle", "--at", MORNING)
    assert said(rosa)[-1].startswith("¿Cargo esta lista de personas?")
    rosa.presses("Cargar")
    town.culmina("run", "--until-idle", "--at", MORNING)
    with town.database.reading() as session:
        assert session.scalars(select(Person.id).filter_by(name="Ana Ruiz")).one()


def cell(book: bytes, place: str) -> object:
    return cast(Worksheet, load_workbook(BytesIO(book)).active)[place].value


def test_by_mail_too(town: Town, mailbox: Dovecot) -> None:
    settle_in(town)
    with town.database.transaction() as session:
        hers = select(Address.person_id).filter_by(channel="email", value=LUZ.address)
        a_membership(session, session.scalars(hers).one(), role=Role.PLANNING)
    before = titles(town)
    with by_imap(town, mailbox) as post:
        reminder = post.newest("¿cómo van?")
        written, _ = LUZ.answers(reminder, "Buenos días. Cargue este plan, por favor. Gracias.")
        written.add_attachment(a_plan(), maintype="text", subtype="csv", filename="Plan 2026.csv")
        post.hand_in(written.as_bytes(), parseaddr(str(written["To"]))[1])

        shown = answer(post, 2)
        assert "¿Cargamos este plan?" in words(shown)
        assert "5 actividades, 5 fechas, 3 oficinas." in words(shown)
        assert [one.get_filename() for one in shown.iter_attachments()] == ["dudas.xlsx"]
        assert titles(town) == before

        post.send(LUZ, shown, "cargar")
        assert eventually(lambda: titles(town) == [*before, "Plan de acción 2026"])
        assert "Plan cargado" in words(answer(post, 3))
    assert loaded_through(town)[-1:] == ["email"]

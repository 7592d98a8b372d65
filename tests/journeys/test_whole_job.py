"""Reminder, answer, receipt and digest, through processes; what was heard survives a kill."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import func, select

from core.words import Role
from demo.botapi import Failure, Person
from models.inbox import Inbound
from models.outbox import OutboxItem
from models.progress import ProgressReport
from tests.journeys.conftest import Town, plain
from tests.support import builders
from tests.support.builders import TODAY
from tests.support.processes import eventually

MORNING = f"{TODAY}T08:00"
LATER = f"{TODAY}T08:10"
CONTROL = "control@puertoesperanza.example"
# 18 May 2026 is a holiday: the digest of that week goes out on Tuesday.
NEXT_WEEK = "2026-05-19"


def marta(town: Town) -> Person:
    """Write an office whose lead has a chat and something due; return her."""
    town.activity(town.office("Planeación", chat=1001), "A-01", TODAY)
    return town.telegram.user(1001, "Marta")


def told(person: Person) -> list[str]:
    """Return what the bot has written to her."""
    return [plain(message.text) for message in person.messages if message.from_bot]


def reports(town: Town) -> int:
    """Return how many reports are stored."""
    with town.database.reading() as session:
        return session.scalar(select(func.count()).select_from(ProgressReport)) or 0


def test_a_reminder_is_answered_recorded_and_told_to_control(town: Town) -> None:
    person = marta(town)
    with town.database.transaction() as session:
        builders.a_person(session, town.entity, "Consuelo", role=Role.CONTROL, email=CONTROL)
    service = town.start("run", "--at", MORNING)
    town.until_seen(lambda: told(person))
    [reminder] = told(person)
    assert "A-01" in reminder

    person.says("A-01 vamos en 60 %, falta la firma del contrato")
    town.until_seen(lambda: len(told(person)) > 1)
    assert service.stop().code == 0

    receipt = told(person)[-1]
    assert "A-01 · 60 %" in receipt
    assert "«falta la firma del contrato»" in receipt
    assert reports(town) == 1
    shown = town.culmina("digest", "--on", NEXT_WEEK)
    assert shown.code == 0
    assert "sin reporte → 60 %" in plain(shown.out)
    assert "Líder de Planeación, por Telegram, lun 11 may" in shown.out

    assert town.culmina("digest", "--on", NEXT_WEEK, "--send", "--yes").code == 0
    assert town.culmina("run", "--until-idle", "--at", f"{NEXT_WEEK}T08:00").code == 0
    digest = town.smtp.mails_to(CONTROL)[-1].message
    [table] = digest.iter_attachments()
    workbook = load_workbook(BytesIO(table.get_content()))
    cells = [cell for row in workbook["Seguimiento"].iter_rows(values_only=True) for cell in row]
    assert "A-01" in cells


def test_an_answer_that_was_accepted_but_not_handled_before_a_kill_is_handled_once(
    any_town: Town,
) -> None:
    person = marta(any_town)
    hearing = any_town.start("run", "--only", "receive", "--at", MORNING)
    any_town.until_seen(lambda: any_town.telegram.waits > 0)
    person.says("A-01 60 %")
    assert eventually(lambda: not any_town.telegram.unconfirmed)
    hearing.kill()
    assert reports(any_town) == 0

    for _ in range(2):
        assert any_town.culmina("run", "--until-idle", "--at", LATER).code == 0

    assert reports(any_town) == 1
    assert len([text for text in told(person) if "60 %" in text]) == 1


def test_an_answer_that_was_handled_but_not_confirmed_before_a_kill_is_not_handled_again(
    town: Town,
) -> None:
    person = marta(town)
    service = town.start("run", "--at", MORNING)
    town.until_seen(lambda: town.telegram.waits > 0 and told(person))
    # The poll that waits brings the answer; the next ones, which would confirm it, are cut.
    town.telegram.script("getUpdates", Failure.cut(), times=2)
    person.says("A-01 60 %")
    town.until_seen(lambda: len(told(person)) > 1)
    assert eventually(town.is_idle)
    service.kill()
    assert len(town.telegram.unconfirmed) == 1

    again = town.start("run", "--at", LATER)
    assert eventually(lambda: not town.telegram.unconfirmed)
    assert eventually(town.is_idle)

    assert again.stop().code == 0
    assert reports(town) == 1
    assert len(told(person)) == 2
    with town.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Inbound)) == 1


def test_a_receipt_that_was_written_but_not_sent_before_a_kill_is_sent_once(town: Town) -> None:
    person = marta(town)
    silent = town.start("run", "--only", "receive,work", "--at", MORNING)
    town.until_seen(lambda: town.telegram.waits > 0)
    person.says("A-01 60 %")
    assert eventually(lambda: reports(town) == 1)
    silent.kill()
    assert not told(person)

    for _ in range(2):
        assert town.culmina("run", "--until-idle", "--at", LATER).code == 0

    assert len(told(person)) == 1
    with town.database.reading() as session:
        keys = session.scalars(select(OutboxItem.key).where(~OutboxItem.opens)).all()
    assert len(keys) == 1

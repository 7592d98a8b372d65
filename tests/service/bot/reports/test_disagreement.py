"""Two offices of one activity, more than 20 points apart: both kept, the lead's counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import NoticeItem, Receipt, Reminder, load_content
from core.words import Role
from models.answers.disagreements import Disagreement
from models.outbox import OutboxItem
from models.owed import Notice, OwedState
from reports import figures
from scheduler import tick
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_person

CONTROL = "9001"


@pytest.fixture
def activity(town: Town) -> int:
    """2.1, which Marta's office leads and Pedro's supports; control has a telephone."""
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Consuelo", role=Role.CONTROL, telegram=CONTROL)
    both = [town.office_id, town.other_office_id]
    return town.add("2.1", 10, office=both, due=[date(2026, 5, 29), date(2026, 12, 15)])


def told(town: Town) -> list[NoticeItem]:
    """Let the next pass be made; return what control has been told of disagreements so far."""
    town.wait(days=1)
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    town.deliver()
    rows = town.rows(
        select(OutboxItem).where(OutboxItem.recipient == CONTROL).order_by(OutboxItem.id)
    )
    contents = [load_content(row.content) for row in rows]
    items = [
        one for message in contents if isinstance(message, Reminder) for one in message.notices
    ]
    return [one for one in items if one.name == "disagreement"]


def standing(town: Town) -> list[tuple[int, int]]:
    """Return the two figures of each disagreement, the leading office's first."""
    rows = town.rows(select(Disagreement))
    return [(int(row.percent), int(row.other_percent)) for row in rows]


def test_both_are_kept_the_leads_counts_and_control_is_told_once(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    marta.says("2.1 va en 40, falta la firma")
    assert pedro.says("2.1 va en 90, ya se contrató") == "recorded"

    assert town.figure(activity)[0] == 40
    assert [one.percent for one in town.reports()] == [40, 90]
    (item,) = told(town)
    assert item.values == {
        "handle": "2.1",
        "title": item.values["title"],
        "office": "Secretaría de Planeación",
        "percent": "40",
        "other_office": "Secretaría de Hacienda",
        "other_percent": "90",
    }
    marta.says("2.1 va en 45")
    assert standing(town) == [(45, 90)]
    assert len(told(town)) == 1, "the same disagreement goes on"


def test_who_supports_is_told_at_once_that_the_leads_figure_counts(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    marta.says("2.1 va en 40")
    pedro.says("2.1 ya quedó")

    (receipt,) = [one for one in pedro.heard() if isinstance(one, Receipt)]
    (record,) = receipt.records
    assert [record.percent, record.line.percent, record.line.support] == [100, 40, True]
    assert (record.line.office, record.line.lead) == (
        "Secretaría de Hacienda",
        "Secretaría de Planeación",
    )
    assert (record.later, receipt.buttons) == (None, ())
    assert receipt.still_open == 0, "her part is done"
    assert town.figure(activity)[0] == 40


def test_the_digest_shows_both_figures(town: Town, marta: Chat, pedro: Chat, activity: int) -> None:
    marta.says("2.1 va en 40")
    pedro.says("2.1 va en 90")
    town.wait(hours=1)

    with town.database.reading() as session:
        seen = figures.collect(session, town.context, town.now)

    (found,) = seen.disagreements
    assert (found.handle, found.percent, found.other_percent) == ("2.1", Decimal(40), Decimal(90))
    assert (found.office, found.other_office) == (
        "Secretaría de Planeación",
        "Secretaría de Hacienda",
    )
    (row,) = seen.rows
    assert row.percent == town.figure(activity)[0] == 40


def test_the_lead_who_speaks_second_counts_too(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    pedro.says("2.1 va en 90")
    assert town.figure(activity)[0] == 10, "as the plan's file has it"
    assert standing(town) == []

    marta.says("2.1 va en 40")

    assert town.figure(activity)[0] == 40
    assert standing(town) == [(40, 90)]


@pytest.mark.parametrize("ends", ["lead", "support", "undo"])
def test_what_has_ended_before_the_morning_is_told_to_nobody(
    town: Town, marta: Chat, pedro: Chat, activity: int, ends: str
) -> None:
    marta.says("2.1 va en 40")
    pedro.says("2.1 va en 90")
    match ends:
        case "lead":
            marta.says("2.1 va en 85")
        case "support":
            pedro.says("corrija: 2.1 va en 50")
        case _:
            pedro.touches("Deshacer")

    assert standing(town) == []
    assert told(town) == []
    assert town.figure(activity)[0] == {"lead": 85, "support": 40, "undo": 40}[ends]


@pytest.mark.usefixtures("activity")
def test_one_that_ends_while_its_notice_waits_is_closed_and_another_one_is_told_again(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    marta.says("2.1 va en 40")
    pedro.says("2.1 va en 90")
    assert len(told(town)) == 1
    pedro.says("corrija: 2.1 va en 50")
    assert len(told(town)) == 1
    pedro.says("2.1 va en 95")

    assert len(told(town)) == 2
    states = town.rows(select(Notice).where(Notice.kind == "disagreement"))
    assert {row.state for row in states} == {OwedState.TOLD}


def test_twenty_points_are_no_disagreement(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    marta.says("2.1 va en 40")
    pedro.says("2.1 va en 60")

    assert town.figure(activity)[0] == 40
    assert standing(town) == []

"""An office's group: approved by those who oversee, heard only from its people, left otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.conversation.receiving.groups import may_press
from core.messages import Listing, Note, Receipt
from core.overviews import Overview
from core.words import Role
from models.audit import Actor, Change
from models.conversation import Conversation
from models.organisation import Address
from models.outbox import ItemState, OutboxItem
from models.staff import groups
from tests.service.bot.chat import MARTA, PEDRO, Chat, Town, notes
from tests.service.bot.hall import CONTROL, HALL, Hall
from tests.support.builders import a_membership

STRANGER, BOT = 9999, 1000001
BY = Actor("technician", "cli")
LATE = date(2026, 5, 4)


def leaving(town: Town) -> list[tuple[ItemState, timedelta]]:
    """Return what became of the messages with which the bot leaves, and how long they wait."""
    rows = town.rows(select(OutboxItem).where(OutboxItem.key.like("leave:%")))
    return [(row.state, row.not_before - row.created_at) for row in rows]


def a_code(town: Town, office_id: int | None = None) -> str:
    """Make a code for an office's group."""
    with town.database.transaction() as session:
        return groups.create_code(
            Change(session, town.context.entity_id, BY, town.now),
            office_id=office_id or town.office_id,
        ).code


def test_a_group_that_a_stranger_makes_is_told_one_line_and_left(town: Town, hall: Hall) -> None:
    assert hall.happens(STRANGER, "added") == "group"

    (line,) = hall.heard()
    assert line == Note(name="group_leaving", leaves=True)
    assert leaving(town) == [(ItemState.PENDING, timedelta(minutes=1))]


def test_a_group_that_a_registered_person_makes_has_some_minutes_to_be_approved(
    town: Town, hall: Hall
) -> None:
    hall.happens(MARTA, "added")

    assert notes(hall.heard()) == ["group_hello", "group_leaving"]
    assert leaving(town) == [(ItemState.PENDING, timedelta(minutes=15))]


@pytest.mark.parametrize("by", [MARTA, STRANGER])
def test_only_planning_and_control_can_approve_in_the_group(
    town: Town, hall: Hall, by: int
) -> None:
    hall.happens(CONTROL, "added")
    hall.says(by, "/grupo Secretaría de Planeación")

    assert notes(hall.heard())[-1] == "group_not_by_you"
    assert hall.row().office_id is None
    assert [state for state, _ in leaving(town)] == [ItemState.PENDING]


def test_control_approves_by_naming_the_office_and_the_bot_stays(town: Town, hall: Hall) -> None:
    hall.happens(CONTROL, "added")
    hall.says(CONTROL, "/grupo")
    hall.says(CONTROL, "/grupo hacienda")
    hall.says(CONTROL, "/grupo secretaria de planeacion")

    assert notes(hall.heard())[2:] == ["group_how", "office_unknown", "group_connected"]
    assert hall.row().office_id == town.office_id
    assert [state for state, _ in leaving(town)] == [ItemState.CANCELLED]


def test_a_code_approves_the_group_of_whoever_brings_it_once(town: Town, hall: Hall) -> None:
    code = a_code(town)
    hall.happens(STRANGER, "added")

    assert hall.says(STRANGER, f"/start {code}", start=code) == "answered"
    assert hall.row().office_id == town.office_id
    assert [state for state, _ in leaving(town)] == [ItemState.CANCELLED]
    other = Hall(town, "-88")
    other.happens(STRANGER, "added")
    other.says(STRANGER, f"/start {code}", start=code)
    assert notes(other.heard())[-1] == "group_code_bad"
    assert other.row().office_id is None


def test_an_old_code_is_good_no_more_and_a_new_one_replaces_it(town: Town, hall: Hall) -> None:
    first, second = a_code(town), a_code(town)
    hall.happens(CONTROL, "added")
    hall.says(CONTROL, f"/start {first}", start=first)
    town.wait(days=3)
    hall.says(CONTROL, f"/start {second}", start=second)

    assert notes(hall.heard())[2:] == ["group_code_bad", "group_code_bad"]


def test_a_second_group_of_the_office_takes_the_first_ones_place(
    town: Town, approved: Hall
) -> None:
    other = Hall(town, "-88")
    other.happens(CONTROL, "added")
    other.says(CONTROL, "/grupo Secretaría de Planeación")

    assert approved.heard() == [Note(name="group_replaced", leaves=True)]
    assert approved.row().gone_reason == "replaced"
    with town.database.reading() as session:
        (group,) = groups.of_offices(session, town.context.entity_id).values()
    assert group.value == "-88"


def test_a_person_of_the_office_records_in_the_group_and_the_receipt_goes_there(
    town: Town, approved: Hall, marta: Chat
) -> None:
    activity = town.add("1.2", 40)

    assert approved.says(MARTA, "1.2 va en 60 %, falta la firma") == "recorded"

    assert town.figure(activity) == (60, "falta la firma")
    (report,) = town.reports()
    assert report.person_id == town.marta_id
    (receipt,) = approved.heard()
    assert isinstance(receipt, Receipt)
    row = approved.rows()[-1]
    assert row.person_id is None
    assert row.reply_to is not None
    assert row.reply_to.startswith(f"{HALL}:")
    assert marta.heard() == []


def test_in_the_group_only_what_is_of_its_office_is_seen_and_recorded(
    town: Town, approved: Hall
) -> None:
    town.add("1.2", 40)
    other = town.add("1.3", 40, office=town.other_office_id)
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.DELEGATE, office=town.other_office_id)

    approved.says(MARTA, "/pendientes@culmina_bot")
    approved.says(MARTA, "1.3 va en 60 %")

    listing = approved.heard()[0]
    assert isinstance(listing, Listing)
    assert [line.handle for line in listing.lines] == ["1.2"]
    assert town.figure(other)[0] == 40


@pytest.mark.parametrize(
    ("by", "line"), [(STRANGER, "group_stranger"), (PEDRO, "group_other_office")]
)
def test_others_get_one_line_a_day_and_nothing_is_recorded(
    town: Town, approved: Hall, by: int, line: str
) -> None:
    town.add("1.2", 40)
    for _ in range(3):
        approved.says(by, "1.2 va en 60 %")

    assert notes(approved.heard()) == [line]
    assert town.reports() == []
    town.wait(days=1)
    approved.says(by, "1.2 va en 60 %")
    assert notes(approved.heard()) == [line]


def test_a_chat_without_consent_is_not_enrolled_in_the_group_either(
    town: Town, approved: Hall, marta: Chat
) -> None:
    town.add("1.2", 40)
    marta.says("/salir")
    marta.touches("Sí, salir")

    approved.says(MARTA, "1.2 va en 60 %")
    assert notes(approved.heard()) == ["group_stranger"]
    assert town.reports() == []


def test_a_button_counts_from_a_person_of_the_office_only(town: Town, approved: Hall) -> None:
    activity = town.add("1.2", 40)
    approved.says(MARTA, "/pendientes")
    entity_id = town.context.entity_id
    with town.database.reading() as session:
        counts = {
            by: may_press(session, entity_id, "telegram", HALL, str(by))
            for by in (MARTA, PEDRO, STRANGER, CONTROL)
        }
    assert counts == {MARTA: True, PEDRO: False, STRANGER: False, CONTROL: False}

    assert approved.touches(PEDRO, "1.2") == "refused"
    assert approved.touches(MARTA, "1.2") == "answered"
    assert approved.touches(MARTA, "75") == "recorded"
    assert town.figure(activity)[0] == 75


def test_conversations_in_the_group_and_in_private_do_not_mix(
    town: Town, approved: Hall, marta: Chat
) -> None:
    town.add("1.2", 80)
    approved.says(MARTA, "1.2 va en 30 %")

    assert notes(approved.heard()) == ["question"]
    assert marta.says("sí") == "answered"
    assert town.reports() == []
    assert approved.says(MARTA, "sí") == "recorded"
    chats = town.rows(select(Conversation).where(Conversation.person_id == town.marta_id))
    assert HALL in {row.chat for row in chats}


def test_control_sees_offices_and_no_people_in_a_group(town: Town, approved: Hall) -> None:
    town.add("1.2", 40, due=LATE)
    for command in ("/vencidas", "/silencio", "/oficina Secretaría de Planeación"):
        assert approved.says(CONTROL, command) == "answered"
    approved.says(CONTROL, "/difundir Hola")

    overdue, _, office, refused = approved.heard()
    assert isinstance(overdue, Overview)
    assert (overdue.name, [row.name for row in overdue.rows]) == (
        "overdue_offices",
        ["Secretaría de Planeación"],
    )
    assert isinstance(office, Overview)
    assert office.people == ()
    assert refused == Note(name="only_in_private")


def test_the_bot_that_was_thrown_out_is_gone_and_comes_back_as_a_newcomer(
    town: Town, approved: Hall
) -> None:
    assert approved.happens(MARTA, "removed") == "group"
    assert approved.row().gone_reason == "removed"

    approved.happens(MARTA, "added")
    assert (approved.row().office_id, approved.row().gone_since) == (None, None)
    assert town.rows(select(Address).where(Address.dead_since.is_not(None))) == []


def test_a_history_in_a_group_names_the_office_of_who_spoke(town: Town, approved: Hall) -> None:
    town.add("1.2", 40)
    approved.says(MARTA, "1.2 va en 60 %")
    approved.says(MARTA, "historial de la 1.2")

    history = approved.heard()[-1]
    assert isinstance(history, Overview)
    assert [row.name for row in history.rows] == ["Secretaría de Planeación", ""]


def test_a_group_that_moves_keeps_its_office_and_what_waits_for_it(
    town: Town, approved: Hall
) -> None:
    town.add("1.2", 40)
    approved.says(MARTA, "/pendientes")

    approved.happens(BOT, "moved", moved_to="-100123")

    (group,) = town.rows(select(groups.ChatGroup))
    assert (group.value, group.office_id) == ("-100123", town.office_id)
    waiting = town.rows(select(OutboxItem).where(OutboxItem.state == ItemState.PENDING))
    assert {row.recipient for row in waiting} == {"-100123"}

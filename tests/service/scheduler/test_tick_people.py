"""Who is written to: the office's lead, else the delegate, at a living address."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.unreached import Unreached
from core.words import Role
from models.organisation import Address
from models.session import Database
from scheduler import directory
from tests.support.builders import (
    NOW,
    a_person,
    an_activity,
    an_address,
    an_office,
    instant,
)
from tests.support.scheduling import Town, a_context, a_town, a_welcome, deliver, pass_at

MONDAY, THURSDAY = date(2026, 5, 11), date(2026, 5, 14)
DUE = date(2026, 5, 29)
BLOCKED: dict[str, Any] = {
    "dead_since": NOW,
    "dead_reason": "Forbidden: bot was blocked by the user",
}


def addressed(database: Database, town: Town, day: date, **context: Any) -> list[tuple[str, str]]:
    result = pass_at(database, a_context(town.entity, **context), instant(day))
    return [(message.person, message.recipient) for message in result.messages]


def kill_addresses(database: Database, person: int) -> None:
    with database.transaction() as session:
        for address in session.scalars(select(Address).filter_by(person_id=person)):
            address.dead_since, address.dead_reason = NOW, "no such mailbox"


def test_the_delegate_is_written_to_when_the_lead_has_no_living_address(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session, email="marta@p.example", telegram=None)
        delegate = a_person(
            session, town.entity, "Luis Ángel Peña", office=town.office, role=Role.DELEGATE,
            email="luis@p.example",
        )  # fmt: skip
        an_activity(session, town.entity, due=DUE, office=town.office)
    assert addressed(database, town, MONDAY) == [("Marta Lucía Rincón", "marta@p.example")]
    deliver(database, instant(MONDAY))
    kill_addresses(database, town.lead)
    (welcome,) = pass_at(database, town.context, instant(date(2026, 5, 12))).messages
    assert (welcome.person, welcome.content.welcome) == ("Luis Ángel Peña", True)
    deliver(database, instant(date(2026, 5, 12)))
    (reminder,) = pass_at(database, town.context, instant(THURSDAY)).messages
    assert (reminder.person, reminder.content.welcome) == ("Luis Ángel Peña", False)
    assert delegate != town.lead


@pytest.mark.parametrize(
    ("reason", "refused"),
    [(BLOCKED["dead_reason"], "Telegram"), ("replaced", ""), ("no consent", "")],
)
def test_who_closed_her_chat_reads_why_the_message_comes_by_mail(
    sqlite_database: Database, reason: str, refused: str
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=MONDAY, office=town.office)
        for one in session.scalars(select(Address).filter_by(person_id=town.lead)):
            if one.channel == "telegram":
                one.dead_since, one.dead_reason = NOW, reason
    (message,) = pass_at(sqlite_database, town.context, instant(MONDAY)).messages
    assert (message.channel, message.content.refused) == ("email", refused)


def test_who_is_reached_as_ever_reads_no_reason(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=MONDAY, office=town.office)
    (message,) = pass_at(sqlite_database, town.context, instant(MONDAY)).messages
    assert (message.channel, message.content.refused) == ("telegram", "")


def test_a_person_is_written_to_where_she_prefers_and_else_on_the_first_channel_that_is_on(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        office = an_office(session, town.entity, "Oficina de Prensa")
        by_mail = a_person(
            session, town.entity, "Luis Ángel Peña", office=office, telegram="5551002",
            email="luis@p.example", preferred_channel="email",
        )  # fmt: skip
        a_welcome(session, by_mail, town.plan)
        for responsible in (town.office, office):
            an_activity(session, town.entity, due=[MONDAY, THURSDAY], office=responsible)
    assert sorted(addressed(sqlite_database, town, MONDAY)) == [
        ("Luis Ángel Peña", "luis@p.example"),
        ("Marta Lucía Rincón", "5551001"),
    ]
    assert sorted(addressed(sqlite_database, town, THURSDAY, channels=("email",))) == [
        ("Luis Ángel Peña", "luis@p.example"),
        ("Marta Lucía Rincón", "marta@puertoesperanza.example"),
    ]


def test_an_office_that_supports_is_reminded_and_told_that_it_supports(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        office = an_office(session, town.entity, "Oficina de Prensa")
        helper = a_person(session, town.entity, "Luis", office=office, telegram="5551002")
        a_person(session, town.entity, "Luz", role=Role.PLANNING, email="luz@p.example")
        a_welcome(session, helper, town.plan)
        an_activity(session, town.entity, due=MONDAY, office=[town.office, office])
    result = pass_at(sqlite_database, town.context, instant(MONDAY))
    lines = {message.person: message.content.lines[0] for message in result.messages}
    told = {name: (line.support, line.office, line.escalates_on) for name, line in lines.items()}
    assert told == {
        "Marta Lucía Rincón": (False, "Secretaría de Planeación", date(2026, 5, 20)),
        "Luis": (True, "Oficina de Prensa", None),
    }


def test_who_has_left_or_has_no_address_gets_nothing(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session, email=None, telegram=None)
        office = an_office(session, town.entity, "Oficina de Prensa")
        a_person(session, town.entity, "Luis", office=office, telegram="5551002", active=False)
        for responsible in (town.office, office):
            an_activity(session, town.entity, due=MONDAY, office=responsible)
    assert addressed(sqlite_database, town, MONDAY) == []
    with sqlite_database.transaction() as session:
        an_address(session, town.lead, channel="telegram", value="5551001")
    assert addressed(sqlite_database, town, MONDAY) == [("Marta Lucía Rincón", "5551001")]


def test_why_an_office_cannot_be_reached_is_told_by_its_people_and_their_addresses(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        offices = {name: an_office(session, town.entity, name) for name in "ABCD"}
        for name, dead in (("B", BLOCKED), ("C", BLOCKED | {"dead_reason": None}), ("D", None)):
            person = a_person(session, town.entity, name, office=offices[name])
            if dead is not None:
                an_address(session, person, channel="telegram", **dead)
        people = directory.load(session, town.context, NOW)
    assert people.unreached(town.office) is None
    assert [people.unreached(office) for office in offices.values()] == [
        Unreached.NOBODY_REGISTERED,
        Unreached.BLOCKED,
        Unreached.NO_LIVING_ADDRESS,
        Unreached.NO_LIVING_ADDRESS,
    ]

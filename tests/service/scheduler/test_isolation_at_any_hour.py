"""What the clock does at any hour stops nothing else: who leaves, and whose absence begins."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update

from core.notice_names import AWAY
from models.organisation import Person
from models.owed import OwedState
from models.running.pass_faults import FaultPlace
from models.session import Database
from tests.support.builders import NOW, TODAY, a_notice, a_person, an_activity, an_office
from tests.support.refusals import refuse
from tests.support.scheduling import Town, a_town, a_welcome, pass_at

EARLY = NOW - timedelta(hours=7)
UNREADABLE = "el lunes"


def an_absence(database: Database, town: Town, person: int, first: str) -> int:
    """Write that control has confirmed that a person is away from a day on."""
    with database.transaction() as session:
        details = {
            "person": "Marta", "away": person, "first": first, "planned": town.lead,
            "until": (TODAY + timedelta(days=5)).isoformat(), "words": "",
        }  # fmt: skip
        return a_notice(
            session, town.lead, kind=AWAY, key=f"{AWAY}:{person}:{first}", details=details,
            state=OwedState.CLOSED,
        )  # fmt: skip


def a_second_lead(database: Database, town: Town) -> int:
    """Register Ana, who leads Hacienda."""
    with database.transaction() as session:
        office = an_office(session, town.entity, "Secretaría de Hacienda")
        ana = a_person(session, town.entity, "Ana", office=office, email="a@puerto.example")
        a_welcome(session, ana, town.plan)
        an_activity(session, town.entity, office=office, due=TODAY)
        return ana


def away_until(database: Database, person: int) -> date | None:
    """Return until when a person is written down as away."""
    with database.reading() as session:
        return session.get_one(Person, person).away_until


def test_an_absence_that_cannot_be_read_stops_neither_reminders_nor_other_absences(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session, telegram=None)
        an_activity(session, town.entity, office=town.office, due=TODAY)
    ana = a_second_lead(database, town)
    bad = an_absence(database, town, town.lead, UNREADABLE)
    an_absence(database, town, ana, TODAY.isoformat())

    result = pass_at(database, town.context, NOW)

    assert result.failed == [FaultPlace("absence", bad, town.lead)]
    assert [message.person for message in result.messages] == ["Marta Lucía Rincón"]
    assert away_until(database, ana) == TODAY + timedelta(days=5)


def test_absences_that_can_be_read_fail_nowhere(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session, telegram=None)
    ana = a_second_lead(database, town)
    an_absence(database, town, ana, TODAY.isoformat())

    assert pass_at(database, town.context, NOW).failed == []
    assert away_until(database, ana) is not None


@pytest.mark.parametrize("at", [NOW, EARLY])
def test_who_cannot_leave_keeps_nobody_else_here(database: Database, at: datetime) -> None:
    with database.transaction() as session:
        town = a_town(session, telegram=None)
    ana = a_second_lead(database, town)
    with database.transaction() as session:
        session.execute(update(Person).values(leaves_on=TODAY))
        refuse(session, "audit", f"NEW.action = 'person left' AND NEW.subject_id = {town.lead}")

    result = pass_at(database, town.context, at)

    assert FaultPlace("leaver", town.lead, town.lead) in result.failed
    with database.reading() as session:
        assert session.get_one(Person, town.lead).active
        assert not session.get_one(Person, ana).active


@pytest.mark.parametrize("refused", [False, True])
def test_where_leaving_fails_as_a_whole_what_it_wrote_is_taken_back_and_the_pass_goes_on(
    database: Database, refused: bool
) -> None:
    with database.transaction() as session:
        town = a_town(session, telegram=None)
    ana = a_second_lead(database, town)
    with database.transaction() as session:
        session.execute(update(Person).values(leaves_on=TODAY))
        refuse(session, "audit", f"NEW.action = 'person left' AND NEW.subject_id = {town.lead}")
        if refused:
            refuse(session, "pass_fault", "NEW.what = 'leaver'")

    result = pass_at(database, town.context, NOW)

    assert (FaultPlace("leaving") in result.failed) is refused
    with database.reading() as session:
        assert session.get_one(Person, ana).active is refused
        assert session.get_one(Person, town.lead).active

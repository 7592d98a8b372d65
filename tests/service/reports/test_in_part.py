"""Offices that wrote about something and owe the rest are not silent, on both databases."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from models.plan import Activity
from models.session import Database
from reports.weekly import SilentOffice
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_report,
    a_told_reminder,
    an_activity,
    an_entity,
    an_office,
)

DAY = timedelta(days=1)


def silence(database: Database, *, answered: int) -> SilentOffice:
    """Return the silence of an office reminded of three activities 9 days ago, that reported on
    the first of them `answered` days ago."""
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        some = [an_activity(session, entity, office=office) for _ in range(3)]
        for handle, one in zip(("6.2", "3.7", "5.2"), some, strict=True):
            session.execute(update(Activity).where(Activity.id == one).values(handle=handle))
            a_told_reminder(session, one, person, at=NOW - 9 * DAY)
        a_report(session, some[1], percent=40, by=person, office_id=office, at=NOW - answered * DAY)
        (found,) = figures_of(session, entity).silent_offices
    return found


def test_an_office_that_reported_on_something_since_answered_in_part(database: Database) -> None:
    found = silence(database, answered=4)

    assert found.in_part
    assert (found.answered_on, found.answered) == (TODAY - 4 * DAY, ("3.7",))
    assert found.lacking == ("6.2", "5.2")


def test_what_was_said_before_the_reminders_ends_no_silence(database: Database) -> None:
    found = silence(database, answered=12)

    assert not found.in_part
    assert (found.answered_on, found.answered) == (None, ())
    assert len(found.lacking) == 3

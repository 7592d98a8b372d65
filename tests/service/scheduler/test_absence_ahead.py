"""An absence to come that the technician writes down: it stands instead of what was told of those
days, begins on its day, and is one like any other until then."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.errors import InputError
from core.notice_names import AWAY
from models import audit
from models.organisation import Person
from models.owed import Notice, OwedState, notice_key
from models.session import Database
from models.staff.people import PersonRow
from scheduler.explained import told
from scheduler.told import absence_put_right, absences_ahead
from scheduler.told.absence import Marked
from tests.support.builders import NOW, a_notice, a_person, instant
from tests.support.scheduling import Town, a_town, pass_at

BY = audit.Actor("technician", "cli")
MARTA, OFFICE = "Marta Lucía Rincón", "Secretaría de Planeación"
FIRST, LAST = date(2026, 5, 18), date(2026, 5, 22)


def set_ahead(database: Database, town: Town, first: date = FIRST, last: date = LAST) -> Marked:
    """Write down that the lead will be away."""
    with database.transaction() as session:
        change = audit.Change(session, town.entity, BY, NOW)
        whose = PersonRow(town.lead, MARTA, None)
        return absence_put_right.set_ahead(change, town.context, whose, first, last)


def until_of(database: Database, town: Town) -> date | None:
    """Return until when the lead is away."""
    with database.reading() as session:
        return session.get_one(Person, town.lead).away_until


def test_it_is_known_before_begins_on_its_day_and_leaves_her_office_alone(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)

    marked = set_ahead(database, town)

    assert (marked.first, marked.until, marked.alone) == (FIRST, LAST, (OFFICE,))
    with database.reading() as session:
        assert absences_ahead.planned(session, town.context, NOW) == {(town.lead, FIRST, LAST)}
        (notice,) = session.scalars(select(Notice).where(Notice.kind == AWAY))
        (welcome,) = told.of_people(session, town.entity, [town.lead])  # nothing of the absence
    assert welcome.about == ()
    assert (notice.person_id, notice.state) == (town.lead, OwedState.CLOSED)
    pass_at(database, town.context, instant(date(2026, 5, 15)))
    assert until_of(database, town) is None
    pass_at(database, town.context, instant(FIRST))
    assert until_of(database, town) == LAST


@pytest.mark.parametrize(
    ("first", "last", "stays"),
    [(FIRST, LAST, False), (date(2026, 5, 22), date(2026, 6, 5), False),
     (date(2026, 5, 25), date(2026, 6, 5), True)],
)  # fmt: skip
def test_what_control_was_to_confirm_of_those_days_is_settled(
    database: Database, first: date, last: date, stays: bool
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        control = a_person(session, town.entity, "Luz", email="luz@p.example")
        told = {"person": MARTA, "away": town.lead, "words": "", "alone": "", "own": 1}
        days = {"first": FIRST.isoformat(), "until": LAST.isoformat()}
        key = notice_key(AWAY, town.lead, f"{FIRST}/{LAST}")
        asked = a_notice(session, control, key=key, kind=AWAY, details=told | days)

    set_ahead(database, town, first, last)

    with database.reading() as session:
        notice = session.get_one(Notice, asked)
    assert (notice.state is OwedState.OPEN, notice.details["until"]) == (
        stays,
        LAST.isoformat() if stays else None,
    )


def test_a_day_that_the_clock_would_not_reach_is_refused(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)

    with pytest.raises(InputError, match="faltan 200 días o más"):
        set_ahead(database, town, date(2026, 11, 30), date(2026, 12, 4))
    with database.reading() as session:
        assert session.scalars(select(Notice.id).where(Notice.kind == AWAY)).all() == []

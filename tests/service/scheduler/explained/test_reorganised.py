"""After a reorganisation it is told what became what, and what was sent before stays told."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.audit import Actor, Change
from models.plan import Activity
from models.session import Database
from models.staff import offices
from plans.requests import handing_over, succeeding
from plans.requests.handing_over import Handover
from scheduler.told import replacing
from tests.service.scheduler.explained.life import Life, a_life
from tests.service.scheduler.explained.test_planned import BEA, MARTA, bea, lines, why
from tests.support.builders import NOW, an_activity, an_office, instant

TUESDAY = date(2026, 5, 12)
BY = Actor("technician", "cli")
OBRAS = "Oficina de Obras"


@pytest.fixture
async def life(database: Database) -> Life:
    """Marta, of planning, was reminded of the 1.2 on Monday; then Bea follows her, and her office
    is that of public works."""
    life = a_life(database)
    with database.transaction() as session:
        office = life.town.office
        an_activity(session, life.town.entity, handle="1.2", due=TUESDAY, office=office)
    await life.morning(date(2026, 5, 11))
    follower = bea(life)
    with database.transaction() as session:
        new = an_office(session, life.town.entity, OBRAS)
        change = Change(session, life.town.entity, BY, instant(TUESDAY))
        replacing.replace(change, life.context, life.town.lead, follower, on=TUESDAY)
        rows = offices.offices_by_id(session, life.town.entity)
        succeeding.succeed(change, rows[life.town.office], rows[new], "Decreto 13", TUESDAY)
    life.clock.set(instant(TUESDAY))
    return life


def test_the_successor_tells_what_became_of_what_and_what_was_sent_before(life: Life) -> None:
    told = lines(why(life, OBRAS))

    assert f"Secretaría de Planeación pasó a ser {OBRAS}. Motivo: Decreto 13" in told
    assert f"{BEA} recibió lo que tenía {MARTA}" in told
    assert any(one.startswith("enviado") and "1.2" in one and MARTA in one for one in told)


def test_the_activity_and_the_people_tell_it_too(life: Life) -> None:
    assert f"pasó de Secretaría de Planeación a {OBRAS}. Motivo: Decreto 13" in lines(
        why(life, "1.2")
    )
    assert f"Secretaría de Planeación pasó a ser {OBRAS}. Motivo: Decreto 13" in lines(
        why(life, BEA)
    )


def test_an_activity_that_was_given_tells_to_whom(database: Database) -> None:
    life = a_life(database)
    with database.transaction() as session:
        office = life.town.office
        an_activity(session, life.town.entity, handle="1.2", due=TUESDAY, office=office)
        other = an_office(session, life.town.entity, "Secretaría de Gobierno")
        activity = session.scalars(select(Activity)).one()
        change = Change(session, life.town.entity, BY, NOW)
        handing_over.assign(change, activity, Handover(other, anyway=True), "Decreto 12")

    given = "pasó de Secretaría de Planeación a Secretaría de Gobierno. Motivo: Decreto 12"
    assert given in lines(why(life, "1.2"))
    assert not [one for one in lines(why(life, "gobierno")) if "pasó" in one]

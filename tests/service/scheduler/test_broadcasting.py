"""A broadcast does not wait for somebody who is away where another stands in for her."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from core.words import Role
from models.organisation import Person
from models.session import Database
from tests.support.builders import a_notice, a_person, instant
from tests.support.scheduling import a_town, deliver, pass_at

TUESDAY, WEDNESDAY, BACK = (date(2026, 5, day) for day in (12, 13, 15))


@pytest.mark.parametrize("away", [True, False])
def test_a_broadcast_to_who_is_away_goes_at_once_to_her_delegate_too(
    database: Database, away: bool
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_person(
            session, town.entity, "Nelson", role=Role.DELEGATE, office=town.office,
            email="nelson@p.example",
        )  # fmt: skip
        details = {"text": "Cerramos el viernes.", "author": "Rosa"}
        a_notice(session, town.lead, key="broadcast:1", kind="broadcast", details=details)
        until = WEDNESDAY if away else None
        session.execute(update(Person).where(Person.id == town.lead).values(away_until=until))
    told = []
    for day in (TUESDAY, WEDNESDAY, BACK):
        for message in pass_at(database, town.context, instant(day)).messages:
            told += [
                (message.person, day) for one in message.content.notices if one.name == "broadcast"
            ]
        deliver(database, instant(day))
    lead = "Marta Lucía Rincón"
    assert told == ([("Nelson", TUESDAY), (lead, BACK)] if away else [(lead, TUESDAY)])

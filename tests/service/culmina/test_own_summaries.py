"""A lead's own week goes out on the digest's day, once, and to those alone who want it."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update

from core.messages import Note, load_content
from core.words import Role
from culmina.passes import enqueue_digest, make_pass
from culmina.wiring import Installation
from models.organisation import Membership, Person
from models.outbox import OutboxItem
from models.session import Database
from tests.service.culmina.test_passes import MONDAY, TUESDAY, WEDNESDAY, an_installation
from tests.support.builders import a_person, an_activity, an_office, instant

NEXT = MONDAY + timedelta(days=8)  # the Monday between is a day off
OURS, OTHERS = "Secretaría de Planeación", "Oficina TIC"


def a_lead(installation: Installation, name: str, office: str, *, wants: bool = True) -> int:
    """Add a lead with an activity that is overdue and one that is to come."""
    with installation.database.transaction() as session:
        entity = installation.entity_id
        led = an_office(session, entity, office)
        person = a_person(
            session, entity, name, role=Role.LEAD, office=led, email=f"{name.lower()}@x.example"
        )
        session.execute(update(Person).where(Person.id == person).values(weekly_summary=wants))
        for number, due in (("1", date(2026, 5, 4)), ("2", date(2026, 6, 30))):
            an_activity(session, entity, office=led, handle=f"{name[0]}-{number}", due=due)
        return person


def sent(installation: Installation, *passes: tuple[date, int]) -> list[tuple[str, Note]]:
    """Make passes; return to whom own weeks are queued, and what they say."""
    for day, hour in passes:
        asyncio.run(make_pass(installation, instant(day, hour)))
    query = select(OutboxItem).where(OutboxItem.kind == "own_summary").order_by(OutboxItem.id)
    with installation.database.reading() as session:
        items = [(one.recipient, load_content(one.content)) for one in session.scalars(query)]
    return [(to, said) for to, said in items if isinstance(said, Note)]


def test_who_wants_it_gets_her_own_figures_and_nobody_else_gets_any(database: Database) -> None:
    installation = an_installation(database)
    a_lead(installation, "Marta", OURS)
    a_lead(installation, "Pedro", OTHERS, wants=False)

    ((to, said),) = sent(installation, (MONDAY, 8))

    assert to == "marta@x.example"
    assert said.values["offices"] == OURS
    assert (said.values["open"], said.values["overdue"]) == (2, 1)
    assert (said.values["handle1"], said.values["handle2"]) == ("M-1", "M-2")


def test_it_goes_out_once_a_week_on_the_day_of_the_digest(database: Database) -> None:
    installation = an_installation(database)
    a_lead(installation, "Marta", OURS)

    assert sent(installation, (MONDAY, 7)) == []
    assert len(sent(installation, (MONDAY, 8), (MONDAY, 9), (TUESDAY, 8))) == 1
    assert len(sent(installation, (NEXT, 8))) == 2


def test_after_an_outage_it_goes_out_with_the_late_digest(database: Database) -> None:
    installation = an_installation(database)
    a_lead(installation, "Marta", OURS)

    assert len(sent(installation, (WEDNESDAY, 10), (WEDNESDAY, 11))) == 1


def test_a_week_that_owes_no_digest_owes_no_own_week(database: Database) -> None:
    installation = an_installation(database, live_since=instant(MONDAY, 14))
    a_lead(installation, "Marta", OURS)

    assert sent(installation, (MONDAY, 15), (TUESDAY, 8)) == []
    assert len(sent(installation, (NEXT, 8))) == 1


@pytest.mark.parametrize("live", [date(2026, 1, 1), MONDAY])
def test_a_digest_that_is_sent_by_hand_brings_no_own_week(database: Database, live: date) -> None:
    installation = an_installation(database, live_since=instant(live, 14))
    a_lead(installation, "Marta", OURS)
    before = len(sent(installation, (MONDAY, 15)))
    a_lead(installation, "Pedro", OTHERS)
    with database.transaction() as session:
        assert enqueue_digest(session, installation, now=instant(WEDNESDAY))

    assert len(sent(installation, (WEDNESDAY, 10))) == before == (live != MONDAY)


def test_without_anybody_of_control_it_goes_out_once_in_the_week(database: Database) -> None:
    installation = an_installation(database)
    a_lead(installation, "Marta", OURS)
    with database.transaction() as session:
        session.execute(delete(Membership).where(Membership.role == Role.CONTROL))

    assert len(sent(installation, (MONDAY, 8), (TUESDAY, 8), (WEDNESDAY, 8))) == 1


@pytest.mark.parametrize("why", ["away", "trial", "gone"])
def test_nobody_gets_it_who_is_away_in_the_trial_or_gone(database: Database, why: str) -> None:
    live_since = None if why == "trial" else instant(date(2026, 1, 1))
    installation = an_installation(database, live_since=live_since)
    person = a_lead(installation, "Marta", OURS)
    changed = {"away_until": NEXT} if why == "away" else {"active": why != "gone"}
    with database.transaction() as session:
        session.execute(update(Person).where(Person.id == person).values(**changed))

    assert sent(installation, (MONDAY, 8)) == []

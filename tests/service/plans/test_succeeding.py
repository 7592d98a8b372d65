"""A reorganisation: what is open goes over on its day, what was said before keeps its office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Duty, RequestKind
from models import progress
from models.answers import promises, requests
from models.audit import Actor, Change
from models.organisation import Membership, Office
from models.owed import OwedState, OwedStep
from models.plan import Activity, Plan, Responsibility
from models.session import Database
from models.staff import office_names, offices
from models.staff.agreements import Deputy
from models.staff.offices import OfficeRow
from plans.export.plan_table import stored_plan
from plans.requests import succeeding
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_report,
    a_request,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
    milestones_of,
)
from tests.support.ledger import a_step
from tests.support.rows import write

DAY = timedelta(days=1)
LATER = NOW + 14 * DAY
BY = Actor(role="technician", channel="cli")
WHY = "Decreto 12"


@dataclass(frozen=True)
class Town:
    """Prensa leads one activity and supports another, which Hacienda leads."""

    entity: int
    press: int
    media: int
    led: int
    supported: int
    zoe: int


def a_town(session: Session) -> Town:
    """Write who there is, and what was said until now."""
    entity = an_entity(session)
    press, media, finance = (
        an_office(session, entity, name) for name in ("Prensa", "Comunicaciones", "Hacienda")
    )
    zoe = a_person(session, entity, "Zoe", office=press)
    a_person(session, entity, "Ana", office=finance)
    led = an_activity(session, entity, office=press, handle="1.1")
    supported = an_activity(session, entity, office=[finance, press], handle="1.2")
    a_report(session, led, 40, by=zoe, office_id=press, at=NOW - DAY)
    a_report(session, supported, 60, by=zoe, office_id=press, part=True, at=NOW - DAY)
    for one in (led, supported):
        progress.refresh(session, one)
    return Town(entity, press, media, led, supported, zoe)


def succeed(session: Session, town: Town) -> succeeding.Succeeded:
    """Let Prensa be Comunicaciones two weeks later."""
    former, new = (
        OfficeRow(one, session.get_one(Office, one).name, collective=False)
        for one in (town.press, town.media)
    )
    change = Change(session, town.entity, BY, LATER)
    return succeeding.succeed(change, former, new, WHY, LATER.date())


def answering(session: Session, activity: int) -> list[tuple[int, Duty]]:
    """Return who answers for an activity."""
    rows = session.execute(
        select(Responsibility.office_id, Responsibility.duty)
        .where(Responsibility.activity_id == activity)
        .order_by(Responsibility.position)
    )
    return [(office, duty) for office, duty in rows]


def test_activities_people_and_what_was_given_to_them_go_over(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        write(
            session, Deputy, {}, entity_id=town.entity, activity_id=town.led, office_id=town.press,
            person_id=town.zoe, by_id=town.zoe, inbound_id=an_inbound(session, town.entity),
            recorded_at=NOW,
        )  # fmt: skip
        ahead = succeeding.look(session, OfficeRow(town.press, "Prensa", collective=False))
        moved = succeed(session, town)

        assert (moved.activities, moved.people) == (2, 1)
        assert ahead == moved
        assert answering(session, town.led) == [(town.media, Duty.LEAD)]
        assert answering(session, town.supported)[1] == (town.media, Duty.SUPPORT)
        assert session.scalars(select(Deputy.office_id)).all() == [town.media]
        held = select(Membership.office_id).where(Membership.person_id == town.zoe)
        assert session.scalars(held).all() == [town.media]


def test_the_former_name_means_the_new_office_and_is_listed_no_more(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        succeed(session, town)
        found = offices.find_office(session, entity_id=town.entity, typed="Prensa")
        listed = [one.office.name for one in offices.list_offices(session, town.entity)]

    assert found.name == "Comunicaciones"
    assert listed == ["Comunicaciones", "Hacienda"]


def test_an_activity_of_a_closed_plan_stays_with_the_office_that_had_it(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        plan = session.get_one(Activity, town.led).plan_id
        session.execute(update(Plan).where(Plan.id == plan).values(closed_at=NOW))
        succeed(session, town)

        assert answering(session, town.led) == [(town.press, Duty.LEAD)]


def test_a_table_of_before_has_the_former_name_and_one_of_now_the_new(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        succeed(session, town)
        then, now = figures_of(session, town.entity), figures_of(session, town.entity, LATER)
        plan = session.get_one(Activity, town.led).plan_id
        tables = [
            stored_plan(session, town.entity, plan, today=LATER.date(), on=on)
            for on in (TODAY, LATER.date())
        ]

    assert [one.office for one in then.rows] == ["Prensa", "Hacienda"]
    assert [one.office for one in now.rows] == ["Comunicaciones", "Hacienda"]
    assert [one.supports for one in then.rows] == [(), ("Prensa",)]
    assert [one.supports for one in now.rows] == [(), ("Comunicaciones",)]
    named = [[(*a.offices, *a.co_offices) for a in one.activities] for one in tables]
    assert named == [
        [("Prensa",), ("Hacienda", "Prensa")],
        [("Comunicaciones",), ("Hacienda", "Comunicaciones")],
    ]


def test_a_part_counts_as_the_new_office_s_and_is_shown_as_said_by_the_former(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        succeed(session, town)
        now = figures_of(session, town.entity, LATER)

    [part] = now.rows[1].parts
    assert (part.office, part.percent) == ("Prensa", Decimal(60))


def test_only_what_waits_is_asked_by_the_new_office_and_a_promise_holds(database: Database) -> None:
    until = date(2026, 12, 1)
    with database.transaction() as session:
        town = a_town(session)
        of: dict[str, Any] = {"by": town.zoe, "office_id": town.press}
        a_request(session, town.led, kind=RequestKind.SNOOZE, granted_until=until, **of)
        asked = a_request(session, town.led, kind=RequestKind.EXTENSION, until=until, **of)
        denied = a_request(session, town.supported, kind=RequestKind.EXTENSION, **of)
        requests.decide(
            session, denied, granted=False, until=None, office_id=None, by=None, answer="", now=NOW
        )
        succeed(session, town)
        kept = {
            one.id: one.office for one in requests.of_entity(session, town.entity, all_of_them=True)
        }
        promised = promises.promised(session, [town.led])

    assert (kept[asked], kept[denied]) == ("Comunicaciones", "Prensa")
    assert promised[town.led, town.media].until == until


def test_what_is_owed_and_not_told_is_owed_by_the_new_office(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        [milestone] = milestones_of(session, town.led)
        a_step(session, milestone, town.zoe, office_id=town.press, state=OwedState.OPEN)
        succeed(session, town)

        assert session.scalars(select(OwedStep.office_id)).all() == [town.media]


def test_chains_of_offices_lead_to_the_last_and_each_table_to_its_own(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        succeed(session, town)
        change = Change(session, town.entity, BY, LATER + 14 * DAY)
        last, new = succeeding.successor(change, "Despacho")
        media = OfficeRow(town.media, "Comunicaciones", collective=False)
        succeeding.succeed(change, media, last, WHY, change.now.date())
        found = offices.find_office(session, entity_id=town.entity, typed="Prensa")
        shown = [
            figures_of(session, town.entity, NOW + days * DAY).rows[0].office
            for days in (0, 14, 28)
        ]

    assert (new, found.name) == (True, "Despacho")
    assert shown == ["Prensa", "Comunicaciones", "Despacho"]


def test_a_later_name_of_an_office_does_not_hide_it_in_an_earlier_table(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        succeed(session, town)
        change = Change(session, town.entity, BY, LATER + DAY)
        finance = offices.find_office(session, entity_id=town.entity, typed="Hacienda")
        office_names.rename(change, office=finance, name="Secretaría de Hacienda")
        then = figures_of(session, town.entity)

    assert [one.office for one in then.rows] == ["Prensa", "Secretaría de Hacienda"]


@pytest.mark.parametrize("collective", [True, False])
def test_an_office_is_not_succeeded_by_itself_or_by_a_name_of_many(
    database: Database, collective: bool
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        former = OfficeRow(town.press, "Prensa", collective=False)
        new = OfficeRow(town.media, "Todas", collective=True) if collective else former
        with pytest.raises(InputError):
            succeeding.succeed(Change(session, town.entity, BY, NOW), former, new, WHY, TODAY)

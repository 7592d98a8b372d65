"""The trial: who is not in it is written to about nothing, and what was held never comes out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import update
from sqlalchemy.orm import Session

from core.words import Role
from models.organisation import Entity
from models.owed import OwedState
from models.session import Database
from tests.support.builders import (
    a_membership,
    a_notice,
    a_person,
    an_activity,
    an_office,
    instant,
)
from tests.support.scheduling import (
    Town,
    a_context,
    a_town,
    deliver,
    notices_of,
    pass_at,
    steps_of,
)

MONDAY, TUESDAY, FRIDAY = date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 15)
PAST = date(2026, 5, 4)
TRIED = frozenset({"marta@puertoesperanza.example"})


def a_trial(session: Session) -> tuple[Town, int]:
    """Write a town on trial with Marta in it, and Luis of another office, who is not."""
    town = a_town(session, welcomed=None, live_since=None)
    office = an_office(session, town.entity, "Oficina de Prensa")
    luis = a_person(session, town.entity, "Luis", office=office, email="luis@p.example")
    for responsible in (town.office, office):
        an_activity(session, town.entity, due=PAST, office=responsible)
    return town, luis


def go_live(database: Database, town: Town, at: date) -> None:
    with database.transaction() as session:
        session.execute(
            update(Entity).where(Entity.id == town.entity).values(live_since=instant(at))
        )


def test_in_the_trial_only_its_people_are_written_to_and_the_rest_is_held_and_listed(
    database: Database,
) -> None:
    with database.transaction() as session:
        town, luis = a_trial(session)
    context = a_context(town.entity, trial_people=TRIED)
    result = pass_at(database, context, instant(MONDAY))
    assert [message.person for message in result.messages] == ["Marta Lucía Rincón"]
    assert [(held.person, "trial" in held.why) for held in result.held] == [("Luis", True)]
    deliver(database, instant(MONDAY))
    (friday,) = pass_at(database, context, instant(FRIDAY)).messages
    assert friday.person == "Marta Lucía Rincón"
    assert notices_of(database, "welcome") == [(town.lead, "told"), (luis, "held")]
    assert steps_of(database, person_id=luis) == []


def test_once_live_the_welcome_goes_out_and_nothing_that_was_held(database: Database) -> None:
    with database.transaction() as session:
        town, luis = a_trial(session)
        a_notice(session, luis, kind="request", state=OwedState.HELD)
    context = a_context(town.entity, trial_people=TRIED)
    pass_at(database, context, instant(MONDAY))
    deliver(database, instant(MONDAY))
    go_live(database, town, MONDAY)
    (message,) = pass_at(database, context, instant(TUESDAY)).messages
    assert (message.person, message.content.welcome) == ("Luis", True)
    assert message.content.notices == ()
    assert notices_of(database, "welcome")[1:] == [(luis, "held"), (luis, "told")]
    assert notices_of(database, "request") == [(luis, "held")]
    deliver(database, instant(TUESDAY))
    assert pass_at(database, context, instant(date(2026, 5, 13))).messages == []


def test_what_another_part_wants_to_tell_is_held_too_in_the_trial(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town, luis = a_trial(session)
        activity = an_activity(session, town.entity, due=None)
        for person in (luis, town.lead):
            a_notice(
                session, person, kind="request", details={"activity_id": activity, "kind": "x"}
            )
    result = pass_at(sqlite_database, a_context(town.entity, trial_people=TRIED), instant(MONDAY))
    assert [message.person for message in result.messages] == ["Marta Lucía Rincón"]
    assert notices_of(sqlite_database, "request") == [(luis, "held"), (town.lead, "told")]


def test_what_control_was_not_told_in_the_trial_it_is_told_once_live(database: Database) -> None:
    with database.transaction() as session:
        town, luis = a_trial(session)
        a_membership(session, luis, Role.CONTROL)
        nobody = an_office(session, town.entity, "Oficina sin gente")
        an_activity(session, town.entity, due=PAST, office=nobody, handle="SOLA")
    context = a_context(town.entity, trial_people=TRIED)
    for day in (MONDAY, TUESDAY):
        pass_at(database, context, instant(day))
    assert notices_of(database, "unreachable") == [(luis, "held")], "once, not every day"
    go_live(database, town, TUESDAY)
    result = pass_at(database, context, instant(TUESDAY, 9))
    told = [notice for m in result.messages for notice in m.content.notices]
    assert [notice.values["handles"] for notice in told] == ["SOLA"]
    assert notices_of(database, "unreachable") == [(luis, "held"), (luis, "told")]


def test_going_live_on_the_day_of_what_was_held_does_not_stop_the_pass(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town, luis = a_trial(session)
        a_membership(session, luis, Role.CONTROL)
        nobody = an_office(session, town.entity, "Oficina sin gente")
        an_activity(session, town.entity, due=PAST, office=nobody)
    context = a_context(town.entity, trial_people=TRIED)
    pass_at(sqlite_database, context, instant(MONDAY))
    go_live(sqlite_database, town, MONDAY)
    (message,) = pass_at(sqlite_database, context, instant(MONDAY, 9)).messages
    assert (message.person, message.content.notices) == ("Luis", ())
    deliver(sqlite_database, instant(MONDAY, 9))
    (tomorrow,) = pass_at(sqlite_database, context, instant(TUESDAY)).messages
    assert [notice.name for notice in tomorrow.content.notices] == ["unreachable"]

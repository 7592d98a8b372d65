"""A grant that is turned into a denial: dates, reminders and what was known on a past day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.answers import requests, rulings
from models.answers.requests import Request
from models.audit import Change
from models.owed import OwedStep
from models.plan import Milestone, Plan, PlanFault
from models.session import Database
from plans.deciding.open_faults import open_faults
from plans.requests import changing
from plans.requests.deciding import Case
from plans.requests.outcomes import Refused, Verdict, Why
from plans.storing.past import days_known, first_days_known
from tests.service.plans.test_deciding import DUE, LATER, LUZ, asked, decide
from tests.support.builders import instant
from tests.support.scheduling import Town, deliver, pass_at, steps_of

GRANT, DENIAL = Verdict(granted=True), Verdict(granted=False)


def change(database: Database, town: Town, request: int, verdict: Verdict, day: date) -> None:
    """Decide anew in a transaction of its own."""
    with database.transaction() as session:
        found = requests.find(session, town.entity, request)
        assert found is not None
        changing.change(
            Case(
                Change(session, town.context.entity_id, LUZ, instant(day, 11)),
                town.context,
                found,
                verdict,
            ),
            None,
        )


def test_reminders_of_the_date_that_comes_back_are_owed_again(database: Database) -> None:
    town, _, request = asked(database)
    first = DUE - timedelta(days=20)
    for number in range(4):  # a step of the old date is made and has not gone out
        pass_at(database, town.context, instant(first + timedelta(days=number)))
    decide(database, town, request, GRANT, date(2026, 5, 12))
    change(database, town, request, DENIAL, date(2026, 5, 12))
    told = []
    for number in range(1, 18):
        day = date(2026, 5, 12) + timedelta(days=number)
        for message in pass_at(database, town.context, instant(day)).messages:
            told += [(day, line.due) for line in message.content.lines]
        deliver(database, instant(day))
    assert (DUE, DUE) in told
    assert {due for _, due in told} == {DUE}
    assert steps_of(database)


def test_a_step_that_was_closed_with_the_move_comes_again(sqlite_database: Database) -> None:
    town, _, request = asked(sqlite_database)
    assert pass_at(sqlite_database, town.context, instant(DUE)).messages != []
    decide(sqlite_database, town, request, GRANT, DUE)
    change(sqlite_database, town, request, DENIAL, DUE)
    (message,) = pass_at(sqlite_database, town.context, instant(DUE, 12)).messages
    assert [line.due for line in message.content.lines] == [DUE]
    with sqlite_database.reading() as session:
        assert {one.due for one in session.scalars(select(OwedStep))} == {DUE}


def test_a_past_day_is_known_as_it_was(database: Database) -> None:
    town, activity, request = asked(database)
    decide(database, town, request, GRANT, date(2026, 5, 12))
    change(database, town, request, DENIAL, date(2026, 5, 14))
    with database.reading() as session:
        (plan,) = session.scalars(select(Plan)).all()
        now = {activity: [row.due for row in session.scalars(select(Milestone))]}
        known = [
            days_known(session, plan, now, date(2026, 5, day))[activity] for day in (11, 13, 14)
        ]
        firsts = first_days_known(session, plan, {}, date(2026, 5, 13))
        rows = [requests_then(session, date(2026, 5, day)) for day in (11, 13)]
    assert known == [[DUE], [LATER], [DUE]]
    assert firsts == {activity: [DUE]}
    assert rows == [[request], []]


def requests_then(session: Session, day: date) -> list[int]:
    """Return the requests that nobody had decided at the end of a day."""
    return list(session.scalars(select(Request.id).where(rulings.undecided(instant(day, 23)))))


def test_what_cannot_be_taken_back_stands(database: Database) -> None:
    town, _, request = asked(database)
    decide(database, town, request, GRANT, date(2026, 5, 12))
    with pytest.raises(Refused) as refused:
        change(database, town, request, DENIAL, DUE + timedelta(days=1))
    assert refused.value.why is Why.PASSED
    with database.reading() as session:
        (row,) = session.scalars(select(Milestone)).all()
        assert (row.due, row.original_due) == (LATER, DUE)


def test_a_doubt_about_a_date_is_settled_by_more_time_and_open_again_without_it(
    database: Database,
) -> None:
    town, activity, request = asked(database)
    printed, text = f"{DUE:%d/%m/%Y}", "La fecha es de otro año. Se propone otra."
    with database.transaction() as session:
        plan = session.scalars(select(Plan)).one()
        session.scalars(select(Milestone)).one().printed_due = printed
        session.add(
            PlanFault(
                entity_id=town.entity,
                plan_id=plan.id,
                activity_id=activity,
                field="due",
                kind="far_year",
                rank="reminder",
                text=printed,
                message=text,
                place="línea 3",
                suggestion=DUE.isoformat(),
            )
        )

    def waiting() -> list[str]:
        with database.reading() as session:
            return [one.message for one in open_faults(session, town.entity)]

    assert waiting() == [text]
    decide(database, town, request, GRANT, date(2026, 5, 12))
    assert waiting() == []
    change(database, town, request, DENIAL, date(2026, 5, 12))
    assert waiting() == [text]

"""A newer file beside dates that a person decided: those stay until somebody says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.words import RequestKind
from models import audit
from models.answers import requests
from models.audit import Audit
from models.owed import Notice
from models.plan import Activity, Milestone, PlanFault
from models.session import Database
from plans.activities.document import PlanDocument
from plans.deciding import settling
from plans.deciding.settling import Deciding
from scheduler.requests.deciding import decide
from scheduler.requests.outcomes import Verdict
from tests.support.builders import a_person, a_request
from tests.support.plans import BY, a_document, a_row, load, load_again
from tests.support.rows import NOW, TODAY
from tests.support.scheduling import a_context

LATER = NOW + timedelta(days=1)
DECIDING = Deciding(TODAY, NOW, audit.Actor(role="planning", channel="cli"))


def plan(days: Sequence[date], text: str = "") -> PlanDocument:
    """Return a version of the plan whose only activity has these dates."""
    printed = text or " y ".join(f"{day:%d/%m/%Y}" for day in days)
    return a_document(a_row(code="1.1", due=tuple(days), due_text=printed))


def day(number: int, month: int) -> date:
    """Return a day of the plan's year."""
    return date(2026, month, number)


def decided(database: Database, entity: int, how: str, until: date) -> None:
    """Let planning move the activity's first date: by granting more time, or by setting it."""
    with database.transaction() as session:
        [activity] = session.scalars(select(Activity))
        days = session.scalars(select(Milestone.due).order_by(Milestone.due)).all()
        if how == "granted":
            who = a_person(session, entity, "Marta")
            a_request(session, activity.id, by=who, kind=RequestKind.EXTENSION)
            [request] = requests.of_entity(session, entity)
            context = a_context(entity)
            decide(session, context, request, Verdict(granted=True, until=until), BY, NOW)
        else:
            values = " ".join(f"{one:%d/%m/%Y}" for one in (until, *days[1:]))
            settling.set_fields(session, activity, {"due": values}, DECIDING)


def dates(database: Database) -> list[date]:
    """Return the dates that stand."""
    with database.reading() as session:
        return list(session.scalars(select(Milestone.due).order_by(Milestone.due)))


BEFORE = (day(5, 6), day(12, 7))


@pytest.mark.parametrize("how", ["granted", "set"])
@pytest.mark.parametrize(
    ("newer", "stand", "asked"),
    [
        pytest.param((day(5, 6), day(20, 7)), (day(10, 6), day(20, 7)), None, id="another moved"),
        pytest.param((day(5, 6),), (day(10, 6),), None, id="another is gone"),
        pytest.param((day(10, 6), day(20, 7)), (day(10, 6), day(20, 7)), None, id="it agrees"),
        pytest.param((day(8, 6), day(12, 7)), (day(10, 6), day(12, 7)), day(8, 6), id="other"),
        pytest.param((day(12, 7),), (day(12, 7),), None, id="it took the date out"),
        pytest.param(
            (*BEFORE, day(30, 9)), (day(10, 6), day(12, 7), day(30, 9)), None, id="one more"
        ),
    ],
)
def test_a_decided_date_is_not_taken_back_by_a_file(
    database: Database,
    entity: int,
    how: str,
    newer: tuple[date, ...],
    stand: tuple[date, ...],
    asked: date | None,
) -> None:
    load(database, entity, plan(BEFORE))
    decided(database, entity, how, day(10, 6))

    stored = load_again(database, entity, plan(newer), now=LATER)

    assert dates(database) == list(stand)
    with database.reading() as session:
        faults = session.scalars(select(PlanFault).filter_by(kind="differs_from_date")).all()
    assert [one.suggestion for one in faults] == ([asked.isoformat()] if asked else [])
    assert [one.due for one in stored.comparison.other_dates] == ([asked] if asked else [])
    for one in faults:
        verb = "Se concedió plazo" if how == "granted" else "La fecha se fijó"
        assert one.message.startswith(verb)
        assert "hasta el 10 de junio de 2026; el archivo trae el 8 de junio" in one.message


@pytest.mark.parametrize(
    ("decision", "first"), [("sí", day(8, 6)), ("10/06/2026", day(10, 6)), ("9/6/2026", day(9, 6))]
)
def test_the_date_of_a_file_is_taken_when_planning_accepts_it(
    database: Database, entity: int, decision: str, first: date
) -> None:
    load(database, entity, plan(BEFORE))
    decided(database, entity, "granted", day(10, 6))
    load_again(database, entity, plan((day(8, 6), day(12, 7))), now=LATER)
    with database.transaction() as session:
        [fault] = session.scalars(select(PlanFault).filter_by(kind="differs_from_date"))
        settling.settle(session, fault, decision, DECIDING)

    assert dates(database) == [first, day(12, 7)]
    load_again(database, entity, plan((day(8, 6), day(20, 7))), now=LATER + timedelta(days=1))
    assert dates(database) == [first, day(20, 7)]


def test_what_was_typed_for_a_cell_stays_while_the_cell_does_and_more_time_given_for_it(
    database: Database, entity: int
) -> None:
    load(database, entity, plan((), "Mensual"))
    with database.transaction() as session:
        [activity] = session.scalars(select(Activity))
        settling.set_fields(session, activity, {"due": "05/06/2026 12/07/2026"}, DECIDING)
        for act in session.scalars(select(Audit).filter_by(action="activity set")):
            session.delete(act)  # as where the workbook of faults was filled in
    decided(database, entity, "granted", day(10, 6))

    load_again(database, entity, plan((day(5, 6), day(20, 7))), now=LATER)

    assert dates(database) == [day(10, 6), day(20, 7)]
    with database.reading() as session:
        told = [one.details["since"] for one in session.scalars(select(Notice))]
    assert day(10, 6).isoformat() not in told

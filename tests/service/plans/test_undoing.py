"""An import that is taken back leaves all as it was, and is not taken back once people know it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core.errors import InputError
from core.words import RequestKind
from models import audit
from models.answers.questions import OpenQuestion
from models.audit import Audit
from models.audit_actions import FAULT_SETTLED, PROGRESS_REPORTED, asked_for
from models.imports import PlanImport
from models.organisation import Office
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Activity, Milestone, Plan, PlanFault
from models.session import Database
from tests.service.plans.imported import (
    LATER,
    STILL_LATER,
    activity,
    against,
    first,
    lead,
    second,
    take_back,
)
from tests.support.builders import (
    a_report,
    a_request,
    a_step,
    an_outbox_item,
    milestones_of,
)
from tests.support.dump import everything
from tests.support.plans import BY, count, load, load_again
from tests.support.rows import NOW


def without(rows: dict[str, list[Any]], *tables: str) -> dict[str, list[Any]]:
    """Return all rows but those of some tables."""
    return {name: some for name, some in rows.items() if name not in tables}


def test_a_first_import_leaves_nothing_but_the_record(database: Database, entity: int) -> None:
    before = without(everything(database), "audit")
    load(database, entity, first())

    assert take_back(database) == 2

    assert without(everything(database), "audit") == before
    with database.reading() as session:
        last = session.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
    assert (last.action, last.before["source_name"], last.after) == (
        "plan import undone", "plan.txt", {},
    )  # fmt: skip


def test_the_same_file_is_imported_again_with_the_same_handles(
    database: Database, entity: int
) -> None:
    load(database, entity, first())
    take_back(database)

    load(database, entity, first())

    with database.reading() as session:
        assert session.scalars(select(Activity.handle).order_by(Activity.position)).all() == [
            "1.1", "1.2", "2.1",
        ]  # fmt: skip


def test_a_newer_version_leaves_all_as_it_was(database: Database, entity: int) -> None:
    load(database, entity, first())
    person = lead(database, entity)
    with database.transaction() as session:
        of_june, of_july = milestones_of(session, activity(database, "1.1"))
        a_report(session, activity(database, "1.2"), 30, by=person)
        for milestone in (of_june, of_july):
            sent = an_outbox_item(session, entity, state=ItemState.SENT, person_id=person, at=NOW)
            a_step(session, milestone, person, state=OwedState.TOLD, outbox_id=sent)
    before = without(everything(database), "audit")

    stored = load_again(database, entity, second(), {"1.1": 0}, now=LATER)
    assert stored.moved
    assert (count(database, Activity), count(database, Milestone)) == (4, 3)
    take_back(database)

    assert without(everything(database), "audit") == before


def test_versions_are_taken_back_one_after_the_other(database: Database, entity: int) -> None:
    nothing = without(everything(database), "audit")
    load(database, entity, first())
    one = without(everything(database), "audit")
    load_again(database, entity, second(), {"1.1": 0}, now=LATER)

    take_back(database)
    assert without(everything(database), "audit") == one
    assert against(database) == ()
    take_back(database)
    assert without(everything(database), "audit") == nothing


def test_what_waits_to_be_sent_is_withdrawn_and_owed_anew(database: Database, entity: int) -> None:
    load(database, entity, first())
    person = lead(database, entity)
    load_again(database, entity, second(), {"1.1": 0}, now=LATER)
    with database.transaction() as session:
        (milestone,) = milestones_of(session, activity(database, "1.1"))
        waits = an_outbox_item(session, entity, person_id=person, at=LATER)
        a_step(session, milestone, person, state=OwedState.TOLD, outbox_id=waits, recorded_at=LATER)

    take_back(database)

    with database.reading() as session:
        assert session.get_one(OutboxItem, waits).state is ItemState.CANCELLED
    assert (count(database, OwedStep), count(database, Notice)) == (0, 0)


def test_a_step_that_the_version_closed_is_owed_anew(database: Database, entity: int) -> None:
    load(database, entity, first())
    person = lead(database, entity, "Prensa")
    with database.transaction() as session:
        (milestone,) = milestones_of(session, activity(database, "1.2"))
        a_step(session, milestone, person)
    load_again(database, entity, second(), {"1.1": 0}, now=LATER)
    with database.reading() as session:
        assert session.scalars(select(OwedStep.state)).one() is OwedState.CLOSED

    take_back(database)

    assert count(database, OwedStep) == 0


def test_an_office_that_has_people_by_now_stays(database: Database, entity: int) -> None:
    load(database, entity, first())
    lead(database, entity)

    assert take_back(database) == 1

    with database.reading() as session:
        assert session.scalars(select(Office.name)).all() == ["Tesorería"]


def reported(database: Database, entity: int) -> None:
    """Let somebody report, as the conversation writes it."""
    person = lead(database, entity)
    about = activity(database, "1.1")
    with database.transaction() as session:
        a_report(session, about, 60, by=person, at=STILL_LATER)
        audit.Change(session, entity, audit.Actor("lead", "telegram", person), STILL_LATER).audit(
            PROGRESS_REPORTED, "activity", about
        )


def asked(database: Database, entity: int) -> None:
    """Let somebody ask for more time."""
    person = lead(database, entity)
    with database.transaction() as session:
        request = a_request(
            session, activity(database, "1.1"), by=person, kind=RequestKind.EXTENSION
        )
        audit.Change(session, entity, audit.Actor("lead", "telegram", person), STILL_LATER).audit(
            asked_for(RequestKind.EXTENSION), "request", request
        )


def settled(database: Database, entity: int) -> None:
    """Let somebody settle a fault."""
    with database.transaction() as session:
        about = activity(database, "1.1")
        fault = PlanFault(
            entity_id=entity, plan_id=session.scalars(select(Plan.id)).one(), activity_id=about,
            place="", field="due", kind="x", rank="note", text="", message="", suggestion="",
        )  # fmt: skip
        session.add(fault)
        session.flush()
        audit.Change(session, entity, BY, STILL_LATER).audit(FAULT_SETTLED, "plan_fault", fault.id)


def told(database: Database, entity: int) -> None:
    """Let somebody be told of an activity."""
    person = lead(database, entity)
    with database.transaction() as session:
        milestone = milestones_of(session, activity(database, "1.1"))[0]
        sent = an_outbox_item(
            session, entity, state=ItemState.SENT, person_id=person, at=STILL_LATER
        )
        a_step(
            session, milestone, person,
            state=OwedState.TOLD, outbox_id=sent, recorded_at=STILL_LATER,
        )  # fmt: skip


def welcomed(database: Database, entity: int) -> None:
    """Let somebody be welcomed to the plan."""
    person = lead(database, entity)
    with database.transaction() as session:
        plan = session.scalars(select(Plan.id)).one()
        sent = an_outbox_item(
            session, entity, state=ItemState.SENT, person_id=person, at=STILL_LATER
        )
        session.add(
            Notice(
                entity_id=entity,
                person_id=person,
                key=f"welcome:{plan}",
                kind="welcome",
                details={"plan_id": plan},
                state=OwedState.TOLD,
                outbox_id=sent,
                recorded_at=STILL_LATER,
            )
        )


def waits(database: Database, entity: int, at: datetime = STILL_LATER) -> None:
    """Let somebody owe one more word about an activity of the plan."""
    person = lead(database, entity)
    with database.transaction() as session:
        session.add(
            OpenQuestion(
                entity_id=entity,
                person_id=person,
                channel="email",
                name="percent",
                content={},
                activity_id=activity(database, "1.1"),
                asked_at=at,
            )
        )


AGAINST = [
    (waits, "1 respuesta espera una palabra más"),
    (reported, "hubo 1 reporte"),
    (asked, "hubo 1 solicitud hecha"),
    (settled, "hubo 1 duda resuelta"),
    (told, "se le avisó a 1 persona"),
    (welcomed, "se le avisó a 1 persona"),
]


@pytest.mark.parametrize("newer", [False, True], ids=["first", "newer"])
@pytest.mark.parametrize(("happens", "reason"), AGAINST)
def test_once_people_know_it_nothing_is_taken_back(
    database: Database, entity: int, happens: Any, reason: str, *, newer: bool
) -> None:
    load(database, entity, first())
    if newer:
        load_again(database, entity, second(), {"1.1": 0}, now=LATER)
    happens(database, entity)
    before = everything(database)

    assert against(database) == (reason,)
    with pytest.raises(InputError, match=f"desde entonces {reason}"):
        take_back(database)

    assert everything(database) == before


def test_what_was_reported_before_the_newer_version_does_not_keep_it(
    database: Database, entity: int
) -> None:
    load(database, entity, first())
    reported(database, entity)
    before = without(everything(database), "audit")
    load_again(database, entity, second(), {"1.1": 0}, now=LATER)

    assert against(database) == ()
    take_back(database)

    assert without(everything(database), "audit") == before


def test_an_import_of_before_these_rows_cannot_be_taken_back(
    database: Database, entity: int
) -> None:
    load(database, entity, first())
    with database.transaction() as session:
        session.execute(select(Plan))
        for row in session.scalars(select(PlanImport)):
            session.delete(row)

    with pytest.raises(InputError, match="no se guardó"):
        take_back(database)


def test_what_was_asked_before_the_newer_version_does_not_keep_it(
    database: Database, entity: int
) -> None:
    load(database, entity, first())
    waits(database, entity, LATER - timedelta(days=1))
    before = without(everything(database), "audit")
    load_again(database, entity, second(), {"1.1": 0}, now=LATER)

    assert against(database) == ()
    take_back(database)

    assert without(everything(database), "audit") == before

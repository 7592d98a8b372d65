"""Whoever was asked about an activity hears when the plan no longer has it, and when it is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.answers.questions import OpenQuestion
from models.audit import Actor, Change
from models.organisation import Office, Person
from models.outbox import ItemState
from models.owed import Notice, OwedState
from models.plan import Activity, Plan
from models.session import Database
from plans.activities.document import PlanDocument
from plans.deciding import by_hand
from plans.storing import undoing
from scheduler.message import lines, notices
from tests.service.plans import imported
from tests.service.plans.imported import (
    JULY,
    JUNE,
    LATER,
    STILL_LATER,
    activity,
    lead,
    sent_of,
    take_back,
)
from tests.support.builders import a_person, a_report, a_step, an_outbox_item, milestones_of
from tests.support.plans import a_document, a_row, load, load_again
from tests.support.rows import NOW
from tests.support.scheduling import REFS, a_welcome

AUGUST = date(2026, 8, 31)
NEXT = STILL_LATER + timedelta(days=1)


def first() -> PlanDocument:
    """A plan with the audience, which Prensa leads and Tesorería supports."""
    offices, others = ("Prensa",), ("Tesorería",)
    return a_document(
        a_row(code="1.1", due=(JULY,)),
        a_row(
            "Realizar la audiencia pública",
            code="1.2", offices=offices, co_offices=others, due=(JUNE,),
        ),
    )  # fmt: skip


def second() -> PlanDocument:
    """Its newer version: the audience is gone."""
    return a_document(a_row(code="1.1", due=(JULY,)))


def reminded(
    database: Database, entity: int, person: int, office: str, state: ItemState = ItemState.SENT
) -> None:
    """Let a reminder of the audience go to a person because of her office."""
    about = activity(database, "1.2")
    with database.transaction() as session:
        found = session.scalars(select(Office.id).filter_by(name=office)).one()
        (milestone,) = milestones_of(session, about)
        item = an_outbox_item(session, entity, state=state, person_id=person, at=NOW)
        a_step(session, milestone, person, office_id=found, state=OwedState.TOLD, outbox_id=item)


def told(database: Database) -> list[tuple[int, str]]:
    """Return who is owed which note."""
    return [(person, kind) for person, kind, _ in imported.notices(database)]


@pytest.fixture
def prensa(database: Database, entity: int) -> int:
    """Who leads Prensa, of the loaded plan."""
    load(database, entity, first())
    return lead(database, entity, "Prensa")


def test_the_lead_who_was_reminded_is_told_once_and_who_only_supports_is_not(
    database: Database, entity: int, prensa: int
) -> None:
    lead(database, entity, "Tesorería")
    reminded(database, entity, prensa, "Prensa")

    load_again(database, entity, second(), now=LATER)
    load_again(database, entity, second(), now=STILL_LATER, source_name="plan 3.txt")

    assert told(database) == [(prensa, "activity_gone")]


def test_who_supports_is_told_if_she_was_asked_and_the_lead_need_not_be(
    database: Database, entity: int, prensa: int
) -> None:
    tesoreria = lead(database, entity, "Tesorería")
    reminded(database, entity, tesoreria, "Tesorería")
    load_again(database, entity, second(), now=LATER)
    assert told(database) == [(tesoreria, "activity_gone")]
    assert prensa not in dict(told(database))


def test_the_lead_is_told_where_somebody_of_her_office_was_asked(
    database: Database, entity: int, prensa: int
) -> None:
    with database.transaction() as session:
        office = session.scalars(select(Office.id).filter_by(name="Prensa")).one()
        other = a_person(session, entity, "Otra", office=office)
    reminded(database, entity, other, "Prensa")
    load_again(database, entity, second(), now=LATER)
    assert sorted(told(database)) == [(prensa, "activity_gone"), (other, "activity_gone")]


@pytest.mark.parametrize("why", ["report", "question", "welcome"])
def test_who_spoke_of_it_or_was_asked_or_shown_it_is_told(
    database: Database, entity: int, prensa: int, why: str
) -> None:
    about = activity(database, "1.2")
    with database.transaction() as session:
        if why == "report":
            a_report(session, about, 30, by=prensa)
        elif why == "welcome":
            plan = session.scalars(select(Plan.id)).one()
            a_welcome(session, prensa, plan, at=NOW + timedelta(hours=1))
        else:
            session.add(
                OpenQuestion(
                    entity_id=entity, person_id=prensa, channel="email", name="percent",
                    content={}, activity_id=about, asked_at=NOW,
                )
            )  # fmt: skip
    load_again(database, entity, second(), now=LATER)
    assert told(database) == [(prensa, "activity_gone")]


@pytest.mark.parametrize("why", ["never written to", "waits", "returned", "done"])
def test_who_expects_nothing_is_told_nothing(
    database: Database, entity: int, prensa: int, why: str
) -> None:
    if why == "waits":
        reminded(database, entity, prensa, "Prensa", ItemState.PENDING)
    elif why == "returned":
        reminded(database, entity, prensa, "Prensa", ItemState.FAILED)
    elif why == "done":
        reminded(database, entity, prensa, "Prensa")
        about = activity(database, "1.2")
        with database.transaction() as session:
            a_report(session, about, 100, by=prensa)
    load_again(database, entity, second(), now=LATER)
    assert told(database) == []


def test_what_was_not_told_yet_is_withdrawn_with_the_import(
    database: Database, entity: int, prensa: int
) -> None:
    reminded(database, entity, prensa, "Prensa")
    load_again(database, entity, second(), now=LATER)
    take_back(database)
    assert told(database) == []


def test_who_was_told_is_told_back_when_the_import_is_taken_back(
    database: Database, entity: int, prensa: int
) -> None:
    reminded(database, entity, prensa, "Prensa")
    load_again(database, entity, second(), now=LATER)
    sent_of(database, entity, prensa)
    with database.reading() as session:
        assert undoing.look(session, session.scalars(select(Plan)).one()).corrected == 1
    take_back(database)
    assert told(database) == [(prensa, "activity_back")]


@pytest.mark.parametrize("knows", [True, False])
def test_a_newer_file_that_brings_it_back_is_told_to_who_knew_it_gone(
    database: Database, entity: int, prensa: int, *, knows: bool
) -> None:
    reminded(database, entity, prensa, "Prensa")
    load_again(database, entity, second(), now=LATER)
    if knows:
        sent_of(database, entity, prensa)
    load_again(database, entity, first(), now=STILL_LATER, source_name="plan 3.txt")
    assert told(database) == ([(prensa, "activity_back")] if knows else [])

    load_again(database, entity, second(), now=NEXT, source_name="plan 4.txt")
    assert told(database) == ([] if knows else [(prensa, "activity_gone")])


def test_several_are_told_as_one(database: Database, entity: int) -> None:
    load(database, entity, a_document(*first().activities, a_row("Otra", code="1.3", due=(JUNE,))))
    tesoreria = lead(database, entity)
    with database.transaction() as session:
        for handle in ("1.1", "1.3"):
            a_report(session, activity(database, handle), 30, by=tesoreria)
    load_again(database, entity, a_document(first().activities[1]), now=LATER)

    with database.transaction() as session:
        rows = session.scalars(select(Notice).order_by(Notice.id)).all()
        about = lines.facts(session, [one.activity_id for one in rows if one.activity_id])
        (item,) = notices.items(rows, about, {one.details["office_id"]: "" for one in rows}, REFS)
    assert (item.name, [one["handle"] for one in item.each]) == ("activity_gone", ["1.1", "1.3"])


def test_dates_that_change_are_one_list_of_an_office_and_one_of_another_stands_alone(
    database: Database, entity: int
) -> None:
    other = a_row("Otra", code="1.3", due=(JUNE,))
    load(database, entity, a_document(*first().activities, other))
    for office in ("Tesorería", "Prensa"):
        lead(database, entity, office)
    moved = (replace(one, due=(AUGUST,)) for one in (*first().activities, other))
    load_again(database, entity, a_document(*moved), now=LATER)

    with database.reading() as session:
        rows = session.scalars(select(Notice).order_by(Notice.id)).all()
        about = lines.facts(session, [one.activity_id for one in rows if one.activity_id])
        names = {one.details["office_id"]: str(one.details["office_id"]) for one in rows}
        made = notices.items(rows, about, names, REFS)
    assert [(one.name, [each["handle"] for each in one.each]) for one in made] == [
        ("date_moved", ["1.1", "1.3"]),
        ("date_moved", ["1.2"]),
    ]


def archived(database: Database, entity: int, by: Actor) -> None:
    """Somebody takes the audience out of the plan."""
    with database.transaction() as session:
        about = session.scalars(select(Activity).filter_by(handle="1.2")).one()
        by_hand.archive(Change(session, entity, by, LATER), about, "no hay presupuesto")


@pytest.mark.parametrize("shown_to", ["Prensa", "Tesorería", ""])
def test_what_somebody_archives_is_told_with_the_reason_to_who_leads_and_who_supports(
    database: Database, entity: int, prensa: int, shown_to: str
) -> None:
    tesoreria = lead(database, entity, "Tesorería")
    if shown_to == "Prensa":
        reminded(database, entity, prensa, "Prensa")
    elif shown_to:
        with database.transaction() as session:
            plan = session.scalars(select(Plan.id)).one()
            a_welcome(session, tesoreria, plan, at=NOW + timedelta(hours=1))

    archived(database, entity, Actor(role="technician", channel="cli"))

    heard = {"Prensa": {prensa, tesoreria}, "Tesorería": {tesoreria}, "": set[int]()}[shown_to]
    with database.reading() as session:
        owed = session.scalars(select(Notice).where(Notice.kind == "activity_gone")).all()
    assert {one.person_id for one in owed} == heard
    for one in owed:
        assert (one.details["reason"], one.details["by"]) == ("no hay presupuesto", "")
        assert "by_file" not in one.details


def test_the_note_of_what_was_archived_names_who_did_it_and_no_newer_file(
    database: Database, entity: int, prensa: int
) -> None:
    reminded(database, entity, prensa, "Prensa")
    archived(database, entity, Actor("planning", "cli", prensa))

    about = activity(database, "1.2")
    with database.reading() as session:
        rows = session.scalars(select(Notice).where(Notice.kind == "activity_gone")).all()
        names = {one.details["office_id"]: "" for one in rows}
        (item,) = notices.items(rows, lines.facts(session, [about]), names, REFS)
        by = session.get_one(Person, prensa).name
    assert item.values["by"] == by
    assert item.values["reason"] == "no hay presupuesto"
    assert not item.values["by_file"]

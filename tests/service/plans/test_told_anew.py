"""The offices of an activity hear that it is new in a plan they know, and that its goal changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.audit import Actor, Change
from models.owed import Notice, OwedState
from models.plan import Activity, Plan
from models.session import Database
from plans.deciding import by_hand, settling
from plans.deciding.settling import Deciding
from scheduler.message import lines, notices
from tests.service.plans import imported
from tests.service.plans.imported import JULY, JUNE, LATER, STILL_LATER, lead, sent_of
from tests.support.plans import a_document, a_row, load
from tests.support.rows import NOW
from tests.support.scheduling import REFS, a_welcome

BY = Actor(role="technician", channel="cli")
WHY = "lo aprobó el comité"


@pytest.fixture
def people(database: Database, entity: int) -> dict[str, int]:
    """Who leads Prensa and Tesorería, of the loaded plan to which both were welcomed, and Archivo,
    whose lead was not."""
    load(
        database,
        entity,
        a_document(
            a_row("Uno", code="1.1", offices=("Prensa",), product="3 actas", due=(JULY,)),
            a_row("Dos", code="1.2", offices=("Tesorería",), due=(JUNE,)),
            a_row("Tres", code="1.3", offices=("Archivo",), due=(JUNE,)),
        ),
    )
    found = {name: lead(database, entity, name) for name in ("Prensa", "Tesorería", "Archivo")}
    with database.transaction() as session:
        plan = session.scalars(select(Plan.id)).one()
        for name in ("Prensa", "Tesorería"):
            a_welcome(session, found[name], plan, at=NOW + timedelta(hours=1))
    return found


def add(database: Database, entity: int, *offices: str) -> str:
    """Add an activity that these offices answer for; return its handle."""
    with database.transaction() as session:
        plan = session.scalars(select(Plan)).one()
        new = by_hand.Added("Medir la satisfacción", (JULY,), offices, "3.4", {})
        return by_hand.add(Change(session, entity, BY, LATER), plan, new, WHY)


def edit(
    database: Database,
    values: dict[str, str],
    *,
    reason: str = WHY,
    handle: str = "1.1",
    hours: int = 0,
) -> None:
    """Let somebody set fields of an activity, for a reason or because they were misread."""
    now = LATER + timedelta(hours=hours)
    with database.transaction() as session:
        about = session.scalars(select(Activity).filter_by(handle=handle)).one()
        settling.set_fields(session, about, values, Deciding(now.date(), now, BY, reason))


def told(database: Database) -> list[tuple[int, str]]:
    """Return who is owed which note."""
    return [(person, kind) for person, kind, _ in imported.notices(database)]


def goals(database: Database) -> list[tuple[str, str]]:
    """Return what waits to be told of goals: what each was, and is."""
    rows = imported.notices(database)
    return [(one["before"], one["after"]) for _, kind, one in rows if kind == "goal_changed"]


def test_the_leads_of_all_its_offices_hear_of_an_activity_that_is_added(
    database: Database, entity: int, people: dict[str, int]
) -> None:
    handle = add(database, entity, "Prensa", "Tesorería", "Archivo")

    # Whose welcome is still to come finds it there.
    owed = {person: one for person, _, one in imported.notices(database)}
    assert set(told(database)) == {
        (people["Prensa"], "activity_added"), (people["Tesorería"], "activity_added"),
    }  # fmt: skip
    assert owed[people["Prensa"]]["duty"] == "lead"
    assert owed[people["Tesorería"]]["duty"] == "support"
    with database.reading() as session:
        about = session.scalars(select(Activity.id).filter_by(handle=handle)).one()
        rows = session.scalars(
            select(Notice).where(Notice.state == OwedState.OPEN).order_by(Notice.id)
        ).all()
        (item,) = notices.items(rows, lines.facts(session, [about]), {}, REFS)
    assert [one["due"] for one in item.each] == [JULY.isoformat()] * 2
    assert (item.values["reason"], item.values["by"]) == (WHY, "")


@pytest.mark.usefixtures("people")
def test_what_is_taken_out_before_anybody_was_told_is_told_to_nobody(
    database: Database, entity: int
) -> None:
    handle = add(database, entity, "Prensa")
    edit(
        database,
        {"product": "2 informes"},
        handle=handle,
    )
    with database.transaction() as session:
        about = session.scalars(select(Activity).filter_by(handle=handle)).one()
        by_hand.archive(Change(session, entity, BY, STILL_LATER), about, "no hay presupuesto")

    assert told(database) == []


def test_who_was_told_of_it_hears_that_it_is_gone(
    database: Database, entity: int, people: dict[str, int]
) -> None:
    handle = add(database, entity, "Prensa")
    sent_of(database, entity, people["Prensa"])
    with database.transaction() as session:
        about = session.scalars(select(Activity).filter_by(handle=handle)).one()
        by_hand.archive(Change(session, entity, BY, STILL_LATER), about, "no hay presupuesto")

    assert told(database) == [(people["Prensa"], "activity_gone")]


@pytest.mark.parametrize(
    ("values", "heard"),
    [
        ({"product": "4 actas"}, [("3 actas", "4 actas")]),
        ({"goal": "doce"}, [("", "doce")]),
        ({"planned": "12", "title": "Otro"}, [("", "12")]),
        ({"product": "3 actas"}, []),  # says it already
        ({"title": "Otro", "indicator": "actas"}, []),
    ],
)
def test_the_lead_hears_that_its_goal_is_another(
    database: Database, people: dict[str, int], values: dict[str, str], heard: list[tuple[str, str]]
) -> None:
    edit(database, values)

    assert goals(database) == heard
    assert {person for person, _ in told(database)} <= {people["Prensa"]}


@pytest.mark.usefixtures("people")
def test_a_goal_that_was_only_misread_is_no_other_goal(database: Database) -> None:
    edit(
        database,
        {"product": "4 actas"},
        reason="",
    )

    assert goals(database) == []


def test_several_untold_changes_of_a_goal_are_one_and_none_where_it_is_as_it_was(
    database: Database, entity: int, people: dict[str, int]
) -> None:
    edit(
        database,
        {"product": "4 actas"},
    )
    edit(database, {"product": "5 actas"}, hours=1)
    assert goals(database) == [("3 actas", "5 actas")]
    edit(database, {"product": "3 actas"}, hours=2)
    assert goals(database) == []

    edit(database, {"product": "4 actas"}, hours=3)
    sent_of(database, entity, people["Prensa"])
    edit(database, {"product": "6 actas"}, hours=4)
    assert goals(database) == [("4 actas", "6 actas")]

"""The third seed imported, then a changed and renumbered copy: reports stay where they belong."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from core.errors import InputError
from core.spanish import fold
from models.owed import Notice
from models.plan import Activity, Milestone, Plan
from models.session import Database
from plans.activities.document import PlanDocument
from plans.read import read_plan
from plans.storing import reload
from tests.support.builders import a_person, a_report
from tests.support.plans import load, load_again
from tests.support.rows import NOW, TODAY
from tests.support.shared import shared

SEED = "seeds/003_e4f871fba05a12a0.txt"
# The codes of component 1 in the copy: an activity was put before them.
RENUMBERED = re.compile(r"\t1\.(\d+)\t")
MOVED = ("30/06/2023", "31/07/2023")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy in which component 1 is numbered one higher and the dates of June are of July."""
    text = shared(SEED).read_text("utf-8").replace(*MOVED)
    file = tmp_path / "segundo.txt"
    file.write_text(RENUMBERED.sub(lambda code: f"\t1.{int(code[1]) + 1}\t", text), "utf-8")
    return file


def test_reports_stay_on_the_right_activities_of_a_changed_and_renumbered_copy(
    database: Database, entity: int, copy: Path
) -> None:
    before, after = read_plan(shared(SEED)), read_plan(copy)
    load(database, entity, before)
    said = _report_on_each(database)

    with pytest.raises(InputError, match="esperan una decisión"):
        load_again(database, entity, after)
    told = _proposed(database, entity, after)
    stored = load_again(database, entity, after, told)

    with database.reading() as session:
        rows = session.scalars(select(Activity).order_by(Activity.position)).all()
    assert len(rows) == len(before.activities) == len(after.activities)
    assert [(fold(row.title), row.percent) for row in rows] == [
        (fold(one.title), said[fold(one.title)]) for one in before.activities
    ]
    assert [row.code for row in rows] == [one.code for one in after.activities]
    pairs = zip(before.activities, after.activities, strict=True)
    assert len(told) == sum(old.code != new.code for old, new in pairs) > 10
    assert stored.comparison.difference.gone == ()
    assert stored.comparison.difference.new == ()


def test_moved_dates_of_the_copy_are_told_to_whoever_leads_the_office(
    database: Database, entity: int, copy: Path
) -> None:
    before, after = read_plan(shared(SEED)), read_plan(copy)
    loaded = load(database, entity, before)
    with database.transaction() as session:
        for office in loaded.office_ids:
            a_person(session, entity, f"Líder {office}", office=office)

    stored = load_again(database, entity, after, _proposed(database, entity, after))

    june, july = date(2023, 6, 30), date(2023, 7, 31)
    with database.reading() as session:
        moved = session.scalars(select(Milestone).filter_by(original_due=june)).all()
        told = session.scalars(select(Notice.details).filter_by(kind="date_moved")).all()
        left = session.scalars(select(Milestone.id).filter_by(due=june)).all()
    assert len(moved) == stored.moved == sum(june in one.due for one in before.activities) > 0
    assert {one.due for one in moved} == {july}
    assert list(left) == []
    waiting = {one.activity_id for one in moved if not one.met}
    assert {one["activity_id"] for one in told} == waiting


def test_the_seed_itself_again_is_no_difference(database: Database, entity: int) -> None:
    document = read_plan(shared(SEED))
    load(database, entity, document)

    stored = load_again(database, entity, document)

    assert stored.comparison.difference.nothing
    assert (stored.moved, stored.reports) == (0, 0)


def test_an_activity_less_and_one_more_are_told_apart(database: Database, entity: int) -> None:
    document = read_plan(shared(SEED))
    load(database, entity, document)
    fresh = replace(document.activities[0], code="9.9", title="Capacitar en integridad pública")
    newer = replace(document, activities=(*document.activities[1:], fresh))

    stored = load_again(database, entity, newer)

    found = stored.comparison.difference
    assert found.gone == ("1.1",)
    assert [newer.activities[row].code for row in found.new] == ["9.9"]
    assert len(found.same) == len(document.activities) - 1


def _report_on_each(database: Database) -> dict[str, Decimal]:
    """Let somebody report another percentage on each activity; return them by title."""
    said = {}
    with database.transaction() as session:
        for number, row in enumerate(session.scalars(select(Activity)).all()):
            percent = Decimal(number) + Decimal("0.5")
            a_report(session, row.id, percent)
            said[fold(row.title)] = percent
    return said


def _proposed(database: Database, entity: int, document: PlanDocument) -> dict[str, int | None]:
    """Return what is proposed of each pair that waits for a decision."""
    with database.reading() as session:
        plan = session.scalars(select(Plan.id).filter_by(entity_id=entity)).one()
        found = reload.compare(session, document, plan_id=plan, told={}, today=TODAY, now=NOW)
    assert found.difference.distinct == ()
    return {pair.handle: pair.row for pair in found.difference.renumbered}

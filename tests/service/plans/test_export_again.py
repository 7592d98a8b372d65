"""The third seed imported, a changed and renumbered copy, and the table given back after both."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from models.plan import Activity, Plan
from models.session import Database
from plans.activities.document import PlanDocument
from plans.export.csv import write_csv
from plans.export.docx import write_docx
from plans.export.plan_table import stored_plan
from plans.export.table_back import TableBack, table_of
from plans.export.xlsx import write_xlsx
from plans.read import read_plan, understand
from plans.readers.csv import read_csv
from plans.readers.docx import read_docx
from plans.readers.grid import Grid
from plans.readers.xlsx import read_xlsx
from plans.storing import reload
from tests.support.builders import a_report
from tests.support.plans import load, load_again
from tests.support.rows import NOW, TODAY
from tests.support.shared import shared

SEED = "seeds/003_e4f871fba05a12a0.txt"
RENUMBERED = re.compile(r"\t1\.(\d+)\t")

FORMS = pytest.mark.parametrize(
    ("write", "read"),
    [(write_xlsx, read_xlsx), (write_csv, read_csv), (write_docx, read_docx)],
    ids=["xlsx", "csv", "docx"],
)


@FORMS
def test_after_a_renumbered_copy_the_table_has_its_codes_and_everybody_s_reports(
    database: Database,
    entity: int,
    tmp_path: Path,
    write: Callable[[TableBack], bytes],
    read: Callable[[bytes, str], Grid],
) -> None:
    copy = tmp_path / "segundo.txt"
    text = shared(SEED).read_text("utf-8").replace("30/06/2023", "31/07/2023")
    copy.write_text(RENUMBERED.sub(lambda code: f"\t1.{int(code[1]) + 1}\t", text), "utf-8")
    newer = read_plan(copy)
    load(database, entity, read_plan(shared(SEED)))
    said = _report_on_each(database)
    load_again(database, entity, newer, _proposed(database, entity, newer))

    back = understand(read(write(table_of(_stored(database, entity))), "export"))

    assert [(one.code, one.title, one.due) for one in back.activities] == [
        (one.code, one.title, one.due) for one in newer.activities
    ]
    assert [(one.percent, one.description) for one in back.activities] == said
    assert back.cutoff == TODAY


@FORMS
def test_the_table_given_back_is_no_other_plan_when_it_is_imported(
    database: Database,
    entity: int,
    write: Callable[[TableBack], bytes],
    read: Callable[[bytes, str], Grid],
) -> None:
    load(database, entity, read_plan(shared(SEED)))
    _report_on_each(database)
    back = understand(read(write(table_of(_stored(database, entity))), "export"))

    with database.reading() as session:
        plan = session.scalars(select(Plan.id)).one()
        found = reload.compare(session, back, plan_id=plan, told={}, today=TODAY, now=NOW)

    changed = {one.field for pair in found.difference.changed for one in pair.changes}
    assert changed <= {"percent", "percent_text", "description"}
    assert (found.difference.new, found.difference.gone, found.difference.renumbered) == (
        (),
        (),
        (),
    )
    assert found.differs == []


def _stored(database: Database, entity: int) -> PlanDocument:
    with database.reading() as session:
        plan = session.scalars(select(Plan.id)).one()
        return stored_plan(session, entity, plan, today=TODAY)


def _report_on_each(database: Database) -> list[tuple[Decimal, str]]:
    """Let somebody report another percentage on each activity; return what was said, in order."""
    said = []
    with database.transaction() as session:
        ids = session.scalars(select(Activity.id).order_by(Activity.position)).all()
        for number, activity in enumerate(ids):
            said.append((Decimal(number) + Decimal("0.5"), f"Vamos en el punto {number}."))
            a_report(session, activity, said[-1][0], description=said[-1][1])
    return said


def _proposed(database: Database, entity: int, document: PlanDocument) -> dict[str, int | None]:
    """Return what is proposed of each pair that waits for a decision."""
    with database.reading() as session:
        plan = session.scalars(select(Plan.id).filter_by(entity_id=entity)).one()
        found = reload.compare(session, document, plan_id=plan, told={}, today=TODAY, now=NOW)
    return {pair.handle: pair.row for pair in found.difference.renumbered}

"""Of how many activities a newer file names another office: the digest tells it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from models.audit import Audit, Change
from models.session import Database
from models.staff import office_names, offices
from tests.service.plans.test_store_version import plan, rows
from tests.support.plans import BY, a_row, load, load_again
from tests.support.rows import NOW


def test_another_spelling_of_an_office_or_one_merged_before_is_no_other_office(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    with database.transaction() as session:
        old, new = (
            offices.find_office(session, entity_id=entity, typed=name)
            for name in ("Prensa", "Tesorería")
        )
        office_names.add_alias(Change(session, entity, BY, NOW), office=new, name="Tesoro")
        offices.merge_offices(Change(session, entity, BY, NOW), source=old, target=new)
    spelt = [
        replace(one, offices=("Tesoro",)) if one.offices in {("Tesorería",), ("Prensa",)} else one
        for one in rows()
    ]
    load_again(database, entity, plan(*spelt))

    assert _handed_on(database) == 0


def test_an_office_that_is_another_is_counted(database: Database, entity: int) -> None:
    load(database, entity, plan())
    newer = a_row("Racionalizar los trámites", code="2.1", offices=("Jurídica",))
    load_again(database, entity, plan(*rows()[:2], newer))

    assert _handed_on(database) == 1


def _handed_on(database: Database) -> int:
    """Return of how many activities the newest file names another office, as the digest tells."""
    with database.reading() as session:
        query = select(Audit).where(Audit.action == "plan loaded again").order_by(Audit.id.desc())
        told: int = session.scalars(query.limit(1)).one().after["offices"]
        return told

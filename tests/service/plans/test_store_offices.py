"""The offices of a plan are those that the entity has, however they are written."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.words import Duty
from models.audit import Change
from models.organisation import Office, OfficeAlias
from models.plan import Responsibility
from models.session import Database
from models.staff.offices import OfficeRow, merge_offices
from plans.values.plan_offices import PlanOffice
from tests.support.builders import an_office
from tests.support.plans import BY, a_document, a_row, count, load
from tests.support.rows import NOW


def test_new_offices_come_with_their_spellings_and_collectives_are_marked(
    database: Database, entity: int
) -> None:
    document = a_document(
        a_row(offices=("Oficina de Planeación", "Áreas misionales")),
        offices=(
            PlanOffice("Oficina de Planeación", ("OFICINA DE PLANEACION", "Ofc. Planeación")),
            PlanOffice("Áreas misionales", collective=True),
        ),
    )

    result = load(database, entity, document)

    with database.reading() as session:
        offices = {row.name: row.collective for row in session.scalars(select(Office))}
        aliases = session.scalars(select(OfficeAlias.name)).all()
    assert offices == {"Oficina de Planeación": False, "Áreas misionales": True}
    assert aliases == ["Ofc. Planeación"]
    assert (result.offices_new, result.aliases_new) == (
        ("Oficina de Planeación", "Áreas misionales"),
        1,
    )


@pytest.mark.parametrize(
    "spelling",
    [
        "oficina de planeación",
        "OFICINA DE PLANEACION.",
        "Oficina Planeación",
        "Grupo de Planes",
        "Oficina de Planeacción",
    ],
)
def test_an_office_that_the_entity_has_is_found_in_any_spelling(
    database: Database, entity: int, spelling: str
) -> None:
    with database.transaction() as session:
        known = an_office(session, entity, "Oficina de Planeación", aliases=["Grupo de Planes"])

    result = load(database, entity, a_document(a_row(offices=(spelling,))))

    assert (result.office_ids, result.offices_new) == ((known,), ())
    assert count(database, Office) == 1


def test_another_office_is_not_taken_for_one_that_resembles_it(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        an_office(session, entity, "Secretaría de Planeación")
        an_office(session, entity, "Dirección de Rentas")

    result = load(
        database,
        entity,
        a_document(a_row(offices=("Oficina de Planeación", "Dirección de Ventas"))),
    )

    assert result.offices_new == ("Oficina de Planeación", "Dirección de Ventas")


def test_a_new_spelling_becomes_an_alias_for_the_next_plan(database: Database, entity: int) -> None:
    with database.transaction() as session:
        known = an_office(session, entity, "Oficina de Planeación")
    spellings = PlanOffice("Oficina de Planeación", ("Planeación Municipal",))
    load(
        database,
        entity,
        a_document(a_row(offices=("Oficina de Planeación",)), offices=(spellings,)),
    )

    result = load(
        database, entity, a_document(a_row(offices=("PLANEACION MUNICIPAL",))), digest="b"
    )

    assert (result.office_ids, result.offices_new) == ((known,), ())


def test_an_office_that_was_merged_away_gives_its_activities_to_the_other(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        old = OfficeRow(an_office(session, entity, "Sistemas"), "Sistemas", False)
        new = OfficeRow(an_office(session, entity, "TIC"), "TIC", False)
        merge_offices(Change(session, entity, BY, NOW), source=old, target=new)

    result = load(database, entity, a_document(a_row(offices=("Sistemas", "TIC"))))

    assert result.office_ids == (new.id,)
    assert _duties(database) == [("TIC", Duty.LEAD)]


def _duties(database: Database) -> list[tuple[str, Duty]]:
    query = select(Office.name, Responsibility.duty).join(
        Responsibility, Responsibility.office_id == Office.id
    )
    with database.reading() as session:
        rows = session.execute(query.order_by(Responsibility.position))
        return [(name, duty) for name, duty in rows]

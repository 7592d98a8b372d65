"""Two offices that are one: who worked in the one that goes over is told, and nobody else."""

from __future__ import annotations

from sqlalchemy import select

from core.words import Role
from models.audit import Actor, Change
from models.owed import Notice
from models.session import Database
from models.staff.offices import find_office
from scheduler.told import uniting
from tests.support.builders import NOW, a_membership, a_person, an_office
from tests.support.scheduling import Town, a_context, a_town

FORMER, OFFICE = "Tesorería", "Secretaría de Planeación"


def unite(database: Database, town: Town, by: int | None = None) -> None:
    """Let Tesorería be one with the town's office."""
    with database.transaction() as session:
        source, target = (
            find_office(session, entity_id=town.entity, typed=name) for name in (FORMER, OFFICE)
        )
        change = Change(session, town.entity, Actor("planning", "web", by), NOW)
        uniting.unite(change, a_context(town.entity), source=source, target=target)


def told(database: Database) -> list[tuple[int, str, dict[str, str | int | None]]]:
    """Return whom what is told besides the welcome to a plan."""
    with database.reading() as session:
        query = select(Notice).where(Notice.kind != "welcome").order_by(Notice.id)
        rows = session.scalars(query).all()
        return [(one.person_id, one.kind, dict(one.details)) for one in rows]


def test_the_people_of_the_office_that_goes_over_are_told_once_each_and_the_others_not(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        treasury = an_office(session, town.entity, FORMER)
        bea = a_person(session, town.entity, "Bea Díaz", office=treasury)
        a_membership(session, bea, Role.DELEGATE, office=treasury)

    unite(database, town)

    said: dict[str, str | int | None] = {"former": FORMER, "office": OFFICE}
    assert told(database) == [(bea, "office_united", said)]


def test_an_office_without_people_and_who_unites_them_herself_are_told_nothing(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        treasury = an_office(session, town.entity, FORMER)
        bea = a_person(session, town.entity, "Bea Díaz", office=treasury)

    unite(database, town, by=bea)

    assert told(database) == []

"""Somebody follows a delegate: she helps the office, and does not answer for it."""

from __future__ import annotations

from sqlalchemy import select

from core.words import Role
from models.audit import Actor, Change
from models.owed import Notice
from models.session import Database
from scheduler.told.replacing import replace
from tests.support.builders import NOW, TODAY, a_person
from tests.support.scheduling import a_town


def test_who_follows_a_delegate_does_not_answer_for_the_office(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        deputy = a_person(session, town.entity, "Wilmer Pacheco", office=town.office,
                          role=Role.DELEGATE, email="wilmer@p.example")  # fmt: skip
    with database.transaction() as session:
        bea = a_person(session, town.entity, "Bea Díaz", email="bea@p.example")
        change = Change(session, town.entity, Actor("technician", "cli"), NOW)
        replace(change, town.context, deputy, bea, on=TODAY)

    with database.reading() as session:
        follows = session.scalars(select(Notice).filter_by(kind="replaces")).one()
    told = (follows.details["had"], follows.details["helps"])
    assert told == ("", "de la Secretaría de Planeación")

"""Doubtful unions among an entity's offices are proposed until a person has decided."""

from __future__ import annotations

import pytest

from core.errors import InputError
from models.audit import Actor, Change
from models.session import Database
from models.staff.offices import find_office
from plans.deciding.office_review import keep_apart, proposals
from tests.support.plans import a_document, a_row, load
from tests.support.rows import NOW

ONE, OTHER = "Oficina de Planeación", "Oficina Asesora de Planeación"
BY = Actor("planning", "command")


def _keep_apart(database: Database, entity: int, *names: str) -> bool:
    with database.transaction() as session:
        one, other = (find_office(session, entity_id=entity, typed=name) for name in names)
        return keep_apart(Change(session, entity, BY, NOW), one=one, other=other)


def _proposals(database: Database, entity: int) -> list[set[str]]:
    with database.reading() as session:
        return [set(pair) for pair in proposals(session, entity)]


def test_two_offices_that_resemble_each_other_are_proposed_until_they_are_kept_apart(
    database: Database, entity: int
) -> None:
    load(database, entity, a_document(a_row(offices=(ONE, OTHER, "Tesorería"))))

    assert _proposals(database, entity) == [{ONE, OTHER}]
    assert _keep_apart(database, entity, ONE, OTHER)
    assert _proposals(database, entity) == []
    assert not _keep_apart(database, entity, OTHER, ONE)


def test_an_office_is_not_kept_apart_from_itself(database: Database, entity: int) -> None:
    load(database, entity, a_document(a_row(offices=(ONE,))))

    with pytest.raises(InputError):
        _keep_apart(database, entity, ONE, ONE)

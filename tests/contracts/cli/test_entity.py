"""culmina entity rename: the settings have the name, the database follows, once and on record."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlalchemy import select

from models.audit import Audit
from models.organisation import Entity
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import an_entity
from tests.support.rows import ENTITY

Cli = Callable[..., Ran]
NEW = "Distrito de Puerto Esperanza"


def rename_in_settings(place: Place) -> None:
    """Let the technician write the new name into the settings."""
    text = place.config.read_text(encoding="utf-8")
    place.config.write_text(re.sub(r'name = ".*?"', f'name = "{NEW}"', text, count=1), "utf-8")


def names(place: Place) -> list[str]:
    """Return how the entities of the database are called."""
    with place.database.reading() as session:
        return list(session.scalars(select(Entity.name).order_by(Entity.id)))


def test_the_entity_gets_the_name_of_the_settings(place: Place, culmina: Cli) -> None:
    rename_in_settings(place)

    ran = culmina("entity", "rename", ENTITY)

    assert ran.code == 0
    assert names(place) == [NEW]
    assert culmina("status").out.startswith(NEW)
    with place.database.reading() as session:
        row = session.scalars(select(Audit)).one()
    assert (row.action, row.subject_id, row.before, row.after) == (
        "entity renamed", place.entity, {"name": ENTITY}, {"name": NEW},
    )  # fmt: skip


def test_until_then_every_command_says_what_to_type(place: Place, culmina: Cli) -> None:
    rename_in_settings(place)

    ran = culmina("status")

    assert ran.code == 2
    assert f"culmina entity rename '{ENTITY}'" in ran.error
    assert f"no entity called '{NEW}', only '{ENTITY}'" in ran.error


def test_doctor_tells_that_the_names_differ(place: Place, culmina: Cli) -> None:
    rename_in_settings(place)

    ran = culmina("doctor")

    assert ran.code == 1
    assert ran.out.count(f"culmina entity rename '{ENTITY}'") == 1
    assert "ok   deciders: not looked at (see database)" in ran.out


def test_a_name_that_nothing_has_is_refused(place: Place, culmina: Cli) -> None:
    rename_in_settings(place)

    ran = culmina("entity", "rename", "Alcaldía de Nadie")

    assert ran.code == 2
    assert names(place) == [ENTITY]


def test_without_the_new_name_in_the_settings_nothing_is_renamed(
    culmina: Cli,
) -> None:
    ran = culmina("entity", "rename", ENTITY)

    assert ran.code == 2
    assert "Escriba primero el nombre nuevo en [entity] name de los ajustes." in ran.error


def test_two_entities_never_get_one_name(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        an_entity(session, NEW)
    rename_in_settings(place)

    assert culmina("entity", "rename", ENTITY).code == 2
    assert names(place) == [ENTITY, NEW]

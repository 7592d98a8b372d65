"""The schema: made by the migrations, the same as the models, asked for before a start."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

from core.errors import EnvironmentFault
from models.inbox import InboundState
from models.migrations import check, runner, version
from models.outbox import OutboxItem
from models.session import Database
from tests.support.builders import an_entity, an_inbound, an_outbox_item


def test_models_and_migrations_agree() -> None:
    assert check.differences() == []


def test_the_migration_with_the_highest_number_is_the_newest() -> None:
    assert ScriptDirectory.from_config(runner.config()).get_heads() == [version.known()[-1]]


def test_a_migrated_database_is_current(database: Database) -> None:
    version.require_current(database)

    assert version.current(database) == version.known()[-1]


def test_what_was_set_aside_by_an_older_culmina_can_be_answered(database: Database) -> None:
    freeing = import_module("models.migrations.versions.0023_leaving").FREE_KEYS
    with database.transaction() as session:
        entity = an_entity(session)
        aside = an_inbound(session, entity, state=InboundState.SET_ASIDE)
        answered = an_inbound(session, entity)
        for inbound in (aside, answered):
            an_outbox_item(session, entity, key=f"reply:{inbound}:0", kind="note")
        session.execute(text(freeing))
        keys = session.scalars(select(OutboxItem.key).order_by(OutboxItem.id)).all()

    assert keys == [f"set-aside-reply:{aside}:0", f"reply:{answered}:0"]


def test_an_empty_database_is_refused_and_the_command_is_named(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")

    with pytest.raises(EnvironmentFault, match=r"schema is missing.*type: culmina db upgrade"):
        version.require_current(database)
    database.close()


def test_an_older_schema_is_refused_and_the_command_is_named(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    with pytest.raises(EnvironmentFault, match=r"schema is 0001.*culmina upgrade"):
        version.require_current(database)


def test_a_newer_schema_is_refused_and_the_newer_culmina_is_asked_for(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(EnvironmentFault, match="newer than this culmina"):
        version.require_current(database)

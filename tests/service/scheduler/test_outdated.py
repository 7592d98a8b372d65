"""What waits to be told is looked at together: the queries do not follow the notices."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from core.notice_names import AWAY, LEAVES, RETURNED
from models.session import Database
from scheduler.this_pass import Pass
from scheduler.told.outdated import close_outdated
from tests.support.builders import NOW, a_notice, a_person, an_office
from tests.support.scheduling import Town, a_town


def some_wait(session: Session, town: Town, count: int) -> None:
    """Write as many notices of each kind that may be settled."""
    for number in range(count):
        office = an_office(session, town.entity, f"Oficina {number}")
        away = a_person(session, town.entity, office=office)
        about: dict[str, dict[str, Any]] = {
            RETURNED: {"reason": "falta el acta"},
            AWAY: {"away": away, "person": "Eva", "until": "2026-05-20", "missing": "Marta Lucía"},
            LEAVES: {"leaver": away, "person": "Eva", "words": "se va"},
        }
        for kind, details in about.items():
            key = f"{kind}:{away}:{number}"
            a_notice(session, town.lead, key=key, kind=kind, details=details)


def cost(database: Database, count: int) -> int:
    """Return how many questions the database is asked of so many notices of each kind."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    with database.transaction() as session:
        town = a_town(session, name=f"Alcaldía de {count}")
        some_wait(session, town, count)
        session.flush()
        this = Pass(session, town.context, NOW)
        event.listen(database.engine, "before_cursor_execute", note)
        close_outdated(this)
        event.remove(database.engine, "before_cursor_execute", note)
    return sum(statement.startswith("SELECT") for statement in seen)


def test_twenty_notices_ask_the_database_as_often_as_two(sqlite_database: Database) -> None:
    assert cost(sqlite_database, 2) == cost(sqlite_database, 20)

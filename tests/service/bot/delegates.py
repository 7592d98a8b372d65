"""What is given to somebody of Marta's office, and who she is written to about."""

from __future__ import annotations

from core.words import Role
from models.staff import agreements
from tests.service.bot.chat import Town
from tests.support.builders import a_person


def a_delegate(town: Town) -> int:
    """Register Rosa Elvira, a delegate of Marta's office."""
    with town.database.transaction() as session:
        return a_person(
            session, town.context.entity_id, "Rosa Elvira Tapia", office=town.office_id,
            role=Role.DELEGATE, telegram="7008",
        )  # fmt: skip


def a_ramp(town: Town) -> int:
    """Add the ramp, beside another activity."""
    town.add("5.3", 30, title="Publicar los contratos en el SECOP", product="")
    return town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio", product="")


def deputy(town: Town, activity: int) -> int | None:
    """Return who is written to about an activity, None where that was never said."""
    with town.database.reading() as session:
        return agreements.deputies(session, town.context.entity_id).get((activity, town.office_id))

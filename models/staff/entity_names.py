"""The entity's name: that of the settings, which find the entity by it."""

from __future__ import annotations

from datetime import datetime
from shlex import quote

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit, audit_actions
from models.organisation import Entity


def rename(session: Session, *, former: str, name: str, now: datetime, by: audit.Actor) -> None:
    """Give the entity that is called `former` another name.

    Raises InputError when no entity is called so, or one is called `name` already.
    """
    known = {
        row.name: row.id
        for row in session.execute(select(Entity.name, Entity.id).order_by(Entity.id))
    }
    if name in known:
        raise InputError(
            "una entidad de la base de datos ya tiene ese nombre.",
            where=name,
            todo="Escriba primero el nombre nuevo en [entity] name de los ajustes.",
        )
    if former not in known:
        raise InputError(
            "ninguna entidad de la base de datos se llama así.",
            where=former,
            todo=f"Tiene: {', '.join(map(quote, known))}." if known else "Escriba: culmina init",
        )
    entity_id = known[former]
    session.execute(update(Entity).where(Entity.id == entity_id).values(name=name))
    audit.Change(session, entity_id, by, now).audit(
        audit_actions.ENTITY_RENAMED,
        "entity",
        entity_id,
        before={"name": former},
        after={"name": name},
    )

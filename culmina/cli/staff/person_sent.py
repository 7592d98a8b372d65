"""culmina person sent: what went to a person, when, on which channel, and what became of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Annotated

import typer
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import in_words
from core.clock import at_hour
from core.errors import InputError
from culmina.cli import show, words
from culmina.cli.context import DAYS, open_installation
from models.outbox import OutboxItem
from models.staff import people
from models.staff.people import PersonRow

app = typer.Typer()

_MOST = 50


@app.command()
def sent(
    name: Annotated[str, typer.Argument(help="A quién: su nombre o su dirección.")],
    on: Annotated[
        datetime | None,
        typer.Option(formats=DAYS, help="Solo lo de ese día; sin él, los últimos 50."),
    ] = None,
) -> None:
    """Muestra lo que se envió o espera para una persona, también si ya se fue: cuándo, cómo, su
    estado, qué actividades."""
    at = func.coalesce(OutboxItem.sent_at, OutboxItem.created_at)
    with open_installation() as installation, installation.database.reading() as session:
        found = _found(session, installation.entity_id, name)
        query = select(OutboxItem, at).where(OutboxItem.person_id == found.id)
        if on is not None:
            first = at_hour(on.date(), time.min, installation.zone)
            query = query.where(at >= first, at < first + timedelta(days=1))
        rows = session.execute(query.order_by(at.desc(), OutboxItem.id.desc()).limit(_MOST)).all()
        told = [
            (
                installation.shown(instant),
                f"{words.channel(item.channel)} {item.recipient}",
                in_words.KINDS.get(item.kind, item.kind),
                ": ".join(filter(None, (words.STATES[item.state], in_words.why(item.error or "")))),
                ", ".join(line["handle"] for line in item.content.get("lines", ())),
            )
            for item, instant in rows
        ]
    if not told:
        show.line(f"Nada se le envió a {found.name}{f' el {on:%Y-%m-%d}' if on else ''}.")
        return
    columns = ("Cuándo", "A", "Qué", "Estado", "Actividades")
    show.table(columns, told, whole=("Cuándo",))


def _found(session: Session, entity_id: int, typed: str) -> PersonRow:
    """Return who is there and was typed, else who has left, else who has that in her name; raises
    InputError where nobody fits, or several do."""
    for left in (False, True):
        with suppress(InputError):
            return people.find_person(session, entity_id=entity_id, typed=typed, gone=left)
    return people.find_person(session, entity_id=entity_id, typed=typed, gone=True, part=True)

"""culmina why: why something arrived or did not, in order of time, and what comes next."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from bot.telegram.layout import without_marks
from core.channels import MARKED
from core.errors import InputError
from culmina.cli import show
from culmina.cli.context import DAYS, open_installation
from culmina.wiring import Installation
from scheduler.explained import subjects
from scheduler.explained import why as explained
from scheduler.explained.subjects import Subject
from scheduler.explained.told import Told
from scheduler.explained.why import Why

app = typer.Typer()


@app.command()
def why(
    name: Annotated[
        str,
        typer.Argument(
            help="Una persona o su dirección, una oficina, o el código de una actividad."
        ),
    ],
    on: Annotated[
        datetime | None,
        typer.Option(formats=DAYS, help="Ese día, con los textos; sin él, los últimos 30 días."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="En JSON, para otro programa.")] = False,
) -> None:
    """Dice por qué algo llegó o no llegó: lo que se debía y en qué quedó cada cosa, qué lo detiene
    ahora y qué sigue."""
    with open_installation() as installation, installation.database.reading() as session:
        subject = _subject(session, installation, name)
        context, now = installation.context(), installation.clock.now()
        day = on.date() if on else None
        found = explained.explain(session, context, subject, now, on=day)
    if as_json:
        show.whole_line(json.dumps(found.values(), ensure_ascii=False, indent=2))
        return
    for line in lines(installation, found):
        show.prose(line)


def _subject(session: Session, installation: Installation, name: str) -> Subject:
    if not name.strip():
        raise InputError("falta el nombre.", todo="Escriba una persona, una oficina o un código.")
    found = subjects.find(session, installation.entity_id, name)
    if len(found) == 1:
        return found[0]
    if found:
        each = "; ".join(
            one.name if one.typed in one.name else f"{one.name} ({one.typed})" for one in found
        )
        raise InputError("puede ser más de uno:", where=name, todo=f"{each}. Escriba uno completo.")
    near = subjects.near(session, installation.entity_id, name)
    todo = f"¿Quiso decir: {'; '.join(near)}?" if near else (
        "Vea: culmina person list, culmina office list"
    )  # fmt: skip
    raise InputError("nadie y nada se llama así.", where=name, todo=todo)


def lines(installation: Installation, found: Why) -> Iterator[str]:
    """Yield what is printed of one answer, line by line, in the entity's local time."""
    when = f"el {found.on}" if found.on else f"los últimos {explained.DAYS} días"
    yield f"{found.subject.name}, {when}"
    for one in found.told:
        yield f"{installation.shown(one.at)}  {found.line(one, addresses=True)}"
        if found.on is not None and isinstance(one, Told):
            texts = map(without_marks, one.texts) if one.channel in MARKED else one.texts
            for text in (*texts, *(f"número del proveedor: {each}" for each in one.taken_as)):
                yield from (f"    {line}" for line in text.splitlines())
    if found.on is not None and found.on > installation.today():
        yield "Ese día todavía no llega: se dice lo que se prevé hoy."
    elif not found.told:
        yield "No se le debía nada, ni se le envió nada."
    for stands in found.standings:
        yield f"Por qué: {stands.words}."
    yield found.next

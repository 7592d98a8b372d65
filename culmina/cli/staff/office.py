"""culmina office: the offices that plans name, their spellings, and who answers for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.clock import local_day
from core.spanish import plural
from core.words import Role
from culmina.channels import account
from culmina.cli import show
from culmina.cli.context import acting, open_installation
from culmina.cli.yes_or_no import require_yes
from culmina.wiring import Installation
from models.staff import (
    absences,
    collectives,
    groups,
    office_moves,
    office_names,
    offices,
    superiors,
    unused_offices,
)
from plans.deciding import office_review
from plans.people.roles import in_words
from scheduler import directory
from scheduler.explained import reached
from scheduler.told import uniting

app = typer.Typer()


@app.command("list")
def list_() -> None:
    """Muestra de qué responde cada oficina y si se llega a alguien de ella."""
    with open_installation() as installation, installation.database.reading() as session:
        loads = offices.list_offices(session, installation.entity_id)
        people = directory.load(session, installation.context(), installation.clock.now())
        chats = groups.of_offices(session, installation.entity_id)
        away = absences.of_entity(session, installation.entity_id, installation.today())
        members = collectives.members(session, installation.entity_id)
        stands = _stands(session, installation.entity_id, loads, members)
    if not loads:
        show.line("Todavía no hay oficinas. Llegan con un plan: culmina plan import ARCHIVO")
        return
    channels = installation.context().channels
    known = {load.office.id: load.office for load in loads}
    show.table(
        ("Oficina", "Lidera", "Apoya", "Personas", "Se le llega"),
        [
            _row(
                load,
                people,
                chats.get(load.office.id),
                reached.said_of(
                    people,
                    load.office,
                    channels,
                    away,
                    members=[known[one] for one in members.get(load.office.id, ())],
                ),
                stands.get(load.office.id, ()),
            )
            for load in loads
        ],
        right=("Lidera", "Apoya"),
    )
    show.line("→ recibe los recordatorios de la oficina.")


@app.command()
def alias(
    office: Annotated[str, typer.Argument(help="La oficina, por su nombre o por otro alias.")],
    spelling: Annotated[str, typer.Argument(help="Otra forma en que se escribe.")],
    move: Annotated[
        bool, typer.Option("--move", help="Si esa forma es de otra oficina, pasa a esta.")
    ] = False,
) -> None:
    """Da a una oficina otra forma de escribirla, para que el próximo plan la encuentre."""
    with open_installation() as installation, installation.database.transaction() as session:
        found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
        change = acting(session, installation)
        added = office_names.add_alias(change, office=found, name=spelling, takes=move)
    show.line(
        f"«{spelling}» es {found.name} desde ahora."
        if added
        else f"«{spelling}» ya era {found.name}: no cambió nada."
    )


@app.command()
def rename(
    office: Annotated[
        str, typer.Argument(metavar="ANTES", help="La oficina, por su nombre de ahora.")
    ],
    name: Annotated[str, typer.Argument(metavar="NUEVO", help="Cómo se llama desde ahora.")],
) -> None:
    """Da a una oficina otro nombre; el que tenía se sigue entendiendo.

    Lo que se envió conserva el nombre anterior.
    """
    with open_installation() as installation, installation.database.transaction() as session:
        found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
        renamed = office_names.rename(acting(session, installation), office=found, name=name)
    show.line(
        f"{found.name} es {name} desde ahora; el nombre anterior se sigue entendiendo."
        if renamed
        else f"{found.name} ya se llamaba así: no cambió nada."
    )


@app.command()
def merge(
    source: Annotated[str, typer.Argument(metavar="DE", help="La oficina que deja de existir.")],
    target: Annotated[str, typer.Argument(metavar="EN", help="La oficina en que se convierte.")],
    yes: Annotated[bool, typer.Option("--yes", help="Las une sin preguntar.")] = False,
) -> None:
    """Une dos oficinas: las actividades, las personas y las formas de escribirla pasan de DE a
    EN; no se puede deshacer. A esas personas se les avisa."""
    with open_installation() as installation:
        with installation.database.reading() as session:
            old, new = _two(session, installation, source, target)
        if old.id != new.id:
            require_yes(
                f"¿Unir «{old.name}» con «{new.name}», a su nombre? No se puede deshacer.", yes=yes
            )
        with installation.database.transaction() as session:
            old, new = _two(session, installation, source, target)
            change = acting(session, installation)
            moved = uniting.unite(change, installation.context(), source=old, target=new)
    show.line(
        f"{old.name} es ahora parte de {new.name}: pasaron "
        f"{plural(len(moved.activities), 'actividad', 'actividades')}, "
        f"{plural(len(moved.people), 'persona', 'personas')} y "
        f"{plural(len(moved.aliases), 'forma de escribirla', 'formas de escribirla')}."
    )
    if moved.people:
        show.line("A esas personas se les avisa en su horario.")


def _two(
    session: Session, installation: Installation, source: str, target: str
) -> tuple[offices.OfficeRow, offices.OfficeRow]:
    old, new = (
        offices.find_office(session, entity_id=installation.entity_id, typed=typed)
        for typed in (source, target)
    )
    return old, new


@app.command()
def group(
    office: Annotated[str, typer.Argument(help="La oficina, por su nombre o un alias.")],
) -> None:
    """Hace un enlace de un solo uso que lleva el bot a un grupo y lo vuelve el de la oficina."""
    with open_installation() as installation:
        username = account.bot_name(installation)
        with installation.database.transaction() as session:
            found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
            made = groups.create_code(acting(session, installation), office_id=found.id)
            known = groups.of_offices(session, installation.entity_id).get(found.id)
        until = local_day(made.expires_at, installation.zone)
    show.whole_line(f"https://t.me/{username}?startgroup={made.code}")
    show.whole_line(f"En un grupo que ya tiene el bot: /start@{username} {made.code}")
    show.line(
        f"Sirve una vez, hasta el {until:%Y-%m-%d}, para {found.name}. Los enlaces "
        "anteriores ya no sirven."
    )
    if known is not None:
        show.line(f"Reemplazará al grupo «{known.title}».")


@app.command()
def review() -> None:
    """Muestra las oficinas que pueden ser una sola, y las que ya nadie usa."""
    with open_installation() as installation, installation.database.reading() as session:
        pairs = office_review.proposals(session, installation.entity_id)
        unused = unused_offices.list_unused(session, installation.entity_id)
    if pairs:
        show.table(("Oficina", "Puede ser la misma que"), pairs)
        show.line('Son una: culmina office merge "DE" "EN"')
        show.line('Son dos: culmina office distinct "UNA" "OTRA"')
    else:
        show.line("No hay dos oficinas que se parezcan.")
    if unused:
        show.table(("Ninguna actividad, persona o grupo la tiene",), [(name,) for name in unused])
        show.line('Es otro nombre de una: culmina office merge "DE" "EN"')
        show.line('No es una oficina: culmina office remove "NOMBRE"')


@app.command()
def remove(
    office: Annotated[str, typer.Argument(help="La oficina, por su nombre o un alias.")],
) -> None:
    """Borra una oficina que nada nombra: ni una actividad, ni una persona, ni lo que se dijo."""
    with open_installation() as installation, installation.database.transaction() as session:
        found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
        unused_offices.remove(acting(session, installation), office=found)
    show.line(f"Se borró {found.name}.")


@app.command()
def distinct(
    one: Annotated[str, typer.Argument(help="Una oficina, por su nombre o un alias.")],
    other: Annotated[str, typer.Argument(help="La oficina que no es.")],
) -> None:
    """Dice que dos oficinas son dos, para que no se vuelvan a proponer."""
    with open_installation() as installation, installation.database.transaction() as session:
        first, second = (
            offices.find_office(session, entity_id=installation.entity_id, typed=typed)
            for typed in (one, other)
        )
        noted = office_review.keep_apart(acting(session, installation), one=first, other=second)
    show.line(
        f"{first.name} y {second.name} son dos oficinas desde ahora."
        if noted
        else f"{first.name} y {second.name} ya eran dos oficinas: no cambió nada."
    )


def _stands(
    session: Session,
    entity_id: int,
    loads: Collection[offices.OfficeLoad],
    members: Mapping[int, Sequence[int]],
) -> dict[int, list[str]]:
    """Return below which office each one stands, of which ones a collective is the name, and which
    office follows one on a day to come."""
    names = {load.office.id: load.office.name for load in loads}
    told: dict[int, list[str]] = {}
    for office_id, over in superiors.superiors(session, entity_id).items():
        told.setdefault(office_id, []).append(f"  depende de {names[over]}")
    for office_id, some in members.items():
        told.setdefault(office_id, []).extend(f"  + {names[one]}" for one in some)
    known = offices.offices_by_id(session, entity_id)
    for move in office_moves.planned(session, entity_id):
        if move.former_id is not None:
            said = f"  será {known[move.office_id].name} desde el {move.since}"
            told.setdefault(move.former_id, []).append(said)
    return told


def _row(
    load: offices.OfficeLoad,
    people: directory.Directory,
    chat: groups.GroupRow | None,
    reachable: str,
    below: Sequence[str],
) -> tuple[str, ...]:
    office = load.office
    name = f"{office.name} (colectiva)" if office.collective else office.name
    gets_it = None if office.id in people.groups else people.recipient(office.id)
    staff = sorted(people.by_office.get(office.id, ()), key=lambda one: one[0] is not Role.LEAD)
    return (
        "\n".join((name, *(f"  = {spelling}" for spelling in load.aliases), *below)),
        str(load.leads),
        str(load.supports),
        "\n".join(
            f"{'→ ' if one is gets_it else ''}{one.name} ({in_words(role)})" for role, one in staff
        ),
        reachable if chat is None else f"{reachable}\ngrupo «{chat.title}»",
    )

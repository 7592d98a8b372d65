"""culmina person edit: another name, address or office for a person who stays the same one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from shlex import quote
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.channels import EMAIL
from core.errors import InputError, refuse
from core.spanish import fold
from culmina.cli import show
from culmina.cli.context import acting, open_installation
from culmina.cli.staff.person_leave import show_vacated
from culmina.cli.staff.typed_person import faults_of_email, faults_of_name, show_handed_over
from culmina.cli.yes_or_no import confirmed
from culmina.wiring import Installation
from models.audit import Change
from models.running.claims import wait_for_turn
from models.staff import changing, memberships, offices, people
from models.staff.offices import OfficeRow
from models.staff.people import PersonRow
from plans.people.same_person import unlike
from scheduler.told import moving

app = typer.Typer()

Told = Callable[[], None]  # a line to show once all of it is written


@app.command()
def edit(
    person: Annotated[
        str, typer.Argument(help="El nombre, o una parte que sea solo suya, o la dirección.")
    ],
    name: Annotated[str | None, typer.Option(help="El nombre como debe ser.")] = None,
    email: Annotated[
        str | None, typer.Option(help="El correo que tiene ahora; el anterior ya no cuenta.")
    ] = None,
    office: Annotated[str, typer.Option(help="La oficina en la que sigue, con el mismo rol.")] = "",
    instead_of: Annotated[
        str, typer.Option(help="Con --office: la oficina que deja, si está en varias.")
    ] = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="Es la misma persona: no pregunta por el nombre.")
    ] = False,
) -> None:
    """Cambia el nombre, el correo o la oficina de una persona, que sigue siendo la misma.

    Su chat, sus roles y lo que reportó se conservan.
    """
    if name is None and email is None and not office:
        raise InputError("diga qué cambia: --name, --email u --office.", where=person)
    if instead_of and not office:
        raise InputError("va con --office.", where=f"--instead-of {instead_of}")
    name = None if name is None else " ".join(name.split())
    faults = [] if name is None else faults_of_name(name, "--name")
    faults += [] if email is None else faults_of_email(email)
    refuse(faults)
    with open_installation() as installation:
        with installation.database.reading() as session:
            entity_id = installation.entity_id
            found = people.find_person(session, entity_id=entity_id, typed=person, part=True)
        if name and not yes and unlike(found.name, name) and not _is_the_same(found.name, name):
            return
        with installation.database.transaction() as session:
            wait_for_turn(session, installation.entity_id)
            change = acting(session, installation)
            told = [
                *(_rename(change, found, name) if name else ()),
                *(_readdress(change, found, email) if email else ()),
                *(_move(change, installation, found, office, instead_of) if office else ()),
            ]
    for tell in told:
        tell()


def _is_the_same(former: str, name: str) -> bool:
    if confirmed(f"«{former}» y «{name}» no se parecen. ¿Es la misma persona?"):
        return True
    show.line("No cambió nada.")
    show.whole_line(
        f"Si otra persona sigue con lo suyo: culmina person replace {quote(former)} {quote(name)}"
    )
    return False


def _rename(change: Change, found: PersonRow, name: str) -> list[Told]:
    if name == found.name:
        return [partial(show.line, f"{name} ya se llama así.")]
    changing.rename(change, person=found, name=name)
    said = f"{found.name} se llama ahora {name}, también en lo que ya había reportado."
    return [partial(show.line, said)]


def _readdress(change: Change, found: PersonRow, email: str) -> list[Told]:
    place = changing.readdress(change, person_id=found.id, channel=EMAIL.name, value=email)
    now = people.same_address(email)
    told: list[Told] = [
        partial(
            show.line,
            f"El correo de {found.name} es ahora {now}; a ningún otro correo se le escribe.",
        )
    ]
    if place.more:
        told.append(partial(show.line, "Allí le llega otra vez la bienvenida, una sola vez."))
    if place.void:
        again = f"Su enlace anterior ya no sirve. Otro: culmina person invite {quote(email)}"
        told.append(partial(show.whole_line, again))
    return told


def _move(
    change: Change, installation: Installation, found: PersonRow, office: str, instead_of: str
) -> list[Told]:
    session, entity_id = change.session, installation.entity_id
    target = offices.find_office(session, entity_id=entity_id, typed=office)
    source = _source(session, installation, found, instead_of)
    if source.id == target.id:
        return [partial(show.line, f"{found.name} ya es de {target.name}.")]
    context = installation.context()
    moved = moving.move(change, context, found, source, target, today=context.today(change.now))
    return [
        partial(show.line, f"{found.name} pasa de {source.name} a {target.name}."),
        partial(show_vacated, moved.vacated, "ahora"),
        partial(show_handed_over, moved.successions),
    ]


def _source(
    session: Session, installation: Installation, found: PersonRow, instead_of: str
) -> OfficeRow:
    """Return the office that a person leaves; raises InputError where that is not one."""
    if instead_of:
        return offices.find_office(session, entity_id=installation.entity_id, typed=instead_of)
    held = memberships.roles_of(session, found.id)
    named = {office_id: name for _, office_id, name in held if office_id is not None and name}
    if not named:
        raise InputError(
            f"{found.name} no es de ninguna oficina.",
            where="--office",
            todo="Désela con culmina person add.",
        )
    if len(named) > 1:
        raise InputError(
            f"{found.name} es de varias oficinas: {'; '.join(sorted(named.values(), key=fold))}.",
            where="--office",
            todo='Diga cuál deja: --instead-of "…".',
        )
    (only,) = named.values()
    return offices.find_office(session, entity_id=installation.entity_id, typed=only)

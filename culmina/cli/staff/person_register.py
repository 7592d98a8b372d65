"""culmina person add and import: people are registered, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from core.errors import InputError
from core.spanish import listed, plural
from core.words import Role
from culmina.channels import account
from culmina.cli import show
from culmina.cli.context import acting, open_installation
from culmina.cli.staff.typed_person import (
    line_of,
    role_typed,
    show_handed_over,
    show_invitation,
)
from culmina.cli.yes_or_no import confirmed as confirmed_by_typing
from culmina.given import read_bytes
from culmina.reached import MOST_NAMED
from culmina.wiring import Installation
from models.staff import offices, people
from plans.people import load_people, people_table
from plans.people.roles import SHOWN, in_words
from scheduler.told import joining
from scheduler.told.succession import Succession

app = typer.Typer()

SamePerson = Annotated[
    bool,
    typer.Option(
        "--yes", help="Quien ya está con ese nombre en esa oficina es la misma, con otro correo."
    ),
]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="El nombre completo de la persona.")],
    email: Annotated[
        str, typer.Option(help="El correo, por el que se conoce a la persona. Puede faltar.")
    ] = "",
    office: Annotated[
        str, typer.Option(help="La oficina que la persona lidera o en la que es delegada.")
    ] = "",
    role: Annotated[
        list[Role] | None,
        typer.Option(
            parser=role_typed,
            metavar="ROL",
            help=f"Su rol: {SHOWN}. Se puede dar varias veces. Con --office: líder.",
        ),
    ] = None,
    yes: SamePerson = False,
) -> None:
    """Agrega una persona, o da otro rol a quien ya se conoce por su correo (sin él, por su nombre).

    Quien se agrega otra vez como líder es la más nueva de la oficina y recibe sus recordatorios.
    """
    with open_installation() as installation:
        line = line_of(name, email, office, role or [])
        file = people_table.PeopleFile((line,), ())
        loaded, handed_over = _load(installation, file, rejoin=True, confirmed=True, yes=yes)
        unreached = [] if line.email or loaded.faults else _unreached(installation)
        where = "" if loaded.faults else _office_called(installation, line.office)
    if loaded.faults:
        raise InputError(" ".join(one.message for one in loaded.faults), where=line.name)
    _show_readdressed(loaded)
    if loaded.added:
        show.line(f"Se agregó a {line.name}{f' <{line.email}>' if line.email else ''}.")
    if loaded.roles:
        of = f" de {where}" if where else ""
        show.line(f"{line.name} es ahora {', '.join(map(in_words, line.roles))}{of}.")
    if loaded.again:
        show.line(f"{line.name} es otra vez la líder más nueva de {where}.")
    if loaded.revived:
        show.line(f"{line.email} vuelve a contar: allí se le escribe.")
    elif loaded.unchanged and not loaded.readdressed:
        show.line(f"{line.name} ya tiene ese rol: no cambió nada.")
    show_handed_over(handed_over)
    if line.name in unreached:
        show.line(f"A {line.name} no hay cómo escribirle mientras no tenga correo ni Telegram.")
        show.whole_line(f"Para darle un correo: culmina person edit {quote(line.name)} --email …")
    show_invitation(installation, line.name, line.email or line.name)


def _office_called(installation: Installation, typed: str) -> str:
    """Return the name of the office that was typed, "" for none."""
    if not typed:
        return ""
    with installation.database.reading() as session:
        return offices.find_office(session, entity_id=installation.entity_id, typed=typed).name


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(help="Un libro .xlsx o un CSV: nombre, correo, dependencia, rol, canal."),
    ],
    rejoin: Annotated[
        bool,
        typer.Option("--rejoin", help="Recibe otra vez a quienes están en el archivo y se fueron."),
    ] = False,
    yes: SamePerson = False,
) -> None:
    """Registra las personas de un libro o un CSV: todas, o ninguna si una línea está mal.

    La columna del correo puede quedar vacía; al final se dice a quién no hay cómo escribirle. Quien
    se fue no vuelve por un archivo viejo: se nombra y se deja por fuera.
    """
    read = people_table.read_people(read_bytes(file), str(file))
    with open_installation() as installation:
        loaded, handed_over = _load(installation, read, rejoin=rejoin, yes=yes)
        unreached = [] if loaded.faults else _unreached(installation)
    for fault in loaded.faults:
        show.complaint(f"{file}, {fault.sentence()}")
    if loaded.faults:
        raise InputError(
            f"{plural(len(loaded.faults), 'falla', 'fallas')}; no se registró a nadie.",
            where=str(file),
            todo="Corrija las líneas e importe otra vez el archivo.",
        )
    _show_left_out(file, read, loaded)
    _show_readdressed(loaded)
    show.line(
        f"{plural(len(loaded.added), 'persona agregada', 'personas agregadas')}"
        f"{f' ({listed(loaded.added)})' if 0 < len(loaded.added) <= MOST_NAMED else ''} y "
        f"{plural(loaded.roles, 'rol nuevo', 'roles nuevos')}; "
        f"{plural(loaded.unchanged, 'línea ya se conocía', 'líneas ya se conocían')}."
    )
    show_handed_over(handed_over)
    if account.bot_of(installation).username:  # without a bot there are no links
        show.line(
            "Sigue: culmina person invite --all, para que cada persona una su chat de Telegram."
        )
    _show_unreached(unreached)


def _show_left_out(
    file: Path, read: people_table.PeopleFile, loaded: load_people.PeopleLoaded
) -> None:
    """Say what of a file was not used: offices, hidden rows, and people who have left."""
    for line in loaded.unused_offices:
        show.line(
            f"línea {line.line}: {', '.join(map(in_words, line.roles))} es de toda la entidad; "
            f"«{line.office}» no se usó."
        )
    if read.hidden:
        show.complaint(f"Está oculto y no se leyó: {listed(read.hidden)}.")
    for line in loaded.left:
        known_by = f" <{line.email}>" if line.email else ""
        show.complaint(f"línea {line.line}: {line.name}{known_by} se fue; quedó por fuera.")
    if loaded.left:
        show.complaint(
            f"Para recibirla otra vez: culmina person import {quote(str(file))} --rejoin"
        )


def _unreached(installation: Installation) -> list[str]:
    """Return the names of those who have no address that works, of this file or not."""
    with installation.database.reading() as session:
        cards = people.list_people(session, installation.entity_id)
    return [one.person.name for one in cards if all(each.dead_since for each in one.addresses)]


def _show_unreached(names: Sequence[str]) -> None:
    if names:
        several = len(names) > 1
        whom = f"les a {len(names)} personas" if several else "le a una persona"
        show.line(f"No hay cómo escribir{whom}: {listed(names)}.")


def _load(
    installation: Installation,
    file: people_table.PeopleFile,
    *,
    rejoin: bool,
    yes: bool,
    confirmed: bool = False,
) -> tuple[load_people.PeopleLoaded, list[Succession]]:
    """Register people; ask first whether those are the same whose names are known and whose
    addresses are not. Raises typer.Exit where they are others."""
    loaded, handed_over = _try(installation, file, rejoin, confirmed, readdress=yes)
    if loaded.faults or yes or not loaded.readdressed:
        return loaded, handed_over
    for one in loaded.readdressed:
        show.line(_asked(one))
    if not confirmed_by_typing("¿Son las mismas personas, con otro correo?"):
        show.line("No se registró a nadie.")
        show.line("A otra persona con el mismo nombre, escríbale el segundo apellido.")
        raise typer.Exit(1)
    return _try(installation, file, rejoin, confirmed, readdress=True)


def _asked(one: load_people.Readdressed) -> str:
    former = f"con {', '.join(one.former)}" if one.former else "sin correo"
    where = f" en «{one.place}»" if one.place else ""
    return f"{one.person.name} ya está{where}, {former}. Ahora dice {one.said}."


def _show_readdressed(loaded: load_people.PeopleLoaded) -> None:
    for one in loaded.readdressed:
        show.line(f"El correo de {one.person.name} es ahora {one.line.email}; es la misma persona.")


def _try(
    installation: Installation,
    file: people_table.PeopleFile,
    rejoin: bool,
    confirmed: bool,
    *,
    readdress: bool,
) -> tuple[load_people.PeopleLoaded, list[Succession]]:
    context = installation.context()
    with installation.database.transaction() as session:
        return joining.register(
            acting(session, installation),
            context,
            file,
            rejoin=rejoin,
            confirmed=confirmed,
            readdress=readdress,
        )

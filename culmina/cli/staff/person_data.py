"""culmina person unlink, data and forget: a lost telephone, and the rights over personal data."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from core.errors import InputError
from core.spanish import plural
from culmina.channels import account
from culmina.cli import show
from culmina.cli.context import acting, open_installation
from culmina.cli.staff.person_leave import show_vacated
from culmina.cli.yes_or_no import require_yes
from culmina.given import write_new
from models.running.claims import wait_for_turn
from models.staff import changing, people, personal
from models.staff import forgetting as forgetting_rows
from reports.audit.personal_file import FORMS
from scheduler.told import forgetting

app = typer.Typer()


@app.command()
def unlink(
    person: Annotated[str, typer.Argument(help="De quién: su nombre o su dirección.")],
) -> None:
    """Desvincula el chat de una persona, si perdió el teléfono o ya no es suyo.

    Lo que se escriba desde allí ya no es de ella; le llega a su correo.
    """
    with open_installation() as installation, installation.database.transaction() as session:
        wait_for_turn(session, installation.entity_id)
        found = people.find_person(session, entity_id=installation.entity_id, typed=person)
        chats = changing.unlink(acting(session, installation), person_id=found.id)
        left = people.living_addresses(session, [found.id]).get(found.id, ())
    if not chats:
        show.line(f"{found.name} no tiene un chat vinculado.")
        return
    show.line(f"Se desvinculó el chat de {found.name}; lo que se escriba desde allí no cuenta.")
    if left:
        show.line(f"Se le escribe a {left[0].value}.")
    else:
        show.line("No le queda ninguna dirección: no se le puede escribir.")
        show.whole_line(f"Déle un correo: culmina person edit {quote(found.name)} --email CORREO")
    if account.bot_of(installation).username:
        show.whole_line(f"Para otro chat: culmina person invite {quote(found.name)}")


@app.command()
def data(
    person: Annotated[
        str, typer.Argument(help="De quién: su nombre, su dirección o su número (#12).")
    ],
    file: Annotated[
        Path,
        typer.Argument(help="Dónde escribirlo, un archivo nuevo: .json, o .txt para leerlo."),
    ],
) -> None:
    """Escribe todo lo que se guarda de una persona, también si ya se fue.

    Es la respuesta a quien pide conocer sus datos (Ley 1581 de 2012, artículo 8).
    """
    form = FORMS.get(file.suffix.casefold().removeprefix("."))
    if form is None:
        raise InputError("el archivo debe terminar en .json o en .txt.", where=str(file))
    with open_installation() as installation, installation.database.transaction() as session:
        found = people.find_person(
            session, entity_id=installation.entity_id, typed=person, gone=True
        )
        held = personal.given(acting(session, installation), found)
        write_new(file, form(held))
        file.chmod(0o600)
    count = sum(map(len, held.values()))
    show.whole_line(f"{file}: {plural(count, 'fila', 'filas')} de {found.name}.")
    show.line("Trae datos personales: entréguelo solo a esa persona.")


@app.command()
def forget(
    person: Annotated[
        str, typer.Argument(help="A quién: su nombre, su dirección o su número (#12).")
    ],
    yes: Annotated[
        bool,
        typer.Option("--yes", help="No pregunta; si la persona todavía está, primero se retira."),
    ] = False,
) -> None:
    """Muestra qué se borra de quien se fue y qué queda, pregunta, y lo borra; no se puede deshacer.

    Sus reportes, solicitudes y soportes quedan, sin su nombre.
    """
    with open_installation() as installation:
        now, entity_id = installation.clock.now(), installation.entity_id
        with installation.database.reading() as session:
            found = people.find_person(session, entity_id=entity_id, typed=person, gone=True)
            ahead = forgetting_rows.look(session, entity_id, found.id, now)
        if found.active and not yes:
            raise InputError(
                "todavía está: sus recordatorios y respuestas se perderían.",
                where=found.name,
                todo="Retírela (culmina person leave o replace), o repita con --yes.",
            )
        _show_ahead(found, ahead)
        require_yes("¿Borrarlo? No se puede deshacer.", yes=yes)
        with installation.database.transaction() as session:
            wait_for_turn(session, entity_id)
            again = people.find_person(
                session, entity_id=entity_id, typed=f"#{found.id}", gone=True
            )
            gone = forgetting.forget(acting(session, installation), installation.context(), again)
    show.line(f"Se borró lo de {found.name}. Lo que reportó queda como de «{gone.name}».")
    for one in gone.vacated:
        show_vacated(one, "ahora")
    if gone.waiting:
        show.whole_line(
            f"{plural(len(gone.waiting), 'mensaje suyo espera', 'mensajes suyos esperan')} a una "
            f"persona: {', '.join(map(str, gone.waiting))}. Resuélvalos (culmina inbox list) y "
            f"repita: culmina person forget {quote(f'#{found.id}')}"
        )
    show.line(
        "En las copias de seguridad anteriores todavía está. De aquí en adelante nada dice quién "
        "era: quítela también de los archivos de personas que guarde, porque uno viejo la "
        "registraría como a alguien nuevo."
    )


def _show_ahead(person: people.PersonRow, ahead: forgetting_rows.Ahead) -> None:
    """Show what forgetting somebody erases, and what stays and why."""
    erased = (
        plural(ahead.addresses, "dirección", "direcciones"),
        plural(ahead.written, "mensaje que se le escribió", "mensajes que se le escribieron"),
        plural(ahead.unused, "mensaje suyo que no se usó", "mensajes suyos que no se usaron"),
    )
    show.line(f"De {person.name} se borra: {'; '.join(erased)}, y su nombre.")
    kept = (
        plural(ahead.reports, "reporte", "reportes"),
        plural(ahead.used, "mensaje del que salió algo", "mensajes de los que salió algo"),
    )
    show.line(
        f"Queda, a nombre de «{forgetting_rows.name_of(person.id)}»: {'; '.join(kept)}: lo que se "
        "publicó se tiene que poder probar."
    )

"""culmina person: who is there, where they are reached, and who is away."""

from __future__ import annotations

from datetime import date, datetime
from shlex import quote
from typing import Annotated

import typer

from core.channels import EMAIL
from core.clock import local_day
from core.errors import InputError
from core.in_words import WHYS
from core.unreached import Unlinked
from culmina.cli import show, words
from culmina.cli.context import DAYS, acting, open_installation
from models.staff import absences, leaving, people
from plans.people.roles import in_words
from scheduler import directory
from scheduler.told import absence

app = typer.Typer()


@app.command("list")
def list_() -> None:
    """Muestra a todos con sus roles y direcciones."""
    with open_installation() as installation, installation.database.reading() as session:
        cards = people.list_people(session, installation.entity_id)
        away = absences.of_entity(session, installation.entity_id, installation.today())
        leaves = leaving.planned(session, installation.entity_id)
        contacts = directory.load(session, installation.context(), installation.clock.now())
    if not cards:
        show.line("Todavía no hay nadie. Agregue personas: culmina person import ARCHIVO.csv")
        return
    rows = [
        (
            _name(card.person, away, leaves, contacts),
            "\n".join(
                f"{in_words(role)} · {office}" if office else in_words(role)
                for role, office in card.roles
            ),
            "\n".join(_address(address) for address in card.addresses) or "no se le puede escribir",
            words.channel(card.person.preferred_channel or ""),
        )
        for card in cards
    ]
    show.table(("Nombre", "Roles", "Direcciones", "Prefiere"), rows)


@app.command()
def away(
    name: Annotated[str, typer.Argument(help="Quién no está: su nombre o su dirección.")],
    until: Annotated[
        datetime | None,
        typer.Option(formats=DAYS, help="El último día de la ausencia."),
    ] = None,
    back: Annotated[bool, typer.Option("--back", help="Ya volvió.")] = False,
) -> None:
    """Nadie le empieza una conversación a quien no está; se le escribe a quien delegó."""
    if (until is None) is not back:
        raise InputError("hace falta un último día o --back.", where=name)
    with open_installation() as installation, installation.database.transaction() as session:
        found = people.find_person(session, entity_id=installation.entity_id, typed=name)
        now = installation.clock.now()
        if until is not None and until.date() < local_day(now, installation.zone):
            raise InputError("ese día ya pasó.", where=f"--until {until:%Y-%m-%d}")
        change, context = acting(session, installation, now), installation.context()
        marked, ended = None, False
        if until is None:
            ended = absence.end(change, context, found.id)
        else:
            marked = absence.mark(change, context, found.id, until.date())
    if marked is None:
        was_here = f"{found.name} no estaba ausente: no cambió nada."
        show.line(f"{found.name} ya volvió." if ended else was_here)
        return
    show.line(f"{found.name} no está hasta el {marked.until:%Y-%m-%d}, ese día incluido.")
    for office in marked.alone:
        show.line(marked.left_alone(office, date.isoformat))
        show.whole_line(
            "Registre a alguien: culmina person add NOMBRE --email CORREO --office "
            f"{quote(office)} --role delegate"
        )
    for sentence in marked.then(date.isoformat):
        show.line(sentence)


def _name(
    person: people.PersonRow,
    away: dict[int, date],
    leaves: dict[int, leaving.Leaver],
    contacts: directory.Directory,
) -> str:
    until, goes = away.get(person.id), leaves.get(person.id)
    alone = any(contacts.recipient(one) is None for one in contacts.offices_of(person.id))
    nobody = ", nadie reemplaza" if alone else ""
    unconfirmed = contacts.contacts[person.id].unconfirmed
    said = [
        person.name,
        until and f"(fuera hasta el {until:%Y-%m-%d}{nobody})",
        "(sin confirmar: llámela)" if unconfirmed else "",
        goes and f"(se va el {goes.on:%Y-%m-%d}{f'; sigue {goes.by}' if goes.by else ''})",
    ]
    return "\n".join(line for line in said if line)


def _address(address: people.AddressRow) -> str:
    withheld = address.dead_reason == Unlinked.NO_CONSENT
    why = WHYS[Unlinked.NO_CONSENT] if withheld else "no funciona"
    dead = f" ({why} desde el {address.dead_since:%Y-%m-%d})" if address.dead_since else ""
    shown = (
        address.value
        if address.channel == EMAIL.name
        else f"chat de {words.channel(address.channel)}"
    )
    return f"{shown}{dead}"

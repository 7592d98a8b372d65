"""culmina person: who is there, where they are reached, and who is away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from shlex import quote
from typing import Annotated

import typer

from core.channels import EMAIL
from core.entity.context import EntityContext
from core.errors import InputError
from core.in_words import WHYS
from core.spanish import listed
from core.unreached import Unlinked
from culmina.cli import show, words
from culmina.cli.coming_day import From, coming_day
from culmina.cli.context import DAYS, acting, open_installation
from models.audit import Change
from models.staff import absences, leaving, people
from plans.people.roles import in_words
from scheduler import directory
from scheduler.told import absence, absence_put_right, absences_ahead, covered

app = typer.Typer()


@app.command("list")
def list_() -> None:
    """Muestra a todos con sus roles y direcciones."""
    with open_installation() as installation, installation.database.reading() as session:
        cards = people.list_people(session, installation.entity_id)
        away = absences.of_entity(session, installation.entity_id, installation.today())
        leaves = leaving.planned(session, installation.entity_id)
        now, context = installation.clock.now(), installation.context()
        ahead = sorted(absences_ahead.planned(session, context, now))
        contacts = directory.load(session, context, now)
    if not cards:
        show.line("Todavía no hay nadie. Agregue personas: culmina person import ARCHIVO.csv")
        return
    rows = [
        (
            _name(card.person, away, ahead, leaves, contacts),
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
    since: From = None,
    back: Annotated[
        bool,
        typer.Option("--back", help="Ya volvió; con --from, no falta a lo que empieza ese día."),
    ] = False,
) -> None:
    """Nadie le empieza una conversación a quien no está; se le escribe a quien delegó.

    Con --from la ausencia empieza ese día. Si se escribe otra vez con otros días, cambia.
    """
    if (until is None) is not back:
        why = "hace falta un último día o --back." if until is None else "es una de las dos."
        raise InputError(why, where=name if until is None else "--until y --back")
    with open_installation() as installation, installation.database.transaction() as session:
        found = people.find_person(session, entity_id=installation.entity_id, typed=name, part=True)
        first, change = coming_day(installation, since), acting(session, installation)
        if until is None:
            show.line(_ended(change, installation.context(), found, first))
            return
        context = installation.context()
        marked = _marked(change, context, found, first, until.date())
        days = (first, until.date())
        covers = covered.meanwhile(session, context, found.id, days, change.now, date.isoformat)
    since_when = "" if first is None else f"desde el {first:%Y-%m-%d} "
    show.line(f"{found.name} no está {since_when}hasta el {until:%Y-%m-%d}, ese día incluido.")
    if first is not None:
        show.line("Hasta entonces no cambia nada.")
    for sentence in covers:
        show.line(sentence)
    for office in marked.alone:
        show.line(marked.left_alone(office, date.isoformat))
        show.whole_line(
            "Registre a alguien: culmina person add NOMBRE --email CORREO --office "
            f"{quote(office)} --role delegate"
        )
    for sentence in marked.then(date.isoformat):
        show.line(sentence)


def _ended(
    change: Change, context: EntityContext, found: people.PersonRow, first: date | None
) -> str:
    """End an absence that stands, or call off the one that begins on a day to come; return what is
    said of it. Raises InputError where none begins on that day."""
    if first is None:
        if absence.end(change, context, found.id):
            return f"{found.name} ya volvió.{_ahead(change, context, found)}"
        return f"{found.name} no estaba ausente: no cambió nada.{_ahead(change, context, found)}"
    for known in absence.known_of(change.session, context, found.id, change.now):
        if known.first == first:
            absence_put_right.call_off(change, context, found.id, known)
            return f"{found.name} ya no falta desde el {first:%Y-%m-%d}."
    raise InputError(
        f"no está anotado que {found.name} falte desde ese día.",
        where=f"--from {first:%Y-%m-%d}",
        todo="Vea: culmina person list",
    )


def _ahead(change: Change, context: EntityContext, found: people.PersonRow) -> str:
    """Return which absences of somebody are written down for days to come, and how the first is
    called off; "" for none."""
    ahead = sorted(absences_ahead.planned(change.session, context, change.now))
    days = [(first, until) for one, first, until in ahead if one == found.id]
    if not days:
        return ""
    each = listed([f"del {first} al {until}" for first, until in days])
    command = f"culmina person away {quote(found.name)} --from {quote(str(days[0][0]))} --back"
    return f" Tiene anotado que falta {each}; para quitarlo: {command}"


def _marked(
    change: Change,
    context: EntityContext,
    found: people.PersonRow,
    first: date | None,
    until: date,
) -> absence.Marked:
    """Write down an absence from today on, or from a day to come; raises InputError for days that
    are none."""
    if until < context.today(change.now):
        raise InputError("ese día ya pasó.", where=f"--until {until:%Y-%m-%d}")
    if first is None:
        return absence.mark(change, context, found.id, until)
    if until < first:
        raise InputError("termina antes de empezar.", where=f"--until {until:%Y-%m-%d}")
    return absence_put_right.set_ahead(change, context, found, first, until)


def _name(
    person: people.PersonRow,
    away: dict[int, date],
    ahead: Sequence[tuple[int, date, date]],
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
        *(f"(falta del {first} al {last})" for one, first, last in ahead if one == person.id),
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

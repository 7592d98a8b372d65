"""culmina person: who is there, where they are reached, and their invitations to Telegram."""

from __future__ import annotations

from datetime import date, datetime
from shlex import quote
from typing import Annotated

import typer

from core.channels import EMAIL
from core.clock import local_day
from core.errors import EnvironmentFault, InputError
from core.in_words import WHYS
from core.spanish import plural
from core.unreached import Unlinked
from culmina import inviting
from culmina.channels import account
from culmina.cli import show, words
from culmina.cli.context import DAYS, acting, open_installation
from culmina.wiring import Installation
from models.audit import Change
from models.staff import absences, leaving, people
from plans.people.roles import in_words
from scheduler import directory
from scheduler.told import absence

app = typer.Typer()

_LINK_DATE = "%Y-%m-%d"


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
        alone = []
        if until is None:
            absence.end(change, context, found.id)
        else:
            alone = absence.mark(change, context, found.id, until.date())
    if until is None:
        show.line(f"{found.name} ya volvió.")
    else:
        show.line(f"{found.name} no está hasta el {until:%Y-%m-%d}, ese día incluido.")
    for office in alone:
        show.line(f"Nadie reemplaza: hasta entonces nada de «{office}» se le puede enviar a nadie.")
        show.whole_line(
            "Registre a alguien: culmina person add NOMBRE --email CORREO --office "
            f"{quote(office)} --role delegate"
        )


@app.command()
def invite(
    person: Annotated[
        str, typer.Argument(help="El nombre completo, o el correo.", show_default=False)
    ] = "",
    everybody: Annotated[
        bool,
        typer.Option(
            "--all",
            help="A todos los que no tienen chat de Telegram ni un enlace que todavía sirva.",
        ),
    ] = False,
    new_bot: Annotated[
        bool,
        typer.Option(
            "--new-bot",
            help="El bot de los ajustes es otro: invita otra vez a quienes usaban el anterior.",
        ),
    ] = False,
) -> None:
    """Hace un enlace de un solo uso que une un chat de Telegram a una persona, y se lo manda por
    correo."""
    if [bool(person), everybody, new_bot].count(True) != 1:
        raise InputError(
            "hace falta una persona, --all o --new-bot.", where="culmina person invite"
        )
    with open_installation() as installation:
        username = bot_name(installation)
        now = installation.clock.now()
        with installation.database.transaction() as session:
            change = acting(session, installation, now)
            rows, good, groups = _to_invite(change, installation, person, new_bot=new_bot)
            known = directory.load(session, installation.context(), change.now)
            made = [
                inviting.invite(change, installation, row, username=username, known=known)
                for row in rows
            ]
        for row, invited in zip(rows, made, strict=True):
            _show_invited(row, invited, installation)
    if new_bot:
        _tell_new_bot(len(made), groups, username)
    if everybody:
        show.line(
            f"Se invitó a {plural(len(made), 'persona', 'personas')}; "
            f"{plural(good, 'enlace anterior todavía sirve', 'enlaces anteriores todavía sirven')}."
        )
        if good:
            show.line("Para hacer otra vez uno de esos: culmina person invite CORREO")


def _tell_new_bot(invited: int, groups: int, username: str) -> None:
    show.line(
        f"Se invitó a {plural(invited, 'persona', 'personas')} al bot @{username}; los chats y "
        "enlaces del anterior ya no sirven. Reinicie el servicio."
    )
    if groups:
        show.line(f"Grupos que hay que enlazar otra vez: {groups} (culmina office group).")


def _to_invite(
    change: Change, installation: Installation, person: str, *, new_bot: bool
) -> tuple[list[people.PersonRow], int, int]:
    """Return whom to invite: a person, the people of a former bot, or ("") all who wait; how many
    have a link that is good, and how many groups a former bot leaves behind."""
    if new_bot:
        rows, groups = account.take_new_bot(change, installation)
        return rows, 0, groups
    account.refuse_other(change.session, installation)
    if person:
        found = people.find_person(change.session, entity_id=change.entity_id, typed=person)
        return [found], 0, 0
    rows, good = inviting.waiting(change.session, installation, change.now)
    return rows, good, 0


def _show_invited(
    row: people.PersonRow, invited: inviting.Invited, installation: Installation
) -> None:
    until = local_day(invited.expires_at, installation.zone)
    show.whole_line(invited.link)
    show.line(
        f"Sirve una vez, hasta el {until:{_LINK_DATE}}, para {row.name}. Los enlaces "
        "anteriores ya no sirven."
    )
    if invited.mailed_to:
        show.line(f"Se le mandará por correo a {invited.mailed_to}.")
    else:
        show.line(f"Sin correo: {invited.why_not}. Entregue usted el enlace.")


def bot_name(installation: Installation) -> str:
    """Return the bot's name for links; raises EnvironmentFault where the settings have none."""
    username = installation.settings.telegram.username.removeprefix("@")
    if not username:
        raise EnvironmentFault(
            "no se conoce el nombre del bot, y sin él no hay enlace.",
            where="[telegram] username",
            todo="Escriba el nombre que @BotFather le dio al bot.",
        )
    return username


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

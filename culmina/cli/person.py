"""culmina person: who is there, where they are reached, and their invitations to Telegram."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from core.channels import EMAIL
from core.clock import local_day
from core.errors import EnvironmentFault, InputError
from core.spanish import plural
from core.words import Role
from culmina import inviting
from culmina.cli import show
from culmina.cli.context import TECHNICIAN, acting, open_installation
from culmina.cli.typed_person import line_of, role_typed
from culmina.given import read_bytes
from culmina.wiring import Installation
from models.running.claims import wait_for_turn
from models.staff import absences, leaving, people
from models.staff.consents import NO_CONSENT
from plans.people import load_people, people_csv
from plans.people.roles import SHOWN
from scheduler import directory
from scheduler.told import absence, succession
from scheduler.told.succession import Succession

app = typer.Typer()

_LINK_DATE = "%Y-%m-%d"


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The person's whole name.")],
    email: Annotated[str, typer.Option(help="The email address, by which a person is known.")],
    office: Annotated[
        str, typer.Option(help="The office that the person leads or is a delegate of.")
    ] = "",
    role: Annotated[
        list[Role] | None,
        typer.Option(
            parser=role_typed,
            metavar="ROLE",
            help=f"Her role: {SHOWN}. May be given several times. With --office: líder.",
        ),
    ] = None,
) -> None:
    """Add a person, or give one who is known by the address another role.

    A lead who is added again is the newest of the office, and gets its reminders.
    """
    with open_installation() as installation:
        line = line_of(name, email, office, role or [])
        file = people_csv.PeopleFile((line,), ())
        loaded, handed_over = _load(installation, file, rejoin=True, confirmed=True)
    if loaded.faults:
        raise InputError(" ".join(one.message for one in loaded.faults), where=line.name)
    if loaded.added:
        show.line(f"Added {line.name} <{line.email}>.")
    if loaded.roles:
        where = f" of {line.office}" if line.office else ""
        show.line(f"{line.name} is now {', '.join(line.roles)}{where}.")
    if loaded.again:
        show.line(f"{line.name} is the newest lead of {line.office} again.")
    if loaded.revived:
        show.line(f"{line.email} counts as working again: she is written to there.")
    elif loaded.unchanged:
        show.line(f"{line.name} has that role already: nothing changed.")
    _show_handed_over(handed_over)
    show.whole_line(f"To reach {line.name} on Telegram: culmina person invite {quote(line.email)}")


@app.command("list")
def list_() -> None:
    """Show everybody with their roles and addresses."""
    with open_installation() as installation, installation.database.reading() as session:
        cards = people.list_people(session, installation.entity_id)
        away = absences.of_entity(session, installation.entity_id, installation.today())
        leaves = leaving.planned(session, installation.entity_id)
        contacts = directory.load(session, installation.context(), installation.clock.now())
    if not cards:
        show.line("There is nobody yet. Add people: culmina person import FILE.csv")
        return
    rows = [
        (
            _name(card.person, away, leaves, contacts),
            "\n".join(f"{role} · {office}" if office else role for role, office in card.roles),
            "\n".join(_address(address) for address in card.addresses) or "cannot be reached",
            card.person.preferred_channel or "",
        )
        for card in cards
    ]
    show.table(("Name", "Roles", "Addresses", "Prefers"), rows)


@app.command()
def away(
    name: Annotated[str, typer.Argument(help="Who is away, by name or address.")],
    until: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The last day of the absence."),
    ] = None,
    back: Annotated[bool, typer.Option("--back", help="She is back.")] = False,
) -> None:
    """Let nobody begin a conversation with a person who is away; the delegate is written to."""
    if (until is None) is not back:
        raise InputError("either a last day or --back is needed.", where=name)
    with open_installation() as installation, installation.database.transaction() as session:
        found = people.find_person(session, entity_id=installation.entity_id, typed=name)
        now = installation.clock.now()
        if until is not None and until.date() < local_day(now, installation.zone):
            raise InputError("that day is past.", where=f"--until {until:%Y-%m-%d}")
        last = None if until is None else until.date()
        alone = absence.mark(session, installation.context(), found.id, last, now, TECHNICIAN)
    if until is None:
        show.line(f"{found.name} is back.")
    else:
        show.line(f"{found.name} is away until {until:%Y-%m-%d}, that day included.")
    for office in alone:
        show.line(f"Nobody stands in: until then nothing of «{office}» can be sent to anybody.")
        show.whole_line(
            "Register a delegate: culmina person add NAME --email ADDRESS "
            f"--office {quote(office)} --role delegate"
        )


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="A CSV file: nombre, correo, dependencia, rol, canal.")
    ],
    rejoin: Annotated[
        bool, typer.Option("--rejoin", help="Take those of the file in again who have left.")
    ] = False,
) -> None:
    """Register the people of a CSV file: all of them, or none when a line is wrong.

    Who has left is not taken in again by an old file, but named and left out.
    """
    read = people_csv.read_people(read_bytes(file), str(file))
    with open_installation() as installation:
        loaded, handed_over = _load(installation, read, rejoin=rejoin)
    for fault in loaded.faults:
        show.complaint(f"{file}, {fault.sentence()}")
    if loaded.faults:
        raise InputError(
            f"{plural(len(loaded.faults), 'fault', 'faults')}; nobody was registered.",
            where=str(file),
            todo="Correct the lines and import the file again.",
        )
    for line in loaded.unused_offices:
        show.line(
            f"line {line.line}: {', '.join(line.roles)} is for the whole entity; "
            f"«{line.office}» was not used."
        )
    for line in loaded.left:
        show.complaint(f"line {line.line}: {line.name} <{line.email}> has left; left out.")
    if loaded.left:
        show.complaint(f"To take them in again: culmina person import {quote(str(file))} --rejoin")
    show.line(
        f"Added {plural(loaded.added, 'person', 'people')} and gave "
        f"{plural(loaded.roles, 'role', 'roles')}; "
        f"{plural(loaded.unchanged, 'line was', 'lines were')} known already."
    )
    _show_handed_over(handed_over)
    show.line("Next: culmina person invite --all, so that each can tie a Telegram chat.")


@app.command()
def invite(
    person: Annotated[
        str, typer.Argument(help="The whole name, or the email address.", show_default=False)
    ] = "",
    everybody: Annotated[
        bool,
        typer.Option(
            "--all", help="Everybody who has neither a Telegram chat nor a link that is still good."
        ),
    ] = False,
) -> None:
    """Make a one-time link that ties a Telegram chat to a person, and mail it."""
    if bool(person) is everybody:
        raise InputError("either a person or --all is needed.", where="culmina person invite")
    with open_installation() as installation:
        username = bot_name(installation)
        now = installation.clock.now()
        with installation.database.transaction() as session:
            if everybody:
                rows, good = inviting.waiting(session, installation, now)
            else:
                found = people.find_person(session, entity_id=installation.entity_id, typed=person)
                rows, good = [found], 0
            invite_to = partial(inviting.invite, session, installation)
            made = [invite_to(row, username=username, now=now, by=TECHNICIAN) for row in rows]
        for row, invited in zip(rows, made, strict=True):
            _show_invited(row, invited, installation)
    if everybody:
        show.line(
            f"{plural(len(made), 'person was', 'people were')} invited; "
            f"{plural(good, 'link that was made before is', 'links that were made before are')} "
            "still good."
        )
        if good:
            show.line("To make one of these anew: culmina person invite ADDRESS")


def _show_invited(
    row: people.PersonRow, invited: inviting.Invited, installation: Installation
) -> None:
    until = local_day(invited.expires_at, installation.zone)
    show.whole_line(invited.link)
    show.line(f"Good once, until {until:{_LINK_DATE}}, for {row.name}. Former links are void.")
    if invited.mailed_to:
        show.line(f"It will be mailed to {invited.mailed_to}.")
    else:
        show.line(f"Not mailed: {invited.why_not}. Hand the link over yourself.")


def _load(
    installation: Installation,
    file: people_csv.PeopleFile,
    *,
    rejoin: bool,
    confirmed: bool = False,
) -> tuple[load_people.PeopleLoaded, list[Succession]]:
    """Register people; hand the offices that have a new lead over in the same transaction."""
    now, context = installation.clock.now(), installation.context()
    with installation.database.transaction() as session:
        wait_for_turn(session, installation.entity_id)
        loaded = load_people.load_people(
            session,
            file,
            today=local_day(now, installation.zone),
            rejoin=rejoin,
            confirmed=confirmed,
            **acting(installation),
        )
        for person_id, office_id in loaded.again:
            succession.forget(session, office_id, person_id)
        known = directory.load(session, context, now)
        return loaded, succession.settle(session, context, known, now)


def _show_handed_over(offices: list[Succession]) -> None:
    for one in offices:
        former = one.former if one.typed == one.former else f"{one.former} <{one.typed}>"
        show.line(f"Reminders of «{one.office}» go to {one.lead} now, no longer to {former}.")
        show.whole_line(f"If {former} has left: culmina person leave {quote(one.typed)}")


def bot_name(installation: Installation) -> str:
    """Return the bot's name for links; raises EnvironmentFault where the settings have none."""
    username = installation.settings.telegram.username.removeprefix("@")
    if not username:
        raise EnvironmentFault(
            "the bot's name is not known, and without it there is no link.",
            where="[telegram] username",
            todo="Write the name that @BotFather gave the bot.",
        )
    return username


def _name(
    person: people.PersonRow,
    away: dict[int, date],
    leaves: dict[int, date],
    contacts: directory.Directory,
) -> str:
    until, on = away.get(person.id), leaves.get(person.id)
    alone = any(contacts.recipient(one) is None for one in contacts.offices_of(person.id))
    nobody = ", nobody stands in" if alone else ""
    said = [
        person.name,
        until and f"(away until {until}{nobody})",
        on and f"(leaves on {on})",
    ]
    return "\n".join(line for line in said if line)


def _address(address: people.AddressRow) -> str:
    why = NO_CONSENT if address.dead_reason == NO_CONSENT else "dead"
    dead = f" ({why} since {address.dead_since:%Y-%m-%d})" if address.dead_since else ""
    shown = address.value if address.channel == EMAIL.name else f"{address.channel} chat"
    return f"{shown}{dead}"

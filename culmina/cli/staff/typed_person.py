"""A person as the command line names her: in whose name something is done, her role, a line like
that of a people file, and what is shown of who follows whom."""

from __future__ import annotations

from collections.abc import Collection
from shlex import quote

import typer
from sqlalchemy.orm import Session

from core.entity.rights import Right
from core.errors import InputError, refuse
from core.words import OFFICE_ROLES, Role
from culmina.channels import account
from culmina.cli import show
from culmina.wiring import Installation
from models.staff import people, rights
from models.staff.people import PersonRow
from plans.people import people_table
from plans.people.roles import SHOWN, in_words, role_called
from scheduler.told.succession import Succession

_WHO_HOLDS = {Right.VERIFY: ("control",), Right.RECORD: ("planeación", "control")}


def person_with(
    session: Session, installation: Installation, typed: str, right: Right
) -> PersonRow:
    """Return the person that was typed after --by, who must have the right to verify or to record;
    raises InputError."""
    found = people.find_person(session, entity_id=installation.entity_id, typed=typed, part=True)
    if not rights.may(session, installation.context(), found.id, right):
        roles = _WHO_HOLDS[right]
        raise InputError(
            f"{found.name} no tiene el rol de {' ni el de '.join(roles)}.",
            where=f"--by {typed}",
            todo=f"Diga alguien de {' o de '.join(roles)}, o no escriba --by.",
        )
    return found


def role_typed(word: str) -> Role:
    """Return the role that was typed, in Spanish or in English; raises BadParameter."""
    role = role_called(word)
    if role is None:
        raise typer.BadParameter(f"«{word}»: los roles son {SHOWN}.")
    return role


def line_of(name: str, email: str, office: str, roles: list[Role]) -> people_table.PersonLine:
    """Check what was typed as a line of a file would be; raises InputError with all faults."""
    name, address = " ".join(name.split()), people.same_address(email)
    who = [*faults_of_name(name, "NOMBRE"), *(faults_of_email(email) if address else [])]
    refuse([*who, *_of_roles(office, roles)])
    return people_table.PersonLine(
        line=1,
        name=name,
        email=address,
        office=office,
        roles=tuple(roles or [Role.LEAD]),
        channel=None,
    )


def faults_of_name(name: str, where: str) -> list[InputError]:
    """Return what is wrong with a name that was typed at `where`."""
    said = people_table.fault_of_name(name)
    return [InputError(said, where=where)] if said else []


def faults_of_email(typed: str) -> list[InputError]:
    """Return what is wrong with an address that was typed after --email."""
    address = people.same_address(typed)
    said = people_table.fault_of_email(address)
    strange = people_table.what_is_strange(address) is not None
    return [InputError(said, where="--email" if strange else f"--email {typed}")] if said else []


def show_handed_over(successions: list[Succession]) -> None:
    """Show which offices have another lead by what was done, and whom to let go where she left."""
    for one in successions:
        former = one.former if one.typed == one.former else f"{one.former} <{one.typed}>"
        show.line(f"Los recordatorios de «{one.office}» van ahora a {one.lead}, ya no a {former}.")
        show.whole_line(f"Si {former} se fue: culmina person leave {quote(one.typed)}")


def show_invitation(installation: Installation, name: str, known_by: str) -> None:
    """Show how somebody is reached on Telegram; nothing without a bot, whose links they are."""
    if account.bot_of(installation).username:
        show.whole_line(
            f"Para llegarle a {name} por Telegram: culmina person invite {quote(known_by)}"
        )


def _of_roles(office: str, roles: Collection[Role]) -> list[InputError]:
    of_office = OFFICE_ROLES & set(roles)
    typed = f"--role {next(iter(roles))}" if roles else "--role"
    if not office and (not roles or of_office):
        todo = 'Dígala con --office "…", o dé un rol de toda la entidad.'
        return [InputError("hace falta una oficina.", where=typed, todo=todo)]
    if office and roles and not of_office:
        role = next(iter(roles))
        return [
            InputError(
                f"{in_words(role)} es un rol de toda la entidad.",
                where=f"--office {office}",
                todo="No escriba --office, o dé --role lead o --role delegate.",
            )
        ]
    return []

"""A person as the command line names her: her role, and a line like that of a people file."""

from __future__ import annotations

from collections.abc import Collection

import typer

from core.errors import InputError
from core.words import OFFICE_ROLES, Role
from models.staff import people
from plans.people import people_csv
from plans.people.roles import SHOWN, in_words, role_called


def role_typed(word: str) -> Role:
    """Return the role that was typed, in Spanish or in English; raises BadParameter."""
    role = role_called(word)
    if role is None:
        raise typer.BadParameter(f"«{word}»: los roles son {SHOWN}.")
    return role


def line_of(name: str, email: str, office: str, roles: list[Role]) -> people_csv.PersonLine:
    """Check what was typed as a line of a file would be; raises InputError with all faults."""
    name, address = " ".join(name.split()), people.same_address(email)
    faults = [*_of_who(name, address, email), *_of_roles(office, roles)]
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise InputError(" ".join(one.sentence() for one in faults))
    return people_csv.PersonLine(
        line=1,
        name=name,
        email=address,
        office=office,
        roles=tuple(roles or [Role.LEAD]),
        channel=None,
    )


def _of_who(name: str, address: str, email: str) -> list[InputError]:
    faults = []
    if not name:
        faults.append(InputError("falta el nombre.", where="NOMBRE"))
    strange = {
        where: said
        for where, typed in (("NOMBRE", name), ("--email", address))
        if (said := people_csv.what_is_strange(typed)) is not None
    }
    faults += [InputError(said, where=where) for where, said in strange.items()]
    if "--email" not in strange and not people.is_email(address):
        faults.append(InputError("esto no es un correo.", where=f"--email {email}"))
    return faults


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

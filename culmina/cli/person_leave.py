"""culmina person leave: somebody leaves the entity, or gives one of her roles up."""

from __future__ import annotations

from datetime import datetime, timedelta
from shlex import quote
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Role
from culmina.cli import show
from culmina.cli.context import TECHNICIAN, acting, open_installation
from culmina.cli.typed_person import role_typed
from culmina.wiring import Installation
from models.running.claims import wait_for_turn
from models.staff import leaving, memberships, offices, people
from plans.people.roles import SHOWN
from scheduler.told import leaving as leavings
from scheduler.told.leaving import Vacated

app = typer.Typer()

_DATE = "%Y-%m-%d"
# Somebody who left longer ago would have been missed: it is a mistyped year.
_LATEST = timedelta(days=31)


@app.command()
def leave(
    name: Annotated[str, typer.Argument(help="Who leaves, by name or address.")],
    since: Annotated[
        datetime | None,
        typer.Option(
            "--from",
            formats=[_DATE],
            help="The first day on which she is not there any more; today without it.",
        ),
    ] = None,
    role: Annotated[
        Role | None,
        typer.Option(
            parser=role_typed,
            metavar="ROLE",
            help=f"Only this role is taken away, today, and the person stays: {SHOWN}.",
        ),
    ] = None,
    office: Annotated[
        str, typer.Option(help="With --role: the office, where the role is held in several.")
    ] = "",
) -> None:
    """Let a person leave: nothing more is sent or taken in; what was said stays.

    With --role that role alone is lost.
    """
    if role is not None and since is None:
        _give_up(name, role, office)
        return
    if role is not None or office:
        raise InputError(
            "--office goes with --role, and --from without it.", where="culmina person leave"
        )
    _let_go(name, since)


def _let_go(name: str, since: datetime | None) -> None:
    """Let a person leave, today or on a day to come, and show what becomes of her offices."""
    with open_installation() as installation, installation.database.transaction() as session:
        found = people.find_person(session, entity_id=installation.entity_id, typed=name)
        wait_for_turn(session, installation.entity_id)
        now, context = installation.clock.now(), installation.context()
        on = context.today(now) if since is None else since.date()
        if on < context.today(now) - _LATEST:
            raise InputError(
                f"that day was more than {_LATEST.days} days ago.",
                where=f"--from {on:{_DATE}}",
                todo="Correct the year, or leave --from out: it is today then.",
            )
        if on > context.today(now):
            leaving.plan(session, person_id=found.id, on=on, **acting(installation))
            vacated = leavings.vacated(session, context, found.id, now)
            show.line(f"{found.name} leaves on {on:{_DATE}}; until then nothing changes.")
        else:
            vacated = leavings.leave(session, context, found.id, on=on, now=now, by=TECHNICIAN)
            show.line(
                f"{found.name} has left. Nothing is sent there or taken in any more; what "
                "was reported stays under that name."
            )
    for one in vacated:
        _show_vacated(one, "then" if on > context.today(now) else "now")


def _give_up(name: str, role: Role, office: str) -> None:
    """Take one role from a person and show what becomes of its office."""
    with open_installation() as installation, installation.database.transaction() as session:
        found = people.find_person(session, entity_id=installation.entity_id, typed=name)
        wait_for_turn(session, installation.entity_id)
        now, context = installation.clock.now(), installation.context()
        office_id, where = _held(session, installation, found, role, office)
        vacated = leavings.give_up(
            session, context, found.id, role, office_id, now=now, by=TECHNICIAN
        )
        left = memberships.roles_of(session, found.id)
    show.line(f"{found.name} is no longer {role}{f' of {where}' if where else ''}.")
    if vacated is not None:
        _show_vacated(vacated, "now")
    if not left:
        show.whole_line(
            "That was the last role. To take the person out of the entity: "
            f"culmina person leave {quote(found.name)}"
        )


def _held(
    session: Session, installation: Installation, found: people.PersonRow, role: Role, office: str
) -> tuple[int | None, str | None]:
    """Return the one office in which a person holds a role, none of one for the whole entity.
    Raises InputError where she does not hold it, or in several."""
    held = [row[1:] for row in memberships.roles_of(session, found.id) if row[0] is role]
    if office:
        meant = offices.find_office(session, entity_id=installation.entity_id, typed=office)
        held = [row for row in held if row[0] == meant.id]
    if not held:
        raise InputError(
            f"{found.name} does not have that role.",
            where=f"--role {role}",
            todo="See: culmina person list",
        )
    if len(held) > 1:
        names = "; ".join(name or "" for _, name in held)
        raise InputError(
            f"{found.name} has that role in several offices: {names}.",
            where=f"--role {role}",
            todo='Name one: --office "…".',
        )
    return held[0]


def _show_vacated(one: Vacated, when: str) -> None:
    if one.recipient is not None:
        since = "already" if one.already and when == "then" else when
        show.line(f"Reminders of «{one.office}» go to {one.recipient} {since}.")
        return
    show.line(f"«{one.office}» has nobody {when} who can be reached.")
    show.whole_line(
        "Register who follows: culmina person add NAME --email ADDRESS "
        f"--office {quote(one.office)}"
    )

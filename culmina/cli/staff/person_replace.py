"""culmina person replace: from a day on, another person has what somebody had, who leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.channels import EMAIL
from core.entity.context import EntityContext
from core.errors import InputError, refuse
from culmina.cli import show
from culmina.cli.context import DAYS, acting, open_installation
from culmina.cli.staff.person_leave import (
    first_day,
    show_ahead,
    show_since,
    show_unfollowed,
    show_vacated,
    since_past,
)
from culmina.cli.staff.typed_person import faults_of_email, faults_of_name, show_invitation
from culmina.cli.yes_or_no import require_yes
from culmina.wiring import Installation
from models.audit import Change
from models.running.claims import wait_for_turn
from models.staff import leaving, people
from models.staff.people import AddressRow, PersonRow
from scheduler.told import leaving as leavings
from scheduler.told import leaving_ahead, replacing
from scheduler.told.leaving import Vacated

app = typer.Typer()


@app.command()
def replace(
    person: Annotated[str, typer.Argument(help="Quién se va: su nombre o su dirección.")],
    follower: Annotated[str, typer.Argument(help="Quién sigue: su nombre o su dirección.")],
    since: Annotated[
        datetime | None,
        typer.Option("--from", formats=DAYS, help="El primer día de quien sigue; sin él, hoy."),
    ] = None,
    email: Annotated[
        str | None,
        typer.Option(help="El correo de quien sigue, si todavía no está registrada."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="La reemplaza sin preguntar.")] = False,
) -> None:
    """Da a otra persona lo que alguien tenía, y retira a quien se va. Si es desde hoy, muestra qué
    tenía y pregunta.

    Pasan sus roles, lo que se le delegó, lo que espera respuesta y sus recordatorios; lo que
    reportó queda con su nombre.
    """
    with open_installation() as installation:
        today = installation.today()
        on = first_day(since, today)
        if on <= today and not yes:
            _ask(installation, person, follower, email, on)
        with installation.database.transaction() as session:
            wait_for_turn(session, installation.entity_id)
            change, context = acting(session, installation), installation.context()
            # Without a question nobody reads who is meant before it is done.
            part = on > today or not yes
            found = people.find_person(
                session, entity_id=installation.entity_id, typed=person, part=part
            )
            follows = _registered(change, follower, email, part=part)
            replacing.check(session, installation.entity_id, found.id, follows, on)
            followed = leaving.to_be_replaced_by(session, installation.entity_id, found.id)
            told, vacated = _replaced(change, context, found, follows, on)
            place = people.living_addresses(session, [follows.id]).get(follows.id, ())
    for sentence in told:
        show.line(sentence)
    show_since(on, today)
    for one in vacated:
        show_vacated(one, "ahora")
    show_unfollowed(found.name, [(whom, day) for whom, day in followed if on <= day])
    _show_invitation(installation, follows, place)


def _replaced(
    change: Change, context: EntityContext, found: PersonRow, follows: PersonRow, on: date
) -> tuple[list[str], list[Vacated]]:
    """Let another have what somebody had, today or on a day to come; return what is said of it, and
    what becomes of the offices."""
    if on > context.today(change.now):
        told = [f"Desde el {on:%Y-%m-%d} {follows.name} recibe lo de {found.name}."]
        told += leaving_ahead.plan(
            change, context, found.id, on=on, by_id=follows.id, shown=date.isoformat
        )
        return told, []
    told = [
        f"{follows.name} tiene ahora lo que tenía {found.name}, que ya no está. Lo que reportó "
        "queda con su nombre."
    ]
    return told, replacing.replace(change, context, found.id, follows.id, on=on)


def _show_invitation(
    installation: Installation, follows: PersonRow, places: Sequence[AddressRow]
) -> None:
    """Show how who follows is invited to Telegram, where she has no chat."""
    if all(one.channel == EMAIL.name for one in places):
        place = places[0].value if places else follows.name
        show_invitation(installation, follows.name, place)


def _ask(
    installation: Installation, person: str, follower: str, email: str | None, on: date
) -> None:
    """Show what somebody has who is replaced, and ask for a yes; raises InputError for what was
    typed wrong."""
    entity_id, now = installation.entity_id, installation.clock.now()
    with installation.database.reading() as session:
        found = people.find_person(session, entity_id=entity_id, typed=person, part=True)
        if email is None:
            follows = _known(session, entity_id, follower, part=True)
        else:
            name = _name(follower, email)
            known = replacing.known_as(session, entity_id, name=name, email=email)
            follows = known or PersonRow(0, name, None)
        replacing.check(session, entity_id, found.id, follows, on)
        ahead = leavings.look(session, installation.context(), found.id, now)
    show_ahead(found.name, ahead)
    since = since_past(on, installation.today())
    require_yes(
        f"¿Darle lo suyo a {follows.name} y retirar a {found.name}{since}? No se puede deshacer.",
        yes=False,
    )


def _registered(change: Change, typed: str, email: str | None, *, part: bool) -> PersonRow:
    """Return who follows, registered with an address where she is new; raises InputError."""
    if email is None:
        return _known(change.session, change.entity_id, typed, part=part)
    return replacing.registered(change, name=_name(typed, email), email=email)


def _known(session: Session, entity_id: int, typed: str, *, part: bool) -> PersonRow:
    """Return who follows, of those who are registered; raises InputError, which says how somebody
    new is named."""
    try:
        return people.find_person(session, entity_id=entity_id, typed=typed, part=part)
    except InputError as error:
        new = "A alguien que no está registrado, agréguele --email CORREO."
        todo = f"{error.todo.rstrip('.')}. {new}"
        raise InputError(error.what, where=error.where, todo=todo) from error


def _name(typed: str, email: str) -> str:
    """Return the name of somebody new; raises InputError where it or her address is none."""
    name = " ".join(typed.split())
    refuse([*faults_of_name(name, "QUIEN_SIGUE"), *faults_of_email(email)])
    return name

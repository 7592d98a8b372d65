"""culmina person leave: somebody leaves the entity, or gives one of her roles up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from shlex import quote
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import listed, plural
from core.words import Role
from culmina.cli import show
from culmina.cli.context import DAYS, acting, open_installation
from culmina.cli.staff.typed_person import role_typed
from culmina.cli.yes_or_no import require_yes
from culmina.wiring import Installation
from models.running.claims import wait_for_turn
from models.staff import leaving, memberships, offices, people
from plans.people.roles import SHOWN, in_words
from scheduler.told import leaving as leavings
from scheduler.told import leaving_ahead
from scheduler.told.leaving import Vacated

app = typer.Typer()

_DATE = "%Y-%m-%d"


@app.command()
def leave(
    name: Annotated[str, typer.Argument(help="Quién se va: su nombre o su dirección.")],
    since: Annotated[
        datetime | None,
        typer.Option(
            "--from",
            formats=DAYS,
            help="El primer día en que ya no está; sin él, hoy.",
        ),
    ] = None,
    role: Annotated[
        Role | None,
        typer.Option(
            parser=role_typed,
            metavar="ROL",
            help=f"Solo pierde este rol, hoy, y la persona se queda: {SHOWN}.",
        ),
    ] = None,
    office: Annotated[
        str, typer.Option(help="Con --role: la oficina, si tiene el rol en varias.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="La retira sin preguntar.")] = False,
) -> None:
    """Retira a una persona: no se le envía ni se le recibe nada más; lo que dijo queda.

    Si es desde hoy, muestra qué tiene y pregunta. Con --role pierde solo ese rol.
    """
    if role is not None and since is None:
        _give_up(name, role, office, yes=yes)
        return
    if role is not None:
        raise InputError(
            "un rol se quita desde hoy.", where="--role con --from", todo="Escríbalo sin --from."
        )
    if office:
        raise InputError("va con --role.", where=f"--office {office}")
    _let_go(name, since, yes=yes)


def first_day(since: datetime | None, today: date) -> date:
    """Return the first day on which somebody is not there any more, today where none was typed.
    Raises InputError for one that is long past."""
    on = today if since is None else since.date()
    if leaving.is_long_past(on, today):
        raise InputError(
            f"ese día fue hace más de {leaving.LONGEST_AGO.days} días.",
            where=f"--from {on:{_DATE}}",
            todo="Corrija la fecha, o no escriba --from: es hoy entonces.",
        )
    return on


def show_since(on: date, today: date) -> None:
    """Show what becomes of what was sent and said since the first day on which somebody was not
    there any more, where that is past."""
    if on < today:
        show.line(
            f"No está desde el {on:{_DATE}}, que ya pasó: lo que se le envió y lo que respondió "
            "desde entonces no se deshace, y queda con su nombre. Si no lo dijo esa persona, "
            "corríjalo: culmina report"
        )


def since_past(on: date, today: date) -> str:
    """Return since when somebody is not there, as a question names a day that is past; "" for
    today."""
    return f" desde el {on:{_DATE}}, que ya pasó" if on < today else ""


def show_ahead(name: str, ahead: leavings.Ahead) -> None:
    """Show what somebody has who is about to leave, and what is withdrawn."""
    show.line(
        f"{name}: {plural(len(ahead.offices), 'oficina', 'oficinas')}, con "
        f"{plural(ahead.activities, 'actividad abierta', 'actividades abiertas')}. Se retiran "
        f"{plural(ahead.messages, 'mensaje por enviarle', 'mensajes por enviarle')} y "
        f"{plural(ahead.questions, 'pregunta sin responder', 'preguntas sin responder')}."
    )


def _let_go(name: str, since: datetime | None, *, yes: bool) -> None:
    """Let a person leave, today after a yes or on a day to come, and show what becomes of her
    offices."""
    with open_installation() as installation:
        on = first_day(since, installation.today())
        asks = on > installation.today() or not yes
        if on <= installation.today() and not yes:
            _ask(installation, name, on)
        with installation.database.transaction() as session:
            # Without a question nobody reads who is meant before she is gone.
            found = people.find_person(
                session, entity_id=installation.entity_id, typed=name, part=asks
            )
            wait_for_turn(session, installation.entity_id)
            now, context = installation.clock.now(), installation.context()
            change = acting(session, installation, now)
            alone = leavings.alone(session, context, found.id, on, now)
            followed = leaving.to_be_replaced_by(session, context.entity_id, found.id)
            if on > context.today(now):
                moved = leaving_ahead.plan(change, context, found.id, on=on, shown=date.isoformat)
                vacated = leavings.vacated(session, context, found.id, on, now)
                said = [
                    f"{found.name} se va el {on:%Y-%m-%d}; hasta entonces no cambia nada.",
                    *moved,
                ]
            else:
                vacated = leavings.leave(change, context, found.id, on=on)
                said = [
                    f"{found.name} ya no está. No se le envía ni se le recibe nada más; lo que "
                    "reportó queda con su nombre."
                ]
    for sentence in said:
        show.line(sentence)
    show_since(on, context.today(now))
    for one in vacated:
        show_vacated(one, "entonces" if on > context.today(now) else "ahora")
    _show_alone(alone)
    show_unfollowed(found.name, [(whom, day) for whom, day in followed if on <= day])


def show_unfollowed(name: str, followed: Iterable[tuple[str, date]]) -> None:
    """Show whom nobody replaces any more because a person leaves who was to."""
    for whom, on in followed:
        show.line(f"{name} iba a seguir a {whom} desde el {on:{_DATE}}: ese día ya nadie le sigue.")
        show.whole_line(
            f"Diga quién: culmina person replace --from {quote(str(on))} {quote(whom)} QUIEN_SIGUE"
        )


def _ask(installation: Installation, name: str, on: date) -> None:
    """Show what a person has and for which offices nobody would be left, and ask for a yes."""
    with installation.database.reading() as session:
        found = people.find_person(session, entity_id=installation.entity_id, typed=name, part=True)
        now, context = installation.clock.now(), installation.context()
        ahead = leavings.look(session, context, found.id, now)
        roles = leavings.alone(session, context, found.id, context.today(now), now)
    show_ahead(found.name, ahead)
    if alone := [f"«{one.office}»" for one in ahead.offices if one.recipient is None]:
        show.line(f"Nadie recibiría lo de {listed(alone)}.")
    for role in roles:
        show.line(leavings.ALONE[role])
    since = since_past(on, installation.today())
    require_yes(f"¿Retirar a {found.name}{since}? No se puede deshacer.", yes=False)


def _give_up(name: str, role: Role, office: str, *, yes: bool) -> None:
    """Take one role from a person, after a yes where nobody else has it for the whole entity, and
    show what becomes of its office."""
    if not yes:
        _ask_of_role(name, role)
    with open_installation() as installation, installation.database.transaction() as session:
        found = people.find_person(session, entity_id=installation.entity_id, typed=name, part=True)
        wait_for_turn(session, installation.entity_id)
        now, context = installation.clock.now(), installation.context()
        office_id, where = _held(session, installation, found, role, office)
        alone = leavings.alone(session, context, found.id, context.today(now), now)
        vacated = leavings.give_up(
            acting(session, installation, now), context, found.id, role, office_id
        )
        left = memberships.roles_of(session, found.id)
    show.line(f"{found.name} ya no es {in_words(role)}{f' de {where}' if where else ''}.")
    if vacated is not None:
        show_vacated(vacated, "ahora")
    _show_alone(one for one in alone if one is role)
    if not left:
        show.whole_line(
            "Era su último rol. Para retirar a la persona: culmina person leave "
            f"{quote(found.name)}"
        )


def _ask_of_role(name: str, role: Role) -> None:
    """Ask for a yes where a person is the only one with a role for the whole entity."""
    with open_installation() as installation, installation.database.reading() as session:
        found = people.find_person(session, entity_id=installation.entity_id, typed=name, part=True)
        now, context = installation.clock.now(), installation.context()
        alone = leavings.alone(session, context, found.id, context.today(now), now)
    if role in alone:
        show.line(leavings.ALONE[role])
        require_yes(f"¿Quitarle el rol de {in_words(role)} a {found.name}?", yes=False)


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
            f"{found.name} no tiene ese rol.",
            where=f"--role {role}",
            todo="Vea: culmina person list",
        )
    if len(held) > 1:
        names = "; ".join(name or "" for _, name in held)
        raise InputError(
            f"{found.name} tiene ese rol en varias oficinas: {names}.",
            where=f"--role {role}",
            todo='Diga una: --office "…".',
        )
    return held[0]


def _show_alone(roles: Iterable[Role]) -> None:
    """Show which roles nobody holds any more who is written to, and how to give them."""
    for role in roles:
        show.line(leavings.ALONE[role])
        show.whole_line(
            f"Registre a quien sigue: culmina person add NOMBRE --email CORREO --role {quote(role)}"
        )


def show_vacated(one: Vacated, when: str) -> None:
    """Show to whom an office's reminders go now, or then, that somebody leaves it."""
    if one.recipient is not None:
        line = f"Los recordatorios de «{one.office}» van {when} a {one.recipient}."
        if one.already:
            since = "hoy ya le llegan" if when == "entonces" else "le siguen llegando"
            line = f"Los recordatorios de «{one.office}» {since} a {one.recipient}"
            line += ", y desde ese día también." if when == "entonces" else "."
        show.line(line)
        return
    show.line(f"En «{one.office}» no hay {when} nadie a quien se le llegue.")
    if one.back is not None:
        who, day = one.back
        show.line(f"Desde el {day:{_DATE}} le llegan a {who}.")
    show.whole_line(
        "Registre a quien sigue: culmina person add NOMBRE --email CORREO --office "
        f"{quote(one.office)}"
    )

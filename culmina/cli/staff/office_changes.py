"""culmina office succeed, superior, collective: how offices stand to each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.errors import InputError, fault_of, refuse
from core.spanish import listed, plural
from culmina.cli import show
from culmina.cli.coming_day import From, coming_day
from culmina.cli.context import acting, open_installation
from culmina.cli.yes_or_no import require_yes
from culmina.wiring import Installation
from models.audit import Change
from models.running.claims import wait_for_turn
from models.staff import collectives as office_members
from models.staff import office_moves, offices, superiors
from models.staff.offices import OfficeRow
from plans.deciding import collectives, decisions
from plans.requests import succeeding

app = typer.Typer()


@app.command()
def succeed(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="ANTES... NUEVA",
            help="Las oficinas que dejan de existir y, al final, la que sigue; puede ser nueva.",
        ),
    ],
    reason: Annotated[str, typer.Option(help="Por qué: el acto que lo dispuso; queda anotado.")],
    since: From = None,
    yes: Annotated[bool, typer.Option("--yes", help="Reorganiza sin preguntar.")] = False,
) -> None:
    """Reorganiza: lo abierto, las personas y los grupos de unas oficinas pasan a otra ese día. Si
    es hoy, muestra cuántas y pregunta.

    Lo que se dijo y se publicó antes conserva el nombre anterior. Si es la misma oficina con otro
    nombre: culmina office rename. Con la misma oficina como nueva, quita lo que esperaba su día.
    """
    why = decisions.read_text(reason)
    if len(names) < 2:
        raise InputError(
            "faltan las oficinas de antes, o la nueva.",
            where=names[0],
            todo='Así: culmina office succeed "ANTES" "NUEVA"',
        )
    *former, new_name = names
    with open_installation() as installation:
        on = coming_day(installation, since)
        if on is None and not yes:
            _ask(installation, former, new_name)
        with installation.database.transaction() as session:
            wait_for_turn(session, installation.entity_id)
            change = acting(session, installation)
            known = offices.offices_by_key(session, installation.entity_id)
            before = [offices.office_called(known, name) for name in former]
            new, made = succeeding.successor(change, new_name)
            dropped = _dropped(session, installation.entity_id, before, new, on)
            if dropped and not yes:
                raise InputError(
                    f"hay otro cambio previsto: {listed(dropped)}.",
                    where=listed([one.name for one in before]),
                    todo="Escriba --yes para que quede este en su lugar.",
                )
            told = [f"Ya no se hará lo previsto: {one}." for one in dropped]
            told += [f"{new.name} es una oficina nueva."] if made else []
            told += [_succeeded(change, one, new, why, on, installation.today()) for one in before]
    for line in told:
        show.line(line)


def _dropped(
    session: Session, entity_id: int, before: Sequence[OfficeRow], new: OfficeRow, on: date | None
) -> list[str]:
    """Return what is planned of offices that are to be another one, or on another day, instead; of
    one that is to stay as it is nothing."""
    known = offices.offices_by_id(session, entity_id)
    going = {one.id: one.name for one in before if one.id != new.id}
    return [
        f"{going[move.former_id]} será {known[move.office_id].name} desde el {move.since:%Y-%m-%d}"
        for move in office_moves.planned(session, entity_id)
        if move.former_id in going and (move.office_id, move.since) != (new.id, on)
    ]


def _ask(installation: Installation, former: Sequence[str], new_name: str) -> None:
    """Show how much goes over today from offices that are another's, and ask for a yes; raises
    InputError. Nothing is asked of those that stay."""
    with installation.database.reading() as session:
        known = offices.offices_by_key(session, installation.entity_id)
        name = " ".join(new_name.split())
        new = succeeding.known_successor(session, installation.entity_id, name)
        before = [offices.office_called(known, one) for one in former]
        going = [one for one in before if new is None or one.id != new.id]
        for one in going:
            if new is not None:
                succeeding.check(session, installation.entity_id, one, new)
            moves = succeeding.look(session, one)
            show.line(f"De {one.name} pasan {_counted(moves)}.")
    if going:
        names = listed([one.name for one in going])
        to = f"{name}, que es una oficina nueva" if new is None else new.name
        require_yes(f"¿Pasarlo de {names} a {to}? No se puede deshacer.", yes=False)


def _succeeded(
    change: Change, former: OfficeRow, new: OfficeRow, why: str, on: date | None, today: date
) -> str:
    """Let an office be another today, or on a day to come, or stay as it is; return what is said
    of it."""
    if succeeding.keep(change, former, new):
        return f"{former.name} sigue como está; el cambio previsto ya no se hará."
    if on is not None:
        succeeding.plan(change, former, new, why, on)
        return f"{former.name} será {new.name} desde el {on:%Y-%m-%d}."
    moved = succeeding.succeed(change, former, new, why, today)
    return f"{former.name} es {new.name} desde hoy: pasaron {_counted(moved)}."


def _counted(moved: succeeding.Succeeded) -> str:
    activities = plural(moved.activities, "actividad", "actividades")
    return f"{activities} y {plural(moved.people, 'persona', 'personas')}"


@app.command()
def superior(
    office: Annotated[str, typer.Argument(metavar="OFICINA", help="La oficina que depende.")],
    above: Annotated[
        str, typer.Argument(metavar="SUPERIOR", help="De cuál depende; con --none, de ninguna.")
    ] = "",
    none: Annotated[bool, typer.Option("--none", help="Ya no depende de ninguna.")] = False,
) -> None:
    """Dice de qué oficina depende otra; sus líderes reciben aviso de su silencio si el ajuste
    [reminders] escalate_to tiene "superior"."""
    if bool(above) is none:
        raise InputError("¿de cuál depende?", where=office, todo="Dígala, o escriba --none.")
    with open_installation() as installation, installation.database.transaction() as session:
        known = offices.offices_by_key(session, installation.entity_id)
        found = offices.office_called(known, office)
        over = None if none else offices.office_called(known, above)
        change = acting(session, installation)
        changed = superiors.put(change, office=found, superior=over)
    said = "no depende de ninguna" if over is None else f"depende de {over.name}"
    show.line(f"{found.name} {said} desde hoy." if changed else f"{found.name} ya {said}.")


@app.command()
def collective(
    name: Annotated[
        str, typer.Argument(metavar="NOMBRE", help="Como está en el plan: «Todas las áreas».")
    ],
    members: Annotated[
        str, typer.Option(help='Las oficinas, entre « / », ";" o comas; la primera lidera.')
    ],
    yes: Annotated[
        bool, typer.Option("--yes", help="No pregunta, aunque alguna que lo era ya no lo sea.")
    ] = False,
) -> None:
    """Dice qué oficinas son un nombre que no es de una sola; desde hoy responden ellas.

    Si una sola persona responde por todas: culmina person add NOMBRE --office COLECTIVA
    """
    with open_installation() as installation:
        with installation.database.reading() as session:
            found, each = _many(session, installation.entity_id, name, members)
            some = list(dict.fromkeys(each))
            lost = _lost(session, installation.entity_id, found, some)
        twice = [one.name for one in some if each.count(one) > 1]
        if twice:
            show.line(f"Está más de una vez en --members: {listed(twice)}. Cuenta una sola.")
        if lost:
            are = listed([one.name for one in some])
            question = f"{listed(lost)} ya no serían {found.name}; serían {are}. ¿Seguir?"
            require_yes(question, yes=yes)
        with installation.database.transaction() as session:
            wait_for_turn(session, installation.entity_id)
            found, each = _many(session, installation.entity_id, name, members)
            some = list(dict.fromkeys(each))
            count = collectives.define(acting(session, installation), found, some)
    show.line(
        f"{found.name} son {', '.join(one.name for one in some)} desde hoy, también en los planes "
        f"que vengan; cambió quién responde por {plural(count, 'actividad', 'actividades')}."
    )


def _many(
    session: Session, entity_id: int, name: str, members: str
) -> tuple[OfficeRow, list[OfficeRow]]:
    """Return the office of a name of many, and those that were typed for it, each as often as it
    was; raises InputError for what is no office."""
    known = offices.offices_by_key(session, entity_id)
    found = offices.office_called(known, name)
    named = decisions.read_each_office(members)
    if len(named) == 1 and offices.office_key(named[0]) not in known:
        named = [one.strip() for one in members.split(",") if one.strip()]
    called = partial(offices.office_called, known, part=True)
    refuse([one for said in dict.fromkeys(named) for one in fault_of(called, said)])
    return found, list(map(called, named))


def _lost(
    session: Session, entity_id: int, found: OfficeRow, some: Collection[OfficeRow]
) -> list[str]:
    """Return the names of the offices that a name of many stands for now, and not any more."""
    names = offices.offices_by_id(session, entity_id)
    stood = office_members.members(session, entity_id).get(found.id, ())
    return [names[one].name for one in stood if one not in {each.id for each in some}]

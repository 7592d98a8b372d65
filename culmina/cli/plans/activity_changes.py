"""culmina activity assign, add, edit, archive: the plan is another from a day on, for a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from shlex import quote
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.errors import InputError, fault_of, refuse
from core.spanish import listed
from culmina.cli import show
from culmina.cli.coming_day import From, coming_day
from culmina.cli.context import TECHNICIAN, acting, open_installation
from culmina.cli.plans import typed_activity
from models.audit import Change
from models.organisation import Office
from models.plan import Activity
from models.running.claims import wait_for_turn
from models.staff import office_moves, offices
from models.staff.offices import OfficeRow
from plans.deciding import by_hand, decisions, settling
from plans.deciding.doubts import doubts, of_new, title_of
from plans.deciding.open_faults import as_printed
from plans.deciding.settling import Deciding
from plans.export.plan_table import find_plan
from plans.requests import handing_over
from plans.requests.handing_over import Handover
from plans.storing import telling
from scheduler.explained.subjects import activities_called

app = typer.Typer()

Handle = Annotated[
    str, typer.Argument(metavar="CÓDIGO", help="La actividad, con el código de los mensajes.")
]
Reason = Annotated[str, typer.Option(help="Por qué; queda en la auditoría y en el resumen.")]
Values = Annotated[
    list[str],
    typer.Argument(metavar="CAMPO=VALOR...", help="fecha=30/11/2026, meta='12 informes' …"),
]


@app.command()
def assign(
    handle: Handle,
    office: Annotated[str, typer.Argument(metavar="OFICINA", help="Quién responde desde ese día.")],
    reason: Reason,
    since: From = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="También si no hay a quién avisarle en esa oficina.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="En lugar de otro cambio que esperaba su día.")
    ] = False,
) -> None:
    """Da una actividad a otra oficina, hoy o en un día por venir; las que apoyan siguen apoyando.

    Con la oficina que ya responde, quita el cambio que esperaba su día.
    """
    why = decisions.read_text(reason)
    with open_installation() as installation, installation.database.transaction() as session:
        wait_for_turn(session, installation.entity_id)
        _refuse_turned_round(session, installation.entity_id, handle, office)
        activity = typed_activity.find_in_force(session, installation.entity_id, handle)
        found = offices.find_office(
            session, entity_id=installation.entity_id, typed=office, part=True
        )
        change, on = acting(session, installation), coming_day(installation, since)
        asked = Handover(found.id, anyway=anyway)
        dropped = _dropped(session, activity, found.id, on)
        if handing_over.keep(change, activity, found.id, why):
            done = f"sigue con {found.name}; el cambio previsto ya no se hará"
        else:
            _refuse_dropping([] if yes else dropped, activity.handle)
            done = _assigned(change, activity, asked, why, on)
        told = title_of(activity)
    show.line(told)
    for one in dropped:
        show.line(f"Ya no se hará lo previsto: {one}.")
    show.line(f"{activity.handle} {done}.")


def _assigned(
    change: Change, activity: Activity, asked: Handover, why: str, on: date | None
) -> str:
    """Give an activity to another office today, or on a day to come; return what is said of it."""
    found = offices.offices_by_id(change.session, change.entity_id)[asked.office_id or 0]
    if on is None:
        handing_over.assign(change, activity, asked, why)
        return f"es de {found.name} desde hoy"
    handing_over.plan(change, activity, asked, why, on)
    will_be = _will_be(change.session, change.entity_id, found, on)
    return f"{will_be}; hasta entonces no cambia nada"


def _dropped(session: Session, activity: Activity, office_id: int, on: date | None) -> list[str]:
    """Return what is planned of an activity that is to be another office's, or on another day,
    instead."""
    known = offices.offices_by_id(session, activity.entity_id)
    return [
        f"{activity.handle} será de {known[move.office_id].name} desde el {move.since:%Y-%m-%d}"
        for move in office_moves.planned(session, activity.entity_id)
        if move.activity_id == activity.id and (move.office_id, move.since) != (office_id, on)
    ]


def _refuse_dropping(dropped: Sequence[str], handle: str) -> None:
    """Raise InputError where something else is planned of an activity that would not be done."""
    if dropped:
        raise InputError(
            f"hay otro cambio previsto: {listed(dropped)}.",
            where=handle,
            todo="Escriba --yes para que quede este en su lugar.",
        )


def _will_be(session: Session, entity_id: int, office: OfficeRow, on: date) -> str:
    """Return whose an activity will be that goes over to an office on a day to come: by then others
    may have succeeded that one."""
    last = office_moves.succeeding(session, entity_id, office.id, on)
    if last is None:
        return f"será de {office.name} desde el {on:%Y-%m-%d}"
    name = session.get_one(Office, last.office_id).name
    return (
        f"será de {name} desde el {on:%Y-%m-%d}, porque desde el {last.since:%Y-%m-%d} todo lo de "
        f"{office.name} es de {name}"
    )


def _refuse_turned_round(session: Session, entity_id: int, handle: str, office: str) -> None:
    """Raise InputError where the office was typed before the activity."""
    known = offices.offices_by_key(session, entity_id)
    if offices.office_key(handle) in known and activities_called(session, entity_id, office):
        raise InputError(
            "eso es una oficina, y el código va antes.",
            where=handle,
            todo=f"Así: culmina activity assign {quote(office)} {quote(handle)}",
        )


@app.command()
def add(
    plan: Annotated[
        int, typer.Argument(metavar="PLAN", help="Su número, como lo da culmina plan list.")
    ],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="CAMPO=VALOR...",
            help="actividad='…' fecha=30/11/2026 oficina='A / B' componente='…' código=4.5 …",
        ),
    ],
    reason: Reason,
    yes: Annotated[bool, typer.Option("--yes", help="La agrega sin preguntar.")] = False,
) -> None:
    """Agrega una actividad a un plan: necesita actividad y fecha; la primera oficina la lidera.

    Una versión nueva del archivo que no la traiga la retira.
    """
    with open_installation() as installation, installation.database.transaction() as session:
        today = installation.today()
        _check_added(session, installation.entity_id, plan, values, reason, today)
        new = by_hand.read_added(decisions.read_values(values), today)
        why = decisions.read_text(reason)
        where = find_plan(session, installation.entity_id, plan)
        alone = _led_by_nobody(session, installation.entity_id, new.offices)
        _refuse_doubts([] if yes else [*of_new(session, where, new), *alone], new.title)
        handle = by_hand.add(acting(session, installation), where, new, why)
        title = where.title
        leading = list(by_hand.named_offices(session, installation.entity_id, new.offices))
    show.line(f"{handle} {new.title}")
    days = listed([f"{day:%d/%m/%Y}" for day in new.due])
    answers = f"; responde {listed(leading)}" if leading else ""
    show.line(f"Está desde hoy en {title}. Fecha: {days}{answers}.")


def _refuse_doubts(against: Sequence[str], where: str) -> None:
    """Raise InputError with what speaks against what was typed."""
    if against:
        raise InputError(
            f"no se cambió nada: {'; '.join(against)}.",
            where=where,
            todo="Corríjalo, o escriba --yes.",
        )


def _led_by_nobody(
    session: Session, entity_id: int, names: Sequence[str], stood: int | None = None
) -> list[str]:
    """Return why the offices that are typed for an activity are asked about: nobody of the one that
    leads then, and did not before (`stood`), is reached."""
    known = offices.offices_by_key(session, entity_id)
    leading = [offices.office_called(known, one, part=True) for one in names[:1]]
    return [
        f"en {one.name} no hay a quién avisarle"
        for one in leading
        if one.id != stood and not one.collective and not handing_over.is_reached(session, one.id)
    ]


def _check_added(
    session: Session, entity_id: int, plan: int, values: list[str], reason: str, today: date
) -> None:
    """Raise InputError with all that is wrong with an activity to add, and with where it goes."""
    unread = {one: fault_of(decisions.read_value, one) for one in values}
    said = dict(decisions.read_value(one) for one in values if not unread[one])
    names = decisions.read_office_names(said.get("offices", ""))
    refuse(
        [
            *fault_of(_open_plan, session, entity_id, plan),
            *decisions.faults_of_values(values),
            *fault_of(by_hand.read_added, said, today),
            *fault_of(by_hand.named_offices, session, entity_id, names),
            *fault_of(decisions.read_text, reason),
        ]
    )


def _open_plan(session: Session, entity_id: int, number: int) -> None:
    by_hand.check_open(find_plan(session, entity_id, number))


@app.command()
def edit(
    handle: Handle,
    values: Values,
    reason: Reason,
    yes: Annotated[bool, typer.Option("--yes", help="Los cambia sin preguntar.")] = False,
) -> None:
    """Cambia lo que el plan dice de una actividad: fechas, oficinas, actividad, meta, producto …

    Si el archivo se leyó mal, corríjalo: culmina plan set
    """
    refuse([*decisions.faults_of_values(values), *fault_of(decisions.read_text, reason)])
    wanted, why = decisions.read_values(values), decisions.read_text(reason)
    with open_installation() as installation, installation.database.transaction() as session:
        activity = typed_activity.find_in_force(session, installation.entity_id, handle)
        if "percent" in wanted:
            raise InputError(
                "el avance no es del plan.", where="avance", todo="Regístrelo: culmina report"
            )
        deciding = Deciding(installation.today(), installation.clock.now(), TECHNICIAN, why)
        wanted = typed_activity.as_held(session, activity, wanted)
        if not yes:
            _refuse_doubts(_doubts(session, activity, handle, wanted, deciding.today), handle)
        said = settling.set_fields(session, activity, wanted, deciding)
        told = title_of(activity)
    show.line(told)
    for field, (before, after) in said.items():
        was, now = as_printed(field, before) or "nada", as_printed(field, after) or "nada"
        changed = f": {was} → {now}" if was != now else f" ya era {now}: no cambió nada."
        show.line(f"{activity.handle} {decisions.FIELD_NAMES[field]}{changed}")


def _doubts(
    session: Session, activity: Activity, typed: str, wanted: Mapping[str, str], today: date
) -> list[str]:
    """Return what speaks against what is typed for an activity; nothing where it cannot be, which
    is told when it is set."""
    try:
        if any(day.year < today.year for day in decisions.read_days(wanted.get("due", "ninguna"))):
            return []
        names = decisions.read_office_names(wanted.get("offices", ""))
        stood = telling.standing(session, activity).leading
        alone = _led_by_nobody(session, activity.entity_id, names, stood)
        return doubts(session, activity, typed, wanted) + alone
    except InputError:
        return []


@app.command()
def archive(handle: Handle, reason: Reason) -> None:
    """Retira una actividad de su plan: nadie recibe más recordatorios; lo que se reportó queda."""
    why = decisions.read_text(reason)
    with open_installation() as installation, installation.database.transaction() as session:
        wait_for_turn(session, installation.entity_id)
        activity = typed_activity.find_in_force(session, installation.entity_id, handle)
        by_hand.archive(acting(session, installation), activity, why)
        told = title_of(activity)
    show.line(told)
    show.line("Ya no está en el plan. A quien ya sabía de ella se le avisa, con el motivo.")

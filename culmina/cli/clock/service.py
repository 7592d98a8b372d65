"""Commands of what the clock does: tick, remind, prune."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated

import typer

from core.clock import Clock, FixedClock, SystemClock, at_hour, zone
from core.errors import EnvironmentFault
from core.spanish import WEEKDAYS, plural, show_number
from culmina import pruning
from culmina.ahead import preview
from culmina.cli import show, words
from culmina.cli.context import DAYS, At, instant, open_installation, settings
from culmina.cli.yes_or_no import check_its_time
from culmina.hearing import by_hand
from culmina.log import configure, secrets_of
from culmina.passes import PassResult, make_pass
from culmina.wiring import Installation
from models.staff.offices import offices_by_id
from scheduler import directory
from scheduler.explained import reached
from scheduler.message.lines import facts
from scheduler.tick import TickResult
from scheduler.told import planning

app = typer.Typer()


@app.command()
def tick(at: At = None) -> None:
    """Hace una pasada del reloj: anota lo que se debe y pone en cola los mensajes.

    Antes se atiende lo que las personas han dicho hasta entonces.
    """
    chosen = settings()
    configure(chosen.log.level, secrets_of(chosen))
    clock: Clock = SystemClock() if at is None else FixedClock(instant(at, chosen))
    with open_installation(clock) as installation:
        left, made = asyncio.run(_hear_and_pass(installation))
    if left:
        typer.echo(f"Mensajes que llegaron y no se han atendido: {left}.")
    result = made.reminders
    if result is not None:
        if result.why_nothing:
            typer.echo(f"Nada que hacer: {result.why_nothing}.")
        typer.echo(
            f"Recordatorios debidos: {result.steps}. Mensajes en cola: {len(result.messages)}."
        )
    if made.failed:
        raise EnvironmentFault(
            f"no se hizo: {', '.join(map(str, made.failed))}.",
            todo="El registro dice por qué; culmina status muestra lo que falla una y otra vez.",
        )


async def _hear_and_pass(installation: Installation) -> tuple[int, PassResult]:
    left = await by_hand(installation)
    return left, await make_pass(installation, installation.clock.now())


@app.command()
def remind(
    on: Annotated[datetime, typer.Option(formats=DAYS, help="El día: 2026-05-19.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Lo muestra, no guarda nada.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Hace la pasada de un día pasado sin preguntar.")
    ] = False,
) -> None:
    """Hace ahora la pasada de un día; con --dry-run muestra a quién, qué y por qué, y no guarda
    nada.

    Sin --dry-run sus mensajes quedan en cola y el servicio los envía; los recordatorios de un día
    que ya pasó los retira y los vuelve a deber. Un día que viene se muestra como si antes no se
    enviara nada: quien no ha recibido ningún mensaje recibe el primero. Solo culmina live recorre
    los días en su orden.
    """
    chosen = settings()
    clock = FixedClock(at_hour(on.date(), chosen.reminders.hour, zone(chosen.entity.timezone)))
    with open_installation(clock) as installation:
        if not dry_run:
            question = (
                "Lo que no haya salido se retira, y el servicio vuelve a hacer esos "
                "recordatorios en su día. ¿Hacer su pasada?"
            )
            check_its_time(installation, on.date(), question, yes=yes, to_show="con --dry-run")
        result = preview.day(installation, clock.now(), keep=not dry_run)
        _show_day(installation, result)


@app.command()
def prune(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Lo cuenta, no borra nada.")] = False,
) -> None:
    """Borra lo que los plazos de [keep] ya no conservan; el servicio hace una parte cada noche.

    Se conserva aquello a lo que apunta un reporte, un soporte, una solicitud, una decisión, un
    permiso o la auditoría.
    """
    with open_installation() as installation:
        now = installation.clock.now()
        if dry_run:
            found = pruning.counts(installation, now)
        else:
            found = asyncio.run(pruning.prune(installation, now))
    said = "pueden borrarse" if dry_run else "borrados"
    for name, count in found.items():
        show.line(f"{words.PRUNED[name]}: {show_number(count)} {said}")
    if not found:
        show.line("Todos los plazos de [keep] son 0: todo se conserva.")


def _show_day(installation: Installation, result: TickResult) -> None:
    """Print what a pass sends and holds back."""
    told = result.why_nothing or plural(len(result.messages), "mensaje", "mensajes")
    show.line(f"{WEEKDAYS[result.today.weekday()]} {result.today}: {told}")
    for message in result.messages:
        kind = "bienvenida" if message.content.welcome else "recordatorio"
        to = f"{message.person} <{words.channel(message.channel)} {message.recipient}>"
        count = plural(len(message.content.lines), "actividad", "actividades")
        show.prose(f"  {to}: {kind}, {count}")
        for reason in message.reasons:
            show.prose(f"    {reason}")
    _show_held(installation, result)


def _show_held(installation: Installation, result: TickResult) -> None:
    for held in result.held:
        show.prose(f"  detenido: {held.person}: {held.what} ({held.why})")
    with installation.database.reading() as session:
        ids = {closed.candidate.activity_id for closed in result.closed}
        ids.update(one for activities in result.lost.values() for one in activities)
        about = facts(session, ids)
        context = installation.context()
        # What is only shown of a day to come has begun no absence of it.
        plan = planning.known(session, context, SystemClock().now())
        people = directory.on(session, context, plan, result.today)
        known = offices_by_id(session, installation.entity_id)
    for office_id, activities in result.lost.items():
        office, why = known[office_id], reached.why_not(people, office_id, context.channels)
        handles = ", ".join(about[one].handle for one in activities)
        because = f" ({why})" if why else ""
        show.prose(f"  detenido: «{office.name}» no tiene a quién escribirle{because}: {handles}")
    for closed in result.closed:
        handle = about[closed.candidate.activity_id].handle
        show.prose(f"  detenido: {handle} {closed.step.told} ({closed.reason_text})")

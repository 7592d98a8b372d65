"""culmina status: the queues, the last passes, the last errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

import typer

from bot.conversation.tray import waits
from bot.conversation.tray.waits import Kind
from core import in_words
from core.clock import SystemClock
from core.errors import EnvironmentFault
from core.spanish import plural
from culmina import status as state
from culmina.cli import show, words
from culmina.cli.context import every_entity
from culmina.entities.roster import opened_together
from culmina.settings import Settings
from culmina.wiring import Installation
from models.outbox import ItemState

app = typer.Typer()

_MOST_UNSENT = 20


@app.command()
def status() -> None:
    """Muestra las colas, las últimas pasadas del reloj, quién aceptó su parte y los últimos
    errores."""
    whole = every_entity()
    with opened_together(whole.machine, whole.entities, SystemClock()) as opened:
        for name in whole.names:
            one = opened.get(name) or whole.faults[name]
            if isinstance(one, Installation):
                _show(one)
            elif name:
                show.prose(f"{name} no se atiende: {one.sentence()}")
            else:
                raise one


def _show(installation: Installation) -> None:
    """Show how an entity stands."""
    with installation.database.reading() as session:
        found = state.read(
            session, installation.entity_id, installation.clock.now(), installation.zone
        )
        rows = waits.waiting(session, installation.context(), installation.clock.now())
        opening = installation.context().next_opening(installation.clock.now())

    def local(instant: datetime | None) -> str:
        return installation.shown(instant) if instant else "nunca"

    mode = f"la prueba terminó el {local(found.live_since)}" if found.live_since else "a prueba"
    paused = f", en pausa desde el {local(found.paused_at)}" if found.paused_at else ""
    show.line(f"{installation.settings.entity.name}: {mode}{paused}")
    show.line(f"Última pasada del reloj: {local(found.last_tick)}")
    for title, counts, nothing in (
        ("salida", found.outbox, "todavía no hay mensajes"),
        ("entrada", found.inbox, "todavía no ha llegado ningún mensaje"),
        ("recordatorios", found.owed, "todavía no se debía ninguno"),
    ):
        told = (
            ", ".join(f"{words.STATES[kept]} {count}" for kept, count in counts.items()) or nothing
        )
        show.line(f"{title}: {told}")
    if ItemState.PENDING in found.outbox and opening > installation.clock.now():
        show.line(
            f"Fuera del horario de oficina: lo que culmina comienza espera hasta {local(opening)}."
        )
    _show_troubles(found, local)
    _show_model(installation.settings)
    for word in found.agreed:
        of = plural(word.activities, "actividad", "actividades")
        show.line(f"aceptó lo que lidera: {word.office}, {word.agreed} de {of}")
    kinds = Counter(one.kind for one in rows)
    voices, files = kinds[Kind.VOICE], kinds[Kind.FILE]
    if voices or files:
        heard = (
            plural(voices, "nota de voz espera", "notas de voz esperan") + " que alguien las oiga"
        )
        placed = plural(files, "archivo espera", "archivos esperan") + " su actividad"
        show.line(f"{heard}, {placed}: culmina evidence waiting")
    if messages := len(rows) - voices - files:
        show.line(
            f"{plural(messages, 'mensaje espera', 'mensajes esperan')} en la bandeja: "
            "culmina inbox list"
        )
    _show_errors(found, local)


def _show_troubles(found: state.Status, local: Callable[[datetime | None], str]) -> None:
    """Show the channels that fail, and the addresses from which messages come back."""
    for bad in found.troubles:
        since = (
            f" falla desde {local(bad.failing_since)}: {in_words.why(bad.error)}"
            if bad.failing_since
            else ""
        )
        until = f" espera hasta {local(bad.braked_until)}" if bad.braked_until else ""
        show.line(f"{words.channel(bad.channel)}:{since}{until}")
    for one in found.returning:
        often = f"{plural(one.times, 'mensaje', 'mensajes')} desde {local(one.since)}"
        show.line(f"se devuelve de {one.value}: {often} ({one.outcome}), {one.reason}")


def _show_model(settings: Settings) -> None:
    """Show what the model was asked in the newest month, and what that cost."""
    try:
        counted = state.spent(settings)
    except EnvironmentFault as error:  # all else is to be seen as well
        show.line(f"modelo: {error.sentence()}")
        return
    if counted is not None:
        month, one = counted
        calls = f"{plural(one.calls, 'consulta', 'consultas')}, {one.failed} sin respuesta"
        show.line(
            f"modelo: {calls}, tokens {one.tokens_in} de entrada, {one.tokens_out} de "
            f"salida ({month})"
        )


def _show_errors(found: state.Status, local: Callable[[datetime | None], str]) -> None:
    """Show what fails again and again, and the last errors."""
    if found.stuck:
        show.line("Falla una y otra vez:")
        stuck = [(local(one.first_at), str(one), one.error) for one in found.stuck]
        show.table(("Desde", "Qué", "Error"), stuck, whole=("Desde", "Qué"))
    if found.unsent:
        _show_unsent(found, local)
    if found.errors:
        show.line("Últimos errores:")
        rows = [
            (local(one.at), one.who, words.STATES[one.state], in_words.why(one.error))
            for one in found.errors
        ]
        show.table(("Cuándo", "A", "Estado", "Error"), rows, whole=("Cuándo", "A", "Estado"))


def _show_unsent(found: state.Status, local: Callable[[datetime | None], str]) -> None:
    """Show what the digest counts as not sent: which, whose and why."""
    show.line(f"Sin enviar ({len(found.unsent)}):")
    rows = [
        (
            local(one.since) if isinstance(one.since, datetime) else f"{one.since}",
            one.who,
            in_words.KINDS.get(one.what, one.what),
            words.STATES[one.state],
            in_words.why(one.why),
        )
        for one in found.unsent[:_MOST_UNSENT]
    ]
    show.table(("Desde", "A", "Qué", "Estado", "Por qué"), rows, whole=("Desde", "Estado"))
    more = len(found.unsent) - len(rows)
    if more > 0:
        show.line(f"Y {more} más.")

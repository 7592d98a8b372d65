"""How commands ask for a yes: in Spanish or in English, and no without one."""

from __future__ import annotations

from datetime import date

import typer

from core.clock import SystemClock, local_day
from core.errors import InputError
from core.spanish import fold
from culmina.cli import show
from culmina.wiring import Installation

_ANSWERS = {
    **dict.fromkeys(("s", "si", "y", "yes"), True),
    **dict.fromkeys(("", "n", "no"), False),
}


def confirmed(question: str) -> bool:
    """Ask until the answer is a yes or a no; Enter alone is no. Raises InputError at the end of the
    input, where nobody can answer, and typer.Abort at Ctrl-C."""
    while True:
        answer = _ANSWERS.get(fold(_asked(f"{question} [s/N]")).strip())
        if answer is not None:
            return answer
        typer.echo("Responda s (sí) o n (no).", err=True)


def require_yes(question: str, *, yes: bool, kept: str = "No cambió nada.") -> None:
    """Let a command go on that cannot be undone: after a yes, which `yes` is (`--yes`). At a no it
    says that all is `kept` and ends; raises InputError where nobody can answer."""
    if yes or confirmed(question):
        return
    show.line(kept)
    raise typer.Exit(1)


def _asked(question: str) -> str:
    try:
        typed: str = typer.prompt(question, default="", show_default=False)
    except typer.Abort as stop:
        if not isinstance(stop.__context__, EOFError):
            raise
        raise InputError(
            "nadie respondió la pregunta: no cambió nada.",
            todo="Escríbalo en una terminal, o con --yes.",
        ) from stop
    return typed


def check_its_time(
    installation: Installation, day: date, question: str, *, yes: bool, to_show: str
) -> None:
    """Let a command that sends as of a `day`, at the installation's time, go on: today's at once,
    that of a past day after a yes (which `yes` is), else the command ends. `to_show` says how it is
    shown only: "con --dry-run".

    Raises InputError before that time: rows of a time to come are those of a wrong clock.
    """
    now = SystemClock().now()
    if installation.clock.now() > now:
        raise InputError(
            f"{installation.shown(installation.clock.now())} no ha llegado: lo que se "
            "envía entonces solo se puede mostrar.",
            where=f"--on {day}",
            todo=f"Muéstrelo {to_show}; culmina run lo envía cuando llegue su hora.",
        )
    is_today = day == local_day(now, installation.zone)
    require_yes(f"El {day:%Y-%m-%d} ya pasó. {question}", yes=yes or is_today)

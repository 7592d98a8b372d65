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
    try:
        answer: bool = typer.prompt(
            f"{question} [s/N]", default="", show_default=False, value_proc=_answer
        )
    except typer.Abort as stop:
        if not isinstance(stop.__context__, EOFError):
            raise
        raise InputError(
            "nobody answered the question: nothing was changed.",
            todo="Type it in a terminal, or with --yes.",
        ) from stop
    return answer


def check_its_time(installation: Installation, day: date, question: str, *, yes: bool) -> None:
    """Let a command that sends as of a `day`, at the installation's time, go on: today's at once,
    that of a past day after a yes (which `yes` is), else the command ends.

    Raises InputError before that time: rows of a time to come are those of a wrong clock.
    """
    now = SystemClock().now()
    if installation.clock.now() > now:
        raise InputError(
            f"{installation.shown(installation.clock.now())} has not come: "
            "what is sent then can only be shown.",
            where=f"--on {day}",
            todo="Show it; culmina run sends it when its time comes.",
        )
    if yes or day == local_day(now, installation.zone) or confirmed(f"{day} is past. {question}"):
        return
    show.line("Nothing was changed.")
    raise typer.Exit(1)


def _answer(typed: str) -> bool:
    """Return what was typed as a yes or a no; raises BadParameter, so that it is asked again."""
    found = _ANSWERS.get(fold(typed).strip())
    if found is None:
        raise typer.BadParameter(f"«{typed}» is neither s (sí) nor n (no)")
    return found

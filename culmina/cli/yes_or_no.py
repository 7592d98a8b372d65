"""How commands ask for a yes: in Spanish or in English, and no without one."""

from __future__ import annotations

import typer

from core.spanish import fold

_ANSWERS = {
    **dict.fromkeys(("s", "si", "y", "yes"), True),
    **dict.fromkeys(("", "n", "no"), False),
}


def confirmed(question: str) -> bool:
    """Ask until the answer is a yes or a no; Enter alone is no. Raises typer.Abort at the end of
    the input."""
    answer: bool = typer.prompt(
        f"{question} [s/N]", default="", show_default=False, value_proc=_answer
    )
    return answer


def _answer(typed: str) -> bool:
    """Return what was typed as a yes or a no; raises BadParameter, so that it is asked again."""
    found = _ANSWERS.get(fold(typed).strip())
    if found is None:
        raise typer.BadParameter(f"«{typed}» is neither s (sí) nor n (no)")
    return found

"""The answer to a reminder of one of two activities."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity, Update

TODAY = date(2026, 5, 11)


def told(text: str, last: int | None) -> Update:
    """Return what is said of the 1.3, of which a reminder is answered; its last figure is `last`
    percent, None for none."""
    figure = None if last is None else Decimal(last)
    pending = (
        PendingActivity("1.3", "Capacitar a los funcionarios", "Listados", None, figure, None),
        PendingActivity("3.3", "Actualizar el portafolio", "Portafolio", None, Decimal(40), None),
    )
    (update,) = understand_checked(text, Context(pending, "1.3"), TODAY).updates
    return update

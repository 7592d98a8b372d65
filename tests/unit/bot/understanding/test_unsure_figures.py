"""A figure of which she says that she is not sure is asked about, with a yes or no."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity, Update

TODAY = date(2026, 5, 11)


def told(text: str) -> Update:
    """Return what is said of an activity of which a reminder is answered."""
    pending = (
        PendingActivity("1.3", "Capacitar a los funcionarios", "Listados", None, Decimal(20), None),
        PendingActivity("3.3", "Actualizar el portafolio", "Portafolio", None, Decimal(40), None),
    )
    (update,) = understand_checked(text, Context(pending, "1.3"), TODAY).updates
    return update


@pytest.mark.parametrize(
    "text",
    ["como 30 pero no estoy segura", "la 1.3 como 30, no estoy muy seguro",
     "creo que la 1.3 va en 30, no estoy segura del dato", "1.3 va en 30 %, pero no me crea",
     "1.3 va en 30, no sé bien"],
)  # fmt: skip
def test_a_doubted_figure_is_a_yes_or_no(text: str) -> None:
    assert (told(text).percent, told(text).ask) == (Decimal(30), Ask.CONFIRM)


@pytest.mark.parametrize(
    "text",
    ["1.3 va en 30, no estoy segura de la firma", "la 1.3 va en 30, no estoy seguro si firman",
     "como 30", "1.3 como el 30 %", "va en 30, estoy segura"],
)  # fmt: skip
def test_a_doubt_about_something_else_or_none_is_not_asked(text: str) -> None:
    assert (told(text).percent, told(text).ask) == (Decimal(30), None)

"""Of what nothing is there yet, nothing has begun; of what lacks nothing, that is not said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity, Update

TODAY = date(2026, 5, 11)


def told(text: str, last: Decimal | None = None) -> Update:
    """Return what is said of an activity of which a reminder is answered."""
    pending = (PendingActivity("3.1", "Racionalizar el trámite", "Trámite", None, last, None),)
    (update,) = understand_checked(text, Context(pending, "3.1"), TODAY).updates
    return update


@pytest.mark.parametrize(
    "text",
    ["de la 3.1 todavia no hay nada, arrancamos en abril", "la 3.1 no tiene nada todavía",
     "de eso nada aún", "de la 3.1 aun no hay nada", "en la 3.1 no hay nada hecho",
     "la 3.1 todavía no tenemos nada", "no llevamos nada todavía de eso",
     "la 3.1 por ahora no tiene nada hecho", "todavía no hay nada, falta el contrato"],
)  # fmt: skip
def test_of_what_nothing_is_there_yet_it_is_zero(text: str) -> None:
    assert (told(text).percent, told(text).ask) == (Decimal(0), None)


def test_after_a_figure_it_is_a_yes_or_no() -> None:
    update = told("de la 3.1 todavía no hay nada", Decimal(40))

    assert (update.percent, update.ask) == (Decimal(0), Ask.CONFIRM)


@pytest.mark.parametrize(
    "text",
    ["no hay nada pendiente", "ya no hay nada pendiente",
     "todavía no tiene nada publicado", "ya está lista, no hay nada pendiente"],
)  # fmt: skip
def test_of_what_nothing_lacks_or_of_a_piece_it_is_not(text: str) -> None:
    assert told(text).percent != 0


def test_a_figure_beside_it_holds() -> None:
    assert told("no hay nada hecho en secop pero vamos en 40").percent == 40

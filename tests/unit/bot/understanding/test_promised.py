"""What is ready, or is given out, on a day to come is not done: "lista, el 25 la publico"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity, Status, Update

TODAY = date(2026, 5, 11)
PENDING = (
    PendingActivity("1.3", "Capacitar a los funcionarios", "Listados", None, Decimal(10), None),
    PendingActivity("2.1", "Reunión de seguimiento", "Acta", None, Decimal(30), None),
)


def told(text: str) -> dict[str | None, Update]:
    """Return what is said of each activity."""
    updates = understand_checked(text, Context(PENDING, "1.3"), TODAY).updates
    return {one.code: one for one in updates}


@pytest.mark.parametrize(
    ("text", "words"),
    [("la 1.3 lista, el 25 publico", "lista, el 25 publico"), ("1.3 lista el 25", "lista el 25"),
     ("la 1.3 terminada el 25", "terminada el 25"),
     ("la 1.3 hecha, mañana la mando", "hecha, mañana la mando"),
     ("1.3 lista, el 25 la subo ahí", "lista, el 25 la subo ahí"),
     ("1.3 lista, el viernes sale", "lista, el viernes sale"),
     ("la 1.3 ya está lista, publico el 25", "ya está lista, publico el 25"),
     ("la 1.3 lista, el 25 de mayo la publicaré", "lista, el 25 de mayo la publicaré"),
     ("lista, el 25 la vamos a publicar en la web", "lista, el 25 la vamos a publicar en la web"),
     ("la 1.3 queda firmada el 20", "queda firmada el 20"),
     ("la 1.3 queda publicada el 25 de mayo", "queda publicada el 25 de mayo"),
     ("la 1.3 la sacamos el 20", "la sacamos el 20"),
     ("la 1.3 la firmamos el 20", "la firmamos el 20")],
)  # fmt: skip
def test_ready_or_given_out_on_a_day_to_come_is_words_without_a_figure(
    text: str, words: str
) -> None:
    update = told(text)["1.3"]
    assert (update.percent, update.ask) == (None, Ask.PERCENT)
    assert update.description == words


@pytest.mark.parametrize(
    "text",
    ["la 1.3 quedó lista el 5", "la 1.3 lista, se publicó el 5", "la 1.3 terminada el 5",
     "la 1.3 lista, ayer la publiqué", "1.3 lista, el 25 se publico", "1.3 lista, el 25 la publicó",
     "la 1.3 lista, el 25 publican el contrato", "la 1.3 lista al 100, el 25 publico",
     "la 1.3 quedó firmada el 20", "la 1.3 quedó publicada el 5"],
)  # fmt: skip
def test_what_was_given_out_or_another_thing_to_come_leaves_it_done(text: str) -> None:
    update = told(text)["1.3"]
    assert (update.percent, update.status) == (Decimal(100), Status.DONE)


def test_a_day_of_another_activity_leaves_it_done() -> None:
    update = told("lista la 1.3, el 25 es la reunión de la 2.1")["1.3"]
    assert (update.percent, update.ask) == (Decimal(100), None)
    assert told("1.3 lista. la 2.1, el 25 la publico")["1.3"].percent == Decimal(100)


@pytest.mark.parametrize(
    "text", ["ya me llegó el listado, lo publico hoy", "lo publico hoy el listado",
             "hoy mismo lo publico", "el listado lo publico esta tarde"],
)  # fmt: skip
def test_what_she_gives_out_today_is_not_given_out_yet(text: str) -> None:
    update = told(text)["1.3"]
    assert (update.percent, update.ask) == (None, Ask.PERCENT)


@pytest.mark.parametrize("text", ["el listado se publico hoy", "hoy publicamos el listado"])
def test_what_was_given_out_today_is_done(text: str) -> None:
    assert told(text)["1.3"].percent == Decimal(100)

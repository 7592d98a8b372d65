"""Sentences that report something of which an answer shows nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.conversation.unheard.facts import parts_of
from bot.conversation.unheard.told import Told
from bot.conversation.unheard.unrecorded import unrecorded
from bot.understanding.meaning import Context, PendingActivity

TODAY = date(2026, 3, 6)
RAMP = PendingActivity(
    "4.2", "Adecuar la rampa de acceso", "Una rampa", date(2026, 3, 25), Decimal(10), None
)
TOLD = Told(figures=frozenset({"30"}), kept="falta la firma del alcalde", only_reports=True)


def lost(text: str) -> tuple[str, ...]:
    """Return what an answer leaves out that records 30 % and the words of `TOLD`."""
    return unrecorded(parts_of(text, ["4.2"]), TOLD, Context((RAMP,), "4.2"), TODAY, [TOLD.kept])


@pytest.mark.parametrize(
    "sentence",
    ["ya mandamos el borrador", "el contrato sale el lunes", "ya vamos en la mitad"],
)
def test_a_sentence_that_reports_and_is_shown_nowhere_is_left_out(sentence: str) -> None:
    assert lost(f"la 4.2 va en 30. {sentence}") == (sentence,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Falta la firma del alcalde, creo",
        "quedamos en 30 por ahora",
        "es que estaba en una reunión",
        "muchas gracias por el recordatorio",
        "¿cuándo vence la de la firma?",
        "listo",
    ],
)
def test_what_is_shown_or_tells_nothing_of_the_work_is_not(sentence: str) -> None:
    assert lost(f"la 4.2 va en 30. {sentence}") == ()

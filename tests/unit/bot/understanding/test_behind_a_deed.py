"""What a bare word or number behind a deed says: "ya la revisó 95", "nuestra parte ya"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.meaning import Ask, Context, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 3, 12)
INDEX = PendingActivity(
    "5.5", "Actualizar el índice de información clasificada", "", date(2026, 3, 31), Decimal(70),
    None,
)  # fmt: skip
POLICY = PendingActivity(
    "1.2", "Socializar la política de administración del riesgo", "", date(2026, 3, 31), None,
    None, supports="Oficina de las TIC",
)  # fmt: skip


def told(text: str) -> tuple[Decimal | None, Ask | None]:
    meaning = understand_by_rules(text, Context((INDEX, POLICY), None), TODAY)
    update = meaning.updates[-1]
    return update.percent, update.ask


@pytest.mark.parametrize(
    "text",
    [
        "la 5.5 juridica ya la reviso 95 solo falta subirla",
        "la 5.5 jurídica ya la revisó 95",
        "la 5.5 ya la revisamos 95 falta subirla",
    ],
)
def test_a_number_behind_a_deed_with_its_object_is_the_figure(text: str) -> None:
    assert told(text) == (Decimal(95), None)


@pytest.mark.parametrize(
    "text",
    [
        "la 5.5 ya la revisaron 95 personas",
        "la 5.5 jurídica ya la revisó 3 solo falta subirla",
        "la 5.5 jurídica revisó 95 folios, falta subirla",
    ],
)
def test_what_may_be_counted_is_no_figure(text: str) -> None:
    assert told(text)[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "nuestra parte de la 1.2 ya, nos mandaron el video y lo subimos",
        "la 5.5 va en 90 y nuestra parte de la 1.2 ya, nos mandaron el video y lo subimos",
        "nuestra parte de la 1.2 ya",
    ],
)
def test_her_part_that_is_there_is_done(text: str) -> None:
    assert told(text) == (Decimal(100), None)


@pytest.mark.parametrize(
    "text",
    [
        "nuestra parte de la 1.2 ya casi",
        "nuestra parte de la 1.2 ya, mañana la subimos",
        "nuestra parte de la 1.2 ya, pero falta subir el video",
        "la parte de gobierno de la 1.2 ya, falta la nuestra",
    ],
)
def test_a_part_that_is_not_there_yet_is_asked_about(text: str) -> None:
    assert told(text)[0] is None

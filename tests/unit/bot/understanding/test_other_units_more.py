"""Units that are done besides those that there were: "hicimos otros dos talleres" after 2 of 6."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity, Update
from tests.unit.bot.understanding.plan import DUE, TODAY

WORKSHOPS = PendingActivity(
    "1.2", "Realizar talleres de integridad", "6 talleres", DUE, Decimal(33), 6
)
BULLETINS = PendingActivity(
    "3.3", "Publicar boletines de salud pública", "12 boletines", DUE, Decimal(17), 12
)


def told(text: str) -> Update:
    (update,) = understand_checked(text, Context((WORKSHOPS, BULLETINS), None), TODAY).updates
    return update


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("hicimos otros dos talleres de integridad", 67),
        ("realizamos otros 3 talleres", 83),
        ("sacamos otros dos boletines", 33),
        ("ya sacamos otro boletín", 25),
    ],
)
def test_they_are_added_and_asked_about(text: str, percent: int) -> None:
    update = told(text)
    assert (update.percent, update.ask) == (Decimal(percent), Ask.CONFIRM)


def test_what_they_come_to_is_not_asked_where_it_is_told() -> None:
    update = told("hicimos otros dos talleres, van 4")
    assert (update.percent, update.ask) == (Decimal(67), None)


@pytest.mark.parametrize(
    "text",
    [
        "vamos a hacer otros dos talleres",
        "programamos otros dos talleres",
        "hicimos otros 5 talleres",
    ],
)
def test_what_is_to_come_or_too_much_is_no_figure(text: str) -> None:
    assert (told(text).percent, told(text).ask) == (None, Ask.PERCENT)


def test_those_that_there_are_count_by_themselves() -> None:
    assert told("ya hicimos 3 talleres").percent == 50

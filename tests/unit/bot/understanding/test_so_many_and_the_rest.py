"""«2 dictados, quedan 4», of a goal of six: what is left tells what the first is a part of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 3, 5)
TALKS = PendingActivity(
    "2.3", "Capacitar a los comerciantes", "Talleres dictados", date(2026, 4, 30), Decimal(0), 6
)


def told(text: str) -> list[Decimal | None]:
    return [
        one.percent for one in understand_by_rules(text, Context((TALKS,), None), TODAY).updates
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2.3 dos dictados quedan cuatro",
        "2.3 ya dictamos 2 talleres, faltan 4",
        "talleres: van 2 y quedan 4",
    ],
)
def test_it_is_its_share_of_the_goal(text: str) -> None:
    assert told(text) == [Decimal(33)]


@pytest.mark.parametrize(
    "text", ["2.3 en reunión con 2 gremios, quedan 5 por visitar", "2.3 va en 2 %, faltan 4 actas"]
)
def test_numbers_that_do_not_make_the_goal_are_no_share_of_it(text: str) -> None:
    assert Decimal(33) not in told(text)

"""Two figures of parts of one activity, neither of its whole, are asked about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2026, 3, 12)
WORKS = PendingActivity(
    "5.3", "Elaborar los estudios previos y tramitar el contrato de mantenimiento",
    "Contrato suscrito", date(2026, 3, 31), Decimal(40), None,
)  # fmt: skip
POLICY = PendingActivity("5.4", "Socializar la política de daño antijurídico", "Política",
                         date(2026, 3, 31), Decimal(20), None)  # fmt: skip


def asked(text: str, *more: PendingActivity) -> list[Ask | None]:
    meaning = understand_checked(text, Context((WORKS, *more), "5.3"), TODAY)
    return [one.ask for one in meaning.updates]


@pytest.mark.parametrize("others", [(), (POLICY,)])
@pytest.mark.parametrize(
    "text",
    ["60 % de los estudios previos y 25 % el trámite", "60% estudios, 25% trámite",
     "va en 60 % los estudios previos y en 25 % el trámite",
     "los estudios previos van en 60 y el trámite en 25",
     "5.3: 60 % de los estudios previos, 25 % del trámite"],
)  # fmt: skip
def test_figures_of_parts_are_asked_about(text: str, others: tuple[PendingActivity, ...]) -> None:
    assert asked(text, *others) in ([Ask.CONFIRM], [Ask.PERCENT])


@pytest.mark.parametrize(
    "text",
    ["60 % de los estudios previos", "va en 60 %, falta el trámite",
     "en los estudios estábamos en 50 y ya vamos en 60 %", "la obra va 72% fisico y 60 financiero",
     "subimos 8 en los estudios, quedamos en 58"],
)  # fmt: skip
def test_one_figure_of_the_work_is_none_of_a_part(text: str) -> None:
    assert asked(text) == [None]


def test_figures_of_two_activities_are_of_each() -> None:
    assert asked("los estudios previos van en 60 y la política en 25", POLICY) == [None, None]

"""A mail says of what the figure of an activity is that several offices share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.messages import Line, OfficePart
from tests.support.sayings import last_said
from tests.unit.bot.email.contents import LATE
from tests.unit.bot.email.samples import a_line
from tests.unit.bot.email.test_render_reminder import reminder, text_of


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (a_line(support=True), "Toda la actividad: sin reporte"),
        (a_line(support=True, part=Decimal(30), percent=Decimal(60), said=last_said(
            "ya casi", LATE, person="Luz Díaz")),
         "Toda la actividad: Luz Díaz reportó 60\u00a0% el martes 2 de junio: «ya casi»"),
        (a_line(support=True, percent=Decimal(40), said=last_said(
            "", date(2026, 4, 30), file="p.xlsx")),
         "Toda la actividad: al 30 de abril el plan decía 40\u00a0%"),
        (a_line(percent=Decimal(40), said=last_said("", LATE)),
         "Usted reportó 40\u00a0% el martes 2 de junio"),
        (a_line(percent=Decimal(40), said=last_said("", LATE), parts=(
            OfficePart(office="Hacienda", percent=Decimal(20)),)),
         "Toda la actividad: usted reportó 40\u00a0% el martes 2 de junio"),
    ],
)  # fmt: skip
def test_a_shared_activity_says_whose_its_figure_is_and_another_one_does_not(
    line: Line, sentence: str
) -> None:
    assert sentence in [row.strip() for row in text_of(reminder(line)).splitlines()]

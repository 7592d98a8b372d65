"""A share of what the goal counts is how far the work is: "el 45 % de los contratos"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity

TODAY = date(2026, 3, 9)
CONTRACTS = PendingActivity(
    "5.3", "Publicar los contratos en el SECOP y en la página", "100 % de los contratos",
    date(2026, 11, 30), Decimal(30), None,
)  # fmt: skip
BOXES = PendingActivity(
    "4.4", "Instalar buzones de sugerencias", "Buzones instalados", date(2026, 6, 30), None, None
)


def figures(text: str) -> list[tuple[str | None, int | None]]:
    """Return the activities of a text with their figures."""
    told = understand_checked(text, Context((CONTRACTS, BOXES), None), TODAY).updates
    return [(one.code, None if one.percent is None else int(one.percent)) for one in told]


@pytest.mark.parametrize(
    "text",
    [
        "del SECOP ya llevamos el 45 por ciento de los contratos publicados",
        "Se me pasó decir que del SECOP ya llevamos el 45 % de los contratos publicados",
        "la 5.3 va en el 45 % de los contratos",
    ],
)
def test_it_is_its_figure(text: str) -> None:
    assert figures(text) == [("5.3", 45)]


def test_a_share_of_other_things_is_none() -> None:
    told = figures("de los buzones ya llevamos el 45 % de los usuarios encuestados")
    assert ("4.4", 45) not in told

"""An hour at which something is to be done is no figure of the work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity

TODAY = date(2026, 3, 9)


def told(text: str, planned: int | None = None) -> list[Decimal | None]:
    """Return the figures that a text tells of 2.1, last at 65."""
    due, last = date(2026, 6, 30), Decimal(65)
    one = PendingActivity("2.1", "Racionalizar trámites", "", due, last, planned)
    meaning = understand_checked(text, Context((one,), "2.1"), TODAY)
    return [update.percent for update in meaning.updates if update.percent is not None]


@pytest.mark.parametrize("planned", [None, 5])
@pytest.mark.parametrize(
    "text",
    [
        "necesito que le recuerden a todos lo vencido, que respondan hoy antes de las 5",
        "que respondan hoy todos antes de las 5", "mañana después de las 3 le cuento todo",
        "lo mando todo a eso de las 4", "a partir de las 2 de la tarde se carga todo",
    ],
)  # fmt: skip
def test_an_hour_is_no_figure(text: str, planned: int | None) -> None:
    assert told(text, planned) == []


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("va en 70, antes de las 5 le mando el acta", 70), ("antes de las 10 queda en 80 %", 80),
        ("van 4 de las 5", 80), ("faltan 1 de las 5", 80),
    ],
)  # fmt: skip
def test_the_figure_beside_an_hour_counts(text: str, percent: int) -> None:
    assert told(text, 5) == [percent]

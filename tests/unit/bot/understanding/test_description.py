"""What is kept of a text as a description: her words about the work, no courtesy, no name."""

from __future__ import annotations

import pytest

from bot.understanding.description import describe
from bot.understanding.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "falta la firma. Gracias, Jorge",
        "falta la firma.\nGracias,\nAna María Ríos",
        "falta la firma. Muchas gracias. Jorge",
        "falta la firma. Saludos, Ana",
    ],
)
def test_a_name_below_the_thanks_is_no_part_of_it(text: str) -> None:
    assert describe(read(text), None) == "falta la firma."


@pytest.mark.parametrize(
    "text",
    ["falta la firma, Jorge", "falta la firma. Gracias, quedó para revisión de Jorge"],
)
def test_a_name_that_is_said_of_the_work_stays(text: str) -> None:
    assert "Jorge" in describe(read(text), None)

"""Digits inside the name of a file are no figure."""

from __future__ import annotations

import pytest

from bot.understanding.amounts.hiding import hide
from bot.understanding.reading import read


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("el archivo plan2 no es soporte", ""),
        ("el documento acta12 no era ese", ""),
        ("acta3.pdf", ""),
        ("el archivo va en 80", "80"),
        ("el documento de la capacitación va 60, no es más", "60"),
    ],
)
def test_only_other_numbers_are_left(text: str, left: str) -> None:
    assert "".join(one for one in hide(read(text).plain) if one.isdigit()) == left

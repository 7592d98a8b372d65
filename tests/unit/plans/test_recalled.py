"""A table is read with what was told of an earlier one that has the same headings."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.errors import InputError
from models.told_headings import Remembered
from plans.readers import read_content
from plans.readers.grid import Grid
from plans.recalled import read_as_told
from plans.signatures import signature_of

HEADS = "Actividad;Dependencia responsable;Zarandaja"
CONTENT = f"{HEADS}\nPublicar el informe;Secretaría General;30/06/2026\n".encode()


def grid() -> Grid:
    return read_content(CONTENT, "plan.csv")


def remembered(**columns: str) -> list[Remembered]:
    """Return what was told of the headings of an earlier file, and of another table's."""
    said = datetime(2026, 1, 5, tzinfo=UTC)
    return [
        Remembered(1, signature_of(grid().rows[0]), columns, "enero.csv", said),
        Remembered(2, "otra | tabla | distinta", {"Zarandaja": "goal"}, "otra.csv", said),
    ]


def test_what_was_told_before_is_used_and_said() -> None:
    document, recalled = read_as_told(grid(), remembered(Zarandaja="due"), {})

    assert document.activities[0].due == (date(2026, 6, 30),)
    assert [(one.of.id, one.columns) for one in recalled] == [(1, {"Zarandaja": "due"})]


def test_what_is_told_now_goes_before_it() -> None:
    document, recalled = read_as_told(grid(), remembered(Zarandaja="goal"), {"zarandaja": "due"})

    assert document.activities[0].due == (date(2026, 6, 30),)
    assert recalled == ()


def test_nothing_is_recalled_of_other_headings() -> None:
    with pytest.raises(InputError, match="ninguna fila tiene los títulos"):
        read_as_told(grid(), remembered()[1:], {})

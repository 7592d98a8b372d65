"""A number that is said to stand in the place of another."""

from __future__ import annotations

import pytest

from bot.understanding.correcting.correction import is_correction
from bot.understanding.correcting.exchanged import is_swapped
from bot.understanding.correcting.replaced_figure import find_replaced
from bot.understanding.reading import read


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("perdón era 3, no 2", 3, 2),
        ("no eran 2 sino 3", 3, 2),
        ("son 3 jornadas y no 2", 3, 2),
        ("perdón, en la 4.1 son 10 personas, no 14", 10, 14),
        ("no son 14, son 12", 12, 14),
        ("el 30 era 35", 35, 30),
        ("cambie el 30 por 35 por favor", 35, 30),
    ],
)
def test_both_numbers_are_known(text: str, new: int, old: int) -> None:
    found = find_replaced(read(text).plain)
    assert found is not None
    assert (found.new, found.old) == (new, old)


@pytest.mark.parametrize(
    "text",
    ["60 %, no 40 %", "son 3 de 5, no 2 de 5", "no son 14", "van 3 jornadas", "el 30 de abril",
     "son 3, no 2, y falta la firma", "cambie el 30 de abril por el 15 de mayo"],
)  # fmt: skip
def test_what_says_more_or_less_is_none(text: str) -> None:
    assert find_replaced(read(text).plain) is None


@pytest.mark.parametrize(
    "text",
    ["al revés", "perdón, es al revés", "uy las cifras están cambiadas", "crucé los datos"],
)
def test_that_two_figures_stand_the_other_way_round(text: str) -> None:
    assert is_swapped(read(text).plain)


@pytest.mark.parametrize(
    "text", ["la rampa quedó al revés", "las fechas están cambiadas", "al revés del año pasado"]
)
def test_what_else_stands_the_other_way_round(text: str) -> None:
    assert not is_swapped(read(text).plain)


@pytest.mark.parametrize(
    ("text", "corrects"),
    [
        ("no, la carta es 30", True),
        ("ay no, la segunda 25", True),
        ("perdón, en la 4.1 son 10", True),
        ("no, la reunión es el 15", False),
        ("no, el lunes 15", False),
        ("la carta va en 30", False),
    ],
)
def test_a_no_before_a_name_and_its_figure_corrects(text: str, corrects: bool) -> None:
    assert is_correction(read(text).plain) is corrects

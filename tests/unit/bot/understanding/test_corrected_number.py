"""Numbers in the words of a report that are put right."""

from __future__ import annotations

import pytest

from bot.understanding.correcting.corrected_number import find, reworded, tells

TOLD = "se expidió el CDP No. 245 por $18.500.000"


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("el valor es $19.500.000 y no $18.500.000", "$19.500.000", "$18.500.000"),
        ("no es $18.500.000 sino $19.500.000", "$19.500.000", "$18.500.000"),
        ("donde dije 245 debe decir 254", "254", "245"),
        ("cambiar No. 245 por No. 254", "254", "245"),
        ("en lugar de 245 es 254", "254", "245"),
        ("lo único que cambia es el valor del CDP: $19.500.000", "$19.500.000", ""),
    ],
)
def test_a_number_is_put_right(text: str, new: str, old: str) -> None:
    said = find(text)
    assert said is not None
    assert (said.new, said.old, said.rest) == (new, old, "")


@pytest.mark.parametrize(
    "text",
    ["va en 40 % y no en 25 %", "son 12 y no 13", "se pagaron $18.500.000", "solo cambia eso"],
)
def test_a_figure_or_a_small_count_is_none(text: str) -> None:
    assert find(text) is None


def test_what_else_is_said_is_kept_and_that_the_rest_stays_is_not() -> None:
    said = find("El CDP es el 254 y no el 245. El resto queda igual. La 2.3 va en 10 %")
    assert said is not None
    assert said.rest == "La 2.3 va en 10 %"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("es $19.500.000 y no $18.500.000", "se expidió el CDP No. 245 por $19.500.000"),
        ("es 19.500.000 y no 18.500.000", "se expidió el CDP No. 245 por $19.500.000"),
        ("es el 254 y no el 245", "se expidió el CDP No. 254 por $18.500.000"),
        ("solo cambia el valor del CDP: $19.500.000", "se expidió el CDP No. 245 por $19.500.000"),
        ("solo cambia el valor del CDP: $18.500.000", TOLD),
        ("es $19.500.000 y no $17.000.000", None),
    ],
)
def test_it_is_changed_where_it_stands_once(text: str, words: str | None) -> None:
    said = find(text)
    assert said is not None
    assert reworded(TOLD, said) == words


def test_a_number_that_made_the_figure_is_known() -> None:
    assert tells("120 de 400", "120")
    assert not tells("25 %", "120")
    assert not tells("120 de 400", "")

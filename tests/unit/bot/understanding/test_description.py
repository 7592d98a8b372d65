"""What is kept of a text as a description: her words about the work, no courtesy, no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.description import describe
from bot.understanding.meaning import Meaning
from bot.understanding.reading import read
from bot.understanding.understand import understand
from tests.unit.bot.understanding.plan import TODAY, read_context


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


@pytest.mark.parametrize("means", [understand, understand_checked])
@pytest.mark.parametrize(
    "lacks",
    [
        "falta lo otro", "falta lo demás", "falta la otra", "falta otra", "faltan los demás",
        "nos queda pendiente la otra", "falta el resto",
    ],
)  # fmt: skip
def test_what_the_rest_of_the_work_lacks_is_kept_and_is_no_other_activity(
    means: Callable[..., Meaning], lacks: str
) -> None:
    several = read_context("plan 1.2:40 2.1:60 3.1:10")
    meaning = means(f"2.1 va en 65 %, hicimos el inventario, {lacks}", several, TODAY)

    (update,) = meaning.updates
    assert (update.code, float(update.percent or 0), meaning.ask) == ("2.1", 65, None)
    assert update.description == f"hicimos el inventario, {lacks}"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2.1 va en 65 % y las otras 50", ["2.1", "1.2", "3.1"]),
        ("2.1 ya quedó, las demás sin avance", ["2.1", "1.2", "3.1"]),
        ("2.1 va en 65 %, falta otro 35 %", ["2.1"]),
    ],
)
def test_the_other_activities_are_still_meant_where_something_is_told_of_them(
    text: str, codes: list[str]
) -> None:
    several = read_context("plan 1.2:40 2.1:60 3.1:10")

    assert [one.code for one in understand_checked(text, several, TODAY).updates] == codes

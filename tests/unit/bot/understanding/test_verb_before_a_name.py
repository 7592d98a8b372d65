"""A verb goes with the name that it leads to, and what is only ordered is in no description."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from tests.unit.bot.understanding.plan import TODAY, read_context

KNOWN = read_context("plan 1.2:40 2.1:30 4.2:17:6")
ANSWERED = read_context("plan 1.2:87 2.1:30 reply=1.2")


def told(text: str) -> dict[str | None, tuple[int | None, str]]:
    updates = understand_checked(text, KNOWN, TODAY).updates
    return {
        one.code: (None if one.percent is None else int(one.percent), one.description)
        for one in updates
    }


def test_a_deed_is_of_what_it_names() -> None:
    said = told("el mapa va en 70, ya hicimos las ferias de enero entonces van 2")
    assert said == {"1.2": (70, ""), "4.2": (33, "ya hicimos las ferias de enero entonces van 2")}


def test_what_is_ordered_of_each_is_no_word_of_the_other() -> None:
    link = "https://www.puertoesperanza.gov.co/mapa-2026"
    said = told(f"se publicó en {link} cierre la 1.2 y deje la 2.1 en 45")
    assert said == {"1.2": (100, f"se publicó en {link}"), "2.1": (45, "")}


def test_a_deed_that_ends_its_clause_is_of_what_was_told_before() -> None:
    said = told("la 1.2 ya la terminamos y la 2.1 va en 45")
    assert said == {"1.2": (100, ""), "2.1": (45, "")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("deshaga eso y ponga 78 que lo leí al revés", ""),
        ("borre eso y póngale 78, lo puse mal", ""),
        ("deshaga eso y ponga 78", ""),
        ("quite ese 87 y ponga 78, leí mal el informe", ""),
        ("deshaga lo último y deje 78 que falta la firma", "falta la firma"),
        ("va en 78, el informe lo leyó mal jurídica", "el informe lo leyó mal jurídica"),
        ("quite los andamios y va en 78", "quite los andamios y va en 78"),
    ],
)
def test_an_order_to_put_another_figure_is_no_description(text: str, words: str) -> None:
    (update,) = understand_checked(text, ANSWERED, TODAY).updates
    assert (update.percent, update.description) == (Decimal(78), words)

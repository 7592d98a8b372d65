"""Words with an "ñ" are read as a text is: without it."""

from __future__ import annotations

import re

import pytest

from bot.conversation.correcting.denials import figure_out
from bot.understanding.talk import ADDRESS
from core.spanish import fold


@pytest.mark.parametrize("said", ["señora", "señor", "compañera", "doña"])
def test_who_is_spoken_to_is_known_in_folded_text(said: str) -> None:
    assert re.fullmatch(ADDRESS, fold(said)) is not None


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("ese 2,5 % está mal, bórrelo", "2.5"),
        ("el 42.5 está mal, quítelo", "42.5"),
        ("quite el 45", "45"),
        ("quite el 45 de la 1.2", "45"),
    ],
)
def test_the_figure_that_is_taken_out_keeps_its_decimals(said: str, figure: str) -> None:
    assert str(figure_out(said)) == figure


def test_what_takes_nothing_out_has_no_figure() -> None:
    assert figure_out("va en 45") is None

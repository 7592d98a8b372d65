"""Texts without the people in them; the words of the work stay."""

from __future__ import annotations

import pytest

from bot.conversation.reporting.nameless import Nameless

NAMELESS = Nameless(["Marta Lucía Rincón", "Paz Mesa de los Ríos"], ["Instalar la mesa de paz"])


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("lo firmó Marta Lucía", "lo firmó @"),
        ("MARTA LUCIA RINCON lo firmó", "@ lo firmó"),
        ("se lo dije a rincon", "se lo dije a @"),
        ("falta instalar la mesa de paz", "falta instalar la mesa de paz"),
        ("lo tiene Paz", "lo tiene @"),
        ("lo tiene paz mesa", "lo tiene @"),
        ("vamos en 60, los martes", "vamos en 60, los martes"),
        ("va en 60, llamar al 300 123 45 67", "va en 60, llamar al [número]"),
        ("va en 60\nCordialmente,\nMarta Rincón\nCalle 10 # 4-20", "va en 60"),
    ],
)
def test_names_and_numbers_of_people_go_and_words_of_the_work_stay(text: str, without: str) -> None:
    assert NAMELESS.words(text) == without


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("Mesa de seguimiento de Marta Rincón", "Mesa de seguimiento de @"),
        ("Publicar 2.000.000 de mapas de la Paz", "Publicar 2.000.000 de mapas de la Paz"),
    ],
)
def test_of_a_title_whole_names_go(title: str, without: str) -> None:
    assert NAMELESS.title(title) == without

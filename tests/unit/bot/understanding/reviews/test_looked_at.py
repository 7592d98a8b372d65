"""What control looked at before it judges, and words that join two judgements, say nothing of
either."""

from __future__ import annotations

import pytest

from bot.understanding.reviews.reviewed import find


def judged(text: str) -> list[tuple[tuple[str, ...], bool | None, str]]:
    return [(one.codes, one.accepts, one.remark) for one in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Revisado el oficio 0112, acepto la actividad 1.5.",
        "Ya revisé el acta 12 de 2026, acepto la 1.5",
        "Verificados los soportes, acepto la 1.5",
    ],
)
def test_a_paper_with_its_number_may_stand_before_a_judgement(text: str) -> None:
    assert judged(text) == [(("1.5",), True, "")]


@pytest.mark.parametrize("join", ["Por otra parte,", "De otro lado", "Asimismo,", "Además"])
def test_words_that_join_two_judgements_are_no_remark(join: str) -> None:
    text = f"Acepto la 1.5. {join} no acepto la 5.5: falta la firma"
    assert judged(text) == [(("1.5",), True, ""), (("5.5",), False, "falta la firma")]


@pytest.mark.parametrize(
    "text", ["la 3.3 va en 40 %, acepto la 1.5", "si llega el oficio 12, acepto la 1.5"]
)
def test_a_figure_or_a_condition_before_it_is_no_such_thing(text: str) -> None:
    assert judged(text) == []

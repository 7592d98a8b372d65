"""What a text chooses of the options of a question: by number, by code, in words, or nothing."""

from __future__ import annotations

from typing import Literal

import pytest

from bot.conversation.speaking.numbered import chosen
from core.buttons import Button
from core.messages import Question

OFFICES = (
    "Secretaría de Comunicaciones", "Secretaría de Hacienda", "Secretaría de Planeación y Obras",
    "Oficina de Tecnologías…",
)  # fmt: skip
ACTIVITIES = ("1.2 · Mapa de riesgos", "1.3 · Rendición de cuentas", "P-7 · Mapa de aseguramiento")
Name = Literal["office", "activity", "percent", "confirm", "until", "undo"]


def labels(name: Name, options: tuple[str, ...], text: str) -> list[str]:
    """Return the labels of what a text chooses."""
    question = Question(name=name, buttons=tuple(Button(label=one, ref=one) for one in options))
    return [one.label for one in chosen(question, text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1", 0), ("2.", 1), ("3)", 2), ("la 2", 1), ("opción 4", 3), ("número 2", 1), ("el 1", 0),
        ("la segunda", 1), ("primera", 0), ("2. Secretaría de Hacienda", 1),
        ("Secretaría de Comunicaciones", 0), ("comunicaciones", 0), ("COMUNICACIONES", 0),
        ("secretaria de hacienda", 1), ("a Hacienda", 1), ("Le corresponde a planeacion", 2),
        ("es de Obras", 2), ("Tecnologías", 3), ("2, por favor", 1), ("2 mil gracias", 1),
        ("2. Secretaría de Hacienda, muchas gracias", 1),
    ],
)  # fmt: skip
def test_an_office_is_chosen_by_number_or_by_a_clear_part_of_its_name(
    text: str, place: int
) -> None:
    assert labels("office", OFFICES, text) == [OFFICES[place]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2", 1), ("1.3", 1), ("7", 2), ("p-7", 2), ("mapa de riesgos", 0), ("la de riesgos", 0),
        ("Aseguramiento", 2), ("1.2 · Mapa de riesgos", 0), ("la de rendición de cuentas", 1),
    ],
)  # fmt: skip
def test_an_activity_is_chosen_by_number_code_or_words(text: str, place: int) -> None:
    assert labels("activity", ACTIVITIES, text) == [ACTIVITIES[place]]


@pytest.mark.parametrize(
    "text",
    [
        "60 %", "2 %", "la de riesgos va en 60", "no", "sí", "gracias", "ok", "deshacer", "de la",
        "1.2 terminada", "Salud", "1. Secretaría de Hacienda", "la oficina no existe", "",
    ],
)  # fmt: skip
def test_what_says_other_things_chooses_nothing(text: str) -> None:
    assert labels("office", OFFICES, text) == []
    assert labels("activity", ACTIVITIES, text) == []


def test_what_fits_several_or_none_is_not_clear() -> None:
    assert labels("office", OFFICES, "Secretaría de la y") == []
    assert labels("office", (*OFFICES, "Hacienda y Obras"), "hacienda") == [
        "Secretaría de Hacienda", "Hacienda y Obras",
    ]  # fmt: skip
    assert labels("office", OFFICES, "7") == list(OFFICES)
    one, two = "2 · Mapa de riesgos", "1 · Rendición de cuentas"
    assert labels("activity", (one, two), "2") == [two, one]


def test_words_that_fit_several_activities_are_read_as_words() -> None:
    assert labels("activity", ACTIVITIES, "mapa") == []


def test_a_figure_has_no_number() -> None:
    figures = ("25 %", "50 %", "75 %", "100 %")
    for text in ("4", "2", "la 2", "100", "100 %"):
        assert labels("percent", figures, text) == []


def test_any_other_number_may_answer_what_takes_a_figure_or_a_day() -> None:
    assert labels("confirm", ("Sí", "No"), "1") == ["Sí"]
    assert labels("confirm", ("Sí", "No"), "no") == ["No"]
    assert labels("confirm", ("Sí", "No"), "60") == []
    assert labels("until", ("vie 5 jun", "mar 30 jun"), "15") == []
    assert labels("until", ("vie 5 jun", "mar 30 jun"), "2") == ["mar 30 jun"]

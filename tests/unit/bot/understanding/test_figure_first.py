"""A figure at the head of an answer is of what was asked, whatever loose word follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Meaning, PendingActivity

TITLES = {
    "1.1": "Actualizar el mapa de riesgos de corrupción",
    "3.3": "Convocar a los veedores y juntas de acción comunal",
    "4.1": "Capacitar al personal de ventanilla en lenguaje claro",
    "4.4": "Actualizar la carta de trato digno",
    "5.1": "Actualizar el directorio de servidores públicos",
}


def read(text: str, about: str | None = "3.3") -> Meaning:
    """Return what a text means in answer to a question about an activity."""
    known = tuple(
        PendingActivity(code, title, "", None, Decimal(20), None) for code, title in TITLES.items()
    )
    return understand_checked(text, Context(known, about), date(2026, 3, 2))


def figures(meaning: Meaning) -> dict[str | None, int | None]:
    """Return what is recorded without a question."""
    told = (one for one in meaning.updates if one.ask is None and one.percent is not None)
    return {one.code: int(one.percent or 0) for one in told}


@pytest.mark.parametrize(
    "text",
    [
        "80%, ya le habia puesto. Las cartas salieron el viernes",
        "80%. Las cartas salieron el viernes",
        "80, ya salieron las cartas",
        "Va en 80 %, las cartas ya salieron",
        "80%, salió el mapa",
        "va en 80, se enviaron cartas y directorio",
        "80%, ya le había puesto. La carta la firmó el alcalde",
        "80 %, pero la capacitación no se ha hecho",
    ],
)
def test_it_is_of_the_one_that_is_asked_about(text: str) -> None:
    assert figures(read(text)) == {"3.3": 80}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("80% la carta de trato digno", {"4.4": 80}),
        ("80%, y la carta de trato digno en 50", {"3.3": 80, "4.4": 50}),
        ("80%. 5.1 en 90", {"3.3": 80, "5.1": 90}),
        ("80%, la carta de trato digno ya se publicó", {"3.3": 80, "4.4": 100}),
    ],
)
def test_a_code_or_most_of_a_title_names_another(text: str, told: dict[str, int]) -> None:
    assert figures(read(text)) == told


@pytest.mark.parametrize("about", [None, "4.4"])
def test_beside_a_code_with_its_figure_the_plural_of_another_title_is_of_the_code(
    about: str | None,
) -> None:
    meaning = read("3.3 va en 80 %, salieron las cartas", about)
    assert [(one.code, one.description) for one in meaning.updates] == [
        ("3.3", "salieron las cartas")
    ]


@pytest.mark.parametrize(
    "words",
    ["ya mandamos las cartas", "ya mandamos las cartas a 12 juntas", "salieron las cartas",
     "ya mandamos las cartas a 12 juntas y confirmaron 8", "mandamos 14 cartas a 12 juntas",
     "ya entregamos las cartas, falta el acta", "salieron las cartas y los directorios"],
)  # fmt: skip
@pytest.mark.parametrize("joint", [" ", ", "])
def test_in_the_account_of_a_code_it_names_nobody(words: str, joint: str) -> None:
    meaning = read(f"la 3.3 va en 70{joint}{words}", None)
    assert [(one.code, one.percent, one.description) for one in meaning.updates] == [
        ("3.3", Decimal(70), words)
    ]


@pytest.mark.parametrize("words", ["las cartas van en 40", "las cartas en 40", "las cartas 40 %"])
def test_with_a_figure_of_its_own_it_does(words: str) -> None:
    assert figures(read(f"la 3.3 va en 70 y {words}", None)) == {"3.3": 70, "4.4": 40}


def test_what_is_done_there_is_asked_about() -> None:
    meaning = read("la 3.3 en 80 y las cartas listas", None)
    assert figures(meaning) == {"3.3": 80}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ing. Germán me dice que ya adjudicaron, va en 40", "Germán me dice que ya adjudicaron"),
        ("don Fabio nos confirmó que ya adjudicaron, va en 40", "Fabio nos confirmó que"),
        (
            "doctora Rosa me informó que ya hay contrato, 40 %",
            "Rosa me informó que ya hay contrato",
        ),
    ],
)
def test_who_told_it_stays_with_the_words(text: str, words: str) -> None:
    (update,) = read(text).updates
    assert update.percent == Decimal(40)
    assert words in update.description


def test_whom_she_speaks_to_does_not() -> None:
    (update,) = read("Ing. Germán le informo que ya adjudicaron, va en 40").updates
    assert "Germán" not in update.description

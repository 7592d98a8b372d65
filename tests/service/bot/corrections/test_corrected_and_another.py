"""A figure is put right, and what is told of another activity behind it is of that one."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

TITLES = {
    "4.3": ("Medir la satisfacción de los usuarios", "Una encuesta", 80, 1),
    "3.6": ("Realizar ejercicios de diálogo en veredas", "4 encuentros", 25, 4),
    "4.2": ("Adecuar la rampa de acceso al palacio", "Una rampa", 10, 1),
    "5.3": ("Publicar los contratos en el SECOP", "", 30, None),
    "4.4": ("Actualizar la carta de trato digno", "Carta publicada", None, None),
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Five activities of Marta's, by code."""
    return {
        code: town.add(code, percent, title=title, product=product, planned=planned)
        for code, (title, product, percent, planned) in TITLES.items()
    }


@pytest.mark.parametrize(
    ("first", "said", "figures"),
    [
        ("encuesta 95", "no mentiras es 85, y los encuentros ya van dos", {"4.3": 85, "3.6": 50}),
        ("la rampa en 50", "uy no 15, me equivoqué, y los contratos del secop 40",
         {"4.2": 15, "5.3": 40}),
        ("4.3 va en 95", "corrijo 4.3 es 90, y para la carta ya tenemos el texto, vamos en 25",
         {"4.3": 90, "4.4": 25}),
        ("encuesta 95", "me equivoqué, es 85 y la carta ya quedó publicada",
         {"4.3": 85, "4.4": 100}),
        ("encuesta 95, la rampa en 50", "la encuesta era 85 y la rampa 40", {"4.3": 85, "4.2": 40}),
        ("encuesta 95, la rampa en 50", "no, la rampa es 40, y los contratos 35",
         {"4.2": 40, "5.3": 35}),
    ],
)  # fmt: skip
def test_both_are_recorded(
    town: Town, marta: Chat, ids: dict[str, int], first: str, said: str, figures: dict[str, int]
) -> None:
    marta.says(first)
    assert marta.says(said) == "recorded"
    assert {code: town.figure(ids[code])[0] for code in figures} == figures
    assert not any(isinstance(one, Question) for one in marta.contents())


def test_each_has_its_own_words(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("4.3 va en 95")
    marta.says("corrijo 4.3 es 90, y para la carta ya tenemos el texto, vamos en 25")
    assert [town.figure(ids[one])[1] for one in ("4.3", "4.4")] == ["", "ya tenemos el texto"]


def test_what_tells_no_figure_is_asked_about_and_the_correction_is_not(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("en la 3.6 van 3 encuentros")
    marta.heard()
    marta.says("me equivoqué son 2 los de la 3.6, y la carta de marzo ya se publicó")
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert [one.line and one.line.handle for one in asked] == ["4.4"]
    assert town.figure(ids["3.6"])[0] == 50
    assert marta.says("100") == "recorded"
    assert town.figure(ids["4.4"])[0] == 100


def test_more_time_for_another_does_not_have_the_figure(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("encuesta 95")
    marta.says("no, 85, y para la carta pido plazo hasta el 30 de julio porque falta el diseño")
    assert [town.figure(ids[one])[0] for one in ("4.3", "4.4")] == [85, None]


@pytest.mark.parametrize(
    ("said", "figure", "words"),
    [
        ("perdón es 85, y falta la firma de la carta remisoria", 85, "falta la firma"),
        ("no, es 85, los de la vereda no contestaron", 85, "no contestaron"),
        ("no, es 85 y ya se tabuló", 85, "tabul"),
    ],
)
def test_what_names_no_other_is_of_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int, words: str
) -> None:
    marta.says("encuesta 95")
    assert marta.says(said) == "recorded"
    percent, told = town.figure(ids["4.3"])
    assert (percent, words in told) == (figure, True)
    assert len(town.reports()) == 2


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("corrijo: la 4.3 queda en 85 % y el acta se firma el martes 10. La 4.4 va en 25 %",
         "el acta se firma el martes 10"),
        ("me equivoqué, la 4.3 es 85 %, el acta se firma el martes. La 4.4 va en 25 %",
         "el acta se firma el martes"),
    ],
)  # fmt: skip
def test_what_its_sentence_goes_on_with_is_of_what_is_put_right(
    town: Town, marta: Chat, ids: dict[str, int], said: str, words: str
) -> None:
    marta.says("4.3 va en 95")
    marta.says(said)
    figures = {code: town.figure(ids[code]) for code in ("4.3", "4.4")}
    assert {code: figure for code, (figure, _) in figures.items()} == {"4.3": 85, "4.4": 25}
    assert words in figures["4.3"][1]
    assert figures["4.4"][1] == ""

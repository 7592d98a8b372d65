"""What somebody else reports is asked about before it is written; a figure that was none of hers
stands in no description; an order to undo that is taken back in the same breath undoes nothing."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes

TITLES = {"2.4": "Publicar los datos abiertos", "3.6": "Capacitar en transparencia"}


@pytest.fixture
def activity(town: Town) -> int:
    """The one of two activities of which Marta speaks."""
    town.add("3.6", 45, title=TITLES["3.6"])
    return town.add("2.4", 40, title=TITLES["2.4"])


@pytest.mark.parametrize(
    "text",
    [
        "luz me dijo q la 2.4 va en 60 pero eso lo reporta ella",
        "nelson dice que la 2.4 va en 60, la reporta el",
        "la 2.4 va en 60 me dijo luz, pero ella la reporta",
        "Según Hernán la 2.4 está en 60 pero eso lo reporta él",
        "me conto consuelo que la 2.4 quedo en 60. eso lo reportan ellos",
        "la 2.4 en 60, eso dijo luz. lo informa ella mañana",
        "2.4 60 eso lo sube nelson",
    ],
)
def test_a_figure_that_somebody_else_reports_is_asked_about(
    town: Town, marta: Chat, activity: int, text: str
) -> None:
    marta.says(text)
    assert town.figure(activity)[0] == 40
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "confirm"
    assert asked.figure == 60


@pytest.mark.parametrize(
    "text",
    [
        "luz me dijo que la 2.4 va en 60",
        "la 2.4 va en 60, el contratista la reporta en el SECOP",
        "la 2.4 va en 60, lo reportamos en el SUIT",
        "la 2.4 va en 60, falta que la reporte luz",
    ],
)
def test_a_figure_that_she_reports_is_written(
    town: Town, marta: Chat, activity: int, text: str
) -> None:
    marta.says(text)
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("la 2.4 va en 60, eso de 15 no fue mio", ""),
        ("la 2.4 va en 60. lo de 15 no es mio", ""),
        ("2.4 60 falta el acta y lo de 15 no fue mio", "falta el acta"),
        ("2.4 60, el 15 no lo dije yo", ""),
        ("2.4 60. ese 15 lo puso otro", ""),
        ("la 2.4 va en 60; ese dato de 15 no lo reporté yo, falta el acta", "falta el acta"),
        ("la 2.4 va en 60, ese 15 % no es de nosotros", ""),
        ("lo de 15 no fue mio, la 2.4 va en 60", ""),
        ("la 2.4 va en 60, el contratista dijo 15 días", "el contratista dijo 15 días"),
        ("la 2.4 va en 60, los 15 km no los hizo la alcaldía", "los 15 km no los hizo la alcaldía"),
        ("la 2.4 va en 60, falta el lote 15", "falta el lote 15"),
    ],
)
def test_a_figure_that_was_none_of_hers_stands_in_no_description(
    town: Town, marta: Chat, activity: int, text: str, kept: str
) -> None:
    marta.says(text)
    assert town.figure(activity) == (60, kept)
    assert notes(marta.heard())[1:] in ([], ["unheard"])


@pytest.mark.parametrize(
    "text",
    [
        "2.4 deshaga lo mio no, mentiras",
        "deshacer, no mentiras",
        "borre lo de la 2.4, ah no, dejelo",
        "quite eso de la 2.4. mentiras, no quite nada",
        "Deshaga lo de la 2.4. No, mejor no",
        "elimine la 2.4... no espere, dejela asi",
        "deshaga lo de la 2.4. no, mentiras, dejelo asi",
    ],
)
def test_an_order_to_undo_that_is_taken_back_undoes_nothing(
    town: Town, marta: Chat, activity: int, text: str
) -> None:
    marta.says("la 2.4 va en 60")
    marta.heard()
    marta.says(text)
    assert town.figure(activity) == (60, "")
    assert notes(marta.heard()) == ["undo_nothing"]


@pytest.mark.parametrize(
    "text",
    [
        "deshaga la 2.4",
        "2.4 deshaga",
        "Deshaga el 2.4.",
        "borre lo de la 2.4",
        "deshacer 2.4",
        "por favor quite la 2.4",
        "borre lo de la 2.4, no es cierto",
    ],
)
def test_an_order_to_undo_one_is_obeyed(town: Town, marta: Chat, activity: int, text: str) -> None:
    for code in ("1.1", "1.2", "2.1", "4.3"):
        town.add(code, 10, title=f"Dotar la sede {code}")
    marta.says("la 2.4 va en 60")
    marta.says(text)
    assert town.figure(activity)[0] == 40

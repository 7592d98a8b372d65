"""A file was filed under one activity and is said to be of another, by words of its title."""

from __future__ import annotations

import pytest

from core.messages import Filed
from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import DOCUMENT, pieces, sends


@pytest.fixture
def known(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    titles = {
        "1.1": "Construir la rampa de acceso",
        "2.2": "Adecuar la ventanilla de atención",
        "3.1": "Aprobar el manual de contratación",
    }
    return {code: town.add(code, 30, title=title, product="") for code, title in titles.items()}


def of_which(town: Town) -> list[int]:
    """Return the activities that have something filed."""
    return [activity for activity, _, _ in pieces(town)]


@pytest.mark.parametrize(
    "said",
    [
        "ese documento es de la rampa",
        "el documento que le mandé ahora es de la rampa de acceso",
        "el archivo es de la rampa, no de la ventanilla",
        "ese documento no era de la ventanilla sino de la rampa",
        "me equivoqué, ese documento es de la rampa",
        "ese documento va en la rampa",
        "Doctora, el pdf de ahora es de la rampa",
        "eso es de la rampa",
        "no, ese es de la rampa",
        "páselo a la rampa",
    ],
)
def test_it_is_moved_with_a_receipt(
    town: Town, marta: Chat, known: dict[str, int], said: str
) -> None:
    sends(marta, "soporte de la ventanilla", DOCUMENT)
    marta.heard()

    assert marta.says(said) == "filed"
    assert of_which(town) == [known["1.1"]]
    (filed,) = marta.heard()
    assert isinstance(filed, Filed)
    assert [line.handle for line in filed.lines] == ["1.1"]


def test_the_figure_that_came_with_it_stays(town: Town, marta: Chat, known: dict[str, int]) -> None:
    sends(marta, "la ventanilla va en 50", DOCUMENT)
    assert marta.says("ese documento es de la rampa") == "filed"
    assert of_which(town) == [known["1.1"]]
    assert town.figure(known["2.2"])[0] == 50


def test_it_is_found_after_another_report_and_after_days(
    town: Town, marta: Chat, known: dict[str, int]
) -> None:
    sends(marta, "soporte de la ventanilla", DOCUMENT)
    marta.says("el manual va en 40")
    town.wait(days=3)
    assert marta.says("ese documento es de la rampa") == "filed"
    assert of_which(town) == [known["1.1"]]


def test_it_goes_to_what_is_finished_too(town: Town, marta: Chat, known: dict[str, int]) -> None:
    marta.says("la rampa ya quedó")
    sends(marta, "soporte de la ventanilla", DOCUMENT)
    marta.heard()
    assert marta.says("ese documento es de la rampa") == "filed"
    assert of_which(town) == [known["1.1"]]


@pytest.mark.parametrize(
    "said",
    [
        "eso es de Hacienda",
        "pásela a la Secretaría de Hacienda",
        "eso es de todos",
        "el acta de la rampa está para firma",
        "el documento de la rampa va en 60",
    ],
)
def test_other_words_move_no_file(
    town: Town, marta: Chat, known: dict[str, int], said: str
) -> None:
    sends(marta, "soporte de la ventanilla", DOCUMENT)
    marta.says(said)
    assert of_which(town) == [known["2.2"]]


def test_after_a_report_alone_it_is_no_file(town: Town, marta: Chat, known: dict[str, int]) -> None:
    sends(marta, "soporte de la ventanilla", DOCUMENT)
    marta.says("el manual va en 40")
    marta.says("eso es de la rampa")
    assert of_which(town) == [known["2.2"]]

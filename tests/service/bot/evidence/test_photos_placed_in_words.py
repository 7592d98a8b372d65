"""Of which activity a photo is, said by words of the title; and that no office was meant."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, PHOTO, pieces, sends


@pytest.fixture
def known(town: Town) -> dict[int, str]:
    """Three activities of one lead."""
    titles = {
        "2.2": "Habilitar el pago en línea del predial",
        "2.4": "Asignar la cita médica por internet",
        "2.5": "Simplificar el recibo de nómina",
    }
    return {town.add(one, 0, title=title): one for one, title in titles.items()}


def of_which(town: Town, known: dict[int, str]) -> list[str]:
    """Return the activities that have something filed, in its order."""
    return [known[activity] for activity, _, _ in pieces(town)]


@pytest.mark.parametrize(
    "said",
    [
        "La foto no es de esa, es del pago en línea. La del recibo sigue en 0",
        "La foto no es de esa sino del pago en línea. La del recibo sigue en 0",
    ],
)
def test_a_photo_goes_where_its_words_say_and_is_no_description(
    town: Town, marta: Chat, known: dict[int, str], said: str
) -> None:
    sends(marta, "la 2.5 no ha avanzado", PHOTO)
    assert of_which(town, known) == ["2.5"]
    marta.says(said)
    assert of_which(town, known) == ["2.2"]
    assert {one.description for one in town.reports()} == {""}


@pytest.mark.parametrize(
    "said",
    ["es el pantallazo de lo de las citas", "es la captura de la cita", "la foto es de las citas"],
)
def test_a_photo_that_waits_for_its_activity_is_filed_by_words(
    town: Town, marta: Chat, known: dict[int, str], said: str
) -> None:
    sends(marta, "", PHOTO)
    assert marta.says(said) == "filed"
    assert of_which(town, known) == ["2.4"]
    assert town.reports() == []


def test_words_that_tell_of_the_work_stay_a_report(
    town: Town, marta: Chat, known: dict[int, str]
) -> None:
    sends(marta, "2.2 va en 20", PHOTO)
    marta.says("la foto de la cita médica ya está publicada, 60 %")
    assert of_which(town, known) == ["2.2"]


@pytest.mark.usefixtures("known")
def test_what_is_of_no_office_ends_the_question_for_one(town: Town, marta: Chat) -> None:
    marta.says("la 2.5 no es de nosotros")
    marta.heard()
    marta.says("No es de ninguna oficina, me refería a la foto")
    assert notes(marta.heard()) == ["request_dropped"]
    assert town.reports() == []


@pytest.mark.usefixtures("known")
def test_whose_an_activity_is_answers_the_question_for_an_office(marta: Chat) -> None:
    marta.says("la 2.5 no es de nosotros")
    assert marta.says("es de Hacienda") == "asked"


@pytest.mark.parametrize(
    ("said", "reports"),
    [
        ("ese informe es de la 2.4", []),
        ("ese informe es de la 2.4, que ya quedó al 100", [100]),
        ("esa resolución es de la 2.4, que va en 80", [80]),
    ],
)
def test_a_paper_that_is_pointed_at_is_the_file(
    town: Town, marta: Chat, known: dict[int, str], said: str, reports: list[int]
) -> None:
    marta.says("la 2.5 va en 40")
    sends(marta, "este es el informe", DOCUMENT)
    assert of_which(town, known) == ["2.5"]
    assert {one.description for one in town.reports()} == {""}
    marta.says(said)
    assert of_which(town, known) == ["2.4"]
    assert [one.percent for one in town.reports()] == [40, *reports]


def test_the_paper_that_is_the_work_is_no_file(
    town: Town, marta: Chat, known: dict[int, str]
) -> None:
    marta.says("la 2.5 va en 40")
    sends(marta, "", DOCUMENT)
    marta.says("el informe de la 2.4 va en 70")
    assert of_which(town, known) == ["2.5"]
    assert [one.percent for one in town.reports()] == [40, 70]

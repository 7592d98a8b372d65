"""A figure goes to the activity whose words stand beside it, or of which she says that it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

TITLES = {
    "3.3": ("Convocar a los veedores y juntas de acción comunal", "Convocatoria", 60),
    "5.1": ("Actualizar el directorio de servidores públicos", "Directorio", 100),
    "5.5": ("Actualizar el índice de información clasificada", "Índice", 50),
    "4.4": ("Instalar un buzón de sugerencias en cada puesto de salud", "5 buzones", None),
    "4.3": ("Medir la satisfacción de los usuarios del centro de salud", "Una encuesta", 80),
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's, the directory among them done; return them by code."""
    return {
        code: town.add(code, percent, title=title, product=product)
        for code, (title, product, percent) in TITLES.items()
    }


def figures(town: Town, ids: dict[str, int], *codes: str) -> list[int | None]:
    return [town.figure(ids[one])[0] for one in codes]


@pytest.mark.parametrize(
    ("said", "code", "percent"),
    [
        ("ya te mando el pantallazo del índice, quedo al 100", "5.5", 100),
        ("ya subí la copia del índice. quedó en 90", "5.5", 90),
        ("ahi va el soporte del indice, va en 70", "5.5", 70),
        ("le envío la captura de pantalla del índice, vamos en 80", "5.5", 80),
        ("te mando la foto del buzón del centro de salud, va en 90", "4.4", 90),
    ],
)
def test_what_a_file_shows_is_what_its_figure_is_of(
    town: Town, marta: Chat, ids: dict[str, int], said: str, code: str, percent: int
) -> None:
    marta.says("la 3.3 va en 70")
    assert marta.says(said) == "recorded"
    assert figures(town, ids, "3.3", code) == [70, percent]


@pytest.mark.parametrize(
    "said",
    ["ya te mando el pantallazo, quedo en 90", "te mando la foto de los veedores, va en 90",
     "te mando la foto de la reunión, quedó en 90", "va en 90, ahí le dejo las fotos del índice"],
)  # fmt: skip
def test_a_file_of_nothing_else_leaves_the_figure_with_what_was_spoken_of(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 3.3 va en 70")
    marta.says(said)
    assert figures(town, ids, "3.3", "5.5") == [90, 50]


@pytest.mark.parametrize(
    "said",
    [
        "3.3 sigue en 60 yo hablaba del directorio, ese es el q quedo al 100",
        "yo hablaba del directorio",
        "no, me refería al directorio, no a la convocatoria",
        "perdón, era del directorio, no de la convocatoria",
        "hablaba del directorio pero la 3.3 sigue en 60",
        "no, eso es de la 5.1",
    ],
)
def test_the_figure_goes_to_the_one_that_she_meant(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 3.3 ya casi")
    marta.says("ya te mando eso, quedó al 100")
    assert figures(town, ids, "3.3") == [100]
    assert marta.says(said) == "recorded"
    assert figures(town, ids, "3.3", "5.1") == [60, 100]
    last = next(one for one in reversed(town.reports()) if one.activity_id == ids["5.1"])
    assert last.percent == Decimal(100)


@pytest.mark.parametrize(
    ("said", "there", "here"),
    [
        ("me refería al índice. ese va en 80", 80, 60),
        ("me refería al índice, quedó en 80 y la 3.3 sigue en 60", 80, 60),
        ("perdón yo hablaba del índice, en la 3.3 vamos en 65", 90, 65),
    ],
)
def test_what_she_says_of_each_beside_it_is_of_that_one(
    town: Town, marta: Chat, ids: dict[str, int], said: str, there: int, here: int
) -> None:
    marta.says("la 3.3 va en 90")
    marta.says(said)
    assert figures(town, ids, "5.5", "3.3") == [there, here]


def test_words_about_what_was_moved_off_are_no_words_of_the_report_that_is_gone(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 3.3 va en 90")
    marta.says("me refería al índice, quedó al 95, y a la 3.3 le falta")
    assert figures(town, ids, "5.5", "3.3") == [95, 60]


@pytest.mark.parametrize(
    "said",
    ["me refería a la reunión del jueves", "hablaba de la firma del alcalde",
     "no, eso es de la secretaría de gobierno", "no, eso es de la 9.9"],
)  # fmt: skip
def test_what_is_none_of_hers_moves_nothing(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 3.3 va en 90")
    marta.says(said)
    assert figures(town, ids, *TITLES) == [90, 100, 50, None, 80]


def test_of_two_that_were_told_together_it_is_not_known_which(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 3.3 va en 70, la 4.3 en 90")
    marta.says("no, eso es de la 5.5")
    assert figures(town, ids, "3.3", "4.3", "5.5") == [70, 90, 50]


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("no, eso es de la 4.4! la 4.3 si es 85", 85),
        ("no eso es del buzon, no de la encuesta", 80),
        ("eso no es de la encuesta, es del buzón", 80),
    ],
)
@pytest.mark.parametrize("answered", [True, False])
def test_a_lower_figure_that_is_asked_about_goes_along(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int, answered: bool
) -> None:
    marta.says("la 4.3 va en 60")
    if answered:
        marta.touches("Sí")
    assert marta.says(said) == "recorded"
    assert figures(town, ids, "4.4", "4.3") == [60, figure]


def test_a_loss_that_is_asked_about_is_no_figure_of_another(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 4.3 bajamos 5")
    marta.heard()
    marta.says("no, eso es de la 4.4")
    assert figures(town, ids, "4.4", "4.3") == [None, 80]


def test_words_that_wait_go_beside_the_figure_that_she_told_there(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("el buzón va en 40")
    marta.says("la encuesta ya casi, faltan dos veredas")
    marta.heard()
    assert marta.says("no eso es del buzon, no de la encuesta") == "added"
    assert town.figure(ids["4.4"]) == (40, "faltan dos veredas")
    assert not any(isinstance(one, Question) for one in marta.heard())
    assert figures(town, ids, "4.3") == [80]

"""Where one account ends and the next begins without a sign: in dictation, and at an emoji; and
what stays as it was, or was sent as a whole, is done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2026, 3, 5)
HERS = tuple(
    PendingActivity(code, title, product, None, percent, planned)
    for code, title, product, percent, planned in (
        ("1.1", "Actualizar el mapa de riesgos de corrupción", "Un mapa", Decimal(40), 1),
        ("1.3", "Publicar el mapa de riesgos en la página web", "Publicación", Decimal(0), None),
        ("3.3", "Convocar a los veedores y juntas", "Convocatoria", Decimal(60), None),
        ("4.1", "Capacitar al personal de ventanilla", "20 personas", None, 20),
        ("5.1", "Actualizar el directorio de servidores", "Directorio", Decimal(100), None),
        (
            "5.4",
            "Hacer accesible la página web (nivel AA)",
            "Informe de pruebas",
            Decimal(65),
            None,
        ),
        ("5.5", "Actualizar el índice de información", "Índice", Decimal(50), None),
    )
)


def told(text: str) -> list[tuple[str | None, float | None, Ask | None, str]]:
    """Return the code, figure, question and words of each activity of which a text tells."""
    meaning = understand_checked(text, Context(HERS, None), TODAY)
    return [
        (one.code, None if one.percent is None else float(one.percent), one.ask, one.description)
        for one in meaning.updates
    ]


def figures(text: str) -> dict[str | None, float | None]:
    return {code: percent for code, percent, _, _ in told(text)}


def test_a_dictated_figure_ends_before_the_next_thing_is_called() -> None:
    said = (
        "mire la uno punto uno va en setenta y cinco la tres punto tres va en ochenta y cinco "
        "de ventanilla llevamos cinco personas capacitadas y el índice va en noventa"
    )
    assert figures(said) == {"1.1": 75, "3.3": 85, "4.1": 25, "5.5": 90}


def test_so_many_of_a_thing_are_one_account() -> None:
    assert figures("llevamos 12 de ventanilla capacitados") == {"4.1": 60}


def test_an_emoji_between_two_accounts_parts_them() -> None:
    said = "ya publicamos el mapa en el menú de transparencia ✅ accesibilidad 80%"
    assert [one[:3] for one in told(said)][1:] == [("5.4", 80, None)]
    assert "accesibilidad" not in told(said)[0][3]


@pytest.mark.parametrize("text", ["la de accesibilidad ✅ va en 80", "la 5.4 ✅ 80%"])
def test_an_emoji_within_an_account_parts_nothing(text: str) -> None:
    assert figures(text) == {"5.4": 80}


@pytest.mark.parametrize(
    "text", ["La 5.1 continúa cumplida, sin cambios.", "la 5.1 sigue igual, sin cambios"]
)
def test_what_is_done_and_as_before_is_done(text: str) -> None:
    assert [one[:3] for one in told(text)] == [("5.1", 100, None)]


def test_done_and_as_before_is_asked_where_it_was_not_done() -> None:
    assert told("La 5.5 continúa cumplida, sin cambios.")[0][2] is not None


@pytest.mark.parametrize(
    "text",
    [
        "la convocatoria a veedores y juntas fue enviada en su totalidad el día de ayer",
        "la convocatoria ya fue enviada en su totalidad",
    ],
)
def test_what_was_sent_as_a_whole_is_done(text: str) -> None:
    assert [one[:3] for one in told(text)] == [("3.3", 100, None)]


@pytest.mark.parametrize(
    "text",
    [
        "la convocatoria será enviada en su totalidad el viernes",
        "la convocatoria no fue enviada en su totalidad",
        "la convocatoria fue revisada en su totalidad",
    ],
)
def test_what_is_to_be_sent_or_only_looked_at_is_asked(text: str) -> None:
    assert told(text)[0][2] is not None


@pytest.mark.parametrize(
    "text", ["streaming 50%, directorio 100%", "streaming 50%, el índice va en 60%. ¿quién sigue?"]
)
def test_the_figure_of_a_thing_that_nothing_is_called_by_is_not_of_the_next(text: str) -> None:
    (first, second) = told(text)
    assert first[:3] == (None, 50, Ask.ACTIVITY)
    assert second[0] in ("5.1", "5.5")
    assert second[2] is None


@pytest.mark.parametrize("text", ["avance 50%, índice 60%", "vamos 50%, el índice 60%"])
def test_what_only_says_how_far_it_is_calls_nothing(text: str) -> None:
    assert all(code != "" and ask is not Ask.ACTIVITY for code, _, ask, _ in told(text))

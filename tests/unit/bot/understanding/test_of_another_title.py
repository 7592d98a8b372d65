"""Tests: a figure behind a noun of another activity's title is not taken for this one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, OtherActivity, PendingActivity

TODAY = date(2026, 3, 2)
TITLES = {
    "5.4": "Hacer accesible la página web (nivel AA)",
    "3.4": "Transmitir por redes la audiencia pública",
    "2.5": "Habilitar el recibo de pago",
}
CONTEXT = Context(
    tuple(
        PendingActivity(code=code, title=title, product="", due=None, percent=None, planned=None)
        for code, title in TITLES.items()
    ),
    None,
)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("la pagina 70 y lo de las redes eso todavia no arranca", 70),
        ("la pagina en 70, lo de las redes todavia no arranca", 70),
        ("no la de redes no! la pagina es la que va en 70", 70),
        ("la audiencia no tiene hora. y la pagina ya va en 90", 90),
    ],
)
def test_it_is_shown_for_the_other(text: str, figure: int) -> None:
    updates = understand_checked(text, CONTEXT, TODAY).updates
    told = [(one.code, one.ask) for one in updates if one.percent == figure]
    assert told == [("5.4", Ask.CONFIRM)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("la 3.4 va en 70, ya salió en la página", "3.4"),
        ("la 3.4 va en 70 y la subimos a la página", "3.4"),
        ("lo de las redes va en 70", "3.4"),
        ("el recibo va en 40", "2.5"),
    ],
)
def test_other_figures_stay_where_they_are(text: str, code: str) -> None:
    (update,) = understand_checked(text, CONTEXT, TODAY).updates
    assert update.code == code
    assert update.percent is not None


TESTED = Context(
    (
        PendingActivity(
            "5.4",
            "Hacer accesible la página web (nivel AA)",
            "Informe de pruebas",
            None,
            None,
            None,
        ),
        PendingActivity(
            "3.4", "Transmitir por redes la audiencia pública", "Transmisión", None, None, None
        ),
    ),
    None,
    (OtherActivity("3.1", "Realizar la audiencia pública de rendición de cuentas", "Planeación"),),
)


@pytest.mark.parametrize(
    "text",
    [
        "estoy haciendo las pruebas de streaming para la audiencia",
        "toy haciendo las pruebas de streaming pa la audiencia",
    ],
)
def test_words_of_a_product_beside_another_title_are_asked_about(text: str) -> None:
    (one,) = understand_checked(text, TESTED, TODAY).updates
    assert (one.code, one.ask) == (None, Ask.ACTIVITY)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("estoy haciendo las pruebas de accesibilidad", "5.4"),
        ("estamos haciendo las pruebas", "5.4"),
        ("estamos haciendo las pruebas de la transmisión de la audiencia", "3.4"),
    ],
)
def test_words_of_its_title_beside_them_name_it(text: str, code: str) -> None:
    (one,) = understand_checked(text, TESTED, TODAY).updates
    assert (one.code, one.ask) == (code, Ask.PERCENT)

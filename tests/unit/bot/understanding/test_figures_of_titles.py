"""Several figures, each behind words of a title, while another activity is spoken of."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity

TODAY = date(2026, 3, 4)
TITLES = {
    "2.2": "Realizar las jornadas de capacitación a los veedores",
    "4.1": "Realizar el diálogo de rendición de cuentas",
    "4.3": "Actualizar las redes sociales de la entidad",
    "5.1": "Publicar la página web con los datos abiertos",
}


def told(text: str, spoken_of: str | None) -> dict[str | None, tuple[int | None, str]]:
    pending = tuple(
        PendingActivity(code, title, "", date(2026, 6, 30), None, 1)
        for code, title in TITLES.items()
    )
    meaning = understand_checked(text, Context(pending, spoken_of), TODAY)
    return {
        one.code: (None if one.percent is None else int(one.percent), one.description)
        for one in meaning.updates
    }


@pytest.mark.parametrize("spoken_of", ["4.1", None])
@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("la de redes cero, las jornadas 90", {"4.3": 0, "2.2": 90}),
        ("las redes en 20 y las jornadas en 90", {"4.3": 20, "2.2": 90}),
        ("la de redes cero, la pagina web 90", {"4.3": 0, "5.1": 90}),
        ("las redes van en 20 y la página va en 90", {"4.3": 20, "5.1": 90}),
        ("la pagina web 90, las redes cero", {"5.1": 90, "4.3": 0}),
        ("redes 20, jornadas 40, página web 90", {"4.3": 20, "2.2": 40, "5.1": 90}),
    ],
)
def test_each_title_keeps_the_figure_behind_it(
    text: str, figures: dict[str, int], spoken_of: str | None
) -> None:
    assert told(text, spoken_of) == {code: (figure, "") for code, figure in figures.items()}


def test_words_before_the_figures_are_no_figure_of_either() -> None:
    found = told("otra vez lo mismo! la de redes cero, la pagina web 90", "4.1")

    assert {code: figure for code, (figure, _) in found.items()} == {"4.3": 0, "5.1": 90}


@pytest.mark.parametrize(
    "text",
    [
        "vamos en 60, en la página 90 del acta está",
        "va en 60, las jornadas 9",
        "60, faltan las jornadas",
        "va en 60 y las redes de sonido ya llegaron",
    ],
)
def test_a_noun_beside_the_figure_of_what_is_spoken_of_has_none_of_its_own(text: str) -> None:
    found = told(text, "4.1")

    assert found["4.1"][0] in (60, None)
    assert all(figure is None for code, (figure, _) in found.items() if code != "4.1")


def test_a_few_things_behind_a_plural_are_no_figure_in_a_list() -> None:
    assert "2.2" not in told("redes 20, las jornadas 9", "4.1")


@pytest.mark.parametrize("spoken_of", ["4.1", None])
def test_a_number_of_thousands_behind_a_title_is_read_without_an_error(
    spoken_of: str | None,
) -> None:
    assert told("redes 20, las jornadas 1.200.000", spoken_of)["4.3"][0] in (20, None)

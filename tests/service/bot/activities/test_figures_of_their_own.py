"""A figure is of the activity that its own clause names, and the day of a month is none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.bot.chat import Chat, Town, notes

TITLES = {
    "1.2": "Socializar la política de administración del riesgo",
    "1.3": "Publicar el mapa de riesgos en la página web",
    "4.2": "Adecuar la rampa de acceso al palacio municipal",
    "5.3": "Publicar los contratos en el SECOP y en la página",
    "5.4": "Hacer accesible la página web (nivel AA)",
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Five activities of Marta's; return them by code."""
    return {
        code: town.add(code, 20, title=title, product="", planned=None, due=date(2026, 5, 25))
        for code, title in TITLES.items()
    }


def figures(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that are no longer those of the plan's file."""
    found = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: figure for code, figure in found.items() if figure != 20}


@pytest.mark.parametrize(
    "said",
    [
        "si son mias las 3 primeras. la rampa va en 70",
        "las 2 primeras son nuestras. la rampa va en 70",
        "son mías las 3 primeras. los contratos no los hemos subido y la rampa va en 70",
    ],
)
def test_a_figure_is_not_of_activities_that_are_only_said_to_be_hers(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert figures(town, ids) == {"4.2": 70}
    assert "primeras" not in town.figure(ids["4.2"])[1]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("el mapa va en 70", {"1.3": 70}),
        ("los contratos en la página van en 70", {"5.3": 70}),
        ("las 2 primeras van en 70", {"1.2": 70, "1.3": 70}),
    ],
)
def test_other_names_and_places_are_read_as_before(
    town: Town, marta: Chat, ids: dict[str, int], said: str, told: dict[str, int]
) -> None:
    marta.says(said)
    assert figures(town, ids) == told


@pytest.mark.parametrize(
    "said",
    ["retirar la solicitud de 4.2, ya no hace falta, si cumplimos el 25",
     "retire la solicitud de la 4.2. al final si la cumplimos el 25",
     "retirar la solicitud de 4.2, vamos a cumplir el 25"],
)  # fmt: skip
@pytest.mark.usefixtures("luz")
def test_the_day_by_which_it_will_be_there_is_no_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.asks("necesito plazo hasta el 3 de junio para la 4.2 porque no ha llegado el cemento")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard())[0] == "request_withdrawn"
    assert figures(town, ids) == {}


@pytest.mark.parametrize(
    ("said", "figure"),
    [("la 4.2 ya la cumplimos el 3", 100), ("cumplimos el 25 % de la 4.2", 25),
     ("de la 4.2 cumplimos el 80", 80)],
)  # fmt: skip
def test_what_was_done_on_a_day_and_a_share_are_figures(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int
) -> None:
    marta.says(said)
    assert figures(town, ids) == {"4.2": figure}

"""More time asked for in the words of the street: "ocupo más plazo", also beside another report."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town

LAST_OF_JUNE = date(2026, 6, 30)


@pytest.fixture
def both(town: Town) -> dict[str, int]:
    """Two activities of Marta's office, by their codes."""
    return {
        "2.4": town.add("2.4", 40, title="Emitir el concepto de trato digno"),
        "5.4": town.add("5.4", 20, title="Actualizar la página"),
    }


@pytest.mark.parametrize(
    "said",
    [
        "la 5.4 sigue igual, y pa la 2.4 ocupo mas plazo, hasta el 30 de junio porque no nos ha"
        " llegado el concepto",
        "ocupamos más tiempo para la 2.4, hasta el 30 de junio",
        "doctora, para el concepto vamos a necesitar mas tiempecito, hasta el 30 de junio",
        "la 5.4 sigue igual. requerimos más días en la 2.4, hasta el 30 de junio",
        "precisamos de más plazo para la 2.4 hasta el 30 de junio",
        "la 5.4 sigue igual y a la 2.4 le hace falta más plazo, hasta el 30 de junio",
        "vamos a ocupar más plazo para la 2.4 hasta el 30 de junio",
    ],
)
def test_what_is_needed_more_is_asked_for_and_is_no_description(
    town: Town, marta: Chat, both: dict[str, int], said: str
) -> None:
    marta.says(said)
    marta.says("porque no nos ha llegado el concepto de la Procuraduría")
    marta.says("sí, pedirlo")
    (asked,) = town.rows(select(Request))
    assert (asked.activity_id, asked.until) == (both["2.4"], LAST_OF_JUNE)
    assert {one.activity_id for one in town.reports()} <= {both["5.4"]}
    assert "junio" not in town.figure(both["5.4"])[1]


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 va en 60, nos ha ocupado más tiempo del previsto",
        "la 2.4 va en 60, ocupamos más días de los planeados",
        "la 2.4 va en 60 y el salón lo ocupamos hasta el 30 de junio",
        "la 2.4 va en 60, no ocupamos más plazo",
        "la 2.4 va en 60 pero no le dé más plazo",
        "ya le dimos más plazo al contratista, la 2.4 va en 60",
        "la 2.4 va en 60 pero ya le dieron el concepto a la página",
    ],
)
def test_time_that_was_needed_or_given_to_others_asks_for_nothing(
    town: Town, marta: Chat, both: dict[str, int], said: str
) -> None:
    marta.says(said)
    marta.says("sí, pedirlo")
    assert not town.rows(select(Request))
    assert town.figure(both["2.4"])[0] == 60


FIGURE = "la 5.4 la dejamos en 80"


@pytest.mark.parametrize(
    "said",
    [
        f"{FIGURE} ya arreglamos los formularios pero dele mas plazo a la 2.4",
        f"{FIGURE}, pero dele más plazo a la del concepto",
        "la 5.4 va en 80 pero denle otra semanita a la 2.4",
        "la página va en 80 y déle más tiempo al concepto",
        "la 5.4 quedó en 80 pero denos más tiempo con el concepto",
        "la 5.4 va en 80, pero me le da más plazo a la 2.4",
        "dele más plazo a la 2.4. La 5.4 va en 80",
    ],
)
def test_more_time_for_one_is_asked_for_beside_the_figure_of_another(
    town: Town, marta: Chat, both: dict[str, int], said: str
) -> None:
    marta.says(said)
    marta.says("30 de junio")
    marta.says("porque planeación no ha fijado la hora")
    marta.says("sí, pedirlo")
    (asked,) = town.rows(select(Request))
    assert (asked.activity_id, asked.reason) == (both["2.4"], "planeación no ha fijado la hora")
    assert town.figure(both["5.4"])[0] == 80
    assert "plazo" not in town.figure(both["5.4"])[1]
    assert town.figure(both["2.4"])[0] == 40

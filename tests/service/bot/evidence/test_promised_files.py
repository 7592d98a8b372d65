"""A photo that she promised beside a report is filed with it when it comes."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import pieces, sends


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's, one with a goal of five boxes."""
    made = {
        "3.6": town.add("3.6", 20, title="Realizar ejercicios de diálogo en veredas"),
        "2.4": town.add("2.4", 20, title="Habilitar la cita médica por internet"),
    }
    title = "Instalar un buzón de sugerencias en cada puesto de salud"
    made["4.4"] = town.add("4.4", 20, title=title, product="5 buzones", planned=5)
    return made


PROMISES = [
    "ya quedaron instalados los buzones, le mando la foto mañana",
    "ya están instalados los buzones, mañana le paso las fotos",
    "la 4.4 va en 80, el lunes le envío el soporte",
]


@pytest.mark.parametrize("said", PROMISES)
@pytest.mark.parametrize("hours", [20, 60])
def test_it_goes_where_it_was_promised(
    town: Town, marta: Chat, ids: dict[str, int], said: str, hours: int
) -> None:
    if marta.says(said) == "asked":
        marta.says("sí")
    town.wait(hours=hours)
    assert sends(marta, "") == "filed"
    assert [one[0] for one in pieces(town)] == [ids["4.4"]]


def test_without_a_promise_or_of_two_it_is_asked(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert ids
    marta.says("la 4.4 va en 80")
    town.wait(hours=20)
    assert sends(marta, "") == "asked"
    marta.says("la 2.4 va en 60, mañana le mando el pantallazo")
    marta.says("la 3.6 va en 50, mañana le mando las fotos")
    town.wait(hours=20)
    assert sends(marta, "") == "asked"

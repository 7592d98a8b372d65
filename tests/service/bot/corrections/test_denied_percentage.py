"""A percentage that was a count is put right, whatever she tells of how it came to that."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def music(town: Town) -> int:
    """The music school, at 60 % by a slip; beside another one of Marta's."""
    town.add("5.2", 0, title="Organizar el festival de bandas", product="Festival realizado")
    return town.add(
        "5.3", 15, title="Inscribir estudiantes en la escuela de música",
        product="Estudiantes inscritos", planned=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "Ay no, qué vergüenza con usted, me equivoqué por estar oyendo el chisme de la vecina. En "
        "la escuela de música no es el 60 %, son 60 inscritos, o sea vamos por la mitad, 50 %. Y "
        "hágame el favor y me dice cuándo se vence esa.",
        "me equivoqué, en la 5.3 no es el 60 %, son 60 inscritos, es decir el 50 %",
        "perdón, no es 60 %, son 60 niños, o sea la mitad",
    ],
)
def test_what_it_comes_to_is_recorded(town: Town, marta: Chat, music: int, said: str) -> None:
    marta.says("5.3 va en 60 %")
    assert marta.says(said) == "recorded"
    assert town.figure(music)[0] == 50


def test_a_count_of_the_same_number_is_asked_as_its_share(
    town: Town, marta: Chat, music: int
) -> None:
    marta.says("5.3 va en 60 %")
    assert marta.says("perdón, la 5.3 no es el 60 %, son 60 inscritos") == "asked"
    assert town.figure(music)[0] == 60
    marta.says("sí")
    assert town.figure(music)[0] == 50


def test_a_mere_no_records_nothing(town: Town, marta: Chat, music: int) -> None:
    marta.says("5.3 va en 60 %")
    marta.says("me equivoqué, la 5.3 no es el 60 %")
    assert town.figure(music)[0] != 50

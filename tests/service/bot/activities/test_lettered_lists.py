"""What is told under letters, "a) … b) … c) …", is of the activity that each item names."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> list[int]:
    """Three activities of Marta's."""
    titles = (
        "Actualizar el mapa de riesgos", "Socializar la política de daño antijurídico",
        "Capacitar a los veedores ciudadanos",
    )  # fmt: skip
    return [town.add(f"1.{n}", 20, title=title, product=title) for n, title in enumerate(titles, 1)]


@pytest.mark.parametrize(
    "said",
    ["a) mapa 60\nb) política 45\nc) veedores 50",
     "a. el mapa va en 60 b. la política va en 45 c. los veedores en 50",
     "i) mapa 60\nii) política 45\niii) veedores 50", "a- mapa 60\nb- política 45\nc- veedores 50",
     "Le reporto: (a) el mapa va en 60, (b) la política en 45, y (c) los veedores en 50."],
)  # fmt: skip
def test_each_item_is_reported_and_no_letter_is_described(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says(said)
    assert [town.figure(one) for one in ids] == [(60, ""), (45, ""), (50, "")]


def test_the_words_of_an_item_stay_its_own(town: Town, marta: Chat, ids: list[int]) -> None:
    marta.says("a) mapa: 60, ya lo revisó jurídica b) política: 45 c) veedores: 50, hubo taller")
    assert [town.figure(one)[1] for one in ids] == ["ya lo revisó jurídica", "", "hubo taller"]


def test_a_letter_alone_is_a_word(town: Town, marta: Chat, ids: list[int]) -> None:
    marta.says("el mapa va en 60, falta el anexo b) del formato")
    assert town.figure(ids[0]) == (60, "falta el anexo b) del formato")

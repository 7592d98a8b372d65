"""A line that begins with the code of another office's activity is of that one: nothing of it is in
the description of the line above."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def hers(town: Town, marta: Chat, pedro: Chat) -> int:
    """Marta has 2.2, Pedro's office 6.2."""
    assert marta.number != pedro.number
    town.add("6.2", 30, office=town.other_office_id, title="Publicar estados financieros")
    town.add("1.2", 40, title="Publicar el mapa de riesgos")
    return town.add("2.2", 10, title="Hacer el estudio previo de la rampa")


@pytest.mark.parametrize(
    "said",
    ["eso lo publica Carmen la contadora, no la tenemos en la lista", "la publica Hacienda",
     "lo hace Hacienda", "es de Hacienda", "se publica en junio, es de Hacienda",
     "esa la lleva la contadora", "no me corresponde"],
)  # fmt: skip
def test_a_line_with_anothers_code_is_its_own(
    town: Town, marta: Chat, hers: int, said: str
) -> None:
    assert marta.says(f"2.2 ya salió el estudio previo, 35%\n6.2 {said}") == "recorded"
    assert town.figure(hers) == (35, "ya salió el estudio previo")
    assert any(isinstance(one, Note) and one.name == "elsewhere" for one in marta.heard())


@pytest.mark.parametrize(
    ("said", "words"),
    [("2.2 en 35, van 6.2 km de andén", "van 6.2 km de andén"),
     ("2.2 en 35\n6.2 km de andén quedaron listos", "6.2 km de andén quedaron listos"),
     ("2.2 en 35\nla versión 6.2 la publica Hacienda", "la versión 6.2 la publica Hacienda")],
)  # fmt: skip
def test_a_number_of_the_work_stays(
    town: Town, marta: Chat, hers: int, said: str, words: str
) -> None:
    marta.says(said)
    told = [town.figure(hers)[1], *(str(getattr(one, "words", "")) for one in marta.heard())]
    assert any(words in one.replace("\n", " ") for one in told)

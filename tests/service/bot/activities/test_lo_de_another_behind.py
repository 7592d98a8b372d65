"""What begins with "y lo de …" and tells how that one stands is of that one, and what is told
before is not."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Four activities of Marta's, by their codes."""
    plan = {
        "2.4": ("Habilitar la cita médica por internet en el puesto de salud", 30),
        "4.3": ("Medir la satisfacción de los usuarios del centro de salud", 80),
        "3.3": ("Convocar a las juntas de acción comunal", 60),
        "5.4": ("Hacer accesible la página web", 65),
    }
    return {code: town.add(code, last, title=title) for code, (title, last) in plan.items()}


@pytest.mark.parametrize(
    ("said", "kept", "told", "words"),
    [
        ("lo que nos falta es tabular lo del puesto de salud de la vereda y lo de la cita por"
         " internet sigue igual", "2.4", "4.3", "tabular"),
        ("lo que nos falta es tabular lo de la satisfaccion y lo de la cita por internet sigue"
         " igual", "2.4", "4.3", "tabular"),
        ("falta tabular lo de la satisfacción de los usuarios y lo de la pagina va en 65", "5.4",
         "4.3", "tabular"),
        ("estamos llamando a las juntas una por una y lo de la página sigue igual", "5.4",
         "3.3", "una por una"),
        ("faltan dos juntas por convocar, pero lo de la página web sigue en 65", "5.4", "3.3",
         "faltan dos"),
        ("ya aplicamos lo de la satisfacción en la vereda y también lo de las citas por internet"
         " está quieto", "2.4", "4.3", "vereda"),
    ],
)  # fmt: skip
def test_what_is_told_before_is_of_another(
    town: Town, marta: Chat, ids: dict[str, int], said: str, kept: str, told: str, words: str
) -> None:
    before = {code: town.figure(one)[0] for code, one in ids.items()}
    marta.says(said)
    figures = {code: town.figure(one)[0] for code, one in ids.items()}
    assert figures == before
    assert all(words not in one.description for one in town.reports())
    assert [one.activity_id for one in town.reports()] == [ids[kept]]
    (asked,) = (one for one in marta.heard() if isinstance(one, Question))
    assert asked.line is not None
    assert (asked.line.handle, words in asked.words) == (told, True)


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("las juntas van en 70 y lo de la página sigue igual", {"3.3": 70, "5.4": 65}),
        ("la 3.3 va en 70 y lo de la página en 70", {"3.3": 70, "5.4": 70}),
        ("la 5.4 va en 70 y lo de los formularios sigue igual", {"5.4": 70}),
        ("la página va en 70 y lo de la web no se ha movido", {"5.4": 70}),
        ("la 5.4 va en 70, falta el contrato y lo del servidor", {"5.4": 70}),
    ],
)
def test_plain_figures_are_of_whom_they_were(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    marta.says(said)
    for code, percent in figures.items():
        assert town.figure(ids[code])[0] == percent
    hers = {ids[code] for code in figures}
    assert {one.activity_id for one in town.reports()} <= hers


@pytest.mark.parametrize(
    "behind", [", y en la página faltan 5 noticias no mas", " y en página solo faltan dos noticias"]
)
def test_what_is_lacking_in_another_is_asked_of_that_one(
    town: Town, marta: Chat, ids: dict[str, int], behind: str
) -> None:
    marta.says(f"las juntas van en 90{behind}")
    assert town.figure(ids["3.3"]) == (90, "")
    (asked,) = (one for one in marta.heard() if isinstance(one, Question))
    assert asked.line is not None
    assert (asked.line.handle, "faltan" in asked.words) == ("5.4", True)


@pytest.mark.parametrize(
    "behind", [", y en el diseño faltan 2 planos", " y en mayo faltan 2 juntas"]
)
def test_what_is_lacking_in_nothing_of_another_stays(
    town: Town, marta: Chat, ids: dict[str, int], behind: str
) -> None:
    marta.says(f"las juntas van en 90{behind}")
    assert [one.activity_id for one in town.reports()] == [ids["3.3"]]
    assert "faltan" in town.figure(ids["3.3"])[1]

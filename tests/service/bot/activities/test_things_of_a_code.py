"""The thing of an activity that a code names is no other one, though its title has the word."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

PLAN = {
    "1.2": ("Realizar jornadas sobre la política de riesgos", None),
    "2.1": ("Registrar la estrategia en el SUIT", 50),
    "3.3": ("Convocar a los veedores y juntas", 60),
    "5.4": ("Hacer accesible la página web", 65),
    "A4.4": ("Actualizar las cartas de trato digno", None),
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Five activities of Marta's, by their codes."""
    return {code: town.add(code, last, title=title) for code, (title, last) in PLAN.items()}


def told(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that were recorded."""
    codes = {one: code for code, one in ids.items()}
    return {
        codes[one.activity_id]: None if one.percent is None else int(one.percent)
        for one in town.reports()
    }


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("le mando los soportes de las cartas de la 3.3, queda al 100", {"3.3": 100}),
        ("ahi van los soportes de las cartas de la 3.3, queda en 100", {"3.3": 100}),
        ("le envio las fotos de las cartas de la 3.3 ya quedo al 100", {"3.3": 100}),
        ("adjunto las actas de las jornadas de la 2.1, quedó en 80", {"2.1": 80}),
        ("van los pantallazos de la página de la 2.1, va en 80", {"2.1": 80}),
        ("ahí le mandé el listado de las jornadas de la 3.3, queda en 80", {"3.3": 80}),
        ("las cartas de la 3.3 ya salieron, va en 75", {"3.3": 75}),
    ],
)
def test_what_is_of_a_code_is_of_no_other(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    marta.says(said)
    assert told(town, ids) == figures
    assert not any(isinstance(one, Question) for one in marta.heard())


def test_nor_is_another_asked_of(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("le mando los soportes de las cartas de la 3.3, queda al 100 otra vez")
    asked = [one.line for one in marta.heard() if isinstance(one, Question)]
    assert {*told(town, ids), *(line.handle for line in asked if line is not None)} == {"3.3"}


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("las cartas van en 40, la 3.3 en 80", {"A4.4": 40, "3.3": 80}),
        ("la carta de trato digno va en 40 y la de la 3.3 en 80", {"A4.4": 40, "3.3": 80}),
        ("la página va en 70. de la 3.3 vamos en 80", {"5.4": 70, "3.3": 80}),
        ("lo de las cartas ya quedó, de la 3.3 vamos en 80", {"A4.4": 100, "3.3": 80}),
    ],
)
def test_what_is_told_apart_stays_apart(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    marta.says(said)
    assert told(town, ids) == figures

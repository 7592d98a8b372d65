"""Agreement beside which one asks for something of one activity: it is to the others, though
something else was said since the welcome."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.staff.agreements import Agreement
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def activities(town: Town) -> dict[str, int]:
    """Three activities of Marta's, to which she was welcomed, and reported on one."""
    titles = {
        "3.3": "Actualizar el portafolio", "4.1": "Publicar el plan de comunicaciones",
        "4.2": "Divulgar la estrategia de participación",
    }  # fmt: skip
    found = {code: town.add(code, 20, title=title, product="") for code, title in titles.items()}
    town.morning()
    return found


def agreed(town: Town) -> set[int]:
    """Return what was agreed to."""
    return {row.activity_id for row in town.rows(select(Agreement))}


@pytest.mark.parametrize("before", [(), ("la 4.1 va en 50",), ("la 4.1 va en 50", "de acuerdo")])
@pytest.mark.parametrize(
    "said",
    ["de acuerdo, pero la 3.3 no la alcanzo, denos hasta el 20 de junio porque falta el acta",
     "de acuerdo pero la 3.3 no es mía, es de Hacienda"],
)  # fmt: skip
def test_it_is_to_the_others(
    town: Town, marta: Chat, activities: dict[str, int], before: tuple[str, ...], said: str
) -> None:
    for one in before:
        marta.says(one)
    marta.heard()
    marta.says(said)

    assert agreed(town) == {activities["4.1"], activities["4.2"]}
    assert "agreed" in notes(marta.heard())


@pytest.mark.usefixtures("activities")
def test_what_objects_to_a_receipt_agrees_to_no_plan(town: Town, marta: Chat) -> None:
    marta.says("la 4.1 va en 50")
    marta.heard()
    marta.says("de acuerdo, pero la 4.1 va en 45")

    assert agreed(town) == set()

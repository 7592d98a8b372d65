"""Words that may hand an activity on to a delegate of her office: she is asked whether they do."""

from __future__ import annotations

import pytest

from core.messages import Question
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.delegates import deputy


@pytest.fixture
def encounters(town: Town) -> int:
    """An activity beside another, and Nelson, a delegate of Marta's office."""
    somebody(town, 901, "Nelson Cruz", Role.DELEGATE, office=town.office_id)
    town.add("1.1", 20, title="Publicar el mapa de riesgos", product="")
    return town.add("1.2", 40, title="Realizar encuentros ciudadanos", product="")


@pytest.mark.parametrize(
    "said",
    [
        "los encuentros los va a manejar nelson",
        "de los encuentros se encarga Nelson",
        "los encuentros los coge nelson",
        "falta pasarle a nelson lo de los encuentros",
        "hay que pasarle la 1.2 a Nelson Cruz",
    ],
)
def test_she_is_asked_whether_it_is_given_to_whom_she_names(
    town: Town, marta: Chat, encounters: int, said: str
) -> None:
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, asked.words) == ("deputy", "Nelson Cruz")
    marta.says("sí")
    assert deputy(town, encounters) is not None


def test_after_a_no_nothing_is_given(town: Town, marta: Chat, encounters: int) -> None:
    marta.says("los encuentros los va a manejar nelson")
    marta.says("no")
    assert deputy(town, encounters) is None


@pytest.mark.parametrize(
    "said",
    [
        "los encuentros los hizo nelson la semana pasada",
        "la 1.2 la revisó nelson y está pendiente",
        "la 1.2 va en 60, los encuentros los manejó nelson",
        "la 1.2 no la lleva nelson",
    ],
)
def test_what_he_did_or_how_far_it_is_hands_nothing_on(
    town: Town, marta: Chat, encounters: int, said: str
) -> None:
    marta.says(said)
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert "deputy" not in [one.name for one in asked]
    assert deputy(town, encounters) is None


def test_what_she_gives_beside_her_leaving_is_given_and_the_leaving_passed_on(
    town: Town, marta: Chat, encounters: int
) -> None:
    marta.says("los encuentros se los paso a nelson, yo me voy de la secretaria el viernes")
    assert sorted(notes(marta.heard())) == ["delegated", "leaves_told"]
    assert deputy(town, encounters) is not None

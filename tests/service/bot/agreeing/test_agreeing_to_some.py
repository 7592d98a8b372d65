"""Agreement to some activities and not to others, and what is said to news of decisions."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from models.staff.agreements import Agreement
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def activities(town: Town) -> dict[str, int]:
    """Three activities of Marta's, to which she was welcomed."""
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


@pytest.mark.parametrize(
    "said",
    ["acepto la 4.1 pero la 3.3 no", "de acuerdo con la 4.1 pero no con la 3.3",
     "la 4.1 la acepto, la 3.3 no", "Buenos días. Acepto la 4.1, la 3.3 no la acepto"],
)  # fmt: skip
def test_what_is_accepted_is_agreed_to_and_of_the_other_it_is_asked_whose_it_is(
    town: Town, marta: Chat, activities: dict[str, int], said: str
) -> None:
    marta.heard()
    marta.says(said)
    assert agreed(town) == {activities["4.1"]}
    note, question = marta.heard()
    assert isinstance(question, Question)
    assert (notes([note]), question.name) == (["agreed"], "wish_office")
    assert question.line is not None
    assert question.line.handle == "3.3"
    assert town.reports() == []


@pytest.mark.parametrize(
    "said", ["la 4.1 va en 60 pero la 3.3 no ha empezado", "acepto la 9.9 pero la 3.3 no"]
)
@pytest.mark.usefixtures("activities")
def test_other_words_agree_to_nothing(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert agreed(town) == set()


@pytest.fixture
def decided(town: Town, marta: Chat, luz: Chat, activities: dict[str, int]) -> dict[str, int]:
    """Two requests of Marta's are decided, and she was told."""
    marta.asks("necesito plazo para la 3.3 hasta el 30 de junio porque falta el contrato")
    marta.asks("la 4.1 es de Hacienda, porque ellos publican")
    town.morning()
    luz.says("conceder la 3.3")
    luz.says("negar la 4.1: no es de ellos")
    town.morning()
    marta.heard()
    return activities


@pytest.mark.usefixtures("decided")
def test_all_that_was_decided_is_not_all_of_the_plan(town: Town, marta: Chat) -> None:
    marta.says("de acuerdo con todas")
    assert notes(marta.heard()) == ["courtesy"]
    assert agreed(town) == set()


def test_all_that_is_hers_is_the_plan_whatever_was_decided(
    town: Town, marta: Chat, decided: dict[str, int]
) -> None:
    marta.says("de acuerdo con las que nos corresponden")
    assert agreed(town) == set(decided.values())

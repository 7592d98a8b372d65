"""The first words answer the reminder of one activity, also where another matter goes on after."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    "said",
    ["100%, ya quedó.\nOtra cosa: la 5.2 del presupuesto también la llevamos acá",
     "100 %. Por otra parte, la 5.2 la llevamos acá y nunca me la mandan"],
)  # fmt: skip
def test_it_is_recorded_and_the_other_matter_is_asked_about(
    town: Town, marta: Chat, said: str
) -> None:
    about = town.add("1.5", 40, title="Formular el plan de riesgos fiscales")
    town.morning()
    marta.says(said, to=marta.last())
    assert town.figure(about)[0] == 100
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert [one.name for one in asked] == ["activity"]
    assert "5.2" in asked[0].model_dump_json()


@pytest.mark.parametrize(
    "said", ["ya quedó. Otra cosa que hicimos fue socializar", "60. Por otra parte falta la firma"]
)
def test_what_names_nothing_else_stays_with_it(town: Town, marta: Chat, said: str) -> None:
    about = town.add("1.5", 40, title="Formular el plan de riesgos fiscales")
    town.morning()
    marta.says(said, to=marta.last())
    assert [one.activity_id for one in town.reports()] == [about]
    assert town.figure(about)[1] != ""

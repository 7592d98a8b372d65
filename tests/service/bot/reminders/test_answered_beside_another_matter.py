"""The first words answer the reminder of one activity, also where another matter goes on after."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town, notes


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


@pytest.fixture
def several(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    titles = {"1.1": "Capacitar en servicio", "1.2": "Publicar el plan", "1.3": "Rendir cuentas"}
    return {code: town.add(code, 40, title=title) for code, title in titles.items()}


@pytest.mark.parametrize("first", ["la 1.1 va bien", "la 1.1 va en 30"])
@pytest.mark.parametrize(
    "said",
    [
        "esa se la confirmo mañana… otra cosa, la carta ya está firmada",
        "esa se la confirmo mañana, otra cosa: la carta ya está firmada",
        "mañana le confirmo. Cambiando de tema, la carta ya está firmada",
    ],
)
def test_what_is_put_off_takes_no_other_matter_with_it(
    town: Town, marta: Chat, several: dict[str, int], first: str, said: str
) -> None:
    assert marta.says(first) == "asked"
    marta.heard()
    marta.says(said)
    snoozed, asked = marta.heard()
    assert isinstance(snoozed, Note)
    assert (snoozed.name, snoozed.values["handle"]) == ("snoozed", "1.1")
    assert isinstance(asked, Question)
    assert (asked.name, asked.words) == ("activity", "la carta ya está firmada")
    marta.touches("1.3")
    marta.says("70")
    assert town.figure(several["1.3"]) == (70, "la carta ya está firmada")
    assert town.figure(several["1.1"])[0] == 40


@pytest.mark.usefixtures("several")
def test_of_another_matter_that_is_not_understood_it_is_told(marta: Chat) -> None:
    marta.says("la 1.1 va bien")
    marta.heard()
    marta.says("esa se la confirmo mañana. Otra cosa, el martes no hay nadie")
    assert notes(marta.heard()) == ["snoozed", "left_out"]


@pytest.mark.usefixtures("several")
def test_one_that_is_named_is_recorded(town: Town, marta: Chat) -> None:
    marta.says("la 1.1 va bien")
    assert marta.says("mañana le digo. Otra cosa: la 1.3 va en 50") == "recorded"
    assert [(str(one.percent), one.description) for one in town.reports()] == [("50", "")]
    marta.says("45")
    assert town.reports()[-1].percent == 45


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    "said", ["mañana le confirmo, otra cosa es que falta el acta", "esa se la confirmo mañana"]
)
def test_where_nothing_else_is_said_it_is_only_put_off(town: Town, marta: Chat, said: str) -> None:
    marta.says("la 1.1 va bien")
    marta.heard()
    marta.says(said)
    assert [one.name for one in marta.heard() if isinstance(one, Question)] in ([], ["percent"])
    assert town.reports() == []


def test_another_matter_behind_a_figure_is_asked_about(
    town: Town, marta: Chat, several: dict[str, int]
) -> None:
    marta.says("la 1.1 va bien")
    marta.says("60. Otra cosa, la carta ya está firmada")
    asked = marta.heard()[-1]
    assert isinstance(asked, Question)
    assert (asked.name, asked.words) == ("activity", "la carta ya está firmada")
    assert town.figure(several["1.1"]) == (60, "va bien")

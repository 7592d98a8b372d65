"""A number that stands in the place of the one that was told is a count or a percentage as that."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's, two of which count units; by code."""
    return {
        "1.2": town.add("1.2", title="Socializar la política", product="3 jornadas", planned=3),
        "4.1": town.add("4.1", title="Capacitar al personal", product="20 personas", planned=20),
        "1.1": town.add("1.1", 40, title="Actualizar el mapa de riesgos", product="", planned=1),
    }


@pytest.mark.parametrize(
    "said",
    ["perdón era 3, no 2", "perdón, eran 3", "no eran 2 sino 3", "me equivoqué, fueron 3",
     "perdón son 3 jornadas, no 2", "la 1.2 eran 3 no 2", "son 3, no 2"],
)  # fmt: skip
def test_after_a_count_it_is_a_count(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("de la socialización hicimos 2 jornadas")
    assert marta.says(said) == "recorded"
    assert town.figure(ids["1.2"])[0] == 100


@pytest.mark.parametrize("said", ["perdón eran 2, no 3", "perdón, eran 2"])
def test_the_count_in_the_words_is_put_right_too(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("en la 1.2 hicimos 3 jornadas con los comerciantes")
    assert marta.says(said) == "recorded"
    percent, words = town.figure(ids["1.2"])
    assert percent == 67
    assert "2 jornadas con los comerciantes" in words


@pytest.mark.parametrize(
    ("said", "figure"),
    [("me equivoqué son 10 las de la 4.1", 50), ("perdón, eran 12, no 14", 60),
     ("perdón, en la 4.1 son 10", 50)],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["", ", y la 1.2 va en 40"])
def test_fewer_than_before_are_not_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int, beside: str
) -> None:
    marta.says(f"en la 4.1 van 14 personas{beside}")
    assert marta.says(said) == "recorded"
    assert town.figure(ids["4.1"])[0] == figure


def test_a_small_number_after_a_percentage_that_was_another_is_asked_for(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("el mapa va en 60")
    marta.heard()
    assert marta.says("perdón era 3, no 2") == "asked"
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert [one.name for one in asked] == ["percent"]
    assert town.figure(ids["1.1"])[0] == 60


def test_a_percentage_in_the_place_of_another_than_was_told_is_confirmed(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("el mapa va en 60")
    assert marta.says("perdón era 50, no 20") == "asked"
    assert marta.says("sí") == "recorded"
    assert town.figure(ids["1.1"])[0] == 50


@pytest.mark.parametrize(
    "said", ["perdón, es 45, no 40", "no es 40 es 45", "el 40 era 45", "cambie el 40 por 45"]
)
def test_of_several_it_is_the_one_that_has_the_other_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("el mapa 60 y la 4.1 en 40 %")
    assert marta.says(said) == "recorded"
    assert [town.figure(ids[one])[0] for one in ("1.1", "4.1")] == [60, 45]


def test_where_none_of_several_has_it_which_one_is_asked(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("el mapa 60 y la 4.1 en 40 %")
    assert marta.says("perdón, es 45, no 50") == "asked"
    assert [town.figure(ids[one])[0] for one in ("1.1", "4.1")] == [60, 40]


def test_the_words_that_wait_for_a_figure_stay(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("la 4.1 va en 3 jornadas") == "asked"
    assert marta.says("perdón era 3, no 2") == "asked"
    assert marta.says("30") == "recorded"
    assert town.figure(ids["4.1"]) == (30, "va en 3 jornadas")


@pytest.mark.parametrize("said", ["al revés", "uy perdón, las cifras están cambiadas"])
def test_two_percentages_are_exchanged(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("el mapa 60 y la 4.1 en 40 %")
    assert marta.says(said) == "recorded"
    assert [town.figure(ids[one])[0] for one in ("1.1", "4.1")] == [40, 60]


@pytest.mark.parametrize(
    "told", ["el mapa va en 60", "el mapa va en 60, en la 4.1 van 14 personas"]
)
def test_one_alone_or_a_count_is_not(
    town: Town, marta: Chat, ids: dict[str, int], told: str
) -> None:
    marta.says(told)
    marta.says("al revés")
    assert town.figure(ids["1.1"])[0] == 60


@pytest.mark.parametrize("said", ["uy no 15, me equivoqué", "uy no 15", "no, 15, qué pena"])
def test_a_round_percentage_of_one_thing_is_no_count(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("el mapa va en 50")
    assert marta.says(said) == "recorded"
    assert town.figure(ids["1.1"])[0] == 15


@pytest.mark.parametrize("said", ["no, 3", "uy no 12, me equivoqué"])
def test_another_small_number_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("el mapa va en 50")
    assert marta.says(said) == "asked"
    assert town.figure(ids["1.1"])[0] == 50

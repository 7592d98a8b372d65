"""What was told or filed was meant of another activity: never words of the wrong one."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import pieces, sends


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's; return them by code."""
    titles = {
        "3.1": "Contratar la dotación",
        "1.2": "Actualizar el mapa",
        "1.3": "Publicar el plan",
    }
    return {code: town.add(code, 30, title=title) for code, title in titles.items()}


@pytest.mark.parametrize(
    ("said", "asks"),
    [("no, esa no, la otra", False), ("esa no, la otra", False), ("no, la otra", False),
     ("esa no, la 1.3", True), ("no, la 1.3", True)],
)  # fmt: skip
def test_the_report_is_offered_to_be_taken_back_and_gets_no_words(
    town: Town, marta: Chat, ids: dict[str, int], said: str, asks: bool
) -> None:
    marta.says("1.2 va en 60")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["report_denied", *(["question"] if asks else [])]
    assert town.figure(ids["1.2"]) == (60, "")
    marta.touches("Deshacer")
    assert town.figure(ids["1.2"])[0] == 30


@pytest.mark.parametrize("said", ["no, falta la firma", "la otra semana la firman"])
def test_words_of_the_work_are_still_its_words(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("1.2 va en 60")
    marta.heard()
    marta.says(said)
    assert "report_denied" not in notes(marta.heard())
    assert town.figure(ids["1.2"])[0] == 60


def test_another_with_its_figure_is_a_report_of_its_own(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("1.2 va en 60")
    assert marta.says("no, la 1.3 va en 50") == "recorded"
    assert [town.figure(ids[one])[0] for one in ("1.2", "1.3")] == [60, 50]


@pytest.mark.parametrize(
    ("first", "said", "figures"),
    [("1.2 va en 60, 1.3 en 50", "la segunda no, era 40", [60, 40]),
     ("1.3 va en 60, 1.2 en 50", "perdón, la primera era 40", [50, 40]),
     ("1.2 va en 60, 1.3 en 50", "perdón, la segunda era 70", [60, 70])],
)  # fmt: skip
def test_a_place_counts_among_the_reports_that_were_just_told(
    town: Town, marta: Chat, ids: dict[str, int], first: str, said: str, figures: list[int]
) -> None:
    marta.says(first)
    assert marta.says(said) == "recorded"
    assert [town.figure(ids[one])[0] for one in ("1.2", "1.3")] == figures


@pytest.mark.parametrize(
    "said", ["no, la 1.3", "perdón, esa no, la 1.3", "no, es la 1.3", "me equivoqué, era la 1.3"]
)
@pytest.mark.parametrize("after", [False, True])
def test_a_file_goes_where_it_was_meant(
    town: Town, marta: Chat, ids: dict[str, int], said: str, after: bool
) -> None:
    if after:
        marta.says("1.2 va en 60")
        sends(marta)
    else:
        sends(marta)
        marta.says("la 1.2")
    assert marta.says(said) == "filed"
    assert [activity for activity, *_ in pieces(town)] == [ids["1.3"]]


@pytest.mark.parametrize(
    "said",
    ["mentiras, esa era la 1.3", "mentira, era la 1.3", "no, era la 1.3", "qué pena, era la 1.3",
     "perdón, era la 1.3", "perdón, me equivoqué, es la 1.3", "ay perdón me confundí era la 1.3",
     "perdón, la 1.3 es la que va en 60", "no, la que va en 60 es la 1.3",
     "perdón, era del plan", "disculpe, eso es del plan", "no, 60 era lo del plan no el mapa",
     "60 es del plan y no del mapa"],
)  # fmt: skip
def test_whoever_excuses_herself_has_it_moved_to_the_one_that_she_names(
    town: Town, marta: Chat, said: str
) -> None:
    ids = {"1.2": town.add("1.2", 30, title="Actualizar el mapa", product=""),
           "1.3": town.add("1.3", title="Publicar el plan", product="")}  # fmt: skip
    marta.says("1.2 va en 60, falta la firma")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["undone", "receipt"]
    assert town.figure(ids["1.2"])[0] == 30
    assert town.figure(ids["1.3"]) == (60, "falta la firma")


def test_what_she_says_of_the_first_behind_it_is_recorded_too(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("1.2 va en 60")
    marta.says("disculpe, eso es del plan, el mapa va en 45")
    marta.says("sí")
    assert [town.figure(ids[one])[0] for one in ("1.2", "1.3")] == [45, 60]


@pytest.mark.parametrize(
    ("said", "figure"),
    [("perdón, era 40", 40), ("perdón, va en 40", 40), ("qué pena, era para el viernes", 60),
     ("perdón, ¿es la 1.3 la que vence?", 60)],
)  # fmt: skip
def test_an_excuse_that_names_no_other_moves_nothing(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int
) -> None:
    marta.says("1.2 va en 60")
    marta.says(said)
    assert [town.figure(ids[one])[0] for one in ("1.2", "1.3")] == [figure, 30]


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("me equivoque, la 1.2 va es en 35, el 45 era de la 1.3 ay no mentira la 1.3 si va en 90",
         (35, 90)),
        ("la 1.2 va en 35, el 45 era de la 1.3, mentiras, la 1.3 va en 90", (35, 90)),
        ("la 1.2 va en 35, el 45 era de la 1.3", (35, 45)),
    ],
)  # fmt: skip
def test_a_figure_that_is_taken_back_in_the_same_breath_is_not_written(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: tuple[int, int]
) -> None:
    marta.says("1.2 va en 45")
    marta.says(said)
    assert (town.figure(ids["1.2"])[0], town.figure(ids["1.3"])[0]) == figures

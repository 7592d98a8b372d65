"""A count that corrects the last one is of as many as there were; the old one stays on record."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def scans(town: Town) -> int:
    """Activities of Marta's: one about a report, one with a goal of 40 talks; return the first."""
    first = town.add("3.5", 20, title="Publicar el informe de gestión", product="")
    town.add("1.2", 10, title="Dictar charlas de integridad", product="40 charlas", planned=40)
    return first


@pytest.mark.parametrize(
    "words",
    ["me equivoqué, eran 130 hojas", "perdón, no eran 100 sino 130", "corrijo, son 130",
     "me equivoqué, son 130 de 200", "me equivoqué, eran 130 hojas, no 100"],
)  # fmt: skip
def test_a_corrected_count_replaces_the_last_report(
    town: Town, marta: Chat, scans: int, words: str
) -> None:
    marta.says("la 3.5 va en 100 de 200")
    assert marta.says(words) == "recorded"
    assert [int(one.percent or 0) for one in town.reports()] == [50, 65]
    assert town.figure(scans)[0] == 65


def test_a_lower_one_is_not_asked_about(town: Town, marta: Chat, scans: int) -> None:
    marta.says("la 3.5 va en 100 de 200")
    assert marta.says("me equivoqué, eran 90 hojas") == "recorded"
    assert town.figure(scans)[0] == 45


@pytest.mark.usefixtures("scans")
@pytest.mark.parametrize(
    ("first", "words"),
    [("la 3.5 va en 45 %", "me equivoqué, eran 130 hojas"),
     ("la 3.5 va en 100 de 200", "me equivoqué, eran 230 hojas")],
)  # fmt: skip
def test_where_nobody_knows_of_how_many_the_report_is_offered_to_be_taken_back(
    town: Town, marta: Chat, first: str, words: str
) -> None:
    marta.says(first)
    marta.heard()
    marta.says(words)
    assert len(town.reports()) == 1
    assert notes(marta.heard()) == ["report_denied"]


def test_the_count_in_the_words_is_put_right_with_the_figure(
    town: Town, marta: Chat, scans: int
) -> None:
    marta.says("la 3.5: digitalizamos 100 de 200 hojas")
    assert marta.says("me equivoqué, eran 130 hojas, no 100") == "recorded"
    assert town.figure(scans) == (65, "digitalizamos 130 de 200 hojas")


def test_a_count_in_the_place_of_one_that_was_not_told_is_asked_about(
    town: Town, marta: Chat, scans: int
) -> None:
    marta.says("la 3.5: digitalizamos 100 de 200 hojas")
    assert marta.says("me equivoqué, eran 130 hojas, no 90") == "asked"
    assert town.figure(scans)[0] == 50
    assert marta.says("60") == "recorded"
    percent, words = town.figure(scans)
    assert percent == 60
    assert "100" not in words


@pytest.mark.parametrize(
    "words",
    ["no dije 45, dije 54", "yo no dije 45 %, dije 54 %", "no puse 45 sino 54",
     "quite ese 45 y ponga 54", "Perdón, no dije que va en 45, dije que va en 54. Gracias",
     "no dije eso, dije 54"],
)  # fmt: skip
@pytest.mark.parametrize("first", ["la 3.5 va en 45 %, falta la firma", "la 3.5 va en 45"])
def test_the_figure_that_she_says_she_meant_replaces_the_one_of_the_last_report(
    town: Town, marta: Chat, scans: int, first: str, words: str
) -> None:
    marta.says(first)
    assert marta.says(words) == "recorded"
    assert town.figure(scans) == (54, "falta la firma" if "firma" in first else "")


@pytest.mark.parametrize("new", [54, 12])
def test_of_several_it_is_the_activity_that_has_the_wrong_figure(
    town: Town, marta: Chat, scans: int, new: int
) -> None:
    marta.says("la 3.5 va en 45 %, la 1.2 va en 60 %")
    assert marta.says(f"no dije 45, dije {new}") == "recorded"
    assert town.figure(scans)[0] == new
    assert sorted(int(one.percent or 0) for one in town.reports()) == sorted([45, 60, new])


@pytest.mark.usefixtures("scans")
def test_a_figure_that_no_report_has_is_put_right_nowhere(town: Town, marta: Chat) -> None:
    marta.says("la 3.5 va en 45 %")
    marta.says("no dije 30, dije 54")
    assert len(town.reports()) == 1


@pytest.mark.parametrize(
    ("order", "figure"),
    [("súbale a 40", 40), ("bájela a 10", 10), ("póngale 15", 15), ("mejor déjelo en 15", 15)],
)
def test_an_order_after_a_receipt_is_of_its_activity_and_asks_nothing(
    town: Town, marta: Chat, scans: int, order: str, figure: int
) -> None:
    marta.says("la 3.5 va en 30")
    assert marta.says(order) == "recorded"
    assert town.figure(scans) == (figure, "")


def test_an_order_that_names_another_is_of_that_one(town: Town, marta: Chat, scans: int) -> None:
    marta.says("la 1.2 va en 30")
    marta.says("la 1.2 va bien")  # which asks for its figure
    assert marta.says("la del informe, póngale 15") == "recorded"
    assert town.figure(scans)[0] == 15


@pytest.mark.usefixtures("scans")
def test_to_raise_a_figure_to_less_is_asked_about(town: Town, marta: Chat) -> None:
    marta.says("la 3.5 va en 60")
    assert marta.says("súbale a 40") == "asked"
    assert len(town.reports()) == 1

"""What was just told is taken back or put right in few words."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """One activity of Marta's office."""
    town.add("5.1", 40, title="Levantar el inventario de trámites", product="")


@pytest.mark.parametrize(
    "said",
    ["mejor no ponga nada", "mejor no registre nada", "no, no anote nada", "No, no anoten nada."],
)
def test_a_report_that_is_not_to_be_put_down_is_undone(marta: Chat, said: str) -> None:
    marta.says("la 5.1 va en 60")
    marta.heard()
    assert marta.says(said) == "undone"


@pytest.mark.parametrize(
    "said", ["no se anota nada en la planilla", "no registraron nada en el comité"]
)
def test_what_tells_of_the_work_undoes_nothing(marta: Chat, said: str) -> None:
    marta.says("la 5.1 va en 60")
    assert marta.says(said) != "undone"


@pytest.mark.usefixtures("consuelo")
@pytest.mark.parametrize(
    "said", ["no, del 19 al 23", "no, es del 19 al 23", "No, son del 19 al 23"]
)
def test_an_absence_that_was_just_told_gets_other_days(marta: Chat, said: str) -> None:
    marta.says("estoy de vacaciones del 18 al 22")
    marta.heard()
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["away_told"]


def test_days_behind_a_report_are_no_absence(marta: Chat) -> None:
    marta.says("la 5.1 va en 60")
    marta.heard()
    marta.says("no, del 19 al 23")
    assert "away_told" not in notes(marta.heard())


@pytest.mark.parametrize("said", ["olvide eso", "no, olvídelo", "mejor no, olvídese de eso"])
def test_words_that_were_not_understood_are_forgotten_and_no_report(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says("la 5.1 va en 60")
    marta.says("avísele a la gente del comité")
    town.deliver()
    assert notes(marta.heard())[-1] == "unclear"
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["not_recorded"]
    assert [one.percent for one in town.reports()] == [60]
    assert marta.says("5.1 va en 50") == "asked"


@pytest.mark.parametrize("said", ["olvide eso", "no, olvídelo", "mejor no, olvídese de eso"])
def test_words_that_wait_for_a_figure_are_dropped(town: Town, marta: Chat, said: str) -> None:
    marta.says("avanzamos bastante en la 5.1")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["not_recorded"]
    marta.says("sí")
    assert town.reports() == []


def test_a_report_that_was_just_told_is_what_is_forgotten(marta: Chat) -> None:
    marta.says("la 5.1 va en 60")
    marta.heard()
    assert marta.says("olvide eso") == "undone"


def test_that_she_forgot_something_takes_nothing_back(town: Town, marta: Chat) -> None:
    marta.says("la 5.1 va en 60")
    marta.says("avísele a la gente del comité")
    town.deliver()
    marta.heard()
    marta.says("olvidé el acta en la oficina")
    assert "not_recorded" not in notes(marta.heard())

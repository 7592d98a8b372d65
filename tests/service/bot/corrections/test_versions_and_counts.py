"""Numbers beside a figure: the version of a paper, and the count of which a percentage is."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import PHOTO, sends


@pytest.mark.parametrize(
    "said",
    [
        "les mando la versión 2 del plan",
        "Adjunto versión 3 del plan de capacitación",
        "aquí va la v2 del plan",
        "les envío la versión 3.1 del plan",
    ],
)
def test_a_version_that_is_sent_asks_for_no_figure(town: Town, marta: Chat, said: str) -> None:
    plan = town.add("3.1", 40, title="Formular el plan de capacitación")
    town.add("3.2", 40, title="Publicar los contratos")
    marta.says(said)
    assert notes(marta.heard()) == ["support_without_file"]
    assert town.figure(plan)[0] == 40


def test_a_photo_of_a_version_is_evidence_and_asks_for_no_figure(town: Town, marta: Chat) -> None:
    plan = town.add("3.1", 40, title="Formular el plan de capacitación")
    sends(marta, "les mando la versión 2 del plan de capacitación", PHOTO)
    assert notes(marta.heard()) == ["filed"]
    assert town.figure(plan)[0] == 40


@pytest.mark.parametrize("said", ["3.1 va en 60, adjunto la versión 2", "3.1: 60 %, va la v2"])
def test_a_figure_beside_a_version_is_recorded(town: Town, marta: Chat, said: str) -> None:
    plan = town.add("3.1", 40, title="Formular el plan de capacitación")
    assert marta.says(said) == "recorded"
    assert town.figure(plan)[0] == 60


def test_a_version_that_is_told_of_as_work_is_asked_about(town: Town, marta: Chat) -> None:
    town.add("3.1", 40, title="Formular el plan de capacitación")
    assert marta.says("la 3.1: ya se socializó la versión 2") == "asked"
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, asked.words) == ("percent", "ya se socializó la versión 2")


@pytest.mark.parametrize(
    "said", ["75%, llevamos 225", "75 % llevamos 225", "llevamos 225, 75%", "75 % (225)"]
)
def test_a_percentage_with_the_count_of_which_it_is_is_recorded_with_its_words(
    town: Town, marta: Chat, said: str
) -> None:
    asked = town.add("4.1", 50, title="Atender solicitudes ciudadanas", planned=300)
    assert marta.says(said) == "recorded"
    percent, words = town.figure(asked)
    assert percent == 75
    assert "225" in words


@pytest.mark.parametrize("said", ["90%, llevamos 225", "90 % llevamos 225 solicitudes"])
def test_a_percentage_that_its_count_contradicts_is_asked_about(
    town: Town, marta: Chat, said: str
) -> None:
    asked = town.add("4.1", 50, title="Atender solicitudes ciudadanas", planned=300)
    assert marta.says(said) == "asked"
    assert town.figure(asked)[0] == 50

"""A code that no activity has: she is told so and shown the nearest of hers."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def plan(town: Town) -> None:
    """Three activities of Marta's, none of them 6.2, and one of Pedro's."""
    town.add("2.4", 30, title="Hacer un taller")
    town.add("6.3", 30)
    town.add("6.1", 30)
    town.add("6.4", 0, office=town.other_office_id)


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("said", ["6.2 va en 50", "la 6.2 ya está lista", "la 6.2 va en 50"])
def test_a_report_on_it_asks_of_which_and_says_that_there_is_none(
    town: Town, marta: Chat, said: str
) -> None:
    assert marta.says(said) == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert (question.name, question.unknown) == ("activity", "6.2")
    assert [one.label[:3] for one in question.buttons] == ["6.3", "6.1", "2.4"]
    assert town.reports() == []


@pytest.mark.usefixtures("plan")
def test_the_figure_waits_for_the_one_that_is_chosen(town: Town, marta: Chat) -> None:
    marta.says("6.2 va en 50")
    assert marta.touches("6.1") == "recorded"
    (report,) = town.reports()
    assert report.percent == 50


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    "said", ["historial de la 6.2", "historial 6.2", "¿cuándo vence la 6.2?", "cómo va la 6.2?"]
)
def test_a_question_about_it_is_told_that_there_is_none(marta: Chat, said: str) -> None:
    assert marta.says(said) == "answered"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["code"]) == ("no_such_activity", "6.2")
    assert {note.values["handle1"], note.values["handle2"]} == {"6.1", "6.3"}


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("said", ["historial de la 6.1", "¿cuándo vence la 6.4?", "6.1 va en 50"])
def test_of_a_code_that_is_there_nothing_of_the_kind_is_said(marta: Chat, said: str) -> None:
    marta.says(said)
    for one in marta.heard():
        assert not (isinstance(one, Note) and one.name == "no_such_activity")
        assert not (isinstance(one, Question) and one.unknown)


@pytest.mark.usefixtures("plan")
def test_a_report_that_names_none_asks_as_ever(marta: Chat) -> None:
    marta.says("va en 50")
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert (question.name, question.unknown) == ("activity", "")

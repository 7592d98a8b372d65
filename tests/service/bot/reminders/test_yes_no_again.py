"""A question that is not answered is put once more in shorter words, and then left."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes

BESIDE = ("tal vez", "puede ser", "no estoy segura")
REQUEST = "necesito más plazo para la 3.1 hasta el 15 de junio porque falta el CDP"


@pytest.fixture
def town(town: Town) -> Town:
    """Two activities of Marta's."""
    town.add("3.1", 0, title="Contratar la dotación")
    town.add("1.2", 40, title="Actualizar el mapa de riesgos")
    return town


def says_each(marta: Chat, *texts: str) -> list[str]:
    """Return what is said to several messages, as kinds and names."""
    for text in texts:
        marta.says(text)
    return notes(marta.heard())


@pytest.mark.parametrize("first", ["1.2 va en 30", "la 1.2 bajó a 30, devolvieron el mapa"])
def test_a_figure_that_is_asked_about_is_left_at_last(town: Town, marta: Chat, first: str) -> None:
    said = says_each(marta, first, *BESIDE)
    assert said[:3] == ["question", "ask_yes_again", "question_waits"]
    assert said.count("question") == 1
    assert town.reports() == []


def test_a_yes_that_comes_later_shows_what_waits_and_is_no_answer_to_it(
    town: Town, marta: Chat
) -> None:
    assert says_each(marta, "1.2 va en 30", *BESIDE, "sí")[-1] == "question"
    assert town.reports() == []
    marta.says("sí")
    assert [one.percent for one in town.reports()] == [30]


@pytest.mark.parametrize(("answer", "percent"), [("sí", 30), ("35", None), ("55", 55)])
def test_the_shorter_question_is_answered_like_the_first(
    town: Town, marta: Chat, answer: str, percent: int | None
) -> None:
    says_each(marta, "1.2 va en 30", "tal vez", answer)
    assert [one.percent for one in town.reports()] == ([] if percent is None else [percent])


def test_what_was_left_is_answered_by_its_button_and_by_a_figure(town: Town, marta: Chat) -> None:
    says_each(marta, "1.2 va en 30", *BESIDE)
    marta.touches("Sí")
    says_each(marta, "1.2 va en 20", *BESIDE[:2], "60")
    assert [one.percent for one in town.reports()] == [30, 60]


def test_a_report_that_lacks_something_is_left_as_it_is(town: Town, marta: Chat) -> None:
    said = says_each(marta, "1.2 ya quedó", "falta la firma", *BESIDE[:2], "80")
    assert said[:4] == ["receipt", "question", "ask_yes_again", "question_waits"]
    assert [one.percent for one in town.reports()] == [100, 80]


@pytest.mark.parametrize("first", [REQUEST, "3.1 no aplica porque no hay recursos"])
def test_a_request_is_left_at_last_and_sent_with_a_word(
    town: Town, marta: Chat, first: str
) -> None:
    said = says_each(marta, first, *BESIDE[:2], "sí")
    assert said[:3] == ["question", "ask_wish_again", "request_left"]
    assert "request_sent" not in said
    assert says_each(marta, "sí, pedirlo") == ["request_sent"]
    assert town.reports() == []


@pytest.mark.usefixtures("town")
def test_a_request_is_sent_by_a_yes_to_the_shorter_question(marta: Chat) -> None:
    assert says_each(marta, REQUEST, "tal vez", "sí")[1:] == ["ask_wish_again", "request_sent"]


def test_which_activity_is_asked_twice_and_still_waits(town: Town, marta: Chat) -> None:
    said = says_each(marta, "va en 60", "qué será", "no sé", "no me acuerdo")
    assert said == ["question", "ask_activity_again", "unclear", "unclear"]
    assert marta.says("la 1.2") == "recorded"
    assert [one.percent for one in town.reports()] == [60]


@pytest.mark.usefixtures("town")
def test_a_number_that_fits_nothing_is_asked_with_the_choices(marta: Chat) -> None:
    assert says_each(marta, "va en 60", "9.9", "8.8") == ["question"] * 3

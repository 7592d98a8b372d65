"""Words that follow a message about several activities, or that come while a question waits."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.reports.test_fragments import the_receipt


def test_after_a_message_about_several_the_words_go_where_they_fit(town: Town, marta: Chat) -> None:
    risks = town.add("1.1", 10, title="Actualizar el mapa de riesgos", product="Mapa")
    training = town.add("1.2", 40, title="Capacitar a los funcionarios", product="Actas")
    marta.says("1.1 en 50 y 1.2 en 60")
    town.deliver()

    assert marta.says("el mapa de riesgos lo tiene la firma consultora") == "added"
    assert town.figure(risks) == (50, "lo tiene la firma consultora")
    assert town.figure(training) == (60, "")
    assert [one.description for one in the_receipt(marta).records] == [
        "lo tiene la firma consultora", "",
    ]  # fmt: skip


def test_after_a_message_about_several_words_that_fit_none_are_asked_about_and_then_added(
    town: Town, marta: Chat
) -> None:
    town.add("1.0", 5)
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50 y 1.2 en 60")
    marta.heard()

    assert marta.says("falta la firma del contrato") == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.name == "activity"
    assert [button.label[:3] for button in question.buttons] == ["1.1", "1.2", "1.0"]

    assert marta.says("la 1.2") == "added"
    assert (town.figure(first), town.figure(second)) == (
        (50, ""), (60, "falta la firma del contrato"),
    )  # fmt: skip


def test_the_button_of_that_question_adds_the_words_as_well(town: Town, marta: Chat) -> None:
    first = town.add("1.1", 10)
    town.add("1.2", 40)
    marta.says("1.1 en 50 y 1.2 en 60")
    marta.says("falta la firma del contrato")
    town.wait(minutes=30)

    assert marta.touches("1.1 ·") == "added"
    assert town.figure(first) == (50, "falta la firma del contrato")


def test_an_activity_that_was_not_just_told_is_asked_for_its_figure(
    town: Town, marta: Chat
) -> None:
    town.add("1.0", 5)
    town.add("1.1", 10)
    town.add("1.2", 40)
    marta.says("1.1 en 50 y 1.2 en 60")
    marta.says("falta la firma del contrato")
    marta.heard()

    assert marta.says("la 1.0") == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert (question.name, question.words) == ("percent", "falta la firma del contrato")


def test_words_that_come_while_a_question_waits_are_the_answers_matter(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50, la 1.2 va bien")
    town.deliver()
    marta.heard()

    assert marta.says("falta la firma") == "asked"
    assert marta.says("70") == "recorded"
    assert town.figure(first) == (50, "")
    assert town.figure(second)[0] == 70
    assert "falta la firma" in town.figure(second)[1]


def test_words_that_name_what_was_just_told_are_added_while_a_question_waits(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50, la 1.2 va bien")

    assert marta.says("a la 1.1 le falta la firma") == "added"
    assert marta.says("70") == "recorded"
    assert (town.figure(first)[0], town.figure(second)[0]) == (50, 70)
    assert "falta la firma" in town.figure(first)[1]


@pytest.mark.parametrize(
    "words",
    [
        "no, perdon, la 1.2 va en 8 de 12, no 7",
        "no, la 1.2 va en 8 de 12",
        "perdón, me equivoqué, la 1.2 va en 8 de 12, no 7 de 12",
    ],
)
def test_a_sentence_that_names_another_activity_by_code_leaves_the_last_report_alone(
    town: Town, marta: Chat, words: str
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.2 en 7 de 12")
    marta.says("1.1 en 50, se hizo la mesa")
    marta.heard()

    assert marta.says(words) == "recorded"
    assert town.figure(first) == (50, "se hizo la mesa")
    assert town.figure(second) == (67, "")
    assert [one.kind for one in marta.heard()] == ["receipt"]


def test_words_about_both_go_to_each(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50")

    assert marta.says("falta la firma del contrato, la 1.2 va en 60") == "recorded"
    assert town.figure(first) == (50, "falta la firma del contrato")
    assert town.figure(second) == (60, "")


@pytest.mark.parametrize(
    "before", ["se hizo la mesa con 20 personas", "buenas tardes", "falta la firma de la 1.4"]
)
def test_a_deed_a_greeting_and_what_lacks_another_are_no_fragment_before_a_report(
    town: Town, marta: Chat, before: str
) -> None:
    first, second = town.add("1.2", 40), town.add("1.3", 10)
    town.add("1.4", 10)
    marta.says("1.2 en 60")
    marta.says(f"{before}. 1.3 en 50")

    assert (town.figure(first), town.figure(second)[0]) == ((60, ""), 50)


def test_what_lacks_before_a_report_is_that_ones_where_nothing_was_told_a_moment_ago(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.2", 40), town.add("1.3", 10)
    marta.says("1.2 en 60")
    town.wait(minutes=11)
    marta.says("falta la firma. 1.3 en 50")

    assert (town.figure(first), town.figure(second)) == ((60, ""), (50, "falta la firma."))

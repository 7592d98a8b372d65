"""Edits of words that followed a report, and of a report that words have followed."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


def test_an_edit_of_words_that_followed_corrects_these_words(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60, se hizo la mesa")
    marta.says("falta la fimra")
    marta.says("y publicar en la página")
    town.deliver()

    assert marta.edits("falta la firma del alcalde", back=2) == "corrected"
    assert town.figure(activity) == (
        60, "se hizo la mesa. falta la firma del alcalde. publicar en la página",
    )  # fmt: skip


def test_an_edit_of_the_report_keeps_the_words_that_followed(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60, se hizo la mesa")
    marta.says("falta la firma")

    assert marta.edits("1.2 en 65, se hicieron las mesas", back=2) == "corrected"
    assert town.figure(activity) == (65, "se hicieron las mesas. falta la firma")


def test_a_figure_that_comes_into_the_words_corrects_the_report(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.says("falta la firma")

    assert marta.edits("va en 65, falta la firma") == "corrected"
    assert town.figure(activity) == (65, "falta la firma")
    assert [row.continues is None for row in town.reports()] == [True, False, False]


def test_words_that_become_a_courtesy_change_nothing(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.says("falta la firma")
    marta.heard()

    assert marta.edits("gracias") == "repeated"
    assert marta.heard() == []
    assert town.figure(activity) == (60, "falta la firma")


def test_an_edit_of_words_that_waited_for_their_figure_follows_the_report(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("la 1.2 va bien, falta la firma")
    marta.says("60")
    marta.heard()

    assert marta.edits("falta la firma del alcalde", back=2) == "added"
    assert marta.heard() == []
    assert town.figure(activity)[0] == 60
    assert town.figure(activity)[1].endswith("falta la firma del alcalde")


@pytest.mark.parametrize(
    ("said", "description"),
    [
        ("me equivoqué, la 1.2 eran 70", "falta imprimir los volantes"),
        ("perdón, es 70", "falta imprimir los volantes"),
        ("me equivoqué, la 1.2 va en 70, falta la firma del acta", "falta la firma del acta"),
        ("me equivoqué, la 1.2 va en 100", ""),
    ],
)
@pytest.mark.parametrize("apart", [False, True])
def test_a_figure_put_right_keeps_the_words_that_were_said_with_the_wrong_one(
    town: Town, marta: Chat, said: str, description: str, apart: bool
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.1")
    for words in (
        ["1.2 va en 60", "falta imprimir los volantes"]
        if apart
        else ["1.2 va en 60, falta imprimir los volantes"]
    ):
        marta.says(words)

    marta.says(said)

    assert town.figure(activity) == (100 if "100" in said else 70, description)

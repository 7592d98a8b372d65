"""Captions that are changed after the photo was sent: the photo goes where the words go."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import pieces, sends


def evidence_of(town: Town) -> list[int]:
    return [activity for activity, _, _ in pieces(town)]


@pytest.mark.parametrize("caption", ["", "aquí va", "va en 60 %"])
def test_a_caption_that_is_added_answers_the_question_about_the_photo(
    town: Town, marta: Chat, caption: str
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    assert sends(marta, caption) == "asked"
    marta.heard()

    marta.edits("1.2 va en 60 %")
    assert town.figure(activity)[0] == 60
    assert evidence_of(town) == [activity]
    assert notes(marta.heard())[0] == "receipt"


def test_a_caption_that_names_the_activity_afterwards_files_the_photo(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    sends(marta)

    marta.edits("soporte de la 1.2")
    assert evidence_of(town) == [activity]
    assert town.reports() == []


def test_a_figure_that_is_corrected_leaves_the_photo_where_it_is(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    sends(marta, "1.2 va en 60 %")

    assert marta.edits("1.2 va en 70 %") == "corrected"
    assert town.figure(activity)[0] == 70
    assert evidence_of(town) == [activity]


def test_a_caption_that_names_another_activity_takes_the_photo_there(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    activity = town.add("1.3", 10)
    sends(marta, "1.2 va en 60 %")

    marta.edits("1.3 va en 60 %")
    assert town.figure(activity)[0] == 60
    assert activity in evidence_of(town)


def test_a_figure_that_is_added_to_a_filed_photo_is_reported(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    sends(marta, "acta de la 1.2")

    assert marta.edits("acta de la 1.2, va en 60 %") == "recorded"
    assert town.figure(activity)[0] == 60
    assert evidence_of(town) == [activity]


def test_an_edit_that_says_nothing_else_answers_nothing(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    sends(marta, "acta de la 1.2")
    marta.heard()

    marta.edits("Acta de la 1.2.")
    assert marta.heard() == []
    assert len(pieces(town)) == 1

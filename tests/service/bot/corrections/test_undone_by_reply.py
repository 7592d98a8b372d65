"""An undo that answers a message of ours takes back the report of that very message."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def activities(town: Town) -> tuple[int, int]:
    """Two activities of Marta's: a letter of good treatment, and an invitation."""
    return (
        town.add("4.4", 20, title="Actualizar la carta de trato digno"),
        town.add("3.3", 60, title="Convocar a los veedores y juntas de acción comunal"),
    )


def added(town: Town, post: Post) -> int:
    """Let Marta report on the letter and add words to that; return the mail that says so."""
    post.answer(None, "4.4 va en 80 %, salió el borrador", proof=PROVEN)
    town.deliver()
    post.answer(post.mailbox(MARTA)[-1][0], "falta la firma de la alcaldesa", proof=PROVEN)
    town.deliver()
    row, note = post.mailbox(MARTA)[-1]
    assert isinstance(note, Note)
    assert note.name == "words_added"
    return row


@pytest.mark.parametrize(
    "text",
    ["deshacer", "Deshacer, por favor", "deshágalo", "bórrelo", "elimine ese reporte", "quítelo"],
)
def test_the_mail_that_says_what_was_added_takes_that_report_back_and_no_newer_one(
    town: Town, post: Post, activities: tuple[int, int], text: str
) -> None:
    letter, invitation = activities
    mail = added(town, post)
    post.answer(None, "3.3 va en 80 %, salieron las cartas", proof=PROVEN)
    town.deliver()
    assert post.answer(mail, text, proof=PROVEN) == "undone"
    assert (town.figure(letter)[0], town.figure(invitation)[0]) == (20, 80)


def test_of_several_reports_of_one_mail_only_the_one_with_the_words(
    town: Town, post: Post, activities: tuple[int, int]
) -> None:
    letter, invitation = activities
    post.answer(None, "4.4 va en 80 %. 3.3 va en 90 %", proof=PROVEN)
    town.deliver()
    receipt = post.mailbox(MARTA)[-1][0]
    post.answer(receipt, "la 4.4 quedó pendiente de la firma de la alcaldesa", proof=PROVEN)
    town.deliver()
    row, note = post.mailbox(MARTA)[-1]
    assert isinstance(note, Note)
    assert post.answer(row, "deshacer", proof=PROVEN) == "undone"
    assert (town.figure(letter)[0], town.figure(invitation)[0]) == (20, 90)


def test_another_activity_that_is_named_is_taken_back_instead(
    town: Town, post: Post, activities: tuple[int, int]
) -> None:
    letter, invitation = activities
    mail = added(town, post)
    post.answer(None, "3.3 va en 80 %, salieron las cartas", proof=PROVEN)
    town.deliver()
    assert post.answer(mail, "deshacer 3.3", proof=PROVEN) == "undone"
    assert (town.figure(letter)[0], town.figure(invitation)[0]) == (80, 60)


def test_a_mail_of_its_own_takes_back_the_newest_after_a_yes(
    town: Town, post: Post, activities: tuple[int, int]
) -> None:
    letter, invitation = activities
    added(town, post)
    post.answer(None, "3.3 va en 80 %, salieron las cartas", proof=PROVEN)
    town.deliver()
    assert post.answer(None, "deshacer", proof=PROVEN) == "asked"
    assert post.answer(None, "sí", proof=PROVEN) == "undone"
    assert (town.figure(letter)[0], town.figure(invitation)[0]) == (80, 60)


def test_words_that_are_no_undo_are_added_once_more(
    town: Town, post: Post, activities: tuple[int, int]
) -> None:
    mail = added(town, post)
    post.answer(mail, "ya la firmó el secretario", proof=PROVEN)
    assert town.figure(activities[0])[0] == 80


def test_so_does_the_note_of_a_chat_that_edits_nothing(
    town: Town, marta: Chat, activities: tuple[int, int]
) -> None:
    letter, invitation = activities
    town.edits_nothing()
    marta.says("4.4 va en 80 %")
    town.deliver()
    marta.says("falta la firma de la alcaldesa")
    town.deliver()
    row, told = marta.last(), marta.heard()[-1]
    assert isinstance(told, Note)
    assert told.name == "words_added"
    marta.says("3.3 va en 90 %")
    town.deliver()
    assert marta.says("deshacer", to=row) == "undone"
    assert (town.figure(letter)[0], town.figure(invitation)[0]) == (20, 90)

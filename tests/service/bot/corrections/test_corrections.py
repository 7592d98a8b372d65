"""An edited message corrects what it had said, and nothing else; what is late is a new message."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.messages import Note, Question, Receipt, Undone
from core.words import Status
from models.outbox import ItemState
from tests.service.bot.chat import Chat, Town, a_ref
from tests.service.bot.reports.test_fragments import the_receipt


def shown(chat: Chat) -> list[tuple[Any, ...]]:
    """Return what the newest form of the newest receipt says: figures, former ones and words."""
    return [(one.percent, one.before, one.description) for one in the_receipt(chat).records]


def test_an_edit_corrects_the_figure_in_a_row_of_its_own_and_in_the_receipt(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60, falta la firma")
    town.deliver()
    marta.heard()
    town.wait(hours=2)

    assert marta.edits("1.2 en 70, falta la firma") == "corrected"

    assert town.figure(activity) == (70, "falta la firma")
    first, row = town.reports()
    assert (row.continues, row.words, row.percent) == (first.id, "70", Decimal(70))
    assert town.retractions() == []
    assert shown(marta) == [(Decimal(70), Decimal(40), "falta la firma")]
    assert [item.edits is None for item in town.items(marta)] == [True, False]


def test_a_lower_figure_is_corrected_without_a_question(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")

    assert marta.edits("1.2 en 30") == "corrected"
    assert town.figure(activity)[0] == 30


def test_an_edit_is_read_as_though_the_message_had_not_been_said(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")

    assert marta.edits("1.2 sin avance") == "corrected"
    assert town.figure(activity)[0] == 40


def test_an_edit_that_names_no_activity_is_about_that_of_the_message(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.presses(a_ref("card", second))
    marta.says("60")
    marta.presses(a_ref("card", first))

    assert marta.edits("70") == "corrected"
    assert (town.figure(first)[0], town.figure(second)[0]) == (10, 70)


@pytest.mark.parametrize(
    "text",
    ["1.2 en 60, falta la firma", "1.2 en 60 %, falta la firma", "La 1.2 en 60, falta la firma"],
)
def test_an_edit_that_changes_no_value_answers_nothing(town: Town, marta: Chat, text: str) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60, falta la firma")
    marta.heard()

    assert marta.edits(text) == "repeated"
    assert (marta.heard(), len(town.reports())) == ([], 1)


def test_words_without_the_figure_do_not_erase_and_new_words_replace_the_old_ones(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60, falta la fimra")
    town.deliver()
    marta.heard()

    assert marta.edits("1.2 en 60, falta la firma") == "corrected"
    assert town.figure(activity) == (60, "falta la firma")
    town.deliver()
    assert marta.edits("1.2 en 60") == "repeated"
    assert town.figure(activity) == (60, "falta la firma")


def test_an_edit_of_an_edit_corrects_again(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.edits("1.2 en 70")

    assert marta.edits("1.2 en 65") == "corrected"
    assert town.figure(activity)[0] == 65
    assert marta.edits("1.2 en 65 %") == "repeated"
    assert len(town.reports()) == 3


def test_an_undo_takes_a_corrected_report_back_to_what_held_before_it(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.edits("1.2 en 70")

    assert marta.touches("Deshacer") == "undone"
    assert town.figure(activity)[0] == 40


def test_what_was_corrected_late_can_be_taken_back_for_a_day(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    town.wait(hours=23)
    marta.edits("1.2 en 70")
    town.wait(hours=20)

    assert marta.touches("Deshacer") == "undone"
    assert town.figure(activity)[0] == 40


def test_of_several_activities_only_what_changed_is_corrected(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50 y 1.2 en 60")

    assert marta.edits("1.1 en 50 y 1.2 en 70") == "corrected"
    assert (town.figure(first)[0], town.figure(second)[0]) == (50, 70)
    assert [row.activity_id for row in town.reports()] == [first, second, second]
    assert [one[0] for one in shown(marta)] == [Decimal(50), Decimal(70)]


def test_another_activity_named_instead_is_reported_and_the_first_one_taken_back(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 60")
    marta.heard()

    assert marta.edits("1.2 en 60") == "recorded"
    assert (town.figure(first)[0], town.figure(second)[0]) == (10, 60)
    undone, receipt = marta.heard()
    assert isinstance(undone, Undone)
    assert isinstance(receipt, Receipt)


def test_an_activity_added_in_the_edit_is_reported(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 60")

    assert marta.edits("1.1 en 60 y 1.2 en 70") == "recorded"
    assert (town.figure(first)[0], town.figure(second)[0]) == (60, 70)
    assert town.retractions() == []


def test_an_edit_that_takes_back_does_so(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 60")
    marta.says("1.2 en 60")

    assert marta.edits("me equivoqué", back=2) == "undone"
    assert (town.figure(first)[0], town.figure(second)[0]) == (10, 60)


@pytest.mark.parametrize("text", ["gracias", "ok", "?"])
def test_an_edit_that_says_nothing_of_the_plan_changes_nothing_and_says_how_to_undo(
    town: Town, marta: Chat, text: str
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.heard()

    assert marta.edits(text) == "answered"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values) == ("edit_says_nothing", {"handle": "1.2"})
    assert town.figure(activity)[0] == 60
    assert marta.presses(note.buttons[0].ref) == "undone"
    assert town.figure(activity)[0] == 40


def test_a_figure_that_is_gone_is_asked_for_and_stays_meanwhile(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60, falta la firma")

    assert marta.edits("1.2 falta la firma") == "asked"
    assert town.figure(activity)[0] == 60
    assert marta.says("55") == "asked", "a figure below the recorded one is confirmed"
    assert marta.says("sí") == "recorded"
    assert town.figure(activity)[0] == 55


def test_an_edit_of_a_message_whose_question_waits_is_read_again(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("la 1.2 va bien")
    marta.heard()

    assert marta.edits("la 1.2 va en 60") == "recorded"
    assert town.figure(activity)[0] == 60
    assert marta.says("70") == "recorded", "nothing is asked any more: it is about what was told"
    assert town.figure(activity)[0] == 70


def test_a_lower_figure_that_waits_for_a_yes_is_asked_anew(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 20")
    marta.heard()

    assert marta.edits("1.2 en 30") == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.figure == Decimal(30)
    assert marta.says("sí") == "recorded"
    assert town.figure(activity)[0] == 30


def test_a_question_that_an_edit_leaves_as_it_is_is_not_put_again(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 20")
    marta.heard()

    assert marta.edits("la 1.2 en 20 %") == "repeated"
    assert marta.heard() == []
    assert marta.says("sí") == "recorded"
    assert town.figure(activity)[0] == 20


def test_of_a_message_half_recorded_and_half_asked_each_half_is_read_again(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50, la 1.2 va bien")

    assert marta.edits("1.1 en 50, la 1.2 va en 70") == "recorded"
    assert (town.figure(first)[0], town.figure(second)[0]) == (50, 70)
    assert len(town.reports()) == 2


@pytest.mark.parametrize(
    ("text", "edited", "outcome"),
    [
        ("hla", "1.2 en 60", "recorded"),
        ("gracias", "muchas gracias", "repeated"),
        ("qwerty uiop", "qwerty uiop asdf", "repeated"),
        ("gracias", "¿qué tengo pendiente?", "answered"),
        ("¿qué tengo pendiente?", "¿qué tengo pendiente hoy?", "repeated"),
    ],
)
def test_an_edit_of_what_reported_nothing_is_a_new_message_if_it_says_something_new(
    town: Town, marta: Chat, text: str, edited: str, outcome: str
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says(text)
    marta.heard()

    assert marta.edits(edited) == outcome
    assert bool(marta.heard()) is (outcome != "repeated")


def test_an_edit_of_a_message_that_never_came_is_a_new_message(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.write("1.2 en 50")

    assert marta.edits("1.2 en 60") == "recorded"
    assert town.figure(activity)[0] == 60


def test_an_edit_of_somebody_elses_chat_corrects_nothing_of_hers(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    activity = town.add_of_both("1.2", 40)
    marta.says("1.2 en 60")
    pedro.written = [marta.written[0] | {"chat": {"id": pedro.number, "type": "private"}}]

    assert pedro.edits("1.2 en 75") == "recorded"
    assert [row.continues for row in town.reports()] == [None, None]
    assert town.figure(activity)[0] == 75


def test_what_is_corrected_from_finished_opens_the_dates_again(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("la 1.2 ya quedó")
    town.deliver()

    assert marta.edits("la 1.2 va en 90") == "corrected"
    assert town.figure(activity)[0] == 90
    assert the_receipt(marta).still_open == 1
    assert town.reports()[1].status is Status.IN_PROGRESS


def test_the_correction_is_on_record(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.edits("1.2 en 70")

    (row,) = town.audit("progress corrected")
    assert row.before == {"percent": "60", "report": town.reports()[0].id}
    assert row.after == {"percent": "70", "report": town.reports()[1].id}


def test_a_receipt_in_doubt_says_the_corrected_figure_when_it_goes_out_again(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.edits("1.2 en 70")

    (only,) = town.items(marta)
    assert (only.state, shown(marta)[0][0]) == (ItemState.PENDING, Decimal(70))


def test_a_description_from_the_plan_is_not_part_of_a_report(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.edits("1.2 en 70")

    assert town.figure(activity) == (70, "")


def test_a_correction_to_finished_says_what_it_closes_and_one_from_it_no_more(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40, due=[date(2026, 6, 30), date(2026, 12, 15)])
    marta.says("1.2 en 60")
    town.deliver()

    assert marta.edits("la 1.2 ya quedó") == "corrected"
    closing = the_receipt(marta)
    assert closing.records[0].later is not None
    assert [button.label for button in closing.buttons] == ["Solo este periodo"]
    assert marta.edits("1.2 en 70") == "corrected"
    (record,) = the_receipt(marta).records
    assert record.later is None
    assert [button.label for button in the_receipt(marta).buttons] == ["Esa fecha sigue abierta"]
    assert town.figure(activity)[0] == 70


def test_dates_that_a_correction_closes_are_kept_open_by_its_button(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40, due=[date(2026, 6, 30), date(2026, 12, 15)])
    marta.says("1.2 en 60")
    marta.edits("la 1.2 ya quedó")
    marta.touches("Solo este periodo")

    assert town.figure(activity)[0] == 50
    assert marta.says("falta la segunda jornada") == "added"
    (record,) = the_receipt(marta).records
    assert record.later is not None
    assert (record.later.kept_open, record.percent) == (True, Decimal(50))
    assert marta.edits("la 1.2 ya quedó, acta 5", back=2) == "corrected"
    assert town.figure(activity)[0] == 50, "only the words have changed"

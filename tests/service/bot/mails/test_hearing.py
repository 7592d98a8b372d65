"""Which activity is meant: replies, lists, corrections, open questions, what others did since."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question, Reminder, store_content
from core.words import OutboxKind
from models.conversation import Conversation
from models.outbox import OutboxItem, To, enqueue
from models.session import Database
from scheduler.message.lines import facts, line
from tests.service.bot.chat import MARTA, PEDRO, Chat, Town, notes


def remind(town: Town, *activities: int, chat: int = MARTA) -> int:
    """Send Marta a reminder of these activities; return its outbox row."""
    person = town.marta_id if chat == MARTA else town.pedro_id
    with town.database.transaction() as session:
        found = facts(session, activities)
        lines = tuple(line(town.context, found[one], reader=person) for one in activities)
        item = enqueue(
            session,
            town.context.entity_id,
            To("telegram", str(chat), person),
            key=f"day:{chat}:{town.now.isoformat()}",
            kind=OutboxKind.REMINDER,
            opens=True,
            content=store_content(Reminder(lines=lines)),
            now=town.now,
        )
    assert item is not None
    town.deliver()
    return item


def test_a_reply_to_a_reminder_of_one_activity_is_about_that_activity(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    reminder = remind(town, activity)

    assert marta.says("60, falta la firma", to=reminder) == "recorded"
    assert town.figure(activity) == (60, "falta la firma")


def test_the_same_words_without_the_reply_are_asked_about(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    remind(town, activity)

    assert marta.says("60, falta la firma") == "asked"
    assert town.figure(activity)[0] == 40


def test_a_reply_to_a_reminder_of_several_is_asked_about(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1"), town.add("1.2", 40)

    assert marta.says("60", to=remind(town, first, second)) == "asked"
    assert town.reports() == []


def test_a_reply_to_a_message_to_somebody_else_says_nothing(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.1")
    pedro.says("gracias")
    reminder = remind(town, activity, chat=PEDRO)

    assert marta.says("60", to=reminder) == "asked"
    assert town.figure(activity)[0] == 40


def test_a_reply_to_a_receipt_is_about_what_it_told(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    receipt = marta.last()
    town.deliver()
    town.wait(hours=5)

    assert marta.says("70", to=receipt) == "recorded"
    assert town.figure(activity)[0] == 70


def test_a_place_is_counted_in_the_list_that_came_last(town: Town, marta: Chat) -> None:
    town.add("1.1", due=date(2026, 5, 1))
    second, third = town.add("1.2", due=date(2026, 5, 20)), town.add("1.3")
    remind(town, third, second)

    marta.says("la primera va en 60")
    assert town.figure(third)[0] == 60
    town.wait(minutes=5)
    marta.says("la segunda va en 70", to=remind(town, second, third))
    assert town.figure(third)[0] == 70


def test_a_correction_is_about_the_last_report_and_needs_no_confirmation(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("1.2 en 80")
    town.wait(hours=3)

    assert marta.says("me equivoqué, era 60") == "recorded"
    assert town.figure(activity)[0] == 60


def test_a_correction_of_a_finished_activity_is_understood(town: Town, marta: Chat) -> None:
    activity, other = town.add("1.2", 40), town.add("1.1", 10)
    marta.says("la 1.2 ya quedó")

    assert marta.says("perdón, eran 60") == "recorded"
    assert (town.figure(activity)[0], town.figure(other)[0]) == (60, 10)


def test_a_correction_names_another_activity_when_it_wants_to(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.2 en 80")

    marta.says("me equivoqué, la 1.1 era 60")
    assert (town.figure(first)[0], town.figure(second)[0]) == (60, 80)


def test_a_correction_after_a_report_of_several_is_asked_about(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50, 1.2 en 80")

    assert marta.says("me equivoqué, era 60") == "asked"
    assert (town.figure(first)[0], town.figure(second)[0]) == (50, 80)


def test_a_correction_after_an_undo_is_about_what_was_undone(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50")
    town.wait(hours=2)
    marta.says("1.2 en 80")
    marta.touches("Deshacer")

    assert marta.says("perdón, era 60") == "recorded"
    assert (town.figure(first)[0], town.figure(second)[0]) == (50, 60)


def test_a_correction_a_day_later_is_asked_about(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("1.2 en 80")
    town.wait(hours=25)

    assert marta.says("me equivoqué, era 60") == "asked"
    assert town.figure(activity)[0] == 80


def test_a_correction_without_a_report_is_about_the_card_that_is_open(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("¿qué tengo pendiente?")
    marta.touches("1.2")

    assert marta.says("perdón, era 35") == "recorded"
    assert town.figure(activity)[0] == 35


def test_a_correction_of_an_open_question_is_about_its_activity(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50")
    town.wait(minutes=2)
    marta.says("1.2 en 30")

    assert marta.says("perdón, era 45") == "recorded"
    assert (town.figure(first)[0], town.figure(second)[0]) == (50, 45)


def test_a_correction_beside_a_question_of_the_same_message_is_about_what_was_recorded(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50, 1.2 va bien")

    assert marta.says("perdón, eran 60") == "recorded"
    assert (town.figure(first)[0], town.figure(second)[0]) == (60, 40)


def test_an_open_question_survives_a_restart(town: Town, marta: Chat, shared_url: str) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("1.2 en 30")
    (stored,) = town.rows(select(Conversation))
    assert stored.state["waiting"][0]["percent"] == "30"

    town.database = Database(shared_url)
    assert marta.says("sí, correcto") == "recorded"
    assert town.figure(activity)[0] == 30
    town.database.close()


@pytest.mark.parametrize("answer", ["sí", "ok", "listo"])
def test_a_reminder_after_a_question_takes_a_bare_yes_from_it(
    town: Town, marta: Chat, answer: str
) -> None:
    activity, other = town.add("1.2", 40), town.add("1.1")
    marta.says("1.2 en 30")
    question = marta.last()
    town.deliver()
    town.wait(days=1)
    remind(town, other, activity)
    town.wait(minutes=5)

    marta.says(answer)
    assert town.figure(activity)[0] == 40
    assert marta.touches("Sí") == "recorded"
    assert town.figure(activity)[0] == 30
    assert town.rows(select(OutboxItem.kind).where(OutboxItem.id == question)) == ["question"]


def test_a_colleagues_report_in_between_is_asked_about_again(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    activity = town.add_of_both("1.2", 40)
    marta.says("1.2 en 30")
    town.wait(minutes=2)
    pedro.says("1.2 en 80")
    marta.heard()
    town.wait(minutes=2)

    assert marta.says("sí") == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.line is not None
    assert question.line.percent == 80
    town.wait(minutes=2)
    assert marta.touches("Sí") == "recorded"
    assert town.figure(activity)[0] == 30


def test_a_colleague_who_finishes_the_activity_breaks_no_open_question(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    activity = town.add_of_both("1.2", 40)
    marta.says("1.2 va bien")
    pedro.says("1.2 ya quedó")

    assert marta.says("75") == "asked"
    assert marta.says("no") == "answered"
    assert town.figure(activity)[0] == 100


def test_an_edited_message_corrects_what_it_said(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")

    assert marta.edits("1.2 en 70") == "corrected"
    assert town.figure(activity)[0] == 70


def test_two_people_have_two_conversations(town: Town, marta: Chat, pedro: Chat) -> None:
    activity = town.add_of_both("1.2", 40)
    marta.says("1.2 en 30")

    assert pedro.says("sí") == "answered"
    assert town.figure(activity)[0] == 40
    assert notes(pedro.heard()) == ["courtesy"]


@pytest.mark.parametrize("answers", [True, False])
def test_an_agreement_with_the_figure_of_another_thing_is_asked_about(
    town: Town, marta: Chat, *, answers: bool
) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    marta.says("la 1.2 va en 30" if answers else "1.2 va en 50")
    town.deliver()

    assert marta.says("sí, el recaudo del predial va en 45%", to=marta.last()) == "asked"
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.name == "confirm"
    assert question.figure == 45
    assert question.words == "el recaudo del predial va en 45%"
    assert [one.percent for one in town.reports()] == ([] if answers else [50])
    assert marta.says("no") == "answered"
    assert [one.percent for one in town.reports()] == ([] if answers else [50])

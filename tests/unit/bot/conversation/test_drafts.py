"""Reports on their way: what is recorded at once, what waits, and what a new one ends."""

from __future__ import annotations

import pytest

from bot.conversation.state import State
from bot.conversation.steps import Record, Say
from bot.understanding.meaning import Ask, Update
from tests.support.rows import NOW, TODAY
from tests.unit.bot.conversation.builders import (
    FINISHED,
    MAP,
    MESSAGE,
    SUIT,
    TRAINING,
    a_draft,
    a_text,
    a_view,
    after,
    an_update,
    brief,
    waiting,
)


@pytest.mark.parametrize(
    "update",
    [an_update(SUIT, 60), an_update(SUIT, 30, Ask.CONFIRM), an_update(SUIT, None, Ask.PERCENT)],
)
def test_a_single_report_is_what_is_spoken_of(update: Update) -> None:
    state = after(State(), a_text("1.2", update)).state

    assert (state.about, state.about_at) == (SUIT, NOW)


def test_after_a_report_of_several_activities_none_of_them_is_spoken_of() -> None:
    heard = a_text("1.1 60, 1.2 70", an_update(MAP, 60), an_update(SUIT, 70))

    assert after(State(about=TRAINING, about_at=NOW), heard).state.about is None


def test_each_draft_points_at_its_message_its_words_and_its_place_in_it() -> None:
    heard = a_text("1.1 60, 1.2 70", an_update(MAP, 60), an_update(SUIT, 70, words="70"))
    (record,) = after(State(), heard).actions

    assert isinstance(record, Record)
    pointing = [(one.inbound_id, one.ordinal, one.words) for one in record.drafts]
    assert pointing == [(MESSAGE, 0, "60 %"), (MESSAGE, 1, "70")]


def test_a_report_on_another_activity_puts_the_open_questions_once_more() -> None:
    state = waiting(a_draft(SUIT, 30), a_draft(TRAINING, None, ordinal=1))
    following = after(state, a_text("1.1 en 60", an_update(MAP, 60)))

    assert brief(following.actions) == [("record", ("1.1", 60)), ("ask", "confirm", "1.2")]
    assert [one.activity_id for one in following.state.waiting] == [SUIT, TRAINING]


def test_a_question_that_is_passed_over_again_is_said_to_be_recorded_nowhere() -> None:
    once = after(waiting(a_draft(SUIT, 30)), a_text("1.1 en 60", an_update(MAP, 60)))
    twice = after(once.state, a_text("1.1 en 65", an_update(MAP, 65)))

    unrecorded = Say("left_out", about=SUIT, words="vamos en 30 %", said_on=TODAY)
    assert brief(twice.actions) == [("record", ("1.1", 65)), unrecorded]
    assert twice.state.waiting == ()


def test_a_figure_whose_activity_is_asked_is_kept_beside_a_report_with_another_figure() -> None:
    unnamed = waiting(a_draft(None, 45, ask=Ask.ACTIVITY, text="va en 45"))
    other = after(unnamed, a_text("1.1 en 60", an_update(MAP, 60)))
    same = after(unnamed, a_text("1.1 va en 45", an_update(MAP, 45)))

    assert [one.percent for one in other.state.waiting] == [45]
    assert same.state.waiting == ()


def test_a_report_that_only_answers_a_question_leaves_the_others_open() -> None:
    state = waiting(a_draft(SUIT, None), a_draft(TRAINING, None, ordinal=1))
    following = after(state, a_text("la A-07 va en 40", an_update(TRAINING, 40)))

    assert brief(following.actions) == [("record", ("A-07", 40)), ("ask", "percent", "1.2")]


def test_several_questions_can_be_answered_in_one_text() -> None:
    state = waiting(a_draft(SUIT, None), a_draft(TRAINING, None, ordinal=1))
    heard = a_text("1.2 50, A-07 40", an_update(SUIT, 50), an_update(TRAINING, 40))

    assert brief(after(state, heard).actions) == [("record", ("1.2", 50), ("A-07", 40))]


def test_when_all_is_finished_the_finished_ones_can_be_chosen() -> None:
    view = a_view(open_ids=frozenset())
    asking = after(State(), a_text("60", an_update(None, 60, Ask.ACTIVITY)), view=view)

    assert set(asking.state.waiting[0].choices) == {MAP, SUIT, TRAINING, FINISHED}

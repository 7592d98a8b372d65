"""The state of a conversation: what is stored comes back the same, what is old is old."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from bot.conversation.state import ABOUT_FOR, REPEATED_WITHIN, Press, State, keep, restore
from tests.support.builders import instant
from tests.support.rows import NOW, TODAY
from tests.unit.bot.conversation.builders import LATER, MAP, SUIT, a_draft, waiting


def test_a_stored_state_comes_back_the_same() -> None:
    draft = a_draft(percent=30, choices=(MAP, SUIT), before=Decimal("88.24"), description="falta")
    state = waiting(draft, about=SUIT, about_at=NOW, pressed=Press(ref="pct:1:60", at=NOW))

    assert restore(keep(state)) == state


def test_a_conversation_that_has_none_begins_with_an_empty_state() -> None:
    assert restore({}) == State()


def test_a_state_of_another_version_begins_afresh_instead_of_stopping_every_message() -> None:
    assert restore({"waiting": [{"activity": 1}], "mode": "old"}) == State()


def test_the_newest_question_is_the_open_one() -> None:
    state = waiting(a_draft(SUIT), a_draft(MAP, None))

    assert state.open_question(None) == state.waiting[0]
    assert State().open_question(None) is None


def test_a_question_that_a_reminder_has_followed_is_not_answered_by_a_bare_word() -> None:
    state = waiting(a_draft(asked_at=NOW))

    assert state.open_question(NOW - timedelta(hours=1)) is not None
    assert state.open_question(LATER) is None


def test_a_bare_name_is_kept_for_a_day_by_the_entitys_days() -> None:
    named = a_draft(percent=None, said_on=TODAY - timedelta(days=1), text="", asked_at=None)
    evening = instant(TODAY, 20)

    assert evening.date() == TODAY + timedelta(days=1)
    assert waiting(named).without_old(evening, TODAY).waiting == (named,)
    assert waiting(named).without_old(evening, TODAY + timedelta(days=1)).waiting == ()


def test_what_was_spoken_of_is_forgotten_after_an_hour_or_a_reminder() -> None:
    state = State(about=SUIT, about_at=NOW)

    assert state.spoken_of(NOW + ABOUT_FOR, None) == SUIT
    assert state.spoken_of(NOW + ABOUT_FOR + timedelta(seconds=1), None) is None
    assert state.spoken_of(LATER, NOW + timedelta(minutes=1)) is None
    assert State().spoken_of(NOW, None) is None


def test_only_the_same_button_at_once_is_a_repetition() -> None:
    state = State(pressed=Press(ref="pct:12:60", at=NOW))

    assert state.repeats("pct:12:60", NOW + REPEATED_WITHIN)
    assert not state.repeats("pct:12:75", NOW)
    assert not state.repeats("pct:12:60", NOW + REPEATED_WITHIN + timedelta(seconds=1))
    assert not State().repeats("pct:12:60", NOW)


def test_a_question_that_a_reminder_repeats_is_open_again() -> None:
    older = a_draft(SUIT, 30, asked_at=NOW)
    state = waiting(older)

    again = state.asked_again(older.name, LATER)

    assert state.open_question(LATER) is None
    assert again.open_question(LATER) is not None
    assert state.asked_again("1.0", LATER) == state
    assert state.asked_again(older.name, None) == state
    assert again.asked_again(older.name, NOW) == again

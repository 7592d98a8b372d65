"""Words that follow a report: for how long, to what they belong, and what they are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reporting import fragments
from bot.conversation.state import State, Walk
from bot.conversation.steps import Action, AddWords, Record, ShowCard, Step, Undo
from bot.understanding.meaning import Ask, Intent, Meaning, Status, Update
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
)

MINUTE = timedelta(minutes=1)
TOLD = State(told=(SUIT,), told_at=NOW, about=SUIT, about_at=NOW)
WORDS = {"definite": False, "rule": "5 account of work", "description": "falta la firma"}


@pytest.mark.parametrize(
    ("state", "minutes", "reminded", "follows"),
    [
        (State(), 0, None, ()),
        (TOLD, 0, None, (SUIT,)),
        (TOLD, 10, None, (SUIT,)),
        (TOLD, 10.1, None, ()),
        (TOLD, 5, -3, (SUIT,)),
        (TOLD, 5, 3, ()),
        (TOLD.model_copy(update={"told_at": None}), 0, None, ()),
    ],
)
def test_words_follow_for_ten_minutes_unless_a_reminder_came(
    state: State, minutes: float, reminded: int | None, follows: tuple[int, ...]
) -> None:
    reminded_at = None if reminded is None else NOW + reminded * MINUTE

    assert fragments.followed(state, NOW + minutes * MINUTE, reminded_at) == follows


def test_words_on_a_walk_are_about_what_is_shown() -> None:
    walk = Walk(day=TODAY, order=(SUIT, MAP), shown=MAP, shown_at=NOW)

    assert fragments.followed(TOLD.model_copy(update={"walk": walk}), NOW, None) == ()


@pytest.mark.parametrize(
    ("update", "added"),
    [
        (an_update(SUIT, None, Ask.PERCENT, **WORDS), True),
        (an_update(SUIT, None, Ask.PERCENT, rule="12 range"), False),
        (an_update(MAP, None, Ask.PERCENT, **WORDS), False),
        (an_update(SUIT, 70), False),
    ],
)
def test_only_words_about_what_was_told_are_added(update: Update, added: bool) -> None:
    step = after(TOLD, a_text("falta la firma", update), view=a_view(follows=(SUIT,)))

    words = AddWords(SUIT, "falta la firma", MESSAGE)
    assert (words in step.actions) is added
    assert added is (step.actions == (words,))


def test_where_nothing_can_be_added_words_are_asked_about() -> None:
    text = a_text("falta la firma", an_update(SUIT, None, Ask.PERCENT, **WORDS))

    assert not any(isinstance(one, AddWords) for one in after(TOLD, text).actions)


def test_words_that_may_belong_to_two_reports_are_asked_about_as_words() -> None:
    told = State(told=(SUIT, MAP), told_at=NOW)
    text = a_text("falta la firma", an_update(None, None, Ask.ACTIVITY, **WORDS))

    step = after(told, text, view=a_view(follows=(SUIT, MAP)))

    (draft,) = step.state.waiting
    assert draft.adds_to == (SUIT, MAP)
    assert draft.choices[:2] == (SUIT, MAP)


@pytest.mark.parametrize(
    ("actions", "about", "told"),
    [
        ((Record((a_draft(MAP),)),), MAP, (MAP,)),
        ((Record((a_draft(MAP), a_draft(SUIT))),), None, (MAP, SUIT)),
        ((AddWords(SUIT, "falta la firma", MESSAGE),), SUIT, (SUIT,)),
        ((Undo(activities=(SUIT,)),), SUIT, ()),
        ((ShowCard(MAP),), MAP, ()),
        ((), SUIT, (SUIT,)),
        ((), None, (SUIT,)),
    ],
)
def test_what_was_told_last_is_kept_in_mind(
    actions: tuple[Action, ...], about: int | None, told: tuple[int, ...]
) -> None:
    state = TOLD.model_copy(update={"about": about})

    kept = fragments.remember(Step(state, actions), a_view()).state

    assert kept.told == told
    assert (kept.told_at is None) is (told == ())


def test_a_finished_activity_is_found_again_by_the_words_that_follow_it() -> None:
    view = replace(a_view(), follows=(FINISHED,))

    again = fragments.reread(
        "quedó en el acta 12 del comité", Meaning(Intent.UNCLEAR), view, FINISHED
    )

    assert [(one.code, one.percent, one.definite) for one in again.updates] == [
        ("1.9", None, False)
    ]


@given(text=st.text(max_size=60), follows=st.sets(st.sampled_from([MAP, SUIT, TRAINING, FINISHED])))
def test_no_text_gains_a_figure_by_being_read_again(text: str, follows: set[int]) -> None:
    view = replace(a_view(), follows=tuple(follows))
    subject = next(iter(follows)) if len(follows) == 1 else None
    before = Meaning(Intent.UNCLEAR)

    again = fragments.reread(text, before, view, subject)

    assert all(one.percent is None for one in again.updates)
    assert all(one.status is Status.IN_PROGRESS for one in again.updates)

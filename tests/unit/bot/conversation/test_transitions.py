"""Texts that begin something new: reports, requests, taking back, and everything else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.heard import Pressed, Read
from bot.conversation.state import State, keep, restore
from bot.conversation.steps import AskAbout, Record, Say, ShowList, Undo
from bot.conversation.transitions import step
from bot.understanding.meaning import Ask, Intent, Status
from core.refs import Ref
from tests.support.rows import NOW
from tests.unit.bot.conversation.builders import (
    FINISHED,
    FOREIGN,
    LATER,
    MAP,
    MESSAGE,
    SUIT,
    TRAINING,
    a_draft,
    a_press,
    a_text,
    a_view,
    after,
    an_update,
    brief,
    waiting,
)

NOTHING_PENDING = {"activities": {}, "open_ids": frozenset[int]()}


@pytest.mark.parametrize(
    ("heard", "follows"),
    [
        (a_text("1.2 en 60", an_update(SUIT, 60)), [("record", ("1.2", 60))]),
        (
            a_text("1.1 60, 1.2 70", an_update(MAP, 60), an_update(SUIT, 70)),
            [("record", ("1.1", 60), ("1.2", 70))],
        ),
        (a_text("1.2 en 30", an_update(SUIT, 30, Ask.CONFIRM)), [("ask", "confirm", "1.2")]),
        (a_text("corrija: 30", an_update(SUIT, 30)), [("record", ("1.2", 30))]),
        (a_text("casi", an_update(SUIT, None, Ask.PERCENT)), [("ask", "percent", "1.2")]),
        (a_text("60", an_update(None, 60, Ask.ACTIVITY)), [("ask", "activity", None)]),
        (a_text("7.7 en 60", an_update(FOREIGN, 60)), [("ask", "activity", None)]),
        (
            a_text("no aplica", an_update(SUIT, None, status=Status.NOT_APPLICABLE)),
            [("wish", "not_applicable", "wish_reason", "1.2")],
        ),
        (a_text("?", an_update(SUIT, None)), [("ask", "percent", "1.2")]),
        (
            a_text("1.2 60, 1.1 casi", an_update(SUIT), an_update(MAP, None, Ask.PERCENT)),
            [("record", ("1.2", 60)), ("ask", "percent", "1.1")],
        ),
        (a_text("lista", intent=Intent.LIST), [ShowList()]),
        (a_text("ayuda", intent=Intent.HELP), [Say("help", about=MAP)]),
        (a_text("gracias", intent=Intent.COURTESY), [Say("courtesy")]),
        (a_text("blablá", intent=Intent.UNCLEAR), [Say("unclear", about=MAP)]),
        (a_text("deshacer", intent=Intent.UNDO), [Undo()]),
        (
            a_text("deshacer la 1.2", intent=Intent.UNDO, codes=("1.2",)),
            [Undo(activities=(SUIT,))],
        ),
        (a_text("luego", intent=Intent.SNOOZE, codes=("1.1", "1.2")), [Say("courtesy")]),
    ],
)
def test_a_text_when_nothing_is_asked(heard: Read, follows: list[Any]) -> None:
    assert brief(after(State(), heard).actions) == follows


@pytest.mark.parametrize("intent", [Intent.LIST, Intent.HELP, Intent.COURTESY])
def test_what_is_no_report_leaves_the_open_question_open(intent: Intent) -> None:
    state = waiting(a_draft(SUIT, 30))

    assert after(state, a_text("algo", intent=intent)).state.waiting == state.waiting


def test_taking_back_means_the_open_question_first() -> None:
    following = after(waiting(a_draft(SUIT, 30)), a_text("me equivoqué", intent=Intent.UNDO))

    assert brief(following.actions) == [Say("not_recorded", about=SUIT)]
    assert following.state.waiting == ()


def test_taking_back_another_activity_leaves_the_open_question_open() -> None:
    heard = a_text("deshacer la 1.1", intent=Intent.UNDO, codes=("1.1",))
    following = after(waiting(a_draft(SUIT, 30)), heard)

    assert following.actions == (Undo(activities=(MAP,)),)
    assert len(following.state.waiting) == 1


@pytest.mark.parametrize("codes", [(), ("1.2",)])
def test_taking_back_in_reply_to_a_receipt_means_that_receipt(codes: tuple[str, ...]) -> None:
    heard = a_text(
        "deshacer", intent=Intent.UNDO, codes=codes, answers=(MAP, SUIT), undo=Ref("undo", 77, "8")
    )

    assert after(waiting(a_draft(SUIT, 30)), heard).actions == (Undo(receipt=(77, 8)),)


def test_taking_something_else_back_in_reply_to_a_receipt_means_what_is_named() -> None:
    heard = a_text(
        "deshacer la 1.1",
        intent=Intent.UNDO,
        codes=("1.1",),
        answers=(SUIT,),
        undo=Ref("undo", 77, "8"),
    )

    assert after(State(), heard).actions == (Undo(activities=(MAP,)),)


def test_taking_back_after_a_reminder_does_not_mean_an_older_question() -> None:
    heard = a_text("deshacer", intent=Intent.UNDO)
    state = waiting(a_draft(SUIT, 30, asked_at=NOW))

    assert after(state, heard, view=a_view(reminded_at=LATER)).actions == (Undo(),)


@pytest.mark.parametrize(
    "intent", [Intent.REPORT, Intent.EXTENSION, Intent.REASSIGN, Intent.SNOOZE]
)
def test_who_has_no_activities_is_told_so_and_never_asked_which_one(intent: Intent) -> None:
    heard = a_text("60", an_update(None, 60, Ask.ACTIVITY), intent=intent)

    assert after(State(), heard, view=a_view(**NOTHING_PENDING)).actions == (Say("list_empty"),)


def test_a_yes_to_words_that_told_no_figure_asks_for_the_figure() -> None:
    asked = State(waiting=(a_draft(SUIT, None, ask=Ask.CONFIRM),))

    following = after(asked, a_text("sí"))

    assert [type(one) for one in following.actions] == [AskAbout]
    assert following.state.waiting[0].ask is Ask.PERCENT


PERCENTS = st.none() | st.integers(min_value=0, max_value=100)
ACTIVITIES = st.sampled_from([None, MAP, SUIT, TRAINING, FINISHED, FOREIGN])
UPDATES = st.builds(an_update, ACTIVITIES, PERCENTS, st.none() | st.sampled_from(Ask))
PRESSES = st.builds(
    a_press,
    st.sampled_from(["pct", "none", "other", "yes", "no", "pick", "undo", "later", "card", "all"]),
    st.sampled_from([MAP, SUIT, TRAINING, FINISHED, FOREIGN, MESSAGE]),
    st.sampled_from(["0", "25", "60", "100", f"{MESSAGE}.0", f"{MESSAGE}.1"]).filter(bool),
)


@st.composite
def texts(draw: st.DrawFn) -> Read:
    """Draw a text as the understanding might read it."""
    words = st.sampled_from(["sí", "no", "60", "2", "gracias", "la 1.2 va en 30", "sin avance"])
    return a_text(
        draw(words),
        *draw(st.lists(UPDATES, max_size=3)),
        intent=draw(st.sampled_from(Intent)),
        codes=draw(st.sampled_from([(), ("1.2",), ("1.1", "A-07")])),
    )


@given(st.lists(texts() | PRESSES.filter(lambda one: _sensible(one)), max_size=8))
def test_whatever_is_heard_only_what_is_hers_and_owes_nothing_is_recorded(
    heard: list[Read | Pressed],
) -> None:
    state = State()
    for one in heard:
        following = step(restore(keep(state)), one, a_view())
        for action in following.actions:
            for draft in action.drafts if isinstance(action, Record) else ():
                assert draft.activity_id in a_view().activities
                assert draft.ask is None
                assert draft.percent is not None or draft.status is Status.NOT_APPLICABLE
                assert draft.words or draft.percent is None
        state = following.state


def _sensible(press: Pressed) -> bool:
    """Tell whether we could have signed this reference: figures are numbers, undo names a row."""
    value = press.ref.value if press.ref else ""
    return press.ref is None or press.ref.action not in {"pct", "undo"} or value.isdecimal()

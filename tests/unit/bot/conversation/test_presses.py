"""Buttons: what each one does in each state, old ones, foreign ones, and those pressed twice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.conversation.heard import Pressed
from bot.conversation.state import State
from bot.conversation.steps import (
    AskAbout,
    AskUntilWhen,
    PassOn,
    Record,
    Say,
    ShowCard,
    ShowList,
    Undo,
)
from bot.conversation.view import LastReport
from bot.understanding.meaning import Ask, Intent, Status
from core.words import RequestKind
from tests.support.rows import NOW
from tests.unit.bot.conversation.builders import (
    FINISHED,
    FOREIGN,
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
    at,
    brief,
    waiting,
)

GONE = [Say("question_gone")]
NOT_YOURS = [Say("not_yours")]


@pytest.mark.parametrize(
    ("press", "follows"),
    [
        (a_press("all", 0), [ShowList()]),
        (a_press("card", SUIT), [ShowCard(SUIT)]),
        (a_press("card", FINISHED), [ShowCard(FINISHED)]),
        (a_press("pct", SUIT, "75"), [("record", ("1.2", 75))]),
        (a_press("pct", MAP, "25"), [("record", ("1.1", 25))]),
        (a_press("pct", SUIT, "100"), [("record", ("1.2", 100))]),
        (a_press("pct", SUIT, "25"), [("ask", "confirm", "1.2")]),
        (a_press("pct", FINISHED, "50"), [("ask", "confirm", "1.9")]),
        (a_press("none", SUIT), [("record", ("1.2", 40))]),
        (a_press("none", MAP), [("record", ("1.1", 0))]),
        (a_press("other", SUIT), [("ask", "percent", "1.2")]),
        (a_press("later", SUIT), [AskUntilWhen(SUIT)]),
        (
            a_press("later", SUIT, "2026-05-14"),
            [PassOn(RequestKind.SNOOZE, (SUIT,), MESSAGE, date(2026, 5, 14))],
        ),
        (a_press("later", SUIT, "mayo"), GONE),
        (a_press("notmine", SUIT), [("wish", "reassign", "wish_office", "1.2")]),
        (a_press("undo", 77, "8"), [Undo(receipt=(77, 8))]),
        (a_press("yes", 400, "0"), GONE),
        (a_press("no", 400, "0"), GONE),
        (a_press("pick", SUIT, "400.0"), GONE),
        (a_press("dance", SUIT), GONE),
        (Pressed(None, MESSAGE), GONE),
        (a_press("card", FOREIGN), NOT_YOURS),
        (a_press("pct", FOREIGN, "60"), NOT_YOURS),
        (a_press("notmine", FOREIGN), NOT_YOURS),
        (a_press("pick", FOREIGN, "400.0"), NOT_YOURS),
    ],
)
def test_a_button_when_nothing_is_asked(press: Pressed, follows: list[Any]) -> None:
    assert brief(after(State(), press).actions) == follows


@pytest.mark.parametrize(
    ("press", "follows", "left"),
    [
        (a_press("yes", 400, "0"), [("record", ("1.2", 30))], []),
        (a_press("no", 400, "0"), [Say("not_recorded", about=SUIT)], []),
        (a_press("yes", 400, "1"), GONE, ["1.2"]),
        (a_press("yes", 399, "0"), GONE, ["1.2"]),
        (a_press("pct", SUIT, "75"), [("record", ("1.2", 75))], []),
        (a_press("pct", SUIT, "25"), [("ask", "confirm", "1.2")], ["1.2"]),
        (
            a_press("pct", MAP, "75"),
            [("record", ("1.1", 75)), ("ask", "confirm", "1.2")],
            ["1.2"],
        ),
        (a_press("card", MAP), [ShowCard(MAP)], ["1.2"]),
        (a_press("all", 0), [ShowList()], ["1.2"]),
        (a_press("later", SUIT), [AskUntilWhen(SUIT)], ["1.2"]),
    ],
)
def test_a_button_when_a_lower_figure_waits_for_a_yes(
    press: Pressed, follows: list[Any], left: list[str]
) -> None:
    following = after(waiting(a_draft(SUIT, 30)), press)

    assert brief(following.actions) == follows
    assert [a_view().activities[one.activity_id or 0].code for one in following.state.waiting] == (
        left
    )


def test_a_button_of_a_card_records_its_label_as_the_persons_words() -> None:
    actions = after(State(), a_press("pct", SUIT, "75")).actions

    assert isinstance(actions[0], Record)
    draft = actions[0].drafts[0]
    assert (draft.words, draft.inbound_id, draft.percent) == ("75 %", MESSAGE, Decimal(75))
    assert draft.status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("press", "status"),
    [
        (a_press("pct", SUIT, "100"), Status.DONE),
        (a_press("none", SUIT), Status.IN_PROGRESS),
        (a_press("none", MAP), Status.IN_PROGRESS),
        (a_press("none", FINISHED), Status.DONE),
    ],
)
def test_a_button_says_no_more_of_the_state_than_the_same_words_would(
    press: Pressed, status: Status
) -> None:
    actions = after(State(), press).actions

    assert isinstance(actions[0], Record)
    assert actions[0].drafts[0].status is status


def test_a_button_under_a_question_for_a_figure_keeps_the_words_that_waited() -> None:
    asked = a_draft(SUIT, None, description="vamos bien, falta la firma")
    following = after(waiting(asked), a_press("pct", SUIT, "75"))

    assert brief(following.actions) == [("record", ("1.2", 75))]
    assert isinstance(following.actions[0], Record)
    assert following.actions[0].drafts[0].description == "vamos bien, falta la firma"
    assert following.state.waiting == ()


def test_another_figure_is_asked_once_and_keeps_the_words_that_waited() -> None:
    asked = a_draft(SUIT, None, description="falta la firma")
    following = after(waiting(asked), a_press("other", SUIT))

    assert brief(following.actions) == [("ask", "percent", "1.2")]
    assert [one.description for one in following.state.waiting] == ["falta la firma"]


def test_the_next_question_of_a_message_is_put_when_the_first_is_answered() -> None:
    state = waiting(a_draft(SUIT, None), a_draft(MAP, None, ordinal=1))
    following = after(state, a_press("pct", SUIT, "75"))

    assert brief(following.actions) == [("record", ("1.2", 75)), ("ask", "percent", "1.1")]


def test_two_questions_of_one_message_are_never_answered_by_one_button() -> None:
    state = waiting(a_draft(SUIT, 30), a_draft(TRAINING, 10, ordinal=1))
    first = after(state, a_press("yes", 400, "0"))
    again = after(first.state, a_press("yes", 400, "0"), view=at(NOW + timedelta(minutes=3)))

    assert brief(first.actions) == [("record", ("1.2", 30)), ("ask", "confirm", "A-07")]
    assert brief(again.actions) == GONE
    assert [one.activity_id for one in again.state.waiting] == [TRAINING]


def test_an_older_question_is_still_answered_by_its_own_button() -> None:
    state = waiting(a_draft(MAP, None), a_draft(SUIT, 30, inbound_id=300))
    following = after(state, a_press("yes", 300, "0"))

    assert brief(following.actions) == [("record", ("1.2", 30)), ("ask", "percent", "1.1")]


def test_a_yes_does_not_count_for_a_figure_that_has_moved_since() -> None:
    asked = a_draft(TRAINING, 10, before=Decimal(15))  # now it is 20
    following = after(waiting(asked), a_press("yes", 400, "0"))

    assert brief(following.actions) == [("ask", "confirm", "A-07")]
    asking = following.actions[0]
    assert isinstance(asking, AskAbout)
    assert asking.draft.before == Decimal(20)
    again = after(following.state, a_press("yes", 400, "0"), view=at(NOW + timedelta(minutes=2)))
    assert brief(again.actions) == [("record", ("A-07", 10))]


def test_a_chosen_activity_is_read_into_the_text_again() -> None:
    asked = a_draft(None, 0, ask=Ask.ACTIVITY, text="sin avance", words="sin avance")
    following = after(waiting(asked), a_press("pick", SUIT, asked.name))

    assert brief(following.actions) == [("record", ("1.2", 40))]
    assert isinstance(following.actions[0], Record)
    assert following.actions[0].drafts[0].inbound_id == 400


@pytest.mark.parametrize(
    ("text", "about", "follows"),
    [
        ("60", SUIT, [("record", ("1.2", 60))]),
        ("30 %", SUIT, [("ask", "confirm", "1.2")]),
        ("subimos 10 puntos", TRAINING, [("ask", "confirm", "A-07")]),
        ("vamos bastante avanzados", SUIT, [("ask", "percent", "1.2")]),
        (
            "necesitamos prórroga hasta el 30 de junio",
            SUIT,
            [("wish", "extension", "wish_reason", "1.2")],
        ),
    ],
)
def test_what_a_text_means_depends_on_the_activity_that_is_chosen(
    text: str, about: int, follows: list[Any]
) -> None:
    asked = a_draft(None, None, ask=Ask.ACTIVITY, text=text, words="")
    actions = after(waiting(asked), a_press("pick", about, asked.name)).actions

    assert brief(actions) == follows


def test_the_choice_of_an_older_question_is_gone() -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="60")
    following = after(waiting(asked), a_press("pick", SUIT, "399.0"))

    assert brief(following.actions) == GONE
    assert following.state.waiting == (asked,)


@pytest.mark.parametrize(
    "press",
    [
        a_press("pct", SUIT, "75"),
        a_press("none", SUIT),
        a_press("other", SUIT),
        a_press("later", SUIT),
        a_press("notmine", SUIT),
        a_press("undo", 77, "8"),
    ],
)
def test_a_button_pressed_twice_at_once_does_its_work_once_and_says_no_more(press: Pressed) -> None:
    first = after(State(), press)
    second = after(first.state, press)

    assert first.actions
    assert second.actions == ()
    assert second.state == first.state


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_question_answered_twice_at_once_is_not_called_gone(answer: str) -> None:
    first = after(waiting(a_draft(SUIT, 30)), a_press(answer, 400, "0"))

    assert after(first.state, a_press(answer, 400, "0")).actions == ()


@pytest.mark.parametrize("press", [a_press("card", SUIT), a_press("all", 0)])
def test_what_only_shows_is_shown_as_often_as_it_is_asked_for(press: Pressed) -> None:
    assert after(State(), press, press).actions


def test_the_same_button_counts_again_after_a_minute_or_after_a_text() -> None:
    press = a_press("pct", SUIT, "75")
    first = after(State(), press)

    assert after(first.state, press, view=at(NOW + timedelta(minutes=2))).actions
    thanks = a_text("gracias", intent=Intent.COURTESY)
    assert after(first.state, thanks, press).actions


def test_after_an_undo_a_bare_figure_is_about_the_same_activity() -> None:
    last = LastReport(inbound_id=77, activities=(SUIT,))
    state = after(State(), a_press("undo", 77, "8"), view=a_view(last=last)).state

    assert state.about == SUIT
    assert after(State(), a_press("undo", 70, "8"), view=a_view(last=last)).state.about is None


def test_an_opened_card_is_what_is_spoken_of() -> None:
    assert after(State(), a_press("card", SUIT)).state.about == SUIT
    assert after(State(), a_press("all", 0)).state.about is None


def test_questions_about_what_has_gone_to_another_office_are_dropped() -> None:
    state = waiting(a_draft(FOREIGN, 30), a_draft(SUIT, 30, ordinal=1))
    following = after(state, a_press("yes", 400, "0"))

    assert brief(following.actions) == GONE
    assert [one.activity_id for one in following.state.waiting] == [SUIT]


def test_words_that_waited_for_a_figure_go_with_it_though_its_activity_was_asked() -> None:
    told = a_draft(SUIT, None, description="ya hicimos la jornada", text="1.2 ya la hicimos")
    figure = a_draft(None, 67, inbound_id=401, text="67 %", ask=Ask.ACTIVITY)

    (recorded,) = after(waiting(figure, told), a_text("1.2", an_update(SUIT, None))).actions

    assert isinstance(recorded, Record)
    assert [(one.percent, one.description) for one in recorded.drafts] == [
        (Decimal(67), "ya hicimos la jornada")
    ]

"""One by one through what is pending: steered by words and buttons, left and taken up again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.conversation.heard import Pressed, Read
from bot.conversation.reporting import walk
from bot.conversation.state import State, Walk, keep, restore
from bot.conversation.steps import EndWalk, Say, ShowCard, ShowList, ShowWalk, Step, Undo
from bot.conversation.transitions import step
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Intent, Status
from tests.support.rows import NOW, TODAY
from tests.unit.bot.conversation.builders import (
    FINISHED,
    MAP,
    MESSAGE,
    SUIT,
    TRAINING,
    a_press,
    a_text,
    a_view,
    after,
    an_update,
    at,
    brief,
)

FIRST, SECOND, THIRD = ShowWalk(MAP, 1, 3), ShowWalk(SUIT, 2, 3), ShowWalk(TRAINING, 3, 3)
TOMORROW = NOW + timedelta(days=1)


def words(text: str) -> Read:
    """Return words that the understanding makes nothing of."""
    return a_text(text, intent=Intent.UNCLEAR)


def at_the(number: int, **overrides: Any) -> State:
    """Return the state in which the walk through 1.1, 1.2 and A-07 has come to its n-th."""
    order = (MAP, SUIT, TRAINING)
    shown = order[number - 1]
    values: dict[str, Any] = {"day": TODAY, "order": order, "shown": shown, "shown_at": NOW}
    return State(walk=Walk(**(values | overrides)), about=shown, about_at=NOW)


def tomorrow(**overrides: Any) -> View:
    """Return Marta's desk on the next day, after a reminder."""
    values = {"today": TODAY + timedelta(days=1), "reminded_at": TOMORROW - timedelta(hours=1)}
    return at(TOMORROW, **(values | overrides))


@pytest.mark.parametrize(
    "text",
    [
        "una por una",
        "Una por una, por favor.",
        "uno por uno",
        "vamos de a una",
        "mejor una por una",
        "quiero una por una",
    ],
)
def test_words_begin_a_walk_through_what_is_open(text: str) -> None:
    following = after(State(), words(text))

    assert following.actions == (FIRST,)
    assert following.state.walk == Walk(
        day=TODAY, order=(MAP, SUIT, TRAINING), shown=MAP, shown_at=NOW
    )
    assert following.state.about == MAP


@pytest.mark.parametrize("text", ["vamos una por una reportando la 1.2 en 60", "una", "por una"])
def test_other_words_begin_none(text: str) -> None:
    assert not walk.begins(text)


def test_the_button_begins_it_and_pressed_again_shows_the_same() -> None:
    following = after(State(), a_press("walk", 0), a_press("walk", 0))

    assert following.actions == (FIRST,)


def test_what_was_reported_today_is_passed_over_at_the_beginning() -> None:
    view = a_view(reported_on={MAP: TODAY})

    assert after(State(), a_press("walk", 0), view=view).actions == (ShowWalk(SUIT, 1, 2),)


def test_who_has_reported_all_today_is_told_so_and_who_has_nothing_open_too() -> None:
    reported = a_view(reported_on=dict.fromkeys((MAP, SUIT, TRAINING), TODAY))

    assert after(State(), a_press("walk", 0), view=reported).actions == (Say("walk_nothing"),)
    nothing = a_view(open_ids=frozenset[int]())
    assert after(State(), a_press("walk", 0), view=nothing).actions == (Say("list_empty"),)


@pytest.mark.parametrize(
    ("heard", "follows"),
    [
        (a_press("same", SUIT, "40"), [("record", ("1.2", 40)), THIRD]),
        (a_press("pct", SUIT, "100"), [("record", ("1.2", 100)), THIRD]),
        (a_press("none", SUIT), [("record", ("1.2", 40)), THIRD]),
        (a_press("skip", SUIT), [THIRD]),
        (a_press("other", SUIT), [("ask", "percent", "1.2")]),
        (a_text("60, falta la firma", an_update(SUIT, 60)), [("record", ("1.2", 60)), THIRD]),
        (a_text("30", an_update(SUIT, 30, Ask.CONFIRM)), [("ask", "confirm", "1.2")]),
        (a_text("A-07 en 50", an_update(TRAINING, 50)), [("record", ("A-07", 50)), SECOND]),
        (
            a_text("no es mía", intent=Intent.REASSIGN, codes=("1.2",)),
            [("wish", "reassign", "wish_office", "1.2")],
        ),
        (
            a_text("prórroga A-07", intent=Intent.EXTENSION, codes=("A-07",)),
            [("wish", "extension", "wish_until", "A-07")],
        ),
        (a_text("lista", intent=Intent.LIST), [ShowList()]),
        (a_text("gracias", intent=Intent.COURTESY), [Say("courtesy")]),
        (a_text("deshacer", intent=Intent.UNDO), [Undo()]),
        (words("saltar"), [THIRD]),
        (words("La siguiente, por favor"), [THIRD]),
        (words("blablá"), [Say("unclear", about=MAP)]),
        (words("parar"), [EndWalk("walk_left", 2)]),
        (words("luego sigo"), [EndWalk("walk_left", 2)]),
    ],
)
def test_what_is_heard_at_the_second_activity(heard: Pressed | Read, follows: list[Any]) -> None:
    state = at_the(2, skipped=(MAP,))

    assert brief(after(state, heard).actions) == follows


@pytest.mark.parametrize("text", ["/salir", "salir de la lista de correos", "no puedo parar ahora"])
def test_commands_and_sentences_do_not_leave_it(text: str) -> None:
    assert after(at_the(2), words(text)).actions == (Say("unclear", about=MAP),)


@pytest.mark.parametrize("text", ["parar", "saltar", "la siguiente", "seguir"])
def test_words_that_steer_a_walk_mean_nothing_without_one(text: str) -> None:
    assert after(State(), words(text)).actions == (Say("unclear", about=MAP),)


def test_igual_keeps_the_figure_and_its_status_and_its_own_word_is_the_source() -> None:
    view = a_view(statuses={SUIT: Status.NOT_STARTED})
    record, _ = after(at_the(2), a_press("same", SUIT, "40"), view=view).actions

    (draft,) = record.drafts  # type: ignore[union-attr]
    assert (draft.percent, draft.status) == (Decimal(40), Status.NOT_STARTED)
    assert (draft.words, draft.description) == ("Igual", "")


def test_igual_under_a_figure_that_has_moved_since_writes_nothing() -> None:
    assert after(at_the(2), a_press("same", SUIT, "30")).actions == (ShowCard(SUIT),)


def test_after_the_answer_to_its_question_the_walk_goes_on() -> None:
    asked = after(at_the(2, skipped=(MAP,)), a_text("30", an_update(SUIT, 30, Ask.CONFIRM)))
    agreed = after(asked.state, words("sí"))

    assert brief(agreed.actions) == [("record", ("1.2", 30)), THIRD]
    refused = after(asked.state, words("no"))
    assert brief(refused.actions) == [Say("not_recorded", about=SUIT)]
    assert refused.state.walk == asked.state.walk


def test_a_skipped_question_keeps_its_buttons_but_a_bare_figure_is_about_the_next() -> None:
    asked = after(at_the(2, skipped=(MAP,)), a_text("30", an_update(SUIT, 30, Ask.CONFIRM)))
    on = after(asked.state, a_press("skip", SUIT))

    assert on.state.open_question(None) is None
    assert on.state.about == TRAINING
    pressed = after(on.state, a_press("yes", MESSAGE, "0"))
    assert brief(pressed.actions) == [("record", ("1.2", 30)), THIRD]


def test_at_its_end_it_says_how_many_were_skipped() -> None:
    last = at_the(3, skipped=(MAP, SUIT))

    following = after(last, a_press("same", TRAINING, "20"))
    assert brief(following.actions) == [("record", ("A-07", 20)), EndWalk("walk_done", 2)]
    assert following.state.walk is None
    assert after(at_the(3, skipped=(MAP,)), a_press("skip", TRAINING)).actions == (SECOND,)


@pytest.mark.parametrize("heard", [words("seguir"), words("Sigamos"), a_press("walk", 0)])
@pytest.mark.parametrize("left", [True, False])
def test_the_next_day_it_goes_on_where_it_was(heard: Pressed | Read, left: bool) -> None:
    state = after(at_the(2, skipped=(MAP,)), words("parar")).state if left else at_the(2)
    state = restore(keep(state))
    told = {SUIT: TODAY} if left else {MAP: TODAY, SUIT: TODAY}

    following = step(state, heard, tomorrow(reported_on=told))

    assert following.actions == (THIRD,)


def test_what_has_opened_meanwhile_comes_at_the_end() -> None:
    view = tomorrow(open_ids=frozenset({MAP, SUIT, TRAINING, FINISHED}))
    state = at_the(3, skipped=(MAP, SUIT, TRAINING))

    assert step(state, words("seguir"), view).actions == (ShowWalk(FINISHED, 4, 4),)


def test_after_a_week_a_new_walk_begins_with_what_was_skipped_too() -> None:
    later = at(NOW + timedelta(days=8), today=TODAY + timedelta(days=8))

    assert step(at_the(3, skipped=(MAP, SUIT)), words("seguir"), later).actions == (FIRST,)


@pytest.mark.parametrize(
    "view", [at(NOW + timedelta(hours=2)), tomorrow()], ids=["two hours later", "next day"]
)
def test_a_walk_of_long_ago_does_not_come_up_after_a_report_on_something_else(view: View) -> None:
    following: Step = step(at_the(1), a_text("1.2 en 60", an_update(SUIT, 60)), view)

    assert brief(following.actions) == [("record", ("1.2", 60))]


def test_a_button_of_yesterdays_card_takes_it_up_again() -> None:
    following = step(at_the(2, skipped=(MAP,)), a_press("same", SUIT, "40"), tomorrow())

    assert brief(following.actions) == [("record", ("1.2", 40)), THIRD]


def test_saltar_when_there_is_no_walk_any_more_says_so() -> None:
    assert after(State(), a_press("skip", SUIT)).actions == (Say("question_gone"),)


@pytest.mark.parametrize(
    ("text", "follows"), [("saltar", THIRD), ("parar", EndWalk("walk_left", 2)), ("hola", None)]
)
def test_a_reply_to_its_card_steers_it_however_late(text: str, follows: Any) -> None:
    late = a_text(text, intent=Intent.UNCLEAR, answers=(SUIT,))
    following = step(at_the(2, skipped=(MAP,)), late, tomorrow())

    assert following.actions == (follows or Say("unclear", about=MAP),)
    elsewhere = a_text(text, intent=Intent.UNCLEAR, answers=(MAP,))
    assert step(at_the(2), elsewhere, tomorrow()).actions == (Say("unclear", about=MAP),)

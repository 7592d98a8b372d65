"""Requests: more time, another office, a later reminder, and what is reported beside them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation.state import State
from bot.conversation.steps import PassOn
from bot.understanding.meaning import Ask, Intent
from core.words import RequestKind
from tests.unit.bot.conversation.builders import (
    MAP,
    MESSAGE,
    SUIT,
    a_press,
    a_text,
    after,
    an_update,
    brief,
)


@pytest.mark.parametrize(
    ("intent", "kind"),
    [
        (Intent.EXTENSION, RequestKind.EXTENSION),
        (Intent.REASSIGN, RequestKind.REASSIGN),
        (Intent.SNOOZE, RequestKind.SNOOZE),
    ],
)
def test_a_request_is_passed_on_with_what_was_said(intent: Intent, kind: RequestKind) -> None:
    until = date(2026, 6, 30)
    heard = a_text(
        "…", intent=intent, codes=("1.2",), until=until, office="Jurídica", reason="por la firma"
    )
    expected = PassOn(kind, (SUIT,), MESSAGE, until, "Jurídica", "por la firma")

    assert after(State(), heard).actions == (expected,)


def test_a_request_about_several_activities_is_one_request_with_one_answer() -> None:
    heard = a_text(
        "mañana", intent=Intent.SNOOZE, codes=("1.1", "1.2", "1.1"), until=date(2026, 5, 12)
    )
    (asked,) = after(State(), heard).actions

    assert isinstance(asked, PassOn)
    assert asked.activities == (MAP, SUIT)


def test_a_report_beside_a_request_is_recorded_and_its_question_asked() -> None:
    heard = a_text(
        "1.2 va en 60, 1.1 casi; más plazo para la 1.2",
        an_update(SUIT, 60),
        an_update(MAP, None, Ask.PERCENT),
        intent=Intent.EXTENSION,
        codes=("1.2",),
    )
    actions = brief(after(State(), heard).actions)

    assert actions[0] == ("record", ("1.2", 60))
    assert isinstance(actions[1], PassOn)
    assert actions[2] == ("ask", "percent", "1.1")


def test_a_request_without_an_activity_asks_which_one_and_then_is_passed_on_once() -> None:
    heard = a_text(
        "necesitamos prórroga", intent=Intent.EXTENSION, ask=Ask.ACTIVITY, reason="por la firma"
    )
    asking = after(State(), heard)
    (asked,) = asking.state.waiting
    chosen = after(asking.state, a_press("pick", SUIT, f"{MESSAGE}.{asked.ordinal}", 501))

    assert brief(asking.actions) == [("ask", "activity", None)]
    (passed_on,) = chosen.actions
    assert isinstance(passed_on, PassOn)
    assert (passed_on.activities, passed_on.inbound_id) == ((SUIT,), MESSAGE)
    assert chosen.state.waiting == ()

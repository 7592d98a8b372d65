"""A report that is moved goes whole, but for its words: those are the ones that move it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.conversation.correcting.other_activity import settled
from bot.conversation.state import State
from bot.conversation.steps import Record
from bot.conversation.view import Moving
from core.reported import NOTHING_DONE, Reported
from core.words import Status
from tests.unit.bot.conversation.builders import MAP, SUIT, a_text, a_view

TOLD = Reported(Decimal(60), Status.IN_PROGRESS, "falta la firma", "60 %")
TEXT = "eso no es de la 1.2, es de la 1.1"


def recorded(moving: Moving) -> Reported:
    """Return what is recorded once a report is moved."""
    step = settled(State(), moving, a_text(TEXT), a_view(), alone=True)
    (draft,) = next(one.drafts for one in step.actions if isinstance(one, Record))
    return draft.reported


def test_what_is_moved_to_another_activity_says_there_what_it_said() -> None:
    assert recorded(Moving(SUIT, MAP, TEXT, report=7, told=TOLD)) == replace(TOLD, words=TEXT)


def test_what_is_of_none_says_that_nothing_is_done() -> None:
    assert recorded(Moving(SUIT, None, TEXT, report=7, told=TOLD)) == replace(
        NOTHING_DONE, words=TEXT
    )

"""Questions that unclear words have raised: they name no activity and show no work. Nothing is lost
with them, so that they end with a refusal or with what is clearly about something else, and are
never asked again on a later day. Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bot.conversation.state import Draft, State
from bot.understanding.asks.pages.inquiry import is_question
from bot.understanding.meaning import Ask, Status
from bot.understanding.progress.of_the_report import shows_work
from bot.understanding.reading import read
from bot.understanding.yes_no import knows_not, says_no


def is_raised_by(asked: Draft) -> bool:
    """Tell whether unclear words have raised a question: no figure, no state, no file and no sign
    of work waits with it, and they named no activity or only asked something."""
    told = (asked.percent, asked.attached, asked.confirms)
    if any(one is not None for one in told) or asked.also or asked.lacks or asked.said_by:
        return False
    if asked.status is not Status.IN_PROGRESS or not asked.text:
        return False
    if asked.ask is Ask.PERCENT and not asked.guessed:
        return is_question(read(asked.text))
    if asked.ask is not Ask.ACTIVITY and not asked.guessed:
        return False
    return not shows_work(f"{asked.text} {asked.description}")


def is_refused(asked: Draft, text: str) -> bool:
    """Tell whether a text refuses a question that unclear words have raised."""
    return (knows_not(text) or says_no(text)) and is_raised_by(asked)


def without(state: State, *, but: Collection[int | None] = ()) -> State:
    """Return the state without the questions of unclear words, but for those about activities."""
    kept = tuple(
        one
        for one in state.waiting
        if (one.activity_id is not None and one.activity_id in but) or not is_raised_by(one)
    )
    return state if kept == state.waiting else state.model_copy(update={"waiting": kept})


def without_earlier(state: State, today: date) -> State:
    """Return the state without the questions of unclear words of an earlier day than `today`."""
    kept = tuple(one for one in state.waiting if one.said_on >= today or not is_raised_by(one))
    return state if kept == state.waiting else state.model_copy(update={"waiting": kept})

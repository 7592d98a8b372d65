"""A text that puts a day right that was said before: of the request or the words that wait, or of
the last report. It is no figure, and no reminder that is asked for. Pure."""

from __future__ import annotations

from bot.conversation import wishes
from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import go_on
from bot.conversation.state import Draft, State
from bot.conversation.steps import AddWords, Step
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding.correcting.corrected_day import (
    CorrectedDay,
    corrected_day,
    day_alone,
    moved,
    names_a_day,
)
from bot.understanding.meaning import Ask, Status
from core.dates.reader import find_dates, is_asked_day
from core.spanish import sentences
from core.words import RequestKind


def answered(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from a text that puts nothing right but a day: the request is shown for
    the other day, or the words go with those that named it and what was asked is asked again.

    A request takes a day alone too. None for other texts, and where nothing was said that it could
    be about.
    """
    asked, wish = state.open_question(view.reminded_at), state.open_wish(view.reminded_at)
    said = corrected_day(heard.text)
    if said is None and wish is not None and wish.kind is RequestKind.EXTENSION:
        said = day_alone(heard.text)
        said = None if said is not None and said.is_bare and wish.until is None else said
    if said is None:
        return None
    if asked is not None and _may_be_of(asked.description or asked.text, said, view):
        return _beside(state, asked, heard, view)
    if wish is not None:
        return _asked_for(state, wish, said, heard.text, view)
    return _told(state, heard, view) if view.dated else None


def _may_be_of(words: str, said: CorrectedDay, view: View) -> bool:
    """Tell whether words may have named the day that is put right."""
    return bool(words) and (not said.is_bare or names_a_day(words, view.today))


def _beside(state: State, asked: Draft, heard: Read, view: View) -> Step:
    """Keep the words with those that wait, and ask again."""
    words = heard.text.strip()
    more = {"description": sentences((asked.description, words))}
    if asked.ask is Ask.ACTIVITY:  # its text is read again once it is known: not these words
        more = {"beside": sentences((asked.beside, words))}
    others = (one for one in state.waiting if one is not asked)
    waiting = (asked.model_copy(update=more), *others)
    return go_on(state.model_copy(update={"waiting": waiting}), (), view)


def _asked_for(state: State, one: Wish, said: CorrectedDay, words: str, view: View) -> Step | None:
    """Ask for the day that is meant; of another request, it is told with the reason."""
    if one.kind is not RequestKind.EXTENSION:
        if not _may_be_of(one.reason, said, view):
            return None
        return wishes.go_on(state, wishes.because(one, sentences((one.reason, words))), view)
    if one.until is not None:
        day = moved(one.until, said, view.today)
        return wishes.go_on(state, one if day is None else wishes.until(one, day, view), view)
    found = [] if said.is_bare else find_dates(said.new, view.today)
    named = [one for one in found if is_asked_day(one, view.today)]
    if len(named) != 1 or named[0].day is None:
        return wishes.go_on(state, one.model_copy(update={"why": "no_date"}), view)
    return wishes.go_on(state, wishes.until(one, named[0].day, view), view)


def _told(state: State, heard: Read, view: View) -> Step:
    """Add the words to the report that named the day; ask which, where several may have."""
    words = heard.text.strip()
    if len(view.dated) == 1:
        return go_on(state, (AddWords(view.dated[0], words, heard.inbound_id),), view)
    which = Draft(
        activity_id=None,
        percent=None,
        status=Status.IN_PROGRESS,
        description=words,
        words="",
        inbound_id=heard.inbound_id,
        text=heard.text,
        said_on=view.today,
        ask=Ask.ACTIVITY,
        adds_to=view.dated,
    )
    return go_on(state.model_copy(update={"waiting": (which, *state.waiting)}), (), view)

"""Who says that it was told before, or asks why it counts as late, is shown what is on record of
it: her words are no report, and nothing is recorded."""

from __future__ import annotations

from bot.conversation.acting import act
from bot.conversation.showing import inquiries
from bot.conversation.steps import ShowList
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.questions import Page
from bot.understanding.asks.requests.protested import Protest, protest_in
from bot.understanding.clauses import SENTENCE
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.yes_no import complains
from core.inbound import Inbound
from core.messages import Content

_PAGES = {Protest.TOLD: Page.HISTORY, Protest.LATE: Page.FACTS}


def answered(turn: Turn) -> Obeyed | None:
    """Show what is on record of the one activity that a protest is about, and all that is open of
    hers where that is not known. None for other messages, in a group, and for who drops by it the
    question for a figure."""
    protest = protest_in(turn.text)
    if protest not in _PAGES or not turn.is_plain_text:
        return None
    asks = turn.current.first_asked is not None
    if not turn.desk.open_ids or (asks and complains(turn.text)):
        return None
    about = _about(turn, late=protest is Protest.LATE)
    if about is not None:
        return Obeyed(inquiries.page_of(turn, _PAGES[protest], about))
    listed = act(turn, ShowList())
    return None if listed is None else Obeyed(listed)


def beside(turn: Turn) -> tuple[list[Content], Inbound]:
    """Return what is on record of the activities of which sentences of a text ask why they count as
    late, and the message without these; nothing and the whole message where none do."""
    message = turn.message
    parts = [one for one in SENTENCE.split(turn.text) if one.strip()]
    if not turn.is_plain_text or len(parts) == 1:
        return [], message
    late = [one for one in parts if protest_in(one) is Protest.LATE]
    alone = map(turn.saying, late)
    about = {found: None for one in alone if (found := _about(one, late=True)) is not None}
    rest = "\n".join(one for one in parts if one not in late)
    if not about or not rest:
        return [], message
    pages: list[Content] = [inquiries.page_of(turn, Page.FACTS, one) for one in about]
    return pages, message.model_copy(update={"text": rest})


def _about(turn: Turn, *, late: bool) -> int | None:
    """Return the activity of hers that a text names, else that she spoke of last, else the only
    one; where it is called `late`, one whose date has passed. None where it may be several."""
    desk, today = turn.desk, turn.today
    named = [one for one, mine in desk.activities.items() if names_handle(turn.text, mine.handle)]
    if not named:
        known = desk.open_context()
        codes = codes_named(read(turn.text), known)
        named = [one for one in desk.open_ids if desk.activities[one].as_pending().code in codes]
    if named:
        return named[0] if len(named) == 1 else None
    may = [
        one
        for one, mine in desk.activities.items()
        if one in desk.open_ids and (not late or (mine.due is not None and mine.due < today))
    ]
    last = turn.current.spoken_of(desk.at, None)
    if last in may or len(may) == 1:
        return last if last in may else may[0]
    return None

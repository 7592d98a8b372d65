"""One activity is left to somebody in passing: "se la dejo a Jairo". A delegate of her office gets
it; of another office it is asked for as ever; of nobody who is known she is told what to do."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import addressees, thread
from bot.conversation.away.delegating import (
    activity_named,
    delegate,
    plainly,
    to_give,
    to_whom,
    which_to_give,
)
from bot.conversation.requesting.addressing import known_offices
from bot.conversation.turn import Obeyed, Turn
from bot.conversation.wish import Wish
from bot.understanding.asks.delegation import LEFT_TO
from core.words import RequestKind


def taken(turn: Turn) -> Obeyed | Turn | None:
    """Take words that leave the activity that they name, or that is spoken of, to somebody; None
    for other words, and where they may tell of the work."""
    message = turn.message
    if message.is_no_new_text or message.files or turn.in_group:
        return None
    said = plainly(turn.text, LEFT_TO)
    if said is None:
        return None
    parts, hers = said.groupdict(), turn.desk_of(turn.person)
    about = activity_named(hers, parts.get("what") or "") or spoken_of(turn)
    named = to_give(turn.session, hers, parts["name"])
    if named and about is None:
        return which_to_give(turn, hers)
    if about is not None and about in named:
        given = delegate(turn, hers, about, named[about].person_id)
        return Obeyed(given, given=(hers.activities[about].handle,))
    found = addressees.find(parts["name"], known_offices(turn))
    if about is not None and any(one.office.id != hers.office_of(about) for one in found):
        wish = Wish(
            kind=RequestKind.REASSIGN, activities=(about,), inbound_id=turn.inbound.id,
            named=parts["name"],
        )  # fmt: skip
        return replace(turn, anew=wish)
    if not parts.get("leaves"):
        return None
    return which_to_give(turn, hers) if about is None else to_whom(turn, hers, about)


def spoken_of(turn: Turn) -> int | None:
    """Return the activity of the message that is answered, else of the open question, else the one
    that was just spoken of; None where it is not on her desk, or none is."""
    replied = thread.answered_by(turn).activities
    state = turn.current
    asked = state.open_question(None)
    about = replied[0] if len(replied) == 1 else None
    if not replied:
        about = asked.activity_id if asked is not None else state.spoken_of(turn.now, None)
    return about if about in turn.desk.activities else None

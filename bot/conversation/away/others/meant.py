"""Who was asked about an activity says that an absence was meant: what stands of it is shown."""

from __future__ import annotations

from bot.conversation.away.others import confirming_away, others_away
from bot.conversation.away.others.others_away import Another
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.meant_absence import meant_absence
from core.entity.rights import Right
from models.owed import Notice
from scheduler.told import absence


def told(turn: Turn) -> Obeyed | None:
    """Show the absence that is meant, or confirm it; ask for its last day where none is known.
    None for other words."""
    message = turn.message
    said = None if message.is_no_new_text or turn.in_group else meant_absence(turn.text)
    another = None if said is None else others_away.another_in(turn, said.words)
    if said is None or another is None:
        return None
    words = f"ausencia de {said.words}"
    if not turn.may(Right.ABSENCE):
        return others_away.shown(turn, another, words, confirms=False)
    waiting = _waiting(turn, another)
    if waiting is None:
        return others_away.shown(turn, another, words, confirms=True)
    if said.confirms:
        done = others_away.confirm(turn, waiting)
        return None if done is None else Obeyed(done)
    first, until = others_away.days_told(waiting)
    own = str(waiting.details.get("words") or "")
    return others_away.proposed(
        turn, absence.Told(another.person_id, another.name, first, until, own)
    )


def _waiting(turn: Turn, another: Another) -> Notice | None:
    """Return the one notice of an absence of somebody on known days that waits for her yes."""
    shown = (turn.session.get(Notice, one) for one in others_away.shown_last(turn))
    found = {
        one.id: one
        for one in (*confirming_away.waiting_for(turn), *shown)
        if one is not None
        and int(one.details["away"]) == another.person_id
        and one.details["until"]
    }
    return next(iter(found.values())) if len(found) == 1 else None

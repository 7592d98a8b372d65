"""Control tells who replaces somebody: "confirmo, Germán reemplaza a Rosa desde el 16".

Rosa is away then: her absence is set where it waits, else shown for a yes, or asked for."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.away import confirming_away, departing, others_away
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.of_persons import who_is_replaced
from core.entity.rights import Right
from core.messages import Note
from scheduler.told import absence


def told(turn: Turn) -> Obeyed | None:
    """Answer with the absence of the one who is replaced, and pass on who replaces her; None for
    other words, and where she is known to be away already."""
    who = "" if turn.message.is_no_new_text or turn.in_group else who_is_replaced(turn.text)
    if not who or not turn.may(Right.ABSENCE):
        return None
    another = others_away.another_in(turn, who)
    if another is None:
        return None
    passed = departing.passed_of_others(turn)
    waiting = [
        one
        for one in confirming_away.waiting_for(turn)
        if int(one.details["away"]) == another.person_id
    ]
    if len(waiting) == 1 and confirming_away.may_confirm(turn.text):
        done = others_away.confirm(turn, waiting[0])
        return Obeyed(done or Note(name="question_gone"), also=(passed,))
    if absence.known_of(turn.session, turn.context, another.person_id, turn.now):
        return Obeyed(passed)
    shown = others_away.shown(turn, another, turn.text, confirms=True)
    return replace(shown, also=(passed,))

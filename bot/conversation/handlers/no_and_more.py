"""What a "no" to a decision that was shown goes on with: "no, primero pregúntele a Jairo qué ley
es". What is to be told to somebody is shown for a yes; anything else is told back."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import commands
from bot.conversation.correcting.forgetting import forgets
from bot.conversation.deciding import deciding_all, decisions
from bot.conversation.showing import shown
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.yes_no import after_words, merely_no
from core.messages import Note

_STOPS = "decision_waits"


def answered(turn: Turn) -> Obeyed | None:
    """Take the answer to a question about a decision; None where it is none."""
    rest = after_words(turn.text, merely_no)
    tells = bool(rest) and commands.told_to_one(rest) is not None
    waits = turn.waiting is not None and turn.waiting.kind == deciding_all.ALL
    done = decisions.answered(turn.saying("no") if tells and waits else turn)
    says_nothing = not rest or forgets(rest) or is_courtesy(read(rest).plain)
    if done is None or says_nothing or not _stops(done):
        return done
    asked = shown.in_words(turn.saying(rest)) if tells else None
    if asked is None or asked.said is None:
        return replace(done, also=(*done.also, Note(name="left_out", values={"beside": rest})))
    return replace(done, proposed=asked.proposed, also=(*done.also, asked.said, *asked.also))


def _stops(done: Obeyed) -> bool:
    """Tell whether all that came of it is that the request goes on waiting."""
    return isinstance(done.said, Note) and done.said.name == _STOPS

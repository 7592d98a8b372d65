"""Words that say how an activity stands: "Cumplida", "En proceso"."""

from __future__ import annotations

import re
from enum import Enum, auto

from core.spanish import fold
from plans.values.clean import clean

_DONE = re.compile(
    r"(?:ya )?(?:cumpli(?:d[oa]|o)|terminad[oa]|finalizad[oa]|completad[oa]|ejecutad[oa]|"
    r"realizad[oa]|culminad[oa]|done|completed?)(?: (?:al )?100 ?%| totalmente)?"
)
_NOT_DONE = re.compile(
    r"en (?:proceso|ejecucion|curso|desarrollo|avance|tramite)|(?:aun )?pendiente|"
    r"(?:no|sin|por) (?:inicia(?:d[oa]|r)|ejecuta(?:d[oa]|r)|cumpli(?:d[oa]|r))|incumplid[oa]|"
    r"atrasad[oa]|cumplid[oa] parcial(?:mente)?|in progress|not started|to do|pending"
)
_LONGEST = 40


class State(Enum):
    """What a word says of an activity."""

    DONE = auto()
    NOT_DONE = auto()


def state_of(text: str) -> State | None:
    """Return what a cell says of an activity, None where it says nothing of it, or more."""
    folded = fold(clean(text)).strip(". ") if len(text) <= _LONGEST else ""
    said = {State.DONE: _DONE, State.NOT_DONE: _NOT_DONE}
    return next((one for one, words in said.items() if words.fullmatch(folded)), None)

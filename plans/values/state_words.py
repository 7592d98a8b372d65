"""Words that say how an activity stands: "Cumplida", "En proceso"."""

from __future__ import annotations

import re
from enum import Enum, auto

from core.spanish import MONTHS, fold
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
# "Esta actividad se cumplió en el primer cuatrimestre", "Cumplida en el corte 1": before this one.
_DONE_BEFORE = re.compile(
    r"(?:(?:la|esta) )?(?:(?:actividad|accion|meta|tarea) )?(?:ya )?(?:se |fue |esta )?"
    r"(?:cumplio|cumplid[oa]|ejecut[oa]|ejecutad[oa]|realizo|realizad[oa]|termino|terminad[oa]|"
    r"finalizo|finalizad[oa]|culmino|culminad[oa]|completo|completad[oa])"
    r"(?: (?:al )?100 ?%| totalmente| la (?:actividad|accion|meta))?"
    r" (?:en|desde|durante|con)(?: el| la| los)?(?: mes de| mes)? "
    r"(?P<when>[^.;:]{3,60})(?:[.;:].*)?"
)
_PERIOD_BEFORE = re.compile(
    r"(?:corte|seguimiento|periodo|cuatrimestre|trimestre|bimestre|semestre|monitoreo|reporte)\b.*|"
    r"(?:[1-6]|[ivx]{1,3}|primer|segundo|tercer|cuarto|pasado|anterior)\b.*|(?:"
    + "|".join(MONTHS)
    + r")\b.*"
)
_NOT_THIS = re.compile(
    r"\b(?:presente|actual|este|no|parcial(?:mente)?|falta|pendiente|salvo|excepto)\b"
)
_LONGEST = 40
_LONGEST_SENTENCE = 200


class State(Enum):
    """What a word says of an activity."""

    DONE = auto()
    NOT_DONE = auto()


def state_of(text: str) -> State | None:
    """Return what a cell says of an activity, None where it says nothing of it, or more."""
    folded = fold(clean(text)).strip(". ") if len(text) <= _LONGEST else ""
    said = {State.DONE: _DONE, State.NOT_DONE: _NOT_DONE}
    return next((one for one, words in said.items() if words.fullmatch(folded)), None)


def says_done_before(text: str) -> bool:
    """Tell whether words only say that an activity was done in a period before: "Esta actividad se
    cumplió en el primer cuatrimestre de la vigencia"."""
    folded = fold(clean(text)).strip(". ") if len(text) <= _LONGEST_SENTENCE else ""
    found = _DONE_BEFORE.fullmatch(folded)
    told = found is not None and _PERIOD_BEFORE.fullmatch(found["when"]) is not None
    return told and not _NOT_THIS.search(folded)

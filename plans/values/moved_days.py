"""Days to which deadlines were moved, as their heading says it: "Fecha reprogramada"."""

from __future__ import annotations

import re

# "FEC_FIN_REPROG", "Prórroga hasta", "Nuevo plazo", "Fecha final ajustada".
_MOVED = re.compile(
    r"\b(?:reprog\w{0,10}|prorroga\w{0,2}|aplaza\w{0,6}|ampliad[oa]|ampliacion)\b|\bnuev[oa] "
    r"(?:fecha|plazo)\b|\b(?:fecha|plazo|fin|final|termin\w{0,8}|culmina\w{0,5}) (?:\w{2,12} )?"
    r"(?:ajustad[oa]|modificad[oa]|actualizad[oa])\b"
)
_OF_A_DAY = re.compile(
    r"\b(?:fechas?|plazos?|fin|final|hasta|termin\w{0,8}|culmina\w{0,5}|vencimiento)\b"
)
_ALONE = re.compile(r"(?:reprogramad[oa]|reprogramacion|prorroga)(?: (?:\d|[iv]{1,3}))?")
# What else is said of it: who asked for it, when and why, how often; where something begins.
_ABOUT = re.compile(
    r"\b(?:solicitud|solicita\w{0,4}|motivos?|causas?|justifica\w{0,6}|numero|no|cantidad|"
    r"observa\w{0,8}|aprob\w{0,8}|autoriza\w{0,6}|acta|acto|soporte|radica\w{0,6}|registro|"
    r"avance|metas?|anterior|inicio|inicial|inicia|ini|desde)\b"
)
# How nobody moved it: "N/A", "No", "Sin prórroga".
NOT_MOVED = re.compile(
    r"(?:n ?/? ?a|no|no aplica|ningun[oa]|sin (?:reprogramar|reprogramacion|prorroga)|0|[-–—x.]+)"
    r"\.?"
)


def is_moved_day(words: str) -> bool:
    """Tell whether a heading's folded words are those of days to which deadlines were moved."""
    told = _OF_A_DAY.search(words) or is_moved_alone(words)
    return bool(told and _MOVED.search(words) and not _ABOUT.search(words))


def is_moved_alone(words: str) -> bool:
    """Tell whether a heading says only that something was moved: "Reprogramación"."""
    return bool(_ALONE.fullmatch(words))


def is_about_moving(words: str) -> bool:
    """Tell whether a heading is of another day of that: when somebody asked for it."""
    return bool(_OF_A_DAY.search(words) and _MOVED.search(words) and _ABOUT.search(words))

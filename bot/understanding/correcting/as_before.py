"""That an activity is as it was before: "2.5 sin avance, corrija". Pure."""

from __future__ import annotations

import re

NO_WORK = (
    r"(?:no (?:hay|tiene|presenta|registra|lleva)|sin|ningun) avance"
    r"|no (?:(?:l[ao]s? )?(?:hemos|he)|(?:se )?(?:ha|han)) "
    r"(?:avanzado|iniciado|empezado|comenzado|arrancado)|sin (?:empezar|iniciar|comenzar)"
)
_AS_BEFORE = re.compile(
    rf"{NO_WORK}|sigue (?:igual|como estaba|lo mismo)|como estaba|sin (?:novedad|cambio)"
)
# "2.5 sin avance, corrija", "No, la 2.5 sigue sin avance": what was reported of it was not so.
_CORRECTS = re.compile(
    r"(?<!\S)(?:corrij[aeo]\w{0,5}|corregi\w{1,5}|arregl(?:e|ar)\w{0,5}|(?:esta|quedo) mal)(?!\S)"
    r"|^no(?: no)? [,.;:!]"
)
_FIGURE = re.compile(r"(?<![\d.])\d+(?![\d.])")


def corrects(plain: str) -> bool:
    """Tell whether a text wants what was reported put right."""
    return _CORRECTS.search(plain) is not None


def is_as_before(plain: str) -> bool:
    """Tell whether a sentence says that nothing was done, and no figure."""
    return _FIGURE.search(plain) is None and _AS_BEFORE.search(plain) is not None

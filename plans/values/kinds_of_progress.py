"""What of an activity a figure counts, as its heading says it: its work, or its money."""

from __future__ import annotations

import re

_PROGRESS = r"(?:%|pct|porc|porcentaje|avance|ejecucion|ejec|ejecutado|cumplimiento)"
# Behind what was planned or done, in folded words: figures that add up are of it all the same.
SUMMED = re.compile(r"(?<=(?:mado|mada|tado|tada|eado|eada|zado|zada)) acum(?:ulad[oa]s?)?\b")
# "PCT_FINANCIERO", "Ejecución presupuestal %": no progress of the activity.
_OF_MONEY = re.compile(
    rf"{_PROGRESS} (?:(?:{_PROGRESS}|acumulad[oa]|de|del|la|los|recursos?|meta) ){{0,4}}"
    r"(?:financier|presupuest|financ\b)"
)
# "PCT_FISICO", "Ejecución física %".
_OF_WORK = re.compile(
    rf"{_PROGRESS} (?:(?:de )?{_PROGRESS} )?fisic[oa](?: acumulad[oa])?(?: %)?|fisic[oa] %"
)


def counts_money(words: str) -> bool:
    """Tell whether a heading's folded words are those of what was spent."""
    return bool(_OF_MONEY.match(words))


def counts_work(words: str) -> bool:
    """Tell whether a heading's folded words are those of the physical progress."""
    return bool(_OF_WORK.fullmatch(words))

"""Lines of totals between the rows of a table without lines: each is a row of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.spanish import fold
from plans.readers.pdf.text import FIGURE, Word, runs_of, text_in

# Of folded text: what a total is called, before a figure or alone; "Total de …" may go on anywhere.
_TOTAL = re.compile(r"(?:sub)?total(?:es)?\b")
# What sums up a level, before its figure: "Avance del proyecto: 46,3".
_OF_LEVEL = re.compile(
    r"(?:(?:%|porcentaje|promedio|total|nivel) (?:de |del )?)?"
    r"(?:avance|cumplimiento|ejecucion|promedio)(?: (?:total|promedio))? "
    r"(?:del?|de la|por) (?:plan|programa|proyecto|eje|objetivo|linea|componente|meta|area|proceso)"
    r"\b[^:]{0,40}:?"
)
# A total beside others, with its figure in it: "Total hallazgos: 9", "Avance promedio: 55%".
_SAID = re.compile(r"[^\W\d][^\d:]{2,40}: ?\$? ?[\d.,]{1,15} ?%?")
_LONGEST = 8
# Points: the second line of a name begins where the first does.
_NEAR = 2.0
# In letters' heights.
_NEXT_LINE = 1.4
_Lines = Sequence[Sequence[Word]]


def is_total(line: Sequence[Word]) -> bool:
    """Tell whether a line begins with the name of a total, beside which are figures alone, or
    others that say theirs."""
    name, *others = (text_in(run) for run in runs_of(line))
    if others and _OF_LEVEL.fullmatch(fold(name)):
        return all(map(_is_amount, others))
    if not _TOTAL.match(fold(name)) or len(name.split()) > _LONGEST:
        return False
    return all(map(_is_amount, others)) or all(map(_SAID.fullmatch, (name, *others)))


def totals_of(lines: _Lines) -> list[_Lines]:
    """Return the totals, each as its lines."""
    found: list[_Lines] = []
    number = 0
    while number < len(lines):
        if not is_total(lines[number]):
            number += 1
            continue
        total = [lines[number]]
        number += 1
        while number < len(lines) and _goes_on(total, lines[number]):
            total.append(lines[number])
            number += 1
        found.append(total)
    return found


def _goes_on(total: _Lines, line: Sequence[Word]) -> bool:
    """Tell whether a line is of the total above it: the rest of its name, or its figures."""
    height = line[0].bottom - line[0].top
    if line[0].middle - total[-1][0].middle > _NEXT_LINE * height or is_total(line):
        return False
    first, *others = (text_in(run) for run in runs_of(line))
    named = abs(line[0].x0 - total[0][0].x0) <= _NEAR and first[0].islower()
    return (named or _is_amount(first)) and all(map(_is_amount, others))


def _is_amount(text: str) -> bool:
    return bool(FIGURE.fullmatch(text.removeprefix("$").strip()))

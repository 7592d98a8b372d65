"""Percentages as people write them in the cells of a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from core.spanish import fold, parse_decimal
from plans.values.state_words import State, state_of

HUNDRED = Decimal(100)
CENT = Decimal("0.01")  # what is kept of a percentage

_LONGEST = 100
_LEAST_SHIFTED = 1000  # more than anybody does of what was planned: less may be so

_NOT_DUE = re.compile(
    r"n\s?[/.]?\s?a\.?|n\s?[/.]\s?p\.?|no aplica\b.*|no presenta\b.*|sin programar"
)
_SIGN = re.compile(r"(?:%|por ciento)\s*+(?:[.*;,]\s*+)?$", re.IGNORECASE)
_PERCENT = r"\d{1,3}(?:[.,]\d{1,4})?\s?%"
# "2 de 4 (50%)"; "100% Cumplido", "Cumplida (100 %)".
_COUNTED = re.compile(rf"(\d{{1,6}})\s?(?:de|/)\s?(\d{{1,6}})\s?[(=:–—-]?\s?({_PERCENT})\s?\)?\.?")
_WITH_STATE = re.compile(
    rf"(?P<figure>{_PERCENT})[\s(:,.–—-]{{1,4}}(?P<state>[^\W\d][^()%\d]*?)\)?\.?"
)
# "66% - Segundo informe radicado", "80% Faltan dos", "0%": the figure before the words.
_LEADING = re.compile(
    rf"\s*({_PERCENT})\s{{0,3}}(?:$|\n|[-–—:.;,|](?!\d)|(?<=\s)(?=[A-ZÁÉÍÓÚÑ\d]))"
)
# "Falta una sede. 80%", "Cumplida (100 %)": the figure behind them.
_TRAILING = re.compile(rf"[-–—:.;,|(\n]\s{{0,3}}({_PERCENT})\s?\)?\s?\.?\s*$")
_STATE_WITH = re.compile(
    rf"(?P<state>[^\W\d][^()%\d]*?)[\s(:,–—-]{{1,4}}(?P<figure>{_PERCENT})\)?\.?"
)


@dataclass(frozen=True, slots=True)
class PercentReading:
    """What a percentage cell says.

    `value` (0–100) is None for a blank cell, for "N/A" (nothing was due yet: not 0 %) and for what
    is no percentage; `understood` tells the last from the first two, `out_of_range` holds a
    number over 100, `share` one of at most 1 that stands bare among percentages: 100 % as likely
    as 1 %. `shifted`: it is printed a hundred times as large.
    """

    value: Decimal | None = None
    not_due: bool = False
    understood: bool = True
    out_of_range: Decimal | None = None
    share: Decimal | None = None
    shifted: bool = False


def read_percent(text: str) -> PercentReading:
    """Read "33%", "88,24 %", "2 de 4 (50%)", "100% Cumplido", "N/A", "No aplica para este
    seguimiento" or a blank cell; a count or a word that says another figure is not understood."""
    if len(text) > _LONGEST:
        return PercentReading(understood=False)
    folded = fold(text)
    if folded in {"", "-", "–", "—"}:
        return PercentReading()
    if _NOT_DUE.fullmatch(folded):
        return PercentReading(not_due=True)
    number = parse_decimal(_SIGN.sub("", _of_two(text) or text))
    if number is None or number < 0:
        return PercentReading(understood=False)
    if number > HUNDRED:
        return PercentReading(understood=False, out_of_range=number)
    return PercentReading(value=number)


def _of_two(text: str) -> str | None:
    """Return the percentage that stands beside a count or a state which say the same."""
    text = text.strip()
    if counted := _COUNTED.fullmatch(text):
        done, planned, figure = counted.groups()
        told = share(Decimal(planned), Decimal(done))
        number = parse_decimal(_SIGN.sub("", figure))
        same = told is not None and number is not None and abs(told - number) < 1
        return figure if same and int(done) <= int(planned) else None
    said = _state_and_figure(text)
    if said is None:
        return None
    state, figure = said
    whole = parse_decimal(_SIGN.sub("", figure)) == HUNDRED
    return figure if whole == (state is State.DONE) else None


def _state_and_figure(text: str) -> tuple[State, str] | None:
    """Return the state and the percentage of which a text consists, None for any other."""
    found = _WITH_STATE.fullmatch(text) or _STATE_WITH.fullmatch(text)
    state = state_of(found["state"]) if found else None
    return (state, found["figure"]) if found and state else None


def percent_beside_words(text: str) -> str:
    """Return the percentage with its sign that a cell of words begins or ends with, apart from
    these by a line or a punctuation mark; "" for another ("50% de las oficinas" may count them),
    and where both ends say a figure of their own."""
    ends = [one[1] for one in (_LEADING.match(text), _TRAILING.search(text)) if one]
    return ends[0] if len(set(ends)) == 1 else ""


def has_state_and_figure(text: str) -> bool:
    """Tell whether a cell says a state and a percentage, be it that they contradict each other."""
    return len(text) <= _LONGEST and _state_and_figure(text.strip()) is not None


def read_beside_signs(text: str) -> PercentReading:
    """Read a percentage cell of a column whose other cells have signs: a bare 1 is a doubt, and
    "4000%" is 40 %, stored as a bare number under a format of percentages."""
    read = read_percent(text)
    if read.out_of_range is not None and has_sign(text) and read.out_of_range >= _LEAST_SHIFTED:
        return _shifted(read)
    if read.value is None or not 0 < read.value <= 1 or has_sign(text) or "%" in text:
        return read
    return PercentReading(understood=False, share=read.value)


def _shifted(read: PercentReading) -> PercentReading:
    number = (read.out_of_range or HUNDRED) / HUNDRED
    return PercentReading(value=number, shifted=True) if number <= HUNDRED else read


def has_sign(text: str) -> bool:
    """Tell whether a cell is a number with a percent sign: the mark of a percentage column."""
    return (
        len(text) <= _LONGEST
        and bool(_SIGN.search(text))
        and parse_decimal(_SIGN.sub("", text)) is not None
    )


def is_not_due(text: str) -> bool:
    """Tell whether a cell says "N/A" in one of its ways."""
    return len(text) <= _LONGEST and bool(_NOT_DUE.fullmatch(fold(text)))


def share(planned: Decimal | None, executed: Decimal | None) -> Decimal | None:
    """Return how much of what was planned is done, 0–100; None where either is not counted."""
    if not planned or planned < 0 or executed is None or executed < 0:
        return None
    return min(HUNDRED * executed / planned, HUNDRED)

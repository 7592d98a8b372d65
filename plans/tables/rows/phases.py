"""Letters under months that are phases of an activity's work: "P", "E" and "I" of an audit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from core.spanish import fold
from plans.readers.grid import Row
from plans.tables.rows.line import Line
from plans.values.clean import clean

_PLANNED, _DONE = "p", "e"
# Letters that say what became of what was planned, where no legend says otherwise: "reprogramado",
# "cumplido", "no", "aplazado", a mark.
_STATES = frozenset("rcnax")
_NAMED = re.compile(r"(?<!\w)(?P<letter>[a-z]) ?[:=–-] ?(?=(?P=letter)[a-z]{3})")
_NAME_ENDS = re.compile(r"[.,;|/]| y$")
_BETWEEN = re.compile(r"\s*[/,+-]\s*|\s+y\s+|\s+")
# What a legend calls the phase in which the work is done, and what it calls work that was done.
_PHASE = re.compile(r"[a-z]{4,}cion\b")
_STATE = re.compile(
    r"[a-z]{2,}[ai]d[oa]s?\b|re ?program|program|cancel|aplaz|suspen|incumpl|cumpl|no\b|en "
)


def phases_of(lines: Sequence[Line], rows: Sequence[Row]) -> frozenset[str]:
    """Return the letters, folded, that are phases under the months of a table with these lines, by
    the legend in some other `rows` of the file, or because a third letter stands beside "P" and
    "E"; none where "P" is what was programmed and "E" what was executed."""
    texts = {fold(text) for line in lines for text in under_periods(line)}
    letters = {one for one in texts if len(one) == 1 and one.isalpha()}
    if _DONE not in letters:
        return frozenset()
    named = dict(_legend(rows))
    if any(_STATE.match(named.get(one, "")) for one in (_PLANNED, _DONE)):
        return frozenset()
    others = {one for one in letters - {_PLANNED, _DONE} if not _is_state(one, named)}
    third = _PLANNED in letters and bool(others)
    return frozenset(letters | named.keys()) if third or _names_phases(named) else frozenset()


def under_periods(line: Line) -> list[str]:
    """Return the texts of a row's cells under the periods for which something is planned."""
    columns = line.cells.columns
    return [columns[at].text for at in line.header.planned if at in columns]


def is_phase(text: str, phases: frozenset[str]) -> bool:
    """Tell whether a cell under a month holds letters of phases and nothing else: "E", "E/I"."""
    return bool(phases) and bool(text.strip()) and letters_of(text) <= phases


def letters_of(text: str) -> frozenset[str]:
    """Return the letters that a cell lists."""
    return frozenset(_BETWEEN.split(fold(text)))


def _is_state(letter: str, named: Mapping[str, str]) -> bool:
    """Tell whether a letter says what became of what was planned."""
    return bool(_STATE.match(named[letter])) if letter in named else letter in _STATES


def _names_phases(named: Mapping[str, str]) -> bool:
    """Tell whether a legend names phases of the work: "E: Ejecución (trabajo de campo)", or beside
    the phase of a third letter. "P: Planeación, E: Ejecución" may be what was planned and done."""
    done = named.get(_DONE, "")
    several = any(len(named.get(one, "").split()) > 1 for one in (_PLANNED, _DONE))
    third = any(one not in {_PLANNED, _DONE} and not _is_state(one, named) for one in named)
    return bool(_PHASE.match(done)) and (several or third)


def _legend(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Yield the letters that rows explain, each with the name that begins with it: in the cell
    beside it, or behind a sign."""
    for row in rows:
        texts = [fold(clean(text)) for text in row.texts if text]
        for letter, name in pairwise(texts):
            if len(letter.strip(":=. ")) == 1 and name[:1] == letter[0] and len(name) > 1:
                yield letter[0], name
        for text in texts:
            found = list(_NAMED.finditer(text))
            ends = [*(one.start() for one in found), len(text)][1:]
            for one, end in zip(found, ends, strict=True):
                name = text[one.end() : end].strip()
                yield one["letter"], _NAME_ENDS.split(name, maxsplit=1)[0]

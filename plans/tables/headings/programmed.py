"""Columns and rows that say when something is programmed or done: "ENERO" over "P" and "E"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from core.spanish import MONTHS, fold
from plans.tables.headings.fields import Field
from plans.tables.headings.meaning import normal
from plans.values.cutoffs import CutoffHint, is_only_cutoff
from plans.values.dates import read_dates
from plans.values.kinds_of_progress import SUMMED, counts_money
from plans.values.periods import period_at_end, read_period
from plans.values.weeks import week_at_end

# What tells such a column from others stands at the end of its headings.
_LONGEST_END = 60
_LONGEST_DAY = 19
_LONGEST_SHORT = 6  # "(T1)", "E."
_FEWEST_MONTHS = 3
_SIGNS = re.compile(r"[^\w]+|_")
_BUT_PERCENT = re.compile(r"[^\w%#]+|_")
PROGRAMMED = re.compile(r"p|prog|progr|programad[oa]s?|programacion|planead[oa]s?|planeacion")
EXECUTED = re.compile(
    r"e|ej|ejec|ejecut|ejecutad[oa]s?|ejecucion|real|realizad[oa]s?|cumplid[oa]s?"
)
_WEEK = re.compile(r"(?:s|sem|semana) ?[1-5]|[1-5]")
_ONE_MONTH = re.compile(r"[a-z]+(?: (?:de )?20\d\d)?")
_DONE = re.compile(
    r"\b(?:ejecutad[oa]s?|realizad[oa]s?|cumplid[oa]s?|seguimiento|"
    r"avances?(?! (?:program|planea|esperad|previst)))\b"
)
_FOLLOW_UP = re.compile(r"(?:seguimiento|avance|monitoreo|reporte|evaluacion|corte)\b")
_YEAR = re.compile(r"20\d\d")
_WORDS_OF_PART = (1, 2)
_SURE, _SUREST = 96.0, 100.0
# "PROGRAMACIÓN TRIMESTRAL" over "I", "II", "III" and "IV"; what is reported so is no plan.
_PARTS_OF_YEAR = re.compile(r"\b(?P<kind>(?:bi|tri|cuatri|se)mestr)(?:es?|al(?:es)?)\b")
# "EJECUCIÓN TRIMESTRAL I" is that of "TRIMESTRE I".
_NUMBERED = re.compile(r"\b((?:bi|tri|cuatri|se)mestr)al(?:es)? (?=(?:i{1,3}|i?v|vi|[1-6])$)")
_QUARTER = re.compile(r"\b(?:[tq]([1-4])|([1-4])t)\b")  # "PROG. T1" is that of "TRIMESTRE 1"
_REPORTED = re.compile(
    r"\b(?:avances?|cumplimiento|seguimiento|ejecu\w+|realizad[oa]s?|reportes?|resultados?|logros?|"
    r"evaluacion|monitoreo)\b"
)
# "CRONOGRAMA DE EJECUCIÓN"
_IS_PLAN = "de ejecucion"
_QUARTERS = tuple(f"trimestre {number}" for number in range(1, 5))
_QUARTERS_WRITTEN = (["t1", "t2", "t3", "t4"], ["1t", "2t", "3t", "4t"], ["q1", "q2", "q3", "q4"])
# What is planned, what an activity weighs, and money are no progress.
_OF_OTHERS = re.compile(
    r"\b(?:program|cronograma|planea|planific|proyecta|esperad|previst|metas?\b|peso\b|ponder|"
    r"presupuest|financier|recursos|inversion)"
)
# A percentage that says so is of all that was done; one of a period beside it is of that alone.
_TO_DATE = re.compile(r"\bacumulad[oa]s?\b|\ba la fecha\b")


@dataclass(frozen=True, slots=True)
class Part:
    """What a column is of a period: its plan or one of its weeks, or what was done of it; `label`
    names the period."""

    label: str
    done: bool = False


@lru_cache(maxsize=4096)
def part_of(heading: str) -> Part | None:
    """Return what a column with these headings, the upper ones first, is of a period, or None."""
    words = " ".join(_SIGNS.sub(" ", fold(heading[-_LONGEST_END:])).split())
    words = _QUARTER.sub(r"trimestre \1\2", _NUMBERED.sub(r"\1e ", words))
    words = SUMMED.sub("", words)
    for count in _WORDS_OF_PART:
        above, _, part = words.rpartition(" ")
        if count > 1:
            above, _, earlier = above.rpartition(" ")
            part = f"{earlier} {part}"
        label = period_at_end(above) or week_at_end(above)
        if not label:
            continue
        if PROGRAMMED.fullmatch(part):
            return Part(label)
        if EXECUTED.fullmatch(part):
            return Part(label, done=True)
        if _WEEK.fullmatch(part) and _ONE_MONTH.fullmatch(label):
            return Part(label)
    return _after(words) or _week(words)


def _week(words: str) -> Part | None:
    """Return the plan of a week that a column is, "MARZO" over "09-13"; what was reported in one is
    no plan."""
    reported = _REPORTED.search(words.replace(_IS_PLAN, "")) or "corte" in words
    label = "" if reported else week_at_end(words)
    return Part(label) if label else None


def _after(words: str) -> Part | None:
    """Return what a column is of the period with which its headings end: "EJECUTADO TRIM I"."""
    label = period_at_end(words)
    before = words.removesuffix(label).split() if label else []
    # "EJECUTADO 2026" over "TRIM I"
    year = before.pop() if before and _YEAR.fullmatch(before[-1]) else ""
    kind = before[-1] if before else ""
    if PROGRAMMED.fullmatch(kind) and len(kind) > 1:
        return Part(label)
    # "CRONOGRAMA DE EJECUCIÓN" is a plan.
    if EXECUTED.fullmatch(kind) and len(kind) > 1 and before[-2:-1] != ["de"]:
        return Part(f"{label} {year}".strip(), done=True)
    return None


def with_parts_of_year(names: Mapping[int, str], parents: Mapping[int, str]) -> dict[int, str]:
    """Return headings with the names of the periods that are numbered from 1 on below a heading
    such as "PROGRAMACIÓN TRIMESTRAL": "trimestre ii"."""
    result = dict(names)
    for parent in set(parents.values()):
        words = fold(parent)
        kind = _PARTS_OF_YEAR.search(words)
        if kind is None or _REPORTED.search(words):
            continue
        columns = sorted(at for at, one in parents.items() if one == parent and at in names)
        named = {at: f"{kind['kind']}e {fold(names[at])}" for at in columns}
        read = [read_period(name) for name in named.values()]
        if [one.number if one else 0 for one in read] == list(range(1, 1 + len(columns))):
            result |= named
    return result


def with_months(names: Mapping[int, str]) -> dict[int, str]:
    """Return headings with the names of the months where twelve in a row are initials, and of the
    quarters where four are "T1" to "T4"."""
    result = _with_dated_months(names)
    short = {at: fold(name) for at, name in names.items() if len(name) <= _LONGEST_SHORT}
    if len(short) < len(_QUARTERS):
        return result  # cheap, and nearly every row ends here
    for first in short:
        quarters = [_BUT_PERCENT.sub("", short.get(first + n, "")) for n in range(len(_QUARTERS))]
        if quarters in _QUARTERS_WRITTEN:
            result |= {first + n: name for n, name in enumerate(_QUARTERS)}
    for first in short:
        columns = range(first, first + len(MONTHS))
        initials = "".join(short.get(column, "").strip(".") or "?" for column in columns)
        if initials == "".join(month[0] for month in MONTHS):
            result |= dict(zip(columns, MONTHS, strict=True))
    return result


def _with_dated_months(names: Mapping[int, str]) -> dict[int, str]:
    """Return headings with the names of months, where three of them and more, side by side, are the
    first days of months that follow one another: so a sheet keeps "ene-26"."""
    days = {at: days[0] for at, name in names.items() if len(days := _days(name)) == 1}
    months = {at: 12 * day.year + day.month for at, day in days.items() if day.day == 1}
    found = {
        at: f"{MONTHS[days[at].month - 1]} {days[at].year}"
        for at, month in months.items()
        if months.get(at - 1) == month - 1 or months.get(at + 1) == month + 1
    }
    return {**names, **(found if len(found) >= _FEWEST_MONTHS else {})}


def _days(name: str) -> tuple[date, ...]:
    return read_dates(name).days if len(name) <= _LONGEST_DAY else ()


def is_part_of_year(parent: str, name: str) -> bool:
    """Tell whether a heading numbers a period below "PROGRAMACIÓN TRIMESTRAL"."""
    words = fold(parent)
    kind = _PARTS_OF_YEAR.search(words)
    if kind is None or _REPORTED.search(words):
        return False
    return read_period(f"{kind['kind']}e {fold(name)}") is not None


def states(
    names: Mapping[int, str],
    parents: Mapping[int, str],
    meanings: Mapping[int, tuple[Field | None, float]],
) -> dict[int, tuple[Field | None, float]]:
    """Return the columns of "SÍ" and "NO" below one heading, "EJECUTADO", that nobody told: they
    hold marks, and no figure or number of the activity."""
    said = {(parents.get(at), fold(name)) for at, name in names.items() if parents.get(at)}
    both = {parent for parent, name in said if {(parent, "si"), (parent, "no")} <= said}
    return {
        at: (None, _SURE)
        for at, name in names.items()
        if parents.get(at) in both and fold(name) in {"si", "no"} and meanings[at][1] <= _SUREST
    }


def is_part(parent: str, name: str) -> bool:
    """Tell whether a column is of what is planned or done in a period, and is kept as it is; months
    under "PROGRAMACIÓN" are periods as they stand."""
    part = part_of(f"{parent} {name}")
    return part is not None and (part.done or read_period(name) is None)


def parts_of(headings: Mapping[int, str]) -> dict[int, Part]:
    """Return the columns that are of a period's plan, or of what was done in it; none where all are
    of the one period that a follow-up is about: "SEGUIMIENTO I SEMESTRE" over "% EJECUTADO"."""
    found = {at: part for at, name in headings.items() if (part := part_of(name))}
    told = len({part.label for part in found.values()}) == 1
    one = told and all(_FOLLOW_UP.match(fold(headings[at])) for at in found)
    return {} if one else found


def without_one_period(names: Mapping[int, str], parents: Mapping[int, str]) -> dict[int, str]:
    """Leave out the one period that a follow-up is about: it says nothing of its columns."""
    parts = parts_of(names)
    return {at: one for at, one in parents.items() if at in parts or not part_of(names.get(at, ""))}


def is_done(parent: str) -> bool:
    """Tell whether a heading over periods says that what stands there was done, not planned."""
    return bool(_DONE.search(fold(parent)))


def percents_of_cutoffs(
    names: Mapping[int, str],
    parents: Mapping[int, str],
    meanings: Mapping[int, tuple[Field | None, float]],
) -> dict[int, tuple[Field | None, float]]:
    """Return the columns of cut-offs that hold percentages by the name over them, and that nobody
    told: "CORTE 31/03/2026" below "SEGUIMIENTO (% AVANCE)"; months where these accumulate."""
    counted = {at: one for at, one in parents.items() if at in names and counts_progress(one)}
    return {
        at: (Field.PERCENT, _SURE)
        for at, parent in counted.items()
        if is_only_cutoff(names[at], of_periods="acumul" in fold(parent))
        and meanings[at][1] <= _SUREST
    }


def lesser_percents(
    printed: Mapping[int, str],
    meanings: Mapping[int, tuple[Field | None, float]],
    hints: Mapping[int, CutoffHint | None],
) -> list[int]:
    """Return the columns of percentages that are surely less of the activity's progress than
    another: those of periods beside "% AVANCE ACUMULADO A LA FECHA", and, where no column names a
    day, "% COBERTURA" beside "% DE AVANCE"."""
    sure = {column: meanings[column][1] for column in hints if meanings[column][0] is Field.PERCENT}
    to_date = [column for column in sure if _TO_DATE.search(normal(printed[column]))]
    if len(to_date) == 1 and hints[to_date[0]] is None:
        return [column for column in sure if column not in to_date]
    if any(hints.values()):
        return []
    return [column for column, one in sure.items() if one < max(sure.values())]


def counts_progress(heading: str) -> bool:
    """Tell whether a heading over several columns says that they hold percentages of progress."""
    reported = bool(_REPORTED.search(fold(heading)))
    return reported and _has_percents(heading) and not is_of_others(heading)


def counts_others(heading: str) -> bool:
    """Tell whether a heading over several columns says that their percentages are no progress."""
    return _has_percents(heading) and is_of_others(heading)


def is_of_others(heading: str) -> bool:
    """Tell whether a heading is about what is planned, or about money, and so about no progress."""
    words = fold(heading)
    return bool(_OF_OTHERS.search(words)) or counts_money(words)


def _has_percents(heading: str) -> bool:
    return "%" in heading or "porcent" in fold(heading)

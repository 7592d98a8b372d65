"""What a column means, by the words of its heading; never by its position."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from core.spanish import fold
from plans.clean import clean
from plans.dates import first_date


class Field(StrEnum):
    """The columns that culmina has a word for."""

    COMPONENT = "component"
    SUBCOMPONENT = "subcomponent"
    CODE = "code"
    TITLE = "title"
    PRODUCT = "product"
    GOAL = "goal"
    INDICATOR = "indicator"
    UNIT = "unit"
    PLANNED = "planned"
    EXECUTED = "executed"
    DUE = "due"
    OFFICES = "offices"
    CO_OFFICES = "co_offices"
    PERCENT = "percent"
    DESCRIPTION = "description"


# Headings seen in published plans, folded. The empty field: known, and no column of ours.
_SYNONYMS: Mapping[Field | None, str] = {
    Field.COMPONENT: "componente|componentes|componente paac|nombre del componente|eje|dimension",
    Field.SUBCOMPONENT: "subcomponente|subcomponentes|subcomponente proceso|subcomponente o proceso"
    "|nombre del subcomponente",
    Field.CODE: "n|no|nro|num|numero|#|item|codigo|id|cod|consecutivo",
    Field.TITLE: "actividad|actividades|actividades programadas|accion|acciones|tarea"
    "|actividad a desarrollar|actividades a realizar|descripcion de la actividad"
    "|nombre de la actividad",
    Field.PRODUCT: "meta o producto|meta y producto|meta producto|producto|productos|entregable"
    "|entregables|producto entregable|producto esperado|resultado esperado|evidencia o producto",
    Field.GOAL: "meta|metas|meta programada",
    Field.INDICATOR: "indicador|indicadores|formula del indicador|nombre del indicador",
    Field.UNIT: "unidad de medida|unidad|medida",
    Field.PLANNED: "valor planeado|valor programado|cantidad programada|cantidad planeada"
    "|programado|planeado",
    Field.EXECUTED: "valor ejecutado|cantidad ejecutada|ejecutado|valor alcanzado",
    Field.DUE: "fecha de culminacion|fecha culminacion|fecha programada|fecha de cumplimiento"
    "|fecha limite|fecha de terminacion|fecha final|fecha fin|fecha de entrega|fecha|fechas|plazo"
    "|fecha de finalizacion|fecha de vencimiento|fecha de ejecucion|fecha maxima",
    Field.OFFICES: "dependencia responsable|dependencias responsables|responsable|responsables"
    "|unidad administrativa responsable|area responsable|areas responsables|oficina responsable"
    "|dependencia|lider responsable|proceso responsable|responsable de la actividad",
    Field.CO_OFFICES: "corresponsable|corresponsables|coresponsable|area de apoyo|areas de apoyo"
    "|unidad administrativa coresponsable|unidad administrativa corresponsable"
    "|dependencia de apoyo|dependencias de apoyo|responsable de apoyo|dependencia corresponsable",
    Field.PERCENT: "% de avance|% avance|porcentaje de avance|porcentaje avance|avance"
    "|% de cumplimiento|% cumplimiento|porcentaje de cumplimiento|% de ejecucion"
    "|porcentaje de cumplimiento de la accion|nivel de avance|%",
    Field.DESCRIPTION: "descripcion del avance|descripcion avance|avance cualitativo|seguimiento"
    "|descripcion del avance de las actividades ejecutadas en el periodo|descripcion|observaciones"
    "|descripcion del seguimiento|actividades cumplidas|logros|seguimiento indicadores",
    None: "fecha de inicio|fecha inicio|fecha inicial|fecha de inicio programada|cuatrimestre"
    "|evidencia|evidencias|soporte|soportes|semaforo|recursos|presupuesto",
}
_MEANINGS = {
    heading: field for field, headings in _SYNONYMS.items() for heading in headings.split("|")
}

# Of several follow-ups side by side the last is the newest; other fields keep their first column.
_LAST_COUNTS = frozenset({Field.PERCENT, Field.DESCRIPTION})

_LONGEST_HEADING = 120
_FEWEST_COLUMNS = 3
_LIKE = 86.0
_BEGINS_LIKE = 80.0
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_SIGNS = re.compile(r"[^\w%#]+|_")


@dataclass(frozen=True, slots=True)
class Header:
    """The meaning of a table's columns, counted from 0, and the headings as printed.

    `cutoff` is the day that the percentage column speaks of, where its heading says one.
    """

    fields: Mapping[int, Field]
    names: Mapping[int, str]
    width: int
    cutoff: date | None = None

    def column_of(self, field: Field) -> int | None:
        """Return the column of a field, or None when the table has none."""
        return next((column for column, one in self.fields.items() if one is field), None)

    @property
    def extra(self) -> dict[int, str]:
        """Return the columns that culmina has no word for, with their headings."""
        return {column: name for column, name in self.names.items() if column not in self.fields}


def meaning(heading: str) -> tuple[Field | None, float]:
    """Return what a heading means and how sure that is (0–100); (None, …) for no field of ours."""
    words = _normal(heading)
    if not words:
        return None, 0.0
    if words in _MEANINGS:
        return _MEANINGS[words], 100.0
    likeness, best = max((fuzz.ratio(words, known), known) for known in _MEANINGS)
    if likeness >= _LIKE:
        return _MEANINGS[best], likeness
    beginnings = [known for known in _MEANINGS if words.startswith(f"{known} ")]
    if beginnings:
        return _MEANINGS[max(beginnings, key=len)], _BEGINS_LIKE
    return None, 0.0


def recognise(texts: Sequence[str]) -> Header | None:
    """Return the meaning of a heading row, or None when the row is no heading row.

    A heading row names the activities, at least three fields, and little that is unknown.
    """
    printed = {column: clean(text) for column, text in enumerate(texts) if text.strip()}
    if not any(_normal(name) in _MEANINGS for name in printed.values()):
        return None  # cheap, and nearly every row ends here
    meanings = {column: meaning(name) for column, name in printed.items()}
    known = {column: (field, sure) for column, (field, sure) in meanings.items() if sure}
    if len(known) < _FEWEST_COLUMNS or 2 * len(known) < len(printed):
        return None
    fields = _one_column_each(known)
    if Field.TITLE not in fields.values() or len(fields) < _FEWEST_COLUMNS:
        return None
    percent = next((column for column, one in fields.items() if one is Field.PERCENT), None)
    cutoff = None if percent is None else first_date(printed[percent])
    return Header(fields, printed, len(texts), cutoff)


def _one_column_each(known: Mapping[int, tuple[Field | None, float]]) -> dict[int, Field]:
    """Give every field the column that says it most surely."""
    chosen: dict[Field, tuple[float, int]] = {}
    for column, (field, sure) in known.items():
        if field is None:
            continue
        standing = chosen.get(field)
        later_wins = field in _LAST_COUNTS
        if standing is None or sure > standing[0] or (later_wins and sure == standing[0]):
            chosen[field] = (sure, column)
    return {column: field for field, (_, column) in sorted(chosen.items(), key=lambda c: c[1][1])}


def _normal(heading: str) -> str:
    """Return a heading as folded words, without what stands in brackets; "" for a long text."""
    return _words(heading) if len(heading) <= _LONGEST_HEADING else ""


@lru_cache(maxsize=4096)
def _words(heading: str) -> str:
    folded = fold(_IN_BRACKETS.sub(" ", heading)) or fold(heading)
    folded = folded.replace("°", " ").replace("º", " ")
    return " ".join(_SIGNS.sub(" ", folded).split())

"""The columns of the table of activities: what each shows of one, the printed ones first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.last_words import Author, LastWords
from reports.lists import verified
from reports.shown import ASKED_NOT_TO_COUNT, LIGHTS, part, state, suggested
from reports.values import Figures, Row

PRINTED = 9  # so many columns go on paper; the others stand behind them
FROZEN = 2  # the code and the activity stay in sight
DUE, STARRED = "Fecha de culminación", " (*\u00a0sugerida)"  # heads the dates that have a star
PERCENT, LIGHT, LATE = "Avance", "Semáforo", "Días vencida"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A date that the plan does not print so, and that nobody has confirmed."""

    day: date


Value = str | int | Decimal | date | Suggested | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in characters, and what it shows of an activity."""

    title: str
    width: int
    value: Callable[[Row], Value]


def is_starred(row: Row) -> bool:
    """Tell whether the date of a row has a star: nobody has confirmed it."""
    return row.due is not None and row.due in row.suggested


def said_by(said: LastWords | None) -> str:
    """Return who said what was said last; whose figure it is, where the words told none."""
    if said is None:
        return ""
    if said.figure_by is None:
        return _author(said.by)
    return f"{_author(said.by)} (cifra: {_author(said.figure_by)}, {said.figure_by.on:%d/%m/%Y})"


def told_of_work(said: LastWords | None) -> str:
    """Return what was said last of the work; where the last answer had no words, those before it
    with whose they are and of which day."""
    if said is None or said.earlier is None:
        return said.text if said else ""
    by = said.earlier.by
    return f"{said.earlier.text} ({_author(by)}, {by.on:%d/%m/%Y})"


def _author(author: Author) -> str:
    if author.decided:
        return f"Decisión de {author.person}"
    return f"Archivo {author.file}" if author.file else author.person


def _code(row: Row) -> str:
    """Return the handle, with the code that the plan prints where that is another."""
    return row.handle if row.code in {None, row.handle} else f"{row.handle} ({row.code})"


def _dates(row: Row) -> str:
    if not row.dates:
        return row.due_text
    return "; ".join(_date(row, day) for day in row.dates) if len(row.dates) > 1 else ""


def _date(row: Row, day: date) -> str:
    return f"{day:%d/%m/%Y} (sugerida)" if day in row.suggested else f"{day:%d/%m/%Y}"


def _fraction(row: Row) -> Decimal | None:
    return None if row.percent is None else row.percent / 100


def _remarks(row: Row) -> str:
    """Return what else is to be known: dates that moved or are only suggested, requests, parts."""
    printed = None if row.due is None else row.suggested.get(row.due)
    said = [
        ASKED_NOT_TO_COUNT.capitalize() if row.asks_not_to_count else "",
        f"Fecha inicial: {row.original_due:%d/%m/%Y}" if row.original_due else "",
        "" if printed is None else f"Fecha {suggested(printed)}",
        *(f"Apoya {part(one)}" for one in row.parts),
    ]
    return "; ".join(one for one in said if one)


def _verified(row: Row) -> Decimal | None:
    """Return the figure that control verified, apart from the one that the office reported."""
    figure = None if row.verified is None else row.verified.figure
    return None if figure is None else figure / 100


def _due(row: Row) -> Value:
    return Suggested(row.due) if row.due is not None and is_starred(row) else row.due


def _last_report(row: Row) -> str:
    """Return who told the figure and the day it speaks of: how old it is; and that control has
    returned it."""
    said = f"{said_by(row.said)}, {row.said.by.on:%d/%m/%Y}" if row.said else ""
    return "; ".join(one for one in (said, verified.returned(row.verified)) if one)


def _judged(row: Row) -> str:
    """Return what control judged of an activity."""
    one = row.verified
    return verified.told(one, f"{one.on:%d/%m/%Y}") if one else ""


_COLUMNS = (
    Column("Código", 10, _code),
    Column("Actividad", 46, lambda row: row.title),
    Column("Oficina responsable", 24, lambda row: row.office),
    Column(DUE, 13, _due),
    Column(LATE, 9, lambda row: row.days_late or None),
    Column(PERCENT, 9, _fraction),
    Column(LIGHT, 11, lambda row: LIGHTS[row.light] if row.light else "no aplica"),
    Column("Descripción del avance", 46, lambda row: told_of_work(row.said)),
    Column("Último reporte", 22, _last_report),
    Column("Componente", 22, lambda row: row.component),
    Column("Estado", 13, lambda row: state(row.percent, row.status)),
    Column("Fecha del reporte", 12, lambda row: row.said.by.on if row.said else None),
    Column("Soportes", 10, lambda row: row.evidence or None),
    Column("Verificado por control", 12, _verified),
    Column("Concepto de control", 34, _judged),
    Column("Observaciones", 34, _remarks),
    Column("Subcomponente", 24, lambda row: row.subcomponent),
    Column("Meta o producto", 32, lambda row: row.product),
    Column("Oficinas de apoyo", 26, lambda row: "; ".join(row.supports)),
    Column("Todas las fechas", 14, _dates),
)
_PLAN = Column("Plan", 26, lambda row: row.plan)


def of(figures: Figures) -> tuple[Column, ...]:
    """Return the columns of the table; the plan stands last, where there are several."""
    return (*_COLUMNS, _PLAN) if len(figures.plans) > 1 else _COLUMNS

"""A plan as the rows of its own table: what every form of export writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Protocol

from core.spanish import fold, show_number
from plans.activities.document import PlanActivity, PlanDocument
from plans.tables.columns import Column
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field, recognise
from plans.tables.headings.levels import is_level, label_of
from plans.tables.headings.meaning import meaning
from plans.values import offices
from plans.values.dates import read_dates
from plans.values.percents import CENT, read_percent
from plans.values.periods import read_period

MARK = "X"

# The headings of columns that a plan's own table does not have, in the order that is usual.
_USUAL = {
    Field.COMPONENT: "COMPONENTE",
    Field.SUBCOMPONENT: "SUBCOMPONENTE",
    Field.CODE: "N°",
    Field.TITLE: "ACTIVIDAD",
    Field.PRODUCT: "META O PRODUCTO",
    Field.GOAL: "META",
    Field.INDICATOR: "INDICADOR",
    Field.UNIT: "UNIDAD DE MEDIDA",
    Field.PLANNED: "VALOR PLANEADO",
    Field.EXECUTED: "VALOR EJECUTADO",
    Field.DUE: "FECHA DE CULMINACIÓN",
    Field.OFFICES: "DEPENDENCIA RESPONSABLE",
    Field.CO_OFFICES: "DEPENDENCIAS DE APOYO",
}
# A table without these would not be known as one.
_ALWAYS = frozenset({Field.TITLE, Field.DUE, Field.OFFICES})
_FOLLOW_UPS = frozenset({Field.PERCENT, Field.DESCRIPTION, Field.FOLLOW_UP, Field.SOURCE})
_PERCENT, _DESCRIPTION = "% DE AVANCE", "DESCRIPCIÓN DEL AVANCE"
_SOURCE = "FUENTE DEL AVANCE"
_SEPARATORS = ("; ", "\n", " / ", ", ")


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage (0–100) in a cell of its own."""

    percent: Decimal


Value = str | Decimal | date | Share


class Headed(Protocol):
    """What a row adds to the columns of its table."""

    @property
    def component(self) -> str | None:
        """The name of the component that it stands below."""

    @property
    def subcomponent(self) -> str | None:
        """The name of the subcomponent that it stands below."""

    @property
    def groups(self) -> Mapping[str, str]:
        """The levels above it, by their headings."""

    @property
    def terms(self) -> Sequence[str]:
        """The periods that it is marked with."""

    @property
    def due_text(self) -> str:
        """Its dates as printed."""

    @property
    def extra(self) -> Mapping[str, str]:
        """What stands in the other columns, by their headings."""


@dataclass(frozen=True, slots=True)
class TableBack:
    """The lines above the table, its columns and its rows; every row has a value per column."""

    above: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def table_of(plan: PlanDocument) -> TableBack:
    """Return a plan as a table in its own columns, with those that it needs besides; the newest
    percentage and words last, headed by the plan's cut-off."""
    own = own_columns(plan)
    days = _earlier_days(plan)
    columns = [*own]
    for day in days:
        columns += follow_up_columns(day)[:2]
    newest = follow_up_columns(plan.cutoff)
    has_sources = any(one.source for one in plan.activities)
    columns += newest if has_sources else newest[:2]
    rows = []
    for one in plan.activities:
        source = (one.source,) if has_sources else ()
        rows.append((*own_values(one, own), *_follow_ups(one, days), *source))
    return TableBack(_above(plan), tuple(columns), tuple(rows))


def own_columns(plan: PlanDocument) -> list[Column]:
    """Return the columns of a plan's own table in its order, without those of follow-ups, and those
    that its rows need besides."""
    needed = {
        field
        for field in _USUAL
        if field not in _ALWAYS and any(_value(one, field) != "" for one in plan.activities)
    }
    return columns_of(plan.columns, needed, plan.activities)


def columns_of(
    own: Iterable[Column], needed: Collection[Field], rows: Sequence[Headed]
) -> list[Column]:
    """Return the columns of a table in its order, of which its `own` are those of follow-ups too:
    with those of fields that are `needed`, because a row says something of them, and of `rows`,
    which may lack those without levels, periods and other columns."""
    completed = _completed(own, needed, rows)
    return _outermost_first(_readable(completed), _levels(rows))


def follow_up_columns(day: date | None) -> tuple[Column, Column, Column]:
    """Return the columns of a follow-up, headed by the day that it speaks of."""
    told = f" ({day:%d-%m-%Y})" if day else ""
    return (
        Column(f"{_PERCENT}{told}", Field.PERCENT),
        Column(f"{_DESCRIPTION}{told}", Field.DESCRIPTION),
        Column(f"{_SOURCE}{told}", Field.SOURCE),
    )


def figure_of(percent: Decimal | None, printed: str) -> Value:
    """Return a percentage as such; what is printed where it is no figure ("N/A")."""
    if percent is not None:
        # As it is stored: rounded down, so that only what is complete is 100.
        return Share(percent.quantize(CENT, ROUND_DOWN).normalize())
    return "" if read_percent(printed).value is not None else printed


def text_of(value: Value) -> str:
    """Return a value as it is shown where cells hold nothing but text."""
    if isinstance(value, Share):
        return f"{show_number(value.percent)}%"
    if isinstance(value, Decimal):
        return show_number(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def _above(plan: PlanDocument) -> tuple[str, ...]:
    lines = (
        ("ENTIDAD: ", plan.entity or ""),
        ("", plan.title or ""),
        ("VIGENCIA: ", str(plan.year or "")),
        ("FECHA DE CORTE: ", f"{plan.cutoff:%d/%m/%Y}" if plan.cutoff else ""),
        ("FECHA DE PUBLICACIÓN: ", f"{plan.published:%d/%m/%Y}" if plan.published else ""),
    )
    return tuple(label + text for label, text in lines if text)


def _levels(rows: Iterable[Headed]) -> list[str]:
    """Return the headings of the levels above activities, the outermost first."""
    found: list[str] = []
    for one in rows:
        at = 0
        for heading in one.groups:
            if heading not in found:
                found.insert(at, heading)
            at = found.index(heading) + 1
    return found


def _outermost_first(columns: Sequence[Column], levels: Sequence[str]) -> list[Column]:
    """Return the columns with those of levels in their order, in the places that these have."""
    places = [at for at, one in enumerate(columns) if one.name in levels]
    ordered = sorted((columns[at] for at in places), key=lambda one: levels.index(one.name))
    moved = dict(zip(places, ordered, strict=True))
    return [moved.get(at, one) for at, one in enumerate(columns)]


def _heading_of(rows: Iterable[Headed], field: Field) -> str:
    """Return the heading that most activities have over a field that is a level; "" for none."""
    if field not in GROUPS:
        return ""
    printed = Counter(
        heading
        for one in rows
        for heading, name in one.groups.items()
        if heading not in one.extra and label_of(heading, getattr(one, field.value) or "") == name
    )
    heading = max(printed, key=lambda one: printed[one], default="")
    return "" if fold(heading) == fold(_USUAL[field]) else heading


def _completed(
    own: Iterable[Column], needed: Collection[Field], rows: Sequence[Headed]
) -> list[Column]:
    """Return the table's own columns but its follow-ups, with those that its rows need besides."""
    columns = [one for one in own if one.field not in _FOLLOW_UPS]
    usual = list(_USUAL)
    for at, field in enumerate(usual):
        lacks = all(one.field is not field for one in columns)
        if not lacks or not (field in _ALWAYS or field in needed):
            continue
        before = {*usual[:at]}
        place = max((n + 1 for n, one in enumerate(columns) if one.field in before), default=0)
        columns.insert(place, Column(_heading_of(rows, field) or _USUAL[field], field))
    terms = {fold(one.name) for one in columns if one.field is Field.TERM}
    extra = {one.name for one in columns if one.field is None}
    marked = (name for name in _terms(rows) if fold(name) not in terms)
    columns += [Column(name, Field.TERM) for name in marked]
    names = dict.fromkeys(name for one in rows for name in one.extra)
    return [*columns, *(Column(name, None) for name in names if name not in extra)]


def _terms(rows: Iterable[Headed]) -> Iterator[str]:
    """Yield the periods that rows are marked with, each once; what a date says is no mark."""
    seen: set[str] = set()
    for one in rows:
        rhythm = read_dates(one.due_text).rhythm if one.terms else None
        for term in one.terms:
            if term != rhythm and term not in seen and read_period(term):
                seen.add(term)
                yield term


def _readable(columns: Sequence[Column]) -> list[Column]:
    """Return the columns under headings that say what they are, their own where these do; a level
    keeps the one that the plan prints for it, and so does what the usual one tells no better:
    "Código" beside a "No." that counts components."""
    own = [_headed(one) for one in columns]
    usual = [
        Column(_USUAL[one.field], one.field)
        if one.field in _USUAL and not known and not (one.field in GROUPS and is_level(one.name))
        else one
        for one, known in zip(own, _known(own), strict=True)
    ]
    if usual == own:
        return own
    both = zip(own, usual, _known(usual), strict=True)
    return [
        old if meaning(old.name)[0] is old.field and not known else new for old, new, known in both
    ]


def _known(columns: Sequence[Column]) -> list[bool]:
    """Return of which columns their headings tell, in this table, the field."""
    header = recognise([one.name for one in columns])
    roles = {} if header is None else header.roles
    return [roles.get(at) is one.field for at, one in enumerate(columns)]


def _headed(column: Column) -> Column:
    return Column(column.name.upper(), Field.TERM) if column.field is Field.TERM else column


def own_values(activity: PlanActivity, columns: Sequence[Column]) -> Iterator[Value]:
    """Yield what stands in each column of a plan's own table."""
    marks = {fold(term) for term in activity.terms}
    for column in columns:
        if column.field is None:
            yield activity.extra.get(column.name, "")
        elif column.field is Field.TERM:
            yield MARK if fold(column.name) in marks else ""
        else:
            yield _value(activity, column.field)


def _value(activity: PlanActivity, field: Field) -> Value:
    if field in {Field.PLANNED, Field.EXECUTED}:
        number = activity.planned if field is Field.PLANNED else activity.executed
        return "" if number is None else number
    if field is Field.DUE:
        return _due(activity)
    if field in {Field.OFFICES, Field.CO_OFFICES}:
        named = activity.offices if field is Field.OFFICES else activity.co_offices
        return joined(named)
    text: str | None = getattr(activity, field.value)
    return text or ""


def _due(activity: PlanActivity) -> Value:
    """Return the dates as printed; a single day in the form of a workbook's dates as such."""
    if len(activity.due) == 1 and activity.due_text == f"{activity.due[0]:%d/%m/%Y}":
        return activity.due[0]
    return activity.due_text


def joined(names: Sequence[str]) -> str:
    """Return a list of offices in one cell, so that it is read as the same list."""
    ways = (separator.join(names) for separator in _SEPARATORS)
    return next((way for way in ways if offices.split(way) == tuple(names)), "; ".join(names))


def _earlier_days(plan: PlanDocument) -> list[date]:
    days = {one.cutoff for activity in plan.activities for one in activity.reports}
    return sorted(day for day in days if day is not None and day != plan.cutoff)


def _follow_ups(activity: PlanActivity, days: Sequence[date]) -> Iterator[Value]:
    reports = {one.cutoff: one for one in activity.reports}
    for day in days:
        one = reports.get(day)
        yield figure_of(one.percent, one.percent_text) if one else ""
        yield (one.description or "") if one else ""
    yield figure_of(activity.percent, activity.percent_text)
    yield activity.description or ""

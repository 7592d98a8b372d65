"""Which column holds the activities, where the headings leave that open: the cells tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from core.spanish import fold
from plans.readers.grid import Row
from plans.tables.headings import usual
from plans.tables.headings.contents import Content, content_of
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field, Header, meaning
from plans.tables.headings.meaning import normal
from plans.tables.headings.risks import is_of_risk

_MOST = 0.6
# Of a column with fewer cells of their own, cells span rows; one with more has a cell for each row.
_SPANS = 0.8
_EACH = 0.9
# Names of activities have more than a word.
_FEWEST_WORDS = 2
_NAMING = frozenset({Content.TEXT, Content.HEADING, Content.OFFICE})
# What may name a row where no column is called an activity, though it is something else.
_NAMES_TOO = (Field.GOAL, Field.PRODUCT, Field.INDICATOR)
# What rows are called where they are not called activities.
_CALLED = re.compile(
    r"\b(?:temas?|tematica|cursos?|capacitacion|talleres|taller|eventos?|proyectos?|iniciativas?|"
    r"auditorias?|obras?|intervencion|jornadas?|hitos?|estrategias?|mejoras?|contratos?|nombre|"
    r"titulo|tramites?|servicios?)\b"
)
# Why, for whom and how something is done, and what comes of it.
_AROUND = re.compile(
    r"(?:objetivos?|propositos?|metas?|hallazgos?|oportunidad|debilidad|causas?|riesgos?|situacion|"
    r"problemas?|justificacion|alcance|criterios?|diagnostico|necesidad|resultados?|indicador|"
    r"product|entregable|por que|para que|como|donde)"
)
_BESIDE = re.compile(
    r"(?:observa|evidencia|soporte|recurso|presupuesto|poblacion|dirigid|publico|beneficiari|"
    r"metodologia|norma|estado|avance|seguimiento|comentario|correo|modalidad|lugar|sede)"
)


def with_title(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header with the column of the activities where its heading is missing: the one
    that begins with verbs, and says something else in every row where others repeat."""
    if header.has(Field.TITLE):
        return header
    open_columns = [column for column in range(header.width) if column not in header.roles]
    speaking = {column: _verbs(rows, column) for column in open_columns}
    told = [column for column, share in speaking.items() if share >= _MOST]
    best = max(
        told,
        key=lambda at: (not _is_around(header, at), own_share(rows, at), speaking[at]),
        default=None,
    )
    if best is not None and _is_around(header, best):
        called = _called(header, rows, open_columns)
        if called is None and not _names_rows(rows, best):
            others = (at for at in open_columns if not _is_around(header, at))
            called = next((at for at in others if _may_be_name(header, rows, at)), None)
        best = best if called is None else called
    return header if best is None else _inferred(header, best)


def named_otherwise(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header with the column that names the rows where nothing is called an activity:
    one that is called a theme or a project, a goal or product that begins with a verb, what stands
    right of the number of each row, else the first text of a row that no other repeats."""
    if header.has(Field.TITLE):
        return header
    code = header.column_of(Field.CODE)
    called = _called(header, rows, sorted(header.extra))
    goals = (header.column_of(field) for field in _NAMES_TOO)
    verbs = [one for one in goals if one is not None and _verbs(rows, one) >= _MOST]
    beside = [] if code is None else [one for one in (code + 1,) if one in header.extra]
    groups = [at for field in reversed(GROUPS) if (at := header.column_of(field)) is not None]
    others = sorted(header.extra, key=lambda at: (_is_around(header, at), at))
    whole = (at for at in (*groups, *others) if _may_be_name(header, rows, at))
    tried = (*([] if called is None else [called]), *verbs, *beside, *whole)
    column = next((one for one in tried if _names_rows(rows, one)), None)
    if column is None or not _is_of_activities(header):
        return header
    kept = {at: one for at, one in header.fields.items() if at != column}
    levels = frozenset(at for at in header.levels if at != column)
    return _inferred(replace(header, fields=kept, levels=levels), column)


def called_otherwise(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header of a table beside those that name their activities with the column that is
    called an initiative, a course or a project, where it says who does it and by when."""
    title = header.column_of(Field.TITLE)
    known = title is not None and not header.inferred
    if known or not (header.has(Field.OFFICES) and header.has(Field.DUE)):
        return header
    column = _called(header, rows, sorted(header.extra) if title is None else [title])
    if column is None:
        return header
    return replace(with_fields(header, {column: Field.TITLE}), inferred=False)


def named_as_others(
    headers: Mapping[tuple[object, ...], Header],
) -> dict[tuple[object, ...], Header]:
    """Return the headers of a file's tables, those without activities' names with the column that
    has the heading under which the names of another table were found: the same word means the
    same in both."""
    found = {
        _heading(one, title)
        for one in headers.values()
        if one.inferred and (title := one.column_of(Field.TITLE)) is not None
    } - {""}
    return {key: _named_as(one, found) for key, one in headers.items()}


def _named_as(header: Header, names: set[str]) -> Header:
    if header.has(Field.TITLE) or not _is_of_activities(header):
        return header
    named = (at for at in sorted(header.extra) if _heading(header, at) in names)
    column = next(named, None)
    return header if column is None else _inferred(header, column)


def finest(header: Header, rows: Sequence[Row], field: Field) -> Header:
    """Return the header with another column for a field whose cells span rows, where one of the
    same kind has a cell for each row: "ACCIÓN" over "ACTIVIDADES" is a group of activities."""
    standing = header.column_of(field)
    if standing is None or own_share(rows, standing) > _SPANS:
        return header
    for column in sorted(header.extra):
        alike = meaning(header.own[column])[0] is field
        alike |= field is Field.TITLE and _verbs(rows, column) >= _MOST
        if is_of_risk(header.own[column]):
            continue
        if alike and column != standing and own_share(rows, column) >= _EACH:
            roles = {at: one for at, one in header.roles.items() if at != standing}
            fields = {at: one for at, one in header.fields.items() if at != standing}
            return with_fields(replace(header, fields=fields, roles=roles), {column: field})
    return header


def texts_of(rows: Sequence[Row], column: int) -> list[str]:
    """Return the texts of a column, without blank ones."""
    texts = (row.texts[column] for row in rows if column < len(row.cells))
    return [text for text in texts if text]


def with_fields(header: Header, changed: Mapping[int, Field]) -> Header:
    """Return the header with these columns for these fields."""
    fields = dict(sorted({**header.fields, **changed}.items()))
    return replace(header, fields=fields, roles={**header.roles, **changed})


def own_share(rows: Sequence[Row], column: int) -> float:
    """Return which share of the rows has a text of its own in a column, and none from above; rows
    that hold nothing but one name, of a group, do not count."""
    whole = [row for row in rows if sum(map(bool, row.texts)) > 1]
    within = [row for row in whole if column < len(row.cells)]
    own = [row.texts[column] if _is_own(row, column) else "" for row in within]
    repeated = sum(one == other != "" for one, other in pairwise(own))
    return (sum(map(bool, own)) - repeated) / len(whole) if whole else 0.0


def _is_own(row: Row, column: int) -> bool:
    cell = row.cells[column]
    return bool(row.texts[column]) and (cell.anchor or cell.place).line == row.line


def _inferred(header: Header, column: int) -> Header:
    named = bool(header.names.get(column, ""))
    return replace(with_fields(header, {column: Field.TITLE}), inferred=named)


def _called(header: Header, rows: Sequence[Row], columns: Iterable[int]) -> int | None:
    """Return the first of some columns that has a name for every row, and is called so."""
    named = (at for at in columns if _CALLED.search(_heading(header, at)))
    may_be = (at for at in named if _may_name(header, at) and not _is_around(header, at))
    return next((at for at in may_be if _names_rows(rows, at)), None)


def _heading(header: Header, column: int) -> str:
    return normal(header.own.get(column, ""))


def _may_name(header: Header, column: int) -> bool:
    """Tell whether a heading lets its column name the rows: it says nothing else that is known."""
    words = _heading(header, column)
    field, sure = meaning(words)
    known = sure > 0 and field not in GROUPS
    return bool(words) and not known and not _BESIDE.match(words)


def _may_be_name(header: Header, rows: Sequence[Row], column: int) -> bool:
    """Tell whether a column's heading and cells let it name the rows."""
    return _may_name(header, column) and _has_words(rows, column) and _names_rows(rows, column)


def _is_around(header: Header, column: int) -> bool:
    return bool(_AROUND.match(_heading(header, column)))


def _is_of_activities(header: Header) -> bool:
    """Tell whether a table says who is to do something, or by when."""
    return any(map(header.has, (Field.DUE, Field.OFFICES))) or bool(header.planned)


def _names_rows(rows: Sequence[Row], column: int) -> bool:
    """Tell whether a column has a text of its own in nearly every row, and no two alike."""
    texts = texts_of(rows, column)
    told = [text for text in texts if content_of(text) in _NAMING]
    return own_share(rows, column) >= _EACH and len(set(map(fold, told))) >= _EACH * len(texts)


def _has_words(rows: Sequence[Row], column: int) -> bool:
    texts = texts_of(rows, column)
    return sum(len(text.split()) >= _FEWEST_WORDS for text in texts) >= _MOST * len(texts)


def _verbs(rows: Sequence[Row], column: int) -> float:
    """Return which share of a column's cells begins with an infinitive."""
    texts = texts_of(rows, column)
    named = (len(text.split()) >= _FEWEST_WORDS for text in texts)  # "Regular" alone is none
    told = (one and usual.begins_as_activity(text) for one, text in zip(named, texts, strict=True))
    return sum(told) / len(texts) if texts else 0.0

"""What a heading leaves open is told by the cells under it: columns without a name or a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.spanish import fold
from plans.readers.grid import Row
from plans.tables.cells.activity_column import finest, texts_of, with_fields, with_title
from plans.tables.cells.cutoff_columns import (
    contents_of,
    counted,
    decided,
    in_one_unit,
    mostly,
    with_cutoffs,
    with_states,
)
from plans.tables.cells.period_percents import has_percents, with_progress_of_periods
from plans.tables.headings.contents import Content, content_of
from plans.tables.headings.headers import Field, FollowUp, Header, Told, meaning, with_follow_ups
from plans.tables.headings.levels import (
    with_goals_of_several,
    with_levels_of_rows,
    without_codes_of_findings,
)
from plans.tables.headings.meaning import may_say_when, normal
from plans.values.codes import is_code, is_telling_code
from plans.values.dates import read_dates
from plans.values.joined_days import joined_days
from plans.values.office_columns import names_people
from plans.values.percents import read_percent
from plans.values.state_words import state_of
from plans.values.terms import begins_open

_MOST = 0.6
_FEWEST = 2
_LEAP_YEAR = 2024  # every day of a year is one of its days
# How many parts of a year are its …
_PERIODS = {2: "semestre", 3: "cuatrimestre", 4: "trimestre", 6: "bimestre", 12: "mes"}
# Headings over a day of beginning and one of the end alike.
_DAYS = re.compile(r"fechas?(?: (?:de )?(?:ejecucion|realizacion|programadas?))?|plazos?|periodo")
_AUDITOR = re.compile(r"\bauditor(?:a|es|as)?\b")
_LAST_NUMBER = re.compile(r"\b(?:\d{1,2}|I{1,3}|IV|VI?)$")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI")
# What the cells of a column without a heading have to be for it to be read as a field.
_TOLD_BY = {
    Content.DATE: Field.DUE,
    Content.PERCENT: Field.PERCENT,
    Content.OFFICE: Field.OFFICES,
}


def refine(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header with what its rows tell of columns that the headings leave open, and that
    nobody `told`."""
    header = _with_figures(_without_words(header, rows, told), rows, told)
    header = with_title(_with_when(_marked(header, rows), rows, told), rows)
    header = finest(finest(header, rows, Field.TITLE), rows, Field.CODE)
    header = without_codes_of_findings(_without_people(header, rows, told), rows)
    header = _with_end_beside(_with_code_under_title(header, rows), rows)
    header = with_states(with_cutoffs(header, rows, told), rows, told)
    header = decided(counted(in_one_unit(_unnamed(header, rows), rows, told), rows), rows)
    header = with_levels_of_rows(with_progress_of_periods(header, rows), rows)
    return with_goals_of_several(header, rows, told)


def _without_words(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header without the figures or names that a heading promises and the cells lack:
    "PROGRESS" over "Completed", "EJECUTADO" over "SÍ" and "NO". They are kept as they are."""
    figures = {Field.PERCENT, Field.EXECUTED, Field.PLANNED, Field.TITLE}
    gone = {
        at
        for at, one in header.roles.items()
        if one in figures
        and normal(header.own.get(at, "")) not in told
        and _are_words(rows, at, one)
    }
    if not gone:
        return header
    follow_ups = tuple(
        replace(one, percent=None if one.percent in gone else one.percent)
        for one in header.follow_ups
    )
    roles = {at: one for at, one in header.roles.items() if at not in gone}
    fields = {at: one for at, one in header.fields.items() if at not in gone}
    header = replace(header, roles=roles, fields=fields)
    return with_follow_ups(header, tuple(one for one in follow_ups if one.columns))


def _with_figures(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header with the percentages of its only follow-up in a column whose heading
    promises words and that holds but percentages: "SEGUIMIENTO" over "45 %"."""
    one = header.follow_ups[0] if len(header.follow_ups) == 1 else None
    if one is None or one.words is None or one.percent is not None:
        return header
    figures = {*contents_of(rows, one.words)} == {Content.PERCENT}
    if not figures or normal(header.own.get(one.words, "")) in told:
        return header
    roles = {**header.roles, one.words: Field.PERCENT}
    found = replace(one, words=None, percent=one.words)
    return with_follow_ups(replace(header, roles=roles), (found,))


def _are_words(rows: Sequence[Row], column: int, field: Field) -> bool:
    """Tell whether the cells of a column are states or "sí" and "no", but for a few. Among states a
    percentage is one."""
    texts = texts_of(rows, column)
    states = [text for text in texts if state_of(text) is not None]
    words = len(states) + sum(fold(text) in {"si", "no"} for text in texts)
    if states and field is Field.PERCENT and any(map(_is_figure, texts)):
        return False
    return len(texts) >= _FEWEST and words > _MOST * len(texts)


def _is_figure(text: str) -> bool:
    return read_percent(text).value is not None


def _without_people(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header with the offices in the column that names some, where the first names
    people or their posts; without any where "AUDITOR LÍDER" names those. They are kept as they are.
    """
    column = header.column_of(Field.OFFICES)
    heading = normal(header.own.get(column, "")) if column is not None else ""
    if column is None or heading in told or not names_people(texts_of(rows, column)):
        return header
    others = [at for at in header.extra if meaning(header.own.get(at, ""))[0] is Field.OFFICES]
    beside = [at for at in others if (cells := texts_of(rows, at)) and not names_people(cells)]
    if not beside and not _AUDITOR.search(heading):
        return header
    fields = {at: one for at, one in header.fields.items() if at != column}
    roles = {at: one for at, one in header.roles.items() if at != column}
    kept = replace(header, fields=fields, roles=roles)
    return with_fields(kept, {beside[0]: Field.OFFICES}) if beside else kept


def _with_when(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header with the deadlines in a column such as "CRONOGRAMA", where its cells hold
    days or terms and the table has no other column of deadlines."""
    if header.has(Field.DUE):
        return header
    open_ones = {
        at: own for at in header.extra if normal(own := header.own.get(at, "")) not in told
    }
    named = (at for at, own in open_ones.items() if may_say_when(own))
    when = next((at for at in named if _all_say_when(rows, at)), None)
    if when is None:
        unknown = {at for at, own in open_ones.items() if not meaning(own)[1]}
        ends = [at for at in unknown if at not in header.starts and _all_say_when(rows, at)]
        when = ends[0] if len(ends) == 1 and _ends_what_begins(header, rows, ends[0]) else None
    return header if when is None else with_fields(header, {when: Field.DUE})


def _all_say_when(rows: Sequence[Row], column: int) -> bool:
    """Tell whether the cells of a column hold days or terms, but for a few."""
    texts = texts_of(rows, column)
    return bool(texts) and sum(map(_says_when, texts)) >= _MOST * len(texts)


def _ends_what_begins(header: Header, rows: Sequence[Row], column: int) -> bool:
    """Tell whether the days of a column are the ends of what begins in the column beside it, and
    never before: "INICIO" and "ENTREGA DEL INFORME"."""
    begun = column - 1
    if begun not in header.starts:
        return False
    pairs = [
        (read_dates(row.texts[begun]).days, read_dates(row.texts[column]).days)
        for row in rows
        if column < len(row.cells)
    ]
    dated = [(min(first), max(last)) for first, last in pairs if first and last]
    return any(a < b for a, b in dated) and all(a <= b for a, b in dated)


def _says_when(text: str) -> bool:
    """Tell whether a cell holds days or a term of an activity, and no figure."""
    reading = read_dates(text)
    if joined_days(text, _LEAP_YEAR):
        return True
    return bool(reading.days or reading.impossible or reading.yearless or reading.rhythm)


def _with_end_beside(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header with the deadline in the column without a heading beside that of "FECHAS",
    where this one holds days and the other later ones or terms: the first are of beginning."""
    first = header.column_of(Field.DUE)
    if first is None or not _DAYS.fullmatch(normal(header.own.get(first, ""))):
        return header
    end = first + 1
    if end in header.names or end in header.roles:
        return header
    ends = [row.texts[end] for row in rows if end < len(row.cells) and row.texts[end]]
    told = sum(content_of(text) is Content.DATE or begins_open(text) for text in ends)
    pairs = [
        (begun.days, ended.days)
        for row in rows
        if end < len(row.cells)
        for begun, ended in [(read_dates(row.texts[first]), read_dates(row.texts[end]))]
        if begun.days and row.texts[end]
    ]
    dated = [(max(begun), max(ended)) for begun, ended in pairs if ended]
    later = all(begun <= ended for begun, ended in dated) and any(a < b for a, b in dated)
    if not pairs or told < _MOST * len(ends) or not (later or not dated):
        return header
    fields = {at: one for at, one in header.fields.items() if at != first}
    roles = {at: one for at, one in header.roles.items() if at != first}
    return with_fields(replace(header, fields=fields, roles=roles), {end: Field.DUE})


def with_code_column(header: Header, row: Row, *, going_on: bool) -> Header | None:
    """Return the header with a column for the code before the names, where a row has one more than
    the heading, or None. `going_on`: the row above was of this kind."""
    title = header.column_of(Field.TITLE)
    if title is None or header.has(Field.CODE):
        return None
    last = max((at for at, text in enumerate(row.texts) if text), default=0)
    named = 1 + max(header.names, default=0)
    too_long = len(row.cells) > named if going_on else last >= named
    code = row.texts[title] if title < len(row.cells) else ""
    if not too_long or not (is_telling_code(code) or (going_on and not code)):
        return None
    return _inserted(header, title)


def _inserted(header: Header, at: int) -> Header:
    """Return the header with one column more, that of the code, before the column `at`."""

    def moved(column: int) -> int:
        return column + (column >= at)

    return replace(
        header,
        fields={at: Field.CODE} | {moved(column): one for column, one in header.fields.items()},
        names={moved(column): name for column, name in header.names.items()},
        width=header.width + 1,
        roles={at: Field.CODE} | {moved(column): one for column, one in header.roles.items()},
        follow_ups=tuple(
            replace(
                one,
                words=None if one.words is None else moved(one.words),
                percent=None if one.percent is None else moved(one.percent),
            )
            for one in header.follow_ups
        ),
        terms={moved(column): name for column, name in header.terms.items()},
        levels=frozenset(map(moved, header.levels)),
        own={moved(column): name for column, name in header.own.items()},
    )


def _unnamed(header: Header, rows: Sequence[Row]) -> Header:
    """Give columns without a heading the field that their cells tell, where the table lacks it."""
    doubted = _percents_in_doubt(header, rows)
    for column in range(header.width):
        named = column in header.names
        if column in header.roles or (named and meaning(header.names[column])[1]):
            continue
        if column in header.parts or column in doubted:
            continue
        field = _told_by_cells(rows, column)
        # What is said before the activity's name is of something else: of a risk's control.
        before = column < (header.column_of(Field.TITLE) or 0)
        if named and (before or field is not Field.PERCENT):
            continue
        if field is None or (field in header.fields.values() and field is not Field.PERCENT):
            continue
        if field is Field.PERCENT and header.follow_ups:
            header = _with_percent(header, column)
            continue
        if field is Field.PERCENT:
            header = replace(header, follow_ups=(FollowUp(percent=column),))
        header = with_fields(header, {column: field})
    return header


def _percents_in_doubt(header: Header, rows: Sequence[Row]) -> set[int]:
    """Return the columns of percentages whose headings mean nothing, where there are several and
    none stands beside the words of a follow-up: which of them is the progress is asked."""
    title = header.column_of(Field.TITLE) or 0
    unknown = (at for at, name in header.extra.items() if at > title and not meaning(name)[1])
    found = {at for at in unknown if at not in header.parts and has_percents(rows, at)}
    beside = any(one.words is not None and one.words + 1 in found for one in header.follow_ups)
    return set() if beside or len(found) < _FEWEST else found


def _with_percent(header: Header, column: int) -> Header:
    """Return the header with a column of percentages for the follow-up whose words stand beside it,
    else for the newest, if that has none."""
    follow_ups = list(header.follow_ups)
    lacking = [at for at, one in enumerate(follow_ups) if one.percent is None]
    beside = [at for at in lacking if follow_ups[at].words == column - 1]
    at = next(iter(beside), None)
    if at is None and lacking[-1:] == [len(follow_ups) - 1]:
        at = lacking[-1]
    if at is None:
        return header
    follow_ups[at] = replace(follow_ups[at], percent=column)
    roles = dict(header.roles) | {column: Field.PERCENT}
    return with_follow_ups(replace(header, roles=roles), tuple(follow_ups))


def _marked(header: Header, rows: Sequence[Row]) -> Header:
    """Read columns of marks side by side, numbered from 1, as the periods of the year, but not the
    weeks of its months."""
    if header.terms or header.parts:
        return header
    for first in range(header.width):
        columns = _numbered_marks(header, rows, first)
        if len(columns) in _PERIODS:
            terms = {
                column: f"{_PERIODS[len(columns)]} {number}"
                for number, column in enumerate(columns, start=1)
            }
            kept = {at: one for at, one in header.fields.items() if at not in terms}
            roles = dict(header.roles) | dict.fromkeys(terms, Field.TERM)
            return replace(header, fields=kept, roles=roles, terms=terms)
    return header


def _numbered_marks(header: Header, rows: Sequence[Row], first: int) -> list[int]:
    """Return the columns from `first` on whose headings end in 1, 2, 3 … and that hold marks."""
    columns: list[int] = []
    for column in range(first, header.width):
        number = _LAST_NUMBER.search(header.names.get(column, ""))
        following = {str(len(columns) + 1), *_ROMAN[len(columns) + 1 :][:1]}
        if number is None or number.group() not in following:
            break
        contents = set(contents_of(rows, column))
        if not contents <= {Content.MARK, Content.NUMBER}:
            break
        columns.append(column)
    marked = any(Content.MARK in contents_of(rows, column) for column in columns)
    return columns if marked else []


def _with_code_under_title(header: Header, rows: Sequence[Row]) -> Header:
    """Part code and name where the activities' heading stands over both: "1.1", "Revisar …"; or
    over the codes, and the names have one of their own: "Acción", "Descripción de la acción"."""
    title = header.column_of(Field.TITLE)
    if title is None or header.has(Field.CODE):
        return header
    name = title + 1
    texts = [row.texts for row in rows if name < len(row.cells)]
    codes = [some[title] for some in texts if is_code(some[title])]
    named = [some for some in texts if is_code(some[title]) and some[name]]
    free = name not in header.names and name not in header.roles
    free = free or meaning(header.own.get(name, ""))[0] is Field.TITLE
    if not free or len(codes) < _MOST * len(rows) or len(named) < _MOST * len(codes) or not codes:
        return header
    return with_fields(header, {title: Field.CODE, name: Field.TITLE})


def _told_by_cells(rows: Sequence[Row], column: int) -> Field | None:
    texts = texts_of(rows, column)
    codes = sum(is_telling_code(text) for text in texts)
    if len(texts) >= _FEWEST and codes >= _MOST * len(texts):
        return Field.CODE
    content = mostly(contents_of(rows, column))
    return None if content is None else _TOLD_BY.get(content)

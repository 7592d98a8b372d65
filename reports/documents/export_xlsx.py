"""The workbook of a digest: a summary on one page, the table, the week, a sheet for each office.

It is written row by row and never held whole: fifty thousand activities take little memory.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet

from core.grouping import grouped
from core.spanish import cut_at_word, day_and_month, short_date, show_number
from plans.export import workbook
from reports import digest, shown
from reports.documents import columns
from reports.documents.columns import Column, Suggested, Value
from reports.lists import offices as owing
from reports.values import NO_OFFICE, Figures, Group, Row
from texts.catalog import Texts

SUMMARY, SHEET, WEEK = "Resumen", "Seguimiento", "Semana"
MOST_OFFICES = 100  # sheets of offices; beyond them, the table can be filtered
MOST_IN_SUMMARY = 40
_LONGEST_NAME = 31  # of a sheet
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f']+")
_NOT_APPLICABLE_FILL = "e9edf1"
_LATE_INK = "b3261e"
_FONT = "Calibri"  # of all cells: where none is named, some programs take another
_THIRD_LINE = 15  # points
_ACROSS = 160  # letters of a line of the summary that runs over all its columns
_WEEK = (("Tema", 20), ("Código", 12), ("Actividad", 44), ("Qué", 60))
_OFFICES = (
    ("Oficina", 40), ("Actividades", 11), ("Debían estar listas", 13), ("De esas, al día", 11),
    ("Vencidas", 10), ("Avance", 9), ("Semáforo", 11), ("Silencio y contacto", 34),
)  # fmt: skip


def table(figures: Figures, texts: Texts) -> bytes:
    """Return the workbook: dates and percentages are such, and nothing is a formula."""
    book = Workbook(write_only=True)
    first = [shown.age_of(figures), *digest.things(figures, texts)]
    _summary(_sheet(book, SUMMARY), figures, first, digest.light_rule(figures, texts))
    _activities(_sheet(book, SHEET), figures.rows, figures, SHEET)
    _week(_sheet(book, WEEK), digest.week_lines(figures, texts), figures)
    taken = {SUMMARY.casefold(), SHEET.casefold(), WEEK.casefold()}
    offices = grouped((row.office, row) for row in figures.rows if row.office)
    for name, rows in sorted(offices.items())[:MOST_OFFICES]:
        _activities(_sheet(book, sheet_name(name, taken)), rows, figures, name)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def sheet_name(office: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and no other has yet; `taken` are folded, and grows."""
    plain = _UNNAMEABLE.sub(" ", office).strip() or "Oficina"
    name, number = cut_at_word(plain, _LONGEST_NAME), 1
    while name.casefold() in taken:
        number += 1
        mark = f" {number}"
        name = plain[: _LONGEST_NAME - len(mark)].strip() + mark
    taken.add(name.casefold())
    return name


def _sheet(book: Workbook, name: str) -> Worksheet:
    return cast(Worksheet, book.create_sheet(name))


def _activities(sheet: Worksheet, rows: Sequence[Row], figures: Figures, title: str) -> None:
    """Write the table of some activities, frozen through the activity; nine columns are printed."""
    shows = columns.of(figures)
    starred = any(map(columns.is_starred, rows))
    star = {columns.DUE: columns.STARRED} if starred else {}
    headings = [(column.title + star.get(column.title, ""), column.width) for column in shows]
    last = len(rows) + 1
    workbook.prepare_page(sheet, heading=1, last=last, columns=len(shows))
    sheet.freeze_panes = f"{get_column_letter(columns.FROZEN + 1)}2"
    sheet.print_area = f"A1:{get_column_letter(columns.PRINTED)}{max(last, 2)}"
    _head(sheet, title, figures)
    _foot(sheet, figures, " · * fecha sugerida" if starred else "")
    _colour(sheet, shows, max(last, 2))
    _headings(sheet, headings)
    widths = [column.width for column in shows]
    for number, row in enumerate(rows, start=2):
        values = [column.value(row) for column in shows]
        _append(sheet, number, values, widths[: columns.PRINTED])


def _colour(sheet: Worksheet, shows: Sequence[Column], last: int) -> None:
    """Colour the light by its word and the days by being there: what is edited changes colour."""
    letters = {column.title: get_column_letter(n) for n, column in enumerate(shows, start=1)}
    light, late = letters[columns.LIGHT], letters[columns.LATE]
    _light_colours(sheet, light, 2, last)
    late_font = Font(bold=True, color=_LATE_INK)
    rule = FormulaRule(formula=[f"N({late}2)>0"], font=late_font)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add(f"{late}2:{late}{last}", rule)


def _light_colours(sheet: Worksheet, letter: str, first: int, last: int) -> None:
    words = {word: shown.FILLS[one].removeprefix("#") for one, word in shown.LIGHTS.items()}
    unreached = {
        f"{word}, {beside}": colour
        for word, colour in words.items()
        for beside in (shown.UNREACHED, shown.UNCONFIRMED, shown.UNCLEAR)
    }
    for word, colour in {**words, **unreached, "no aplica": _NOT_APPLICABLE_FILL}.items():
        fill = PatternFill("solid", bgColor=colour)
        rule = FormulaRule(formula=[f'{letter}{first}="{word}"'], fill=fill)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)


def _summary(
    sheet: Worksheet, figures: Figures, first_of_all: Iterable[str], legend: Iterable[str]
) -> None:
    """Write plan, date, what is to be done, figures, offices and what their lights mean on one
    page."""
    shown_offices = figures.by_office[:MOST_IN_SUMMARY]
    lines = {one.name: one for one in owing.office_lines(figures)}
    before = short_date(figures.before.on, figures.on) if figures.before else None
    _one_page(sheet, figures)
    for place, (_, width) in enumerate(_OFFICES, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    head = _summary_head(sheet, figures, first_of_all)
    top: list[list[Any]] = [
        *head,
        [_bold(sheet, "Cómo vamos"), _bold(sheet, short_date(figures.on)), before],
        *([name, now, then] for name, now, then in shown.standing_rows(figures)),
        ["Avance promedio", _fraction(figures.headline.average_percent), _average_before(figures)],
        ["Actividades en total", figures.headline.activities],
        *([name, count] for name, count in shown.state_rows(figures.headline)),
        ["En riesgo", len(figures.at_risk)],
        [],
    ]
    sheet.row_dimensions[len(head) + 1].height = workbook.HEADING_HEIGHT
    for line in top:
        sheet.append([_plain(sheet, value, first=not place) for place, value in enumerate(line)])
    first = len(top) + 2
    _light_colours(sheet, "G", first, first + max(len(shown_offices), 1))
    _headings(sheet, _OFFICES, line=len(top) + 1, sized=False)
    at = first - 1
    for group in shown_offices:
        office = lines.get(group.name)
        told = owing.contact(office, figures.on) if office else ""
        light = _light(group, office)
        counts = [group.activities, group.due, group.met, group.overdue]
        average = _fraction(group.average_percent)
        values: list[Value] = [group.name, *counts, average, light, told]
        at += 1
        _append(sheet, at, values, [width for _, width in _OFFICES])
    more = len(figures.by_office) - len(shown_offices)
    if more > 0:
        sheet.append([f"y {more} oficinas más, en la hoja {SHEET}"])
    sheet.append([])
    for said in legend:
        sheet.append([_plain(sheet, said, first=True)])


def _summary_head(
    sheet: Worksheet, figures: Figures, first_of_all: Iterable[str]
) -> list[list[Any]]:
    """Return the first lines of the summary: whose plan it is, of which day, what is to be done."""
    wrapped = (part for one in first_of_all for part in textwrap.wrap(one, _ACROSS))
    return [
        [_bold(sheet, digest.subject(figures), 14)],
        [f"{figures.entity} · {day_and_month(figures.on)} de {figures.on.year}"],
        ["; ".join(shown.heading(one) for one in figures.plans)],
        *([part] for part in wrapped),
        [],
    ]


def _average_before(figures: Figures) -> Decimal | None:
    return _fraction(figures.before.average_percent) if figures.before else None


def _light(group: Group, office: owing.OfficeLine | None) -> str:
    """Return the word of a light; what has no office has none."""
    none = "" if group.name == NO_OFFICE else "no aplica"
    if group.light is None:
        return none
    return owing.light_word(office) if office else shown.LIGHTS[group.light]


def _one_page(sheet: Worksheet, figures: Figures) -> None:
    workbook.prepare_page(sheet, heading=1, last=1, columns=1)
    sheet.freeze_panes = None
    sheet.auto_filter.ref = None
    sheet.print_title_rows = None
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToHeight = 1
    _foot(sheet, figures)


def _week(sheet: Worksheet, lines: Iterable[Sequence[str]], figures: Figures) -> None:
    """Write all that happened in the week, a line each; what the page leaves out stands here."""
    kept = list(lines)
    workbook.prepare_page(sheet, heading=1, last=len(kept) + 1, columns=len(_WEEK))
    _head(sheet, WEEK, figures)
    _foot(sheet, figures)
    _headings(sheet, _WEEK)
    for number, line in enumerate(kept, start=2):
        _append(sheet, number, list(line), [width for _, width in _WEEK])


def _headings(
    sheet: Worksheet,
    headings: Sequence[tuple[str, int]],
    *,
    line: int = 1,
    sized: bool = True,
) -> None:
    cells = [WriteOnlyCell(sheet) for _ in headings]
    for place, (cell, (title, width)) in enumerate(zip(cells, headings, strict=True), start=1):
        workbook.write_heading(cell, title)
        if sized:
            sheet.column_dimensions[get_column_letter(place)].width = width
    starred = any(columns.STARRED in title for title, _ in headings)
    more = _THIRD_LINE if starred else 0
    sheet.row_dimensions[line].height = workbook.HEADING_HEIGHT + more
    sheet.append(cells)


def _append(sheet: Worksheet, line: int, values: Sequence[Value], widths: Sequence[int]) -> None:
    sheet.row_dimensions[line].height = workbook.height_of(values, widths)
    sheet.append([_cell(sheet, value) or _empty(sheet) for value in values])


def _empty(sheet: Worksheet) -> Cell:
    """Return an empty cell of a table, whose line goes on below it."""
    cell = WriteOnlyCell(sheet)
    cell.border = workbook.BORDER
    return cell


def _cell(sheet: Worksheet, value: Any) -> Any:
    if value is None or isinstance(value, Cell):
        return value
    cell = WriteOnlyCell(sheet)
    cell.alignment = workbook.TEXT if isinstance(value, str) else workbook.FIGURE
    cell.border = workbook.BORDER
    if isinstance(value, str):
        workbook.write_text(cell, value)
        return cell
    if isinstance(value, Suggested):
        cell.value, cell.number_format = value.day, f'{workbook.DATE_FORMAT}"*"'
        return cell
    cell.value = value
    if isinstance(value, date):
        cell.number_format = workbook.DATE_FORMAT
    elif isinstance(value, Decimal):
        cell.number_format = workbook.percent_format(value)
    return cell


def _plain(sheet: Worksheet, value: Any, *, first: bool) -> Any:
    """Return a cell without lines: the first of a line runs on to the right, the others are
    figures and their headings."""
    cell = _cell(sheet, value)
    if cell is not None:
        cell.alignment = Alignment(horizontal="left" if first else "center", wrap_text=not first)
        cell.border = Border()
    return cell


def _bold(sheet: Worksheet, text: str, size: int = 11) -> Cell:
    cell = WriteOnlyCell(sheet)
    workbook.write_text(cell, text)
    cell.font = Font(name=_FONT, bold=True, size=size)
    return cell


def _fraction(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent / 100


def _head(sheet: Worksheet, title: str, figures: Figures) -> None:
    """Write on each page what it is of: a sheet on paper has no tab."""
    sheet.page_margins.top, sheet.page_margins.header = 0.75, 0.35
    header = cast(HeaderFooterItem, sheet.oddHeader)
    header.left.text = title.replace("&", "&&")
    header.right.text = f"{shown.plan_name(figures)} · {figures.on:%d/%m/%Y}".replace("&", "&&")


def _foot(sheet: Worksheet, figures: Figures, more: str = "") -> None:
    average = figures.headline.average_percent
    said = "" if average is None else f", avance promedio {show_number(average)} %"
    footer = cast(HeaderFooterItem, sheet.oddFooter)
    footer.center.text = f"A {figures.on:%d/%m/%Y}{said}{more} · Página &P de &N"

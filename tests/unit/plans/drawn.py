"""One table with merged cells, drawn in every form that a planning office sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from plans.activities.document import PlanActivity
from plans.readers.docx import read_docx
from plans.readers.grid import Grid
from plans.readers.ods import read_ods
from plans.readers.pdf.file import read_pdf
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers import word, workbooks
from tests.unit.plans.readers.paper import Area, Layout, printed

# The widest of the tables has room on it for the words of its headings.
_SCALE = 1.6
_RULED = Layout()
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Rows of one width, of which the first `heads` are the heading; `areas` are one cell each."""

    rows: Rows
    heads: int = 1
    areas: Sequence[Area] = ()


def as_xlsx(table: Drawn) -> Grid:
    """Return the grid of a workbook."""
    sheet = workbooks.a_sheet(*table.rows)
    for top, left, last, end in table.areas:
        sheet.merge_cells(start_row=top, start_column=left, end_row=last, end_column=end)
    return read_xlsx(workbooks.saved(sheet), "plan.xlsx")


def as_ods(table: Drawn) -> Grid:
    """Return the grid of a spreadsheet of LibreOffice."""
    areas = {(top, left): (last, end) for top, left, last, end in table.areas}
    covered = _covered(table)
    lines = []
    for line, row in enumerate(table.rows, start=1):
        cells = []
        for column, text in enumerate(row, start=1):
            last, end = areas.get((line, column), (line, column))
            spans = (
                f' table:number-rows-spanned="{last - line + 1}"'
                f' table:number-columns-spanned="{end - column + 1}"'
            )
            name = "covered-table-cell" if (line, column) in covered else "table-cell"
            about = spans if (line, column) in areas else ""
            cells.append(
                f'<table:{name}{about} office:value-type="string"><text:p>{escape(text)}</text:p>'
                f"</table:{name}>"
            )
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    sheet = f'<table:table table:name="Plan">{"".join(lines)}</table:table>'
    return read_ods(workbooks.an_ods(sheet), "plan.ods")


def as_docx(table: Drawn) -> Grid:
    """Return the grid of a Word document."""
    document = word.an_empty_document()
    made = word.filled(document, table.rows)
    cells = [list(row.cells) for row in made.rows]
    for top, left, last, end in table.areas:
        text = table.rows[top - 1][left - 1]
        merged = cells[top - 1][left - 1].merge(cells[last - 1][end - 1])
        merged.text = text
    return read_docx(word.saved(document), "plan.docx")


def as_pdf(table: Drawn, layout: Layout = _RULED) -> Grid:
    """Return the grid of a PDF."""
    drawn = replace(layout, heads=table.heads, areas=table.areas, scale=max(layout.scale, _SCALE))
    return read_pdf(printed(table.rows, drawn), "plan.pdf")


def as_unruled_pdf(table: Drawn) -> Grid:
    """Return the grid of a PDF without lines."""
    return as_pdf(table, Layout(ruled=False))


FORMS: Mapping[str, Callable[[Drawn], Grid]] = {
    "xlsx": as_xlsx,
    "ods": as_ods,
    "docx": as_docx,
    "ruled": as_pdf,
    "unruled": as_unruled_pdf,
}


def _covered(table: Drawn) -> set[tuple[int, int]]:
    return {
        (line, column)
        for top, left, last, end in table.areas
        for line in range(top, last + 1)
        for column in range(left, end + 1)
        if (line, column) != (top, left)
    }


def under(heading: Drawn, body: Rows, groups: int = 0) -> Drawn:
    """Return a heading with rows under it, whose first `groups` columns are merged where equal."""
    rows = [*map(list, heading.rows), *map(list, body)]
    areas = [*heading.areas]
    for column in range(groups):
        first = heading.heads
        for line in range(heading.heads + 1, len(rows) + 1):
            group = rows[line][: column + 1] if line < len(rows) else []
            if group == list(body[first - heading.heads][: column + 1]):
                continue
            if line - first > 1 and rows[first][column]:
                areas.append((first + 1, column + 1, line, column + 1))
            first = line
    tops = {(top, left) for top, left, _, _ in areas}
    for line, column in _covered(Drawn(rows, heading.heads, areas)) - tops:
        rows[line - 1][column - 1] = ""
    return Drawn(rows, heading.heads, areas)


def body_of(activities: Sequence[PlanActivity], columns: Sequence[str]) -> list[list[str]]:
    """Return the rows that print these fields of some activities, in letters of Western fonts."""
    return [[_printed(one, name) for name in columns] for one in activities]


def _printed(one: PlanActivity, name: str) -> str:
    if name == "code_title":
        text = f"{one.code or ''} {one.title}"
    elif name in {"april", "april_percent"}:
        report = one.reports[0] if one.reports else None
        said = report and (report.description if name == "april" else report.percent_text)
        text = said or ""
    elif name.startswith("cuatrimestre"):
        text = "X" if name in one.terms else ""
    else:
        value = getattr(one, name)
        words = value if isinstance(value, tuple) else ("" if value is None else str(value),)
        text = " / ".join(words)
    return " ".join(text.encode("cp1252", "ignore").decode("cp1252").split())

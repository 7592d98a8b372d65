"""Reads workbooks of Excel 97 to 2003 (.xls).

python-calamine gives the values, the merged areas and which sheets hide (measured on files of
LibreOffice); formats, hidden rows and hidden columns, which it does not give, are read beside it.
"""

from __future__ import annotations

from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from plans.readers.biff import Looks, is_locked, looks
from plans.readers.grid import Grid
from plans.readers.limits import SAVE_AS_XLSX, WITHOUT_PASSWORD, Budget, refused
from plans.readers.ole import streams
from plans.readers.sheets import Area, Sheet, hidden_in, rows_of
from plans.readers.shown import shown


def read_xls(content: bytes, source: str) -> Grid:
    """Return the cells that a workbook shows, sheet after sheet. Raises `InputError` for a compound
    file that is no open workbook and beyond the limits, and whatever calamine raises."""
    inside = streams(content)
    if "EncryptedPackage" in inside:
        raise refused("el archivo tiene contraseña.", WITHOUT_PASSWORD, source)
    if "WordDocument" in inside:
        todo = "Ábralo en Word, guárdelo como .docx y vuelva a cargarlo."
        raise refused("es un documento antiguo de Word (.doc).", todo, source)
    workbook = inside.get("Workbook")
    if workbook is None:
        what = "no es un libro de Excel 97 o posterior."
        raise refused(what, SAVE_AS_XLSX, source)
    if is_locked(workbook):
        raise refused("el archivo tiene contraseña.", WITHOUT_PASSWORD, source)
    try:
        return _grid(content, looks(workbook), source)
    except (Exception, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as panic:
        # A panic of calamine comes as an exception that `except Exception` does not know.
        raise ValueError("calamine gave up") from panic


def _grid(content: bytes, sheets_looks: list[Looks], source: str) -> Grid:
    budget = Budget(source)
    sheets: list[Sheet] = []
    left_out: list[str] = []
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        for number, meta in enumerate(book.sheets_metadata):
            budget.sheet(number + 1)
            if meta.typ is not SheetTypeEnum.WorkSheet:
                continue
            if meta.visible is not SheetVisibleEnum.Visible:
                left_out.append(f"hoja «{meta.name}»")
                continue
            found = book.get_sheet_by_index(number)
            sheets.append(_sheet(meta.name, found, sheets_looks[number], budget))
    return Grid(source, rows_of(sheets, source), (*left_out, *hidden_in(sheets)))


def _sheet(name: str, found: CalamineSheet, look: Looks, budget: Budget) -> Sheet:
    sheet = Sheet(name, hidden_rows=look.hidden_rows, hidden_columns=look.hidden_columns)
    sheet.areas = [
        Area(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in found.merged_cell_ranges or ()
    ]
    for line, values in enumerate(found.to_python(skip_empty_area=False), start=1):
        shown_texts = (
            (column, shown(value, look.formats.get((line, column), "General")))
            for column, value in enumerate(values, start=1)
        )
        texts = {column: text for column, text in shown_texts if text and not text.isspace()}
        if texts:
            budget.row(line, texts)
            sheet.texts[line] = texts
    return sheet

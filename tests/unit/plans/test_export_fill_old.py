"""Nothing of an earlier cut-off stays in the columns that are filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from plans.export.fill import fill
from plans.faults import Fault, Rank
from tests.unit.plans.filling import DATED, HEADINGS, TITLES, a_workbook, filled, held, said
from tests.unit.plans.readers.workbooks import part_of, repacked, saved


def an_april_workbook() -> Worksheet:
    """Return a plan's sheet with what was said in April, under headings that name no day."""
    rows = [("Riesgos", title, "30/09/2026", 0.4, f"Abril {number}.", "Tesorería")
            for number, title in enumerate(TITLES, start=1)]  # fmt: skip
    return a_workbook(*rows)


def test_old_words_never_stand_beside_a_newer_figure() -> None:
    sheet = an_april_workbook()
    sheet["E5"].font = Font(italic=True)

    found, result = filled(sheet, said(96, None), said(60, "Agosto."))

    assert (found["D5"].value, found["E5"].value) == (0.96, None)
    assert found["E5"].font.i
    assert (found["D6"].value, found["E6"].value) == (0.6, "Agosto.")
    assert (result.emptied, result.silent) == (1, 0)
    assert (found["D7"].value, found["E7"].value) == (0.4, "Abril 3.")  # as culmina holds them


def test_an_old_figure_goes_where_nobody_said_anything_in_the_period() -> None:
    mark = said(None, "Sin reporte desde 30/04/2026 (40 %)")

    found, result = filled(an_april_workbook(), mark)

    assert (found["D5"].value, found["E5"].value) == (None, mark["description"])
    assert (result.emptied, result.silent) == (1, 1)


def test_what_stands_already_in_an_empty_cell_is_not_emptied() -> None:
    _, result = filled(a_workbook(), said(60, None))

    assert (result.written, result.emptied) == (1, 0)


def test_a_formula_whose_result_is_old_stays_and_is_told() -> None:
    sheet = an_april_workbook()
    before = repacked(saved(sheet), {
        "xl/worksheets/sheet1.xml": part_of(saved(sheet), "xl/worksheets/sheet1.xml").replace(
            "<v>0.4</v>", "<f>2/5</f><v>0.4</v>", 1
        )
    })  # fmt: skip

    result = fill(before, held(sheet, said(None, "Sin reporte desde 30/04/2026")), "plan.xlsx")

    assert load_workbook(BytesIO(result.content)).worksheets[0]["D5"].value == "=2/5"
    assert [(one.place, one.value) for one in result.left] == [("hoja «Plan», celda D5", "(nada)")]


def test_a_cell_whose_rows_differ_does_not_keep_old_words() -> None:
    sheet = an_april_workbook()
    sheet.merge_cells("E5:E6")
    plan = held(sheet, said(60, "Uno."), said(60, None))

    result = fill(saved(sheet), plan, "plan.xlsx")
    found = load_workbook(BytesIO(result.content)).worksheets[0]

    assert found["E5"].value is None
    assert [str(one) for one in found.merged_cells.ranges] == ["E5:E6"]
    assert [one.value for one in result.left] == ["Uno. / (nada)"]


def test_a_merged_cell_is_emptied_where_nobody_has_words_for_it() -> None:
    sheet = an_april_workbook()
    sheet.merge_cells("E5:E6")

    found, result = filled(sheet, said(60, None), said(60, None))

    assert found["E5"].value is None
    assert [str(one) for one in found.merged_cells.ranges] == ["E5:E6"]
    assert (result.emptied, result.left) == (1, ())


def test_other_columns_of_follow_ups_that_still_hold_words_are_told() -> None:
    headings = (*HEADINGS, "OBSERVACIONES")
    remarks = ("Se revisó en abril.", None, None)
    rows = [("Riesgos", title, "30/09/2026", None, None, "Tesorería", remark)
            for title, remark in zip(TITLES, remarks, strict=True)]  # fmt: skip

    found, result = filled(a_workbook(*rows, headings=headings), said(60))
    _, without = filled(a_workbook(), said(60))
    own = [("Riesgos", title, "30/09/2026", 0.4, "Abril.", "Tesorería") for title in TITLES]
    _, of_april = filled(a_workbook(*own, headings=DATED), said(60))

    assert found["G5"].value == "Se revisó en abril."
    assert result.kept_columns == ("OBSERVACIONES",)
    assert (without.kept_columns, of_april.kept_columns) == ((), ())


def test_a_figure_that_is_still_a_doubt_stays_and_is_named_as_undecided() -> None:
    sheet = a_workbook(*(
        ("Riesgos", title, date(2026, 9, 30), figure, None, "Tesorería")
        for title, figure in zip(TITLES, ("20%", "0,35", "0,35"), strict=True)
    ))  # fmt: skip
    nothing = said(None, "Sin reporte")
    doubt = Fault("percent", "fraction", Rank.FIGURE, "0,35", "¿es 35 %?", "35")
    note = replace(doubt, rank=Rank.NOTE)

    book, result = filled(
        sheet, said(20), nothing | {"faults": (doubt,)}, nothing | {"faults": (note,)}
    )

    assert [book[f"D{line}"].value for line in (5, 6, 7)] == ["20%", "0,35", None]
    assert [book[f"E{line}"].value for line in (6, 7)] == [None, "Sin reporte"]
    assert [(one.place, one.value) for one in result.left] == [("hoja «Plan», celda D6", "0,35")]
    assert "duda sin decidir" in result.left[0].reason
    assert (result.emptied, result.silent) == (1, 1)
    reported, _ = filled(sheet, said(20), said(40) | {"faults": (doubt,)})
    assert reported["D6"].value == "40%"

"""The colours with which a workbook fills its cells go with them; white is none."""

from __future__ import annotations

from openpyxl.styles import Color, PatternFill

from plans.readers.wire import decode, encode
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import a_sheet, saved


def test_a_filled_cell_has_a_colour_blank_or_not() -> None:
    sheet = a_sheet(["ACTIVIDAD", "ENE", "FEB"], ["Hacer el mapa", None, "X"])
    sheet["B2"].fill = PatternFill("solid", fgColor="00B050")
    sheet["C2"].fill = PatternFill("solid", fgColor=Color(theme=5))
    title, first, second = read_xlsx(saved(sheet), "plan.xlsx").rows[1].cells
    assert (title.colour, first.text, second.text) == ("", "", "X")
    assert first.colour
    assert second.colour not in {"", first.colour}


def test_white_and_hatched_cells_have_none() -> None:
    sheet = a_sheet(["ACTIVIDAD", "ENE", "FEB", "MAR"], ["Hacer el mapa", None, None, "X"])
    sheet["B2"].fill = PatternFill("solid", fgColor="FFFFFF")
    sheet["C2"].fill = PatternFill("solid", fgColor=Color(theme=0))
    sheet["D2"].fill = PatternFill("gray125")
    grid = read_xlsx(saved(sheet), "plan.xlsx")
    assert [cell.colour for cell in grid.rows[1].cells] == ["", "", "", ""]


def test_colours_pass_from_the_reading_process() -> None:
    sheet = a_sheet(["ACTIVIDAD", "ENE"], ["Hacer el mapa", "X"])
    sheet["B2"].fill = PatternFill("solid", fgColor="00B050")
    grid = read_xlsx(saved(sheet), "plan.xlsx")
    assert decode(encode(grid), "plan.xlsx") == grid

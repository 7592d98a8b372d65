"""The colours with which a workbook fills its cells go with them; white is none."""

from __future__ import annotations

from openpyxl.styles import Color, PatternFill

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.limits import MOST_COLUMNS
from plans.readers.ods import read_ods
from plans.readers.wire import decode, encode
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import a_sheet, an_ods, saved


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


def _style(name: str, inside: str = "", parent: str = "") -> str:
    about = f'style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}"'
    return f"<style:style {about}>{inside}</style:style>"


def _fill(colour: str) -> str:
    return f'<style:table-cell-properties fo:background-color="{colour}"/>'


def _cell(text: str = "", style: str = "", more: str = "") -> str:
    styled = f'table:style-name="{style}"' if style else ""
    return f"<table:table-cell {styled} {more}><text:p>{text}</text:p></table:table-cell>"


def _ods(*rows: str, columns: str = "", styles: str = "", named: str = "") -> Grid:
    inside = "".join(row if row[:4] == "<tab" and "row" in row[:10] else
                     f"<table:table-row>{row}</table:table-row>" for row in rows)  # fmt: skip
    table = f'<table:table table:name="Plan">{columns}{inside}</table:table>'
    return read_ods(an_ods(table, styles, named), "plan.ods")


def test_a_spreadsheet_of_libreoffice_fills_its_cells_too() -> None:
    heads = _cell("ACTIVIDAD") + "".join(map(_cell, ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN")))
    row = (
        _cell("Hacer el mapa")
        + _cell(style="green", more='table:number-columns-repeated="2"')
        + _cell(style="like")
        + _cell(style="white")
        + _cell(style="none")
        + _cell()
    )
    styles = (
        _style("green", _fill("#00B050"))
        + _style("like", parent="Accent")
        + _style("white", _fill("#FFFFFF"))
        + _style("none", _fill("transparent"), parent="Accent")
    )
    named = (
        _style("Accent", _fill("#ffc000"))
        + f"<style:default-style>{_fill('#ff0000')}</style:default-style>"
    )

    title, *months = _ods(heads, row, styles=styles, named=named).rows[1].cells

    assert title.colour == ""
    assert [cell.colour for cell in months] == ["#00b050", "#00b050", "#ffc000", "", "", ""]


def test_a_cell_without_a_style_has_that_of_its_row_or_its_column() -> None:
    columns = (
        "<table:table-column/>"
        '<table:table-column table:default-cell-style-name="green"'
        ' table:number-columns-repeated="16384"/>'
    )
    styles = _style("green", _fill("#00B050")) + _style("grey", _fill("#C0C0C0"))
    heads = _cell("ACTIVIDAD") + _cell("ENE") + _cell("FEB")
    row = _cell("Hacer el mapa") + _cell("X") + _cell()
    other = f'<table:table-row table:default-cell-style-name="grey">{row}</table:table-row>'

    grid = _ods(heads, row, other, columns=columns, styles=styles)

    assert [cell.colour for cell in grid.rows[1].cells] == ["", "#00b050", "#00b050"]
    assert [cell.colour for cell in grid.rows[2].cells] == ["#c0c0c0"] * 3


def test_styles_that_are_like_each_other_and_endless_cells_end() -> None:
    styles = _style("one", parent="other") + _style("other", parent="one")
    endless = f'table:number-columns-repeated="{10**9}"'
    heads = _cell("ACTIVIDAD") + _cell("ENE")

    grid = _ods(heads, _cell("Hacer el mapa") + _cell(style="one", more=endless), styles=styles)

    assert len(grid.rows[1].cells) < MOST_COLUMNS
    assert {cell.colour for cell in grid.rows[1].cells} == {""}


def test_a_gantt_of_libreoffice_gives_the_terms_of_its_activities() -> None:
    heads = "".join(map(_cell, ("ACTIVIDAD", "RESPONSABLE", "ENE", "FEB", "MAR", "ABR")))
    styles = _style("green", _fill("#00B050"))
    filled, blank = _cell(style="green"), _cell()
    rows = [
        _cell(f"Hacer el mapa {number}") + _cell("Oficina de Prensa") + months
        for number, months in enumerate((filled + blank * 3, blank + filled * 2 + blank, blank * 4))
    ]

    found = understand(_ods(heads, *rows, styles=styles)).activities

    faults = [{one.text for one in row.faults if one.field == "due"} for row in found]
    assert faults == [{"ene"}, {"feb, mar"}, {""}]

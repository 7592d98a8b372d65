"""Spreadsheets of LibreOffice are read as their readers see them."""

from __future__ import annotations

import pytest

from core.errors import InputError
from plans.readers.grid import Grid
from plans.readers.ods import read_ods
from tests.unit.plans.builders import CORPORA
from tests.unit.plans.readers.workbooks import an_ods, anchors, texts


def read(tables: str, styles: str = "") -> Grid:
    return read_ods(an_ods(tables, styles), "plan.ods")


def a_table(*rows: str, name: str = "Plan", attributes: str = "") -> str:
    inside = "".join(
        row
        if row.startswith(("<table:table-row", "<table:table-col"))
        else f"<table:table-row>{row}</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="{name}" {attributes}>{inside}</table:table>'


def a_cell(text: str = "", attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def of(kind: str, value: str, shown: str, name: str = "value") -> str:
    return a_cell(shown, f'office:value-type="{kind}" office:{name}="{value}"')


COVERED = "<table:covered-table-cell/>"


def test_a_file_of_libreoffice_is_read_whole() -> None:
    content = (CORPORA / "hoja-de-calculo.ods").read_bytes()
    grid = read_ods(content, "plan.ods")
    assert [(row.line, row.page, row.loose) for row in grid.rows] == [
        (1, 0, True), (2, 0, True), (4, 1, False), (5, 1, False), (6, 1, False), (8, 1, False),
        (10, 2, False), (2, 2, True),
    ]  # fmt: skip
    assert texts(grid)[3:6] == [
        ("Transparencia activa", "1.1", "Publicar el plan", "30/01/2026", "100%", "",
         "Secretaría de Planeación"),
        ("", "1.2", "Publicar los contratos", "30/06/2026", "33%", "",
         "Oficina de Contratación\nOficina TIC"),
        ("", "1.4", "Actualizar la sede electrónica", "diciembre 2026", "88,24%", "",
         "Oficina TIC"),
    ]  # fmt: skip
    assert anchors(grid, 8)[:2] == ["hoja «Plan», celda A5", None]
    assert grid.hidden == ("hoja «Listas»", "hoja «Plan», fila 7", "hoja «Plan», columna F")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (of("percentage", "0.33", "33 %"), "33%"),
        (of("percentage", "0.8824", "88,2 %"), "88,24%"),
        (of("float", "4", "4"), "4"),
        (of("float", "1.1", "1,10"), "1.10"),
        (of("float", "1234567.5", "1.234.567,5"), "1234567.5"),
        (of("float", "0.333333333", "0,33"), "0.333333333"),
        (of("date", "2026-06-04", "4 jun 26", "date-value"), "04/06/2026"),
        (of("date", "2026-06-04T10:30:00", "04/06/26 10:30", "date-value"), "04/06/2026"),
        (of("date", "2026-06-01", "jun-26", "date-value"), "junio 2026"),
        (of("date", "2026-06-01", "Junio de 2026", "date-value"), "junio 2026"),
        (of("boolean", "true", "VERDADERO", "boolean-value"), "VERDADERO"),
        (of("boolean", "false", "FALSO", "boolean-value"), "FALSO"),
        (of("float", "no", "#REF!"), "#REF!"),
        (a_cell("Oficina<text:s/>TIC<text:tab/>y<text:line-break/>z"), "Oficina TIC\ty\nz"),
        (a_cell('Ver <text:a>la <text:span>sede</text:span></text:a> ya'), "Ver la sede ya"),
        (
            "<table:table-cell><office:annotation><text:p>nota</text:p></office:annotation>"
            "<text:p>uno</text:p><text:p>dos</text:p></table:table-cell>",
            "uno\ndos",
        ),
    ],
)  # fmt: skip
def test_every_kind_of_value_is_read_as_it_is_shown(cell: str, text: str) -> None:
    grid = read(a_table(f"{cell}{a_cell('b')}"))
    assert grid.rows[0].cells[0].text == text


def test_merged_cells_know_their_first() -> None:
    first = a_cell("Archivo", 'table:number-rows-spanned="2"')
    title = a_cell("Plan", 'table:number-columns-spanned="2"')
    grid = read(
        a_table(f"{title}{COVERED}", f"{first}{a_cell('Ordenar')}", f"{COVERED}{a_cell('Enviar')}")
    )
    assert [row.loose for row in grid.rows] == [True, False, False]
    assert anchors(grid, 3) == ["hoja «Plan», celda A2", None]


def test_repeated_cells_and_rows_are_read_as_often_as_they_are_shown() -> None:
    twice = a_cell("x", 'table:number-columns-repeated="2"')
    blank = a_cell("", 'table:number-columns-repeated="16382"')
    row = f'<table:table-row table:number-rows-repeated="2">{twice}{blank}</table:table-row>'
    many = '<table:table-row table:number-rows-repeated="1048000"/>'
    grid = read(a_table(row, many, f"{a_cell('y')}{a_cell('z')}"))
    assert texts(grid) == [("x", "x"), ("x", "x"), ("y", "z")]
    assert grid.rows[2].line == 1_048_003


def test_what_hides_is_left_out_and_named() -> None:
    looks = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta9">{looks}</style:style>'
    columns = (
        "<table:table-column/>"
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="16000"/>'
    )
    row = f"<table:table-row>{a_cell('a')}{a_cell('b')}{a_cell('c')}</table:table-row>"
    filtered = row.replace("<table:table-row>", '<table:table-row table:visibility="filter">')
    hidden = a_table(row, name="Listas", attributes='table:style-name="ta9"')
    grid = read(a_table(columns, row, filtered) + hidden, style)
    assert texts(grid) == [("a", "", "c")]
    assert grid.hidden == ("hoja «Listas»", "hoja «Plan», fila 2", "hoja «Plan», columna B")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (a_cell("x", 'table:number-columns-repeated="16384"'), "más de 200 columnas"),
        (
            f'<table:table-row table:number-rows-repeated="60000">{a_cell("x")}</table:table-row>',
            "más de 50.000 filas",
        ),
    ],
)
def test_a_sheet_beyond_the_limits_is_refused(row: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(a_table(row))

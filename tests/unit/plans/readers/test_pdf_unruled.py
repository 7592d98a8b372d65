"""Tables without lines: columns and rows are told from where the words stand."""

from __future__ import annotations

import pytest

from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf, wrapped
from tests.unit.plans.readers.paper import Layout, read
from tests.unit.plans.readers.test_pdf import HEAD, LONG, ROWS, cells, many

OPEN = Layout(ruled=False)


def test_columns_are_found_though_some_are_nearly_blank() -> None:
    rows = [HEAD, *([["", *row[1:]] for row in many(9)[1:]])]
    rows[4][0] = "Gestión del riesgo"
    assert cells(read(rows, OPEN).rows) == rows


def test_a_name_in_the_middle_of_its_block_stays_whole_and_spans_the_rows_about_it() -> None:
    rows = many(8)
    for row in rows[2:]:
        row[0] = ""
    rows[1][0] = "Mecanismos para la transparencia y el acceso a la información"
    grid = read(rows, Layout(ruled=False, merged=(0,)))
    found = cells(grid.rows)
    assert [row[1:] for row in found] == [row[1:] for row in rows]
    named = [number for number, row in enumerate(found) if row[0] == rows[1][0]]
    assert named == [1]
    anchors = {row.cells[0].anchor for row in grid.rows[1:]}
    assert len(anchors) == 1
    assert grid.rows[1].cells[0].place in anchors


@pytest.mark.parametrize("stand", [0.0, 1.0], ids=["top", "bottom"])
def test_rows_without_room_between_them_are_told_by_their_first_or_last_lines(
    stand: float,
) -> None:
    rows = many(14)
    grid = read(rows, Layout(ruled=False, room=0.0, stand=stand))
    assert len(cells(grid.rows)) >= len(rows) - 1
    assert [row[3] for row in cells(grid.rows)][-14:] == [row[3] for row in rows[1:]]


def test_level_lines_alone_part_the_rows() -> None:
    sheet = Sheet()
    rows = [["ACTIVIDADES", "FECHA", "OFICINA"], ["Abrir", "hoy", "TIC"], ["Leer", "ya", "SG"],
            ["Cerrar", "luego", "TIC"]]  # fmt: skip
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.text(40 + column * 120, 50 + number * 30, text)
            sheet.text(40 + column * 120, 62 + number * 30, "más")
        sheet.line(40, 75 + number * 30, 400, 75 + number * 30)
    grid = read_pdf(pdf([sheet]), "plan.pdf")
    assert cells(grid.rows) == [[f"{text} más" for text in row] for row in rows]


def test_a_page_of_running_text_is_no_table() -> None:
    words = LONG.split()
    sheet = Sheet()
    for number in range(20):
        line = " ".join(words[(number + n * 3) % len(words)] for n in range(9 + number % 4))
        sheet.text(40, 50 + number * 11, line)
    grid = read_pdf(pdf([sheet]), "plan.pdf")
    assert len(grid.rows) == 20
    assert all(row.loose for row in grid.rows)


def test_paragraphs_of_a_long_text_are_no_rows() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS[:4]):
        top = 50 + number * 80
        for column, text in enumerate((row[2], row[3], row[4])):
            sheet.text((40, 260, 330)[column], top, text)
        for line, words in zip((0, 1, 3, 4), wrapped(LONG, 170), strict=True):
            sheet.text(400, top + line * 9.5, words[number:])
    assert len(cells(read_pdf(pdf([sheet]), "plan.pdf").rows)) == 4


def test_a_heading_over_several_columns_belongs_to_the_table() -> None:
    sheet = Sheet()
    at = (40, 200, 215, 230, 300, 400)
    heads = ("ACTIVIDADES", "1", "2", "3", "FECHA", "OFICINA")
    sheet.text(at[1] - 2, 50, "CUATRIMESTRE")
    for column, text in enumerate(heads):
        sheet.text(at[column], 50 if len(text) > 1 else 60, text)
    for number in range(8):
        row = ("Abrir el buzón", "X", "X" if number % 2 else "", "X", "30/06/2026", "Tesorería")
        for column, text in enumerate(row):
            sheet.text(at[column], 80 + number * 20, text)
    rows = read_pdf(pdf([sheet]), "plan.pdf").rows
    assert not any(row.loose for row in rows)
    assert rows[0].texts[0] == "ACTIVIDADES"
    assert "CUATRIMESTRE" in "\n".join(rows[0].texts)


SIGNERS = {
    "named beside": (("Elaboró: Ana Gil", "Revisó: Luz Vera", "Aprobó: Eva Paz"),),
    "named below": (("Elaboró:", "Revisó:", "Aprobó:"), ("Ana Gil", "Luz Vera", "Eva Paz")),
    "with their posts": (
        ("Elaborado por:", "Revisado por:", "Aprobado por:"),
        ("Ana Gil", "Luz Vera", "Eva Paz"),
        ("Profesional de Planeación", "Jefe de Oficina", "Gerente"),
    ),
}


@pytest.mark.parametrize("apart", [10.0, 40.0])
@pytest.mark.parametrize("signed", SIGNERS.values(), ids=SIGNERS)
def test_who_signs_below_a_table_is_no_row_of_it(
    signed: tuple[tuple[str, ...], ...], apart: float
) -> None:
    sheet, bottom = _of_parks(8)
    for number, row in enumerate(signed):
        for column, text in enumerate(row):
            sheet.text((60.0, 240.0, 415.0)[column], bottom + apart + number * 10, text)

    grid = read_pdf(pdf([sheet]), "plan.pdf")

    inside = [row for row in grid.rows if not row.loose]
    assert (grid.unsure, len(inside)) == ((), 9)
    assert "Ana" not in " ".join(text for row in inside for text in row.texts)


def test_a_row_that_tells_who_elaborates_and_who_approves_stays_one() -> None:
    sheet, bottom = _of_parks(3)
    row = ("Acta", "Elaboró: la oficina", "Revisó: la junta", "30/06/2026", "Parques")
    for number in range(2):
        for x, text in zip(PLACES, row, strict=True):
            sheet.text(x, bottom + number * 20, text)

    assert len([row for row in read_pdf(pdf([sheet]), "plan.pdf").rows if not row.loose]) == 6


PLACES = (40.0, 130.0, 270.0, 390.0, 470.0)


def _of_parks(count: int) -> tuple[Sheet, float]:
    """Print a table of so many activities without lines; return where the next row begins, too."""
    sheet = Sheet()
    heads = ("No.", "ACTIVIDAD", "META", "FECHA", "OFICINA")
    body = [(f"1.{n}", f"Sembrar {n} árboles", "un parque", "30/06/2026", "Parques")
            for n in range(1, count + 1)]  # fmt: skip
    for number, row in enumerate((heads, *body)):
        for x, text in zip(PLACES, row, strict=True):
            sheet.text(x, 50 + number * 20, text)
    return sheet, 50.0 + (count + 1) * 20


def test_a_line_of_text_between_two_tables_stands_between_them() -> None:
    sheet = Sheet()
    heads = ["ACTIVIDADES", "FECHA", "OFICINA"]
    body = [[f"Abrir el buzón {number}", "30/06/2026", "Tesorería"] for number in range(14)]
    for part, top in enumerate((50, 400)):
        name = "Estrategia de rendición de cuentas y de participación ciudadana"
        sheet.text(40, top, f"{name} {part}")
        for number, row in enumerate([heads, *body]):
            for column, text in enumerate(row):
                sheet.text(40 + column * 150, top + 25 + number * 20, text)
    rows = read_pdf(pdf([sheet]), "plan.pdf").rows
    assert [row.loose for row in rows] == [True, *[False] * 15, True, *[False] * 15]


def test_shaded_headings_of_two_tables_part_no_rows() -> None:
    sheet = Sheet()
    for top in (50, 230):
        sheet.box(38, top - 3, 500, top + 12, "f")
        for column, text in enumerate(("ACTIVIDADES", "FECHA", "AVANCE")):
            sheet.text(40 + column * 150, top, text)
        for number in range(6):
            for column, text in enumerate((f"Abrir el buzón {number}", "30/06/2026", "33%")):
                sheet.text(40 + column * 150, top + 22 + number * 20, text)
    assert len(cells(read_pdf(pdf([sheet]), "plan.pdf").rows)) == 14


def test_rows_set_apart_are_told_though_the_longest_texts_are_few() -> None:
    rows = many(4)
    rows[3][6] = rows[4][6] = ""
    assert cells(read(rows, Layout(ruled=False, stand=0.5)).rows) == rows


def test_upright_lines_alone_part_the_columns() -> None:
    sheet = Sheet()
    for number, row in enumerate(("ACTIVIDADES FECHA AVANCE", *["Abrir 30/06/2026 33%"] * 8)):
        for column, text in enumerate(row.split()):
            sheet.text(40 + column * 120, 50 + number * 25, text)
            sheet.text(40 + column * 120, 59 + number * 25, "más" if column == 0 else "")
    for column in range(4):
        sheet.line(35 + column * 120, 45, 35 + column * 120, 280)
    sheet.line(35, 70, 395, 70)
    sheet.line(35, 45, 395, 45)
    rows = read_pdf(pdf([sheet]), "plan.pdf").rows
    assert cells(rows)[1:] == [["Abrir más", "30/06/2026", "33%"]] * 8


def test_two_tables_on_a_page_are_parted_by_the_text_between_them() -> None:
    sheet = Sheet()
    for top in (50, 400):
        sheet.text(40, top - 18, "Componente de rendición de cuentas y participación ciudadana")
        for number in range(14):
            sheet.line(40, top + 14 + number * 20, 400, top + 14 + number * 20)
            row = ("Abrir el buzón", "30/06/2026", "33%") if number else ("ACTIVIDAD", "DÍA", "%")
            for column, text in enumerate(row):
                sheet.text(40 + column * 150, top + number * 20, text)
    rows = read_pdf(pdf([sheet]), "plan.pdf").rows
    assert [row.loose for row in rows] == [True, *[False] * 14] * 2


def test_names_of_groups_feet_and_signatures_across_the_columns_hide_no_columns() -> None:
    heads = ["Subcomponente", "No.", "Actividades", "Meta", "Responsable", "Fecha"]
    xs = [40, 140, 170, 300, 380, 480]
    sheets = [Sheet(), Sheet()]
    for page, sheet in enumerate(sheets, start=1):
        for column, text in zip(xs, heads, strict=True):
            sheet.text(column, 60, text)
        for group in range(4):
            top = 80 + group * 110
            name = f"Componente {page}{group}. Transparencia activa y participación ciudadana"
            sheet.text(40, top, name)
            for number in range(4):
                code = f"{page}{group}.{number}"
                row = ["Canales" if not number else "", code, "Abrir el buzón de la sede",
                       "Buzón abierto", "Tesorería", "30/06/2026"]  # fmt: skip
                for column, text in zip(xs, row, strict=True):
                    sheet.text(column, top + 22 + number * 22, text)
        if page == len(sheets):
            sheet.text(40, 545, "Proyectó: Teófila Arce Mina de los Ríos")
            sheet.text(240, 545, "Aprobó: Olmedo Cano Ruiz de la Hoz")
        foot = "Calle 5 No. 7-21 Palacio Municipal, despacho del señor personero de la ciudad"
        sheet.text(120, 580, foot)
        sheet.text(460, 580, f"Página {page} de 2")
    grid = read_pdf(pdf(sheets), "plan.pdf")
    rows = [row for row in grid.rows if not row.loose and not row.texts[0].startswith("Componente")]
    assert not grid.unsure
    assert [row.texts[1] for row in rows if row.texts[1] != "No."] == [
        f"{page}{group}.{number}" for page in (1, 2) for group in range(4) for number in range(4)
    ]
    assert {row.texts[2:] for row in rows if row.texts[1] != "No."} == {
        ("Abrir el buzón de la sede", "Buzón abierto", "Tesorería", "30/06/2026")
    }

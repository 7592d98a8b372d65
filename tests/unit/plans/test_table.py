"""The rows of a file's table: headings that repeat, rows that go on, names on their own rows."""

from __future__ import annotations

from dataclasses import replace

from plans.readers.grid import Cell, Grid, Place, Row
from plans.tables.columns import heading_texts
from plans.tables.headings.headers import Field
from plans.tables.table import read_table
from tests.unit.plans.builders import HEADINGS, a_grid

HEADING = "|".join(HEADINGS)
ROW = "||Emitir boletines|Boletín|30/11/2026|10%|Van dos.|Oficina de Prensa"


def test_headings_that_repeat_are_no_rows_and_begin_a_page() -> None:
    table = read_table(a_grid(ROW, HEADING, ROW))
    assert [line.page for line in table.lines] == [1, 2]
    assert len(table.headers) == 2


def test_without_repeated_headings_the_gaps_are_the_pages() -> None:
    table = read_table(a_grid(ROW, ROW, "", ROW))
    assert [line.page for line in table.lines] == [1, 1, 2]


def test_columns_may_change_from_page_to_page() -> None:
    table = read_table(
        a_grid(ROW, "FECHA LÍMITE|RESPONSABLES|ACTIVIDAD", "30/12/2026|Oficina TIC|Medir visitas")
    )
    assert [line.cells.text(Field.TITLE) for line in table.lines] == [
        "Emitir boletines", "Medir visitas",
    ]  # fmt: skip
    assert table.lines[1].cells.text(Field.OFFICES) == "Oficina TIC"


def test_a_row_that_a_page_break_cut_in_two_is_put_together() -> None:
    first = "||Publicar el boletín previo a la|Boletín|30/11/2026|10%|Van dos de|Grupo de Prensa y"
    table = read_table(a_grid(first, HEADING, "||audiencia pública||||los seis.|Protocolo"))
    assert len(table.lines) == 1
    cells = table.lines[0].cells
    assert cells.text(Field.TITLE) == "Publicar el boletín previo a la audiencia pública"
    assert cells.text(Field.DESCRIPTION) == "Van dos de los seis."
    assert cells.text(Field.OFFICES) == "Grupo de Prensa y Protocolo"
    assert cells.text(Field.DUE) == "30/11/2026"


def test_a_row_that_begins_anew_is_not_put_to_the_one_before() -> None:
    names = ["||Divulgar el informe en la sede|||||", "||Divulgar el informe por la emisora|||||"]
    assert len(read_table(a_grid(ROW, *names)).lines) == 3
    assert len(read_table(a_grid(ROW, HEADING, names[1])).lines) == 2
    assert len(read_table(a_grid(ROW, HEADING, "||audiencia||30/12/2026|||")).lines) == 2


def test_names_on_a_row_of_their_own_go_to_the_row_below() -> None:
    table = read_table(a_grid("Gestión documental|||||||", ROW, "Prensa|||||||"))
    assert len(table.lines) == 1
    assert table.lines[0].cells.text(Field.COMPONENT) == "Gestión documental"


def test_who_signs_the_plan_is_no_row_of_it() -> None:
    signed = "Elaboró: Oficina de Prensa||||Aprobó: Comité Institucional|||"

    assert len(read_table(a_grid(ROW, "", signed)).lines) == 1
    assert len(read_table(a_grid(ROW, "||Revisado: plan de medios||30/11/2026|||")).lines) == 2


def test_text_above_is_kept_and_text_between_rows_is_told() -> None:
    grid = a_grid("Sello", ROW, "Sello", ROW, "Firma")
    table = read_table(grid)
    assert [row.texts[0] for row in table.between] == ["Sello", "Sello"]
    assert table.above == ()


def test_what_stands_between_rows_goes_by_the_file_and_not_by_the_lines_of_its_pages() -> None:
    def row(texts: tuple[str, ...], line: int, page: int) -> Row:
        cells = (Cell(text, Place(line, n, page=page)) for n, text in enumerate(texts, start=1))
        return Row(tuple(cells), page)

    rows = (
        row(HEADINGS, 30, 1),
        row(tuple(ROW.split("|")), 31, 1),
        row(("Sello",), 40, 1),
        row(tuple(ROW.split("|")), 2, 2),
        row(("Firma",), 3, 2),
    )
    table = read_table(Grid("plan.pdf", rows))
    assert [one.texts[0] for one in table.between] == ["Sello"]


def test_unknown_headings_are_listed_once_with_their_place() -> None:
    headings = ["ACTIVIDADES", "FECHA", "RESPONSABLE", "COLOR"]
    line = "|".join(headings)
    table = read_table(a_grid("Uno|30/11/2026|Prensa|Verde", line, headings=headings))
    unknown = heading_texts(table)
    assert list(unknown) == ["COLOR"]
    assert unknown["COLOR"][1] == 3


def test_a_file_without_headings_has_no_rows() -> None:
    table = read_table(a_grid("uno|dos", headings=["hola", "mundo"]))
    assert (table.headers, table.lines) == ((), ())


PLAIN = ("ACTIVIDADES", "FECHA", "RESPONSABLE", "PRODUCTO")
ACTIVITY = "Emitir boletines|30/11/2026|Prensa|Boletín"


def test_a_row_that_is_one_cell_names_the_group_of_the_rows_below() -> None:
    rows = list(a_grid("Atención humanizada|||", ACTIVITY, headings=PLAIN).rows)
    first = rows[1].cells[0].place
    rows[1] = Row(tuple(replace(cell, anchor=first) for cell in rows[1].cells), 1)
    (line,) = read_table(Grid("plan.docx", tuple(rows))).lines
    assert line.component is not None
    assert line.component.text == "Atención humanizada"


def test_a_row_that_names_a_numbered_group_is_no_activity() -> None:
    lines = read_table(
        a_grid("EJE 2. Gestión financiera|||", ACTIVITY, "Política pública|||", headings=PLAIN)
    ).lines
    assert [line.cells.text(Field.TITLE) for line in lines] == [
        "Emitir boletines", "Política pública",
    ]  # fmt: skip
    assert lines[0].component is not None
    assert lines[0].component.text == "EJE 2. Gestión financiera"


def test_a_title_that_names_the_component_is_not_told_as_text_left_out() -> None:
    names = ("COMPONENTE 1: Riesgos", "COMPONENTE 2: Trámites")
    table = read_table(
        a_grid(
            names[0], "\t".join(PLAIN), ACTIVITY, names[1], "\t".join(PLAIN), ACTIVITY, headings=[]
        )
    )
    found = [line.component.text for line in table.lines if line.component]
    assert found == list(names)
    assert table.between == ()


def test_a_page_of_one_row_is_read_as_the_other_pages_with_its_heading() -> None:
    heading = "|ACTIVIDADES|FECHA|RESPONSABLE"
    rows = [f"1.{number}|Emitir boletines|30/11/2026|Prensa" for number in range(1, 4)]
    table = read_table(a_grid(*rows, heading, rows[0], headings=heading.split("|")))
    assert [line.cells.text(Field.CODE) for line in table.lines] == ["1.1", "1.2", "1.3", "1.1"]

"""Tables of another kind beside the plan's give no activities, and their titles no labels."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.pdf.file import read_pdf
from plans.readers.xlsx import read_xlsx
from tests.support.pdf_writer import A4, Sheet, pdf
from tests.unit.plans.readers import paper, word, workbooks

Rows = Sequence[Sequence[str]]
HEADS = ("N°", "ACTIVIDAD", "PRODUCTO", "FECHA", "RESPONSABLE")
PLAN = (
    HEADS,
    ("1", "Ordenar el fondo acumulado", "Fondo", "30/06/2026", "Archivo Central"),
    ("2", "Digitalizar los expedientes", "Copias", "30/11/2026", "Oficina TIC"),
)
LATER = (HEADS, ("3", "Capacitar a quienes archivan", "Acta", "30/09/2026", "Oficina TIC"))
OTHERS: dict[str, Rows] = {
    "years": (
        ("PLANES Y PROYECTOS", "2024", "2025", "2026", "2027"),
        ("Inventario de cajas", "X", "X", "", ""),
        ("Sede del archivo", "", "", "X", "X"),
    ),
    "activities_by_years": (
        ("PROYECTO", "ACTIVIDAD", "2025", "2026", "2027", "RESPONSABLE"),
        ("Cajas", "Contar las cajas", "X", "X", "", "Archivo Central"),
        ("Sede", "Pintar la sede", "", "", "X", "Archivo Central"),
    ),
    "directory": (
        ("NOMBRE", "CARGO", "CORREO", "EXTENSIÓN", "DEPENDENCIA"),
        ("Inés Mora", "Alcaldesa", "ines@lorica.example", "101", "Despacho"),
        ("Hugo Vega", "Secretario", "hugo@lorica.example", "102", "Secretaría de Gobierno"),
    ),
    "risks": (
        ("N°", "RIESGO", "CAUSA", "CONTROL", "IMPACTO"),
        ("1", "Pérdida de cajas", "Sin inventario", "Contarlas", "Alto"),
        ("2", "Incendio", "Cables viejos", "Revisarlos", "Alto"),
    ),
    "counts": (
        ("COMPONENTE", "ACTIVIDADES", "AVANCE PROMEDIO"),
        ("Riesgos", "9", "76 %"),
        ("Redes", "6", "Sin medición"),
        ("Iniciativas", "4", "Sin medición"),
    ),
    "values": (("ESTADO", "SIGNIFICADO"), ("Sin iniciar", "Aún no empieza"), ("Hecha", "Terminó")),
    "weights": (
        ("Asunto crítico", "Depósitos", "Consulta", "Conservación", "Equipos", "Suma"),
        ("Cajas sin inventario", "8", "7", "6", "5", "26"),
        ("Sede con goteras", "9", "4", "9", "3", "25"),
    ),
    "unknown": (
        ("Sitio", "Llave", "Piso", "Turno", "Puerta"),
        ("Bodega norte", "Roja", "Bajo", "Mañana", "Madera"),
        ("Bodega sur", "Verde", "Alto", "Tarde", "Hierro"),
    ),
}  # fmt: skip
MEASURES = (
    ("Indicador", "Fórmula", "Meta"),
    ("Cajas al día", "Cajas contadas / cajas del fondo x 100", "90%"),
    ("Consultas", "Consultas atendidas / consultas recibidas x 100", "100%"),
)  # fmt: skip
ANY = pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)


def _printed(
    *tables: tuple[str, Rows], breaks: bool = False, merged: Sequence[int] = ()
) -> PlanDocument:
    """Return the plan of a PDF with titled tables, each on a page of its own if it `breaks`; those
    of its columns that are `merged` have one cell for a name and the blanks below it."""
    width, height = 1.3 * A4[1], 1.3 * A4[0]
    sheets: list[Sheet] = []
    for title, rows in tables:
        if breaks or not sheets:
            sheets.append(Sheet(width, height))
            top = 30.0
        sheets[-1].text(30, top, title, 10)
        xs = paper._columns(rows, width)
        layout = paper.Layout(merged=merged)
        done = paper._laid_out(rows, xs, layout)
        paper._print(sheets[-1], done, xs, top + 20, layout)
        top += 60 + sum(row.height * paper.PITCH + 6 for row in done)
    return understand(read_pdf(pdf(sheets), "plan.pdf"))


def _written(*tables: tuple[str, Rows]) -> PlanDocument:
    document = word.an_empty_document()
    for title, rows in tables:
        if title:
            document.add_paragraph(title)
        word.filled(document, rows)
    return understand(word.read(document))


def _codes(plan: PlanDocument) -> list[str | None]:
    return [one.code for one in plan.activities]


@ANY
@pytest.mark.parametrize("breaks", [False, True])
def test_a_table_of_another_kind_in_a_pdf_gives_no_activities(other: Rows, breaks: bool) -> None:
    plan = _printed(("PLAN DE ARCHIVOS 2026", PLAN), ("MAPA DE RUTA", other), breaks=breaks)

    assert _codes(plan) == ["1", "2"]
    assert {one.component for one in plan.activities} == {None}


@pytest.mark.parametrize("title", ["8. METAS", ""])
def test_measures_below_a_printed_table_with_merged_names_are_none_of_its_rows(title: str) -> None:
    names = ("RIESGO", "R1. Perder las cajas del fondo", "")
    plan = [(name, *row) for name, row in zip(names, PLAN, strict=True)]

    found = _printed(("PLAN DE ARCHIVOS 2026", plan), (title, MEASURES), merged=[0])

    assert _codes(found) == ["1", "2"]
    assert {tuple(one.groups.values()) for one in found.activities} == {(names[1],)}


@ANY
def test_the_title_of_a_table_of_another_kind_is_no_label_of_the_next(other: Rows) -> None:
    plan = _written(("PLAN 2026", PLAN), ("2. Mapa de ruta", other), ("", LATER))

    assert _codes(plan) == ["1", "2", "3"]
    assert {one.component for one in plan.activities} == {None}


def test_the_title_right_above_a_table_is_its_own_label_and_of_none_before() -> None:
    plan = _written(("PLAN 2026", PLAN), ("2. Mapa", OTHERS["risks"]), ("3. Otras", LATER))

    assert [one.component for one in plan.activities] == [None, None, "3. Otras"]


def _under_groups(name: str, row: Sequence[str]) -> Rows:
    """Return a table whose first row says a name over three columns and, over two, what these are
    of."""
    heads = ("N°", "ACTIVIDAD", "RESPONSABLE", "INICIO", "FIN")
    return ((name, "", "", "PLAZO", ""), heads, row)


def _written_under_groups(between: str = "") -> PlanDocument:
    """Return the plan of a document with three such tables, and a line `between` each two."""
    document = word.an_empty_document()
    for number, name in enumerate(("Eje 1. Agua", "Eje 2. Suelo", "Eje 3. Aire"), start=1):
        row = (f"{number}.1", f"Medir la cuenca {number}", "Vivero", "01/02/2026", "30/06/2026")
        if between:
            document.add_paragraph(between)
        table = word.filled(document, _under_groups(name, row))
        table.cell(0, 0).merge(table.cell(0, 2))
        table.cell(0, 3).merge(table.cell(0, 4))
    return understand(word.read(document))


@pytest.mark.parametrize("between", ["", "Fuente: la Oficina de Aguas."])
def test_a_name_beside_a_group_of_columns_is_of_its_own_table(between: str) -> None:
    plan = _written_under_groups(between)

    assert _codes(plan) == ["1.1", "2.1", "3.1"]
    assert [one.component for one in plan.activities] == [
        "Eje 1. Agua", "Eje 2. Suelo", "Eje 3. Aire",
    ]  # fmt: skip
    assert not any("Suelo" in fault.message for fault in plan.faults)


def test_a_merged_row_that_ends_a_table_of_another_kind_names_nothing_of_the_next() -> None:
    document = word.an_empty_document()
    word.filled(document, PLAN)
    document.add_paragraph("Estados")
    ends = ("Eje 9. Escala", "", "", "VALORACIÓN", "")
    table = word.filled(document, (*OTHERS["directory"], ends))
    table.cell(3, 0).merge(table.cell(3, 2))
    table.cell(3, 3).merge(table.cell(3, 4))
    word.filled(document, LATER)

    plan = understand(word.read(document))

    assert _codes(plan) == ["1", "2", "3"]
    assert {one.component for one in plan.activities} == {None}


def test_a_table_of_another_kind_above_the_plan_keeps_its_title() -> None:
    plan = _written(("1. Directorio", OTHERS["directory"]), ("", PLAN))

    assert [one.component for one in plan.activities] == [None, None]


def test_a_table_that_goes_on_over_a_page_without_its_heading_is_read_on() -> None:
    plan = _printed(("PLAN 2026", PLAN), ("PLAN 2026", LATER[1:]), breaks=True)

    assert _codes(plan) == ["1", "2", "3"]


def test_a_titled_part_of_the_plan_with_terms_in_words_is_read_on() -> None:
    more = (("3", "Contar las cajas", "Acta", "Permanente", "Archivo Central"),
            ("4", "Pintar la sede", "Acta", "2", "Archivo Central"))  # fmt: skip
    plan = _printed(("PLAN 2026", PLAN), ("SIGUE EL PLAN", more))

    assert _codes(plan) == ["1", "2", "3", "4"]


def test_the_rows_of_the_plan_go_on_after_a_table_of_another_kind() -> None:
    rows = (*PLAN, (), *OTHERS["risks"], (), *LATER[1:])
    sheet = workbooks.a_sheet(*rows)

    plan = understand(read_xlsx(workbooks.saved(sheet), "plan.xlsx"))

    assert _codes(plan) == ["1", "2", "3"]


def test_a_plan_of_years_alone_is_the_plan() -> None:
    plan = _written(("PLAN INDICATIVO 2024-2027", OTHERS["activities_by_years"]))

    assert [one.title for one in plan.activities] == ["Contar las cajas", "Pintar la sede"]


@pytest.mark.parametrize("legend", [("Extrema", "Alta"), ("Extrema", "Alta", "Baja")])
def test_a_legend_in_boxes_below_a_printed_map_of_risks_is_no_activity(
    legend: tuple[str, ...],
) -> None:
    heads = ("RIESGO", "CAUSA", "CONTROL", "ACCIÓN", "FECHA", "RESPONSABLE")
    risk = ("Perder cajas", "Sin lista", "Contarlas", "Contar las cajas", "30/06/2026", "Archivo")
    rows = [
        Row(tuple(Cell(text, Place(line, at, page=1)) for at, text in enumerate(texts, 1)), 1)
        for line, texts in enumerate((heads, risk, legend), 1)
    ]
    plan = understand(Grid("riesgos.pdf", tuple(rows)))

    assert [one.title for one in plan.activities] == ["Contar las cajas"]


@pytest.mark.parametrize(("cells", "more"), [(2, []), (8, ["Tres profesionales"])])
def test_a_far_narrower_table_below_a_printed_one_is_no_activity(
    cells: int, more: list[str]
) -> None:
    heads = ("No.", "ACTIVIDAD", "PROCESO", "RESPONSABLE", "APOYO", "INICIO", "FECHA FIN", "AVANCE")
    one = ("1", "Contar las cajas", "Archivo", "Archivo", "", "01/02/2026", "30/06/2026", "40%")
    rest = ("Humanos", "Tres profesionales", *[""] * 6)[:cells]
    rows = [
        Row(tuple(Cell(text, Place(line, at, page=1)) for at, text in enumerate(texts, 1)), 1)
        for line, texts in enumerate((heads, one, rest), 1)
    ]
    plan = understand(Grid("auditorías.pdf", tuple(rows)))

    assert [one.title for one in plan.activities] == ["Contar las cajas", *more]


IDEAS = (("Publicar el observatorio", "Sitio"), ("Concurso escolar de lectura", "Acta"))


@pytest.mark.parametrize("heading", ["INICIATIVA", "NOMBRE DEL TALLER"])
def test_a_table_of_initiatives_beside_the_plan_says_who_and_by_when(heading: str) -> None:
    rows = [(*idea, "30/11/2026", "Oficina TIC") for idea in IDEAS]
    table = ((heading, "PRODUCTO", "FECHA", "RESPONSABLE"), *rows)
    plan = _written(("Plan de acción 2026", PLAN), ("Iniciativas adicionales", table))
    assert [one.title for one in plan.activities[2:]] == [idea for idea, _ in IDEAS]
    assert {one.offices for one in plan.activities[2:]} == {("Oficina TIC",)}


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (("INICIATIVA", "PRODUCTO", "FECHA", "PÚBLICO"), ("30/11/2026", "Vecinos")),
        (("INICIATIVA", "PRODUCTO", "COSTO", "RESPONSABLE"), ("$ 3.000.000", "Oficina TIC")),
        (("RIESGO", "CONTROL", "FECHA", "RESPONSABLE"), ("30/11/2026", "Oficina TIC")),
    ],
)  # fmt: skip
def test_one_without_who_or_by_when_or_so_called_is_none_of_the_plan(
    headings: Sequence[str], cells: Sequence[str]
) -> None:
    table = (headings, *((*idea, *cells) for idea in IDEAS))
    plan = _written(("Plan de acción 2026", PLAN), ("Iniciativas adicionales", table))
    assert _codes(plan) == ["1", "2"]

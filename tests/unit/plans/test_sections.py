"""A heading of its own above each of several tables: the section that their activities are in."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from docx import Document

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.csv import read_csv
from plans.readers.docx import read_docx
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers import workbooks

Rows = Sequence[Sequence[str]]
HEADS = ("Programa", "Meta de producto", "Actividad", "Responsable", "Fecha fin")
FIRST = (
    HEADS,
    ("Vías para todos", "Mejorar 12 km de vías", "Afirmar la vía al molino", "Planeación",
     "30/06/2026"),
    ("", "", "Construir dos alcantarillas", "Planeación", "31/07/2026"),
    ("Agua segura", "Atender a 300 familias", "Instalar filtros", "Planeación", "31/08/2026"),
)  # fmt: skip
SECOND = (
    HEADS,
    ("Campo vivo", "Asistir a 90 familias", "Dictar talleres de abonos", "Planeación",
     "30/09/2026"),
    ("", "", "Entregar semillas", "Planeación", "30/10/2026"),
    ("Campo vivo 2", "Asistir a 40 jóvenes", "Comprar herramientas", "Planeación", "30/11/2026"),
)  # fmt: skip


def _document(*parts: str | Rows) -> PlanDocument:
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=len(part[0]))
        for row, texts in zip(table.rows, part, strict=True):
            if len(set(texts)) == 1:
                row.cells[0].merge(row.cells[-1]).text = texts[0]
                continue
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        for column in (0, 1) if len(part[0]) == len(HEADS) else ():
            table.cell(1, column).merge(table.cell(2, column))
    file = BytesIO()
    document.save(file)
    return understand(read_docx(file.getvalue(), "plan.docx"))


def _names(found: PlanDocument) -> list[set[str]]:
    return [{one.component or "", *one.groups.values()} for one in found.activities]


@pytest.mark.parametrize(
    "names",
    [
        ("INFRAESTRUCTURA RURAL", "DESARROLLO DEL CAMPO"),
        ("1. Infraestructura rural", "2. Desarrollo del campo"),
        ("Infraestructura rural", "Desarrollo del campo"),
        ("A. INFRAESTRUCTURA RURAL", "B. DESARROLLO DEL CAMPO"),
        ("ÁREA ACADÉMICA", "ÁREA ADMINISTRATIVA Y FINANCIERA"),
    ],
)
def test_a_section_above_each_table_is_kept_beside_two_levels_of_the_table(
    names: tuple[str, str],
) -> None:
    found = _document("PLAN DE ACCIÓN 2026", names[0], FIRST, "TOTAL", names[1], SECOND)
    first, second = names
    assert [first in some for some in _names(found)] == [True] * 3 + [False] * 3
    assert [second in some for some in _names(found)] == [False] * 3 + [True] * 3
    assert "Vías para todos" in _names(found)[1]
    assert "Mejorar 12 km de vías" in _names(found)[1]


def test_a_section_is_kept_where_the_levels_of_the_table_are_no_components() -> None:
    heads = ("Proceso", "Objetivo", *HEADS[2:])
    found = _document(
        "PLAN DE MEJORAMIENTO 2026",
        "El plan recoge lo que dijeron las familias.",
        "GESTIÓN DE AULA",
        (heads, *FIRST[1:]),
        "GESTIÓN DE PATIO",
        (heads, *SECOND[1:]),
    )
    assert [one.component for one in found.activities] == (
        ["GESTIÓN DE AULA"] * 3 + ["GESTIÓN DE PATIO"] * 3
    )
    assert _names(found)[0] >= {"Vías para todos", "Mejorar 12 km de vías"}
    # What stands for a section is not told as a text that was left out.
    assert not any("GESTIÓN" in one.text for one in found.faults if one.kind == "text_between")


@pytest.mark.parametrize(
    "lines",
    [
        ("Las obras se hacen con las juntas.", "El campo se atiende por veredas."),
        ("Seguimiento primer semestre", "Seguimiento segundo semestre"),
        ("INFRAESTRUCTURA", "las obras que siguen"),
        ("CONTINÚA", "CONTINÚA"),
        ("Oficina de Obras", "Oficina del Campo"),
        ("Corte: marzo", "Corte: junio"),
    ],
)
def test_another_line_above_the_tables_is_no_section(lines: tuple[str, str]) -> None:
    found = _document("PLAN DE ACCIÓN 2026", lines[0], FIRST, lines[1], SECOND)
    assert not any(set(lines) & some for some in _names(found))


def test_one_line_above_one_of_the_tables_is_no_section() -> None:
    found = _document("PLAN DE ACCIÓN 2026", FIRST, "DESARROLLO DEL CAMPO", SECOND)
    assert not any("DESARROLLO DEL CAMPO" in some for some in _names(found)[:3])


def test_a_table_without_a_line_of_its_own_goes_on_with_the_section_before() -> None:
    third = (HEADS, ("Casa digna", "Mejorar 20 casas", "Elegir las casas", "Planeación",
                     "30/04/2026"), ("", "", "Comprar cemento", "Planeación", "29/05/2026"),
             ("Casa propia", "Titular 8 lotes", "Medir los lotes", "Planeación",
              "30/06/2026"))  # fmt: skip
    found = _document("OBRAS RURALES", FIRST, "DESARROLLO DEL CAMPO", SECOND, "", third)
    assert all("DESARROLLO DEL CAMPO" in some for some in _names(found)[6:])


def test_bands_above_the_tables_of_a_sheet_are_sections_the_first_of_them_too() -> None:
    blank = ("",) * len(HEADS)
    sheet = workbooks.a_sheet(
        ("MUNICIPIO DE LA PAZ", *blank[1:]),
        ("PLAN DE ACCIÓN 2026", *blank[1:]),
        ("OBRAS RURALES", *blank[1:]),
        *FIRST,
        blank,
        ("DESARROLLO DEL CAMPO", *blank[1:]),
        *SECOND,
    )
    for area in ("A3:E3", "A9:E9", "A5:A6", "B5:B6", "A11:A12", "B11:B12"):
        sheet.merge_cells(area)
    found = understand(read_xlsx(workbooks.saved(sheet), "plan.xlsx"))
    assert len(found.activities) == 6
    assert ["OBRAS RURALES" in some for some in _names(found)] == [True] * 3 + [False] * 3
    assert ["DESARROLLO DEL CAMPO" in some for some in _names(found)] == [False] * 3 + [True] * 3
    assert not any("MUNICIPIO DE LA PAZ" in some for some in _names(found))


def _banded(*bands: str) -> PlanDocument:
    """Return what is read of tables whose first row is one merged cell."""
    document = Document()
    document.add_paragraph("PLAN DE ACCIÓN 2026")
    for band, part in zip(bands, (FIRST, SECOND), strict=True):
        table = document.add_table(rows=len(part) + bool(band), cols=len(HEADS))
        if band:
            table.cell(0, 0).merge(table.cell(0, len(HEADS) - 1)).text = band
        for row, texts in zip(table.rows[bool(band) :], part, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("Nota: se ajusta en junio.")
    file = BytesIO()
    document.save(file)
    return understand(read_docx(file.getvalue(), "plan.docx"))


def test_the_area_that_the_first_row_of_each_table_names_is_a_level_of_that_name() -> None:
    found = _banded("ÁREA DE GESTIÓN: AULA", "ÁREA DE GESTIÓN: PATIO")
    assert [one.groups.get("ÁREA DE GESTIÓN") for one in found.activities] == (
        ["AULA"] * 3 + ["PATIO"] * 3
    )


def test_a_name_in_the_first_row_of_each_table_is_a_section_the_first_of_them_too() -> None:
    found = _banded("EL AULA", "EL PATIO")
    assert ["EL AULA" in some for some in _names(found)] == [True] * 3 + [False] * 3
    assert ["EL PATIO" in some for some in _names(found)] == [False] * 3 + [True] * 3


def test_plans_in_the_first_rows_of_tables_are_sections_and_one_title_of_all_is_none() -> None:
    plans = ["PLAN DE BIENESTAR", "PLAN DE FORMACIÓN"]
    found = _banded(*plans)
    assert [plans[0] in some for some in _names(found)] == [True] * 3 + [False] * 3
    assert [plans[1] in some for some in _names(found)] == [False] * 3 + [True] * 3
    assert not any(plans[0] in some for some in _names(_banded(plans[0], plans[0])))


def test_what_is_said_with_a_colon_below_a_component_leaves_it_the_component() -> None:
    rows = [
        [row[2:] for row in (("", "", "Acción", "Responsable", "Fecha fin"), *part[1:])]
        for part in (FIRST, SECOND)
    ]
    found = _document(
        "COMPONENTE 1. OBRAS", "Instancia: Mesa de vías", rows[0],
        "COMPONENTE 2. CAMPO", "Instancia: Mesa del campo", rows[1],
    )  # fmt: skip
    assert [one.component for one in found.activities] == (
        ["COMPONENTE 1. OBRAS"] * 3 + ["COMPONENTE 2. CAMPO"] * 3
    )


def test_a_title_in_the_first_row_of_one_table_is_no_section() -> None:
    found = _banded("LA ESCUELA", "")
    assert not any("LA ESCUELA" in some for some in _names(found))


def test_components_in_first_rows_hold_beside_one_that_a_paragraph_names() -> None:
    heads = ("Subcomponente", "Actividad", "Responsable", "Fecha fin")
    one = ("Trámites", "Inscribir dos trámites", "Planeación", "30/06/2026")
    other = ("Canales", "Abrir una línea de denuncias", "Planeación", "31/07/2026")
    third = ("Redes", "Firmar un pacto", "Planeación", "31/08/2026")
    plan = _document(
        (("Componente 1: Racionalización",) * 4, heads, one),
        "Componente 2: Canales de denuncia",
        (heads, other),
        (("Componente 3: Redes de integridad",) * 4, heads, third),
    )
    assert [activity.component for activity in plan.activities] == [
        "Componente 1: Racionalización",
        "Componente 2: Canales de denuncia",
        "Componente 3: Redes de integridad",
    ]


BOARD = "Nombre;Cód.;Dependencia responsable;Apoyo;Cronograma - Start;Cronograma - End;% Avance"
OF_BOARD = (
    ("Medir el caudal del río", "Podar los sauces de la ronda"),
    ("Pintar la sede del vivero", "Contar los árboles del parque"),
    ("Abrir el aula de semillas", "Dictar el curso de riego"),
)


def _exported(above: Sequence[str], *names: str) -> list[str | None]:
    """Return the components of the tasks of an exported board with lines `above`: each of its
    groups has a name, the first, without one, only the last line above it, then a heading."""
    lines: list[str] = [*above]
    for name, titles in zip(names, OF_BOARD, strict=True):
        cells = ";" * BOARD.count(";") if len(lines) > len(above) else ""
        lines += [name + cells] if name else []
        task = ";T-1;Oficina de Aguas;Vivero;03/02/2026;31/07/2026;50"
        lines += [BOARD, *(title + task for title in titles), ";" * BOARD.count(";")]
    found = understand(read_csv("\n".join(lines).encode(), "tablero.csv"))
    assert [one.title for one in found.activities] == [one for some in OF_BOARD for one in some]
    return [one.component for one in found.activities]


@pytest.mark.parametrize(
    "names",
    [
        ("OB1. Cuidar las aguas", "OB2. Cuidar los suelos", "OB3. Enseñar a cuidar"),
        ("Cuidar las aguas", "Cuidar los suelos", "Enseñar a cuidar"),
    ],
)
def test_the_first_group_of_an_exported_board_is_named_as_the_later_ones_are(
    names: tuple[str, str, str],
) -> None:
    above = ("Tablero de metas 2026", "Exportado el 03/08/2026 07:15")
    assert _exported(above, *names) == [one for one in names for _ in range(2)]


@pytest.mark.parametrize("title", ["Tablero de metas del vivero", "Todas las tareas del vivero"])
def test_the_title_of_an_exported_board_names_no_first_group(title: str) -> None:
    later = ("OB2. Cuidar los suelos", "OB3. Enseñar a cuidar")
    found = _exported((title,), "", *later)
    assert found == [None, None, *(one for one in later for _ in range(2))]
    plain = _exported(("Tablero de metas del vivero",), "", "Cuidar suelos", "Enseñar a cuidar")
    assert plain[:2] == [None, None]

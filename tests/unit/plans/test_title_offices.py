"""Whose a table is where only the lines above it or its sheet's name say so, and no column does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import pytest
from docx import Document

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.docx import read_docx
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers import workbooks

Rows = Sequence[Sequence[str]]
HEADS = ("ÍTEM", "ACTIVIDADES", "META", "FECHA FIN")
TABLE = (
    HEADS,
    ("1", "Podar los árboles del parque", "3 jornadas", "30/06/2026"),
    ("2", "Pintar la biblioteca", "1 sede", "30/09/2026"),
)


def _read(sheets: Mapping[str, Rows]) -> PlanDocument:
    (first, rows), *others = sheets.items()
    sheet = workbooks.a_sheet(*rows, name=first)
    for name, more in others:
        workbooks.fill(sheet.parent.create_sheet(name), more)  # type: ignore[union-attr]
    return understand(read_xlsx(workbooks.saved(sheet), "plan.xlsx"))


def _offices(*titles: str, name: str = "Hoja1", table: Rows = TABLE) -> set[tuple[str, ...]]:
    found = _read({name: [*([title] for title in titles), *table]})
    return {one.offices for one in found.activities}


@pytest.mark.parametrize(
    ("titles", "office"),
    [
        (
            ("ALCALDÍA DE LA PAZ", "SECRETARÍA DE OBRAS Y VIVIENDA", "PLAN DE ACCIÓN 2026"),
            "SECRETARÍA DE OBRAS Y VIVIENDA",
        ),
        (("Municipio de La Paz", "Plan de acción 2026 - Oficina del Campo"), "Oficina del Campo"),
        (("MUNICIPIO DE LA PAZ", "PLAN DE ACCIÓN 2026 – Dirección de Cultura"),
         "Dirección de Cultura"),
        (("Plan de acción de la Subsecretaría de Deporte, vigencia 2026",),
         "Subsecretaría de Deporte"),
        (("Unidad de Tránsito", "Plan de acción 2026"), "Unidad de Tránsito"),
        (("ALCALDÍA DE LA PAZ\nSECRETARÍA DE OBRAS\nY VIVIENDA\nPLAN DE ACCIÓN 2026",),
         "SECRETARÍA DE OBRAS Y VIVIENDA"),
        (("PLAN DE ACCIÓN OFICINA ASESORA DE PRENSA 2026",), "OFICINA ASESORA DE PRENSA"),
        (("MUNICIPIO DE LA PAZ", "Sec. de Obras - 2026"), "Sec. de Obras"),
    ],
)  # fmt: skip
def test_an_office_in_the_lines_above_a_table_is_the_one_that_answers(
    titles: tuple[str, ...], office: str
) -> None:
    assert _offices(*titles) == {(office,)}


@pytest.mark.parametrize("label", ["DEPENDENCIA RESPONSABLE: ", "RESPONSABLE: "])
def test_a_line_between_the_rows_says_whose_those_below_it_are(label: str) -> None:
    rows = [
        HEADS,
        (f"{label}SECRETARÍA DE OBRAS", "", "", ""),
        *TABLE[1:],
        (f"{label}SECRETARÍA DE SALUD", "", "", ""),
        ("3", "Vacunar a los niños", "1", "30/06/2026"),
    ]
    found = _read({"Hoja1": rows})
    assert [one.offices[0] for one in found.activities] == [
        *["SECRETARÍA DE OBRAS"] * 2, "SECRETARÍA DE SALUD",
    ]  # fmt: skip
    assert not any(one.groups for one in found.activities)


def test_a_line_between_rows_with_offices_of_their_own_changes_none() -> None:
    own = ("RESPONSABLE", "Prensa", "Cultura")
    rows = [(*row, office) for row, office in zip(TABLE, own, strict=True)]
    rows.insert(1, ("RESPONSABLE: SECRETARÍA DE OBRAS", "", "", "", ""))
    assert [one.offices for one in _read({"Hoja1": rows}).activities] == [("Prensa",), ("Cultura",)]


def test_an_office_beside_the_box_of_a_form_is_found_and_who_made_the_form_is_not() -> None:
    head = [["MUNICIPIO DE LA PAZ", "SECRETARÍA DE OBRAS\nPLAN DE ACCIÓN 2026", "CÓDIGO: F-01"]]
    (found,) = {one.offices for one in _read({"Hoja1": [*head, *TABLE]}).activities}
    assert found == ("SECRETARÍA DE OBRAS",)
    made = [["PLAN DE ACCIÓN 2026"], ["Elaborado por:", "Oficina de Prensa"]]
    (found,) = {one.offices for one in _read({"Hoja1": [*made, *TABLE]}).activities}
    assert found == ()


def test_each_sheet_has_the_office_of_its_own_title_or_name() -> None:
    found = _read({
        "OBRAS": [["MUNICIPIO DE LA PAZ"], ["SECRETARÍA DE OBRAS"], *TABLE],
        "CAMPO": [["MUNICIPIO DE LA PAZ"], ["Plan de acción 2026 - Oficina del Campo"], *TABLE],
        "Oficina de Prensa": [["MUNICIPIO DE LA PAZ"], ["Plan de acción 2026"], *TABLE],
    })  # fmt: skip
    assert [one.offices for one in found.activities] == [
        *[("SECRETARÍA DE OBRAS",)] * 2, *[("Oficina del Campo",)] * 2,
        *[("Oficina de Prensa",)] * 2,
    ]  # fmt: skip
    assert found.entity == "MUNICIPIO DE LA PAZ"


@pytest.mark.parametrize(
    "titles",
    [
        ("ALCALDÍA MUNICIPAL DE LA PAZ", "PLAN DE ACCIÓN 2026"),
        ("PERSONERÍA MUNICIPAL DE LA PAZ", "PLAN DE ACCIÓN 2026"),
        ("DEPARTAMENTO DE LA PAZ", "PLAN DE ACCIÓN 2026"),
        ("UNIDAD ADMINISTRATIVA ESPECIAL DE AGUAS", "PLAN DE ACCIÓN 2026"),
        ("MUNICIPIO DE LA PAZ", "PLAN DE ACCIÓN 2026", "Seguimiento de la Oficina del Campo"),
        ("MUNICIPIO DE LA PAZ", "SEGUIMIENTO AL PLAN 2026", "OFICINA DE CONTROL INTERNO"),
        ("MUNICIPIO DE LA PAZ", "Plan de inspección y vigilancia 2026"),
        ("MUNICIPIO DE LA PAZ", "Dirección Calle 5 # 4-32", "Plan de acción 2026"),
        ("MUNICIPIO DE LA PAZ", "Oficina del Campo ordena las tareas de este año a los demás."),
    ],
)
def test_the_entity_and_who_follows_up_answer_for_no_activity(titles: tuple[str, ...]) -> None:
    assert _offices(*titles) == {()}


def test_the_group_of_standards_above_the_table_of_each_sheet_is_its_level_and_no_office() -> None:
    groups = (
        "GRUPO DE ESTÁNDARES DE APOYO: TALENTO HUMANO, AMBIENTE FÍSICO Y TECNOLOGÍA DEL HOSPITAL",
        "GRUPO DE ESTÁNDARES DE DIRECCIONAMIENTO",
    )
    found = _read({str(n): ((name,), *TABLE) for n, name in enumerate(groups)})
    assert [one.component for one in found.activities] == [
        name for name in groups for _ in TABLE[1:]
    ]
    offices = ("GRUPO DE PRENSA", "GRUPO DE ARCHIVO")
    others = _read({str(n): ((name,), *TABLE) for n, name in enumerate(offices)})
    assert {(one.component, one.offices) for one in others.activities} == {
        (None, (name,)) for name in offices
    }


def test_a_column_of_offices_is_not_overridden_by_the_title() -> None:
    rows = [(*row, office) for row, office in
            zip(TABLE, ("RESPONSABLE", "Almacén", "Oficina de Prensa"), strict=True)]  # fmt: skip
    found = _offices("MUNICIPIO DE LA PAZ", "SECRETARÍA DE OBRAS", "PLAN 2026", table=rows)
    assert found == {("Almacén",), ("Oficina de Prensa",)}


def _with_posts(posts: Sequence[str]) -> Rows:
    return [(*row, post) for row, post in zip(TABLE, ("RESPONSABLE", *posts), strict=True)]


def test_posts_in_tables_of_several_offices_leave_these_to_answer() -> None:
    posts = ("Secretario de Despacho", "Técnico administrativo")
    found = _read({
        "OBRAS": [["Dependencia: SECRETARÍA DE OBRAS"], *_with_posts(posts)],
        "CAMPO": [["Dependencia: SECRETARÍA DEL CAMPO"], *_with_posts(posts)],
    })  # fmt: skip
    assert [one.offices for one in found.activities] == [
        *[("SECRETARÍA DE OBRAS",)] * 2, *[("SECRETARÍA DEL CAMPO",)] * 2,
    ]  # fmt: skip


def test_posts_in_the_one_table_of_a_title_are_kept_as_names() -> None:
    posts = ("Secretario de Despacho", "Técnico administrativo")
    found = _offices("Dependencia: SECRETARÍA DE OBRAS", table=_with_posts(posts))
    assert found == {(one,) for one in posts}


def test_an_empty_cell_of_a_column_of_offices_is_not_filled_from_the_title() -> None:
    rows = [(*row, office) for row, office in
            zip(TABLE, ("RESPONSABLE", "Oficina de Prensa", ""), strict=True)]  # fmt: skip
    found = _offices("MUNICIPIO DE LA PAZ", "SECRETARÍA DE OBRAS", "PLAN 2026", table=rows)
    assert found == {("Oficina de Prensa",), ()}


def _document(*parts: str | Rows) -> PlanDocument:
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=len(part[0]))
        for row, texts in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    file = BytesIO()
    document.save(file)
    return understand(read_docx(file.getvalue(), "plan.docx"))


def test_each_table_of_a_document_has_the_office_of_the_line_right_above_it() -> None:
    found = _document(
        "MUNICIPIO DE LA PAZ", "PLAN DE ACCIÓN 2026", "Secretaría de Obras", TABLE,
        "Las fechas se revisan en junio.", "Oficina del Campo", TABLE,
    )  # fmt: skip
    assert [one.offices for one in found.activities] == [
        *[("Secretaría de Obras",)] * 2, *[("Oficina del Campo",)] * 2,
    ]  # fmt: skip


def test_who_signs_one_table_does_not_answer_for_the_next() -> None:
    found = _document(
        "PLAN DE ACCIÓN 2026", "Secretaría de Obras", TABLE, "Oficina de Archivo",
        "Los talleres siguen en agosto.", TABLE,
    )  # fmt: skip
    assert {one.offices for one in found.activities} == {("Secretaría de Obras",)}

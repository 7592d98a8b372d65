"""The heading right above each table of a document is its outermost level; titles farther up are
none."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.docx import read_docx

HEADS = ("No.", "TEMA DE CAPACITACIÓN", "RESPONSABLE", "FECHA")
TITLE = "5. PROGRAMACIÓN DE LOS CURSOS POR LÍNEA"
SENTENCE = "Los cursos se dictan a más tardar el día que dice cada fila."


def a_table(of: str, programme: bool = False) -> list[tuple[str, ...]]:
    words = ("archivo", "riesgos", "nómina", "compras")
    rows = [
        (str(n), f"{of} de {word} para servidores", "Oficina Jurídica", f"{n + 10}/0{n}/2027")
        for n, word in enumerate(words, start=1)
    ]
    if not programme:
        return [HEADS, *rows]
    named = [("Norte" if n < 2 else "Sur", *row) for n, row in enumerate(rows)]
    return [("PROGRAMA", *HEADS), *named]


def a_plan(*parts: str | Sequence[Sequence[str]]) -> PlanDocument:
    document = Document()
    document.add_paragraph("PLAN INSTITUCIONAL DE CAPACITACIÓN 2027")
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


def levels(plan: PlanDocument) -> list[tuple[str | None, tuple[str, ...]]]:
    """Return the component and the levels of the activities, each once."""
    found = ((one.component, tuple(one.groups.values())) for one in plan.activities)
    return list(dict.fromkeys(found))


def test_a_numbered_section_that_names_a_level_is_over_its_table_with_columns_of_levels() -> None:
    plan = a_plan(
        TITLE,
        SENTENCE,
        "5.1. LÍNEA DE TRABAJO 1: Personas",
        a_table("Curso"),
        "5.2. LÍNEA DE TRABAJO 2: Calidad",
        a_table("Taller", programme=True),
    )
    assert levels(plan) == [
        ("LÍNEA DE TRABAJO 1: Personas", ("1: Personas",)),
        ("Norte", ("2: Calidad", "Norte")),
        ("Sur", ("2: Calidad", "Sur")),
    ]
    assert len(plan.activities) == len(("archivo", "riesgos", "nómina", "compras")) * 2


def test_names_above_tables_are_nearer_than_the_title_of_all_and_sentences_stand_between() -> None:
    plan = a_plan(
        TITLE,
        "PERSONAS",
        SENTENCE,
        a_table("Curso"),
        "CALIDAD",
        SENTENCE,
        a_table("Taller", programme=True),
    )
    assert levels(plan) == [
        ("PERSONAS", ()),
        ("Norte", ("CALIDAD", "Norte")),
        ("Sur", ("CALIDAD", "Sur")),
    ]


def test_one_label_above_each_table_is_a_level_of_it() -> None:
    plan = a_plan(
        "Línea de intervención: Personas",
        a_table("Curso", programme=True),
        "Línea de intervención: Calidad",
        a_table("Taller", programme=True),
    )
    assert {names[0] for _, names in levels(plan)} == {"Personas", "Calidad"}


def test_a_title_with_no_nearer_heading_below_it_stays_the_component() -> None:
    assert levels(a_plan(TITLE, a_table("Curso"))) == [(TITLE, ())]


def test_a_table_whose_activities_were_found_by_their_cells_in_another_is_not_lost() -> None:
    plan = a_plan("PERSONAS", a_table("Curso"), "CALIDAD", a_table("Taller", programme=True))
    assert len(plan.activities) == len(a_table("")[1:]) * 2
    assert [fault.kind for fault in plan.faults].count("inferred_title") == 1


def test_a_table_of_another_kind_has_no_activities_for_a_heading_it_shares() -> None:
    other = [("TEMA DE CAPACITACIÓN", "ENCUESTAS"), ("Archivo y gestión", "40"), ("Redacción", "9")]
    plan = a_plan("DIAGNÓSTICO", other, "PROGRAMACIÓN", a_table("Curso", programme=True))
    assert len(plan.activities) == len(a_table("")[1:])

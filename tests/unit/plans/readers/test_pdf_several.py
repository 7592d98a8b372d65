"""Two tables without lines on one page, and wide tables over pages side by side."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf
from tests.unit.plans.readers.test_pdf_ruled import a_sheet

FIGURES = [
    ("Concepto", "2024", "2025", "2026"),
    *((f"Servicio de nube {n}", "32", "41", "38") for n in "AB"),
]
PROJECTS = [
    ("Código", "Eje", "Actividad", "Responsable", "Fecha"),
    *(
        (
            f"{n}.1",
            "Gobierno digital",
            "Publicar el informe/de la vigencia",
            "Sistemas",
            "30/11/2026",
        )
        for n in range(1, 9)
    ),
]


def put(
    sheet: Sheet, top: float, xs: Sequence[float], rows: Sequence[Sequence[str]], room: float = 8
) -> float:
    for row in rows:
        cells = [text.split("/") if text[0].isalpha() else [text] for text in row]
        for x, lines in zip(xs, cells, strict=True):
            for number, text in enumerate(lines):
                sheet.text(x, top + number * 9.6, text)
        top += max(map(len, cells)) * 9.6 + room
    return top


def two_tables(room: float = 8, projects: Sequence[Sequence[str]] = PROJECTS) -> Grid:
    sheet = Sheet(842, 595)
    sheet.text(40, 40, "Resumen de la inversión")
    top = put(sheet, 60, (46, 200, 260, 320), FIGURES)
    sheet.text(40, top + 14, "Portafolio de proyectos")
    put(sheet, top + 30, (46, 80, 170, 430, 560), projects, room)
    return read_pdf(pdf([sheet]), "plan.pdf")


def test_a_small_table_of_figures_above_the_plan_keeps_its_own_columns() -> None:
    grid = two_tables()
    assert grid.unsure == ()
    rows = [row.texts for row in grid.rows if not row.loose]
    assert rows[:3] == FIGURES
    assert [tuple(text.replace("\n", "/") for text in row) for row in rows[3:]] == PROJECTS


def test_what_is_not_certain_by_itself_stays_refused_beside_another_table() -> None:
    both_begin = [[text.replace("/de", "/Todos de") for text in row] for row in PROJECTS]
    assert two_tables(room=0, projects=both_begin).unsure


def abreast(*, same_rows: bool = True, names: Sequence[str] = ("RESPONSABLE", "FECHA")) -> Grid:
    left = [["No.", "COMPONENTE", "ACTIVIDAD"]]
    left += [[str(n), "Datos", f"Publicar {n}"] for n in range(1, 6)]
    right = [[*names], *(["Sistemas", f"{n:02d}/11/2026"] for n in range(1, 6))]
    pages = [a_sheet(3, left), a_sheet(2, right, top=50 if same_rows else 70, wide=120)]
    return read_pdf(pdf(pages), "plan.pdf")


def test_columns_that_go_on_over_the_next_page_are_of_the_same_rows() -> None:
    rows = [row.texts for row in abreast().rows]
    assert rows[0] == ("No.", "COMPONENTE", "ACTIVIDAD", "RESPONSABLE", "FECHA")
    assert rows[3] == ("3", "Datos", "Publicar 3", "Sistemas", "03/11/2026")


def test_pages_with_rows_of_their_own_or_the_same_headings_stand_below_each_other() -> None:
    assert len(abreast(same_rows=False).rows) == 12
    assert len(abreast(names=("COMPONENTE", "ACTIVIDAD")).rows) == 12
    assert len(abreast(names=("Sistemas", "06/11/2026")).rows) == 12


def test_columns_repeated_on_the_page_beside_come_once() -> None:
    left = [["No.", "ACTIVIDAD"], *([str(n), f"Publicar {n}"] for n in range(1, 6))]
    right = [["No.", "ÁREA", "FECHA"], *([str(n), "TIC", f"{n:02d}/11/2026"] for n in range(1, 6))]
    grid = read_pdf(pdf([a_sheet(2, left), a_sheet(3, right)]), "plan.pdf")
    assert [row.texts for row in grid.rows][2] == ("2", "Publicar 2", "TIC", "02/11/2026")


def test_letters_printed_over_others_are_refused() -> None:
    sheet = a_sheet(3, [["No.", "ACTIVIDAD", "FECHA"], ["1", "Publicar el plan", "30/11/2026"]])
    assert read_pdf(pdf([sheet]), "plan.pdf").unsure == ()
    sheet.text(133, 77, "Divulgar los")
    ((page, _),) = read_pdf(pdf([sheet]), "plan.pdf").unsure
    assert page == 1

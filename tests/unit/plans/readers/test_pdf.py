"""PDFs as they are printed from a spreadsheet or a document become the grid of their table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InputError
from plans.readers.grid import Place, Row
from plans.readers.pdf.file import MOST_PAGES, read_pdf
from tests.support.pdf_writer import Sheet, pdf
from tests.unit.plans.readers.paper import Layout, printed, read

HEAD = ["COMPONENTE", "N°", "ACTIVIDADES", "FECHA", "AVANCE", "DESCRIPCIÓN", "RESPONSABLE"]
LONG = (
    "Se hicieron dos talleres con las juntas de acción comunal y se publicaron sus actas en la "
    "página de la Alcaldía, donde cualquier persona las puede leer y comentar hasta diciembre."
)
ROWS = [
    HEAD,
    ["Gestión del riesgo", "1.1", "Actualizar el mapa de riesgos", "30/04/2026", "100%", LONG,
     "Secretaría de Planeación"],
    ["", "1.2", "Publicar el mapa en la página web de la entidad y divulgarlo", "31/05/2026", "50%",
     "Se publicó la primera parte.", "Oficina TIC"],
    ["Rendición de cuentas", "2.1", "Hacer la audiencia pública", "30/11/2026", "0%", "",
     "Secretaría General / Oficina TIC"],
    ["", "2.2", "Publicar el informe de gestión antes de la audiencia", "15/11/2026", "N/A", LONG,
     "Secretaría de Planeación"],
]  # fmt: skip
BOTH = pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])


def cells(rows: tuple[Row, ...]) -> list[list[str]]:
    """Return the texts of the tables' rows, each on one line."""
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in rows if not row.loose]


def many(count: int) -> list[list[str]]:
    """Return a table with so many rows below its heading."""
    return [HEAD, *([*ROWS[1 + n % 4][:1], f"{n}.", *ROWS[1 + n % 4][2:]] for n in range(count))]


@BOTH
@pytest.mark.parametrize("landscape", [True, False], ids=["landscape", "portrait"])
@pytest.mark.parametrize("stand", [0.0, 0.5, 1.0], ids=["top", "middle", "bottom"])
def test_a_table_is_read_cell_by_cell(ruled: bool, landscape: bool, stand: float) -> None:
    grid = read(ROWS, Layout(ruled=ruled, landscape=landscape, stand=stand))
    assert cells(grid.rows) == ROWS


@BOTH
def test_titles_above_the_table_are_loose_lines(ruled: bool) -> None:
    titles = ("SEGUIMIENTO AL PLAN DE TRANSPARENCIA 2026", "Entidad Alcaldía de Puerto Esperanza")
    grid = read(ROWS, Layout(ruled=ruled, titles=titles))
    assert [row.texts[0] for row in grid.rows if row.loose] == list(titles)
    assert cells(grid.rows) == ROWS


@BOTH
def test_a_cell_knows_its_page_and_its_row_on_it(ruled: bool) -> None:
    grid = read(many(30), Layout(ruled=ruled, titles=("Plan",)))
    assert grid.rows[1].cells[2].place == Place(2, 3, page=1)
    second = next(row for row in grid.rows if row.page == 2)
    assert second.cells[0].place == Place(1, 1, page=2)
    assert second.cells[0].place.label() == "página 2, fila 1, columna 1"


@BOTH
@pytest.mark.parametrize("repeat", [True, False], ids=["heading repeated", "heading once"])
def test_a_table_of_several_pages_keeps_its_columns(ruled: bool, repeat: bool) -> None:
    rows = many(40)
    grid = read(rows, Layout(ruled=ruled, repeat=repeat))
    found = cells(grid.rows)
    pages = {row.page for row in grid.rows}
    assert [row for row in found if row != HEAD] == rows[1:]
    assert found.count(HEAD) == (len(pages) if repeat else 1)
    assert len(pages) > 1


@BOTH
@pytest.mark.parametrize("repeat", [True, False], ids=["heading repeated", "heading once"])
def test_a_row_cut_by_the_page_break_is_one_row(ruled: bool, repeat: bool) -> None:
    rows = many(41)
    grid = read(rows, Layout(ruled=ruled, cut=True, repeat=repeat, landscape=False))
    assert [row for row in cells(grid.rows) if row != HEAD] == rows[1:]


def test_page_numbers_and_repeated_lines_come_once() -> None:
    grid = read(many(40), Layout(footer="Alcaldía de Puerto Esperanza, hoja"))
    loose = [row.texts[0] for row in grid.rows if row.loose]
    numbered = read(many(40), Layout(footer="Página"))
    assert loose == ["Alcaldía de Puerto Esperanza, hoja 1"]
    assert not [row for row in numbered.rows if row.loose]


def test_a_damaged_page_a_locked_file_and_a_scan_are_refused_with_what_to_do() -> None:
    content = printed(ROWS)
    scan = Sheet()
    scan.box(10, 10, 500, 700, "f")
    for bad, words in (
        (b"", "dañado"),
        (b"%PDF-1.4 rest", "dañado"),
        (content[:200], "dañado"),
        (pdf([Sheet()], locked=True), "protegido con contraseña"),
        (pdf([scan, Sheet()]), "es una imagen escaneada"),
        (pdf([Sheet() for _ in range(MOST_PAGES + 1)]), "301 páginas"),
    ):
        with pytest.raises(InputError) as caught:
            read_pdf(bad, "plan.pdf")
        assert words in caught.value.what
        assert caught.value.where == "plan.pdf"
        assert caught.value.todo
        assert "\n" not in caught.value.sentence()


def test_a_file_of_the_most_pages_is_read() -> None:
    sheets = [Sheet() for _ in range(MOST_PAGES)]
    sheets[-1].text(30, 30, "Plan")
    rows = read_pdf(pdf(sheets), "plan.pdf").rows
    assert [(row.texts, row.page) for row in rows] == [(("Plan",), MOST_PAGES)]


CONTENTS = (printed(ROWS), printed(ROWS, Layout(ruled=False)))


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(CONTENTS), st.integers(0, 10_000), st.integers(1, 40), st.binary(max_size=12)
)
def test_no_damage_ends_the_reading_in_anything_but_a_grid_or_one_sentence(
    content: bytes, start: int, length: int, piece: bytes
) -> None:
    start %= len(content)
    try:
        rows = read_pdf(content[:start] + piece + content[start + length :], "plan.pdf").rows
    except InputError as error:
        rows = ()
        if "\n" in error.sentence() or not error.todo:
            raise
    assert all(row.cells for row in rows)


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=200))
def test_no_bytes_are_read_as_a_pdf(content: bytes) -> None:
    with pytest.raises(InputError):
        read_pdf(content, "plan.pdf")


def test_pages_that_are_images_among_others_are_told() -> None:
    scan, text, mark = Sheet(), Sheet(), Sheet()
    scan.image(0, 0, 595, 800)
    scan.text(280, 820, "Página 1")
    for sheet in (text, mark):
        sheet.text(40, 60, "Plan de transparencia de la Alcaldía de Puerto Esperanza")
    mark.image(500, 20, 580, 60)
    grid = read_pdf(pdf([text, scan, mark, Sheet()]), "plan.pdf")
    assert grid.scanned == (2,)

"""One plan as text, as a Word document and as PDFs is the same plan."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.docx import read_docx
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from plans.readers.text import read_text
from tests.support.shared import shared
from tests.unit.plans.builders import HEADINGS
from tests.unit.plans.readers.paper import Layout, printed
from tests.unit.plans.readers.word import an_empty_document, filled, saved

TITLES = ("SEGUIMIENTO AL PLAN DE TRANSPARENCIA 2026", "Alcaldía de Puerto Esperanza")
LAYOUTS = {
    "ruled": Layout(titles=TITLES),
    "ruled, cut rows, portrait": Layout(titles=TITLES, landscape=False, cut=True),
    "ruled, centred": Layout(titles=TITLES, stand=0.5, repeat=False, footer="Página"),
    "unruled": Layout(titles=TITLES, ruled=False),
    "unruled, centred": Layout(titles=TITLES, ruled=False, stand=0.5, footer="Página"),
    "unruled, cut rows": Layout(titles=TITLES, ruled=False, cut=True, repeat=False),
}
# Where nothing marks a row's end, a row cut by the page break can be read in more ways than one:
# these are measured on the seeds only.
SURE = [name for name in LAYOUTS if name != "unruled, cut rows"]
VERBS = ("Publicar", "Actualizar", "Divulgar", "Revisar", "Elaborar", "Socializar")
THINGS = (
    "el mapa de riesgos de corrupción", "el informe de gestión de la vigencia en la sede",
    "la carta de trato digno a la ciudadanía", "el inventario de trámites", "los boletines",
    "el esquema de publicación de información de la Alcaldía y sus entidades descentralizadas",
)  # fmt: skip
OFFICES = ("Secretaría de Planeación", "Oficina Asesora de Comunicaciones", "Tesorería")
GROUPS = ("Gestión del riesgo de corrupción", "Rendición de cuentas", "Iniciativas adicionales")
WORDS = (
    "Se publicó en la sede electrónica.", "No presenta avance en este seguimiento.", "",
    "Se realizaron dos talleres con las juntas de acción comunal de los barrios del norte, y sus "
    "actas se encuentran en la carpeta de la dependencia; falta el taller de la zona rural.",
)  # fmt: skip
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Return a heading and rows of activities, each group's name on its first row."""
    rows = [list(HEADINGS)]
    for group in GROUPS[: draw(st.integers(1, 3))]:
        for number in range(draw(st.integers(1, 9))):
            day = draw(DAYS)
            rows.append([
                group if number == 0 else "",
                "",
                f"{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(THINGS))}",
                f"{draw(st.integers(1, 4))} informes publicados",
                f"{day:%d/%m/%Y}",
                draw(st.sampled_from(("0%", "33%", "100%", "N/A"))),
                draw(st.sampled_from(WORDS)),
                draw(st.sampled_from(OFFICES)),
            ])  # fmt: skip
    return rows


def as_text(rows: list[list[str]]) -> Grid:
    table = "\n".join("\t".join(row) for row in rows)
    return read_text("\n".join([*TITLES, table]).encode(), "plan")


def as_word(rows: list[list[str]]) -> Grid:
    document = an_empty_document()
    for title in TITLES:
        document.add_paragraph(title)
    filled(document, rows)
    return read_docx(saved(document), "plan")


def said(plan: PlanDocument) -> list[dict[str, Any]]:
    """Return what a plan says of its activities, wherever it stands in the file.

    The groups are left out: which of them a row belongs to is inferred from the printed pages too.
    """
    own = ("title", "product", "due", "percent_text", "description", "offices")
    return [{name: getattr(one, name) for name in own} for one in plan.activities]


def groups(grid: Grid) -> list[str]:
    return [row.texts[0] for row in grid.rows if not row.loose and row.texts[2] != HEADINGS[2]]


@settings(deadline=None, max_examples=8)
@given(rows=tables())
def test_a_word_document_is_read_as_its_text(rows: list[list[str]]) -> None:
    text, word = understand(as_text(rows)), understand(as_word(rows))
    assert said(word) == said(text)
    assert (word.entity, word.title, word.year) == (text.entity, text.title, text.year)


@pytest.mark.parametrize("name", SURE)
@settings(deadline=None, max_examples=8)
@given(rows=tables())
def test_a_pdf_is_read_as_its_text(name: str, rows: list[list[str]]) -> None:
    text = understand(as_text(rows))
    grid = read_pdf(printed(rows, LAYOUTS[name]), "plan")
    paper = understand(grid)
    assert said(paper) == said(text)
    assert [" ".join(one.split()) for one in groups(grid)] == [row[0] for row in rows[1:]]
    assert (paper.entity, paper.title, paper.year) == (text.entity, text.title, text.year)


@lru_cache
def seed(number: int) -> list[list[str]]:
    """Return the rows of a seed that are as wide as its first heading, letters of Western fonts."""
    path = sorted(shared("seeds").glob("*.txt"))[number]
    rows = [list(row.texts) for row in read_text(path.read_bytes(), "seed").rows if not row.loose]
    head = next(row for row in rows if sum(map(bool, row)) > 4)
    same = [row for row in rows if len(row) == len(head) and sum(map(bool, row)) > 2]
    body = [row for row in same if row[:3] != head[:3]]
    shown = [[text.encode("cp1252", "ignore").decode("cp1252") for text in row] for row in body]
    return [head, *([[" ".join(text.split()) for text in row] for row in shown])]


def share_of_equal_cells(grid: Grid, rows: list[list[str]]) -> float:
    found = [
        ["".join(cell.text.split()) for cell in row.cells] for row in grid.rows if not row.loose
    ]
    wanted = [["".join(text.split()) for text in row] for row in rows]
    body = [row for row in found if row != wanted[0]]
    equal = sum(
        one == other
        for row, line in zip(wanted[1:], body, strict=False)
        for one, other in zip(row, line, strict=False)
    )
    return equal / (len(wanted[0]) * max(len(wanted) - 1, len(body)))


@pytest.mark.parametrize("number", range(4))
def test_the_seeds_as_word_documents_are_read_cell_by_cell(number: int) -> None:
    assert share_of_equal_cells(as_word(seed(number)), seed(number)) == 1


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_seeds_as_pdfs_are_read_cell_by_cell(number: int, name: str) -> None:
    grid = read_pdf(printed(seed(number), LAYOUTS[name]), "plan")
    assert share_of_equal_cells(grid, seed(number)) >= 0.97

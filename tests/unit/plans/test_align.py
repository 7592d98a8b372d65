"""Rows that lost or gained a cell are put right by what their cells contain; others stay."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plans.tables.cells.align import align
from plans.tables.headings.contents import Content, content_of
from plans.tables.headings.headers import Field
from tests.unit.plans.builders import a_header, a_row

WORDS = "Se realizó la jornada con las dependencias del nivel central."
OFFICE = "Oficina Asesora de Planeación"


def fields_of(texts: Sequence[str]) -> dict[str, str]:
    aligned = align(a_row(texts), a_header())
    return {str(field): cell.text for field, cell in aligned.fields.items()}


WHOLE = {
    "title": "Divulgar la política",
    "product": "Dos (2) jornadas",
    "due": "31/10/2026",
    "percent": "50%",
    "description": WORDS,
    "offices": OFFICE,
}


@pytest.mark.parametrize(
    "texts",
    [
        ["", "", "Divulgar la política", "Dos (2) jornadas", "31/10/2026", "50%", WORDS, OFFICE],
        ["", "Divulgar la política", "Dos (2) jornadas", "31/10/2026", "50%", WORDS, OFFICE, ""],
        ["Divulgar la política", "Dos (2) jornadas", "31/10/2026", "50%", WORDS, OFFICE, "", ""],
        [
            "",
            "",
            "",
            "Divulgar la política",
            "Dos (2) jornadas",
            "31/10/2026",
            "50%",
            WORDS,
            OFFICE,
        ],
        ["Divulgar la política", "", "", "Dos (2) jornadas", "31/10/2026", "50%", WORDS, OFFICE],
        ["", "Divulgar la política", "", "Dos (2) jornadas", "31/10/2026", "50%", WORDS, OFFICE],
        ["Divulgar la política", "Dos (2) jornadas", "", "", "31/10/2026", "50%", WORDS, OFFICE],
    ],
)
def test_the_contents_tell_the_columns(texts: list[str]) -> None:
    assert fields_of(texts) == WHOLE


def test_a_row_without_its_last_cell_says_nothing_of_the_office() -> None:
    texts = ["", "", "", "Divulgar la política", "Dos (2) jornadas", "31/10/2026", "50%", WORDS]
    expected = {field: text for field, text in WHOLE.items() if field != "offices"}
    assert fields_of(texts) == expected


def test_a_row_whose_cells_are_strewn_about_is_gathered() -> None:
    texts = ["Divulgar la política", "", "50%", "", "", WORDS, OFFICE, ""]
    assert fields_of(texts) == {
        "title": "Divulgar la política", "percent": "50%", "description": WORDS, "offices": OFFICE,
    }  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [
        [
            "RENDICION DE CUENTAS",
            "Responsabilidad",
            "Emitir boletines",
            "",
            "cada mes",
            "10%",
            "",
            "",
        ],
        ["", "", "Emitir boletines", "N/A", "31/10/2026", "N/A", "", ""],
        ["", "", "Emitir boletines", "", "", "en proceso", "", OFFICE],
        ["", "", "Emitir boletines", "", "por definir", "abc", "", OFFICE],
        ["", "", "Emitir boletines", "", "por definir", "abc", WORDS, ""],
        ["", "", "Emitir boletines", "", "N/A", "en proceso", "", OFFICE],
        ["", "", "Emitir boletines", "", "", "", "", ""],
        ["", "", "", "Otro boletín", "30/11/2026", "0%", "", OFFICE],
        ["RENDICION DE CUENTAS", "", "", "", "", "", "", ""],
    ],
)
def test_a_row_that_is_only_incomplete_or_unclear_stays_as_it_is(texts: list[str]) -> None:
    aligned = align(a_row(texts), a_header())
    assert not aligned.shifted
    assert {cell.place.column: cell.text for cell in aligned.fields.values()} == {
        column: text for column, text in enumerate(texts, start=1) if text
    }


def test_a_moved_cell_keeps_its_place_in_the_file() -> None:
    aligned = align(a_row(["", *WHOLE.values(), ""], line=14), a_header())
    cell = aligned.cell(Field.PERCENT)
    assert cell is not None
    assert aligned.shifted
    assert (cell.place.line, cell.place.column) == (14, 5)
    assert aligned.text(Field.COMPONENT) == ""


def test_a_column_without_a_word_of_ours_is_kept() -> None:
    header = a_header(["ACTIVIDADES", "FECHA", "COLOR", "RESPONSABLE"])
    aligned = align(a_row(["Emitir boletines", "30/11/2026", "Verde", OFFICE]), header)
    assert {column: cell.text for column, cell in aligned.extra.items()} == {2: "Verde"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("29/11/2026", Content.DATE),
        ("31/11/2026 30/12/2026", Content.DATE),
        ("cuatrimestral", Content.DATE),
        ("33%", Content.PERCENT),
        ("N/A", Content.NOT_DUE),
        ("1.10", Content.NUMBER),
        ("3", Content.NUMBER),
        (OFFICE, Content.OFFICE),
        ("Todas las áreas", Content.OFFICE),
        ("RENDICION DE CUENTAS", Content.HEADING),
        ("Informe con corte al 30 de abril de 2026", Content.TEXT),
        ("100% de los protocolos", Content.TEXT),
        (f"{OFFICE} adelanta " + "la contratación " * 30, Content.TEXT),
    ],
)
def test_a_content_is_told_from_others(text: str, content: Content) -> None:
    assert content_of(text) is content

"""Tables with separators are read as the programs that save them write them."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InputError
from plans.readers.csv import read_csv, separator_of
from plans.readers.grid import Row
from plans.readers.limits import MOST_COLUMNS
from tests.unit.plans.readers.workbooks import texts

ROWS = [
    ["ACTIVIDADES", "FECHA", "RESPONSABLE"],
    ["Reunión, taller y acta; con niños", "29/11/2026", "Secretaría General\nOficina TIC"],
    ['Emitir «Radio "Puerto"»', "30/06/2026", "Oficina de Prensa"],
]
NO_VALUE = ("NULL", "null", "(null)", "<NULL>", "NaN", "nan")


def a_csv(rows: list[list[str]], separator: str = ";", end: str = "\r\n") -> str:
    file = StringIO()
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_separator_is_found_and_quotes_keep_what_they_hold(separator: str, end: str) -> None:
    content = a_csv(ROWS, separator, end).encode()
    assert texts(read_csv(content, "plan.csv")) == [tuple(row) for row in ROWS]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-1", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_of_the_offices_is_read(encoding: str) -> None:
    mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""
    rows = [["ACTIVIDADES", "FECHA", "DUEÑO"], ["Reunión", "29/11/2026", "Área «Única»"]]
    content = (mark + a_csv(rows)).encode(encoding)
    assert texts(read_csv(content, "plan.csv")) == [tuple(row) for row in rows]


def test_the_typographic_quotes_of_windows_are_read() -> None:
    content = "ACTIVIDADES;FECHA\nDifundir “Mi Puerto” – fase 1;30/06/2026\n".encode("cp1252")
    grid = read_csv(content, "plan.csv")
    assert grid.rows[1].texts[0] == "Difundir “Mi Puerto” – fase 1"


def test_a_first_line_that_tells_the_separator_is_obeyed_and_not_read() -> None:
    grid = read_csv(b"sep=|\r\na;b;c|d;e;f\r\ng|h\r\n", "plan.csv")
    assert texts(grid) == [("a;b;c", "d;e;f"), ("g", "h")]
    assert grid.rows[0].line == 1


def test_a_title_is_loose_and_blank_rows_begin_pages_as_in_a_workbook() -> None:
    content = "Alcaldía;;\n;;\nA;b;c\nD;;\nG;h;\n\nJ;k;l\n;;\nNota;;\n".encode()
    grid = read_csv(content, "plan.csv")
    assert [(row.line, row.page, row.loose) for row in grid.rows] == [
        (1, 0, True), (3, 1, False), (4, 1, False), (5, 1, False), (7, 2, False), (9, 2, True),
    ]  # fmt: skip


def test_a_row_is_counted_once_however_many_lines_it_has() -> None:
    grid = read_csv(b'a;b\n"c\nd";e\nf;g\n', "plan.csv")
    assert [(row.line, row.page) for row in grid.rows] == [(1, 1), (2, 1), (3, 1)]
    assert grid.rows[2].cells[1].place.label() == "línea 3, columna 2"


@pytest.mark.parametrize("word", NO_VALUE)
def test_what_a_database_writes_where_there_is_no_value_is_blank(word: str) -> None:
    rows = [["ACTIVIDAD", "RESPONSABLE"], ["Contar cajas", word], [f"{word} en campos", "TIC"]]
    grid = read_csv(a_csv(rows).encode(), "plan.csv")
    assert [row.texts for row in grid.rows[1:]] == [("Contar cajas", ""), tuple(rows[2])]


def test_columns_that_are_blank_to_the_end_are_dropped() -> None:
    assert texts(read_csv(b"a;b;;;\nc;;;;\n;d;;;\n", "plan.csv")) == [
        ("a", "b"), ("c", ""), ("", "d"),
    ]  # fmt: skip


def test_a_quotation_mark_that_never_closes_is_a_letter() -> None:
    grid = read_csv(b'a;b\n"Plan;c\nd;e\n', "plan.csv")
    assert texts(grid) == [("a", "b"), ('"Plan', "c"), ("d", "e")]


def test_a_quoted_beginning_does_not_end_the_reading_of_quotes() -> None:
    grid = read_csv('a;b\n"Plan" de acción;c\nd;"e\nf"\n'.encode(), "plan.csv")
    assert texts(grid) == [("a", "b"), ("Plan de acción", "c"), ("d", "e\nf")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a;b\x00c", "binario"),
        (b"\xff\xfea\x00b", "UTF-16"),
        (b"a;b\x81", "codificaci"),
        (b";" * MOST_COLUMNS + b"x", "columnas"),
        (b"x;y\n" * 50_001, "50.000 filas"),
        (b"a;" + b"x" * 40_000, "no cabe"),
        (b"a;" + b"x" * 200_000, "no cabe"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_csv(content, "plan.csv")
    assert words in caught.value.what
    assert caught.value.where == "plan.csv"
    assert "\n" not in caught.value.sentence()


WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20)
CELL = st.one_of(WRITTEN, st.sampled_from(["Uno, dos; tres", "a\nb", '"', "33%", "", "|"]))


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=3, max_size=8))
def test_what_is_written_with_a_separator_is_read_with_it(rows: list[list[str]]) -> None:
    headings = ["COMPONENTE", "ACTIVIDADES", "FECHA", "RESPONSABLE"]
    whole = [[*cells[:2], "30/06/2026", "Oficina TIC"] for cells in rows]
    content = "sep=;\r\n" + a_csv([headings, *whole])
    grid = read_csv(content.encode(), "plan.csv")
    found = [tuple(cell.text for cell in row.cells) for row in grid.rows[1:]]
    blank = {"", *NO_VALUE}
    assert found == [tuple("" if one.strip() in blank else one for one in cells) for cells in whole]


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_end_the_reading_in_anything_but_one_sentence(content: bytes) -> None:
    rows: tuple[Row, ...] = ()
    sentence = "no se puede leer la tabla: "
    try:
        rows = read_csv(content, "plan.csv").rows
    except InputError as error:
        sentence = error.what
    assert sentence.startswith("no se puede leer la tabla: ")
    assert all(any(row.texts) for row in rows)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_separator_is_found_for_any_text(text: str) -> None:
    assert separator_of(text) in {";", ",", "\t", "|"}

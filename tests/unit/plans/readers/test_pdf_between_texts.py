"""Columns told by the blanks that no text goes over."""

from __future__ import annotations

import pytest

from plans.read import understand
from plans.readers.pdf.certain import doubtful_columns
from plans.readers.pdf.file import read_pdf
from plans.readers.pdf.page import Printed
from plans.readers.pdf.ruled import Piece, Slot
from plans.readers.pdf.text import Word, with_texts_apart
from plans.readers.pdf.unlined.between_texts import columns_between_texts
from plans.readers.pdf.unlined.totals import totals_of
from plans.readers.pdf.unruled import read_unruled
from tests.support.pdf_writer import Sheet, pdf, width_of


def a_line(top: float, *texts: tuple[float, str]) -> list[Word]:
    """Return a line of texts whose letters are 4 points wide, blanks 2."""
    words: list[Word] = []
    for x, text in texts:
        for number, part in enumerate(text.split()):
            end = x + 4.0 * len(part)
            words.append(Word(part, x, top, end, top + 8, follows=number > 0))
            x = end + 2
    return words


def cuts(*lines: list[Word]) -> list[float]:
    return columns_between_texts(with_texts_apart(lines))


BODY = [
    a_line(40 + 20 * n, (40, f"{n}"), (60, "Podar los árboles hoy"), (145, "Vivero"), (200, "5%"))
    for n in range(5)
]


def test_texts_that_stand_close_are_parted_where_the_page_prints_its_blanks() -> None:
    found = cuts(a_line(20, (38, "No."), (62, "Actividad"), (145, "Quién"), (197, "Meta")), *BODY)
    assert len(found) == 3
    assert 44 < found[0] < 60
    assert 142 < found[1] < 145
    assert 169 < found[2] < 197


def test_a_heading_beside_the_texts_of_its_column_is_of_that_column() -> None:
    wide = [a_line(40 + 20 * n, (40, f"{n}"), (60, "Podar hoy"), (300, "Vivero"), (400, "5%"))
            for n in range(5)]  # fmt: skip
    head = a_line(20, (38, "No."), (180, "Actividad"), (300, "Quién"), (397, "Meta"))
    assert len(cuts(head, *wide)) == 3


def test_names_and_totals_over_the_columns_part_none() -> None:
    over = a_line(33, (40, "EJE 1. Parques y zonas verdes de la ciudad"))
    total = a_line(139, (40, "Total del eje 1 y sus parques"), (145, "5"), (200, "5%"))
    assert len(cuts(over, *BODY, total)) == 3


def test_lines_of_one_text_tell_no_columns() -> None:
    assert cuts(*(a_line(20 * n, (40, "Podar los árboles hoy")) for n in range(6))) == []


def test_a_total_is_a_line_with_figures_alone_beside_its_name_and_the_rest_of_it() -> None:
    first = a_line(20, (40, "Total de los"), (200, "45%"))
    rest = a_line(29, (40, "parques"))
    row = a_line(50, (40, "Total"), (85, "Podar los árboles"), (200, "5%"))
    assert totals_of([*BODY, first, rest, row]) == [[first, rest]]
    mean = a_line(20, (140, "Promedio de avance de la línea"), (300, "47%"))
    named = a_line(40, (140, "Promedio de avance de la línea"), (300, "Vivero"))
    assert totals_of([*BODY, mean, named]) == [[mean]]


def test_totals_side_by_side_each_with_its_figure_are_one_and_a_row_is_none() -> None:
    total = a_line(
        20, (40, "Total hallazgos: 9"), (140, "Total acciones: 18"), (260, "Avance promedio: 55 %")
    )
    row = a_line(40, (40, "Total acciones: 18"), (140, "Podar los árboles"), (260, "Avance: 5 %"))
    assert totals_of([*BODY, total, row]) == [[total]]


def test_figures_at_the_right_of_their_columns_are_of_the_heading_beside_them() -> None:
    sheet = Sheet(842, 595)
    heads = ((40.0, "Ítem"), (170.0, "Acción"), (352.0, "Unidad"), (482.0, "Fecha límite"),
             (587.0, "Meta"), (652.0, "Avance acumulado"))  # fmt: skip
    for x, text in heads:
        sheet.text(x, 40, text)
    top = 58.0
    for n in range(12):
        if n % 4 == 0:
            text = f"Hallazgo {n // 4 + 1}. Viveros sin registro de podas"
            sheet.text((36 + 710.0 - width_of(text)) / 2, top, text)
            top += 16
        row = (f"{n + 1}", "Podar los árboles de la plaza con los vecinos y los niños", "Vivero",
               "01/06/2026")  # fmt: skip
        for x, text in zip((50.0, 80.0, 350.0, 480.0), row, strict=True):
            sheet.text(x, top, text)
        for end, text in zip((630.0, 710.0), ("100%", f"{n * 8}%"), strict=True):
            sheet.text(end - width_of(text), top, text)
        top += 12
    plan = understand(read_pdf(pdf([sheet]), "plan.pdf"))
    assert [one.percent for one in plan.activities] == [n * 8 for n in range(12)]
    assert {one.component for one in plan.activities} == {
        f"Hallazgo {n}. Viveros sin registro de podas" for n in (1, 2, 3)
    }


def test_a_page_with_other_columns_than_the_part_before_keeps_its_own() -> None:
    xs = (0.0, 20.0, 60.0, 90.0, 120.0, 150.0, 190.0, 500.0)
    before = Piece(1, 40.0, xs, ((Slot("Actividad"),) * 7,))
    rows = [
        a_line(
            40 + 20 * n, (40, f"{n}"), (70, "Podar los árboles hoy"), (180, "Vivero"), (250, "5%")
        )
        for n in range(5)
    ]
    head = a_line(5, (40, "No."), (70, "Actividad"), (180, "Quién"), (250, "Meta"))
    name = a_line(22, (40, "1. Parques y zonas verdes de la ciudad"))
    found = read_unruled([head, name, *rows], Printed(2, [], [], []), before)
    assert [len(row) for piece in found.pieces for row in piece.rows] == [4] * 7
    assert {piece.width for piece in found.pieces} == {4}


@pytest.mark.parametrize(("end", "sure"), [(63.0, True), (98.0, False)])
def test_a_heading_word_over_a_column_s_end_is_of_the_column_whose_texts_are_narrower(
    end: float, *, sure: bool
) -> None:
    head = [Word("Actividad", 36, 20, end, 28), Word("Quién", 145, 20, 165, 28)]
    doubts = [text for _, text in doubtful_columns([head, *BODY], [58.0, 143.0, 198.0])]
    assert (doubts == []) == sure

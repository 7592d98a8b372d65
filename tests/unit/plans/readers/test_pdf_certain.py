"""What is certain of a table without lines, and what may be read in more ways than one."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.pdf.certain import doubtful_columns, doubtful_groups, doubtful_rows
from plans.readers.pdf.text import Line, Word

HIGH = 8.0


def a_row(top: float, *cells: str) -> list[Line]:
    """Return a row whose cells have their lines parted by `/`, from `top` down."""
    return [
        Line(column, text, top + 9.5 * n, top + 9.5 * n + HIGH)
        for column, cell in enumerate(cells)
        for n, text in enumerate(cell.split("/"))
        if text
    ]


def doubts(*rows: Sequence[Line], seams: Sequence[float] = ()) -> int:
    return len(list(doubtful_rows(rows, 3, seams)))


HEAD = a_row(50, "ACTIVIDAD", "FECHA", "AVANCE")


def test_rows_with_a_band_between_them_are_certain() -> None:
    first = a_row(70, "Publicar/el mapa", "hoy", "10%")
    assert doubts(HEAD, first, a_row(100, "Abrir/el buzón", "ya", "20%")) == 0


def test_rows_no_farther_apart_than_lines_are_both_doubtful() -> None:
    first = a_row(70, "Publicar/el mapa", "hoy", "10%")
    assert doubts(HEAD, first, a_row(89, "Abrir/el buzón", "ya", "20%")) == 2


def test_a_drawn_line_between_rows_makes_them_certain() -> None:
    first = a_row(70, "Publicar/el mapa", "hoy", "10%")
    second = a_row(89, "Abrir/el buzón", "ya", "20%")
    assert doubts(HEAD, first, second, seams=[88.0]) == 0


def test_two_figures_or_two_texts_in_one_cell_are_two_rows_perhaps() -> None:
    assert (
        doubts(HEAD, a_row(70, "Publicar/Abrir", "hoy", "10%/20%"), a_row(100, "c", "d", "e")) == 1
    )
    torn = [*a_row(70, "Publicar/el/mapa/nuevo", "hoy", "10%"), Line(1, "ya", 98.5, 106.5)]
    assert doubts(HEAD, torn, a_row(130, "Abrir/el buzón", "d", "e")) == 1


def test_a_text_over_two_columns_or_two_texts_in_one_are_doubtful() -> None:
    def words(*places: tuple[str, float, float]) -> list[Word]:
        return [Word(text, x0, 50, x1, 58) for text, x0, x1 in places]

    cuts = [100.0]
    assert list(doubtful_columns([words(("Abrir", 40, 60), ("hoy", 110, 125))], cuts)) == []
    assert list(doubtful_columns([words(("Abrir", 40, 60), ("hoy", 80, 95))], cuts))
    assert list(doubtful_columns([words(("Publicar", 60, 99), ("hoy", 101, 120))], cuts))
    assert list(doubtful_columns([words(("Publicar", 60, 120))], cuts))


def test_a_name_in_the_middle_of_rows_may_be_of_more_of_them() -> None:
    body = [a_row(70 + 30 * n, "", "Abrir/el buzón", "10%") for n in range(3)]
    top = [Line(0, "Riesgos", 70, 78), *body[0]]
    middle = [Line(0, "Riesgos", 74, 82), *body[0]]
    assert doubtful_groups([[HEAD, top, *body[1:]]], 3) == []
    assert doubtful_groups([[HEAD, middle, *body[1:]]], 3) == ["Riesgos"]


def _blocks(*names: str, down: float = 0.0) -> list[list[Line]]:
    """Return a table of blocks of two rows; each name begins so far below its first row."""
    rows = [HEAD]
    for number, name in enumerate(names):
        top = 70.0 + 60 * number
        lines = [
            Line(0, text, top + down + 10 * n, top + down + 10 * n + 8)
            for n, text in enumerate(name.split("/"))
        ]
        rows += [[*lines, *a_row(top, "", "Abrir/el buzón", "10%")],
                 a_row(top + 30, "", "Abrir/el buzón", "10%")]  # fmt: skip
    return rows


def test_a_name_as_tall_as_its_row_begins_with_it_where_the_others_of_the_page_do() -> None:
    assert doubtful_groups([_blocks("Riesgos", "Metas", "Atención al/ciudadano")], 3) == []
    assert doubtful_groups([_blocks("Riesgos", "Atención al/ciudadano"), _blocks("Metas")], 3) == []


def test_it_may_be_of_other_rows_where_one_does_not_or_too_few_tell() -> None:
    assert doubtful_groups([_blocks("Riesgos", "Atención al/ciudadano")], 3)
    low = _blocks("Trámites", down=4.0)
    several = [_blocks("Riesgos", "Metas", "Atención al/ciudadano"), low]
    assert doubtful_groups(several, 3) == ["Atención al ciudadano", "Trámites"]

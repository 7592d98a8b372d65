"""Names of groups that a page break parts, printed in part beyond the table's end."""

from __future__ import annotations

from dataclasses import replace

from plans.readers.pdf.cut_names import Item, Loose, with_cut_names
from plans.readers.pdf.ruled import Piece, Slot

XS = (30.0, 130.0, 260.0, 400.0)
HEADING = (Slot("COMPONENTE"), Slot("ACTIVIDADES"), Slot("FECHA"))


def a_part(page: int, name: str) -> Piece:
    """Return a page's part of a table: a heading, and two rows under one merged name."""
    rows = [(Slot("", (1, 0)), Slot(f"Abrir {n}"), Slot("30/06/2026")) for n in range(2)]
    rows[0] = (Slot(name, (1, 0)), *rows[0][1:])
    return Piece(page, 50.0, XS, (HEADING, *rows))


def names(pieces: list[Piece]) -> list[str]:
    return [piece.rows[1][0].text for piece in pieces]


def test_lines_below_the_table_go_back_to_the_name_and_to_its_other_part() -> None:
    parts = [a_part(1, "ESTRATEGIA DE"), a_part(2, "RENDICIÓN DE CUENTAS")]
    line = Loose(1, 500.0, "RENDICIÓN DE CUENTAS", 35.0, 120.0)
    shown, pieces = with_cut_names([parts[0], line, parts[1]], parts)
    assert [type(one) for one in shown] == [Piece, Piece]
    assert names(pieces) == ["ESTRATEGIA DE\nRENDICIÓN DE CUENTAS"] * 2


def test_lines_above_the_heading_go_before_the_first_name() -> None:
    parts = [a_part(1, "Riesgos"), a_part(2, "de cuentas")]
    line = Loose(2, 20.0, "Rendición", 35.0, 90.0)
    _, pieces = with_cut_names([parts[0], line, parts[1]], parts)
    assert names(pieces) == ["Riesgos", "Rendición\nde cuentas"]


def test_a_line_over_several_columns_or_above_the_first_page_is_no_part_of_a_name() -> None:
    title = Loose(1, 20.0, "PLAN 2026", 35.0, 90.0)
    note = Loose(1, 500.0, "Fuente: la Secretaría de Planeación del municipio", 35.0, 300.0)
    parts = [a_part(1, "Riesgos"), a_part(2, "Cuentas")]
    items: list[Item] = [title, parts[0], note, parts[1]]
    shown, pieces = with_cut_names(items, parts)
    assert shown == items
    assert names(pieces) == ["Riesgos", "Cuentas"]


def test_a_title_between_two_tables_of_one_page_is_no_part_of_a_name() -> None:
    parts = [a_part(1, "Riesgos"), replace(a_part(1, "Cuentas"), top=300.0)]
    items: list[Item] = [parts[0], Loose(1, 260.0, "8. METAS", 35.0, 90.0), parts[1]]
    shown, pieces = with_cut_names(items, parts)
    assert shown == items
    assert names(pieces) == ["Riesgos", "Cuentas"]

"""The columns of a plan's own table are known in their order, whatever its headings do."""

from __future__ import annotations

from plans.read import understand
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from tests.unit.plans.builders import HEADINGS, a_grid

ROW = "Riesgos|Mapa|Publicar el mapa|Acta|30/06/2026|60%|Se publicó.|Oficina TIC"


def columns_of(*lines: str, headings: tuple[str, ...] = HEADINGS) -> tuple[Column, ...]:
    return understand(a_grid(*lines, headings=headings)).columns


def test_columns_stand_in_the_order_of_the_table() -> None:
    columns = columns_of(ROW)

    assert [one.name for one in columns] == list(HEADINGS)
    assert columns[2] == Column("ACTIVIDADES", Field.TITLE)
    assert all(one.field for one in columns)


def test_a_column_without_a_meaning_keeps_its_place_and_its_name() -> None:
    headings = (*HEADINGS[:3], "Recursos financieros", *HEADINGS[3:])
    row = "Riesgos|Mapa|Publicar el mapa|Propios|Acta|30/06/2026|60%|Se publicó.|Oficina TIC"
    plan = understand(a_grid(row, headings=headings))

    assert plan.columns[3] == Column("Recursos financieros", None)
    assert plan.activities[0].extra == {"Recursos financieros": "Propios"}


def test_two_columns_of_one_name_are_told_apart_also_where_the_first_is_blank() -> None:
    headings = (*HEADINGS, "Notas internas", "Notas internas")
    plan = understand(a_grid(f"{ROW}|una|dos", f"{ROW}||tres", headings=headings))

    assert [one.name for one in plan.columns[-2:]] == ["Notas internas", "Notas internas (10)"]
    assert plan.activities[1].extra == {"Notas internas (10)": "tres"}


def test_periods_are_columns_under_their_own_names() -> None:
    headings = (*HEADINGS, "I TRIMESTRE", "II TRIMESTRE")
    plan = understand(a_grid(f"{ROW}|X|", f"{ROW}||X", headings=headings))

    assert [one.field for one in plan.columns[-2:]] == [Field.TERM, Field.TERM]
    assert plan.activities[1].terms == (plan.columns[-1].name,)


def test_what_only_a_later_heading_has_stands_after_the_column_that_it_follows_there() -> None:
    later = ("ACTIVIDADES", "META O PRODUCTO", "INDICADOR", "FECHA DE CULMINACION", "% DE AVANCE",
             "DESCRIPCIÓN DEL AVANCE", "DEPENDENCIA RESPONSABLE")  # fmt: skip
    lines = (ROW, ROW, "|".join(later), "Revisar|Acta|Actas|30/06/2026|60%|Sí.|Oficina TIC")
    columns = columns_of(*lines)

    fields = [one.field for one in columns]
    assert fields[2:6] == [Field.TITLE, Field.PRODUCT, Field.INDICATOR, Field.DUE]
    assert len(fields) == len(set(fields)) == len(HEADINGS) + 1


def test_a_column_comes_back_from_the_database_as_it_was() -> None:
    for column in (Column("ACTIVIDADES", Field.TITLE), Column("Recursos", None)):
        assert Column.from_json(column.to_json()) == column

"""Headings of several rows: a text may stand over several columns, or go down over rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.grid import Cell, Grid, Place, Row
from plans.tables.headings.headers import Field
from plans.tables.headings.heading_rows import heading_at

Area = tuple[int, int, int, int]


def grid(lines: Sequence[str], *areas: Area) -> Grid:
    """Return a sheet of lines, cells by `|`; areas are merged: first row and column, and last."""
    anchors = {
        (line, column): Place(top, left, "Plan")
        for top, left, bottom, right in areas
        for line in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    rows = []
    for line, text in enumerate(lines, start=1):
        cells = [
            Cell(one, Place(line, column, "Plan"), anchors.get((line, column)))
            for column, one in enumerate(text.split("|"), start=1)
        ]
        rows.append(Row(tuple(cells), 1))
    return Grid("plan.xlsx", tuple(rows))


def read(lines: Sequence[str], *areas: Area) -> PlanDocument:
    return understand(grid(lines, *areas))


def test_a_heading_of_three_rows_gives_its_day_to_the_columns_below_it() -> None:
    lines = [
        "Componente|Actividades programadas|Seguimiento 2 OCI||",
        "||Fecha seguimiento: 31/08/2026||",
        "||Actividades cumplidas|% de avance|Observaciones",
        "Riesgos|Publicar el mapa|Se publicó|66%|Falta agosto",
    ]
    plan = read(lines, (1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 5), (2, 3, 2, 5))
    (one,) = plan.activities
    assert plan.cutoff == date(2026, 8, 31)
    assert (one.title, one.percent, one.description) == (
        "Publicar el mapa",
        Decimal(66),
        "Se publicó",
    )
    assert list(one.extra.values()) == ["Falta agosto"]


def test_a_label_beside_its_day_above_a_heading_is_no_part_of_it() -> None:
    lines = [
        "Fecha de corte:||30/04/2026|Convenciones:",
        "Actividad|Peso|Fecha fin|Responsable",
        "Publicar el mapa|3%|30/06/2026|Planeación",
    ]
    plan = read(lines, (1, 1, 1, 2))
    assert plan.cutoff == date(2026, 4, 30)
    assert plan.activities[0].extra == {"Peso": "3%"}


def test_follow_ups_under_headings_over_two_columns_keep_their_days() -> None:
    lines = [
        "ACTIVIDAD|FECHA FIN|RESPONSABLE|PRIMER SEGUIMIENTO (30 DE ABRIL)||SEGUNDO (31 DE AGOSTO)|",
        "|||AVANCE CUALITATIVO|%|AVANCE CUALITATIVO|%",
        "Emitir boletines|30/11/2026|Prensa|Van dos|30%|Van cuatro|60%",
    ]
    merged = [(1, column, 2, column) for column in (1, 2, 3)]
    (one,) = read(lines, *merged, (1, 4, 1, 5), (1, 6, 1, 7)).activities
    assert (one.percent, one.description) == (Decimal(60), "Van cuatro")
    assert [(r.cutoff, r.percent, r.description) for r in one.reports] == [
        (date(2026, 4, 30), Decimal(30), "Van dos"),
    ]


def test_the_end_under_a_heading_of_dates_is_the_due_date() -> None:
    lines = [
        "N°|Acción específica|Descripción de la mejora|Responsable|FECHA REALIZACIÓN|",
        "||||Inicio dd/mm/aa|Fin dd/mm/aa",
        "1|Pagar en línea|Pago por PSE|Secretaría de Hacienda|01/02/26|30/06/26",
    ]
    merged = [(1, column, 2, column) for column in range(1, 5)]
    for areas in ([*merged, (1, 5, 1, 6)], [(1, 5, 1, 6)]):
        (one,) = read(lines, *areas).activities
        assert one.due == (date(2026, 6, 30),)
        assert (one.title, one.description) == ("Pagar en línea", None)
        assert "Pago por PSE" in one.extra.values()


def test_code_and_name_under_one_heading_are_two_columns() -> None:
    lines = [
        "Subcomponente|Actividades||Meta o producto|Responsable|Fecha programada",
        "Política|1.1|Revisar la política|Política|Planeación|31/03/2026",
        "|1.2|Socializar la política|Acta|Planeación|30/04/2026",
    ]
    found = read(lines, (1, 2, 1, 3), (2, 1, 3, 1)).activities
    assert [(one.code, one.title) for one in found] == [
        ("1.1", "Revisar la política"), ("1.2", "Socializar la política"),
    ]  # fmt: skip


def test_names_merged_down_beside_a_text_over_three_columns_are_not_lost() -> None:
    lines = [
        "Subcomponente|Actividades||Meta o producto|Medición|||Responsable|Fecha",
        "|N°|Actividad||Indicador|Unidad|Valor planeado||",
        "Atención|2.1|Abrir la ventanilla|Ventanilla|Ventanillas|Sede|3|Planeación|30/06/2026",
    ]
    merged = [(1, column, 2, column) for column in (1, 4, 8, 9)]
    across = [(1, 2, 1, 3), (1, 5, 1, 7)]
    for areas in ([*merged, *across], across, []):
        plan = read(lines, *areas)
        (one,) = plan.activities
        assert (one.code, one.title, one.product) == ("2.1", "Abrir la ventanilla", "Ventanilla")
        assert (one.subcomponent, one.planned) == ("Atención", Decimal(3))
        assert not any(column.name.startswith("columna") for column in plan.columns)


def test_a_first_row_of_data_is_no_heading_though_its_texts_stand_under_merged_ones() -> None:
    lines = [
        "Actividades||Meta||Responsable|Fecha",
        "1.1|Revisar la política|Política|Una|Planeación|31/03/2026",
        "1.2|Socializar la política|Acta|Dos|Planeación|30/04/2026",
    ]
    found = read(lines, (1, 1, 1, 2), (1, 3, 1, 4)).activities
    assert [one.title for one in found] == ["Revisar la política", "Socializar la política"]


def test_a_heading_of_one_row_is_one_row() -> None:
    rows = grid(["ACTIVIDADES|FECHA|RESPONSABLE", "Emitir|30/06/2026|Prensa"]).rows
    found = heading_at(rows, 0, {})
    assert found is not None
    assert found.rows == 1
    assert found.header.column_of(Field.TITLE) == 0
    assert heading_at(rows, 1, {}) is None


def test_a_group_over_columns_is_none_of_them_though_its_word_is_a_columns_name() -> None:
    lines = [
        "ACTIVIDADES||||MEDICIÓN||SEGUIMIENTO||",
        "No.|ACTIVIDAD|FECHA FIN|RECURSO|INDICADOR|LÍNEA BASE|% AVANCE|LOGROS|ESTADO",
        "1.1|Emitir boletines|30/11/2026|Papel|Boletines|12|40%|Van dos|Abierto",
    ]
    (one,) = read(lines, (1, 1, 1, 4), (1, 5, 1, 6), (1, 7, 1, 9)).activities
    assert (one.code, one.title, one.indicator) == ("1.1", "Emitir boletines", "Boletines")
    assert (one.percent, one.description) == (Decimal(40), "Van dos")
    assert list(one.extra.values()) == ["Papel", "12", "Abierto"]


def test_a_letterhead_above_a_gap_names_no_columns() -> None:
    lines = [
        "|PLAN DE SEGUIMIENTO A LA VIGENCIA 2024||CÓDIGO: FR-1",
        "|||FECHA: 2023-08-01",
        "Actividad|Responsable|Fecha final|Observaciones",
        "Emitir boletines|Prensa|30/11/2026|Van dos",
    ]
    head = grid(lines, (1, 2, 2, 3))
    rows = (*head.rows[:2], *(replace(row, page=2) for row in head.rows[2:]))
    plan = understand(replace(head, rows=rows))
    assert [column.name for column in plan.columns] == lines[2].split("|")


def test_the_rows_over_which_the_activities_heading_goes_are_its_heading() -> None:
    weeks = [f"S{number}" for number in range(1, 5)] * 3
    lines = [
        "Ítem|Actividad|Responsable|ENERO||||FEBRERO||||MARZO|||",
        "|".join(["", "", "", *weeks]),
        "|".join(["1", "Emitir boletines", "Prensa", *["X", "", ""] * 4]),
    ]
    months = [(1, first, 1, first + 3) for first in (4, 8, 12)]
    below = [(1, column, 2, column) for column in (1, 2, 3)]
    assert [one.title for one in read(lines, *below, *months).activities] == ["Emitir boletines"]


def test_the_column_with_a_cell_for_each_row_holds_the_activities() -> None:
    lines = [
        "No.|Hallazgo|Acción de mejora|Actividades de la acción|No. tarea|Fecha final|Responsable",
        "1|Saldos sin depurar|Depurar la cartera|Conciliar los saldos|T1|30/06/2026|Hacienda",
        "|||Presentar fichas al comité|T2|30/10/2026|Hacienda",
        "2|Contratos sin soporte|Fortalecer la supervisión|Diseñar el formato|T3|27/02/2026|Sedes",
        "|||Verificar cada planilla|T4|30/03/2026|Educación",
    ]
    areas = [(top, column, top + 1, column) for top in (2, 4) for column in (1, 2, 3)]
    plan = read(lines, *areas)
    assert [one.title for one in plan.activities] == [
        "Conciliar los saldos", "Presentar fichas al comité", "Diseñar el formato",
        "Verificar cada planilla",
    ]  # fmt: skip
    assert [one.code for one in plan.activities] == ["T1", "T2", "T3", "T4"]
    assert [one.extra["Acción de mejora"] for one in plan.activities] == [
        "Depurar la cartera", "Depurar la cartera", "Fortalecer la supervisión",
        "Fortalecer la supervisión",
    ]  # fmt: skip


def test_an_activity_over_rows_of_products_stays_the_activity() -> None:
    lines = [
        "No.|Actividad|Producto|Fecha final|Responsable",
        "1|Depurar la cartera|Acta de conciliación|30/06/2026|Hacienda",
        "||Ficha del comité|30/10/2026|Hacienda",
    ]
    titles = [one.title for one in read(lines, (2, 1, 3, 1), (2, 2, 3, 2)).activities]
    assert titles == ["Depurar la cartera", "Depurar la cartera"]


_FINDINGS = ("No.|Código hallazgo|Causa|Actividad|Responsable|Fecha",
             "1|2205|Descuido|Pintar la fachada|Planeación|30/04/2026",
             "|||Cambiar las tejas|Planeación|30/06/2026",
             "2|2206|Olvido|Podar los árboles|Planeación|31/08/2026")  # fmt: skip


def test_the_number_of_a_finding_over_several_actions_is_no_code_of_theirs() -> None:
    found = read(_FINDINGS, *((2, column, 3, column) for column in (1, 2, 3))).activities
    assert [one.code for one in found] == [None, None, None]
    assert [one.extra["No."] for one in found] == ["1", "1", "2"]


def test_a_number_of_its_own_row_beside_a_finding_over_several_is_the_code() -> None:
    lines = (*_FINDINGS[:2], "7|||Cambiar las tejas|Planeación|30/06/2026", _FINDINGS[3])
    found = read(lines, (2, 2, 3, 2), (2, 3, 3, 3)).activities
    assert [one.code for one in found] == ["1", "7", "2"]


def test_a_text_alone_where_the_rows_have_their_number_names_the_rows_below_it() -> None:
    lines = [
        "No.|Tipo|Actividad|Responsable|Fecha",
        "PARQUES Y JARDINES||||",
        "1|Obra|Podar los árboles|Planeación|30/04/2026",
        "Casas de cultura||||",
        "|TALLERES DE DANZA|||",
        "2|Clase|Ensayar el sanjuanero|Planeación|30/06/2026",
        "|AGRUPACIONES|||",
        "3|Clase|Ensayar las rondas|Planeación|31/08/2026",
    ]
    found = read(lines).activities
    assert [(one.code, one.component, one.subcomponent) for one in found] == [
        ("1", "PARQUES Y JARDINES", None),
        ("2", "Casas de cultura", "TALLERES DE DANZA"),
        ("3", "Casas de cultura", "AGRUPACIONES"),
    ]


def test_an_office_or_a_word_alone_in_a_row_names_nothing() -> None:
    for alone in ("Oficina de Planeación||||", "Obra||||", "|Obra nueva|||"):
        lines = [
            "No.|Tipo|Actividad|Responsable|Fecha",
            alone,
            "1|Obra|Podar los árboles|Planeación|30/04/2026",
        ]
        assert read(lines).activities[-1].component is None


def test_the_title_of_a_sheet_says_whole_what_office_its_name_shortens() -> None:
    rows = ("Actividad|Meta|Fecha", "Podar los árboles|Diez|30/04/2026")
    for title, office in (
        ("SECRETARÍA DE PARQUES Y JARDINES", "SECRETARÍA DE PARQUES Y JARDINES"),
        ("SECRETARÍA DE AGUAS", "Sec. Parques"),
        ("Los parques de la Secretaría", "Sec. Parques"),
    ):
        given = grid([f"{title}||", *rows])
        cells = [
            tuple(
                replace(cell, place=replace(cell.place, sheet="Sec. Parques")) for cell in r.cells
            )
            for r in given.rows
        ]
        plan = understand(replace(given, rows=tuple(Row(some, 1) for some in cells)))
        assert plan.activities[0].offices == (office,)


def test_numbers_below_a_heading_of_quarters_are_quarters_where_nothing_else_is_merged() -> None:
    found = understand(
        grid(
            [
                "PLAN 2026",
                "ACTIVIDAD|META|CRONOGRAMA TRIMESTRAL||||RESPONSABLE",
                "||I|II|III|IV|",
                "Pintar el puente|1||X||X|Obras",
            ],
            (2, 3, 2, 6),
        )
    )
    (one,) = found.activities
    assert (one.terms, one.offices) == (("trimestre ii", "trimestre iv"), ("Obras",))
    assert [fault.suggestion for fault in one.faults] == ["2026-06-30 2026-12-31"]

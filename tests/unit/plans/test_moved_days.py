"""A deadline that a column beside it moved: the new one holds, the one before stays visible."""

from __future__ import annotations

from datetime import date

import pytest

from plans.activities.document import PlanActivity, PlanDocument
from plans.faults import Rank
from plans.read import understand
from plans.readers.text import read_text
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import a_sheet, saved

JUNE, OCTOBER = date(2026, 6, 30), date(2026, 10, 30)


def read(heading: str, *rows: tuple[str, str], more: str = "") -> PlanDocument:
    names = ["ACTIVIDAD", "RESPONSABLE", "FECHA FIN", heading, *([more] if more else [])]
    lines = [
        f"Reparar el puente {n}\tOficina de Obras\t{due}\t{moved}"
        for n, (due, moved) in enumerate(rows, start=1)
    ]
    return understand(
        read_text("\n".join(["VIGENCIA 2026", "\t".join(names), *lines]).encode(), "p.txt")
    )


def asked(one: PlanActivity) -> list[str]:
    return [fault.kind for fault in one.faults if fault.rank is not Rank.NOTE]


@pytest.mark.parametrize(
    "heading",
    [
        "FEC_FIN_REPROG", "Fecha reprogramada", "Nueva fecha", "Prórroga hasta", "Nuevo plazo",
        "Fecha final ajustada", "Fecha fin (reprogramada)", "Reprogramación", "Fecha de prórroga",
        "Plazo ampliado", "FECHA DE TERMINACIÓN MODIFICADA",
    ],
)  # fmt: skip
def test_a_date_that_was_moved_is_the_deadline_where_it_is_filled(heading: str) -> None:
    plan = read(heading, ("30/06/2026", "30/10/2026"), ("30/06/2026", ""))
    moved, other = plan.activities
    assert (moved.due, moved.due_text) == ((OCTOBER,), "30/10/2026")
    assert [(one.rank, one.kind, one.text) for one in moved.faults] == [
        (Rank.NOTE, "moved_date", "30/06/2026")
    ]
    assert "la anterior era «30/06/2026»" in moved.faults[0].message
    assert (other.due, other.faults) == ((JUNE,), ())
    assert not [fault for fault in plan.faults if fault.kind.startswith("unknown_column")]


@pytest.mark.parametrize("text", ["N/A", "No", "-", "No aplica", "Sin prórroga", "Pendiente", "Sí"])
def test_a_cell_that_names_no_day_moves_nothing(text: str) -> None:
    (one,) = read("Fecha reprogramada", ("30/06/2026", text)).activities
    assert (one.due, asked(one)) == ((JUNE,), [])


@pytest.mark.parametrize(
    "heading",
    [
        "Fecha de solicitud de prórroga", "Motivo de la reprogramación", "FEC_INI_REPROG",
        "Fecha de modificación", "Fecha aprobación prórroga",
    ],
)  # fmt: skip
def test_another_day_of_a_prorogation_is_no_deadline(heading: str) -> None:
    (one,) = read(heading, ("30/06/2026", "30/10/2026")).activities
    assert (one.due, asked(one)) == ((JUNE,), [])


def test_a_term_to_which_it_was_moved_is_asked_with_its_end() -> None:
    (one,) = read("Fecha reprogramada", ("30/06/2026", "IV trimestre")).activities
    assert (one.due, one.due_text, asked(one)) == ((), "IV trimestre", ["no_single_date"])
    assert [fault.suggestion for fault in one.faults] == ["2026-12-31", None]


def test_a_day_before_the_deadline_is_asked_about_and_kept() -> None:
    plan = read("Fecha reprogramada", ("30/10/2026", "30/06/2026"), ("30/06/2026", "30/10/2026"))
    first, second = plan.activities
    assert (first.due, asked(first)) == ((JUNE,), ["moved_date_doubtful"])
    assert (second.due, asked(second)) == ((OCTOBER,), [])


def test_days_mostly_before_the_deadlines_are_those_of_the_acts_that_moved_them() -> None:
    rows = [("30/10/2026", "15/05/2026"), ("30/11/2026", "15/05/2026")]
    plan = read("Fecha de reprogramación", *rows)
    assert [one.due for one in plan.activities] == [(OCTOBER,), (date(2026, 11, 30),)]
    assert not any(map(asked, plan.activities))


def test_one_of_several_days_may_have_been_moved() -> None:
    (one,) = read("Fecha reprogramada", ("30/04/2026 y 30/06/2026", "30/10/2026")).activities
    assert (one.due, asked(one)) == ((OCTOBER,), ["moved_date_doubtful"])


def test_a_column_of_moved_dates_alone_is_that_of_the_deadlines() -> None:
    rows = "ACTIVIDAD\tRESPONSABLE\tFECHA REPROGRAMADA\nReparar el puente\tOficina de Obras\t"
    plan = understand(read_text(f"{rows}30/10/2026".encode(), "p.txt"))
    assert [(one.due, one.faults) for one in plan.activities] == [((OCTOBER,), ())]


def test_the_same_date_twice_says_nothing_more() -> None:
    (one,) = read("Nueva fecha", ("30/10/2026", "30/10/2026")).activities
    assert (one.due, one.faults) == ((OCTOBER,), ())


def test_a_table_that_culmina_gave_back_has_the_deadline_in_its_own_column() -> None:
    head = "ACTIVIDAD\tRESPONSABLE\tFECHA FIN\tNUEVA FECHA\t% DE AVANCE\tFUENTE DEL AVANCE"
    row = "Reparar el puente\tOficina de Obras\t30/11/2026\t30/10/2026\t50 %\tOficina de Obras"
    plan = understand(read_text(f"{head}\n{row}".encode(), "p.txt"))
    assert [(one.due, one.faults) for one in plan.activities] == [((date(2026, 11, 30),), ())]


def test_planned_and_moved_days_stand_below_the_heading_of_the_deadlines() -> None:
    sheet = a_sheet(
        ["PLAN DE ACCIÓN 2026"],
        ["Actividad", "Responsable", "Fecha de terminación", None, None, "Cantidad", None],
        [None, None, "Programada", "Reprogramada", "Ejecutada", "Programada", "Ejecutada"],
        ["Reparar el puente", "Oficina de Obras", "30/06/2026", "30/10/2026", None, 4, 1],
        ["Pintar el puente", "Oficina de Obras", "30/06/2026", None, "15/05/2026", 2, 2],
    )
    for area in ("A2:A3", "B2:B3", "C2:E2", "F2:G2"):
        sheet.merge_cells(area)
    plan = understand(read_xlsx(saved(sheet), "plan.xlsx"))
    assert [one.due for one in plan.activities] == [(OCTOBER,), (JUNE,)]
    assert [(str(one.planned), str(one.executed)) for one in plan.activities] == [
        ("4", "1"), ("2", "2"),
    ]  # fmt: skip
    assert not any(map(asked, plan.activities))

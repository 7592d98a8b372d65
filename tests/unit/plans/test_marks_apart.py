"""Marks under months: those apart are each a delivery, those that follow one another a span."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from plans.activities.document import PlanDocument
from plans.faults import Rank
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import a_sheet, saved

MONTHS = ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"]


def read(*marked: Sequence[int], names: Sequence[str] = MONTHS) -> PlanDocument:
    rows = [
        [
            f"Hacer la feria {n}",
            "Oficina de Prensa",
            *("X" if at in some else None for at, _ in enumerate(names, start=1)),
        ]
        for n, some in enumerate(marked, start=1)
    ]
    head = [["PLAN DE ACCIÓN 2026"], ["ACTIVIDAD", "RESPONSABLE", *names]]
    return understand(read_xlsx(saved(a_sheet(*head, *rows)), "plan.xlsx"))


def proposed(plan: PlanDocument) -> list[str | None]:
    return [fault.suggestion for one in plan.activities for fault in one.faults]


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        ((4, 7, 11), "2026-04-30 2026-07-31 2026-11-30"),
        ((3, 6, 9, 12), "2026-03-31 2026-06-30 2026-09-30 2026-12-31"),
        ((10,), "2026-10-31"),
        ((3, 4, 5), "2026-05-31"),
        ((2, 3, 8), "2026-08-31"),
        (range(1, 13), "2026-12-31"),
    ],
)
def test_the_end_of_each_month_apart_is_proposed_and_of_a_span_its_last(
    marked: Sequence[int], days: str
) -> None:
    assert proposed(read(marked)) == [days]


def test_halves_of_the_year_follow_one_another() -> None:
    assert proposed(read((1, 2), names=["I Semestre", "II Semestre"])) == ["2026-12-31"]


def test_the_marks_of_many_rows_are_one_question() -> None:
    plan = read((2,), (4, 7, 11), (6,), (8,))
    asked = [one.kind for one in plan.all_faults() if one.rank is not Rank.NOTE]
    assert asked == ["alike_terms"]


def test_months_with_their_year_are_one_question_with_their_last_days() -> None:
    terms = ("Noviembre de 2026", "Junio de 2026", "Primer semestre de 2026")
    rows = [[f"Hacer la feria {n}", "Oficina de Prensa", text] for n, text in enumerate(terms)]
    sheet = a_sheet(["PLAN DE ACCIÓN 2026"], ["ACTIVIDAD", "RESPONSABLE", "FECHA LÍMITE"], *rows)
    plan = understand(read_xlsx(saved(sheet), "plan.xlsx"))
    assert proposed(plan) == ["2026-11-30", "2026-06-30", "2026-06-30"]
    asked = [one.kind for one in plan.all_faults() if one.rank is not Rank.NOTE]
    assert asked == ["alike_terms"]


AUDITS = [{2: "P", 4: "E", 6: "I"}, {3: "E", 9: "E"}, {1: "I"}, {5: "P", 6: "E/I"}]
OF_AUDITS = ["2026-06-30", "2026-03-31 2026-09-30", "2026-01-31", "2026-06-30"]
TWO_LETTERS = [{2: "P", 4: "E"}, {3: "P", 5: "P", 9: "E"}]


def lettered(marks: Sequence[Mapping[int, str]], *legend: Sequence[str | None]) -> PlanDocument:
    rows = [
        [f"Auditar la sede {n}", "Oficina de Prensa", *(some.get(at) for at in range(1, 13))]
        for n, some in enumerate(marks, start=1)
    ]
    head = [["PLAN DE AUDITORÍAS 2026"], ["ACTIVIDAD", "RESPONSABLE", *MONTHS]]
    sheet = a_sheet(*head, *rows, [], *legend)
    return understand(read_xlsx(saved(sheet), "plan.xlsx"))


@pytest.mark.parametrize(
    "legend",
    [
        [],
        [["CONVENCIONES"], ["P", "Planeación"], ["E", "Ejecución"], ["I", "Informe"]],
        [["Convenciones: P = Planeación, E = Ejecución, I = Informe"]],
        [["P: Preparación  E: Examen de la sede  I: Informe"]],
    ],
)
def test_letters_of_phases_plan_their_months_and_the_last_phase_ends_the_activity(
    legend: list[Sequence[str | None]],
) -> None:
    plan = lettered(AUDITS, *legend)
    assert len(plan.activities) == len(AUDITS)
    assert proposed(plan) == OF_AUDITS
    asked = [one.kind for one in plan.all_faults() if one.rank is not Rank.NOTE]
    assert asked == ["alike_terms"]


@pytest.mark.parametrize(
    "legend",
    [
        [["P: Planeación de la visita; E: Ejecución (trabajo de campo)"]],
        [["CONVENCIONES"], ["P", "Planeación"], ["E", "Ejecución"], ["S", "Seguimiento"]],
    ],
)
def test_a_legend_tells_that_the_letters_are_phases(legend: list[Sequence[str | None]]) -> None:
    assert proposed(lettered(TWO_LETTERS, *legend)) == ["2026-04-30", "2026-09-30"]


@pytest.mark.parametrize(
    "legend",
    [
        [],
        [["P: Programado, E: Ejecutado"]],
        [["P: Planeación, E: Ejecución"]],
        [["CONVENCIONES"], ["P: Programación de la visita", "E: Ejecución de la visita"]],
        [["CONVENCIONES"], ["P", "Programado"], ["E", "Ejecutado"], ["I", "Incumplido"]],
    ],
)
@pytest.mark.parametrize("letter", ["E", "R"])
def test_what_was_executed_beside_what_is_programmed_plans_no_month(
    legend: list[Sequence[str | None]], letter: str
) -> None:
    marks = [{at: one.replace("E", letter) for at, one in some.items()} for some in TWO_LETTERS]
    found = proposed(lettered(marks, *legend))
    assert found == ["2026-02-28", "2026-03-31 2026-05-31"]


@pytest.mark.parametrize("third", ["R", "C", "X"])
def test_a_third_letter_that_says_what_became_of_it_makes_no_phase(third: str) -> None:
    marks = [{2: "P", 4: "E"}, {3: "P", 5: third}]
    assert proposed(lettered(marks))[0] == "2026-02-28"
    reported = lettered(marks, ["P: Programado, E: Ejecutado, R: Reprogramado"])
    assert proposed(reported)[0] == "2026-02-28"

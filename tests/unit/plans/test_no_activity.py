"""Rows that count columns, sum up, explain or sign are no activities, and give others nothing."""

from __future__ import annotations

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.csv import read_csv
from tests.unit.plans.drawn import FORMS, Drawn, as_xlsx

HEADING = ["Eje", "No.", "Actividad", "Producto", "Responsable", "Fecha final", "% de avance"]
ONE = ["Bosques", "1.1", "Sembrar guaduas", "Acta", "Oficina Forestal", "30/06/2026", "40%"]
TWO = ["", "1.2", "Medir el caudal", "Informe", "Oficina Forestal", "31/07/2026", "10%"]
THREE = ["Aguas", "2.1", "Limpiar quebradas", "Acta", "Oficina de Aguas", "30/09/2026", "0%"]
NAMES = ["Sembrar guaduas", "Medir el caudal", "Limpiar quebradas"]
BLANK = [""] * len(HEADING)
ROWS = 4


def alone(text: str, column: int = 0) -> list[str]:
    return [text if at == column else "" for at in range(len(HEADING))]


def read(*below: list[str], areas: list[tuple[int, int, int, int]] | None = None) -> PlanDocument:
    """Return the plan of a workbook with three activities and what stands below them."""
    return understand(as_xlsx(Drawn([HEADING, ONE, TWO, THREE, *below], 1, areas or [])))


def names(plan: PlanDocument) -> list[str]:
    return [one.title for one in plan.activities]


@pytest.mark.parametrize("form", ["xlsx", "ods", "docx", "ruled"])
def test_a_row_that_counts_the_columns_is_no_activity(form: str) -> None:
    for numbers in (list("1234567"), [f"({n})" for n in range(1, 8)], list("ABCDEFG")):
        plan = understand(FORMS[form](Drawn([HEADING, numbers, ONE, TWO, THREE])))
        assert names(plan) == NAMES
        assert not any(fault.kind == "text_between" for fault in plan.faults)


@pytest.mark.parametrize("form", ["xlsx", "ods", "docx", "ruled"])
def test_a_row_that_explains_the_columns_is_no_activity(form: str) -> None:
    brackets = ["(línea)", "(consec.)", "(qué se hará)", "", "(quién)", "(día)", "(0 a 100)"]
    words = ["Escriba el eje", "1", "Describa la acción", "Indique la evidencia",
             "Registre la oficina", "dd/mm/aaaa", "¿Cuánto va?"]  # fmt: skip
    for explained in (brackets, words):
        rows = [HEADING, list("1234567"), explained, ONE, TWO, THREE]
        plan = understand(FORMS[form](Drawn(rows)))
        assert names(plan) == NAMES
        assert [one.component for one in plan.activities] == ["Bosques", "Bosques", "Aguas"]


@pytest.mark.parametrize("row", [
    ["Suelos", "(3.1)", "Describa el suelo", "Acta", "Oficina Forestal", "30/06/2026", "(40%)"],
    ["Suelos", "", "(Ley 2) Medir suelos", "(Acta)", "(Por definir)", "(Por definir)", ""],
])  # fmt: skip
def test_an_activity_with_brackets_is_no_explanation(row: list[str]) -> None:
    assert len(understand(as_xlsx(Drawn([HEADING, row, ONE, TWO, THREE]))).activities) == 4


def test_a_legend_above_the_signatures_is_below_the_table() -> None:
    signed = ["ELABORÓ", "", "REVISÓ", "", "", "APROBÓ", ""]
    people = ["Yair Solano", "", "Luz Paz", "", "", "Ana Ruiz", ""]
    slim = ["", "", "Podar los sauces", "Acta", "Oficina Forestal", "", "0%"]
    rows = [HEADING, ONE, slim, slim, BLANK, alone("P: Programado", 4), alone("E: Hecho", 4),
            alone("Nota: se aprobó el plan"), BLANK, signed, people]  # fmt: skip
    assert len(understand(as_xlsx(Drawn(rows))).activities) == 3


def test_a_row_of_figures_that_do_not_count_is_kept_and_asked_about() -> None:
    plan = understand(as_xlsx(Drawn([HEADING, list("1233567"), ONE, TWO, THREE])))
    assert len(plan.activities) == len(NAMES) + 1


@pytest.mark.parametrize("form", ["xlsx", "ods", "docx", "ruled"])
def test_totals_of_groups_and_of_the_plan_are_no_activities(form: str) -> None:
    sums = ["CUMPLIMIENTO DEL EJE BOSQUES", "", "", "", "", "", "25%"]
    whole = ["Resumen de la vigencia", "", "", "", "", "", "17%"]
    rows = [HEADING, ONE, TWO, sums, THREE, whole]
    plan = understand(FORMS[form](Drawn(rows, 1, [(2, 1, 3, 1), (4, 1, 4, 6), (6, 1, 6, 6)])))
    assert names(plan) == NAMES
    assert [one.component for one in plan.activities] == ["Bosques", "Bosques", "Aguas"]
    assert [str(one.percent) for one in plan.activities] == ["40", "10", "0"]


def test_totals_without_figures_and_without_merged_cells_are_no_activities() -> None:
    for text in ("TOTAL", "% DE CUMPLIMIENTO", "Promedio general", "EFECTIVIDAD DEL PLAN",
                 "Avance acumulado del plan"):  # fmt: skip
        for column in (0, 2):
            assert names(read(alone(text, column))) == NAMES


def test_an_activity_named_like_a_total_is_one() -> None:
    named = ["", "2.2", "Avance del estudio de suelos", "Informe", "Oficina de Aguas", "", ""]
    dated = ["", "", "Cumplimiento de las rondas", "Informe", "", "30/10/2026", ""]
    assert names(read(named, dated)) == [*NAMES, named[2], dated[2]]


@pytest.mark.parametrize("form", ["xlsx", "docx", "ruled"])
def test_who_signs_below_a_line_is_no_activity(form: str) -> None:
    signed = alone("_________________\nAura Rey\nSecretaria", 2)
    plan = understand(FORMS[form](Drawn([HEADING, ONE, TWO, THREE, signed])))
    assert names(plan) == NAMES


def test_an_activity_with_a_blank_to_fill_is_one() -> None:
    drawn = read(["Suelos", "3.1", "____ hectáreas por medir", "Acta", "Oficina Forestal",
                  "30/06/2026", "0%"])  # fmt: skip
    assert len(drawn.activities) == len(NAMES) + 1


def test_legends_and_signatures_after_a_gap_are_no_activities() -> None:
    legend = [alone("CONVENCIONES", 2), alone("Programado", 2), alone("Ejecutado", 2)]
    signed = ["", "Teófila Arce Mina", "", "", "Olmedo Cano Ruiz", "", ""]
    posts = ["", "Directora", "", "", "Jefe de Planeación", "", ""]
    assert names(read(BLANK, *legend, BLANK, signed, posts)) == NAMES
    done_by = ["Elaboró: Teófila Arce", "", "", "Revisó: Olmedo Cano", "", "Aprobó: comité", ""]
    assert names(read(done_by, ["Directora", "", "", "Jefe", "", "Acta 2 de 2026", ""])) == NAMES


def test_what_may_be_an_activity_after_a_gap_is_asked_about() -> None:
    numbered = ["", "2.2", "Barrido de sumideros", "", "", "", ""]
    plan = read(BLANK, numbered, BLANK, ["", "", "Revisar los diques", "Acta", "", "", ""])
    assert names(plan) == [*NAMES, "Barrido de sumideros", "Revisar los diques"]
    assert [fault.kind for fault in plan.activities[-1].faults] == [
        "missing_date",
        "missing_office",
    ]


@pytest.mark.parametrize("form", ["xlsx", "ods", "docx"])
def test_a_cell_that_does_not_fit_its_column_is_asked_about_where_the_file_knows_its_columns(
    form: str,
) -> None:
    rows = [
        ["Eje", "Actividad", "Responsable", "Inicio", "Fecha final", "% de avance"],
        ["Bosques", "Sembrar guaduas", "Vivero", "15/01/2026", "cuando llueva", "40%"],
        ["", "Medir el caudal", "Oficina de Aguas", "01/02/2026", "31/07/2026", "10%"],
    ]
    one, two = understand(FORMS[form](Drawn(rows, 1, [(2, 1, 3, 1)]))).activities
    assert (one.due, one.offices) == ((), ("Vivero",))
    assert "due" in {fault.field for fault in one.faults}
    assert [day.isoformat() for day in two.due] == ["2026-07-31"]


@pytest.mark.parametrize(
    "text",
    ["Cerradas: 5 En ejecución: 10 Vencidas: 1", "Cumplidas: 3, pendientes: 4"],
)
def test_how_many_are_in_each_state_is_no_activity(text: str) -> None:
    assert names(read(alone(text, 1))) == NAMES


def test_an_activity_that_begins_like_a_state_is_one() -> None:
    row = ["", "3.1", "Cerrar 5 hallazgos vencidos", "Acta", "Oficina de Aguas", "30/09/2026", "0%"]
    assert names(read(row)) == [*NAMES, row[2]]


def test_the_end_of_an_export_is_no_activity_and_one_that_names_a_report_is() -> None:
    assert names(read(alone("Total registros: 3"), alone("Fin del reporte"))) == NAMES
    lines = [";".join(cells) for cells in (HEADING, ONE, TWO, THREE, alone("Fin del reporte"))]
    assert names(understand(read_csv("\n".join(lines).encode(), "plan.csv"))) == NAMES
    last = ["", "2.2", "Fin del reporte anual", "Acta", "Oficina de Aguas", "30/11/2026", "0%"]
    assert names(read(last)) == [*NAMES, "Fin del reporte anual"]


BOARD = ["Name", "Cód.", "Dependencia", "Cronograma - Start", "Cronograma - End", "% Avance"]


@pytest.mark.parametrize(
    ("last", "titles"),
    [
        (["", "", "", "03/02/2026", "31/07/2026", "25%"], ["Medir el caudal", "Podar los sauces"]),
        (["", "A-3", "Riego", "03/02/2026", "31/07/2026", "25%"], None),
    ],
)
def test_what_a_board_says_of_a_group_of_its_tasks_is_no_task(
    last: list[str], titles: list[str] | None
) -> None:
    rows = [
        ["1. Aguas", *[""] * 5],
        BOARD,
        ["Medir el caudal", "A-1", "Aguas", "03/02/2026", "31/07/2026", "50%"],
        ["Podar los sauces", "A-2", "Aguas", "", "", "0%"],
        last,
    ]
    text = "\n".join(";".join(cells) for cells in rows)
    found = understand(read_csv(text.encode(), "plan.csv"))
    assert titles is None or names(found) == titles
    assert len(found.activities) == (3 if titles is None else len(titles))


def test_who_signs_with_a_name_like_a_verb_is_no_activity() -> None:
    def two(first: str, second: str) -> list[str]:
        return ["", "", first, "", second, "", ""]

    signed = [two("Elaboró:", "Revisó y aprobó:"), BLANK, two("Yair Solano", "Ana Ruiz")]
    assert names(read(BLANK, *signed, two("Técnico agropecuario", "Secretaria"))) == NAMES
    last = two("Revisar el plan", "Planeación")
    assert names(read(last)) == [*NAMES, "Revisar el plan"]

"""The day on which an activity begins is never its deadline, whatever stands in the deadline."""

from __future__ import annotations

from datetime import date

import pytest

from plans.activities.document import PlanActivity, PlanDocument
from plans.read import understand
from plans.readers.csv import read_csv
from plans.readers.text import read_text

_HEADING = "ACTIVIDAD|RESPONSABLE|FECHA INICIO|FECHA FIN|RECURSOS|OBSERVACIONES"
_OFFICE = "Oficina de Planeación"


def the_activity(end: str, start: str = "01/07/2026", heading: str = _HEADING) -> PlanActivity:
    lines = (
        "VIGENCIA 2026|||||",
        heading,
        f"Emitir boletines|{_OFFICE}|{start}|{end}|Propios|Va bien",
        f"Hacer ferias|{_OFFICE}|02/02/2026|30/11/2026|Propios|Va bien",
    )
    content = "\n".join(line.replace("|", "\t") for line in lines)
    return understand(read_text(content.encode(), "plan.txt")).activities[0]


@pytest.mark.parametrize(
    ("end", "proposed"),
    [
        ("última semana de noviembre", "2026-11-30"),
        ("31 de julio y 18 de diciembre", "2026-07-31 2026-12-18"),
        ("12 de octubre", "2026-10-12"),
        ("Cada vez que se requiera", None),
        ("Durante la ejecución de los contratos", None),
        ("Una vez convalidadas", None),
        ("Según directriz de la Procuraduría", None),
        ("pronto", None),
    ],
)
def test_a_deadline_in_words_leaves_the_start_where_it_stands(
    end: str, proposed: str | None
) -> None:
    one = the_activity(end)
    assert (one.due, one.due_text, one.extra["FECHA INICIO"]) == ((), end, "01/07/2026")
    (fault,) = one.faults
    assert (fault.field, fault.suggestion) == ("due", proposed)


def test_no_deadline_takes_the_start_though_another_cell_could_stand_there() -> None:
    heading = "ACTIVIDAD|RESPONSABLE|APOYO|FECHA INICIO|FECHA FIN|RECURSOS|% DE AVANCE"
    text = "\n".join(
        line.replace("|", "\t")
        for line in (
            "VIGENCIA 2026",
            heading,
            f"Emitir boletines|{_OFFICE}|Comunicaciones|01/06/2026|antes de la feria|Propios|N/A",
            f"Hacer ferias|{_OFFICE}|Prensa|02/02/2026|30/11/2026|Propios|20%",
        )
    )
    one = understand(read_text(text.encode(), "plan.txt")).activities[0]
    assert (one.due, one.due_text, one.co_offices) == (
        (), "antes de la feria", ("Comunicaciones",),
    )  # fmt: skip


def test_no_other_day_with_a_heading_becomes_the_deadline_either() -> None:
    heading = "ACTIVIDAD|RESPONSABLE|FECHA DE SUSCRIPCIÓN|FECHA FIN|RECURSOS|OBSERVACIONES"
    assert the_activity("Durante los contratos", heading=heading).due == ()


def test_an_empty_deadline_is_asked_about() -> None:
    one = the_activity("")
    (fault,) = one.faults
    assert (one.due, fault.kind, fault.suggestion) == ((), "missing_date", None)


def test_without_a_start_an_empty_deadline_may_be_that_of_the_row_beside_it() -> None:
    (fault,) = the_activity("", start="").faults
    assert (fault.kind, fault.suggestion) == ("missing_date", "2026-11-30")


def test_a_start_in_words_leaves_the_deadline_where_it_stands() -> None:
    one = the_activity("30/09/2026", start="una vez se firme el acta")
    assert (one.due, one.faults) == ((date(2026, 9, 30),), ())


def test_inicio_and_terminacion_under_one_heading_are_two_things() -> None:
    heading = "ACTIVIDAD|RESPONSABLE|INICIO|TERMINACIÓN|RECURSOS|OBSERVACIONES"
    one = the_activity("30/09/2026", heading=heading)
    assert one.due == (date(2026, 9, 30),)
    assert the_activity("", heading=heading).due == ()


def test_the_day_on_which_something_was_done_is_no_deadline() -> None:
    heading = "ACTIVIDAD|RESPONSABLE|INICIO PROGRAMADO|FIN PROGRAMADO|FIN REAL|OBSERVACIONES"
    lines = f"{heading}\nEmitir boletines|{_OFFICE}|01/02/2026|por definir|15/03/2026|Va bien"
    grid = read_text(lines.replace("|", "\t").encode(), "plan.txt")
    one = understand(grid).activities[0]
    assert (one.due, one.due_text, one.extra["FIN REAL"]) == ((), "por definir", "15/03/2026")


def csv_plan(*lines: str) -> PlanDocument:
    return understand(read_csv("\n".join(lines).encode(), "plan.csv"))


_OVER_TWO = "No.;Actividad;Responsable;Fechas;;Estado"
_MERIENDA = "1;Repartir la merienda;Oficina de Planeación;02/03/2026;30/06/2026;En curso"
_HUERTA = "2;Sembrar la huerta;Oficina de Prensa;02/02/2026;Permanente;En curso"


@pytest.mark.parametrize("end", ["Fin", "Cierre del informe", "Entrega a la comunidad"])
def test_names_below_a_heading_of_two_columns_in_a_csv_are_its_second_row(end: str) -> None:
    plan = csv_plan(_OVER_TWO, f";;;Inicio;{end};", _MERIENDA, _HUERTA)
    one, other = plan.activities
    assert (one.due, one.extra["Fechas Inicio"]) == ((date(2026, 6, 30),), "02/03/2026")
    assert (other.due, other.due_text) == ((), "Permanente")
    assert one.component is None


@pytest.mark.parametrize("heading", ["Fecha", "Fechas", "FECHA DE EJECUCIÓN"])
def test_later_days_beside_a_heading_of_dates_are_the_deadline(heading: str) -> None:
    plan = csv_plan(_OVER_TWO.replace("Fechas", heading), _MERIENDA, _HUERTA)
    one, other = plan.activities
    assert (one.due, other.due, other.due_text) == ((date(2026, 6, 30),), (), "Permanente")


def test_earlier_days_or_words_beside_the_deadline_leave_it_where_it_stands() -> None:
    for beside in ("01/02/2026", "Se repartió", ""):
        row = f"1;Repartir la merienda;Oficina de Planeación;02/03/2026;{beside};En curso"
        (one,) = csv_plan(_OVER_TWO, row).activities
        assert one.due == (date(2026, 3, 2),)


def test_a_row_with_one_text_or_a_sentence_under_a_heading_of_two_is_no_heading() -> None:
    told = "Se repartió a los niños de las cuatro sedes con la firma de cada docente"
    for row in (";;;Inicio;;", f";;;Inicio;{told};"):
        plan = csv_plan(_OVER_TWO, row, _MERIENDA, _HUERTA)
        assert plan.activities[-2].due == (date(2026, 6, 30),)
        assert not any("Inicio" in column.name for column in plan.columns)


_PROGRAMMED = "N.º;Auditoría;Responsable;Programación;;Observaciones"
_AUDITS = (
    "1;Auditar la merienda escolar;Oficina de Planeación;02/03/2026;30/06/2026;Riesgo alto",
    "2;Auditar el archivo central;Oficina de Planeación;04/05/2026;Trimestral;",
)


@pytest.mark.parametrize("end", ["Entrega informe", "Informe al alcalde"])
def test_later_days_beside_the_start_are_the_deadline_where_no_other_column_may_be(
    end: str,
) -> None:
    plan = csv_plan(_PROGRAMMED, f";;;Inicio;{end};", *_AUDITS)
    one, other = plan.activities
    assert (one.due, one.extra["Programación Inicio"]) == ((date(2026, 6, 30),), "02/03/2026")
    assert (other.due, other.due_text) == ((), "Trimestral")


def test_of_two_columns_of_days_behind_the_start_none_is_taken_for_the_deadline() -> None:
    rows = [row.replace("Riesgo alto", "31/07/2026") + "" for row in _AUDITS]
    plan = csv_plan(
        _PROGRAMMED.replace("Observaciones", ""), ";;;Inicio;Borrador;Informe al alcalde", *rows
    )
    assert [one.due for one in plan.activities] == [(), ()]


def test_earlier_days_beside_the_start_are_no_deadline() -> None:
    rows = [row.replace("30/06/2026", "01/02/2026") for row in _AUDITS]
    plan = csv_plan(_PROGRAMMED, ";;;Inicio;Visita de ayer;", *rows)
    assert [one.due for one in plan.activities] == [(), ()]
